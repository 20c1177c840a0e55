/* SPDX-License-Identifier: MIT */
#ifndef FIRN_FREEZE_DOUBTS_H
#define FIRN_FREEZE_DOUBTS_H

#include "freeze/graph.h"

/* Adds warnings for names in the application that nothing gives a value, to the graph's. For images without a compiler: source text
   could set any. */
void doubts_tell(struct graph *graph);

#endif
