/* SPDX-License-Identifier: MIT */
/* Calls: of functions, by their parameters; of classes; of what the runtime may call. */
#include <string.h>

#include "freeze/flow/flow_private.h"
#include "runtime/abi/frame.h"

static void run(struct flow *flow, struct flow_code *code) {
  if (code->runs) return;
  flow->changed = code->runs = true;
  code->since = flow->round;
}

/* What a call gives. */
static void give_result(struct flow *flow, const struct flow_code *code, node out) {
  unsigned flags = code->body->unit->flags & (CODE_GENERATOR | CODE_ASYNC);
  if (flags == CODE_ASYNC) {
    flow_add(flow, out, T(async_generator));
  } else if (flags) {
    flow_add_generator(flow, code, out);
    flow_copy(flow, code->result, NODE_RETURNED);
  } else {
    flow_copy(flow, code->result, out);
  }
}

/* A keyword argument's parameter, or n_locals. */
static uint32_t parameter(const struct flow *flow, const struct code_unit *unit, node key) {
  uint32_t name = flow->node_name[key];
  for (uint32_t i = 0; name && i < (uint32_t)unit->n_args + unit->n_kwonly; i++) {
    const struct code_text *text = &unit->local_names[unit->n_free + i];
    if (text->len == flow->names.texts[name - 1].len && !memcmp(text->data, flow->names.texts[name - 1].data, text->len))
      return unit->n_free + i;
  }
  return unit->n_locals;
}

/* Everything that a parameter may be when it is not passed, or what is passed is not known to be for it. */
static void fill_parameters(struct flow *flow, const struct flow_code *code, uint32_t from, node value) {
  const struct code_unit *unit = code->body->unit;
  for (uint32_t i = from; i < (uint32_t)unit->n_args + unit->n_kwonly; i++) flow_copy(flow, value, code->local + unit->n_free + i);
}

static void add_star_parameters(struct flow *flow, const struct flow_code *code) {
  const struct code_unit *unit = code->body->unit;
  node star = code->local + unit->n_free + unit->n_args + unit->n_kwonly;
  if (unit->flags & CODE_VARARGS) flow_add(flow, star++, T(tuple));
  if (unit->flags & CODE_VARKEYWORDS) {
    flow_add(flow, star, T(dict));
    flow_add(flow, NODE_KEY, T(str));
  }
}

/* `object`: of the snapshot's, self is what is there; NODE_NONE: as the runtime has it. */
struct arguments { node self; const node *args; uint32_t count, keywords; bool stars; node object; };

/* The snapshot's objects that may be self. */
static void give_self(struct flow *flow, const struct flow_code *code, const struct arguments *a) {
  const struct code_unit *unit = code->body->unit;
  bool bound = unit->n_args;
  if (!bound && !(unit->flags & CODE_VARARGS)) return;
  node to = bound ? code->local + unit->n_free : NODE_ELEMENT;
  if (a->object != NODE_NONE) {
    flow_copy_instances(flow, a->object, to);
    return;
  }
  flow_copy_objects(flow, code->self, to);
  flow_copy_objects(flow, NODE_SELF, to);
}

/* Instances as self: what metaclasses make are classes. */
static void copy_self(struct flow *flow, const struct flow_code *code, node self, node to) {
  bool both = !flow->stays || flow->makes_classes || flow->stores_methods || (!code->of_meta && !code->of_plain);
  if (self != NODE_INSTANCE || both || code->of_plain || !flow->metas) flow_copy(flow, self, to);
  if (self == NODE_INSTANCE && flow->metas && (both || code->of_meta)) flow_copy(flow, NODE_META, to);
}

/* Default values are in containers; those of the snapshot's functions are in their parameters already. */
static void give_defaults(struct flow *flow, const struct flow_code *code, uint32_t from) {
  static const node places[] = {NODE_ELEMENT, NODE_VALUE};
  const struct code_unit *unit = code->body->unit;
  for (size_t p = 0; p < sizeof places / sizeof places[0]; p++) {
    if (code->makes_defaults) fill_parameters(flow, code, from, places[p]);
    else if (flow->sets_defaults)
      for (uint32_t i = from; i < (uint32_t)unit->n_args + unit->n_kwonly; i++) flow_copy_types(flow, places[p], code->local + unit->n_free + i);
  }
}

