/* SPDX-License-Identifier: MIT */
/* What the objects hold that initialisers made at build time: the beginning of the analysis. */
#include <stdlib.h>
#include <string.h>

#include "freeze/flow/flow_private.h"
#include "freeze/memory.h"
#include "freeze/snapshot_private.h"
#include "runtime/abi/kind.h"

enum { IS_CLASS = 1 /* TYPE_IS_CLASS */, BLOCK_VALUES = 3 };

struct memory {
  struct flow *flow;
  const struct snapshot *snapshot;
  const struct snapshot_memory *cells;
  struct layout_target layout;
  uint64_t *namespaces; /* dicts that are namespaces of classes, instances, functions; tuples that are part of functions and classes */
  uint32_t n_namespaces, namespaces_room;
  node holder;     /* of a container that is an object: gets what it holds; NODE_NONE */
  bool of_classes; /* add_selves finds functions of a class, not whom they get */
  bool only_types; /* that go where things in containers are */
  bool good;
};

struct type { enum kind kind; bool is_class; const uint8_t *at; const char *ops; };

static uint64_t field_of(const struct memory *m, const uint8_t *object, enum layout_field_id field) {
  return snapshot_number(object + layout_offset(&m->layout, field), layout_field_size(&m->layout, field));
}

static uint64_t word_at(const struct memory *m, const uint8_t *bytes) { return snapshot_number(bytes, m->layout.word); }

static const uint8_t *bytes_at(const struct memory *m, uint64_t address, uint32_t size) {
  return snapshot_memory_bytes(m->cells, address & ~(uint64_t)3, size);
}

/* The type of the object at the address; false when it is none. */
static bool type_of(const struct memory *m, uint64_t address, struct type *out) {
  const uint8_t *object = bytes_at(m, address, m->layout.word);
  const uint8_t *type = object ? bytes_at(m, word_at(m, object), layout_offset(&m->layout, FLD_type_dict)) : NULL; /* as long as a builtin one */
  if (!type) return false;
  uint64_t ops = field_of(m, type, FLD_type_ops);
  *out = (struct type){.kind = (enum kind)field_of(m, type, FLD_type_kind),
                       .is_class = field_of(m, type, FLD_type_flags) & IS_CLASS,
                       .at = type,
                       .ops = ops ? snapshot_memory_symbol(m->cells, ops) : NULL};
  return out->kind < KIND_COUNT;
}

/* ---- values ---- */

static void add_ops(struct memory *m, const char *ops, node out) {
  if (!ops) return;
  for (uint32_t i = 0; i < ATOM_INSTANCE; i++)
    if (flow_is_table(i, ops)) {
      flow_add_kept(m->flow, out, i);
      return;
    }
  flow_add_all(m->flow, out);
}

static void add_named(struct memory *m, const char *name, node out) {
  uint32_t number;
  if (name && strset_find(&m->flow->names, name, strlen(name), &number) && flow_value_of_name(m->flow, number, out)) return;
  flow_add_all(m->flow, out);
}

/* The name by which a program knows a type of the runtime. */
static const char *name_of_type(const char *symbol) {
  static const struct { const char *symbol, *name; } types[] = {
#define BUILTIN_TYPE(n, symbol) {#symbol, #n},
#define MEMBER_TYPE(module, n, symbol) {#symbol, #n},
#include "runtime/abi/builtin.def"
  };
  if (!symbol) return NULL;
  if (!strncmp(symbol, "exc_", 4)) return symbol + 4;
  for (size_t i = 0; i < sizeof types / sizeof types[0]; i++)
    if (!strcmp(types[i].symbol, symbol)) return types[i].name;
  return NULL;
}

/* The code object at an address, NULL when it is none of the modules'. */
static struct flow_code *code_at(struct memory *m, uint64_t address) {
  const char *symbol = snapshot_memory_symbol(m->cells, address);
  char prefix[640];
  for (uint32_t i = 0; symbol && i < m->snapshot->graph->count; i++) {
    if (!m->flow->frozen[i]) continue;
    modules_symbol(prefix, sizeof prefix, "code", m->snapshot->graph->modules[i]->name);
    size_t len = strlen(prefix);
    if (strncmp(symbol, prefix, len) || strncmp(symbol + len, "__", 2)) continue;
    char *end;
    unsigned long number = strtoul(symbol + len + 2, &end, 10);
    if (*end || end == symbol + len + 2 || number >= m->flow->frozen[i]->n_codes) continue;
    return &m->flow->codes[m->flow->first_code[i] + number];
  }
  m->good = false;
  return NULL;
}

static void add_function(struct memory *m, const uint8_t *function, node out) {
  const struct flow_code *code = code_at(m, field_of(m, function, FLD_function_code));
  if (!code) return;
  flow_add(m->flow, out, FLOW_TYPE_function);
  flow_add(m->flow, out, ATOM_FUNCTION + (uint32_t)(code - m->flow->codes));
}

static void add_value(struct memory *m, uint64_t word, node out);

/* A function of a class as a bound one; what else there is, is called as it is. */
static void add_method(struct memory *m, const uint8_t *method, node out) {
  node function = flow_node(m->flow);
  add_value(m, field_of(m, method, FLD_method_function), function);
  flow_add_bound(m->flow, out, flow_set(m->flow, function));
  flow_copy(m->flow, function, out);
}

