/* SPDX-License-Identifier: MIT */
/* Contents that copy up. A container of the snapshot that code may change has its header in RAM; its contents can stay in ROM,
   lent, until somebody writes into them and has a copy in the heap then (runtime/core/copy_up.h). Where that never comes
   it saves their size in RAM. Where it comes, it is the same RAM, but of the heap, with a MemoryError if there is none. So of
   lists, dicts, sets, bytearrays and arrays those contents are lent that

   - have LEAST bytes, and all of an image together WORTH (the tests cost some 300 bytes of ROM),
   - are not all the same: what is full of 0 or None is there to be filled, and was made early so that there is memory for it,
   - no body of a module writes to, which it does at every boot, nor viper's code, which needs an address that lasts; nor are
     there memoryviews or addressof() in the program, when they are a buffer's.

   A program that says heap_lock wants no allocation where none is to be seen: nothing of it is lent. --copy-up all lends all
   that can be. What a file in memory, a frame buffer or another object of the runtime holds cannot: C code writes there
   without a test. Nor can anything on a board whose addresses do not tell ROM from RAM (runtime/abi/rom_side.h). */
#include <stdlib.h>
#include <string.h>

#include "freeze/flow/flow.h"
#include "freeze/memory.h"
#include "freeze/snapshot_private.h"
#include "runtime/abi/kind.h"
#include "runtime/abi/rom_side.h"

enum { LEAST = 64, WORTH = 256 };

static const struct container { const char *type; enum layout_field_id blocks[2]; bool pairs, is_buffer; } containers[] = {
    {"list_type", {FLD_list_items, FLD_list_items}, false, false},
    {"dict_type", {FLD_dict_entries, FLD_dict_index}, true, false},
    {"set_type", {FLD_set_entries, FLD_set_hashes}, false, false},
    {"bytearray_type", {FLD_bytearray_data, FLD_bytearray_data}, false, true},
    {"array_array_type", {FLD_array_data, FLD_array_data}, false, true}};

struct lend {
  const struct snapshot_memory *memory;
  const struct layout_target *layout;
  const struct reach *reach;
  bool all;   /* that can be */
  bool *held; /* by cell: an object of the runtime has it */
};

bool snapshot_can_lend(const struct target *target) {
  if (target->arch == TARGET_HOST) return true;
  unsigned bit = target->arch == TARGET_THUMB ? RAM_BIT_THUMB : RAM_BIT_XTENSA;
  for (int i = 0; i < target->regions; i++) {
    const struct target_region *region = &target->region[i];
    uint64_t first = region->origin >> bit, last = (region->origin + region->size - 1) >> bit;
    if (first != last || (first & 1) != (region->kind == TARGET_RAM)) return false;
  }
  return true;
}

static uint64_t field_of(const struct lend *l, const uint8_t *object, enum layout_field_id field) {
  return snapshot_number(object + layout_offset(l->layout, field), layout_field_size(l->layout, field));
}

static bool is_block(const struct snapshot_cell *cell) { return cell->bytes[0] & 1; }

/* ---- what C code holds ---- */

static void find_held(struct lend *l) {
  unsigned word = l->layout->word;
  for (uint32_t i = 0; i < l->memory->count; i++) {
    const struct snapshot_cell *cell = &l->memory->cells[i], *held;
    const uint8_t *type = is_block(cell) ? NULL : snapshot_memory_bytes(l->memory, snapshot_number(cell->bytes, word), layout_offset(l->layout, FLD_type_dict));
    enum kind kind = type ? (enum kind)field_of(l, type, FLD_type_kind) : KIND_INSTANCE;
    if (kind != KIND_ITERATOR && kind != KIND_DEQUE && kind != KIND_OTHER) continue;
    for (uint32_t at = word; at + word <= cell->size; at += word)
      if ((held = snapshot_memory_cell(l->memory, snapshot_number(cell->bytes + at, word)))) l->held[held - l->memory->cells] = true;
  }
}

/* ---- contents ---- */

