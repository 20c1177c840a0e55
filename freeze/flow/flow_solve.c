/* SPDX-License-Identifier: MIT */
/* What records do to the sets of their nodes, until nothing changes. All rules only add. */
#include <string.h>

#include "freeze/flow/flow_private.h"
#include "runtime/abi/operator.h"

/* The analysis ends rather than take more steps: seconds. The largest of the examples and benchmarks takes less than a hundredth of them. */
#define STEPS_MOST ((uint64_t)1000000000)

bool flow_any_of(const uint64_t *set, const uint32_t *atoms, uint32_t count) {
  for (uint32_t i = 0; i < count; i++)
    if (flow_has(set, atoms[i])) return true;
  return false;
}

bool flow_has_dict(const uint64_t *set) { return ANY_OF(set, DICTS, ATOM_UNKNOWN); }

bool flow_has_other(const uint64_t *set) {
  static const uint32_t dicts[] = {DICTS};
  for (uint32_t atom = 0; atom <= ATOM_UNKNOWN; atom++) {
    bool is_dict = false;
    for (size_t i = 0; i < sizeof dicts / sizeof dicts[0]; i++) is_dict |= dicts[i] == atom;
    if (!is_dict && flow_has(set, atom)) return true;
  }
  return false;
}

bool flow_has_other_than_text(const uint64_t *set) {
  for (uint32_t atom = 0; atom <= ATOM_UNKNOWN; atom++)
    if (atom != T(str) && atom != T(bytes) && atom != T(bytearray) && flow_has(set, atom)) return true;
  return false;
}

void flow_use(struct flow *flow, enum flow_use use, const uint64_t *set) {
  uint64_t *to = flow->uses + (size_t)use * flow->words;
  if (flow->asks_by_itself) return;
  for (uint32_t i = 0; i < flow->words; i++) {
    if (!(set[i] & ~to[i])) continue;
    to[i] |= set[i];
    flow->changed = true;
  }
}

static void use_atom(struct flow *flow, enum flow_use use, uint32_t atom) {
  uint64_t *word = flow->uses + (size_t)use * flow->words + atom / 64, bit = (uint64_t)1 << atom % 64;
  if (flow->asks_by_itself || *word & bit) return;
  *word |= bit;
  flow->changed = true;
}

void flow_make(struct flow *flow, const uint64_t *types) {
  for (uint32_t i = 0; i < FLOW_TYPE_WORDS; i++) {
    if (types[i] & ~flow->makes[i]) flow->changed = true;
    flow->makes[i] |= types[i];
  }
}

void flow_find_fact(struct flow *flow, enum flow_fact fact) {
  if (!flow->facts[fact]) flow->changed = true;
  flow->facts[fact] = true;
}

void flow_add_anything(struct flow *flow, node out) {
  flow_add_all(flow, out);
  flow_copy_given(flow, out);
  flow_copy(flow, NODE_ELEMENT, out);
  flow_copy(flow, NODE_VALUE, out);
}

/* ---- operators and items ---- */

/* A slice is a new container of what the object holds. Dicts with a factory keep what that makes. */
static void read_objects(struct flow *flow, const struct record *r) {
  flow_held(flow, flow_set(flow, r->a), r->out);
  if (ANY_OF(flow_set(flow, r->b), T(slice), ATOM_UNKNOWN)) {
    flow_open(flow, r->a);
    flow_add_kept(flow, r->out, flow->first_object);
  }
  if (ANY_OF(flow_set(flow, r->a), T(defaultdict), ATOM_UNKNOWN)) CHANGE_TYPES(flow, r->a, T(defaultdict));
}

