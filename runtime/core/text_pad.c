/* SPDX-License-Identifier: MIT */
/* strip, lstrip, rstrip, center, ljust, rjust, zfill, expandtabs. */
#include "runtime/core/arg.h"
#include "runtime/core/error.h"
#include "runtime/core/text.h"
#include "runtime/core/text_methods.h"
#include "runtime/core/writer.h"

#include <string.h>

/* Is the character at offset one of chars (white space when there are none)? Its length goes to n. */
static bool to_strip(value self, size_t offset, const struct text *chars, unsigned *n) {
  uint32_t c = text_char(self, offset, n);
  if (!chars->p) return text_space(self, c);
  const uint8_t *p = text_of(self).p + offset;
  for (size_t i = 0; i + *n <= chars->n; i++)
    if (!memcmp(chars->p + i, p, *n)) return true;
  return false;
}

static value strip(size_t nargs, const value *args, bool left, bool right) {
  value self = args[0];
  struct text chars = {NULL, 0};
  size_t from = 0, to = text_of(self).n;
  unsigned n;
  if (nargs > 1 && args[1] != V_NONE) {
    if (text_is_str(self) && value_kind(args[1]) != KIND_STR) return err_raise(E(strip_type), args[1], 0, 0);
    if (!text_arg(self, args[1], &chars)) return V_ERROR;
    if (!chars.n) return text_part(self, from, to);
  }
  while (left && from < to && to_strip(self, from, &chars, &n)) from += n;
  while (right && to > from) {
    size_t before = text_before(self, to);
    if (!to_strip(self, before, &chars, &n)) break;
    to = before;
  }
  return text_part(self, from, to);
}

value text_strip(size_t nargs, const value *args) { return strip(nargs, args, true, true); }
value text_lstrip(size_t nargs, const value *args) { return strip(nargs, args, true, false); }
value text_rstrip(size_t nargs, const value *args) { return strip(nargs, args, false, true); }

/* self with that many fill characters on its sides. */
static value padded(value self, size_t left, struct text fill, size_t right) {
  struct text t = text_of(self);
  uint8_t *out;
  if (!left && !right) return text_part(self, 0, t.n);
  value made = text_alloc(self, t.n + (left + right) * fill.n, &out);
  if (!made) return V_ERROR;
  for (; left; left--) memcpy(out, fill.p, fill.n), out += fill.n;
  if (t.n) memcpy(out, t.p, t.n), out += t.n;
  for (; right; right--) memcpy(out, fill.p, fill.n), out += fill.n;
  return text_done(made);
}

enum side { SIDE_LEFT, SIDE_RIGHT, SIDE_BOTH };

static value justify(size_t nargs, const value *args, enum side side) {
  static const uint8_t blank[] = {' '};
  value self = args[0];
  struct text fill = {blank, 1};
  intptr_t width;
  if (!op_index(args[1], &width)) return V_ERROR;
  if (nargs > 2) {
    if (!text_try(self, args[2], &fill)) return err_raise(E(fill_type), args[2], 0, 0);
    if (text_length(args[2]) != 1) return err_raise(E(fill_length), 0, 0, 0);
  }
  intptr_t length = (intptr_t)text_length(self), pad = width > length ? width - length : 0, left;
  if (pad > INT32_MAX) return err_memory();
  if (side == SIDE_BOTH) left = pad / 2 + (pad & width & 1);
  else left = side == SIDE_LEFT ? pad : 0;
  return padded(self, (size_t)left, fill, (size_t)(pad - left));
}

value text_center(size_t nargs, const value *args) { return justify(nargs, args, SIDE_BOTH); }
value text_ljust(size_t nargs, const value *args) { return justify(nargs, args, SIDE_RIGHT); }
value text_rjust(size_t nargs, const value *args) { return justify(nargs, args, SIDE_LEFT); }

value text_zfill(value self, value width) {
  static const uint8_t zero[] = {'0'};
  intptr_t want;
  struct text t = text_of(self);
  if (!op_index(width, &want)) return V_ERROR;
  intptr_t length = (intptr_t)text_length(self);
  if (want <= length) return text_part(self, 0, t.n);
  if (want - length > INT32_MAX) return err_memory();
  value made = padded(self, (size_t)(want - length), (struct text){zero, 1}, 0);
  if (made && t.n && (t.p[0] == '+' || t.p[0] == '-')) { /* the sign comes first */
    uint8_t *out = (uint8_t *)text_of(made).p;
    out[0] = t.p[0];
    out[want - length] = '0';
  }
  return made;
}

value text_expandtabs(size_t nargs, size_t nkw, const value *args) {
  const value names[] = {N(tabsize)};
  value self = args[0], size = V_INT(8);
  struct text t = text_of(self);
  struct strbuf b;
  intptr_t tab, column = 0;
  if (!arg_bind(N(expandtabs), nargs - 1, nkw, args + 1, 1, 1, names, &size) || !op_index(size, &tab)) return V_ERROR;
  strbuf_init(&b);
  for (size_t at = 0; at < t.n;) {
    unsigned n;
    uint32_t c = text_char(self, at, &n);
    if (c == '\t') {
      intptr_t fill = tab > 0 ? tab - column % tab : 0;
      if (!writer_fill(&b.w, ' ', (size_t)fill)) return V_ERROR;
      column += fill;
    } else {
      if (!strbuf_put(&b, (const char *)t.p + at, n)) return V_ERROR;
      column = c == '\n' || c == '\r' ? 0 : column + 1;
    }
    at += n;
  }
  return text_make(self, b.data, b.len);
}
