#include "creference_line.h"

const char creference_digit_pairs[] =
    "0001020304050607080910111213141516171819"
    "2021222324252627282930313233343536373839"
    "4041424344454647484950515253545556575859"
    "6061626364656667686970717273747576777879"
    "8081828384858687888990919293949596979899";

void creference_remember_second(creference_second *cache, int64_t second) {
  time_t time = second;
  struct tm utc;
  gmtime_r(&time, &utc);
  strftime((char *)cache->text, sizeof cache->text, "%Y-%m-%dT%H:%M:%S.", &utc);
  cache->second = second;
}

static uint8_t *escape_sequence(uint8_t *at, uint16_t code) {
  static const char hex[] = "0123456789abcdef";
  at = CREFERENCE_LITERAL(at, "\\u");
  for (int shift = 12; shift >= 0; shift -= 4) *at++ = (uint8_t)hex[code >> shift & 15];
  return at;
}

// Writes the character that begins at `source` and says in `width` how many bytes it had.
static uint8_t *escaped_character(uint8_t *at, const uint8_t *source, size_t count, bool quoted, size_t *width) {
  uint8_t byte = source[0];
  *width = 1;
  if (byte == 0xC2 && count >= 2 && source[1] < 0xA0) {
    *width = 2;
    return escape_sequence(at, source[1]);
  }
  if (byte == 0xE2 && count >= 3 && source[1] == 0x80 && (source[2] & 0xFE) == 0xA8) {
    *width = 3;
    return escape_sequence(at, 0x2000 | (source[2] & 0x3F));
  }
  if (byte == '\n') return CREFERENCE_LITERAL(at, "\\n");
  if (byte == '\r') return CREFERENCE_LITERAL(at, "\\r");
  if (byte == '\t') return CREFERENCE_LITERAL(at, "\\t");
  if (byte < 0x20 || byte == 0x7F) return escape_sequence(at, byte);
  if (quoted && (byte == '"' || byte == '\\')) *at++ = '\\';
  *at = byte;
  return at + 1;
}

uint8_t *creference_escaped(uint8_t *at, creference_text text, bool quoted) {
  size_t index = 0;
  while (index < text.count) {
    if (text.count - index >= 16) {
      // Sixteen bytes at once, of which those before the first suspicious one count.
      creference_block block = creference_load(text.bytes + index);
      creference_store(at, block);
      size_t clean = creference_leading(creference_suspects(block, quoted));
      at += clean;
      index += clean;
      if (clean == 16) continue;
    }
    size_t width;
    at = escaped_character(at, text.bytes + index, text.count - index, quoted, &width);
    index += width;
  }
  return at;
}

// The Swift runtime's shortest digits (stdlib/public/runtime/SwiftDtoa.cpp), which is C in all but its file's name and
// among the fastest there are. It counts on finding the character 0 in the 32 bytes.
unsigned long swift_float64ToString(char *buffer, unsigned long capacity, double value, _Bool debug);

uint8_t *creference_shortest_double(uint8_t *at, double value) {
  memset(at, '0', 32);
  return at + swift_float64ToString((char *)at, 32, value, 0);
}
