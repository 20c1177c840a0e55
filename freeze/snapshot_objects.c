/* SPDX-License-Identifier: MIT */
/* The objects that initialisers made, from the memory of the image that ran into the final image.

   Starting from the modules' variables, each heap cell that is found becomes an object under a symbol firn_snap_N, its
   words by the rows of layout.def: numbers as they are, references to other cells as relocations, references to
   everything else by the symbol that was there. What nothing changes is ROM (flow/flow_object.c), the rest is RAM with initial
   values, in one block with the modules' variables, so that all of it is roots for the collector. Strings, numbers and
   bytes become the constants that rom.c makes, so that equal ones are one object and strings are names. Blocks are cut to what is
   in use: a list that grows moves into the heap anyway.

   Numbers of objects come from the order in which they are found, so that addresses do not show in the result. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "freeze/builtins.h"
#include "freeze/flow/flow.h"
#include "freeze/memory.h"
#include "freeze/snapshot_private.h"
#include "runtime/abi/kind.h"

static const uint8_t kind_layout[] = {
#define KIND(id, s, owner) LAY_##s,
#include "runtime/abi/kind.def"
#undef KIND
};

enum { IS_CLASS = 1 /* TYPE_IS_CLASS */, BLOCK_VALUES = SNAPSHOT_BLOCK_VALUES, BLOCK_BYTES = 5, STATE_DONE = 2, SUSPENDED = 1 /* generator_state */ };

/* One cell on its way. */
struct object {
  const struct snapshot_cell *cell;
  struct rom_value value;
  image_section section;
  uint32_t base, size;
  uint32_t origin; /* word of the modules' RAM from which it was found */
  uint32_t holder; /* number of the object it was found in, or UINT32_MAX */
  bool in_rom;
};

struct objects {
  struct snapshot *snapshot;
  const struct snapshot_memory *memory;
  struct rom *rom;
  image_section ram;
  bool functions_in_rom, is_trial;
  bool wants_code; /* what is looked at is no value, but where a function has its code: that needs no header */
  const struct flow *flow; /* NULL: what can change is in RAM */
  unsigned word;
  uint32_t *number;       /* by cell: index + 1 of objects */
  struct object *objects; /* in the order found; filled one after the other */
  uint32_t count, room;
  uint32_t origin, holder; /* of what is found now */
  const char *fault;      /* what cannot be written */
  uint32_t fault_origin;
};

/* The parts of a type that tell what its instances look like. */
struct type {
  enum kind kind;
  const char *symbol; /* of a builtin type; NULL: a class */
  unsigned n_slots, slot_start, dict_at;
};

static struct rom_value value_of(struct objects *o, uint64_t word);
static struct rom_value block_value(struct objects *o, uint64_t address, uint64_t count);

static struct rom_value fail(struct objects *o, const char *what) {
  if (!o->fault) o->fault = what, o->fault_origin = o->origin;
  return rom_word(0);
}

/* ---- reading ---- */

static uint64_t field_at(struct objects *o, const uint8_t *object, enum layout_field_id field) {
  return snapshot_number(object + layout_offset(&o->rom->layout, field), layout_field_size(&o->rom->layout, field));
}

static uint64_t header_of(struct objects *o, const uint8_t *object) { return snapshot_number(object, o->word); }

/* False when there is no type at the address. */
static bool read_type(struct objects *o, uint64_t address, struct type *out) {
  const uint8_t *type = snapshot_memory_bytes(o->memory, address, layout_offset(&o->rom->layout, FLD_type_dict)); /* as long as a builtin one */
  if (!type) return false;
  bool is_class = field_at(o, type, FLD_type_flags) & IS_CLASS;
  *out = (struct type){.kind = (enum kind)field_at(o, type, FLD_type_kind),
                       .symbol = is_class ? NULL : snapshot_memory_symbol(o->memory, address),
                       .n_slots = (unsigned)field_at(o, type, FLD_type_n_slots),
                       .slot_start = (unsigned)field_at(o, type, FLD_type_slot_start),
                       .dict_at = (unsigned)field_at(o, type, FLD_type_dict_at)};
  return out->kind < KIND_COUNT && (is_class || out->symbol);
}