/* Each argument may be for any parameter. */
static void call_with_stars(struct flow *flow, struct flow_code *code, const struct arguments *a, node out) {
  flow_find_fact(flow, FLOW_BINDS);
  bool has_self = a->self != NODE_NONE;
  if (has_self) copy_self(flow, code, a->self, code->body->unit->n_args ? code->local + code->body->unit->n_free : NODE_ELEMENT);
  if (has_self) give_self(flow, code, a);
  for (uint32_t i = 0; i < a->count; i++) {
    fill_parameters(flow, code, has_self, a->args[i]);
    flow_copy(flow, a->args[i], NODE_ELEMENT); /* of *args and **kwargs */
    flow_copy(flow, a->args[i], NODE_VALUE);
  }
  add_star_parameters(flow, code);
  give_result(flow, code, out);
}

static void call_function(struct flow *flow, struct flow_code *code, const struct arguments *a, node out) {
  const struct code_unit *unit = code->body->unit;
  uint32_t n = 0, total = a->count + (a->self != NODE_NONE);
  node rest = unit->flags & CODE_VARARGS ? NODE_ELEMENT : NODE_NONE; /* else the call fails */
  unsigned n_words = frame_words(code->body->n_state, unit->n_handlers);
  unsigned flags = frame_code_flags(unit->flags & ~(unsigned)(CODE_GENERATOR | CODE_ASYNC), unit->n_kwonly, unit->n_cells, unit->n_free, n_words);
  run(flow, code);
  if (a->stars) {
    call_with_stars(flow, code, a, out);
    return;
  }
  if (!(flags & CODE_PLAIN) || a->keywords || total != unit->n_args) flow_find_fact(flow, FLOW_BINDS);
  for (uint32_t i = 0; i < total; i++) {
    node from = a->self != NODE_NONE ? (i ? a->args[i - 1] : a->self) : a->args[i];
    node to = n < unit->n_args ? code->local + unit->n_free + n++ : rest;
    if (i || a->self == NODE_NONE) flow_copy(flow, from, to);
    else copy_self(flow, code, from, to);
  }
  if (a->self != NODE_NONE) give_self(flow, code, a);
  for (uint32_t i = 0; i < a->keywords; i++) {
    node key = a->args[a->count + 2 * i], value = a->args[a->count + 2 * i + 1];
    uint32_t at = parameter(flow, unit, key);
    if (at < unit->n_locals) flow_copy(flow, value, code->local + at);
    else flow_copy(flow, value, NODE_VALUE), fill_parameters(flow, code, 0, value);
  }
  if (n < unit->n_args || unit->n_kwonly) { /* defaults */
    give_defaults(flow, code, n);
  }
  add_star_parameters(flow, code);
  give_result(flow, code, out);
}

/* The runtime calls the function with whatever it has. */
void flow_call_from_runtime(struct flow *flow, struct flow_code *code, enum flow_caller how) {
  static const node from[] = {NODE_ANY, NODE_SEEN, NODE_ELEMENT, NODE_VALUE, NODE_KEY, NODE_INSTANCE, NODE_RAISED, NODE_BASIC, NODE_OWNERS};
  const struct code_unit *unit = code->body->unit;
  bool has_self = how != FLOW_CALLS && unit->n_args;
  run(flow, code);
  flow_find_fact(flow, FLOW_BINDS);
  for (size_t i = 0; i < sizeof from / sizeof from[0]; i++) {
    fill_parameters(flow, code, has_self, from[i]);
    if (unit->flags & (CODE_VARARGS | CODE_VARKEYWORDS)) flow_copy(flow, from[i], NODE_ELEMENT), flow_copy(flow, from[i], NODE_VALUE);
  }
  if (has_self) copy_self(flow, code, NODE_INSTANCE, code->local + unit->n_free);
  if (code->lent && unit->n_args) flow_copy(flow, NODE_LENT, code->local + unit->n_free);
  else if (code->lent) flow_copy(flow, NODE_LENT, NODE_ELEMENT);
  if (how != FLOW_MAKES) give_self(flow, code, &(struct arguments){.count = 0});
  add_star_parameters(flow, code);
  give_result(flow, code, NODE_ANY);
}

