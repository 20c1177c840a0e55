/* SPDX-License-Identifier: MIT */
#ifndef FIRN_FREEZE_FIT_H
#define FIRN_FREEZE_FIT_H

#include <cjson/cJSON.h>

#include "freeze/build.h"
#include "freeze/elf_file.h"
#include "freeze/naming.h"

/* Whether an image fits: into the target's regions, and into the budgets of a flag or manifest. */

struct fit {
  const struct target *target;
  const struct naming *naming; /* or NULL */
  const char *name;      /* the application, for messages */
  struct budget budget, by_option; /* in force; which of that was said by an option */
  uint64_t heap, stack;  /* of this build; heap 0: all that is left */
  bool json;             /* messages are lines of JSON */
};

/* "12,345" in `out`. */
const char *fit_number(uint64_t n, char out[32]);

/* Prints a line of JSON to stderr and deletes it. */
void fit_print(cJSON *json);

/* Sets the sizes of a linked image. */
void fit_measure(const struct fit *fit, const struct elf_file *file, struct build_result *result);

/* BUILD_DONE, or BUILD_NO_FIT after telling on stderr what is needed, what there is, and what takes the most. `linked`: it
   fits the regions. Otherwise it was linked into regions with room, to be judged. Sets the sizes and result->shortage. */
enum build_outcome fit_judge(const struct fit *fit, const struct elf_file *file, bool linked, struct build_result *result);

/* After BUILD_NO_FIT: builds with other options, into a folder that is removed, and tells on stderr which of them fits. */
void fit_suggest(const struct build_options *options, const struct build_result *result);

#endif
