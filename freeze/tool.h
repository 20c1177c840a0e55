/* SPDX-License-Identifier: MIT */
#ifndef FIRN_FREEZE_TOOL_H
#define FIRN_FREEZE_TOOL_H

#include <stdbool.h>
#include <stdint.h>

/* Other programs that a build runs: a linker, a C compiler. */

/* A command line being put together; texts are copied. */
struct tool_line {
  char **word; /* ends with NULL */
  uint32_t count, room;
  const char *folder; /* to run it in, borrowed; NULL: the current one */
};
void tool_add(struct tool_line *line, const char *format, ...) __attribute__((format(printf, 2, 3)));
void tool_free(struct tool_line *line);

/* Runs it and waits. Returns its exit status, 127 when it could not be started, 128 + n when signal
   n ended it; *said is what it wrote to stdout and stderr (owned by the caller, cut at 64 KB), or why
   it did not start. */
int tool_run(const struct tool_line *line, char **said);

/* Runs it with its output in a file and its errors dropped. False when it did not start, or was killed after so many
   seconds of a processor: not of the clock, for a busy machine must not change what is built. */
bool tool_run_to(const struct tool_line *line, const char *path, int seconds);

/* A fresh private folder for intermediate files: its path (owned), or NULL with a message told. */
char *tool_folder(void);
/* Removes it and the files in it. */
void tool_folder_remove(char *folder);

#endif
