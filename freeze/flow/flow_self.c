/* SPDX-License-Identifier: MIT */
/* Whose methods functions are, and how classes of the snapshot make instances. */
#include <string.h>

#include "freeze/flow/flow_memory.h"

/* ---- methods ---- */

/* Is that the builtin function of a method, and of no module? */
static bool is_method_only(const struct memory *m, const char *symbol) {
  uint32_t number;
  for (const char *dot; symbol && (dot = strstr(symbol, "$2E"));) symbol = dot + 3;
  return symbol && strset_find(&m->flow->names, symbol, strlen(symbol), &number) && !flow_has(m->flow->name[number].of, T(module));
}

/* What a method's function is bound to may be no instance of its class. */
void flow_memory_method(struct memory *m, const struct snapshot_cell *cell) {
  uint64_t self = object_field(m, cell->bytes, FLD_method_self), function = object_field(m, cell->bytes, FLD_method_function);
  struct type type;
  flow_memory_value(m, self, NODE_BOUND);
  flow_memory_value(m, self, NODE_SELF);
  if (!flow_memory_type(m, function, &type)) return;
  if (type.kind != KIND_FUNCTION) {
    bool own = type.kind == KIND_CFUNCTION && is_method_only(m, snapshot_memory_symbol(m->cells, function));
    if (!own) flow_memory_value(m, self, NODE_ANY), flow_memory_value(m, function, NODE_ANY);
    return;
  }
  const uint8_t *object = object_bytes(m, function, layout_size(&m->layout, LAY_function));
  struct flow_code *code = object ? flow_memory_code(m, object_field(m, object, FLD_function_code)) : NULL;
  if (code) code->lent = true;
  flow_memory_value(m, self, NODE_LENT);
}

/* ---- whose methods ---- */

static void add_self(struct memory *m, uint64_t function, uint32_t object);

/* Functions that get a class without being class methods. */
static bool gets_class(const struct memory *m, uint64_t name) {
  uint32_t number;
  if (!flow_memory_name(m, name, &number)) return false;
  const char *text = m->flow->names.texts[number].data;
  return !strcmp(text, "__class_getitem__") || !strcmp(text, "__init_subclass__");
}

/* The object is self of what a class has under the name: a function, those of a property; a class of a wrapped one. */
static void add_self_of(struct memory *m, uint64_t name, uint64_t word, uint32_t object, bool is_class) {
  struct type type;
  const uint8_t *cell = word >= V_IMM_END && !(word & 3) ? object_bytes(m, word, m->layout.word) : NULL;
  if (!cell || !flow_memory_type(m, word, &type)) return;
  switch (type.kind) {
  case KIND_FUNCTION: if (!is_class || m->of_classes || gets_class(m, name)) add_self(m, word, object); break;
  case KIND_PROPERTY:
    if (is_class && !m->of_classes) break;
    add_self(m, object_field(m, cell, FLD_property_get), object);
    add_self(m, object_field(m, cell, FLD_property_set), object);
    add_self(m, object_field(m, cell, FLD_property_del), object);
    break;
  case KIND_WRAPPER: if (is_class) add_self(m, object_field(m, cell, FLD_wrapper_function), object); break;
  default: break;
  }
}

static void add_self(struct memory *m, uint64_t word, uint32_t object) {
  struct type type;
  const uint8_t *function = word >= V_IMM_END && !(word & 3) ? object_bytes(m, word, layout_size(&m->layout, LAY_function)) : NULL;
  if (!function || !flow_memory_type(m, word, &type) || type.kind != KIND_FUNCTION) return;
  struct flow_code *code = flow_memory_code(m, object_field(m, function, FLD_function_code));
  if (!code) return;
  node *of = m->of_classes ? &code->classes : &code->self;
  if (*of == NODE_NONE) *of = flow_node(m->flow);
  flow_add_kept(m->flow, *of, m->flow->first_object + object);
}

/* What a class statement made; NULL: a builtin type. */
static const uint8_t *class_at(const struct memory *m, uint64_t address) {
  const uint8_t *type = object_bytes(m, address, layout_offset(&m->layout, FLD_type_dict));
  bool is_class = type && object_field(m, type, FLD_type_flags) & IS_CLASS;
  return is_class ? object_bytes(m, address, layout_size(&m->layout, LAY_type)) : NULL;
}

static void add_selves_of_class(struct memory *m, uint64_t class, uint32_t object, bool is_class) {
  const uint8_t *type = class_at(m, class);
  uint64_t count = 0, dict = type ? object_field(m, type, FLD_type_dict) : 0;
  const uint8_t *entries = dict ? flow_memory_entries(m, dict, &count) : NULL;
  for (uint64_t i = 0; entries && i < count; i++, entries += 2 * m->layout.word)
    add_self_of(m, object_word(m, entries), object_word(m, entries + m->layout.word), object, is_class);
}

/* The classes in which attributes of one are looked up, in that order: its mro, or else it and its bases. */
struct lookup { const uint8_t *tuple; uint64_t class, at, n; };

