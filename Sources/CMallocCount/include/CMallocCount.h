// Counts allocations by standing in front of the C library's allocator.
//
// Linking this target into an executable replaces malloc, calloc, realloc, free and their aligned kin for the whole
// process; each forwards to the C library. Not for products: it belongs to benchmark executables and to tests.
#ifndef CMALLOC_COUNT_H
#define CMALLOC_COUNT_H

#include <stdbool.h>
#include <stdint.h>

/// Whether allocations are counted: on glibc, and not under a sanitizer, which has an allocator of its own.
bool malloc_count_is_available(void);

/// Allocations that the calling thread has made so far; 0 where nothing is counted.
uint64_t malloc_count_allocations(void);

/// Bytes that the calling thread has asked for so far; 0 where nothing is counted.
uint64_t malloc_count_bytes(void);

/// What all threads together have done; exact when no other thread allocates meanwhile.
typedef struct {
  /// Calls that allocated, since the process began; a realloc is one.
  uint64_t allocations;
  /// Bytes they asked for.
  uint64_t bytes;
  /// Usable bytes allocated less those freed since `malloc_count_track_live`; negative when more was freed.
  int64_t live;
  /// The most `live` has been; up to 4 KiB for each thread lower than it was, so that threads need not meet at a counter.
  int64_t live_peak;
} malloc_count_totals;

malloc_count_totals malloc_count_process(void);

/// Begins to follow live bytes, from 0; a second call begins again. Call it while no other thread allocates.
void malloc_count_track_live(void);

#endif
