/* SPDX-License-Identifier: MIT */
#ifndef FIRN_FREEZE_LINK_H
#define FIRN_FREEZE_LINK_H

#include "freeze/fit.h"
#include "freeze/strset.h"
#include "freeze/tool.h"

/* What is optimised together with the runtime (whole.h). */
struct link_whole {
  const char *const *bitcode; /* of native functions, ends with NULL */
  struct strset kept;         /* the symbols that the link keeps */
  bool made;                  /* FOLDER/whole.o is there */
};

/* Objects, the target's start-up code, runtime and libraries to an ELF image. */
struct link_request {
  struct fit fit; /* target, reserves and limits */
  enum target_float width;
  bool copies_up; /* the runtime is the one whose containers do */
  const char *const *objects; /* the image's own, ends with NULL */
  struct link_whole *whole;   /* or NULL; the first link makes its object */
  const char *folder;         /* for intermediate files */
  const char *keep; /* a symbol to be linked though nothing refers to it, or NULL */
  const struct strset *kept; /* others, or NULL */
  const char *out;
  struct tool_line *inputs;   /* or NULL: gets the object files and archives in the order of the link */
  bool apart;                 /* an application apart from its runtime: `objects` is all there is */
  const char *const *options; /* of the linker, more than the target's; ends with NULL, or is NULL */
  bool quiet;                 /* failures are not told, limits not looked at */
};

/* Links and sets the sizes. On failure it has been told on stderr and `out` is as it was. */
enum build_outcome link_image(const struct link_request *request, struct build_result *result);

/* Says that the runtime archive of a target is not there. */
enum build_outcome tell_no_runtime(const struct target *target, const char *path);

#endif
