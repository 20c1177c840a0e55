/* SPDX-License-Identifier: MIT */
#include "runtime/core/text.h"

#include "runtime/core/error.h"
#include "runtime/core/gc.h"
#include "runtime/core/span.h"
#include "runtime/core/str.h"
#include "runtime/core/unicode.h"

#include <string.h>

struct text text_of(value self) {
  if (value_is_obj(self) && obj_type(self)->kind == KIND_BYTEARRAY)
    return (struct text){OBJ(bytearray, self)->data, OBJ(bytearray, self)->len};
  struct text t;
  const struct str_obj *s = str_of(self); /* or bytes, which are laid out like a str */
  t.n = str_size_now(s);
  t.p = str_data(s);
  return t;
}

bool text_is_wide(value self) { return text_is_str(self) && !str_is_ascii(str_of(self)); }

bool text_try(value self, value v, struct text *out) {
  if (text_is_str(self)) {
    if (!value_is_str(v)) return false;
    *out = text_of(v);
    return true;
  }
  struct buffer b;
  const struct type_obj *t = value_type(v);
  bool (*buffer)(value, struct buffer *, enum buffer_flags) = OPS_ASK(t, buffer);
  if (!buffer || !buffer(v, &b, BUFFER_READ)) return false;
  *out = (struct text){b.data, b.len};
  return true;
}

bool text_arg(value self, value v, struct text *out) {
  if (text_try(self, v, out)) return true;
  return err_raise(text_is_str(self) ? E(text_must_be_str) : E(text_must_be_bytes), v, 0, 0);
}

/* The builtin type behind self's (a class derived from it gives plain results). */
static const struct type_obj *plain_type(value self) {
  const struct type_obj *t = value_type(self);
  while (t->flags & TYPE_IS_CLASS) t = t->base;
  return t;
}

value text_alloc(value self, size_t n, uint8_t **data) {
  const struct type_obj *t = plain_type(self);
  if (n > info_size_max(sizeof(value))) return err_memory();
  if (t->kind == KIND_BYTEARRAY) {
    struct bytearray_obj *b = gc_new(sizeof *b, t);
    if (!b || !(b->data = gc_bytes(n + 1))) return V_ERROR;
    b->len = (uint32_t)n;
    *data = b->data;
    return (value)b;
  }
  struct str_obj *s = gc_new(sizeof *s + n + 1, t);
  if (!s) return V_ERROR;
  s->info = info_of(n, false);
  *data = str_room(s);
  return (value)s;
}

value text_done(value made) {
  return made && obj_type(made)->kind == KIND_STR ? str_finish(OBJ(str, made), str_size_now(OBJ(str, made))) : made;
}

value text_make(value self, const void *p, size_t n) {
  uint8_t *data;
  value v = text_alloc(self, n, &data);
  if (v && n) memcpy(data, p, n);
  return text_done(v);
}

value text_part(value self, size_t from, size_t to) {
  struct text t = text_of(self);
  enum kind kind = value_kind(self);
  if (from == 0 && to == t.n && kind != KIND_BYTEARRAY && plain_type(self) == value_type(self)) return self;
  if (from == to && kind == KIND_STR) return str_empty();
  return text_make(self, t.p + from, to - from);
}

intptr_t text_search(const uint8_t *p, size_t n, const uint8_t *q, size_t m) {
  if (!m) return 0;
  for (size_t i = 0; i + m <= n; i++) {
    const uint8_t *hit = memchr(p + i, q[0], n - m - i + 1);
    if (!hit) return -1;
    i = (size_t)(hit - p);
    if (!memcmp(hit, q, m)) return (intptr_t)i;
  }
  return -1;
}

intptr_t text_search_last(const uint8_t *p, size_t n, const uint8_t *q, size_t m) {
  if (m > n) return -1;
  for (size_t i = n - m + 1; i-- > 0;)
    if (!m || (p[i] == q[0] && !memcmp(p + i, q, m))) return (intptr_t)i;
  return -1;
}

size_t text_index(value self, size_t offset) {
  return text_is_wide(self) ? utf8_count(str_data(str_of(self)), offset) : offset;
}

size_t text_offset(value self, size_t index) {
  return text_is_wide(self) ? str_offset(str_of(self), index) : index;
}

size_t text_length(value self) { return text_index(self, text_of(self).n); }

bool text_region(value self, value start, value end, size_t *from, size_t *to, bool *empty) {
  size_t length = text_length(self);
  if (!span_bounds(start, end, length, from, to)) return false;
  *empty = *from > *to;
  if (*empty) *from = *to;
  *from = text_offset(self, *from);
  *to = text_offset(self, *to);
  return true;
}

uint32_t text_char(value self, size_t offset, unsigned *n) {
  struct text t = text_of(self);
  if (text_is_wide(self)) return utf8_decode(t.p + offset, n);
  *n = 1;
  return t.p[offset];
}

size_t text_before(value self, size_t offset) {
  const uint8_t *p = text_of(self).p;
  bool wide = text_is_wide(self);
  do offset--;
  while (wide && (p[offset] & 0xc0) == 0x80);
  return offset;
}

bool text_space(value self, uint32_t c) {
  if (c < 0x80 && c > ' ') return false;
  if (text_is_str(self)) return unicode_is(c, UNICODE_SPACE);
  return c == ' ' || c - 9 < 5;
}

unsigned text_classes(value self, uint32_t c) {
  if (c < 0x80 || text_is_str(self)) return unicode_classes(c);
  return 0;
}
