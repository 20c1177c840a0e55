/* SPDX-License-Identifier: MIT */
/* `firn run`: builds, then runs in the target's emulator, or on the host. The exit status is the
   program's; --stats writes what happened and what it cost as JSON. */
#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "compiler/build_line.h"
#include "compiler/emulator.h"
#include "compiler/file.h"
#include "compiler/steps.h"
#include "freeze/elf_merge.h"
#include "freeze/fit.h"
#include "freeze/image.h"
#include "freeze/tool.h"

enum { STATUS_FAULT = 1, STATUS_TOOL = 3, STATUS_TIMEOUT = 3 };

/* What --stats tells. */
struct stats {
  const char *outcome;
  const struct build_line *line;
  struct build_result sizes;
  struct emulator_result ran;
};

static void write_number(FILE *out, const char *name, bool known, uint64_t number) {
  if (known)
    fprintf(out, ",\n \"%s\": %" PRIu64, name, number);
  else
    fprintf(out, ",\n \"%s\": null", name);
}

static bool write_stats(const char *path, const struct stats *stats) {
  static const char *const emits[] = {"auto", "bytecode", "native"};
  FILE *out = fopen(path, "w");
  if (!out) {
    perror(path);
    return false;
  }
  const struct emulator_counts *counts = &stats->ran.counts;
  bool built = stats->sizes.rom_bytes && stats->sizes.shortage == BUILD_FITS;
  fprintf(out, "{\"outcome\": \"%s\",\n \"target\": \"%s\",\n \"emit\": \"%s\"", stats->outcome,
          stats->line->build.target->name, emits[stats->line->emit]);
  write_number(out, "instructions", counts->known, counts->instructions);
  write_number(out, "boot_instructions", counts->known, counts->boot_instructions);
  write_number(out, "rom_bytes", built, stats->sizes.rom_bytes);
  write_number(out, "ram_static_bytes", built, stats->sizes.ram_static_bytes);
  write_number(out, "heap_peak_bytes", counts->known, counts->heap_peak);
  write_number(out, "stack_peak_bytes", counts->known, counts->stack_peak);
  write_number(out, "gc_count", counts->known, counts->gc_count);
  fprintf(out, "}\n");
  bool done = !ferror(out);
  if (fclose(out) || !done) {
    fprintf(stderr, "%s: error: cannot write it: %s\n", path, strerror(errno));
    return false;
  }
  return true;
}

/* The plan is what the rule is about that --depfile asks for. */
static enum build_outcome build_in_steps(struct build_line *line, struct build_result *sizes) {
  enum build_outcome outcome = steps_build(line, true, sizes);
  if (line->build.depfile) steps_copy_rule(line->build.steps, line->build.depfile);
  return outcome;
}

static bool is_image(const char *app) {
  size_t len = strlen(app);
  return len > 4 && !strcmp(app + len - 4, ".elf");
}

/* Is it an application without its runtime? In a runtime the symbol is an address, in no section. */
static bool is_apart(const struct elf_file *file) {
  const struct elf_symbol *magic = elf_file_symbol(file, "firn_app_magic");
  return magic && magic->section != UINT32_MAX;
}

/* The image to run, into `image`: APP itself if it is one, else what is built in `folder`; the exit status of what went wrong, or 0. */
static int make_image(struct build_line *line, struct stats *stats, const char *folder, const char *runtime, char *image, size_t size) {
  char error[4096];
  if (is_image(line->build.app)) {
    struct elf_file *file = elf_file_read(line->build.app, error, sizeof error);
    if (!file) return fprintf(stderr, "firn: error: %s\n", error), STATUS_FAULT;
    bool fits = file->machine == image_machine(line->build.target), alone = !runtime && is_apart(file);
    fit_measure(&(struct fit){.target = line->build.target}, file, &stats->sizes);
    elf_file_free(file);
    if (!fits) return fprintf(stderr, "firn: error: %s: is no image for %s; -t says for which target it was built\n", line->build.app, line->build.target->name), STATUS_FAULT;
    if (alone) return fprintf(stderr, "firn: error: %s: is an application without its runtime; pass --runtime RT.elf\n", line->build.app), STATUS_FAULT;
    snprintf(image, size, "%s", line->build.app);
    return 0;
  }
  char name[256];
  if (line->build.steps) snprintf(image, size, "%s/%s.elf", line->build.steps, build_line_name(line->build.app, name, sizeof name));
  else snprintf(image, size, "%s/image.elf", folder);
  line->build.out = image;
  line->build.runs = true;
  enum build_outcome outcome = line->build.steps ? build_in_steps(line, &stats->sizes) : build_image(&line->build, &stats->sizes);
  if (outcome == BUILD_DONE) return 0;
  static const char *const faults[] = {[BUILD_ERROR] = "build_error", [BUILD_NO_FIT] = "no_fit",
                                       [BUILD_TOOL] = "tool_error"};
  stats->outcome = faults[outcome];
  return build_line_status(outcome);
}

