/* SPDX-License-Identifier: MIT */
/* Namespaces as dicts: x.__dict__, vars(), globals(), locals(). */
#include <string.h>

#include "freeze/flow/flow_private.h"

void flow_read_names(struct flow *flow, node out) {
  for (uint32_t i = 0; i < flow->n_names; i++) {
    flow_copy(flow, flow->attribute[i], NODE_VALUE);
    flow_copy(flow, NODE_VALUE, flow->attribute[i]);
  }
  flow_copy(flow, NODE_UNNAMED, NODE_VALUE);
  flow_add(flow, NODE_KEY, T(str));
  flow_add(flow, out, T(dict));
  if (!flow->reads_dicts) flow->reads_dicts = flow->changed = true;
}

/* ---- what has one ---- */

/* Of a class it is a copy. */
static void read_class(struct flow *flow, node out) {
  for (uint32_t i = 0; i < flow->n_names; i++) flow_copy(flow, flow->member[i], NODE_VALUE);
  flow_copy(flow, NODE_UNNAMED, NODE_VALUE);
  flow_add(flow, NODE_VALUE, T(str)); /* __module__ and the like */
  flow_add(flow, NODE_VALUE, T(constant));
  flow_add(flow, NODE_KEY, T(str));
  flow_add(flow, out, T(dict));
}

/* What the image names of builtin types in the set, or of builtin modules. */
static void read_members(struct flow *flow, const uint64_t *types, node out) {
  for (uint32_t i = 0; i < flow->n_names; i++) {
    struct flow_name *is = &flow->name[i];
    uint64_t plain[FLOW_TYPE_WORDS];
    memcpy(plain, types, sizeof plain);
    if (is->of_builtins && !flow->names_builtins) plain[T(module) / 64] &= ~((uint64_t)1 << T(module) % 64);
    if (!is->known || !flow_has_member(plain, flow->names.texts[i].data)) continue;
    for (uint32_t k = 0; k < FLOW_TYPE_WORDS; k++) {
      uint64_t taken = is->of[k] & plain[k];
      if (taken & ~is->taken[k]) flow->changed = true;
      is->taken[k] |= taken;
    }
    flow_value_of_name(flow, i, out);
  }
}

static void read_builtin_types_into(struct flow *flow, const uint64_t *set, node out) {
  uint32_t names = flow_first_name(flow), end = flow_first_bound(flow);
  uint64_t types[FLOW_TYPE_WORDS] = {0};
  for (uint32_t atom = names; (atom = flow_next_atom(set, atom, end)) < end; atom++)
    for (uint32_t i = 0; i < FLOW_TYPE_WORDS; i++) types[i] |= flow->name[flow->known[atom - names]].is[i];
  for (uint32_t i = 0; i < FLOW_TYPE_WORDS && ANY_OF(set, ATOM_TYPE_OF, ATOM_UNKNOWN); i++) types[i] |= flow_set(flow, NODE_TYPE_OF)[i];
  types[T(object) / 64] |= (uint64_t)1 << T(object) % 64;
  read_members(flow, types, out);
}

static void read_builtin_types(struct flow *flow, const uint64_t *set) { read_builtin_types_into(flow, set, NODE_VALUE); }

/* Attributes of functions are in a dict of their own, which is RAM then. */
static void read_functions(struct flow *flow, const uint64_t *set) {
  uint32_t bound = flow_first_bound(flow);
  for (uint32_t i = 0; i < flow->n_codes; i++) flow->codes[i].attributes_set |= ANY_OF(set, ATOM_FUNCTION + i, bound + i);
  if (flow_has(set, ATOM_UNKNOWN) && set != flow_set(flow, NODE_ANY)) read_functions(flow, flow_set(flow, NODE_ANY));
}

static void read_variables(struct flow *flow, uint32_t module) {
  for (uint32_t i = 0; i < flow->frozen[module]->n_slots; i++) {
    flow_copy(flow, flow->slots[module] + i, NODE_VALUE);
    flow_copy(flow, NODE_VALUE, flow->slots[module] + i);
  }
}

static void read_modules(struct flow *flow, node out) {
  uint64_t types[FLOW_TYPE_WORDS] = {0};
  types[T(module) / 64] |= (uint64_t)1 << T(module) % 64;
  for (uint32_t m = 0; m < flow->graph->count; m++)
    if (flow->frozen[m]) read_variables(flow, m);
  read_members(flow, types, NODE_VALUE);
  flow_set_variables(flow);
  if (flow->stores_builtins) flow->opens = "a module's __dict__, which may be that of builtins,";
  flow_add(flow, out, T(namespace));
}

