#define _GNU_SOURCE
#include "CBenchSystem.h"

#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#if defined(__GLIBC__)
#include <malloc.h>
#endif
#include <sched.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <sys/personality.h>
#include <sys/prctl.h>
#include <time.h>
#include <unistd.h>

static uint64_t nanoseconds(clockid_t clock) {
    struct timespec now;
    if (clock_gettime(clock, &now) != 0) return 0;
    return (uint64_t)now.tv_sec * 1000000000u + (uint64_t)now.tv_nsec;
}

uint64_t cbench_monotonic_ns(void) { return nanoseconds(CLOCK_MONOTONIC); }

uint64_t cbench_process_cpu_ns(void) { return nanoseconds(CLOCK_PROCESS_CPUTIME_ID); }

uint64_t cbench_monotonic_resolution_ns(void) {
    struct timespec step;
    if (clock_getres(CLOCK_MONOTONIC, &step) != 0) return 0;
    return (uint64_t)step.tv_sec * 1000000000u + (uint64_t)step.tv_nsec;
}

void cbench_sleep_exactly(void) { prctl(PR_SET_TIMERSLACK, 1ul); }

void cbench_sleep_until(uint64_t time) {
    struct timespec until = {.tv_sec = (time_t)(time / 1000000000u), .tv_nsec = (long)(time % 1000000000u)};
    while (clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &until, NULL) == EINTR) continue;
}

int cbench_cpus_online(void) {
    long count = sysconf(_SC_NPROCESSORS_ONLN);
    return count < 1 ? 1 : (int)count;
}

int cbench_cpus_allowed(int *numbers, int capacity) {
    cpu_set_t set;
    if (sched_getaffinity(0, sizeof set, &set) != 0) return -1;
    int found = 0;
    for (int cpu = 0; cpu < CPU_SETSIZE; cpu++) {
        if (!CPU_ISSET(cpu, &set)) continue;
        if (found < capacity) numbers[found] = cpu;
        found++;
    }
    return found;
}

int cbench_set_cpus(const int *numbers, int count) {
    cpu_set_t set;
    CPU_ZERO(&set);
    for (int i = 0; i < count; i++) {
        if (numbers[i] < 0 || numbers[i] >= CPU_SETSIZE) return EINVAL;
        CPU_SET(numbers[i], &set);
    }
    return sched_setaffinity(0, sizeof set, &set) == 0 ? 0 : errno;
}

int cbench_fix_addresses(void) {
    int before = personality(0xffffffff);
    if (before < 0 || personality((unsigned long)before | ADDR_NO_RANDOMIZE) < 0) return -1;
    return before;
}

void cbench_restore_addresses(int before) { personality((unsigned long)before); }

void cbench_return_free_memory(void) {
#if defined(__GLIBC__)
    malloc_trim(0);
#endif
}

static void end_soon(int signal) {
    (void)signal;
    alarm(2);
}

int cbench_die_with_parent(void) {
    struct sigaction action = {.sa_handler = SIG_IGN};
    static const int typed[] = {SIGINT, SIGQUIT, SIGHUP};
    for (size_t i = 0; i < sizeof typed / sizeof *typed; i++) {
        if (sigaction(typed[i], &action, NULL) != 0) return errno;
    }
    action.sa_handler = end_soon;
    action.sa_flags = SA_RESTART;
    if (sigaction(SIGTERM, &action, NULL) != 0) return errno;
    return prctl(PR_SET_PDEATHSIG, SIGTERM) == 0 ? 0 : errno;
}

static int interrupt_pipe[2] = {-1, -1};

static void interrupted(int number) {
    int saved = errno;
    signal(SIGINT, SIG_DFL);
    signal(SIGTERM, SIG_DFL);
    // Not SIGHUP: a terminal that is closed sends it twice, by its shell and by the kernel.
    char byte = (char)number;
    // The pipe is ours and holds thousands of bytes, so one always fits.
    ssize_t written = write(interrupt_pipe[1], &byte, 1);
    (void)written;
    errno = saved;
}

int cbench_catch_interrupts(void) {
    if (pipe2(interrupt_pipe, O_CLOEXEC | O_NONBLOCK) != 0) return -1;
    struct sigaction action = {.sa_handler = interrupted, .sa_flags = SA_RESTART};
    sigemptyset(&action.sa_mask);
    sigaddset(&action.sa_mask, SIGINT);
    sigaddset(&action.sa_mask, SIGTERM);
    sigaddset(&action.sa_mask, SIGHUP);
    sigaction(SIGINT, &action, NULL);
    sigaction(SIGTERM, &action, NULL);
    struct sigaction inherited;
    // Who started this with nohup wants it to go on without the terminal.
    if (sigaction(SIGHUP, NULL, &inherited) == 0 && inherited.sa_handler != SIG_IGN) {
        sigaction(SIGHUP, &action, NULL);
    }
    return interrupt_pipe[0];
}

char *const *cbench_environment(void) { return environ; }

int cbench_pipe(int ends[2]) { return pipe2(ends, O_CLOEXEC) == 0 ? 0 : errno; }

int16_t cbench_spawn_session(void) { return POSIX_SPAWN_SETSID; }

static int remove_entry(const char *path, const struct stat *status, int kind, struct FTW *place) {
    (void)status, (void)kind, (void)place;
    remove(path);
    return 0;
}

void cbench_remove_tree(const char *path) { nftw(path, remove_entry, 16, FTW_DEPTH | FTW_PHYS); }
