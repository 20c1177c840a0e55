/* SPDX-License-Identifier: MIT */
/* The memory of an image that ran its initialisers: heap cells as it told them, everything else as it is in the ELF file,
   for code and constants are the same before and after the run. An address outside of the heap is turned back into
   the symbol that it had, by which the linker will find the thing again in another image. */
#include <stdlib.h>
#include <string.h>

#include "freeze/memory.h"
#include "freeze/snapshot_private.h"
#include "runtime/abi/hash.h"

uint64_t snapshot_number(const uint8_t *bytes, unsigned size) {
  uint64_t number = 0;
  for (unsigned i = size; i-- > 0;) number = number << 8 | bytes[i];
  return number;
}

uint32_t snapshot_text_size(const struct layout_target *layout, const uint8_t *object) {
  return (uint32_t)info_size((uintptr_t)snapshot_number(object + layout_offset(layout, FLD_str_info), layout_field_size(layout, FLD_str_info)));
}

static int by_address(const void *left, const void *right) {
  const struct snapshot_cell *a = left, *b = right;
  return a->address < b->address ? -1 : a->address > b->address;
}

bool snapshot_memory_open(struct snapshot_memory *memory, const char *path) {
  char error[4096];
  snapshot_memory_free(memory);
  memory->image = elf_file_read(path, error, sizeof error);
  return memory->image != NULL;
}

void snapshot_memory_free(struct snapshot_memory *memory) {
  for (uint32_t i = 0; i < memory->count; i++) free(memory->cells[i].bytes);
  free(memory->cells);
  free(memory->ram.bytes);
  elf_file_free(memory->image);
  *memory = (struct snapshot_memory){0};
}

void snapshot_memory_add(struct snapshot_memory *memory, uint64_t address, uint8_t *bytes, uint32_t size) {
  if (!memory->ram.bytes) { /* it is told first */
    memory->ram = (struct snapshot_cell){address, size, bytes};
    return;
  }
  memory->cells = memory_room(memory->cells, &memory->room, memory->count + 1, sizeof *memory->cells);
  memory->cells[memory->count++] = (struct snapshot_cell){address, size, bytes};
}

void snapshot_memory_sort(struct snapshot_memory *memory) {
  if (memory->count) qsort(memory->cells, memory->count, sizeof *memory->cells, by_address);
}

const struct snapshot_cell *snapshot_memory_cell(const struct snapshot_memory *memory, uint64_t address) {
  struct snapshot_cell key = {.address = address};
  if (!memory->count) return NULL;
  return bsearch(&key, memory->cells, memory->count, sizeof key, by_address);
}

/* The cell that the address is in. */
static const struct snapshot_cell *around(const struct snapshot_memory *memory, uint64_t address) {
  uint32_t low = 0, high = memory->count;
  while (low < high) {
    uint32_t middle = (low + high) / 2;
    if (memory->cells[middle].address <= address)
      low = middle + 1;
    else
      high = middle;
  }
  if (!low) return NULL;
  const struct snapshot_cell *cell = &memory->cells[low - 1];
  return address - cell->address < cell->size ? cell : NULL;
}

const uint8_t *snapshot_memory_bytes(const struct snapshot_memory *memory, uint64_t address, uint32_t size) {
  const struct snapshot_cell *cell = around(memory, address);
  if (cell) return address - cell->address + size <= cell->size ? cell->bytes + (address - cell->address) : NULL;
  for (uint32_t i = 0; i < memory->image->part_count; i++) {
    const struct elf_part *part = &memory->image->parts[i];
    if (address >= part->address && address - part->address < part->size && size <= part->size - (address - part->address))
      return part->bytes + (address - part->address);
  }
  return NULL;
}

const char *snapshot_memory_text(const struct snapshot_memory *memory, const struct layout_target *layout, uint64_t word, uint32_t *len) {
  uint64_t object = word & ~(uint64_t)3;
  uint32_t data = layout_offset(layout, FLD_str_data), header = layout->word; /* which a name in ROM has not */
  const uint8_t *head = snapshot_memory_bytes(memory, object + header, data - header);
  if (!head) return NULL;
  *len = snapshot_text_size(layout, head - header);
  return (const char *)snapshot_memory_bytes(memory, object + data, *len);
}

uint64_t snapshot_memory_used(const struct snapshot_memory *memory, const struct layout_target *layout, const uint8_t *object, enum layout_field_id field) {
#define FIELD(field) snapshot_number(object + layout_offset(layout, field), layout_field_size(layout, field))
  enum { WIDE_FROM = 43690 };
  switch ((int)field) {
  case FLD_list_items: return FIELD(FLD_list_len);
  case FLD_bytearray_data: return FIELD(FLD_bytearray_len);
  case FLD_array_data: return FIELD(FLD_array_len) * FIELD(FLD_array_itemsize);
  case FLD_dict_entries: {
    const struct snapshot_cell *cell = snapshot_memory_cell(memory, FIELD(FLD_dict_entries) - layout->word);
    return cell && snapshot_number(cell->bytes, layout->word) >> 4 > WIDE_FROM ? UINT64_MAX : 2 * FIELD(FLD_dict_fill);
  }
  case FLD_dict_index: return FIELD(FLD_dict_fill) ? UINT64_MAX : 0;
  default: return UINT64_MAX;
  }
#undef FIELD
}

const char *snapshot_memory_symbol(const struct snapshot_memory *memory, uint64_t address) {
  const struct elf_file *image = memory->image;
  const char *found = NULL;
  uint32_t low = 0, high = image->symbol_count;
  while (low < high) {
    uint32_t middle = (low + high) / 2;
    if (image->symbols[middle].address < address)
      low = middle + 1;
    else
      high = middle;
  }
  for (; low < image->symbol_count && image->symbols[low].address == address; low++) {
    const struct elf_symbol *symbol = &image->symbols[low];
    bool ours = !strncmp(symbol->name, "firn_", 5);
    if (symbol->is_local && !ours) continue;
    if (symbol->size && (!found || ours)) found = symbol->name;
  }
  return found;
}
