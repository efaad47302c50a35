#include "CChiplogShims.h"

#include <stdio.h>
#include <stdlib.h>

void chiplog_at_exit(void (*drain)(void)) { atexit(drain); }

void chiplog_tell(const char *text) { fprintf(stderr, "%s\n", text); }
