/* SPDX-License-Identifier: MIT */
/* `firn build`: an application to an image for a target, in this process or, with --build-dir, in steps that Ninja runs. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "compiler/build_line.h"
#include "compiler/file.h"
#include "compiler/steps.h"

int cmd_build(int argc, char **argv) {
  static struct build_line line;
  char out[4200], name[256];
  build_line_begin(&line);
  build_line_add_limits(&line);
  build_line_add_outputs(&line);
  build_line_add_steps(&line);
  const struct options options = {
      .command = "build",
      .usage = "APP -t TARGET [-o OUT.elf] [options]",
      .about = "Builds an image that boots into the application: a .py or .mpy file, a folder with\n"
               "main.py, or a manifest.py, which says the modules and files of the image (README).\n"
               "With --build-dir it builds again only what a change concerns, native code in parallel;\n"
               "without -o the image is there, too.",
      .rows = line.rows,
      .least = 1,
      .most = 1,
  };
  struct arguments found;
  int status = options_parse(&options, argc, argv, &found);
  if (status >= 0) return status;
  status = build_line_finish(&line, &options, &found, NULL);
  if (status >= 0) return status;
  if (line.build.steps && (status = steps_check(&line, &options)) >= 0) return build_line_free(&line), status;
  if (!line.build.out) {
    snprintf(out, sizeof out, "%s%s%s.elf", line.build.steps ? line.build.steps : "", line.build.steps ? "/" : "",
             build_line_name(line.build.app, name, sizeof name));
    line.build.out = out;
  }
  if (!file_can_write(line.build.out) || (line.build.report && !file_can_write(line.build.report))) return build_line_free(&line), 1;
  struct build_result result;
  enum build_outcome outcome = line.build.steps ? steps_build(&line, false, &result) : build_image(&line.build, &result);
  if (outcome == BUILD_DONE && (line.build.verbose || isatty(1)))
    printf("%s: %" PRIu64 " bytes of ROM, %" PRIu64 " of static RAM, heap %" PRIu64 ", stack %" PRIu64 "\n",
           line.build.out, result.rom_bytes, result.ram_static_bytes, result.heap_bytes, result.stack_bytes);
  build_line_free(&line);
  return build_line_status(outcome);
}
