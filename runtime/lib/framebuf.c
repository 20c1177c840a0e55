/* SPDX-License-Identifier: MIT */
/* Module framebuf: pictures in memory, of 1, 2, 4, 8 or 16 bits a pixel.
 *
 * A FrameBuffer is an iterator_obj: a the object that has the bytes, b stride << 3 | format, i width | height << 16. The
 * bytes are asked for again each time, so they may move. What is more than rectangles is in framebuf_shape.c.
 */
#include "runtime/lib/framebuf.h"

#include "runtime/core/arg.h"
#include "runtime/core/builtin.h"
#include "runtime/core/bytes.h"
#include "runtime/core/error.h"
#include "runtime/core/int.h"
#include "runtime/core/iterator.h"
#include "runtime/core/list.h"
#include "runtime/core/sequence.h"
#include "runtime/core/tuple.h"

enum { MONO_VLSB, RGB565, GS4_HMSB, MONO_HLSB, MONO_HMSB, GS2_HMSB, GS8, FORMATS };

/* Bits a pixel, and how many pixels a row is rounded up to, less one. */
static const struct { uint8_t bits, mask; } formats[FORMATS] = {{1, 0}, {16, 0}, {4, 1}, {1, 7}, {1, 7}, {2, 3}, {8, 0}};

extern const struct type_obj framebuf_type;

/* ---- pixels ---- */

/* The byte that has a pixel of less than 8 bits, and where in it. */
static uint8_t *byte_of_pixel(const struct picture_pixels *f, int32_t x, int32_t y, unsigned *shift) {
  uint32_t at = (uint32_t)x + (uint32_t)y * (uint32_t)f->stride;
  switch (f->format) {
  case MONO_VLSB:
    *shift = y & 7;
    return f->data + (uint32_t)(y >> 3) * (uint32_t)f->stride + (uint32_t)x;
  case MONO_HLSB: *shift = 7 - (x & 7); return f->data + (at >> 3);
  case MONO_HMSB: *shift = x & 7; return f->data + (at >> 3);
  case GS2_HMSB: *shift = (x & 3) * 2; return f->data + (at >> 2);
  case GS4_HMSB: *shift = x & 1 ? 0 : 4; return f->data + (at >> 1);
  default: *shift = 0; return f->data + at;
  }
}

static bool inside(const struct picture_pixels *f, int32_t x, int32_t y) {
  return (uint32_t)x < (uint32_t)f->width && (uint32_t)y < (uint32_t)f->height;
}

static void put(const struct picture_pixels *f, int32_t x, int32_t y, uint32_t colour) {
  unsigned shift, bits = formats[f->format].bits;
  if (bits == 16) {
    uint8_t *p = f->data + 2 * ((uint32_t)x + (uint32_t)y * (uint32_t)f->stride);
    uint16_t c = (uint16_t)colour;
    __builtin_memcpy(p, &c, 2);
    return;
  }
  uint8_t *p = byte_of_pixel(f, x, y, &shift);
  unsigned mask = (1u << bits) - 1, c = bits == 1 ? colour != 0 : colour & mask;
  *p = (uint8_t)((*p & ~(mask << shift)) | c << shift);
}

void picture_set(const struct picture_pixels *f, int32_t x, int32_t y, uint32_t colour) {
  if (inside(f, x, y)) put(f, x, y, colour);
}

uint32_t picture_get(const struct picture_pixels *f, int32_t x, int32_t y) {
  unsigned shift, bits = formats[f->format].bits;
  if (bits == 16) {
    uint16_t c;
    __builtin_memcpy(&c, f->data + 2 * ((uint32_t)x + (uint32_t)y * (uint32_t)f->stride), 2);
    return c;
  }
  const uint8_t *p = byte_of_pixel(f, x, y, &shift);
  return *p >> shift & ((1u << bits) - 1);
}

void picture_fill(const struct picture_pixels *f, int32_t x, int32_t y, int32_t w, int32_t h, uint32_t colour) {
  int32_t right = x + w < f->width ? x + w : f->width, below = y + h < f->height ? y + h : f->height;
  if (x < 0) x = 0;
  for (y = y < 0 ? 0 : y; y < below; y++) {
    for (int32_t at = x; at < right; at++) put(f, at, y, colour);
  }
}

/* ---- the object ---- */

/* Fills in what width, height, format and stride say; false when there is no such picture or the bytes are too few. */
static bool describe(struct picture_pixels *f, const struct buffer *b, const int32_t *numbers, bool has_stride) {
  f->width = numbers[0], f->height = numbers[1], f->format = (unsigned)numbers[2];
  int32_t stride = has_stride ? numbers[3] : f->width;
  if (f->width < 1 || f->width > 0xffff || f->height < 1 || f->height > 0xffff || f->format >= FORMATS ||
      stride < f->width || stride > 0xffff)
    return false;
  unsigned mask = formats[f->format].mask, bits = formats[f->format].bits;
  f->data = b->data;
  f->stride = (int32_t)(((uint32_t)stride + mask) & ~mask);
  uint32_t rows = f->format == MONO_VLSB ? ((uint32_t)f->height + 7) / 8 : (uint32_t)f->height;
  uint64_t pixels = (uint64_t)(rows - 1) * (uint32_t)f->stride + (((uint32_t)f->width + mask) & ~mask);
  return pixels * (f->format == MONO_VLSB ? 8 : bits) <= (uint64_t)b->len * 8;
}

