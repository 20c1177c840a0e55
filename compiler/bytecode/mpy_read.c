/* SPDX-License-Identifier: MIT */
/* Bytes of a .mpy file -> code_module. The file is not trusted: every count is checked against the
 * bytes that are left before anything is allocated for it, nesting is bounded, texts must be UTF-8,
 * and the code goes through verify_module. What the wire does not say (qualified names, which unit
 * is a class body, how many locals are cells from outside) is worked out here. */
#include "compiler/bytecode/lines.h"
#include "compiler/bytecode/message.h"
#include "compiler/bytecode/mpy.h"
#include "compiler/bytecode/opcode.h"
#include "compiler/bytecode/static_name.h"
#include "compiler/bytecode/verify.h"
#include "compiler/front/literal.h"
#include "compiler/front/utf8.h"

#include <string.h>

enum { OBJ_FUN_TABLE, OBJ_NONE, OBJ_FALSE, OBJ_TRUE, OBJ_ELLIPSIS, OBJ_STR, OBJ_BYTES, OBJ_INT,
       OBJ_FLOAT, OBJ_COMPLEX, OBJ_TUPLE, MAX_TUPLES = 64, MAX_FUNCTIONS = 100, MAX_DIGITS = 20000 };

struct reader {
  struct Arena *arena;
  const uint8_t *data;
  size_t at, end;
  struct mpy_error *error;
  bool failed;
  struct code_module *module;
};

static void fail(struct reader *r, const char *text) {
  if (r->failed) return;
  r->failed = true;
  r->error->offset = r->at;
  struct message message = message_in(r->error->text, sizeof r->error->text);
  message_text(&message, text, SIZE_MAX);
}

static uint8_t get_byte(struct reader *r) {
  if (r->failed || r->at >= r->end) {
    fail(r, "the file is cut off");
    return 0;
  }
  return r->data[r->at++];
}

static uint32_t get_vuint(struct reader *r) {
  uint32_t v = 0;
  if (!r->failed && r->at < r->end && r->data[r->at] < 0x80) return r->data[r->at++];
  for (int i = 0; i < 5; i++) {
    uint8_t byte = get_byte(r);
    if (v >> 25) fail(r, "a number is too large");
    v = v << 7 | (byte & 0x7f);
    if (!(byte & 0x80)) return r->failed ? 0 : v;
  }
  fail(r, "a number is too large");
  return 0;
}

/* A number of things that take at least a byte each. */
static uint32_t get_count(struct reader *r) {
  uint32_t n = get_vuint(r);
  if (!r->failed && n > r->end - r->at) fail(r, "a count is larger than the file");
  return r->failed ? 0 : n;
}

/* The file's own bytes where a zero byte follows, else a copy. */
static struct code_text get_text(struct reader *r, uint32_t len, bool nul, bool utf8) {
  struct code_text none = {"", 0};
  if (r->failed) return none;
  if (len > r->end - r->at || (nul && len == r->end - r->at)) {
    fail(r, "the file is cut off inside a text");
    return none;
  }
  const char *bytes = (const char *)r->data + r->at;
  if (nul && r->data[r->at + len]) fail(r, "a text does not end with a zero byte");
  if (utf8 && utf8_check_str(bytes, len) != len) fail(r, "a text is not UTF-8");
  r->at += len + nul;
  if (r->failed) return none;
  return (struct code_text){nul ? bytes : arena_text(r->arena, bytes, len), len};
}

/* ---- header, names ---- */

static const char *const arch_names[] = {"none",      "x86",       "x64",    "armv6",     "armv6m",
                                         "armv7m",    "armv7em",   "armv7emsp", "armv7emdp",
                                         "xtensa",    "xtensawin", "rv32imc", "rv64imc",  "debug"};

/* In the header's third byte: flags of -march-flags follow the header; the file has native code. */
enum { HAS_ARCH_FLAGS = 0x40, NATIVE = 0xbc };

/* A version that is not read, or native code. */
static void fail_version(struct reader *r, bool circuitpython, uint8_t version, uint8_t feature) {
  char text[120];
  struct message message = message_in(text, sizeof text);
  unsigned arch = feature >> 2 & 0xf;
  message_text(&message, circuitpython ? "a CircuitPython .mpy file" : "a MicroPython .mpy file", SIZE_MAX);
  if (version != MPY_VERSION) {
    message_text(&message, " of version ", SIZE_MAX);
    message_number(&message, version);
  } else {
    message_text(&message, " 6.", SIZE_MAX);
    message_number(&message, feature & 3u);
    message_text(&message, " with native code for ", SIZE_MAX);
    message_text(&message, arch < sizeof arch_names / sizeof *arch_names ? arch_names[arch] : "an unknown machine", SIZE_MAX);
  }
  message_text(&message, "; accepted: 6.0 to 6.3, bytecode", SIZE_MAX);
  fail(r, text);
}