static void do_subscript(struct flow *flow, const struct record *r) {
  const uint64_t *set = flow_set(flow, r->a);
  bool store = r->kind == RECORD_STORE;
  flow_use(flow, store ? FLOW_STORE : FLOW_SUBSCR, set);
  if (ANY_OF(set, DICTS)) flow_copy(flow, r->b, NODE_KEY);
  if (flow_has(set, ATOM_INSTANCE)) {
    flow_copy(flow, r->a, NODE_SEEN);
    flow_copy(flow, r->b, NODE_SEEN);
  }
  if (store) {
    CHANGE_TYPES(flow, r->a, DICTS, T(list), T(deque), T(bytearray), T(array), T(framebuf), T(uctypes_struct));
    if (r->c == NODE_NONE) flow_find_fact(flow, FLOW_DELETES_ITEMS);
    if (ANY_OF(set, T(list), ATOM_UNKNOWN) && ANY_OF(flow_set(flow, r->b), T(slice), ATOM_UNKNOWN)) flow_find_fact(flow, FLOW_STORES_SLICES);
    if (flow_has_other(set)) flow_copy(flow, r->c, NODE_ELEMENT);
    if (ANY_OF(flow_set(flow, r->b), T(slice), ATOM_UNKNOWN)) flow_next(flow, flow_set(flow, r->c), NODE_ELEMENT);
    if (flow_has_dict(set)) flow_copy(flow, r->c, NODE_VALUE);
    if (flow_has(set, ATOM_INSTANCE)) flow_copy(flow, r->c, NODE_SEEN);
    return;
  }
  read_objects(flow, r);
  if (ANY_OF(set, T(str))) flow_add(flow, r->out, T(str));
  if (ANY_OF(set, T(bytes), T(bytearray), T(array), T(memoryview), T(range), T(mem))) {
    static const uint32_t parts[] = {T(bytes), T(bytearray), T(array), T(memoryview), T(range)};
    flow_add(flow, r->out, T(int));
    if (ANY_OF(set, T(array), T(memoryview))) flow_add(flow, r->out, T(float));
    for (int i = 0; i < 5; i++)
      if (flow_has(set, parts[i])) flow_add(flow, r->out, parts[i]);
  }
  if (flow_has_dict(set)) flow_copy_items(flow, set, NODE_VALUE, r->out);
  if (ANY_OF(set, T(counter))) flow_add(flow, r->out, T(int));
  if (ANY_OF(set, T(defaultdict))) flow_copy(flow, NODE_ANY, r->out);
  if (ANY_OF(set, T(list), T(tuple), T(namedtuple), T(deque))) {
    static const uint32_t parts[] = {T(list), T(tuple)};
    flow_copy_items(flow, set, NODE_ELEMENT, r->out);
    for (int i = 0; i < 2; i++)
      if (flow_has(set, parts[i])) flow_add_kept(flow, r->out, parts[i]);
    if (flow_has(set, T(namedtuple))) flow_add(flow, r->out, T(tuple));
  }
  if (ANY_OF(set, ATOM_INSTANCE, ATOM_CLASS)) flow_copy_given(flow, r->out); /* what __getitem__, __class_getitem__ give */
  if (flow_has(set, ATOM_CLASS)) flow_copy(flow, r->a, r->out); /* a generic class */
  if (ANY_OF(set, ATOM_UNKNOWN, T(re_match), T(typealias), T(uctypes_struct))) flow_add_anything(flow, r->out);
}

static bool has_other_than_numbers(const uint64_t *set) {
  for (uint32_t atom = 0; atom <= ATOM_UNKNOWN; atom++)
    if (flow_has(set, atom) && atom != T(int) && atom != T(bool) && atom != T(float) && atom != T(complex) && atom != T(constant)) return true;
  return false;
}

static void copy_numbers(struct flow *flow, const uint64_t *set, node out) {
  static const uint32_t numbers[] = {NUMBERS};
  for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++)
    if (flow_has(set, numbers[i])) flow_add(flow, out, numbers[i]);
}

/* The result is a new container of what the operands hold, or else the left one, changed. */
static void operate_on_objects(struct flow *flow, const struct record *r) {
  flow_open(flow, r->a);
  flow_open(flow, r->b);
  if (r->op < INPLACE_OR || r->op > INPLACE_POW) return;
  flow_copy_objects(flow, r->a, r->out);
  switch (r->op) {
  case INPLACE_ADD: CHANGE_TYPES(flow, r->a, T(list), T(deque), T(bytearray), T(array), T(counter)); break;
  case INPLACE_MUL: CHANGE_TYPES(flow, r->a, T(list), T(deque), T(bytearray), T(array)); break;
  case INPLACE_OR: CHANGE_TYPES(flow, r->a, DICTS, T(set)); break;
  case INPLACE_AND: case INPLACE_SUB: case INPLACE_XOR: CHANGE_TYPES(flow, r->a, T(set), T(counter)); break;
  default: break;
  }
}

