/* SPDX-License-Identifier: MIT */
/* What each instruction does to the stack of nodes, and its records. */
#include <string.h>

#include "freeze/flow/flow_walk.h"
#include "runtime/abi/operator.h"

/* The analysis ends if the code runs. */
static void walk_lose(struct walk *w, const char *what) { walk_add(w, RECORD_LOST, 0, 0, 0, 0)->lost = what; }

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
  if (is_class && (keywords || positional < 2)) { /* metaclass=… */
    walk_lose(w, "a class statement with keywords");
    walk_push(w, out);
    return;
  }
  struct record *record = walk_add(w, is_class ? RECORD_CLASS : RECORD_CALL, is_class ? args[0] : f, object, 0, out);
  record->keywords = (uint8_t)keywords;
  walk_take_args(w, record, is_class ? args + 2 : args, is_class ? positional - 2 : all);
  walk_push(w, out);
}

/* Calls with stars: each argument, and what iterating over it gives, may be any parameter's. */
static void walk_star_call(struct walk *w, unsigned n, bool method) {
  uint32_t count = (n & 0xff) + 2 * (n >> 8);
  node args[2 * 256 + 256 + 2], out = flow_node(w->flow);
  if (w->depth < count + 2 + method) {
    w->good = false;
    return;
  }
  walk_pop(w); /* which have stars */
  for (uint32_t i = 0; i < count; i++) {
    args[i] = walk_pop(w);
    walk_add(w, RECORD_NEXT, args[i], 0, 0, NODE_ELEMENT);
    walk_add(w, RECORD_OPEN, args[i], 0, 0, 0);
    walk_copy(w, args[i], NODE_SEEN); /* a mapping of a class: its methods are called */
  }
  args[count++] = NODE_ELEMENT;
  args[count++] = NODE_VALUE;
  node object = method ? walk_pop(w) : NODE_NONE, f = walk_pop(w);
  if (!method && f == NODE_NONE) walk_lose(w, "a class statement with stars");
  struct record *record = walk_add(w, RECORD_CALL, f, object, 0, out);
  record->op = n >> 8 ? STARS_AND_KEYWORDS : STARS;
  walk_take_args(w, record, args, count);
  walk_push(w, out);
}

static void push_function(struct walk *w, int64_t pool, unsigned cells, bool defaults) {
  uint32_t code = walk_code_of_pool(w, pool);
  for (unsigned i = cells; i-- > 0;) walk_copy(w, walk_pop(w), w->flow->codes[code].local + i); /* what they have since build time */
  for (int i = 0; defaults && i < 2; i++) walk_pop(w); /* they are elements of a tuple and a dict */
  w->flow->codes[code].makes_defaults |= defaults;
  walk_push_type(w, ATOM_FUNCTION + code);
  flow_add(w->flow, w->stack[w->depth - 1], FLOW_TYPE_function);
}

/* ---- one instruction ---- */

static void walk_build(struct walk *w, unsigned count, uint32_t type, node into) {
  if (w->depth < count) w->good = false;
  for (unsigned i = 0; w->good && i < count; i++) walk_copy(w, walk_pop(w), into);
  walk_push_type(w, type);
}

static void walk_subscript(struct walk *w, bool store) {
  node index = walk_pop(w), object = walk_pop(w);
  if (!store) {
    walk_push_record(w, RECORD_SUBSCR, object, index, 0);
    return;
  }
  walk_add(w, RECORD_STORE, object, index, walk_pop(w), 0);
}

static void walk_attribute(struct walk *w, const struct scan *scan) {
  uint32_t name = walk_pool_name(w, scan->n), first = w->flow->n_records;
  node object = walk_pop(w);
  switch (scan->op) {
  case SCAN_OP_STORE_ATTR: walk_add(w, RECORD_SETATTR, object, walk_pop(w), 0, 0); break;
  case SCAN_OP_LOAD_METHOD: case SCAN_OP_LOAD_TYPE_METHOD:
    walk_push_record(w, RECORD_METHOD, object, 0, 0);
    walk_push(w, object);
    break;
  case SCAN_OP_IMPORT_FROM: walk_push(w, object); /* fall through */
  default: walk_push_record(w, RECORD_ATTR, object, 0, 0); break;
  }
  for (; first < w->flow->n_records; first++) w->flow->records[first].name = name;
}

