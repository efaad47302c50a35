#include "CChiplogShims.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <unistd.h>

static void (*drain_at_exit)(void);
static pid_t drain_owner;

static void run_drain(void) {
  // A child made by fork has none of the threads that would have to answer, and none of its own events to lose.
  if (getpid() == drain_owner) drain_at_exit();
}

void chiplog_at_exit(void (*drain)(void)) {
  drain_at_exit = drain;
  drain_owner = getpid();
  atexit(run_drain);
}

void chiplog_tell(const char *text) { fprintf(stderr, "%s\n", text); }

int chiplog_terminal_columns(int descriptor) {
  struct winsize size;
  if (!isatty(descriptor)) return -1;
  return ioctl(descriptor, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}
