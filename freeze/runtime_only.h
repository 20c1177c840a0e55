/* SPDX-License-Identifier: MIT */
#ifndef FIRN_FREEZE_RUNTIME_ONLY_H
#define FIRN_FREEZE_RUNTIME_ONLY_H

#include "freeze/build.h"

/* `firn build --runtime-only`: a runtime without an application, to be flashed once. */

struct runtime_request {
  const struct build_options *options; /* of which it looks at what says nothing about an application */
  const char *abi_out;                 /* path of what applications are linked against (fabi.h) */
  uint64_t app_at;                     /* address of applications; 0: behind the runtime */
  const char *const *without;          /* modules and builtins that are left out */
  int without_count;
};

/* Builds options->out and abi_out. As build_image does: all faults have been told, on failure no output is left. */
enum build_outcome runtime_build(const struct runtime_request *request, struct build_result *result);

#endif
