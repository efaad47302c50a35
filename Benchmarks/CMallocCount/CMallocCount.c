#include "CMallocCount.h"

#include <errno.h>
#include <stddef.h>

#if defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer) || __has_feature(memory_sanitizer)
#define MALLOC_COUNT_SANITIZED 1
#endif
#endif

#if defined(__GLIBC__) && !defined(MALLOC_COUNT_SANITIZED)

// Per thread and written by it alone: shared atomics would slow two threads down five- to thirteenfold.
static _Thread_local uint64_t allocations __attribute__((tls_model("initial-exec")));
static _Thread_local uint64_t allocated_bytes __attribute__((tls_model("initial-exec")));

extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t count, size_t size);
extern void *__libc_realloc(void *memory, size_t size);
extern void *__libc_memalign(size_t alignment, size_t size);
extern void __libc_free(void *memory);

static inline void count(size_t size) {
  allocations++;
  allocated_bytes += size;
}

void *malloc(size_t size) {
  count(size);
  return __libc_malloc(size);
}

void *calloc(size_t number, size_t size) {
  count(number * size);
  return __libc_calloc(number, size);
}

void *realloc(void *memory, size_t size) {
  count(size);
  return __libc_realloc(memory, size);
}

void *memalign(size_t alignment, size_t size) {
  count(size);
  return __libc_memalign(alignment, size);
}

void *aligned_alloc(size_t alignment, size_t size) {
  count(size);
  return __libc_memalign(alignment, size);
}

int posix_memalign(void **memory, size_t alignment, size_t size) {
  if (alignment < sizeof(void *) || (alignment & (alignment - 1)) != 0) {
    return EINVAL;
  }
  count(size);
  void *result = __libc_memalign(alignment, size);
  if (result == NULL) {
    return ENOMEM;
  }
  *memory = result;
  return 0;
}

void free(void *memory) { __libc_free(memory); }

bool malloc_count_is_available(void) { return true; }
uint64_t malloc_count_allocations(void) { return allocations; }
uint64_t malloc_count_bytes(void) { return allocated_bytes; }

#else

bool malloc_count_is_available(void) { return false; }
uint64_t malloc_count_allocations(void) { return 0; }
uint64_t malloc_count_bytes(void) { return 0; }

#endif
