// A logger in hand-written C that writes the benchmark's events as the package's text and JSON formatters do, byte for
// byte: the limit that the Swift logger is measured against.
//
// It does what a logger must: one clock reading an event, RFC 3339 time with the text of the second kept, every string
// escaped, whole lines through a buffer, a lock where several threads write. It leaves out whatever a logger for general
// use cannot: the fields of an event are members of a struct, their keys parts of the program's text, and one caller
// formats into the output's own buffer without a lock.
#ifndef CREFERENCE_H
#define CREFERENCE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// UTF-8, not terminated.
typedef struct creference_text {
  const uint8_t *_Nullable bytes;
  size_t count;
} creference_text;

typedef enum creference_fields {
  CREFERENCE_NO_FIELDS,
  /// order, amount, currency
  CREFERENCE_THREE_FIELDS,
  /// All ten, in the order of the members of `creference_event`.
  CREFERENCE_MIXED_FIELDS,
} creference_fields;

/// An event of level info. Of `fields` depends which members count.
typedef struct creference_event {
  creference_text message;
  creference_fields fields;
  int64_t order;
  creference_text customer;
  /// Finite.
  double amount;
  creference_text currency;
  bool express;
  uint64_t items;
  /// In milliseconds, not negative.
  int64_t elapsed;
  int64_t cart_id;
  /// Without bytes: null.
  creference_text cart_coupon;
  creference_text tags[4];
  size_t tag_count;
  creference_text failure_type;
  creference_text failure_message;
  creference_text cause_type;
  creference_text cause_message;
} creference_event;

typedef enum creference_format {
  /// Events without fields only.
  CREFERENCE_TEXT,
  CREFERENCE_JSON,
} creference_format;

typedef struct creference_options {
  creference_format format;
  /// OpenTelemetry severity number from which on events are written.
  uint8_t threshold;
  creference_text label;
  /// Keys and values of the fields that every event begins with, in turn; JSON only.
  const creference_text *_Nullable bound;
  size_t bound_pairs;
  const char *_Nonnull path;
  /// Bytes to collect before writing.
  size_t buffer;
  /// Callers; several get a line buffer each, and share the output under a lock.
  size_t threads;
} creference_options;

struct creference_state;

typedef struct creference_logger {
  uint8_t threshold;
  struct creference_state *_Nonnull state;
} creference_logger;

/// Severity of the level info.
#define CREFERENCE_INFO 9

/// Opens the output for appending and makes a logger; NULL when the file or the memory is not to be had, `errno` says why.
creference_logger *_Nullable creference_open(const creference_options *_Nonnull options);

/// Whether an event of `severity` would be written: one relaxed load.
static inline bool creference_enabled(const creference_logger *_Nonnull logger, uint8_t severity) {
  return __atomic_load_n(&logger->threshold, __ATOMIC_RELAXED) <= severity;
}

/// Writes an event. `thread` is the caller's number, from 0; no two callers have the same at the same time.
void creference_write(creference_logger *_Nonnull logger, size_t thread, const creference_event *_Nonnull event);

/// Writes an event that says who it is: the fields `thread` and `seq` come before its own.
void creference_write_identified(
    creference_logger *_Nonnull logger, size_t thread, const creference_event *_Nonnull event, uint64_t number);

/// Lines handed to the operating system so far.
uint64_t creference_written(creference_logger *_Nonnull logger);

/// Writes out what is buffered; 0, or the number of the first error since the last flush, whose lines are lost.
int creference_flush(creference_logger *_Nonnull logger);

/// Flushes, closes the file and frees the logger; returns what the flush did.
int creference_close(creference_logger *_Nonnull logger);

#endif
