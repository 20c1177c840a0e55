/* SPDX-License-Identifier: MIT */
/* From a pattern to a program of re.h, in one pass; recursion is by groups only and bounded by the stack's limit. What is
 * refused, and where, is as CPython's parser has it. */
#include "runtime/lib/re.h"

#include "runtime/core/dict.h"
#include "runtime/core/error.h"
#include "runtime/core/exception.h"
#include "runtime/core/gc.h"
#include "runtime/core/str.h"
#include "runtime/core/text.h"
#include "runtime/core/tuple.h"
#include "runtime/core/unicode.h"
#include "runtime/core/vm.h"
#include "runtime/core/writer.h"

#include <string.h>

enum { END = -1, LARGEST = 1 << 22 /* words of a program: distances fit 24 bits */, MOST_GROUPS = 1000 };

/* How many characters a piece matches. */
struct width { uint32_t least, most; };

struct open_group {
  const struct open_group *up;
  uint32_t number;
};

struct parser {
  value pattern;
  struct text t;
  bool bytes;
  size_t at; /* of the next character */
  uint32_t flags;
  uint32_t *code; /* a block */
  uint32_t n, groups, extra;
  value names;
  const struct open_group *open;
};

/* ---- errors ---- */

static value message_of(value pattern, const char *text, size_t from, size_t to) {
  struct strbuf b;
  struct text t = text_of(pattern);
  const char *brace = strchr(text, '{'); /* {}: of pattern[from..to) */
  strbuf_init(&b);
  if (!brace) return str_new_cstr(text);
  if (!strbuf_put(&b, text, (size_t)(brace - text))) return V_ERROR;
  for (size_t i = from; i < to; i++) {
    bool plain = t.p[i] < 0x80 || text_is_str(pattern);
    if (plain ? !strbuf_put(&b, (const char *)t.p + i, 1) : !writer_code_point(&b.w, t.p[i])) return V_ERROR;
  }
  return print_cstr(&b.w, brace + 2) ? strbuf_str(&b) : V_ERROR;
}

/* " at position 5 (line 2, column 1)" */
static bool write_place(struct writer *w, bool lines, const value *place) {
  if (!print_cstr(w, " at position ") || !print_value(w, place[1], PRINT_STR)) return false;
  return !lines || (print_cstr(w, " (line ") && print_value(w, place[2], PRINT_STR) && print_cstr(w, ", column ") &&
                    print_value(w, place[3], PRINT_STR) && print_cstr(w, ")"));
}

/* re.error with its attributes; place: pattern, pos, lineno, colno; NULL: all are None. */
static value raise_error(value message, bool lines, const value *place) {
  static const value none[4] = {V_NONE, V_NONE, V_NONE, V_NONE};
  const value names[4] = {N(pattern), N(pos), N(lineno), N(colno)};
  struct strbuf b;
  strbuf_init(&b);
  if (!message || !print_value(&b.w, message, PRINT_STR) || (place && !write_place(&b.w, lines, place))) return V_ERROR;
  value whole = strbuf_str(&b), args = whole ? tuple_new(1, &whole) : V_ERROR;
  value exc = args ? exception_new(&exc_re_error, args) : V_ERROR;
  if (!exc || !exception_set_detail(exc, N(msg), message)) return V_ERROR;
  for (int i = 0; i < 4; i++)
    if (!exception_set_detail(exc, names[i], (place ? place : none)[i])) return V_ERROR;
  return err_set(exc);
}

value re_error(value pattern, size_t offset, const char *text, size_t from, size_t to) {
  struct text t = text_of(pattern);
  size_t line = 1, start = 0;
  for (size_t i = 0; i < offset; i++)
    if (t.p[i] == '\n') line++, start = i + 1;
  size_t pos = text_index(pattern, offset);
  const value place[4] = {pattern, V_INT(pos), V_INT(line), V_INT(pos - text_index(pattern, start) + 1)};
  return raise_error(message_of(pattern, text, from, to), t.n && memchr(t.p, '\n', t.n), place);
}

