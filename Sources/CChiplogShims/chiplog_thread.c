#include "chiplog_thread.h"

#include "chiplog_bound.h"
#include "chiplog_keys.h"

#include <pthread.h>
#include <stdlib.h>
#include <time.h>

_Thread_local chiplog_thread chiplog_thread_state __attribute__((tls_model("initial-exec")));

static pthread_mutex_t ordinals_mutex = PTHREAD_MUTEX_INITIALIZER;
static bool ordinal_taken[CHIPLOG_OWN_ORDINALS];
static pthread_once_t key_once = PTHREAD_ONCE_INIT;
static pthread_key_t thread_end_key;

static void free_buffer(chiplog_buffer *buffer) {
  if (buffer != NULL) {
    free(buffer->bytes);
    free(buffer);
  }
}

// Runs when a thread ends. A later destructor may log once more: it then finds a fresh state and is called again.
static void thread_ended(void *state) {
  chiplog_thread *thread = state;
  for (int index = 0; index < CHIPLOG_KEPT_BUFFERS; index++) {
    free_buffer(thread->kept[index]);
    thread->kept[index] = NULL;
  }
  free(thread->keys);
  thread->keys = NULL;
  free(thread->bounds);
  thread->bounds = NULL;
  uint32_t ordinal = thread->number - 1;
  thread->number = 0;
  if (ordinal < CHIPLOG_OWN_ORDINALS) {
    pthread_mutex_lock(&ordinals_mutex);
    ordinal_taken[ordinal] = false;
    pthread_mutex_unlock(&ordinals_mutex);
  }
}

static bool has_key;

static void make_key(void) { has_key = pthread_key_create(&thread_end_key, thread_ended) == 0; }

uint32_t chiplog_assign_ordinal(chiplog_thread *thread) {
  pthread_once(&key_once, make_key);
  uint32_t ordinal = CHIPLOG_SHARED_ORDINAL;
  pthread_mutex_lock(&ordinals_mutex);
  for (uint32_t candidate = 0; candidate < CHIPLOG_OWN_ORDINALS; candidate++) {
    if (!ordinal_taken[candidate]) {
      ordinal_taken[candidate] = true;
      ordinal = candidate;
      break;
    }
  }
  pthread_mutex_unlock(&ordinals_mutex);
  thread->number = ordinal + 1;
  if (has_key) {  // without one, the number and the buffers of an ended thread are not given back
    pthread_setspecific(thread_end_key, thread);
  }
  return ordinal;
}

static size_t field_limit(size_t capacity) {
  return capacity < CHIPLOG_MOST_RECORD_BYTES ? capacity : CHIPLOG_MOST_RECORD_BYTES;
}

static chiplog_buffer *new_buffer(void) {
  const size_t capacity = 4096;
  chiplog_buffer *buffer = malloc(sizeof *buffer);
  uint8_t *bytes = malloc(capacity);
  if (buffer == NULL || bytes == NULL) {
    free(buffer);
    free(bytes);
    return NULL;
  }
  *buffer = (chiplog_buffer){.bytes = bytes, .capacity = capacity, .field_limit = field_limit(capacity)};
  return buffer;
}

chiplog_buffer *chiplog_take_new_buffer(chiplog_thread *thread) {
  chiplog_buffer *buffer = new_buffer();
  if (buffer == NULL) {
    return NULL;
  }
  if (thread->number == 0) {
    chiplog_assign_ordinal(thread);  // so that the buffers are freed when the thread ends
  }
  if (thread->depth < CHIPLOG_KEPT_BUFFERS) {
    thread->kept[thread->depth] = buffer;
  }
  thread->depth++;
  return buffer;
}

void chiplog_give_back_odd_buffer(chiplog_thread *thread, chiplog_buffer *buffer) {
  thread->depth--;
  if (thread->depth < CHIPLOG_KEPT_BUFFERS) {
    thread->kept[thread->depth] = NULL;
  }
  free_buffer(buffer);
}

bool chiplog_grow_buffer(chiplog_buffer *buffer, size_t extra) {
  size_t needed = buffer->count + extra;
  size_t capacity = buffer->capacity * 2;
  if (capacity < needed) {
    capacity = needed;
  }
  uint8_t *bytes = realloc(buffer->bytes, capacity);
  if (bytes == NULL) {
    return false;
  }
  buffer->bytes = bytes;
  buffer->capacity = capacity;
  buffer->field_limit = field_limit(capacity);
  return true;
}

int32_t chiplog_find_utc_offset(chiplog_thread *thread, int64_t slot) {
  time_t second = (time_t)(slot * CHIPLOG_UTC_OFFSET_SLOT);
  struct tm local;
  int32_t offset = localtime_r(&second, &local) == NULL ? 0 : (int32_t)local.tm_gmtoff;
  thread->utc_offset = offset;
  thread->utc_offset_slot = slot;
  thread->has_utc_offset = true;
  return offset;
}

chiplog_key *chiplog_first_keys(void) {
  chiplog_thread *thread = chiplog_current_thread();
  const size_t bytes = sizeof(chiplog_key) << CHIPLOG_KEY_BITS;
  thread->keys = aligned_alloc(sizeof(chiplog_key), bytes);
  if (thread->keys == NULL) {
    return NULL;
  }
  memset(thread->keys, 0, bytes);
  if (thread->number == 0) {
    chiplog_assign_ordinal(thread);  // so that they are freed when the thread ends
  }
  return thread->keys;
}

chiplog_key *chiplog_place_of_key(const uint8_t *start) {
  chiplog_key *keys = chiplog_keys();
  if (keys == NULL) {
    return NULL;
  }
  chiplog_key *place = &keys[chiplog_key_index(start)];
  if (place->start != NULL) {
    memmove(place + 1, place, (CHIPLOG_KEY_WAYS - 1) * sizeof *place);
  }
  return place;
}

chiplog_bound_text *chiplog_place_of_bound(uint32_t hash) {
  chiplog_thread *thread = chiplog_current_thread();
  if (thread->bounds == NULL) {
    thread->bounds = calloc(CHIPLOG_BOUND_TEXTS, sizeof(chiplog_bound_text));
    if (thread->bounds == NULL) {
      return NULL;
    }
    if (thread->number == 0) {
      chiplog_assign_ordinal(thread);  // so that they are freed when the thread ends
    }
  }
  return &thread->bounds[hash % CHIPLOG_BOUND_TEXTS];
}