static void do_binary(struct flow *flow, const struct record *r) {
  const uint64_t *a = flow_set(flow, r->a), *b = flow_set(flow, r->b);
  if (r->op == BINARY_EXC_MATCH || r->op == BINARY_IS) {
    flow_add(flow, r->out, T(bool));
    if (r->op == BINARY_EXC_MATCH) flow_copy(flow, r->b, NODE_SEEN);
    return;
  }
  if (r->op == BINARY_IN || r->op == BINARY_MATMUL || r->op == INPLACE_MATMUL) use_atom(flow, FLOW_BINARY, T(object)); /* not of ints */
  flow_use(flow, FLOW_BINARY, a);
  flow_use(flow, FLOW_BINARY, b);
  if (r->op == BINARY_IN) { /* of a in b: the container is b */
    if (ANY_OF(b, DICTS, T(set), T(setlike))) flow_copy(flow, r->a, NODE_KEY);
    flow_use(flow, FLOW_ITER, b); /* when it has no operation for it */
  }
  bool instance = flow_has(a, ATOM_INSTANCE) || flow_has(b, ATOM_INSTANCE);
  if (instance) flow_copy(flow, r->a, NODE_SEEN), flow_copy(flow, r->b, NODE_SEEN);
  if (r->op <= BINARY_IN) {
    if (flow->operates) flow_open(flow, r->a), flow_open(flow, r->b);
    if (flow->operates && r->op == BINARY_IN) flow_copy(flow, r->a, NODE_SEEN); /* what the container holds is compared with it */
    flow_add(flow, r->out, T(bool));
    if (instance && r->op != BINARY_IN) flow_copy_given(flow, r->out);
    return;
  }
  operate_on_objects(flow, r);
  bool divides = r->op == INPLACE_TRUEDIV || r->op == BINARY_TRUEDIV;
  if (divides && !has_other_than_numbers(a) && !has_other_than_numbers(b)) {
    flow_add(flow, r->out, T(float));
    if (flow_has(a, T(complex)) || flow_has(b, T(complex))) flow_add(flow, r->out, T(complex));
    return;
  }
  /* What is no number goes with its like, but for 2 * [] and "%" % 1. */
  bool mixes = r->op == INPLACE_MUL || r->op == BINARY_MUL || r->op == INPLACE_MOD || r->op == BINARY_MOD;
  if (instance || mixes || (has_other_than_numbers(a) && has_other_than_numbers(b))) {
    flow_copy_types(flow, r->a, r->out);
    flow_copy_types(flow, r->b, r->out);
    if (flow_has(a, T(str)) || flow_has(b, T(str))) flow_add(flow, r->out, T(str)); /* a new text */
    flow_add_kept(flow, r->out, flow->first_object);
  } else {
    copy_numbers(flow, a, r->out);
    copy_numbers(flow, b, r->out);
  }
  if (instance) flow_copy_given(flow, r->out);
  if (ANY_OF(a, NUMBERS) || ANY_OF(b, NUMBERS)) {
    flow_add(flow, r->out, T(int));
    if (r->op == INPLACE_TRUEDIV || r->op == BINARY_TRUEDIV || r->op == INPLACE_POW || r->op == BINARY_POW) flow_add(flow, r->out, T(float));
    if ((r->op == INPLACE_POW || r->op == BINARY_POW) && ANY_OF(a, NUMBERS) && (ANY_OF(a, T(float), T(complex)) || ANY_OF(b, T(float), T(complex)))) flow_add(flow, r->out, T(complex));
  }
  if (ANY_OF(a, T(setlike)) || ANY_OF(b, T(setlike))) flow_add(flow, r->out, T(set)), flow_next(flow, a, NODE_KEY), flow_next(flow, b, NODE_KEY);
  bool unites = r->op == BINARY_OR || r->op == INPLACE_OR;
  bool types = ANY_OF(a, T(type), T(union), T(typevar), T(typealias), ATOM_CLASS, ATOM_UNKNOWN) || ANY_OF(b, T(type), T(union), T(typevar), T(typealias), ATOM_CLASS, ATOM_UNKNOWN);
  if (unites && types) flow_find_fact(flow, FLOW_UNITES_TYPES);
  if (unites && (ANY_OF(a, T(type), T(union)) || ANY_OF(b, T(type), T(union)))) flow_add(flow, r->out, T(union));
  if (ANY_OF(a, T(namedtuple)) || ANY_OF(b, T(namedtuple))) flow_add(flow, r->out, T(tuple));
  if (flow_has(a, T(str)) && (r->op == BINARY_MOD || r->op == INPLACE_MOD)) flow_copy(flow, r->b, NODE_SEEN);
  if (mixes) CHANGE_TYPES(flow, r->b, T(defaultdict)); /* "%(name)s": keeps what its factory makes */
  if (ANY_OF(a, T(str), T(bytes), T(bytearray), ATOM_UNKNOWN) && (r->op == BINARY_MOD || r->op == INPLACE_MOD)) flow_copy(flow, r->b, NODE_PRINTED);
  if (ANY_OF(a, T(list), T(deque)) && r->op == INPLACE_ADD) flow_next(flow, b, NODE_ELEMENT);
  if (ANY_OF(a, DICTS) || ANY_OF(a, T(set))) {
    flow_next(flow, b, NODE_KEY);
    if (ANY_OF(a, DICTS)) flow_next(flow, b, NODE_ELEMENT), flow_copy(flow, NODE_ELEMENT, NODE_VALUE); /* |= pairs */
  }
  if (flow_has(a, ATOM_UNKNOWN) || flow_has(b, ATOM_UNKNOWN)) flow_add_anything(flow, r->out);
}

