/* SPDX-License-Identifier: MIT */
#include "freeze/symbols.h"

#include <errno.h>
#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "compiler/file.h"
#include "freeze/elf_file.h"
#include "freeze/memory.h"
#include "runtime/abi/code.h"

static void add(struct symbols *symbols, const void *bytes, size_t n) {
  uint32_t room = (uint32_t)symbols->room;
  symbols->text = memory_room(symbols->text, &room, (uint32_t)(symbols->size + n + 1), 1);
  symbols->room = room;
  memcpy(symbols->text + symbols->size, bytes, n);
  symbols->size += n;
}

static void add_text(struct symbols *symbols, const char *format, ...) __attribute__((format(printf, 2, 3)));
static void add_text(struct symbols *symbols, const char *format, ...) {
  char text[64];
  va_list values;
  va_start(values, format);
  int n = vsnprintf(text, sizeof text, format, values);
  va_end(values);
  add(symbols, text, n < (int)sizeof text ? (size_t)n : sizeof text - 1);
}

/* A name; what would end a field becomes '?'. */
static void add_name(struct symbols *symbols, const char *name, size_t len) {
  add(symbols, "\t", 1);
  for (size_t i = 0; i < len; i++) add(symbols, (unsigned char)name[i] < ' ' ? "?" : name + i, 1);
}

/* The offsets at which lines change. */
static void add_lines(struct symbols *symbols, const struct frozen_code *code) {
  uint32_t line = code->unit->first_line;
  for (const struct code_line *row = code->rows, *end = row + code->n_rows; row < end; row++) {
    if (row->line == line || (row + 1 < end && row[1].offset == row->offset)) continue;
    line = row->line;
    add_text(symbols, "\t%" PRIu32 ":%" PRIu32, row->offset, line);
  }
}

void symbols_add_code(struct symbols *symbols, uint32_t number, const struct frozen_code *code, const char *file) {
  const struct code_unit *unit = code->unit;
  add_text(symbols, "code\t%" PRIu32 "\t%" PRIu32 "\t%" PRIu32, number, unit->first_line, code->size);
  add_name(symbols, unit->name.data, unit->name.len);
  add_name(symbols, file, strlen(file));
  add_lines(symbols, code);
  add(symbols, "\n", 1);
}

void symbols_emit(const struct symbols *symbols, struct image *image) {
  image_section section = image_add_section(image, SYMBOLS_SECTION, IMAGE_NOTE, 1);
  uint32_t at = image_reserve(image, section, (uint32_t)symbols->size, 1);
  image_set_bytes(image, section, at, symbols->text, symbols->size);
}

void symbols_free(struct symbols *symbols) {
  free(symbols->text);
  *symbols = (struct symbols){0};
}

/* ---- the file ---- */

static bool add_native(struct symbols *symbols, const char *image, char *error, size_t size) {
  struct native_lines lines;
  struct elf_file *file = elf_file_read(image, error, size);
  bool good = native_lines_read(&lines, image, error, size) && file;
  const struct elf_symbol *origin = file ? elf_file_symbol(file, "entry_trace") : NULL;
  for (uint32_t i = 0; good && origin && i < lines.frame_count; i++) {
    const struct native_frame *frame = &lines.frames[i];
    add_text(symbols, "frame\t%" PRIu32 "\t%" PRIu32 "\t%" PRIu32, i + 1, frame->line, frame->caller);
    add_name(symbols, frame->name, strlen(frame->name));
    add_name(symbols, frame->file, strlen(frame->file));
    add(symbols, "\n", 1);
  }
  for (uint32_t i = 0; good && origin && i < lines.range_count; i++)
    add_text(symbols, "range\t%" PRIx64 "\t%" PRIu32 "\n",
             (origin->address - origin->is_thumb) + (uint64_t)lines.ranges[i].start, lines.ranges[i].frame);
  native_lines_free(&lines);
  elf_file_free(file);
  return good;
}

bool symbols_write(const struct symbols *symbols, bool has_native, const char *image, const char *id, const char *path, char *error,
                   size_t size) {
  struct symbols all = {0};
  add_text(&all, "firn-symbols\t1\t%s\n", id);
  if (symbols->size) add(&all, symbols->text, symbols->size);
  bool good = !has_native || add_native(&all, image, error, size);
  char *aside = file_aside(path, "part");
  FILE *out = good ? fopen(aside, "w") : NULL;
  bool written = out && fwrite(all.text, 1, all.size, out) == all.size;
  if (out && fclose(out)) written = false;
  if (good && (!written || !file_place(aside, path))) {
    snprintf(error, size, "cannot write %s: %s", path, strerror(errno));
    if (out) unlink(aside);
    good = false;
  }
  free(aside);
  symbols_free(&all);
  return good;
}