/* The cell of a block that a field points to and how many values or bytes of it are in use; NULL. */
static const struct snapshot_cell *block_of(const struct lend *l, const uint8_t *object, enum layout_field_id field, uint64_t *used) {
  const struct snapshot_cell *cell = snapshot_memory_cell(l->memory, field_of(l, object, field) - l->layout->word);
  *used = cell ? snapshot_memory_used(l->memory, l->layout, object, field) : 0;
  uint64_t count = cell ? snapshot_number(cell->bytes, l->layout->word) >> 3 : 0;
  if (count < *used) *used = count;
  return *used ? cell : NULL;
}

static bool holds_values(const struct snapshot_cell *cell) { return (cell->bytes[0] & 7) == SNAPSHOT_BLOCK_VALUES; }

/* Are all values (of a dict's entries each second one) or bytes of it the same? */
static bool is_uniform(const struct lend *l, const struct snapshot_cell *cell, uint64_t used, bool pairs) {
  unsigned size = holds_values(cell) ? l->layout->word : 1, step = pairs ? 2 * size : size;
  const uint8_t *first = cell->bytes + l->layout->word + step - size;
  for (uint64_t at = step; at < used * size; at += step)
    if (memcmp(first, first + at, size)) return false;
  return true;
}

static const struct container *container_of(const struct lend *l, const struct snapshot_cell *cell) {
  const char *type = is_block(cell) ? NULL : snapshot_memory_symbol(l->memory, snapshot_number(cell->bytes, l->layout->word));
  for (size_t i = 0; type && i < sizeof containers / sizeof containers[0]; i++)
    if (!strcmp(containers[i].type, type)) return &containers[i];
  return NULL;
}

/* Is copying up likely to be cheaper? */
static bool is_better(const struct lend *l, const struct snapshot_cell *cell, const struct container *container, uint64_t bytes) {
  uint64_t used;
  const struct snapshot_cell *block = block_of(l, cell->bytes, container->blocks[0], &used);
  if (bytes < LEAST || !block || is_uniform(l, block, used, container->pairs)) return false;
  if (container->is_buffer && (reach_utters(l->reach, "memoryview") || reach_utters(l->reach, "addressof"))) return false;
  return !flow_changes_surely(l->reach->flow, (uint32_t)(cell - l->memory->cells));
}

/* Lends the contents of a cell, if it is a container for that. Gives their size. */
static uint64_t lend(struct lend *l, uint32_t number, bool *lent) {
  const struct snapshot_cell *cell = &l->memory->cells[number], *blocks[2];
  const struct container *container = container_of(l, cell);
  uint64_t bytes = 0, used;
  if (!container || l->held[number] || !flow_changes(l->reach->flow, number)) return 0;
  int count = container->blocks[0] == container->blocks[1] ? 1 : 2;
  for (int i = 0; i < count; i++)
    if ((blocks[i] = block_of(l, cell->bytes, container->blocks[i], &used))) bytes += used * (holds_values(blocks[i]) ? l->layout->word : 1);
  if (!bytes || (!l->all && !is_better(l, cell, container, bytes))) return 0;
  for (int i = 0; i < count; i++)
    if (blocks[i]) lent[blocks[i] - l->memory->cells] = true;
  return bytes;
}

void snapshot_lend(struct snapshot *snapshot, const struct layout_target *layout, const struct reach *reach, enum build_copy_up how) {
  struct lend l = {&snapshot->memory, layout, reach, how == COPY_UP_ALL, memory_zero(snapshot->memory.count + 1)};
  uint64_t bytes = 0;
  free(snapshot->lent);
  snapshot->lent = memory_zero(snapshot->memory.count + 1);
  if (how != COPY_UP_OFF && snapshot_can_lend(snapshot->target) && (l.all || !reach_utters(reach, "heap_lock"))) {
    find_held(&l);
    for (uint32_t i = 0; i < snapshot->memory.count; i++) bytes += lend(&l, i, snapshot->lent);
  }
  snapshot->copies_up = l.all ? bytes != 0 : bytes >= WORTH;
  if (!snapshot->copies_up) memset(snapshot->lent, 0, snapshot->memory.count + 1);
  free(l.held);
}

bool snapshot_copies_up(const struct snapshot *snapshot) { return snapshot && snapshot->copies_up; }