static void walk_super(struct walk *w, const struct scan *scan) {
  uint32_t name = walk_pool_name(w, scan->n);
  node self = walk_pop(w);
  walk_pop(w), walk_pop(w);
  walk_push_record(w, RECORD_METHOD, NODE_SUPER, 0, 0);
  w->flow->records[w->flow->n_records - 1].name = name;
  w->flow->records[w->flow->n_records - 1].op = OP_OF_SUPER;
  walk_push(w, self);
}

/* Of builtins, and what modules have without a statement that sets it. */
static void value_of_name(struct walk *w, uint32_t name, node out) {
  static const char *const texts[] = {"__name__", "__file__", "__package__", "__module__", "__qualname__"};
  const char *text = w->flow->names.texts[name].data;
  for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++)
    if (!strcmp(texts[i], text)) flow_add(w->flow, out, FLOW_TYPE_str);
  if (text[0] == '_' && text[1] == '_') flow_add(w->flow, out, FLOW_TYPE_constant);
  flow_value_of_builtin(w->flow, name, out);
  if (w->flow->stores_builtins) walk_copy(w, w->flow->attribute[name], out); /* one that is stored there */
}

static void walk_slot(struct walk *w, const struct scan *scan) {
  node slot = w->flow->slots[w->flow->codes[w->code].module] + (uint32_t)scan->n;
  if (scan->n >= w->frozen->n_slots) w->good = false;
  else if (scan->op == SCAN_OP_STORE_GLOBAL) walk_copy(w, walk_pop(w), slot);
  else {
    walk_push(w, slot);
    uint32_t name = walk_name_number(w, w->frozen->slots[scan->n]);
    value_of_name(w, name, slot); /* as long as it is not set */
  }
}

/* What a module has of the name. */
static void read_module(struct walk *w, uint32_t name, node out) {
  node module = flow_node(w->flow);
  flow_add(w->flow, module, FLOW_TYPE_module);
  walk_add(w, RECORD_ATTR, module, 0, 0, out)->name = name;
}

/* from … import *: into variables of the module, or names that it has no slot for, which are looked up as attributes. */
static void walk_star(struct walk *w) {
  walk_pop(w);
  for (uint32_t i = 0; i < w->frozen->n_slots; i++)
    read_module(w, walk_name_number(w, w->frozen->slots[i]), w->flow->slots[w->flow->codes[w->code].module] + i);
  walk_add(w, RECORD_STAR, 0, 0, 0, 0);
}

/* Names of class bodies, and of modules without a slot for them. */
static void walk_name(struct walk *w, const struct scan *scan) {
  uint32_t name = walk_pool_name(w, scan->n);
  bool in_class = w->unit->flags & CODE_CLASS;
  switch (scan->op) {
  case SCAN_OP_STORE_NAME:
    if (!in_class) w->good = false;
    else walk_copy(w, walk_pop(w), w->flow->member[name]);
    break;
  case SCAN_OP_DELETE_NAME: break;
  default: {
    node out = walk_push_new(w);
    if (in_class) walk_copy(w, w->flow->member[name], out);
    walk_copy(w, w->flow->attribute[name], out);
    if (w->flow->graph->stars.count) read_module(w, name, out);
    value_of_name(w, name, out);
  }
  }
}

static void walk_local(struct walk *w, unsigned n, bool store) {
  if (n >= w->unit->n_locals) w->good = false;
  else if (store) walk_store_local(w, n, walk_pop(w));
  else walk_push(w, walk_local_of(w, n));
}

/* What the function has since build time, or what is stored in any such variable. */
static void walk_closure(struct walk *w, unsigned n) {
  node out = walk_push_new(w);
  if (n >= w->unit->n_locals) w->good = false;
  walk_copy(w, NODE_CELL, out);
  if (n < w->unit->n_free) walk_copy(w, w->flow->codes[w->code].local + n, out);
}

/* An instruction of which nothing is to be known but its effect on the stack: the runtime gets the operands. */
static void walk_escape(struct walk *w, unsigned takes, unsigned gives) {
  node out = flow_node(w->flow);
  walk_add(w, RECORD_ESCAPE, NODE_NONE, 0, 0, out);
  while (takes--) walk_add(w, RECORD_ESCAPE, walk_pop(w), 0, 0, out);
  while (gives--) walk_push(w, out);
}