static struct lookup lookup_begin(struct memory *m, uint64_t class) {
  const uint8_t *type = class_at(m, class);
  uint64_t mro = type ? object_field(m, type, FLD_type_mro) : 0;
  const uint8_t *tuple = mro ? object_bytes(m, mro, layout_size(&m->layout, LAY_tuple)) : NULL;
  struct lookup l = {NULL, class, 0, tuple ? object_field(m, tuple, FLD_tuple_len) : 0};
  if (l.n) l.tuple = object_bytes(m, mro, (uint32_t)(layout_offset(&m->layout, FLD_tuple_items) + l.n * m->layout.word));
  return l;
}

static bool lookup_next(struct memory *m, struct lookup *l, uint64_t *class) {
  enum { DEPTH_MOST = 1000 };
  if (l->tuple) {
    if (l->at == l->n) return false;
    *class = object_word(m, l->tuple + layout_offset(&m->layout, FLD_tuple_items) + l->at++ * m->layout.word);
    return true;
  }
  if (!l->class || l->at++ == DEPTH_MOST) return false;
  *class = l->class;
  const uint8_t *type = class_at(m, l->class);
  l->class = type ? object_field(m, type, FLD_type_base) : 0;
  return true;
}

/* Functions of the object's class, and of its bases, get it as self; a class is what class methods get. */
static void add_selves(struct memory *m, const struct snapshot_cell *cell, uint32_t object, bool is_class) {
  struct lookup lookup = lookup_begin(m, is_class ? cell->address : object_word(m, cell->bytes));
  for (uint64_t class; lookup_next(m, &lookup, &class);) add_selves_of_class(m, class, object, is_class);
}

/* What the class itself has of the name. */
static bool add_maker_of(struct memory *m, uint64_t class, int maker, struct flow_object *object) {
  const uint8_t *type = class_at(m, class);
  uint64_t count = 0, dict = type ? object_field(m, type, FLD_type_dict) : 0;
  const uint8_t *entries = dict ? flow_memory_entries(m, dict, &count) : NULL;
  for (uint64_t i = 0; entries && i < count; i++, entries += 2 * m->layout.word) {
    uint32_t number;
    if (!flow_memory_name(m, object_word(m, entries), &number) || strcmp(m->flow->names.texts[number].data, flow_makers[maker])) continue;
    if (object->makers[maker] == NODE_NONE) object->makers[maker] = flow_node(m->flow);
    flow_memory_value(m, object_word(m, entries + m->layout.word), object->makers[maker]);
    return true;
  }
  return false;
}

/* How the class makes instances: what comes first in it and its bases. Its object may stand for several. */
static void add_makers(struct memory *m, uint64_t class, struct flow_object *object) {
  for (int maker = 0; maker < 2; maker++) {
    struct lookup lookup = lookup_begin(m, class);
    uint64_t at;
    while (lookup_next(m, &lookup, &at) && !add_maker_of(m, at, maker, object)) {
    }
  }
}

/* Whether methods are of metaclasses, of other classes or of both, by the classes that have them. */
static void sort_methods(struct flow *flow) {
  uint32_t end = flow->first_object + flow->n_objects;
  for (uint32_t i = 0; i < flow->n_codes; i++) {
    const uint64_t *classes = flow_set(flow, flow->codes[i].classes);
    for (uint32_t atom = flow->first_object + OBJECT_FIRST; (atom = flow_next_atom(classes, atom, end)) < end; atom++) {
      uint32_t makes = flow->objects[atom - flow->first_object].makes;
      flow->codes[i].of_meta |= makes == T(type) || makes == ATOM_UNKNOWN;
      flow->codes[i].of_plain |= makes != T(type);
    }
  }
}

void flow_memory_selves(struct memory *m) {
  static const char *const with_class[] = {"__get__", "__set_name__"}; /* which get one */
  struct flow *flow = m->flow;
  for (uint32_t i = 0; i < m->cells->count; i++) {
    const struct snapshot_cell *cell = &m->cells->cells[i];
    struct type type;
    uint32_t number = flow->object_of[i];
    if ((cell->bytes[0] & 1) || !flow_memory_type(m, cell->address, &type)) continue;
    if (type.is_class) flow_add_kept(flow, NODE_MADE, flow->first_object + flow_memory_number(m, object_word(m, cell->bytes)));
    if (!number) continue;
    if (type.kind != KIND_TYPE && !type.is_class) continue;
    bool is_class = type.kind == KIND_TYPE;
    if (is_class) flow_add(flow, NODE_CLASSES, flow->first_object + number);
    if (type.is_class) flow_add(flow, NODE_OBJECTS, flow->first_object + number); /* classes of metaclasses, too */
    if (is_class) add_selves(m, cell, number, true);
    if (type.is_class) add_selves(m, cell, number, false);
    if (!is_class) continue;
    add_makers(m, cell->address, &flow->objects[number]);
    m->of_classes = true;
    add_selves(m, cell, number, true);
    m->of_classes = false;
  }
  sort_methods(flow);
  for (size_t i = 0; i < sizeof with_class / sizeof with_class[0]; i++)
    if (strset_has(&flow->names, with_class[i], strlen(with_class[i]))) flow_copy_objects(flow, NODE_CLASSES, NODE_OWNERS);
}