static void read_header(struct reader *r) {
  uint8_t magic = get_byte(r), version = get_byte(r), feature = get_byte(r), bits = get_byte(r);
  if (r->failed) return;
  r->at = 0;
  if (magic != 'C' && magic != 'M') fail(r, "not a .mpy file");
  else if (version != MPY_VERSION || feature & NATIVE) fail_version(r, magic == 'C', version, feature);
  else if (bits < 7 || bits > 64) fail(r, "small ints of a size that no MicroPython has");
  r->module->small_int_bits = bits;
  r->module->circuitpython = magic == 'C';
  r->module->from_file = true;
  r->module->asks_locals = true; /* perhaps */
  r->at = 4;
  if (feature & HAS_ARCH_FLAGS) get_vuint(r); /* bytecode needs no extension of a machine */
}

static struct code_text read_qstr(struct reader *r) {
  uint32_t v = get_vuint(r);
  if (!(v & 1)) return get_text(r, v >> 1, true, true);
  v >>= 1;
  if (v == 0 || v > STATIC_NAMES) {
    fail(r, "no such static name");
    return (struct code_text){"", 0};
  }
  return static_name_text(v);
}

/* ---- constants ---- */

static struct code_const *new_const(struct reader *r, enum code_const_kind kind) {
  struct code_const *c = ARENA_NEW(r->arena, struct code_const);
  c->kind = kind;
  return c;
}

static struct code_const *read_int(struct reader *r) {
  uint32_t len = get_count(r), at = 0, n = 0;
  struct code_text text = get_text(r, len, false, false);
  bool negative = len && text.data[0] == '-';
  at += negative;
  if (at == text.len) fail(r, "an int without digits");
  if (len > MAX_DIGITS) fail(r, "an int of more than 20,000 digits");
  for (uint32_t i = at; i < text.len; i++)
    if (text.data[i] < '0' || text.data[i] > '9') fail(r, "an int with something that is no digit");
  if (r->failed) return new_const(r, CODE_CONST_NONE);
  uint32_t *digits = arena_array(r->arena, text.len / 9 + 2, sizeof *digits);
  for (; at < text.len; at++) {
    uint64_t carry = (uint64_t)(text.data[at] - '0');
    for (uint32_t i = 0; i < n; i++) {
      carry += (uint64_t)digits[i] * 10;
      digits[i] = (uint32_t)carry;
      carry >>= 32;
    }
    if (carry) digits[n++] = (uint32_t)carry;
  }
  uint64_t low = (n > 1 ? (uint64_t)digits[1] << 32 : 0) | (n ? digits[0] : 0);
  if (n <= 2 && low <= (uint64_t)INT64_MAX + negative) {
    struct code_const *c = new_const(r, CODE_CONST_INT);
    c->small = negative ? (int64_t)(0 - low) : (int64_t)low;
    return c;
  }
  struct code_const *c = new_const(r, CODE_CONST_BIGINT);
  c->digits = digits;
  c->n = n;
  c->negative = negative;
  return c;
}

static const char *skip_digits(const char *p) {
  while (*p >= '0' && *p <= '9') p++;
  return p;
}

/* Decimal text, "inf" or "nan", with a sign or not. */
static double number_at(struct reader *r, const char *text, const char **end) {
  bool negative = *text == '-';
  const char *start = text + (*text == '-' || *text == '+'), *p = skip_digits(start);
  double v = 0;
  if (!strncmp(start, "inf", 3) || !strncmp(start, "nan", 3)) {
    p = start + 3;
    v = *start == 'i' ? __builtin_inf() : __builtin_nan("");
  } else {
    const char *point = *p == '.' ? p : NULL;
    if (point) p = skip_digits(p + 1);
    if (p == start || p == start + (point != NULL)) fail(r, "a number that is none");
    const char *exponent = *p == 'e' || *p == 'E' ? p + 1 + (p[1] == '-' || p[1] == '+') : NULL;
    if (exponent && skip_digits(exponent) > exponent) p = skip_digits(exponent);
    if (!r->failed) v = literal_double(start, (size_t)(p - start));
  }
  *end = p;
  return negative ? -v : v;
}

