/* SPDX-License-Identifier: MIT */
/* Module re: patterns and what is done with them; match objects are re_object.c's. A pattern is an iterator_obj
 * (iterator.h): a its program, b the text it was made from, c the dict of its named groups. */
#include "runtime/lib/re_object.h"

#include "runtime/core/arg.h"
#include "runtime/core/builtin.h"
#include "runtime/core/bytes.h"
#include "runtime/core/dict.h"
#include "runtime/core/error.h"
#include "runtime/core/iterator.h"
#include "runtime/core/list.h"
#include "runtime/core/sequence.h"
#include "runtime/core/str.h"
#include "runtime/core/text.h"
#include "runtime/core/tuple.h"
#include "runtime/core/writer.h"

#include <string.h>

extern const struct type_obj re_finditer_type;

static bool is_pattern(value v) { return value_type(v) == &re_pattern_type; }
/* A method may be called through the type, with any self. */
static bool check_self(value v) { return is_pattern(v) || err_raise(E(self_of), N(Pattern), v, 0); }

value re_named_groups(value pattern) { return OBJ(iterator, pattern)->c; }
const uint32_t *re_program(value pattern) { return (const uint32_t *)OBJ(iterator, pattern)->a; }
uint32_t re_group_count(value pattern) { return re_program(pattern)[RE_HEAD_GROUPS]; }

/* ---- making ---- */

static value compile(value text, value flags) {
  intptr_t bits;
  value names;
  if (!sequence_clamped(flags, &bits)) return V_ERROR;
  if (is_pattern(text)) return bits ? err_raise(E(re_flags), 0, 0, 0) : text;
  if (!value_is_str(text) && !value_is_bytes(text)) return err_raise(E(re_first_argument), 0, 0, 0);
  const uint32_t *program = re_parse(text, (uint32_t)bits & (RE_IGNORECASE | RE_MULTILINE | RE_DOTALL | RE_UNICODE | RE_VERBOSE | RE_ASCII), &names);
  return program ? iterator_new(&re_pattern_type, (value)program, text, names, 0) : V_ERROR;
}

/* A function of the module: binds (pattern, rest…, flags=0) and puts the compiled pattern first. */
static bool bind(value function, size_t nargs, size_t nkw, const value *args, size_t n, const value *names, value *got) {
  got[n - 1] = V_INT(0);
  if (!arg_bind(function, nargs, nkw, args, n, n, names, got)) return false;
  for (size_t i = 0; i < 2 && i < n - 1; i++)
    if (!got[i]) return arg_count(function, nargs, 2, n);
  return (got[0] = compile(got[0], got[n - 1])) != V_ERROR;
}

value re_compile(size_t nargs, size_t nkw, const value *args) {
  const value names[] = {N(pattern), N(flags)};
  value got[2] = {0, V_INT(0)};
  if (!arg_bind(N(compile), nargs, nkw, args, 2, 2, names, got)) return V_ERROR;
  return got[0] ? compile(got[0], got[1]) : (arg_count(N(compile), 0, 1, 2), V_ERROR);
}

/* ---- matching ---- */

/* The subject as str, bytes or bytearray, of the pattern's family; V_ERROR. */
static value subject_of(value pattern, value v) {
  struct buffer b;
  bool text = value_is_str(OBJ(iterator, pattern)->b);
  if (!value_is_str(v) && !buffer_try(v, &b, BUFFER_READ)) return err_raise(E(re_text), v, 0, 0);
  if (value_is_str(v) != text) return err_raise(text ? E(re_str_pattern) : E(re_bytes_pattern), 0, 0, 0);
  return text || value_is_bytes(v) || value_is_bytearray(v) ? v : bytes_new(b.data, b.len);
}

/* A search under way: the matches of a subject one after the other. */
struct scan {
  value pattern, subject;
  struct re_range range;
  const uint32_t *slots; /* of the match found last */
};