/* What has a truth by itself is not asked. */
void flow_use_truth(struct flow *flow, const uint64_t *set) {
  for (uint32_t atom = 0; atom <= ATOM_UNKNOWN; atom++)
    if (atom != T(bool) && flow_has(set, atom)) use_atom(flow, FLOW_TRUTH, atom);
}

static void do_unary(struct flow *flow, const struct record *r) {
  const uint64_t *set = flow_set(flow, r->a);
  if (r->op == UNARY_NOT) {
    flow_use_truth(flow, set);
    flow_add(flow, r->out, T(bool));
    flow_copy(flow, r->a, NODE_SEEN);
    return;
  }
  flow_use(flow, FLOW_UNARY, set);
  flow_copy(flow, r->a, r->out);
  flow_add(flow, r->out, T(int));
  if (!flow_has(set, ATOM_INSTANCE)) return;
  flow_copy(flow, r->a, NODE_SEEN);
  flow_copy_given(flow, r->out);
}

/* ---- iteration ---- */

void flow_next(struct flow *flow, const uint64_t *set, node out) {
  if (ANY_OF(set, T(str))) flow_add(flow, out, T(str));
  if (ANY_OF(set, T(bytes), T(bytearray), T(range), T(array), T(memoryview))) flow_add(flow, out, T(int));
  if (ANY_OF(set, T(array), T(memoryview))) flow_add(flow, out, T(float));
  if (ANY_OF(set, T(list), T(tuple), T(namedtuple), T(deque), ITERATORS)) flow_copy_items(flow, set, NODE_ELEMENT, out);
  if (ANY_OF(set, T(setlike), T(values), ITERATORS)) flow_copy_items(flow, set, NODE_VALUE, out);
  if (ANY_OF(set, DICTS, T(set), T(setlike), ITERATORS)) flow_copy_items(flow, set, NODE_KEY, out);
  if (ANY_OF(set, T(setlike), ITERATORS)) flow_add_kept(flow, out, T(tuple)); /* of what flow_held gives */
  if (ANY_OF(set, T(setlike), T(dict_itemiterator), T(dict_reverseitemiterator))) { /* in tuples */
    flow_copy(flow, NODE_KEY, NODE_ELEMENT);
    flow_copy(flow, NODE_VALUE, NODE_ELEMENT);
  }
  if (ANY_OF(set, ITERATORS)) {
    flow_add(flow, out, T(int));
    flow_add(flow, out, T(str));
    flow_copy_given(flow, out);
  }
  flow_copy_generated(flow, set, FLOW_YIELDED, out);
  if (ANY_OF(set, ATOM_INSTANCE, T(anext_awaitable))) flow_copy_given(flow, out);
  flow_held(flow, set, out);
  if (ANY_OF(set, ATOM_UNKNOWN, T(stream), T(stringio), T(bytesio), T(iobase), T(deflateio), T(template))) flow_add_anything(flow, out);
}

/* The for statement goes through lists by itself, not through those of classes. */
static void use_iterated(struct flow *flow, const uint64_t *set, enum flow_use use, bool iterator) {
  bool lists = iterator || flow_has(flow_set(flow, NODE_INSTANCE), T(list));
  for (uint32_t atom = 0; atom <= ATOM_UNKNOWN; atom++)
    if ((lists || atom != T(list)) && flow_has(set, atom)) use_atom(flow, use, atom);
}

static void do_iter(struct flow *flow, const struct record *r) {
  static const uint32_t iterators[] = {ITERATORS};
  const uint64_t *set = flow_set(flow, r->a);
  use_iterated(flow, set, FLOW_ITER, r->op);
  flow_copy(flow, r->a, r->out);
  if (flow_has(set, ATOM_INSTANCE)) {
    flow_copy(flow, r->a, NODE_SEEN);
    flow_copy_given(flow, r->out);
  }
  for (size_t i = 0; r->op && i < sizeof iterators / sizeof iterators[0]; i++) flow_add_kept(flow, r->out, iterators[i]);
}