/* Bytes up to the end of a kind's tail; 0 when it has none. */
static uint32_t tail_end(struct objects *o, const uint8_t *object, enum kind kind) {
  const struct layout_target *l = &o->rom->layout;
  switch (kind) {
  case KIND_STR: case KIND_BYTES: return layout_offset(l, FLD_str_data) + snapshot_text_size(l, object) + 1;
  case KIND_INT: return layout_offset(l, FLD_int_digits) + (uint32_t)(field_at(o, object, FLD_int_size) >> 1) * 4;
  case KIND_TUPLE: return layout_offset(l, FLD_tuple_items) + (uint32_t)field_at(o, object, FLD_tuple_len) * o->word;
  default: return 0;
  }
}

/* runtime/core/instance.c's instance_size. */
static uint32_t size_of(struct objects *o, const uint8_t *object, const struct type *type) {
  uint32_t tail = tail_end(o, object, type->kind), word = o->word;
  uint32_t words = ((tail ? tail : layout_size(&o->rom->layout, kind_layout[type->kind])) + word - 1) / word;
  if (type->kind == KIND_GENERATOR)
    words = layout_offset(&o->rom->layout, FLD_generator_state_words) / word + (uint32_t)field_at(o, object, FLD_generator_n_words);
  if (type->kind == KIND_OTHER) words = layout_size(&o->rom->layout, LAY_function_extra) / word;
  if (type->symbol) return words * word;
  if (tail) return (words + 1) * word;
  if (type->slot_start + type->n_slots > words) words = type->slot_start + type->n_slots;
  if (type->dict_at + 1 > words) words = type->dict_at + 1;
  return words * word;
}

/* ---- constants ---- */

static double read_float(struct objects *o, const uint8_t *bytes) {
  uint64_t bits = snapshot_number(bytes, o->rom->layout.flt);
  uint32_t bits32 = (uint32_t)bits;
  float narrow;
  double wide;
  memcpy(&narrow, &bits32, 4);
  memcpy(&wide, &bits, 8);
  return o->rom->layout.flt == 4 ? narrow : wide;
}

static struct rom_value tuple_constant(struct objects *o, const uint8_t *object) {
  uint32_t n = (uint32_t)field_at(o, object, FLD_tuple_len), at = layout_offset(&o->rom->layout, FLD_tuple_items);
  struct rom_value *items = memory_zero((n + 1) * sizeof *items);
  for (uint32_t i = 0; i < n; i++) items[i] = value_of(o, snapshot_number(object + at + i * o->word, o->word));
  struct rom_value value = rom_tuple(o->rom, items, n);
  free(items);
  return value;
}

static struct rom_value int_constant(struct objects *o, const uint8_t *object) {
  uint64_t size = field_at(o, object, FLD_int_size);
  uint32_t n = (uint32_t)(size >> 1), *digits = memory_zero((n + 1) * 4);
  const uint8_t *at = object + layout_offset(&o->rom->layout, FLD_int_digits);
  for (uint32_t i = 0; i < n; i++) digits[i] = (uint32_t)snapshot_number(at + 4 * i, 4);
  struct rom_value value = rom_int_digits(o->rom, size & 1, digits, n);
  free(digits);
  return value;
}

/* Sets *value if the object is of a type whose instances are constants by their contents. The tuples among them are
   those of the image's own ROM: one of the heap may contain itself by way of a list. */
