#define _GNU_SOURCE
#include "include/chiplog_search.h"

#include <string.h>

const void *chiplog_find(const void *text, size_t count, const void *part, size_t part_count) {
  return memmem(text, count, part, part_count);
}
