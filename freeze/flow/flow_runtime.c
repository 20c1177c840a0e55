/* SPDX-License-Identifier: MIT */
/* What the runtime does by itself with what gets to it: special methods, callbacks, files. */
#include <string.h>

#include "freeze/flow/flow_private.h"

static bool is_empty(const struct flow *flow, const uint64_t *set) {
  for (uint32_t i = 0; i < flow->first_object / 64; i++)
    if (set[i]) return false;
  return true;
}

static bool is_plain_data(const struct flow *flow, const uint64_t *set) {
  static const uint32_t plain[] = {NUMBERS, T(str), T(bytes), T(constant)};
  for (uint32_t atom = 0; (atom = flow_next_atom(set, atom, flow->atoms)) < flow->atoms; atom++) {
    bool is = atom == ATOM_TEXT || atom == ATOM_RARE || atom >= flow_first_text(flow);
    for (size_t i = 0; i < sizeof plain / sizeof plain[0]; i++) is |= plain[i] == atom;
    if (!is) return false;
  }
  return true;
}

/* Classes have special methods: what these give is looked at as operands are. */
static void use_results(struct flow *flow) {
  for (int i = 0; i < 2; i++) {
    flow_use_truth(flow, flow_set(flow, i ? NODE_ANY : NODE_GIVEN));
    flow_use(flow, FLOW_ITER, flow_set(flow, i ? NODE_ANY : NODE_GIVEN));
  }
}

/* Does a class define what the runtime looks for in classes, and not only __init__? */
void flow_find_specials(struct flow *flow) {
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
  if (flow_next_atom(set, ATOM_FUNCTION, flow_first_generator(flow)) < flow_first_generator(flow) || ANY_OF(set, ATOM_CLASS, ATOM_TYPE_OF, ATOM_UNKNOWN, ATOM_INSTANCE, T(method), T(wrapper), T(property)))
    flow_copy(flow, from, NODE_ANY);
}

/* The runtime calls methods of that name: of instances, but for two that classes get. */
static void call_methods(struct flow *flow, uint32_t name) {
  const uint64_t *set = flow_set(flow, flow->member[name]);
  const char *text = flow->names.texts[name].data;
  bool of_class = !strcmp(text, "__class_getitem__") || !strcmp(text, "__init_subclass__");
  uint32_t names = flow_first_name(flow), end = flow_first_generator(flow);
  if (of_class || flow_next_atom(set, names, end) < end || ANY_OF(set, ATOM_CLASS, ATOM_TYPE_OF, ATOM_UNKNOWN, ATOM_INSTANCE, T(method), T(wrapper), T(property))) {
    copy_callable(flow, flow->member[name]);
    return;
  }
  for (uint32_t i = 0; i < flow->n_codes; i++)
    if (flow_has(set, ATOM_FUNCTION + i) && flow_may_be_method(flow, i)) flow_call_from_runtime(flow, &flow->codes[i], FLOW_CALLS_METHOD);
}

/* A module, class or function may be what print() writes to and the like: the runtime calls what it has of such names. Of
   those that only await and yield from call, nothing but objects that are iterated over have some. */
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
    if (!flow->name[i].called || !strncmp(flow->names.texts[i].data, "__", 2)) continue;
    if (module) flow_each_slot(flow, i, NODE_ANY, false);
    if (other) copy_callable(flow, flow->member[i]), copy_callable(flow, flow->attribute[i]);
  }
}

/* Does nothing call methods of that name by itself? Calls of classes do, and of instances that something has got. */
static bool is_called_elsewhere(struct flow *flow, const char *text) {
  if (!strcmp(text, "__new__") || !strcmp(text, "__prepare__")) return true;
  if (!strcmp(text, "__init_subclass__")) return !flow->makes_classes && !flow->calls_unknown;
  return !strcmp(text, "__call__") && !ANY_OF(flow_set(flow, NODE_ANY), ATOM_INSTANCE, ATOM_UNKNOWN);
}

/* What parts of the runtime that may do anything do with what they have. */
void flow_do_runtime(struct flow *flow) {
  static const node both_ways[] = {NODE_ELEMENT, NODE_VALUE, NODE_KEY, NODE_SENT, NODE_YIELDED, NODE_RETURNED};
  call_members(flow);
  if (flow_has(flow_set(flow, NODE_INSTANCE), ATOM_INSTANCE))
    for (uint32_t i = 0; i < flow->n_names; i++)
      if (flow_is_called(flow, i) || flow->name[i].makes) call_builtin_members(flow, i);
  if (flow_has(flow_set(flow, NODE_INSTANCE), ATOM_INSTANCE))
    for (uint32_t i = 0; i < flow->n_names; i++)
      if (flow_is_called(flow, i) && !is_called_elsewhere(flow, flow->names.texts[i].data)) {
        if (flow->name[i].special) flow_call_special(flow, i);
        else if (!flow->name[i].called) flow_call_by_yield(flow, i);
        else call_methods(flow, i);
        copy_callable(flow, flow->attribute[i]);
        if (!is_empty(flow, flow_set(flow, flow->member[i]))) flow_find_fact(flow, FLOW_BOUND_METHODS);
      }
  for (uint32_t atom = 0; atom < flow_first_text(flow); atom++)
    if (atom != T(str) && atom != ATOM_TEXT && atom != ATOM_RARE && flow_has(flow_set(flow, NODE_KEY), atom)) flow_find_fact(flow, FLOW_ODD_KEYS);
  flow_open(flow, NODE_ITERATED);
  if (flow->objects[OBJECT_MODULES].changes) {
    flow_copy(flow, NODE_VALUE, NODE_IMPORTED);
    if (flow->graph->stars.count) flow->opens = "import * of what sys.modules has in place of a module";
  }
  uint32_t getattr;
  if (flow->own_getattr && strset_find(&flow->names, "__getattr__", 11, &getattr)) flow_each_slot(flow, getattr, NODE_ANY, false);
  const uint64_t *any = flow_set(flow, NODE_ANY);
  if (is_empty(flow, any)) return;
  if (is_plain_data(flow, any)) { /* nothing leads from it to other objects */
    for (size_t i = 0; i < sizeof both_ways / sizeof both_ways[0]; i++) flow_copy(flow, NODE_ANY, both_ways[i]);
    return;
  }
  if (flow_has(any, T(method))) flow_copy(flow, NODE_BOUND, NODE_ANY), flow_copy(flow, NODE_LENT, NODE_ANY);
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
