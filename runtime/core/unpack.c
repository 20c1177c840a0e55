/* SPDX-License-Identifier: MIT */
/* Assignment to several targets. The first item goes to the end of out, the top of the operand stack. */
#include "runtime/core/error.h"
#include "runtime/core/list.h"
#include "runtime/core/special.h"
#include "runtime/core/unpack.h"

/* Does the class say something of iteration itself? Then an error may be its own. */
static bool class_iterates(const struct type_obj *t) {
  return t->flags & TYPE_IS_CLASS && firn_service_find_special &&
         (firn_service_find_special(t, SPECIAL_ITER) != V_STOP || firn_service_find_special(t, SPECIAL_GETITEM) != V_STOP);
}

static value iterator_of(value v) {
  value it = iter_new(v);
  if (!it && err_matches(&exc_TypeError) && !class_iterates(value_type(v))) err_raise(E(unpack_non_iterable), v, 0, 0);
  return it;
}

static bool too_few(const struct err_msg *m, size_t expected, size_t got) {
  return err_raise(m, V_INT(expected), V_INT(got), 0);
}

bool unpack_sequence(value v, size_t n, value *out) {
  enum kind k = value_kind(v);
  if ((k == KIND_TUPLE || k == KIND_LIST) && !(obj_type(v)->flags & TYPE_IS_CLASS)) {
    size_t len = k == KIND_TUPLE ? OBJ(tuple, v)->len : OBJ(list, v)->len;
    const value *items = k == KIND_TUPLE ? OBJ(tuple, v)->items : OBJ(list, v)->items;
    if (len < n) return too_few(E(unpack_too_few), n, len);
    if (len > n) return err_raise(E(unpack_too_many), V_INT(n), 0, 0);
    for (out += n; n; n--) *--out = *items++;
    return true;
  }
  value it = iterator_of(v);
  if (!it) return false;
  for (size_t i = 0; i < n; i++) {
    value item = iter_next(it);
    if (!item) return false;
    if (item == V_STOP) return too_few(E(unpack_too_few), n, i);
    out[n - 1 - i] = item;
  }
  value more = iter_next(it);
  if (more && more != V_STOP) err_raise(E(unpack_too_many), V_INT(n), 0, 0);
  return more == V_STOP;
}

bool unpack_starred(value v, size_t left, size_t right, value *out) {
  value it = iterator_of(v);
  value list = it ? list_from(it) : V_ERROR;
  if (!list) return false;
  size_t len = list_len(list);
  if (len < left + right) return too_few(E(unpack_too_few_starred), left + right, len);
  const value *items = list_items(list);
  value middle = list_new(len - left - right, items + left);
  if (!middle) return false;
  for (size_t i = 0; i < left; i++) out[left + right - i] = items[i];
  out[right] = middle;
  for (size_t i = 0; i < right; i++) out[right - 1 - i] = items[len - right + i];
  return true;
}
