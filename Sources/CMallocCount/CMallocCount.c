#include "CMallocCount.h"

#include <errno.h>
#include <stddef.h>

#if defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer) || __has_feature(memory_sanitizer)
#define MALLOC_COUNT_SANITIZED 1
#endif
#endif

#if defined(__GLIBC__) && !defined(MALLOC_COUNT_SANITIZED)

#include <malloc.h>

// One thread's counts, on a cache line of their own: shared counters would slow two threads down five- to thirteenfold.
// Written by that thread alone, with plain moves; the atomics let others read.
typedef struct {
  _Alignas(64) uint64_t allocations;
  uint64_t bytes;
  int64_t live; // not yet added to `live_bytes`
} counts;

// More threads than a process under measurement starts. A thread's counts stay when it ends; the threads after the last
// place share that one, and counts may be lost among them.
enum { places = 16384 };
static counts table[places];
static uint32_t places_taken;
static _Thread_local counts *own __attribute__((tls_model("initial-exec")));

// Live bytes go to the shared counter in steps of so many.
enum { live_step = 4096 };
static bool follows_live;
static int64_t live_bytes;
static int64_t live_peak;

extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t count, size_t size);
extern void *__libc_realloc(void *memory, size_t size);
extern void *__libc_memalign(size_t alignment, size_t size);
extern void *__libc_valloc(size_t size);
extern void *__libc_pvalloc(size_t size);
extern void __libc_free(void *memory);

static counts *take_place(void) {
  uint32_t place = __atomic_fetch_add(&places_taken, 1, __ATOMIC_RELAXED);
  own = &table[place < places ? place : places - 1];
  return own;
}

static inline counts *own_counts(void) { return own != NULL ? own : take_place(); }

static void add_to_shared(int64_t bytes) {
  int64_t now = __atomic_add_fetch(&live_bytes, bytes, __ATOMIC_RELAXED);
  int64_t peak = __atomic_load_n(&live_peak, __ATOMIC_RELAXED);
  while (now > peak && !__atomic_compare_exchange_n(&live_peak, &peak, now, true, __ATOMIC_RELAXED, __ATOMIC_RELAXED)) {
  }
}

static void count_live(int64_t bytes) {
  counts *mine = own_counts();
  int64_t live = mine->live + bytes;
  if (live >= live_step || live <= -live_step) {
    add_to_shared(live);
    live = 0;
  }
  __atomic_store_n(&mine->live, live, __ATOMIC_RELAXED);
}

static inline bool is_following(void) { return __atomic_load_n(&follows_live, __ATOMIC_RELAXED); }

// An allocation that failed is none.
static inline void *counted(void *memory, size_t size) {
  if (memory == NULL) {
    return NULL;
  }
  counts *mine = own_counts();
  __atomic_store_n(&mine->allocations, mine->allocations + 1, __ATOMIC_RELAXED);
  __atomic_store_n(&mine->bytes, mine->bytes + size, __ATOMIC_RELAXED);
  if (is_following()) {
    count_live((int64_t)malloc_usable_size(memory));
  }
  return memory;
}

static inline void freeing(void *memory) {
  if (is_following()) {
    count_live(-(int64_t)malloc_usable_size(memory));
  }
}

void *malloc(size_t size) { return counted(__libc_malloc(size), size); }

void *calloc(size_t number, size_t size) { return counted(__libc_calloc(number, size), number * size); }

void *realloc(void *memory, size_t size) {
  int64_t before = is_following() ? (int64_t)malloc_usable_size(memory) : 0;
  void *moved = __libc_realloc(memory, size);
  // Where it fails the old block stays; of size 0 it frees the block.
  if ((moved != NULL || size == 0) && is_following()) {
    count_live(-before);
  }
  return counted(moved, size);
}

void *memalign(size_t alignment, size_t size) { return counted(__libc_memalign(alignment, size), size); }

void *aligned_alloc(size_t alignment, size_t size) { return counted(__libc_memalign(alignment, size), size); }

void *valloc(size_t size) { return counted(__libc_valloc(size), size); }

void *pvalloc(size_t size) { return counted(__libc_pvalloc(size), size); }

int posix_memalign(void **memory, size_t alignment, size_t size) {
  if (alignment < sizeof(void *) || (alignment & (alignment - 1)) != 0) {
    return EINVAL;
  }
  void *result = __libc_memalign(alignment, size);
  if (result == NULL) {
    return ENOMEM;
  }
  *memory = counted(result, size);
  return 0;
}

void free(void *memory) {
  freeing(memory);
  __libc_free(memory);
}

bool malloc_count_is_available(void) { return true; }
uint64_t malloc_count_allocations(void) { return own_counts()->allocations; }
uint64_t malloc_count_bytes(void) { return own_counts()->bytes; }

static uint32_t places_in_use(void) {
  uint32_t taken = __atomic_load_n(&places_taken, __ATOMIC_RELAXED);
  return taken < places ? taken : places;
}

malloc_count_totals malloc_count_process(void) {
  malloc_count_totals totals = {
      .live = __atomic_load_n(&live_bytes, __ATOMIC_RELAXED), .live_peak = __atomic_load_n(&live_peak, __ATOMIC_RELAXED)};
  for (uint32_t place = 0; place < places_in_use(); place++) {
    totals.allocations += __atomic_load_n(&table[place].allocations, __ATOMIC_RELAXED);
    totals.bytes += __atomic_load_n(&table[place].bytes, __ATOMIC_RELAXED);
    totals.live += __atomic_load_n(&table[place].live, __ATOMIC_RELAXED);
  }
  if (totals.live > totals.live_peak) {
    totals.live_peak = totals.live;
  }
  return totals;
}

void malloc_count_track_live(void) {
  __atomic_store_n(&follows_live, true, __ATOMIC_RELAXED);
  for (uint32_t place = 0; place < places_in_use(); place++) {
    __atomic_store_n(&table[place].live, 0, __ATOMIC_RELAXED);
  }
  __atomic_store_n(&live_bytes, 0, __ATOMIC_RELAXED);
  __atomic_store_n(&live_peak, 0, __ATOMIC_RELAXED);
}

#else

bool malloc_count_is_available(void) { return false; }
uint64_t malloc_count_allocations(void) { return 0; }
uint64_t malloc_count_bytes(void) { return 0; }
malloc_count_totals malloc_count_process(void) { return (malloc_count_totals){0}; }
void malloc_count_track_live(void) {}

#endif
