/* SPDX-License-Identifier: MIT */
/* vfs.VfsPosix: the files of the system around the board, where it has one (the host has). VfsPosix(root) takes whole paths
 * to be below root; other paths begin in the process's working folder. */
#include "runtime/core/arg.h"
#include "runtime/core/builtin.h"
#include "runtime/core/error.h"
#include "runtime/core/int.h"
#include "runtime/core/iterator.h"
#include "runtime/core/list.h"
#include "runtime/core/os_error.h"
#include "runtime/core/str.h"
#include "runtime/core/tuple.h"
#include "runtime/lib/fileio.h"
#include "runtime/lib/fileio_posix.h"
#include "runtime/lib/vfs.h"
#include "runtime/port_optional.h"

#include <string.h>

extern const struct type_obj vfs_posix_type;

_Static_assert((int)FILE_READS == PORT_READ && (int)FILE_WRITES == PORT_WRITE && (int)FILE_APPENDS == PORT_APPEND &&
                   (int)FILE_CREATES == PORT_CREATE && (int)FILE_EMPTIES == PORT_EMPTY && (int)FILE_IS_NEW == PORT_NEW,
               "flags of fileio.h are those of port_optional.h");
enum { ALL_PORT_FLAGS = 2 * PORT_NEW - 1 };

struct posix {
  const struct type_obj *type;
  value root, readonly;
};

/* A method may be called through the type, with any self. */
static struct posix *posix_of(value v) {
  if (value_type(v) == &vfs_posix_type) return (struct posix *)v;
  err_raise(E(self_of), N(VfsPosix), v, 0);
  return NULL;
}

static struct posix *changing(value v, value path) {
  struct posix *p = posix_of(v);
  if (!p || p->readonly != V_TRUE) return p;
  OS_RAISE(EROFS, path);
  return NULL;
}

/* The system's path, ended by NUL, on the heap; NULL with an exception. */
static const char *system_path(const struct posix *p, value path) {
  if (!p) return NULL;
  if (!value_is_str(path)) return err_raise(E(vfs_path_type), path, 0, 0), NULL;
  const struct str_obj *s = str_of(path), *root = str_of(!str_is_empty(s) && str_data(s)[0] == '/' ? p->root : str_empty());
  const size_t from = str_size(root), size = str_size(s);
  if (memchr(str_data(s), 0, size)) return OS_RAISE(EINVAL, path), NULL;
  char *text = gc_bytes(from + size + 2);
  if (!text) return NULL;
  memcpy(text, str_data(root), from);
  memcpy(text + from, str_data(s), size);
  size_t n = from + size;
  if (!n) text[n++] = '.';
  text[n] = 0;
  return text;
}

static value done(intptr_t result, value path) { return result < 0 ? fileio_posix_error(result, path) : V_NONE; }

/* The process's working folder. */
static value working_folder(void) {
  enum { MOST = 1024 };
  char *text = gc_bytes(MOST);
  intptr_t n = text ? port_files.where(text, MOST) : 0;
  if (!text) return V_ERROR;
  return n < 0 ? fileio_posix_error(n, 0) : str_new(text, (size_t)n);
}

/* ---- making, mounting ---- */

/* A root stays where it is when the working folder changes. It has no '/' at its end. */
static value whole_root(value root) {
  size_t n = str_size(str_of(root));
  while (n && str_data(str_of(root))[n - 1] == '/') n--;
  value text = str_part(root, 0, n);
  if (!text || !n || str_data(str_of(root))[0] == '/') return text;
  value folder = working_folder(), slash = folder ? str_new("/", 1) : V_ERROR;
  if (slash && !str_is(folder, "/")) slash = str_concat(folder, slash);
  return slash ? str_concat(slash, text) : V_ERROR;
}

value vfs_posix_make(const struct type_obj *cls, size_t nargs, size_t nkw, const value *args) {
  if (!arg_no_keywords(N(VfsPosix), nkw) || !arg_count(N(VfsPosix), nargs, 0, 1)) return V_ERROR;
  if (nargs && !value_is_str(args[0])) return err_raise(E(vfs_path_type), args[0], 0, 0);
  if (!&port_files) return OS_RAISE(ENODEV, 0);
  struct posix *p = gc_new(sizeof *p, cls);
  value root = p ? nargs ? whole_root(args[0]) : str_empty() : V_ERROR;
  if (!root) return V_ERROR;
  gc_store(&p->root, root);
  p->readonly = V_FALSE;
  return (value)p;
}

value vfs_posix_new(void) { return vfs_posix_make(&vfs_posix_type, 0, 0, NULL); }

