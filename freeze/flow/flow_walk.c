/* SPDX-License-Identifier: MIT */
/* Records from bytecode: each code object is gone through once, with a stack of nodes in place of values. Where paths meet,
   each stack position gets a node of its own into which those of the paths flow. Locals are a node each, wherever they are
   stored; but those that have no name, in which the compiler keeps things for a while, one after the other, are followed as
   the stack is. */
#include <stdlib.h>
#include <string.h>

#include "freeze/flow/flow_walk.h"
#include "freeze/memory.h"

/* ---- records ---- */

struct record *walk_add(struct walk *w, enum record_kind kind, node a, node b, node c, node out) {
  struct flow *flow = w->flow;
  flow->records = memory_room(flow->records, &flow->records_room, flow->n_records + 1, sizeof *flow->records);
  struct record *record = &flow->records[flow->n_records++];
  *record = (struct record){.kind = (uint8_t)kind, .code = w->code, .block = w->block, .at = w->at, .a = a, .b = b, .c = c, .out = out};
  return record;
}

void walk_copy(struct walk *w, node from, node to) { walk_add(w, RECORD_COPY, from, 0, 0, to); }

void walk_take_args(struct walk *w, struct record *record, const node *from, uint32_t count) {
  struct flow *flow = w->flow;
  flow->args = memory_room(flow->args, &flow->args_room, flow->n_args + count, sizeof *flow->args);
  record->args = flow->n_args;
  record->count = (uint16_t)count;
  if (count) memcpy(flow->args + flow->n_args, from, count * sizeof *from);
  flow->n_args += count;
}

/* ---- blocks ---- */

uint32_t flow_block(struct flow *flow) {
  flow->block_since = memory_room(flow->block_since, &flow->blocks_room, flow->n_blocks + 1, sizeof *flow->block_since);
  flow->block_since[flow->n_blocks] = 0;
  return flow->n_blocks++;
}

static void reach(struct walk *w, uint32_t block, node value) { walk_add(w, RECORD_REACH, value, 0, 0, block)->op = value != NODE_NONE; }

void walk_on_unless_none(struct walk *w, node value) {
  uint32_t block = flow_block(w->flow);
  reach(w, block, value);
  w->block = block;
}

/* ---- the stack ---- */

void walk_push(struct walk *w, node n) {
  if (w->depth >= w->body->n_state + 8u) w->good = false;
  else w->stack[w->depth++] = n;
}

node walk_pop(struct walk *w) {
  if (!w->depth) w->good = false;
  return w->depth ? w->stack[--w->depth] : NODE_NONE;
}

node walk_push_new(struct walk *w) {
  node n = flow_node(w->flow);
  walk_push(w, n);
  return n;
}

void walk_push_type(struct walk *w, uint32_t type) { flow_add(w->flow, walk_push_new(w), type); }

void walk_push_record(struct walk *w, enum record_kind kind, node a, node b, node c) {
  node out = walk_push_new(w);
  walk_add(w, kind, a, b, c, out);
}

/* A path gets to `offset` with the present stack, `less` words of which are gone; if the value may be something but None. */
static void arrive(struct walk *w, int64_t offset, uint32_t less, node value) {
  if (offset < 0 || offset >= w->body->size || less > w->depth) {
    w->good = false;
    return;
  }
  struct state *state = &w->states[offset];
  uint32_t depth = w->depth - less;
  if (!state->known) {
    *state = (struct state){.stack = memory_zero((depth + w->n_hidden + 1) * sizeof(node)), .depth = depth, .block = flow_block(w->flow), .known = true};
    for (uint32_t i = 0; i < depth; i++) state->stack[i] = w->stack[i] == NODE_NONE ? NODE_NONE : flow_node(w->flow);
    for (uint32_t i = 0; i < w->n_hidden; i++) state->stack[depth + i] = flow_node(w->flow);
    w->pending[w->n_pending++] = (uint32_t)offset;
  }
  if (state->depth != depth) w->good = false;
  reach(w, state->block, value);
  for (uint32_t i = 0; w->good && i < depth; i++) {
    if (w->stack[i] != NODE_NONE && state->stack[i] != NODE_NONE) walk_copy(w, w->stack[i], state->stack[i]);
    else if (w->stack[i] != state->stack[i]) w->good = false; /* a null placeholder on one path only */
  }
  for (uint32_t i = 0; w->good && i < w->n_hidden; i++)
    if (w->hidden[i] != NODE_NONE) walk_copy(w, w->hidden[i], state->stack[depth + i]);
}

