/* SPDX-License-Identifier: MIT */
/* What the parts of module framebuf share: a picture while it is drawn on. */
#ifndef FIRN_LIB_FRAMEBUF_H
#define FIRN_LIB_FRAMEBUF_H

#include "runtime/core/object.h"

struct picture_pixels {
  uint8_t *data;
  int32_t width, height, stride; /* pixels; stride: from one row to the next */
  unsigned format;
};

/* Does nothing outside of it. */
void picture_set(const struct picture_pixels *f, int32_t x, int32_t y, uint32_t colour);
/* (x, y) lies inside. */
uint32_t picture_get(const struct picture_pixels *f, int32_t x, int32_t y);
/* The part that lies inside. */
void picture_fill(const struct picture_pixels *f, int32_t x, int32_t y, int32_t w, int32_t h, uint32_t colour);
void picture_line(const struct picture_pixels *f, int32_t x1, int32_t y1, int32_t x2, int32_t y2, uint32_t colour);

/* The frame of a FrameBuffer, and nargs - 1 ints behind it into out[1…] (out[0] is not written), clamped to ±PICTURE_FAR.
   False with the exception pending. */
enum { PICTURE_FAR = 1 << 20 };
bool picture_begin(struct picture_pixels *f, size_t nargs, const value *args, int32_t *out);

#endif
