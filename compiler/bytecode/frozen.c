/* SPDX-License-Identifier: MIT */
/* Three passes over the wire code: which globals have slots; what each instruction becomes and how
 * often each pool entry is used; the bytes. `translate` decides for all of them, so that sizes and
 * bytes cannot disagree. */
#include "compiler/bytecode/frozen.h"

#include "compiler/bytecode/lines.h"
#include "compiler/bytecode/opcode.h"

#include <string.h>

enum { NO_SLOT = -1, MAX_OPERAND = 0x7fff, NO_GUESS = 0xff, SMALL_LIMIT = 1 << 30 };

/* Pool entries by what they are made of; `index` is their final place. */
struct entry {
  struct frozen_ref ref;
  uint32_t uses, index;
};

struct translator {
  struct code_module *module;
  const struct frozen_options *options;
  Arena *arena;
  const char *error;
  struct entry *entries;
  uint32_t n_entries, entry_room;
  int32_t *name_entry, *const_entry, *builtin_entry, *code_entry; /* by qstr, const, qstr, unit; or -1 */
  int32_t *slot_of; /* by qstr */
  struct code_text *slots;
  uint32_t n_slots;
  int32_t main_name; /* entry of options->module_name */
};

/* What one wire instruction becomes. */
struct target {
  uint8_t op;
  int32_t entry; /* of the pool, or -1 */
  int32_t n;     /* other operands; jumps: wire offset of the target */
  uint8_t b;
  bool class_name; /* LOAD_CLASS_NAME `name_entry` comes before */
  int32_t name_entry;
};

/* ---- slots ---- */

static void add_slot(struct translator *t, int32_t qstr) {
  if (t->slot_of[qstr] != NO_SLOT) return;
  t->slot_of[qstr] = (int32_t)t->n_slots;
  t->slots[t->n_slots++] = t->module->qstrs[qstr];
}

static void find_slots_of(struct translator *t, const struct code_unit *unit) {
  struct instruction in;
  for (uint32_t at = 0; at < unit->size; at += in.size) {
    instruction_decode(unit->bytes, unit->size, at, &in);
    bool global = in.op == OP_STORE_GLOBAL || in.op == OP_DELETE_GLOBAL;
    bool name = in.op == OP_STORE_NAME || in.op == OP_DELETE_NAME;
    if (global || (name && !(unit->flags & CODE_CLASS))) add_slot(t, in.n);
  }
}

static void find_slots(struct translator *t) {
  const struct code_module *module = t->module;
  t->slots = arena_array(t->arena, module->n_qstrs + t->options->n_stored_elsewhere,
                         sizeof *t->slots);
  t->slot_of = arena_array(t->arena, module->n_qstrs, sizeof *t->slot_of);
  for (uint32_t i = 0; i < module->n_qstrs; i++) t->slot_of[i] = NO_SLOT;
  for (uint32_t i = 0; i < module->n_units && !t->options->by_name; i++) find_slots_of(t, module->units[i]);
  for (uint32_t i = 0; i < t->options->n_stored_elsewhere; i++) {
    struct code_text name = t->options->stored_elsewhere[i];
    bool known = false;
    for (uint32_t k = 0; k < module->n_qstrs && !known; k++)
      if (code_text_equal(module->qstrs[k], name)) {
        add_slot(t, (int32_t)k);
        known = true;
      }
    for (uint32_t k = 0; k < t->n_slots && !known; k++)
      known = code_text_equal(t->slots[k], name);
    if (!known) t->slots[t->n_slots++] = name;
  }
}

/* ---- the pool ---- */

static int32_t add_entry(struct translator *t, struct frozen_ref ref) {
  if (t->n_entries == t->entry_room) {
    uint32_t room = t->entry_room ? t->entry_room * 2 : 16;
    struct entry *more = arena_array(t->arena, room, sizeof *more);
    if (t->n_entries) memcpy(more, t->entries, t->n_entries * sizeof *more);
    t->entries = more;
    t->entry_room = room;
  }
  t->entries[t->n_entries] = (struct entry){.ref = ref};
  return (int32_t)t->n_entries++;
}

static int32_t name_entry(struct translator *t, int32_t qstr) {
  if (t->name_entry[qstr] < 0)
    t->name_entry[qstr] =
        add_entry(t, (struct frozen_ref){.kind = FROZEN_NAME, .name = t->module->qstrs[qstr]});
  return t->name_entry[qstr];
}

