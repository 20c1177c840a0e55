/* SPDX-License-Identifier: MIT */
/* code_module -> bytes of a .mpy file:
 *
 *   4d 06 00 bits | number of qstrs, of objects | qstrs | objects | the module body's raw code
 *
 * Raw code is a prelude (signature, sizes, names, lines, cells), opcodes, and the raw code of
 * its children. Numbers are 7 bits a byte, most significant first. */
#include "compiler/bytecode/lines.h"
#include "compiler/bytecode/mpy.h"
#include "compiler/bytecode/static_name.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { OBJ_NONE = 1, OBJ_FALSE, OBJ_TRUE, OBJ_ELLIPSIS, OBJ_STR, OBJ_BYTES, OBJ_INT, OBJ_FLOAT,
       OBJ_COMPLEX, OBJ_TUPLE };

/* A growing text of bytes. */
struct out {
  struct Arena *arena;
  uint8_t *data;
  size_t len, room;
};

static void put(struct out *o, const void *bytes, size_t n) {
  if (o->len + n > o->room) {
    size_t room = (o->room + n) * 2;
    uint8_t *more = arena_alloc(o->arena, room);
    if (o->len) memcpy(more, o->data, o->len);
    o->data = more;
    o->room = room;
  }
  if (n) memcpy(o->data + o->len, bytes, n);
  o->len += n;
}

static void put_byte(struct out *o, unsigned byte) { put(o, &(uint8_t){(uint8_t)byte}, 1); }

static void put_vuint(struct out *o, uint32_t v) {
  int shift = 0;
  while (shift < 28 && v >> (shift + 7)) shift += 7;
  for (; shift > 0; shift -= 7) put_byte(o, 0x80 | (v >> shift & 0x7f));
  put_byte(o, v & 0x7f);
}

/* ---- names and constants ---- */

static void put_qstr(struct out *o, struct code_text text) {
  uint32_t number = static_name_number(text);
  if (number) {
    put_vuint(o, number << 1 | 1);
    return;
  }
  put_vuint(o, text.len << 1);
  put(o, text.data, text.len);
  put_byte(o, 0);
}

static void put_counted(struct out *o, unsigned kind, struct code_text text, bool nul) {
  put_byte(o, kind);
  put_vuint(o, text.len);
  put(o, text.data, text.len);
  if (nul) put_byte(o, 0);
}

/* Shortest text that reads back as v. */
static size_t float_text(double v, char *text, size_t size) {
  if (v != v) return (size_t)snprintf(text, size, "nan");
  for (int precision = 1; precision <= 17; precision++) {
    snprintf(text, size, "%.*g", precision, v);
    if (strtod(text, NULL) == v) break;
  }
  return strlen(text);
}

/* Base 2**32 -> decimal, in the arena. */
static struct code_text decimal(struct Arena *arena, const struct code_const *c) {
  uint32_t *digits = arena_array(arena, c->n, sizeof *digits), n = c->n;
  memcpy(digits, c->digits, n * sizeof *digits);
  size_t room = (size_t)n * 10 + 2, at = room;
  char *text = arena_alloc(arena, room + 1);
  while (n) {
    uint64_t rest = 0;
    for (uint32_t i = n; i-- > 0;) {
      rest = rest << 32 | digits[i];
      digits[i] = (uint32_t)(rest / 1000000000);
      rest %= 1000000000;
    }
    while (n && !digits[n - 1]) n--;
    for (int k = 0; k < 9 && (n || rest); k++, rest /= 10) text[--at] = (char)('0' + rest % 10);
  }
  if (c->negative) text[--at] = '-';
  return (struct code_text){text + at, (uint32_t)(room - at)};
}

static struct code_text text_of(struct Arena *arena, const char *text) {
  size_t n = strlen(text);
  return (struct code_text){arena_text(arena, text, n), (uint32_t)n};
}

