#include "CBenchSystem.h"
