#pragma once

#include <optional>
#include <string>

#include "driver.hpp"

/// The driver's end of the conversation: one JSON object a line in, one a line out.
class Worker {
public:
  explicit Worker(Configuration configuration) : configuration(configuration) {}

  /// Takes over descriptor 0 and serves until the parent hangs up.
  void serve();

private:
  Configuration configuration;
  std::optional<Driver> driver;
  std::string pass;
  std::string output;
  bool is_finished = false;

  std::string answer(const std::string &line) noexcept;
  nlohmann::json handle(const nlohmann::json &command);
  nlohmann::json load(const nlohmann::json &command);
  nlohmann::json warm_up(const nlohmann::json &command);
  nlohmann::json sample(const nlohmann::json &command);
  nlohmann::json count(const nlohmann::json &command);
  nlohmann::json verify(const nlohmann::json &command);
  nlohmann::json finish();
};
