/* SPDX-License-Identifier: MIT */
/* Calls and what they come to: text on the console, a pause, a loop's range, the body of a function; memory. */
#include <stdlib.h>
#include <string.h>

#include "freeze/bare/bare_private.h"
#include "freeze/memory.h"
#include "runtime/abi/code.h"

static bool is_text(struct code_text text, const char *other) { return text.len == strlen(other) && !memcmp(text.data, other, text.len); }

bool bare_member(struct bare *bare, const char *module, struct code_text name, struct bare_value *out) {
  static const struct { const char *module, *name; uint8_t kind, which; } members[] = {
      {"machine", "mem8", BARE_MEMORY, 1},       {"machine", "mem16", BARE_MEMORY, 2},        {"machine", "mem32", BARE_MEMORY, 4},
      {"time", "sleep", BARE_CALL, BARE_SLEEP},  {"time", "sleep_ms", BARE_CALL, BARE_SLEEP_MS}, {"time", "sleep_us", BARE_CALL, BARE_SLEEP_US}};
  for (size_t i = 0; i < sizeof members / sizeof members[0]; i++)
    if (!strcmp(members[i].module, module) && is_text(name, members[i].name)) {
      *out = bare_thing((enum bare_kind)members[i].kind, members[i].which);
      return true;
    }
  return bare_refuse(bare, "uses %s.%.*s", module, (int)name.len, name.data);
}

/* ---- print ---- */

/* Text to be written, put together as far as it is known. */
struct output {
  struct bare *bare;
  char *bytes;
  uint32_t count, room;
};

static void add(struct output *out, const char *bytes, uint32_t count) {
  out->bytes = memory_room(out->bytes, &out->room, out->count + count, 1);
  if (count) memcpy(out->bytes + out->count, bytes, count);
  out->count += count;
}

static void flush(struct output *out) {
  struct bare *bare = out->bare;
  if (bare->f && out->count) {
    char *copy = ir_alloc(bare->ir, out->count);
    memcpy(copy, out->bytes, out->count);
    uint32_t r = bare_emit(bare, IR_write, REP_NONE, NULL, 0);
    bare->f->insts[r].imm.text = (struct ir_text){copy, out->count};
  }
  out->count = 0;
}

/* A call of a C function of two words. */
static void call_c(struct bare *bare, const char *name, uint32_t x, uint32_t y) {
  uint32_t operands[] = {x, y}, r = bare_emit(bare, IR_call_c, REP_NONE, operands, 2);
  bare->f->insts[r].imm.text = (struct ir_text){name, (uint32_t)strlen(name)};
}

/* Lone surrogates are in strs, but not on the console. */
static bool is_sound(struct code_text text) {
  for (uint32_t i = 0; i + 1 < text.len; i++)
    if ((uint8_t)text.data[i] == 0xed && (uint8_t)text.data[i + 1] >= 0xa0) return false;
  return true;
}

static bool print_piece(struct output *out, uint32_t cell) {
  enum { SIGNED, UNSIGNED, TRUTH };
  struct bare *bare = out->bare;
  const struct bare_value *v = &bare->state.cells[cell];
  switch (v->kind) {
  case BARE_NONE: add(out, "None", 4); return true;
  case BARE_TEXT:
    if (!is_sound(v->text)) return bare_refuse(bare, "prints a str that is no UTF-8");
    add(out, v->text.data, v->text.len);
    return true;
  case BARE_INT: case BARE_BOOL: break;
  default: return bare_refuse(bare, "prints %s", bare_kind_name(bare, v));
  }
  if (!bare_fits_i32(v) && !bare_fits_u32(v)) return bare_refuse(bare, "prints an int that may have more than 32 bits");
  flush(out);
  int kind = v->kind == BARE_BOOL ? TRUTH : bare_fits_i32(v) ? SIGNED : UNSIGNED;
  if (bare->f) call_c(bare, "bare_print", bare_get(bare, cell, REP_I32), bare_const(bare, REP_I32, kind));
  return true;
}

/* What a keyword says, sep= or end=. */
static bool take_keyword(struct bare *bare, uint32_t cell, struct code_text *sep, struct code_text *end) {
  struct code_text name = bare->state.cells[cell].text;
  const struct bare_value *v = &bare->state.cells[cell + 1];
  bool is_sep = is_text(name, "sep");
  if (!is_sep && !is_text(name, "end")) return bare_refuse(bare, "calls print with %.*s=", (int)name.len, name.data);
  if (v->kind == BARE_NONE) return true;
  if (v->kind != BARE_TEXT || !is_sound(v->text)) return bare_refuse(bare, "calls print with %s for %s=", bare_kind_name(bare, v), is_sep ? "sep" : "end");
  *(is_sep ? sep : end) = v->text;
  return true;
}

