/* SPDX-License-Identifier: MIT */
/* From a place in the code to the line it was made of: what the device would have printed with line tables. Everything that is
   no such row stays as it is: a log with tracebacks in it is as good as a traceback. */
#define _GNU_SOURCE
#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "freeze/elf_file.h"
#include "freeze/memory.h"
#include "freeze/symbols.h"

struct code_place {
  uint32_t number, first_line, bytes;
  const char *name, *file;
  char *lines; /* "OFFSET:LINE\tOFFSET:LINE", or NULL */
};

struct native_place {
  uint64_t address;
  uint32_t frame;
};

struct table {
  char *text; /* that the names point into */
  struct code_place *codes;
  struct native_place *ranges;      /* ascending */
  struct native_frame *frames;
  uint32_t code_count, code_room, range_count, range_room, frame_count, frame_room;
  struct native_lines lines; /* of an ELF file: owns the names of frames */
};

/* ---- reading ---- */

/* The next field of the row, or "". */
static char *field(char **row) { return *row ? strsep(row, "\t") : ""; }
static uint32_t number(char **row) { return (uint32_t)strtoul(field(row), NULL, 10); }

static void read_row(struct table *t, char *row) {
  const char *kind = field(&row);
  if (!strcmp(kind, "code")) {
    t->codes = memory_room(t->codes, &t->code_room, t->code_count + 1, sizeof *t->codes);
    struct code_place *c = &t->codes[t->code_count++];
    c->number = number(&row), c->first_line = number(&row), c->bytes = number(&row);
    c->name = field(&row), c->file = field(&row), c->lines = row;
  } else if (!strcmp(kind, "frame")) {
    t->frames = memory_room(t->frames, &t->frame_room, t->frame_count + 1, sizeof *t->frames);
    struct native_frame *f = &t->frames[t->frame_count++];
    number(&row);
    f->line = number(&row), f->caller = number(&row), f->name = field(&row), f->file = field(&row);
  } else if (!strcmp(kind, "range")) {
    t->ranges = memory_room(t->ranges, &t->range_room, t->range_count + 1, sizeof *t->ranges);
    struct native_place *r = &t->ranges[t->range_count++];
    r->address = strtoull(field(&row), NULL, 16), r->frame = number(&row);
  }
}

/* The native code of an ELF file that has DWARF. */
static bool read_native(struct table *t, const struct elf_file *file, const char *path, char *error, size_t size) {
  const struct elf_symbol *origin = elf_file_symbol(file, "entry_trace");
  if (!origin) return true;
  if (!native_lines_read(&t->lines, path, error, size)) return false;
  t->frames = memory_zero((t->lines.frame_count + 1) * sizeof *t->frames);
  t->ranges = memory_zero((t->lines.range_count + 1) * sizeof *t->ranges);
  for (; t->frame_count < t->lines.frame_count; t->frame_count++) t->frames[t->frame_count] = t->lines.frames[t->frame_count];
  for (; t->range_count < t->lines.range_count; t->range_count++) {
    const struct native_range *range = &t->lines.ranges[t->range_count];
    t->ranges[t->range_count] =
        (struct native_place){origin->address - origin->is_thumb + (uint64_t)range->start, range->frame};
  }
  return true;
}

