/* SPDX-License-Identifier: MIT */
/* One instruction of frozen code: what is known after it, or its IR. */
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "freeze/bare/bare_private.h"
#include "freeze/memory.h"
#include "runtime/abi/code.h"

bool bare_refuse(struct bare *bare, const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  vsnprintf(bare->why, bare->why_size, format, arguments);
  va_end(arguments);
  const struct frozen_code *code = bare->frame ? bare->frame->code : NULL;
  if (code) bare->line = frozen_line(code, bare->scan.offset);
  return false;
}

static const char *kind_name(enum bare_kind kind) {
  static const char *const names[] = {
      [BARE_UNSET] = "a variable that may be unset", [BARE_MIXED] = "an object", [BARE_NONE] = "None", [BARE_NULL] = "nothing",
      [BARE_BOOL] = "a bool", [BARE_INT] = "an int", [BARE_FLOAT] = "a float", [BARE_TEXT] = "a str", [BARE_MODULE] = "a module",
      [BARE_FUNCTION] = "a function", [BARE_CALL] = "a builtin function", [BARE_MEMORY] = "machine.mem", [BARE_RANGE] = "a range"};
  return names[kind];
}

const char *bare_kind_name(struct bare *bare, const struct bare_value *v) {
  enum bare_kind one = v->which >> 8 & 0xff, other = v->which & 0xff;
  if (v->kind != BARE_MIXED) return kind_name(v->kind);
  if (v->text.data) snprintf(bare->kind_name, sizeof bare->kind_name, "an object of type %.*s", (int)v->text.len, v->text.data);
  else if (!v->which) return kind_name(BARE_MIXED);
  else if (one == other) snprintf(bare->kind_name, sizeof bare->kind_name, "one of several: each is %s", kind_name(one));
  else snprintf(bare->kind_name, sizeof bare->kind_name, "%s or %s", kind_name(one), kind_name(other));
  return bare->kind_name;
}

/* What the program calls the cell; "a variable". */
static const char *cell_name(struct bare *bare, uint32_t cell, char *text, size_t size) {
  const struct bare_frame *frame = bare->frame;
  const struct code_unit *unit = frame->code->unit;
  struct code_text name = {0};
  if (cell < bare->frozen->n_slots) name = bare->frozen->slots[cell];
  else if (cell >= frame->base && cell - frame->base < unit->n_locals && unit->local_names) name = unit->local_names[cell - frame->base];
  if (!name.data) return "a variable";
  snprintf(text, size, "'%.*s'", (int)name.len, name.data);
  return text;
}

static bool refuse_cell(struct bare *bare, uint32_t cell) {
  const struct bare_value *v = &bare->state.cells[cell];
  char text[64];
  const char *name = cell_name(bare, cell, text, sizeof text);
  bool unset = v->kind == BARE_UNSET || (v->which && (!(v->which & 0xff) || !(v->which >> 8)));
  if (unset) return bare_refuse(bare, "reads %s, which may be unset", name);
  return bare_refuse(bare, "reads %s, which is %s", name, bare_kind_name(bare, v));
}

/* ---- IR ---- */

uint32_t bare_emit(struct bare *bare, enum ir_opcode op, enum ir_rep rep, const uint32_t *operands, uint32_t n) {
  uint32_t r = ir_append(bare->f, bare->block, op, rep, operands, n);
  bare->f->insts[r].line = bare->line;
  return r;
}

uint32_t bare_get(struct bare *bare, uint32_t cell, enum ir_rep rep) {
  uint32_t r = bare_emit(bare, IR_local_get, REP_I32, NULL, 0);
  bare->f->insts[r].imm.local = cell;
  return rep == REP_I32 ? r : bare_emit(bare, IR_convert, rep, &r, 1);
}

void bare_put(struct bare *bare, uint32_t cell, uint32_t ref) {
  if (bare->f->insts[ref].rep == REP_U32) ref = bare_emit(bare, IR_convert, REP_I32, &ref, 1);
  uint32_t r = bare_emit(bare, IR_local_set, REP_NONE, &ref, 1);
  bare->f->insts[r].imm.local = cell;
}

