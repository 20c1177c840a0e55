/* SPDX-License-Identifier: MIT */
/* What records do to the sets of their nodes, until nothing changes. All rules only add. */
#include <string.h>

#include "freeze/flow/flow_private.h"
#include "runtime/abi/operator.h"

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

/* ---- attributes ---- */

/* Variables of all modules with this name. */
void flow_each_slot(struct flow *flow, uint32_t name, node with, bool store) {
  const struct strset_text *text = &flow->names.texts[name];
  for (uint32_t m = 0; m < flow->graph->count; m++) {
    const struct frozen_module *module = flow->frozen[m];
    for (uint32_t i = 0; module && i < module->n_slots; i++) {
      if (module->slots[i].len != text->len || memcmp(module->slots[i].data, text->data, text->len)) continue;
      flow_copy(flow, store ? with : flow->slots[m] + i, store ? flow->slots[m] + i : with);
    }
  }
}

/* Is it the last part of some module's name? */
static bool names_module(const struct flow *flow, const char *name) {
  for (uint32_t m = 0; m < flow->graph->count; m++) {
    const char *full = flow->graph->modules[m]->name, *dot = strrchr(full, '.');
    if (!strcmp(dot ? dot + 1 : full, name)) return true;
  }
  return false;
}

/* What classes have of the name is an object, which may be a descriptor: reading it may call something. Instances of classes
   that derive from property are such. */
static bool is_descriptor(struct flow *flow, uint32_t name) {
  return ANY_OF(flow_set(flow, flow->member[name]), ATOM_UNKNOWN, ATOM_INSTANCE);
}

static bool has_function(const struct flow *flow, const uint64_t *set) {
  uint32_t end = ATOM_FUNCTION + flow->n_codes;
  return flow_next_atom(set, ATOM_FUNCTION, end) < end;
}

/* Names that functions, classes and modules have. */
static bool names_itself(const char *name) {
  return !strcmp(name, "__name__") || !strcmp(name, "__qualname__") || !strcmp(name, "__module__");
}

/* Special methods that are taken from objects as others are: builtin types have none, or rows of effect.def for it. */
static bool is_plain_method(const char *name) {
  static const char *const names[] = {"__init__", "__await__", "__aiter__", "__anext__", "__aenter__", "__aexit__"};
  for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
    if (!strcmp(names[i], name)) return true;
  return false;
}

/* Instances call these. */
static void copy_but_properties(struct flow *flow, node member, node out) {
  const uint64_t *has = flow_set(flow, member);
  for (uint32_t atom = 0; (atom = flow_next_atom(has, atom, flow->first_object)) < flow->first_object; atom++)
    if (atom != T(property)) flow_add(flow, out, atom);
  flow_copy_objects(flow, member, out);
}

/* What classes have of a name, read from what is in `set`: functions of instances are bound to them. When the method is to be
   called at once, the object comes with the call. */
static void copy_member(struct flow *flow, node object, node member, node out, bool method) {
  const uint64_t *set = flow_set(flow, object);
  const uint64_t *has = flow_set(flow, member);
  bool whole = method || !has_function(flow, has) || ANY_OF(set, ATOM_CLASS, T(type), ATOM_UNKNOWN);
  if (whole && flow_has(has, T(property)) && !ANY_OF(set, ATOM_CLASS, T(type), ATOM_UNKNOWN)) {
    copy_but_properties(flow, member, out);
    whole = false;
  }
  if (whole) flow_copy(flow, member, out);
  if (method || !ANY_OF(set, ATOM_INSTANCE, T(super), ATOM_UNKNOWN)) return;
  uint32_t end = flow_first_name(flow);
  for (uint32_t atom = 0; (atom = flow_next_atom(has, atom, flow->atoms)) < flow->atoms; atom++)
    if (atom < ATOM_FUNCTION || atom >= end) flow_add(flow, out, atom);
  flow_add_bound(flow, out, has);
  flow_copy_objects(flow, member, out);
  if (has_function(flow, has)) flow_copy_instances(flow, object, NODE_SELF);
}

