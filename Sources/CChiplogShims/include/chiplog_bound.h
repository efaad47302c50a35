// How the bound fields of logs stand in a line, kept by each thread: events that have the same ones follow each other.
//
// Each is found again by the very bytes of the fields, of which only whole ones are kept; so it does not matter to whom
// they belong, nor whether he still lives. The keys among them are literals, or copies.
#ifndef CHIPLOG_BOUND_H
#define CHIPLOG_BOUND_H

#include "chiplog_scan.h"
#include "chiplog_thread.h"

#include <string.h>

/// Bytes of encoded fields, and of text, up to which they are kept.
#define CHIPLOG_BOUND_BYTES 240
#define CHIPLOG_BOUND_TEXT 248

typedef struct chiplog_bound_text {
  /// Of the encoded fields; 0 in a place that is free.
  uint32_t count;
  uint32_t hash, text_count;
  /// What their keys are told apart by from others; see `SeenKeys`.
  uint64_t bits;
  uint8_t fields[CHIPLOG_BOUND_BYTES];
  uint8_t text[CHIPLOG_BOUND_TEXT];
} chiplog_bound_text;

/// The text of `count` bytes of fields, more than none, that have this hash; NULL when the thread has none.
static inline const chiplog_bound_text *_Nullable chiplog_known_bound(
    const uint8_t *_Nonnull fields, uint32_t count, uint32_t hash) {
  const chiplog_bound_text *kept = chiplog_current_thread()->bounds;
  if (kept == NULL) return NULL;
  kept += hash % CHIPLOG_BOUND_TEXTS;
  return kept->hash == hash && kept->count == count && memcmp(kept->fields, fields, count) == 0 ? kept : NULL;
}

/// Copies a text.
static inline void chiplog_copy_bound(uint8_t *_Nonnull destination, const chiplog_bound_text *_Nonnull bound) {
  chiplog_copy_line(destination, bound->text, bound->text_count);
}

/// The place for fields of this hash, which may hold others; NULL only when memory is exhausted. Allocates on a thread's
/// first.
chiplog_bound_text *_Nullable chiplog_place_of_bound(uint32_t hash);

#endif