/* What the runtime makes by itself and passes to functions. */
void flow_add_basic(struct flow *flow) {
  static const uint32_t basic[] = {NUMBERS, T(str), T(bytes), T(tuple), T(list), T(dict), T(constant), T(type), T(exception),
                                   T(traceback), T(slice), T(memoryview), T(bytearray), ATOM_CLASS};
  for (size_t i = 0; i < sizeof basic / sizeof basic[0]; i++) flow_add(flow, NODE_BASIC, basic[i]);
  bool matches = strset_has(&flow->names, "sub", 3) || strset_has(&flow->names, "subn", 4);
  if (matches) flow_add(flow, NODE_BASIC, T(re_match));
}

static bool has_odd_type(const uint64_t *set, bool or_type) {
  static const uint32_t plain[] = {NUMBERS, DICTS, T(str), T(bytes), T(bytearray), T(list), T(tuple), T(namedtuple), T(set), T(object),
                                   T(exception), T(constant), T(exception_group), T(method)};
  for (uint32_t atom = 0; atom <= ATOM_UNKNOWN; atom++) {
    bool is_plain = atom == ATOM_INSTANCE || (!or_type && (atom == T(type) || atom == ATOM_CLASS || atom == ATOM_TYPE_OF));
    for (size_t i = 0; i < sizeof plain / sizeof plain[0]; i++) is_plain |= plain[i] == atom;
    if ((!is_plain || atom == T(defaultdict)) && flow_has(set, atom)) return true;
  }
  return false;
}

bool flow_has_odd_base(const struct flow *flow) { return has_odd_type(flow->sets + (size_t)NODE_INSTANCE * flow->words, true); }

/* Is there something to be called in another way than functions? */
static bool has_other_callable(const struct flow *flow, const uint64_t *set) {
  static const uint32_t plain[] = {T(function), T(constant), T(str)};
  if (flow_next_atom(set, flow_first_name(flow), flow_first_generator(flow)) < flow_first_generator(flow)) return true;
  for (uint32_t atom = 0; atom <= ATOM_UNKNOWN; atom++) {
    bool is_plain = false;
    for (size_t i = 0; i < sizeof plain / sizeof plain[0]; i++) is_plain |= plain[i] == atom;
    if (!is_plain && flow_has(set, atom)) return true;
  }
  return false;
}

/* Do classes derive from a builtin type that does something with arguments, other than exceptions, which keep them? */
static bool has_base(const uint64_t *instances) {
  for (uint32_t atom = 0; atom <= ATOM_UNKNOWN; atom++)
    if (atom != T(object) && atom != T(exception) && atom != ATOM_INSTANCE && flow_has(instances, atom)) return true;
  return false;
}

/* __init__ or __new__, as a class has it: the first argument is in `object`. */
static void call_maker(struct flow *flow, node made_by, bool is_new, node object, const struct arguments *a, node out) {
  const uint64_t *set = flow_set(flow, made_by);
  for (uint32_t i = 0; i < flow->n_codes; i++)
    if (flow_has(set, ATOM_FUNCTION + i)) {
      struct arguments with_self = *a;
      with_self.object = object;
      with_self.self = is_new ? object : NODE_INSTANCE;
      call_function(flow, &flow->codes[i], &with_self, is_new ? out : flow->codes[i].result);
    }
  if (!has_other_callable(flow, set)) return; /* the runtime calls it, with what there is */
  flow_copy(flow, made_by, NODE_ANY);
  for (uint32_t i = 0; i < a->count + 2 * a->keywords; i++) flow_copy(flow, a->args[i], NODE_ANY);
  if (is_new) flow_copy(flow, NODE_ANY, out);
}

bool flow_has_metaclass(struct flow *flow, const uint64_t *set) {
  const uint64_t *classes = flow_set(flow, NODE_CLASSES);
  uint32_t end = flow->first_object + flow->n_objects;
  for (uint32_t atom = flow->first_object + OBJECT_FIRST; (atom = flow_next_atom(set, atom, end)) < end; atom++) {
    uint32_t makes = flow->objects[atom - flow->first_object].makes;
    if (flow_has(classes, atom) && (makes == T(type) || (flow->metas && makes == ATOM_UNKNOWN))) return true;
  }
  return flow->metas && !flow->stays;
}

/* Are all classes in the set known, and derive from no builtin type but object? */
static bool makes_plain(struct flow *flow, const uint64_t *set) {
  const uint64_t *classes = flow_set(flow, NODE_CLASSES);
  uint32_t first = flow->first_object, end = first + flow->n_objects, count = 0;
  if (!flow->stays || flow->makes_classes || flow->metas || flow_has(set, first) || ANY_OF(set, ATOM_UNKNOWN, ATOM_TYPE_OF)) return false;
  for (uint32_t atom = first + OBJECT_FIRST; (atom = flow_next_atom(set, atom, end)) < end; atom++) {
    if (!flow_has(classes, atom)) continue;
    if (flow->objects[atom - first].makes != T(object)) return false;
    count++;
  }
  return count;
}

