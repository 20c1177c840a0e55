/* SPDX-License-Identifier: MIT */
#ifndef FIRN_FREEZE_CONSTANTS_CONSTANTS_H
#define FIRN_FREEZE_CONSTANTS_CONSTANTS_H

#include <stdint.h>

/* Variables of modules that never have but one value, which is known: see constants.c. */
struct constants;
struct graph;
struct graph_module;

/* Of a closed application whose modules are all loaded. NULL: nothing in it reads one. Changes the trees of its modules, which
   are to be made again with constants_fold. In the graph's arena, but for what constants_free frees. */
struct constants *constants_find(struct graph *graph);
/* Puts values for the reads of constants in the module's analysed tree, and takes out branches that are never taken. */
void constants_fold(struct constants *constants, struct graph *graph, struct graph_module *module);
void constants_free(struct constants *constants);

#endif