static int32_t const_entry(struct translator *t, int32_t number) {
  const struct code_const *c = t->module->consts[number];
  if (t->const_entry[number] < 0) {
    struct frozen_ref ref = {.kind = FROZEN_CONST, .value = c};
    if (c->kind == CODE_CONST_STR) ref = (struct frozen_ref){.kind = FROZEN_NAME, .name = c->text};
    t->const_entry[number] = add_entry(t, ref);
  }
  return t->const_entry[number];
}

static int32_t code_entry(struct translator *t, const struct code_unit *child) {
  if (t->code_entry[child->index] < 0)
    t->code_entry[child->index] =
        add_entry(t, (struct frozen_ref){.kind = FROZEN_CODE, .code = child->index});
  return t->code_entry[child->index];
}

static int32_t int_entry(struct translator *t, int32_t n) {
  struct code_const *c = ARENA_NEW(t->arena, struct code_const);
  c->kind = CODE_CONST_INT;
  c->small = n;
  for (uint32_t i = 0; i < t->n_entries; i++)
    if (t->entries[i].ref.kind == FROZEN_CONST && code_const_equal(t->entries[i].ref.value, c))
      return (int32_t)i;
  return add_entry(t, (struct frozen_ref){.kind = FROZEN_CONST, .value = c});
}

/* ---- instructions ---- */

static bool text_is(struct code_text text, const char *other) {
  return text.len == strlen(other) && !memcmp(text.data, other, text.len);
}

static void load_builtin(struct translator *t, int32_t qstr, struct target *out) {
  if (t->builtin_entry[qstr] < 0)
    t->builtin_entry[qstr] =
        add_entry(t, (struct frozen_ref){.kind = FROZEN_BUILTIN, .name = t->module->qstrs[qstr]});
  out->op = OP_LOAD_CONST_OBJ;
  out->entry = t->builtin_entry[qstr];
}

static bool needs_builtin(const struct code_unit *unit, uint32_t at) {
  for (uint32_t i = 0; i < unit->n_builtin_loads; i++)
    if (unit->builtin_loads[i] == at) return true;
  return false;
}

/* A read of a module variable: by slot, as a constant, or by name. */
static void load_global(struct translator *t, int32_t qstr, struct target *out) {
  struct code_text name = t->module->qstrs[qstr];
  if (t->slot_of[qstr] != NO_SLOT) {
    out->op = OP_LOAD_GLOBAL;
    out->n = t->slot_of[qstr];
    return;
  }
  if (t->options->module_name.data && text_is(name, "__name__")) {
    if (t->main_name < 0)
      t->main_name = add_entry(
          t, (struct frozen_ref){.kind = FROZEN_NAME, .name = t->options->module_name});
    out->op = OP_LOAD_CONST_STRING;
    out->entry = t->main_name;
    return;
  }
  if (t->options->is_builtin && t->options->is_builtin(t->options->ctx, name)) {
    load_builtin(t, qstr, out);
    return;
  }
  out->op = OP_LOAD_NAME_DYNAMIC;
  out->entry = name_entry(t, qstr);
}

/* Code for any module: module and class bodies have a namespace, functions have their module's. */
static uint8_t op_by_name(const struct code_unit *unit, uint8_t op) {
  bool body = unit->flags & (CODE_CLASS | CODE_MODULE);
  switch (op) {
  case OP_LOAD_GLOBAL: return OP_LOAD_GLOBAL_NAME;
  case OP_STORE_GLOBAL: return OP_STORE_GLOBAL_NAME;
  case OP_DELETE_GLOBAL: return OP_DELETE_GLOBAL_NAME;
  case OP_LOAD_NAME: return body ? op : OP_LOAD_GLOBAL_NAME;
  default: return op;
  }
}

/* GET_ITER, LOAD_CONST_NONE, YIELD_FROM: the wire's `yield from`, and its `await` too. */
static bool delegates(const struct code_unit *unit, uint32_t at) {
  return at + 2 < unit->size && unit->bytes[at + 1] == OP_LOAD_CONST_NONE && unit->bytes[at + 2] == OP_YIELD_FROM;
}

