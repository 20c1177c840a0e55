/* SPDX-License-Identifier: MIT */
/* Which objects of the snapshot the image may change: the others are ROM.

   Each such object that could be changed, and each tuple that holds one, is an atom of its own and goes wherever values go.
   What a container of the snapshot holds does not go where things in all containers are, as types do (NODE_ELEMENT …): each
   has a node of what it holds, and who subscripts it or iterates over it gets that. Where a container goes as a whole - it is
   added to another one, spread over arguments, compared by operators of a class - it is opened: what it holds, and what that
   holds, may be in any container from then on. Attributes are one place for all objects, by name.

   Changes are what stores to items and attributes do, operators in place, builtins as effect.def says (without a row: all that
   they are given), viper's code. Methods change what they have as self: that of a method call is known; the runtime, which
   calls special methods, properties and bound methods, may have any object whose class has the function. C functions that get a
   container do not write into what it holds.

   An image that names what leads to objects in other ways has none of these atoms, and all its objects are RAM. */
#include <stdlib.h>
#include <string.h>

#include "freeze/flow/flow_private.h"
#include "freeze/memory.h"
#include "freeze/snapshot_private.h"
#include "runtime/abi/kind.h"

static struct flow_object *object_of_atom(const struct flow *flow, uint32_t atom) { return &flow->objects[atom - flow->first_object]; }

/* Without the first, which is none. */
static uint32_t begin_of(const struct flow *flow) { return flow->first_object + 1; }

static uint32_t end_of(const struct flow *flow) { return flow->first_object + flow->n_objects; }

/* ---- changes ---- */

/* Does what is applied now happen at every boot, or to an address? */
static bool is_sure(const struct flow *flow) {
  const struct flow_code *code = flow->now && flow->now->code < flow->n_codes ? &flow->codes[flow->now->code] : NULL;
  return code && (!code->code || code->kind == FLOW_VIPER || code->kind == FLOW_VIPER_PLAIN);
}

static void change(struct flow *flow, struct flow_object *object) {
  object->surely |= is_sure(flow);
  if (object->changes || object < flow->objects + OBJECT_MODULES) return;
  object->changes = flow->changed = true;
  object->code = flow->now ? flow->now->code : flow->n_codes;
  object->at = flow->now ? flow->now->at : 0;
}

void flow_change(struct flow *flow, node n, const uint64_t *of) {
  const uint64_t *set = flow_set(flow, n);
  for (uint32_t atom = begin_of(flow); (atom = flow_next_atom(set, atom, end_of(flow))) < end_of(flow); atom++) {
    struct flow_object *object = object_of_atom(flow, atom);
    if (!of || object->type == ATOM_UNKNOWN || flow_has(of, object->type)) change(flow, object);
  }
}

void flow_change_types(struct flow *flow, node n, const uint32_t *types, uint32_t count) {
  uint64_t of[FLOW_TYPE_WORDS] = {0};
  for (uint32_t i = 0; i < count; i++) of[types[i] / 64] |= (uint64_t)1 << types[i] % 64;
  flow_change(flow, n, of);
}

void flow_change_all(struct flow *flow, uint32_t type) {
  for (uint32_t i = OBJECT_FIRST; i < flow->n_objects; i++)
    if (flow->objects[i].type == type || flow->objects[i].type == ATOM_UNKNOWN) change(flow, &flow->objects[i]);
}

static bool has_attributes(const struct flow_object *object) {
  return object->is_class || object->kind == KIND_TYPE || object->type == ATOM_UNKNOWN;
}

static void change_classes(struct flow *flow) {
  const uint64_t *set = flow_set(flow, NODE_CLASSES);
  for (uint32_t atom = begin_of(flow); (atom = flow_next_atom(set, atom, end_of(flow))) < end_of(flow); atom++)
    change(flow, object_of_atom(flow, atom));
}

void flow_copy_classes(struct flow *flow, const uint64_t *set, node to) {
  const uint64_t *classes = flow_set(flow, NODE_CLASSES);
  for (uint32_t atom = begin_of(flow); (atom = flow_next_atom(classes, atom, end_of(flow))) < end_of(flow); atom++) {
    uint32_t makes = object_of_atom(flow, atom)->makes;
    if (makes == ATOM_UNKNOWN || flow_has(set, makes) || flow_has(set, ATOM_UNKNOWN)) flow_add_kept(flow, to, atom);
  }
}

/* May values there be data descriptors, which classes keep a flag of? */
static bool may_be_descriptor(struct flow *flow, node n) {
  const uint64_t *set = flow_set(flow, n);
  return n == NODE_NONE || ANY_OF(set, T(property), ATOM_UNKNOWN) || (flow->descriptors && flow_has(set, ATOM_INSTANCE));
}

/* Classes keep flags of what they and their bases have (runtime/core/class_flags.c). A function that is stored there may become
   a method of any object. */
