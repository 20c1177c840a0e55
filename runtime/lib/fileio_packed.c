/* SPDX-License-Identifier: MIT */
/* The source of compressed files of a ROM image (VfsRom): decoded piece by piece as they are read. Going back decodes from
 * the start. */
#include "runtime/core/bytes.h"
#include "runtime/core/error.h"
#include "runtime/core/gc.h"
#include "runtime/core/list.h"
#include "runtime/core/os_error.h"
#include "runtime/lib/fileio.h"
#include "runtime/lib/inflate.h"

enum { PIECE = 128 };

/* The items of the list that is the file's data. */
struct packed {
  value octets, size, bits; /* a memoryview; how long the file is; of the window */
  value state, window;      /* inflate.h's: blocks, or 0 */
  value piece;              /* a block with what is decoded and not yet read … */
  value from, to;           /* … between these */
  value input;              /* position in octets */
};
enum { ITEMS = sizeof(struct packed) / sizeof(value) };

static struct packed *packed_of(const struct fileio *f) { return (struct packed *)list_items(f->data); }

static int next_octet(struct inflate_run *run) {
  struct packed *p = run->context;
  struct buffer b;
  if (!buffer_get(p->octets, &b, BUFFER_READ)) return INFLATE_ERROR;
  size_t at = (size_t)value_int(p->input);
  if (at >= b.len) return INFLATE_END;
  p->input = V_INT(at + 1);
  return b.data[at];
}

static bool rewind_to_start(struct packed *p) {
  struct inflate *state = inflate_new(INFLATE_RAW, (unsigned)value_int(p->bits));
  if (!state) return false;
  gc_store_ptr(&p->state, state);
  p->window = V_NONE;
  p->from = p->to = p->input = V_INT(0);
  return true;
}

static intptr_t peek(struct fileio *f, const uint8_t **out) {
  struct packed *p = packed_of(f);
  if (p->from == p->to && value_int(f->at) < value_int(p->size)) {
    struct inflate_run run = {.s = (struct inflate *)p->state, .next = next_octet, .context = p};
    run.window = p->window == V_NONE ? NULL : (uint8_t *)p->window;
    intptr_t got = inflate_some(&run, (uint8_t *)p->piece, PIECE);
    if (run.window) gc_store_ptr(&p->window, run.window);
    if (got <= 0) return got < 0 && !run.fault ? -1 : (OS_RAISE(EIO, f->name), -1);
    p->from = V_INT(0);
    p->to = V_INT(got);
  }
  *out = (uint8_t *)p->piece + value_int(p->from);
  return value_int(p->to) - value_int(p->from);
}

static void skip(struct fileio *f, size_t n) {
  struct packed *p = packed_of(f);
  p->from = V_INT(value_int(p->from) + (intptr_t)n);
  f->at = V_INT(value_int(f->at) + (intptr_t)n);
}

static intptr_t seek(struct fileio *f, intptr_t offset, int whence) {
  struct packed *p = packed_of(f);
  intptr_t size = value_int(p->size), base = whence == 0 ? 0 : whence == 1 ? value_int(f->at) : size, n;
  const uint8_t *octets;
  if (offset < -base) return OS_RAISE(EINVAL, 0), -1;
  intptr_t at = offset > size - base ? size : base + offset;
  if (at < value_int(f->at)) {
    if (!rewind_to_start(p)) return -1;
    f->at = V_INT(0);
  }
  for (; value_int(f->at) < at; skip(f, (size_t)n)) {
    n = peek(f, &octets);
    if (n < 0) return -1;
    if (n > at - value_int(f->at)) n = at - value_int(f->at);
  }
  return at;
}

static bool close_it(struct fileio *f) {
  struct packed *p = packed_of(f);
  p->state = p->window = p->piece = V_NONE;
  return true;
}

static const struct fileio_source packed = {.peek = peek, .skip = skip, .seek = seek, .close = close_it};

value fileio_packed(value octets, value size, value window, value name, unsigned flags) {
  value none[ITEMS];
  for (int i = 0; i < ITEMS; i++) none[i] = V_NONE;
  value list = list_new(ITEMS, none), file = list ? fileio_new(&packed, name, flags, list) : V_ERROR;
  uint8_t *piece = file ? gc_bytes(PIECE) : NULL;
  if (!piece) return V_ERROR;
  struct packed *p = packed_of((struct fileio *)file);
  gc_store(&p->octets, octets);
  gc_store_ptr(&p->piece, piece);
  p->size = size;
  p->bits = window;
  return rewind_to_start(p) ? file : V_ERROR;
}