static void walk_unpack(struct walk *w, const struct scan *scan) {
  node object = walk_pop(w), out = flow_node(w->flow);
  bool star = scan->op == SCAN_OP_UNPACK_EX;
  walk_add(w, RECORD_NEXT, object, 0, 0, out);
  if (star) {
    walk_add(w, RECORD_NEXT, object, 0, 0, NODE_ELEMENT);
    flow_add(w->flow, out, FLOW_TYPE_list);
  }
  for (int64_t i = star ? (scan->n & 0xff) + (scan->n >> 8) + 1 : scan->n; i > 0; i--) walk_push(w, out);
}

static void walk_comprehension(struct walk *w, const struct scan *scan) {
  if (scan->n & 3) walk_copy(w, walk_pop(w), NODE_KEY); /* a map's key is above its value */
  if (!(scan->n & 3)) walk_copy(w, walk_pop(w), NODE_ELEMENT);
  else if (scan->n & 1) walk_copy(w, walk_pop(w), NODE_VALUE);
}

static void handler(struct walk *w, int64_t target, uint32_t extra) {
  uint32_t depth = w->depth;
  for (uint32_t i = 0; i < extra; i++) walk_push(w, NODE_ELEMENT);
  walk_push(w, NODE_RAISED);
  walk_arrive(w, target, 0);
  walk_protect(w, w->at, target);
  w->depth = depth;
}

/* Handlers and with. */
static void walk_handler(struct walk *w, const struct scan *scan) {
  int64_t target = (int64_t)scan->next + scan->n;
  switch (scan->op) {
  case SCAN_OP_SETUP_WITH: {
    node manager = walk_pop(w), out = flow_node(w->flow);
    walk_add(w, RECORD_ESCAPE, manager, 0, 0, out)->op = 1;
    walk_push(w, out), walk_push(w, out);
    handler(w, target, 0);
    walk_push(w, out);
    break;
  }
  case SCAN_OP_WITH_CLEANUP: {
    node reason = walk_pop(w);
    walk_pop(w), walk_pop(w);
    walk_push(w, reason);
    break;
  }
  default: handler(w, target, 0); break;
  }
}

/* Stores into lists and dicts that are being built, and what goes on them. */
static void walk_spread(struct walk *w, uint8_t op) {
  node from = walk_pop(w);
  walk_add(w, RECORD_NEXT, from, 0, 0, op == SCAN_OP_LIST_EXTEND ? NODE_ELEMENT : NODE_KEY);
  walk_copy(w, from, NODE_SEEN); /* a mapping of a class: its methods are called */
  walk_add(w, RECORD_OPEN, from, 0, 0, 0);
  if (op == SCAN_OP_DICT_MERGE) walk_copy(w, NODE_ANY, NODE_VALUE), walk_copy(w, NODE_GIVEN, NODE_VALUE);
}

static bool is_in(uint8_t op, unsigned first, unsigned count) { return op >= first && op < first + count; }

/* An exception, or a class that makes one when it is raised. */
static void walk_raise(struct walk *w, node raised) {
  node made = flow_node(w->flow);
  walk_add(w, RECORD_RAISE, raised, 0, 0, NODE_RAISED);
  walk_add(w, RECORD_CALL, raised, 0, 0, made)->raises = true;
  walk_add(w, RECORD_RAISE, made, 0, 0, NODE_RAISED);
}

/* A jump if the value on the stack is true, or else if it is not. What is None has one way only. */
static void walk_branch(struct walk *w, int64_t target, bool if_true) {
  node tested = walk_pop(w);
  walk_add(w, RECORD_TRUTH, tested, 0, 0, 0);
  bool is_test = tested != NODE_NONE && w->test.result == tested;
  node value = is_test ? w->test.value : tested;
  bool jumps = is_test ? if_true == w->test.negative : if_true; /* … with something that is not None */
  if (jumps) {
    walk_arrive_unless_none(w, target, value);
  } else {
    walk_arrive(w, target, 0);
    walk_on_unless_none(w, value);
  }
}

