#include "CReference.h"

#include "creference_line.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdlib.h>
#include <unistd.h>

// More than all literals, numbers and the time of an event take up.
#define FIXED_BYTES 1024

/// Where lines are made: the output's buffer, or that of one of several callers. On a cache line of its own.
typedef struct page {
  _Alignas(64) uint8_t *bytes;
  size_t count;
  size_t capacity;
  creference_second second;
} page;

typedef struct creference_state {
  creference_format format;
  creference_text label;
  /// The bound fields as they stand in a line.
  creference_text bound;
  bool is_shared;
  int descriptor;
  int error;
  size_t buffer;
  /// Lines in `output`, and lines written.
  uint64_t pending, written;
  page output;
  page *callers;
  size_t caller_count;
  _Alignas(64) pthread_mutex_t lock;
} state;

// MARK: Memory

static bool reserve(page *page, size_t bytes) {
  if (__builtin_expect(page->capacity - page->count >= bytes, 1)) return true;
  size_t capacity = page->capacity * 2 > page->count + bytes ? page->capacity * 2 : page->count + bytes;
  uint8_t *grown = realloc(page->bytes, capacity);
  if (grown == NULL) return false;
  page->bytes = grown;
  page->capacity = capacity;
  return true;
}

static size_t most_bytes(const state *state, const creference_event *event) {
  size_t bytes = FIXED_BYTES + state->bound.count + creference_most_bytes(state->label);
  bytes += creference_most_bytes(event->message);
  if (event->fields == CREFERENCE_NO_FIELDS) return bytes;
  bytes += creference_most_bytes(event->currency);
  if (event->fields == CREFERENCE_THREE_FIELDS) return bytes;
  bytes += creference_most_bytes(event->customer) + creference_most_bytes(event->cart_coupon);
  for (size_t index = 0; index < event->tag_count; index++) bytes += creference_most_bytes(event->tags[index]) + 1;
  bytes += creference_most_bytes(event->failure_type) + creference_most_bytes(event->failure_message);
  return bytes + creference_most_bytes(event->cause_type) + creference_most_bytes(event->cause_message);
}

// MARK: Formats

static inline uint8_t *json_error(uint8_t *at, const creference_event *event) {
  at = CREFERENCE_LITERAL(at, ",\"failure\":{\"type\":");
  at = creference_quoted(at, event->failure_type);
  at = CREFERENCE_LITERAL(at, ",\"message\":");
  at = creference_quoted(at, event->failure_message);
  at = CREFERENCE_LITERAL(at, ",\"causes\":[{\"type\":");
  at = creference_quoted(at, event->cause_type);
  at = CREFERENCE_LITERAL(at, ",\"message\":");
  at = creference_quoted(at, event->cause_message);
  return CREFERENCE_LITERAL(at, "}]}");
}

static inline uint8_t *json_mixed(uint8_t *at, const creference_event *event) {
  at = CREFERENCE_LITERAL(at, ",\"order\":");
  at = creference_signed(at, event->order);
  at = CREFERENCE_LITERAL(at, ",\"customer\":");
  at = creference_quoted(at, event->customer);
  at = CREFERENCE_LITERAL(at, ",\"amount\":");
  at = creference_double(at, event->amount);
  at = CREFERENCE_LITERAL(at, ",\"currency\":");
  at = creference_quoted(at, event->currency);
  at = event->express ? CREFERENCE_LITERAL(at, ",\"express\":true") : CREFERENCE_LITERAL(at, ",\"express\":false");
  at = CREFERENCE_LITERAL(at, ",\"items\":");
  at = creference_unsigned(at, event->items);
  at = CREFERENCE_LITERAL(at, ",\"elapsed\":\"");
  at = creference_seconds(at, event->elapsed);
  at = CREFERENCE_LITERAL(at, "\",\"cart\":{\"id\":");
  at = creference_signed(at, event->cart_id);
  at = CREFERENCE_LITERAL(at, ",\"coupon\":");
  at = event->cart_coupon.bytes ? creference_quoted(at, event->cart_coupon) : CREFERENCE_LITERAL(at, "null");
  at = CREFERENCE_LITERAL(at, "},\"tags\":[");
  for (size_t index = 0; index < event->tag_count; index++) {
    if (index > 0) *at++ = ',';
    at = creference_quoted(at, event->tags[index]);
  }
  *at++ = ']';
  return json_error(at, event);
}