static bool is_constant(struct objects *o, uint64_t address, const struct type *type, bool in_heap, struct rom_value *value) {
  const struct layout_target *l = &o->rom->layout;
  const uint8_t *head = snapshot_memory_bytes(o->memory, address, o->word + 8);
  const uint8_t *object = head ? snapshot_memory_bytes(o->memory, address, tail_end(o, head, type->kind)) : NULL;
  if (!type->symbol || !object) return false;
  switch (type->kind) {
  case KIND_STR:
    *value = rom_str(o->rom, (const char *)object + layout_offset(l, FLD_str_data), snapshot_text_size(l, object));
    return true;
  case KIND_BYTES:
    *value = rom_bytes(o->rom, object + layout_offset(l, FLD_str_data), snapshot_text_size(l, object));
    return true;
  case KIND_INT: *value = int_constant(o, object); return true;
  case KIND_FLOAT: *value = rom_float(o->rom, read_float(o, object + layout_offset(l, FLD_float_v))); return true;
  case KIND_COMPLEX:
    *value = rom_complex(o->rom, read_float(o, object + layout_offset(l, FLD_complex_re)),
                         read_float(o, object + layout_offset(l, FLD_complex_im)));
    return true;
  case KIND_TUPLE:
    if (in_heap) return false;
    *value = tuple_constant(o, object);
    return true;
  default: return false;
  }
}

/* ---- references ---- */

static struct rom_value symbol_value(struct objects *o, uint64_t address) {
  const char *symbol = snapshot_memory_symbol(o->memory, address);
  static const char *const gone[] = {"firn_step", "firn_imports", "firn_uses", "snapshot_"};
  if (!symbol) return fail(o, "an object of the runtime without a name");
  for (int i = 0; i < 4; i++)
    if (!strncmp(symbol, gone[i], strlen(gone[i]))) return fail(o, "an object that refers to code that is gone");
  if (!strncmp(symbol, "firn_cfun_", 10)) {
    struct rom_value value = builtins_function(o->rom, symbol);
    if (!rom_is_zero(value)) return value;
  }
  if (strncmp(symbol, "firn_code_", 10)) return rom_address(o->rom, symbol);
  if (!o->wants_code) return fail(o, "a code object");
  snapshot_keep_code(o->snapshot, symbol);
  return modules_code_address(o->rom, symbol);
}

/* An object that is not in the heap. */
static struct rom_value rom_object_value(struct objects *o, uint64_t address) {
  struct rom_value value;
  struct type type;
  const uint8_t *object = snapshot_memory_bytes(o->memory, address, o->word);
  if (object && read_type(o, header_of(o, object), &type) && is_constant(o, address, &type, false, &value)) return value;
  return symbol_value(o, address);
}

static bool is_in_rom(const struct objects *o, const struct snapshot_cell *cell, const struct type *type) {
  switch (type->kind) {
  case KIND_TUPLE: case KIND_RANGE: case KIND_SLICE: case KIND_METHOD: case KIND_PROPERTY: case KIND_WRAPPER:
    if (type->symbol) return true;
    break;
  case KIND_FUNCTION: if (o->functions_in_rom) return true; break;
  default: break;
  }
  return !flow_changes(o->flow, (uint32_t)(cell - o->memory->cells));
}

/* What is being filled leads to an object. */
static void add_link(struct objects *o, uint32_t to) {
  struct snapshot *snapshot = o->snapshot;
  snapshot->links = memory_room(snapshot->links, &snapshot->link_room, snapshot->link_count + 1, sizeof *snapshot->links);
  snapshot->links[snapshot->link_count++] = (struct snapshot_link){o->holder, o->origin, to};
}

/* Reserves room for a cell. */
static struct rom_value add_object(struct objects *o, const struct snapshot_cell *cell, uint32_t size, bool in_rom) {
  struct object object = {.cell = cell, .size = size, .origin = o->origin, .holder = o->holder, .in_rom = in_rom};
  char *symbol = memory_format("firn_snap_%u", o->count);
  if (in_rom) {
    struct rom_object place = rom_begin_words(o->rom, symbol, size / o->word, IMAGE_ROM, IMAGE_LOCAL);
    object.section = place.section, object.base = place.base, object.value = place.value;
  } else {
    object.section = o->ram;
    object.base = image_reserve(o->rom->image, o->ram, size, o->word);
    object.value = rom_address(o->rom, symbol);
    image_define(o->rom->image, object.value.symbol, o->ram, object.base, size, IMAGE_LOCAL);
  }
  free(symbol);
  o->objects = memory_room(o->objects, &o->room, o->count + 1, sizeof *o->objects);
  o->objects[o->count++] = object;
  o->number[cell - o->memory->cells] = o->count;
  add_link(o, o->count - 1);
  return object.value;
}