static void add_items(struct memory *m, const uint8_t *from, uint64_t count, uint32_t step, node out) {
  for (uint64_t i = 0; i < count; i++) add_value(m, word_at(m, from + i * step), out);
}

/* What is in a tuple of constants. */
static void add_constants(struct memory *m, const uint8_t *items, uint64_t count) {
  node holder = m->holder;
  bool only_types = m->only_types;
  m->holder = m->flow->stays ? NODE_CONSTANT : NODE_NONE;
  m->only_types = false;
  add_items(m, items, count, m->layout.word, NODE_ELEMENT);
  m->holder = holder;
  m->only_types = only_types;
}

/* Is it a deque, or an iterator that gives what a container holds, ints or strs? */
static bool is_plain_iterator(const char *ops) {
  static const uint32_t plain[] = {T(list_iterator), T(list_reverseiterator), T(tuple_iterator), T(set_iterator), T(str_iterator),
                                   T(bytes_iterator), T(range_iterator), T(longrange_iterator), T(deque_iterator),
                                   T(dict_keyiterator), T(dict_valueiterator), T(dict_itemiterator), T(deque)};
  for (size_t i = 0; ops && i < sizeof plain / sizeof plain[0]; i++)
    if (flow_is_table(plain[i], ops)) return true;
  return false;
}

/* The object at the address, as flow_number_objects has it; 0. */
static uint32_t number_of(const struct memory *m, uint64_t address) {
  const struct snapshot_cell *cell = m->flow->stays ? snapshot_memory_cell(m->cells, address) : NULL;
  return cell ? m->flow->object_of[cell - m->cells->cells] : 0;
}

static void add_type(struct memory *m, const char *name, node out) {
  m->good &= !name || !flow_opens_when_run(name, strlen(name));
  add_named(m, name, out);
}

static void add_object(struct memory *m, uint64_t address, node out) {
  struct type type;
  const uint8_t *object = bytes_at(m, address, m->layout.word);
  if (!type_of(m, address, &type)) {
    m->good = false;
    return;
  }
  add_ops(m, type.ops, out);
  if (type.is_class) flow_add_kept(m->flow, out, ATOM_INSTANCE);
  uint32_t number = number_of(m, address);
  if (!number && type.kind == KIND_TUPLE && !type.is_class && m->flow->stays) number = OBJECT_CONSTANT;
  if (!m->only_types) flow_add_kept(m->flow, out, m->flow->first_object + number);
  const char *symbol;
  switch (type.kind) {
  case KIND_TYPE:
    object = bytes_at(m, address, layout_offset(&m->layout, FLD_type_dict));
    if (object && field_of(m, object, FLD_type_flags) & IS_CLASS) flow_add(m->flow, out, ATOM_CLASS);
    else add_type(m, name_of_type(snapshot_memory_symbol(m->cells, address)), out);
    break;
  case KIND_FUNCTION:
    object = bytes_at(m, address, layout_size(&m->layout, LAY_function));
    if (object) add_function(m, object, out);
    else m->good = false;
    break;
  case KIND_METHOD:
    object = bytes_at(m, address, layout_size(&m->layout, LAY_method));
    if (object) add_method(m, object, out);
    else m->good = false;
    break;
  case KIND_CFUNCTION:
    flow_find_fact(m->flow, FLOW_KEEPS_FUNCTIONS);
    symbol = snapshot_memory_symbol(m->cells, address);
    for (const char *dot; symbol && (dot = strstr(symbol, "$2E"));) symbol = dot + 3;
    m->good &= !symbol || !flow_opens_when_run(symbol, strlen(symbol));
    m->flow->keeps_opener |= symbol && flow_opens_objects(symbol, strlen(symbol));
    add_named(m, symbol, out);
    break;
  case KIND_TUPLE: /* constants; those of the heap are cells too */
    if (snapshot_memory_cell(m->cells, address)) break;
    object = bytes_at(m, address, layout_size(&m->layout, LAY_tuple));
    uint64_t n = object ? field_of(m, object, FLD_tuple_len) : 0;
    object = n ? bytes_at(m, address, (uint32_t)(layout_offset(&m->layout, FLD_tuple_items) + n * m->layout.word)) : NULL;
    if (object) add_constants(m, object + layout_offset(&m->layout, FLD_tuple_items), n);
    break;
  case KIND_ITERATOR: case KIND_OTHER:
    if (!is_plain_iterator(type.ops)) flow_add_all(m->flow, out); /* of zip, map, …: gives what it makes */
    break;
  default: break;
  }
}

static void add_value(struct memory *m, uint64_t word, node out) {
  if (m->holder != NODE_NONE) {
    node holder = m->holder;
    m->holder = NODE_NONE;
    add_value(m, word, holder);
    m->only_types = true;
    add_value(m, word, out);
    m->only_types = false;
    m->holder = holder;
    return;
  }
  if (word & 1) flow_add(m->flow, out, FLOW_TYPE_int);
  else if (word == V_FALSE || word == V_TRUE) flow_add(m->flow, out, FLOW_TYPE_bool);
  else if (word == V_UNSET || word == V_NULLARG || word == V_STOP) return;
  else if (word < V_IMM_END) flow_add(m->flow, out, FLOW_TYPE_constant);
  else if (word & 2) flow_add(m->flow, out, FLOW_TYPE_str);
  else add_object(m, word, out);
}