value vfs_posix_mount(value self, value readonly, value mkfs) {
  struct posix *p = posix_of(self);
  int on = p ? op_is_true(readonly) : -1, fresh = on < 0 ? -1 : op_is_true(mkfs);
  if (fresh < 0) return V_ERROR;
  if (fresh) return OS_RAISE(EPERM, 0);
  p->readonly = value_from_bool(on);
  return V_NONE;
}

value vfs_posix_umount(value self) { return posix_of(self) ? V_NONE : V_ERROR; }

/* ---- files and folders ---- */

value vfs_posix_open(value self, value path, value mode) {
  unsigned flags;
  struct posix *p = posix_of(self);
  const char *text = fileio_flags(mode, &flags) ? system_path(p, path) : NULL;
  if (!text) return V_ERROR;
  if (flags & FILE_WRITES && p->readonly == V_TRUE) return OS_RAISE(EROFS, path);
  int file = port_files.open(text, (int)(flags & ALL_PORT_FLAGS));
  return file < 0 ? fileio_posix_error(file, path) : fileio_posix_new(file, path, flags);
}

value vfs_posix_remove(value self, value path) {
  const char *text = system_path(changing(self, path), path);
  return text ? done(port_files.remove(text), path) : V_ERROR;
}

value vfs_posix_mkdir(value self, value path) {
  const char *text = system_path(changing(self, path), path);
  return text ? done(port_files.make_folder(text), path) : V_ERROR;
}

value vfs_posix_rmdir(value self, value path) {
  const char *text = system_path(changing(self, path), path);
  return text ? done(port_files.remove_folder(text), path) : V_ERROR;
}

value vfs_posix_rename(value self, value old, value new) {
  struct posix *p = changing(self, old);
  const char *from = system_path(p, old), *to = from ? system_path(p, new) : NULL;
  return to ? done(port_files.rename(from, to), old) : V_ERROR;
}

static bool add_name(void *rows, const char *name, unsigned mode, uint64_t inode) {
  const value items[3] = {str_new_cstr(name), V_INT(mode), int_from_u64(inode)};
  value row = items[0] && items[2] ? tuple_new(3, items) : V_ERROR;
  return row && list_append_value((value)rows, row);
}

value vfs_posix_ilistdir(size_t nargs, const value *args) {
  value path = nargs > 1 ? args[1] : str_empty();
  const char *text = system_path(posix_of(args[0]), path);
  value rows = text ? list_new(0, 0) : V_ERROR;
  if (!rows) return V_ERROR;
  int result = port_files.list(text, add_name, (void *)rows);
  if (result < 0) return fileio_posix_error(result, path);
  return result ? V_ERROR : iterator_new(&list_iterator_type, rows, 0, 0, 0);
}

/* ---- the working folder ---- */

value vfs_posix_chdir(value self, value path) {
  const char *text = system_path(posix_of(self), path);
  return text ? done(port_files.enter(text), path) : V_ERROR;
}

value vfs_posix_getcwd(value self) {
  struct posix *p = posix_of(self);
  value folder = p ? working_folder() : V_ERROR;
  if (!folder) return V_ERROR;
  const struct str_obj *root = str_of(p->root), *whole = str_of(folder);
  if (str_size(whole) < str_size(root) || memcmp(str_data(whole), str_data(root), str_size(root))) return folder;
  return str_size(whole) == str_size(root) ? str_new("/", 1) : str_part(folder, str_size(root), str_size(whole));
}

/* ---- what there is ---- */

value vfs_posix_stat(value self, value path) {
  struct port_file_status s;
  const char *text = system_path(posix_of(self), path);
  int result = text ? port_files.status(text, &s) : -1;
  if (result < 0) return text ? fileio_posix_error(result, path) : V_ERROR;
  const value items[10] = {int_from_u64(s.mode),  int_from_u64(s.inode), int_from_u64(s.device), int_from_u64(s.links),
                           int_from_u64(s.user),  int_from_u64(s.group), int_from_u64(s.size),   int_from_i64(s.read),
                           int_from_i64(s.written), int_from_i64(s.changed)};
  for (int i = 0; i < 10; i++)
    if (!items[i]) return V_ERROR;
  return tuple_new(10, items);
}

value vfs_posix_statvfs(value self, value path) {
  uint64_t numbers[10];
  value items[10];
  const char *text = system_path(posix_of(self), path);
  int result = text ? port_files.space(text, numbers) : -1;
  if (result < 0) return text ? fileio_posix_error(result, path) : V_ERROR;
  for (int i = 0; i < 10; i++)
    if (!(items[i] = int_from_u64(numbers[i]))) return V_ERROR;
  return tuple_new(10, items);
}

BUILTIN_TYPE_DEF(vfs_posix, VfsPosix, OTHER, object, TYPE_FINAL, &vfs_posix_ops)
