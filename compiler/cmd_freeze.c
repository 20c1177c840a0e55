/* SPDX-License-Identifier: MIT */
/* `firn freeze`: an application to one object file, for someone else's firmware and linker. For a device there is a small
   script beside it, to be given to the linker like an object (freeze/services.h). The firmware's objects that are named say
   which C functions Python may call, and which Python functions C calls (runtime/embed/firn.h). */
#include "compiler/build_line.h"
#include "compiler/file.h"

int cmd_freeze(int argc, char **argv) {
  static struct build_line line;
  build_line_begin(&line);
  build_line_add(&line, (struct option){"output", 'o', OPTION_OUTPUT, &line.build.out, "APP.o", "the object"});
  struct arguments found;
  const struct options options = {
      .command = "freeze",
      .usage = "APP [FIRMWARE.o...] -t TARGET -o APP.o [options]",
      .about = "Freezes an application into an object, and a linker script APP.ld, that a firmware links with\n"
               "libfirn-embed.a and libfirn.a. The objects are those of its C sources with FIRN_FN or FIRN_PYTHON lines\n"
               "(include/firn.h), compiled for the target's ABI. With --heap the object has the heap that firn_init takes.",
      .rows = line.rows,
      .least = 1,
      .most = (int)(sizeof found.positional / sizeof found.positional[0]),
  };
  int status = options_parse(&options, argc, argv, &found);
  if (status >= 0) return status;
  if (!line.build.out) return options_error(&options, "where to? Pass -o APP.o");
  status = build_line_finish(&line, &options, &found, NULL);
  if (status >= 0) return status;
  if (!file_can_write(line.build.out)) return build_line_free(&line), 1;
  struct build_result result;
  line.build.object_only = true;
  line.build.objects = found.positional + 1;
  line.build.object_count = (uint32_t)found.count - 1;
  enum build_outcome outcome = build_image(&line.build, &result);
  build_line_free(&line);
  return build_line_status(outcome);
}
