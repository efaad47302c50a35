// Clocks, read without a detour through the C library's Swift overlay.
#ifndef CHIPLOG_TIME_H
#define CHIPLOG_TIME_H

#include <stdint.h>
#include <time.h>

static inline int64_t chiplog_clock_ns(clockid_t clock) {
  struct timespec now;
  clock_gettime(clock, &now);
  return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}

/// Nanoseconds since 1970-01-01T00:00:00Z, leap seconds not counted. 16–24 ns through the vDSO.
static inline int64_t chiplog_wall_clock_ns(void) { return chiplog_clock_ns(CLOCK_REALTIME); }

/// Nanoseconds of a clock that never steps; its zero is arbitrary.
static inline int64_t chiplog_monotonic_ns(void) { return chiplog_clock_ns(CLOCK_MONOTONIC); }

#endif
