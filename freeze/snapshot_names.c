/* SPDX-License-Identifier: MIT */
/* Names in the classes that initialisers made. Some are uttered nowhere: setattr(C, '__%s__' % name, function) ran at build time, and
   the runtime looks for special methods all the same. And names of exceptions that they made: those of OSError and UnicodeError
   have attributes that are in no dict. */
#include "freeze/snapshot_private.h"
#include "freeze/strset.h"
#include "runtime/abi/kind.h"

#include <string.h>

static uint64_t field_of(const struct layout_target *layout, const uint8_t *object, enum layout_field_id field) {
  return snapshot_number(object + layout_offset(layout, field), layout_field_size(layout, field));
}

static bool is_class(const struct snapshot_memory *memory, const struct layout_target *layout, const struct snapshot_cell *cell) {
  if (cell->bytes[0] & 1 || cell->size < layout_size(layout, LAY_type)) return false; /* a block */
  uint64_t header = snapshot_number(cell->bytes, layout->word);
  const uint8_t *type = snapshot_memory_bytes(memory, header & ~(uint64_t)3, layout_offset(layout, FLD_type_dict));
  return type && field_of(layout, type, FLD_type_kind) == KIND_TYPE;
}

static void add_keys(const struct snapshot_memory *memory, const struct layout_target *layout, uint64_t address, struct strset *names) {
  const uint8_t *dict = address < V_IMM_END || address & 3 ? NULL : snapshot_memory_bytes(memory, address, layout_size(layout, LAY_dict));
  uint64_t count = dict ? field_of(layout, dict, FLD_dict_fill) : 0;
  uint32_t size = (uint32_t)(2 * count * layout->word);
  const uint8_t *entries = count ? snapshot_memory_bytes(memory, field_of(layout, dict, FLD_dict_entries), size) : NULL;
  for (uint64_t i = 0; entries && i < count; i++) {
    uint32_t len;
    uint64_t key = snapshot_number(entries + 2 * i * layout->word, layout->word);
    const char *text = key < V_IMM_END || key & 1 ? NULL : snapshot_memory_text(memory, layout, key, &len);
    if (text) strset_add(names, text, len);
  }
}

void snapshot_add_class_names(const struct snapshot *snapshot, struct strset *names) {
  if (!snapshot) return;
  struct layout_target layout = {(uint8_t)(snapshot->target->word_bits / 8), snapshot->width == TARGET_DOUBLE ? 8 : 4};
  for (uint32_t i = 0; i < snapshot->memory.count; i++) {
    const struct snapshot_cell *cell = &snapshot->memory.cells[i];
    if (is_class(&snapshot->memory, &layout, cell)) add_keys(&snapshot->memory, &layout, field_of(&layout, cell->bytes, FLD_type_dict), names);
  }
}

/* Is it OSError, UnicodeError or derived from them? */
static bool has_fields(const char *name) {
  static const struct { const char *name, *base; } exceptions[] = {
#define EXCEPTION(n, base) {#n, #base},
#include "runtime/abi/exception.def"
#undef EXCEPTION
  };
  for (size_t i = sizeof exceptions / sizeof exceptions[0]; i--;) /* bases come before */
    if (!strcmp(exceptions[i].name, name)) {
      if (!strcmp(name, "OSError") || !strcmp(name, "UnicodeError")) return true;
      name = exceptions[i].base;
    }
  return false;
}

static void add_exception(const struct snapshot_memory *memory, uint64_t type, struct strset *names) {
  const char *symbol = snapshot_memory_symbol(memory, type);
  if (symbol && !strncmp(symbol, "exc_", 4) && has_fields(symbol + 4)) strset_add(names, symbol + 4, (uint32_t)strlen(symbol + 4));
}

void snapshot_add_exceptions(const struct snapshot *snapshot, struct strset *names) {
  if (!snapshot) return;
  struct layout_target layout = {(uint8_t)(snapshot->target->word_bits / 8), snapshot->width == TARGET_DOUBLE ? 8 : 4};
  for (uint32_t i = 0; i < snapshot->memory.count; i++) {
    const struct snapshot_cell *cell = &snapshot->memory.cells[i];
    if (cell->bytes[0] & 1 || cell->size < layout.word) continue; /* a block */
    bool class = is_class(&snapshot->memory, &layout, cell);
    uint64_t type = class ? field_of(&layout, cell->bytes, FLD_type_base) : snapshot_number(cell->bytes, layout.word) & ~(uint64_t)3;
    add_exception(&snapshot->memory, type, names);
  }
}
