#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "event.hpp"

/// What the parent wants logged, and where.
struct Task {
  std::string label;
  bool enabled = true;
  std::string output;
  std::vector<std::pair<std::string, std::string>> bound;
  std::vector<Event> events;
};

/// A logger under measurement.
class Peer {
public:
  virtual ~Peer() = default;
  /// Makes the calls number `first` up to `last`, which is not made; event n is number n modulo their count.
  virtual void log(std::uint64_t first, std::uint64_t last) = 0;
  /// The same, with each call's number as the field `seq`.
  virtual void log_numbered(std::uint64_t first, std::uint64_t last) = 0;
  /// Returns when everything logged is the operating system's.
  virtual void drain() = 0;
};

enum class Configuration { standard, fast };

std::unique_ptr<Peer> make_spdlog_peer(Configuration configuration, Task task);