/* pos and endpos are in characters. False with an exception. */
static bool scan_start(struct scan *s, value pattern, value v, value pos, value endpos, enum re_how how) {
  intptr_t from = 0, to = INTPTR_MAX;
  s->pattern = pattern;
  s->subject = subject_of(pattern, v);
  if (!s->subject || (pos && !sequence_clamped(pos, &from)) || (endpos && !sequence_clamped(endpos, &to))) return false;
  struct text t = text_of(s->subject);
  size_t start = 0, end = t.n;
  if (pos || endpos) {
    intptr_t length = (intptr_t)text_length(s->subject);
    to = to > length ? length : to < 0 ? 0 : to;
    from = from < 0 ? 0 : from > to ? (from > length ? length : from) : from;
    end = text_offset(s->subject, (size_t)to);
    start = text_offset(s->subject, (size_t)from);
  }
  s->range = (struct re_range){s->subject, (uint32_t)start, (uint32_t)end, RE_NO_LIMIT, how};
  return true;
}

/* 1 found, 0 not, -1 with an exception. */
static int scan_next(struct scan *s) {
  bool found = false;
  if (s->range.start > s->range.end) return 0;
  uint32_t *slots = re_run(re_program(s->pattern), &s->range, &found);
  if (!slots) return -1;
  s->slots = slots;
  if (!found) return 0;
  s->range.no_empty = s->range.start = slots[1];
  if (slots[0] != slots[1]) s->range.no_empty = RE_NO_LIMIT;
  return 1;
}

static value one_match(value pattern, value v, value pos, value endpos, enum re_how how) {
  struct scan s;
  if (!scan_start(&s, pattern, v, pos, endpos, how)) return V_ERROR;
  uint32_t start = s.range.start, end = s.range.end;
  int r = scan_next(&s);
  return r > 0 ? re_match_new(pattern, s.subject, start, end, s.slots) : r < 0 ? V_ERROR : V_NONE;
}

static value module_match(value function, size_t nargs, size_t nkw, const value *args, enum re_how how) {
  const value names[] = {N(pattern), N(string), N(flags)};
  value got[3] = {0};
  return bind(function, nargs, nkw, args, 3, names, got) ? one_match(got[0], got[1], 0, 0, how) : V_ERROR;
}
value re_match(size_t nargs, size_t nkw, const value *args) { return module_match(N(match), nargs, nkw, args, RE_FROM_START); }
value re_search(size_t nargs, size_t nkw, const value *args) { return module_match(N(search), nargs, nkw, args, RE_SEARCH); }
value re_fullmatch(size_t nargs, size_t nkw, const value *args) { return module_match(N(fullmatch), nargs, nkw, args, RE_WHOLE); }

/* The arguments (string, pos, endpos) of a pattern's methods. */
static bool bind_positions(value function, size_t nargs, size_t nkw, const value *args, value got[3]) {
  const value names[] = {N(string), N(pos), N(endpos)};
  got[0] = got[1] = got[2] = 0;
  if (!check_self(args[0]) || !arg_bind(function, nargs - 1, nkw, args + 1, 3, 3, names, got)) return false;
  return got[0] || arg_count(function, 0, 1, 3);
}
static value method_match(value function, size_t nargs, size_t nkw, const value *args, enum re_how how) {
  value got[3];
  return bind_positions(function, nargs, nkw, args, got) ? one_match(args[0], got[0], got[1], got[2], how) : V_ERROR;
}
value re_pattern_match(size_t nargs, size_t nkw, const value *args) {
  return method_match(N(match), nargs, nkw, args, RE_FROM_START);
}
value re_pattern_search(size_t nargs, size_t nkw, const value *args) {
  return method_match(N(search), nargs, nkw, args, RE_SEARCH);
}
value re_pattern_fullmatch(size_t nargs, size_t nkw, const value *args) {
  return method_match(N(fullmatch), nargs, nkw, args, RE_WHOLE);
}

/* ---- findall, finditer ---- */

/* What findall and split give for a group: None becomes `absent`. */
static value group_text(const struct scan *s, uint32_t g, value absent) {
  return s->slots[2 * g + 1] == RE_NO_LIMIT ? absent : re_slice(s->subject, s->slots[2 * g], s->slots[2 * g + 1]);
}

