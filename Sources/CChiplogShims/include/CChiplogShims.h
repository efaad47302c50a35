// What Swift cannot do as fast by itself: thread-local state, a lock that survives oversubscription,
// sleeping on a word of memory, and copying text while looking for bytes that must be escaped.
//
// Every function here is leaf code without allocation, except where its comment says otherwise.
#ifndef CCHIPLOG_SHIMS_H
#define CCHIPLOG_SHIMS_H

#include "chiplog_bound.h"
#include "chiplog_hints.h"
#include "chiplog_keys.h"
#include "chiplog_lock.h"
#include "chiplog_random.h"
#include "chiplog_scan.h"
#include "chiplog_search.h"
#include "chiplog_signal.h"
#include "chiplog_socket.h"
#include "chiplog_thread.h"
#include "chiplog_time.h"

/// Writes the shortest decimal digits that read back as `value`; returns their number.
/// The 32 bytes at `buffer` must be the character 0 before: some zeros are left as they are found.
/// An entry point of the Swift runtime (stdlib/public/runtime, `swift_float64ToString`); 32 bytes always suffice.
unsigned long swift_float64ToString(char *buffer, unsigned long capacity, double value, _Bool debug);

/// Registers `drain`, once per process, to run when it ends through `exit` or a return from `main`; not in a child made
/// by fork.
void chiplog_at_exit(void (*drain)(void));

/// Writes `text` and a line end to standard error.
void chiplog_tell(const char *text);

/// Characters in a row of the terminal behind `descriptor`: 0 when it does not say, -1 when there is no terminal.
int chiplog_terminal_columns(int descriptor);

#endif
