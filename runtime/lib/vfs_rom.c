/* SPDX-License-Identifier: MIT */
/* vfs.VfsRom: ROMFS (abi/romfs.h), a file system in the octets of an object, which is only read. The image's own files are
 * in such ones. */
#include "runtime/abi/image.h"
#include "runtime/abi/romfs.h"
#include "runtime/core/arg.h"
#include "runtime/core/builtin.h"
#include "runtime/core/bytes.h"
#include "runtime/core/error.h"
#include "runtime/core/iterator.h"
#include "runtime/core/list.h"
#include "runtime/core/os_error.h"
#include "runtime/core/service.h"
#include "runtime/core/str.h"
#include "runtime/core/tuple.h"
#include "runtime/lib/fileio.h"
#include "runtime/lib/vfs.h"

#include <string.h>

extern const struct type_obj vfs_rom_type;

struct rom {
  const struct type_obj *type;
  value view; /* a memoryview of the image's payload */
};

/* Octets from p up to end. */
struct span { const uint8_t *p, *end; };
static size_t size_of(struct span s) { return (size_t)(s.end - s.p); }

/* A file or folder: of a file span is what is in it, of a folder its records. */
struct entry {
  struct span span, name;
  bool folder;
  size_t window, size; /* of a compressed file: bits of the window, or 0; and its length */
};
static size_t length_of(const struct entry *e) { return e->window ? e->size : size_of(e->span); }

/* A method may be called through the type, with any self. False with an exception. */
static bool payload_of(value v, struct span *out) {
  struct buffer b;
  if (value_type(v) != &vfs_rom_type) return err_raise(E(self_of), N(VfsRom), v, 0);
  if (!buffer_get(((struct rom *)v)->view, &b, BUFFER_READ)) return false;
  *out = (struct span){b.data, b.data + b.len};
  return true;
}

/* ---- records ---- */

static bool take_number(struct span *s, size_t *out) {
  size_t n = 0;
  for (int i = 0; i < 4 && s->p < s->end; i++) {
    uint8_t octet = *s->p++;
    n = n << 7 | (octet & 0x7f);
    if (!(octet & 0x80)) {
      *out = n;
      return true;
    }
  }
  return false;
}

static bool take_octets(struct span *s, size_t n, struct span *out) {
  if (n > size_of(*s)) return false;
  *out = (struct span){s->p, s->p + n};
  s->p += n;
  return true;
}

static bool take_record(struct span *s, size_t *kind, struct span *payload) {
  size_t n;
  return take_number(s, kind) && take_number(s, &n) && take_octets(s, n, payload);
}

/* Where a file's octets are; false when that is not in the image. */
static bool take_pointer(struct span image, struct span *payload, struct span *out) {
  size_t size, offset;
  if (!take_number(payload, &size) || !take_number(payload, &offset)) return false;
  if (offset > size_of(image) || size > size_of(image) - offset) return false;
  *out = (struct span){image.p + offset, image.p + offset + size};
  return true;
}

/* What is in a file, of its records. */
static bool find_data(struct span image, struct span records, struct entry *out) {
  size_t kind;
  struct span payload;
  while (take_record(&records, &kind, &payload)) {
    out->span = payload;
    if (kind == ROMFS_VERBATIM) return true;
    if (kind == ROMFS_POINTER) return take_pointer(image, &payload, &out->span);
    if (kind != ROMFS_PACKED) continue;
    return take_number(&payload, &out->window) && out->window >= 8 && out->window <= 15 && take_number(&payload, &out->size) &&
           take_pointer(image, &payload, &out->span);
  }
  return false;
}

/* The next file or folder of some records; false at their end. */
static bool next_entry(struct span image, struct span *records, struct entry *out) {
  size_t kind, n;
  struct span payload;
  while (take_record(records, &kind, &payload)) {
    if (kind != ROMFS_FOLDER && kind != ROMFS_FILE) continue;
    if (!take_number(&payload, &n) || !take_octets(&payload, n, &out->name)) return false;
    out->folder = kind == ROMFS_FOLDER;
    out->window = 0;
    out->span = payload;
    return out->folder || find_data(image, payload, out);
  }
  return false;
}

/* What is at a path; false with OSError(ENOENT). */
static bool find(value self, value path, struct span *image, struct entry *out) {
  if (!payload_of(self, image)) return false;
  if (!value_is_str(path)) return err_raise(E(vfs_path_type), path, 0, 0);
  const struct str_obj *s = str_of(path);
  *out = (struct entry){.span = *image, .folder = true};
  for (size_t i = 0, size = str_size(s), end; i < size; i = end + 1) {
    for (end = i; end < size && str_data(s)[end] != '/';) end++;
    if (end == i) continue;
    struct span records = out->span;
    bool found = false, inside = out->folder;
    while (inside && !found && next_entry(*image, &records, out))
      found = size_of(out->name) == end - i && !memcmp(out->name.p, str_data(s) + i, end - i);
    if (!found) return inside ? OS_RAISE(ENOENT, path) : OS_RAISE(ENOTDIR, path);
  }
  return true;
}

/* ---- the file system ---- */

