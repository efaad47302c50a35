#include "include/chiplog_scan.h"

bool chiplog_is_clean(const uint8_t *source, size_t count, chiplog_place place) {
  return chiplog_find_suspicious(source, count, place) == count;
}
