/* SPDX-License-Identifier: MIT */
#ifndef FIRN_COMPILER_EMULATOR_H
#define FIRN_COMPILER_EMULATOR_H

#include <stdbool.h>
#include <stdint.h>

#include "freeze/target.h"

/* Running an image: in the target's emulator, or by itself on the host. */

enum emulator_end { EMULATOR_EXIT, EMULATOR_UNCAUGHT, EMULATOR_TIMEOUT, EMULATOR_FAILED };

struct emulator_counts {
  bool known;                 /* false on the host: nothing is counted there */
  uint64_t instructions;      /* from reset to the end */
  uint64_t boot_instructions; /* from reset to the first call of the console's write */
  uint64_t heap_peak, stack_peak; /* bytes */
  uint64_t gc_count;
};

struct emulator_request {
  const struct target *target;
  const char *image;
  double timeout;         /* seconds, 0: none */
  bool count;             /* fill `counts` */
  int input;              /* file that is the program's stdin; 0: ours */
  bool interactive;       /* somebody types: in real time, on our own streams */
  const char *serial;     /* `interactive`: what the console is, "stdio" or "pty" */
  int output;             /* file that takes the program's stdout; 0: ours */
  char *const *arguments; /* of the program, on the host only; ends with NULL, or is NULL */
};

struct emulator_result {
  enum emulator_end end;
  int status; /* EMULATOR_EXIT, EMULATOR_UNCAUGHT: the program's */
  struct emulator_counts counts;
};

/* Runs the image, its output streaming to ours. What went wrong with the emulator or the time limit
   has been told on stderr. */
struct emulator_result emulator_run(const struct emulator_request *request);

#endif