static bool print(struct bare *bare, uint32_t first, uint32_t count, uint32_t keywords) {
  struct output out = {.bare = bare};
  struct code_text sep = {" ", 1}, end = {"\n", 1};
  bool good = true;
  for (uint32_t i = 0; good && i < keywords; i++) good = take_keyword(bare, first + count + 2 * i, &sep, &end);
  for (uint32_t i = 0; good && i < count; i++) {
    if (i) add(&out, sep.data, sep.len);
    good = print_piece(&out, first + i);
  }
  if (good) add(&out, end.data, end.len);
  flush(&out);
  free(out.bytes);
  return good;
}

/* ---- pauses ---- */

static bool sleep_for(struct bare *bare, enum bare_callee callee, uint32_t cell) {
  const struct bare_value *v = &bare->state.cells[cell];
  int64_t unit = callee == BARE_SLEEP ? 1000000 : callee == BARE_SLEEP_MS ? 1000 : 1;
  if (v->kind == BARE_FLOAT && callee == BARE_SLEEP) { /* as time_sleep computes */
    double us = bare->request->width == TARGET_DOUBLE ? v->real * 1000000 : (double)((float)v->real * 1000000);
    if (!(us >= 0 && us <= UINT32_MAX)) return bare_refuse(bare, "sleeps for less than nothing or more than an hour");
    if (bare->f) call_c(bare, "bare_sleep", bare_const(bare, REP_I32, (int64_t)us), bare_const(bare, REP_I32, 1));
    return true;
  }
  if (v->kind != BARE_INT) return bare_refuse(bare, "sleeps for %s", bare_kind_name(bare, v));
  if (!bare_fits_u32(v)) return bare_refuse(bare, "sleeps for what may be less than nothing, or more than 32 bits");
  if (bare->f) call_c(bare, "bare_sleep", bare_get(bare, cell, REP_I32), bare_const(bare, REP_I32, unit));
  return true;
}

/* ---- loops ---- */

/* range(…) in a for statement: the four words of the loop are made at once, where the callee was. */
static bool make_range(struct bare *bare, uint32_t at, uint32_t first, uint32_t count) {
  const struct bare_value *given = &bare->state.cells[first];
  struct bare_value start = count > 1 ? given[0] : bare_range(0, 0), stop = given[count > 1], step = count > 2 ? given[2] : bare_range(1, 1);
  if (count < 1 || count > 3) return bare_refuse(bare, "calls range with %u arguments", (unsigned)count);
  if (bare->scan.bytes[bare->scan.next] != SCAN_OP_GET_ITER_STACK) return bare_refuse(bare, "makes a range that is not in a for statement");
  if (start.kind != BARE_INT || stop.kind != BARE_INT || step.kind != BARE_INT) return bare_refuse(bare, "calls range with something else than ints");
  if (bare_rep(&start, &stop) == REP_NONE) return bare_refuse(bare, "calls range with ints that may have more than 32 bits");
  if (step.low != step.high || !step.low || !bare_fits_i32(&step)) return bare_refuse(bare, "calls range with a step that is not one number");
  if (at + 4 > BARE_CELLS) return bare_refuse(bare, "has too many variables");
  if (bare->f) {
    uint32_t from = count > 1 ? bare_get(bare, first, REP_I32) : bare_const(bare, REP_I32, 0), to = bare_get(bare, first + (count > 1), REP_I32);
    bare_put(bare, at + 1, from);
    bare_put(bare, at + 2, to);
  }
  struct bare_value cells[] = {bare_thing(BARE_RANGE, 0), start, stop, step};
  bare->state.depth = at + 4;
  for (uint32_t i = 0; i < 4; i++) {
    cells[i].copy_of = BARE_NO_CELL;
    bare_set_cell(&bare->state, at + i, cells[i]);
  }
  return bare_go(bare, bare->frame, bare->scan.next + 1, &bare->state); /* behind GET_ITER_STACK */
}

bool bare_iterate(struct bare *bare) { return bare_refuse(bare, "iterates over %s", bare_kind_name(bare, bare_top(bare, 0))); }

