#include "CChiplogShims.h"