void walk_arrive(struct walk *w, int64_t offset, uint32_t less) { arrive(w, offset, less, NODE_NONE); }

void walk_arrive_unless_none(struct walk *w, int64_t offset, node value) { arrive(w, offset, 0, value); }

/* What is on the stack where a path begins, or where it comes to others. */
static void take_state(struct walk *w, const struct state *state) {
  w->depth = state->depth;
  w->block = state->block;
  memcpy(w->stack, state->stack, state->depth * sizeof *w->stack);
  memcpy(w->hidden, state->stack + state->depth, w->n_hidden * sizeof *w->hidden);
}

/* ---- hidden locals ---- */

bool flow_is_hidden(const struct code_unit *unit, uint32_t n) {
  uint32_t parameters = (uint32_t)unit->n_free + unit->n_args + unit->n_kwonly + !!(unit->flags & CODE_VARARGS) + !!(unit->flags & CODE_VARKEYWORDS);
  for (unsigned i = 0; i < unit->n_cells; i++)
    if (unit->cells[i] == n) return false;
  return n >= parameters && !unit->local_names[n].len;
}

static void find_hidden(struct walk *w, enum flow_code_kind kind) {
  bool viper = kind == FLOW_VIPER || kind == FLOW_VIPER_PLAIN;
  w->hidden_number = memory_zero((w->unit->n_locals + 1u) * sizeof *w->hidden_number);
  for (uint32_t i = 0; !viper && i < w->unit->n_locals; i++)
    if (flow_is_hidden(w->unit, i)) w->hidden_number[i] = (uint16_t)++w->n_hidden;
  w->hidden = memory_zero((w->n_hidden + 1) * sizeof *w->hidden);
}

void walk_store_local(struct walk *w, unsigned n, node value) {
  if (!w->hidden_number[n]) {
    walk_copy(w, value, w->flow->codes[w->code].local + n);
    return;
  }
  uint32_t hidden = w->hidden_number[n] - 1u;
  w->hidden[hidden] = value;
  w->stores = memory_room(w->stores, &w->stores_room, w->n_stores + 1, sizeof *w->stores);
  w->stores[w->n_stores++] = (struct hidden_store){w->at, hidden, value};
}

node walk_local_of(struct walk *w, unsigned n) {
  return w->hidden_number[n] ? w->hidden[w->hidden_number[n] - 1u] : w->flow->codes[w->code].local + n;
}

void walk_protect(struct walk *w, uint32_t setup, int64_t target) {
  w->handlers = memory_room(w->handlers, &w->handlers_room, w->n_handlers + 1, sizeof *w->handlers);
  w->handlers[w->n_handlers++] = (struct handler){setup, (uint32_t)target};
}

/* Something may be raised behind a store: handlers find its value. */
static void store_for_handlers(struct walk *w) {
  for (uint32_t h = 0; h < w->n_handlers; h++) {
    const struct handler *handler = &w->handlers[h];
    const struct state *state = &w->states[handler->target];
    for (uint32_t i = 0; i < w->n_stores; i++) {
      const struct hidden_store *store = &w->stores[i];
      bool inside = handler->target <= handler->setup || (store->at >= handler->setup && store->at < handler->target);
      if (inside && state->known) walk_copy(w, store->value, state->stack[state->depth + store->hidden]);
    }
  }
}

/* ---- names ---- */

