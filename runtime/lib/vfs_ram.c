/* SPDX-License-Identifier: MIT */
/* vfs.VfsRam: a file system on the heap. A folder is a dict of names, a file a bytearray; a file that is open lives on when
 * it is removed. Nothing is limited but by the heap, and nothing outlives the program. */
#include "runtime/abi/partition.h"
#include "runtime/core/builtin.h"
#include "runtime/core/bytes.h"
#include "runtime/core/dict.h"
#include "runtime/core/error.h"
#include "runtime/core/iterator.h"
#include "runtime/core/list.h"
#include "runtime/core/os_error.h"
#include "runtime/core/str.h"
#include "runtime/core/tuple.h"
#include "runtime/lib/fileio.h"
#include "runtime/lib/vfs.h"

#include <string.h>

extern const struct type_obj vfs_ram_type;

struct ram {
  const struct type_obj *type;
  value root;     /* a dict */
  value folder;   /* where relative paths begin: a str like "/a/b", of the root "" */
  value readonly; /* V_TRUE or V_FALSE */
};

/* Where a path leads: the folder it is in (0 for the root itself), its name there and what that is, or V_STOP. */
struct spot {
  value path; /* the whole of it, as struct ram's folder */
  value parent, name, node;
};

static bool is_folder(value node) { return node != V_STOP && value_kind(node) == KIND_DICT; }

/* A method may be called through the type, with any self. */
static struct ram *ram_of(value v) {
  if (value_type(v) == &vfs_ram_type) return (struct ram *)v;
  err_raise(E(self_of), N(VfsRam), v, 0);
  return NULL;
}

static struct ram *changing(value v, value path) {
  struct ram *r = ram_of(v);
  if (!r || r->readonly != V_TRUE) return r;
  OS_RAISE(EROFS, path);
  return NULL;
}

/* ---- paths ---- */

/* "." and ".." and empty parts are gone: "/a/b", or "" for the root. */
static value whole_path(const struct ram *r, const struct str_obj *path) {
  const struct str_obj *from = !str_is_empty(path) && str_data(path)[0] == '/' ? str_of(str_empty()) : str_of(r->folder);
  char *text = gc_bytes(str_size(from) + str_size(path) + 1);
  if (!text) return V_ERROR;
  size_t n = str_size(from);
  memcpy(text, str_data(from), n);
  for (size_t i = 0, size = str_size(path), end; i < size; i = end + 1) {
    const char *part = str_text(path) + i;
    for (end = i; end < size && str_data(path)[end] != '/';) end++;
    size_t len = end - i;
    if (len == 0 || (len == 1 && part[0] == '.')) continue;
    if (len == 2 && part[0] == '.' && part[1] == '.') {
      while (n && text[--n] != '/') continue;
      continue;
    }
    text[n] = '/';
    memcpy(text + n + 1, part, len);
    n += len + 1;
  }
  return str_new(text, n);
}

static bool find(const struct ram *r, value path, struct spot *out) {
  if (!value_is_str(path)) return err_raise(E(vfs_path_type), path, 0, 0);
  value whole = whole_path(r, str_of(path));
  *out = (struct spot){whole, 0, V_STOP, r->root};
  if (!whole) return false;
  const struct str_obj *s = str_of(whole);
  for (size_t i = 1, size = str_size(s), end; i < size; i = end + 1) {
    for (end = i; end < size && str_data(s)[end] != '/';) end++;
    if (out->node == V_STOP) return OS_RAISE(ENOENT, path);
    if (!is_folder(out->node)) return OS_RAISE(ENOTDIR, path);
    out->parent = out->node;
    out->name = str_part(whole, i, end);
    out->node = out->name ? dict_get(out->parent, out->name) : V_ERROR;
    if (!out->node) return false;
  }
  return true;
}

static bool find_existing(const struct ram *r, value path, struct spot *out) {
  return find(r, path, out) && (out->node != V_STOP || OS_RAISE(ENOENT, path));
}

