// How the keys of fields that are literals stand in a line, kept by each thread: a key is written some million times, and
// looked through for what must be escaped once.
//
// Invariant: a literal's bytes never change and its address is never another's, since no image of Swift code is unloaded.
#ifndef CHIPLOG_KEYS_H
#define CHIPLOG_KEYS_H

#include "chiplog_thread.h"

#include <string.h>

#define CHIPLOG_KEY_TEXT 48

/// A literal and its text; on a cache line of its own.
typedef struct chiplog_key {
  /// Address and length of the literal; NULL in a place that is free.
  const uint8_t *_Nullable start;
  uint16_t count;
  uint16_t text_count;
  /// What an object's keys are told apart by; see `SeenKeys`.
  uint16_t bits;
  /// Whether a member that every line has is called so.
  bool is_standard_member;
  uint8_t text[CHIPLOG_KEY_TEXT];
} chiplog_key;

static inline size_t chiplog_key_index(const uint8_t *_Nonnull start) {
  return (size_t)(((uint64_t)(uintptr_t)start * 0x9E3779B97F4A7C15u) >> (64 - CHIPLOG_KEY_BITS));
}

/// What is known of a literal among a thread's keys; NULL when that is nothing.
static inline const chiplog_key *_Nullable chiplog_known_key(
    const chiplog_key *_Nonnull keys, const uint8_t *_Nonnull start, size_t count) {
  const chiplog_key *key = &keys[chiplog_key_index(start)];
  return key->start == start && key->count == count ? key : NULL;
}

/// The place for a literal, which may hold another; NULL only when memory is exhausted. Allocates on a thread's first.
chiplog_key *_Nullable chiplog_place_of_key(const uint8_t *_Nonnull start);

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