static void put_const(struct out *o, const struct code_const *c) {
  char text[80];
  switch (c->kind) {
  case CODE_CONST_NONE: put_byte(o, OBJ_NONE); break;
  case CODE_CONST_FALSE: put_byte(o, OBJ_FALSE); break;
  case CODE_CONST_TRUE: put_byte(o, OBJ_TRUE); break;
  case CODE_CONST_ELLIPSIS: put_byte(o, OBJ_ELLIPSIS); break;
  case CODE_CONST_STR: put_counted(o, OBJ_STR, c->text, true); break;
  case CODE_CONST_BYTES: put_counted(o, OBJ_BYTES, c->text, true); break;
  case CODE_CONST_INT:
    snprintf(text, sizeof text, "%lld", (long long)c->small);
    put_counted(o, OBJ_INT, text_of(o->arena, text), false);
    break;
  case CODE_CONST_BIGINT: put_counted(o, OBJ_INT, decimal(o->arena, c), false); break;
  case CODE_CONST_FLOAT:
    float_text(c->re, text, sizeof text);
    put_counted(o, OBJ_FLOAT, text_of(o->arena, text), false);
    break;
  case CODE_CONST_COMPLEX: {
    size_t n = c->re != 0 ? float_text(c->re, text, sizeof text) : 0;
    if (n && !(c->im < 0)) text[n++] = '+';
    n += float_text(c->im, text + n, sizeof text - n);
    snprintf(text + n, sizeof text - n, "j");
    put_counted(o, OBJ_COMPLEX, text_of(o->arena, text), false);
    break;
  }
  case CODE_CONST_TUPLE:
    put_byte(o, OBJ_TUPLE);
    put_vuint(o, c->n);
    for (uint32_t i = 0; i < c->n; i++) put_const(o, c->items[i]);
    break;
  }
}

/* ---- code ---- */

/* The signature: x SSSS E AA, then x F SS K A E D as long as bits are left. */
static void put_signature(struct out *o, uint32_t s, uint32_t e, uint32_t f, uint32_t a, uint32_t k,
                          uint32_t d) {
  s--;
  unsigned byte = (s & 0xf) << 3 | (e & 1) << 2 | (a & 3);
  s >>= 4, e >>= 1, a >>= 2;
  while (s | e | f | a | k | d) {
    put_byte(o, byte | 0x80);
    byte = (f & 1) << 6 | (s & 3) << 4 | (k & 1) << 3 | (a & 1) << 2 | (e & 1) << 1 | (d & 1);
    s >>= 2, e >>= 1, f >>= 1, a >>= 1, k >>= 1, d >>= 1;
  }
  put_byte(o, byte);
}

static void put_sizes(struct out *o, uint32_t info, uint32_t cells) {
  unsigned byte = (info & 0x3f) << 1 | (cells & 1);
  info >>= 6, cells >>= 1;
  while (info | cells) {
    put_byte(o, byte | 0x80);
    byte = (info & 0x3f) << 1 | (cells & 1);
    info >>= 6, cells >>= 1;
  }
  put_byte(o, byte);
}

/* The file's table of names: the module's, then those that only preludes mention (a unit's own name,
   its parameters', "*" for cells). */
struct names {
  struct code_text *rows;
  uint32_t n;
  uint32_t *index; /* open addressing: row + 1; a power of two of slots */
  uint32_t slots;
};

static uint32_t hash_text(struct code_text text) {
  uint32_t h = 2166136261u;
  for (uint32_t i = 0; i < text.len; i++) h = (h ^ (uint8_t)text.data[i]) * 16777619u;
  return h;
}

/* Its number; a new row if it has none yet, or (`always`) in any case. */
static uint32_t add_name(struct names *names, struct code_text text, bool always) {
  uint32_t at = hash_text(text) & (names->slots - 1);
  while (names->index[at] && !code_text_equal(names->rows[names->index[at] - 1], text))
    at = (at + 1) & (names->slots - 1);
  if (always && names->index[at]) {
    names->rows[names->n++] = text;
    return names->n - 1;
  }
  if (!names->index[at]) {
    names->rows[names->n++] = text;
    names->index[at] = names->n;
  }
  return names->index[at] - 1;
}