uint32_t walk_name_number(struct walk *w, struct code_text text) {
  uint32_t number = 0;
  if (!text.data || !strset_find(&w->flow->names, text.data, text.len, &number)) w->good = false;
  return number;
}

uint32_t walk_pool_name(struct walk *w, int64_t n) {
  const struct frozen_ref *ref = n < w->frozen->n_pool ? &w->frozen->pool[n] : NULL;
  return walk_name_number(w, ref && (ref->kind == FROZEN_NAME || ref->kind == FROZEN_BUILTIN) ? ref->name : (struct code_text){0});
}

uint32_t walk_code_of_pool(struct walk *w, int64_t n) {
  const struct frozen_ref *ref = n < w->frozen->n_pool ? &w->frozen->pool[n] : NULL;
  if (ref && ref->kind == FROZEN_CODE) return w->flow->first_code[w->flow->codes[w->code].module] + ref->code;
  w->good = false;
  return w->code;
}

/* ---- constants ---- */

static void add_constant(struct walk *w, const struct code_const *constant, node n) {
  struct flow *flow = w->flow;
  switch (constant->kind) {
  case CODE_CONST_ELLIPSIS: flow_add(flow, n, ATOM_RARE); /* fall through */
  case CODE_CONST_NONE: flow_add(flow, n, FLOW_TYPE_constant); break;
  case CODE_CONST_FALSE: case CODE_CONST_TRUE: flow_add(flow, n, FLOW_TYPE_bool); break;
  case CODE_CONST_STR: flow_add_text(flow, n, constant->text.data, constant->text.len); break;
  case CODE_CONST_BYTES: flow_add(flow, n, FLOW_TYPE_bytes); break;
  case CODE_CONST_INT: case CODE_CONST_BIGINT: flow_add(flow, n, FLOW_TYPE_int); break;
  case CODE_CONST_FLOAT: flow_add(flow, n, FLOW_TYPE_float); break;
  case CODE_CONST_COMPLEX: flow_add(flow, n, FLOW_TYPE_complex); break;
  case CODE_CONST_TUPLE:
    flow_add_kept(flow, n, FLOW_TYPE_tuple);
    flow_add_kept(flow, n, flow->first_object + OBJECT_CONSTANT);
    for (uint32_t i = 0; i < constant->n; i++) {
      add_constant(w, constant->items[i], NODE_ELEMENT);
      add_constant(w, constant->items[i], NODE_CONSTANT);
    }
    break;
  }
}

void walk_push_pool(struct walk *w, int64_t n) {
  const struct frozen_ref *ref = n < w->frozen->n_pool ? &w->frozen->pool[n] : NULL;
  node out = walk_push_new(w);
  if (!ref) {
    w->good = false;
  } else if (ref->kind == FROZEN_CONST) {
    add_constant(w, ref->value, out);
    w->constant = ref->value;
    if (ref->value->kind == CODE_CONST_STR) w->flow->node_prefix[out] = ref->value->text.data;
  } else if (ref->kind == FROZEN_BUILTIN) {
    flow_value_of_name(w->flow, walk_pool_name(w, n), out);
    if (w->flow->stores_builtins) walk_copy(w, w->flow->attribute[walk_pool_name(w, n)], out);
  } else if (ref->kind == FROZEN_NAME) {
    uint32_t name = walk_pool_name(w, n);
    flow_add_text(w->flow, out, w->flow->names.texts[name].data, w->flow->names.texts[name].len);
    w->flow->node_name[out] = name + 1;
    w->flow->node_prefix[out] = w->flow->names.texts[name].data;
  } else {
    w->good = false;
  }
}

/* ---- paths ---- */