static bool read_file(struct table *t, const char *path, char *error, size_t size) {
  struct elf_file *file = elf_file_read(path, error, size);
  bool good = false;
  for (uint32_t i = 0; file && i < file->section_count && !t->text; i++) {
    const struct elf_section *section = &file->sections[i];
    if (!strcmp(section->name, SYMBOLS_SECTION)) t->text = memory_text_n((char *)file->bytes + section->offset, section->size);
  }
  if (t->text) {
    good = read_native(t, file, path, error, size);
  } else if (file) {
    snprintf(error, size, "%s: has no symbols (section " SYMBOLS_SECTION "): build it with --lines func or none, and do not strip it", path);
  } else {
    FILE *in = fopen(path, "r");
    size_t room = 0;
    ssize_t got = in ? getdelim(&t->text, &room, '\0', in) : -1;
    if (in) fclose(in);
    good = got > 0 && !strncmp(t->text, "firn-symbols\t1\t", 15);
    if (!good) snprintf(error, size, "%s: %s", path, in ? "neither an ELF file nor one that --symbols wrote" : strerror(errno));
  }
  elf_file_free(file);
  char *rest = good ? t->text : NULL;
  for (char *row; rest && (row = strsep(&rest, "\n"));) read_row(t, row);
  for (uint32_t i = 0; i < t->frame_count; i++) /* callers come before: no cycle */
    if (t->frames[i].caller > i) t->frames[i].caller = 0;
  for (uint32_t i = 0; i < t->range_count; i++)
    if (t->ranges[i].frame > t->frame_count) t->ranges[i].frame = 0;
  return good;
}

/* ---- rows ---- */

/* Where rows go. The device folds repeated places, with lines it would have folded repeated lines: done here again. */
struct rows {
  FILE *file;
  char *last; /* the row that may be repeated, and how often it was */
  unsigned long count;
  uint32_t frames;  /* of the place being told */
  uint64_t address; /* if it is native: those are folded only when they are the same */
};

static void flush(struct rows *out) {
  int margin = out->last ? (int)(strstr(out->last, "  File \"") - out->last) : 0;
  for (unsigned long i = 0; out->last && i < out->count && i < 3; i++) fprintf(out->file, "%s\n", out->last);
  if (out->count > 3)
    fprintf(out->file, "%.*s  [Previous line repeated %lu more time%s]\n", margin, out->last, out->count - 3, out->count == 4 ? "" : "s");
  free(out->last);
  out->last = NULL;
  out->count = 0;
}

static void put_row(struct rows *out, const char *margin, int len, const char *file, uint32_t line, const char *name) {
  char *row = memory_format("%.*s  File \"%s\", line %" PRIu32 ", in %s", len, margin, file, line, name);
  if (out->last && !strcmp(row, out->last)) {
    out->count++;
    free(row);
    return;
  }
  flush(out);
  out->last = row;
  out->count = 1;
}

/* `  [Previous line repeated 4 more times]` after a row that was told. */
static bool put_repeated(struct rows *out, const char *row) {
  const char *text = strstr(row, "  [Previous line repeated ");
  if (!text || !out->last || out->frames > 1) return false;
  out->count += strtoul(text + 26, NULL, 10);
  return true;
}

static bool put_code(struct rows *out, const char *margin, int len, const struct code_place *c, unsigned long offset) {
  uint32_t line = c->first_line;
  out->frames = 1;
  out->address = 0;
  if (offset > c->bytes) return false;
  for (const char *at = c->lines; at && *at; at += strcspn(at, "\t"), at += *at == '\t') {
    char *end;
    if (strtoul(at, &end, 10) > offset || *end != ':') break;
    line = (uint32_t)strtoul(end + 1, NULL, 10);
  }
  put_row(out, margin, len, c->file, line, c->name);
  return true;
}

static void put_frames(struct rows *out, const char *margin, int len, const struct table *t, uint32_t frame) {
  const struct native_frame *f = &t->frames[frame - 1];
  if (f->caller) put_frames(out, margin, len, t, f->caller);
  put_row(out, margin, len, f->file, f->line, f->name);
  out->frames++;
}

/* The call ends before the address to which it returns. */
static bool put_address(struct rows *out, const char *margin, int len, const struct table *t, uint64_t address) {
  uint32_t low = 0, high = t->range_count;
  while (low < high) {
    uint32_t middle = (low + high) / 2;
    if (t->ranges[middle].address < address) low = middle + 1;
    else high = middle;
  }
  if (!low || !t->ranges[low - 1].frame) return false;
  if (address != out->address) flush(out);
  out->address = address;
  out->frames = 0;
  put_frames(out, margin, len, t, t->ranges[low - 1].frame);
  return true;
}

