/* SPDX-License-Identifier: MIT */
#ifndef FIRN_FREEZE_DEPFILE_H
#define FIRN_FREEZE_DEPFILE_H

#include "freeze/build.h"
#include "freeze/graph.h"
#include "freeze/strset.h"

/* Writes options->depfile, if it is asked for: a make rule with all files that options->out was made from. The application's
 * folders are among them, whose time changes when a file comes or goes. False when that was told on stderr. */
bool depfile_write(const struct build_options *options, const struct graph *graph, enum target_float width);
/* Adds these paths. */
void depfile_collect(struct strset *files, const struct build_options *options, const struct graph *graph, enum target_float width);

#endif
