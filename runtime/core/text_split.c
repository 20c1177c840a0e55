/* SPDX-License-Identifier: MIT */
/* split, rsplit, splitlines, partition, rpartition, join. */
#include "runtime/core/arg.h"
#include "runtime/core/error.h"
#include "runtime/core/list.h"
#include "runtime/core/text.h"
#include "runtime/core/text_methods.h"
#include "runtime/core/tuple.h"
#include "runtime/core/unicode.h"

#include <string.h>

static bool append_part(value list, value self, size_t from, size_t to) {
  value part = text_part(self, from, to);
  return part && list_append_value(list, part);
}

static void reverse(value list) {
  value *items = list_items(list);
  size_t n = list_len(list);
  for (size_t i = 0; i < n / 2; i++) {
    value v = items[i];
    items[i] = items[n - 1 - i];
    items[n - 1 - i] = v;
  }
}

/* Offset after the characters from `at` on that are white space (or are not). */
static size_t skip(value self, size_t at, size_t end, bool space) {
  while (at < end) {
    unsigned n;
    if (text_space(self, text_char(self, at, &n)) != space) break;
    at += n;
  }
  return at;
}

static size_t skip_back(value self, size_t at, bool space) {
  while (at) {
    unsigned n;
    size_t before = text_before(self, at);
    if (text_space(self, text_char(self, before, &n)) != space) break;
    at = before;
  }
  return at;
}

static bool split_blanks(value list, value self, size_t left) {
  size_t end = text_of(self).n, at = skip(self, 0, end, true);
  while (at < end) {
    size_t stop = left-- ? skip(self, at, end, false) : end;
    if (!append_part(list, self, at, stop)) return false;
    at = skip(self, stop, end, true);
  }
  return true;
}

static bool rsplit_blanks(value list, value self, size_t left) {
  size_t end = skip_back(self, text_of(self).n, true);
  while (end) {
    size_t start = left-- ? skip_back(self, end, false) : 0;
    if (!append_part(list, self, start, end)) return false;
    end = skip_back(self, start, true);
  }
  reverse(list);
  return true;
}

static bool split_by(value list, value self, struct text sep, size_t left) {
  struct text t = text_of(self);
  size_t at = 0;
  for (; left; left--) {
    intptr_t hit = text_search(t.p + at, t.n - at, sep.p, sep.n);
    if (hit < 0) break;
    if (!append_part(list, self, at, at + (size_t)hit)) return false;
    at += (size_t)hit + sep.n;
  }
  return append_part(list, self, at, t.n);
}

static bool rsplit_by(value list, value self, struct text sep, size_t left) {
  struct text t = text_of(self);
  size_t end = t.n;
  for (; left; left--) {
    intptr_t hit = text_search_last(t.p, end, sep.p, sep.n);
    if (hit < 0) break;
    if (!append_part(list, self, (size_t)hit + sep.n, end)) return false;
    end = (size_t)hit;
  }
  if (!append_part(list, self, 0, end)) return false;
  reverse(list);
  return true;
}

static value split(value name, size_t nargs, size_t nkw, const value *args, bool right) {
  const value names[] = {N(sep), N(maxsplit)};
  value self = args[0], got[2] = {V_NONE, V_INT(-1)};
  struct text sep;
  intptr_t limit;
  if (!arg_bind(name, nargs - 1, nkw, args + 1, 2, 2, names, got) || !op_index(got[1], &limit)) return V_ERROR;
  value list = list_new(0, NULL);
  if (!list) return V_ERROR;
  size_t left = limit < 0 ? SIZE_MAX : (size_t)limit;
  bool ok;
  if (got[0] == V_NONE) {
    ok = right ? rsplit_blanks(list, self, left) : split_blanks(list, self, left);
  } else {
    if (text_is_str(self) && value_kind(got[0]) != KIND_STR) return err_raise(E(split_type), got[0], 0, 0);
    if (!text_arg(self, got[0], &sep)) return V_ERROR;
    if (!sep.n) return err_raise(E(empty_separator), 0, 0, 0);
    ok = right ? rsplit_by(list, self, sep, left) : split_by(list, self, sep, left);
  }
  return ok ? list : V_ERROR;
}

