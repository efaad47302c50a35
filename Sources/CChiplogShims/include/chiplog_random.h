// Random numbers for ids: many, fast, and different in every thread and process. Not for secrets.
#ifndef CHIPLOG_RANDOM_H
#define CHIPLOG_RANDOM_H

#include <stdint.h>

/// The next number of a generator that the current thread has for itself, seeded by the system; 2 ns, and a system call
/// the first time in a thread and in a forked process.
uint64_t chiplog_random(void);

#endif
