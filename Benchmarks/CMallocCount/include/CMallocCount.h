// Counts allocations of the calling thread by standing in front of the C library's allocator.
//
// Linking this target into an executable replaces malloc, calloc, realloc and their aligned kin for the whole process;
// each forwards to the C library. Not for products: it belongs to the benchmark command and to tests.
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

#endif
