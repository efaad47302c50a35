#define _GNU_SOURCE
#include "CBenchSystem.h"

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

uint64_t cbench_work(uint64_t units) {
    uint64_t state = 0x9E3779B97F4A7C15u;
    for (uint64_t i = 0; i < units; i++) {
        state = state * 6364136223846793005u + 1442695040888963407u;
        __asm__ volatile("" : "+r"(state));
    }
    return state;
}

uint64_t cbench_stop_for(uint64_t nanoseconds) {
    volatile uint64_t *stopped =
        mmap(NULL, sizeof *stopped, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (stopped == MAP_FAILED) return 0;
    pid_t parent = getpid();
    pid_t child = fork();
    if (child == 0) {
        cbench_sleep_exactly();
        uint64_t start = cbench_monotonic_ns();
        kill(parent, SIGSTOP);
        cbench_sleep_until(start + nanoseconds);
        kill(parent, SIGCONT);
        *stopped = cbench_monotonic_ns() - start;
        _exit(0);
    }
    if (child > 0) {
        while (waitpid(child, NULL, 0) < 0 && errno == EINTR) continue;
    }
    uint64_t result = *stopped;
    munmap((void *)stopped, sizeof *stopped);
    return result;
}

int cbench_memory_spike(size_t bytes) {
    void *memory = mmap(NULL, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (memory == MAP_FAILED) return errno;
    memset(memory, 1, bytes);
    cbench_sleep_until(cbench_monotonic_ns() + 1000000u);
    munmap(memory, bytes);
    return 0;
}
