/* SPDX-License-Identifier: MIT */
/* Which globals have slots; how often each pool entry is used; the bytes, in one pass over each unit. `translate` decides
 * for both of the latter. Code that runs in any module (by_name) has no slots, and its pool is in order of appearance: then
 * the one pass over the bytes is all. */
#include "compiler/bytecode/frozen.h"

#include "compiler/bytecode/lines.h"
#include "compiler/bytecode/opcode.h"
#include "runtime/abi/dense.h"

#include <string.h>

enum { NO_SLOT = -1, MAX_OPERAND = 0x7fff, NO_GUESS = 0xff, SMALL_LIMIT = 1 << 30, GROWTH = 4, GROWTH_BY_NAME = 2 };

struct translator {
  struct code_module *module;
  const struct frozen_options *options;
  Arena *arena;
  const char *error;
  struct frozen_ref *entries; /* of the pool, in order of appearance */
  uint32_t n_entries, entry_room;
  uint32_t *index; /* of an entry: its place in the pool; NULL: the number itself */
  uint32_t *uses;  /* of an entry */
  uint16_t *name_entry, *const_entry, *builtin_entry, *code_entry; /* by qstr, const, qstr, unit: number + 1, or 0 */
  int32_t *slot_of; /* by qstr */
  struct code_text *slots;
  uint32_t n_slots;
};

