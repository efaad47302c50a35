#include "driver.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <ctime>
#include <system_error>

static std::uint64_t read_clock(clockid_t clock) {
  timespec time{};
  clock_gettime(clock, &time);
  return static_cast<std::uint64_t>(time.tv_sec) * 1'000'000'000 + static_cast<std::uint64_t>(time.tv_nsec);
}

nlohmann::json Driver::Reading::json() const {
  return {{"events_per_caller", events}, {"callers_ns", {calling}}, {"calling_ns", calling}, {"draining_ns", draining},
          {"cpu_ns", cpu},               {"bytes", bytes},          {"dropped", 0}};
}

Driver::Reading Driver::sample(std::uint64_t events) {
  if (!output.empty() && truncate(output.c_str(), 0) != 0) {
    throw std::system_error(errno, std::generic_category(), output);
  }
  const auto cpu = read_clock(CLOCK_PROCESS_CPUTIME_ID);
  const auto start = read_clock(CLOCK_MONOTONIC);
  peer->log(done, done + events);
  const auto called = read_clock(CLOCK_MONOTONIC);
  peer->drain();
  const auto drained = read_clock(CLOCK_MONOTONIC);
  Reading reading{events, called - start, drained - called, read_clock(CLOCK_PROCESS_CPUTIME_ID) - cpu, nullptr};
  done += events;
  struct stat status {};
  if (!output.empty() && stat(output.c_str(), &status) == 0) {
    reading.bytes = status.st_size;
  }
  return reading;
}

std::uint64_t Driver::calibrate(std::uint64_t target, std::uint64_t warm_up) {
  constexpr int tries = 60;
  constexpr std::uint64_t largest = std::uint64_t{1} << 32;
  std::uint64_t batch = 1, spent = 0;
  int fitting = 0;
  for (int attempt = 0; attempt < tries; attempt++) {
    const auto reading = sample(batch);
    const auto time = std::max<std::uint64_t>(1, reading.calling + reading.draining);
    spent += time;
    const bool fits = (time >= target / 2 && time <= target * 2) || (batch == 1 && time > target);
    fitting = fits ? fitting + 1 : 0;
    // Two in a row: the first of all may be long only because everything is cold.
    if (fitting >= 2 && spent >= warm_up) {
      break;
    }
    const auto factor = std::clamp(static_cast<double>(target) / static_cast<double>(time), 0.1, 10.0);
    batch = std::clamp<std::uint64_t>(std::llround(static_cast<double>(batch) * factor), 1, largest);
  }
  return batch;
}

void Driver::warm_up(std::uint64_t batch, std::uint64_t warm_up) {
  const auto start = read_clock(CLOCK_MONOTONIC);
  do {
    sample(batch);
  } while (read_clock(CLOCK_MONOTONIC) - start < warm_up);
}

void Driver::verify(std::uint64_t events) {
  peer->log_numbered(done, done + events);
  done += events;
  peer->drain();
  close();
}