static value found_item(const struct scan *s) {
  uint32_t n = re_group_count(s->pattern);
  value empty = re_slice(s->subject, 0, 0);
  if (n < 2 || !empty) return empty ? group_text(s, n, empty) : V_ERROR;
  value tuple = tuple_new(n, 0);
  for (uint32_t i = 0; tuple && i < n; i++) {
    value v = group_text(s, i + 1, empty);
    if (!v) return V_ERROR;
    gc_store(&tuple_items(tuple)[i], v);
  }
  return tuple;
}

static value findall(value pattern, value v, value pos, value endpos) {
  struct scan s;
  int r;
  value list = scan_start(&s, pattern, v, pos, endpos, RE_SEARCH) ? list_new(0, 0) : V_ERROR;
  if (!list) return V_ERROR;
  while ((r = scan_next(&s)) > 0) {
    value item = found_item(&s);
    if (!item || !list_append_value(list, item)) return V_ERROR;
  }
  return r < 0 ? V_ERROR : list;
}

/* The iterator: a a list of pattern, subject, start, end, no_empty as small ints. */
static value finditer(value pattern, value v, value pos, value endpos) {
  struct scan s;
  if (!scan_start(&s, pattern, v, pos, endpos, RE_SEARCH)) return V_ERROR;
  const value state[] = {pattern, s.subject, V_INT(s.range.start), V_INT(s.range.end), V_INT(-1), V_INT(s.range.start)};
  value list = list_new(6, state);
  return list ? iterator_new(&re_finditer_type, list, 0, 0, 0) : V_ERROR;
}

value re_finditer_next(value self) {
  value *state = list_items(OBJ(iterator, self)->a);
  struct scan s = {.pattern = state[0], .subject = state[1]};
  s.range = (struct re_range){state[1], (uint32_t)value_int(state[2]), (uint32_t)value_int(state[3]),
                              state[4] == V_INT(-1) ? RE_NO_LIMIT : (uint32_t)value_int(state[4]), RE_SEARCH};
  int r = scan_next(&s);
  if (r <= 0) return r < 0 ? V_ERROR : V_STOP;
  state[2] = V_INT(s.range.start);
  state[4] = s.range.no_empty == RE_NO_LIMIT ? V_INT(-1) : V_INT(s.range.no_empty);
  return re_match_new(s.pattern, s.subject, (uint32_t)value_int(state[5]), s.range.end, s.slots);
}

BUILTIN_TYPE_DEF_BARE(re_finditer, callable_iterator, ITERATOR, object, TYPE_FINAL, &re_finditer_ops)

typedef value (*finder)(value pattern, value v, value pos, value endpos);
static value module_find(value function, size_t nargs, size_t nkw, const value *args, finder find) {
  const value names[] = {N(pattern), N(string), N(flags)};
  value got[3] = {0};
  return bind(function, nargs, nkw, args, 3, names, got) ? find(got[0], got[1], 0, 0) : V_ERROR;
}
static value method_find(value function, size_t nargs, size_t nkw, const value *args, finder find) {
  value got[3];
  return bind_positions(function, nargs, nkw, args, got) ? find(args[0], got[0], got[1], got[2]) : V_ERROR;
}
value re_findall(size_t nargs, size_t nkw, const value *args) { return module_find(N(findall), nargs, nkw, args, findall); }
value re_finditer(size_t nargs, size_t nkw, const value *args) { return module_find(N(finditer), nargs, nkw, args, finditer); }
value re_pattern_findall(size_t nargs, size_t nkw, const value *args) {
  return method_find(N(findall), nargs, nkw, args, findall);
}
value re_pattern_finditer(size_t nargs, size_t nkw, const value *args) {
  return method_find(N(finditer), nargs, nkw, args, finditer);
}

/* ---- split ---- */

static value split(value pattern, value v, value maxsplit) {
  struct scan s;
  intptr_t most, n = 0;
  int r = 0;
  size_t last = 0;
  if (!sequence_clamped(maxsplit, &most) || !scan_start(&s, pattern, v, 0, 0, RE_SEARCH)) return V_ERROR;
  value list = list_new(0, 0), item;
  if (!list) return V_ERROR;
  while ((!most || n < most) && (r = scan_next(&s)) > 0) {
    item = re_slice(s.subject, last, s.slots[0]);
    if (!item || !list_append_value(list, item)) return V_ERROR;
    for (uint32_t g = 1; g <= re_group_count(pattern); g++) {
      item = group_text(&s, g, V_NONE);
      if (!item || !list_append_value(list, item)) return V_ERROR;
    }
    last = s.slots[1];
    n++;
  }
  if (r < 0) return V_ERROR;
  item = re_slice(s.subject, last, text_of(s.subject).n);
  return item && list_append_value(list, item) ? list : V_ERROR;
}

