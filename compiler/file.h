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

/* Are they one file, or one name? Files that are there, of any names, and names of some that may not be. */
bool file_is_same(const char *left, const char *right);
/* Does it end as sources do, in .py or .mpy? */
bool file_is_source_name(const char *path);

/* Whether a file may be made at `path`; if not, says why. For outputs that a tool writes much later. */
bool file_can_write(const char *path);

/* An output is written aside until it is whole and then gets its place, so that what goes wrong leaves the file of before.
   The name, malloced, is PATH.END, or one in the temporary folder where `path` is a device or a pipe. */
char *file_aside(const char *path, const char *end);
/* Puts it there: renames; copies into devices and pipes; a symbolic link stays one and its file is replaced. False, with errno: it
   is still aside. */
bool file_place(const char *aside, const char *path);

#endif