/* Objects that have more state than their words, or none that lasts: the final image's code may be dense, with other offsets. */
static const char *unsupported(struct objects *o, const uint8_t *object, const struct type *type) {
  if (type->kind == KIND_MEMORYVIEW) return "a memoryview";
  if (type->kind == KIND_GENERATOR && field_at(o, object, FLD_generator_state) == SUSPENDED) return "a generator that has begun";
  if (type->kind == KIND_EXCEPTION && field_at(o, object, FLD_exception_n_traceback)) return "an exception with a traceback";
  if (type->kind == KIND_EXCEPTION && type->symbol) return NULL;
  if (type->kind == KIND_OTHER && (!type->symbol || strcmp(type->symbol, "function_extra_type"))) return "an object of the runtime";
  if (type->symbol && !strcmp(type->symbol, "namespace_type")) return "globals()";
  return NULL;
}

static struct rom_value cell_value(struct objects *o, const struct snapshot_cell *cell) {
  uint32_t number = o->number[cell - o->memory->cells];
  struct rom_value value;
  struct type type;
  if (number) {
    add_link(o, number - 1);
    return o->objects[number - 1].value;
  }
  if (!read_type(o, header_of(o, cell->bytes), &type)) return fail(o, "an object of unknown type");
  if (is_constant(o, cell->address, &type, true, &value)) return value;
  const char *why = unsupported(o, cell->bytes, &type);
  o->snapshot->has_classes |= type.kind == KIND_TYPE || !type.symbol;
  uint32_t size = size_of(o, cell->bytes, &type);
  if (!why && size > cell->size) why = "an object that is cut";
  return why ? fail(o, why) : add_object(o, cell, size, is_in_rom(o, cell, &type));
}

static struct rom_value name_value(struct objects *o, uint64_t word) {
  uint32_t len;
  const char *text = snapshot_memory_text(o->memory, &o->rom->layout, word, &len);
  return text ? rom_str(o->rom, text, len) : fail(o, "a damaged name");
}

/* What a word that is a value means in the final image. */
static struct rom_value value_of(struct objects *o, uint64_t word) {
  if (word & 1) return rom_word(o->word == 4 ? (int32_t)word : (int64_t)word);
  if (word < V_IMM_END) return rom_word((int64_t)word);
  uint64_t address = word & ~(uint64_t)3;
  const struct snapshot_cell *cell = snapshot_memory_cell(o->memory, address);
  if (cell) return cell_value(o, cell);
  if (word & 2) return name_value(o, word);
  return snapshot_memory_cell(o->memory, address - o->word) ? block_value(o, address, UINT64_MAX) : rom_object_value(o, address);
}

/* A pointer to a block's contents, cut to `count` values or bytes. It is where its owner is, or in ROM when it is lent. */
static struct rom_value block_value(struct objects *o, uint64_t address, uint64_t count) {
  const struct snapshot_cell *cell = snapshot_memory_cell(o->memory, address - o->word);
  if (!address || !count) return rom_word(0);
  if (!cell) return symbol_value(o, address);
  uint64_t header = header_of(o, cell->bytes);
  unsigned form = header & 7;
  if (form != BLOCK_VALUES && form != BLOCK_BYTES) return fail(o, "a damaged block");
  if (header >> 3 < count) count = header >> 3;
  uint32_t size = (uint32_t)(form == BLOCK_VALUES ? count * o->word : (count + o->word - 1) / o->word * o->word) + o->word;
  uint32_t number = o->number[cell - o->memory->cells];
  bool in_rom = o->holder != UINT32_MAX && (o->objects[o->holder].in_rom || (o->snapshot->lent && o->snapshot->lent[cell - o->memory->cells]));
  struct rom_value value = number ? o->objects[number - 1].value : add_object(o, cell, size, in_rom);
  if (!number) image_set_number(o->rom->image, o->objects[o->count - 1].section, o->objects[o->count - 1].base, o->word, count << 3 | form);
  value.number += o->word;
  return value;
}

/* ---- filling ---- */

