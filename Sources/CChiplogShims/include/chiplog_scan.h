// Copying text while looking for bytes that may need an escape.
//
// Suspicious are the C0 controls, DEL, and the two lead bytes of characters that end a line or command a terminal
// (0xC2: U+0080–U+009F; 0xE2: U+2028, U+2029). Between quotation marks, these and the backslash are suspicious too; in a
// bare word, besides, the space and the equals sign.
// No function reads a byte outside the source or writes one outside the same range of the destination:
// short strings are read as two overlapping words instead of beyond their end.
#ifndef CHIPLOG_SCAN_H
#define CHIPLOG_SCAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

typedef enum chiplog_place {
  CHIPLOG_TEXT,
  CHIPLOG_QUOTED,
  CHIPLOG_BARE,
} chiplog_place;

static inline bool chiplog_suspicious_byte(uint8_t byte, chiplog_place place) {
  if (byte < 0x20 || byte == 0x7F || byte == 0xC2 || byte == 0xE2) return true;
  if (place != CHIPLOG_TEXT && (byte == '"' || byte == '\\')) return true;
  return place == CHIPLOG_BARE && (byte == ' ' || byte == '=');
}

#if defined(__SSE2__)
#include <emmintrin.h>
typedef __m128i chiplog_block;

static inline chiplog_block chiplog_load16(const uint8_t *_Nonnull source) {
  return _mm_loadu_si128((const __m128i *)source);
}

static inline void chiplog_store16(uint8_t *_Nonnull destination, chiplog_block block) {
  _mm_storeu_si128((__m128i *)destination, block);
}

static inline chiplog_block chiplog_pair(uint64_t low, uint64_t high) {
  return _mm_set_epi64x((long long)high, (long long)low);
}

/// All bits of those bytes are set that are suspicious.
static inline chiplog_block chiplog_suspects(chiplog_block block, chiplog_place place) {
  __m128i control = _mm_cmpeq_epi8(_mm_min_epu8(block, _mm_set1_epi8(place == CHIPLOG_BARE ? 0x20 : 0x1F)), block);
  __m128i found = _mm_or_si128(control, _mm_cmpeq_epi8(block, _mm_set1_epi8(0x7F)));
  // 0xC2 and 0xE2 differ in one bit.
  __m128i lead = _mm_and_si128(block, _mm_set1_epi8((char)0xDF));
  found = _mm_or_si128(found, _mm_cmpeq_epi8(lead, _mm_set1_epi8((char)0xC2)));
  if (place != CHIPLOG_TEXT) {
    found = _mm_or_si128(found, _mm_cmpeq_epi8(block, _mm_set1_epi8('"')));
    found = _mm_or_si128(found, _mm_cmpeq_epi8(block, _mm_set1_epi8('\\')));
  }
  if (place == CHIPLOG_BARE) {
    found = _mm_or_si128(found, _mm_cmpeq_epi8(block, _mm_set1_epi8('=')));
  }
  return found;
}

static inline bool chiplog_any(chiplog_block found) { return _mm_movemask_epi8(found) != 0; }

/// One bit a byte, the first the lowest.
static inline uint64_t chiplog_marks(chiplog_block found) { return (uint64_t)_mm_movemask_epi8(found); }
#define CHIPLOG_MARK_WIDTH 1
#elif defined(__ARM_NEON) && defined(__aarch64__)
#include <arm_neon.h>
typedef uint8x16_t chiplog_block;

static inline chiplog_block chiplog_load16(const uint8_t *_Nonnull source) { return vld1q_u8(source); }

static inline void chiplog_store16(uint8_t *_Nonnull destination, chiplog_block block) { vst1q_u8(destination, block); }

static inline chiplog_block chiplog_pair(uint64_t low, uint64_t high) {
  return vreinterpretq_u8_u64(vcombine_u64(vcreate_u64(low), vcreate_u64(high)));
}

static inline chiplog_block chiplog_suspects(chiplog_block block, chiplog_place place) {
  uint8x16_t found = vorrq_u8(vcltq_u8(block, vdupq_n_u8(place == CHIPLOG_BARE ? 0x21 : 0x20)), vceqq_u8(block, vdupq_n_u8(0x7F)));
  found = vorrq_u8(found, vceqq_u8(vandq_u8(block, vdupq_n_u8(0xDF)), vdupq_n_u8(0xC2)));
  if (place != CHIPLOG_TEXT) {
    found = vorrq_u8(found, vceqq_u8(block, vdupq_n_u8('"')));
    found = vorrq_u8(found, vceqq_u8(block, vdupq_n_u8('\\')));
  }
  if (place == CHIPLOG_BARE) {
    found = vorrq_u8(found, vceqq_u8(block, vdupq_n_u8('=')));
  }
  return found;
}