uint32_t bare_const(struct bare *bare, enum ir_rep rep, int64_t n) {
  uint32_t r = bare_emit(bare, IR_const_int, rep, NULL, 0);
  bare->f->insts[r].imm.i = (int32_t)(uint32_t)n;
  return r;
}

uint32_t bare_op(struct bare *bare, enum ir_opcode opcode, enum ir_rep rep, int op, uint32_t x, uint32_t y) {
  uint32_t operands[] = {x, y}, r = bare_emit(bare, opcode, rep, operands, 2);
  bare->f->insts[r].imm.i = op;
  return r;
}

static void jump(struct bare *bare, uint32_t block) {
  uint32_t r = bare_emit(bare, IR_jump, REP_NONE, NULL, 0);
  bare->f->insts[r].imm.target[0] = block;
}

/* ---- control ---- */

static bool is_joined(struct bare *bare, struct bare_point *point, const struct bare_state *state) {
  bool grew = false;
  if (!point->cells) {
    point->cells = memory_zero((state->depth + 1) * sizeof *point->cells);
    point->depth = state->depth;
    memcpy(point->cells, state->cells, state->depth * sizeof *point->cells);
    bare->point_count++;
    return true;
  }
  for (uint32_t i = 0; i < point->depth; i++) {
    struct bare_value joined = bare_join(&point->cells[i], &state->cells[i]);
    if (bare_equal(&joined, &point->cells[i])) continue;
    if (point->is_head && point->joins > 2) bare_widen(bare, &point->cells[i], &joined);
    point->cells[i] = joined;
    grew = true;
  }
  point->joins += grew && point->joins < UINT16_MAX;
  return grew;
}

static void queue(struct bare *bare, struct bare_frame *frame, uint32_t offset) {
  struct bare_point *point = &frame->points[offset];
  if (point->is_queued) return;
  point->is_queued = true;
  uint32_t room = bare->queue_room;
  bare->queue_frames = memory_room(bare->queue_frames, &bare->queue_room, bare->queued + 1, sizeof(struct bare_frame *));
  bare->queue_offsets = memory_room(bare->queue_offsets, &room, bare->queued + 1, sizeof *bare->queue_offsets);
  bare->queue_frames[bare->queued] = frame;
  bare->queue_offsets[bare->queued++] = offset;
}

bool bare_go(struct bare *bare, struct bare_frame *frame, uint32_t offset, const struct bare_state *state) {
  enum { POINTS_MOST = 3000 };
  struct bare_point *point = &frame->points[offset];
  bool is_back = frame == bare->frame && offset <= bare->scan.offset;
  if (bare->f) {
    if (is_back) bare_emit(bare, IR_turn, REP_NONE, NULL, 0);
    jump(bare, point->block);
    return true;
  }
  point->is_head |= is_back;
  if (point->cells && point->depth != state->depth) return bare_refuse(bare, "has code that this does not follow");
  if (is_joined(bare, point, state)) queue(bare, frame, offset);
  return bare->point_count <= POINTS_MOST || bare_refuse(bare, "is too long");
}

void bare_branch(struct bare *bare, uint32_t condition, const struct bare_state *yes, uint32_t yes_at, const struct bare_state *no,
                 uint32_t no_at) {
  uint32_t from = bare->block, yes_block = yes ? ir_block_new(bare->f) : 0, no_block = no ? ir_block_new(bare->f) : 0;
  if (yes && no) {
    uint32_t r = bare_emit(bare, IR_branch, REP_NONE, &condition, 1);
    bare->f->insts[r].imm.target[0] = yes_block;
    bare->f->insts[r].imm.target[1] = no_block;
  } else {
    jump(bare, yes ? yes_block : no_block);
  }
  bare->block = yes_block;
  if (yes) bare_go(bare, bare->frame, yes_at, yes);
  bare->block = no_block;
  if (no) bare_go(bare, bare->frame, no_at, no);
  bare->block = from;
}

