/* SPDX-License-Identifier: MIT */
/* What functions, methods and classes tell of themselves: what a method is bound to, the classes that one derives from; functions that are
   bound to something else than their class's instances. */
#include <string.h>

#include "freeze/flow/flow_private.h"

static bool is_one_of(const char *text, const char *const *names, size_t count) {
  for (size_t i = 0; i < count; i++)
    if (!strcmp(names[i], text)) return true;
  return false;
}
#define IS(text, ...) is_one_of(text, (const char *const[]){__VA_ARGS__}, sizeof((const char *const[]){__VA_ARGS__}) / sizeof(char *))

/* Anything may happen to it, and anything comes back. */
static void escape(struct flow *flow, node n, node out) {
  flow_copy(flow, n, NODE_ANY);
  flow_copy(flow, n, NODE_PRINTED);
  flow_change(flow, n, NULL);
  flow_open(flow, n);
  flow_add_anything(flow, out);
}

/* ---- methods ---- */

/* Functions of the set, and those of methods in it, are bound to what is in `self`. */
static void lend(struct flow *flow, const uint64_t *set, node self, node out) {
  uint32_t bound = flow_first_bound(flow);
  bool any = false;
  for (uint32_t i = 0; i < flow->n_codes; i++) {
    struct flow_code *code = &flow->codes[i];
    if (!flow_has(set, ATOM_FUNCTION + i) && !flow_has(set, bound + i)) continue;
    if (!code->lent) code->lent = flow->changed = true;
    flow_add(flow, out, bound + i);
    any = true;
  }
  if (!any) return;
  flow_copy(flow, self, NODE_LENT);
  flow_add(flow, out, T(method));
  flow_find_fact(flow, FLOW_BOUND_METHODS);
}

/* Is there something else than functions? Builtin ones of methods are names. */
static bool has_other(const struct flow *flow, const uint64_t *set) {
  uint32_t end = flow_first_name(flow), bound = flow_first_bound(flow), generators = flow_first_generator(flow);
  for (uint32_t atom = 0; (atom = flow_next_atom(set, atom, flow->atoms)) < flow->atoms; atom++) {
    bool function = (atom >= ATOM_FUNCTION && atom < end) || (atom >= bound && atom < generators);
    if (!function && atom != T(function) && atom != T(method)) return true;
  }
  return false;
}

void flow_make_method(struct flow *flow, const struct record *r) {
  const node *args = flow->args + r->args;
  bool plain = r->count == 2 && !r->op && !r->keywords;
  for (uint32_t i = 0; !plain && i < r->count; i++) escape(flow, args[i], r->out);
  if (!plain) return;
  lend(flow, flow_set(flow, args[0]), args[1], r->out);
  if (has_other(flow, flow_set(flow, args[0]))) escape(flow, args[0], r->out), escape(flow, args[1], r->out);
}

/* Of what is a function of a static or class method. */
static void get_wrapped(struct flow *flow, node object, node owner, node out) {
  flow_copy(flow, NODE_WRAPPED, out);
  lend(flow, flow_set(flow, NODE_WRAPPED), owner, out);
  flow_class_of(flow, object, NODE_LENT);
  if (has_other(flow, flow_set(flow, NODE_WRAPPED))) escape(flow, object, out), escape(flow, owner, out);
}

void flow_get(struct flow *flow, const struct record *r) {
  const uint64_t *set = flow_set(flow, r->b);
  const node *args = flow->args + r->args;
  if (!r->count || !ANY_OF(set, T(function), T(method), T(property), T(wrapper), T(cfunction), ATOM_UNKNOWN)) return;
  node object = args[0], owner = r->count > 1 ? args[1] : NODE_NONE;
  if (r->op || r->keywords || ANY_OF(set, T(cfunction), ATOM_UNKNOWN)) {
    escape(flow, r->b, r->out);
    for (uint32_t i = 0; i < r->count; i++) escape(flow, args[i], r->out);
  }
  lend(flow, set, object, r->out);
  if (flow_has(flow_set(flow, object), T(constant)))
    for (uint32_t i = 0; i < flow->n_codes; i++)
      if (flow_has(set, ATOM_FUNCTION + i)) flow_add(flow, r->out, T(function)), flow_add(flow, r->out, ATOM_FUNCTION + i);
  if (flow_has(set, T(property))) {
    flow_copy(flow, object, NODE_OWNER);
    flow_call_property(flow, object, NODE_NONE, r->out);
    flow_add(flow, r->out, T(property));
  }
  if (flow_has(set, T(wrapper))) get_wrapped(flow, object, owner, r->out);
}

