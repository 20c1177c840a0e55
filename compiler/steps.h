/* SPDX-License-Identifier: MIT */
#ifndef FIRN_COMPILER_STEPS_H
#define FIRN_COMPILER_STEPS_H

#include "compiler/build_line.h"

/* Building by Ninja: --build-dir (freeze/build_plan.h says which steps there are). */

/* Makes the folder of --build-dir. -1 to go on, else the exit status, told. */
int steps_check(struct build_line *line, const struct options *options);

/* Writes build.ninja if there is none for these options, and runs Ninja. `runs`: the image is run at once. As build_image;
   shortages are told and not in *result. */
enum build_outcome steps_build(struct build_line *line, bool runs, struct build_result *result);

/* The make rule that says what the last plan was made from, as `to`: that of a plan that failed, too. */
void steps_copy_rule(const char *folder, const char *to);

/* ---- inside of a step ---- */

/* Parses the line of `firn plan` or `firn image`. -1 to go on, else the exit status. */
int steps_begin(struct build_line *line, const char *command, int argc, char **argv, bool *runs);
int steps_plan(struct build_line *line, bool runs);
/* The exit status of a step, which the command that runs Ninja will have, too. */
int steps_end(struct build_line *line, enum build_outcome outcome);

#endif
