/* SPDX-License-Identifier: MIT */
/* Calls with *iterable and **mapping arguments (opcode.def's CALL_FUNCTION_VAR_KW). */
#include "runtime/core/call_star.h"

#include "runtime/core/class.h"
#include "runtime/core/dict.h"
#include "runtime/core/error.h"
#include "runtime/core/list.h"
#include "runtime/core/name.h"
#include "runtime/core/service.h"
#include "runtime/core/spread.h"
#include "runtime/core/str.h"
#include "runtime/core/writer.h"

/* What a message calls f: module.function, as CPython does, or its type. */
static value name_of(value f) {
  value name = attr_find(f, N(__qualname__));
  if (!name) {
    err_take();
    name = V_STOP;
  }
  if (name == V_STOP) return value_type(f)->name;
  bool is_class = value_is_type(f) && OBJ(type, f)->flags & TYPE_IS_CLASS;
  if (value_kind(f) != KIND_FUNCTION && !is_class) return name;
  value module = is_class ? OBJ(type, f)->module : OBJ(function, f)->module->info->name;
  struct strbuf b;
  strbuf_init(&b);
  if (!module || !print_value(&b.w, module, PRINT_STR) || !print_cstr(&b.w, ".") ||
      !print_value(&b.w, name, PRINT_STR))
    return name;
  value whole = strbuf_str(&b);
  return whole ? whole : name;
}

/* CPython names the function only when *iterable is the one positional argument. */
static bool add_star(value f, value list, value iterable, bool only) {
  if (list_extend_values(list, iterable)) return true;
  if (!spread_refused(iterable)) return false;
  if (only) err_raise(E(star_not_iterable), name_of(f), iterable, 0);
  else err_raise(E(star_value), iterable, 0, 0);
  return false;
}

static bool add_keyword(value f, value list, value key, value v) {
  if (!value_is_str(key)) return err_raise(E(keywords_not_strings), 0, 0, 0);
  key = name_intern(key);
  if (!key) return false;
  for (size_t i = 0; i < list_len(list); i += 2) {
    if (list_items(list)[i] == key) return err_raise(E(multiple_values_keyword), name_of(f), key, 0);
  }
  return list_append_value(list, key) && list_append_value(list, v);
}

static bool add_mapping(value f, value list, value mapping) {
  if (value_kind(mapping) == KIND_DICT) {
    uint32_t pos = 0;
    value key, v;
    while (dict_next(OBJ(dict, mapping), &pos, &key, &v)) {
      if (!add_keyword(f, list, key, v)) return false;
    }
    return true;
  }
  value keys = attr_find(mapping, N(keys));
  if (keys == V_STOP) return err_raise(E(star_not_mapping), name_of(f), mapping, 0);
  keys = keys ? call_0(keys) : V_ERROR;
  value it = keys ? iter_new(keys) : V_ERROR;
  if (!it) return false;
  for (;;) {
    value key = iter_next(it);
    if (key == V_STOP) return true;
    value v = key ? op_subscr(mapping, key) : V_ERROR;
    if (!v || !add_keyword(f, list, key, v)) return false;
  }
}

value call_star(size_t n, bool method, value *args, value stars) {
  size_t n_pos = n & 0xff, n_kw = n >> 8;
  value f = *args++;
  value all = list_new(0, 0), keywords = list_new(0, 0);
  if (!all || !keywords) return V_ERROR;
  if (method) {
    if (*args != V_NULLARG && !list_append_value(all, *args)) return V_ERROR;
    args++;
  }
  for (size_t i = 0; i < n_pos; i++, args++) {
    bool star = value_is_int(stars) && i < 8 * sizeof(value) - 1 && value_int(stars) >> i & 1;
    if (!(star ? add_star(f, all, *args, n_pos == 1) : list_append_value(all, *args))) return V_ERROR;
  }
  for (size_t i = 0; i < n_kw; i++, args += 2) {
    if (!(args[0] == V_NULLARG ? add_mapping(f, keywords, args[1]) : add_keyword(f, keywords, args[0], args[1]))) return V_ERROR;
  }
  size_t count = list_len(all);
  if (!list_extend_values(all, keywords)) return V_ERROR;
  size_t pairs = list_len(keywords) / 2;
  return f == V_NULLARG ? firn_service_build_class(count, pairs, list_items(all)) : call(f, count, pairs, list_items(all));
}
