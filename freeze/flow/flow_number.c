/* SPDX-License-Identifier: MIT */
/* Which of the snapshot's objects the analysis tells apart, and where they are. */
#include <stdlib.h>
#include <string.h>

#include "freeze/flow/flow_memory.h"
#include "freeze/memory.h"

enum { OBJECTS_MOST = 2048, DEPTH_MOST = 64 };

/* Can it be changed, or is it a tuple that holds such? */
static bool is_object(const struct memory *m, uint64_t address, int depth) {
  struct type type;
  const struct snapshot_cell *cell = address & 3 || address < V_IMM_END ? NULL : snapshot_memory_cell(m->cells, address);
  if (!cell || (cell->bytes[0] & 1) || !flow_memory_type(m, address, &type)) return false;
  switch (type.kind) {
  case KIND_INSTANCE: case KIND_TYPE: case KIND_LIST: case KIND_DICT: case KIND_SET: case KIND_BYTEARRAY: case KIND_ARRAY: return true;
  case KIND_FROZENSET: return true;
  case KIND_TUPLE: break;
  default: return type.is_class;
  }
  uint64_t n = object_field(m, cell->bytes, FLD_tuple_len);
  uint32_t at = layout_offset(&m->layout, FLD_tuple_items);
  if (type.is_class || depth == DEPTH_MOST || at + n * m->layout.word > cell->size) return true;
  for (uint64_t i = 0; i < n; i++)
    if (is_object(m, object_word(m, cell->bytes + at + i * m->layout.word), depth + 1)) return true;
  return false;
}

/* The dict is the namespace of the object, and changes with it. */
static void number_namespace(struct memory *m, uint32_t owner, const struct type *type) {
  uint64_t at = flow_memory_namespace(m, &m->cells->cells[owner], type);
  const struct snapshot_cell *dict = at >= V_IMM_END ? snapshot_memory_cell(m->cells, at) : NULL;
  if (dict) m->flow->object_of[dict - m->cells->cells] = m->flow->object_of[owner];
}

/* Exceptions of builtin types are never ROM, nor are the attributes that they were given. */
static void keep_attributes(struct memory *m, const struct snapshot_cell *exception) {
  uint64_t at = object_field(m, exception->bytes, FLD_exception_dict);
  const struct snapshot_cell *dict = at >= V_IMM_END && !(at & 3) ? snapshot_memory_cell(m->cells, at) : NULL;
  if (dict) m->flow->stays[dict - m->cells->cells] = true;
}

/* May it be in ROM as long as nothing changes it? */
static bool may_be_rom(const struct memory *m, const struct snapshot_cell *cell, const struct type *type) {
  const char *symbol = type->kind == KIND_OTHER && !type->is_class ? snapshot_memory_symbol(m->cells, object_word(m, cell->bytes)) : NULL;
  if (symbol && !strcmp(symbol, "function_extra_type")) return true;
  switch (type->kind) {
  case KIND_INSTANCE: case KIND_TYPE: case KIND_STR: case KIND_BYTES: case KIND_BYTEARRAY: case KIND_ARRAY: case KIND_INT:
  case KIND_FLOAT: case KIND_COMPLEX: case KIND_TUPLE: case KIND_LIST: case KIND_DICT: case KIND_SET: case KIND_FROZENSET:
  case KIND_RANGE: case KIND_SLICE: case KIND_FUNCTION: case KIND_METHOD: case KIND_PROPERTY: case KIND_WRAPPER:
    return true;
  default: return false;
  }
}

static uint32_t type_number(const struct type *type) {
  for (uint32_t i = 0; type->ops && i < ATOM_INSTANCE; i++)
    if (flow_is_table(i, type->ops)) return i;
  return ATOM_UNKNOWN;
}

/* The type of a class's instances. */
static uint32_t number_made(const struct memory *m, uint32_t cell, const struct type *type) {
  if (type->kind != KIND_TYPE) return ATOM_UNKNOWN;
  uint64_t ops = object_field(m, m->cells->cells[cell].bytes, FLD_type_ops);
  return ops ? type_number(&(struct type){.ops = snapshot_memory_symbol(m->cells, ops)}) : ATOM_UNKNOWN;
}