/* Jumps, and what ends a path: sets *ends. False when it is no such instruction. */
bool walk_jump(struct walk *w, const struct scan *scan, bool *ends) {
  int64_t target = (int64_t)scan->next + scan->n;
  switch (scan->op) {
  case SCAN_OP_JUMP: case SCAN_OP_POP_EXCEPT_JUMP: walk_arrive(w, target, 0); *ends = true; return true;
  case SCAN_OP_UNWIND_JUMP: /* by way of finally clauses */
    walk_arrive(w, target, scan->extra & 0x80 ? 4 : 0);
    walk_protect(w, UINT32_MAX, target);
    *ends = true;
    return true;
  case SCAN_OP_POP_JUMP_IF_TRUE: case SCAN_OP_POP_JUMP_IF_FALSE:
    walk_branch(w, target, scan->op == SCAN_OP_POP_JUMP_IF_TRUE);
    return true;
  case SCAN_OP_JUMP_IF_TRUE_OR_POP: case SCAN_OP_JUMP_IF_FALSE_OR_POP:
    walk_arrive(w, target, 0);
    walk_add(w, RECORD_TRUTH, walk_pop(w), 0, 0, 0);
    return true;
  case SCAN_OP_FOR_ITER: {
    walk_arrive(w, target, 4);
    node iterator = w->depth >= 4 ? w->stack[w->depth - 4] : NODE_NONE;
    node second = w->depth >= 4 ? w->stack[w->depth - 3] : NODE_NONE; /* an iterator behind the null placeholder */
    node out = walk_push_new(w);
    walk_add(w, RECORD_NEXT, iterator, 0, 0, out)->op = 1;
    walk_add(w, RECORD_NEXT, second, 0, 0, out)->op = 1;
    return true;
  }
  case SCAN_OP_LOAD_CLASS_NAME: {
    uint32_t depth = w->depth;
    walk_push(w, w->flow->member[walk_pool_name(w, scan->n)]);
    /* the offset is the second operand: it is not in scan->n */
    walk_arrive(w, (int64_t)scan->next + (w->body->bytes[scan->next - 2] | w->body->bytes[scan->next - 1] << 8), 0);
    w->depth = depth;
    return true;
  }
  case SCAN_OP_RETURN_VALUE: {
    node result = walk_pop(w);
    walk_copy(w, result, w->flow->codes[w->code].result);
    if (w->unit->flags & CODE_GENERATOR) walk_copy(w, result, NODE_RETURNED); /* of one in the snapshot, too */
    *ends = true;
    return true;
  }
  case SCAN_OP_END_FINALLY: /* behind handlers that do not match it raises: what follows may have another depth */
    walk_pop(w);
    *ends = scan->next < w->body->size && w->states[scan->next].known && w->states[scan->next].depth != w->depth;
    return true;
  case SCAN_OP_EXCEPT_STAR:
    walk_pop(w), walk_pop(w), walk_pop(w);
    walk_arrive(w, target, 0);
    walk_push(w, NODE_RAISED);
    return true;
  case SCAN_OP_RAISE_LAST: *ends = true; return true;
  case SCAN_OP_RAISE_FROM: walk_raise(w, walk_pop(w)); /* fall through */
  case SCAN_OP_RAISE_OBJ: walk_raise(w, walk_pop(w)); *ends = true; return true;
  default: return false;
  }
}

/* What an asynchronous generator yields is the result of who awaits its next step; what its awaits yield goes past it. */
static void walk_generator(struct walk *w, uint8_t op) {
  if (op == SCAN_OP_YIELD_VALUE) {
    node value = walk_pop(w);
    walk_copy(w, value, (w->unit->flags & (CODE_ASYNC | CODE_GENERATOR)) == CODE_ASYNC ? NODE_RETURNED : NODE_YIELDED);
    walk_copy(w, value, w->flow->codes[w->code].yielded);
    walk_push(w, NODE_SENT);
    return;
  }
  w->flow->yields_from = true;
  walk_pop(w); /* what is sent at first: None */
  node from = walk_pop(w);
  walk_add(w, RECORD_NEXT, from, 0, 0, NODE_YIELDED);
  walk_add(w, RECORD_NEXT, from, 0, 0, w->flow->codes[w->code].yielded);
  node out = flow_node(w->flow);
  walk_add(w, RECORD_RETURNED, from, 0, 0, out);
  flow_add(w->flow, out, FLOW_TYPE_constant);
  walk_push(w, out);
}

