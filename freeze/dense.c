/* SPDX-License-Identifier: MIT */
/* A function's instructions are taken apart into steps. Which of them are written together is a shortest way through the
 * steps, found from the end: of all opcodes that fit at a step, and of writing it as it is, what makes the rest of the code the
 * smallest (among equals, the fewest instructions). Nothing is written together across a place that is jumped to or where
 * the line table has a row.
 *
 * Short jumps depend on the sizes of what is between, so all jumps begin short: those that turn out to go too far are long from
 * then on, and the way is sought again until there is none. */
#include "freeze/dense.h"

#include <stdlib.h>
#include <string.h>

#include "compiler/bytecode/opcode.h"
#include "freeze/memory.h"
#include "freeze/scan.h"
#include "freeze/snapshot.h"
#include "runtime/abi/dense.h"
#include "runtime/abi/operator.h"

enum { NO_GUESS = 0xff };

struct part {
  uint8_t op;
  int8_t operand;
  bool is_there;
};

static const struct row { uint8_t code; struct part parts[DENSE_PARTS + 1]; } rows[] = {
#define DENSE(name, code, parts, behind, starts, synopsis) {code, {parts}},
#define PART(op, operand) {OP_##op, operand, true},
#include "runtime/abi/dense.def"
#undef DENSE
#undef PART
};
enum { ROWS = sizeof rows / sizeof rows[0] };

/* One instruction of the frozen code. */
struct step {
  uint32_t at, next;     /* offsets */
  uint8_t op, first, kind; /* `first`: of a range; enum operand_kind */
  uint8_t extra;
  bool is_pool, jumps, far, alone; /* alone: nothing before it may be written with it */
  int32_t n;             /* an index: the entry's new place */
  uint32_t entry;        /* its old one */
  uint32_t target;       /* of a jump: offset, then number of the step */
  const struct row *row; /* what begins here; NULL: the instruction itself */
  uint64_t cost;         /* of all from here on */
  uint32_t to;           /* new offset */
};

/* A module's pool in its new order. */
struct pool {
  uint32_t *index; /* of an entry of frozen->pool: its place; UINT32_MAX: left out */
  uint32_t *entry; /* the other way round, `count` of them */
  uint32_t count;
};

struct dense {
  const struct module_input *input;
  const struct pool *pool;
  const struct frozen_code *code;
  bool named;
  struct step *steps; /* and one more, the end */
  uint32_t count;
};

/* ---- taking apart ---- */

static bool is_jump(uint8_t kind) { return kind == OPERAND_FWD || kind == OPERAND_REL || kind == OPERAND_RELB || kind == OPERAND_NAMEFWD; }

static struct step step_of(const struct dense *d, const struct scan *scan) {
  uint8_t op = scan->op == OP_LOAD_CONST_STRING ? OP_LOAD_CONST_OBJ : scan->op;
  const struct opcode_info *info = &opcode_table[op];
  struct step step = {.at = scan->offset, .next = scan->next, .op = op, .first = info->first, .kind = info->frozen, .extra = scan->extra,
                      .is_pool = scan->is_pool, .jumps = is_jump(info->frozen), .n = (int32_t)scan->n, .entry = (uint32_t)scan->n};
  if (step.is_pool) step.n = (int32_t)d->pool->index[step.entry];
  int32_t distance = step.n;
  if (step.kind == OPERAND_NAMEFWD) distance = scan->bytes[scan->next - 2] | scan->bytes[scan->next - 1] << 8;
  if (step.jumps) step.target = (uint32_t)((int32_t)scan->next + distance);
  return step;
}