static inline bool chiplog_any(chiplog_block found) { return vmaxvq_u8(found) != 0; }

/// Four bits a byte, the first the lowest.
static inline uint64_t chiplog_marks(chiplog_block found) {
  return vget_lane_u64(vreinterpret_u64_u8(vshrn_n_u16(vreinterpretq_u16_u8(found), 4)), 0);
}
#define CHIPLOG_MARK_WIDTH 4
#else
typedef struct chiplog_block {
  uint8_t bytes[16];
} chiplog_block;

static inline chiplog_block chiplog_load16(const uint8_t *_Nonnull source) {
  chiplog_block block;
  memcpy(block.bytes, source, 16);
  return block;
}

static inline void chiplog_store16(uint8_t *_Nonnull destination, chiplog_block block) {
  memcpy(destination, block.bytes, 16);
}

static inline chiplog_block chiplog_pair(uint64_t low, uint64_t high) {
  chiplog_block block;
  memcpy(block.bytes, &low, 8);
  memcpy(block.bytes + 8, &high, 8);
  return block;
}

static inline chiplog_block chiplog_suspects(chiplog_block block, chiplog_place place) {
  for (int index = 0; index < 16; index++) {
    block.bytes[index] = chiplog_suspicious_byte(block.bytes[index], place) ? 0xFF : 0;
  }
  return block;
}

static inline uint64_t chiplog_marks(chiplog_block found) {
  uint64_t marks = 0;
  for (int index = 0; index < 16; index++) marks |= (uint64_t)(found.bytes[index] & 1) << index;
  return marks;
}

static inline bool chiplog_any(chiplog_block found) { return chiplog_marks(found) != 0; }
#define CHIPLOG_MARK_WIDTH 1
#endif

static inline bool chiplog_suspicious(chiplog_block block, chiplog_place place) {
  return chiplog_any(chiplog_suspects(block, place));
}

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

/// Copies `count` bytes; true when none of them is suspicious. The ranges must not overlap.
static inline bool chiplog_copy_clean(
    uint8_t *_Nonnull destination, const uint8_t *_Nonnull source, size_t count, chiplog_place place) {
  if (count >= 16) {
    bool dirty = false;
    size_t last = count - 16;
    for (size_t index = 0; index < last; index += 16) {
      chiplog_block block = chiplog_load16(source + index);
      chiplog_store16(destination + index, block);
      dirty |= chiplog_suspicious(block, place);
    }
    chiplog_block block = chiplog_load16(source + last);
    chiplog_store16(destination + last, block);
    return !(dirty | chiplog_suspicious(block, place));
  }
  if (count >= 8) {
    uint64_t head = chiplog_load8(source), tail = chiplog_load8(source + count - 8);
    memcpy(destination, &head, 8);
    memcpy(destination + count - 8, &tail, 8);
    return !chiplog_suspicious(chiplog_pair(head, tail), place);
  }
  if (count >= 4) {
    uint32_t head = chiplog_load4(source), tail = chiplog_load4(source + count - 4);
    memcpy(destination, &head, 4);
    memcpy(destination + count - 4, &tail, 4);
    uint64_t both = (uint64_t)tail << 32 | head;
    return !chiplog_suspicious(chiplog_pair(both, both), place);
  }
  if (count == 0) {
    return true;
  }
  uint8_t first = source[0], middle = source[count / 2], end = source[count - 1];
  destination[0] = first;
  destination[count / 2] = middle;
  destination[count - 1] = end;
  uint64_t all = (uint64_t)first * 0x0001000001000001u | (uint64_t)middle << 8 | (uint64_t)middle << 32 |
                 (uint64_t)end << 16 | (uint64_t)end << 40 | (uint64_t)end << 56;
  return !chiplog_suspicious(chiplog_pair(all, all), place);
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

/// Copies a line of `count` bytes. Those up to 64 bytes, most without fields, without a call.
static inline void chiplog_copy_line(uint8_t *_Nonnull destination, const uint8_t *_Nonnull source, size_t count) {
  if (count - 32 > 32) {  // not 32 to 64; below, the difference wraps around
    chiplog_copy(destination, source, count);
    return;
  }
  chiplog_block first = chiplog_load16(source), second = chiplog_load16(source + 16);
  chiplog_block third = chiplog_load16(source + count - 32), fourth = chiplog_load16(source + count - 16);
  chiplog_store16(destination, first);
  chiplog_store16(destination + 16, second);
  chiplog_store16(destination + count - 32, third);
  chiplog_store16(destination + count - 16, fourth);
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
