/* SPDX-License-Identifier: MIT */
/* What attributes are, and what happens when they are set. */
#include <string.h>

#include "freeze/flow/flow_private.h"

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
  const uint64_t *set = flow_set(flow, flow->member[name]);
  return flow_has(set, ATOM_UNKNOWN) || (flow->has_descriptors && flow_has(set, ATOM_INSTANCE));
}

static bool has_function(const struct flow *flow, const uint64_t *set) {
  uint32_t end = ATOM_FUNCTION + flow->n_codes;
  return flow_next_atom(set, ATOM_FUNCTION, end) < end;
}

/* Has a module a __getattr__ of its own? */
static bool modules_answer(struct flow *flow) {
  uint32_t name;
  if (strset_find(&flow->names, "__getattr__", 11, &name) && flow_next_atom(flow_set(flow, flow->attribute[name]), 0, flow->atoms) < flow->atoms) return true;
  for (uint32_t m = 0; m < flow->graph->count; m++)
    for (uint32_t i = 0; flow->frozen[m] && i < flow->frozen[m]->n_slots; i++)
      if (!strcmp(flow->frozen[m]->slots[i].data, "__getattr__")) return true;
  return false;
}

/* What modules have is bound to nothing. */
static bool is_of_modules_only(const struct flow_name *is) {
  for (uint32_t atom = 0; atom < ATOM_UNKNOWN; atom++)
    if (atom != T(module) && flow_has(is->of, atom)) return false;
  return true;
}

/* Names that functions, classes and modules have. */
static bool names_itself(const char *name) {
  return !strcmp(name, "__name__") || !strcmp(name, "__qualname__") || !strcmp(name, "__module__");
}

/* Special methods that are called as others are: of classes, or what builtin.def has. */
static bool is_called_plainly(const char *name) {
  static const char *const names[] = {"__instancecheck__", "__subclasscheck__", "__index__", "__enter__", "__exit__", "__setattr__", "__delattr__"};
  for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
    if (!strcmp(names[i], name)) return true;
  return false;
}

/* Special methods that are taken from objects as others are: builtin types have none, or rows of effect.def for it. */
static bool is_plain_method(const char *name) {
  static const char *const names[] = {"__init__", "__new__", "__subclasshook__", "__await__", "__aiter__", "__anext__", "__aenter__", "__aexit__"};
  for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
    if (!strcmp(names[i], name)) return true;
  return false;
}

/* Is it nothing but builtin types that are named there? Their special methods are known by rows of builtin.def: int.__repr__(x). */
static bool is_named_type(const struct flow *flow, const uint64_t *set) {
  uint32_t first = flow_first_name(flow), end = flow_first_bound(flow);
  bool found = false;
  for (uint32_t atom = 0; (atom = flow_next_atom(set, atom, flow->first_object + flow->n_objects)) < flow->first_object + flow->n_objects; atom++) {
    if (atom == T(type)) continue;
    if (atom < first || atom >= end || !flow->name[flow->known[atom - first]].type) return false;
    found = true;
  }
  return found;
}

/* Is nothing but a method of that name there, if it is to be called? */
static bool reads_plainly(const struct flow *flow, const struct record *r) {
  const char *text = flow->names.texts[r->name].data;
  if (is_called_plainly(text)) return true;
  return flow->name[r->name].callable && (is_named_type(flow, flow->sets + (size_t)r->a * flow->words) || (r->op == OP_OF_SUPER && !strcmp(text, "__call__")));
}

/* Instances call these. */
static void copy_but_properties(struct flow *flow, node member, node out) {
  const uint64_t *has = flow_set(flow, member);
  for (uint32_t atom = 0; (atom = flow_next_atom(has, atom, flow->first_object)) < flow->first_object; atom++)
    if (atom != T(property)) flow_add_kept(flow, out, atom);
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
    if (atom < ATOM_FUNCTION || atom >= end) flow_add_kept(flow, out, atom);
  flow_add_bound(flow, out, has);
  flow_copy_objects(flow, member, out);
  if (has_function(flow, has)) flow_copy_instances(flow, object, NODE_SELF);
}

