/* SPDX-License-Identifier: MIT */
#ifndef FIRN_FREEZE_LIVE_H
#define FIRN_FREEZE_LIVE_H

#include "freeze/image.h"

/* An image for the host, loaded into this process beside the runtime that is linked into it. */
struct live;

/* Loads it. `resolve` gives the address of a symbol that neither the image nor this program defines,
   or NULL. NULL with one line in `error` when a symbol has no definition. The tables
   that the runtime knows by symbol are those of the last one loaded. */
struct live *live_load(const struct image *image, void *(*resolve)(const char *name), char *error,
                       size_t size);
/* The address of a symbol of the image. */
void *live_address(const struct live *live, image_symbol symbol);

#endif
