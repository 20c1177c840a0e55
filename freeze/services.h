/* SPDX-License-Identifier: MIT */
#ifndef FIRN_FREEZE_SERVICES_H
#define FIRN_FREEZE_SERVICES_H

#include "freeze/closure.h"
#include "freeze/reach.h"
#include "freeze/rom.h"

/* Writes the pointers of service.def and the operations of typeop.def: NULL where `reach` has no use
   for one or nothing in `closure` refers to it, which is the image with the runtime and grows by what
   the others reach. Without a closure: all that `reach` has use for. */
void services_emit(struct rom *rom, struct reach *reach, struct closure *closure);

#endif