/* Attributes that the class pattern names, and those that the class may name for its `n` positions. */
static void walk_match_class(struct walk *w, unsigned n) {
  const struct code_const *names = w->constant;
  walk_pop(w);
  node class = walk_pop(w), subject = walk_pop(w);
  if (!names || names->kind != CODE_CONST_TUPLE) w->good = false;
  for (uint32_t i = 0; w->good && i < names->n; i++) {
    uint32_t name = walk_name_number(w, names->items[i]->text);
    walk_add(w, RECORD_ATTR, subject, 0, 0, NODE_ELEMENT)->name = name;
  }
  if (n) walk_add(w, RECORD_MATCH, subject, class, 0, NODE_ELEMENT);
  walk_push_type(w, FLOW_TYPE_tuple);
  flow_add(w->flow, w->stack[w->depth - 1], FLOW_TYPE_constant);
}

/* except*: the exceptions that match, as a group, and those that do not. */
static void walk_except_split(struct walk *w) {
  walk_copy(w, walk_pop(w), NODE_SEEN);
  node caught = walk_pop(w), out = flow_node(w->flow);
  flow_add(w->flow, NODE_RAISED, FLOW_TYPE_exception_group);
  flow_add(w->flow, out, FLOW_TYPE_exception_group);
  flow_add(w->flow, out, FLOW_TYPE_constant);
  flow_find_fact(w->flow, FLOW_EXCEPTION_ARGS);
  walk_copy(w, caught, out);
  walk_copy(w, NODE_RAISED, out);
  walk_copy(w, NODE_GIVEN, out); /* what derive() made */
  walk_copy(w, NODE_ANY, out);
  walk_push(w, out), walk_push(w, out);
}

/* What makes a new object. */
static void walk_new(struct walk *w, const struct scan *scan) {
  switch (scan->op) {
  case SCAN_OP_BUILD_TUPLE: walk_build(w, (unsigned)scan->n, FLOW_TYPE_tuple, NODE_ELEMENT); break;
  case SCAN_OP_BUILD_LIST: walk_build(w, (unsigned)scan->n, FLOW_TYPE_list, NODE_ELEMENT); break;
  case SCAN_OP_BUILD_MAP: walk_push_type(w, FLOW_TYPE_dict); break;
  case SCAN_OP_BUILD_SET: walk_build(w, (unsigned)scan->n, FLOW_TYPE_set, NODE_KEY); break;
  case SCAN_OP_BUILD_SLICE: walk_build(w, (unsigned)scan->n, FLOW_TYPE_slice, NODE_ELEMENT); break;
  case SCAN_OP_BUILD_STRING: {
    node first = NODE_NONE;
    for (int64_t i = scan->n; i > 0; i--) first = walk_pop(w);
    walk_push_type(w, FLOW_TYPE_str);
    if (w->good) w->flow->node_prefix[w->stack[w->depth - 1]] = w->flow->node_prefix[first];
    break;
  }
  case SCAN_OP_FORMAT_VALUE:
    if (scan->n >> 2) walk_pop(w);
    walk_copy(w, w->depth ? w->stack[w->depth - 1] : NODE_NONE, NODE_PRINTED);
    walk_copy(w, walk_pop(w), NODE_SEEN);
    walk_push_type(w, FLOW_TYPE_str);
    break;
  case SCAN_OP_MAKE_FUNCTION: push_function(w, scan->n, 0, false); break;
  case SCAN_OP_MAKE_FUNCTION_DEFARGS: push_function(w, scan->n, 0, true); break;
  case SCAN_OP_MAKE_CLOSURE: push_function(w, scan->n, scan->extra, false); break;
  case SCAN_OP_MAKE_CLOSURE_DEFARGS: push_function(w, scan->n, scan->extra, true); break;
  }
}