static void do_attribute(struct flow *flow, const struct record *r, bool method) {
  const uint64_t *set = flow_set(flow, r->a);
  const char *text = flow->names.texts[r->name].data;
  bool instance = ANY_OF(set, ATOM_INSTANCE, ATOM_CLASS, T(type), T(super), ATOM_UNKNOWN);
  flow_use(flow, FLOW_GETATTR, set);
  if (names_itself(text)) {
    flow_add(flow, r->out, T(str));
  } else if (!strcmp(text, "__class__")) {
    flow_class_of(flow, r->a, r->out);
  } else if (!strcmp(text, "__dict__")) {
    flow_read_dict(flow, r->a, r->out);
  } else if (text[0] == '_' && text[1] == '_' && !is_plain_method(text)) {
    flow_copy(flow, r->a, NODE_ANY);
    flow_change(flow, r->a, NULL);
    flow_open(flow, r->a);
    flow->takes_specials |= !method;
    flow_add_anything(flow, r->out);
    flow_find_fact(flow, FLOW_BOUND_METHODS);
  }
  flow_copy(flow, flow->attribute[r->name], r->out);
  if (instance) copy_member(flow, r->a, flow->member[r->name], r->out, method);
  if (instance && flow_has(flow_set(flow, flow->member[r->name]), T(property))) flow_call_property(flow, r->a, NODE_NONE, r->out);
  if (instance && flow_has(flow_set(flow, flow->member[r->name]), T(wrapper))) {
    flow_copy(flow, NODE_WRAPPED, r->out);
    flow_add_bound(flow, r->out, flow_set(flow, NODE_WRAPPED));
    flow_find_fact(flow, FLOW_BOUND_METHODS);
  }
  if (instance && (is_descriptor(flow, r->name) || flow->own_getattr)) {
    flow_copy(flow, flow->member[r->name], NODE_ANY); /* the runtime calls it, and gives back what that gives */
    flow_copy(flow, r->a, NODE_ANY);
    flow_copy_given(flow, r->out);
    if (flow_has(flow_set(flow, flow->member[r->name]), ATOM_UNKNOWN)) flow_add_anything(flow, r->out);
    flow_find_fact(flow, FLOW_BOUND_METHODS);
  }
  if (ANY_OF(set, T(module), ATOM_UNKNOWN)) {
    if (flow->own_getattr) flow_add_anything(flow, r->out); /* a module's __getattr__ */
    flow_each_slot(flow, r->name, r->out, false);
    if (names_module(flow, text)) flow_add(flow, r->out, T(module));
  }
  bool known = flow_member(flow, set, r->name, r->out);
  if (flow->names_super && flow_has(set, T(super))) flow_find_fact(flow, FLOW_BOUND_METHODS);
  if (known && (r->op == OP_OF_SUPER || (flow_has(set, ATOM_CLASS) && flow_is_class_method(flow, r->name)))) flow_find_fact(flow, FLOW_BOUND_METHODS);
  if (!flow_own_attribute(flow, set, r->name, r->out)) flow_add_anything(flow, r->out);
  if (method) {
    flow->node_name[r->out] = r->name + 1;
    return;
  }
  bool kept = (instance && has_function(flow, flow_set(flow, flow->member[r->name]))) || (known && flow_has(flow_set(flow, r->out), T(cfunction)));
  if (!kept) return;
  flow_find_fact(flow, FLOW_BOUND_METHODS);
  if (!known) return;
  flow_add(flow, r->out, T(method));
  flow_copy(flow, r->a, NODE_BOUND);
}