static struct code_const *read_float(struct reader *r) {
  struct code_const *c = new_const(r, CODE_CONST_FLOAT);
  uint32_t len = get_count(r);
  c->text = get_text(r, len, false, false);
  const char *end = "";
  if (!r->failed) c->re = number_at(r, c->text.data, &end);
  if (*end || strlen(c->text.data) != len) fail(r, "a number that is none");
  return c;
}

/* "2j", "1+2j", "(1+2j)". */
static struct code_const *read_complex(struct reader *r) {
  struct code_const *c = new_const(r, CODE_CONST_COMPLEX);
  uint32_t len = get_count(r);
  const char *p = get_text(r, len, false, false).data;
  if (r->failed) return c;
  bool paren = *p == '(';
  p += paren;
  c->im = number_at(r, p, &p);
  if (*p == '+' || *p == '-') {
    c->re = c->im;
    c->im = number_at(r, p, &p);
  }
  if (*p++ != 'j' || (paren && *p++ != ')') || *p) fail(r, "a complex number that is none");
  return c;
}

static struct code_const *read_const(struct reader *r, uint32_t depth) {
  uint8_t kind = get_byte(r);
  struct code_const *c;
  switch (kind) {
  case OBJ_NONE: return new_const(r, CODE_CONST_NONE);
  case OBJ_FALSE: return new_const(r, CODE_CONST_FALSE);
  case OBJ_TRUE: return new_const(r, CODE_CONST_TRUE);
  case OBJ_ELLIPSIS: return new_const(r, CODE_CONST_ELLIPSIS);
  case OBJ_STR:
  case OBJ_BYTES:
    c = new_const(r, kind == OBJ_STR ? CODE_CONST_STR : CODE_CONST_BYTES);
    c->text = get_text(r, get_vuint(r), true, kind == OBJ_STR);
    return c;
  case OBJ_INT: return read_int(r);
  case OBJ_FLOAT: return read_float(r);
  case OBJ_COMPLEX: return read_complex(r);
  case OBJ_TUPLE: {
    c = new_const(r, CODE_CONST_TUPLE);
    if (depth > MAX_TUPLES) fail(r, "tuples are nested too deep");
    c->n = get_count(r);
    const struct code_const **items = arena_array(r->arena, c->n, sizeof *items);
    for (uint32_t i = 0; i < c->n && !r->failed; i++) items[i] = read_const(r, depth + 1);
    c->items = items;
    return c;
  }
  case OBJ_FUN_TABLE: fail(r, "a table for native code"); break;
  default: fail(r, "a constant of an unknown kind"); break;
  }
  return new_const(r, CODE_CONST_NONE);
}

/* ---- code ---- */

struct signature {
  uint32_t state, handlers, flags, args, kwonly, defaults;
};

static struct signature read_signature(struct reader *r) {
  uint8_t z = get_byte(r);
  struct signature s = {.state = z >> 3 & 15, .handlers = z >> 2 & 1, .args = z & 3};
  for (uint32_t n = 0; z & 0x80 && !r->failed; n++) {
    if (n > 12) fail(r, "a function's signature is too long");
    z = get_byte(r);
    s.state |= (uint32_t)(z & 0x30) << (2 * n);
    s.handlers |= (uint32_t)(z & 0x02) << n;
    s.flags |= (uint32_t)(z >> 6 & 1) << n;
    s.args |= (uint32_t)(z & 0x4) << n;
    s.kwonly |= (uint32_t)(z >> 3 & 1) << n;
    s.defaults |= (uint32_t)(z & 1) << n;
  }
  s.state++;
  return s;
}

static struct code_text name_at(struct reader *r, uint32_t number) {
  if (number >= r->module->n_qstrs) {
    fail(r, "no such name");
    return (struct code_text){"", 0};
  }
  return r->module->qstrs[number];
}

static void read_names(struct reader *r, struct code_unit *unit, const struct signature *s) {
  unit->name = name_at(r, get_vuint(r));
  uint32_t n = s->args + s->kwonly;
  struct code_text *names = arena_array(r->arena, n, sizeof *names);
  for (uint32_t i = 0; i < n && !r->failed; i++) names[i] = name_at(r, get_vuint(r));
  unit->local_names = names;
  unit->n_locals = (uint16_t)n;
}

