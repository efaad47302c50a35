#pragma once

#include <cstdint>
#include <functional>
#include <memory>

#include "peer.hpp"

/// Drives a peer through samples and reads the clocks around them; event numbers never restart.
class Driver {
public:
  /// What one sample took, in nanoseconds.
  struct Reading {
    std::uint64_t events, calling, draining, cpu;
    nlohmann::json bytes;

    nlohmann::json json() const;
  };

  /// `output` is the file that is emptied before each sample, or empty where lines go nowhere.
  Driver(std::unique_ptr<Peer> peer, std::string output) : peer(std::move(peer)), output(std::move(output)) {}

  Reading sample(std::uint64_t events);
  /// The batch whose samples last about `target`, found while warming up for `warm_up`.
  std::uint64_t calibrate(std::uint64_t target, std::uint64_t warm_up);
  /// Takes samples of `batch` until `warm_up` has passed.
  void warm_up(std::uint64_t batch, std::uint64_t warm_up);
  /// Logs `events` numbered events and closes the output.
  void verify(std::uint64_t events);
  void close() { peer.reset(); }

private:
  std::unique_ptr<Peer> peer;
  std::string output;
  std::uint64_t done = 0;
};