bool bare_next(struct bare *bare) {
  uint32_t at = bare->state.depth - 3, target = (uint32_t)(bare->scan.next + bare->scan.n), condition = 0;
  if (bare->state.depth < 4 || bare->state.cells[at - 1].kind != BARE_RANGE) return bare_refuse(bare, "has code that this does not follow");
  struct bare_value item = bare->state.cells[at], stop = bare->state.cells[at + 1], step = bare->state.cells[at + 2];
  enum ir_rep rep = bare_rep(&item, &stop);
  if (rep == REP_NONE) return bare_refuse(bare, "has a range that may come to more than 32 bits");
  if (bare->state.depth >= BARE_CELLS) return bare_refuse(bare, "has too many variables");
  struct bare_value goes_on = bare_thing(BARE_BOOL, 0);
  goes_on.high = 1;
  goes_on.test = (struct bare_test){.op = step.low > 0 ? BINARY_LT : BINARY_GT, .left = (int16_t)at, .right = (int16_t)(at + 1),
                                    .left_low = item.low, .left_high = item.high, .right_low = stop.low, .right_high = stop.high};
  struct bare_state yes = bare->state, no = bare->state;
  bool may_go_on = bare_narrow(&yes, &goes_on, true), may_end = bare_narrow(&no, &goes_on, false);
  no.depth -= 4;
  item = yes.cells[at];
  yes.depth++;
  bare_set_cell(&yes, at + 3, item);
  bare_set_cell(&yes, at, bare_add(&item, &step));
  if (bare->f) {
    uint32_t now = bare_get(bare, at, rep);
    condition = bare_op(bare, IR_int_compare, REP_BOOL, step.low > 0 ? COND_LT : COND_GT, now, bare_get(bare, at + 1, rep));
    bare_put(bare, at + 3, now);
    bare_put(bare, at, bare_op(bare, IR_int_op, REP_I32, INT_ADD, bare_get(bare, at, REP_I32), bare_const(bare, REP_I32, step.low)));
    bare_branch(bare, condition, may_go_on ? &yes : NULL, bare->scan.next, may_end ? &no : NULL, target);
    return true;
  }
  return (!may_go_on || bare_go(bare, bare->frame, bare->scan.next, &yes)) && (!may_end || bare_go(bare, bare->frame, target, &no));
}

/* ---- functions ---- */

static const char *why_not(const struct code_unit *unit, uint32_t count, uint32_t keywords) {
  if (unit->flags & (CODE_GENERATOR | CODE_ASYNC | CODE_CLASS)) return "calls what is no plain function";
  if (unit->flags & (CODE_VARARGS | CODE_VARKEYWORDS) || unit->n_kwonly || keywords) return "calls a function with keywords or *";
  if (unit->n_free || unit->n_cells) return "calls a function with variables of an outer one";
  return count != unit->n_args ? "calls a function with other arguments than it has parameters" : NULL;
}

static struct bare_frame *frame_of(struct bare *bare, uint32_t number, uint32_t result) {
  enum { NESTED_MOST = 8 };
  struct bare_frame **end = &bare->frames, *frame;
  uint32_t nested = 0;
  for (frame = bare->frame; frame; frame = frame->caller) nested++;
  if (nested > NESTED_MOST) return NULL;
  for (; (frame = *end); end = &frame->next)
    if (frame->caller == bare->frame && frame->call == bare->scan.offset && frame->number == number) return frame;
  frame = *end = memory_zero(sizeof *frame);
  *frame = (struct bare_frame){.code = &bare->frozen->codes[number], .caller = bare->frame, .number = number, .call = bare->scan.offset,
                               .back = bare->scan.next, .result = result, .base = bare->state.depth};
  frame->points = memory_zero((frame->code->size + 1) * sizeof *frame->points);
  return frame;
}

static bool enter(struct bare *bare, uint32_t at, uint32_t first, uint32_t count, uint32_t keywords) {
  uint32_t number = bare->state.cells[at].which;
  const struct code_unit *unit = bare->frozen->codes[number].unit;
  const char *why = why_not(unit, count, keywords);
  struct bare_frame *frame = why ? NULL : frame_of(bare, number, at);
  if (why) return bare_refuse(bare, "%s", why);
  if (!frame) return bare_refuse(bare, "calls functions from functions to a depth of more than 8");
  if (frame->base + unit->n_locals > BARE_CELLS) return bare_refuse(bare, "has too many variables");
  bare->state.depth = frame->base + unit->n_locals;
  for (uint32_t i = 0; i < unit->n_locals; i++) {
    struct bare_value v = i < count ? bare->state.cells[first + i] : bare_thing(BARE_UNSET, 0);
    if (bare->f && bare_is_number(&v)) bare_put(bare, frame->base + i, bare_get(bare, first + i, REP_I32));
    bare_set_cell(&bare->state, frame->base + i, v);
  }
  return bare_go(bare, frame, 0, &bare->state);
}