/* ---- making, mounting ---- */

value vfs_ram_make(const struct type_obj *cls, size_t nargs, size_t nkw, const value *args) {
  (void)args;
  if (nargs || nkw) return err_raise(E(takes_no_arguments), cls->name, 0, 0);
  struct ram *r = gc_new(sizeof *r, cls);
  value root = r ? dict_new(0) : V_ERROR;
  if (!root) return V_ERROR;
  gc_store(&r->root, root);
  gc_store(&r->folder, str_empty());
  r->readonly = V_FALSE;
  return (value)r;
}

value vfs_ram_new(void) { return vfs_ram_make(&vfs_ram_type, 0, 0, NULL); }

value vfs_ram_new_apart(void) { return firn_app_flags & APP_OPEN ? vfs_ram_new() : V_NONE; }

value vfs_ram_mount(value self, value readonly, value mkfs) {
  struct ram *r = ram_of(self);
  int on = r ? op_is_true(readonly) : -1, fresh = on < 0 ? -1 : op_is_true(mkfs);
  if (fresh < 0) return V_ERROR;
  r->readonly = value_from_bool(on);
  if (fresh) dict_empty(r->root);
  return V_NONE;
}

value vfs_ram_umount(value self) { return ram_of(self) ? V_NONE : V_ERROR; }

/* ---- files ---- */

/* open(path, mode) */
value vfs_ram_open(value self, value path, value mode) {
  struct spot at;
  unsigned flags;
  struct ram *r = ram_of(self);
  if (!r || !fileio_flags(mode, &flags) || !find(r, path, &at)) return V_ERROR;
  if (flags & FILE_WRITES && r->readonly == V_TRUE) return OS_RAISE(EROFS, path);
  if (at.node == V_STOP && !(flags & FILE_CREATES)) return OS_RAISE(ENOENT, path);
  if (at.node != V_STOP && flags & FILE_IS_NEW) return OS_RAISE(EEXIST, path);
  if (is_folder(at.node)) return OS_RAISE(EISDIR, path);
  if (at.node == V_STOP) {
    at.node = bytearray_new(NULL, 0);
    if (!at.node || !dict_set(at.parent, at.name, at.node)) return V_ERROR;
  }
  if (flags & FILE_EMPTIES) OBJ(bytearray, at.node)->len = 0;
  return fileio_in_memory(at.node, path, flags);
}

value vfs_ram_remove(value self, value path) {
  struct spot at;
  struct ram *r = changing(self, path);
  if (!r || !find_existing(r, path, &at)) return V_ERROR;
  if (is_folder(at.node)) return OS_RAISE(EISDIR, path);
  return dict_remove(at.parent, at.name) ? V_NONE : V_ERROR;
}

/* ---- folders ---- */

value vfs_ram_mkdir(value self, value path) {
  struct spot at;
  struct ram *r = changing(self, path);
  if (!r || !find(r, path, &at)) return V_ERROR;
  if (at.node != V_STOP) return OS_RAISE(EEXIST, path);
  value made = dict_new(0);
  return made && dict_set(at.parent, at.name, made) ? V_NONE : V_ERROR;
}

value vfs_ram_rmdir(value self, value path) {
  struct spot at;
  struct ram *r = changing(self, path);
  if (!r || !find_existing(r, path, &at)) return V_ERROR;
  if (!is_folder(at.node)) return OS_RAISE(ENOTDIR, path);
  if (!at.parent) return OS_RAISE(EBUSY, path);
  if (dict_len(at.node)) return OS_RAISE(ENOTEMPTY, path);
  return dict_remove(at.parent, at.name) ? V_NONE : V_ERROR;
}