/* The instruction at `at` of the unit. */
static struct target translate(struct translator *t, const struct code_unit *unit, uint32_t at,
                               const struct instruction *in) {
  struct target out = {.op = in->op, .entry = -1, .n = in->n, .b = in->b, .name_entry = -1};
  if (t->options->by_name && opcode_table[in->op].wire == OPERAND_QSTR) {
    if (in->op == OP_LOAD_GLOBAL && needs_builtin(unit, at)) {
      load_builtin(t, in->n, &out);
      return out;
    }
    out.op = op_by_name(unit, in->op);
    out.entry = name_entry(t, in->n);
    return out;
  }
  bool in_class = unit->flags & CODE_CLASS;
  switch (in->op) {
  case OP_LOAD_NAME:
    load_global(t, in->n, &out);
    out.class_name = in_class;
    if (in_class) out.name_entry = name_entry(t, in->n);
    return out;
  case OP_LOAD_GLOBAL:
    if (needs_builtin(unit, at)) load_builtin(t, in->n, &out);
    else load_global(t, in->n, &out);
    return out;
  case OP_STORE_NAME:
  case OP_DELETE_NAME:
    if (!in_class) {
      out.op = in->op == OP_STORE_NAME ? OP_STORE_GLOBAL : OP_DELETE_GLOBAL;
      out.n = t->slot_of[in->n];
    } else {
      out.entry = name_entry(t, in->n);
    }
    return out;
  case OP_STORE_GLOBAL:
  case OP_DELETE_GLOBAL: out.n = t->slot_of[in->n]; return out;
  case OP_GET_ITER:
    if (t->module->from_file && delegates(unit, at)) out.op = OP_GET_YIELD_FROM_ITER;
    return out;
  case OP_LOAD_CONST_SMALL_INT:
    if (in->n >= -SMALL_LIMIT && in->n < SMALL_LIMIT) return out;
    out.op = OP_LOAD_CONST_OBJ;
    out.entry = int_entry(t, in->n);
    return out;
  }
  switch (opcode_table[in->op].wire) {
  case OPERAND_QSTR: out.entry = name_entry(t, in->n); break;
  case OPERAND_OBJ: out.entry = const_entry(t, in->n); break;
  case OPERAND_CHILD:
  case OPERAND_CHILDB: out.entry = code_entry(t, unit->children[in->n]); break;
  default: break;
  }
  return out;
}

/* ---- bytes ---- */

static uint32_t operand_size(uint32_t v) { return v < 0x80 ? 1 : 2; }

static uint8_t *put_operand(uint8_t *p, uint32_t v) {
  if (v >= 0x80) *p++ = (uint8_t)(0x80 | v >> 8);
  *p++ = (uint8_t)v;
  return p;
}

static uint32_t sint_size(int32_t v) {
  uint32_t n = 1;
  while (v < -0x40 || v > 0x3f) {
    v >>= 7;
    n++;
  }
  return n;
}

static uint8_t *put_sint(uint8_t *p, int32_t v) {
  for (uint32_t i = sint_size(v); i-- > 0;)
    *p++ = (uint8_t)((v >> (7 * i) & 0x7f) | (i ? 0x80 : 0));
  return p;
}

static uint32_t pool_index(const struct translator *t, int32_t entry) {
  return t->entries[entry].index;
}

/* The number that the operand is, after the pool is laid out. */
static uint32_t operand(const struct translator *t, const struct target *out) {
  return out->entry >= 0 ? pool_index(t, out->entry) : (uint32_t)out->n;
}

static uint32_t size_of(const struct translator *t, const struct target *out) {
  uint32_t size = 1;
  if (out->class_name) size += 1 + operand_size(pool_index(t, out->name_entry)) + 2;
  switch (opcode_table[out->op].frozen) {
  case OPERAND_NONE:
  case OPERAND_IMPLICIT: return size;
  case OPERAND_SINT: return size + sint_size(out->n);
  case OPERAND_FWD:
  case OPERAND_REL: return size + 2;
  case OPERAND_RELB: return size + 3;
  case OPERAND_CONSTB:
  case OPERAND_NAMEHINT: return size + operand_size(operand(t, out)) + 1;
  default: return size + operand_size(operand(t, out));
  }
}

static uint8_t *put_jump(uint8_t *p, int32_t distance) {
  *p++ = (uint8_t)distance;
  *p++ = (uint8_t)(distance >> 8);
  return p;
}