static void do_store_attribute(struct flow *flow, const struct record *r) {
  const uint64_t *set = flow_set(flow, r->a);
  flow_use(flow, FLOW_SETATTR, set);
  flow_change_attribute(flow, r);
  flow->sets_class |= !strcmp(flow->names.texts[r->name].data, "__class__") || !strcmp(flow->names.texts[r->name].data, "__dict__");
  for (int m = 0; m < 2; m++)
    if (!strcmp(flow->names.texts[r->name].data, flow_makers[m]) && !flow->stores_makers) flow->stores_makers = flow->changed = true;
  if (ANY_OF(set, ATOM_CLASS, T(type), ATOM_TYPE_OF, ATOM_UNKNOWN)) flow_find_fact(flow, FLOW_SETS_CLASSES);
  if (r->b == NODE_NONE) flow_find_fact(flow, FLOW_DELETES_ATTRS);
  bool arguments = ANY_OF(set, T(exception), T(exception_group), ATOM_UNKNOWN) && !strcmp(flow->names.texts[r->name].data, "args");
  if (arguments && r->b != NODE_NONE) flow_next(flow, flow_set(flow, r->b), NODE_ARGUMENTS), flow_find_fact(flow, FLOW_EXCEPTION_ARGS);
  flow_copy(flow, r->b, flow->attribute[r->name]);
  if (ANY_OF(set, ATOM_CLASS, ATOM_UNKNOWN)) flow_copy(flow, r->b, flow->member[r->name]);
  if (ANY_OF(set, T(module), ATOM_UNKNOWN)) flow_each_slot(flow, r->name, r->b, true);
  if (ANY_OF(set, T(module), ATOM_UNKNOWN)) flow_set_variables(flow);
  bool property = flow_has(flow_set(flow, flow->member[r->name]), T(property));
  if (property) flow_call_property(flow, r->a, r->b, NODE_SEEN);
  if (property && r->b == NODE_NONE) flow_call_property(flow, r->a, NODE_NONE, NODE_SEEN);
  if (!flow->descriptors && !is_descriptor(flow, r->name)) return;
  flow_copy(flow, r->b, NODE_ANY);
  flow_copy(flow, r->a, NODE_ANY);
}

/* Positions of a builtin type are the object itself; a class has names in __match_args__, which may be any, but special ones only where a tuple has such. */
static void do_match(struct flow *flow, const struct record *r) {
  flow_copy(flow, r->a, r->out);
  if (!ANY_OF(flow_set(flow, r->b), ATOM_CLASS, ATOM_TYPE_OF, ATOM_UNKNOWN)) return;
  for (uint32_t i = 0; i < flow->n_names; i++) {
    struct record attribute = {.kind = RECORD_ATTR, .code = r->code, .at = r->at, .a = r->a, .out = r->out, .name = i};
    const char *text = flow->names.texts[i].data;
    if (flow->matches_specials || text[0] != '_' || text[1] != '_') do_attribute(flow, &attribute, false);
  }
}

void flow_attribute(struct flow *flow, const char *function, node object, uint32_t name, node more, node out) {
  struct record r = {.kind = RECORD_ATTR, .a = object, .b = more, .out = out, .name = name};
  if (!strcmp(function, "setattr") || !strcmp(function, "delattr")) {
    r.kind = RECORD_SETATTR;
    do_store_attribute(flow, &r);
    flow_add(flow, out, T(constant));
    return;
  }
  bool has = !strcmp(function, "hasattr");
  if (has) r.out = NODE_SEEN;
  do_attribute(flow, &r, false);
  if (has) flow_add(flow, out, T(bool));
  else flow_copy(flow, more, out);
}

/* What a dict of names has, that is no other object: it goes where values of all dicts are, and those may be stored into it. */
static void read_names(struct flow *flow, node out) {
  for (uint32_t i = 0; i < flow->n_names; i++) {
    flow_copy(flow, flow->attribute[i], NODE_VALUE);
    flow_copy(flow, NODE_VALUE, flow->attribute[i]);
  }
  flow_copy(flow, NODE_UNNAMED, NODE_VALUE);
  flow_add(flow, NODE_KEY, T(str));
  flow_add(flow, out, T(dict));
}

void flow_read_dict(struct flow *flow, node object, node out) {
  const uint64_t *set = flow_set(flow, object);
  flow->opens_dict |= ANY_OF(set, T(module), T(type), T(function), T(method), T(cfunction), T(super), T(wrapper), ATOM_CLASS, ATOM_TYPE_OF, ATOM_UNKNOWN);
  flow_change(flow, object, NULL);
  if (flow_has(set, ATOM_INSTANCE)) read_names(flow, out);
}

