/* SPDX-License-Identifier: MIT */
/* `firn build`: an application to an image for a target. */
#include <inttypes.h>
#include <libgen.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "compiler/build_line.h"
#include "compiler/file.h"

/* "app/main.py" -> "main.elf", "app" -> "app.elf", "dir/manifest.py" -> "manifest.elf" */
static void default_out(const char *app, char *out, size_t size) {
  char copy[4096];
  snprintf(copy, sizeof copy, "%s", app);
  const char *name = basename(copy);
  int len = (int)strcspn(name, ".");
  snprintf(out, size, "%.*s.elf", len ? len : 3, len ? name : "app");
}

int cmd_build(int argc, char **argv) {
  static struct build_line line;
  char out[4200];
  build_line_begin(&line);
  build_line_add_limits(&line);
  build_line_add(&line, (struct option){"output", 'o', OPTION_TEXT, &line.build.out, "FILE.elf", "the image (APP.elf)"});
  build_line_add(&line, (struct option){"format", 0, OPTION_TEXT, &line.format, "elf,bin,hex,uf2", "files to write beside the ELF"});
  build_line_add(&line, (struct option){"report", 0, OPTION_TEXT, &line.build.report, "FILE.html", "a page that shows what the bytes are and why they are there"});
  build_line_add(&line, (struct option){"symbols", 0, OPTION_TEXT, &line.build.symbols, "FILE", "what firn symbolize needs of the image, as a file"});
  build_line_add(&line, (struct option){"inputs", 0, OPTION_TEXT, &line.build.inputs, "FILE.json", "list every file that was read, with its SHA-256"});
  build_line_add(&line, (struct option){"sbom", 0, OPTION_TEXT, &line.build.sbom, "FILE.json", "bill of materials, SPDX 2.3; its date is SOURCE_DATE_EPOCH, or 1970"});
  const struct options options = {
      .command = "build",
      .usage = "APP -t TARGET [-o OUT.elf] [options]",
      .about = "Builds an image that boots into the application: a .py or .mpy file, a folder with\n"
               "main.py, or a manifest.py, which says the modules and files of the image (README).",
      .rows = line.rows,
      .least = 1,
      .most = 1,
  };
  struct arguments found;
  int status = options_parse(&options, argc, argv, &found);
  if (status >= 0) return status;
  status = build_line_finish(&line, &options, &found, NULL);
  if (status >= 0) return status;
  if (!line.build.out) {
    default_out(line.build.app, out, sizeof out);
    line.build.out = out;
  }
  if (!file_can_write(line.build.out) || (line.build.report && !file_can_write(line.build.report))) return build_line_free(&line), 1;
  struct build_result result;
  enum build_outcome outcome = build_image(&line.build, &result);
  if (outcome == BUILD_DONE && (line.build.verbose || isatty(1)))
    printf("%s: %" PRIu64 " bytes of ROM, %" PRIu64 " of static RAM, heap %" PRIu64 ", stack %" PRIu64 "\n",
           line.build.out, result.rom_bytes, result.ram_static_bytes, result.heap_bytes, result.stack_bytes);
  build_line_free(&line);
  return build_line_status(outcome);
}