/* `offsets`: frozen offset of each wire offset. `next`: frozen offset behind this instruction. */
static uint8_t *put_target(const struct translator *t, const struct target *out,
                           const uint32_t *offsets, uint32_t next, uint8_t *p) {
  if (out->class_name) {
    struct target plain = *out;
    plain.class_name = false;
    *p++ = OP_LOAD_CLASS_NAME;
    p = put_operand(p, pool_index(t, out->name_entry));
    p = put_jump(p, (int32_t)size_of(t, &plain));
  }
  *p++ = out->op;
  switch (opcode_table[out->op].frozen) {
  case OPERAND_NONE:
  case OPERAND_IMPLICIT: return p;
  case OPERAND_SINT: return put_sint(p, out->n);
  case OPERAND_FWD:
  case OPERAND_REL: return put_jump(p, (int32_t)(offsets[out->n] - next));
  case OPERAND_RELB:
    p = put_jump(p, (int32_t)(offsets[out->n] - next));
    *p++ = out->b;
    return p;
  case OPERAND_CONSTB:
    p = put_operand(p, operand(t, out));
    *p++ = out->b;
    return p;
  case OPERAND_NAMEHINT:
    p = put_operand(p, operand(t, out));
    *p++ = NO_GUESS;
    return p;
  default: return put_operand(p, operand(t, out));
  }
}

/* ---- guesses for attributes ---- */

static uint8_t slot_in(const struct code_unit *cls, struct code_text name) {
  for (uint32_t i = 0; i < cls->n_slots; i++)
    if (code_text_equal(cls->slot_names[i], name)) return (uint8_t)i;
  return NO_GUESS;
}

/* The class around a method, else the first class of the module that has the slot. */
static uint8_t guess(const struct translator *t, const struct code_unit *unit, bool on_self,
                     struct code_text name) {
  if (on_self && unit->parent && unit->parent->flags & CODE_CLASS) {
    uint8_t slot = slot_in(unit->parent, name);
    if (slot != NO_GUESS) return slot;
  }
  for (uint32_t i = 0; i < t->module->n_units; i++) {
    uint8_t slot = NO_GUESS;
    if (t->module->units[i]->flags & CODE_CLASS) slot = slot_in(t->module->units[i], name);
    if (slot != NO_GUESS) return slot;
  }
  return NO_GUESS;
}

static void add_hint(struct translator *t, struct frozen_code *code, const struct target *out,
                     uint32_t offset, bool on_self) {
  const struct frozen_ref *ref = &t->entries[out->entry].ref;
  code->hints[code->n_hints++] =
      (struct frozen_hint){offset, (uint16_t)pool_index(t, out->entry), out->op, on_self};
  code->bytes[offset] = guess(t, code->unit, on_self, ref->name);
}

/* ---- units ---- */

static const uint32_t *lay_out(struct translator *t, const struct code_unit *unit,
                               uint32_t *n_hints) {
  uint32_t *offsets = arena_array(t->arena, unit->size + 1, sizeof *offsets);
  uint32_t size = 0;
  struct instruction in;
  *n_hints = 0;
  for (uint32_t at = 0; at < unit->size; at += in.size) {
    instruction_decode(unit->bytes, unit->size, at, &in);
    struct target out = translate(t, unit, at, &in);
    for (uint32_t i = 0; i < in.size; i++) offsets[at + i] = size;
    if (opcode_table[out.op].frozen == OPERAND_NAMEHINT) ++*n_hints;
    size += size_of(t, &out);
  }
  offsets[unit->size] = size;
  return offsets;
}

static struct code_line *moved(struct translator *t, const struct code_line *rows, uint32_t n,
                               const struct code_unit *unit, const uint32_t *offsets) {
  struct code_line *out = arena_array(t->arena, n, sizeof *out);
  for (uint32_t i = 0; i < n; i++) {
    uint32_t at = rows[i].offset < unit->size ? rows[i].offset : unit->size;
    out[i] = (struct code_line){offsets[at], rows[i].line};
  }
  return out;
}

