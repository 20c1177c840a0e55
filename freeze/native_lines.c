/* SPDX-License-Identifier: MIT */
/* The table behind native tracebacks on its way from the linked image's DWARF into the image. */
#include "freeze/native_lines.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "compiler/ir/backend.h"
#include "freeze/dwarf/dwarf.h"
#include "freeze/memory.h"
#include "freeze/rom.h"

bool native_lines_read(struct native_lines *lines, const char *image, char *error, size_t size) {
  const char *why;
  *lines = (struct native_lines){0};
  dwarf_lines_reader *read;
  *(void **)&read = backend_symbol("libfirn-dwarf.so", "dwarf_lines_read", &why);
  if (read) return read(lines, image, error, size);
  snprintf(error, size, "%s", why);
  return false;
}

void native_lines_free(struct native_lines *lines) {
  for (uint32_t k = 0; k < lines->text_count; k++) free(lines->texts[k]);
  free(lines->texts);
  free(lines->ranges);
  free(lines->frames);
  *lines = (struct native_lines){0};
}

/* The function that the code of a frame is in, with the frames around it left out. */
static struct native_frame function_of(const struct native_lines *lines, uint32_t frame, enum build_lines how) {
  const struct native_frame *f = &lines->frames[frame - 1];
  while (f->caller) f = &lines->frames[f->caller - 1];
  if (how == LINES_NONE) return (struct native_frame){0};
  return (struct native_frame){.name = f->name, .file = f->file, .line = f->first_line, .first_line = f->first_line};
}

void native_lines_reduce(struct native_lines *lines, enum build_lines how) {
  struct native_frame *frames = memory_zero((lines->frame_count + 1) * sizeof *frames);
  uint32_t count = 0, ranges = 0;
  if (how == LINES_FULL) return free(frames);
  for (uint32_t k = 0; k < lines->range_count; k++) {
    struct native_range range = lines->ranges[k];
    if (range.frame) {
      struct native_frame f = function_of(lines, range.frame, how);
      uint32_t at = 0;
      while (at < count && (frames[at].name != f.name || frames[at].file != f.file || frames[at].line != f.line)) at++;
      frames[at] = f;
      if (at == count) count++;
      range.frame = at + 1;
    }
    if (!ranges || lines->ranges[ranges - 1].frame != range.frame) lines->ranges[ranges++] = range;
  }
  free(lines->frames);
  lines->frames = frames;
  lines->frame_count = count;
  lines->range_count = ranges;
}

bool native_lines_equal(const struct native_lines *a, const struct native_lines *b) {
  if (a->range_count != b->range_count || a->frame_count != b->frame_count) return false;
  for (uint32_t k = 0; k < a->range_count; k++)
    if (a->ranges[k].start != b->ranges[k].start || a->ranges[k].frame != b->ranges[k].frame) return false;
  return true;
}

/* ---- into the image ---- */

static struct rom_value write_ranges(const struct native_lines *lines, struct rom *rom) {
  uint32_t step = layout_size(&rom->layout, LAY_native_range), n = lines->range_count * step;
  uint8_t *bytes = memory_zero(n + 1);
  for (uint32_t k = 0; k < lines->range_count; k++) {
    const uint32_t words[] = {(uint32_t)lines->ranges[k].start, lines->ranges[k].frame};
    for (uint32_t w = 0; w < 2; w++)
      for (uint32_t b = 0; b < 4; b++) bytes[k * step + 4 * w + b] = (uint8_t)(words[w] >> 8 * b);
  }
  image_section section = image_add_section(rom->image, ".rodata.firn.native_ranges", IMAGE_ROM, 4);
  uint32_t at = image_reserve(rom->image, section, n, 4);
  image_set_bytes(rom->image, section, at, bytes, n);
  free(bytes);
  struct rom_value value = rom_address(rom, "firn_native_ranges");
  image_define(rom->image, value.symbol, section, at, n, IMAGE_LOCAL);
  return value;
}

static struct rom_value write_frames(const struct native_lines *lines, struct rom *rom) {
  uint32_t words = layout_size(&rom->layout, LAY_native_frame) / rom->layout.word;
  struct rom_object table =
      rom_begin_words(rom, "firn_native_frames", lines->frame_count * words, IMAGE_ROM, IMAGE_LOCAL);
  uint32_t base = table.base;
  for (uint32_t k = 0; k < lines->frame_count; k++) {
    const struct native_frame *f = &lines->frames[k];
    table.base = base + k * words * rom->layout.word;
    if (f->name) rom_set(&table, FLD_native_frame_name, rom_text(rom, f->name));
    if (f->file) rom_set(&table, FLD_native_frame_file, rom_text(rom, f->file));
    rom_set_number(&table, FLD_native_frame_line, f->line);
    rom_set_number(&table, FLD_native_frame_caller, f->caller);
  }
  return table.value;
}

bool native_lines_write(const struct native_lines *lines, const struct target *target, enum target_float width,
                        const char *path, char *error, size_t size) {
  struct rom rom;
  rom_init(&rom, target, width);
  struct rom_value ranges = write_ranges(lines, &rom), frames = write_frames(lines, &rom);
  struct rom_object table = rom_begin(&rom, "firn_native_lines", LAY_native_lines, 0, IMAGE_ROM, IMAGE_GLOBAL, NULL);
  rom_set_number(&table, FLD_native_lines_n_ranges, lines->range_count);
  rom_set(&table, FLD_native_lines_ranges, ranges);
  rom_set(&table, FLD_native_lines_frames, frames);
  bool done = image_write(rom.image, path, error, size);
  rom_free(&rom);
  return done;
}