static inline uint8_t *json_three(uint8_t *at, const creference_event *event) {
  at = CREFERENCE_LITERAL(at, ",\"order\":");
  at = creference_signed(at, event->order);
  at = CREFERENCE_LITERAL(at, ",\"amount\":");
  at = creference_double(at, event->amount);
  at = CREFERENCE_LITERAL(at, ",\"currency\":");
  return creference_quoted(at, event->currency);
}

/// Who an event says it is; NULL where it says nothing.
typedef const struct identity {
  uint64_t thread, number;
} identity;

static inline uint8_t *json_line(
    uint8_t *at, const state *state, creference_second *second, const creference_event *event, identity *identity) {
  at = CREFERENCE_LITERAL(at, "{\"time\":\"");
  at = creference_now(at, second);
  at = CREFERENCE_LITERAL(at, "\",\"level\":\"info\",\"label\":");
  at = creference_quoted(at, state->label);
  at = CREFERENCE_LITERAL(at, ",\"message\":");
  at = creference_quoted(at, event->message);
  memcpy(at, state->bound.bytes, state->bound.count);
  at += state->bound.count;
  if (identity != NULL) {
    at = creference_unsigned(CREFERENCE_LITERAL(at, ",\"thread\":"), identity->thread);
    at = creference_unsigned(CREFERENCE_LITERAL(at, ",\"seq\":"), identity->number);
  }
  switch (event->fields) {
    case CREFERENCE_NO_FIELDS: break;
    case CREFERENCE_THREE_FIELDS: at = json_three(at, event); break;
    case CREFERENCE_MIXED_FIELDS: at = json_mixed(at, event); break;
  }
  return CREFERENCE_LITERAL(at, "}\n");
}

static inline uint8_t *text_line(
    uint8_t *at, const state *state, creference_second *second, const creference_event *event, identity *identity) {
  at = creference_now(at, second);
  at = CREFERENCE_LITERAL(at, " INFO     ");
  at = creference_bare(at, state->label);
  at = CREFERENCE_LITERAL(at, ": ");
  at = creference_bare(at, event->message);
  if (identity != NULL) {
    at = creference_unsigned(CREFERENCE_LITERAL(at, " thread="), identity->thread);
    at = creference_unsigned(CREFERENCE_LITERAL(at, " seq="), identity->number);
  }
  *at = '\n';
  return at + 1;
}

// MARK: Output

static void write_out(state *state) {
  for (size_t done = 0; done < state->output.count;) {
    ssize_t count = write(state->descriptor, state->output.bytes + done, state->output.count - done);
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) {
      if (state->error == 0) state->error = count < 0 ? errno : EIO;
      state->pending = 0;
      break;
    }
    done += (size_t)count;
  }
  state->written += state->pending;
  state->pending = 0;
  state->output.count = 0;
}

static inline void make_line(
    const state *state, page *page, const creference_event *event, identity *identity) {
  uint8_t *at = page->bytes + page->count;
  uint8_t *end = state->format == CREFERENCE_JSON ? json_line(at, state, &page->second, event, identity)
                                                  : text_line(at, state, &page->second, event, identity);
  page->count += (size_t)(end - at);
}

static void hand_over(state *state, page *page) {
  pthread_mutex_lock(&state->lock);
  if (state->output.count + page->count > state->buffer) write_out(state);
  if (reserve(&state->output, page->count)) {
    memcpy(state->output.bytes + state->output.count, page->bytes, page->count);
    state->output.count += page->count;
    state->pending++;
  } else {
    state->error = ENOMEM;
  }
  pthread_mutex_unlock(&state->lock);
  page->count = 0;
}