/* ---- namespaces ---- */

/* Number of the name that a word is, if the image utters it. */
static bool name_of(const struct memory *m, uint64_t word, uint32_t *number) {
  uint32_t len;
  const char *text = word >= V_IMM_END && !(word & 1) ? snapshot_memory_text(m->cells, &m->layout, word, &len) : NULL;
  return text && strset_find(&m->flow->names, text, len, number);
}

/* The entries of a dict, and how many. */
static const uint8_t *entries_of(const struct memory *m, uint64_t dict, uint64_t *count) {
  const uint8_t *object = bytes_at(m, dict, layout_size(&m->layout, LAY_dict));
  *count = object ? field_of(m, object, FLD_dict_fill) : 0;
  if (!*count) return NULL;
  return bytes_at(m, field_of(m, object, FLD_dict_entries), (uint32_t)(2 * *count * m->layout.word));
}

static void add_namespace(struct memory *m, uint64_t dict, const node *by_name) {
  uint64_t count;
  uint32_t number;
  if (dict < V_IMM_END || dict & 3) return;
  m->namespaces = memory_room(m->namespaces, &m->namespaces_room, m->n_namespaces + 1, sizeof *m->namespaces);
  m->namespaces[m->n_namespaces++] = dict;
  const uint8_t *entry = entries_of(m, dict, &count);
  for (uint64_t i = 0; entry && i < count; i++, entry += 2 * m->layout.word)
    add_value(m, word_at(m, entry + m->layout.word), name_of(m, word_at(m, entry), &number) ? by_name[number] : NODE_UNNAMED);
}

/* What is in the tuple is had through its owner only: variables of a closure, classes in the order of look-up. */
static void hide_tuple(struct memory *m, uint64_t tuple) {
  if (tuple < V_IMM_END || tuple & 3) return;
  m->namespaces = memory_room(m->namespaces, &m->namespaces_room, m->n_namespaces + 1, sizeof *m->namespaces);
  m->namespaces[m->n_namespaces++] = tuple;
}

static bool is_namespace(const struct memory *m, uint64_t address) {
  for (uint32_t i = 0; i < m->n_namespaces; i++)
    if (m->namespaces[i] == address) return true;
  return false;
}

/* ---- cells ---- */

/* Default values of a named tuple become its fields. */
static void see_field_defaults(struct memory *m, uint64_t namespace) {
  static const char name[] = "_field_defaults";
  uint32_t len, word = m->layout.word;
  uint64_t count = 0, n = 0;
  const uint8_t *entry = namespace < V_IMM_END || namespace & 3 ? NULL : entries_of(m, namespace, &count);
  for (uint64_t i = 0; entry && i < count; i++, entry += 2 * word) {
    uint64_t key = word_at(m, entry), held = word_at(m, entry + word);
    const char *text = key < V_IMM_END || key & 1 ? NULL : snapshot_memory_text(m->cells, &m->layout, key, &len);
    if (!text || len != sizeof name - 1 || memcmp(text, name, len) || held < V_IMM_END || held & 3) continue;
    const uint8_t *values = entries_of(m, held, &n);
    if (values) add_items(m, values + word, n, 2 * word, NODE_ELEMENT);
  }
}

/* A class: what its instances are, its namespace. */
static void see_class(struct memory *m, const struct snapshot_cell *cell) {
  struct type meta;
  uint64_t header = word_at(m, cell->bytes), ops = field_of(m, cell->bytes, FLD_type_ops);
  const char *symbol = snapshot_memory_symbol(m->cells, header);
  if (!type_of(m, cell->address, &meta) || meta.is_class || !symbol || strcmp(symbol, "type_type")) m->good = false;
  flow_add(m->flow, NODE_INSTANCE, ATOM_INSTANCE);
  flow_add(m->flow, NODE_INSTANCE, FLOW_TYPE_object);
  add_ops(m, ops ? snapshot_memory_symbol(m->cells, ops) : NULL, NODE_INSTANCE); /* of those that are made */
  add_namespace(m, field_of(m, cell->bytes, FLD_type_dict), m->flow->member);
  if (flow_has(flow_set(m->flow, NODE_INSTANCE), T(namedtuple))) see_field_defaults(m, field_of(m, cell->bytes, FLD_type_dict));
  hide_tuple(m, field_of(m, cell->bytes, FLD_type_mro));
}

static void see_instance(struct memory *m, const struct snapshot_cell *cell, const struct type *type) {
  uint32_t word = m->layout.word;
  uint64_t n = field_of(m, type->at, FLD_type_n_slots), start = field_of(m, type->at, FLD_type_slot_start);
  uint64_t dict_at = field_of(m, type->at, FLD_type_dict_at), names = field_of(m, type->at, FLD_type_slot_names);
  bool has_tail = type->kind == KIND_STR || type->kind == KIND_BYTES || type->kind == KIND_INT || type->kind == KIND_TUPLE;
  const uint8_t *texts = n ? bytes_at(m, names, (uint32_t)(n * word)) : NULL;
  uint32_t number;
  bool is_tuple = type->kind == KIND_TUPLE && !n && !dict_at; /* its items are seen as those of others */
  if ((has_tail && !is_tuple) || (n && !texts) || (start + n) * word > cell->size) {
    m->good = false;
    return;
  }
  for (uint64_t i = 0; i < n; i++) {
    bool named = name_of(m, word_at(m, texts + i * word), &number);
    add_value(m, word_at(m, cell->bytes + (start + i) * word), named ? m->flow->attribute[number] : NODE_UNNAMED);
  }
  if (dict_at && (dict_at + 1) * word <= cell->size) add_namespace(m, word_at(m, cell->bytes + dict_at * word), m->flow->attribute);
}

