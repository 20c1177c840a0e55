/* SPDX-License-Identifier: MIT */
#ifndef FIRN_FREEZE_BUILD_PLAN_H
#define FIRN_FREEZE_BUILD_PLAN_H

#include <stdbool.h>
#include <stdio.h>

#include "freeze/build.h"

/* The first step of a build by Ninja: see build_plan.c. */
struct build_plan {
  const struct build_options *options; /* of the image; `steps` is the folder */
  const char *head;  /* of build.ninja, with the rule `plan` */
  const char *image; /* command of the image's step; texts are as Ninja wants them */
  const char *llc;   /* "firn llc", the beginning of the commands for native functions */
  const char *firn;  /* path of this command */
};

/* Writes build.ninja and the other files of the plan into the folder; those that would stay the same are left alone. What
   is wrong with the application has been told when it returns something else than BUILD_DONE. */
enum build_outcome build_plan(const struct build_plan *plan);

/* Are the application's files those of the plan? If not, it has been told. */
bool build_plan_holds(const char *folder);

/* ---- texts of build.ninja ---- */

/* What cannot be in its paths, or in those of its depfiles. */
#define BUILD_PLAN_NOT "|\"&'*;<>?\\^`\n"

/* Writes a path of a `build` line, with a space before it, from the working folder when it is below that. */
void build_plan_path(FILE *out, const char *path);
/* The file of the folder with the options in `head`, as build_plan writes it before there is a plan. */
void build_plan_first(FILE *out, const char *head, const char *folder, const char *firn);

#endif