/* From `offset` on to the end of the path. */
static void walk_path(struct walk *w, uint32_t offset) {
  struct scan scan = scan_begin(SCAN_FROZEN, w->body->bytes, w->body->size);
  scan.next = offset;
  take_state(w, &w->states[offset]);
  w->states[offset].walked = true;
  while (w->good && scan_next(&scan)) {
    bool ends = false;
    w->at = scan.offset;
    if (scan.offset != offset && w->states[scan.offset].known) {
      walk_arrive(w, scan.offset, 0);
      if (w->states[scan.offset].walked) return;
      w->states[scan.offset].walked = true;
      take_state(w, &w->states[scan.offset]);
    }
    w->ends = false;
    if (!walk_jump(w, &scan, &ends)) walk_instruction(w, &scan);
    if (ends || w->ends) return;
  }
}

/* Viper's code may write into any buffer it has a pointer to: its arguments, variables of modules, what it got by the way. */
static void change_buffers(struct walk *w, const struct flow_code *c) {
  struct scan scan = scan_begin(SCAN_FROZEN, w->body->bytes, w->body->size);
  for (uint32_t i = 0; i < w->unit->n_locals; i++) walk_add(w, RECORD_CHANGE, c->local + i, 0, 0, 0);
  for (node n = c->first; n < c->end; n++) walk_add(w, RECORD_CHANGE, n, 0, 0, 0);
  while (scan_next(&scan))
    if (scan.op == SCAN_OP_LOAD_GLOBAL || scan.op == SCAN_OP_LOAD_SLOT_CONST)
      walk_add(w, RECORD_CHANGE, w->flow->slots[c->module] + (uint32_t)scan.n, 0, 0, 0);
}

/* Viper's types are its own. A function of numbers and raw memory gives a number, None or what it got; in another one
   anything may be anywhere. */
static void forget_types(struct walk *w, struct flow_code *c, uint32_t first_record) {
  static const uint32_t numbers[] = {FLOW_TYPE_int, FLOW_TYPE_bool, FLOW_TYPE_float, FLOW_TYPE_constant};
  if (c->kind == FLOW_VIPER_PLAIN) {
    w->flow->n_records = first_record;
    change_buffers(w, c);
    for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++) flow_add(w->flow, c->result, numbers[i]);
    for (uint32_t i = 0; i < w->unit->n_locals; i++) walk_copy(w, c->local + i, c->result);
    return;
  }
  change_buffers(w, c);
  for (node n = c->first; n < c->end; n++) walk_add(w, RECORD_ESCAPE, NODE_NONE, 0, 0, n);
  for (uint32_t i = 0; i < w->unit->n_locals; i++) {
    walk_copy(w, c->local + i, NODE_ANY);
    walk_add(w, RECORD_ESCAPE, NODE_NONE, 0, 0, c->local + i);
  }
}

bool flow_walk(struct flow *flow, uint32_t code) {
  struct flow_code *c = &flow->codes[code];
  struct walk w = {.flow = flow, .code = code, .frozen = c->frozen, .body = c->body, .unit = c->body->unit, .good = true};
  w.states = memory_zero((w.body->size + 1) * sizeof *w.states);
  w.pending = memory_zero((w.body->size + 1) * sizeof *w.pending);
  w.stack = memory_zero((w.body->n_state + 8u) * sizeof *w.stack);
  uint32_t first_record = flow->n_records;
  c->first = flow->n_nodes;
  find_hidden(&w, c->kind);
  for (unsigned i = 0; i < w.unit->n_cells; i++) walk_copy(&w, c->local + w.unit->cells[i], NODE_CELL);
  if (w.body->size) walk_arrive(&w, 0, 0);
  while (w.good && w.n_pending) {
    uint32_t offset = w.pending[--w.n_pending];
    if (!w.states[offset].walked) walk_path(&w, offset);
  }
  w.block = 0;
  if (w.good) store_for_handlers(&w);
  for (uint32_t i = 0; i < w.body->size; i++) free(w.states[i].stack);
  c->end = flow->n_nodes;
  if (c->kind == FLOW_VIPER || c->kind == FLOW_VIPER_PLAIN) forget_types(&w, c, first_record);
  free(w.states);
  free(w.pending);
  free(w.stack);
  free(w.hidden_number);
  free(w.hidden);
  free(w.stores);
  free(w.handlers);
  return w.good;
}
