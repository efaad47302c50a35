// Pieces of a line. Each function writes at `at` and returns where the next piece goes; the caller has made room for the
// longest outcome, `creference_most_bytes` for a string, and for 16 bytes beyond it.
#ifndef CREFERENCE_LINE_H
#define CREFERENCE_LINE_H

#include "CReference.h"

#include <string.h>
#include <time.h>

/// The text of the second last written, as "2026-11-21T07:12:55".
typedef struct creference_second {
  int64_t second;
  uint8_t text[32];
} creference_second;

#define CREFERENCE_LITERAL(at, literal) creference_literal(at, literal, sizeof literal - 1)

static inline uint8_t *creference_literal(uint8_t *at, const char *literal, size_t count) {
  memcpy(at, literal, count);
  return at + count;
}

/// The longest outcome of a string: each byte an escape of six, and two quotation marks.
static inline size_t creference_most_bytes(creference_text text) { return 6 * text.count + 2; }

void creference_remember_second(creference_second *cache, int64_t second);
uint8_t *creference_escaped(uint8_t *at, creference_text text, bool quoted);
uint8_t *creference_shortest_double(uint8_t *at, double value);

/// The eight digits of a number below 10^8 as the bytes 0…9 of a word, the first the lowest: every step splits each lane
/// in two by a multiplication.
static inline uint64_t creference_eight(uint32_t value) {
  uint64_t fours = value / 10000 | (uint64_t)(value % 10000) << 32;
  uint64_t hundreds = ((fours * 10486) >> 20) & 0x0000007F0000007F;
  uint64_t twos = hundreds | (fours - hundreds * 100) << 16;
  uint64_t tens = ((twos * 103) >> 10) & 0x000F000F000F000F;
  return tens | (twos - tens * 10) << 8;
}

/// "00", "01" … "99".
extern const char creference_digit_pairs[];

#define CREFERENCE_ZEROS 0x3030303030303030u

/// The last `count` digits of a number below 10^8; touches 8 bytes.
static inline void creference_digits(uint8_t *at, uint32_t value, int count) {
  uint64_t digits = (creference_eight(value) | CREFERENCE_ZEROS) >> 8 * (8 - count);
  memcpy(at, &digits, 8);
}

/// All digits of a number below 10^8.
static inline uint8_t *creference_first(uint8_t *at, uint32_t value) {
  uint64_t digits = creference_eight(value);
  int missing = value == 0 ? 7 : __builtin_ctzll(digits) / 8;
  digits = (digits | CREFERENCE_ZEROS) >> 8 * missing;
  memcpy(at, &digits, 8);
  return at + 8 - missing;
}

static inline uint8_t *creference_unsigned(uint8_t *at, uint64_t value) {
  if (value < 100000000) return creference_first(at, (uint32_t)value);
  uint64_t high = value / 100000000;
  if (high < 100000000) {
    at = creference_first(at, (uint32_t)high);
  } else {
    at = creference_first(at, (uint32_t)(high / 100000000));
    creference_digits(at, (uint32_t)(high % 100000000), 8);
    at += 8;
  }
  creference_digits(at, (uint32_t)(value % 100000000), 8);
  return at + 8;
}

static inline uint8_t *creference_signed(uint8_t *at, int64_t value) {
  if (value >= 0) return creference_unsigned(at, (uint64_t)value);
  *at = '-';
  return creference_unsigned(at + 1, 0 - (uint64_t)value);
}

/// 27 bytes: RFC 3339 in UTC with microseconds.
static inline uint8_t *creference_now(uint8_t *at, creference_second *cache) {
  struct timespec now;
  clock_gettime(CLOCK_REALTIME, &now);
  if (__builtin_expect(now.tv_sec != cache->second, 0)) creference_remember_second(cache, now.tv_sec);
  memcpy(at, cache->text, 20);
  // Two digits at a time: for six of them a table is faster than a word of eight.
  uint32_t microseconds = (uint32_t)now.tv_nsec / 1000;
  memcpy(at + 20, creference_digit_pairs + microseconds / 10000 * 2, 2);
  memcpy(at + 22, creference_digit_pairs + microseconds / 100 % 100 * 2, 2);
  memcpy(at + 24, creference_digit_pairs + microseconds % 100 * 2, 2);
  at[26] = 'Z';
  return at + 27;
}

