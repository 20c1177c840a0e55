/* SPDX-License-Identifier: MIT */
/* The source of files that the system around the board has: data is the file's number, ahead a bytearray of what was read
 * beyond the position, of which `at` octets are used. What is written goes out at once. */
#include "runtime/lib/fileio_posix.h"

#include "runtime/core/bytes.h"
#include "runtime/core/gc.h"
#include "runtime/core/os_error.h"
#include "runtime/lib/errno.h"
#include "runtime/lib/fileio.h"
#include "runtime/port_optional.h"

enum { AHEAD = 1024 };

static int number_of(const struct fileio *f) { return (int)value_int(f->data); }
static size_t used(const struct fileio *f) { return (size_t)value_int(f->at); }
static size_t unread(const struct fileio *f) { return OBJ(bytearray, f->ahead)->len - used(f); }

value fileio_posix_error(intptr_t result, value name) {
  return os_error_raise((int)-result, errno_name((int)-result), name);
}

static intptr_t checked(const struct fileio *f, intptr_t result) {
  if (result < 0) fileio_posix_error(result, f->name);
  return result < 0 ? -1 : result;
}

static void drop_ahead(struct fileio *f) {
  OBJ(bytearray, f->ahead)->len = 0;
  f->at = V_INT(0);
}

static intptr_t peek(struct fileio *f, const uint8_t **out) {
  struct bytearray_obj *b = OBJ(bytearray, f->ahead);
  if (!unread(f)) {
    drop_ahead(f);
    intptr_t n = checked(f, port_files.read(number_of(f), b->data, AHEAD));
    if (n < 0) return -1;
    b->len = (uint32_t)n;
  }
  *out = b->data + used(f);
  return (intptr_t)unread(f);
}

static void skip(struct fileio *f, size_t n) { f->at = V_INT(used(f) + n); }

static intptr_t seek(struct fileio *f, intptr_t offset, int whence) {
  if (whence == 1) offset -= (intptr_t)unread(f);
  intptr_t at = checked(f, port_files.seek(number_of(f), offset, whence));
  if (at >= 0) drop_ahead(f);
  return at;
}

static intptr_t write_octets(struct fileio *f, const uint8_t *data, size_t n) {
  if (unread(f) && seek(f, 0, 1) < 0) return -1;
  return checked(f, port_files.write(number_of(f), data, n));
}

static bool truncate_to(struct fileio *f, size_t n) { return checked(f, port_files.truncate(number_of(f), n)) >= 0; }
static bool close_it(struct fileio *f) { return checked(f, port_files.close(number_of(f))) >= 0; }
static intptr_t number(const struct fileio *f) { return number_of(f); }

static const struct fileio_source system_files = {
    .peek = peek, .skip = skip, .write = write_octets, .seek = seek, .truncate = truncate_to, .close = close_it, .number = number};

value fileio_posix_new(int file, value name, unsigned flags) {
  value made = fileio_new(&system_files, name, flags, V_INT(file)), ahead = made ? bytearray_new(NULL, 0) : V_ERROR;
  uint8_t *data = ahead ? gc_bytes(AHEAD) : NULL;
  if (!data) {
    port_files.close(file);
    return V_ERROR;
  }
  gc_store_ptr(&OBJ(bytearray, ahead)->data, data);
  gc_store(&((struct fileio *)made)->ahead, ahead);
  return made;
}