void flow_change_attribute(struct flow *flow, const struct record *r) {
  const uint64_t *set = flow_set(flow, r->a);
  const char *name = flow->names.texts[r->name].data;
  bool of_class = false, special = name[0] == '_' && name[1] == '_';
  for (uint32_t atom = begin_of(flow); (atom = flow_next_atom(set, atom, end_of(flow))) < end_of(flow); atom++) {
    struct flow_object *object = object_of_atom(flow, atom);
    if (has_attributes(object)) change(flow, object);
    of_class |= object->kind == KIND_TYPE || object->type == ATOM_UNKNOWN;
  }
  for (uint32_t i = 0; i < flow->n_codes; i++)
    flow->codes[i].attributes_set |= flow_has(set, ATOM_FUNCTION + i);
  if (special && ANY_OF(set, ATOM_CLASS, ATOM_UNKNOWN)) of_class = true;
  if (!of_class) return;
  if (special || may_be_descriptor(flow, r->b)) change_classes(flow);
  if (!ANY_OF(flow_set(flow, r->b), T(function), T(method), T(property), T(wrapper), ATOM_UNKNOWN)) return;
  flow_copy_objects(flow, NODE_OBJECTS, NODE_SELF);
  if (!flow->stores_methods) flow->stores_methods = flow->changed = true;
}

/* ---- how instances are made ---- */

const char *const flow_makers[2] = {"__init__", "__new__"};

node flow_next_maker(struct flow *flow, const uint64_t *set, int maker, uint32_t *next) {
  bool all = !flow->stays || flow->makes_classes || flow->stores_methods || flow->stores_makers || flow_has(set, ATOM_UNKNOWN);
  if (all) {
    uint32_t name, first = *next;
    *next = 1;
    return !first && strset_find(&flow->names, flow_makers[maker], strlen(flow_makers[maker]), &name) ? flow->member[name] : NODE_NONE;
  }
  uint32_t atom = *next ? *next : begin_of(flow);
  for (; (atom = flow_next_atom(set, atom, end_of(flow))) < end_of(flow); atom++) {
    *next = atom + 1;
    if (object_of_atom(flow, atom)->makers[maker] != NODE_NONE) return object_of_atom(flow, atom)->makers[maker];
  }
  return NODE_NONE;
}

bool flow_may_be_method(struct flow *flow, uint32_t code) {
  const uint64_t *classes = flow_set(flow, flow->codes[code].classes), *made = flow_set(flow, NODE_MADE);
  bool all = !flow->stays || flow->makes_classes || flow->stores_methods || flow_has(made, ATOM_UNKNOWN) || flow->codes[code].classes == NODE_NONE;
  for (uint32_t i = flow->first_object / 64; !all && i < flow->words; i++) all = classes[i] & made[i];
  return all;
}

/* ---- what containers hold ---- */

static void open_object(struct flow *flow, struct flow_object *object) {
  static const node places[] = {NODE_ELEMENT, NODE_VALUE, NODE_KEY};
  if (object->opened) return;
  for (size_t i = 0; i < sizeof places / sizeof places[0]; i++) flow_copy_objects(flow, object->holds, places[i]);
  object->opened = flow->changed = true;
  flow_open(flow, object->holds);
}

void flow_open(struct flow *flow, node n) {
  const uint64_t *set = flow_set(flow, n);
  for (uint32_t atom = begin_of(flow); (atom = flow_next_atom(set, atom, end_of(flow))) < end_of(flow); atom++)
    open_object(flow, object_of_atom(flow, atom));
}

bool flow_may_be_module(struct flow *flow, const uint64_t *set) {
  uint32_t atom = flow->first_object + OBJECT_MODULE;
  return flow_has(set, atom) || (flow_has(set, ATOM_UNKNOWN) && flow_has(flow_set(flow, NODE_ANY), atom));
}

/* Is there one made at run time, or one that things may have been put into? */
static bool holds_more(struct flow *flow, const uint64_t *set) {
  for (uint32_t atom = flow->first_object; (atom = flow_next_atom(set, atom, end_of(flow))) < end_of(flow); atom++)
    if (atom == flow->first_object || object_of_atom(flow, atom)->changes) return true;
  return false;
}

void flow_copy_items(struct flow *flow, const uint64_t *set, node place, node out) {
  if (holds_more(flow, set)) flow_copy(flow, place, out);
}

void flow_held(struct flow *flow, const uint64_t *set, node out) {
  if (out == NODE_NONE) return;
  bool pairs = ANY_OF(set, T(setlike), T(values), ITERATORS, ATOM_UNKNOWN);
  if (pairs && flow_has(set, flow->first_object)) flow_add_kept(flow, out, flow->first_object);
  for (uint32_t atom = begin_of(flow); (atom = flow_next_atom(set, atom, end_of(flow))) < end_of(flow); atom++) {
    flow_copy(flow, object_of_atom(flow, atom)->holds, out);
    if (pairs) flow_add(flow, out, atom);
  }
}