/* What classes that are in `class` make before __init__ gets it, when they have no __new__. */
static void make_instances(struct flow *flow, node class, const struct arguments *a, node out) {
  flow_find_fact(flow, FLOW_CALLS_CLASS);
  if (flow_has_metaclass(flow, flow_set(flow, class))) flow->lost = "a call of a metaclass";
  flow_copy_objects(flow, class, NODE_MADE);
  flow_make(flow, flow_set(flow, NODE_INSTANCE));
  if (makes_plain(flow, flow_set(flow, class))) flow_add(flow, out, ATOM_INSTANCE), flow_add(flow, out, T(object));
  else flow_copy(flow, NODE_INSTANCE, out);
  bool derived = has_base(flow_set(flow, NODE_INSTANCE)), filled = a->stars || derived;
  for (uint32_t i = 0; i < a->count; i++) {
    flow_copy(flow, a->args[i], NODE_SEEN);
    if (!filled) continue; /* what builtin bases do: containers are filled */
    flow_copy(flow, a->args[i], NODE_ELEMENT);
    flow_next(flow, flow_set(flow, a->args[i]), NODE_ELEMENT);
    if (!ANY_OF(flow_set(flow, NODE_INSTANCE), DICTS, T(set))) continue;
    flow_copy(flow, NODE_ELEMENT, NODE_KEY);
    flow_copy(flow, NODE_ELEMENT, NODE_VALUE);
  }
  for (uint32_t i = 0; filled && i < 2 * a->keywords; i++) flow_copy(flow, a->args[a->count + i], i & 1 ? NODE_VALUE : NODE_KEY);
  for (uint32_t i = 0; i < a->keywords && flow_has(flow_set(flow, NODE_INSTANCE), T(namedtuple)); i++) /* fields */
    flow_copy(flow, a->args[a->count + 2 * i + 1], NODE_ELEMENT);
  flow->calls_bases |= derived;
  if (a->keywords || a->stars) flow_find_fact(flow, FLOW_BUILTIN_KEYWORDS); /* of exceptions, too */
  if (filled || a->keywords || a->stars) flow_find_fact(flow, FLOW_WRONG_CALLS); /* a builtin __init__ gets them */
  bool raised = ANY_OF(flow_set(flow, NODE_INSTANCE), T(exception), T(exception_group), ATOM_UNKNOWN);
  if (raised) flow_print_arguments(flow, a->args, a->count, a->stars);
  if (flow_has_odd_base(flow))
    for (uint32_t i = 0; i < a->count + 2 * a->keywords; i++) {
      flow_copy(flow, a->args[i], NODE_ANY);
      flow_next(flow, flow_set(flow, a->args[i]), NODE_ANY);
    }
}

/* Calls classes that are in `class`. What __new__ gives may be of another one, and there already. */
static void call_class(struct flow *flow, node class, const struct arguments *a, node out) {
  uint32_t next = 0, init;
  bool has_new = false;
  make_instances(flow, class, a, out);
  for (node made_by; (made_by = flow_next_maker(flow, flow_set(flow, class), 1, &next)) != NODE_NONE; has_new = true)
    call_maker(flow, made_by, true, class, a, out);
  next = 0;
  if (has_new && strset_find(&flow->names, "__init__", 8, &init)) call_maker(flow, flow->member[init], false, out, a, out);
  for (node made_by; (made_by = flow_next_maker(flow, flow_set(flow, class), 0, &next)) != NODE_NONE;)
    call_maker(flow, made_by, false, NODE_INSTANCE, a, out);
}

void flow_call_class(struct flow *flow, node class, const node *args, uint32_t count, bool stars, node out) {
  call_class(flow, class, &(struct arguments){NODE_NONE, args, count, 0, stars, NODE_NONE}, out);
}

void flow_make_instances(struct flow *flow, node class, const node *args, uint32_t count, bool stars, node out) {
  make_instances(flow, class, &(struct arguments){NODE_NONE, args, count, 0, stars, NODE_NONE}, out);
}

