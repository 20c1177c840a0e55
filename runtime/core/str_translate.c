/* SPDX-License-Identifier: MIT */
/* str.translate and str.maketrans. */
#include "runtime/core/dict.h"
#include "runtime/core/error.h"
#include "runtime/core/str.h"
#include "runtime/core/str_methods.h"
#include "runtime/core/writer.h"

value str_translate(value self, value table) {
  const struct str_obj *s = str_of(self);
  ASKS(odd_keys);
  struct strbuf b;
  strbuf_init(&b);
  for (size_t at = 0, size = str_size(s); at < size;) {
    unsigned n;
    intptr_t c = (intptr_t)utf8_decode(str_data(s) + at, &n);
    value to = op_subscr(table, V_INT(c));
    bool ok = true;
    if (!to) {
      if (!err_matches(&exc_LookupError)) return V_ERROR;
      err_take();
      ok = strbuf_put(&b, str_text(s) + at, n);
    } else if (value_is_str(to)) {
      ok = strbuf_put(&b, str_text(str_of(to)), str_size(str_of(to)));
    } else if (value_kind(to) == KIND_INT) {
      if (!op_index(to, &c)) return V_ERROR;
      if (c < 0 || c > 0x10ffff) return err_raise(E(translate_range), 0, 0, 0);
      ok = writer_code_point(&b.w, (uint32_t)c);
    } else if (to != V_NONE) {
      return err_raise(E(translate_type), 0, 0, 0);
    }
    if (!ok) return V_ERROR;
    at += n;
  }
  return strbuf_str(&b);
}

/* Key of a table: a character becomes its code point. */
static value table_key(value k) {
  unsigned n;
  if (!value_is_str(k)) return value_kind(k) == KIND_INT ? k : err_raise(E(maketrans_key_type), 0, 0, 0);
  const struct str_obj *s = str_of(k);
  if (str_length(s) != 1) return err_raise(E(maketrans_key_length), 0, 0, 0);
  return V_INT(utf8_decode(str_data(s), &n));
}

static value from_dict(value dict) {
  value table = dict_new(0), items = iter_new(dict), k;
  if (!table || !items) return V_ERROR;
  while ((k = iter_next(items)) != V_STOP) {
    value key = k ? table_key(k) : V_ERROR, v = key ? op_subscr(dict, k) : V_ERROR;
    if (!v || !dict_set(table, key, v)) return V_ERROR;
  }
  return table;
}

value str_maketrans(size_t nargs, const value *args) {
  unsigned nx, ny;
  ASKS(odd_keys);
  if (nargs == 1) {
    if (value_kind(args[0]) != KIND_DICT) return err_raise(E(maketrans_dict), 0, 0, 0);
    return from_dict(args[0]);
  }
  for (size_t i = 0; i < nargs; i++)
    if (!value_is_str(args[i])) return err_raise(E(maketrans_type), V_INT(i + 1), args[i], 0);
  const struct str_obj *x = str_of(args[0]), *y = str_of(args[1]);
  if (str_length(x) != str_length(y)) return err_raise(E(maketrans_length), 0, 0, 0);
  value table = dict_new(0);
  if (!table) return V_ERROR;
  for (size_t i = 0, j = 0; i < str_size(x); i += nx, j += ny) {
    value from = V_INT(utf8_decode(str_data(x) + i, &nx)), to = V_INT(utf8_decode(str_data(y) + j, &ny));
    if (!dict_set(table, from, to)) return V_ERROR;
  }
  const struct str_obj *z = nargs > 2 ? str_of(args[2]) : NULL;
  for (size_t i = 0; z && i < str_size(z); i += nx)
    if (!dict_set(table, V_INT(utf8_decode(str_data(z) + i, &nx)), V_NONE)) return V_ERROR;
  return table;
}
