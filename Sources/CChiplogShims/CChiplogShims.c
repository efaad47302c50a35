#include "CChiplogShims.h"

#include <stdlib.h>

void chiplog_at_exit(void (*drain)(void)) { atexit(drain); }