/* May what reads an attribute find those of metaclasses: has it one, or super() in one? A class finds its own __new__ first. */
static bool finds_metaclass(struct flow *flow, const struct record *r, const uint64_t *set) {
  const struct flow_code *code = &flow->codes[r->code];
  if (r->op == OP_OF_SUPER) return !code->of_plain || code->of_meta;
  return ANY_OF(set, T(super), ATOM_UNKNOWN) || flow_has_metaclass(flow, set);
}

/* What classes have of the name that is read. */
static node members_of(struct flow *flow, const struct record *r, const uint64_t *set) {
  node member = flow->member[r->name];
  if (strcmp(flow->names.texts[r->name].data, "__new__") || finds_metaclass(flow, r, set)) return member;
  const uint64_t *has = flow_set(flow, member);
  uint32_t end = flow_first_name(flow);
  for (uint32_t atom = 0; (atom = flow_next_atom(has, atom, flow->first_object)) < flow->first_object; atom++)
    if (atom < ATOM_FUNCTION || atom >= end || !flow_is_of_metaclass(flow, atom - ATOM_FUNCTION)) flow_add_kept(flow, NODE_NEW, atom);
  flow_copy_objects(flow, member, NODE_NEW);
  return NODE_NEW;
}

void flow_read_attribute(struct flow *flow, const struct record *r, bool method) {
  const uint64_t *set = flow_set(flow, r->a);
  node member = members_of(flow, r, set);
  const char *text = flow->names.texts[r->name].data;
  bool instance = ANY_OF(set, ATOM_INSTANCE, ATOM_CLASS, T(type), T(super), ATOM_UNKNOWN);
  flow_use(flow, FLOW_GETATTR, set);
  if (names_itself(text)) {
    flow_add(flow, r->out, T(str));
  } else if (!strcmp(text, "__doc__") && !ANY_OF(set, T(property), ATOM_UNKNOWN)) { /* property() takes any */
    flow_add(flow, r->out, T(str));
    flow_add(flow, r->out, T(constant));
  } else if (!strcmp(text, "__class__")) {
    flow_class_of(flow, r->a, r->out);
  } else if (!strcmp(text, "__dict__")) {
    flow_read_dict(flow, r->a, r->out);
  } else if (!flow_reflect(flow, r, method) && flow->name[r->name].answered && !is_plain_method(text) && r->op != OP_HAS && !(method && reads_plainly(flow, r))) {
    flow_copy(flow, r->a, NODE_ANY);
    flow_change(flow, r->a, NULL);
    flow_open(flow, r->a);
    flow->takes_specials |= !method;
    flow_add_anything(flow, r->out);
    flow_find_fact(flow, FLOW_BOUND_METHODS);
  }
  flow_copy(flow, flow->attribute[r->name], r->out);
  if (instance) copy_member(flow, r->a, member, r->out, method);
  if (instance && !strcmp(text, "__new__")) flow_copy(flow, member, r->out);
  if (instance && flow_has(flow_set(flow, flow->member[r->name]), T(property))) flow_call_property(flow, r->a, NODE_NONE, r->out);
  if (instance && flow_has(flow_set(flow, flow->member[r->name]), T(wrapper))) {
    flow_copy(flow, NODE_WRAPPED, r->out);
    flow_add_bound(flow, r->out, flow_set(flow, NODE_WRAPPED));
    flow_find_fact(flow, FLOW_BOUND_METHODS);
  }
  if (instance && (is_descriptor(flow, r->name) || flow->own_getattr)) {
    flow_copy(flow, member, NODE_ANY); /* the runtime calls it, and gives back what that gives */
    flow_copy(flow, r->a, NODE_ANY);
    flow_copy_given(flow, r->out);
    if (flow_has(flow_set(flow, flow->member[r->name]), ATOM_UNKNOWN)) flow_add_anything(flow, r->out);
    flow_find_fact(flow, FLOW_BOUND_METHODS);
  }
  if (flow_may_be_module(flow, set)) {
    if (flow->own_getattr && modules_answer(flow)) flow_add_anything(flow, r->out);
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
  if (!known || is_of_modules_only(&flow->name[r->name])) return;
  flow_add(flow, r->out, T(method));
  flow_copy(flow, r->a, NODE_BOUND);
}

/* An object may get another class, of the same layout: methods of that one may get it. */
static void set_class(struct flow *flow, const struct record *r) {
  static const uint32_t plain[] = {T(object), ATOM_INSTANCE, T(type), ATOM_CLASS, T(constant), ATOM_RARE, ATOM_TEXT, NUMBERS};
  if (r->b == NODE_NONE || !ANY_OF(flow_set(flow, r->b), ATOM_CLASS, ATOM_TYPE_OF, T(type), ATOM_UNKNOWN)) return;
  const uint64_t *set = flow_set(flow, r->a);
  for (uint32_t atom = 0; atom < ATOM_FUNCTION; atom++) {
    bool is = false;
    for (size_t i = 0; i < sizeof plain / sizeof plain[0]; i++) is |= plain[i] == atom;
    flow->sets_class |= !is && flow_has(set, atom); /* a base that others have, too: another type of that kind */
  }
  flow_copy_objects(flow, r->b, NODE_MADE);
  if (flow_has(flow_set(flow, r->b), ATOM_UNKNOWN)) flow_copy_objects(flow, NODE_CLASSES, NODE_MADE);
  flow_copy_instances(flow, r->a, NODE_SELF);
}

/* A dict may become that of an object's attributes: who changes one, changes the other. */
static void set_dict(struct flow *flow, const struct record *r) {
  if (r->b == NODE_NONE || !ANY_OF(flow_set(flow, r->b), DICTS, ATOM_UNKNOWN)) return;
  flow->sets_class |= flow_has(flow_set(flow, r->b), ATOM_UNKNOWN);
  flow_change(flow, r->b, NULL);
  flow_open(flow, r->b);
  flow_read_names(flow, NODE_SEEN);
  flow_copy(flow, NODE_VALUE, NODE_UNNAMED);
}

void flow_store_attribute(struct flow *flow, const struct record *r) {
  const uint64_t *set = flow_set(flow, r->a);
  flow_use(flow, FLOW_SETATTR, set);
  flow_change_attribute(flow, r);
  flow_add_text(flow, NODE_STORED, flow->names.texts[r->name].data, flow->names.texts[r->name].len);
  if (!strcmp(flow->names.texts[r->name].data, "__class__")) set_class(flow, r);
  if (!strcmp(flow->names.texts[r->name].data, "__dict__")) set_dict(flow, r);
  for (int m = 0; m < 2; m++)
    if (!strcmp(flow->names.texts[r->name].data, flow_makers[m]) && !flow->stores_makers) flow->stores_makers = flow->changed = true;
  if (ANY_OF(set, ATOM_CLASS, T(type), ATOM_TYPE_OF, ATOM_UNKNOWN)) flow_find_fact(flow, FLOW_SETS_CLASSES);
  if (r->b == NODE_NONE) flow_find_fact(flow, FLOW_DELETES_ATTRS);
  bool arguments = ANY_OF(set, T(exception), T(exception_group), ATOM_UNKNOWN) && !strcmp(flow->names.texts[r->name].data, "args");
  if (arguments && r->b != NODE_NONE) flow_next(flow, flow_set(flow, r->b), NODE_ARGUMENTS), flow_find_fact(flow, FLOW_EXCEPTION_ARGS);
  flow_copy(flow, r->b, flow->attribute[r->name]);
  if (ANY_OF(set, ATOM_CLASS, ATOM_UNKNOWN)) flow_copy(flow, r->b, flow->member[r->name]);
  if (flow_may_be_module(flow, set)) flow_each_slot(flow, r->name, r->b, true), flow_set_variables(flow);
  bool property = flow_has(flow_set(flow, flow->member[r->name]), T(property));
  if (property) flow_call_property(flow, r->a, r->b, NODE_SEEN);
  if (property && r->b == NODE_NONE) flow_call_property(flow, r->a, NODE_NONE, NODE_SEEN);
  if (flow->sets_attributes) flow_copy(flow, r->b, NODE_SET); /* __setattr__ gets it */
  if (!is_descriptor(flow, r->name)) return;
  flow_copy(flow, r->b, NODE_ANY);
  flow_copy(flow, r->a, NODE_ANY);
}

/* Positions of a builtin type are the object itself; a class has names in __match_args__, which may be any, but special ones only where a tuple has such. */
void flow_match_attribute(struct flow *flow, const struct record *r) {
  flow_copy(flow, r->a, r->out);
  if (!ANY_OF(flow_set(flow, r->b), ATOM_CLASS, ATOM_TYPE_OF, ATOM_UNKNOWN)) return;
  for (uint32_t i = 0; i < flow->n_names; i++) {
    struct record attribute = {.kind = RECORD_ATTR, .code = r->code, .at = r->at, .a = r->a, .out = r->out, .name = i};
    const char *text = flow->names.texts[i].data;
    if (flow->matches_specials || text[0] != '_' || text[1] != '_') flow_read_attribute(flow, &attribute, false);
  }
}

void flow_attribute(struct flow *flow, const char *function, node object, uint32_t name, node more, node out) {
  struct record r = {.kind = RECORD_ATTR, .a = object, .b = more, .out = out, .name = name};
  if (!strcmp(function, "setattr") || !strcmp(function, "delattr")) {
    r.kind = RECORD_SETATTR;
    flow_store_attribute(flow, &r);
    flow_add(flow, out, T(constant));
    return;
  }
  bool has = !strcmp(function, "hasattr");
  if (has) r.out = NODE_SEEN, r.op = OP_HAS;
  flow_read_attribute(flow, &r, false);
  if (has) flow_add(flow, out, T(bool));
  else flow_copy(flow, more, out);
}

void flow_attribute_unnamed(struct flow *flow, const char *function, node object, node text, node more, node out) {
  const uint64_t *set = flow_set(flow, object);
  bool reads = !strcmp(function, "getattr") || !strcmp(function, "hasattr"), deletes = !strcmp(function, "delattr");
  flow_use(flow, reads ? FLOW_GETATTR : FLOW_SETATTR, set);
  if (reads && flow->own_getattr) flow_copy_given(flow, out), flow_copy(flow, object, NODE_ANY);
  if (!strcmp(function, "getattr")) flow_copy(flow, NODE_UNNAMED, out), flow_copy(flow, more, out);
  if (reads && flow->reads_dicts) flow_copy(flow, NODE_VALUE, out);
  flow_add(flow, out, reads && *function == 'h' ? T(bool) : T(constant));
  if (reads) return;
  struct record r = {.kind = RECORD_SETATTR, .a = object, .b = more, .name = 0};
  flow_add_kept(flow, NODE_STORED, T(str));
  if (ANY_OF(flow_set(flow, text), ATOM_TEXT, ATOM_UNKNOWN)) flow_add_kept(flow, NODE_STORED, ATOM_TEXT);
  flow_change_attribute(flow, &r);
  flow_copy(flow, more, NODE_UNNAMED);
  if (ANY_OF(set, ATOM_CLASS, T(type), ATOM_TYPE_OF, ATOM_UNKNOWN)) flow->lost = function; /* any special method */
  if (deletes) flow_find_fact(flow, FLOW_DELETES_ATTRS);
  if (ANY_OF(set, ATOM_CLASS, T(type), ATOM_TYPE_OF, ATOM_UNKNOWN)) flow_find_fact(flow, FLOW_SETS_CLASSES);
  if (ANY_OF(set, T(module), ATOM_UNKNOWN)) flow_set_variables(flow);
  if (flow->sets_attributes) flow_copy(flow, more, NODE_SET);
  if (!flow->has_descriptors) return;
  flow_copy(flow, more, NODE_ANY);
  flow_copy(flow, object, NODE_ANY);
}