static void see_block(struct memory *m, uint64_t address, uint64_t count, node out) {
  const uint8_t *items = count ? bytes_at(m, address, (uint32_t)(count * m->layout.word)) : NULL;
  if (items) add_items(m, items, count, m->layout.word, out);
}

static void see_whole_block(struct memory *m, uint64_t address, node out) {
  const struct snapshot_cell *cell = snapshot_memory_cell(m->cells, address - m->layout.word);
  if (cell && (cell->bytes[0] & 7) == BLOCK_VALUES) see_block(m, address, word_at(m, cell->bytes) >> 3, out);
}

/* What the object keeps goes where the runtime may do anything with it. */
static void see_other(struct memory *m, const struct snapshot_cell *cell, enum kind kind) {
  static const uint8_t layouts[] = {
#define KIND(id, s, owner) LAY_##s,
#include "runtime/abi/kind.def"
#undef KIND
  };
  for (int f = 0; f < FLD_COUNT; f++) {
    if (layout_fields[f].struct_id != layouts[kind] || layout_fields[f].kind != FIELD_VAL) continue;
    if (layout_offset(&m->layout, (enum layout_field_id)f) + m->layout.word > cell->size) continue;
    uint64_t word = field_of(m, cell->bytes, (enum layout_field_id)f);
    if (snapshot_memory_cell(m->cells, word - m->layout.word) && !(word & 3) && !snapshot_memory_cell(m->cells, word))
      see_whole_block(m, word, NODE_ELEMENT); /* of a deque */
    else
      add_value(m, word, NODE_ANY), add_value(m, word, NODE_ITERATED);
  }
  if (kind != KIND_OTHER) return;
  for (uint32_t at = m->layout.word; at + m->layout.word <= cell->size; at += m->layout.word)
    add_value(m, word_at(m, cell->bytes + at), NODE_ELEMENT);
}

/* The variable of a closure is in a generator, too. */
static void keep_cell(struct memory *m, uint64_t word) {
  const struct snapshot_cell *cell = word & 3 ? NULL : snapshot_memory_cell(m->cells, word);
  if (cell && m->flow->stays) m->flow->home[cell - m->cells->cells] = FLOW_OF_GENERATOR;
}

/* A generator that waits: its variables, and what it has on its stack, which may be any operand. */
static void see_generator(struct memory *m, const struct snapshot_cell *cell) {
  struct flow_code *code = code_at(m, field_of(m, cell->bytes, FLD_generator_code));
  const uint8_t *words = cell->bytes + layout_offset(&m->layout, FLD_generator_state_words);
  uint64_t count = field_of(m, cell->bytes, FLD_generator_n_words);
  if (!code || layout_offset(&m->layout, FLD_generator_state_words) + count * m->layout.word > cell->size) {
    m->good = false;
    return;
  }
  code->runs = true;
  for (uint64_t i = 0; i < count; i++) {
    uint64_t word = word_at(m, words + i * m->layout.word);
    keep_cell(m, word);
    bool local = i < code->body->unit->n_locals;
    for (node n = local ? code->local + (node)i : code->first; n < (local ? code->local + (node)i + 1 : code->end); n++)
      add_value(m, word, n);
  }
}

static void set_home(struct memory *m, uint64_t address, uint32_t home) {
  const struct snapshot_cell *cell = m->flow->stays ? snapshot_memory_cell(m->cells, address) : NULL;
  uint32_t *now = cell ? &m->flow->home[cell - m->cells->cells] : NULL;
  if (now && *now != FLOW_OF_GENERATOR) *now = home;
}

/* Default values are the parameters'. */
static void add_defaults(struct memory *m, const struct snapshot_cell *cell, const uint8_t *extra) {
  struct flow_code *code = code_at(m, field_of(m, cell->bytes, FLD_function_code));
  uint64_t positional = field_of(m, extra, FLD_function_extra_defaults), named = field_of(m, extra, FLD_function_extra_kwdefaults), count;
  if (!code) return;
  const struct code_unit *unit = code->body->unit;
  const uint8_t *tuple = positional ? bytes_at(m, positional, layout_size(&m->layout, LAY_tuple)) : NULL;
  uint64_t n = tuple ? field_of(m, tuple, FLD_tuple_len) : 0;
  uint32_t at = layout_offset(&m->layout, FLD_tuple_items), word = m->layout.word;
  tuple = n ? bytes_at(m, positional, (uint32_t)(at + n * word)) : NULL;
  for (uint64_t i = 0; tuple && i < n && n <= unit->n_args; i++)
    add_value(m, word_at(m, tuple + at + i * word), code->local + unit->n_free + (uint32_t)(unit->n_args - n + i));
  const uint8_t *entries = named ? entries_of(m, named, &count) : NULL;
  for (uint32_t i = 0; entries && i < unit->n_kwonly; i++)
    add_items(m, entries + word, count, 2 * word, code->local + unit->n_free + unit->n_args + i);
}

