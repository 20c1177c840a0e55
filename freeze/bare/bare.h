/* SPDX-License-Identifier: MIT */
#ifndef FIRN_FREEZE_BARE_H
#define FIRN_FREEZE_BARE_H

#include "freeze/build.h"
#include "freeze/graph.h"
#include "freeze/snapshot.h"

struct bare_request {
  const struct build_options *options;
  enum target_float width;
  const struct graph *graph;
  struct frozen_module *const *frozen;
  const struct snapshot *snapshot; /* or NULL */
};

/* The object file of a program that needs no runtime, written to `path`: it defines port_main. False with a reason in `why`
   when it needs one, or there is no LLVM here; `line` is that of the program, or 0. */
bool bare_compile(const struct bare_request *request, const char *path, char *why, size_t size, uint32_t *line);

#endif