/* Jumps when the top value's truth is `when`; it is popped when it goes on, and, unless it stays, when it jumps. */
static bool jump_if(struct bare *bare, bool when, bool stays) {
  uint32_t at = bare->state.depth - 1, target = (uint32_t)(bare->scan.next + bare->scan.n);
  const struct bare_value x = *bare_top(bare, 0), zero = bare_range(0, 0);
  enum ir_rep rep = bare_is_number(&x) ? bare_rep(&x, &zero) : REP_NONE;
  if (rep == REP_NONE) return bare_refuse(bare, "asks the truth of %s", bare_is_number(&x) ? "an int that may have more than 32 bits" : bare_kind_name(bare, &x));
  struct bare_state jumps = bare->state, falls = bare->state;
  falls.depth--;
  if (!stays) jumps.depth--;
  bool may_jump = bare_narrow(&jumps, &x, when), may_fall = bare_narrow(&falls, &x, !when);
  if (bare->f) {
    uint32_t c = bare_op(bare, IR_int_compare, REP_BOOL, when ? COND_NE : COND_EQ, bare_get(bare, at, rep), bare_const(bare, rep, 0));
    bare_branch(bare, c, may_jump ? &jumps : NULL, target, may_fall ? &falls : NULL, bare->scan.next);
    return true;
  }
  return (!may_jump || bare_go(bare, bare->frame, target, &jumps)) && (!may_fall || bare_go(bare, bare->frame, bare->scan.next, &falls));
}

/* ---- the stack ---- */

bool bare_push(struct bare *bare, struct bare_value v) {
  if (bare->state.depth >= BARE_CELLS) return bare_refuse(bare, "has too many variables");
  bare->state.depth++;
  bare_set_cell(&bare->state, bare->state.depth - 1, v);
  return true;
}

static bool push_int(struct bare *bare, int64_t n) {
  if (bare->f) bare_put(bare, bare->state.depth, bare_const(bare, REP_I32, n));
  return bare_push(bare, bare_range(n, n));
}

static bool push_bool(struct bare *bare, bool b) {
  struct bare_value v = bare_thing(BARE_BOOL, 0);
  v.low = v.high = b;
  if (bare->f) bare_put(bare, bare->state.depth, bare_const(bare, REP_I32, b));
  return bare_push(bare, v);
}

/* A copy of another cell. */
static bool push_cell(struct bare *bare, uint32_t cell) {
  struct bare_value v = bare->state.cells[cell];
  if (v.kind == BARE_UNSET || v.kind == BARE_MIXED) return refuse_cell(bare, cell);
  v.copy_of = (int16_t)cell;
  if (bare->f && bare_is_number(&v)) bare_put(bare, bare->state.depth, bare_get(bare, cell, REP_I32));
  return bare_push(bare, v);
}

static bool store_cell(struct bare *bare, uint32_t cell) {
  struct bare_value v = *bare_top(bare, 0);
  if (bare->f && bare_is_number(&v)) bare_put(bare, cell, bare_get(bare, bare->state.depth - 1, REP_I32));
  bare->state.depth--;
  bare_set_cell(&bare->state, cell, v);
  return true;
}

/* The top `count` cells move by one, the top one to the bottom. */
static bool rotate(struct bare *bare, uint32_t count) {
  uint32_t first = bare->state.depth - count, refs[3] = {0};
  struct bare_value values[3];
  for (uint32_t i = 0; i < count; i++) {
    values[i] = bare->state.cells[first + i];
    values[i].copy_of = BARE_NO_CELL;
    values[i].test.op = BARE_NO_TEST;
    if (bare->f && bare_is_number(&values[i])) refs[i] = bare_get(bare, first + i, REP_I32);
  }
  for (uint32_t i = 0; i < count; i++) {
    uint32_t to = (i + 1) % count;
    if (bare->f && bare_is_number(&values[i])) bare_put(bare, first + to, refs[i]);
    bare_set_cell(&bare->state, first + to, values[i]);
  }
  return true;
}