/* Without instances, which give others. */
static void copy_awaited(struct flow *flow, const uint64_t *set, node to) {
  static const uint32_t awaited[] = {AWAITED, T(async_generator)};
  uint32_t first = flow_first_generator(flow), end = first + flow->n_codes;
  for (size_t i = 0; i < sizeof awaited / sizeof awaited[0]; i++)
    if (flow_has(set, awaited[i])) flow_add(flow, to, awaited[i]);
  for (uint32_t atom = first; (atom = flow_next_atom(set, atom, end)) < end; atom++) flow_add_kept(flow, to, atom);
}

/* Coroutines and the like are iterated over themselves, for instances of classes __await__ tells. */
static void do_await(struct flow *flow, const struct record *r) {
  const uint64_t *set = flow_set(flow, r->a);
  copy_awaited(flow, set, r->out);
  if (flow_has(set, ATOM_INSTANCE)) {
    flow_copy(flow, r->a, NODE_SEEN);
    flow_copy_given(flow, r->out);
  }
  if (flow_has(set, ATOM_UNKNOWN)) flow_add_anything(flow, r->out);
}

/* Of an iterator that is no generator it is what the StopIteration has that its __next__, or a function that it calls, raises; its
   send and throw give what is yielded, too. */
static void do_returned(struct flow *flow, const struct record *r) {
  const uint64_t *set = flow_set(flow, r->a);
  flow_copy_generated(flow, set, FLOW_RETURNED, r->out);
  bool other = false;
  for (uint32_t atom = 0; atom <= ATOM_UNKNOWN; atom++)
    other |= atom != T(generator) && atom != T(coroutine) && atom != T(constant) && flow_has(set, atom);
  if (!other) return;
  flow_copy(flow, NODE_RETURNED, r->out);
  flow_copy(flow, NODE_ARGUMENTS, r->out);
  flow_copy_given(flow, r->out);
  flow_copy(flow, NODE_YIELDED, flow->codes[r->code].yielded);
}

/* What __enter__ gives: objects of builtin types give themselves. */
static void do_with(struct flow *flow, const struct record *r) {
  const uint64_t *set = flow_set(flow, r->a);
  for (uint32_t type = 0; type < ATOM_INSTANCE; type++)
    if (flow_has(set, type)) flow_add(flow, r->out, type);
  flow_copy_objects(flow, r->a, r->out);
  if (flow_has(set, ATOM_INSTANCE)) {
    flow_copy(flow, r->a, NODE_SEEN);
    flow_copy_given(flow, r->out);
  }
  flow_copy(flow, NODE_RAISED, NODE_EXIT);
  flow_copy_classes(flow, flow_set(flow, NODE_RAISED), NODE_EXIT_TYPE);
  if (ANY_OF(flow_set(flow, NODE_RAISED), ATOM_INSTANCE, ATOM_UNKNOWN)) flow_add(flow, NODE_EXIT_TYPE, ATOM_CLASS);
  if (flow_has(flow_set(flow, NODE_RAISED), ATOM_UNKNOWN)) flow_copy(flow, NODE_RAISED, NODE_EXIT_TYPE);
  flow_copy(flow, NODE_RAISED, NODE_TYPE_OF);
  if (flow_has(set, ATOM_UNKNOWN)) flow_add_anything(flow, r->out);
}

/* ---- all records ---- */

/* Has the set something but None? */
static bool has_other_than_none(const struct flow *flow, const uint64_t *set) {
  for (uint32_t atom = 0; (atom = flow_next_atom(set, atom, flow->first_object)) < flow->first_object; atom++)
    if (atom != T(constant)) return true;
  return false;
}

static void reach(struct flow *flow, const struct record *r) {
  bool may = !r->op || has_other_than_none(flow, flow_set(flow, r->a));
  if (flow->block_since[r->out] || !may) return;
  flow->block_since[r->out] = flow->round;
  flow->changed = true;
}