static void see_function(struct memory *m, const struct snapshot_cell *cell) {
  uint64_t extra = field_of(m, cell->bytes, FLD_function_extra), closure = field_of(m, cell->bytes, FLD_function_closure);
  const uint8_t *more = extra ? bytes_at(m, extra, layout_size(&m->layout, LAY_function_extra)) : NULL;
  const struct flow_code *code = code_at(m, field_of(m, cell->bytes, FLD_function_code));
  const uint8_t *tuple = code && closure ? bytes_at(m, closure, layout_size(&m->layout, LAY_tuple)) : NULL;
  uint64_t n = tuple ? field_of(m, tuple, FLD_tuple_len) : 0;
  uint32_t at = layout_offset(&m->layout, FLD_tuple_items), word = m->layout.word;
  hide_tuple(m, closure);
  tuple = n ? bytes_at(m, closure, (uint32_t)(at + n * word)) : NULL;
  for (uint64_t i = 0; tuple && i < n; i++) set_home(m, word_at(m, tuple + at + i * word), 1 + code->module);
  uint32_t home = code ? FLOW_OF_FUNCTION + (uint32_t)(code - m->flow->codes) : 0;
  set_home(m, cell->address, home);
  if (!more) return;
  set_home(m, extra, home);
  set_home(m, field_of(m, more, FLD_function_extra_dict), home);
  add_namespace(m, field_of(m, more, FLD_function_extra_dict), m->flow->attribute);
  add_defaults(m, cell, more);
}

static bool holds_items(enum kind kind) {
  return kind == KIND_LIST || kind == KIND_TUPLE || kind == KIND_DICT || kind == KIND_SET || kind == KIND_FROZENSET;
}

/* What is in an object, by its kind. */
static void see_kind(struct memory *m, const struct snapshot_cell *cell, const struct type *type) {
  uint64_t count;
  uint32_t word = m->layout.word;
  switch (type->kind) {
  case KIND_TYPE: see_class(m, cell); break;
  case KIND_LIST: see_block(m, field_of(m, cell->bytes, FLD_list_items), field_of(m, cell->bytes, FLD_list_len), NODE_ELEMENT); break;
  case KIND_TUPLE:
    if (is_namespace(m, cell->address)) break;
    count = field_of(m, cell->bytes, FLD_tuple_len);
    add_items(m, cell->bytes + layout_offset(&m->layout, FLD_tuple_items), count, word, NODE_ELEMENT);
    break;
  case KIND_DICT: {
    if (is_namespace(m, cell->address)) break;
    const uint8_t *entries = entries_of(m, cell->address, &count);
    if (entries) add_items(m, entries, count, 2 * word, NODE_KEY);
    if (entries) add_items(m, entries + word, count, 2 * word, NODE_VALUE);
    m->holder = NODE_NONE;
    add_value(m, field_of(m, cell->bytes, FLD_dict_extra), NODE_ANY);
    break;
  }
  case KIND_SET: case KIND_FROZENSET: see_whole_block(m, field_of(m, cell->bytes, FLD_set_entries), NODE_KEY); break;
  case KIND_PROPERTY:
    add_value(m, field_of(m, cell->bytes, FLD_property_get), NODE_PROPERTY);
    add_value(m, field_of(m, cell->bytes, FLD_property_set), NODE_PROPERTY);
    add_value(m, field_of(m, cell->bytes, FLD_property_del), NODE_PROPERTY);
    break;
  case KIND_WRAPPER: add_value(m, field_of(m, cell->bytes, FLD_wrapper_function), NODE_WRAPPED); break;
  case KIND_METHOD:
    add_value(m, field_of(m, cell->bytes, FLD_method_self), NODE_BOUND);
    add_value(m, field_of(m, cell->bytes, FLD_method_self), NODE_SELF);
    break;
  case KIND_CELL: add_value(m, field_of(m, cell->bytes, FLD_cell_v), NODE_CELL); break;
  case KIND_FUNCTION: see_function(m, cell); break;
  case KIND_EXCEPTION:
    add_value(m, field_of(m, cell->bytes, FLD_exception_args), NODE_ELEMENT);
    add_value(m, field_of(m, cell->bytes, FLD_exception_args), NODE_PRINTED);
    flow_find_fact(m->flow, FLOW_EXCEPTION_ARGS);
    break; /* they are in a tuple, as others */
  case KIND_GENERATOR: see_generator(m, cell); break;
  case KIND_INSTANCE: case KIND_STR: case KIND_BYTES: case KIND_INT: case KIND_FLOAT: case KIND_COMPLEX: case KIND_BYTEARRAY:
  case KIND_ARRAY: case KIND_RANGE: break;
  default: see_other(m, cell, type->kind); break;
  }
}

static void see_cell(struct memory *m, const struct snapshot_cell *cell) {
  struct type type;
  if (cell->bytes[0] & 1) return; /* a block: seen from its owner */
  if (!type_of(m, cell->address, &type)) {
    m->good = false;
    return;
  }
  if (type.is_class) see_instance(m, cell, &type);
  uint32_t number = number_of(m, cell->address);
  if (!number && type.kind == KIND_TUPLE && m->flow->stays) number = OBJECT_CONSTANT;
  if (holds_items(type.kind) && number) m->holder = m->flow->objects[number].holds;
  see_kind(m, cell, &type);
  m->holder = NODE_NONE;
}