/// A duration of whole milliseconds in seconds: "1.5s", "0.007s", "3s".
static inline uint8_t *creference_seconds(uint8_t *at, int64_t milliseconds) {
  at = creference_unsigned(at, (uint64_t)milliseconds / 1000);
  uint32_t rest = (uint32_t)((uint64_t)milliseconds % 1000);
  if (rest != 0) {
    *at = '.';
    creference_digits(at + 1, rest, 3);
    at += rest % 10 != 0 ? 4 : rest % 100 != 0 ? 3 : 2;
  }
  *at = 's';
  return at + 1;
}

/// A finite double: the shortest digits that read back as it. Most logged ones have few decimals, which a multiplication
/// and a division prove: a decimal of at most 15 digits that reads back as the double is its shortest.
static inline uint8_t *creference_double(uint8_t *at, double value) {
  double magnitude = value < 0 ? -value : value;
  if (!(magnitude >= 1e-3 && magnitude < 1e9)) return creference_shortest_double(at, value);
  uint64_t scaled = (uint64_t)(magnitude * 1e6 + 0.5);
  if ((double)scaled / 1e6 != magnitude) return creference_shortest_double(at, value);
  if (value < 0) *at++ = '-';
  at = creference_unsigned(at, scaled / 1000000);
  *at = '.';
  creference_digits(at + 1, (uint32_t)(scaled % 1000000), 6);
  at += 7;
  while (at[-1] == '0' && at[-2] != '.') at--;
  return at;
}

#if defined(__SSE2__)
#include <emmintrin.h>
typedef __m128i creference_block;

static inline creference_block creference_load(const uint8_t *source) {
  return _mm_loadu_si128((const __m128i *)source);
}

static inline void creference_store(uint8_t *at, creference_block block) { _mm_storeu_si128((__m128i *)at, block); }

static inline creference_block creference_words(uint64_t low, uint64_t high) {
  return _mm_set_epi64x((long long)high, (long long)low);
}

/// Non-zero where a byte may begin something to escape: controls, DEL, the lead bytes 0xC2 and 0xE2, and within
/// quotation marks these and the backslash.
static inline creference_block creference_suspects(creference_block block, bool quoted) {
  __m128i found = _mm_cmpeq_epi8(_mm_min_epu8(block, _mm_set1_epi8(0x1F)), block);
  found = _mm_or_si128(found, _mm_cmpeq_epi8(block, _mm_set1_epi8(0x7F)));
  __m128i lead = _mm_and_si128(block, _mm_set1_epi8((char)0xDF));
  found = _mm_or_si128(found, _mm_cmpeq_epi8(lead, _mm_set1_epi8((char)0xC2)));
  if (quoted) {
    found = _mm_or_si128(found, _mm_cmpeq_epi8(block, _mm_set1_epi8('"')));
    found = _mm_or_si128(found, _mm_cmpeq_epi8(block, _mm_set1_epi8('\\')));
  }
  return found;
}

static inline creference_block creference_either(creference_block one, creference_block other) {
  return _mm_or_si128(one, other);
}

static inline bool creference_any(creference_block block) { return _mm_movemask_epi8(block) != 0; }

/// How many bytes stand before the first that is not zero; 16 where there is none.
static inline size_t creference_leading(creference_block block) {
  return (size_t)__builtin_ctz((unsigned)_mm_movemask_epi8(block) | 0x10000);
}
#elif defined(__ARM_NEON) && defined(__aarch64__)
#include <arm_neon.h>
typedef uint8x16_t creference_block;

static inline creference_block creference_load(const uint8_t *source) { return vld1q_u8(source); }

