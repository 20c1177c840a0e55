/* SPDX-License-Identifier: MIT */
/* open(): the file system that has the path opens it. */
#include "runtime/core/arg.h"
#include "runtime/core/error.h"
#include "runtime/core/str.h"
#include "runtime/lib/vfs.h"

/* Text is UTF-8: its names, and that of its subset. */
static bool is_known(const struct str_obj *name) {
  static const char *const known[] = {"utf8", "ascii", "usascii"};
  char plain[12];
  size_t n = 0;
  for (size_t i = 0, size = str_size(name); i < size; i++) {
    uint8_t c = str_data(name)[i];
    if (c == '-' || c == '_' || c == ' ') continue;
    if (n == sizeof plain - 1) return false;
    plain[n++] = (char)(c >= 'A' && c <= 'Z' ? c + 32 : c);
  }
  value text = str_new(plain, n);
  for (size_t i = 0; text && i < sizeof known / sizeof *known; i++)
    if (str_is(text, known[i])) return true;
  return false;
}

static bool text_options(value mode, value encoding, value newline) {
  bool binary = false;
  for (size_t i = 0; value_is_str(mode) && i < str_size(str_of(mode)); i++) binary |= str_data(str_of(mode))[i] == 'b';
  if (encoding != V_NONE) {
    if (!value_is_str(encoding)) return err_raise(E(open_encoding_type), encoding, 0, 0);
    if (binary) return err_raise(E(open_binary_encoding), 0, 0, 0);
    if (!is_known(str_of(encoding))) return err_raise(E(unknown_encoding), encoding, 0, 0);
  }
  bool plain = newline == V_NONE || (value_is_str(newline) && (str_is_empty(str_of(newline)) || str_is(newline, "\n")));
  return plain || err_raise(E(io_newline), newline, 0, 0);
}

/* open(file, mode='r', buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None) */
value builtin_open(size_t nargs, size_t nkw, const value *args) {
  enum { FILE, MODE, BUFFERING, ENCODING, ERRORS, NEWLINE, CLOSEFD, OPENER, COUNT };
  static const value names[COUNT] = {N(file), N(mode), N(buffering), N(encoding), N(errors), N(newline), N(closefd), N(opener)};
  value v[COUNT] = {0, str_new("r", 1), 0, V_NONE, V_NONE, V_NONE, 0, V_NONE};
  struct vfs_place place;
  if (!v[MODE] || !arg_bind(N(open), nargs, nkw, args, COUNT, COUNT, names, v)) return V_ERROR;
  if (!v[FILE]) return err_raise(E(open_no_file), 0, 0, 0);
  if (v[OPENER] != V_NONE) return err_raise(E(open_opener), 0, 0, 0);
  if (!text_options(v[MODE], v[ENCODING], v[NEWLINE]) || !vfs_find(v[FILE], &place)) return V_ERROR;
  return vfs_call(&place, N(open), 1, &v[MODE]);
}
