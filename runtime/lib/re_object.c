/* SPDX-License-Identifier: MIT */
/* Match objects and templates of module re. A match is an iterator_obj (iterator.h): a the slots of re_run, b a tuple of
 * pattern, pos and endpos, c the subject. */
#include "runtime/lib/re_object.h"

#include "runtime/core/arg.h"
#include "runtime/core/builtin.h"
#include "runtime/core/bytes.h"
#include "runtime/core/dict.h"
#include "runtime/core/error.h"
#include "runtime/core/iterator.h"
#include "runtime/core/sequence.h"
#include "runtime/core/str.h"
#include "runtime/core/text.h"
#include "runtime/core/tuple.h"
#include "runtime/core/writer.h"

#include <string.h>

value re_match_new(value pattern, value subject, uint32_t start, uint32_t end, const uint32_t *slots) {
  const value where[] = {pattern, V_INT(text_index(subject, start)), V_INT(text_index(subject, end))};
  value b = tuple_new(3, where);
  return b ? iterator_new(&re_match_type, (value)slots, b, subject, 0) : V_ERROR;
}

/* A method may be called through the type, with any self. */
static bool is_match(value v) { return value_type(v) == &re_match_type || err_raise(E(self_of), N(Match), v, 0); }

static const uint32_t *slots_of(value m) { return (const uint32_t *)OBJ(iterator, m)->a; }
static value pattern_of(value m) { return tuple_items(OBJ(iterator, m)->b)[0]; }
static value subject_of(value m) { return OBJ(iterator, m)->c; }

value re_slice(value subject, size_t from, size_t to) {
  if (value_is_bytearray(subject)) return bytes_new(text_of(subject).p + from, to - from);
  return text_part(subject, from, to);
}

/* Text of group g; absent when it has not matched. */
static value text_of_group(value m, uint32_t g, value absent) {
  const uint32_t *s = slots_of(m) + 2 * g;
  return s[1] == RE_NO_LIMIT ? absent : re_slice(subject_of(m), s[0], s[1]);
}

/* The number of the group that v means; false with IndexError. */
static bool group_of(value m, value v, uint32_t *out) {
  if (value_is_str(v)) {
    value found = dict_get(re_named_groups(pattern_of(m)), v);
    if (found == V_ERROR) return false;
    if (found != V_STOP) return *out = (uint32_t)value_int(found), true;
  } else if (sequence_is_index(v)) {
    intptr_t i;
    if (!sequence_clamped(v, &i)) return false;
    if (i >= 0 && i <= (intptr_t)re_group_count(pattern_of(m))) return *out = (uint32_t)i, true;
  }
  return err_raise(E(re_no_group), 0, 0, 0);
}

value re_match_group(size_t nargs, const value *args) {
  uint32_t g;
  if (!is_match(args[0])) return V_ERROR;
  if (nargs == 1) return text_of_group(args[0], 0, V_NONE);
  if (nargs == 2) return group_of(args[0], args[1], &g) ? text_of_group(args[0], g, V_NONE) : V_ERROR;
  value tuple = tuple_new(nargs - 1, 0);
  for (size_t i = 1; tuple && i < nargs; i++) {
    value v = group_of(args[0], args[i], &g) ? text_of_group(args[0], g, V_NONE) : V_ERROR;
    if (!v) return V_ERROR;
    gc_store(&tuple_items(tuple)[i - 1], v);
  }
  return tuple;
}

static bool bind_default(value function, size_t nargs, size_t nkw, const value *args, value *absent) {
  const value names[] = {N(default)};
  *absent = V_NONE;
  return arg_bind(function, nargs - 1, nkw, args + 1, 1, 1, names, absent);
}

value re_match_groups(size_t nargs, size_t nkw, const value *args) {
  value absent, m = args[0];
  if (!is_match(m) || !bind_default(N(groups), nargs, nkw, args, &absent)) return V_ERROR;
  uint32_t n = re_group_count(pattern_of(m));
  value tuple = tuple_new(n, 0);
  for (uint32_t i = 0; tuple && i < n; i++) {
    value v = text_of_group(m, i + 1, absent);
    if (!v) return V_ERROR;
    gc_store(&tuple_items(tuple)[i], v);
  }
  return tuple;
}