bool bare_return(struct bare *bare) {
  struct bare_frame *frame = bare->frame;
  if (!frame->caller) {
    uint32_t done = bare->f ? bare_const(bare, REP_I32, 0) : 0;
    if (bare->f) bare_emit(bare, IR_return, REP_NONE, &done, 1);
    return true;
  }
  struct bare_value v = *bare_top(bare, 0);
  if (bare->f && bare_is_number(&v)) bare_put(bare, frame->result, bare_get(bare, bare->state.depth - 1, REP_I32));
  bare->state.depth = frame->result + 1;
  bare_set_cell(&bare->state, frame->result, v);
  return bare_go(bare, frame->caller, frame->back, &bare->state);
}

bool bare_call(struct bare *bare, uint32_t under) {
  uint32_t count = bare->scan.n & 0xff, keywords = (uint32_t)(bare->scan.n >> 8);
  uint32_t first = bare->state.depth - count - 2 * keywords, at = first - under - 1;
  const struct bare_value *callee = &bare->state.cells[at];
  bool good;
  if (under && callee[1].kind != BARE_NULL) return bare_refuse(bare, "calls a method");
  if (callee->kind == BARE_FUNCTION) return enter(bare, at, first, count, keywords);
  if (callee->kind != BARE_CALL) return bare_refuse(bare, "calls %s", bare_kind_name(bare, callee));
  switch ((enum bare_callee)callee->which) {
  case BARE_PRINT: good = print(bare, first, count, keywords); break;
  case BARE_RANGE_NEW: return keywords ? bare_refuse(bare, "calls range with keywords") : make_range(bare, at, first, count);
  default:
    if (count != 1 || keywords) return bare_refuse(bare, "calls a function with other arguments than it has parameters");
    good = sleep_for(bare, (enum bare_callee)callee->which, first);
  }
  bare->state.depth = at;
  return good && bare_push(bare, bare_thing(BARE_NONE, 0)) && bare_go(bare, bare->frame, bare->scan.next, &bare->state);
}

/* ---- memory ---- */

/* Is the cell an address that machine.mem in the cell before it takes? */
static bool check_address(struct bare *bare, uint32_t at) {
  const struct bare_value *memory = &bare->state.cells[at - 1], *address = memory + 1;
  if (memory->kind != BARE_MEMORY) return bare_refuse(bare, "has a subscript of %s", bare_kind_name(bare, memory));
  if (address->kind != BARE_INT) return bare_refuse(bare, "has %s for an address", bare_kind_name(bare, address));
  if (bare->request->options->target->word_bits != 32) return bare_refuse(bare, "has machine.mem on a computer with addresses of 64 bits");
  return UINT32_C(1) << (address->zeros < 3 ? address->zeros : 3) >= memory->which || bare_refuse(bare, "has an address that may not be aligned");
}

static uint32_t pointer(struct bare *bare, uint32_t at) {
  uint32_t width = bare->state.cells[at - 1].which, address = bare_get(bare, at, REP_I32);
  return bare_emit(bare, IR_convert, width == 1 ? REP_PTR8 : width == 2 ? REP_PTR16 : REP_PTR32, &address, 1);
}

bool bare_load_item(struct bare *bare) {
  uint32_t at = bare->state.depth - 1;
  if (!check_address(bare, at)) return false;
  uint32_t width = bare->state.cells[at - 1].which;
  if (bare->f) {
    uint32_t operands[] = {pointer(bare, at), bare_const(bare, REP_I32, 0)};
    bare_put(bare, at - 1, bare_emit(bare, IR_load, REP_I32, operands, 2));
  }
  bare->state.depth--;
  bare_set_cell(&bare->state, at - 1, bare_range(0, (INT64_C(1) << 8 * width) - 1));
  return true;
}

bool bare_store_item(struct bare *bare) {
  uint32_t at = bare->state.depth - 1;
  const struct bare_value *v = &bare->state.cells[at - 2];
  if (!check_address(bare, at)) return false;
  if (v->kind != BARE_INT) return bare_refuse(bare, "stores %s into memory", bare_kind_name(bare, v));
  if (bare->f) {
    uint32_t operands[] = {pointer(bare, at), bare_const(bare, REP_I32, 0), bare_get(bare, at - 2, REP_I32)};
    bare_emit(bare, IR_store, REP_NONE, operands, 3);
  }
  bare->state.depth -= 3;
  return true;
}
