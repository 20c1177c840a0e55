/* SPDX-License-Identifier: MIT */
/* `firn explain CODE`: more about the code in brackets of a diagnostic. `firn explain NAME APP`: why something is in an image. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "compiler/build_line.h"
#include "compiler/options.h"
#include "compiler/suggest.h"
#include "freeze/memory.h"
#include "freeze/tool.h"

static const struct explanation {
  const char *code, *text;
} explanations[] = {
#define EXPLAIN(code, text) {code, text},
#include "compiler/explain.def"
#undef EXPLAIN
};

enum { EXPLANATIONS = sizeof explanations / sizeof explanations[0] };

static int list(void) {
  for (int i = 0; i < EXPLANATIONS; i++)
    printf("%-18s %.*s\n", explanations[i].code, (int)strcspn(explanations[i].text, "\n"),
           explanations[i].text);
  return 0;
}

static int explain_code(const struct options *options, const char *code) {
  const char *names[EXPLANATIONS];
  for (int i = 0; i < EXPLANATIONS; i++) {
    names[i] = explanations[i].code;
    if (strcmp(code, names[i])) continue;
    fputs(explanations[i].text, stdout);
    return 0;
  }
  char near[160];
  if (suggest_nearest(code, names, EXPLANATIONS, near, sizeof near)) return options_error(options, "unknown code '%s' (nearest: %s)", code, near);
  return options_error(options, "unknown code '%s'", code);
}

/* Builds an image that is thrown away. */
static int explain_name(struct build_line *line, const struct options *options, const struct arguments *found) {
  struct arguments app = {.positional = {found->positional[1]}, .count = 1};
  int status = build_line_finish(line, options, &app, NULL);
  if (status >= 0) return status;
  char *folder = tool_folder();
  if (!folder) return build_line_free(line), build_line_status(BUILD_TOOL);
  char *image = memory_format("%s/image.elf", folder);
  struct build_result result;
  line->build.out = image;
  line->build.explain = found->positional[0];
  enum build_outcome outcome = build_image(&line->build, &result);
  tool_folder_remove(folder);
  free(image);
  build_line_free(line);
  return build_line_status(outcome);
}

int cmd_explain(int argc, char **argv) {
  static struct build_line line;
  build_line_begin(&line);
  build_line_add_against(&line);
  const struct options options = {
      .command = "explain",
      .usage = "[CODE]\n       firn explain NAME APP -t TARGET [options]",
      .about = "Says what a diagnostic's code (error[CODE]) means; without CODE, lists them all.\n"
               "With an application: why a function, variable, module or symbol is in its image.",
      .rows = line.rows,
      .least = 0,
      .most = 2,
  };
  struct arguments found;
  int status = options_parse(&options, argc, argv, &found);
  if (status >= 0) return status;
  if (found.count == 2) return explain_name(&line, &options, &found);
  return found.count ? explain_code(&options, found.positional[0]) : list();
}
