/* SPDX-License-Identifier: MIT */
/* What the objects hold that initialisers made at build time: the beginning of the analysis. */
#include <stdlib.h>
#include <string.h>

#include "freeze/flow/flow_memory.h"
#include "freeze/memory.h"

enum { BLOCK_VALUES = 3 };

bool flow_memory_type(const struct memory *m, uint64_t address, struct type *out) {
  const uint8_t *object = object_bytes(m, address, m->layout.word);
  const uint8_t *type = object ? object_bytes(m, object_word(m, object), layout_offset(&m->layout, FLD_type_dict)) : NULL; /* as long as a builtin one */
  if (!type) return false;
  uint64_t ops = object_field(m, type, FLD_type_ops);
  *out = (struct type){.kind = (enum kind)object_field(m, type, FLD_type_kind),
                       .is_class = object_field(m, type, FLD_type_flags) & IS_CLASS,
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
      if (i == T(str)) flow_add_kept(m->flow, out, ATOM_TEXT);
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
struct flow_code *flow_memory_code(struct memory *m, uint64_t address) {
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
  const struct flow_code *code = flow_memory_code(m, object_field(m, function, FLD_function_code));
  if (!code) return;
  flow_add(m->flow, out, FLOW_TYPE_function);
  flow_add(m->flow, out, ATOM_FUNCTION + (uint32_t)(code - m->flow->codes));
}

static void add_generator(struct memory *m, const uint8_t *generator, node out) {
  const struct flow_code *code = flow_memory_code(m, object_field(m, generator, FLD_generator_code));
  if (code && (code->body->unit->flags & (CODE_ASYNC | CODE_GENERATOR)) != CODE_ASYNC) flow_add_generator(m->flow, code, out);
}

/* A function of a class as a bound one; what else there is, is called as it is. */
static void add_method(struct memory *m, const uint8_t *method, node out) {
  node function = flow_node(m->flow);
  flow_memory_value(m, object_field(m, method, FLD_method_function), function);
  flow_add_bound(m->flow, out, flow_set(m->flow, function));
  flow_copy(m->flow, function, out);
}

static void add_items(struct memory *m, const uint8_t *from, uint64_t count, uint32_t step, node out) {
  for (uint64_t i = 0; i < count; i++) flow_memory_value(m, object_word(m, from + i * step), out);
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
uint32_t flow_memory_number(const struct memory *m, uint64_t address) {
  const struct snapshot_cell *cell = m->flow->stays ? snapshot_memory_cell(m->cells, address) : NULL;
  return cell ? m->flow->object_of[cell - m->cells->cells] : 0;
}

/* Calling these is an error. */
static bool is_never_called(uint32_t type) {
  static const uint32_t types[] = {T(function), T(cfunction), T(generator), T(coroutine), T(async_generator), T(traceback)};
  for (size_t i = 0; i < sizeof types / sizeof types[0]; i++)
    if (types[i] == type) return true;
  return false;
}

/* A builtin type: programs have those without a name from type(). */
static void add_type(struct memory *m, const char *symbol, node out) {
  const char *name = name_of_type(symbol);
  size_t len = symbol ? strlen(symbol) : 0;
  uint32_t type = 0;
  while (type < ATOM_INSTANCE && (strlen(flow_type_names[type]) + 5 != len || strncmp(flow_type_names[type], symbol, len - 5))) type++;
  if (name || (type != T(method) && !is_never_called(type))) {
    add_named(m, name, out);
    return;
  }
  flow_add(m->flow, out, T(type));
  if (type != T(method)) return;
  flow_add(m->flow, out, ATOM_TYPE_OF);
  flow_add_kept(m->flow, NODE_TYPE_OF, type);
}

static void add_object(struct memory *m, uint64_t address, node out) {
  struct type type;
  const uint8_t *object = object_bytes(m, address, m->layout.word);
  if (!flow_memory_type(m, address, &type)) {
    m->good = false;
    return;
  }
  add_ops(m, type.ops, out);
  if (type.is_class && type.kind != KIND_TYPE) flow_add_kept(m->flow, out, ATOM_INSTANCE);
  uint32_t number = flow_memory_number(m, address);
  if (!number && type.kind == KIND_TUPLE && !type.is_class && m->flow->stays) number = OBJECT_CONSTANT;
  if (type.kind == KIND_MODULE) number = OBJECT_MODULE;
  if (!m->only_types) flow_add_kept(m->flow, out, m->flow->first_object + number);
  const char *symbol;
  switch (type.kind) {
  case KIND_GENERATOR:
    object = object_bytes(m, address, layout_size(&m->layout, LAY_generator));
    if (object) add_generator(m, object, out);
    else m->good = false;
    break;
  case KIND_TYPE:
    object = object_bytes(m, address, layout_offset(&m->layout, FLD_type_dict));
    if (object && object_field(m, object, FLD_type_flags) & IS_CLASS) flow_add(m->flow, out, ATOM_CLASS);
    else add_type(m, snapshot_memory_symbol(m->cells, address), out);
    break;
  case KIND_FUNCTION:
    object = object_bytes(m, address, layout_size(&m->layout, LAY_function));
    if (object) add_function(m, object, out);
    else m->good = false;
    break;
  case KIND_METHOD:
    object = object_bytes(m, address, layout_size(&m->layout, LAY_method));
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
    object = object_bytes(m, address, layout_size(&m->layout, LAY_tuple));
    uint64_t n = object ? object_field(m, object, FLD_tuple_len) : 0;
    object = n ? object_bytes(m, address, (uint32_t)(layout_offset(&m->layout, FLD_tuple_items) + n * m->layout.word)) : NULL;
    if (object) add_constants(m, object + layout_offset(&m->layout, FLD_tuple_items), n);
    break;
  case KIND_ITERATOR: case KIND_OTHER:
    if (!is_plain_iterator(type.ops)) flow_add_all(m->flow, out); /* of zip, map, …: gives what it makes */
    break;
  default: break;
  }
}

static void add_text(struct memory *m, uint64_t word, node out) {
  uint32_t len;
  const char *text = snapshot_memory_text(m->cells, &m->layout, word, &len);
  if (text) flow_add_text(m->flow, out, text, len);
  else flow_add(m->flow, out, T(str));
}

void flow_memory_value(struct memory *m, uint64_t word, node out) {
  if (m->holder != NODE_NONE) {
    node holder = m->holder;
    m->holder = NODE_NONE;
    flow_memory_value(m, word, holder);
    m->only_types = true;
    flow_memory_value(m, word, out);
    m->only_types = false;
    m->holder = holder;
    return;
  }
  if (word & 1) flow_add(m->flow, out, FLOW_TYPE_int);
  else if (word == V_FALSE || word == V_TRUE) flow_add(m->flow, out, FLOW_TYPE_bool);
  else if (word == V_UNSET || word == V_NULLARG || word == V_STOP) return;
  else if (word < V_IMM_END) {
    flow_add(m->flow, out, FLOW_TYPE_constant);
    if (word != V_NONE) flow_add(m->flow, out, ATOM_RARE);
  }
  else if (word & 2) add_text(m, word, out);
  else add_object(m, word, out);
}

/* ---- namespaces ---- */

bool flow_memory_name(const struct memory *m, uint64_t word, uint32_t *number) {
  uint32_t len;
  const char *text = word >= V_IMM_END && !(word & 1) ? snapshot_memory_text(m->cells, &m->layout, word, &len) : NULL;
  return text && strset_find(&m->flow->names, text, len, number);
}

const uint8_t *flow_memory_entries(const struct memory *m, uint64_t dict, uint64_t *count) {
  const uint8_t *object = object_bytes(m, dict, layout_size(&m->layout, LAY_dict));
  *count = object ? object_field(m, object, FLD_dict_fill) : 0;
  if (!*count) return NULL;
  return object_bytes(m, object_field(m, object, FLD_dict_entries), (uint32_t)(2 * *count * m->layout.word));
}

static void add_namespace(struct memory *m, uint64_t dict, const node *by_name) {
  uint64_t count;
  uint32_t number;
  if (dict < V_IMM_END || dict & 3) return;
  m->namespaces = memory_room(m->namespaces, &m->namespaces_room, m->n_namespaces + 1, sizeof *m->namespaces);
  m->namespaces[m->n_namespaces++] = dict;
  const uint8_t *entry = flow_memory_entries(m, dict, &count);
  for (uint64_t i = 0; entry && i < count; i++, entry += 2 * m->layout.word)
    flow_memory_value(m, object_word(m, entry + m->layout.word), flow_memory_name(m, object_word(m, entry), &number) ? by_name[number] : NODE_UNNAMED);
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
  const uint8_t *entry = namespace < V_IMM_END || namespace & 3 ? NULL : flow_memory_entries(m, namespace, &count);
  for (uint64_t i = 0; entry && i < count; i++, entry += 2 * word) {
    uint64_t key = object_word(m, entry), held = object_word(m, entry + word);
    const char *text = key < V_IMM_END || key & 1 ? NULL : snapshot_memory_text(m->cells, &m->layout, key, &len);
    if (!text || len != sizeof name - 1 || memcmp(text, name, len) || held < V_IMM_END || held & 3) continue;
    const uint8_t *values = flow_memory_entries(m, held, &n);
    if (values) add_items(m, values + word, n, 2 * word, NODE_ELEMENT);
  }
}

/* A class: what its instances are, its namespace. */
static void see_class(struct memory *m, const struct snapshot_cell *cell) {
  struct type meta;
  uint64_t header = object_word(m, cell->bytes), ops = object_field(m, cell->bytes, FLD_type_ops);
  const char *symbol = snapshot_memory_symbol(m->cells, header);
  if (!flow_memory_type(m, cell->address, &meta) || (!meta.is_class && (!symbol || strcmp(symbol, "type_type")))) m->good = false;
  flow_add(m->flow, NODE_INSTANCE, ATOM_INSTANCE);
  flow_add(m->flow, NODE_INSTANCE, FLOW_TYPE_object);
  const char *table = ops ? snapshot_memory_symbol(m->cells, ops) : NULL;
  bool is_meta = table && !strcmp(table, "type_ops");
  if (is_meta) flow_add_meta(m->flow);
  else add_ops(m, table, NODE_INSTANCE); /* of those that are made */
  add_namespace(m, object_field(m, cell->bytes, FLD_type_dict), m->flow->member);
  if (flow_has(flow_set(m->flow, NODE_INSTANCE), T(namedtuple))) see_field_defaults(m, object_field(m, cell->bytes, FLD_type_dict));
  hide_tuple(m, object_field(m, cell->bytes, FLD_type_mro));
}

/* Where the dict is of an instance whose kind has a tail, in words: behind that. */
static uint64_t dict_behind_tail(const struct memory *m, const struct snapshot_cell *cell, enum kind kind) {
  const struct layout_target *l = &m->layout;
  uint64_t end = 0;
  switch (kind) {
  case KIND_STR: case KIND_BYTES: end = layout_offset(l, FLD_str_data) + snapshot_text_size(l, cell->bytes) + 1; break;
  case KIND_INT: end = layout_offset(l, FLD_int_digits) + (object_field(m, cell->bytes, FLD_int_size) >> 1) * 4; break;
  case KIND_TUPLE: end = layout_offset(l, FLD_tuple_items) + object_field(m, cell->bytes, FLD_tuple_len) * l->word; break;
  default: break;
  }
  return (end + l->word - 1) / l->word;
}

uint64_t flow_memory_namespace(const struct memory *m, const struct snapshot_cell *cell, const struct type *type) {
  if (type->kind == KIND_TYPE) return object_field(m, cell->bytes, FLD_type_dict);
  uint64_t at = type->is_class ? object_field(m, type->at, FLD_type_dict_at) : 0;
  if (type->is_class && !at) at = dict_behind_tail(m, cell, type->kind);
  return at && (at + 1) * m->layout.word <= cell->size ? object_word(m, cell->bytes + at * m->layout.word) : 0;
}

static void see_instance(struct memory *m, const struct snapshot_cell *cell, const struct type *type) {
  uint32_t word = m->layout.word;
  uint64_t n = object_field(m, type->at, FLD_type_n_slots), start = object_field(m, type->at, FLD_type_slot_start);
  uint64_t names = object_field(m, type->at, FLD_type_slot_names);
  bool has_tail = type->kind == KIND_STR || type->kind == KIND_BYTES || type->kind == KIND_INT || type->kind == KIND_TUPLE;
  const uint8_t *texts = n ? object_bytes(m, names, (uint32_t)(n * word)) : NULL;
  uint32_t number;
  if ((n && (has_tail || !texts)) || (start + n) * word > cell->size) { /* the items of a tuple are seen as those of others */
    m->good = false;
    return;
  }
  for (uint64_t i = 0; i < n; i++) {
    bool named = flow_memory_name(m, object_word(m, texts + i * word), &number);
    flow_memory_value(m, object_word(m, cell->bytes + (start + i) * word), named ? m->flow->attribute[number] : NODE_UNNAMED);
  }
  add_namespace(m, flow_memory_namespace(m, cell, type), m->flow->attribute);
}

static void see_block(struct memory *m, uint64_t address, uint64_t count, node out) {
  const uint8_t *items = count ? object_bytes(m, address, (uint32_t)(count * m->layout.word)) : NULL;
  if (items) add_items(m, items, count, m->layout.word, out);
}

static void see_whole_block(struct memory *m, uint64_t address, node out) {
  const struct snapshot_cell *cell = snapshot_memory_cell(m->cells, address - m->layout.word);
  if (cell && (cell->bytes[0] & 7) == BLOCK_VALUES) see_block(m, address, object_word(m, cell->bytes) >> 3, out);
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
    uint64_t word = object_field(m, cell->bytes, (enum layout_field_id)f);
    if (snapshot_memory_cell(m->cells, word - m->layout.word) && !(word & 3) && !snapshot_memory_cell(m->cells, word))
      see_whole_block(m, word, NODE_ELEMENT); /* of a deque */
    else
      flow_memory_value(m, word, NODE_ANY), flow_memory_value(m, word, NODE_ITERATED);
  }
  if (kind != KIND_OTHER) return;
  for (uint32_t at = m->layout.word; at + m->layout.word <= cell->size; at += m->layout.word)
    flow_memory_value(m, object_word(m, cell->bytes + at), NODE_ELEMENT);
}

/* What a variable of a closure is. */
static void see_closed(struct memory *m, uint64_t address, node out) {
  const uint8_t *cell = object_bytes(m, address, layout_size(&m->layout, LAY_cell));
  if (cell) flow_memory_value(m, object_field(m, cell, FLD_cell_v), out);
  else m->good = false;
}

/* The variable of a closure is in a generator, too. */
static void keep_cell(struct memory *m, uint64_t word) {
  const struct snapshot_cell *cell = word & 3 ? NULL : snapshot_memory_cell(m->cells, word);
  struct type type;
  if (cell && m->flow->stays) m->flow->home[cell - m->cells->cells] = FLOW_OF_GENERATOR;
  if (cell && !(cell->bytes[0] & 1) && flow_memory_type(m, word, &type) && type.kind == KIND_CELL) see_closed(m, word, NODE_CELL);
}

/* A generator that waits: its variables, and what it has on its stack, which may be any operand. */
static void see_generator(struct memory *m, const struct snapshot_cell *cell) {
  struct flow_code *code = flow_memory_code(m, object_field(m, cell->bytes, FLD_generator_code));
  const uint8_t *words = cell->bytes + layout_offset(&m->layout, FLD_generator_state_words);
  uint64_t count = object_field(m, cell->bytes, FLD_generator_n_words);
  if (!code || layout_offset(&m->layout, FLD_generator_state_words) + count * m->layout.word > cell->size) {
    m->good = false;
    return;
  }
  code->runs = true;
  for (uint64_t i = 0; i < count; i++) {
    uint64_t word = object_word(m, words + i * m->layout.word);
    keep_cell(m, word);
    bool local = i < code->body->unit->n_locals && !flow_is_hidden(code->body->unit, (uint32_t)i);
    for (node n = local ? code->local + (node)i : code->first; n < (local ? code->local + (node)i + 1 : code->end); n++)
      flow_memory_value(m, word, n);
  }
}

static void set_home(struct memory *m, uint64_t address, uint32_t home) {
  const struct snapshot_cell *cell = m->flow->stays ? snapshot_memory_cell(m->cells, address) : NULL;
  uint32_t *now = cell ? &m->flow->home[cell - m->cells->cells] : NULL;
  if (now && *now != FLOW_OF_GENERATOR) *now = home;
}

/* Default values are the parameters'. */
static void add_defaults(struct memory *m, const struct snapshot_cell *cell, const uint8_t *extra) {
  struct flow_code *code = flow_memory_code(m, object_field(m, cell->bytes, FLD_function_code));
  uint64_t positional = object_field(m, extra, FLD_function_extra_defaults), named = object_field(m, extra, FLD_function_extra_kwdefaults), count;
  if (!code) return;
  const struct code_unit *unit = code->body->unit;
  const uint8_t *tuple = positional ? object_bytes(m, positional, layout_size(&m->layout, LAY_tuple)) : NULL;
  uint64_t n = tuple ? object_field(m, tuple, FLD_tuple_len) : 0;
  uint32_t at = layout_offset(&m->layout, FLD_tuple_items), word = m->layout.word;
  tuple = n ? object_bytes(m, positional, (uint32_t)(at + n * word)) : NULL;
  for (uint64_t i = 0; tuple && i < n && n <= unit->n_args; i++)
    flow_memory_value(m, object_word(m, tuple + at + i * word), code->local + unit->n_free + (uint32_t)(unit->n_args - n + i));
  const uint8_t *entries = named ? flow_memory_entries(m, named, &count) : NULL;
  for (uint32_t i = 0; entries && i < unit->n_kwonly; i++)
    add_items(m, entries + word, count, 2 * word, code->local + unit->n_free + unit->n_args + i);
}

static void see_function(struct memory *m, const struct snapshot_cell *cell) {
  uint64_t extra = object_field(m, cell->bytes, FLD_function_extra), closure = object_field(m, cell->bytes, FLD_function_closure);
  const uint8_t *more = extra ? object_bytes(m, extra, layout_size(&m->layout, LAY_function_extra)) : NULL;
  const struct flow_code *code = flow_memory_code(m, object_field(m, cell->bytes, FLD_function_code));
  const uint8_t *tuple = code && closure ? object_bytes(m, closure, layout_size(&m->layout, LAY_tuple)) : NULL;
  uint64_t n = tuple ? object_field(m, tuple, FLD_tuple_len) : 0;
  uint32_t at = layout_offset(&m->layout, FLD_tuple_items), word = m->layout.word;
  hide_tuple(m, closure);
  tuple = n ? object_bytes(m, closure, (uint32_t)(at + n * word)) : NULL;
  for (uint64_t i = 0; tuple && i < n; i++) {
    uint64_t closed = object_word(m, tuple + at + i * word);
    set_home(m, closed, 1 + code->module);
    see_closed(m, closed, i < code->body->unit->n_free ? code->local + (node)i : NODE_CELL);
  }
  uint32_t home = code ? FLOW_OF_FUNCTION + (uint32_t)(code - m->flow->codes) : 0;
  set_home(m, cell->address, home);
  if (!more) return;
  set_home(m, extra, home);
  set_home(m, object_field(m, more, FLD_function_extra_dict), home);
  add_namespace(m, object_field(m, more, FLD_function_extra_dict), m->flow->attribute);
  add_defaults(m, cell, more);
}

/* Its arguments are in a tuple, as others, and are its value, code, exceptions, too. */
static void see_exception(struct memory *m, const struct snapshot_cell *cell) {
  uint64_t args = object_field(m, cell->bytes, FLD_exception_args);
  const uint8_t *tuple = args >= V_IMM_END && !(args & 3) ? object_bytes(m, args, layout_size(&m->layout, LAY_tuple)) : NULL;
  uint64_t n = tuple ? object_field(m, tuple, FLD_tuple_len) : 0;
  uint32_t at = layout_offset(&m->layout, FLD_tuple_items), word = m->layout.word;
  tuple = n ? object_bytes(m, args, (uint32_t)(at + n * word)) : NULL;
  if (tuple) add_items(m, tuple + at, n, word, NODE_ARGUMENTS);
  flow_memory_value(m, args, NODE_ELEMENT);
  flow_memory_value(m, args, NODE_PRINTED);
  add_namespace(m, object_field(m, cell->bytes, FLD_exception_dict), m->flow->attribute);
  flow_find_fact(m->flow, FLOW_EXCEPTION_ARGS);
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
  case KIND_LIST: see_block(m, object_field(m, cell->bytes, FLD_list_items), object_field(m, cell->bytes, FLD_list_len), NODE_ELEMENT); break;
  case KIND_TUPLE:
    if (is_namespace(m, cell->address)) break;
    count = object_field(m, cell->bytes, FLD_tuple_len);
    add_items(m, cell->bytes + layout_offset(&m->layout, FLD_tuple_items), count, word, NODE_ELEMENT);
    break;
  case KIND_DICT: {
    if (is_namespace(m, cell->address)) break;
    const uint8_t *entries = flow_memory_entries(m, cell->address, &count);
    if (entries) add_items(m, entries, count, 2 * word, NODE_KEY);
    if (entries) add_items(m, entries + word, count, 2 * word, NODE_VALUE);
    m->holder = NODE_NONE;
    flow_memory_value(m, object_field(m, cell->bytes, FLD_dict_extra), NODE_ANY);
    break;
  }
  case KIND_SET: case KIND_FROZENSET: see_whole_block(m, object_field(m, cell->bytes, FLD_set_entries), NODE_KEY); break;
  case KIND_PROPERTY:
    flow_memory_value(m, object_field(m, cell->bytes, FLD_property_get), NODE_PROPERTY);
    flow_memory_value(m, object_field(m, cell->bytes, FLD_property_set), NODE_PROPERTY);
    flow_memory_value(m, object_field(m, cell->bytes, FLD_property_del), NODE_PROPERTY);
    break;
  case KIND_WRAPPER: flow_memory_value(m, object_field(m, cell->bytes, FLD_wrapper_function), NODE_WRAPPED); break;
  case KIND_METHOD: flow_memory_method(m, cell); break;
  case KIND_CELL: /* seen from the functions and generators that have it, but for cell_contents */
    if (strset_has(&m->flow->names, "cell_contents", 13)) see_closed(m, cell->address, NODE_CELL);
    break;
  case KIND_FUNCTION: see_function(m, cell); break;
  case KIND_EXCEPTION: see_exception(m, cell); break;
  case KIND_GENERATOR: see_generator(m, cell); break;
  case KIND_INSTANCE: case KIND_STR: case KIND_BYTES: case KIND_INT: case KIND_FLOAT: case KIND_COMPLEX: case KIND_BYTEARRAY:
  case KIND_ARRAY: case KIND_RANGE: break;
  default: see_other(m, cell, type->kind); break;
  }
}

static void see_cell(struct memory *m, const struct snapshot_cell *cell) {
  struct type type;
  if (cell->bytes[0] & 1) return; /* a block: seen from its owner */
  if (!flow_memory_type(m, cell->address, &type)) {
    m->good = false;
    return;
  }
  if (type.is_class && type.kind != KIND_TYPE) see_instance(m, cell, &type);
  uint32_t number = flow_memory_number(m, cell->address);
  if (!number && type.kind == KIND_TUPLE && m->flow->stays) number = OBJECT_CONSTANT;
  if (holds_items(type.kind) && number) m->holder = m->flow->objects[number].holds;
  see_kind(m, cell, &type);
  m->holder = NODE_NONE;
}

/* The dict of a module's attributes that it has no slots for; 0: it has none. */
static uint64_t attributes_of(const struct memory *m, uint32_t module) {
  const struct snapshot_cell *ram = &m->cells->ram;
  uint32_t at = m->flow->frozen[module] ? snapshot_ram_offset(m->snapshot, "state", module) : UINT32_MAX;
  return at < ram->size ? object_word(m, ram->bytes + at + m->layout.word) : 0;
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

void flow_settle_attributes(struct flow *flow) {
  struct memory m = flow_memory_begin(flow);
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
      if (at < ram->size) flow_memory_value(m, object_word(m, ram->bytes + at), m->flow->slots[i] + k);
  }
}

struct memory flow_memory_begin(struct flow *flow) {
  const struct snapshot *snapshot = flow->snapshot;
  struct memory m = {.flow = flow, .snapshot = snapshot, .cells = &snapshot->memory, .good = true};
  m.layout = (struct layout_target){(uint8_t)(snapshot->target->word_bits / 8), snapshot->width == TARGET_DOUBLE ? 8 : 4};
  return m;
}

bool flow_remember(struct flow *flow) {
  struct memory m = flow_memory_begin(flow);
  for (uint32_t i = OBJECT_FIRST; i < flow->n_objects; i++) flow->objects[i].holds = flow_node(flow);
  see_attributes(&m);
  for (int namespaces = 1; namespaces >= 0; namespaces--) /* those who have one first */
    for (uint32_t i = 0; m.good && i < m.cells->count; i++) {
      struct type type;
      const struct snapshot_cell *cell = &m.cells->cells[i];
      bool is_namespace = !(cell->bytes[0] & 1) && flow_memory_type(&m, cell->address, &type) && !type.is_class && (type.kind == KIND_DICT || type.kind == KIND_TUPLE);
      if (is_namespace != namespaces) see_cell(&m, cell);
    }
  see_variables(&m);
  if (flow->stays) flow_memory_selves(&m);
  free(m.namespaces);
  return m.good;
}
