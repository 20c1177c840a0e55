/* SPDX-License-Identifier: MIT */
#ifndef FIRN_FREEZE_KEEP_H
#define FIRN_FREEZE_KEEP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "freeze/strset.h"

/* What --keep and keep() in manifests name: it stays in a closed image though nothing shows that the program uses it. */

struct build_options;
struct frozen_module;
struct graph;

struct keep_code { uint32_t module, code; };

struct keep {
  struct strset said;    /* the names, as they were said */
  struct strset members; /* of builtin types and modules, "str.center", "builtins.sorted" */
  struct strset names;   /* the last words of those */
  struct strset symbols; /* of modules and builtin functions among it, for the linker */
  struct keep_code *codes; /* functions and methods of modules in Python, by module of the graph and code object */
  uint32_t n_codes, codes_room;
  bool opens;            /* a module in Python or C, or a class, by which all that is in it can be had */
};

/* Loads the modules that are named, whether or not the program imports them; before others are looked at. */
void keep_load(struct graph *graph, const struct build_options *options);
/* Finds what the names mean, in the modules of the graph and among builtins. False when one means nothing, told. */
bool keep_find(struct keep *keep, const struct graph *graph, struct frozen_module *const *frozen, const struct build_options *options);
/* Could `name` be kept? If not, writes up to three that are nearest into `near`, or "". */
bool keep_can(const struct graph *graph, struct frozen_module *const *frozen, const char *name, char *near, size_t size);
void keep_free(struct keep *keep);

/* Is this member of a builtin type or module kept? `keep` may be NULL. */
bool keep_has(const struct keep *keep, const char *owner, const char *name);
/* Is any kept member called so? */
bool keep_utters(const struct keep *keep, const char *name);
/* The name, as it was said, by which something is kept, it or what it is in; NULL: it is not. */
const char *keep_reason(const struct keep *keep, const struct graph *graph, const char *name);
/* A name in which the program's file ("main.run") is what the graph calls it ("__main__.run"). To be freed. */
char *keep_name_in_graph(const struct graph *graph, const char *name);

#endif
