// A first look at a text: which of the signs are in it that some kind of secret cannot do without.
//
// One pass over the bytes, 16 at once in the compiler's portable vectors; most texts have none of the signs, and then no
// search for a secret starts.
#ifndef CHIPLOG_HINTS_H
#define CHIPLOG_HINTS_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

enum {
  CHIPLOG_HINT_AT = 1,           // @, or a % that may write one
  CHIPLOG_HINT_DASH = 2,         // -
  CHIPLOG_HINT_B = 4,            // B or b
  CHIPLOG_HINT_J = 8,            // J
  CHIPLOG_HINT_A = 16,           // A
  CHIPLOG_HINT_UNDERSCORE = 32,  // _
  CHIPLOG_HINT_TWO_DIGITS = 64,
  CHIPLOG_HINT_CARD_DIGITS = 128,  // 13 or more
};

typedef uint8_t chiplog_lanes __attribute__((vector_size(16)));

typedef struct chiplog_signs {
  chiplog_lanes at, dash, b, j, a, underscore, digits;
} chiplog_signs;

static inline void chiplog_look_at(const uint8_t *_Nonnull block, chiplog_signs *_Nonnull signs) {
  chiplog_lanes bytes;
  memcpy(&bytes, block, 16);
  signs->at |= (chiplog_lanes)(bytes == '@') | (chiplog_lanes)(bytes == '%');
  signs->dash |= (chiplog_lanes)(bytes == '-');
  signs->b |= (chiplog_lanes)((bytes | 0x20) == 'b');
  signs->j |= (chiplog_lanes)(bytes == 'J');
  signs->a |= (chiplog_lanes)(bytes == 'A');
  signs->underscore |= (chiplog_lanes)(bytes == '_');
  // True is a lane of ones, which is -1.
  signs->digits -= (chiplog_lanes)((bytes - (uint8_t)'0') < 10);
}

static inline uint32_t chiplog_any_lane(chiplog_lanes lanes, uint32_t hint) {
  uint64_t halves[2];
  memcpy(halves, &lanes, 16);
  return (halves[0] | halves[1]) != 0 ? hint : 0;
}

static inline uint32_t chiplog_secret_hints(const uint8_t *_Nonnull text, size_t count) {
  chiplog_signs signs = {{0}};
  size_t index = 0, digits = 0;
  while (index < count) {
    // A lane counts to 255 at most.
    size_t stop = count - index > 255 * 16 ? index + 255 * 16 : count;
    for (; stop - index >= 16; index += 16) {
      chiplog_look_at(text + index, &signs);
    }
    if (index < stop && stop == count) {
      uint8_t rest[16] = {0};
      memcpy(rest, text + index, count - index);
      // The lanes may be full; the rest is counted by itself.
      for (int lane = 0; lane < 16; lane++) digits += signs.digits[lane];
      signs.digits = (chiplog_lanes){0};
      chiplog_look_at(rest, &signs);
      index = count;
    }
    for (int lane = 0; lane < 16; lane++) digits += signs.digits[lane];
    signs.digits = (chiplog_lanes){0};
  }
  return chiplog_any_lane(signs.at, CHIPLOG_HINT_AT) | chiplog_any_lane(signs.dash, CHIPLOG_HINT_DASH) |
         chiplog_any_lane(signs.b, CHIPLOG_HINT_B) | chiplog_any_lane(signs.j, CHIPLOG_HINT_J) |
         chiplog_any_lane(signs.a, CHIPLOG_HINT_A) | chiplog_any_lane(signs.underscore, CHIPLOG_HINT_UNDERSCORE) |
         (digits >= 2 ? CHIPLOG_HINT_TWO_DIGITS : 0) | (digits >= 13 ? CHIPLOG_HINT_CARD_DIGITS : 0);
}

#endif
