// Sixteen bytes at once, and which of them may need an escape.
//
// Suspicious are the C0 controls, DEL, and the two lead bytes of characters that end a line or command a terminal
// (0xC2: U+0080–U+009F; 0xE2: U+2028, U+2029). Between quotation marks, these and the backslash are suspicious too; in a
// bare word, besides, the space and the equals sign.
#ifndef CHIPLOG_BLOCK_H
#define CHIPLOG_BLOCK_H

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

/// Those found, and those that only this place makes suspicious: quotation marks, backslashes, equals signs.
static inline chiplog_block chiplog_with_quotes(chiplog_block found, chiplog_block block, chiplog_place place) {
  if (place != CHIPLOG_TEXT) {
    found = _mm_or_si128(found, _mm_cmpeq_epi8(block, _mm_set1_epi8('"')));
    found = _mm_or_si128(found, _mm_cmpeq_epi8(block, _mm_set1_epi8('\\')));
  }
  if (place == CHIPLOG_BARE) {
    found = _mm_or_si128(found, _mm_cmpeq_epi8(block, _mm_set1_epi8('=')));
  }
  return found;
}

/// All bits of those bytes are set that are suspicious.
static inline chiplog_block chiplog_suspects(chiplog_block block, chiplog_place place) {
  __m128i control = _mm_cmpeq_epi8(_mm_min_epu8(block, _mm_set1_epi8(place == CHIPLOG_BARE ? 0x20 : 0x1F)), block);
  __m128i found = _mm_or_si128(control, _mm_cmpeq_epi8(block, _mm_set1_epi8(0x7F)));
  // 0xC2 and 0xE2 differ in one bit.
  __m128i lead = _mm_and_si128(block, _mm_set1_epi8((char)0xDF));
  found = _mm_or_si128(found, _mm_cmpeq_epi8(lead, _mm_set1_epi8((char)0xC2)));
  return chiplog_with_quotes(found, block, place);
}

/// The same for those bytes too that are no ASCII: most texts have none, and that is seen in half the steps.
static inline chiplog_block chiplog_doubts(chiplog_block block, chiplog_place place) {
  // One more makes DEL the first of the negative numbers, all of which are below the space.
  __m128i next = _mm_sub_epi8(block, _mm_set1_epi8(-1));
  __m128i found = _mm_cmplt_epi8(next, _mm_set1_epi8(place == CHIPLOG_BARE ? 0x22 : 0x21));
  return chiplog_with_quotes(found, block, place);
}

static inline chiplog_block chiplog_either(chiplog_block one, chiplog_block other) { return _mm_or_si128(one, other); }

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

/// Those found, and those that only this place makes suspicious: quotation marks, backslashes, equals signs.
static inline chiplog_block chiplog_with_quotes(chiplog_block found, chiplog_block block, chiplog_place place) {
  if (place != CHIPLOG_TEXT) {
    found = vorrq_u8(found, vceqq_u8(block, vdupq_n_u8('"')));
    found = vorrq_u8(found, vceqq_u8(block, vdupq_n_u8('\\')));
  }
  if (place == CHIPLOG_BARE) {
    found = vorrq_u8(found, vceqq_u8(block, vdupq_n_u8('=')));
  }
  return found;
}

static inline chiplog_block chiplog_suspects(chiplog_block block, chiplog_place place) {
  uint8x16_t found = vorrq_u8(vcltq_u8(block, vdupq_n_u8(place == CHIPLOG_BARE ? 0x21 : 0x20)), vceqq_u8(block, vdupq_n_u8(0x7F)));
  found = vorrq_u8(found, vceqq_u8(vandq_u8(block, vdupq_n_u8(0xDF)), vdupq_n_u8(0xC2)));
  return chiplog_with_quotes(found, block, place);
}

/// The same for those bytes too that are no ASCII: most texts have none, and that is seen in fewer steps.
static inline chiplog_block chiplog_doubts(chiplog_block block, chiplog_place place) {
  // One more makes DEL the first of the negative numbers, all of which are below the space.
  int8x16_t next = vreinterpretq_s8_u8(vaddq_u8(block, vdupq_n_u8(1)));
  uint8x16_t found = vcltq_s8(next, vdupq_n_s8(place == CHIPLOG_BARE ? 0x22 : 0x21));
  return chiplog_with_quotes(found, block, place);
}

static inline chiplog_block chiplog_either(chiplog_block one, chiplog_block other) { return vorrq_u8(one, other); }

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

static inline chiplog_block chiplog_doubts(chiplog_block block, chiplog_place place) {
  for (int index = 0; index < 16; index++) {
    uint8_t byte = block.bytes[index];
    block.bytes[index] = byte >= 0x80 || chiplog_suspicious_byte(byte, place) ? 0xFF : 0;
  }
  return block;
}

static inline chiplog_block chiplog_either(chiplog_block one, chiplog_block other) {
  for (int index = 0; index < 16; index++) one.bytes[index] |= other.bytes[index];
  return one;
}

static inline uint64_t chiplog_marks(chiplog_block found) {
  uint64_t marks = 0;
  for (int index = 0; index < 16; index++) marks |= (uint64_t)(found.bytes[index] & 1) << index;
  return marks;
}

static inline bool chiplog_any(chiplog_block found) { return chiplog_marks(found) != 0; }
#define CHIPLOG_MARK_WIDTH 1
#endif

#endif
