/* SPDX-License-Identifier: MIT */
/* `firn plan`: the step of a build.ninja that writes it (freeze/build_plan.h). Not listed by --help. */
#include <stddef.h>

#include "compiler/steps.h"

int cmd_plan(int argc, char **argv) {
  static struct build_line line;
  bool runs = false;
  int status = steps_begin(&line, "plan", argc, argv, &runs);
  return status >= 0 ? status : steps_plan(&line, runs);
}