/* The dict of a module's attributes that it has no slots for; 0: it has none. */
static uint64_t attributes_of(const struct memory *m, uint32_t module) {
  const struct snapshot_cell *ram = &m->cells->ram;
  uint32_t at = m->flow->frozen[module] ? snapshot_ram_offset(m->snapshot, "state", module) : UINT32_MAX;
  return at < ram->size ? word_at(m, ram->bytes + at + m->layout.word) : 0;
}

static void see_attributes(struct memory *m) {
  for (uint32_t i = 0; i < m->snapshot->graph->count; i++) add_namespace(m, attributes_of(m, i), m->flow->attribute);
}

/* Are there statements left for boot in a module of the package? */
static bool has_waiting_part(const struct snapshot *snapshot, uint32_t package) {
  const char *name = snapshot->graph->modules[package]->name;
  size_t len = strlen(name);
  for (uint32_t i = 0; i < snapshot->graph->count; i++) {
    const char *part = snapshot->graph->modules[i]->name;
    if (!strncmp(part, name, len) && part[len] == '.' && snapshot->frozen[i] && !snapshot_is_done(snapshot, i)) return true;
  }
  return false;
}

static struct memory begin(struct flow *flow);

void flow_settle_attributes(struct flow *flow) {
  struct memory m = begin(flow);
  for (uint32_t i = 0; i < m.snapshot->graph->count; i++) {
    uint64_t dict = attributes_of(&m, i);
    const struct snapshot_cell *cell = dict >= V_IMM_END && !(dict & 3) ? snapshot_memory_cell(m.cells, dict) : NULL;
    if (cell) flow->stays[cell - m.cells->cells] = flow->stores_attributes || has_waiting_part(m.snapshot, i);
  }
}

static void see_variables(struct memory *m) {
  const struct snapshot_cell *ram = &m->cells->ram;
  for (uint32_t i = 0; i < m->snapshot->graph->count; i++) {
    const struct frozen_module *frozen = m->flow->frozen[i];
    uint32_t at = frozen ? snapshot_ram_offset(m->snapshot, "slots", i) : 0;
    for (uint32_t k = 0; frozen && k < frozen->n_slots; k++, at += m->layout.word)
      if (at < ram->size) add_value(m, word_at(m, ram->bytes + at), m->flow->slots[i] + k);
  }
}

/* ---- whose methods ---- */

static void add_self(struct memory *m, uint64_t function, uint32_t object);

/* Functions that get a class without being class methods. */
static bool gets_class(const struct memory *m, uint64_t name) {
  uint32_t number;
  if (!name_of(m, name, &number)) return false;
  const char *text = m->flow->names.texts[number].data;
  return !strcmp(text, "__class_getitem__") || !strcmp(text, "__init_subclass__");
}

/* The object is self of what a class has under the name: a function, those of a property; a class of a wrapped one. */
static void add_self_of(struct memory *m, uint64_t name, uint64_t word, uint32_t object, bool is_class) {
  struct type type;
  const uint8_t *cell = word >= V_IMM_END && !(word & 3) ? bytes_at(m, word, m->layout.word) : NULL;
  if (!cell || !type_of(m, word, &type)) return;
  switch (type.kind) {
  case KIND_FUNCTION: if (!is_class || m->of_classes || gets_class(m, name)) add_self(m, word, object); break;
  case KIND_PROPERTY:
    if (is_class && !m->of_classes) break;
    add_self(m, field_of(m, cell, FLD_property_get), object);
    add_self(m, field_of(m, cell, FLD_property_set), object);
    add_self(m, field_of(m, cell, FLD_property_del), object);
    break;
  case KIND_WRAPPER: if (is_class) add_self(m, field_of(m, cell, FLD_wrapper_function), object); break;
  default: break;
  }
}

static void add_self(struct memory *m, uint64_t word, uint32_t object) {
  struct type type;
  const uint8_t *function = word >= V_IMM_END && !(word & 3) ? bytes_at(m, word, layout_size(&m->layout, LAY_function)) : NULL;
  if (!function || !type_of(m, word, &type) || type.kind != KIND_FUNCTION) return;
  struct flow_code *code = code_at(m, field_of(m, function, FLD_function_code));
  if (!code) return;
  node *of = m->of_classes ? &code->classes : &code->self;
  if (*of == NODE_NONE) *of = flow_node(m->flow);
  flow_add_kept(m->flow, *of, m->flow->first_object + object);
}

/* What a class statement made; NULL: a builtin type. */
static const uint8_t *class_at(const struct memory *m, uint64_t address) {
  const uint8_t *type = bytes_at(m, address, layout_offset(&m->layout, FLD_type_dict));
  bool is_class = type && field_of(m, type, FLD_type_flags) & IS_CLASS;
  return is_class ? bytes_at(m, address, layout_size(&m->layout, LAY_type)) : NULL;
}