value re_match_groupdict(size_t nargs, size_t nkw, const value *args) {
  value absent, m = args[0], name, number;
  uint32_t pos = 0;
  if (!is_match(m) || !bind_default(N(groupdict), nargs, nkw, args, &absent)) return V_ERROR;
  value names = re_named_groups(pattern_of(m)), dict = dict_new(0);
  while (dict && dict_next(OBJ(dict, names), &pos, &name, &number)) {
    value v = text_of_group(m, (uint32_t)value_int(number), absent);
    if (!v || !dict_set(dict, name, v)) return V_ERROR;
  }
  return dict;
}

/* Index in characters of one of a group's ends, -1 when it has not matched. */
static value place(value m, uint32_t g, unsigned end) {
  const uint32_t *s = slots_of(m) + 2 * g;
  return s[1] == RE_NO_LIMIT ? V_INT(-1) : V_INT(text_index(subject_of(m), s[end]));
}

value re_match_start(size_t nargs, const value *args) {
  uint32_t g = 0;
  if (!is_match(args[0])) return V_ERROR;
  return nargs == 1 || group_of(args[0], args[1], &g) ? place(args[0], g, 0) : V_ERROR;
}
value re_match_end(size_t nargs, const value *args) {
  uint32_t g = 0;
  if (!is_match(args[0])) return V_ERROR;
  return nargs == 1 || group_of(args[0], args[1], &g) ? place(args[0], g, 1) : V_ERROR;
}
value re_match_span(size_t nargs, const value *args) {
  uint32_t g = 0;
  if (!is_match(args[0])) return V_ERROR;
  return nargs == 1 || group_of(args[0], args[1], &g) ? tuple_2(place(args[0], g, 0), place(args[0], g, 1)) : V_ERROR;
}

value re_match_expand(value m, value template) {
  if (!is_match(m)) return V_ERROR;
  return re_expand(pattern_of(m), subject_of(m), slots_of(m), template);
}

/* Name of the group closed last. */
static value last_name(value m, uint32_t last) {
  uint32_t pos = 0;
  value name, number;
  while (dict_next(OBJ(dict, re_named_groups(pattern_of(m))), &pos, &name, &number))
    if (number == V_INT(last)) return name;
  return V_NONE;
}

static value regs(value m) {
  uint32_t n = re_group_count(pattern_of(m)) + 1;
  value tuple = tuple_new(n, 0);
  for (uint32_t i = 0; tuple && i < n; i++) {
    value pair = tuple_2(place(m, i, 0), place(m, i, 1));
    if (!pair) return V_ERROR;
    gc_store(&tuple_items(tuple)[i], pair);
  }
  return tuple;
}

value re_match_getattr(value m, value name) {
  uint32_t last = slots_of(m)[re_lastindex_slot(re_program(pattern_of(m)))];
  if (name == N(string)) return subject_of(m);
  if (name == N(re)) return pattern_of(m);
  if (name == N(pos)) return tuple_items(OBJ(iterator, m)->b)[1];
  if (name == N(endpos)) return tuple_items(OBJ(iterator, m)->b)[2];
  if (name == N(lastindex)) return last == RE_NO_LIMIT ? V_NONE : V_INT(last);
  if (name == N(lastgroup)) return last_name(m, last);
  if (name == N(regs)) return regs(m);
  return V_STOP;
}

value re_match_subscr(value m, value index, value v) {
  uint32_t g;
  if (v != V_STOP) return err_raise(E(no_item_assignment), m, 0, 0);
  return group_of(m, index, &g) ? text_of_group(m, g, V_NONE) : V_ERROR;
}

bool re_match_print(struct writer *w, value m, enum print_kind kind) {
  (void)kind;
  value text = text_of_group(m, 0, V_NONE), span = re_match_span(1, &m);
  return text && span && print_cstr(w, "<re.Match object; span=") && print_value(w, span, PRINT_REPR) &&
         print_cstr(w, ", match=") && print_value(w, text, PRINT_REPR) && print_cstr(w, ">");
}

BUILTIN_TYPE_DEF(re_match, Match, ITERATOR, object, TYPE_FINAL, &re_match_ops)

/* ---- templates ---- */

struct template {
  value pattern, text; /* the template's */
  struct text t;
  size_t at;
  struct strbuf out;
};

static bool is_digit(uint8_t c) { return c >= '0' && c <= '9'; }
static bool is_octal(uint8_t c) { return c >= '0' && c <= '7'; }
/* The octet at i; 0 at the end. */
static uint8_t octet(const struct template *e, size_t i) { return i < e->t.n ? e->t.p[i] : 0; }

static bool put_group(struct template *e, value subject, const uint32_t *slots, uint32_t g) {
  if (slots[2 * g + 1] == RE_NO_LIMIT) return true;
  return strbuf_put(&e->out, (const char *)text_of(subject).p + slots[2 * g], slots[2 * g + 1] - slots[2 * g]);
}