value text_split_plain(value self) {
  value list = list_new(0, NULL);
  return list && split_blanks(list, self, SIZE_MAX) ? list : V_ERROR;
}

value text_split(size_t nargs, size_t nkw, const value *args) { return split(N(split), nargs, nkw, args, false); }
value text_rsplit(size_t nargs, size_t nkw, const value *args) { return split(N(rsplit), nargs, nkw, args, true); }

static bool line_break(value self, uint32_t c) {
  if (text_is_str(self)) return unicode_is(c, UNICODE_LINE_BREAK);
  return c == '\n' || c == '\r';
}

value text_splitlines(size_t nargs, size_t nkw, const value *args) {
  const value names[] = {N(keepends)};
  value self = args[0], keep = V_FALSE, list;
  struct text t = text_of(self);
  if (!arg_bind(N(splitlines), nargs - 1, nkw, args + 1, 1, 1, names, &keep)) return V_ERROR;
  int kept = op_is_true(keep);
  if (kept < 0 || !(list = list_new(0, NULL))) return V_ERROR;
  for (size_t at = 0; at < t.n;) {
    size_t end = at, next;
    unsigned n = 0;
    uint32_t c = 0;
    for (; end < t.n; end += n)
      if (line_break(self, c = text_char(self, end, &n))) break;
    next = end < t.n ? end + n : end;
    if (end < t.n && c == '\r' && next < t.n && t.p[next] == '\n') next++;
    if (!append_part(list, self, at, kept ? next : end)) return V_ERROR;
    at = next;
  }
  return list;
}

static value partition(value self, value separator, bool last) {
  struct text t = text_of(self), sep;
  if (!text_arg(self, separator, &sep)) return V_ERROR;
  if (!sep.n) return err_raise(E(empty_separator), 0, 0, 0);
  intptr_t hit = last ? text_search_last(t.p, t.n, sep.p, sep.n) : text_search(t.p, t.n, sep.p, sep.n);
  size_t from = hit < 0 ? (last ? 0 : t.n) : (size_t)hit, to = hit < 0 ? from : from + sep.n;
  value parts[3] = {text_part(self, 0, from), text_part(self, from, to), text_part(self, to, t.n)};
  return parts[0] && parts[1] && parts[2] ? tuple_new(3, parts) : V_ERROR;
}

value text_partition(value self, value separator) { return partition(self, separator, false); }
value text_rpartition(value self, value separator) { return partition(self, separator, true); }

value text_join(value self, value iterable) {
  struct text sep = text_of(self), part;
  enum kind kind = value_kind(iterable);
  value list = iterable;
  if (kind != KIND_LIST && kind != KIND_TUPLE) {
    value it = iter_new(iterable);
    if (!it) return err_matches(&exc_TypeError) ? err_raise(E(join_iterable), 0, 0, 0) : V_ERROR;
    if (!(list = list_from(it))) return V_ERROR;
  }
  kind = value_kind(list);
  const value *items = kind == KIND_TUPLE ? tuple_items(list) : list_items(list);
  size_t n = kind == KIND_TUPLE ? tuple_len(list) : list_len(list), total = 0;
  for (size_t i = 0; i < n; i++) {
    if (!text_try(self, items[i], &part))
      return err_raise(text_is_str(self) ? E(join_str) : E(join_bytes), V_INT(i), items[i], 0);
    size_t more = part.n + (i ? sep.n : 0);
    if (total + more < total) return err_memory();
    total += more;
  }
  if (n == 1 && value_type(items[0]) == value_type(self) && value_kind(self) != KIND_BYTEARRAY) return items[0];
  uint8_t *out;
  value made = text_alloc(self, total, &out);
  for (size_t i = 0; made && i < n; i++) {
    text_try(self, items[i], &part);
    if (i && sep.n) memcpy(out, sep.p, sep.n), out += sep.n;
    if (part.n) memcpy(out, part.p, part.n), out += part.n;
  }
  return text_done(made);
}