/* May it be a field or the like of an object of a builtin type, which has it from a container? */
static bool is_data_of(struct flow *flow, const uint64_t *object, uint32_t name, uint32_t code) {
  static const node places[] = {NODE_ELEMENT, NODE_VALUE, NODE_ARGUMENTS, NODE_RETURNED};
  bool field = flow_has(object, T(namedtuple));
  if (ANY_OF(object, T(exception), T(exception_group))) field |= flow_is_of_exceptions(flow->names.texts[name].data);
  for (size_t i = 0; field && i < sizeof places / sizeof places[0]; i++)
    if (flow_has(flow_set(flow, places[i]), ATOM_FUNCTION + code)) return true;
  return false;
}

bool flow_is_of_metaclass(const struct flow *flow, uint32_t code) {
  return flow->stays && !flow->makes_classes && !flow->stores_methods && flow->codes[code].of_meta && !flow->codes[code].of_plain;
}

/* The object of a method call is an instance, and the function what its class has of that name. One that comes from elsewhere - an
   attribute, a field, a property, __getattr__ - gets none: it is not the class's. */
static bool passes_self(struct flow *flow, const struct record *r, uint32_t code, bool *passes_none) {
  *passes_none = true;
  if (r->b == NODE_NONE) return false;
  const uint64_t *object = flow_set(flow, r->b);
  uint32_t name = flow->node_name[r->a];
  bool instance = flow_has(object, ATOM_INSTANCE);
  if (!name) return instance;
  if (!strcmp(flow->names.texts[name - 1].data, "__new__")) return false;
  const uint64_t *of_class = flow_set(flow, flow->member[name - 1]);
  bool member = flow_has(of_class, ATOM_FUNCTION + code);
  *passes_none = !member || flow->own_getattr || flow_has(flow_set(flow, flow->attribute[name - 1]), ATOM_FUNCTION + code) ||
                 ANY_OF(of_class, T(property), ATOM_INSTANCE, ATOM_UNKNOWN) || is_data_of(flow, object, name - 1, code) ||
                 flow_has(object, T(module)) || (ANY_OF(object, T(type), ATOM_CLASS) && !(flow_is_of_metaclass(flow, code) && !flow_has_metaclass(flow, object)));
  return instance && member;
}

/* What is called is kept by the runtime, or is __call__ of a class. Functions of builtin.def are known by their names, whatever they
   are taken from; those that stand for special methods of builtin types are not, and may change what they get. */
static void call_kept(struct flow *flow, const struct record *r, bool unknown) {
  uint32_t name = flow->node_name[r->a];
  bool special = name ? !strncmp(flow->names.texts[name - 1].data, "__", 2) : flow->takes_specials;
  for (uint32_t i = 0; i <= r->count; i++) {
    node operand = i < r->count ? flow->args[r->args + i] : r->b;
    if (operand == NODE_NONE) continue;
    flow_copy(flow, operand, NODE_ANY);
    flow_copy(flow, operand, NODE_PRINTED);
    if (!unknown) continue;
    if (special) flow_change(flow, operand, NULL);
    flow_open(flow, operand);
  }
  flow_copy(flow, NODE_ANY, r->out);
  if (unknown || ANY_OF(flow_set(flow, NODE_ANY), T(cfunction), ATOM_UNKNOWN)) flow_add_anything(flow, r->out);
}

/* May a metaclass have the function? */
static bool may_be_of_metaclass(const struct flow *flow, uint32_t code) {
  bool known = flow->stays && !flow->makes_classes && !flow->stores_methods;
  return flow->metas && (!known || flow->codes[code].of_meta || !flow->codes[code].of_plain);
}

/* What is called is an instance, of which classes have __call__; `metas`: only a class, of a metaclass. */
static void call_instances(struct flow *flow, const struct record *r, const struct arguments *args, bool metas) {
  uint32_t name, end = flow_first_name(flow);
  if (!strset_find(&flow->names, "__call__", 8, &name)) return;
  const uint64_t *set = flow_set(flow, flow->member[name]);
  for (uint32_t atom = ATOM_FUNCTION; (atom = flow_next_atom(set, atom, end)) < end; atom++) {
    struct arguments a = *args;
    a.self = NODE_INSTANCE, a.object = r->a;
    if (metas && !may_be_of_metaclass(flow, atom - ATOM_FUNCTION)) continue;
    if (flow_may_be_method(flow, atom - ATOM_FUNCTION)) call_function(flow, &flow->codes[atom - ATOM_FUNCTION], &a, r->out);
  }
  if (has_other_callable(flow, set)) call_kept(flow, r, false), flow_copy(flow, flow->member[name], NODE_ANY);
}