/* Where there are very many, neighbours are one. */
static void number_cell(struct memory *m, uint32_t cell, const struct type *type, uint32_t number) {
  struct flow_object *object = &m->flow->objects[number];
  uint32_t ops = type_number(type), makes = number_made(m, cell, type);
  m->flow->object_of[cell] = number;
  if (number == m->flow->n_objects) {
    *object = (struct flow_object){.type = ops, .makes = makes, .kind = (uint8_t)type->kind, .is_class = type->is_class};
    m->flow->n_objects++;
  } else if (object->type != ops || object->kind != type->kind || object->is_class != type->is_class) {
    object->type = ATOM_UNKNOWN;
  }
  if (object->makes != makes) object->makes = ATOM_UNKNOWN;
}

/* Classes of which the instances are classes. */
static void find_metaclasses(struct flow *flow, const struct memory *m) {
  for (uint32_t i = 0; i < m->cells->count; i++) {
    struct type type;
    const struct snapshot_cell *cell = &m->cells->cells[i];
    if ((cell->bytes[0] & 1) || !flow_memory_type(m, cell->address, &type) || type.kind != KIND_TYPE) continue;
    uint64_t ops = object_field(m, cell->bytes, FLD_type_ops);
    const char *table = ops ? snapshot_memory_symbol(m->cells, ops) : NULL;
    flow->metas |= table && flow_is_table(T(type), table);
  }
}

void flow_number_objects(struct flow *flow) {
  flow->n_objects = OBJECT_FIRST;
  flow->objects = memory_zero(OBJECTS_MOST * sizeof *flow->objects);
  flow->objects[OBJECT_MADE] = (struct flow_object){.holds = NODE_NONE, .type = T(list), .kind = KIND_LIST};
  flow->objects[OBJECT_CONSTANT] = (struct flow_object){.holds = NODE_CONSTANT, .type = T(tuple), .kind = KIND_TUPLE};
  flow->objects[OBJECT_BASES] = (struct flow_object){.holds = NODE_BASES, .type = T(tuple), .kind = KIND_TUPLE};
  flow->objects[OBJECT_MODULE] = (struct flow_object){.holds = NODE_NONE, .type = T(module), .kind = KIND_MODULE};
  flow->objects[OBJECT_MODULES] = (struct flow_object){.holds = NODE_MODULES, .type = T(dict), .kind = KIND_DICT};
  if (!flow->snapshot) return;
  struct memory m = flow_memory_begin(flow);
  find_metaclasses(flow, &m);
  if (flow->no_objects) return;
  uint32_t cells = m.cells->count, count = 0, next = 0, most = OBJECTS_MOST - OBJECT_FIRST;
  bool *is = memory_zero(cells + 1);
  flow->object_of = memory_zero((cells + 1) * sizeof *flow->object_of);
  flow->home = memory_zero((cells + 1) * sizeof *flow->home);
  flow->stays = memory_zero(cells + 1);
  for (uint32_t i = 0; i < cells; i++) count += is[i] = is_object(&m, m.cells->cells[i].address, 0);
  for (uint32_t i = 0; i < cells; i++) {
    struct type type;
    const struct snapshot_cell *cell = &m.cells->cells[i];
    if ((cell->bytes[0] & 1) || !flow_memory_type(&m, cell->address, &type)) continue;
    flow->stays[i] = !may_be_rom(&m, cell, &type);
    if (is[i]) number_cell(&m, i, &type, OBJECT_FIRST + (count > most ? (uint32_t)((uint64_t)next++ * most / count) : next++));
  }
  for (uint32_t i = 0; i < cells; i++) {
    struct type type;
    const struct snapshot_cell *cell = &m.cells->cells[i];
    if ((cell->bytes[0] & 1) || !flow_memory_type(&m, cell->address, &type)) continue;
    if (is[i]) number_namespace(&m, i, &type);
    if (type.kind == KIND_EXCEPTION && !type.is_class) keep_attributes(&m, cell);
  }
  free(is);
}
