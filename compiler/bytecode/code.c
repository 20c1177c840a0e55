/* SPDX-License-Identifier: MIT */
#include "compiler/bytecode/code.h"

#include "compiler/bytecode/opcode.h"

#include <string.h>

enum { MAX_SLOTS = 254 };

static uint32_t count_units(const struct code_unit *unit) {
  uint32_t n = 1;
  for (uint32_t i = 0; i < unit->n_children; i++) n += count_units(unit->children[i]);
  return n;
}

static void number(struct code_module *module, struct code_unit *unit) {
  unit->index = module->n_units;
  module->units[module->n_units++] = unit;
  for (uint32_t i = 0; i < unit->n_children; i++) number(module, unit->children[i]);
}

void code_number_units(struct code_module *module) {
  module->units = arena_array(module->arena, count_units(module->body), sizeof *module->units);
  module->n_units = 0;
  number(module, module->body);
}

static bool bits_equal(double a, double b) { return memcmp(&a, &b, sizeof a) == 0; }

bool code_const_equal(const struct code_const *a, const struct code_const *b) {
  if (a == b) return true;
  if (a->kind != b->kind) return false;
  switch (a->kind) {
  case CODE_CONST_STR:
  case CODE_CONST_BYTES: return code_text_equal(a->text, b->text);
  case CODE_CONST_INT: return a->small == b->small;
  case CODE_CONST_BIGINT:
    return a->n == b->n && a->negative == b->negative &&
           memcmp(a->digits, b->digits, a->n * sizeof *a->digits) == 0;
  case CODE_CONST_FLOAT: return bits_equal(a->re, b->re);
  case CODE_CONST_COMPLEX: return bits_equal(a->re, b->re) && bits_equal(a->im, b->im);
  case CODE_CONST_TUPLE:
    if (a->n != b->n) return false;
    for (uint32_t i = 0; i < a->n; i++)
      if (!code_const_equal(a->items[i], b->items[i])) return false;
    return true;
  default: return true;
  }
}

/* Class bodies: which functions are methods is not on the wire. Every function made directly in
   a class body counts, static methods too: a slot too many costs a word, not an answer. */
struct slot_list {
  struct code_text names[MAX_SLOTS];
  uint32_t n;
};

/* __class__ and __dict__ are the object's own, not attributes beside others. */
static bool is_special(struct code_text name) {
  return name.len > 4 && !memcmp(name.data, "__", 2) && !memcmp(name.data + name.len - 2, "__", 2);
}

static void add_slot(struct slot_list *list, struct code_text name) {
  for (uint32_t i = 0; i < list->n; i++)
    if (code_text_equal(list->names[i], name)) return;
  if (list->n < MAX_SLOTS) list->names[list->n++] = name;
}

static void find_stores(const struct code_module *module, const struct code_unit *unit,
                        struct slot_list *list) {
  bool on_self = false;
  struct instruction in;
  for (uint32_t at = 0; at < unit->size; at += in.size) {
    if (instruction_decode(unit->bytes, unit->size, at, &in)) return;
    if (in.op == OP_STORE_ATTR && on_self && !is_special(module->qstrs[in.n])) add_slot(list, module->qstrs[in.n]);
    uint8_t first = opcode_table[in.op].first;
    bool load = first == OP_LOAD_FAST_MULTI || first == OP_LOAD_FAST_N || first == OP_LOAD_DEREF;
    on_self = load && in.n == unit->n_free;
  }
}

static void find_class_slots(struct code_module *module, struct code_unit *unit) {
  struct slot_list list;
  list.n = 0;
  for (uint32_t i = 0; i < unit->n_children; i++) {
    const struct code_unit *child = unit->children[i];
    if (child->n_args > 0 && !(child->flags & CODE_CLASS)) find_stores(module, child, &list);
  }
  struct code_text *names = arena_array(module->arena, list.n, sizeof *names);
  if (list.n) memcpy(names, list.names, list.n * sizeof *names);
  unit->slot_names = names;
  unit->n_slots = (uint8_t)list.n;
}

void code_find_slots(struct code_module *module) {
  for (uint32_t i = 0; i < module->n_units; i++)
    if (module->units[i]->flags & CODE_CLASS) find_class_slots(module, module->units[i]);
}

struct code_text code_unit_scope(const struct code_unit *unit) {
  struct code_text whole = unit->qualname, name = unit->name;
  bool inner = whole.len > name.len + 1 && !memcmp(whole.data + whole.len - name.len, name.data, name.len);
  return inner ? (struct code_text){whole.data, whole.len - name.len - 1} : (struct code_text){NULL, 0};
}