static void set_word(struct objects *o, const struct object *object, uint32_t offset, struct rom_value value) {
  if (value.symbol)
    image_set_address(o->rom->image, object->section, object->base + offset, value.symbol, value.number);
  else
    image_set_number(o->rom->image, object->section, object->base + offset, o->word, (uint64_t)value.number);
}

static void fill_values(struct objects *o, const struct object *object, uint32_t from, uint32_t to) {
  for (uint32_t at = from; at + o->word <= to; at += o->word)
    set_word(o, object, at, value_of(o, snapshot_number(object->cell->bytes + at, o->word)));
}

static void fill_block(struct objects *o, const struct object *object) {
  const uint8_t *bytes = object->cell->bytes;
  if ((bytes[0] & 7) == BLOCK_VALUES)
    fill_values(o, object, o->word, object->size);
  else
    image_set_bytes(o->rom->image, object->section, object->base + o->word, bytes + o->word, object->size - o->word);
}

static bool is_block_field(enum layout_field_id field) {
  static const int blocks[] = {FLD_list_items, FLD_dict_entries, FLD_dict_index, FLD_set_entries, FLD_set_hashes,
                               FLD_bytearray_data, FLD_array_data, FLD_exception_traceback, FLD_type_slot_names};
  for (size_t i = 0; i < sizeof blocks / sizeof blocks[0]; i++)
    if (blocks[i] == (int)field) return true;
  return false;
}

static void fill_field(struct objects *o, const struct object *object, enum layout_field_id field) {
  const uint8_t *bytes = object->cell->bytes;
  uint32_t at = layout_offset(&o->rom->layout, field);
  switch (layout_fields[field].kind) {
  case FIELD_HEADER: case FIELD_VAL: case FIELD_PTR: case FIELD_ROM: {
    uint64_t word = field_at(o, bytes, field);
    o->wants_code = field == FLD_function_code || field == FLD_generator_code;
    struct rom_value value = is_block_field(field) ? block_value(o, word, snapshot_memory_used(o->memory, &o->rom->layout, bytes, field)) : value_of(o, word);
    o->wants_code = false;
    set_word(o, object, at, value);
    if (layout_fields[field].kind == FIELD_HEADER && value.symbol) image_mark_type(o->rom->image, object->section);
    break;
  }
  case FIELD_TAIL_VAL: fill_values(o, object, at, object->size); break;
  default: break;
  }
}

static void fill_object(struct objects *o, const struct object *object) {
  struct type type;
  image_set_bytes(o->rom->image, object->section, object->base, object->cell->bytes, object->size);
  if (!read_type(o, header_of(o, object->cell->bytes), &type)) return;
  int layout = type.kind == KIND_OTHER ? LAY_function_extra : kind_layout[type.kind];
  for (int f = 0; f < FLD_COUNT; f++)
    if (layout_fields[f].struct_id == layout) fill_field(o, object, (enum layout_field_id)f);
  if (type.symbol) return;
  uint32_t tail = tail_end(o, object->cell->bytes, type.kind);
  if (tail) fill_values(o, object, (tail + o->word - 1) / o->word * o->word, object->size);
  else fill_values(o, object, type.slot_start * o->word, (type.slot_start + type.n_slots) * o->word);
  if (type.dict_at) fill_values(o, object, type.dict_at * o->word, (type.dict_at + 1) * o->word);
}

static void fill_all(struct objects *o, uint32_t from) {
  for (uint32_t i = from; i < o->count; i++) {
    struct object object = o->objects[i];
    o->origin = object.origin;
    o->holder = i;
    if (object.cell->bytes[0] & 1)
      fill_block(o, &object);
    else
      fill_object(o, &object);
  }
}

/* ---- the modules' RAM ---- */

uint32_t snapshot_ram_offset(const struct snapshot *snapshot, const char *prefix, uint32_t module) {
  char symbol[640];
  modules_symbol(symbol, sizeof symbol, prefix, snapshot->graph->modules[module]->name);
  const struct elf_symbol *found = elf_file_symbol(snapshot->memory.image, symbol);
  return found ? (uint32_t)(found->address - snapshot->memory.ram.address) : UINT32_MAX;
}

