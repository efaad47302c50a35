// A lock for hot sinks, and sleeping on a word of memory.
//
// The lock is the three-state futex mutex of Ulrich Drepper, "Futexes Are Tricky" (2011): 0 free, 1 held, 2 held with
// sleepers. It is unfair on purpose: a thread that is running takes it, so it does not collapse into one context switch
// per acquisition when threads outnumber cores, as priority-inheriting locks do.
#ifndef CHIPLOG_LOCK_H
#define CHIPLOG_LOCK_H

#include <stdbool.h>
#include <stdint.h>

/// Zero-initialised is unlocked. Must not move while in use.
typedef struct chiplog_lock {
  uint32_t state;
} chiplog_lock;

void chiplog_lock_contended(chiplog_lock *lock);
void chiplog_lock_wake(chiplog_lock *lock);

static inline void chiplog_lock_acquire(chiplog_lock *lock) {
  uint32_t expected = 0;
  if (!__atomic_compare_exchange_n(&lock->state, &expected, 1, false, __ATOMIC_ACQUIRE, __ATOMIC_RELAXED)) {
    chiplog_lock_contended(lock);
  }
}

static inline void chiplog_lock_release(chiplog_lock *lock) {
  if (__atomic_exchange_n(&lock->state, 0, __ATOMIC_RELEASE) == 2) {
    chiplog_lock_wake(lock);
  }
}

/// Sleeps until `*word` is no longer `expected`, somebody wakes it, or `timeout_ns` have passed (0: no limit).
/// May return early; callers look again.
void chiplog_wait(uint32_t *word, uint32_t expected, int64_t timeout_ns);

/// Wakes everybody who sleeps on `word`.
void chiplog_wake_all(uint32_t *word);

/// Makes every running thread of this process pass a full memory barrier, so that the other side of a store-load
/// handshake needs none. False where the kernel cannot; then the caller must not rely on it.
bool chiplog_barrier_all_threads(void);

/// Keeps the compiler from moving memory accesses across; the other half of `chiplog_barrier_all_threads`.
static inline void chiplog_compiler_barrier(void) { __atomic_signal_fence(__ATOMIC_SEQ_CST); }

#endif