value re_split(size_t nargs, size_t nkw, const value *args) {
  const value names[] = {N(pattern), N(string), N(maxsplit), N(flags)};
  value got[4] = {0, 0, V_INT(0)};
  return bind(N(split), nargs, nkw, args, 4, names, got) ? split(got[0], got[1], got[2]) : V_ERROR;
}

value re_pattern_split(size_t nargs, size_t nkw, const value *args) {
  const value names[] = {N(string), N(maxsplit)};
  value got[2] = {0, V_INT(0)};
  if (!check_self(args[0]) || !arg_bind(N(split), nargs - 1, nkw, args + 1, 2, 2, names, got)) return V_ERROR;
  return got[0] ? split(args[0], got[0], got[1]) : (arg_count(N(split), 0, 1, 2), V_ERROR);
}

/* ---- sub ---- */

/* What stands for the match in scan s; V_ERROR. */
static value replacement(const struct scan *s, uint32_t start, value repl, bool plain) {
  if (value_is_str(repl) || value_is_bytes(repl) || value_is_bytearray(repl)) {
    return plain ? repl : re_expand(s->pattern, s->subject, s->slots, repl);
  }
  value match = re_match_new(s->pattern, s->subject, start, s->range.end, s->slots);
  return match ? call_1(repl, match) : V_ERROR;
}

static bool put(struct strbuf *out, value subject, value v) {
  struct text t;
  if (v == V_NONE) return true;
  return text_arg(subject, v, &t) && strbuf_put(out, (const char *)t.p, t.n);
}

/* The new text, and how many were replaced in *n. */
static value sub(value pattern, value repl, value v, value count, intptr_t *n) {
  struct scan s;
  struct strbuf out;
  intptr_t most;
  int r = 0;
  uint32_t last = 0;
  *n = 0;
  if (!sequence_clamped(count, &most) || !scan_start(&s, pattern, v, 0, 0, RE_SEARCH)) return V_ERROR;
  struct text t = text_of(s.subject), template;
  bool plain = text_try(s.subject, repl, &template) && !memchr(template.p, '\\', template.n);
  strbuf_init(&out);
  while ((!most || *n < most) && (r = scan_next(&s)) > 0) {
    value new = replacement(&s, 0, repl, plain);
    t = text_of(s.subject);
    if (!new || !strbuf_put(&out, (const char *)t.p + last, s.slots[0] - last) || !put(&out, s.subject, new)) return V_ERROR;
    last = s.slots[1];
    ++*n;
  }
  if (r < 0 || !strbuf_put(&out, (const char *)t.p + last, t.n - last)) return V_ERROR;
  return value_is_str(s.subject) ? strbuf_str(&out) : strbuf_bytes(&out);
}

/* (text, number) for subn. */
static value result(value text, intptr_t n, bool both) { return text && both ? tuple_2(text, V_INT(n)) : text; }