/* Whatever methods of the set may be bound to. */
static void read_self(struct flow *flow, const uint64_t *set, node out) {
  uint32_t first = flow_first_bound(flow);
  bool all = flow_has(set, ATOM_UNKNOWN);
  flow_copy(flow, NODE_BOUND, out);
  flow_copy(flow, NODE_LENT, out);
  flow_copy(flow, NODE_SELF, out);
  flow_copy_types(flow, NODE_INSTANCE, out);
  flow_add_kept(flow, out, flow->first_object);
  for (uint32_t i = 0; i < flow->n_codes; i++) {
    if (!all && !flow_has(set, first + i)) continue;
    if (flow->codes[i].self != NODE_NONE) flow_copy_objects(flow, flow->codes[i].self, out);
    if (!flow_has(flow_set(flow, NODE_WRAPPED), ATOM_FUNCTION + i)) continue;
    flow_copy(flow, NODE_CLASS, out);
    flow_copy_objects(flow, NODE_CLASSES, out);
  }
}

/* The functions that methods of the set are of. */
static void read_function(struct flow *flow, const uint64_t *set, node out) {
  uint32_t first = flow_first_bound(flow), names = flow_first_name(flow);
  for (uint32_t i = 0; i < flow->n_codes; i++) {
    if (!flow_has(set, first + i)) continue;
    flow_add(flow, out, T(function));
    flow_add(flow, out, ATOM_FUNCTION + i);
  }
  for (uint32_t atom = names; (atom = flow_next_atom(set, atom, first)) < first; atom++) {
    flow_add(flow, out, T(cfunction));
    flow_add(flow, out, atom);
  }
}

/* ---- classes ---- */

/* Builtin types that those of the set derive from. */
static void add_bases(struct flow *flow, const uint64_t *set, node to) {
  static const struct { uint32_t type, base; } bases[] = {
      {T(bool), T(int)}, {T(namedtuple), T(tuple)}, {T(defaultdict), T(dict)}, {T(ordereddict), T(dict)}, {T(counter), T(dict)},
      {T(exception_group), T(exception)}, {T(namespace), T(dict)}, {T(fixed_dict), T(dict)}};
  for (uint32_t type = 0; type < ATOM_INSTANCE; type++)
    if (flow_has(set, type)) flow_add_kept(flow, to, type);
  for (size_t i = 0; i < sizeof bases / sizeof bases[0]; i++)
    if (flow_has(set, bases[i].type)) flow_add_kept(flow, to, bases[i].base);
  flow_add_kept(flow, to, T(object));
}

/* Those of the snapshot: metaclasses, if one is in the set. */
static void copy_classes(struct flow *flow, const uint64_t *set, node out) {
  const uint64_t *classes = flow_set(flow, NODE_CLASSES);
  uint32_t end = flow->first_object + flow->n_objects;
  bool all = flow_has(set, ATOM_UNKNOWN) || flow_has_metaclass(flow, set);
  for (uint32_t atom = flow->first_object + OBJECT_FIRST; (atom = flow_next_atom(classes, atom, end)) < end; atom++)
    if (all || flow->objects[atom - flow->first_object].makes != T(type)) flow_add_kept(flow, out, atom);
}