/* An iterator, as a value or in the four words on the stack that only FOR_ITER knows. */
static void walk_iter(struct walk *w, uint8_t op) {
  walk_push_record(w, RECORD_ITER, walk_pop(w), 0, 0);
  if (op == SCAN_OP_GET_ITER) w->flow->records[w->flow->n_records - 1].op = 1;
  else walk_push(w, NODE_NONE), walk_push(w, NODE_NONE), walk_push(w, NODE_NONE);
}

/* What only moves values on the stack. */
static void walk_stack(struct walk *w, uint8_t op) {
  node top = walk_pop(w);
  if (op == SCAN_OP_POP_TOP) return;
  if (op == SCAN_OP_DUP_TOP) {
    walk_push(w, top), walk_push(w, top);
    return;
  }
  node second = walk_pop(w);
  if (op == SCAN_OP_DUP_TOP_TWO) {
    walk_push(w, second), walk_push(w, top), walk_push(w, second), walk_push(w, top);
    return;
  }
  node third = op == SCAN_OP_ROT_THREE ? walk_pop(w) : NODE_NONE;
  walk_push(w, top);
  if (op == SCAN_OP_ROT_THREE) walk_push(w, third);
  walk_push(w, second);
}

/* UNARY_… */
static void walk_unary(struct walk *w, unsigned op) {
  node a = walk_pop(w);
  walk_push_record(w, RECORD_UNARY, a, 0, 0);
  w->flow->records[w->flow->n_records - 1].op = (uint8_t)op;
  if (op != UNARY_NOT || w->depth == 0) return;
  bool is_test = a != NODE_NONE && a == w->test.result; /* not x: as x is None, in which case it is true */
  w->test = (struct none_test){is_test ? w->test.value : a, w->stack[w->depth - 1], is_test && !w->test.negative};
}

/* BINARY_…, INPLACE_… */
static void walk_binary(struct walk *w, unsigned op) {
  node b = walk_pop(w), a = walk_pop(w);
  walk_push_record(w, RECORD_BINARY, a, b, 0);
  w->flow->records[w->flow->n_records - 1].op = (uint8_t)op;
  bool text = op == BINARY_ADD && !strset_has(&w->flow->names, "__radd__", 8); /* which gives any */
  if (text) w->flow->node_prefix[w->flow->records[w->flow->n_records - 1].out] = w->flow->node_prefix[a];
  if (op == BINARY_IS && b != NODE_NONE && b == w->none) w->test = (struct none_test){a, w->stack[w->depth - 1], false};
}

