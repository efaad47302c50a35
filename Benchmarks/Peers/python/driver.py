"""Drives a peer through samples and reads the clocks around them."""

import os
import time

TRIES = 60
LARGEST_BATCH = 1 << 32


class Driver:
    """Keeps count of the events, whose numbers never restart; `output`, if any, is emptied before each sample."""

    def __init__(self, peer, output):
        self.peer = peer
        self.output = output
        self.done = 0

    def next_events(self, count):
        first, self.done = self.done, self.done + count
        return range(first, self.done)

    def sample(self, count):
        """Makes `count` calls and drains; what that took, as it is told to the parent."""
        if self.output is not None:
            os.truncate(self.output, 0)
        numbers = self.next_events(count)
        log, drain = self.peer.log, self.peer.drain
        cpu = time.clock_gettime_ns(time.CLOCK_PROCESS_CPUTIME_ID)
        start = time.monotonic_ns()
        log(numbers)
        called = time.monotonic_ns()
        drain()
        drained = time.monotonic_ns()
        cpu = time.clock_gettime_ns(time.CLOCK_PROCESS_CPUTIME_ID) - cpu
        return {
            "events_per_caller": count, "callers_ns": [called - start], "calling_ns": called - start,
            "draining_ns": drained - called, "cpu_ns": cpu,
            "bytes": None if self.output is None else os.path.getsize(self.output), "dropped": 0,
        }

    def calibrate(self, target, warm_up):
        """The batch whose samples last about `target`, found while warming up for `warm_up`."""
        batch, spent, fitting = 1, 0, 0
        for _ in range(TRIES):
            reading = self.sample(batch)
            lasted = max(1, reading["calling_ns"] + reading["draining_ns"])
            spent += lasted
            fits = target / 2 <= lasted <= target * 2 or (batch == 1 and lasted > target)
            fitting = fitting + 1 if fits else 0
            # Two in a row: the first of all may be long only because everything is cold.
            if fitting >= 2 and spent >= warm_up:
                break
            batch = min(max(1, round(batch * min(max(target / lasted, 0.1), 10))), LARGEST_BATCH)
        return batch

    def warm_up(self, batch, duration):
        """Takes samples of `batch` until `duration` has passed."""
        start = time.monotonic_ns()
        while True:
            self.sample(batch)
            if time.monotonic_ns() - start >= duration:
                return

    def log_numbered(self, count):
        self.peer.log_numbered(self.next_events(count))
        self.peer.drain()

    def close(self):
        self.peer.drain()
        self.peer.close()