static void do_record(struct flow *flow, const struct record *r) {
  switch ((enum record_kind)r->kind) {
  case RECORD_COPY: /* when the set has grown since this record's turn in the last round, or since the code runs */
    if (flow->grown[r->a] + 1 >= flow->round || flow->codes[r->code].since + 1 >= flow->round || flow->block_since[r->block] + 1 >= flow->round) flow_copy(flow, r->a, r->out);
    break;
  case RECORD_CALL: flow_call(flow, r); break;
  case RECORD_METHOD: flow_read_attribute(flow, r, true); break;
  case RECORD_ATTR: flow_read_attribute(flow, r, false); break;
  case RECORD_SETATTR: flow_store_attribute(flow, r); break;
  case RECORD_SUBSCR: case RECORD_STORE: do_subscript(flow, r); break;
  case RECORD_BINARY: do_binary(flow, r); break;
  case RECORD_UNARY: do_unary(flow, r); break;
  case RECORD_TRUTH:
    flow_use_truth(flow, flow_set(flow, r->a));
    if (flow_has(flow_set(flow, r->a), ATOM_INSTANCE)) flow_copy(flow, r->a, NODE_SEEN);
    break;
  case RECORD_ITER: do_iter(flow, r); break;
  case RECORD_NEXT:
    if (r->op) use_iterated(flow, flow_set(flow, r->a), FLOW_NEXT, false);
    flow_next(flow, flow_set(flow, r->a), r->out);
    if (flow_has(flow_set(flow, r->a), ATOM_INSTANCE)) flow_copy(flow, r->a, NODE_SEEN);
    break;
  case RECORD_ESCAPE:
    if (r->op) {
      do_with(flow, r);
      break;
    }
    flow_copy(flow, r->a, NODE_ANY);
    flow_copy(flow, r->a, NODE_PRINTED);
    flow_change(flow, r->a, NULL);
    flow_open(flow, r->a);
    flow_add_anything(flow, r->out);
    break;
  case RECORD_CLASS: flow_class(flow, r); break;
  case RECORD_OPEN: flow_open(flow, r->a); break;
  case RECORD_AWAIT: do_await(flow, r); break;
  case RECORD_MATCH: flow_match_attribute(flow, r); break;
  case RECORD_RAISE: flow_copy_raised(flow, r->a, r->out); break;
  case RECORD_RETURNED: do_returned(flow, r); break;
  case RECORD_REACH: reach(flow, r); break;
  case RECORD_LOST: flow->lost = r->lost; break;
  case RECORD_STAR: flow_set_variables(flow); break;
  case RECORD_CHANGE: CHANGE_TYPES(flow, r->a, T(bytearray), T(array)); break;
  }
}

/* Where nothing at all was found, there may be something that is not followed: such a test may go both ways. */
static void reach_what_is_not_known(struct flow *flow) {
  for (uint32_t i = 0; i < flow->n_records; i++) {
    const struct record *r = &flow->records[i];
    if (r->kind != RECORD_REACH || !r->op || flow->block_since[r->out] || !flow->codes[r->code].runs || !flow->block_since[r->block]) continue;
    const uint64_t *set = flow_set(flow, r->a);
    if (flow_next_atom(set, 0, flow->first_object) < flow->first_object) continue;
    flow->block_since[r->out] = flow->round;
    flow->changed = true;
  }
}

/* Nothing undoes these. */
static bool ends(const struct flow *flow) { return flow->lost || flow->sets_class || flow->opens; }

/* All records of what runs, once. */
static void apply_records(struct flow *flow) {
  for (uint32_t i = 0; i < flow->n_records && flow->steps < STEPS_MOST && !ends(flow); i++) {
    const struct flow_code *code = &flow->codes[flow->records[i].code];
    flow->asks_by_itself = code->kind != FLOW_BYTECODE;
    flow->now = &flow->records[i];
    flow->steps += STEPS_OF_RECORD;
    if (code->runs && flow->block_since[flow->records[i].block]) do_record(flow, &flow->records[i]);
    if (ends(flow)) flow->ended = flow->now;
  }
  flow->now = NULL;
  flow->asks_by_itself = false;
}

bool flow_solve(struct flow *flow) {
  do {
    flow->changed = false;
    flow->round++;
    flow_find_operators(flow);
    flow_copy(flow, NODE_INSTANCE, NODE_SUPER);
    flow_copy(flow, NODE_META, NODE_SUPER);
    apply_records(flow);
    flow_use_kept(flow);
    flow_do_runtime(flow);
    flow_print(flow);
    flow_find_specials(flow);
    if (!flow->changed) reach_what_is_not_known(flow);
  } while (flow->changed && flow->steps < STEPS_MOST && !ends(flow));
  return flow->steps < STEPS_MOST;
}