/* Makes an image in `folder` and runs it, behind the runtime that is another image, if there is one; the exit status. */
static int build_and_run(struct build_line *line, struct stats *stats, const char *folder, const char *runtime, double timeout,
                         const char *serial, bool count, char *const *arguments) {
  static const char *const ends[] = {[EMULATOR_EXIT] = "exit", [EMULATOR_UNCAUGHT] = "uncaught",
                                     [EMULATOR_TIMEOUT] = "timeout", [EMULATOR_FAILED] = "tool_error"};
  char image[4200], both[4200], error[4096];
  int status = make_image(line, stats, folder, runtime, image, sizeof image);
  if (status) return status;
  snprintf(both, sizeof both, "%s/both.elf", folder);
  if (runtime && !elf_merge(runtime, image, both, error, sizeof error)) return fprintf(stderr, "firn: error: %s\n", error), STATUS_FAULT;
  struct emulator_request request = {.target = line->build.target,
                                     .image = runtime ? both : image,
                                     .timeout = timeout,
                                     .count = count,
                                     .interactive = serial != NULL,
                                     .serial = serial,
                                     .arguments = arguments};
  fflush(stdout);
  stats->ran = emulator_run(&request);
  stats->outcome = ends[stats->ran.end];
  return stats->ran.end == EMULATOR_EXIT || stats->ran.end == EMULATOR_UNCAUGHT ? stats->ran.status
                                                                                : STATUS_TOOL;
}

int cmd_run(int argc, char **argv) {
  static struct build_line line;
  const char *stats_file = NULL, *runtime = NULL;
  double timeout = 0;
  int serial = 0;
  build_line_begin(&line);
  build_line_add_limits(&line);
  build_line_add_against(&line);
  build_line_add_steps(&line);
  build_line_add(&line, (struct option){"runtime", 0, OPTION_INPUT, &runtime, "RT.elf", "the runtime that the application was built against"});
  build_line_add(&line, (struct option){"stats", 0, OPTION_OUTPUT, &stats_file, "FILE", "write counts and sizes as JSON"});
  build_line_add(&line, (struct option){"timeout", 0, OPTION_NUMBER, &timeout, "SECONDS", "stop the program after that long"});
  build_line_add(&line, (struct option){"serial", 0, OPTION_CHOICE, &serial, "stdio|pty", "pty: the console is a pseudo terminal, for mpremote; its path is printed"});
  const struct options options = {
      .command = "run",
      .usage = "APP [-t TARGET] [options] [-- ARGS]\n"
               "       firn run APP --against RT.fabi --runtime RT.elf\n"
               "       firn run IMAGE.elf [--runtime RT.elf] -t TARGET",
      .about = "Builds an application and runs it in the target's emulator (mps2-an386 by default).\n"
               "Its output goes to stdout, its exit status is the command's. With --world open --with repl it\n"
               "ends in a prompt: Ctrl-] leaves.",
      .rows = line.rows,
      .least = 1,
      .most = 1,
  };
  struct arguments found;
  int status = options_parse(&options, argc, argv, &found);
  if (status >= 0) return status;
  status = build_line_finish(&line, &options, &found, "mps2-an386");
  if (status >= 0) return status;
  if (line.build.steps && (status = steps_check(&line, &options)) >= 0) return build_line_free(&line), status;
  if (line.against && !runtime) return options_error(&options, "an application built --against a runtime runs with it: pass --runtime RT.elf");
  if (runtime && !line.against && !is_image(line.build.app)) return options_error(&options, "--runtime goes with --against RT.fabi, or with an IMAGE.elf");
  bool interactive = line.build.prompt || serial;
  if (interactive && (stats_file || timeout)) return options_error(&options, "--with repl and --serial pty do not go with --stats and --timeout");
  if (serial && !line.build.target->emulator.count) return options_error(&options, "--serial pty is for emulated boards");
  const char *console = !interactive ? NULL : serial ? "pty" : "stdio";
  struct stats stats = {.line = &line, .outcome = "tool_error"};
  char **arguments = calloc((size_t)found.rest_count + 1, sizeof *arguments);
  for (int i = 0; arguments && i < found.rest_count; i++) arguments[i] = found.rest[i];
  char *folder = tool_folder();
  status = folder ? build_and_run(&line, &stats, folder, runtime, timeout, console, stats_file != NULL, arguments) : STATUS_TOOL;
  if (folder) tool_folder_remove(folder);
  free(arguments);
  if (stats_file && !write_stats(stats_file, &stats) && status == 0) status = STATUS_TOOL;
  build_line_free(&line);
  return status;
}
