/* SPDX-License-Identifier: MIT */
/* What import asks of mounted file systems: what a path is, and the whole of a file. */
#include "runtime/core/bytes.h"
#include "runtime/core/error.h"
#include "runtime/core/gc.h"
#include "runtime/core/os_error.h"
#include "runtime/core/sequence.h"
#include "runtime/core/str.h"
#include "runtime/core/tuple.h"
#include "runtime/core/vm.h"
#include "runtime/core/writer.h"
#include "runtime/lib/stream_request.h"
#include "runtime/lib/vfs.h"

enum { NO_FILE = -1 };

/* The mode in what stat gave; file systems written in Python may give 0 for a file. */
static intptr_t mode_of(value stat) {
  intptr_t mode = 0;
  if (!stat || value_kind(stat) != KIND_TUPLE || !tuple_len(stat)) return NO_FILE;
  return sequence_clamped(tuple_items(stat)[0], &mode) ? mode : NO_FILE;
}

enum vfs_kind vfs_kind_of(value path) {
  struct vfs_place place;
  enum vfs_kind kind = VFS_NONE;
  value pending = vm.error;
  vm.error = 0;
  if (vfs_find(path, &place)) {
    if (place.fs == V_NONE) {
      kind = VFS_FOLDER;
    } else {
      intptr_t mode = mode_of(vfs_call(&place, N(stat), 0, NULL));
      kind = mode < 0 ? VFS_NONE : mode & VFS_FOLDER_MODE ? VFS_FOLDER : VFS_FILE;
    }
  }
  vm.error = pending;
  return kind;
}

/* Reads by readinto, in pieces of the size that the file says is good. */
static value read_pieces(value file, size_t size) {
  struct strbuf all;
  intptr_t n;
  value piece = bytearray_new(NULL, 0), got;
  struct bytearray_obj *b = OBJ(bytearray, piece);
  uint8_t *data = piece ? gc_bytes(size) : NULL;
  if (!data) return V_ERROR;
  gc_store_ptr(&b->data, data);
  b->len = (uint32_t)size;
  strbuf_init(&all);
  do {
    got = call_method(file, N(readinto), 1, &piece);
    if (!got || !sequence_clamped(got == V_NONE ? V_INT(0) : got, &n)) return V_ERROR;
    if (n < 0 || (size_t)n > b->len) return OS_RAISE(EIO, 0);
    if (!strbuf_put(&all, (const char *)b->data, (size_t)n)) return V_ERROR;
  } while (n);
  return strbuf_bytes(&all);
}

static value read_all(value file) {
  enum { USUAL = 512 - sizeof(value), MOST = 4096 }; /* fills its pages */
  value method = attr_find(file, N(readinto));
  if (!method) return V_ERROR;
  if (method == V_STOP) return call_method(file, N(read), 0, NULL);
  intptr_t size = stream_request(file, STREAM_BUFFER_SIZE, V_INT(0));
  if (vm.error) return V_ERROR;
  return read_pieces(file, size <= 0 ? USUAL : size > MOST ? MOST : (size_t)size);
}

value vfs_read_file(value path) {
  struct vfs_place place;
  struct buffer b;
  value mode = str_new_cstr("rb");
  if (!mode || !vfs_find(path, &place)) return V_ERROR;
  value file = vfs_call(&place, N(open), 1, &mode), all = file ? read_all(file) : V_ERROR;
  if (!file) return V_ERROR;
  value pending = vm.error;
  vm.error = 0;
  if (!stream_close(file) && pending) vm.error = 0;
  if (pending) vm.error = pending;
  if (vm.error || !buffer_get(all, &b, BUFFER_READ)) return V_ERROR;
  return value_is_bytes(all) ? all : bytes_new(b.data, b.len);
}
