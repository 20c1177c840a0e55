/* SPDX-License-Identifier: MIT */
#ifndef FIRN_FREEZE_SHADOW_H
#define FIRN_FREEZE_SHADOW_H

#include "freeze/graph.h"

/* Which builtins may be replaced by a module global that another module, or computed code, stores. */
struct shadow {
  struct strset stored;  /* names stored as attributes, or that may be by computed code */
  struct strset globals; /* names that some module binds: what import * may bring */
  const struct graph *graph;
  bool builtins;         /* attributes of module builtins may be stored */
  bool star;             /* the module asked about does import * */
  bool open;             /* … runs code that is compiled at run time in its namespace */
};

void shadow_find(struct shadow *shadow, const struct graph *graph);
void shadow_free(struct shadow *shadow);
/* Sets the module that shadow_is_builtin answers for. */
void shadow_module(struct shadow *shadow, const struct graph_module *module);
/* For frozen_options: context is the struct shadow. */
bool shadow_is_builtin(void *context, struct code_text name);

#endif