/* A memoryview of some octets of what `base` shows. */
static value view_of(value base, struct span s) {
  value v = memoryview_make(&memoryview_type, 1, 0, &base);
  if (!v) return V_ERROR;
  struct memoryview_obj *m = OBJ(memoryview, v);
  m->data = (uint8_t *)s.p;
  m->len = size_of(s);
  m->itemsize = 1;
  m->typecode = 'B';
  m->step = 1;
  m->readonly = true;
  return v;
}

/* VfsRom(image) */
value vfs_rom_make(const struct type_obj *cls, size_t nargs, size_t nkw, const value *args) {
  struct buffer b;
  size_t kind;
  if (!arg_no_keywords(N(VfsRom), nkw) || !arg_count(N(VfsRom), nargs, 1, 1)) return V_ERROR;
  if (!buffer_get(args[0], &b, BUFFER_READ)) return V_ERROR;
  struct span s = {b.data, b.data + b.len}, payload;
  if (!take_record(&s, &kind, &payload) || kind != ROMFS_IMAGE) return OS_RAISE(ENODEV, 0);
  value view = view_of(args[0], payload);
  struct rom *r = view ? gc_new(sizeof *r, cls) : NULL;
  if (r) gc_store(&r->view, view);
  return (value)r;
}

/* Mount number i of the image's own files, (file system, path); V_STOP when there are no more. */
value vfs_rom_data(size_t i) {
  const value *row = firn_data_files;
  for (; *row && i; i--) row += 2;
  if (!*row) return V_STOP;
  value fs = vfs_rom_make(&vfs_rom_type, 1, 0, &row[1]);
  return fs ? tuple_2(fs, row[0]) : V_ERROR;
}

value vfs_rom_mount(value self, value readonly, value mkfs) {
  struct span image;
  (void)readonly;
  int fresh = payload_of(self, &image) ? op_is_true(mkfs) : -1;
  if (fresh < 0) return V_ERROR;
  return fresh ? OS_RAISE(EPERM, 0) : V_NONE;
}

value vfs_rom_umount(value self) {
  struct span image;
  return payload_of(self, &image) ? V_NONE : V_ERROR;
}

value vfs_rom_open(value self, value path, value mode) {
  struct span image;
  struct entry at;
  unsigned flags;
  if (!payload_of(self, &image) || !fileio_flags(mode, &flags)) return V_ERROR;
  if (flags & FILE_WRITES) return OS_RAISE(EROFS, path);
  if (!find(self, path, &image, &at)) return V_ERROR;
  if (at.folder) return OS_RAISE(EISDIR, path);
  value view = view_of(((struct rom *)self)->view, at.span);
  if (!view || !at.window) return view ? fileio_in_memory(view, path, flags) : V_ERROR;
  if (!firn_service_romfs_packed) return OS_RAISE(EOPNOTSUPP, path);
  return firn_service_romfs_packed(view, V_INT(at.size), V_INT(at.window), path, flags);
}

value vfs_rom_ilistdir(size_t nargs, const value *args) {
  struct span image;
  struct entry at;
  value path = nargs > 1 ? args[1] : str_empty();
  if (!find(args[0], path, &image, &at)) return V_ERROR;
  if (!at.folder) return OS_RAISE(ENOTDIR, path);
  struct span records = at.span;
  value rows = list_new(0, 0);
  while (rows && next_entry(image, &records, &at)) {
    value name = str_new((const char *)at.name.p, size_of(at.name));
    value row = name ? vfs_row(name, at.folder ? VFS_FOLDER_MODE : VFS_FILE_MODE, (intptr_t)length_of(&at)) : V_ERROR;
    if (!row || !list_append_value(rows, row)) return V_ERROR;
  }
  return rows ? iterator_new(&list_iterator_type, rows, 0, 0, 0) : V_ERROR;
}

value vfs_rom_stat(value self, value path) {
  struct span image;
  struct entry at;
  if (!find(self, path, &image, &at)) return V_ERROR;
  return vfs_stat_of(at.folder ? VFS_FOLDER_MODE : VFS_FILE_MODE, length_of(&at));
}

value vfs_rom_statvfs(value self, value path) {
  struct span image;
  (void)path;
  if (!payload_of(self, &image)) return V_ERROR;
  value items[10];
  for (int i = 0; i < 9; i++) items[i] = V_INT(0);
  items[0] = V_INT(1);
  items[2] = V_INT(size_of(image));
  items[9] = V_INT(32767);
  return tuple_new(10, items);
}

/* Only the root can be the working folder. */
value vfs_rom_chdir(value self, value path) {
  struct span image;
  struct entry at;
  if (!find(self, path, &image, &at)) return V_ERROR;
  if (!at.folder) return OS_RAISE(ENOTDIR, path);
  return at.span.p == image.p ? V_NONE : OS_RAISE(EOPNOTSUPP, path);
}

value vfs_rom_getcwd(value self) {
  struct span image;
  return payload_of(self, &image) ? str_new("/", 1) : V_ERROR;
}

static value refuse(value self, value path) {
  struct span image;
  return payload_of(self, &image) ? OS_RAISE(EROFS, path) : V_ERROR;
}
value vfs_rom_change(value self, value path) { return refuse(self, path); }
value vfs_rom_rename(value self, value old, value new) {
  (void)new;
  return refuse(self, old);
}

BUILTIN_TYPE_DEF(vfs_rom, VfsRom, OTHER, object, TYPE_FINAL, &vfs_rom_ops)