bool snapshot_is_done(const struct snapshot *snapshot, uint32_t module) {
  const struct snapshot_body *body = &snapshot->bodies[module];
  uint32_t at = snapshot_ram_offset(snapshot, "state", module);
  if (at >= snapshot->memory.ram.size || snapshot->memory.ram.bytes[at] != (STATE_DONE << 1 | 1)) return false;
  for (uint32_t i = 0; i < body->count; i++)
    if (body->statements[i].fate != FATE_RUN) return false;
  return true;
}

bool snapshot_has_attributes(const struct snapshot *snapshot, uint32_t module) {
  unsigned word = (unsigned)snapshot->target->word_bits / 8;
  uint32_t at = snapshot_ram_offset(snapshot, "state", module);
  return at >= snapshot->memory.ram.size || snapshot_number(snapshot->memory.ram.bytes + at + word, word);
}

/* Where a module's words are that were at `at` of the RAM of the image that ran; false when it has none of that kind. An image that
   is thrown away has one block as that one. */
static bool place_of(struct objects *o, const char *prefix, uint32_t module, uint32_t at, struct object *out) {
  char symbol[640];
  *out = (struct object){.cell = &o->memory->ram, .section = o->ram, .size = o->memory->ram.size};
  if (o->is_trial) return true;
  modules_symbol(symbol, sizeof symbol, prefix, o->snapshot->graph->modules[module]->name);
  struct rom_value place = rom_address(o->rom, symbol);
  if (!image_is_defined(o->rom->image, place.symbol)) return false;
  out->section = image_place(o->rom->image, place.symbol, &out->base);
  out->base -= at; /* wraps: words are set at their offsets in the RAM */
  return true;
}

/* A module's variables or state, and what they lead to. */
static void fill_words(struct objects *o, const char *prefix, uint32_t module, uint32_t count) {
  struct object block;
  uint32_t at = count ? snapshot_ram_offset(o->snapshot, prefix, module) : 0;
  if (!count || !place_of(o, prefix, module, at, &block)) return;
  for (uint32_t end = at + count * o->word; at < end; at += o->word) {
    uint32_t from = o->count;
    o->origin = at;
    o->holder = UINT32_MAX;
    fill_values(o, &block, at, at + o->word);
    fill_all(o, from);
  }
}

static void fill_ram(struct objects *o) {
  struct snapshot *snapshot = o->snapshot;
  for (uint32_t m = 0; m < snapshot->graph->count; m++) {
    struct object block;
    if (!snapshot->frozen[m]) continue;
    uint32_t at = snapshot_ram_offset(snapshot, "state", m);
    fill_words(o, "slots", m, snapshot->frozen[m]->n_slots);
    fill_words(o, "state", m, 2);
    if (place_of(o, "state", m, at, &block)) set_word(o, &block, at, rom_word(snapshot_is_done(snapshot, m) ? STATE_DONE << 1 | 1 : 0));
  }
}

bool snapshot_variable(const struct snapshot *snapshot, uint32_t offset, uint32_t *module, uint32_t *slot) {
  unsigned word = (unsigned)snapshot->target->word_bits / 8;
  bool found = false;
  for (uint32_t m = 0; m < snapshot->graph->count; m++) {
    struct snapshot_body *body = &snapshot->bodies[m];
    if (!snapshot->frozen[m] || !snapshot->frozen[m]->n_slots) continue;
    if (!body->slots_at) body->slots_at = snapshot_ram_offset(snapshot, "slots", m) + 1;
    uint32_t at = body->slots_at - 1;
    if (at == UINT32_MAX || offset < at || (offset - at) / word >= snapshot->frozen[m]->n_slots) continue;
    *module = m, *slot = (offset - at) / word, found = true;
  }
  return found;
}

static void tell_fault(struct objects *o) {
  struct snapshot *snapshot = o->snapshot;
  snapshot->fault = memory_format("it makes %s, which cannot be put into an image", o->fault);
  if (!snapshot_variable(snapshot, o->fault_origin, &snapshot->fault_module, &snapshot->fault_slot)) snapshot->fault_module = UINT32_MAX;
}

/* ---- for people ---- */

