// Signals, seen by nothing but a count: all that a handler may safely do.
#ifndef CHIPLOG_SIGNAL_H
#define CHIPLOG_SIGNAL_H

#include <stdbool.h>
#include <stdint.h>

/// Installs, once for the process, a handler for SIGHUP that counts, and then calls the handler that was there before.
/// False when the system refuses.
bool chiplog_count_hangups(void);

/// How many SIGHUPs have come since; wraps.
uint32_t chiplog_hangups(void);

#endif