static inline void write_event(
    state *state, size_t thread, const creference_event *event, identity *identity) {
  page *page = state->is_shared ? &state->callers[thread] : &state->output;
  if (!reserve(page, most_bytes(state, event))) {
    __atomic_store_n(&state->error, ENOMEM, __ATOMIC_RELAXED);
    return;
  }
  make_line(state, page, event, identity);
  if (state->is_shared) {
    hand_over(state, page);
    return;
  }
  state->pending++;
  if (page->count >= state->buffer) write_out(state);
}

void creference_write(creference_logger *logger, size_t thread, const creference_event *event) {
  write_event(logger->state, thread, event, NULL);
}

void creference_write_identified(
    creference_logger *logger, size_t thread, const creference_event *event, uint64_t number) {
  identity identity = {thread, number};
  write_event(logger->state, thread, event, &identity);
}

uint64_t creference_written(creference_logger *logger) {
  state *state = logger->state;
  pthread_mutex_lock(&state->lock);
  uint64_t written = state->written;
  pthread_mutex_unlock(&state->lock);
  return written;
}

int creference_flush(creference_logger *logger) {
  state *state = logger->state;
  pthread_mutex_lock(&state->lock);
  write_out(state);
  int error = state->error;
  state->error = 0;
  pthread_mutex_unlock(&state->lock);
  return error;
}

// MARK: Beginning and end

static void free_logger(creference_logger *logger) {
  state *state = logger->state;
  if (state->descriptor >= 0) close(state->descriptor);
  for (size_t index = 0; state->callers != NULL && index < state->caller_count; index++) {
    free(state->callers[index].bytes);
  }
  free(state->callers);
  free(state->output.bytes);
  free((void *)state->bound.bytes);
  free((void *)state->label.bytes);
  pthread_mutex_destroy(&state->lock);
  free(state);
  free(logger);
}

int creference_close(creference_logger *logger) {
  int error = creference_flush(logger);
  free_logger(logger);
  return error;
}

static bool copy_label(state *state, creference_text label) {
  uint8_t *copy = malloc(label.count + 1);
  if (copy == NULL) return false;
  memcpy(copy, label.bytes, label.count);
  state->label = (creference_text){copy, label.count};
  return true;
}

// Encodes the bound fields once, as a logger does.
static bool encode_bound(state *state, const creference_options *options) {
  size_t most = 1;
  for (size_t index = 0; index < 2 * options->bound_pairs; index++) {
    most += creference_most_bytes(options->bound[index]) + 2;
  }
  uint8_t *start = malloc(most + 16), *at = start;
  if (start == NULL) return false;
  for (size_t index = 0; index < 2 * options->bound_pairs; index++) {
    *at++ = index % 2 == 0 ? ',' : ':';
    at = creference_quoted(at, options->bound[index]);
  }
  state->bound = (creference_text){start, (size_t)(at - start)};
  return true;
}

static bool make_callers(state *state, size_t threads) {
  state->is_shared = threads > 1;
  if (!state->is_shared) return true;
  state->callers = aligned_alloc(_Alignof(page), threads * sizeof(page));
  if (state->callers == NULL) return false;
  memset(state->callers, 0, threads * sizeof(page));
  state->caller_count = threads;
  for (size_t index = 0; index < threads; index++) state->callers[index].second.second = INT64_MIN;
  return true;
}

creference_logger *creference_open(const creference_options *options) {
  creference_logger *logger = calloc(1, sizeof *logger);
  state *state = aligned_alloc(_Alignof(struct creference_state), sizeof *state);
  if (logger == NULL || state == NULL) {
    free(logger);
    free(state);
    return NULL;
  }
  memset(state, 0, sizeof *state);
  *logger = (creference_logger){options->threshold, state};
  pthread_mutex_init(&state->lock, NULL);
  state->format = options->format;
  state->buffer = options->buffer;
  state->output.second.second = INT64_MIN;
  state->descriptor = open(options->path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
  if (state->descriptor >= 0 && copy_label(state, options->label) && encode_bound(state, options) &&
      make_callers(state, options->threads) && reserve(&state->output, options->buffer + 4096)) {
    return logger;
  }
  int error = errno;
  free_logger(logger);
  errno = error;
  return NULL;
}
