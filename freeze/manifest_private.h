/* SPDX-License-Identifier: MIT */
#ifndef FIRN_FREEZE_MANIFEST_PRIVATE_H
#define FIRN_FREEZE_MANIFEST_PRIVATE_H

#include <stdio.h>

#include "freeze/manifest.h"
#include "runtime/core/object.h"

/* The evaluation of a manifest, in the child process: one a process. */
struct manifest_evaluation {
  FILE *answer;  /* records for the parent: a manifest_kind, then its texts, each with a NUL */
  char *path;    /* of the manifest being run */
  int depth;
  uint32_t entries;
};
extern struct manifest_evaluation manifest_evaluation;

enum manifest_kind {
  MANIFEST_MODULE = 'm', /* name, path, is it a package: 0 or 1, optimisation level */
  MANIFEST_BUDGET = 'b', /* rom, ram or heap; bytes */
};

/* Runs one file. False when it failed: either told, or with the exception pending. */
bool manifest_run_file(const char *path);

/* ---- the functions that a manifest calls (manifest_calls.c) ---- */

struct manifest_function {
  const char *name, *symbol;
  value (*call)(size_t nargs, size_t nkw, const value *args);
};

/* NULL: there is none of that name. */
const struct manifest_function *manifest_function(const char *name, size_t len);
/* The address of a symbol; NULL when it is none of them. */
void *manifest_resolve(const char *symbol);

#endif
