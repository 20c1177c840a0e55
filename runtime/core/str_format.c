/* SPDX-License-Identifier: MIT */
/* str.format: text with replacement fields {name!conversion:spec}, where the specification may itself hold fields
 * (library reference, "Format String Syntax"). */
#include "runtime/core/error.h"
#include "runtime/core/format.h"
#include "runtime/core/name.h"
#include "runtime/core/str.h"
#include "runtime/core/str_methods.h"
#include "runtime/core/tuple.h"
#include "runtime/core/writer.h"

#include <string.h>

struct arguments {
  size_t nargs, nkw;
  const value *args; /* nargs positional, then nkw pairs */
  value mapping;     /* format_map: looked up instead; else 0 */
  intptr_t automatic; /* next number of {}; -1 after a field with a number */
};

static value keyword(const struct arguments *a, value name) {
  if (a->mapping) return op_subscr(a->mapping, name);
  for (size_t i = 0; i < a->nkw; i++)
    if (str_equal(str_of(a->args[a->nargs + 2 * i]), str_of(name))) return a->args[a->nargs + 2 * i + 1];
  return err_raise_arg(&exc_KeyError, name);
}

static value positional(const struct arguments *a, intptr_t i) {
  if (a->mapping) return err_raise(E(format_map_positional), 0, 0, 0);
  if ((size_t)i >= a->nargs) return err_raise(E(format_index), V_INT(i), 0, 0);
  return a->args[i];
}

/* A number made only of digits, or -1. */
static intptr_t number(const char *s, size_t n) {
  intptr_t i = 0;
  if (!n) return -1;
  for (; n; n--, s++) {
    if (*s < '0' || *s > '9') return -1;
    if (i > (INT32_MAX - 9) / 10) return -1;
    i = i * 10 + (*s - '0');
  }
  return i;
}

static value first_part(struct arguments *a, const char *s, size_t n) {
  intptr_t i = number(s, n);
  if (n && i < 0) {
    value name = str_new(s, n);
    return name ? keyword(a, name) : V_ERROR;
  }
  if (!a->mapping) {
    if (!n && a->automatic < 0) return err_raise(E(format_to_automatic), 0, 0, 0);
    if (n && a->automatic > 0) return err_raise(E(format_to_manual), 0, 0, 0);
  }
  if (n) a->automatic = -1;
  else i = a->automatic++;
  return positional(a, i);
}

/* The value of a field name: first part, then .attribute and [index]. */
static value field_value(struct arguments *a, const char *s, size_t n) {
  size_t at = 0;
  while (at < n && s[at] != '.' && s[at] != '[') at++;
  value v = first_part(a, s, at);
  while (v && at < n) {
    bool attribute = s[at++] == '.';
    size_t from = at;
    while (at < n && (attribute ? s[at] != '.' && s[at] != '[' : s[at] != ']')) at++;
    if (!attribute && at == n) return err_raise(E(format_bracket), 0, 0, 0);
    if (at == from) return err_raise(E(format_empty_attribute), 0, 0, 0);
    value key = str_new(s + from, at - from);
    if (attribute) {
      key = key ? name_intern(key) : V_ERROR;
      v = key ? attr_get(v, key) : V_ERROR;
    } else {
      intptr_t i = number(s + from, at - from);
      v = key ? op_subscr(v, i < 0 ? key : V_INT(i)) : V_ERROR;
      at++;
      if (at < n && s[at] != '.' && s[at] != '[') return err_raise(E(format_after_bracket), 0, 0, 0);
    }
  }
  return v;
}

static bool build(struct strbuf *b, struct arguments *a, const char *s, size_t n, int depth);

/* One field, s[0..n) between its braces. */
static bool put_field(struct strbuf *b, struct arguments *a, const char *s, size_t n, int depth) {
  size_t at = 0, name;
  unsigned how = 0;
  for (int brackets = 0; at < n && (brackets || (s[at] != '!' && s[at] != ':')); at++) {
    if (s[at] == '[') brackets = 1;
    if (s[at] == ']') brackets = 0;
  }
  name = at;
  if (at < n && s[at] == '!') {
    if (at + 1 >= n) return err_raise(E(format_unmatched), 0, 0, 0);
    char c = s[at + 1];
    how = c == 's' ? 1 : c == 'r' ? 2 : c == 'a' ? 3 : 0;
    if (!how) return err_raise(E(format_conversion), str_new(&c, 1), 0, 0);
    at += 2;
    if (at < n && s[at] != ':') return err_raise(E(format_colon), 0, 0, 0);
  }
  value v = field_value(a, s, name), spec = 0;
  if (!v) return false;
  if (at < n) {
    struct strbuf nested;
    strbuf_init(&nested);
    if (!build(&nested, a, s + at + 1, n - at - 1, depth - 1)) return false;
    if (!(spec = strbuf_str(&nested))) return false;
  }
  value text = fstring_format(how, v, spec);
  return text && strbuf_put(b, str_text(str_of(text)), str_size(str_of(text)));
}

static bool build(struct strbuf *b, struct arguments *a, const char *s, size_t n, int depth) {
  if (depth < 0) return err_raise(E(format_recursion), 0, 0, 0);
  for (size_t at = 0; at < n;) {
    size_t from = at;
    while (at < n && s[at] != '{' && s[at] != '}') at++;
    if (!strbuf_put(b, s + from, at - from)) return false;
    if (at == n) return true;
    char c = s[at++];
    if (at < n && s[at] == c) { /* {{ or }} */
      if (!strbuf_put(b, s + at++, 1)) return false;
      continue;
    }
    if (c == '}') return err_raise(E(format_single_close), 0, 0, 0);
    if (at == n) return err_raise(E(format_single_open), 0, 0, 0);
    from = at;
    bool colon = false;
    for (int open = 1; open; at++) {
      if (at == n) return err_raise(colon ? E(format_unmatched) : E(format_no_close), 0, 0, 0);
      if (s[at] == ':' || s[at] == '!') colon = true;
      if (s[at] == '{') open++;
      if (s[at] == '}') open--;
      if (s[at] == '[' && !colon) { /* an index may hold anything up to its bracket */
        while (at < n && s[at] != ']') at++;
        if (at == n) return err_raise(E(format_no_close), 0, 0, 0);
      }
    }
    if (!put_field(b, a, s + from, at - 1 - from, depth)) return false;
  }
  return true;
}

static value run(value self, struct arguments *a) {
  struct strbuf b;
  strbuf_init(&b);
  const struct str_obj *s = str_of(self);
  return build(&b, a, str_text(s), str_size(s), 2) ? strbuf_str(&b) : V_ERROR;
}

value str_format(size_t nargs, size_t nkw, const value *args) {
  struct arguments a = {nargs - 1, nkw, args + 1, 0, 0};
  return run(args[0], &a);
}

value str_format_map(value self, value mapping) {
  struct arguments a = {0, 0, NULL, mapping, 0};
  return run(self, &a);
}
