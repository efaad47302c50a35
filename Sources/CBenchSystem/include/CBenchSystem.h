#ifndef CBenchSystem_H
#define CBenchSystem_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// What the benchmark engine needs of Linux and cannot say, or not cheaply, in Swift.

// Clocks: nanoseconds since an arbitrary point.

// CLOCK_MONOTONIC: wall time that never goes back.
uint64_t cbench_monotonic_ns(void);
// CLOCK_PROCESS_CPUTIME_ID: CPU time of all threads of this process, user and system together.
uint64_t cbench_process_cpu_ns(void);
// The resolution that the kernel states for CLOCK_MONOTONIC, in nanoseconds; 0 when unknown.
uint64_t cbench_monotonic_resolution_ns(void);

// Waiting.

// Has the calling thread's sleeps end when they are due, and not up to 50 microseconds later (timer slack).
void cbench_sleep_exactly(void);
// Sleeps until `cbench_monotonic_ns` has reached a time.
void cbench_sleep_until(uint64_t time);
// A pause in a loop that spins, kind to the other thread of the core.
static inline void cbench_relax(void) {
#if defined(__x86_64__)
    __builtin_ia32_pause();
#elif defined(__aarch64__)
    __asm__ volatile("isb" ::: "memory");
#endif
}

// Processors.

// Processors that are online; at least 1.
int cbench_cpus_online(void);
// Writes the numbers of the processors this process may run on, ascending, at most `capacity` of them; returns how many
// there are (which may exceed `capacity`), or -1 when the kernel does not say.
int cbench_cpus_allowed(int *numbers, int capacity);
// Lets the calling thread, and what it starts from now on, run on these processors only. Returns 0, or an errno.
int cbench_set_cpus(const int *numbers, int count);

// Addresses.

// Has programs that the calling thread starts from now on laid out at the same addresses each time. Returns what to
// restore, or -1 where the kernel or a container does not allow it.
int cbench_fix_addresses(void);
// Goes back to what `cbench_fix_addresses` returned.
void cbench_restore_addresses(int before);

// Memory.

// Gives heap that is free but resident back to the kernel, where the C library can (glibc's `malloc_trim`).
void cbench_return_free_memory(void);

// Ending.

// A worker's part: what a terminal sends to all its processes, SIGINT, SIGQUIT and SIGHUP, is ignored (the parent gets it
// too and decides), and the kernel sends SIGTERM when the parent dies, which ends the process after a grace of two seconds, meant for removing its files. Returns 0, or an errno.
int cbench_die_with_parent(void);

// A parent's part: the first SIGINT, SIGTERM or SIGHUP makes the returned descriptor readable and restores the default
// of SIGINT and SIGTERM, so that one of these ends the process at once. A SIGHUP that was ignored stays so. Returns -1 when out of descriptors. Call once.
int cbench_catch_interrupts(void);

// A pipe whose ends are close-on-exec from the start (`pipe2`, which Swift's Glibc lacks). Returns 0, or an errno.
int cbench_pipe(int ends[2]);

// The flag of posix_spawn that gives a child a session of its own (`POSIX_SPAWN_SETSID`, which Swift's Glibc lacks).
int16_t cbench_spawn_session(void);

// The environment of this process (`environ`, which Swift 6 cannot name); null-terminated, may be NULL.
char *const *cbench_environment(void);

// Removes a folder with everything in it, links not followed (`nftw`, which Swift's Glibc lacks); what cannot be removed
// stays, and a folder that is not there is no error.
void cbench_remove_tree(const char *path);

// Callgrind, which counts instructions; nothing happens outside of it.

// Begins to count, in every thread.
void cbench_callgrind_start(void);
void cbench_callgrind_stop(void);
// Writes what was counted to the next file and counts from 0.
void cbench_callgrind_dump(void);
// The name of a Swift function as its author wrote it, to be freed; NULL where it is not one, or the runtime cannot tell.
char *cbench_demangle(const char *symbol);

// What the harness proves itself with.

// Does `units` of work: a chain of multiplications that no compiler shortens.
uint64_t cbench_work(uint64_t units);
// One instruction.
static inline void cbench_one_instruction(void) { __asm__ volatile("nop"); }
// Stops this whole process with SIGSTOP for `nanoseconds`, by a child that continues it. Returns how long it really was
// between the two signals, or 0 when no child could be started.
uint64_t cbench_stop_for(uint64_t nanoseconds);
// Has `bytes` of memory resident for a millisecond. Returns 0, or an errno.
int cbench_memory_spike(size_t bytes);

// A message digest: SHA-256 (FIPS 180-4). In C because a debug build of the same loop in Swift takes seconds for one
// binary.
typedef struct {
    uint32_t state[8];
    uint64_t length;
    uint8_t block[64];
} cbench_sha256;

void cbench_sha256_init(cbench_sha256 *context);
void cbench_sha256_update(cbench_sha256 *context, const void *bytes, size_t count);
void cbench_sha256_finish(cbench_sha256 *context, uint8_t digest[32]);

#endif
