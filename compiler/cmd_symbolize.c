/* SPDX-License-Identifier: MIT */
/* `firn symbolize`: lines and names for the tracebacks of an image without line tables. */
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "compiler/options.h"
#include "freeze/symbols.h"

enum { STATUS_FAULT = 1 };

int cmd_symbolize(int argc, char **argv) {
  const struct option rows[] = {{0}};
  const struct options options = {
      .command = "symbolize",
      .usage = "IMAGE.elf|SYMBOLS [TRACE.txt]",
      .about = "Tells the lines of a traceback, or of a log with tracebacks in it, that an image built with --lines func\n"
               "or none (or --release) printed: from the image's ELF file before it is stripped, or from the file that\n"
               "--symbols wrote. Without TRACE.txt it is standard input; the result goes to stdout.",
      .rows = rows,
      .least = 1,
      .most = 2,
  };
  struct arguments found;
  char error[4096];
  int status = options_parse(&options, argc, argv, &found);
  if (status >= 0) return status;
  FILE *trace = found.count == 2 ? fopen(found.positional[1], "r") : stdin;
  if (!trace) {
    fprintf(stderr, "error[symbols]: %s: %s\n", found.positional[1], strerror(errno));
    return STATUS_FAULT;
  }
  int unknown = symbolize(found.positional[0], trace, stdout, error, sizeof error);
  if (trace != stdin) fclose(trace);
  if (unknown < 0) fprintf(stderr, "error[symbols]: %s\n", error);
  if (unknown > 0)
    fprintf(stderr, "error[symbols]: %d row%s not of the build of %s\n", unknown, unknown == 1 ? " is" : "s are", found.positional[0]);
  return unknown ? STATUS_FAULT : 0;
}