static uint32_t step_at(const struct dense *d, uint32_t offset) {
  uint32_t low = 0, high = d->count;
  while (low < high) {
    uint32_t middle = (low + high) / 2;
    if (d->steps[middle].next <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

static void take_apart(struct dense *d) {
  const struct frozen_code *code = d->code;
  struct scan scan = scan_begin(SCAN_FROZEN, code->bytes, code->size);
  d->steps = memory_zero((code->size + 1) * sizeof *d->steps);
  while (scan_next(&scan)) d->steps[d->count++] = step_of(d, &scan);
  d->steps[d->count] = (struct step){.at = code->size, .next = code->size};
  for (uint32_t i = 0; i < d->count; i++) {
    struct step *step = &d->steps[i];
    if (!step->jumps) continue;
    step->target = step_at(d, step->target);
    d->steps[step->target].alone = true;
  }
  for (uint32_t i = 0; i < code->n_rows; i++) d->steps[step_at(d, code->rows[i].offset)].alone = true;
}

/* A class body's LOAD_CLASS_NAME before the LOAD_NAME_DYNAMIC of the same name: that is LOAD_NAME. */
static void join_names(struct dense *d) {
  uint32_t used = 0, *moved = memory_zero((d->count + 1) * sizeof *moved);
  for (uint32_t i = 0; i < d->count; i++) {
    struct step *step = &d->steps[i], *next = step + 1;
    moved[i] = used;
    if (step->op == OP_LOAD_CLASS_NAME && next->op == OP_LOAD_NAME_DYNAMIC && step->n == next->n && step->target == i + 2 && !next->alone) {
      step->op = step->first = OP_LOAD_NAME;
      step->kind = OPERAND_NAME;
      step->jumps = false;
      step->next = next->next;
      moved[++i] = used;
    }
    d->steps[used++] = *step;
  }
  moved[d->count] = used;
  d->steps[used] = d->steps[d->count];
  d->count = used;
  for (uint32_t i = 0; i < used; i++)
    if (d->steps[i].jumps) d->steps[i].target = moved[d->steps[i].target];
  free(moved);
}

/* ---- what fits ---- */

static bool is_own_name(const struct dense *d, const struct step *make, const struct step *store) {
  const struct frozen_module *frozen = d->input->frozen;
  const struct frozen_ref *code = &frozen->pool[make->entry];
  return d->named && code->kind == FROZEN_CODE && code_text_equal(frozen->codes[code->code].unit->name, frozen->pool[store->entry].name);
}

static bool part_fits(const struct dense *d, const struct part *part, uint32_t i) {
  const struct step *step = &d->steps[i];
  bool is_byte = step->n >= 0 && step->n < 256;
  if (step->first != part->op) return false;
  switch (part->operand) {
  case BYTE:
  case METHOD: return is_byte;
  case HINTED: return is_byte && step->extra != NO_GUESS;
  case UNHINTED: return is_byte && step->extra == NO_GUESS;
  case AHEAD: return !step->far && step->target > i;
  case BACK: return !step->far && step->target <= i;
  case NEAR: return !step->far;
  case NAME_AHEAD: return is_byte && !step->far && step->target > i;
  case OWN_NAME: return is_own_name(d, step - 1, step);
  case LEAVES: return d->code->unit->n_handlers == 0;
  default: return (step->kind == OPERAND_NONE ? 0 : step->n) == part->operand;
  }
}

static uint32_t part_size(const struct part *part) {
  switch (part->operand) {
  case HINTED:
  case NAME_AHEAD: return 2;
  case OWN_NAME:
  case LEAVES: return 0;
  default: return part->operand < 0;
  }
}

/* How many steps the row takes from `i` on, or 0; *size: its bytes. */
static uint32_t row_fits(const struct dense *d, const struct row *row, uint32_t i, uint32_t *size) {
  uint32_t n = 0;
  *size = 1;
  for (; row->parts[n].is_there; n++) {
    if (i + n >= d->count || (n && d->steps[i + n].alone) || !part_fits(d, &row->parts[n], i + n)) return 0;
    *size += part_size(&row->parts[n]);
  }
  return n;
}

static uint32_t row_count(const struct row *row) {
  uint32_t n = 1;
  while (row && row->parts[n].is_there) n++;
  return n;
}

static bool is_long_int(const struct step *step) {
  return step->first == OP_LOAD_CONST_SMALL_INT_MULTI && (step->n - 16 < DENSE_INTS_FIRST || step->n - 16 > DENSE_INTS_LAST);
}

/* ---- the way ---- */

static uint32_t plain_size(const struct step *step) {
  if (is_long_int(step)) return 2;
  if (!step->is_pool) return step->next - step->at;
  uint32_t tail = step->kind == OPERAND_NAMEFWD ? 2 : step->kind == OPERAND_NAMEHINT || step->kind == OPERAND_CONSTB;
  return 1 + (step->n < 0x80 ? 1 : 2) + tail;
}

static uint64_t cost(uint32_t bytes) { return ((uint64_t)bytes << 32) + 1; }

static void find_way(struct dense *d) {
  d->steps[d->count].cost = 0;
  for (uint32_t i = d->count; i-- > 0;) {
    struct step *step = &d->steps[i];
    step->row = NULL;
    step->cost = cost(plain_size(step)) + step[1].cost;
    for (uint32_t r = 0; r < ROWS; r++) {
      uint32_t size, n = rows[r].parts[0].op == step->first ? row_fits(d, &rows[r], i, &size) : 0;
      if (!n || cost(size) + step[n].cost > step->cost) continue;
      step->cost = cost(size) + step[n].cost;
      step->row = &rows[r];
    }
  }
}

/* Where the instructions come to lie. Are all short jumps short? */
static bool lay_out(struct dense *d) {
  bool good = true;
  uint32_t at = 0, n;
  for (uint32_t i = 0; i < d->count; i += n) {
    n = row_count(d->steps[i].row);
    for (uint32_t k = 0; k < n; k++) d->steps[i + k].to = at;
    at += (uint32_t)((d->steps[i].cost - d->steps[i + n].cost) >> 32);
  }
  d->steps[d->count].to = at;
  for (uint32_t i = 0; i < d->count; i += n) {
    const struct row *row = d->steps[i].row;
    n = row_count(row);
    for (uint32_t k = 0; row && k < n; k++) {
      struct step *step = &d->steps[i + k];
      if (!step->jumps) continue;
      int32_t distance = (int32_t)(d->steps[step->target].to - d->steps[i + n].to);
      bool fits = row->parts[k].operand == NEAR ? distance >= -128 && distance < 128 : distance > -256 && distance < 256;
      if (!fits) step->far = true;
      good &= fits;
    }
  }
  return good;
}

/* Constants in another order, and ints that have no opcode of their own, may make code longer than it was. */
static bool is_expressible(const struct dense *d) {
  if (d->steps[d->count].to > UINT16_MAX) return false;
  for (uint32_t i = 0; i < d->count; i++) {
    const struct step *step = &d->steps[i];
    if (!step->jumps || !step->far) continue;
    int32_t distance = (int32_t)(d->steps[step->target].to - step[1].to);
    if (step->kind == OPERAND_REL || step->kind == OPERAND_RELB ? distance != (int16_t)distance : distance < 0) return false;
  }
  return true;
}

/* ---- writing ---- */

static uint8_t *put_index(uint8_t *p, uint32_t n) {
  if (n >= 0x80) *p++ = (uint8_t)(0x80 | n >> 8);
  *p++ = (uint8_t)n;
  return p;
}

static uint8_t *put_offset(uint8_t *p, int32_t distance) {
  *p++ = (uint8_t)distance;
  *p++ = (uint8_t)((uint32_t)distance >> 8);
  return p;
}

static uint8_t *put_plain(const struct dense *d, uint8_t *p, uint32_t i) {
  const struct step *step = &d->steps[i];
  uint32_t size = step->next - step->at;
  int32_t distance = step->jumps ? (int32_t)(d->steps[step->target].to - step[1].to) : 0;
  if (is_long_int(step)) {
    *p++ = OP_LOAD_CONST_SMALL_INT;
    *p++ = (uint8_t)((step->n - 16) & 0x7f);
    return p;
  }
  *p++ = step->op;
  if (step->is_pool) {
    p = put_index(p, (uint32_t)step->n);
    if (step->kind == OPERAND_NAMEFWD) p = put_offset(p, distance);
    if (step->kind == OPERAND_NAMEHINT || step->kind == OPERAND_CONSTB) *p++ = step->extra;
  } else if (step->jumps) {
    p = put_offset(p, distance);
    if (step->kind == OPERAND_RELB) *p++ = step->extra;
  } else {
    memcpy(p, d->code->bytes + step->at + 1, size - 1);
    p += size - 1;
  }
  return p;
}

static uint8_t *put_part(const struct dense *d, uint8_t *p, const struct part *part, const struct step *step, uint32_t end) {
  int32_t distance = step->jumps ? (int32_t)(d->steps[step->target].to - end) : 0;
  switch (part->operand) {
  case HINTED: *p++ = (uint8_t)step->n, *p++ = step->extra; break;
  case BYTE:
  case UNHINTED:
  case METHOD: *p++ = (uint8_t)step->n; break;
  case NAME_AHEAD: *p++ = (uint8_t)step->n, *p++ = (uint8_t)distance; break;
  case AHEAD:
  case NEAR: *p++ = (uint8_t)distance; break;
  case BACK: *p++ = (uint8_t)-distance; break;
  default: break;
  }
  return p;
}

static void write(const struct dense *d, uint8_t *p) {
  uint32_t n;
  for (uint32_t i = 0; i < d->count; i += n) {
    const struct row *row = d->steps[i].row;
    n = row_count(row);
    if (!row) {
      p = put_plain(d, p, i);
      continue;
    }
    *p++ = row->code;
    for (uint32_t k = 0; k < n; k++) p = put_part(d, p, &row->parts[k], &d->steps[i + k], d->steps[i + n].to);
  }
}

static void move_rows(const struct dense *d, Arena *arena, struct frozen_code *out) {
  struct code_line *moved = arena_array(arena, out->n_rows, sizeof *moved);
  for (uint32_t i = 0; i < out->n_rows; i++)
    moved[i] = (struct code_line){d->steps[step_at(d, out->rows[i].offset)].to, out->rows[i].line};
  out->rows = moved;
}

/* Sets *too_large to its function where the code cannot be written: what is returned is of no use then. */
static struct frozen_code make_dense(const struct module_input *input, const struct pool *pool, const struct frozen_code *code, bool named,
                                     const struct code_unit **too_large) {
  struct dense d = {.input = input, .pool = pool, .code = code, .named = named};
  struct frozen_code out = *code;
  Arena *arena = input->frozen->source->arena;
  take_apart(&d);
  join_names(&d);
  do find_way(&d);
  while (!lay_out(&d));
  if (!is_expressible(&d)) *too_large = code->unit;
  out.size = d.steps[d.count].to;
  out.bytes = arena_array(arena, out.size, 1);
  write(&d, out.bytes);
  move_rows(&d, arena, &out);
  free(d.steps);
  return out;
}

/* ---- the pool ---- */

static bool has_native(const struct module_input *input) {
  for (uint32_t i = 0; input->is_native && i < input->frozen->n_codes; i++)
    if (input->is_native[i]) return true;
  return false;
}

struct used {
  uint32_t entry, loads, uses;
};

static int by_uses(const void *left, const void *right) {
  const struct used *a = left, *b = right;
  if (a->loads != b->loads) return a->loads > b->loads ? -1 : 1;
  if (a->uses != b->uses) return a->uses > b->uses ? -1 : 1;
  return a->entry < b->entry ? -1 : 1;
}

static const struct frozen_code *code_of(const struct module_input *input, uint32_t number) {
  return number || !input->body ? &input->frozen->codes[number] : input->body;
}

static void count_uses(const struct module_input *input, struct used *used) {
  for (uint32_t c = 0; c < input->frozen->n_codes; c++) {
    if (!snapshot_has_code(input->snapshot, input->number, c)) continue;
    const struct frozen_code *code = code_of(input, c);
    struct scan scan = scan_begin(SCAN_FROZEN, code->bytes, code->size);
    while (scan_next(&scan)) {
      if (!scan.is_pool) continue;
      used[scan.n].uses++;
      used[scan.n].loads += scan.op == OP_LOAD_CONST_OBJ || scan.op == OP_LOAD_CONST_STRING;
    }
  }
}

/* The constants for which there are opcodes come first, then all by their uses. */
static void order(struct used *used, uint32_t count) {
  enum { OWN_OPCODES = 6 };
  qsort(used, count, sizeof *used, by_uses);
  for (uint32_t i = OWN_OPCODES; i < count; i++) used[i].loads = 0;
  if (count > OWN_OPCODES) qsort(used + OWN_OPCODES, count - OWN_OPCODES, sizeof *used, by_uses);
}

static struct pool make_pool(const struct module_input *input) {
  uint32_t n = input->frozen->n_pool;
  struct pool pool = {memory_zero((n + 1) * sizeof *pool.index), memory_zero((n + 1) * sizeof *pool.entry), 0};
  struct used *used = memory_zero((n + 1) * sizeof *used);
  bool stays = has_native(input);
  for (uint32_t i = 0; i < n; i++) used[i].entry = i;
  if (!stays) {
    count_uses(input, used);
    order(used, n);
  }
  for (uint32_t i = 0; i < n; i++) {
    uint32_t entry = used[i].entry;
    pool.index[entry] = UINT32_MAX;
    if (!stays && !used[i].uses) continue;
    pool.entry[pool.count] = entry;
    pool.index[entry] = pool.count++;
  }
  free(used);
  return pool;
}

static bool is_dense(const struct module_input *input, uint32_t number) {
  return snapshot_has_code(input->snapshot, input->number, number) && !(input->is_native && input->is_native[number]);
}

struct dense_module dense_module_make(const struct module_input *input, bool named) {
  struct pool pool = make_pool(input);
  struct dense_module out = {.frozen = *input->frozen, .entries = pool.entry};
  struct frozen_module *frozen = &out.frozen;
  Arena *arena = frozen->source->arena;
  frozen->codes = arena_array(arena, frozen->n_codes, sizeof *frozen->codes);
  for (uint32_t i = 0; i < frozen->n_codes; i++) {
    const struct frozen_code *code = code_of(input, i);
    frozen->codes[i] = is_dense(input, i) ? make_dense(input, &pool, code, named, &out.too_large) : *code;
  }
  frozen->n_pool = pool.count;
  frozen->pool = arena_array(arena, pool.count, sizeof *frozen->pool);
  for (uint32_t i = 0; i < pool.count; i++) frozen->pool[i] = input->frozen->pool[pool.entry[i]];
  free(pool.index);
  return out;
}

uint32_t dense_saves(const struct module_input *input, bool named) {
  struct pool pool = make_pool(input);
  const struct code_unit *too_large = NULL;
  uint32_t saved = 0;
  for (uint32_t i = 0; i < input->frozen->n_codes; i++) {
    if (!is_dense(input, i)) continue;
    const struct frozen_code *code = code_of(input, i);
    uint32_t size = make_dense(input, &pool, code, named, &too_large).size;
    saved += code->size > size ? code->size - size : 0;
  }
  free(pool.index);
  free(pool.entry);
  return too_large ? 0 : saved;
}
