/* SPDX-License-Identifier: MIT */
#ifndef FIRN_COMPILER_TERMINAL_H
#define FIRN_COMPILER_TERMINAL_H

/* Runs argv (ends with NULL) on our own streams and waits. When our stdin is a terminal, it gets every key as it is typed, and
   Ctrl-] ends it. Its exit status (0 when it was ended so); -1 with errno set when it did not start. */
int terminal_run(char *const *argv);

#endif
