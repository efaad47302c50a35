#include "CChiplogShims.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <unistd.h>

void chiplog_at_exit(void (*drain)(void)) { atexit(drain); }

void chiplog_tell(const char *text) { fprintf(stderr, "%s\n", text); }

int chiplog_terminal_columns(int descriptor) {
  struct winsize size;
  if (!isatty(descriptor)) return -1;
  return ioctl(descriptor, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}
