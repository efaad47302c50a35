// Copying text while looking for bytes that may need an escape.
//
// No function reads a byte outside the source or writes one outside the same range of the destination:
// short strings are read as two overlapping words instead of beyond their end.
#ifndef CHIPLOG_SCAN_H
#define CHIPLOG_SCAN_H

#include "chiplog_block.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

static inline uint64_t chiplog_load8(const uint8_t *_Nonnull source) {
  uint64_t word;
  memcpy(&word, source, 8);
  return word;
}

static inline uint32_t chiplog_load4(const uint8_t *_Nonnull source) {
  uint32_t word;
  memcpy(&word, source, 4);
  return word;
}

/// Copies `count` bytes; true when each of them is ASCII and none is suspicious. The ranges must not overlap.
static inline bool chiplog_copy_plain(
    uint8_t *_Nonnull destination, const uint8_t *_Nonnull source, size_t count, chiplog_place place) {
  if (count >= 16) {
    chiplog_block block = chiplog_load16(source + count - 16);
    chiplog_block found = chiplog_doubts(block, place);
    chiplog_store16(destination + count - 16, block);
    for (size_t index = 0; index < count - 16; index += 16) {
      block = chiplog_load16(source + index);
      chiplog_store16(destination + index, block);
      found = chiplog_either(found, chiplog_doubts(block, place));
    }
    return !chiplog_any(found);
  }
  if (count >= 8) {
    uint64_t head = chiplog_load8(source), tail = chiplog_load8(source + count - 8);
    memcpy(destination, &head, 8);
    memcpy(destination + count - 8, &tail, 8);
    return !chiplog_any(chiplog_doubts(chiplog_pair(head, tail), place));
  }
  // The letter a, which is never suspicious, where there is nothing.
  uint64_t all = 0x6161616161000000u;
  if (count >= 4) {
    uint32_t head = chiplog_load4(source), tail = chiplog_load4(source + count - 4);
    memcpy(destination, &head, 4);
    memcpy(destination + count - 4, &tail, 4);
    all = (uint64_t)tail << 32 | head;
  } else if (count > 0) {
    uint8_t first = source[0], middle = source[count / 2], end = source[count - 1];
    destination[0] = first;
    destination[count / 2] = middle;
    destination[count - 1] = end;
    all |= (uint64_t)end << 16 | (uint64_t)middle << 8 | first;
  } else {
    return true;
  }
  return !chiplog_any(chiplog_doubts(chiplog_pair(all, all), place));
}

/// Whether none of `count` bytes is suspicious; out of line, for texts that are not plain.
bool chiplog_is_clean(const uint8_t *_Nonnull source, size_t count, chiplog_place place);

/// Copies `count` bytes; true when none of them is suspicious. The ranges must not overlap.
static inline bool chiplog_copy_clean(
    uint8_t *_Nonnull destination, const uint8_t *_Nonnull source, size_t count, chiplog_place place) {
  return __builtin_expect(chiplog_copy_plain(destination, source, count, place), 1) ||
         chiplog_is_clean(source, count, place);
}

/// Copies the bytes before the first suspicious one, and says how many those are; touches at most `count` bytes of the
/// destination.
static inline size_t chiplog_copy_until_suspicious(
    uint8_t *_Nonnull destination, const uint8_t *_Nonnull source, size_t count, chiplog_place place) {
  size_t index = 0;
  for (; count - index >= 16; index += 16) {
    chiplog_block block = chiplog_load16(source + index);
    chiplog_store16(destination + index, block);
    uint64_t marks = chiplog_marks(chiplog_suspects(block, place));
    if (marks != 0) return index + (size_t)__builtin_ctzll(marks) / CHIPLOG_MARK_WIDTH;
  }
  if (count - index >= 8) {
    uint64_t head = chiplog_load8(source + index), tail = chiplog_load8(source + count - 8);
    memcpy(destination + index, &head, 8);
    memcpy(destination + count - 8, &tail, 8);
    uint64_t marks = chiplog_marks(chiplog_suspects(chiplog_pair(head, tail), place));
    if (marks == 0) return count;
    size_t first = (size_t)__builtin_ctzll(marks) / CHIPLOG_MARK_WIDTH;
    return first < 8 ? index + first : count - 16 + first;
  }
  for (; index < count && !chiplog_suspicious_byte(source[index], place); index++) destination[index] = source[index];
  return index;
}