static bool push_constant(struct bare *bare) {
  if ((uint64_t)bare->scan.n >= bare->frozen->n_pool) return bare_refuse(bare, "has code that this does not follow");
  const struct frozen_ref *ref = &bare->frozen->pool[bare->scan.n];
  struct bare_value v = bare_thing(BARE_TEXT, 0);
  switch (ref->kind) {
  case FROZEN_NAME: v.text = ref->name; return bare_push(bare, v);
  case FROZEN_CODE: return bare_push(bare, bare_thing(BARE_FUNCTION, ref->code)); /* of MAKE_FUNCTION */
  case FROZEN_BUILTIN:
    if (ref->name.len != 5 || (memcmp(ref->name.data, "print", 5) && memcmp(ref->name.data, "range", 5)))
      return bare_refuse(bare, "uses %.*s", (int)ref->name.len, ref->name.data);
    return bare_push(bare, bare_thing(BARE_CALL, *ref->name.data == 'p' ? BARE_PRINT : BARE_RANGE_NEW));
  case FROZEN_CONST:
    if (ref->value->kind == CODE_CONST_INT && ref->value->small > BARE_LEAST && ref->value->small < BARE_MOST)
      return push_int(bare, ref->value->small);
    if (ref->value->kind == CODE_CONST_FLOAT) {
      v = bare_thing(BARE_FLOAT, 0);
      v.real = ref->value->re;
      return bare_push(bare, v);
    }
    if (ref->value->kind == CODE_CONST_TUPLE && bare->scan.next < bare->scan.size && bare->scan.bytes[bare->scan.next] == SCAN_OP_IMPORT_NAME)
      return bare_push(bare, bare_thing(BARE_NONE, 0)); /* names to import; IMPORT_FROM has them, too */
    /* fall through */
  default: return bare_refuse(bare, "has a constant that is no int, float or str");
  }
}

static bool import(struct bare *bare) {
  struct code_text name = bare->frozen->pool[bare->scan.n].name;
  const struct graph *graph = bare->request->graph;
  const struct bare_value *level = bare_top(bare, 1);
  for (uint32_t i = 0; i < graph->count; i++) {
    const struct graph_module *module = graph->modules[i];
    bool is = module->kind == GRAPH_BUILTIN && strlen(module->name) == name.len && !memcmp(module->name, name.data, name.len);
    if (!is || memchr(name.data, '.', name.len) || !bare_is_number(level) || level->low || level->high) continue;
    bare->state.depth -= 2;
    return bare_push(bare, bare_thing(BARE_MODULE, i));
  }
  return bare_refuse(bare, "imports %.*s", (int)name.len, name.data);
}

/* Of the module on top, in its place or above it. */
static bool load_member(struct bare *bare, bool keeps) {
  const struct bare_value owner = *bare_top(bare, 0);
  struct bare_value v;
  if (owner.kind != BARE_MODULE) return bare_refuse(bare, "has an attribute of %s", bare_kind_name(bare, &owner));
  if (!bare_member(bare, bare->request->graph->modules[owner.which]->name, bare->frozen->pool[bare->scan.n].name, &v)) return false;
  bare->state.depth -= !keeps;
  return bare_push(bare, v);
}

/* Instructions by number: those of ranges; false when it is none. */
static bool step_range(struct bare *bare, uint8_t op, bool *good) {
  uint32_t base = bare->frame->base;
  if (op >= SCAN_OP_LOAD_CONST_SMALL_INT_MULTI && op < SCAN_OP_LOAD_CONST_SMALL_INT_MULTI + 64)
    *good = push_int(bare, op - SCAN_OP_LOAD_CONST_SMALL_INT_MULTI - 16);
  else if (op >= SCAN_OP_LOAD_FAST_MULTI && op < SCAN_OP_LOAD_FAST_MULTI + 16) *good = push_cell(bare, base + op - SCAN_OP_LOAD_FAST_MULTI);
  else if (op >= SCAN_OP_STORE_FAST_MULTI && op < SCAN_OP_STORE_FAST_MULTI + 16) *good = store_cell(bare, base + op - SCAN_OP_STORE_FAST_MULTI);
  else if (op >= SCAN_OP_UNARY_OP_MULTI && op < SCAN_OP_UNARY_OP_MULTI + 4) *good = bare_unary(bare, (enum unary_op)(op - SCAN_OP_UNARY_OP_MULTI));
  else if (op >= SCAN_OP_BINARY_OP_MULTI && op < SCAN_OP_BINARY_OP_MULTI + BINARY_OP_COUNT)
    *good = bare_binary(bare, (enum binary_op)(op - SCAN_OP_BINARY_OP_MULTI));
  else return false;
  return true;
}

