/* SPDX-License-Identifier: MIT */
#ifndef FIRN_COMPILER_SUGGEST_H
#define FIRN_COMPILER_SUGGEST_H

#include <stddef.h>

/* Number of single-character edits (insert, delete, replace, swap of neighbours) from `a` to `b`;
   names longer than 64 characters count as unrelated (returns 99). */
int suggest_distance(const char *a, const char *b);

/* Writes up to three of `names` (`count` of them, NULLs skipped) that are nearest to `wanted` into
   `out`, as "a, b or c", nearest first. Writes "" when none is near. Returns how many. */
int suggest_nearest(const char *wanted, const char *const *names, int count, char *out, size_t size);

#endif