/* A call of what type() gave: it makes another one of these, of its arguments. */
static void call_type_of(struct flow *flow, const struct record *r) {
  flow_make_from_types(flow, flow->args + r->args, r->count, r->out);
  if (r->op) flow_print_arguments(flow, flow->args + r->args, r->count, true);
  if (flow_has(flow_set(flow, NODE_TYPE_OF), T(method))) flow_make_method(flow, r);
  if (r->keywords || r->op) flow_find_fact(flow, FLOW_BUILTIN_KEYWORDS);
  if (ANY_OF(flow_set(flow, NODE_TYPE_OF), T(type), ATOM_CLASS, ATOM_TYPE_OF, ATOM_UNKNOWN)) flow_call_type_itself(flow, r->op ? 0 : r->count, flow->args + r->args, r->out);
}

void flow_make_from_types(struct flow *flow, const node *args, uint32_t count, node out) {
  flow_copy(flow, NODE_TYPE_OF, out);
  flow_make(flow, flow_set(flow, NODE_TYPE_OF));
  flow->calls_bases = true;
  flow_find_fact(flow, FLOW_CALLS_TYPES);
  bool odd = has_odd_type(flow_set(flow, NODE_TYPE_OF), false);
  flow_print_arguments(flow, args, count, false);
  for (uint32_t i = 0; i < count; i++) {
    node to = odd ? NODE_ANY : NODE_ELEMENT;
    flow_copy(flow, args[i], NODE_SEEN);
    flow_copy(flow, args[i], to);
    flow_next(flow, flow_set(flow, args[i]), to);
  }
  flow_next(flow, flow_set(flow, NODE_ELEMENT), NODE_ELEMENT); /* dicts of pairs */
  flow_copy(flow, NODE_ELEMENT, NODE_KEY);
  flow_copy(flow, NODE_ELEMENT, NODE_VALUE);
}

void flow_call(struct flow *flow, const struct record *r) {
  const uint64_t *set = flow_set(flow, r->a);
  const node *args = flow->args + r->args;
  struct arguments a = {NODE_NONE, args, (uint32_t)r->count - 2u * r->keywords, r->keywords, r->op};
  uint32_t names = flow_first_name(flow), bound = flow_first_bound(flow), generators = flow_first_generator(flow);
  for (uint32_t atom = ATOM_FUNCTION; (atom = flow_next_atom(set, atom, names)) < names; atom++) {
    uint32_t i = atom - ATOM_FUNCTION;
    bool none;
    bool self = passes_self(flow, r, i, &none);
    if (none) call_function(flow, &flow->codes[i], &a, r->out);
    a.self = NODE_INSTANCE, a.object = r->b;
    if (self && flow_may_be_method(flow, i)) call_function(flow, &flow->codes[i], &a, r->out);
    a.self = a.object = NODE_NONE;
  }
  for (uint32_t atom = names; (atom = flow_next_atom(set, atom, bound)) < bound; atom++) {
    flow_call_builtin(flow, flow->known[atom - names], r->b, args, r->count, r->out);
    if (flow_has(set, T(method))) flow_call_builtin(flow, flow->known[atom - names], NODE_BOUND, args, r->count, r->out);
  }
  for (uint32_t atom = bound; (atom = flow_next_atom(set, atom, generators)) < generators; atom++) {
    bool wrapped = flow_has(flow_set(flow, NODE_WRAPPED), ATOM_FUNCTION + atom - bound);
    a.self = NODE_INSTANCE;
    if (flow_may_be_method(flow, atom - bound)) call_function(flow, &flow->codes[atom - bound], &a, r->out);
    a.self = NODE_CLASS;
    if (wrapped) call_function(flow, &flow->codes[atom - bound], &a, r->out);
    a.self = NODE_LENT;
    if (flow->codes[atom - bound].lent) call_function(flow, &flow->codes[atom - bound], &a, r->out);
    a.self = NODE_NONE;
  }
  if (flow_has(set, ATOM_CLASS)) call_class(flow, r->a, &a, r->out);
  if (r->b != NODE_NONE && flow->node_name[r->a] && !strcmp(flow->names.texts[flow->node_name[r->a] - 1].data, "__get__")) flow_get(flow, r);
  if (flow_has(set, ATOM_TYPE_OF)) call_type_of(flow, r);
  if (flow_has(set, ATOM_UNKNOWN)) flow_make(flow, set), flow_find_fact(flow, FLOW_CALLS_TYPES); /* all types are in it */
  bool unknown = flow_has(set, ATOM_UNKNOWN);
  flow->calls_unknown |= unknown;
  if (unknown) flow_find_fact(flow, FLOW_WRONG_CALLS);
  if (unknown && (r->keywords || r->op)) flow_find_fact(flow, FLOW_BUILTIN_KEYWORDS);
  if (unknown) call_kept(flow, r, unknown);
  a.self = a.object = NODE_NONE;
  bool metas = r->raises || !ANY_OF(set, ATOM_OBJECT, ATOM_UNKNOWN), classes = ANY_OF(set, ATOM_CLASS, ATOM_UNKNOWN); /* raise calls classes only */
  if (flow_has(set, ATOM_INSTANCE) && (!metas || classes)) call_instances(flow, r, &a, metas);
  if (flow_has(set, T(wrapper)) && r->a != NODE_WRAPPED) {
    struct record wrapped = *r;
    wrapped.a = NODE_WRAPPED;
    flow_call(flow, &wrapped);
  }
}

