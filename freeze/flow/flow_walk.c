/* SPDX-License-Identifier: MIT */
/* Records from bytecode: each code object is gone through once, with a stack of nodes in place of values. Where paths meet,
   each stack position gets a node of its own into which those of the paths flow. Locals are a node each, wherever they are
   stored. */
#include <stdlib.h>
#include <string.h>

#include "freeze/flow/flow_private.h"
#include "freeze/memory.h"
#include "runtime/abi/operator.h"

struct state { node *stack; uint32_t depth; bool known, walked; };

struct walk {
  struct flow *flow;
  uint32_t code;
  const struct frozen_module *frozen;
  const struct frozen_code *body;
  const struct code_unit *unit;
  struct state *states; /* by offset: where something jumps to */
  uint32_t *pending;
  uint32_t n_pending;
  node *stack;
  uint32_t depth;
  uint32_t at; /* offset of the present instruction */
  const struct code_const *constant; /* loaded last */
  bool good;
};

/* ---- records ---- */

static struct record *add(struct walk *w, enum record_kind kind, node a, node b, node c, node out) {
  struct flow *flow = w->flow;
  flow->records = memory_room(flow->records, &flow->records_room, flow->n_records + 1, sizeof *flow->records);
  struct record *record = &flow->records[flow->n_records++];
  *record = (struct record){.kind = (uint8_t)kind, .code = w->code, .at = w->at, .a = a, .b = b, .c = c, .out = out};
  return record;
}

static void copy(struct walk *w, node from, node to) { add(w, RECORD_COPY, from, 0, 0, to); }

static void take_args(struct walk *w, struct record *record, const node *from, uint32_t count) {
  struct flow *flow = w->flow;
  flow->args = memory_room(flow->args, &flow->args_room, flow->n_args + count, sizeof *flow->args);
  record->args = flow->n_args;
  record->count = (uint16_t)count;
  if (count) memcpy(flow->args + flow->n_args, from, count * sizeof *from);
  flow->n_args += count;
}

/* ---- the stack ---- */

static void push(struct walk *w, node n) {
  if (w->depth >= w->body->n_state + 8u) w->good = false;
  else w->stack[w->depth++] = n;
}

static node pop(struct walk *w) {
  if (!w->depth) w->good = false;
  return w->depth ? w->stack[--w->depth] : NODE_NONE;
}

static node push_new(struct walk *w) {
  node n = flow_node(w->flow);
  push(w, n);
  return n;
}

static void push_type(struct walk *w, uint32_t type) { flow_add(w->flow, push_new(w), type); }

static void push_record(struct walk *w, enum record_kind kind, node a, node b, node c) {
  node out = push_new(w);
  add(w, kind, a, b, c, out);
}

/* A path gets to `offset` with the present stack, `less` words of which are gone. */
static void arrive(struct walk *w, int64_t offset, uint32_t less) {
  if (offset < 0 || offset >= w->body->size || less > w->depth) {
    w->good = false;
    return;
  }
  struct state *state = &w->states[offset];
  uint32_t depth = w->depth - less;
  if (!state->known) {
    *state = (struct state){.stack = memory_zero((depth + 1) * sizeof(node)), .depth = depth, .known = true};
    for (uint32_t i = 0; i < depth; i++) state->stack[i] = w->stack[i] == NODE_NONE ? NODE_NONE : flow_node(w->flow);
    w->pending[w->n_pending++] = (uint32_t)offset;
  }
  if (state->depth != depth) w->good = false;
  for (uint32_t i = 0; w->good && i < depth; i++) {
    if (w->stack[i] != NODE_NONE && state->stack[i] != NODE_NONE) copy(w, w->stack[i], state->stack[i]);
    else if (w->stack[i] != state->stack[i]) w->good = false; /* a null placeholder on one path only */
  }
}

/* ---- names ---- */

static uint32_t name_number(struct walk *w, struct code_text text) {
  uint32_t number = 0;
  if (!text.data || !strset_find(&w->flow->names, text.data, text.len, &number)) w->good = false;
  return number;
}

static uint32_t pool_name(struct walk *w, int64_t n) {
  const struct frozen_ref *ref = n < w->frozen->n_pool ? &w->frozen->pool[n] : NULL;
  return name_number(w, ref && (ref->kind == FROZEN_NAME || ref->kind == FROZEN_BUILTIN) ? ref->name : (struct code_text){0});
}

