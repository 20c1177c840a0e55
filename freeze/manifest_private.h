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
  MANIFEST_FILE = 'f',   /* a manifest that is run: path */
  MANIFEST_BUDGET = 'b', /* rom, ram or heap; bytes */
  MANIFEST_DATA = 'd',   /* place, path, bits of the window or 0 */
  MANIFEST_KEEP = 'k',   /* name */
};

/* Runs one file. False when it failed: either told, or with the exception pending. */
bool manifest_run_file(const char *path);

/* ---- for the functions that a manifest calls ---- */

enum { MANIFEST_DEPTH_MOST = 32 }; /* of folders, and of manifests that include each other */

/* Arguments of one call, bound to names; 0 where not given. */
struct manifest_call {
  const char *function;
  value given[4];
};

/* Raises ValueError with a text, which has two %s. */
bool manifest_raise(const char *format, const char *a, const char *b) __attribute__((format(printf, 1, 0)));
/* False with the error raised: too many, unknown, twice, or the first one missing. */
bool manifest_bind(struct manifest_call *call, size_t nargs, size_t nkw, const value *args, const char *const *names, size_t count);
/* A text argument; NULL with the error raised when it is something else. */
const char *manifest_text(struct manifest_call *call, value v, const char *otherwise);
/* `relative`, below `base`, below the folder of the manifest. To be freed. */
char *manifest_place(const char *base, const char *relative);
/* Counts one more file; false with the error raised when there are too many. */
bool manifest_count(struct manifest_call *call);
/* The names in a folder but those that begin with '.', sorted; false with the error raised. */
bool manifest_list(struct manifest_call *call, const char *path, char ***names, uint32_t *count);

/* ---- the functions that a manifest calls (manifest_calls.c) ---- */

struct manifest_function {
  const char *name, *symbol;
  value (*call)(size_t nargs, size_t nkw, const value *args);
};

/* NULL: there is none of that name. */
const struct manifest_function *manifest_function(const char *name, size_t len);
/* The address of a symbol; NULL when it is none of them. */
void *manifest_resolve(const char *symbol);

/* data(path, at="/rom", base_path=".", compress=False): manifest_data.c */
value manifest_call_data(size_t nargs, size_t nkw, const value *args);

#endif