/* What one wire instruction becomes. */
struct target {
  uint8_t op, b;
  bool class_name; /* LOAD_CLASS_NAME `name_entry` comes before */
  int32_t entry;   /* of the pool, or -1 */
  int32_t n;       /* other operands; jumps: wire offset of the target */
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
  for (uint32_t i = 0; i < module->n_units; i++) find_slots_of(t, module->units[i]);
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

/* A new entry, all but its kind to be filled in. */
static struct frozen_ref *add_entry(struct translator *t, enum frozen_ref_kind kind) {
  if (t->n_entries > MAX_OPERAND) {
    t->error = "the module has more than 32,767 constants, names or variables";
    t->n_entries--;
  }
  if (t->n_entries == t->entry_room) {
    const struct code_module *module = t->module; /* each of its things has an entry, or nearly */
    uint32_t room = t->entry_room ? t->entry_room * 2 : module->n_qstrs + module->n_consts + module->n_units + 1;
    struct frozen_ref *more = arena_array(t->arena, room, sizeof *more);
    if (t->n_entries) memcpy(more, t->entries, t->n_entries * sizeof *more);
    t->entries = more;
    t->entry_room = room;
  }
  struct frozen_ref *ref = &t->entries[t->n_entries++];
  ref->kind = kind;
  return ref;
}

/* The one whose number is kept in *known from now on. */
static struct frozen_ref *new_entry(struct translator *t, uint16_t *known, enum frozen_ref_kind kind) {
  struct frozen_ref *ref = add_entry(t, kind);
  *known = (uint16_t)t->n_entries;
  return ref;
}

static int32_t name_entry(struct translator *t, int32_t qstr) {
  uint16_t *known = &t->name_entry[qstr];
  if (!*known) new_entry(t, known, FROZEN_NAME)->name = t->module->qstrs[qstr];
  return *known - 1;
}

static int32_t const_entry(struct translator *t, int32_t number) {
  const struct code_const *c = t->module->consts[number];
  uint16_t *known = &t->const_entry[number];
  if (!*known && c->kind == CODE_CONST_STR) new_entry(t, known, FROZEN_NAME)->name = c->text;
  else if (!*known) new_entry(t, known, FROZEN_CONST)->value = c;
  return *known - 1;
}

static int32_t code_entry(struct translator *t, const struct code_unit *child) {
  uint16_t *known = &t->code_entry[child->index];
  if (!*known) new_entry(t, known, FROZEN_CODE)->code = child->index;
  return *known - 1;
}

static int32_t int_entry(struct translator *t, int32_t n) {
  for (uint32_t i = 0; i < t->n_entries; i++) {
    const struct frozen_ref *ref = &t->entries[i];
    if (ref->kind == FROZEN_CONST && ref->value->kind == CODE_CONST_INT && ref->value->small == n) return (int32_t)i;
  }
  struct code_const *c = ARENA_NEW(t->arena, struct code_const);
  c->kind = CODE_CONST_INT;
  c->small = n;
  add_entry(t, FROZEN_CONST)->value = c;
  return (int32_t)t->n_entries - 1;
}

/* ---- instructions ---- */

static void load_builtin(struct translator *t, int32_t qstr, struct target *out) {
  uint16_t *known = &t->builtin_entry[qstr];
  if (!*known) new_entry(t, known, FROZEN_BUILTIN)->name = t->module->qstrs[qstr];
  out->op = OP_LOAD_CONST_OBJ;
  out->entry = *known - 1;
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

static int32_t text_entry(struct translator *t, struct code_text name) {
  for (uint32_t i = 0; i < t->n_entries; i++)
    if (t->entries[i].kind == FROZEN_NAME && code_text_equal(t->entries[i].name, name)) return (int32_t)i;
  add_entry(t, FROZEN_NAME)->name = name;
  return (int32_t)t->n_entries - 1;
}

/* What an import statement names: `time`, where that is called `utime`. */
static int32_t module_entry(struct translator *t, int32_t qstr) {
  struct code_text name = t->module->qstrs[qstr];
  for (uint32_t i = 0; i < t->options->n_old_names; i++)
    if (code_text_equal(t->options->old_names[i], name)) return text_entry(t, (struct code_text){name.data + 1, name.len - 1});
  return name_entry(t, qstr);
}

/* One whose operand is a name. */
static void translate_name(struct translator *t, const struct code_unit *unit, uint32_t at, const struct instruction *in,
                           struct target *out) {
  bool in_class = unit->flags & CODE_CLASS;
  if (in->op == OP_LOAD_GLOBAL && needs_builtin(unit, at)) {
    load_builtin(t, in->n, out);
    return;
  }
  if (t->options->by_name) {
    out->op = op_by_name(unit, in->op);
    out->entry = name_entry(t, in->n);
    return;
  }
  switch (in->op) {
  case OP_LOAD_NAME:
    load_global(t, in->n, out);
    out->class_name = in_class;
    if (in_class) out->name_entry = name_entry(t, in->n);
    return;
  case OP_LOAD_GLOBAL: load_global(t, in->n, out); return;
  case OP_STORE_NAME:
  case OP_DELETE_NAME:
    if (in_class) break;
    out->op = in->op == OP_STORE_NAME ? OP_STORE_GLOBAL : OP_DELETE_GLOBAL;
    out->n = t->slot_of[in->n];
    return;
  case OP_STORE_GLOBAL:
  case OP_DELETE_GLOBAL: out->n = t->slot_of[in->n]; return;
  case OP_IMPORT_NAME: out->entry = module_entry(t, in->n); return;
  }
  out->entry = name_entry(t, in->n);
}

/* A small int that is no opcode where code may be run together with dense code. */
static bool is_long_int(const struct translator *t, uint8_t op) {
  enum { ZERO = OP_LOAD_CONST_SMALL_INT_MULTI + 16, END = OP_LOAD_CONST_SMALL_INT_MULTI + 64 };
  bool is_int = op >= OP_LOAD_CONST_SMALL_INT_MULTI && op < END;
  return t->options->by_name && is_int && (op < ZERO + DENSE_INTS_FIRST || op > ZERO + DENSE_INTS_LAST);
}

/* The instruction at `at` of the unit. */
static void translate(struct translator *t, const struct code_unit *unit, uint32_t at, const struct instruction *in,
                      struct target *out) {
  out->op = in->op; /* field by field: once for each instruction, and no call of memset */
  out->b = in->b;
  out->class_name = false;
  out->entry = out->name_entry = -1;
  out->n = in->n;
  switch (opcode_table[in->op].wire) {
  case OPERAND_QSTR: translate_name(t, unit, at, in, out); break;
  case OPERAND_OBJ: out->entry = const_entry(t, in->n); break;
  case OPERAND_CHILD:
  case OPERAND_CHILDB: out->entry = code_entry(t, unit->children[in->n]); break;
  case OPERAND_SINT:
    if (in->n >= -SMALL_LIMIT && in->n < SMALL_LIMIT) break;
    out->op = OP_LOAD_CONST_OBJ;
    out->entry = int_entry(t, in->n);
    break;
  case OPERAND_IMPLICIT:
    if (!is_long_int(t, in->op)) break;
    out->op = OP_LOAD_CONST_SMALL_INT;
    out->n = in->n - 16;
    break;
  case OPERAND_NONE:
    if (in->op == OP_GET_ITER && t->module->from_file && delegates(unit, at)) out->op = OP_GET_YIELD_FROM_ITER;
    break;
  default: break;
  }
}

/* ---- bytes ---- */

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
  return t->index ? t->index[entry] : (uint32_t)entry;
}

/* The number that the operand is. */
static uint32_t operand(const struct translator *t, const struct target *out) {
  return out->entry >= 0 ? pool_index(t, out->entry) : (uint32_t)out->n;
}

static void put_16(uint8_t *p, uint32_t v) {
  p[0] = (uint8_t)v;
  p[1] = (uint8_t)(v >> 8);
}

/* The code of one unit while it is written. `offsets`: of each wire offset that has been passed its frozen offset; of a later
   one where the last jump to it is, whose two bytes say where the one before is, and so on to 0. */
struct writer {
  const struct translator *t;
  uint8_t *bytes, *p;
  uint16_t *offsets;
};

/* The opcode at `place` - 1 jumps to the frozen offset `to`: from what follows the instruction. */
static void put_distance(uint8_t *bytes, uint32_t place, uint32_t to) {
  bool extra = opcode_table[bytes[place - 1]].frozen == OPERAND_RELB;
  put_16(bytes + place, to - (place + 2 + extra));
}

static void put_jump(struct writer *w, uint32_t at, uint32_t target) {
  uint32_t place = (uint32_t)(w->p - w->bytes);
  w->p += 2;
  if (target <= at) {
    put_distance(w->bytes, place, w->offsets[target]);
  } else {
    put_16(w->bytes + place, w->offsets[target]);
    w->offsets[target] = (uint16_t)place;
  }
}

/* Wire offset `at` is reached: the jumps to it are told. */
static void arrive(struct writer *w, uint32_t at) {
  uint32_t here = (uint32_t)(w->p - w->bytes);
  for (uint32_t place = w->offsets[at]; place;) {
    uint32_t before = w->bytes[place] | (uint32_t)w->bytes[place + 1] << 8;
    put_distance(w->bytes, place, here);
    place = before;
  }
  w->offsets[at] = (uint16_t)here;
}

/* The instruction's bytes. They are at most GROWTH times as many as before: 2 bytes that load a name may become 8, and 4 where
   no name has a slot. */
static void put_target(struct writer *w, uint32_t at, const struct target *out) {
  uint8_t *over = NULL;
  if (out->class_name) {
    *w->p++ = OP_LOAD_CLASS_NAME;
    over = w->p = put_operand(w->p, pool_index(w->t, out->name_entry));
    w->p += 2;
  }
  *w->p++ = out->op;
  switch (opcode_table[out->op].frozen) {
  case OPERAND_NONE:
  case OPERAND_IMPLICIT: break;
  case OPERAND_SINT: w->p = put_sint(w->p, out->n); break;
  case OPERAND_FWD:
  case OPERAND_REL: put_jump(w, at, (uint32_t)out->n); break;
  case OPERAND_RELB:
    put_jump(w, at, (uint32_t)out->n);
    *w->p++ = out->b;
    break;
  case OPERAND_CONSTB:
    w->p = put_operand(w->p, operand(w->t, out));
    *w->p++ = out->b;
    break;
  case OPERAND_NAMEHINT:
    w->p = put_operand(w->p, operand(w->t, out));
    *w->p++ = NO_GUESS;
    break;
  default: w->p = put_operand(w->p, operand(w->t, out));
  }
  if (over) put_16(over, (uint32_t)(w->p - over - 2));
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

/* The hint byte before w->p. For code by name nobody asks where hints are. */
static void add_hint(const struct writer *w, struct frozen_code *code, const struct target *out, bool on_self) {
  const struct frozen_ref *ref = &w->t->entries[out->entry];
  w->p[-1] = guess(w->t, code->unit, on_self, ref->name);
  if (!code->hints) return;
  code->hints[code->n_hints++] = (struct frozen_hint){(uint32_t)(w->p - w->bytes) - 1,
                                                      (uint16_t)pool_index(w->t, out->entry), out->op, on_self};
}

/* ---- units ---- */

/* Rows of offsets that move along with the code. */
struct rows {
  const struct code_line *from;
  struct code_line *to;
  uint32_t n, done;
};

static struct rows rows_of(const struct translator *t, const struct code_line *from, uint32_t n) {
  return (struct rows){from, arena_array(t->arena, n, sizeof *from), n, 0};
}

static uint32_t next_row(const struct rows *rows) {
  return rows->done < rows->n ? rows->from[rows->done].offset : UINT32_MAX;
}

/* Those before wire offset `end` are at frozen offset `offset`. */
static void move_rows(struct rows *rows, uint32_t end, uint32_t offset) {
  for (; rows->done < rows->n && rows->from[rows->done].offset < end; rows->done++)
    rows->to[rows->done] = (struct code_line){offset, rows->from[rows->done].line};
}

/* The lines and statements of one unit, and the wire offset of the first that is to be moved. */
struct positions {
  struct rows lines, statements;
  uint32_t next;
};

static void move_positions(struct positions *p, uint32_t end, uint32_t offset) {
  move_rows(&p->lines, end, offset);
  move_rows(&p->statements, end, offset);
  uint32_t line = next_row(&p->lines), statement = next_row(&p->statements);
  p->next = line < statement ? line : statement;
}

static bool loads_self(const struct code_unit *unit, const struct instruction *in) {
  uint8_t first = opcode_table[in->op].first;
  return unit->n_args > 0 && in->n == unit->n_free &&
         (first == OP_LOAD_FAST_MULTI || first == OP_LOAD_FAST_N || first == OP_LOAD_DEREF);
}

static void freeze_unit(struct translator *t, Arena *scratch, const struct code_unit *unit, struct frozen_code *code) {
  struct positions positions = {rows_of(t, unit->lines, unit->n_lines), rows_of(t, unit->statements, unit->n_statements), 0};
  if (!t->options->by_name) code->hints = arena_array(t->arena, unit->size / 2 + 1, sizeof *code->hints);
  code->unit = unit;
  code->n_state = unit->n_state;
  size_t room = unit->size * (t->options->by_name ? GROWTH_BY_NAME : GROWTH);
  struct writer w = {.t = t, .offsets = arena_array(scratch, unit->size + 1, sizeof *w.offsets)};
  w.bytes = w.p = code->bytes = arena_space(t->arena, room);
  struct instruction in;
  bool on_self = false;
  for (uint32_t at = 0; at < unit->size; at += in.size) {
    struct target out;
    instruction_decode(unit->bytes, unit->size, at, &in);
    if (at + in.size > positions.next) move_positions(&positions, at + in.size, (uint32_t)(w.p - w.bytes));
    arrive(&w, at);
    if (in.size == 1 && in.op != OP_GET_ITER && !is_long_int(t, in.op)) {
      *w.p++ = in.op;
    } else {
      translate(t, unit, at, &in, &out);
      put_target(&w, at, &out);
      if (opcode_table[out.op].frozen == OPERAND_NAMEHINT) add_hint(&w, code, &out, on_self);
    }
    on_self = loads_self(unit, &in);
    if (w.p - w.bytes > CODE_SIZE_MOST) t->error = "the code of one function is larger than 64 KB";
    if (t->error) return;
  }
  code->size = (uint32_t)(w.p - w.bytes);
  arena_trim(t->arena, w.bytes, room, code->size);
  move_positions(&positions, UINT32_MAX, code->size);
  code->rows = positions.lines.to;
  code->n_rows = unit->n_lines;
  code->statements = positions.statements.to;
}

/* Most used first, in order of appearance among equals: by counting how many are used how often. */
static void sort_by_uses(struct translator *t, struct frozen_ref *pool) {
  uint32_t most = 0;
  for (uint32_t i = 0; i < t->n_entries; i++)
    if (t->uses[i] > most) most = t->uses[i];
  uint32_t *from = arena_array(t->arena, (size_t)most + 2, sizeof *from);
  for (uint32_t i = 0; i < t->n_entries; i++) from[most - t->uses[i] + 1]++;
  for (uint32_t i = 1; i <= most; i++) from[i] += from[i - 1];
  for (uint32_t i = 0; i < t->n_entries; i++) {
    t->index[i] = from[most - t->uses[i]]++;
    pool[t->index[i]] = t->entries[i];
  }
}

/* Counts uses and orders the entries. */
static void lay_out_pool(struct translator *t, struct frozen_module *out) {
  struct instruction in;
  t->uses = arena_array(t->arena, MAX_OPERAND + 1, sizeof *t->uses);
  for (uint32_t i = 0; i < t->module->n_units; i++) {
    const struct code_unit *unit = t->module->units[i];
    for (uint32_t at = 0; at < unit->size; at += in.size) {
      struct target target;
      instruction_decode(unit->bytes, unit->size, at, &in);
      translate(t, unit, at, &in, &target);
      if (target.entry >= 0) t->uses[target.entry]++;
      if (target.name_entry >= 0) t->uses[target.name_entry]++;
    }
  }
  t->index = arena_array(t->arena, t->n_entries, sizeof *t->index);
  out->pool = arena_array(t->arena, t->n_entries, sizeof *out->pool);
  sort_by_uses(t, out->pool);
  if (t->n_slots > MAX_OPERAND) t->error = "the module has more than 32,767 constants, names or variables";
}

static uint16_t *none_yet(struct translator *t, uint32_t n) { return arena_array(t->arena, n, sizeof(uint16_t)); }

struct frozen_module *frozen_translate(struct code_module *module,
                                       const struct frozen_options *options, const char **error) {
  struct translator t = {.module = module, .options = options, .arena = module->arena};
  Arena scratch;
  t.name_entry = none_yet(&t, module->n_qstrs);
  t.builtin_entry = none_yet(&t, module->n_qstrs);
  t.const_entry = none_yet(&t, module->n_consts);
  t.code_entry = none_yet(&t, module->n_units);
  struct frozen_module *out = ARENA_NEW(t.arena, struct frozen_module);
  out->source = module;
  if (!options->by_name) {
    find_slots(&t);
    lay_out_pool(&t, out);
  }
  out->slots = t.slots;
  out->n_slots = t.n_slots;
  out->n_codes = module->n_units;
  out->codes = arena_array(t.arena, module->n_units, sizeof *out->codes);
  arena_init(&scratch, t.arena->source);
  const Arena mark = arena_mark(&scratch);
  for (uint32_t i = 0; i < module->n_units && !t.error; i++) {
    freeze_unit(&t, &scratch, module->units[i], &out->codes[i]);
    arena_release(&scratch, &mark);
  }
  arena_free(&scratch);
  if (options->by_name) out->pool = t.entries;
  out->n_pool = t.n_entries;
  *error = t.error;
  return t.error ? NULL : out;
}

uint32_t frozen_line(const struct frozen_code *code, uint32_t offset) {
  uint32_t line = lines_find(code->rows, code->n_rows, offset);
  return line ? line : code->unit->first_line;
}