static value module_sub(value function, size_t nargs, size_t nkw, const value *args, bool both) {
  const value names[] = {N(pattern), N(repl), N(string), N(count), N(flags)};
  value got[5] = {0, 0, 0, V_INT(0)};
  intptr_t n = 0;
  if (!bind(function, nargs, nkw, args, 5, names, got)) return V_ERROR;
  if (!got[2]) return arg_count(function, 2, 3, 5), V_ERROR;
  value text = sub(got[0], got[1], got[2], got[3], &n);
  return result(text, n, both);
}
static value method_sub(value function, size_t nargs, size_t nkw, const value *args, bool both) {
  const value names[] = {N(repl), N(string), N(count)};
  value got[3] = {0, 0, V_INT(0)};
  intptr_t n = 0;
  if (!check_self(args[0]) || !arg_bind(function, nargs - 1, nkw, args + 1, 3, 3, names, got)) return V_ERROR;
  if (!got[0] || !got[1]) return arg_count(function, nargs - 1, 2, 3), V_ERROR;
  value text = sub(args[0], got[0], got[1], got[2], &n);
  return result(text, n, both);
}
value re_sub(size_t nargs, size_t nkw, const value *args) { return module_sub(N(sub), nargs, nkw, args, false); }
value re_subn(size_t nargs, size_t nkw, const value *args) { return module_sub(N(subn), nargs, nkw, args, true); }
value re_pattern_sub(size_t nargs, size_t nkw, const value *args) { return method_sub(N(sub), nargs, nkw, args, false); }
value re_pattern_subn(size_t nargs, size_t nkw, const value *args) { return method_sub(N(subn), nargs, nkw, args, true); }

/* ---- escape ---- */

value re_escape(value pattern) {
  struct text t;
  struct strbuf out;
  if (!value_is_str(pattern)) {
    struct buffer b;
    if (!buffer_get(pattern, &b, BUFFER_READ)) return V_ERROR;
    t = (struct text){b.data, b.len};
  } else {
    t = text_of(pattern);
  }
  strbuf_init(&out);
  for (size_t i = 0; i < t.n; i++) {
    bool special = t.p[i] && strchr("()[]{}?*+-|^$\\.&~# \t\n\r\v\f", t.p[i]);
    if ((special && !strbuf_put(&out, "\\", 1)) || !strbuf_put(&out, (const char *)t.p + i, 1)) return V_ERROR;
  }
  return value_is_str(pattern) ? strbuf_str(&out) : strbuf_bytes(&out);
}

/* ---- pattern objects ---- */

value re_pattern_getattr(value self, value name) {
  const struct iterator_obj *p = OBJ(iterator, self);
  if (name == N(pattern)) return p->b;
  if (name == N(flags)) return V_INT(re_program(self)[RE_HEAD_FLAGS]);
  if (name == N(groups)) return V_INT(re_group_count(self));
  if (name == N(groupindex)) return dict_copy_of(p->c);
  return V_STOP;
}

bool re_pattern_print(struct writer *w, value self, enum print_kind kind) {
  static const struct { uint16_t bit; char name[12]; } names[] = {
      {RE_IGNORECASE, "IGNORECASE"}, {RE_MULTILINE, "MULTILINE"}, {RE_DOTALL, "DOTALL"}, {RE_VERBOSE, "VERBOSE"}, {RE_ASCII, "ASCII"}};
  (void)kind;
  uint32_t flags = re_program(self)[RE_HEAD_FLAGS];
  bool first = true;
  if (!print_cstr(w, "re.compile(") || !print_value(w, OBJ(iterator, self)->b, PRINT_REPR)) return false;
  for (unsigned i = 0; i < sizeof names / sizeof *names; i++) {
    if (!(flags & names[i].bit)) continue;
    if (!print_cstr(w, first ? ", re." : "|re.") || !print_cstr(w, names[i].name)) return false;
    first = false;
  }
  return print_cstr(w, ")");
}

value re_pattern_binary(enum binary_op op, value a, value b) {
  if ((op != BINARY_EQ && op != BINARY_NE) || !is_pattern(b)) return V_NOTIMPLEMENTED;
  int same = op_equal(OBJ(iterator, a)->b, OBJ(iterator, b)->b);
  if (same > 0) same = re_program(a)[RE_HEAD_FLAGS] == re_program(b)[RE_HEAD_FLAGS];
  return same < 0 ? V_ERROR : value_from_bool(same == (op == BINARY_EQ));
}

value re_pattern_unary(enum unary_op op, value self) {
  uint32_t h;
  if (op != UNARY_HASH) return op == UNARY_BOOL ? V_TRUE : V_NOTIMPLEMENTED;
  return op_hash(OBJ(iterator, self)->b, &h) ? V_INT(h & 0x3fffffff) : V_ERROR;
}

BUILTIN_TYPE_DEF(re_pattern, Pattern, ITERATOR, object, TYPE_FINAL, &re_pattern_ops)