static void add_selves_of_class(struct memory *m, uint64_t class, uint32_t object, bool is_class) {
  const uint8_t *type = class_at(m, class);
  uint64_t count = 0, dict = type ? field_of(m, type, FLD_type_dict) : 0;
  const uint8_t *entries = dict ? entries_of(m, dict, &count) : NULL;
  for (uint64_t i = 0; entries && i < count; i++, entries += 2 * m->layout.word)
    add_self_of(m, word_at(m, entries), word_at(m, entries + m->layout.word), object, is_class);
}

/* The classes in which attributes of one are looked up, in that order: its mro, or else it and its bases. */
struct lookup { const uint8_t *tuple; uint64_t class, at, n; };

static struct lookup lookup_begin(struct memory *m, uint64_t class) {
  const uint8_t *type = class_at(m, class);
  uint64_t mro = type ? field_of(m, type, FLD_type_mro) : 0;
  const uint8_t *tuple = mro ? bytes_at(m, mro, layout_size(&m->layout, LAY_tuple)) : NULL;
  struct lookup l = {NULL, class, 0, tuple ? field_of(m, tuple, FLD_tuple_len) : 0};
  if (l.n) l.tuple = bytes_at(m, mro, (uint32_t)(layout_offset(&m->layout, FLD_tuple_items) + l.n * m->layout.word));
  return l;
}

static bool lookup_next(struct memory *m, struct lookup *l, uint64_t *class) {
  enum { DEPTH_MOST = 1000 };
  if (l->tuple) {
    if (l->at == l->n) return false;
    *class = word_at(m, l->tuple + layout_offset(&m->layout, FLD_tuple_items) + l->at++ * m->layout.word);
    return true;
  }
  if (!l->class || l->at++ == DEPTH_MOST) return false;
  *class = l->class;
  const uint8_t *type = class_at(m, l->class);
  l->class = type ? field_of(m, type, FLD_type_base) : 0;
  return true;
}

/* Functions of the object's class, and of its bases, get it as self; a class is what class methods get. */
static void add_selves(struct memory *m, const struct snapshot_cell *cell, uint32_t object, bool is_class) {
  struct lookup lookup = lookup_begin(m, is_class ? cell->address : word_at(m, cell->bytes));
  for (uint64_t class; lookup_next(m, &lookup, &class);) add_selves_of_class(m, class, object, is_class);
}

