/* SPDX-License-Identifier: MIT */
/* Module vfs: file systems are mounted at paths, and a path is given to the one whose place it begins with, without that
 * beginning. A path that does not begin with '/' belongs to the file system of the working folder, which knows where in it
 * that is. What is mounted at '/' is asked last; without it '/' is a folder that has the other mounts in it.
 *
 * The table is vm.sys['vfs'], made when the program first asks: then something may be mounted already. */
#include "runtime/lib/vfs.h"

#include "runtime/core/arg.h"
#include "runtime/core/bytes.h"
#include "runtime/core/dict.h"
#include "runtime/core/error.h"
#include "runtime/core/list.h"
#include "runtime/core/gc.h"
#include "runtime/core/os_error.h"
#include "runtime/core/service.h"
#include "runtime/core/str.h"
#include "runtime/core/tuple.h"
#include "runtime/core/vm.h"
#include "runtime/port_optional.h"

#include <string.h>

static value fs_of(value mount) { return tuple_items(mount)[0]; }
static const struct str_obj *path_of(value mount) { return str_of(tuple_items(mount)[1]); }
static bool is_root(value mount) { return str_size(path_of(mount)) == 1; }

static bool add_mount(value table, value mount) {
  if (!mount || !list_append_value(table, mount)) return false;
  value *items = list_items(table);
  size_t n = list_len(table);
  if (n > 2 && is_root(items[n - 2])) { /* stays the last */
    gc_store(&items[n - 1], items[n - 2]);
    gc_store(&items[n - 2], mount);
  }
  return true;
}

/* Takes mount number i out of the table. */
static void remove_mount(value table, size_t i) {
  value *items = list_items(table);
  if (items[0] == items[i]) gc_store(&items[0], V_NONE);
  memmove(items + i, items + i + 1, (list_len(table) - i - 1) * sizeof(value));
  OBJ(list, table)->len--;
}

/* What is mounted at '/' from the start: the board's files, then with the working folder in them; in open images of other
   boards a RAM file system. A third item of its row says that another one may take its place. */
static bool mount_root(value table) {
  value fs = firn_service_vfs_first ? firn_service_vfs_first() : V_NONE, root = str_new("/", 1);
  if (!root || !fs || fs == V_NONE) return root && fs;
  const value mount[3] = {fs, root, V_NONE};
  if (!add_mount(table, tuple_new(3, mount))) return false;
  if (&port_files) gc_store(&list_items(table)[0], list_items(table)[1]);
  return true;
}

static bool mount_first(value table) {
  value mount;
  for (size_t i = 0; firn_service_vfs_data && (mount = firn_service_vfs_data(i)) != V_STOP; i++)
    if (!add_mount(table, mount)) return false;
  return mount_root(table);
}

value vfs_table(void) {
  const value none = V_NONE;
  if (!vm.sys && !(vm.sys = dict_new(0))) return V_ERROR;
  value table = dict_find(OBJ(dict, vm.sys), N(vfs));
  if (table) return table;
  table = list_new(1, &none);
  return table && mount_first(table) && dict_set(vm.sys, N(vfs), table) ? table : V_ERROR;
}

value vfs_root_mount(value table) {
  value last = list_items(table)[list_len(table) - 1];
  return list_len(table) > 1 && is_root(last) ? last : V_NONE;
}

/* ---- paths ---- */

static value path_text(value path) {
  struct buffer b;
  if (value_is_str(path)) return path;
  if (!buffer_try(path, &b, BUFFER_READ)) return err_raise(E(vfs_path_type), path, 0, 0);
  return utf8_valid(b.data, b.len) == b.len ? str_new((const char *)b.data, b.len) : OS_RAISE(EINVAL, path);
}

/* Is the path below the mount, or the place itself? */
static bool is_below(const struct str_obj *path, const struct str_obj *mount) {
  return str_size(path) >= str_size(mount) && !memcmp(str_data(path), str_data(mount), str_size(mount)) &&
         (str_size(path) == str_size(mount) || str_data(path)[str_size(mount)] == '/');
}

/* The mount of a whole path; V_STOP when there is none. */
static value mount_for(value table, const struct str_obj *path) {
  for (size_t i = 1; i < list_len(table); i++) {
    value mount = list_items(table)[i];
    if (is_root(mount) || is_below(path, path_of(mount))) return mount;
  }
  return V_STOP;
}

