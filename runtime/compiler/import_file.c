/* SPDX-License-Identifier: MIT */
/* Modules from file systems: NAME.py, NAME.mpy, or a folder, on the paths of sys.path (language reference, "The import
 * system"). */
#include <string.h>

#include "runtime/compiler/compile.h"
#include "runtime/compiler/globals.h"
#include "runtime/core/bytes.h"
#include "runtime/core/dict.h"
#include "runtime/core/error.h"
#include "runtime/core/list.h"
#include "runtime/core/name.h"
#include "runtime/core/str.h"
#include "runtime/core/vm.h"
#include "runtime/core/writer.h"
#include "runtime/lib/vfs.h"

value sys_path(void);

/* A file's code: by its name source or bytecode. */
value compile_file(value path) {
  struct buffer b;
  value bytes = vfs_read_file(path);
  if (!bytes || !buffer_get(bytes, &b, BUFFER_READ)) return V_ERROR;
  const struct str_obj *s = str_of(path);
  bool mpy = str_size(s) > 4 && !memcmp(str_data(s) + str_size(s) - 4, ".mpy", 4);
  return mpy ? compile_mpy(b.data, b.len, path) : compile_source((const char *)b.data, b.len, path, FRONT_FILE, vm.optimise, 0);
}

/* base + end where that is a file; V_STOP. */
static value file_at(value base, const char *end) {
  value tail = str_new_cstr(end), path = tail ? str_concat(base, tail) : V_ERROR;
  return !path ? V_ERROR : vfs_kind_of(path) == VFS_FILE ? path : V_STOP;
}

static value file_of(value base, const char *source, const char *bytecode) {
  value path = file_at(base, source);
  return path == V_STOP ? file_at(base, bytecode) : path;
}

/* The folder of sys.path, and the name with '/' for each '.'. */
static value path_in(value folder, const char *name, size_t n) {
  struct strbuf path;
  const struct str_obj *s = str_of(folder);
  strbuf_init(&path);
  if (!strbuf_put(&path, str_text(s), str_size(s))) return V_ERROR;
  if (str_size(s) && str_data(s)[str_size(s) - 1] != '/' && !strbuf_put(&path, "/", 1)) return V_ERROR;
  for (const char *end = name + n;; name++) {
    const char *dot = memchr(name, '.', (size_t)(end - name)), *part = name;
    name = dot ? dot : end;
    if (!strbuf_put(&path, part, (size_t)(name - part))) return V_ERROR;
    if (!dot) return strbuf_str(&path);
    if (!strbuf_put(&path, "/", 1)) return V_ERROR;
  }
}

/* In sys.modules while it runs; taken out again when it fails. */
static bool run(value name, const struct module_obj *m, value file) {
  value modules = vm.modules ? vm.modules : modules_dict();
  if (!modules || !dict_set(modules, name, (value)m)) return false;
  if (file == V_STOP) return true;
  value code = compile_file(file);
  if (code && code_run(code, m, 0)) return true;
  value pending = err_take();
  if (!dict_remove(modules, name)) err_take();
  err_set(pending);
  return false;
}

/* Makes it an attribute of its package. */
static bool bind(const char *name, size_t n, value m) {
  size_t dot = n;
  while (dot && name[dot - 1] != '.') dot--;
  value package = dot ? modules_find(name, dot - 1) : V_STOP, attribute = str_new(name + dot, n - dot);
  if (!package || package == V_STOP || value_kind(package) != KIND_MODULE) return package && attribute;
  attribute = attribute ? name_intern(attribute) : V_ERROR;
  return attribute && module_set(OBJ(module, package), attribute, m);
}

/* `folder`: of a package, or 0. */
static value make(const char *name, size_t n, value file, value folder) {
  value dict = dict_new(4), text = str_new(name, n);
  if (!dict || !text || !dict_set(dict, N(__name__), text)) return V_ERROR;
  if (file != V_STOP && !dict_set(dict, N(__file__), file)) return V_ERROR;
  if (folder) {
    value path = list_new(1, &folder);
    if (!path || !dict_set(dict, N(__path__), path)) return V_ERROR;
  }
  const struct module_obj *m = module_of_dict(dict, folder != 0);
  return m && run(text, m, file) && bind(name, n, (value)m) ? (value)m : V_ERROR;
}

static value import_from_folder(value folder, const char *name, size_t n) {
  value path = path_in(folder, name, n), file;
  if (!path) return V_ERROR;
  if (vfs_kind_of(path) == VFS_FOLDER) {
    file = file_of(path, "/__init__.py", "/__init__.mpy");
    return file ? make(name, n, file, path) : V_ERROR;
  }
  file = file_of(path, ".py", ".mpy");
  return !file || file == V_STOP ? file : make(name, n, file, 0);
}

/* MicroPython's old names of modules begin with a u: `utime` is time. */
static value by_old_name(const char *name, size_t n) {
  if (n < 2 || name[0] != 'u' || memchr(name, '.', n)) return V_STOP;
  value v = modules_find(name + 1, n - 1);
  return v && value_kind(v) == KIND_MODULE && !module_run(OBJ(module, v)) ? V_ERROR : v;
}

value import_file(const char *name, size_t n) {
  value paths = sys_path();
  if (!paths) return V_ERROR;
  for (size_t i = 0; value_kind(paths) == KIND_LIST && i < OBJ(list, paths)->len; i++) {
    value folder = OBJ(list, paths)->items[i];
    value v = value_is_str(folder) ? import_from_folder(folder, name, n) : V_STOP;
    if (v != V_STOP) return v;
  }
  return by_old_name(name, n);
}