static bool clamped(value v, int32_t *out) {
  intptr_t i;
  value whole = sequence_int(v);
  if (!whole || !sequence_clamped(whole, &i)) return false;
  *out = (int32_t)(i > PICTURE_FAR ? PICTURE_FAR : i < -PICTURE_FAR ? -PICTURE_FAR : i);
  return true;
}

static bool pixels_of(value v, struct picture_pixels *f) {
  struct buffer b;
  if (!type_is_subclass(value_type(v), &framebuf_type)) return err_raise(E(framebuf_expected), v, 0, 0);
  struct iterator_obj *it = OBJ(iterator, v);
  if (!it->a) return err_raise(E(framebuf_invalid), 0, 0, 0);
  if (!buffer_get(it->a, &b, BUFFER_READ)) return false;
  unsigned more = (unsigned)value_int(it->b);
  const int32_t numbers[] = {(int32_t)(it->i & 0xffff), (int32_t)(it->i >> 16 & 0xffff), (int32_t)(more & 7), (int32_t)(more >> 3)};
  return describe(f, &b, numbers, true) || err_raise(E(framebuf_invalid), 0, 0, 0);
}

bool picture_begin(struct picture_pixels *f, size_t nargs, const value *args, int32_t *out) {
  for (size_t i = 1; i < nargs; i++) {
    if (!clamped(args[i], &out[i])) return false;
  }
  return pixels_of(args[0], f); /* last, as __index__ may change things */
}

static bool set_up(value self, size_t nargs, const value *args, unsigned fixed) {
  struct picture_pixels f;
  struct buffer b;
  int32_t numbers[4] = {0, 0, (int32_t)fixed, 0};
  struct iterator_obj *it = OBJ(iterator, self);
  bool legacy = fixed < FORMATS;
  for (size_t i = 1; i < nargs; i++) {
    if (!clamped(args[i], &numbers[legacy && i == 3 ? 3 : i - 1])) return false;
  }
  if (!buffer_get(args[0], &b, BUFFER_WRITE)) return false;
  if (!describe(&f, &b, numbers, nargs > (legacy ? 3 : 4))) return err_raise(E(framebuf_invalid), 0, 0, 0);
  gc_store(&it->a, args[0]);
  it->b = V_INT((unsigned)f.stride << 3 | f.format);
  it->i = (uintptr_t)f.width | (uintptr_t)f.height << 16;
  return true;
}

value framebuf_make(const struct type_obj *cls, size_t nargs, size_t nkw, const value *args) {
  value v = iterator_new(cls, 0, 0, 0, 0);
  if (!v || cls->flags & TYPE_HAS_INIT) return v;
  if (!arg_no_keywords(N(FrameBuffer), nkw) || !arg_count(N(FrameBuffer), nargs, 4, 5)) return V_ERROR;
  return set_up(v, nargs, args, FORMATS) ? v : V_ERROR;
}

value framebuf_init(size_t nargs, const value *args) {
  if (!type_is_subclass(value_type(args[0]), &framebuf_type)) return err_raise(E(framebuf_expected), args[0], 0, 0);
  return set_up(args[0], nargs - 1, args + 1, FORMATS) ? V_NONE : V_ERROR;
}

/* FrameBuffer1(buffer, width, height[, stride]): of MONO_VLSB. */
value framebuf_make1(size_t nargs, const value *args) {
  value v = iterator_new(&framebuf_type, 0, 0, 0, 0);
  return v && set_up(v, nargs, args, MONO_VLSB) ? v : V_ERROR;
}

bool framebuf_buffer(value self, struct buffer *out, enum buffer_flags flags) {
  value bytes = OBJ(iterator, self)->a;
  if (!bytes || !buffer_try(bytes, out, flags)) return false;
  out->itemsize = 1;
  out->typecode = 'B';
  return true;
}

/* ---- methods ---- */

value framebuf_fill(value self, value colour) {
  struct picture_pixels f;
  int32_t n[2];
  const value args[] = {self, colour};
  if (!picture_begin(&f, 2, args, n)) return V_ERROR;
  picture_fill(&f, 0, 0, f.width, f.height, (uint32_t)n[1]);
  return V_NONE;
}

