#include "worker.hpp"

#include <fcntl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstring>
#include <stdexcept>

extern "C" {
#include "CMallocCount.h"
}

namespace {

/// A socket apart from the standard streams, which then lead nowhere.
int take_over_standard_input() {
  const int socket = fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 3);
  const int null = open("/dev/null", O_RDWR | O_CLOEXEC);
  dup2(null, STDIN_FILENO);
  dup2(null, STDOUT_FILENO);
  close(null);
  return socket;
}

bool send_all(int socket, const std::string &text) {
  for (std::size_t sent = 0; sent < text.size();) {
    const auto count = send(socket, text.data() + sent, text.size() - sent, MSG_NOSIGNAL);
    if (count < 0 && errno != EINTR) {
      return false;
    }
    sent += count > 0 ? static_cast<std::size_t>(count) : 0;
  }
  return true;
}

std::uint64_t positive(const nlohmann::json &command, const char *key) {
  const auto value = command.find(key);
  if (value == command.end() || !value->is_number_unsigned() || *value == 0) {
    throw std::runtime_error(std::string("\"") + key + "\" must be an integer above 0");
  }
  return *value;
}

Task task_from(const nlohmann::json &json, const std::string &directory) {
  Task task;
  task.label = json.at("label");
  task.enabled = json.at("level") != "off";
  task.output = json.at("sink") == "null" ? "/dev/null" : directory + "/output.log";
  task.bound = json.value("bound", task.bound);
  task.events = read_events(json.at("events"));
  return task;
}

} // namespace

void Worker::serve() {
  const int socket = take_over_standard_input();
  std::string pending;
  char chunk[65536];
  while (true) {
    const auto end = pending.find('\n');
    if (end != std::string::npos) {
      if (!send_all(socket, answer(pending.substr(0, end)) + "\n")) {
        return;
      }
      pending.erase(0, end + 1);
      continue;
    }
    const auto count = read(socket, chunk, sizeof chunk);
    if (count < 0 && errno == EINTR) {
      continue;
    }
    if (count <= 0) {
      return;
    }
    pending.append(chunk, static_cast<std::size_t>(count));
  }
}

std::string Worker::answer(const std::string &line) noexcept {
  nlohmann::json answer;
  try {
    answer = handle(nlohmann::json::parse(line));
  } catch (const std::exception &problem) {
    answer = {{"error", problem.what()}};
  }
  return answer.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

nlohmann::json Worker::handle(const nlohmann::json &command) {
  const auto name = command.at("do").get<std::string>();
  if (name == "load") return load(command);
  if (!driver) throw std::runtime_error('"' + name + "\" came before \"load\"");
  if (is_finished) throw std::runtime_error('"' + name + "\" came after the output was closed");
  if (pass == "time" && name == "warm_up") return warm_up(command);
  if (pass == "time" && name == "sample") return sample(command);
  if (pass == "time" && name == "finish") return finish();
  if (pass == "alloc" && name == "count") return count(command);
  if (pass == "verify" && name == "verify") return verify(command);
  throw std::runtime_error("the " + pass + " pass has no command \"" + name + '"');
}

nlohmann::json Worker::load(const nlohmann::json &command) {
  if (driver) {
    throw std::runtime_error("\"load\" came a second time");
  }
  const std::string directory = command.at("directory");
  if (mkdir(directory.c_str(), 0700) != 0) {
    throw std::runtime_error("no folder " + directory + ": " + std::strerror(errno));
  }
  auto task = task_from(command.at("task"), directory);
  pass = command.at("pass");
  output = task.output;
  driver.emplace(make_spdlog_peer(configuration, std::move(task)), output == "/dev/null" ? "" : output);
  return {{"loaded", command.at("id")}};
}

nlohmann::json Worker::warm_up(const nlohmann::json &command) {
  const std::uint64_t duration = command.at("warm_up_ns");
  if (const auto batch = command.find("batch"); batch != command.end() && !batch->is_null()) {
    driver->warm_up(positive(command, "batch"), duration);
    return {{"batch", *batch}};
  }
  return {{"batch", driver->calibrate(positive(command, "sample_ns"), duration)}};
}

nlohmann::json Worker::sample(const nlohmann::json &command) {
  const auto count = positive(command, "count"), batch = positive(command, "batch");
  auto samples = nlohmann::json::array();
  for (std::uint64_t number = 0; number < count; number++) {
    samples.push_back(driver->sample(batch).json());
  }
  return {{"samples", std::move(samples)}};
}

// What two batches of N and 2 N differ by belongs to N events and to nothing else.
nlohmann::json Worker::count(const nlohmann::json &command) {
  const auto events = positive(command, "events_per_caller");
  if (!malloc_count_is_available()) {
    return {{"skipped", "allocations are counted on glibc only"}};
  }
  driver->sample(events);
  const auto before = malloc_count_process();
  driver->sample(events);
  const auto one = malloc_count_process();
  driver->sample(2 * events);
  const auto two = malloc_count_process();
  finish();
  const auto per_event = [&](std::uint64_t first, std::uint64_t second, std::uint64_t third) {
    return (static_cast<double>(third - second) - static_cast<double>(second - first)) / static_cast<double>(events);
  };
  return {{"allocations", per_event(before.allocations, one.allocations, two.allocations)},
          {"bytes", per_event(before.bytes, one.bytes, two.bytes)},
          {"is_exact", false}};
}

nlohmann::json Worker::verify(const nlohmann::json &command) {
  const auto events = positive(command, "events_per_caller");
  driver->verify(events);
  is_finished = true;
  return {{"output", output}, {"sent", events}, {"dropped", 0}};
}

nlohmann::json Worker::finish() {
  driver->close();
  is_finished = true;
  return nlohmann::json::object();
}
