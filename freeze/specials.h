/* SPDX-License-Identifier: MIT */
#ifndef FIRN_FREEZE_SPECIALS_H
#define FIRN_FREEZE_SPECIALS_H

#include "freeze/reach.h"
#include "freeze/rom.h"

/* Writes the special methods' names that classes of the image can have (firn_specials of runtime/abi/image.h), and the
   table of all names. To be called when all texts of the image are in `rom`. */
void specials_emit(struct rom *rom, const struct reach *reach);

#endif