static bool put_code(struct template *e, uint32_t c) {
  char octet = (char)c;
  return text_is_str(e->text) ? writer_code_point(&e->out.w, c) : strbuf_put(&e->out, &octet, 1);
}

/* \g<name>, at the g. */
static bool named(struct template *e, value subject, const uint32_t *slots) {
  value text_isidentifier(value self);
  size_t from = e->at + 2, to = from;
  uint32_t g = 0;
  bool number = true;
  if (octet(e, e->at + 1) != '<') return re_error(e->text, e->at + 1, "missing <", 0, 0);
  while (to < e->t.n && e->t.p[to] != '>') {
    number = number && is_digit(e->t.p[to]);
    g = number && g < 10000 ? g * 10 + (e->t.p[to] - '0') : g;
    to++;
  }
  if (to == from) return re_error(e->text, from, "missing group name", 0, 0);
  if (to == e->t.n) return re_error(e->text, from, "missing >, unterminated name", 0, 0);
  e->at = to + 1;
  if (!number) {
    value name = str_new((const char *)e->t.p + from, to - from), found;
    if (!name) return false;
    if (text_isidentifier(name) != V_TRUE) return re_error(e->text, from, "bad character in group name '{}'", from, to);
    found = dict_get(re_named_groups(e->pattern), name);
    if (found == V_ERROR) return false;
    if (found == V_STOP) return err_raise(E(re_template_group), name, 0, 0);
    g = (uint32_t)value_int(found);
  } else if (g > re_group_count(e->pattern)) {
    return re_error(e->text, from, "invalid group reference {}", from, to);
  }
  return put_group(e, subject, slots, g);
}

/* A digit after the backslash, at it: a group, or an octal number (\0…, or three octal digits). */
static bool numbered(struct template *e, value subject, const uint32_t *slots) {
  size_t from = e->at;
  uint32_t v = octet(e, e->at++) - '0';
  bool zero = v == 0;
  if (zero || (is_octal(octet(e, from)) && is_octal(octet(e, from + 1)) && is_octal(octet(e, from + 2)))) {
    for (unsigned i = 0; i < 2 && is_octal(octet(e, e->at)); i++) v = v * 8 + (octet(e, e->at++) - '0');
    if (v > 0377) return re_error(e->text, from - 1, "octal escape value {} outside of range 0-0o377", from - 1, e->at);
    return put_code(e, v);
  }
  if (is_digit(octet(e, e->at))) v = v * 10 + (octet(e, e->at++) - '0');
  if (v > re_group_count(e->pattern)) return re_error(e->text, from, "invalid group reference {}", from, e->at);
  return put_group(e, subject, slots, v);
}

/* What follows a backslash. */
static bool escape(struct template *e, value subject, const uint32_t *slots) {
  static const char letters[] = "abfnrtv\\", codes[] = "\a\b\f\n\r\t\v\\";
  uint8_t c = octet(e, e->at);
  if (e->at == e->t.n) return re_error(e->text, e->at - 1, "bad escape (end of pattern)", 0, 0);
  if (c == 'g') return named(e, subject, slots);
  if (is_digit(c)) return numbered(e, subject, slots);
  const char *known = c ? strchr(letters, c) : NULL;
  if (known) return e->at++, strbuf_put(&e->out, &codes[known - letters], 1);
  if (c < 0x80 && (c | 0x20) >= 'a' && (c | 0x20) <= 'z') return re_error(e->text, e->at - 1, "bad escape {}", e->at - 1, e->at + 1);
  return strbuf_put(&e->out, "\\", 1);
}

value re_expand(value pattern, value subject, const uint32_t *slots, value template) {
  struct template e = {.pattern = pattern, .text = template};
  if (!text_arg(subject, template, &e.t)) return V_ERROR;
  strbuf_init(&e.out);
  while (e.at < e.t.n) {
    const uint8_t *stop = memchr(e.t.p + e.at, '\\', e.t.n - e.at);
    size_t to = stop ? (size_t)(stop - e.t.p) : e.t.n;
    if (!strbuf_put(&e.out, (const char *)e.t.p + e.at, to - e.at)) return V_ERROR;
    e.at = to;
    if (!stop) break;
    e.at++;
    if (!escape(&e, subject, slots)) return V_ERROR;
  }
  return text_is_str(subject) ? strbuf_str(&e.out) : strbuf_bytes(&e.out);
}
