// How the keys of fields that are literals stand in a line, kept by each thread: a key is written some million times, and
// looked through for what must be escaped once.
//
// Invariant: a literal's bytes never change and its address is never another's, since no image of Swift code is unloaded.
#ifndef CHIPLOG_KEYS_H
#define CHIPLOG_KEYS_H

#include "chiplog_thread.h"

#include <string.h>

#define CHIPLOG_KEY_TEXT 46

/// A literal and its text; on a cache line of its own.
typedef struct chiplog_key {
  /// Address and length of the literal; NULL in a place that is free.
  const uint8_t *_Nullable start;
  /// What an object's keys are told apart by; see `SeenKeys`.
  uint64_t bits;
  uint8_t count;
  uint8_t text_count;
  uint8_t text[CHIPLOG_KEY_TEXT];
} chiplog_key;

/// How many places a literal may have: a power of two.
#define CHIPLOG_KEY_WAYS_BITS 2
#define CHIPLOG_KEY_WAYS (1 << CHIPLOG_KEY_WAYS_BITS)

/// The first of the places that a literal may have, which its address decides. Where more keys of one event share a set than
/// it has places, they drive each other out at every line: of ten keys whose addresses scatter, with one place each in one
/// program of three, with two in one of 37, with four in one of 5,000.
static inline size_t chiplog_key_index(const uint8_t *_Nonnull start) {
  const unsigned set_bits = CHIPLOG_KEY_BITS - CHIPLOG_KEY_WAYS_BITS;
  return (size_t)(((uint64_t)(uintptr_t)start * 0x9E3779B97F4A7C15u) >> (64 - set_bits)) << CHIPLOG_KEY_WAYS_BITS;
}

static inline bool chiplog_is_key(const chiplog_key *_Nonnull key, const uint8_t *_Nonnull start, size_t count) {
  return key->start == start && key->count == count;
}

/// What is known of a literal among a thread's keys; NULL when that is nothing.
static inline const chiplog_key *_Nullable chiplog_known_key(
    const chiplog_key *_Nonnull keys, const uint8_t *_Nonnull start, size_t count) {
  const chiplog_key *key = &keys[chiplog_key_index(start)];
  if (__builtin_expect(chiplog_is_key(key, start, count), 1)) return key;
  for (int way = 1; way < CHIPLOG_KEY_WAYS; way++) {
    if (chiplog_is_key(key + way, start, count)) return key + way;
  }
  return NULL;
}

/// A place for a literal, made free by moving each of its set on, so that the one that came first is forgotten; NULL only
/// when memory is exhausted. Allocates on a thread's first.
chiplog_key *_Nullable chiplog_place_of_key(const uint8_t *_Nonnull start);

/// A thread's first keys, none yet; NULL only when memory is exhausted.
chiplog_key *_Nullable chiplog_first_keys(void);

/// A thread's keys; NULL only when memory is exhausted. Allocates at a thread's first call.
static inline chiplog_key *_Nullable chiplog_keys(void) {
  chiplog_key *keys = chiplog_current_thread()->keys;
  return __builtin_expect(keys != NULL, 1) ? keys : chiplog_first_keys();
}

/// Copies a key's text and what stands behind it, `CHIPLOG_KEY_TEXT` bytes in all.
static inline void chiplog_copy_key(uint8_t *_Nonnull destination, const chiplog_key *_Nonnull key) {
  memcpy(destination, key->text, CHIPLOG_KEY_TEXT);
}

/// The same without the first `skipped` bytes, whose place is left as it is.
static inline void chiplog_copy_key_behind(
    uint8_t *_Nonnull destination, const chiplog_key *_Nonnull key, size_t skipped) {
  memcpy(destination + skipped, key->text + skipped, CHIPLOG_KEY_TEXT - skipped);
}

#endif