void flow_take_members(struct flow *flow, const uint64_t *set) {
  flow_list_members(flow, set);
  read_builtin_types_into(flow, set, NODE_NONE);
  read_members(flow, set, NODE_NONE);
  if (ANY_OF(set, ATOM_INSTANCE, ATOM_CLASS)) read_members(flow, flow_set(flow, NODE_INSTANCE), NODE_NONE);
}

void flow_show(struct flow *flow, node object) {
  const uint64_t *set = flow_set(flow, object);
  flow_read_dict(flow, object, NODE_SEEN);
  read_members(flow, set, NODE_VALUE);
  if (flow_has(set, ATOM_INSTANCE)) read_class(flow, NODE_SEEN), read_members(flow, flow_set(flow, NODE_INSTANCE), NODE_VALUE);
  flow_copy(flow, NODE_VALUE, NODE_PRINTED);
}

void flow_read_dict(struct flow *flow, node object, node out) {
  const uint64_t *set = flow_set(flow, object);
  uint64_t no_classes[FLOW_TYPE_WORDS];
  for (uint32_t i = 0; i < FLOW_TYPE_WORDS; i++) no_classes[i] = ~(uint64_t)0;
  no_classes[T(type) / 64] &= ~((uint64_t)1 << T(type) % 64);
  flow_change(flow, object, no_classes);
  if (ANY_OF(set, ATOM_INSTANCE, T(exception), T(exception_group), T(function), T(method), ATOM_UNKNOWN)) flow_read_names(flow, out);
  if (ANY_OF(set, T(function), T(method), ATOM_UNKNOWN)) read_functions(flow, set);
  if (flow_has(set, ATOM_UNKNOWN)) read_class(flow, out), read_builtin_types(flow, set), read_builtin_types(flow, flow_set(flow, NODE_ANY));
  else if (ANY_OF(set, T(type), ATOM_CLASS, ATOM_TYPE_OF)) read_class(flow, out), read_builtin_types(flow, set);
  if (flow_may_be_module(flow, set)) read_modules(flow, out);
  if (flow_has(set, T(wrapper)) && object != NODE_WRAPPED) flow_read_dict(flow, NODE_WRAPPED, out);
}

/* ---- of the present function ---- */

void flow_read_globals(struct flow *flow, node out) {
  uint32_t module = flow->now ? flow->codes[flow->now->code].module : UINT32_MAX;
  for (uint32_t m = 0; m < flow->graph->count; m++)
    if (flow->frozen[m] && (module == UINT32_MAX || m == module)) read_variables(flow, m);
  flow_set_variables(flow);
  flow_read_names(flow, out);
  flow_add(flow, out, T(namespace));
}

void flow_read_globals_of(struct flow *flow, const uint64_t *set, node out) {
  uint32_t bound = flow_first_bound(flow);
  for (uint32_t i = 0; i < flow->n_codes; i++)
    if (ANY_OF(set, ATOM_FUNCTION + i, bound + i, ATOM_UNKNOWN)) read_variables(flow, flow->codes[i].module);
  flow_set_variables(flow);
  flow_read_names(flow, out);
  flow_add(flow, out, T(namespace));
}

/* Of a function it is a new dict with its named variables; of a class body its namespace; of machine code what called it. */
void flow_read_locals(struct flow *flow, node out) {
  const struct flow_code *code = flow->now ? &flow->codes[flow->now->code] : NULL;
  if (!code || code->kind != FLOW_BYTECODE || code->body->unit->flags & CODE_CLASS) {
    flow->opens = code ? "locals() of a class body or of native code" : "locals() that is called from C";
    return;
  }
  if (!code->code || code->body->unit->flags & CODE_MODULE) {
    flow_read_globals(flow, out);
    return;
  }
  const struct code_unit *unit = code->body->unit;
  for (uint32_t i = 0; i < unit->n_locals; i++) flow_copy(flow, code->local + i, NODE_VALUE);
  if (unit->n_free || unit->n_cells) flow_copy(flow, NODE_CELL, NODE_VALUE);
  flow_add(flow, NODE_KEY, T(str));
  flow_add(flow, out, T(dict));
}