/* May `from` take the place of what is at `to`? */
static bool may_replace(const struct spot *from, const struct spot *to, value path) {
  const struct str_obj *f = str_of(from->path), *t = str_of(to->path);
  bool inside = str_size(t) > str_size(f) && !memcmp(str_data(t), str_data(f), str_size(f)) && str_data(t)[str_size(f)] == '/';
  if (!from->parent || !to->parent) return OS_RAISE(EBUSY, path);
  if (is_folder(from->node) && inside) return OS_RAISE(EINVAL, path);
  if (to->node == V_STOP) return true;
  if (!is_folder(from->node)) return !is_folder(to->node) || OS_RAISE(EISDIR, path);
  if (!is_folder(to->node)) return OS_RAISE(ENOTDIR, path);
  return !dict_len(to->node) || OS_RAISE(ENOTEMPTY, path);
}

value vfs_ram_rename(value self, value old, value new) {
  struct spot from, to;
  struct ram *r = changing(self, old);
  if (!r || !find_existing(r, old, &from) || !find(r, new, &to)) return V_ERROR;
  if (str_equal(str_of(from.path), str_of(to.path))) return V_NONE;
  if (!may_replace(&from, &to, new) || !dict_set(to.parent, to.name, from.node)) return V_ERROR;
  return dict_remove(from.parent, from.name) ? V_NONE : V_ERROR;
}

value vfs_ram_ilistdir(size_t nargs, const value *args) {
  struct spot at;
  uint32_t pos = 0;
  value name, node, path = nargs > 1 ? args[1] : str_empty();
  struct ram *r = ram_of(args[0]);
  if (!r || !find_existing(r, path, &at)) return V_ERROR;
  if (!is_folder(at.node)) return OS_RAISE(ENOTDIR, path);
  value rows = list_new(0, 0);
  while (rows && dict_next(OBJ(dict, at.node), &pos, &name, &node)) {
    bool folder = is_folder(node);
    value row = vfs_row(name, folder ? VFS_FOLDER_MODE : VFS_FILE_MODE, folder ? 0 : (intptr_t)OBJ(bytearray, node)->len);
    if (!row || !list_append_value(rows, row)) return V_ERROR;
  }
  return rows ? iterator_new(&list_iterator_type, rows, 0, 0, 0) : V_ERROR;
}

value vfs_ram_chdir(value self, value path) {
  struct spot at;
  struct ram *r = ram_of(self);
  if (!r || !find_existing(r, path, &at)) return V_ERROR;
  if (!is_folder(at.node)) return OS_RAISE(ENOTDIR, path);
  gc_store(&r->folder, at.path);
  return V_NONE;
}

value vfs_ram_getcwd(value self) {
  struct ram *r = ram_of(self);
  if (!r) return V_ERROR;
  return str_is_empty(str_of(r->folder)) ? str_new("/", 1) : r->folder;
}

/* ---- what there is ---- */

value vfs_ram_stat(value self, value path) {
  struct spot at;
  struct ram *r = ram_of(self);
  if (!r || !find_existing(r, path, &at)) return V_ERROR;
  return is_folder(at.node) ? vfs_stat_of(VFS_FOLDER_MODE, 0) : vfs_stat_of(VFS_FILE_MODE, OBJ(bytearray, at.node)->len);
}

/* The heap, in blocks of 16 bytes. */
value vfs_ram_statvfs(value self, value path) {
  enum { BLOCK = 16 };
  struct gc_stats heap;
  (void)path;
  if (!ram_of(self)) return V_ERROR;
  gc_stats(&heap);
  value all = V_INT(heap.heap_bytes / BLOCK), left = V_INT((heap.heap_bytes - heap.used_bytes) / BLOCK), none = V_INT(0);
  const value items[10] = {V_INT(BLOCK), V_INT(BLOCK), all, left, left, none, none, none, none, V_INT(255)};
  return tuple_new(10, items);
}

BUILTIN_TYPE_DEF(vfs_ram, VfsRam, OTHER, object, TYPE_FINAL, &vfs_ram_ops)
