/* SPDX-License-Identifier: MIT */
/* The source of files in memory: the octets of an object. What a RAM file system has is a bytearray, which grows; files of a
 * ROM image are memoryviews. A file's position may be beyond its end: what is written there leaves NULs in between. */
#include "runtime/lib/fileio.h"

#include "runtime/core/bytes.h"
#include "runtime/core/error.h"
#include "runtime/core/gc.h"
#include "runtime/core/os_error.h"

#include <string.h>

static size_t at_of(const struct fileio *f) { return (size_t)value_int(f->at); }

static bool all_of(struct fileio *f, struct buffer *out) { return buffer_get(f->data, out, BUFFER_READ); }

static intptr_t peek(struct fileio *f, const uint8_t **out) {
  struct buffer b;
  if (!all_of(f, &b)) return -1;
  size_t at = at_of(f) < b.len ? at_of(f) : b.len;
  *out = b.data + at;
  return (intptr_t)(b.len - at);
}

static void skip(struct fileio *f, size_t n) { f->at = V_INT(at_of(f) + n); }

/* Changes the length; new octets are 0. */
static bool resize(struct fileio *f, size_t n) {
  struct bytearray_obj *b = OBJ(bytearray, f->data);
  size_t room = b->data ? gc_block_count(b->data) : 0;
  if (n > VALUE_INT_MAX / 4) return OS_RAISE(EFBIG, f->name);
  if (n > room) {
    size_t want = n + n / 2 + 8;
    uint8_t *data = b->data ? gc_bytes_resize(b->data, want) : gc_bytes(want);
    if (!data) return false;
    gc_store_ptr(&b->data, data);
  }
  if (n > b->len) memset(b->data + b->len, 0, n - b->len);
  b->len = (uint32_t)n;
  return true;
}

static intptr_t write_octets(struct fileio *f, const uint8_t *data, size_t n) {
  struct bytearray_obj *b = OBJ(bytearray, f->data);
  size_t at = fileio_flags_of(f) & FILE_APPENDS ? b->len : at_of(f);
  if (!n) return 0;
  if (n > VALUE_INT_MAX / 4 || (at + n > b->len && !resize(f, at + n))) return -1;
  memmove(b->data + at, data, n);
  f->at = V_INT(at + n);
  return (intptr_t)n;
}

static intptr_t seek(struct fileio *f, intptr_t offset, int whence) {
  struct buffer b;
  if (!all_of(f, &b)) return -1;
  intptr_t base = whence == 0 ? 0 : whence == 1 ? (intptr_t)at_of(f) : (intptr_t)b.len, limit = VALUE_INT_MAX / 4;
  if (offset < -base || offset > limit - base) return OS_RAISE(EINVAL, 0), -1;
  intptr_t at = base + offset;
  if (!(fileio_flags_of(f) & FILE_WRITES) && at > (intptr_t)b.len) at = (intptr_t)b.len;
  f->at = V_INT(at);
  return at;
}

static bool truncate_to(struct fileio *f, size_t n) { return resize(f, n); }
static bool close_it(struct fileio *f) { return f != NULL; }

static const struct fileio_source memory = {
    .peek = peek, .skip = skip, .write = write_octets, .seek = seek, .truncate = truncate_to, .close = close_it, .buffer = all_of};

value fileio_in_memory(value octets, value name, unsigned flags) { return fileio_new(&memory, name, flags, octets); }