/* All but jumps. */
void walk_instruction(struct walk *w, const struct scan *scan) {
  uint8_t op = scan->op;
  if (is_in(op, SCAN_OP_LOAD_CONST_SMALL_INT_MULTI, 64)) { walk_push_type(w, FLOW_TYPE_int); return; }
  if (is_in(op, SCAN_OP_LOAD_FAST_MULTI, 16)) { walk_local(w, op - SCAN_OP_LOAD_FAST_MULTI, false); return; }
  if (is_in(op, SCAN_OP_STORE_FAST_MULTI, 16)) { walk_local(w, op - SCAN_OP_STORE_FAST_MULTI, true); return; }
  if (is_in(op, SCAN_OP_UNARY_OP_MULTI, 4)) { walk_unary(w, op - SCAN_OP_UNARY_OP_MULTI); return; }
  if (is_in(op, SCAN_OP_BINARY_OP_MULTI, 35)) { walk_binary(w, op - SCAN_OP_BINARY_OP_MULTI); return; }
  switch (op) {
  case SCAN_OP_LOAD_CONST_SMALL_INT: walk_push_type(w, FLOW_TYPE_int); break;
  case SCAN_OP_LOAD_CONST_FALSE: case SCAN_OP_LOAD_CONST_TRUE: walk_push_type(w, FLOW_TYPE_bool); break;
  case SCAN_OP_LOAD_CONST_NONE:
    walk_push_type(w, FLOW_TYPE_constant);
    w->none = w->depth ? w->stack[w->depth - 1] : NODE_NONE;
    break;
  case SCAN_OP_LOAD_NULL: case SCAN_OP_LOAD_BUILD_CLASS: walk_push(w, NODE_NONE); break;
  case SCAN_OP_LOAD_CONST_STRING: case SCAN_OP_LOAD_CONST_OBJ: walk_push_pool(w, scan->n); break;
  case SCAN_OP_LOAD_GLOBAL: case SCAN_OP_LOAD_SLOT_CONST: case SCAN_OP_STORE_GLOBAL: walk_slot(w, scan); break;
  case SCAN_OP_LOAD_NAME: case SCAN_OP_LOAD_NAME_DYNAMIC: case SCAN_OP_STORE_NAME: case SCAN_OP_DELETE_NAME:
    walk_name(w, scan);
    break;
  case SCAN_OP_DELETE_GLOBAL: case SCAN_OP_DELETE_FAST: case SCAN_OP_DELETE_DEREF: break;
  case SCAN_OP_LOAD_FAST_N: walk_local(w, (unsigned)scan->n, false); break;
  case SCAN_OP_STORE_FAST_N: walk_local(w, (unsigned)scan->n, true); break;
  case SCAN_OP_LOAD_DEREF: walk_closure(w, (unsigned)scan->n); break;
  case SCAN_OP_STORE_DEREF: walk_copy(w, walk_pop(w), NODE_CELL); break;
  case SCAN_OP_LOAD_ATTR: case SCAN_OP_STORE_ATTR: case SCAN_OP_LOAD_METHOD: case SCAN_OP_LOAD_TYPE_METHOD: case SCAN_OP_IMPORT_FROM:
    walk_attribute(w, scan);
    break;
  case SCAN_OP_LOAD_SUPER_METHOD: walk_super(w, scan); break;
  case SCAN_OP_IMPORT_NAME:
    walk_pop(w), walk_pop(w), walk_push_type(w, FLOW_TYPE_module);
    walk_copy(w, NODE_IMPORTED, w->stack[w->depth - 1]);
    break;
  case SCAN_OP_BUILD_TUPLE: case SCAN_OP_BUILD_LIST: case SCAN_OP_BUILD_MAP: case SCAN_OP_BUILD_SET: case SCAN_OP_BUILD_SLICE:
  case SCAN_OP_BUILD_STRING: case SCAN_OP_FORMAT_VALUE: case SCAN_OP_MAKE_FUNCTION: case SCAN_OP_MAKE_FUNCTION_DEFARGS:
  case SCAN_OP_MAKE_CLOSURE: case SCAN_OP_MAKE_CLOSURE_DEFARGS:
    walk_new(w, scan);
    break;
  case SCAN_OP_STORE_MAP: walk_copy(w, walk_pop(w), NODE_KEY); walk_copy(w, walk_pop(w), NODE_VALUE); break;
  case SCAN_OP_STORE_COMP: walk_comprehension(w, scan); break;
  case SCAN_OP_UNPACK_SEQUENCE: case SCAN_OP_UNPACK_EX: walk_unpack(w, scan); break;
  case SCAN_OP_DICT_MERGE: case SCAN_OP_LIST_EXTEND: case SCAN_OP_SET_UPDATE: walk_spread(w, op); break;
  case SCAN_OP_LIST_TO_TUPLE: walk_pop(w), walk_push_type(w, FLOW_TYPE_tuple); break;
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
  case SCAN_OP_GET_AWAITABLE: walk_push_record(w, RECORD_AWAIT, walk_pop(w), 0, 0); break;
  case SCAN_OP_IMPORT_STAR: walk_star(w); break;
  case SCAN_OP_MATCH_CLASS: walk_match_class(w, (unsigned)scan->n); break;
  case SCAN_OP_EXCEPT_SPLIT: if (scan->n) walk_pop(w); else walk_except_split(w); break;
  case SCAN_OP_MATCH_SEQUENCE: case SCAN_OP_MATCH_MAPPING: walk_push_type(w, FLOW_TYPE_bool); break;
  case SCAN_OP_MATCH_KEYS:
    if (w->depth > 1) walk_add(w, RECORD_OPEN, w->stack[w->depth - 2], 0, 0, 0);
    walk_copy(w, NODE_ELEMENT, NODE_KEY);
    walk_escape(w, 0, 1);
    break;
  case SCAN_OP_GET_LEN: if (w->depth) walk_copy(w, w->stack[w->depth - 1], NODE_SEEN); walk_push_type(w, FLOW_TYPE_int); break;
  default: walk_lose(w, "a rare instruction"); w->ends = true; break; /* type parameters, templates … */
  }
}