static bool fail(struct parser *p, size_t offset, const char *text) { return re_error(p->pattern, offset, text, 0, 0); }
/* The same, {} is the text from `from` to where the parser is. */
static bool fail_with(struct parser *p, size_t offset, const char *text, size_t from) {
  return re_error(p->pattern, offset, text, from, p->at);
}

/* ---- reading and writing ---- */

/* The next character's code, or END. */
static int32_t peek(const struct parser *p) {
  unsigned n;
  return p->at < p->t.n ? (int32_t)text_char(p->pattern, p->at, &n) : END;
}
static int32_t next(struct parser *p) {
  unsigned n;
  if (p->at >= p->t.n) return END;
  int32_t c = (int32_t)text_char(p->pattern, p->at, &n);
  p->at += n;
  return c;
}
static bool accept(struct parser *p, int32_t c) {
  if (peek(p) != c) return false;
  p->at++;
  return true;
}

static bool emit(struct parser *p, uint32_t word) {
  if (p->n == (p->code ? gc_block_count(p->code) / 4 : 0)) {
    size_t room = p->n ? 2 * (size_t)p->n : 16;
    if (p->n >= LARGEST) return err_memory();
    uint32_t *code = p->code ? gc_bytes_resize(p->code, room * 4) : gc_bytes(room * 4);
    if (!code) return false;
    p->code = code;
  }
  p->code[p->n++] = word;
  return true;
}
static bool emit_op(struct parser *p, enum re_op op, uint32_t arg) { return emit(p, op | arg << 8); }

/* Room for n words at `at`; what stood there moves up. */
static bool insert(struct parser *p, uint32_t at, uint32_t n) {
  for (uint32_t i = 0; i < n; i++)
    if (!emit(p, 0)) return false;
  memmove(p->code + at + n, p->code + at, (p->n - n - at) * sizeof *p->code);
  return true;
}

static uint32_t add(uint32_t a, uint32_t b) { return a > RE_NO_LIMIT - b ? RE_NO_LIMIT : a + b; }
static uint32_t multiply(uint32_t a, uint32_t b) { return a && b > RE_NO_LIMIT / a ? RE_NO_LIMIT : a * b; }

static bool emit_char(struct parser *p, uint32_t c) {
  uint32_t out[3];
  if (!(p->flags & RE_IGNORECASE)) return emit_op(p, RE_CHAR, c);
  bool fold = c < 0x80 || !(p->flags & RE_ASCII || p->bytes);
  if (fold && unicode_map(c, UNICODE_TO_LOWER, out) == 1) c = out[0];
  return emit_op(p, RE_CHAR_FOLD, c);
}

/* ---- escapes ---- */

static int digit_of(int32_t c, unsigned base) {
  int d = c >= '0' && c <= '9' ? c - '0' : c >= 0 && (c | 0x20) >= 'a' && (c | 0x20) <= 'f' ? (c | 0x20) - 'a' + 10 : 99;
  return d < (int)base ? d : -1;
}

/* Up to `most` more digits. */
static uint32_t digits(struct parser *p, uint32_t start, unsigned base, unsigned most) {
  while (most-- && digit_of(peek(p), base) >= 0) start = start * base + (uint32_t)digit_of(next(p), base);
  return start;
}

enum { NOT_ESCAPE = -2 };

/* What an escape of one character means, after the backslash at `from`: \n, \x41, \0 …; END with an exception, NOT_ESCAPE
   when it is none of these (nothing is consumed then). */
static int32_t escape_char(struct parser *p, size_t from) {
  static const char letters[] = "afnrtv\\", codes[] = "\a\f\n\r\t\v\\";
  int32_t c = peek(p);
  const char *known = c > 0 && c < 0x80 ? strchr(letters, c) : NULL;
  if (known) return p->at++, codes[known - letters];
  unsigned most = c == 'x' ? 2 : c == 'u' && !p->bytes ? 4 : c == 'U' && !p->bytes ? 8 : 0;
  if (!most) return NOT_ESCAPE;
  p->at++;
  size_t first = p->at;
  uint32_t v = digits(p, 0, 16, most);
  if (p->at - first != most) return fail_with(p, from, "incomplete escape {}", from), END;
  if (v > 0x10ffff) return fail_with(p, from, "bad escape {}", from), END;
  return (int32_t)v;
}

