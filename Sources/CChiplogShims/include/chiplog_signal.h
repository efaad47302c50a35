// Signals: handlers do no more than count, or wake a thread that may do what a handler may not.
#ifndef CHIPLOG_SIGNAL_H
#define CHIPLOG_SIGNAL_H

#include <stdbool.h>
#include <stdint.h>

/// Installs, once for the process, a handler for SIGHUP that counts, and then calls the handler that was there before.
/// False when the system refuses.
bool chiplog_count_hangups(void);

/// How many SIGHUPs have come since; wraps.
uint32_t chiplog_hangups(void);

/// Makes what the functions below need; false when the system has none to give.
bool chiplog_prepare_signals(void);

/// From now on the first `signal` does not end the program but wakes `chiplog_next_signal`; a second one, and one in a
/// child made by fork, acts as ever. False, and nothing is changed, when its action is not the default.
bool chiplog_divert_signal(int signal);

/// Likewise for a signal that a crash raises: the thread that it comes to waits until `chiplog_answer_signal` is called,
/// `limit_ms` at most, and then crashes on, into the action that was there before, whatever that is.
bool chiplog_divert_crash(int signal, int limit_ms);

/// Waits for a diverted signal; 0 when there can be none. For one thread.
int chiplog_next_signal(void);

/// Lets crashed threads go on.
void chiplog_answer_signal(void);

/// Sends the calling thread `signal`, unblocked.
void chiplog_raise(int signal);

#endif