static bool has_member(struct flow *flow, const char *text) {
  uint32_t name;
  return strset_find(&flow->names, text, strlen(text), &name) && name < flow->n_names &&
         flow_next_atom(flow_set(flow, flow->member[name]), 0, flow->atoms) < flow->atoms;
}

static void find_descriptors(struct flow *flow) {
  static const char *const names[] = {"__get__", "__set__", "__delete__"};
  flow->has_descriptors = ANY_OF(flow_set(flow, NODE_INSTANCE), T(property), T(wrapper), T(method), ATOM_UNKNOWN);
  for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) flow->has_descriptors |= has_member(flow, names[i]);
}

void flow_find_operators(struct flow *flow) {
  find_descriptors(flow);
  static const char *const others[] = {"__delitem__", "__getitem__", "__missing__", "__getattr__", "__format__", "__delattr__", "__instancecheck__", "__subclasscheck__"};
  for (uint32_t i = 0; i < flow->n_names; i++) {
    bool other = flow->name[i].special != 2;
    for (size_t k = 0; !other && k < sizeof others / sizeof others[0]; k++) other = !strcmp(flow->names.texts[i].data, others[k]);
    flow->operates |= !other && flow_next_atom(flow_set(flow, flow->member[i]), 0, flow->atoms) < flow->atoms;
  }
}

/* ---- variables of closures ---- */

/* Does a function of the module that runs set such a variable? */
static bool stores_cells(const struct flow *flow, uint32_t module) {
  for (uint32_t i = flow->first_code[module]; i < flow->n_codes && flow->codes[i].module == module; i++) {
    struct scan scan = scan_begin(SCAN_FROZEN, flow->codes[i].body->bytes, flow->codes[i].body->size);
    while (flow->codes[i].runs && scan_next(&scan))
      if (scan.op == SCAN_OP_STORE_DEREF || scan.op == SCAN_OP_DELETE_DEREF) return true;
  }
  return false;
}

/* ---- variables of modules ---- */

/* One that has no place for the name keeps it in its state, so it may be any module. */
void flow_set_variables(struct flow *flow) {
  flow->stores_attributes = true;
  for (uint32_t m = 0; m < flow->graph->count; m++) flow->sets_variables[m] = true;
}

static bool stores_variables(const struct flow *flow, uint32_t module) {
  for (uint32_t i = flow->first_code[module]; i < flow->n_codes && flow->codes[i].module == module; i++) {
    struct scan scan = scan_begin(SCAN_FROZEN, flow->codes[i].body->bytes, flow->codes[i].body->size);
    while (flow->codes[i].runs && scan_next(&scan))
      if (scan.op == SCAN_OP_STORE_GLOBAL || scan.op == SCAN_OP_DELETE_GLOBAL) return true;
  }
  return false;
}

bool flow_sets_variables(const struct flow *flow, uint32_t module) { return !flow || flow->sets_variables[module]; }

/* ---- answers ---- */

void flow_settle_objects(struct flow *flow) {
  uint32_t cells = flow->stays ? flow->snapshot->memory.count : 0;
  signed char *known = memory_zero(flow->graph->count + 1);
  for (uint32_t i = 0; i < cells; i++) {
    uint32_t module = flow->home[i];
    if (module >= FLOW_OF_FUNCTION) flow->stays[i] |= flow->codes[module - FLOW_OF_FUNCTION].attributes_set;
    if (!module || module >= FLOW_OF_GENERATOR) continue;
    if (!known[module - 1]) known[module - 1] = stores_cells(flow, module - 1) ? 1 : -1;
    flow->stays[i] = known[module - 1] > 0;
  }
  free(known);
  if (flow->stays) flow_settle_attributes(flow);
  for (uint32_t m = 0; m < flow->graph->count; m++) flow->sets_variables[m] |= flow->frozen[m] && stores_variables(flow, m);
}

bool flow_changes(const struct flow *flow, uint32_t cell) {
  if (!flow || !flow->stays || flow->stays[cell]) return true;
  uint32_t object = flow->object_of[cell];
  return object && flow->objects[object].changes;
}

bool flow_changes_surely(const struct flow *flow, uint32_t cell) {
  return flow && flow->stays && flow->object_of[cell] && flow->objects[flow->object_of[cell]].surely;
}

bool flow_changes_at(const struct flow *flow, uint32_t cell, uint32_t *module, uint32_t *line) {
  if (!flow || !flow->stays || flow->stays[cell] || !flow->object_of[cell]) return false;
  const struct flow_object *object = &flow->objects[flow->object_of[cell]];
  if (!object->changes || object->code >= flow->n_codes) return false;
  const struct flow_code *code = &flow->codes[object->code];
  *module = code->module;
  *line = frozen_line(code->body, object->at);
  return *line != 0;
}
