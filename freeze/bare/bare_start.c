/* SPDX-License-Identifier: MIT */
/* What the program's variables hold when initialisers have run: ints, texts, modules, functions, what modules have. Everything
   else is BARE_MIXED, of which programs here can make nothing. */
#include <stdlib.h>
#include <string.h>

#include "freeze/bare/bare_private.h"
#include "freeze/memory.h"
#include "freeze/snapshot_private.h"
#include "runtime/abi/kind.h"
#include "runtime/abi/symbol.h"
#include "runtime/abi/value.h"

struct start {
  struct bare *bare;
  const struct snapshot *snapshot;
  struct layout_target layout;
};

static uint64_t field(const struct start *s, const uint8_t *object, enum layout_field_id id) {
  return snapshot_number(object + layout_offset(&s->layout, id), layout_field_size(&s->layout, id));
}

static const uint8_t *bytes_at(const struct start *s, uint64_t address, uint32_t size) {
  return snapshot_memory_bytes(&s->snapshot->memory, address & ~(uint64_t)3, size);
}

static struct bare_value unknown(void) { return bare_thing(BARE_MIXED, 0); }

static struct bare_value text_at(const struct start *s, uint64_t word) {
  struct bare_value v = bare_thing(BARE_TEXT, 0);
  v.text.data = snapshot_memory_text(&s->snapshot->memory, &s->layout, word, &v.text.len);
  return v.text.data ? v : unknown();
}

/* An int of one digit: what programs here can use of the large ones. */
static struct bare_value int_at(const struct start *s, uint64_t address) {
  uint32_t digits = layout_offset(&s->layout, FLD_int_digits);
  const uint8_t *object = bytes_at(s, address, digits + 4);
  if (!object || field(s, object, FLD_int_size) >> 1 != 1) return unknown();
  int64_t n = (int64_t)snapshot_number(object + digits, 4);
  if (field(s, object, FLD_int_size) & 1) n = -n;
  return bare_range(n, n);
}

/* A function of the program itself. */
static struct bare_value function_at(const struct start *s, uint64_t address) {
  char prefix[640];
  const uint8_t *object = bytes_at(s, address, layout_size(&s->layout, LAY_function));
  const char *symbol = object ? snapshot_memory_symbol(&s->snapshot->memory, field(s, object, FLD_function_code)) : NULL;
  modules_symbol(prefix, sizeof prefix, "code", s->bare->request->graph->modules[0]->name);
  size_t length = strlen(prefix);
  if (!symbol || strncmp(symbol, prefix, length) || strncmp(symbol + length, "__", 2)) return unknown();
  char *end;
  unsigned long number = strtoul(symbol + length + 2, &end, 10);
  if (*end || end == symbol + length + 2 || number >= s->bare->frozen->n_codes) return unknown();
  return bare_thing(BARE_FUNCTION, (uint32_t)number);
}

/* "firn_mod_time", "firn_cfun_time$2Esleep_ms", "machine_mem32" */
static struct bare_value named(const struct start *s, const char *symbol) {
  static const char *const memory[] = {"machine_mem8", "machine_mem16", "machine_mem32"};
  const struct graph *graph = s->bare->request->graph;
  char name[640];
  struct bare_value v;
  for (uint32_t i = 0; i < 3; i++)
    if (!strcmp(symbol, memory[i])) return bare_thing(BARE_MEMORY, 1u << i);
  for (uint32_t i = 0; i < graph->count; i++) {
    if (graph->modules[i]->kind != GRAPH_BUILTIN) continue;
    modules_symbol(name, sizeof name, "mod", graph->modules[i]->name);
    if (!strcmp(symbol, name)) return bare_thing(BARE_MODULE, i);
    modules_symbol(name, sizeof name, "cfun", graph->modules[i]->name);
    size_t length = strlen(name);
    if (strncmp(symbol, name, length) || strncmp(symbol + length, "$2E", 3)) continue;
    struct code_text member = {symbol + length + 3, (uint32_t)strlen(symbol + length + 3)};
    if (bare_member(s->bare, graph->modules[i]->name, member, &v)) return v;
  }
  return unknown();
}

/* Of another type: "list_type" is told. */
static struct bare_value other_at(const char *type) {
  static const char end[] = "_type";
  struct bare_value v = unknown();
  size_t length = strlen(type);
  if (length > strlen(end) && !strcmp(type + length - strlen(end), end)) v.text = (struct code_text){type, (uint32_t)(length - strlen(end))};
  return v;
}

static struct bare_value object_at(const struct start *s, uint64_t address) {
  const char *symbol = snapshot_memory_symbol(&s->snapshot->memory, address);
  struct bare_value v = symbol ? named(s, symbol) : unknown();
  if (v.kind != BARE_MIXED) return v;
  const uint8_t *object = bytes_at(s, address, s->layout.word);
  const char *type = object ? snapshot_memory_symbol(&s->snapshot->memory, snapshot_number(object, s->layout.word)) : NULL;
  if (!type) return unknown();
  return !strcmp(type, "int_type")        ? int_at(s, address)
         : !strcmp(type, "str_type")      ? text_at(s, address)
         : !strcmp(type, "function_type") ? function_at(s, address)
                                          : other_at(type);
}

static struct bare_value value_of(const struct start *s, uint64_t word) {
  if (word & 1) { /* sign of the target's word */
    int64_t n = s->layout.word == 8 ? (int64_t)word >> 1 : (int32_t)(uint32_t)word >> 1;
    return bare_range(n, n);
  }
  if (word == V_UNSET) return bare_thing(BARE_UNSET, 0);
  if (word == V_NONE) return bare_thing(BARE_NONE, 0);
  if (word == V_FALSE || word == V_TRUE) {
    struct bare_value v = bare_thing(BARE_BOOL, 0);
    v.low = v.high = word == V_TRUE;
    return v;
  }
  if (word < V_IMM_END) return unknown();
  return word & 2 ? text_at(s, word) : object_at(s, word);
}

void bare_start(struct bare *bare) {
  const struct snapshot *snapshot = bare->request->snapshot;
  uint32_t count = bare->frozen->n_slots, at = snapshot ? snapshot_ram_offset(snapshot, "slots", 0) : 0;
  struct start s = {.bare = bare, .snapshot = snapshot};
  if (snapshot) s.layout = (struct layout_target){(uint8_t)(snapshot->target->word_bits / 8), snapshot->width == TARGET_DOUBLE ? 8 : 4};
  bare->state.depth = count;
  for (uint32_t i = 0; i < count; i++, at += s.layout.word) {
    bool is_there = snapshot && at + s.layout.word <= snapshot->memory.ram.size;
    bare->state.cells[i] = is_there ? value_of(&s, snapshot_number(snapshot->memory.ram.bytes + at, s.layout.word)) : bare_thing(BARE_UNSET, 0);
  }
}