value framebuf_pixel(size_t nargs, const value *args) {
  struct picture_pixels f;
  int32_t n[4];
  if (!picture_begin(&f, nargs, args, n)) return V_ERROR;
  if (!inside(&f, n[1], n[2])) return V_NONE;
  if (nargs == 3) return V_INT(picture_get(&f, n[1], n[2]));
  put(&f, n[1], n[2], (uint32_t)n[3]);
  return V_NONE;
}

value framebuf_fill_rect(size_t nargs, const value *args) {
  struct picture_pixels f;
  int32_t n[6];
  if (!picture_begin(&f, nargs, args, n)) return V_ERROR;
  picture_fill(&f, n[1], n[2], n[3], n[4], (uint32_t)n[5]);
  return V_NONE;
}

value framebuf_hline(size_t nargs, const value *args) {
  struct picture_pixels f;
  int32_t n[5];
  if (!picture_begin(&f, nargs, args, n)) return V_ERROR;
  picture_fill(&f, n[1], n[2], n[3], 1, (uint32_t)n[4]);
  return V_NONE;
}

value framebuf_vline(size_t nargs, const value *args) {
  struct picture_pixels f;
  int32_t n[5];
  if (!picture_begin(&f, nargs, args, n)) return V_ERROR;
  picture_fill(&f, n[1], n[2], 1, n[3], (uint32_t)n[4]);
  return V_NONE;
}

/* rect(x, y, w, h, colour, fill=False) */
value framebuf_rect(size_t nargs, const value *args) {
  struct picture_pixels f;
  int32_t n[6];
  int filled = nargs > 6 ? op_is_true(args[6]) : 0;
  if (filled < 0 || !picture_begin(&f, 6, args, n)) return V_ERROR;
  int32_t x = n[1], y = n[2], w = n[3], h = n[4];
  uint32_t colour = (uint32_t)n[5];
  if (filled) {
    picture_fill(&f, x, y, w, h, colour);
    return V_NONE;
  }
  picture_fill(&f, x, y, w, 1, colour);
  picture_fill(&f, x, y + h - 1, w, 1, colour);
  picture_fill(&f, x, y, 1, h, colour);
  picture_fill(&f, x + w - 1, y, 1, h, colour);
  return V_NONE;
}

/* Moves what is shown; what nothing moves to stays. */
value framebuf_scroll(value self, value right, value down) {
  struct picture_pixels f;
  int32_t n[3];
  const value args[] = {self, right, down};
  if (!picture_begin(&f, 3, args, n)) return V_ERROR;
  for (int32_t j = 0; j < f.height; j++) {
    int32_t y = n[2] > 0 ? f.height - 1 - j : j;
    for (int32_t i = 0; i < f.width; i++) {
      int32_t x = n[1] > 0 ? f.width - 1 - i : i;
      if (inside(&f, x - n[1], y - n[2])) put(&f, x, y, picture_get(&f, x - n[1], y - n[2]));
    }
  }
  return V_NONE;
}

/* A FrameBuffer, or a tuple or list (buffer, width, height, format[, stride]). */
static bool source_of(value v, struct picture_pixels *f) {
  struct buffer b;
  int32_t numbers[4];
  enum kind kind = value_kind(v);
  if (kind != KIND_TUPLE && kind != KIND_LIST) return pixels_of(v, f);
  value tuple = tuple_from(v);
  if (!tuple) return false;
  size_t n = tuple_len(tuple);
  const value *items = tuple_items(tuple);
  if (n < 4 || n > 5) return err_raise(E(framebuf_invalid), 0, 0, 0);
  for (size_t i = 1; i < n; i++) {
    if (!clamped(items[i], &numbers[i - 1])) return false;
  }
  return buffer_get(items[0], &b, BUFFER_READ) && (describe(f, &b, numbers, n > 4) || err_raise(E(framebuf_invalid), 0, 0, 0));
}

/* blit(source, x, y, key=-1, palette=None): the pixels of source but those of colour key; a palette's first row has the
   colours to take for theirs. */
value framebuf_blit(size_t nargs, const value *args) {
  struct picture_pixels f, from, palette;
  int32_t n[4], key = -1;
  const value place[] = {args[0], args[2], args[3]};
  bool coloured = nargs > 5 && args[5] != V_NONE;
  if ((nargs > 4 && !clamped(args[4], &key)) || !source_of(args[1], &from) || (coloured && !source_of(args[5], &palette)) ||
      !picture_begin(&f, 3, place, n))
    return V_ERROR;
  for (int32_t y = 0; y < from.height; y++) {
    for (int32_t x = 0; x < from.width; x++) {
      uint32_t colour = picture_get(&from, x, y);
      if (coloured) colour = inside(&palette, (int32_t)colour, 0) ? picture_get(&palette, (int32_t)colour, 0) : 0;
      if (colour != (uint32_t)key) picture_set(&f, x + n[1], y + n[2], colour);
    }
  }
  return V_NONE;
}

BUILTIN_TYPE_DEF(framebuf, FrameBuffer, ITERATOR, object, 0, &framebuf_ops)
