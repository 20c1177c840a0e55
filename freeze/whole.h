/* SPDX-License-Identifier: MIT */
#ifndef FIRN_FREEZE_WHOLE_H
#define FIRN_FREEZE_WHOLE_H

#include "freeze/build.h"
#include "freeze/strset.h"
#include "freeze/target.h"

/* Optimising an image as a whole (`--release`): the runtime's bitcode and that of native functions become one object, which goes
   before the runtime's archive in the link. What is left in the archive is what has no bitcode: the interpreter's loops and
   what is not C. */
struct whole_request {
  const struct target *target;
  enum target_float width;
  bool copies_up; /* the runtime is the one whose containers do */
  const char *const *bitcode; /* of native functions, ends with NULL */
  char *const *beside;        /* what else is linked, as many as beside_count: objects, archives, linker scripts of ours */
  uint32_t beside_count;
  const struct strset *kept; /* symbols that a link keeps, by the freezer's own reckoning (closure.h) */
  const char *out;
};

/* Makes the object. On failure it has been told on stderr. */
enum build_outcome whole_compile_image(const struct whole_request *request);

#endif
