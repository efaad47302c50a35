// Finding bytes in bytes.
#ifndef CHIPLOG_SEARCH_H
#define CHIPLOG_SEARCH_H

#include <stddef.h>

/// Where `part` first stands in `text`, or NULL: the C library's `memmem`, which is linear in both.
const void *_Nullable chiplog_find(
    const void *_Nonnull text, size_t count, const void *_Nonnull part, size_t part_count);

#endif
