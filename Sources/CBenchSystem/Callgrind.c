#include "CBenchSystem.h"

#include <string.h>

// Client requests: a sequence of instructions that does nothing on a processor, and that Valgrind takes for a call. The
// sequences and numbers are Valgrind's published interface ("The Client Request mechanism" of its manual; values as in
// its valgrind.h and callgrind.h).

enum {
    callgrind_dump_stats = ('C' << 24) | ('T' << 16),
    callgrind_start_instrumentation = callgrind_dump_stats + 4,
    callgrind_stop_instrumentation = callgrind_dump_stats + 5,
};

// The request's answer; 0 without Valgrind.
static uint64_t ask(uint64_t request) {
#if defined(__x86_64__)
    volatile uint64_t arguments[6] = {request};
    volatile uint64_t answer = 0;
    __asm__ volatile(
        "rolq $3, %%rdi\n rolq $13, %%rdi\n rolq $61, %%rdi\n rolq $51, %%rdi\n xchgq %%rbx, %%rbx"
        : "=d"(answer)
        : "a"(&arguments[0]), "0"(answer)
        : "cc", "memory");
    return answer;
#elif defined(__aarch64__)
    volatile uint64_t arguments[6] = {request};
    volatile uint64_t answer = 0;
    __asm__ volatile(
        "mov x3, %1\n mov x4, %2\n"
        "ror x12, x12, #3\n ror x12, x12, #13\n ror x12, x12, #51\n ror x12, x12, #61\n orr x10, x10, x10\n"
        "mov %0, x3"
        : "=r"(answer)
        : "r"((uint64_t)0), "r"(&arguments[0])
        : "cc", "memory", "x3", "x4");
    return answer;
#else
    (void)request;
    return 0;
#endif
}

void cbench_callgrind_start(void) { ask(callgrind_start_instrumentation); }

void cbench_callgrind_stop(void) { ask(callgrind_stop_instrumentation); }

void cbench_callgrind_dump(void) { ask(callgrind_dump_stats); }

// Of Swift's runtime (stdlib/public/runtime/Demangle.cpp); not in every build of it.
extern char *swift_demangle(const char *name, size_t length, char *buffer, size_t *size, uint32_t flags)
    __attribute__((weak));

char *cbench_demangle(const char *symbol) {
    return swift_demangle ? swift_demangle(symbol, strlen(symbol), NULL, NULL, 0) : NULL;
}