static void read_prelude(struct reader *r, struct code_unit *unit) {
  struct signature s = read_signature(r);
  uint32_t info = 0, cells = 0;
  uint8_t z = 0x80;
  for (uint32_t n = 0; z & 0x80 && !r->failed; n++) {
    if (n > 3) fail(r, "a function's prelude is too long");
    z = get_byte(r);
    cells |= (uint32_t)(z & 1) << n;
    info |= (uint32_t)(z >> 1 & 0x3f) << (6 * n);
  }
  if (s.args > 255 || s.kwonly > 255 || s.defaults > 255) fail(r, "a function has too many parameters");
  if (r->failed) return;
  if (info > r->end - r->at || cells > r->end - r->at - info) {
    fail(r, "the file is cut off inside a function");
    return;
  }
  size_t after = r->at + info, end = r->end;
  r->end = after;
  read_names(r, unit, &s);
  r->end = end;
  if (r->failed) return;
  unit->lines = lines_decode(r->arena, r->data + r->at, (uint32_t)(after - r->at), 1, &unit->n_lines);
  unit->first_line = unit->lines[0].line;
  r->at = after;
  unit->cells = r->data + r->at;
  r->at += cells;
  unit->n_cells = (uint8_t)cells;
  unit->flags = (uint16_t)(s.flags & CODE_WIRE_FLAGS);
  unit->n_args = (uint8_t)s.args;
  unit->n_kwonly = (uint8_t)s.kwonly;
  unit->n_defaults = (uint8_t)s.defaults;
}

/* The cells that MAKE_CLOSURE hands to a unit are its first positional parameters on the wire. */
static void set_free(struct code_unit *child, uint8_t cells) {
  if (child->n_free || cells > child->n_args) return; /* the verifier refuses what does not fit */
  child->n_free = cells;
  child->n_args = (uint8_t)(child->n_args - cells);
}

/* A function in code that was never written, behind a return: how many cells it would get is nowhere. */
static void forget_code(struct code_unit *unit) {
  static const uint8_t nothing[] = {OP_LOAD_CONST_NONE, OP_RETURN_VALUE};
  unit->bytes = nothing;
  unit->size = sizeof nothing;
  unit->n_cells = 0;
  unit->n_lines = unit->n_children = 0;
}

/* How the children are made tells which are closures; one made right behind LOAD_BUILD_CLASS is a
   class body. */
static void mark_children(struct reader *r, struct code_unit *unit) {
  struct instruction in;
  bool building = false, *made = arena_array(r->arena, unit->n_children, sizeof *made);
  for (uint32_t at = 0; at < unit->size; at += in.size) {
    if (instruction_decode(unit->bytes, unit->size, at, &in)) return;
    bool make = in.op == OP_MAKE_FUNCTION || in.op == OP_MAKE_CLOSURE;
    bool closure = in.op == OP_MAKE_CLOSURE || in.op == OP_MAKE_CLOSURE_DEFARGS;
    bool child = opcode_table[in.op].wire == OPERAND_CHILD || opcode_table[in.op].wire == OPERAND_CHILDB;
    if (child && (uint32_t)in.n < unit->n_children) made[in.n] = true;
    if (closure && (uint32_t)in.n < unit->n_children) set_free(unit->children[in.n], in.b);
    if (building && make && (uint32_t)in.n < unit->n_children &&
        unit->children[in.n]->n_args + unit->children[in.n]->n_kwonly == 0)
      unit->children[in.n]->flags |= CODE_CLASS;
    uint8_t first = opcode_table[in.op].first;
    building = in.op == OP_LOAD_BUILD_CLASS ||
               (building && (first == OP_LOAD_FAST_MULTI || first == OP_LOAD_FAST_N));
  }
  for (uint32_t i = 0; i < unit->n_children; i++)
    if (!made[i]) forget_code(unit->children[i]);
}

static void name_unit(struct reader *r, struct code_unit *unit, const struct code_unit *parent) {
  enum { LONG_NAME = 400 }; /* keeps what nested functions need in proportion to the file */
  unit->qualname = unit->name;
  if (!parent || !parent->parent || parent->qualname.len + unit->name.len > LONG_NAME) return;
  const char *parts[] = {parent->qualname.data, parent->flags & CODE_CLASS ? "." : ".<locals>.",
                         unit->name.data, NULL};
  const char *text = arena_join(r->arena, parts);
  unit->qualname = (struct code_text){text, (uint32_t)strlen(text)};
}