static void call_with_elements(struct flow *flow, node f, uint32_t count, node out) {
  struct record r = {.kind = RECORD_CALL, .a = f, .b = NODE_NONE, .count = (uint16_t)count, .args = flow->operands[1], .out = out};
  if (f == NODE_ELEMENT && flow->applies_elements) return; /* min itself is in a container: this call is on its way */
  bool outer = flow->applies_elements;
  flow->applies_elements |= f == NODE_ELEMENT;
  flow_call(flow, &r);
  flow->applies_elements = outer;
}

void flow_call_with_element(struct flow *flow, node f) { call_with_elements(flow, f, 1, NODE_SEEN); }

void flow_map_elements(struct flow *flow, node f, uint32_t count) { call_with_elements(flow, f, count, NODE_ELEMENT); }
/* May the runtime call any builtin with what it has? */
static bool calls_any(struct flow *flow) {
  return flow->calls_unknown || ANY_OF(flow_set(flow, NODE_ANY), T(cfunction), ATOM_UNKNOWN);
}

/* Arguments are of one place each time: parameters take all. */
void flow_call_special(struct flow *flow, uint32_t name) {
  const uint64_t *set = flow_set(flow, flow->member[name]);
  uint32_t end = ATOM_FUNCTION + flow->n_codes, count = flow->name[name].special - 1u;
  bool exits = count == 3;
  if (flow->name[name].asked != NODE_NONE && calls_any(flow)) flow_copy(flow, NODE_ANY, flow->name[name].asked);
  for (uint32_t atom = ATOM_FUNCTION; (atom = flow_next_atom(set, atom, end)) < end; atom++)
    for (int i = 0; i < SPECIAL_NODES && flow_may_be_method(flow, atom - ATOM_FUNCTION); i++) {
      const node named[] = {NODE_STORED, NODE_SET};
      const struct flow_name *is = &flow->name[name];
      const node *args = is->sets_attribute ? named : is->asked != NODE_NONE ? &is->asked : flow->args + flow->operands[i];
      struct arguments a = {NODE_INSTANCE, args, count, 0, false};
      if ((i == SPECIAL_NODES - 1) == exits) call_function(flow, &flow->codes[atom - ATOM_FUNCTION], &a, NODE_GIVEN);
    }
  if (has_other_callable(flow, set)) flow_copy(flow, flow->member[name], NODE_ANY);
}

/* yield from and await, which pass on what is sent to them, thrown, or that they are closed. */
void flow_call_by_yield(struct flow *flow, uint32_t name) {
  const uint64_t *set = flow_set(flow, flow->member[name]);
  const char *text = flow->names.texts[name].data;
  uint32_t end = ATOM_FUNCTION + flow->n_codes;
  node arg = !strcmp(text, "send") ? NODE_SENT : NODE_THROWN;
  flow_copy(flow, NODE_RAISED, NODE_THROWN);
  struct arguments a = {.self = NODE_INSTANCE, .args = &arg, .count = strcmp(text, "close") != 0};
  for (uint32_t atom = ATOM_FUNCTION; (atom = flow_next_atom(set, atom, end)) < end; atom++)
    if (flow_may_be_method(flow, atom - ATOM_FUNCTION)) call_function(flow, &flow->codes[atom - ATOM_FUNCTION], &a, a.count ? NODE_YIELDED : NODE_SEEN);
  if (has_other_callable(flow, set)) flow_copy(flow, flow->member[name], NODE_ANY);
}