/* What the class itself has of the name. */
static bool add_maker_of(struct memory *m, uint64_t class, int maker, struct flow_object *object) {
  const uint8_t *type = class_at(m, class);
  uint64_t count = 0, dict = type ? field_of(m, type, FLD_type_dict) : 0;
  const uint8_t *entries = dict ? entries_of(m, dict, &count) : NULL;
  for (uint64_t i = 0; entries && i < count; i++, entries += 2 * m->layout.word) {
    uint32_t number;
    if (!name_of(m, word_at(m, entries), &number) || strcmp(m->flow->names.texts[number].data, flow_makers[maker])) continue;
    if (object->makers[maker] == NODE_NONE) object->makers[maker] = flow_node(m->flow);
    add_value(m, word_at(m, entries + m->layout.word), object->makers[maker]);
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

static void see_objects(struct memory *m) {
  static const char *const with_class[] = {"__get__", "__set_name__", "__instancecheck__", "__subclasscheck__"}; /* which get one */
  struct flow *flow = m->flow;
  for (uint32_t i = 0; i < m->cells->count; i++) {
    const struct snapshot_cell *cell = &m->cells->cells[i];
    struct type type;
    uint32_t number = flow->object_of[i];
    if ((cell->bytes[0] & 1) || !type_of(m, cell->address, &type)) continue;
    if (type.is_class) flow_add_kept(flow, NODE_MADE, flow->first_object + number_of(m, word_at(m, cell->bytes)));
    if (!number) continue;
    if (type.kind != KIND_TYPE && !type.is_class) continue;
    flow_add(flow, type.kind == KIND_TYPE ? NODE_CLASSES : NODE_OBJECTS, flow->first_object + number);
    add_selves(m, cell, number, type.kind == KIND_TYPE);
    if (type.kind != KIND_TYPE) continue;
    add_makers(m, cell->address, &flow->objects[number]);
    m->of_classes = true;
    add_selves(m, cell, number, true);
    m->of_classes = false;
  }
  for (size_t i = 0; i < sizeof with_class / sizeof with_class[0]; i++)
    if (strset_has(&flow->names, with_class[i], strlen(with_class[i]))) flow_copy_objects(flow, NODE_CLASSES, NODE_ANY);
}

static struct memory begin(struct flow *flow) {
  const struct snapshot *snapshot = flow->snapshot;
  struct memory m = {.flow = flow, .snapshot = snapshot, .cells = &snapshot->memory, .good = true};
  m.layout = (struct layout_target){(uint8_t)(snapshot->target->word_bits / 8), snapshot->width == TARGET_DOUBLE ? 8 : 4};
  return m;
}

bool flow_remember(struct flow *flow) {
  struct memory m = begin(flow);
  for (uint32_t i = OBJECT_FIRST; i < flow->n_objects; i++) flow->objects[i].holds = flow_node(flow);
  see_attributes(&m);
  for (int namespaces = 1; namespaces >= 0; namespaces--) /* those who have one first */
    for (uint32_t i = 0; m.good && i < m.cells->count; i++) {
      struct type type;
      const struct snapshot_cell *cell = &m.cells->cells[i];
      bool is_namespace = !(cell->bytes[0] & 1) && type_of(&m, cell->address, &type) && !type.is_class && (type.kind == KIND_DICT || type.kind == KIND_TUPLE);
      if (is_namespace != namespaces) see_cell(&m, cell);
    }
  see_variables(&m);
  if (flow->stays) see_objects(&m);
  free(m.namespaces);
  return m.good;
}

/* ---- numbers ---- */

enum { OBJECTS_MOST = 2048, DEPTH_MOST = 64 };

/* Can it be changed, or is it a tuple that holds such? */
static bool is_object(const struct memory *m, uint64_t address, int depth) {
  struct type type;
  const struct snapshot_cell *cell = address & 3 || address < V_IMM_END ? NULL : snapshot_memory_cell(m->cells, address);
  if (!cell || (cell->bytes[0] & 1) || !type_of(m, address, &type)) return false;
  switch (type.kind) {
  case KIND_INSTANCE: case KIND_TYPE: case KIND_LIST: case KIND_DICT: case KIND_SET: case KIND_BYTEARRAY: case KIND_ARRAY: return true;
  case KIND_FROZENSET: return true;
  case KIND_TUPLE: break;
  default: return type.is_class;
  }
  uint64_t n = field_of(m, cell->bytes, FLD_tuple_len);
  uint32_t at = layout_offset(&m->layout, FLD_tuple_items);
  if (type.is_class || depth == DEPTH_MOST || at + n * m->layout.word > cell->size) return true;
  for (uint64_t i = 0; i < n; i++)
    if (is_object(m, word_at(m, cell->bytes + at + i * m->layout.word), depth + 1)) return true;
  return false;
}

/* The dict is the namespace of the object, and changes with it. */
static void number_namespace(struct memory *m, uint32_t owner, const struct type *type) {
  const struct snapshot_cell *cell = &m->cells->cells[owner], *dict;
  uint64_t at = 0, dict_at = type->kind != KIND_TYPE && type->is_class ? field_of(m, type->at, FLD_type_dict_at) : 0;
  if (type->kind == KIND_TYPE) at = field_of(m, cell->bytes, FLD_type_dict);
  else if (dict_at && (dict_at + 1) * m->layout.word <= cell->size) at = word_at(m, cell->bytes + dict_at * m->layout.word);
  dict = at >= V_IMM_END ? snapshot_memory_cell(m->cells, at) : NULL;
  if (dict) m->flow->object_of[dict - m->cells->cells] = m->flow->object_of[owner];
}

/* May it be in ROM as long as nothing changes it? */
static bool may_be_rom(const struct memory *m, const struct snapshot_cell *cell, const struct type *type) {
  const char *symbol = type->kind == KIND_OTHER && !type->is_class ? snapshot_memory_symbol(m->cells, word_at(m, cell->bytes)) : NULL;
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

/* Where there are very many, neighbours are one. */
static void number_cell(struct memory *m, uint32_t cell, const struct type *type, uint32_t number) {
  struct flow_object *object = &m->flow->objects[number];
  uint32_t ops = type_number(type);
  m->flow->object_of[cell] = number;
  if (number == m->flow->n_objects) {
    *object = (struct flow_object){.type = ops, .kind = (uint8_t)type->kind, .is_class = type->is_class};
    m->flow->n_objects++;
  } else if (object->type != ops || object->kind != type->kind || object->is_class != type->is_class) {
    object->type = ATOM_UNKNOWN;
  }
}

void flow_number_objects(struct flow *flow) {
  flow->n_objects = OBJECT_FIRST;
  flow->objects = memory_zero(OBJECTS_MOST * sizeof *flow->objects);
  flow->objects[OBJECT_MADE] = (struct flow_object){.holds = NODE_NONE, .type = T(list), .kind = KIND_LIST};
  flow->objects[OBJECT_CONSTANT] = (struct flow_object){.holds = NODE_CONSTANT, .type = T(tuple), .kind = KIND_TUPLE};
  if (!flow->snapshot || flow->no_objects) return;
  struct memory m = begin(flow);
  uint32_t cells = m.cells->count, count = 0, next = 0, most = OBJECTS_MOST - OBJECT_FIRST;
  bool *is = memory_zero(cells + 1);
  flow->object_of = memory_zero((cells + 1) * sizeof *flow->object_of);
  flow->home = memory_zero((cells + 1) * sizeof *flow->home);
  flow->stays = memory_zero(cells + 1);
  for (uint32_t i = 0; i < cells; i++) count += is[i] = is_object(&m, m.cells->cells[i].address, 0);
  for (uint32_t i = 0; i < cells; i++) {
    struct type type;
    const struct snapshot_cell *cell = &m.cells->cells[i];
    if ((cell->bytes[0] & 1) || !type_of(&m, cell->address, &type)) continue;
    flow->stays[i] = !may_be_rom(&m, cell, &type);
    if (is[i]) number_cell(&m, i, &type, OBJECT_FIRST + (count > most ? (uint32_t)((uint64_t)next++ * most / count) : next++));
  }
  for (uint32_t i = 0; i < cells; i++) {
    struct type type;
    if (is[i] && type_of(&m, m.cells->cells[i].address, &type)) number_namespace(&m, i, &type);
  }
  free(is);
}