/* Classes in the order of look-up, or bases: any of the image, and the builtin types that they and those of the set derive from. */
void flow_read_bases(struct flow *flow, node of, node out) {
  const uint64_t *set = flow_set(flow, of);
  uint32_t names = flow_first_name(flow), end = flow_first_bound(flow);
  static const uint32_t classes[] = {T(type), ATOM_CLASS, ATOM_TYPE_OF};
  for (uint32_t atom = names; (atom = flow_next_atom(set, atom, end)) < end; atom++)
    if (flow->name[flow->known[atom - names]].type) {
      flow_add(flow, out, atom);
      add_bases(flow, flow->name[flow->known[atom - names]].is, NODE_TYPE_OF);
    }
  for (size_t i = 0; i < sizeof classes / sizeof classes[0]; i++) flow_add(flow, out, classes[i]);
  add_bases(flow, flow_set(flow, NODE_INSTANCE), NODE_TYPE_OF);
  if (ANY_OF(set, ATOM_TYPE_OF, ATOM_UNKNOWN)) add_bases(flow, flow_set(flow, NODE_TYPE_OF), NODE_TYPE_OF);
  copy_classes(flow, set, out);
  flow_copy_objects(flow, of, out);
}

static void read_tuple_of_classes(struct flow *flow, node of, node out) {
  flow_read_bases(flow, of, NODE_BASES);
  flow_copy_types(flow, NODE_BASES, NODE_ELEMENT);
  flow_add_kept(flow, out, T(tuple));
  flow_add_kept(flow, out, flow->first_object + OBJECT_BASES);
}

/* ---- attributes ---- */

/* What led to an exception, and where it was: of those that initialisers made that is not known. */
static bool read_history(struct flow *flow, const uint64_t *set, const char *text, node out) {
  uint32_t end = flow->first_object + flow->n_objects;
  if (flow_next_atom(set, flow->first_object + OBJECT_FIRST, end) < end) return false;
  if (!strcmp(text, "__suppress_context__")) {
    flow_add(flow, out, T(bool));
    return true;
  }
  flow_add(flow, out, T(constant));
  if (!strcmp(text, "__traceback__")) flow_add(flow, out, T(traceback));
  else flow_copy(flow, NODE_RAISED, out);
  return true;
}

bool flow_reflect(struct flow *flow, const struct record *r, bool method) {
  const uint64_t *set = flow_set(flow, r->a);
  const char *text = flow->names.texts[r->name].data;
  if (!strcmp(text, "__self__")) {
    if (ANY_OF(set, T(method), ATOM_UNKNOWN)) read_self(flow, set, r->out);
    if (flow_has(set, T(wrapper))) read_self(flow, flow_set(flow, NODE_WRAPPED), r->out);
  } else if (!strcmp(text, "__func__")) {
    if (ANY_OF(set, T(method), ATOM_UNKNOWN)) read_function(flow, set, r->out);
  } else if (IS(text, "__mro__", "__bases__")) {
    if (ANY_OF(set, T(type), ATOM_CLASS, ATOM_TYPE_OF, ATOM_UNKNOWN)) read_tuple_of_classes(flow, r->a, r->out);
  } else if (!strcmp(text, "__base__")) {
    if (ANY_OF(set, T(type), ATOM_CLASS, ATOM_TYPE_OF, ATOM_UNKNOWN)) flow_read_bases(flow, r->a, r->out), flow_add(flow, r->out, T(constant));
  } else if (!strcmp(text, "__globals__")) {
    if (ANY_OF(set, T(function), T(method), ATOM_UNKNOWN)) flow_read_globals_of(flow, set, r->out);
    if (flow_has(set, T(wrapper))) flow_read_globals_of(flow, flow_set(flow, NODE_WRAPPED), r->out);
  } else if (IS(text, "__cause__", "__context__", "__suppress_context__", "__traceback__")) {
    if (!read_history(flow, set, text, r->out)) return false;
  } else if (strcmp(text, "__get__") || !method) { /* it is called at once: flow_get */
    return false;
  }
  return !flow_has(set, ATOM_UNKNOWN);
}
