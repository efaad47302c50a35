#include "chiplog_lock.h"

#include <errno.h>
#include <stddef.h>
#include <time.h>
#include <unistd.h>

#if defined(__linux__)
#include <linux/futex.h>
#include <linux/membarrier.h>
#include <pthread.h>
#include <sys/syscall.h>

void chiplog_wait(uint32_t *word, uint32_t expected, int64_t timeout_ns) {
  struct timespec timeout = {timeout_ns / 1000000000, timeout_ns % 1000000000};
  syscall(SYS_futex, word, FUTEX_WAIT_PRIVATE, expected, timeout_ns > 0 ? &timeout : NULL, NULL, 0);
}

static void chiplog_wake(uint32_t *word, int count) {
  syscall(SYS_futex, word, FUTEX_WAKE_PRIVATE, count, NULL, NULL, 0);
}

void chiplog_wake_all(uint32_t *word) { chiplog_wake(word, INT32_MAX); }

static bool barrier_registered;

static void chiplog_register_barrier(void) {
  barrier_registered = syscall(SYS_membarrier, MEMBARRIER_CMD_REGISTER_PRIVATE_EXPEDITED, 0, 0) == 0;
}

bool chiplog_barrier_all_threads(void) {
#if defined(__has_feature)
#if __has_feature(thread_sanitizer)
  return false;  // It sees no barrier it has not instrumented.
#endif
#endif
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  pthread_once(&once, chiplog_register_barrier);
  return barrier_registered && syscall(SYS_membarrier, MEMBARRIER_CMD_PRIVATE_EXPEDITED, 0, 0) == 0;
}
#else
// Elsewhere waiting is a short sleep: correct, since every caller looks again, only slower.
void chiplog_wait(uint32_t *word, uint32_t expected, int64_t timeout_ns) {
  (void)word, (void)expected;
  const int64_t most = 200000;
  struct timespec nap = {0, timeout_ns > 0 && timeout_ns < most ? timeout_ns : most};
  nanosleep(&nap, NULL);
}

static void chiplog_wake(uint32_t *word, int count) { (void)word, (void)count; }

void chiplog_wake_all(uint32_t *word) { (void)word; }

bool chiplog_barrier_all_threads(void) { return false; }
#endif

static inline void chiplog_relax(void) {
#if defined(__x86_64__)
  __builtin_ia32_pause();
#elif defined(__aarch64__)
  __asm__ volatile("yield");
#endif
}

void chiplog_lock_contended(chiplog_lock *lock) {
  // Sections under this lock copy a line: often the holder is gone before a sleep would have begun.
  for (int spin = 0; spin < 64; spin++) {
    uint32_t free = 0;
    if (__atomic_load_n(&lock->state, __ATOMIC_RELAXED) == 0 &&
        __atomic_compare_exchange_n(&lock->state, &free, 1, false, __ATOMIC_ACQUIRE, __ATOMIC_RELAXED)) {
      return;
    }
    chiplog_relax();
  }
  while (__atomic_exchange_n(&lock->state, 2, __ATOMIC_ACQUIRE) != 0) {
    chiplog_wait(&lock->state, 2, 0);
  }
}

void chiplog_lock_wake(chiplog_lock *lock) { chiplog_wake(&lock->state, 1); }
