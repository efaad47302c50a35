// What each thread keeps: a small number of its own, buffers to build records and lines in, and the text of the
// second it last formatted.
#ifndef CHIPLOG_THREAD_H
#define CHIPLOG_THREAD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// Threads alive at once that get a number of their own; any beyond share `CHIPLOG_SHARED_ORDINAL`.
#define CHIPLOG_OWN_ORDINALS 128
#define CHIPLOG_SHARED_ORDINAL CHIPLOG_OWN_ORDINALS

/// Buffers kept per thread; deeper nesting (a field's value that itself logs, and so on) allocates.
#define CHIPLOG_KEPT_BUFFERS 8

/// Literal keys whose texts are kept per thread: two to the power of this.
#define CHIPLOG_KEY_BITS 7

/// Bound fields of logs whose texts are kept per thread.
#define CHIPLOG_BOUND_TEXTS 4

/// Bytes that one record may have.
#define CHIPLOG_MOST_RECORD_BYTES ((size_t)16 << 20)

/// A growable run of bytes. `count <= capacity`.
typedef struct chiplog_buffer {
  uint8_t *_Nonnull bytes;
  size_t count;
  size_t capacity;
  /// How far a field may reach without a second look: the capacity, but no more than a record may have.
  size_t field_limit;
  /// Whether something was cut or left out on the way in; false when the buffer is taken.
  bool is_truncated;
  /// Whether values that are computed lazily are left for later; while an event is encoded for a pipeline that may
  /// turn it away.
  bool defers_lazy;
  /// The values left for later, as a chain that the owner of the event releases; NULL when there are none.
  void *_Nullable lazies;
} chiplog_buffer;

typedef struct chiplog_thread {
  /// 0 while unassigned, else the ordinal plus one.
  uint32_t number;
  /// How many buffers are in use.
  uint32_t depth;
  /// The second whose text is in `second_text`, as "2026-11-21T07:12:55"; valid when `has_second`.
  int64_t second;
  bool has_second;
  char second_text[24];
  /// The quarter of an hour since 1970 that `utc_offset` is of; valid when `has_utc_offset`.
  int64_t utc_offset_slot;
  int32_t utc_offset;
  bool has_utc_offset;
  chiplog_buffer *_Nullable kept[CHIPLOG_KEPT_BUFFERS];
  /// Texts of keys; see chiplog_keys.h. NULL until the first is kept.
  struct chiplog_key *_Nullable keys;
  /// Texts of bound fields; see chiplog_bound.h. NULL until the first are kept.
  struct chiplog_bound_text *_Nullable bounds;
} chiplog_thread;

extern _Thread_local chiplog_thread chiplog_thread_state __attribute__((tls_model("initial-exec")));

uint32_t chiplog_assign_ordinal(chiplog_thread *_Nonnull thread);
chiplog_buffer *_Nullable chiplog_take_new_buffer(chiplog_thread *_Nonnull thread);
void chiplog_give_back_odd_buffer(chiplog_thread *_Nonnull thread, chiplog_buffer *_Nonnull buffer);

int32_t chiplog_find_utc_offset(chiplog_thread *_Nonnull thread, int64_t slot);
static inline chiplog_thread *_Nonnull chiplog_current_thread(void) { return &chiplog_thread_state; }

/// A number below `CHIPLOG_OWN_ORDINALS` that no other live thread has, or the shared one. Numbers of ended threads are
/// given to new ones; the hand-over happens under a lock, so what the old owner wrote is visible to the new.
static inline uint32_t chiplog_ordinal(void) {
  chiplog_thread *thread = chiplog_current_thread();
  return __builtin_expect(thread->number != 0, 1) ? thread->number - 1 : chiplog_assign_ordinal(thread);
}

/// Capacity beyond which a buffer is freed rather than kept.
#define CHIPLOG_KEPT_CAPACITY ((size_t)1 << 20)

/// An empty buffer for the current thread, to be given back in reverse order; NULL only when memory is exhausted.
static inline chiplog_buffer *_Nullable chiplog_take_buffer(void) {
  chiplog_thread *thread = chiplog_current_thread();
  uint32_t depth = thread->depth;
  if (__builtin_expect(depth < CHIPLOG_KEPT_BUFFERS && thread->kept[depth] != NULL, 1)) {
    thread->depth = depth + 1;
    thread->kept[depth]->count = 0;
    thread->kept[depth]->is_truncated = false;
    return thread->kept[depth];
  }
  return chiplog_take_new_buffer(thread);
}

static inline void chiplog_give_back_buffer(chiplog_buffer *_Nonnull buffer) {
  chiplog_thread *thread = chiplog_current_thread();
  uint32_t depth = thread->depth - 1;
  if (__builtin_expect(depth < CHIPLOG_KEPT_BUFFERS && buffer->capacity <= CHIPLOG_KEPT_CAPACITY, 1)) {
    thread->depth = depth;
    return;
  }
  chiplog_give_back_odd_buffer(thread, buffer);
}

/// Makes room for `extra` more bytes; false when memory is exhausted, the buffer then unchanged. Allocates.
bool chiplog_grow_buffer(chiplog_buffer *_Nonnull buffer, size_t extra);

/// Seconds for which an offset from UTC is kept: zones have their changes on quarters of an hour.
#define CHIPLOG_UTC_OFFSET_SLOT 900

/// How many seconds the process's time zone (`TZ`, /etc/localtime) is ahead of UTC at a second since 1970.
///
/// The C library is asked once per thread and slot, always about the slot's beginning, so that the same second gets the
/// same answer everywhere. The first call in the process may allocate.
static inline int32_t chiplog_utc_offset(int64_t second) {
  chiplog_thread *thread = chiplog_current_thread();
  int64_t slot = second / CHIPLOG_UTC_OFFSET_SLOT - (second % CHIPLOG_UTC_OFFSET_SLOT < 0);
  bool is_kept = thread->has_utc_offset && thread->utc_offset_slot == slot;
  return __builtin_expect(is_kept, 1) ? thread->utc_offset : chiplog_find_utc_offset(thread, slot);
}

#endif
