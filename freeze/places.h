/* SPDX-License-Identifier: MIT */
/* Constants of pools as places (abi/place.h): modules write their pools with image_set_short, and when it is known what will be
 * linked, what these refer to is moved together. */
#ifndef FIRN_FREEZE_PLACES_H
#define FIRN_FREEZE_PLACES_H

#include "freeze/closure.h"
#include "freeze/rom.h"

/* Before all else: sets rom->places. */
void places_begin(struct rom *rom);
/* The words come first, then names (modules_emit_names), then what places_emit moves there. `closure`: what will be linked. */
void places_words(struct rom *rom, const struct closure *closure);
/* Moves the objects and writes the places. False where there are too many of them: the image is of no use then. */
bool places_emit(struct rom *rom, const struct closure *closure);

#endif
