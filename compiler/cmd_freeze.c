/* SPDX-License-Identifier: MIT */
/* `firn freeze`: an application to one object file, for someone else's firmware and linker. For a device there is a small
   script beside it, to be given to the linker like an object (freeze/services.h). */
#include "compiler/build_line.h"
#include "compiler/file.h"

int cmd_freeze(int argc, char **argv) {
  static struct build_line line;
  build_line_begin(&line);
  build_line_add(&line, (struct option){"output", 'o', OPTION_TEXT, &line.build.out, "APP.o", "the object"});
  const struct options options = {
      .command = "freeze",
      .usage = "APP -t TARGET -o APP.o [options]",
      .about = "Freezes an application into an object, and a linker script APP.ld, that a firmware links with libfirn.a.",
      .rows = line.rows,
      .least = 1,
      .most = 1,
  };
  struct arguments found;
  int status = options_parse(&options, argc, argv, &found);
  if (status >= 0) return status;
  if (!line.build.out) return options_error(&options, "where to? Pass -o APP.o");
  status = build_line_finish(&line, &options, &found, NULL);
  if (status >= 0) return status;
  if (!file_can_write(line.build.out)) return build_line_free(&line), 1;
  struct build_result result;
  line.build.object_only = true;
  enum build_outcome outcome = build_image(&line.build, &result);
  build_line_free(&line);
  return build_line_status(outcome);
}