static uint32_t code_of_pool(struct walk *w, int64_t n) {
  const struct frozen_ref *ref = n < w->frozen->n_pool ? &w->frozen->pool[n] : NULL;
  if (ref && ref->kind == FROZEN_CODE) return w->flow->first_code[w->flow->codes[w->code].module] + ref->code;
  w->good = false;
  return w->code;
}

/* ---- constants ---- */

static void add_constant(struct walk *w, const struct code_const *constant, node n) {
  struct flow *flow = w->flow;
  switch (constant->kind) {
  case CODE_CONST_NONE: case CODE_CONST_ELLIPSIS: flow_add(flow, n, FLOW_TYPE_constant); break;
  case CODE_CONST_FALSE: case CODE_CONST_TRUE: flow_add(flow, n, FLOW_TYPE_bool); break;
  case CODE_CONST_STR: flow_add(flow, n, FLOW_TYPE_str); break;
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

static void push_pool(struct walk *w, int64_t n) {
  const struct frozen_ref *ref = n < w->frozen->n_pool ? &w->frozen->pool[n] : NULL;
  node out = push_new(w);
  if (!ref) {
    w->good = false;
  } else if (ref->kind == FROZEN_CONST) {
    add_constant(w, ref->value, out);
    w->constant = ref->value;
  } else if (ref->kind == FROZEN_BUILTIN) {
    flow_value_of_name(w->flow, pool_name(w, n), out);
  } else if (ref->kind == FROZEN_NAME) {
    flow_add(w->flow, out, FLOW_TYPE_str);
    w->flow->node_name[out] = pool_name(w, n) + 1;
  } else {
    w->good = false;
  }
}

/* ---- calls ---- */

/* f, args, pairs of keywords -> result. A class statement is a call of the null placeholder. */
static void walk_call(struct walk *w, unsigned n, bool method) {
  uint32_t positional = n & 0xff, keywords = n >> 8, all = positional + 2 * keywords;
  if (w->depth < all + 1 + method) {
    w->good = false;
    return;
  }
  node *args = w->stack + w->depth - all;
  node object = method ? args[-1] : NODE_NONE, f = args[-1 - method], out = flow_node(w->flow);
  w->depth -= all + 1 + method;
  bool is_class = !method && f == NODE_NONE;
  if (is_class && (keywords || positional < 2)) w->good = false; /* metaclass=…: not followed */
  struct record *record = add(w, is_class ? RECORD_CLASS : RECORD_CALL, is_class ? args[0] : f, object, 0, out);
  record->keywords = (uint8_t)keywords;
  take_args(w, record, is_class ? args + 2 : args, is_class ? positional - 2 : all);
  push(w, out);
}

/* Calls with stars: each argument, and what iterating over it gives, may be any parameter's. */
static void walk_star_call(struct walk *w, unsigned n, bool method) {
  uint32_t count = (n & 0xff) + 2 * (n >> 8);
  node args[2 * 256 + 256 + 2], out = flow_node(w->flow);
  if (w->depth < count + 2 + method) {
    w->good = false;
    return;
  }
  pop(w); /* which have stars */
  for (uint32_t i = 0; i < count; i++) {
    args[i] = pop(w);
    add(w, RECORD_NEXT, args[i], 0, 0, NODE_ELEMENT);
    add(w, RECORD_OPEN, args[i], 0, 0, 0);
    copy(w, args[i], NODE_SEEN); /* a mapping of a class: its methods are called */
  }
  args[count++] = NODE_ELEMENT;
  args[count++] = NODE_VALUE;
  node object = method ? pop(w) : NODE_NONE, f = pop(w);
  if (!method && f == NODE_NONE) w->good = false; /* class C(*bases): not followed */
  struct record *record = add(w, RECORD_CALL, f, object, 0, out);
  record->op = n >> 8 ? STARS_AND_KEYWORDS : STARS;
  take_args(w, record, args, count);
  push(w, out);
}

static void push_function(struct walk *w, int64_t pool, unsigned cells, bool defaults) {
  uint32_t code = code_of_pool(w, pool);
  for (unsigned i = 0; i < cells; i++) pop(w);
  for (int i = 0; defaults && i < 2; i++) pop(w); /* they are elements of a tuple and a dict */
  w->flow->codes[code].makes_defaults |= defaults;
  push_type(w, ATOM_FUNCTION + code);
  flow_add(w->flow, w->stack[w->depth - 1], FLOW_TYPE_function);
}

/* ---- one instruction ---- */

static void walk_build(struct walk *w, unsigned count, uint32_t type, node into) {
  if (w->depth < count) w->good = false;
  for (unsigned i = 0; w->good && i < count; i++) copy(w, pop(w), into);
  push_type(w, type);
}

static void walk_subscript(struct walk *w, bool store) {
  node index = pop(w), object = pop(w);
  if (!store) {
    push_record(w, RECORD_SUBSCR, object, index, 0);
    return;
  }
  add(w, RECORD_STORE, object, index, pop(w), 0);
}

static void walk_attribute(struct walk *w, const struct scan *scan) {
  uint32_t name = pool_name(w, scan->n), first = w->flow->n_records;
  node object = pop(w);
  switch (scan->op) {
  case SCAN_OP_STORE_ATTR: add(w, RECORD_SETATTR, object, pop(w), 0, 0); break;
  case SCAN_OP_LOAD_METHOD:
    push_record(w, RECORD_METHOD, object, 0, 0);
    push(w, object);
    break;
  case SCAN_OP_IMPORT_FROM: push(w, object); /* fall through */
  default: push_record(w, RECORD_ATTR, object, 0, 0); break;
  }
  for (; first < w->flow->n_records; first++) w->flow->records[first].name = name;
}

static void walk_super(struct walk *w, const struct scan *scan) {
  uint32_t name = pool_name(w, scan->n);
  node self = pop(w);
  pop(w), pop(w);
  push_record(w, RECORD_METHOD, NODE_INSTANCE, 0, 0);
  w->flow->records[w->flow->n_records - 1].name = name;
  w->flow->records[w->flow->n_records - 1].op = OP_OF_SUPER;
  push(w, self);
}

/* Of builtins, and what modules have without a statement that sets it. */
static void value_of_name(struct walk *w, uint32_t name, node out) {
  static const char *const texts[] = {"__name__", "__file__", "__package__", "__module__", "__qualname__"};
  const char *text = w->flow->names.texts[name].data;
  for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++)
    if (!strcmp(texts[i], text)) flow_add(w->flow, out, FLOW_TYPE_str);
  if (text[0] == '_' && text[1] == '_') flow_add(w->flow, out, FLOW_TYPE_constant);
  flow_value_of_builtin(w->flow, name, out);
}

static void walk_slot(struct walk *w, const struct scan *scan) {
  node slot = w->flow->slots[w->flow->codes[w->code].module] + (uint32_t)scan->n;
  if (scan->n >= w->frozen->n_slots) w->good = false;
  else if (scan->op == SCAN_OP_STORE_GLOBAL) copy(w, pop(w), slot);
  else {
    push(w, slot);
    uint32_t name = name_number(w, w->frozen->slots[scan->n]);
    value_of_name(w, name, slot); /* as long as it is not set */
  }
}

/* What a module has of the name. */
static void read_module(struct walk *w, uint32_t name, node out) {
  node module = flow_node(w->flow);
  flow_add(w->flow, module, FLOW_TYPE_module);
  add(w, RECORD_ATTR, module, 0, 0, out)->name = name;
}

/* from … import *: into variables of the module, or names that it has no slot for, which are looked up as attributes. */
static void walk_star(struct walk *w) {
  pop(w);
  for (uint32_t i = 0; i < w->frozen->n_slots; i++)
    read_module(w, name_number(w, w->frozen->slots[i]), w->flow->slots[w->flow->codes[w->code].module] + i);
  add(w, RECORD_STAR, 0, 0, 0, 0);
}

/* Names of class bodies, and of modules without a slot for them. */
static void walk_name(struct walk *w, const struct scan *scan) {
  uint32_t name = pool_name(w, scan->n);
  bool in_class = w->unit->flags & CODE_CLASS;
  switch (scan->op) {
  case SCAN_OP_STORE_NAME:
    if (!in_class) w->good = false;
    else copy(w, pop(w), w->flow->member[name]);
    break;
  case SCAN_OP_DELETE_NAME: break;
  default: {
    node out = push_new(w);
    if (in_class) copy(w, w->flow->member[name], out);
    copy(w, w->flow->attribute[name], out);
    if (w->flow->graph->stars.count) read_module(w, name, out);
    value_of_name(w, name, out);
  }
  }
}

static void walk_local(struct walk *w, unsigned n, bool store) {
  node local = w->flow->codes[w->code].local + n;
  if (n >= w->unit->n_locals) w->good = false;
  else if (store) copy(w, pop(w), local);
  else push(w, local);
}

/* An instruction of which nothing is to be known but its effect on the stack: the runtime gets the operands. */
static void walk_escape(struct walk *w, unsigned takes, unsigned gives) {
  node out = flow_node(w->flow);
  add(w, RECORD_ESCAPE, NODE_NONE, 0, 0, out);
  while (takes--) add(w, RECORD_ESCAPE, pop(w), 0, 0, out);
  while (gives--) push(w, out);
}

static void walk_unpack(struct walk *w, const struct scan *scan) {
  node object = pop(w), out = flow_node(w->flow);
  bool star = scan->op == SCAN_OP_UNPACK_EX;
  add(w, RECORD_NEXT, object, 0, 0, out);
  if (star) {
    add(w, RECORD_NEXT, object, 0, 0, NODE_ELEMENT);
    flow_add(w->flow, out, FLOW_TYPE_list);
  }
  for (int64_t i = star ? (scan->n & 0xff) + (scan->n >> 8) + 1 : scan->n; i > 0; i--) push(w, out);
}

static void walk_comprehension(struct walk *w, const struct scan *scan) {
  if (scan->n & 3) copy(w, pop(w), NODE_KEY); /* a map's key is above its value */
  if (!(scan->n & 3)) copy(w, pop(w), NODE_ELEMENT);
  else if (scan->n & 1) copy(w, pop(w), NODE_VALUE);
}

static void handler(struct walk *w, int64_t target, uint32_t extra) {
  uint32_t depth = w->depth;
  for (uint32_t i = 0; i < extra; i++) push(w, NODE_ELEMENT);
  push(w, NODE_RAISED);
  arrive(w, target, 0);
  w->depth = depth;
}

/* Handlers and with. */
static void walk_handler(struct walk *w, const struct scan *scan) {
  int64_t target = (int64_t)scan->next + scan->n;
  switch (scan->op) {
  case SCAN_OP_SETUP_WITH: {
    node manager = pop(w), out = flow_node(w->flow);
    add(w, RECORD_ESCAPE, manager, 0, 0, out)->op = 1;
    push(w, out), push(w, out);
    handler(w, target, 0);
    push(w, out);
    break;
  }
  case SCAN_OP_WITH_CLEANUP: {
    node reason = pop(w);
    pop(w), pop(w);
    push(w, reason);
    break;
  }
  default: handler(w, target, 0); break;
  }
}

/* Stores into lists and dicts that are being built, and what goes on them. */
static void walk_spread(struct walk *w, uint8_t op) {
  node from = pop(w);
  add(w, RECORD_NEXT, from, 0, 0, op == SCAN_OP_LIST_EXTEND ? NODE_ELEMENT : NODE_KEY);
  copy(w, from, NODE_SEEN); /* a mapping of a class: its methods are called */
  add(w, RECORD_OPEN, from, 0, 0, 0);
  if (op == SCAN_OP_DICT_MERGE) copy(w, NODE_ANY, NODE_VALUE), copy(w, NODE_GIVEN, NODE_VALUE);
}

static bool is_in(uint8_t op, unsigned first, unsigned count) { return op >= first && op < first + count; }

/* Jumps, and what ends a path: sets *ends. False when it is no such instruction. */
static bool walk_jump(struct walk *w, const struct scan *scan, bool *ends) {
  int64_t target = (int64_t)scan->next + scan->n;
  switch (scan->op) {
  case SCAN_OP_JUMP: case SCAN_OP_POP_EXCEPT_JUMP: arrive(w, target, 0); *ends = true; return true;
  case SCAN_OP_UNWIND_JUMP: arrive(w, target, scan->extra & 0x80 ? 4 : 0); *ends = true; return true;
  case SCAN_OP_POP_JUMP_IF_TRUE: case SCAN_OP_POP_JUMP_IF_FALSE:
    add(w, RECORD_TRUTH, pop(w), 0, 0, 0);
    arrive(w, target, 0);
    return true;
  case SCAN_OP_JUMP_IF_TRUE_OR_POP: case SCAN_OP_JUMP_IF_FALSE_OR_POP:
    arrive(w, target, 0);
    add(w, RECORD_TRUTH, pop(w), 0, 0, 0);
    return true;
  case SCAN_OP_FOR_ITER: {
    arrive(w, target, 4);
    node iterator = w->depth >= 4 ? w->stack[w->depth - 4] : NODE_NONE;
    node second = w->depth >= 4 ? w->stack[w->depth - 3] : NODE_NONE; /* an iterator behind the null placeholder */
    node out = push_new(w);
    add(w, RECORD_NEXT, iterator, 0, 0, out)->op = 1;
    add(w, RECORD_NEXT, second, 0, 0, out)->op = 1;
    return true;
  }
  case SCAN_OP_LOAD_CLASS_NAME: {
    uint32_t depth = w->depth;
    push(w, w->flow->member[pool_name(w, scan->n)]);
    /* the offset is the second operand: it is not in scan->n */
    arrive(w, (int64_t)scan->next + (w->body->bytes[scan->next - 2] | w->body->bytes[scan->next - 1] << 8), 0);
    w->depth = depth;
    return true;
  }
  case SCAN_OP_RETURN_VALUE: {
    node result = pop(w);
    copy(w, result, w->flow->codes[w->code].result);
    if (w->unit->flags & CODE_GENERATOR) copy(w, result, NODE_RETURNED); /* of one in the snapshot, too */
    *ends = true;
    return true;
  }
  case SCAN_OP_END_FINALLY: /* behind handlers that do not match it raises: what follows may have another depth */
    pop(w);
    *ends = scan->next < w->body->size && w->states[scan->next].known && w->states[scan->next].depth != w->depth;
    return true;
  case SCAN_OP_EXCEPT_STAR:
    pop(w), pop(w), pop(w);
    arrive(w, target, 0);
    push(w, NODE_RAISED);
    return true;
  case SCAN_OP_RAISE_LAST: *ends = true; return true;
  case SCAN_OP_RAISE_FROM: add(w, RECORD_CALL, pop(w), 0, 0, NODE_RAISED); /* fall through */
  case SCAN_OP_RAISE_OBJ: {
    node raised = pop(w);
    add(w, RECORD_RAISE, raised, 0, 0, NODE_RAISED);
    add(w, RECORD_CALL, raised, 0, 0, NODE_RAISED); /* raise ValueError makes one */
    *ends = true;
    return true;
  }
  default: return false;
  }
}

/* What an asynchronous generator yields is the result of who awaits its next step; what its awaits yield goes past it. */
static void walk_generator(struct walk *w, uint8_t op) {
  if (op == SCAN_OP_YIELD_VALUE) {
    copy(w, pop(w), (w->unit->flags & (CODE_ASYNC | CODE_GENERATOR)) == CODE_ASYNC ? NODE_RETURNED : NODE_YIELDED);
    push(w, NODE_SENT);
    return;
  }
  w->flow->yields_from = true;
  pop(w); /* what is sent at first: None */
  node from = pop(w);
  add(w, RECORD_NEXT, from, 0, 0, NODE_YIELDED);
  node out = flow_node(w->flow); /* of an iterator that is no generator: __next__'s StopIteration */
  copy(w, NODE_RETURNED, out);
  copy(w, NODE_ARGUMENTS, out);
  copy(w, NODE_ANY, out);
  copy(w, NODE_GIVEN, out);
  flow_add(w->flow, out, FLOW_TYPE_constant);
  push(w, out);
}

/* Attributes that the class pattern names, and those that the class may name for its `n` positions. */
static void walk_match_class(struct walk *w, unsigned n) {
  const struct code_const *names = w->constant;
  pop(w);
  node class = pop(w), subject = pop(w);
  if (!names || names->kind != CODE_CONST_TUPLE) w->good = false;
  for (uint32_t i = 0; w->good && i < names->n; i++) {
    uint32_t name = name_number(w, names->items[i]->text);
    add(w, RECORD_ATTR, subject, 0, 0, NODE_ELEMENT)->name = name;
  }
  if (n) add(w, RECORD_MATCH, subject, class, 0, NODE_ELEMENT);
  push_type(w, FLOW_TYPE_tuple);
  flow_add(w->flow, w->stack[w->depth - 1], FLOW_TYPE_constant);
}

/* except*: the exceptions that match, as a group, and those that do not. */
static void walk_except_split(struct walk *w) {
  copy(w, pop(w), NODE_SEEN);
  node caught = pop(w), out = flow_node(w->flow);
  flow_add(w->flow, NODE_RAISED, FLOW_TYPE_exception_group);
  flow_add(w->flow, out, FLOW_TYPE_exception_group);
  flow_add(w->flow, out, FLOW_TYPE_constant);
  flow_find_fact(w->flow, FLOW_EXCEPTION_ARGS);
  copy(w, caught, out);
  copy(w, NODE_RAISED, out);
  copy(w, NODE_GIVEN, out); /* what derive() made */
  copy(w, NODE_ANY, out);
  push(w, out), push(w, out);
}

/* What makes a new object. */
static void walk_new(struct walk *w, const struct scan *scan) {
  switch (scan->op) {
  case SCAN_OP_BUILD_TUPLE: walk_build(w, (unsigned)scan->n, FLOW_TYPE_tuple, NODE_ELEMENT); break;
  case SCAN_OP_BUILD_LIST: walk_build(w, (unsigned)scan->n, FLOW_TYPE_list, NODE_ELEMENT); break;
  case SCAN_OP_BUILD_MAP: push_type(w, FLOW_TYPE_dict); break;
  case SCAN_OP_BUILD_SET: walk_build(w, (unsigned)scan->n, FLOW_TYPE_set, NODE_KEY); break;
  case SCAN_OP_BUILD_SLICE: walk_build(w, (unsigned)scan->n, FLOW_TYPE_slice, NODE_ELEMENT); break;
  case SCAN_OP_BUILD_STRING: for (int64_t i = scan->n; i > 0; i--) pop(w); push_type(w, FLOW_TYPE_str); break;
  case SCAN_OP_FORMAT_VALUE:
    if (scan->n >> 2) pop(w);
    copy(w, w->depth ? w->stack[w->depth - 1] : NODE_NONE, NODE_PRINTED);
    copy(w, pop(w), NODE_SEEN);
    push_type(w, FLOW_TYPE_str);
    break;
  case SCAN_OP_MAKE_FUNCTION: push_function(w, scan->n, 0, false); break;
  case SCAN_OP_MAKE_FUNCTION_DEFARGS: push_function(w, scan->n, 0, true); break;
  case SCAN_OP_MAKE_CLOSURE: push_function(w, scan->n, scan->extra, false); break;
  case SCAN_OP_MAKE_CLOSURE_DEFARGS: push_function(w, scan->n, scan->extra, true); break;
  }
}

/* An iterator, as a value or in the four words on the stack that only FOR_ITER knows. */
static void walk_iter(struct walk *w, uint8_t op) {
  push_record(w, RECORD_ITER, pop(w), 0, 0);
  if (op == SCAN_OP_GET_ITER) w->flow->records[w->flow->n_records - 1].op = 1;
  else push(w, NODE_NONE), push(w, NODE_NONE), push(w, NODE_NONE);
}

/* What only moves values on the stack. */
static void walk_stack(struct walk *w, uint8_t op) {
  node top = pop(w);
  if (op == SCAN_OP_POP_TOP) return;
  if (op == SCAN_OP_DUP_TOP) {
    push(w, top), push(w, top);
    return;
  }
  node second = pop(w);
  if (op == SCAN_OP_DUP_TOP_TWO) {
    push(w, second), push(w, top), push(w, second), push(w, top);
    return;
  }
  node third = op == SCAN_OP_ROT_THREE ? pop(w) : NODE_NONE;
  push(w, top);
  if (op == SCAN_OP_ROT_THREE) push(w, third);
  push(w, second);
}

/* All but jumps. */
static void walk_instruction(struct walk *w, const struct scan *scan) {
  uint8_t op = scan->op;
  if (is_in(op, SCAN_OP_LOAD_CONST_SMALL_INT_MULTI, 64)) { push_type(w, FLOW_TYPE_int); return; }
  if (is_in(op, SCAN_OP_LOAD_FAST_MULTI, 16)) { walk_local(w, op - SCAN_OP_LOAD_FAST_MULTI, false); return; }
  if (is_in(op, SCAN_OP_STORE_FAST_MULTI, 16)) { walk_local(w, op - SCAN_OP_STORE_FAST_MULTI, true); return; }
  if (is_in(op, SCAN_OP_UNARY_OP_MULTI, 4)) {
    push_record(w, RECORD_UNARY, pop(w), 0, 0);
    w->flow->records[w->flow->n_records - 1].op = (uint8_t)(op - SCAN_OP_UNARY_OP_MULTI);
    return;
  }
  if (is_in(op, SCAN_OP_BINARY_OP_MULTI, 35)) {
    node b = pop(w), a = pop(w);
    push_record(w, RECORD_BINARY, a, b, 0);
    w->flow->records[w->flow->n_records - 1].op = (uint8_t)(op - SCAN_OP_BINARY_OP_MULTI);
    return;
  }
  switch (op) {
  case SCAN_OP_LOAD_CONST_SMALL_INT: push_type(w, FLOW_TYPE_int); break;
  case SCAN_OP_LOAD_CONST_FALSE: case SCAN_OP_LOAD_CONST_TRUE: push_type(w, FLOW_TYPE_bool); break;
  case SCAN_OP_LOAD_CONST_NONE: push_type(w, FLOW_TYPE_constant); break;
  case SCAN_OP_LOAD_NULL: case SCAN_OP_LOAD_BUILD_CLASS: push(w, NODE_NONE); break;
  case SCAN_OP_LOAD_CONST_STRING: case SCAN_OP_LOAD_CONST_OBJ: push_pool(w, scan->n); break;
  case SCAN_OP_LOAD_GLOBAL: case SCAN_OP_LOAD_SLOT_CONST: case SCAN_OP_STORE_GLOBAL: walk_slot(w, scan); break;
  case SCAN_OP_LOAD_NAME: case SCAN_OP_LOAD_NAME_DYNAMIC: case SCAN_OP_STORE_NAME: case SCAN_OP_DELETE_NAME:
    walk_name(w, scan);
    break;
  case SCAN_OP_DELETE_GLOBAL: case SCAN_OP_DELETE_FAST: case SCAN_OP_DELETE_DEREF: break;
  case SCAN_OP_LOAD_FAST_N: walk_local(w, (unsigned)scan->n, false); break;
  case SCAN_OP_STORE_FAST_N: walk_local(w, (unsigned)scan->n, true); break;
  case SCAN_OP_LOAD_DEREF: push(w, NODE_CELL); break;
  case SCAN_OP_STORE_DEREF: copy(w, pop(w), NODE_CELL); break;
  case SCAN_OP_LOAD_ATTR: case SCAN_OP_STORE_ATTR: case SCAN_OP_LOAD_METHOD: case SCAN_OP_IMPORT_FROM:
    walk_attribute(w, scan);
    break;
  case SCAN_OP_LOAD_SUPER_METHOD: walk_super(w, scan); break;
  case SCAN_OP_IMPORT_NAME: pop(w), pop(w), push_type(w, FLOW_TYPE_module); break;
  case SCAN_OP_BUILD_TUPLE: case SCAN_OP_BUILD_LIST: case SCAN_OP_BUILD_MAP: case SCAN_OP_BUILD_SET: case SCAN_OP_BUILD_SLICE:
  case SCAN_OP_BUILD_STRING: case SCAN_OP_FORMAT_VALUE: case SCAN_OP_MAKE_FUNCTION: case SCAN_OP_MAKE_FUNCTION_DEFARGS:
  case SCAN_OP_MAKE_CLOSURE: case SCAN_OP_MAKE_CLOSURE_DEFARGS:
    walk_new(w, scan);
    break;
  case SCAN_OP_STORE_MAP: copy(w, pop(w), NODE_KEY); copy(w, pop(w), NODE_VALUE); break;
  case SCAN_OP_STORE_COMP: walk_comprehension(w, scan); break;
  case SCAN_OP_UNPACK_SEQUENCE: case SCAN_OP_UNPACK_EX: walk_unpack(w, scan); break;
  case SCAN_OP_DICT_MERGE: case SCAN_OP_LIST_EXTEND: case SCAN_OP_SET_UPDATE: walk_spread(w, op); break;
  case SCAN_OP_LIST_TO_TUPLE: pop(w), push_type(w, FLOW_TYPE_tuple); break;
  case SCAN_OP_CALL_FUNCTION: walk_call(w, (unsigned)scan->n, false); break;
  case SCAN_OP_CALL_METHOD: walk_call(w, (unsigned)scan->n, true); break;
  case SCAN_OP_CALL_FUNCTION_VAR_KW: walk_star_call(w, (unsigned)scan->n, false); break;
  case SCAN_OP_CALL_METHOD_VAR_KW: walk_star_call(w, (unsigned)scan->n, true); break;
  case SCAN_OP_SETUP_WITH: case SCAN_OP_SETUP_EXCEPT: case SCAN_OP_SETUP_FINALLY: case SCAN_OP_WITH_CLEANUP: walk_handler(w, scan); break;
  case SCAN_OP_LOAD_SUBSCR: walk_subscript(w, false); break;
  case SCAN_OP_STORE_SUBSCR: walk_subscript(w, true); break;
  case SCAN_OP_DUP_TOP: case SCAN_OP_DUP_TOP_TWO: case SCAN_OP_POP_TOP: case SCAN_OP_ROT_TWO: case SCAN_OP_ROT_THREE:
    walk_stack(w, op);
    break;
  case SCAN_OP_GET_ITER: case SCAN_OP_GET_ITER_STACK: walk_iter(w, op); break;
  case SCAN_OP_YIELD_VALUE: case SCAN_OP_YIELD_FROM: walk_generator(w, op); break;
  case SCAN_OP_GET_AWAITABLE: push_record(w, RECORD_AWAIT, pop(w), 0, 0); break;
  case SCAN_OP_IMPORT_STAR: walk_star(w); break;
  case SCAN_OP_MATCH_CLASS: walk_match_class(w, (unsigned)scan->n); break;
  case SCAN_OP_EXCEPT_SPLIT: walk_except_split(w); break;
  case SCAN_OP_EXCEPT_HANDLE: pop(w); break;
  case SCAN_OP_MATCH_SEQUENCE: case SCAN_OP_MATCH_MAPPING: push_type(w, FLOW_TYPE_bool); break;
  case SCAN_OP_MATCH_KEYS:
    if (w->depth > 1) add(w, RECORD_OPEN, w->stack[w->depth - 2], 0, 0, 0);
    copy(w, NODE_ELEMENT, NODE_KEY);
    walk_escape(w, 0, 1);
    break;
  case SCAN_OP_GET_LEN: if (w->depth) copy(w, w->stack[w->depth - 1], NODE_SEEN); push_type(w, FLOW_TYPE_int); break;
  default: w->good = false; break; /* type parameters, templates …: not followed */
  }
}

/* From `offset` on to the end of the path. */
static void walk_path(struct walk *w, uint32_t offset) {
  const struct state *state = &w->states[offset];
  struct scan scan = scan_begin(SCAN_FROZEN, w->body->bytes, w->body->size);
  scan.next = offset;
  w->depth = state->depth;
  for (uint32_t i = 0; i < state->depth; i++) w->stack[i] = state->stack[i];
  w->states[offset].walked = true;
  while (w->good && scan_next(&scan)) {
    bool ends = false;
    w->at = scan.offset;
    if (scan.offset != offset && w->states[scan.offset].known) {
      arrive(w, scan.offset, 0);
      if (w->states[scan.offset].walked) return;
      w->states[scan.offset].walked = true;
      for (uint32_t i = 0; i < w->depth; i++) w->stack[i] = w->states[scan.offset].stack[i];
    }
    if (!walk_jump(w, &scan, &ends)) walk_instruction(w, &scan);
    if (ends) return;
  }
}

/* Viper's code may write into any buffer it has a pointer to: its arguments, variables of modules, what it got by the way. */
static void change_buffers(struct walk *w, const struct flow_code *c) {
  struct scan scan = scan_begin(SCAN_FROZEN, w->body->bytes, w->body->size);
  for (uint32_t i = 0; i < w->unit->n_locals; i++) add(w, RECORD_CHANGE, c->local + i, 0, 0, 0);
  for (node n = c->first; n < c->end; n++) add(w, RECORD_CHANGE, n, 0, 0, 0);
  while (scan_next(&scan))
    if (scan.op == SCAN_OP_LOAD_GLOBAL || scan.op == SCAN_OP_LOAD_SLOT_CONST)
      add(w, RECORD_CHANGE, w->flow->slots[c->module] + (uint32_t)scan.n, 0, 0, 0);
}

/* Viper's types are its own. A function of numbers and raw memory gives a number, None or what it got; in another one
   anything may be anywhere. */
static void forget_types(struct walk *w, struct flow_code *c, uint32_t first_record) {
  static const uint32_t numbers[] = {FLOW_TYPE_int, FLOW_TYPE_bool, FLOW_TYPE_float, FLOW_TYPE_constant};
  if (c->kind == FLOW_VIPER_PLAIN) {
    w->flow->n_records = first_record;
    change_buffers(w, c);
    for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++) flow_add(w->flow, c->result, numbers[i]);
    for (uint32_t i = 0; i < w->unit->n_locals; i++) copy(w, c->local + i, c->result);
    return;
  }
  change_buffers(w, c);
  for (node n = c->first; n < c->end; n++) add(w, RECORD_ESCAPE, NODE_NONE, 0, 0, n);
  for (uint32_t i = 0; i < w->unit->n_locals; i++) {
    copy(w, c->local + i, NODE_ANY);
    add(w, RECORD_ESCAPE, NODE_NONE, 0, 0, c->local + i);
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
  for (unsigned i = 0; i < w.unit->n_cells; i++) copy(&w, c->local + w.unit->cells[i], NODE_CELL);
  if (w.body->size) arrive(&w, 0, 0);
  while (w.good && w.n_pending) {
    uint32_t offset = w.pending[--w.n_pending];
    if (!w.states[offset].walked) walk_path(&w, offset);
  }
  for (uint32_t i = 0; i < w.body->size; i++) free(w.states[i].stack);
  c->end = flow->n_nodes;
  if (c->kind == FLOW_VIPER || c->kind == FLOW_VIPER_PLAIN) forget_types(&w, c, first_record);
  free(w.states);
  free(w.pending);
  free(w.stack);
  return w.good;
}