/* A name of the image, as text. */
static char *text_of(struct objects *o, uint64_t word) {
  uint32_t len;
  const char *text = snapshot_memory_text(o->memory, &o->rom->layout, word, &len);
  return text ? memory_text_n(text, len) : memory_text("?");
}

static char *kind_of(struct objects *o, const struct object *object) {
  const uint8_t *bytes = object->cell->bytes;
  struct type type;
  if (bytes[0] & 1) return object->holder < o->snapshot->made_count ? memory_format("%s items", o->snapshot->made[object->holder].kind) : memory_text("items");
  if (!read_type(o, header_of(o, bytes), &type)) return memory_text("object");
  if (type.symbol && strstr(type.symbol, "_type")) {
    if (type.kind != KIND_TYPE) return memory_text_n(type.symbol, (size_t)(strstr(type.symbol, "_type") - type.symbol));
  }
  bool is_class = type.kind == KIND_TYPE;
  const uint8_t *class = is_class ? bytes : snapshot_memory_bytes(o->memory, header_of(o, bytes), layout_offset(&o->rom->layout, FLD_type_dict));
  char *name = text_of(o, field_at(o, class, FLD_type_name));
  char *kind = memory_format(is_class ? "class %s" : "%s instance", name);
  free(name);
  return kind;
}

/* Keeps what the objects are, in the order of their numbers. */
static void keep_made(struct objects *o) {
  struct snapshot *snapshot = o->snapshot;
  snapshot->made = memory_zero((o->count + 1) * sizeof *snapshot->made);
  for (uint32_t i = 0; i < o->count; i++) {
    const struct object *object = &o->objects[i];
    struct snapshot_made made = {.kind = kind_of(o, object), .origin = object->origin, .size = object->size, .in_rom = object->in_rom};
    bool is_block = object->cell->bytes[0] & 1;
    made.copies_up = is_block && snapshot->lent[object->cell - o->memory->cells];
    const struct object *owner = is_block && object->holder < o->count ? &o->objects[object->holder] : object;
    if (!object->in_rom || made.copies_up) flow_changes_at(o->flow, (uint32_t)(owner->cell - o->memory->cells), &made.change_module, &made.change_line);
    snapshot->made[snapshot->made_count++] = made;
  }
  snapshot_find_origins(snapshot);
}

/* firn_classes: the classes among the objects. */
static void emit_classes(struct objects *o) {
  uint32_t count = 0;
  struct type type;
  struct rom_value *classes = memory_zero((o->count + 1) * sizeof *classes);
  for (uint32_t i = 0; i < o->count; i++) {
    const uint8_t *bytes = o->objects[i].cell->bytes;
    if (!(bytes[0] & 1) && read_type(o, header_of(o, bytes), &type) && type.kind == KIND_TYPE) classes[count++] = o->objects[i].value;
  }
  struct rom_object table = rom_begin_words(o->rom, "firn_classes_table", count + 1, IMAGE_ROM, IMAGE_LOCAL);
  for (uint32_t i = 0; i < count; i++) rom_set_word(&table, i, classes[i]);
  rom_word_named(o->rom, "firn_classes", table.value);
  free(classes);
}

void snapshot_emit_objects(struct snapshot *snapshot, struct rom *rom, const struct reach *reach, image_section ram, enum build_copy_up how) {
  struct objects o = {.snapshot = snapshot,
                      .memory = &snapshot->memory,
                      .rom = rom,
                      .ram = ram,
                      .functions_in_rom = reach && !reach_wants(reach, "function_setattr"),
                      .flow = reach ? reach->flow : NULL,
                      .is_trial = !reach,
                      .word = rom->layout.word,
                      .number = memory_zero((snapshot->memory.count + 1) * sizeof(uint32_t))};
  snapshot_made_free(snapshot);
  if (reach) snapshot_lend(snapshot, &rom->layout, reach, how);
  fill_ram(&o);
  emit_classes(&o);
  free(snapshot->fault);
  snapshot->fault = NULL;
  if (o.fault) tell_fault(&o);
  if (reach) keep_made(&o);
  free(o.number);
  free(o.objects);
}
