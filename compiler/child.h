/* SPDX-License-Identifier: MIT */
#ifndef FIRN_COMPILER_CHILD_H
#define FIRN_COMPILER_CHILD_H

#include <stdbool.h>

/* A program that runs while its output streams through to ours. */

enum child_end { CHILD_EXITED, CHILD_SIGNALLED, CHILD_TIMEOUT, CHILD_NOT_STARTED };

struct child_result {
  enum child_end end;
  int status;     /* exit status, or the signal's number, or errno */
  bool traceback; /* a line of its stderr (of all, where both are one file) began with "Traceback (most recent call last)" */
};

/* Runs argv (ends with NULL) and waits. Its stdout is copied to file `output` and its stderr to ours
   as they come, in their order where both are one file; its stdin is file `input`, or with 0 ours, empty when
   ours is a terminal. After `timeout` seconds (0:
   never) it is killed. The child is never blocked by a slow reader of ours. */
struct child_result child_run(char *const *argv, double timeout, int input, int output);

#endif
