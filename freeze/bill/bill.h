/* SPDX-License-Identifier: MIT */
#ifndef FIRN_FREEZE_BILL_BILL_H
#define FIRN_FREEZE_BILL_BILL_H

#include "freeze/digest.h"
#include "freeze/graph.h"
#include "freeze/tool.h"

/* What was read for an image. */

enum bill_role {
  BILL_SOURCE,   /* of the application */
  BILL_MANIFEST, /* the application's */
  BILL_DATA,     /* the application's */
  BILL_LIBRARY,  /* Firn's own modules in Python */
  BILL_TARGET,   /* target.def, linker scripts, board sources */
  BILL_RUNTIME,  /* board objects, Firn's runtime */
  BILL_C_LIBRARY,
  BILL_TOOL,     /* firn, and the parts it loaded */
};

struct bill_file {
  char *path; /* where it was read */
  char *name; /* the same on every machine */
  enum bill_role role;
  uint64_t size;
  char sha1[DIGEST_TEXT], sha256[DIGEST_TEXT];
  char licence[64]; /* of its SPDX-License-Identifier, or "" */
};

struct bill {
  struct bill_file *files; /* in the order of roles, then of names */
  uint32_t count, room;
};

/* What a build hands over. */
struct bill_request {
  const struct build_options *options;
  const struct graph *graph;
  const struct tool_line *linked; /* objects, archives and scripts of the link; none of them in `folder` is an input */
  const char *folder;             /* of intermediate files */
  const char *image;              /* the finished file, which is called `out` */
  bool has_native;
};

/* Writes --inputs and --sbom as asked. False after telling why. */
bool bill_write(const struct bill_request *request);

/* ---- inside ---- */

const char *bill_role_name(enum bill_role role);
/* Digests of a whole file; false, told, when it cannot be read. */
bool bill_measure(const char *path, struct bill_file *file);
bool bill_write_inputs(const struct bill *bill, const char *path);
bool bill_write_spdx(const struct bill *bill, const struct bill_request *request, const char *path);
/* Writes JSON aside and renames it; frees it. */
struct cJSON;
bool bill_save(struct cJSON *json, const char *path);

#endif
