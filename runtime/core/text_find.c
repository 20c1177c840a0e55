/* SPDX-License-Identifier: MIT */
/* find, rfind, index, rindex, count, startswith, endswith, replace, removeprefix, removesuffix. */
#include "runtime/core/bytes.h"
#include "runtime/core/error.h"
#include "runtime/core/text.h"
#include "runtime/core/text_methods.h"
#include "runtime/core/tuple.h"
#include "runtime/core/writer.h"

#include <string.h>

/* What to look for: text, or for bytes also one octet as an int (kept in *byte). */
static bool needle(value self, value v, struct text *out, uint8_t *byte) {
  intptr_t i;
  if (text_try(self, v, out)) return true;
  if (text_is_str(self)) return err_raise(E(text_must_be_str), v, 0, 0);
  if (value_kind(v) != KIND_INT) return err_raise(E(bytes_needle), v, 0, 0);
  if (!op_index(v, &i)) return false;
  if (i < 0 || i > 255) return err_raise(E(byte_range), 0, 0, 0);
  *byte = (uint8_t)i;
  *out = (struct text){byte, 1};
  return true;
}

struct search {
  struct text part;
  size_t from, to;
  bool empty;
  uint8_t byte;
};

/* Arguments (self, sub[, start[, end]]). */
static bool search_args(struct search *s, size_t nargs, const value *args) {
  return needle(args[0], args[1], &s->part, &s->byte) &&
         text_region(args[0], nargs > 2 ? args[2] : 0, nargs > 3 ? args[3] : 0, &s->from, &s->to, &s->empty);
}

/* Index of the first or last occurrence, -1, or -2 with an exception. */
static intptr_t locate(size_t nargs, const value *args, bool last) {
  struct search s;
  if (!search_args(&s, nargs, args)) return -2;
  if (s.empty) return -1;
  const uint8_t *p = text_of(args[0]).p + s.from;
  size_t n = s.to - s.from;
  intptr_t at = last ? text_search_last(p, n, s.part.p, s.part.n) : text_search(p, n, s.part.p, s.part.n);
  return at < 0 ? -1 : (intptr_t)text_index(args[0], s.from + (size_t)at);
}

static value find(size_t nargs, const value *args, bool last, bool must) {
  intptr_t at = locate(nargs, args, last);
  if (at == -2) return V_ERROR;
  if (at < 0 && must)
    return err_raise(text_is_str(args[0]) ? E(substring_not_found) : E(subsection_not_found), 0, 0, 0);
  return V_INT(at);
}

value text_find(size_t nargs, const value *args) { return find(nargs, args, false, false); }
value text_rfind(size_t nargs, const value *args) { return find(nargs, args, true, false); }
value text_index_of(size_t nargs, const value *args) { return find(nargs, args, false, true); }
value text_rindex_of(size_t nargs, const value *args) { return find(nargs, args, true, true); }

value text_count(size_t nargs, const value *args) {
  struct search s;
  size_t count = 0;
  if (!search_args(&s, nargs, args)) return V_ERROR;
  if (s.empty) return V_INT(0);
  if (!s.part.n) return V_INT(text_index(args[0], s.to) - text_index(args[0], s.from) + 1);
  const uint8_t *p = text_of(args[0]).p;
  for (size_t at = s.from;; count++) {
    intptr_t hit = text_search(p + at, s.to - at, s.part.p, s.part.n);
    if (hit < 0) return V_INT(count);
    at += (size_t)hit + s.part.n;
  }
}

/* Does self[from..to) start or end with affix? */
static bool has_affix(value self, size_t from, size_t to, struct text affix, bool end) {
  const uint8_t *p = text_of(self).p;
  if (affix.n > to - from) return false;
  return !affix.n || !memcmp(end ? p + to - affix.n : p + from, affix.p, affix.n);
}