static void freeze_unit(struct translator *t, const struct code_unit *unit,
                        struct frozen_code *code) {
  uint32_t n_hints;
  const uint32_t *offsets = lay_out(t, unit, &n_hints);
  code->unit = unit;
  code->n_state = unit->n_state;
  code->size = offsets[unit->size];
  if (code->size > 0xffff) {
    t->error = "the code of one function is larger than 64 KB";
    return;
  }
  code->bytes = arena_alloc(t->arena, code->size);
  code->hints = arena_array(t->arena, n_hints, sizeof *code->hints);
  struct instruction in;
  bool on_self = false;
  for (uint32_t at = 0; at < unit->size; at += in.size) {
    instruction_decode(unit->bytes, unit->size, at, &in);
    struct target out = translate(t, unit, at, &in);
    uint32_t next = offsets[at] + size_of(t, &out);
    uint8_t *end = put_target(t, &out, offsets, next, code->bytes + offsets[at]);
    if (opcode_table[out.op].frozen == OPERAND_NAMEHINT)
      add_hint(t, code, &out, (uint32_t)(end - code->bytes) - 1, on_self);
    uint8_t first = opcode_table[in.op].first;
    on_self = unit->n_args > 0 && in.n == unit->n_free &&
              (first == OP_LOAD_FAST_MULTI || first == OP_LOAD_FAST_N || first == OP_LOAD_DEREF);
  }
  struct code_line *rows = moved(t, unit->lines, unit->n_lines, unit, offsets);
  code->lines =
      lines_encode(t->arena, rows, unit->n_lines, unit->first_line, true, &code->lines_size);
  code->statements = moved(t, unit->statements, unit->n_statements, unit, offsets);
}

/* Most used first, in order of appearance among equals: by counting how many are used how often. */
static void sort_by_uses(struct translator *t, struct entry **order) {
  uint32_t most = 0;
  for (uint32_t i = 0; i < t->n_entries; i++)
    if (t->entries[i].uses > most) most = t->entries[i].uses;
  uint32_t *from = arena_array(t->arena, (size_t)most + 2, sizeof *from);
  for (uint32_t i = 0; i < t->n_entries; i++) from[most - t->entries[i].uses + 1]++;
  for (uint32_t i = 1; i <= most; i++) from[i] += from[i - 1];
  for (uint32_t i = 0; i < t->n_entries; i++) order[from[most - t->entries[i].uses]++] = &t->entries[i];
}

/* Counts uses, orders the entries and writes the pool. */
static void lay_out_pool(struct translator *t, struct frozen_module *out) {
  struct instruction in;
  for (uint32_t i = 0; i < t->module->n_units; i++) {
    const struct code_unit *unit = t->module->units[i];
    for (uint32_t at = 0; at < unit->size; at += in.size) {
      instruction_decode(unit->bytes, unit->size, at, &in);
      struct target target = translate(t, unit, at, &in);
      if (target.entry >= 0) t->entries[target.entry].uses++;
      if (target.name_entry >= 0) t->entries[target.name_entry].uses++;
    }
  }
  struct entry **order = arena_array(t->arena, t->n_entries, sizeof *order);
  sort_by_uses(t, order);
  out->pool = arena_array(t->arena, t->n_entries, sizeof *out->pool);
  out->n_pool = t->n_entries;
  for (uint32_t i = 0; i < t->n_entries; i++) {
    order[i]->index = i;
    out->pool[i] = order[i]->ref;
  }
  if (t->n_entries > MAX_OPERAND || t->n_slots > MAX_OPERAND)
    t->error = "the module has more than 32,767 constants, names or variables";
}

static int32_t *unset(struct translator *t, uint32_t n) {
  int32_t *rows = arena_array(t->arena, n, sizeof *rows);
  for (uint32_t i = 0; i < n; i++) rows[i] = -1;
  return rows;
}

struct frozen_module *frozen_translate(struct code_module *module,
                                       const struct frozen_options *options, const char **error) {
  struct translator t = {.module = module, .options = options, .arena = module->arena,
                         .main_name = -1};
  t.name_entry = unset(&t, module->n_qstrs);
  t.builtin_entry = unset(&t, module->n_qstrs);
  t.const_entry = unset(&t, module->n_consts);
  t.code_entry = unset(&t, module->n_units);
  struct frozen_module *out = ARENA_NEW(t.arena, struct frozen_module);
  out->source = module;
  find_slots(&t);
  lay_out_pool(&t, out);
  out->slots = t.slots;
  out->n_slots = t.n_slots;
  out->n_codes = module->n_units;
  out->codes = arena_array(t.arena, module->n_units, sizeof *out->codes);
  for (uint32_t i = 0; i < module->n_units && !t.error; i++)
    freeze_unit(&t, module->units[i], &out->codes[i]);
  *error = t.error;
  return t.error ? NULL : out;
}
