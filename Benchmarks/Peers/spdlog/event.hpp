#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

/// An error with what led to it.
struct Failure {
  std::string type;
  std::string message;
  std::vector<Failure> causes;
};

/// One event of the scenario, as a C++ program would hold it.
struct Event {
  std::string message;
  bool has_fields = false;
  std::int64_t order = 0;
  std::string customer;
  double amount = 0;
  std::string currency;
  bool express = false;
  std::uint64_t items = 0;
  std::int64_t elapsed_ms = 0;
  std::int64_t cart_id = 0;
  std::optional<std::string> coupon;
  std::vector<std::string> tags;
  Failure failure;
};

/// Reads the parent's file of events; throws what the JSON library throws.
std::vector<Event> read_events(const std::string &path);