/* The others that go on with the next one. */
static bool step_plain(struct bare *bare) {
  const struct scan *scan = &bare->scan;
  uint32_t cell = (uint32_t)scan->n;
  bool good;
  if (step_range(bare, scan->op, &good)) return good;
  switch (scan->op) {
  case SCAN_OP_LOAD_CONST_STRING: case SCAN_OP_LOAD_CONST_OBJ: case SCAN_OP_MAKE_FUNCTION: return push_constant(bare);
  case SCAN_OP_LOAD_CONST_SMALL_INT: return push_int(bare, scan->n);
  case SCAN_OP_LOAD_CONST_FALSE: case SCAN_OP_LOAD_CONST_TRUE: return push_bool(bare, scan->op == SCAN_OP_LOAD_CONST_TRUE);
  case SCAN_OP_LOAD_CONST_NONE: return bare_push(bare, bare_thing(BARE_NONE, 0));
  case SCAN_OP_LOAD_GLOBAL: case SCAN_OP_LOAD_SLOT_CONST: return push_cell(bare, cell);
  case SCAN_OP_STORE_GLOBAL: return store_cell(bare, cell);
  case SCAN_OP_LOAD_FAST_N: return push_cell(bare, bare->frame->base + cell);
  case SCAN_OP_STORE_FAST_N: return store_cell(bare, bare->frame->base + cell);
  case SCAN_OP_LOAD_ATTR: return load_member(bare, false);
  case SCAN_OP_LOAD_METHOD: return load_member(bare, false) && bare_push(bare, bare_thing(BARE_NULL, 0));
  case SCAN_OP_IMPORT_NAME: return import(bare);
  case SCAN_OP_IMPORT_FROM: return load_member(bare, true);
  case SCAN_OP_LOAD_SUBSCR: return bare_load_item(bare);
  case SCAN_OP_STORE_SUBSCR: return bare_store_item(bare);
  case SCAN_OP_GET_ITER_STACK: return bare_iterate(bare);
  case SCAN_OP_DUP_TOP: return push_cell(bare, bare->state.depth - 1);
  case SCAN_OP_DUP_TOP_TWO: return push_cell(bare, bare->state.depth - 2) && push_cell(bare, bare->state.depth - 2);
  case SCAN_OP_ROT_TWO: return rotate(bare, 2);
  case SCAN_OP_ROT_THREE: return rotate(bare, 3);
  case SCAN_OP_POP_TOP: bare->state.depth--; return true;
  default: return bare_refuse(bare, "does more than numbers, loops, calls, print, pauses and machine.mem");
  }
}

bool bare_step(struct bare *bare) {
  const struct scan *scan = &bare->scan;
  switch (scan->op) {
  case SCAN_OP_JUMP: return bare_go(bare, bare->frame, (uint32_t)(scan->next + scan->n), &bare->state);
  case SCAN_OP_POP_JUMP_IF_TRUE: return jump_if(bare, true, false);
  case SCAN_OP_POP_JUMP_IF_FALSE: return jump_if(bare, false, false);
  case SCAN_OP_JUMP_IF_TRUE_OR_POP: return jump_if(bare, true, true);
  case SCAN_OP_JUMP_IF_FALSE_OR_POP: return jump_if(bare, false, true);
  case SCAN_OP_FOR_ITER: return bare_next(bare);
  case SCAN_OP_RETURN_VALUE: return bare_return(bare);
  case SCAN_OP_CALL_FUNCTION: return bare_call(bare, 0);
  case SCAN_OP_CALL_METHOD: return bare_call(bare, 1);
  default: return step_plain(bare) && bare_go(bare, bare->frame, scan->next, &bare->state);
  }
}