static value affix_test(size_t nargs, const value *args, bool end) {
  size_t from, to;
  bool empty;
  struct text affix;
  value self = args[0], what = args[1];
  if (!text_region(self, nargs > 2 ? args[2] : 0, nargs > 3 ? args[3] : 0, &from, &to, &empty)) return V_ERROR;
  if (value_kind(what) != KIND_TUPLE) {
    if (!text_try(self, what, &affix)) {
      const struct err_msg *m = text_is_str(self) ? (end ? E(endswith_type) : E(startswith_type))
                                                  : (end ? E(bytes_endswith_type) : E(bytes_startswith_type));
      return err_raise(m, what, 0, 0);
    }
    return value_from_bool(!empty && has_affix(self, from, to, affix, end));
  }
  for (size_t i = 0; i < tuple_len(what); i++) {
    value item = tuple_items(what)[i];
    if (!text_try(self, item, &affix))
      return text_is_str(self) ? err_raise(end ? E(endswith_tuple) : E(startswith_tuple), item, 0, 0)
                               : err_raise(E(buffer_required), item, 0, 0);
    if (!empty && has_affix(self, from, to, affix, end)) return V_TRUE;
  }
  return V_FALSE;
}

value text_startswith(size_t nargs, const value *args) { return affix_test(nargs, args, false); }
value text_endswith(size_t nargs, const value *args) { return affix_test(nargs, args, true); }

value text_removeprefix(value self, value prefix) {
  struct text t = text_of(self), affix;
  if (!text_arg(self, prefix, &affix)) return V_ERROR;
  return text_part(self, has_affix(self, 0, t.n, affix, false) ? affix.n : 0, t.n);
}

value text_removesuffix(value self, value suffix) {
  struct text t = text_of(self), affix;
  if (!text_arg(self, suffix, &affix)) return V_ERROR;
  return text_part(self, 0, affix.n && has_affix(self, 0, t.n, affix, true) ? t.n - affix.n : t.n);
}

/* `with` before every character and at the end, at most limit times. */
static bool interleave(struct strbuf *b, value self, struct text with, size_t limit) {
  struct text t = text_of(self);
  size_t at = 0;
  for (size_t i = 0; i < limit; i++) {
    unsigned n = 0;
    if (!strbuf_put(b, (const char *)with.p, with.n)) return false;
    if (at == t.n) return true;
    text_char(self, at, &n);
    if (!strbuf_put(b, (const char *)t.p + at, n)) return false;
    at += n;
  }
  return strbuf_put(b, (const char *)t.p + at, t.n - at);
}

/* replace(old, new[, count]) */
value text_replace(size_t nargs, const value *args) {
  value self = args[0];
  struct text t = text_of(self), old, with;
  struct strbuf b;
  intptr_t limit = -1;
  size_t at = 0;
  for (size_t i = 1; text_is_str(self) && i < 3; i++)
    if (value_kind(args[i]) != KIND_STR) return err_raise(E(replace_type), V_INT(i), args[i], 0);
  if (!text_arg(self, args[1], &old) || !text_arg(self, args[2], &with)) return V_ERROR;
  if (nargs > 3 && !op_index(args[3], &limit)) return V_ERROR;
  size_t left = limit < 0 ? SIZE_MAX : (size_t)limit;
  strbuf_init(&b);
  if (!old.n) {
    if (!interleave(&b, self, with, left)) return V_ERROR;
    return text_make(self, b.data, b.len);
  }
  for (; left; left--) {
    intptr_t hit = text_search(t.p + at, t.n - at, old.p, old.n);
    if (hit < 0) break;
    if (!strbuf_put(&b, (const char *)t.p + at, (size_t)hit) || !strbuf_put(&b, (const char *)with.p, with.n))
      return V_ERROR;
    at += (size_t)hit + old.n;
  }
  if (!at) return text_part(self, 0, t.n);
  if (!strbuf_put(&b, (const char *)t.p + at, t.n - at)) return V_ERROR;
  return text_make(self, b.data, b.len);
}