/* An octal escape whose digits go on here. */
static int32_t octal(struct parser *p, size_t from, uint32_t start, unsigned most) {
  uint32_t v = digits(p, start, 8, most);
  if (v <= 0377) return (int32_t)v;
  return fail_with(p, from, "octal escape value {} outside of range 0-0o377", from), END;
}

/* RE_CLASS of \d and such, or -1. */
static int class_of(const struct parser *p, int32_t c) {
  static const char letters[] = "dsw";
  const char *known = c > 0 && c < 0x80 ? strchr(letters, c | 0x20) : NULL;
  if (!known) return -1;
  int ascii = p->bytes || p->flags & RE_ASCII ? RE_CLASS_ASCII : 0;
  return (int)(known - letters) << 2 | ascii | (c & 0x20 ? 0 : RE_CLASS_NOT);
}

static bool is_letter(int32_t c) { return c < 0x80 && (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; }

/* ---- sets ---- */

/* One end of a range in a set: a character, or RE_SET_CLASS and a class. False with an exception. */
static bool set_item(struct parser *p, uint32_t *out) {
  size_t from = p->at;
  int32_t c = next(p);
  if (c == '\\') {
    int32_t e = escape_char(p, from);
    if (e == END) return false;
    if (e == NOT_ESCAPE) {
      c = next(p);
      int class = class_of(p, c);
      if (c == END) return fail(p, from, "bad escape (end of pattern)");
      if (class >= 0) return *out = RE_SET_CLASS | (uint32_t)class, true;
      if (digit_of(c, 8) >= 0) e = octal(p, from, (uint32_t)digit_of(c, 8), 2);
      else if (c == 'b') e = '\b';
      else if (is_letter(c) || digit_of(c, 10) >= 0) return fail_with(p, from, "bad escape {}", from);
      else e = c;
      if (e == END) return false;
    }
    c = e;
  }
  *out = (uint32_t)c;
  return true;
}

static bool emit_pair(struct parser *p, uint32_t low, uint32_t high) {
  return emit(p, low) && emit(p, low & RE_SET_CLASS ? 0 : high);
}

/* After the '['. */
static bool parse_set(struct parser *p) {
  size_t open = p->at - 1;
  uint32_t start = p->n, flags = p->flags & RE_IGNORECASE ? RE_SET_FOLD : 0;
  if (accept(p, '^')) flags |= RE_SET_NOT;
  if (!emit_op(p, RE_SET, 0) || !emit(p, flags)) return false;
  for (bool first = true; first || peek(p) != ']'; first = false) {
    size_t from = p->at;
    uint32_t low, high;
    if (peek(p) == END) return fail(p, open, "unterminated character set");
    if (!set_item(p, &low)) return false;
    high = low;
    if (accept(p, '-')) {
      if (peek(p) == END) return fail(p, open, "unterminated character set");
      if (peek(p) == ']') {
        if (!emit_pair(p, low, low)) return false;
        low = high = '-';
      } else {
        if (!set_item(p, &high)) return false;
        if ((low | high) & RE_SET_CLASS || high < low) return fail_with(p, from, "bad character range {}", from);
      }
    }
    if (!emit_pair(p, low, high)) return false;
  }
  p->at++;
  p->code[start] |= (p->n - start - 1) << 8;
  return true;
}

/* ---- atoms ---- */

/* What was parsed last, for the repetition behind it. */
enum item { NOTHING, POSITION, SINGLE, PIECE, REPEATED };

static bool parse_alternatives(struct parser *p, struct width *w);

static bool is_open(const struct parser *p, uint32_t group) {
  for (const struct open_group *g = p->open; g; g = g->up)
    if (g->number == group) return true;
  return false;
}

static bool emit_back(struct parser *p, uint32_t group, size_t where, struct width *w) {
  if (is_open(p, group)) return fail(p, where, "cannot refer to an open group");
  w->least = 0;
  w->most = RE_NO_LIMIT;
  return emit_op(p, p->flags & RE_IGNORECASE ? RE_BACK_FOLD : RE_BACK, group);
}

static enum item single_of(struct width *w, bool ok) {
  w->least = w->most = 1;
  return ok ? SINGLE : NOTHING;
}

/* \1 … \99, or an octal number of three digits. */
static enum item escape_number(struct parser *p, size_t from, struct width *w) {
  uint32_t v = (uint32_t)digit_of(next(p), 10);
  if (digit_of(peek(p), 10) >= 0) {
    uint32_t second = (uint32_t)digit_of(peek(p), 10);
    if (v < 8 && second < 8) {
      size_t here = p->at++;
      if (digit_of(peek(p), 8) >= 0) {
        int32_t c = octal(p, from, v * 8 + second, 1);
        return c == END ? NOTHING : single_of(w, emit_char(p, (uint32_t)c));
      }
      p->at = here;
    }
    v = v * 10 + second;
    p->at++;
  }
  if (v <= p->groups) return emit_back(p, v, from, w) ? PIECE : NOTHING;
  return fail_with(p, from + 1, "invalid group reference {}", from + 1), NOTHING;
}

/* After a backslash. NOTHING: an exception. */
static enum item parse_escape(struct parser *p, struct width *w) {
  static const char places[] = "AZbB";
  static const uint8_t codes[] = {RE_AT_START, RE_AT_STRING_END, RE_AT_WORD, RE_AT_NOT_WORD};
  size_t from = p->at - 1;
  int32_t c = peek(p);
  if (c == END) return fail(p, from, "bad escape (end of pattern)"), NOTHING;
  const char *place = c > 0 && c < 0x80 ? strchr(places, c) : NULL;
  if (place) return p->at++, emit_op(p, RE_AT, codes[place - places]) ? POSITION : NOTHING;
  int class = class_of(p, c);
  if (class >= 0) return p->at++, single_of(w, emit_op(p, RE_CLASS, (uint32_t)class));
  int32_t e = escape_char(p, from);
  if (e == END) return NOTHING;
  if (e == NOT_ESCAPE) {
    if (c == '0') p->at++, e = octal(p, from, 0, 2);
    else if (digit_of(c, 10) >= 0) return escape_number(p, from, w);
    else e = next(p);
    if (is_letter(e) && c == e) return fail_with(p, from, "bad escape {}", from), NOTHING;
    if (e == END) return NOTHING;
  }
  return single_of(w, emit_char(p, (uint32_t)e));
}

/* ---- groups ---- */

/* A group's name up to `close`; false with an exception. */
static bool group_name(struct parser *p, int32_t close, value *name, size_t *from) {
  *from = p->at;
  while (peek(p) != close) {
    if (peek(p) == END)
      return fail(p, *from, p->at == *from ? "missing group name"
                            : close == '>' ? "missing >, unterminated name" : "missing ), unterminated name");
    next(p);
  }
  if (p->at == *from) return fail(p, *from, "missing group name");
  *name = str_new((const char *)p->t.p + *from, p->at - *from);
  p->at++;
  return *name != V_ERROR;
}

static bool check_name(struct parser *p, value name, size_t from) {
  value text_isidentifier(value self);
  if (text_isidentifier(name) == V_TRUE) return true;
  return re_error(p->pattern, from, "bad character in group name '{}'", from, p->at - 1);
}

/* The group of that name or number. */
static bool group_reference(struct parser *p, value name, size_t from, uint32_t *group) {
  const struct str_obj *s = str_of(name);
  uint32_t v = 0;
  bool number = true;
  for (uint32_t i = 0, size = str_size(s); i < size; i++) {
    number = number && digit_of(str_data(s)[i], 10) >= 0;
    v = number && v < MOST_GROUPS ? v * 10 + (uint32_t)digit_of(str_data(s)[i], 10) : v;
  }
  if (number) {
    if (!v) return fail(p, from, "bad group number");
    *group = v;
    return v <= p->groups || re_error(p->pattern, from, "invalid group reference {}", from, p->at - 1);
  }
  if (!check_name(p, name, from)) return false;
  value found = dict_get(p->names, name);
  if (found == V_ERROR) return false;
  if (found == V_STOP) return re_error(p->pattern, from, "unknown group name '{}'", from, p->at - 1);
  *group = (uint32_t)value_int(found);
  return true;
}

static bool close_group(struct parser *p, size_t open) {
  return accept(p, ')') || fail(p, open, "missing ), unterminated subpattern");
}

static bool redefined(struct parser *p, size_t at, uint32_t group, intptr_t old) {
  struct strbuf b;
  strbuf_init(&b);
  return print_cstr(&b.w, "redefinition of group name '{}' as group ") && print_int(&b.w, group) &&
         print_cstr(&b.w, "; was group ") && print_int(&b.w, old) && strbuf_put(&b, "", 1) &&
         re_error(p->pattern, at, b.data, at, p->at - 1);
}

static bool parse_capture(struct parser *p, value name, size_t name_at, size_t open, struct width *w) {
  const struct open_group here = {p->open, p->groups + 1};
  if (here.number > MOST_GROUPS) return fail(p, open, "too many groups");
  if (name) {
    value old = dict_get(p->names, name);
    if (old == V_ERROR) return false;
    if (old != V_STOP) return redefined(p, name_at, here.number, value_int(old));
    if (!dict_set(p->names, name, V_INT(here.number))) return false;
  }
  p->groups++;
  p->open = &here;
  bool ok = emit_op(p, RE_SAVE, 2 * here.number) && parse_alternatives(p, w) && close_group(p, open) &&
            emit_op(p, RE_SAVE, 2 * here.number + 1);
  p->open = here.up;
  return ok;
}

/* (?=…) (?!…) (?<=…) (?<!…) */
static bool parse_look(struct parser *p, bool not, bool behind, size_t open) {
  struct width w;
  uint32_t start = p->n, slot = p->extra++;
  if (!emit_op(p, not ? RE_LOOK_NOT : RE_LOOK, slot) || !emit(p, 0) || !emit(p, 0) || !parse_alternatives(p, &w) ||
      !close_group(p, open) || !emit_op(p, not ? RE_LOOK_NOT_END : RE_LOOK_END, slot))
    return false;
  if (behind && w.least != w.most) return raise_error(str_new_cstr("look-behind requires fixed-width pattern"), false, NULL);
  p->code[start + 1] = p->n - start;
  p->code[start + 2] = behind ? w.least : 0;
  return true;
}

static bool parse_atomic(struct parser *p, size_t open, struct width *w) {
  uint32_t slot = p->extra++;
  return emit_op(p, RE_ATOMIC, slot) && parse_alternatives(p, w) && close_group(p, open) &&
         emit_op(p, RE_ATOMIC_END, slot);
}

static bool parse_sequence(struct parser *p, struct width *w);

/* (?(group)yes|no) */
static bool parse_conditional(struct parser *p, size_t open, struct width *w) {
  value name;
  size_t from;
  uint32_t group, start = p->n;
  struct width no = {0, 0};
  if (!group_name(p, ')', &name, &from) || !group_reference(p, name, from, &group)) return false;
  if (!emit_op(p, RE_IF, group) || !emit(p, 0) || !parse_sequence(p, w) || !emit_op(p, RE_JUMP, 0)) return false;
  uint32_t jump = p->n - 1;
  p->code[start + 1] = p->n - start;
  if (accept(p, '|')) {
    if (!parse_sequence(p, &no)) return false;
    if (peek(p) == '|') return fail(p, p->at, "conditional backref with more than two branches");
  }
  p->code[jump] |= (p->n - jump) << 8;
  w->least = w->least < no.least ? w->least : no.least;
  w->most = w->most > no.most ? w->most : no.most;
  return close_group(p, open);
}

static uint32_t flag_of(int32_t c) {
  switch (c) {
  case 'i': return RE_IGNORECASE;
  case 'm': return RE_MULTILINE;
  case 's': return RE_DOTALL;
  case 'x': return RE_VERBOSE;
  case 'a': return RE_ASCII;
  case 'u': return RE_UNICODE;
  default: return 0;
  }
}

/* (?i) at the start was taken before; here (?i-s:…), at its first flag. */
static bool parse_scoped_flags(struct parser *p, size_t open, struct width *w) {
  uint32_t flags = p->flags, flag;
  bool off = false;
  for (; peek(p) != ':'; next(p)) {
    if (peek(p) == ')' && !off) return fail(p, open, "global flags not at the start of the expression");
    if (peek(p) == END) return fail(p, p->at, off && p->t.p[p->at - 1] == '-' ? "missing flag" : "missing -, : or )");
    if (peek(p) == '-' && !off) {
      off = true;
      continue;
    }
    if (!(flag = flag_of(peek(p)))) return fail(p, p->at, is_letter(peek(p)) ? "unknown flag" : "missing -, : or )");
    flags = off ? flags & ~flag : flags | flag;
  }
  next(p);
  uint32_t outer = p->flags;
  p->flags = flags;
  bool ok = parse_alternatives(p, w) && close_group(p, open);
  p->flags = outer;
  return ok;
}

/* (?P<name>…) (?P=name), after the P. */
static enum item parse_named(struct parser *p, size_t open, struct width *w) {
  value name;
  size_t from, extension = p->at - 2;
  uint32_t group;
  if (accept(p, '<')) {
    bool ok = group_name(p, '>', &name, &from) && check_name(p, name, from) && parse_capture(p, name, from, open, w);
    return ok ? PIECE : NOTHING;
  }
  if (accept(p, '=')) {
    bool ok = group_name(p, ')', &name, &from) && group_reference(p, name, from, &group) && emit_back(p, group, from, w);
    return ok ? PIECE : NOTHING;
  }
  if (next(p) == END) return fail(p, p->at, "unexpected end of pattern"), NOTHING;
  return fail_with(p, extension, "unknown extension {}", extension), NOTHING;
}

/* After '('. NOTHING: an exception, unless p is at a comment's end: then *skip. */
static enum item parse_group(struct parser *p, struct width *w, bool *skip) {
  size_t open = p->at - 1;
  if (!vm_stack_ok()) return NOTHING;
  if (!accept(p, '?')) return parse_capture(p, 0, 0, open, w) ? PIECE : NOTHING;
  size_t from = p->at;
  bool ok, behind = false;
  w->least = w->most = 0;
  switch (next(p)) {
  case END: return fail(p, p->at, "unexpected end of pattern"), NOTHING;
  case 'P': return parse_named(p, open, w);
  case ':': ok = parse_alternatives(p, w) && close_group(p, open); break;
  case '#':
    while (peek(p) != ')') {
      if (next(p) == END) return fail(p, open, "missing ), unterminated comment"), NOTHING;
    }
    p->at++;
    *skip = true;
    return NOTHING;
  case '>': ok = parse_atomic(p, open, w); break;
  case '(': ok = parse_conditional(p, open, w); break;
  case '<':
    behind = true;
    if (peek(p) != '=' && peek(p) != '!') {
      if (next(p) == END) return fail(p, p->at, "unexpected end of pattern"), NOTHING;
      return fail_with(p, open + 1, "unknown extension ?{}", from), NOTHING;
    }
    ok = parse_look(p, next(p) == '!', behind, open);
    break;
  case '=': ok = parse_look(p, false, false, open); break;
  case '!': ok = parse_look(p, true, false, open); break;
  default:
    p->at = from;
    if (flag_of(peek(p)) || peek(p) == '-') {
      ok = parse_scoped_flags(p, open, w);
      break;
    }
    next(p);
    return fail_with(p, open + 1, "unknown extension ?{}", from), NOTHING;
  }
  return ok ? PIECE : NOTHING;
}

/* ---- repetition ---- */

/* {m}, {m,n} …, after the '{': 1, 0 when it is plain text, -1 with an exception. */
static int parse_counts(struct parser *p, uint32_t *least, uint32_t *most) {
  size_t here = p->at;
  uint32_t bounds[2] = {0, RE_NO_LIMIT};
  bool comma = false, given[2] = {false, false};
  if (peek(p) == '}') return 0;
  for (int i = 0; i < 2; i++) {
    for (uint32_t v = 0; digit_of(peek(p), 10) >= 0; given[i] = true) {
      v = add(multiply(v, 10), (uint32_t)digit_of(next(p), 10));
      bounds[i] = v;
    }
    if (i == 0 && !(comma = accept(p, ','))) break;
  }
  if (!comma && given[0]) bounds[1] = bounds[0];
  if (!accept(p, '}')) return p->at = here, 0;
  if ((given[0] && bounds[0] == RE_NO_LIMIT) || (given[1] && bounds[1] == RE_NO_LIMIT))
    return err_raise(E(re_repeat), 0, 0, 0), -1;
  if (bounds[1] < bounds[0]) return fail(p, here, "min repeat greater than max repeat"), -1;
  *least = bounds[0];
  *most = bounds[1];
  return 1;
}

static bool emit_loop(struct parser *p, uint32_t start, uint32_t least, uint32_t most, bool lazy) {
  uint32_t body = p->n - start, slot = p->extra;
  if (least == 0 && most == 1) {
    if (!insert(p, start, 1)) return false;
    p->code[start] = (uint32_t)(lazy ? RE_SPLIT_LAZY : RE_SPLIT) | (body + 1) << 8;
    return true;
  }
  p->extra += 2;
  if (!insert(p, start, 2)) return false;
  p->code[start] = RE_LOOP | slot << 8;
  p->code[start + 1] = body + 2;
  return emit_op(p, lazy ? RE_UNTIL_LAZY : RE_UNTIL, slot) && emit(p, least) && emit(p, most) && emit(p, body);
}

/* Makes what stands from `start` on repeat. */
static bool repeat(struct parser *p, enum item item, uint32_t start, uint32_t least, uint32_t most) {
  bool lazy = accept(p, '?'), atomic = !lazy && accept(p, '+');
  uint32_t body = p->n - start;
  if (item == SINGLE && !lazy) {
    if (!insert(p, start, 3)) return false;
    p->code[start] = (uint32_t)(atomic ? RE_RUN_ATOMIC : RE_RUN) | body << 8;
    p->code[start + 1] = least;
    p->code[start + 2] = most;
    return true;
  }
  if (!emit_loop(p, start, least, most, lazy) || !atomic) return p->code && !vm.error;
  uint32_t slot = p->extra++;
  if (!insert(p, start, 1)) return false;
  p->code[start] = RE_ATOMIC | slot << 8;
  return emit_op(p, RE_ATOMIC_END, slot);
}

/* A repetition operator, when one stands here, for the item from `start` on: 1 done, 0 there is none, -1 an exception. */
static int parse_repeat(struct parser *p, enum item *item, uint32_t start, struct width *w) {
  size_t from = p->at;
  uint32_t least = 0, most = RE_NO_LIMIT;
  int r = 1;
  switch (peek(p)) {
  case '*': p->at++; break;
  case '+': p->at++, least = 1; break;
  case '?': p->at++, most = 1; break;
  case '{':
    p->at++;
    r = parse_counts(p, &least, &most);
    if (r == 0) p->at = from;
    break;
  default: return 0;
  }
  if (r <= 0) return r;
  if (*item == NOTHING || *item == POSITION) return fail(p, from, "nothing to repeat"), -1;
  if (*item == REPEATED) return fail(p, from, "multiple repeat"), -1;
  if (!repeat(p, *item, start, least, most)) return -1;
  w->least = multiply(w->least, least);
  w->most = multiply(w->most, most);
  *item = REPEATED;
  return 1;
}

/* ---- sequences and alternatives ---- */

static void skip_verbose(struct parser *p) {
  while (p->flags & RE_VERBOSE && p->at < p->t.n) {
    int32_t c = peek(p);
    if (c == '#') {
      while (peek(p) != END && peek(p) != '\n') next(p);
    } else if (c == ' ' || (c >= '\t' && c <= '\r')) {
      p->at++;
    } else {
      return;
    }
  }
}

/* One item at p. NOTHING: an exception, or *skip. */
static enum item parse_item(struct parser *p, struct width *w, bool *skip) {
  int32_t c = next(p);
  w->least = w->most = 0;
  switch (c) {
  case '.': return single_of(w, emit_op(p, p->flags & RE_DOTALL ? RE_ANY_ALL : RE_ANY, 0));
  case '^': return emit_op(p, RE_AT, p->flags & RE_MULTILINE ? RE_AT_LINE : RE_AT_START) ? POSITION : NOTHING;
  case '$': return emit_op(p, RE_AT, p->flags & RE_MULTILINE ? RE_AT_LINE_END : RE_AT_END) ? POSITION : NOTHING;
  case '[': return single_of(w, parse_set(p));
  case '(': return parse_group(p, w, skip);
  case '\\': return parse_escape(p, w);
  default: return single_of(w, emit_char(p, (uint32_t)c));
  }
}

static bool parse_sequence(struct parser *p, struct width *w) {
  enum item item = NOTHING;
  uint32_t start = p->n;
  struct width one = {0, 0}, before = {0, 0};
  *w = before;
  for (skip_verbose(p); peek(p) != END && peek(p) != '|' && peek(p) != ')'; skip_verbose(p)) {
    int r = parse_repeat(p, &item, start, &one);
    if (r < 0) return false;
    if (!r) {
      bool skip = false;
      before = *w;
      uint32_t here = p->n;
      struct width w_item;
      enum item parsed = parse_item(p, &w_item, &skip);
      if (parsed == NOTHING && !skip) return false;
      if (skip) continue;
      item = parsed;
      start = here;
      one = w_item;
    }
    w->least = add(before.least, one.least);
    w->most = add(before.most, one.most);
  }
  return true;
}

static bool parse_alternatives(struct parser *p, struct width *w) {
  uint32_t start = p->n, jumps = 0; /* the last jump to the end; each holds the one before */
  struct width one;
  for (bool first = true;; first = false) {
    if (!parse_sequence(p, &one)) return false;
    w->least = first || one.least < w->least ? one.least : w->least;
    w->most = first || one.most > w->most ? one.most : w->most;
    if (!accept(p, '|')) break;
    if (!insert(p, start, 1) || !emit_op(p, RE_JUMP, jumps)) return false;
    jumps = p->n - 1;
    p->code[start] = RE_SPLIT | (p->n - start) << 8;
    start = p->n;
  }
  while (jumps) {
    uint32_t before = p->code[jumps] >> 8;
    p->code[jumps] = RE_JUMP | (p->n - jumps) << 8;
    jumps = before;
  }
  return true;
}

/* (?ims) at the very start. */
static void global_flags(struct parser *p) {
  while (p->t.n - p->at > 3 && !memcmp(p->t.p + p->at, "(?", 2)) {
    uint32_t flags = 0, one;
    size_t i = p->at + 2;
    while (i < p->t.n && (one = flag_of(p->t.p[i]))) flags |= one, i++;
    if (!flags || i >= p->t.n || p->t.p[i] != ')') return;
    p->flags |= flags;
    p->at = i + 1;
  }
}

const uint32_t *re_parse(value pattern, uint32_t flags, value *names) {
  struct parser p = {.pattern = pattern, .t = text_of(pattern), .flags = flags};
  struct width w;
  p.bytes = !text_is_str(pattern);
  if (!(*names = p.names = dict_new(0))) return NULL;
  for (int i = 0; i < RE_HEAD; i++)
    if (!emit(&p, 0)) return NULL;
  global_flags(&p);
  uint32_t all = p.flags;
  if (!parse_alternatives(&p, &w)) return NULL;
  if (peek(&p) == ')') return fail(&p, p.at, "unbalanced parenthesis"), NULL;
  if (!emit_op(&p, RE_MATCH, 0)) return NULL;
  if (!p.bytes && !(all & RE_ASCII)) all |= RE_UNICODE;
  p.code[RE_HEAD_FLAGS] = all;
  p.code[RE_HEAD_GROUPS] = p.groups;
  p.code[RE_HEAD_EXTRA] = p.extra;
  return p.code;
}