void flow_read_globals(struct flow *flow, node out) {
  uint32_t module = flow->now ? flow->codes[flow->now->code].module : UINT32_MAX;
  for (uint32_t m = 0; m < flow->graph->count; m++) {
    if (!flow->frozen[m] || (module != UINT32_MAX && m != module)) continue;
    for (uint32_t i = 0; i < flow->frozen[m]->n_slots; i++) {
      flow_copy(flow, flow->slots[m] + i, NODE_VALUE);
      flow_copy(flow, NODE_VALUE, flow->slots[m] + i);
    }
  }
  flow_set_variables(flow);
  read_names(flow, out);
  flow_add(flow, out, T(namespace));
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
static void use_truth(struct flow *flow, const uint64_t *set) {
  for (uint32_t atom = 0; atom <= ATOM_UNKNOWN; atom++)
    if (atom != T(bool) && flow_has(set, atom)) use_atom(flow, FLOW_TRUTH, atom);
}

static void do_unary(struct flow *flow, const struct record *r) {
  const uint64_t *set = flow_set(flow, r->a);
  if (r->op == UNARY_NOT) {
    use_truth(flow, set);
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
  if (ANY_OF(set, AWAITED)) flow_copy(flow, NODE_YIELDED, out);
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

/* Coroutines and the like are iterated over themselves, for instances of classes __await__ tells. */
static void do_await(struct flow *flow, const struct record *r) {
  const uint64_t *set = flow_set(flow, r->a);
  flow_copy(flow, r->a, r->out);
  if (flow_has(set, ATOM_INSTANCE)) {
    flow_copy(flow, r->a, NODE_SEEN);
    flow_copy_given(flow, r->out);
  }
  if (flow_has(set, ATOM_UNKNOWN)) flow_add_anything(flow, r->out);
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
  flow_copy_objects(flow, NODE_CLASSES, NODE_EXIT);
  flow_copy(flow, NODE_RAISED, NODE_EXIT);
  flow_copy(flow, NODE_RAISED, NODE_TYPE_OF);
  if (flow_has(set, ATOM_UNKNOWN)) flow_add_anything(flow, r->out);
}

/* ---- all records ---- */

static void do_record(struct flow *flow, const struct record *r) {
  switch ((enum record_kind)r->kind) {
  case RECORD_COPY: /* when the set has grown since this record's turn in the last round, or since the code runs */
    if (flow->grown[r->a] + 1 >= flow->round || flow->codes[r->code].since + 1 >= flow->round) flow_copy(flow, r->a, r->out);
    break;
  case RECORD_CALL: flow_call(flow, r); break;
  case RECORD_METHOD: do_attribute(flow, r, true); break;
  case RECORD_ATTR: do_attribute(flow, r, false); break;
  case RECORD_SETATTR: do_store_attribute(flow, r); break;
  case RECORD_SUBSCR: case RECORD_STORE: do_subscript(flow, r); break;
  case RECORD_BINARY: do_binary(flow, r); break;
  case RECORD_UNARY: do_unary(flow, r); break;
  case RECORD_TRUTH:
    use_truth(flow, flow_set(flow, r->a));
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
  case RECORD_MATCH: do_match(flow, r); break;
  case RECORD_RAISE: flow_copy_raised(flow, r->a, r->out); break;
  case RECORD_STAR: flow_set_variables(flow); break;
  case RECORD_CHANGE: CHANGE_TYPES(flow, r->a, T(bytearray), T(array)); break;
  }
}

static bool is_empty(const struct flow *flow, const uint64_t *set) {
  for (uint32_t i = 0; i < flow->first_object / 64; i++)
    if (set[i]) return false;
  return true;
}

static bool is_plain_data(const struct flow *flow, const uint64_t *set) {
  static const uint32_t plain[] = {NUMBERS, T(str), T(bytes), T(constant)};
  for (uint32_t atom = 0; (atom = flow_next_atom(set, atom, flow->atoms)) < flow->atoms; atom++) {
    bool is = false;
    for (size_t i = 0; i < sizeof plain / sizeof plain[0]; i++) is |= plain[i] == atom;
    if (!is) return false;
  }
  return true;
}

/* Classes have special methods: what these give is looked at as operands are. */
static void use_results(struct flow *flow) {
  for (int i = 0; i < 2; i++) {
    use_truth(flow, flow_set(flow, i ? NODE_ANY : NODE_GIVEN));
    flow_use(flow, FLOW_ITER, flow_set(flow, i ? NODE_ANY : NODE_GIVEN));
  }
}

/* Does a class define what the runtime looks for in classes, and not only __init__? */
static void find_specials(struct flow *flow) {
  for (uint32_t i = 0; i < flow->n_names; i++)
    if (flow->names.texts[i].data[0] == '_' && flow_is_called(flow, i) && !is_empty(flow, flow_set(flow, flow->member[i])))
      flow_find_fact(flow, FLOW_SPECIALS);
}

static void call_builtin_from_runtime(struct flow *flow, uint32_t name) {
  static const node any[] = {NODE_ANY, NODE_ANY, NODE_ANY};
  flow_call_builtin(flow, name, NODE_NONE, any, 1, NODE_ANY);
  flow_call_builtin(flow, name, NODE_NONE, any, 3, NODE_ANY);
}

/* Builtin methods that classes have under names of their own, write = list.append: any instance may be what they change. */
static void call_builtin_members(struct flow *flow, uint32_t name) {
  const uint64_t *set = flow_set(flow, flow->member[name]);
  static const node any[] = {NODE_ANY, NODE_ANY, NODE_ANY}, selves[] = {NODE_OBJECTS, NODE_INSTANCE};
  uint32_t first = flow_first_name(flow), end = first + flow->n_known;
  for (uint32_t atom = first; (atom = flow_next_atom(set, atom, end)) < end; atom++)
    for (size_t i = 0; i < sizeof selves / sizeof selves[0]; i++) flow_call_builtin(flow, flow->known[atom - first], selves[i], any, 2, NODE_ANY);
}

/* The runtime calls what is there, if it is something to be called. */
static void copy_callable(struct flow *flow, node from) {
  const uint64_t *set = flow_set(flow, from);
  if (flow_next_atom(set, ATOM_FUNCTION, flow->atoms) < flow->atoms || ANY_OF(set, ATOM_CLASS, ATOM_TYPE_OF, ATOM_UNKNOWN, ATOM_INSTANCE, T(method), T(wrapper), T(property)))
    flow_copy(flow, from, NODE_ANY);
}

/* The runtime calls methods of that name: of instances, but for two that classes get. */
static void call_methods(struct flow *flow, uint32_t name) {
  const uint64_t *set = flow_set(flow, flow->member[name]);
  const char *text = flow->names.texts[name].data;
  bool of_class = !strcmp(text, "__class_getitem__") || !strcmp(text, "__init_subclass__");
  uint32_t names = flow_first_name(flow);
  if (of_class || flow_next_atom(set, names, flow->atoms) < flow->atoms || ANY_OF(set, ATOM_CLASS, ATOM_TYPE_OF, ATOM_UNKNOWN, ATOM_INSTANCE, T(method), T(wrapper), T(property))) {
    copy_callable(flow, flow->member[name]);
    return;
  }
  for (uint32_t i = 0; i < flow->n_codes; i++)
    if (flow_has(set, ATOM_FUNCTION + i) && flow_may_be_method(flow, i)) flow_call_from_runtime(flow, &flow->codes[i], FLOW_CALLS_METHOD);
}

/* A module, class or function may be what print() writes to and the like: the runtime calls what it has of such names. */
static void call_members(struct flow *flow) {
  static const char *const files[] = {"stdin", "stdout", "stderr"};
  uint32_t stored;
  bool module = ANY_OF(flow_set(flow, NODE_SEEN), T(module), ATOM_UNKNOWN), other = ANY_OF(flow_set(flow, NODE_SEEN), ATOM_CLASS, T(function));
  for (size_t i = 0; i < sizeof files / sizeof files[0]; i++) {
    if (!strset_find(&flow->names, files[i], strlen(files[i]), &stored) || stored >= flow->n_names) continue;
    const uint64_t *set = flow_set(flow, flow->attribute[stored]);
    module |= ANY_OF(set, T(module), ATOM_UNKNOWN);
    other |= ANY_OF(set, ATOM_CLASS, T(function));
  }
  for (uint32_t i = 0; i < flow->n_names && (module || other); i++) {
    if (!flow_is_called(flow, i) || !strncmp(flow->names.texts[i].data, "__", 2)) continue;
    if (module) flow_each_slot(flow, i, NODE_ANY, false);
    if (other) copy_callable(flow, flow->member[i]), copy_callable(flow, flow->attribute[i]);
  }
}

/* What parts of the runtime that may do anything do with what they have. */
static void do_runtime(struct flow *flow) {
  static const node both_ways[] = {NODE_ELEMENT, NODE_VALUE, NODE_KEY, NODE_SENT, NODE_YIELDED, NODE_RETURNED};
  call_members(flow);
  if (flow_has(flow_set(flow, NODE_INSTANCE), ATOM_INSTANCE))
    for (uint32_t i = 0; i < flow->n_names; i++)
      if (flow_is_called(flow, i) || flow->name[i].makes) call_builtin_members(flow, i);
  if (flow_has(flow_set(flow, NODE_INSTANCE), ATOM_INSTANCE))
    for (uint32_t i = 0; i < flow->n_names; i++)
      if (flow_is_called(flow, i)) {
        if (flow->name[i].special) flow_call_special(flow, i);
        else if (!flow->name[i].called) flow_call_by_yield(flow, i);
        else call_methods(flow, i);
        copy_callable(flow, flow->attribute[i]);
        if (!is_empty(flow, flow_set(flow, flow->member[i]))) flow_find_fact(flow, FLOW_BOUND_METHODS);
      }
  for (uint32_t atom = 0; atom < flow->atoms; atom++)
    if (atom != T(str) && flow_has(flow_set(flow, NODE_KEY), atom)) flow_find_fact(flow, FLOW_ODD_KEYS);
  flow_open(flow, NODE_ITERATED);
  uint32_t getattr;
  if (flow->own_getattr && strset_find(&flow->names, "__getattr__", 11, &getattr)) flow_each_slot(flow, getattr, NODE_ANY, false);
  const uint64_t *any = flow_set(flow, NODE_ANY);
  if (is_empty(flow, any)) return;
  if (is_plain_data(flow, any)) { /* nothing leads from it to other objects */
    for (size_t i = 0; i < sizeof both_ways / sizeof both_ways[0]; i++) flow_copy(flow, NODE_ANY, both_ways[i]);
    return;
  }
  if (flow_has(any, T(method))) flow_copy(flow, NODE_BOUND, NODE_ANY);
  if (flow_has(any, T(wrapper))) flow_copy(flow, NODE_WRAPPED, NODE_ANY);
  if (flow_has(any, T(property))) flow_copy(flow, NODE_PROPERTY, NODE_ANY);
  use_results(flow);
  for (size_t i = 0; i < sizeof both_ways / sizeof both_ways[0]; i++) {
    flow_copy(flow, both_ways[i], NODE_ANY);
    flow_copy(flow, NODE_ANY, both_ways[i]);
  }
  for (uint32_t i = 0; i < flow->n_codes; i++)
    if (flow_has(any, ATOM_FUNCTION + i) || flow_has(any, flow_first_bound(flow) + i)) flow_call_from_runtime(flow, &flow->codes[i], FLOW_CALLS);
  for (uint32_t i = 0; i < flow->n_known; i++)
    if (flow_has(any, ATOM_FUNCTION + flow->n_codes + i)) call_builtin_from_runtime(flow, flow->known[i]);
  if (flow_has(any, ATOM_CLASS)) flow_make_from_runtime(flow);
  if (flow_has(any, ATOM_TYPE_OF)) flow_make_types_from_runtime(flow);
  if (flow_has(any, ATOM_UNKNOWN)) { /* it may be a type that nothing names */
    flow_make(flow, any);
    flow_find_fact(flow, FLOW_CALLS_TYPES);
    flow_find_fact(flow, FLOW_BUILTIN_KEYWORDS);
    flow->calls_unknown = true;
  }
}

void flow_solve(struct flow *flow) {
  do {
    flow->changed = false;
    flow->round++;
    flow_find_operators(flow);
    for (uint32_t i = 0; i < flow->n_records; i++) {
      const struct flow_code *code = &flow->codes[flow->records[i].code];
      flow->asks_by_itself = code->kind != FLOW_BYTECODE;
      flow->now = &flow->records[i];
      if (code->runs) do_record(flow, &flow->records[i]);
    }
    flow->now = NULL;
    flow->asks_by_itself = false;
    flow_use_kept(flow);
    do_runtime(flow);
    flow_print(flow);
    find_specials(flow);
  } while (flow->changed);
}
