/* SPDX-License-Identifier: MIT */
/* What f-strings are compiled to: pieces made into strings (FORMAT_VALUE), then joined (BUILD_STRING). */
#include "runtime/core/format.h"
#include "runtime/core/error.h"
#include "runtime/core/str.h"
#include "runtime/core/writer.h"

#include <string.h>

value format_ascii(value v) {
  struct strbuf b, out;
  strbuf_init(&b);
  if (!print_value(&b.w, v, PRINT_REPR)) return V_ERROR;
  value text = strbuf_str(&b);
  if (!text || str_is_ascii(str_of(text))) return text;
  const struct str_obj *s = str_of(text);
  strbuf_init(&out);
  for (size_t at = 0, size = str_size(s); at < size;) {
    unsigned n;
    uint32_t c = utf8_decode(str_data(s) + at, &n);
    char esc[10] = {'\\', c < 0x100 ? 'x' : c < 0x10000 ? 'u' : 'U'};
    unsigned digits = c < 0x100 ? 2 : c < 0x10000 ? 4 : 8;
    for (unsigned i = 0; i < digits; i++) esc[2 + i] = "0123456789abcdef"[c >> 4 * (digits - 1 - i) & 15];
    if (!(c < 0x80 ? strbuf_put(&out, str_text(s) + at, 1) : strbuf_put(&out, esc, 2 + digits))) return V_ERROR;
    at += n;
  }
  return strbuf_str(&out);
}

value fstring_join(size_t n, const value *strs) {
  size_t total = 0;
  for (size_t i = 0; i < n; i++) total += str_size(str_of(strs[i]));
  struct str_obj *s = str_alloc(total);
  if (!s) return V_ERROR;
  for (size_t i = 0, at = 0; i < n; i++) {
    const struct str_obj *part = str_of(strs[i]);
    const size_t size = str_size(part);
    memcpy(str_room(s) + at, str_data(part), size);
    at += size;
  }
  return str_finish(s, total);
}

value fstring_format(unsigned how, value v, value spec) {
  struct strbuf b;
  bool empty = !spec || str_is_empty(str_of(spec));
  strbuf_init(&b);
  if (how == 3) {
    v = format_ascii(v);
    if (!v) return V_ERROR;
  } else if (how && !(how == 1 && value_is_str(v))) {
    if (!print_value(&b.w, v, how == 2 ? PRINT_REPR : PRINT_STR)) return V_ERROR;
    v = strbuf_str(&b);
    if (!v || empty) return v;
    strbuf_init(&b);
  }
  if (empty && value_type(v) == &str_type) return v;
  return format_value(&b.w, v, spec) ? strbuf_str(&b) : V_ERROR;
}