static uint32_t name_number(struct names *names, struct code_text text) {
  return add_name(names, text, false);
}

static const struct code_text star = {"*", 1};

static void collect_names(struct names *names, const struct code_module *module) {
  uint32_t most = module->n_qstrs;
  for (uint32_t i = 0; i < module->n_units; i++)
    most += 2u + module->units[i]->n_args + module->units[i]->n_kwonly;
  names->n = 0;
  names->rows = arena_array(module->arena, most, sizeof *names->rows);
  for (names->slots = 64; names->slots < most * 2; names->slots *= 2) {}
  names->index = arena_array(module->arena, names->slots, sizeof *names->index);
  for (uint32_t i = 0; i < module->n_qstrs; i++) add_name(names, module->qstrs[i], true);
  for (uint32_t i = 0; i < module->n_units; i++) {
    const struct code_unit *unit = module->units[i];
    name_number(names, unit->name);
    if (unit->n_free) name_number(names, star);
    for (uint32_t k = 0; k < (uint32_t)unit->n_args + unit->n_kwonly; k++)
      name_number(names, unit->local_names[unit->n_free + k]);
  }
}

static void put_unit(struct out *o, struct names *names, const struct code_unit *unit) {
  struct out info = {.arena = o->arena}, body = {.arena = o->arena};
  put_vuint(&info, name_number(names, unit->name));
  for (uint32_t i = 0; i < unit->n_free; i++) put_vuint(&info, name_number(names, star));
  for (uint32_t i = 0; i < (uint32_t)unit->n_args + unit->n_kwonly; i++)
    put_vuint(&info, name_number(names, unit->local_names[unit->n_free + i]));
  uint32_t size;
  const uint8_t *lines = lines_encode(o->arena, unit->lines, unit->n_lines, 1, false, &size);
  put(&info, lines, size);
  put_signature(&body, unit->n_state ? unit->n_state : 1, unit->n_handlers,
                unit->flags & CODE_WIRE_FLAGS, (uint32_t)unit->n_args + unit->n_free,
                unit->n_kwonly, unit->n_defaults);
  put_sizes(&body, (uint32_t)info.len, unit->n_cells);
  put(&body, info.data, info.len);
  put(&body, unit->cells, unit->n_cells);
  put(&body, unit->bytes, unit->size);
  put_vuint(o, (uint32_t)body.len << 3 | (unit->n_children ? 4 : 0));
  put(o, body.data, body.len);
  if (!unit->n_children) return;
  put_vuint(o, unit->n_children);
  for (uint32_t i = 0; i < unit->n_children; i++) put_unit(o, names, unit->children[i]);
}

const uint8_t *mpy_write(const struct code_module *module, size_t *len, struct mpy_error *error) {
  enum { NAME_LIMIT = 255 };
  struct names names;
  *error = (struct mpy_error){0};
  if (module->ext) {
    snprintf(error->text, sizeof error->text, "the code uses opcodes of Firn's own");
    return NULL;
  }
  collect_names(&names, module);
  struct out o = {.arena = module->arena};
  put_byte(&o, module->circuitpython ? 'C' : 'M');
  put_byte(&o, MPY_VERSION);
  put_byte(&o, 0);
  put_byte(&o, module->small_int_bits);
  put_vuint(&o, names.n);
  put_vuint(&o, module->n_consts);
  for (uint32_t i = 0; i < names.n; i++) {
    if (names.rows[i].len > NAME_LIMIT) {
      snprintf(error->text, sizeof error->text,
               "a name of %u bytes; MicroPython allows %d", names.rows[i].len, NAME_LIMIT);
      return NULL;
    }
    put_qstr(&o, names.rows[i]);
  }
  for (uint32_t i = 0; i < module->n_consts; i++) put_const(&o, module->consts[i]);
  put_unit(&o, &names, module->body);
  *len = o.len;
  return o.data;
}
