/* SPDX-License-Identifier: MIT */
/* `firn explain CODE`: more about the code in brackets of a diagnostic. */
#include <stdio.h>
#include <string.h>

#include "compiler/options.h"
#include "compiler/suggest.h"

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

int cmd_explain(int argc, char **argv) {
  const struct option rows[] = {{0}};
  const struct options options = {
      .command = "explain",
      .usage = "[CODE]",
      .about = "Says what a diagnostic's code (error[CODE]) means; without CODE, lists them all.",
      .rows = rows,
      .least = 0,
      .most = 1,
  };
  struct arguments found;
  int status = options_parse(&options, argc, argv, &found);
  if (status >= 0) return status;
  if (found.count == 0) return list();
  const char *names[EXPLANATIONS];
  for (int i = 0; i < EXPLANATIONS; i++) {
    names[i] = explanations[i].code;
    if (strcmp(found.positional[0], names[i])) continue;
    fputs(explanations[i].text, stdout);
    return 0;
  }
  char near[160];
  if (suggest_nearest(found.positional[0], names, EXPLANATIONS, near, sizeof near))
    return options_error(&options, "unknown code '%s' (nearest: %s)", found.positional[0], near);
  return options_error(&options, "unknown code '%s'", found.positional[0]);
}