/* The function that the row names. Several on one line may share a name (lambdas): the first that is long enough. */
static const struct code_place *find(const struct table *t, const char *file, size_t file_len, uint32_t line, const char *name,
                                     size_t name_len, unsigned long offset) {
  for (uint32_t i = 0; i < t->code_count; i++) {
    const struct code_place *c = &t->codes[i];
    if ((uint16_t)c->first_line == line && offset <= c->bytes && strlen(c->file) == file_len && !memcmp(c->file, file, file_len) &&
        strlen(c->name) == name_len && !memcmp(c->name, name, name_len))
      return c;
  }
  return NULL;
}

/* `  File "a.py", line 3, in f+0x1c` or ` at 0x1c`, behind the margin. 0: it is none; 1: done; -1: not known. */
static int do_named(const struct table *t, struct rows *out, const char *row, const char *file) {
  char *end;
  int margin = (int)(file - row) - 8;
  const char *quote = strstr(file, "\", line ");
  if (margin < 0 || !quote) return 0;
  unsigned long line = strtoul(quote + 8, &end, 10);
  if (strncmp(end, ", in ", 5)) return 0;
  const char *name = end + 5, *plus = strstr(name, "+0x"), *at = strstr(name, " at 0x"), *digits = plus ? plus + 3 : at ? at + 6 : NULL;
  if (!digits) return 0;
  unsigned long long place = strtoull(digits, &end, 16);
  if (end == digits || *end) return 0;
  if (!plus) return put_address(out, row, margin, t, place) ? 1 : -1;
  const struct code_place *c = find(t, file, (size_t)(quote - file), (uint32_t)line, name, (size_t)(plus - name), place);
  return c && put_code(out, row, margin, c, place) ? 1 : -1;
}

/* `  in #7+0x1c` or `  in 0x2ae`. */
static int do_nameless(const struct table *t, struct rows *out, const char *row, const char *in) {
  char *end;
  int margin = (int)(in - row);
  if (in[5] != '#') {
    unsigned long long address = strtoull(in + 5, &end, 16);
    return *end ? 0 : put_address(out, row, margin, t, address) ? 1 : -1;
  }
  unsigned long wanted = strtoul(in + 6, &end, 10);
  if (strncmp(end, "+0x", 3)) return 0;
  unsigned long offset = strtoul(end + 3, &end, 16);
  if (*end) return 0;
  for (uint32_t i = 0; i < t->code_count; i++)
    if (t->codes[i].number == wanted) return put_code(out, row, margin, &t->codes[i], offset) ? 1 : -1;
  return -1;
}

int symbolize(const char *path, FILE *trace, FILE *out, char *error, size_t size) {
  struct table table = {0};
  struct rows rows = {.file = out};
  char *row = NULL;
  size_t room = 0;
  int unknown = -1;
  if (read_file(&table, path, error, size)) {
    unknown = 0;
    for (ssize_t n; (n = getline(&row, &room, trace)) >= 0;) {
      char *end = row + n;
      while (end > row && (end[-1] == '\n' || end[-1] == '\r')) *--end = '\0';
      char *file = strstr(row, "  File \""), *in = strstr(row, "  in ");
      int done = file ? do_named(&table, &rows, row, file + 8) : in && (in[5] == '#' || !strncmp(in + 5, "0x", 2)) ? do_nameless(&table, &rows, row, in) : 0;
      unknown += done < 0;
      if (done > 0 || put_repeated(&rows, row)) continue;
      flush(&rows);
      fprintf(out, "%s\n", row);
    }
    flush(&rows);
  }
  free(row);
  free(table.text);
  free(table.codes);
  free(table.ranges);
  free(table.frames);
  native_lines_free(&table.lines);
  return unknown;
}
