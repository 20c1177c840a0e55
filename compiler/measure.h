/* SPDX-License-Identifier: MIT */
#ifndef FIRN_COMPILER_MEASURE_H
#define FIRN_COMPILER_MEASURE_H

#include <stdbool.h>
#include <stdint.h>

#include "compiler/emulator.h"
#include "freeze/build.h"

/* Single measurements for `firn bench`. Files are those of bench/ in the toolkit. What goes wrong is
   told on stderr and gives false. */

/* Instructions that one run of bench/KERNEL.py ("kernels/sieve") takes: `emit` says as what. It must print `result`. */
bool measure_kernel(const struct target *target, const char *kernel, enum build_emit emit, const char *result,
                    uint64_t *instructions);

/* The same for NAME.c, compiled by clang -O2 for the target. */
bool measure_c_kernel(const struct target *target, const char *name, const char *result,
                      uint64_t *instructions);

/* Builds and runs a program (a file or folder of bench/) once. */
struct measure_program {
  struct build_result built;
  struct emulator_counts counts;
};
bool measure_program(const struct target *target, const char *file, struct measure_program *out);

/* The text of bench/FILE, malloced. */
char *measure_source(const char *file);

/* The number that bench/FILE prints. */
bool measure_number(const struct target *target, const char *file, long *number);

/* Instructions by the clock of the program itself, to the thousand: its first line begins with two numbers, the first is
   microseconds. The heap is as large as stock's; open: in an open image with the compiler, for imports of files. measure_peer runs
   it on a stock MicroPython firmware with a REPL on the UART. */
bool measure_timed(const struct target *target, const char *source, bool open, uint64_t *instructions);
bool measure_peer(const struct target *target, const char *firmware, const char *source, uint64_t *instructions);

/* Milliseconds of CPU that `firn mpy` takes for a source of about `bytes` bytes: the least of
   `times` runs, the start of the process included. */
bool measure_mpy(uint64_t bytes, int times, double *milliseconds);

#endif