static struct code_unit *read_unit(struct reader *r, struct code_unit *parent, uint32_t depth) {
  struct code_unit *unit = ARENA_NEW(r->arena, struct code_unit);
  unit->parent = parent;
  uint32_t head = get_vuint(r), len = head >> 3;
  if (depth > MAX_FUNCTIONS) fail(r, "functions are nested too deep");
  if (!r->failed && (head & 3) != 0) fail(r, "native code; only bytecode is read");
  if (!r->failed && len > r->end - r->at) fail(r, "the file is cut off inside a function");
  if (r->failed) return unit;
  size_t end = r->end, after = r->at + len;
  r->end = after;
  read_prelude(r, unit);
  if (r->failed) return unit;
  unit->size = (uint32_t)(after - r->at);
  unit->bytes = r->data + r->at;
  r->at = after;
  r->end = end;
  if (head & 4) {
    unit->n_children = get_count(r);
    unit->children = arena_array(r->arena, unit->n_children, sizeof *unit->children);
    for (uint32_t i = 0; i < unit->n_children && !r->failed; i++)
      unit->children[i] = read_unit(r, unit, depth + 1);
  }
  if (!r->failed && unit->n_children) mark_children(r, unit);
  return unit;
}

/* Names of what MicroPython's compiler calls comprehensions. */
static bool is_comprehension(struct code_text name) {
  static const char *const names[] = {"<listcomp>", "<dictcomp>", "<setcomp>", "<genexpr>"};
  for (int i = 0; *name.data == '<' && i < 4; i++)
    if (!strcmp(name.data, names[i])) return true;
  return false;
}

/* What is known once all is read and verified. */
static void complete(struct reader *r, struct code_unit *unit) {
  if (unit->n_defaults > unit->n_args) fail(r, "more defaults than parameters");
  uint32_t named = (uint32_t)unit->n_free + unit->n_args + unit->n_kwonly;
  struct code_text *names = arena_array(r->arena, unit->n_locals, sizeof *names);
  for (uint32_t i = 0; i < unit->n_locals; i++)
    names[i] = i < named && i >= unit->n_free ? unit->local_names[i] : (struct code_text){"", 0};
  unit->local_names = names;
  if (is_comprehension(unit->name)) unit->flags |= CODE_COMPREHENSION;
  name_unit(r, unit, unit->parent);
}

static void verify(struct reader *r) {
  struct verify_error fault;
  if (!verify_module(r->module, &fault)) {
    char text[160];
    struct message message = message_in(text, sizeof text);
    message_text(&message, fault.unit->name.data, 40);
    message_text(&message, ", code offset ", SIZE_MAX);
    message_number(&message, fault.offset);
    message_text(&message, ": ", SIZE_MAX);
    message_text(&message, fault.text, 80);
    fail(r, text);
  }
}

struct code_module *mpy_read(struct Arena *arena, const uint8_t *data, size_t len,
                             struct mpy_error *error) {
  struct code_module *module = ARENA_NEW(arena, struct code_module);
  struct reader r = {.arena = arena, .data = data, .end = len, .error = error, .module = module};
  module->arena = arena;
  *error = (struct mpy_error){0};
  read_header(&r);
  uint32_t n_qstrs = get_count(&r), n_consts = get_count(&r);
  struct code_text *qstrs = arena_array(arena, n_qstrs, sizeof *qstrs);
  for (uint32_t i = 0; i < n_qstrs && !r.failed; i++) qstrs[i] = read_qstr(&r);
  const struct code_const **consts = arena_array(arena, n_consts, sizeof *consts);
  for (uint32_t i = 0; i < n_consts && !r.failed; i++) consts[i] = read_const(&r, 0);
  module->qstrs = qstrs;
  module->n_qstrs = n_qstrs;
  module->consts = consts;
  module->n_consts = n_consts;
  if (!r.failed && !n_qstrs) fail(&r, "no source file name");
  if (!r.failed) module->body = read_unit(&r, NULL, 0);
  if (!r.failed && r.at != len) fail(&r, "more bytes behind the module");
  if (r.failed) return NULL;
  module->file = qstrs[0];
  module->body->flags |= CODE_MODULE;
  if (module->body->n_args + module->body->n_free + module->body->n_kwonly)
    fail(&r, "the module body has parameters");
  code_number_units(module);
  if (!r.failed) verify(&r);
  if (r.failed) return NULL;
  for (uint32_t i = 0; i < module->n_units; i++) complete(&r, module->units[i]);
  static const struct code_line start = {0, 1};
  module->body->statements = &start;
  module->body->n_statements = 1;
  code_find_slots(module);
  return r.failed ? NULL : module;
}
