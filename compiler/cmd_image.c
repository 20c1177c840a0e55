/* SPDX-License-Identifier: MIT */
/* `firn image`: the step of a build.ninja that makes the image. Not listed by --help. */
#include <stddef.h>

#include "compiler/steps.h"

int cmd_image(int argc, char **argv) {
  static struct build_line line;
  struct build_result result;
  bool runs = false;
  int status = steps_begin(&line, "image", argc, argv, &runs);
  if (status >= 0) return status;
  line.build.runs = runs;
  return steps_end(&line, build_image(&line.build, &result));
}