static inline void creference_store(uint8_t *at, creference_block block) { vst1q_u8(at, block); }

static inline creference_block creference_words(uint64_t low, uint64_t high) {
  return vreinterpretq_u8_u64(vcombine_u64(vcreate_u64(low), vcreate_u64(high)));
}

static inline creference_block creference_suspects(creference_block block, bool quoted) {
  uint8x16_t found = vorrq_u8(vcltq_u8(block, vdupq_n_u8(0x20)), vceqq_u8(block, vdupq_n_u8(0x7F)));
  found = vorrq_u8(found, vceqq_u8(vandq_u8(block, vdupq_n_u8(0xDF)), vdupq_n_u8(0xC2)));
  if (quoted) {
    found = vorrq_u8(found, vceqq_u8(block, vdupq_n_u8('"')));
    found = vorrq_u8(found, vceqq_u8(block, vdupq_n_u8('\\')));
  }
  return found;
}

static inline creference_block creference_either(creference_block one, creference_block other) {
  return vorrq_u8(one, other);
}

static inline bool creference_any(creference_block block) { return vmaxvq_u8(block) != 0; }

/// How many bytes stand before the first that is not zero; 16 where there is none.
static inline size_t creference_leading(creference_block block) {
  uint64_t marks = vget_lane_u64(vreinterpret_u64_u8(vshrn_n_u16(vreinterpretq_u16_u8(block), 4)), 0);
  return marks == 0 ? 16 : (size_t)__builtin_ctzll(marks) / 4;
}
#else
#error "the C reference needs SSE2 or NEON"
#endif

/// Copies `count` bytes, reading none beyond them; false when one of them is suspicious.
static inline bool creference_copy(uint8_t *at, const uint8_t *source, size_t count, bool quoted) {
  if (count >= 16) {
    creference_block found = creference_words(0, 0);
    for (size_t index = 0; index < count - 16; index += 16) {
      creference_block block = creference_load(source + index);
      creference_store(at + index, block);
      found = creference_either(found, creference_suspects(block, quoted));
    }
    creference_block block = creference_load(source + count - 16);
    creference_store(at + count - 16, block);
    return !creference_any(creference_either(found, creference_suspects(block, quoted)));
  }
  // Both halves of a short run, and something harmless where there is none.
  uint64_t head = 0x2020202020202020, tail = 0x2020202020202020;
  if (count >= 8) {
    memcpy(&head, source, 8);
    memcpy(&tail, source + count - 8, 8);
    memcpy(at, &head, 8);
    memcpy(at + count - 8, &tail, 8);
  } else if (count >= 4) {
    uint32_t first, last;
    memcpy(&first, source, 4);
    memcpy(&last, source + count - 4, 4);
    memcpy(at, &first, 4);
    memcpy(at + count - 4, &last, 4);
    head = (uint64_t)last << 32 | first;
  } else if (count > 0) {
    uint8_t bytes[3] = {source[0], source[count / 2], source[count - 1]};
    at[0] = bytes[0], at[count / 2] = bytes[1], at[count - 1] = bytes[2];
    head = 0x2020202020000000 | (uint64_t)bytes[2] << 16 | (uint64_t)bytes[1] << 8 | bytes[0];
    head |= 0x20000000;
  }
  return !creference_any(creference_suspects(creference_words(head, tail), quoted));
}

/// A string between quotation marks, with JSON's escapes.
static inline uint8_t *creference_quoted(uint8_t *at, creference_text text) {
  *at++ = '"';
  at = creference_copy(at, text.bytes, text.count, true) ? at + text.count : creference_escaped(at, text, true);
  *at = '"';
  return at + 1;
}

/// A string as it stands in a text line: control characters and line ends escaped.
static inline uint8_t *creference_bare(uint8_t *at, creference_text text) {
  return creference_copy(at, text.bytes, text.count, false) ? at + text.count : creference_escaped(at, text, false);
}

#endif