bool vfs_find(value path, struct vfs_place *out) {
  value table = vfs_table(), text = table ? path_text(path) : V_ERROR;
  if (!text) return false;
  const struct str_obj *s = str_of(text);
  bool absolute = !str_is_empty(s) && str_data(s)[0] == '/';
  *out = (struct vfs_place){list_items(table)[0], V_NONE, text};
  if (!absolute && out->mount != V_NONE) {
    out->fs = fs_of(out->mount);
    return true;
  }
  out->mount = V_NONE;
  if (str_size(s) == absolute) return true; /* "" in the root, or "/" */
  value whole = absolute ? text : str_concat(str_new("/", 1), text);
  value mount = whole ? mount_for(table, str_of(whole)) : V_ERROR;
  if (mount == V_STOP) return OS_RAISE(ENODEV, path);
  if (!mount) return false;
  out->mount = mount;
  out->fs = fs_of(mount);
  if (is_root(mount)) return true;
  size_t skipped = str_size(path_of(mount));
  out->path = str_size(str_of(whole)) == skipped ? str_new("/", 1) : str_part(whole, skipped, str_size(str_of(whole)));
  return out->path != V_ERROR;
}

value vfs_call(const struct vfs_place *place, value name, size_t nargs, const value *args) {
  ASKS(methods);
  value all[3] = {place->path};
  for (size_t i = 0; i < nargs; i++) all[i + 1] = args[i];
  if (place->fs == V_NONE) return OS_RAISE(EPERM, place->path);
  return call_method(place->fs, name, nargs + 1, all);
}

/* ---- mounting ---- */

static value mounts(void) {
  value table = vfs_table(), rows = table ? list_new(0, 0) : V_ERROR;
  for (size_t i = 1; rows && i < list_len(table); i++) {
    value row = tuple_new(2, tuple_items(list_items(table)[i]));
    if (!row || !list_append_value(rows, row)) return V_ERROR;
  }
  return rows;
}

/* mount(fs, path, *, readonly=False, mkfs=False); without arguments the list of (fs, path). */
value vfs_mount(size_t nargs, size_t nkw, const value *args) {
  static const value names[] = {N(fsobj), N(mount_point), N(readonly), N(mkfs)};
  value v[4] = {0, 0, V_FALSE, V_FALSE};
  if (!nargs && !nkw) return mounts();
  if (!arg_bind(N(mount), nargs, nkw, args, 2, 4, names, v)) return V_ERROR;
  if (!v[0] || !v[1] || !value_is_str(v[1])) return err_raise(E(vfs_mount_arguments), 0, 0, 0);
  value flags[] = {value_from_bool(op_is_true(v[2]) > 0), value_from_bool(op_is_true(v[3]) > 0)};
  if (vm.error) return V_ERROR;
  const struct str_obj *path = str_of(v[1]);
  size_t n = str_size(path);
  while (n > 1 && str_data(path)[n - 1] == '/') n--;
  if (!n || str_data(path)[0] != '/') return OS_RAISE(EINVAL, v[1]);
  value place = str_part(v[1], 0, n), table = place ? vfs_table() : V_ERROR;
  if (!table) return V_ERROR;
  ASKS(methods);
  if (!call_method(v[0], N(mount), 2, flags)) return V_ERROR;
  size_t at = 1;
  while (at < list_len(table) && !str_equal(path_of(list_items(table)[at]), str_of(place))) at++;
  if (at < list_len(table)) {
    if (tuple_len(list_items(table)[at]) == 2) return OS_RAISE(EPERM, v[1]);
    remove_mount(table, at);
  }
  return add_mount(table, tuple_2(v[0], place)) ? V_NONE : V_ERROR;
}

/* umount(path or fs) */
value vfs_umount(value what) {
  value table = vfs_table();
  if (!table) return V_ERROR;
  for (size_t i = 1; i < list_len(table); i++) {
    value mount = list_items(table)[i];
    if (fs_of(mount) != what && !(value_is_str(what) && str_equal(path_of(mount), str_of(what)))) continue;
    remove_mount(table, i);
    ASKS(methods);
    return call_method(fs_of(mount), N(umount), 0, NULL) ? V_NONE : V_ERROR;
  }
  return OS_RAISE(EINVAL, what);
}

/* ---- what file systems of our own give back ---- */

value vfs_stat_of(unsigned mode, size_t size) {
  value items[10] = {V_INT(mode)};
  for (int i = 1; i < 10; i++) items[i] = V_INT(0);
  items[6] = V_INT(size);
  return tuple_new(10, items);
}

value vfs_row(value name, unsigned mode, intptr_t size) {
  const value items[4] = {name, V_INT(mode), V_INT(0), V_INT(size)};
  return tuple_new(size < 0 ? 3 : 4, items);
}