/// Copies `count` bytes. Short runs, which most are, without a call.
static inline void chiplog_copy(uint8_t *_Nonnull destination, const uint8_t *_Nonnull source, size_t count) {
  if (count > 32) {
    memcpy(destination, source, count);
  } else if (count >= 16) {
    chiplog_block head = chiplog_load16(source), tail = chiplog_load16(source + count - 16);
    chiplog_store16(destination, head);
    chiplog_store16(destination + count - 16, tail);
  } else if (count >= 8) {
    uint64_t head = chiplog_load8(source), tail = chiplog_load8(source + count - 8);
    memcpy(destination, &head, 8);
    memcpy(destination + count - 8, &tail, 8);
  } else if (count >= 4) {
    uint32_t head = chiplog_load4(source), tail = chiplog_load4(source + count - 4);
    memcpy(destination, &head, 4);
    memcpy(destination + count - 4, &tail, 4);
  } else if (count > 0) {
    destination[count / 2] = source[count / 2];
    destination[count - 1] = source[count - 1];
    destination[0] = source[0];
  }
}

/// Copies 16 bytes `blocks` times from the start, and as many up to the end: where these meet, all that is between.
static inline void chiplog_copy_ends(
    uint8_t *_Nonnull destination, const uint8_t *_Nonnull source, size_t count, size_t blocks) {
  for (size_t index = 0; index < 16 * blocks; index += 16) {
    chiplog_block head = chiplog_load16(source + index), tail = chiplog_load16(source + count - 16 - index);
    chiplog_store16(destination + index, head);
    chiplog_store16(destination + count - 16 - index, tail);
  }
}

/// Copies a run of `count` bytes that is mostly longer than a string: a message, a line, bound fields. Up to 128 bytes
/// without a call.
static inline void chiplog_copy_line(uint8_t *_Nonnull destination, const uint8_t *_Nonnull source, size_t count) {
  if (count <= 32 || count > 128) {
    chiplog_copy(destination, source, count);
  } else if (count <= 64) {
    chiplog_copy_ends(destination, source, count, 2);
  } else {
    chiplog_copy_ends(destination, source, count, 4);
  }
}

/// Whether two runs of `count` bytes are the same.
static inline bool chiplog_equal(const void *_Nullable one, const void *_Nullable other, size_t count) {
  return count == 0 || memcmp(one, other, count) == 0;
}

/// The index of the first byte that is `byte`, or `count`.
static inline size_t chiplog_find_byte(const uint8_t *_Nonnull source, size_t count, uint8_t byte) {
  const uint8_t *found = memchr(source, byte, count);
  return found == NULL ? count : (size_t)(found - source);
}

/// The index of the first suspicious byte from `start` on, or `count`.
static inline size_t chiplog_next_suspicious(
    const uint8_t *_Nonnull source, size_t start, size_t count, chiplog_place place) {
  size_t index = start;
  for (; count - index >= 16; index += 16) {
    uint64_t marks = chiplog_marks(chiplog_suspects(chiplog_load16(source + index), place));
    if (marks != 0) return index + (size_t)__builtin_ctzll(marks) / CHIPLOG_MARK_WIDTH;
  }
  if (index < count && count >= 16) {
    // The last sixteen bytes, those before `index` once more: their marks are shifted out.
    uint64_t marks = chiplog_marks(chiplog_suspects(chiplog_load16(source + count - 16), place));
    marks >>= (index - (count - 16)) * CHIPLOG_MARK_WIDTH;
    return marks != 0 ? index + (size_t)__builtin_ctzll(marks) / CHIPLOG_MARK_WIDTH : count;
  }
  while (index < count && !chiplog_suspicious_byte(source[index], place)) index++;
  return index;
}

/// The index of the first suspicious byte, or `count`.
static inline size_t chiplog_find_suspicious(const uint8_t *_Nonnull source, size_t count, chiplog_place place) {
  return chiplog_next_suspicious(source, 0, count, place);
}

#endif
