/* SPDX-License-Identifier: MIT */
/* `firn build`: an application to an image for a target, in this process or, with --build-dir, in steps that Ninja runs. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "compiler/build_line.h"
#include "compiler/file.h"
#include "compiler/steps.h"
#include "freeze/runtime_only.h"

/* What says that there is no application, and what that takes. */
struct runtime_line {
  const char *abi_out, *app_at;
  struct option_list without;
};

static void add_runtime_options(struct build_line *line, struct runtime_line *runtime) {
  build_line_add(line, (struct option){"runtime-only", 0, OPTION_FLAG, &line->runtime_only, NULL, "no APP: a runtime that applications are linked against later"});
  build_line_add(line, (struct option){"abi-out", 0, OPTION_OUTPUT, &runtime->abi_out, "RT.fabi", "its file for --against"});
  build_line_add(line, (struct option){"app-at", 0, OPTION_TEXT, &runtime->app_at, "ADDRESS", "where its applications are; behind it by default"});
  build_line_add(line, (struct option){"without", 0, OPTION_LIST, &runtime->without, "NAME", "a module in C or a builtin that it is not to have"});
}

static int check_runtime_options(const struct options *options, const struct build_line *line, const struct arguments *found,
                                 const struct runtime_line *runtime) {
  if (!line->runtime_only) {
    if (runtime->abi_out || runtime->app_at || runtime->without.count) return options_error(options, "--abi-out, --app-at and --without are for --runtime-only");
    return found->count ? -1 : options_error(options, "which application? (or --runtime-only)");
  }
  if (found->count) return options_error(options, "--runtime-only takes no application ('%s')", found->positional[0]);
  if (line->against) return options_error(options, "--runtime-only does not go with --against");
  if (!runtime->abi_out || !line->build.out) return options_error(options, "--runtime-only makes two files: pass -o RT.elf --abi-out RT.fabi");
  if (line->build.report || line->build.symbols || line->build.inputs || line->build.sbom || line->build.depfile)
    return options_error(options, "--report, --symbols, --inputs, --sbom and --depfile are for applications, not for --runtime-only");
  const struct { const char *name; bool said; } others[] = {
      {"release", line->build.release}, {"emit", line->emit}, {"keep", line->keep.count}, {"snapshot", line->snapshot.count}, {"copy-up", line->copy_up}, {"unicode", line->unicode},
      {"optimise", line->build.optimise}, {"lines", line->lines >= 0}, {"path-prefix-map", line->path_maps.count}, {"dump", line->build.dump},
      {"stop-after", line->build.stop_after}, {"heap", line->heap}, {"min-heap", line->min_heap},
      {"gc-stress", line->build.gc_stress}, {"fail-alloc", line->fail_alloc}};
  for (size_t i = 0; i < sizeof others / sizeof others[0]; i++)
    if (others[i].said) return options_error(options, "--%s is for applications, not for --runtime-only", others[i].name);
  return -1;
}

static enum build_outcome build_runtime(struct build_line *line, const struct runtime_line *runtime, struct build_result *result) {
  struct runtime_request request = {.options = &line->build, .abi_out = runtime->abi_out, .without = runtime->without.items,
                                    .without_count = runtime->without.count};
  uint64_t at;
  if (runtime->app_at && !target_read_size(runtime->app_at, &at)) {
    fprintf(stderr, "error[runtime]: --app-at %s: not an address (as 0x40000)\n", runtime->app_at);
    return BUILD_ERROR;
  }
  if (runtime->app_at) request.app_at = at;
  return file_can_write(runtime->abi_out) ? runtime_build(&request, result) : BUILD_ERROR;
}

int cmd_build(int argc, char **argv) {
  static struct build_line line;
  struct runtime_line runtime = {0};
  char out[4200], name[256];
  build_line_begin(&line);
  build_line_add_limits(&line);
  build_line_add_outputs(&line);
  build_line_add_against(&line);
  build_line_add_steps(&line);
  add_runtime_options(&line, &runtime);
  const struct options options = {
      .command = "build",
      .usage = "APP -t TARGET [-o OUT.elf] [options]\n"
               "       firn build --runtime-only -t TARGET -o RT.elf --abi-out RT.fabi\n"
               "       firn build APP --against RT.fabi [-o OUT.elf]",
      .about = "Builds an image that boots into the application: a .py or .mpy file, a folder with\n"
               "main.py, or a manifest.py, which says the modules and files of the image (README).\n"
               "With --build-dir it builds again only what a change concerns, native code in parallel;\n"
               "without -o the image is there, too.",
      .rows = line.rows,
      .least = 0,
      .most = 1,
  };
  struct arguments found;
  int status = options_parse(&options, argc, argv, &found);
  if (status >= 0) return status;
  status = check_runtime_options(&options, &line, &found, &runtime);
  if (status < 0) status = build_line_finish(&line, &options, &found, NULL);
  if (status >= 0) return status;
  if (line.build.steps && (status = steps_check(&line, &options)) >= 0) return build_line_free(&line), status;
  if (!line.build.out) {
    snprintf(out, sizeof out, "%s%s%s.elf", line.build.steps ? line.build.steps : "", line.build.steps ? "/" : "",
             build_line_name(line.build.app, name, sizeof name));
    if ((status = options_check_output(&options, &found, "output", out)) >= 0) return build_line_free(&line), status;
    line.build.out = out;
  }
  if (!file_can_write(line.build.out) || (line.build.report && !file_can_write(line.build.report))) return build_line_free(&line), 1;
  struct build_result result;
  enum build_outcome outcome = line.runtime_only    ? build_runtime(&line, &runtime, &result)
                               : line.build.steps ? steps_build(&line, false, &result)
                                                  : build_image(&line.build, &result);
  if (outcome == BUILD_DONE && (line.build.verbose || isatty(1)))
    printf("%s: %" PRIu64 " bytes of ROM, %" PRIu64 " of static RAM, heap %" PRIu64 ", stack %" PRIu64 "\n",
           line.build.out, result.rom_bytes, result.ram_static_bytes, result.heap_bytes, result.stack_bytes);
  build_line_free(&line);
  return build_line_status(outcome);
}
