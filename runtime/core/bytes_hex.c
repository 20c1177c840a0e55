/* SPDX-License-Identifier: MIT */
/* hex, fromhex, translate, maketrans of bytes and bytearray. */
#include "runtime/core/arg.h"
#include "runtime/core/bytearray.h"
#include "runtime/core/bytes.h"
#include "runtime/core/error.h"
#include "runtime/core/str.h"
#include "runtime/core/text.h"
#include "runtime/core/writer.h"

/* The separator's character, or false with an exception. */
static bool separator_of(value v, char *out) {
  struct buffer b;
  const uint8_t *p;
  size_t n;
  if (value_is_str(v)) {
    p = str_data(str_of(v));
    n = str_length(str_of(v));
  } else if (buffer_try(v, &b, BUFFER_READ)) {
    p = b.data;
    n = b.len;
  } else {
    return err_raise(E(hex_separator_type), 0, 0, 0);
  }
  if (n != 1) return err_raise(E(hex_separator_length), 0, 0, 0);
  if (*p >= 0x80) return err_raise(E(hex_separator_ascii), 0, 0, 0);
  *out = (char)*p;
  return true;
}

value bytes_hex(size_t nargs, size_t nkw, const value *args) {
  const value names[] = {N(sep), N(bytes_per_sep)};
  value got[2] = {0, V_INT(1)};
  struct buffer b;
  struct strbuf out;
  char separator = 0;
  intptr_t group;
  if (!arg_bind(N(hex), nargs - 1, nkw, args + 1, 2, 2, names, got) || !op_index(got[1], &group)) return V_ERROR;
  if (got[0] && !separator_of(got[0], &separator)) return V_ERROR;
  if (!buffer_get(args[0], &b, BUFFER_READ)) return V_ERROR;
  strbuf_init(&out);
  for (size_t i = 0; i < b.len; i++) {
    /* Groups are counted from the end; a negative size counts from the start. */
    size_t from_edge = group < 0 ? i : b.len - i, size = (size_t)(group < 0 ? -group : group);
    if (i && separator && size && from_edge % size == 0 && !strbuf_put(&out, &separator, 1)) return V_ERROR;
    char pair[2] = {"0123456789abcdef"[b.data[i] >> 4], "0123456789abcdef"[b.data[i] & 15]};
    if (!strbuf_put(&out, pair, 2)) return V_ERROR;
  }
  return strbuf_str(&out);
}

static int hex_digit(uint8_t c) {
  if (c >= '0' && c <= '9') return c - '0';
  c |= 0x20;
  return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

value bytes_fromhex(value cls, value text) {
  struct strbuf out;
  if (!value_is_str(text)) return err_raise(E(fromhex_type), text, 0, 0);
  const struct str_obj *s = str_of(text);
  strbuf_init(&out);
  for (size_t i = 0, size = str_size(s); i < size;) {
    uint8_t c = str_data(s)[i];
    if (c == ' ' || (c >= '\t' && c <= '\r')) {
      i++;
      continue;
    }
    int high = hex_digit(c), low = high < 0 ? -1 : hex_digit(str_data(s)[i + 1]); /* there is a NUL at the end */
    if (low < 0) return err_raise(E(fromhex_invalid), V_INT(utf8_count(str_data(s), i + (high >= 0))), 0, 0);
    char octet = (char)(high << 4 | low);
    if (!strbuf_put(&out, &octet, 1)) return V_ERROR;
    i += 2;
  }
  value made = strbuf_bytes(&out);
  return !made || cls == (value)&bytes_type ? made : call_1(cls, made);
}

/* translate(table, /, delete=b'') */
value bytes_translate(size_t nargs, size_t nkw, const value *args) {
  const value names[] = {N(table), N(delete)};
  value got[2] = {V_NONE, 0};
  struct buffer b, table = {0}, drop = {0};
  struct strbuf out;
  if (!arg_bind(N(translate), nargs - 1, nkw, args + 1, 2, 2, names, got)) return V_ERROR;
  if (!buffer_get(args[0], &b, BUFFER_READ)) return V_ERROR;
  if (got[0] != V_NONE) {
    if (!buffer_get(got[0], &table, BUFFER_READ)) return V_ERROR;
    if (table.len != 256) return err_raise(E(translate_size), 0, 0, 0);
  }
  if (got[1] && !buffer_get(got[1], &drop, BUFFER_READ)) return V_ERROR;
  strbuf_init(&out);
  for (size_t i = 0; i < b.len; i++) {
    char c = (char)(table.data ? table.data[b.data[i]] : b.data[i]);
    if (drop.len && buffer_find(drop.data, drop.len, b.data + i, 1) >= 0) continue;
    if (!strbuf_put(&out, &c, 1)) return V_ERROR;
  }
  return text_make(args[0], out.data, out.len);
}

value bytes_maketrans(value from, value to) {
  struct buffer a, b;
  if (!buffer_get(from, &a, BUFFER_READ) || !buffer_get(to, &b, BUFFER_READ)) return V_ERROR;
  if (a.len != b.len) return err_raise(E(bytes_maketrans_length), 0, 0, 0);
  struct bytes_obj *table = bytes_alloc(256);
  if (!table) return V_ERROR;
  for (unsigned i = 0; i < 256; i++) bytes_room(table)[i] = (uint8_t)i;
  for (size_t i = 0; i < a.len; i++) bytes_room(table)[a.data[i]] = b.data[i];
  return (value)table;
}
