/* SPDX-License-Identifier: MIT */
/* Module os: what is asked of the file system that has a path (vfs.h). The root folder itself belongs to the mount table:
 * it lists the mounts, and what is mounted at '/'. */
#include "runtime/core/builtin.h"
#include "runtime/core/bytes.h"
#include "runtime/core/error.h"
#include "runtime/core/iterator.h"
#include "runtime/core/list.h"
#include "runtime/core/os_error.h"
#include "runtime/core/sequence.h"
#include "runtime/core/str.h"
#include "runtime/core/tuple.h"
#include "runtime/lib/vfs.h"
#include "runtime/port_optional.h"

/* fs.name(path), None in place of what it gives. */
static value change(value name, value path) {
  struct vfs_place place;
  return vfs_find(path, &place) && vfs_call(&place, name, 0, NULL) ? V_NONE : V_ERROR;
}

value os_mkdir(value path) {
  struct vfs_place place;
  if (!vfs_find(path, &place)) return V_ERROR;
  return str_is(place.path, "/") || place.fs == V_NONE ? OS_RAISE(EEXIST, path) : change(N(mkdir), path);
}

value os_remove(value path) { return change(N(remove), path); }
value os_rmdir(value path) { return change(N(rmdir), path); }

value os_rename(value old, value new) {
  struct vfs_place from, to;
  if (!vfs_find(old, &from) || !vfs_find(new, &to)) return V_ERROR;
  if (from.fs != to.fs) return OS_RAISE(EXDEV, old);
  return vfs_call(&from, N(rename), 1, &to.path) ? V_NONE : V_ERROR;
}

/* Makes of the root folder that of what is mounted at '/'; false when nothing is. */
static bool enter_root(struct vfs_place *place) {
  value mount = vfs_root_mount(vfs_table());
  if (mount == V_NONE) return false;
  *place = (struct vfs_place){mount, tuple_items(mount)[0], str_new("/", 1)};
  return true;
}

value os_stat(value path) {
  struct vfs_place place;
  if (!vfs_find(path, &place)) return V_ERROR;
  return place.fs == V_NONE ? vfs_stat_of(VFS_FOLDER_MODE, 0) : vfs_call(&place, N(stat), 0, NULL);
}

value os_statvfs(value path) {
  struct vfs_place place;
  if (!vfs_find(path, &place)) return V_ERROR;
  if (place.fs != V_NONE || enter_root(&place)) return place.path ? vfs_call(&place, N(statvfs), 0, NULL) : V_ERROR;
  value items[10];
  for (int i = 0; i < 9; i++) items[i] = V_INT(0);
  items[9] = V_INT(255);
  return tuple_new(10, items);
}

/* ---- the working folder ---- */

value os_chdir(value path) {
  struct vfs_place place;
  value table = vfs_table();
  if (!table || !vfs_find(path, &place)) return V_ERROR;
  value mount = place.mount;
  if ((place.fs != V_NONE || enter_root(&place)) && (!place.path || !vfs_call(&place, N(chdir), 0, NULL))) return V_ERROR;
  gc_store(&list_items(table)[0], mount);
  return V_NONE;
}

value os_getcwd(void) {
  value table = vfs_table(), mount = table ? list_items(table)[0] : V_ERROR;
  if (!mount || mount == V_NONE) return mount ? str_new("/", 1) : V_ERROR;
  ASKS(methods);
  value inside = call_method(tuple_items(mount)[0], N(getcwd), 0, NULL), place = tuple_items(mount)[1];
  if (!inside || !value_is_str(inside)) return inside ? OS_RAISE(EINVAL, 0) : V_ERROR;
  if (str_size(str_of(place)) == 1) return inside;
  return str_is(inside, "/") ? place : str_concat(place, inside);
}

/* ---- listing ---- */

/* The mounts below '/' as rows, then the rows of what is mounted there. */
static value list_root(void) {
  value table = vfs_table(), rows = table ? list_new(0, 0) : V_ERROR;
  struct vfs_place place;
  for (size_t i = 1; rows && i < list_len(table); i++) {
    value path = tuple_items(list_items(table)[i])[1], name = str_part(path, 1, str_size(str_of(path)));
    if (!name || str_is_empty(str_of(name))) continue;
    value row = vfs_row(name, VFS_FOLDER_MODE, -1);
    if (!row || !list_append_value(rows, row)) return V_ERROR;
  }
  if (!rows) return V_ERROR;
  if (enter_root(&place)) {
    value inner = place.path ? vfs_call(&place, N(ilistdir), 0, NULL) : V_ERROR;
    if (!inner || !list_extend_values(rows, inner)) return V_ERROR;
  }
  return iterator_new(&list_iterator_type, rows, 0, 0, 0);
}

/* A row with its name as bytes, for a path of bytes. */
static value as_bytes(value row) {
  if (value_kind(row) != KIND_TUPLE || !tuple_len(row) || !value_is_str(tuple_items(row)[0])) return row;
  const struct str_obj *name = str_of(tuple_items(row)[0]);
  value copy = tuple_new(tuple_len(row), tuple_items(row)), bytes = copy ? bytes_new(str_data(name), str_size(name)) : V_ERROR;
  if (!bytes) return V_ERROR;
  gc_store(&tuple_items(copy)[0], bytes);
  return copy;
}

value os_ilistdir(size_t nargs, const value *args) {
  struct vfs_place place;
  value path = nargs ? args[0] : str_empty(), rows, row;
  if (!path || !vfs_find(path, &place)) return V_ERROR;
  value it = place.fs == V_NONE ? list_root() : vfs_call(&place, N(ilistdir), 0, NULL);
  if (!it || value_is_str(path)) return it;
  if (!(it = iter_new(it)) || !(rows = list_new(0, 0))) return V_ERROR;
  while ((row = iter_next(it)) != V_STOP)
    if (!row || !(row = as_bytes(row)) || !list_append_value(rows, row)) return V_ERROR;
  return iterator_new(&list_iterator_type, rows, 0, 0, 0);
}

value os_listdir(size_t nargs, const value *args) {
  value rows = os_ilistdir(nargs, args), it = rows ? iter_new(rows) : V_ERROR, row;
  value names = it ? list_new(0, 0) : V_ERROR;
  if (!names) return V_ERROR;
  while ((row = iter_next(it)) != V_STOP) {
    value name = row ? op_subscr(row, V_INT(0)) : V_ERROR;
    if (!name || !list_append_value(names, name)) return V_ERROR;
  }
  return names;
}

/* ---- the system ---- */

value os_urandom(value count) {
  intptr_t n;
  if (!sequence_is_index(count)) return sequence_int(count);
  if (!sequence_clamped(count, &n)) return V_ERROR;
  if (n < 0) return err_raise(E(urandom_negative), 0, 0, 0);
  struct bytes_obj *made = bytes_alloc((size_t)n);
  if (!made) return V_ERROR;
  if (!port_random || !port_random(bytes_room(made), (size_t)n)) return err_raise(E(urandom_none), 0, 0, 0);
  return (value)made;
}

/* getenv(name[, default]): on a board there are no variables. */
value os_getenv(size_t nargs, const value *args) {
  if (!value_is_str(args[0])) return err_raise(E(text_must_be_str), args[0], 0, 0);
  const char *text = port_variable ? port_variable(str_text(str_of(args[0]))) : 0;
  return text ? str_new_cstr(text) : nargs > 1 ? args[1] : V_NONE;
}

/* What is written is written: nothing is kept back. */
value os_sync(void) { return V_NONE; }
