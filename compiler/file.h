/* SPDX-License-Identifier: MIT */
#ifndef FIRN_COMPILER_FILE_H
#define FIRN_COMPILER_FILE_H

#include <stdbool.h>
#include <stddef.h>

/* The file's bytes ("-": standard input), malloced with a zero byte behind them. NULL after telling
   "PATH: error: WHY" on stderr. */
char *file_read(const char *path, size_t *len);

/* Writes all of it ("-": to standard output) or nothing: to a file beside `path`, then renamed. False after
   telling why on stderr. */
bool file_write(const char *path, const void *data, size_t len);

/* Whether a file may be made at `path`; if not, says why. For outputs that a tool writes much later. */
bool file_can_write(const char *path);

#endif