void flow_call_property(struct flow *flow, node object, node value, node out) {
  struct record r = {.kind = RECORD_CALL, .a = NODE_PROPERTY, .b = NODE_NONE, .args = flow->a_property, .out = out};
  if (flow->names_now && flow->property_now == out) return; /* done for another name */
  flow->property_now = out;
  r.count = value == NODE_NONE ? 1 : 2;
  flow->args[flow->a_property + 1] = value;
  flow_copy(flow, NODE_INSTANCE, NODE_OWNER);
  flow_copy_instances(flow, object, NODE_OWNER);
  flow_call(flow, &r);
  const uint64_t *set = flow_set(flow, NODE_PROPERTY);
  for (uint32_t i = 0; flow->metas && i < flow->n_codes; i++) {
    const struct flow_code *code = &flow->codes[i];
    if (flow_has(set, ATOM_FUNCTION + i) && code->body->unit->n_args) copy_self(flow, code, NODE_INSTANCE, code->local + code->body->unit->n_free);
  }
}

/* The class statement: its body, its bases. */
void flow_class(struct flow *flow, const struct record *r) {
  flow->makes_classes = true;
  for (uint32_t b = 0; b < r->count; b++) /* one of a metaclass, or with __mro_entries__ */
    if (ANY_OF(flow_set(flow, flow->args[r->args + b]), ATOM_INSTANCE, ATOM_UNKNOWN)) flow->lost = "a class statement with a metaclass";
  const uint64_t *body = flow_set(flow, r->a);
  for (uint32_t i = 0; i < flow->n_codes; i++)
    if (flow_has(body, ATOM_FUNCTION + i)) run(flow, &flow->codes[i]);
  for (uint32_t b = 0; b < r->count; b++) {
    const uint64_t *base = flow_set(flow, flow->args[r->args + b]);
    for (uint32_t i = 0; i < flow->n_known; i++)
      if (flow_has(base, ATOM_FUNCTION + flow->n_codes + i)) flow_call_builtin(flow, flow->known[i], NODE_NONE, NULL, 0, NODE_INSTANCE);
    if (ANY_OF(base, ATOM_UNKNOWN, ATOM_TYPE_OF)) flow_add_all(flow, NODE_INSTANCE);
  }
  flow_add(flow, NODE_INSTANCE, ATOM_INSTANCE);
  flow_add(flow, NODE_INSTANCE, T(object));
  flow_add(flow, r->out, ATOM_CLASS);
  flow_add(flow, r->out, T(type));
  flow_copy(flow, r->out, NODE_CELL); /* __class__ of its methods */
}

/* __init__ (0) or __new__ (1) of classes that the runtime calls with what it has. */
static void call_maker_from_runtime(struct flow *flow, int maker) {
  uint32_t next = 0, names = flow_first_name(flow), end = flow_first_generator(flow);
  for (node made_by; (made_by = flow_next_maker(flow, flow_set(flow, NODE_ANY), maker, &next)) != NODE_NONE;) {
    const uint64_t *set = flow_set(flow, made_by);
    for (uint32_t i = 0; i < flow->n_codes; i++)
      if (flow_has(set, ATOM_FUNCTION + i)) flow_call_from_runtime(flow, &flow->codes[i], maker ? FLOW_CALLS : FLOW_MAKES);
    if (flow_next_atom(set, names, end) < end || ANY_OF(set, ATOM_UNKNOWN, ATOM_INSTANCE, ATOM_CLASS)) flow_copy(flow, made_by, NODE_ANY);
  }
}

void flow_make_from_runtime(struct flow *flow) {
  struct arguments a = {.count = 0};
  call_class(flow, NODE_ANY, &a, NODE_ANY);
  for (int maker = 0; maker < 2; maker++) call_maker_from_runtime(flow, maker);
}

void flow_make_types_from_runtime(struct flow *flow) {
  struct record r = {.kind = RECORD_CALL, .count = 1, .args = flow->an_any, .out = NODE_ANY};
  call_type_of(flow, &r);
}
