/* SPDX-License-Identifier: MIT */
#ifndef FIRN_FREEZE_SERVICES_H
#define FIRN_FREEZE_SERVICES_H

#include <stdio.h>

#include "freeze/closure.h"
#include "freeze/reach.h"
#include "freeze/rom.h"
#include "freeze/strset.h"

/* Provides the services of service.def and the operations of typeop.def: NULL where `reach` has no use
   for one or nothing in `closure` refers to it, which is the image with the runtime and grows by what
   the others reach; then too the rows of error.def that code refers to. Without a closure: all that
   `reach` has use for. Services are pointers in the image,
   or, when there is a `script`, functions: it is then a linker script that names them, and the image
   does not link without it. `links`, where not NULL, gets texts "firn_service_x=function" and "x_ops=function" of what is
   provided; a type without operations has "x_ops=x_ops". */
void services_emit(struct rom *rom, struct reach *reach, struct closure *closure, FILE *script, struct strset *links);

/* Are the services of a target's runtime functions (runtime/core/service.h)? The image refers then to this symbol, which
   only the script defines: without it all services would be absent and nobody told, for they are weak. */
bool services_are_linked(const struct target *target);
#define SERVICES_MARK "firn_services"

#endif
