/* SPDX-License-Identifier: MIT */
/* DWARF of a linked image -> the table behind native tracebacks (runtime/core/native_lines.c reads it).
 *
 * A return address means: the function that holds it, at the line of the call; and when LLVM inlined that function, the one
 * it stands in, at the line of the inlined call, and so on. DWARF tells both, by the line table and by the tree of inlined subroutines.
 * The code of native compile units (language Python) is cut where either changes; equal frames are stored once.
 * Places at line 0 are the compiler's own and have no frame.
 *
 * Addresses are known only after linking, and the table is part of the image: build.c links again with the table until it no
 * longer changes, the second time as a rule. */
#include "freeze/dwarf/dwarf.h"

#include <dwarf.h>
#include <elfutils/libdw.h>
#include <fcntl.h>
#include <gelf.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "freeze/memory.h"

struct reading {
  struct native_lines *lines;
  Dwarf *dwarf;
  Dwarf_Addr origin;  /* of entry_trace */
  Dwarf_Addr *cuts;   /* addresses where frames may change */
  uint32_t count, room;
};

/* ---- frames ---- */

static const char *text_of(struct native_lines *lines, const char *text) {
  for (uint32_t k = 0; k < lines->text_count; k++)
    if (!strcmp(lines->texts[k], text)) return lines->texts[k];
  lines->texts = memory_room(lines->texts, &lines->text_room, lines->text_count + 1, sizeof *lines->texts);
  return lines->texts[lines->text_count++] = memory_text(text);
}

/* 1 + index of the frame. */
static uint32_t frame_of(struct native_lines *lines, const char *name, const char *file, uint32_t line, uint32_t first, uint32_t caller) {
  struct native_frame frame = {text_of(lines, name), text_of(lines, file), line, first, caller};
  for (uint32_t k = 0; k < lines->frame_count; k++) {
    const struct native_frame *f = &lines->frames[k];
    if (f->name == frame.name && f->file == frame.file && f->line == line && f->first_line == first && f->caller == caller) return k + 1;
  }
  lines->frames = memory_room(lines->frames, &lines->frame_room, lines->frame_count + 1, sizeof *lines->frames);
  lines->frames[lines->frame_count] = frame;
  return ++lines->frame_count;
}

static const char *name_of(Dwarf_Die *die) {
  Dwarf_Attribute attribute;
  const char *name = dwarf_formstring(dwarf_attr_integrate(die, DW_AT_name, &attribute));
  return name ? name : "?";
}

static uint32_t first_line(Dwarf_Die *die) {
  Dwarf_Attribute attribute;
  Dwarf_Word line = 0;
  if (!dwarf_attr_integrate(die, DW_AT_decl_line, &attribute) || dwarf_formudata(&attribute, &line)) return 0;
  return (uint32_t)line;
}

static uint32_t call_line(Dwarf_Die *die) {
  Dwarf_Attribute attribute;
  Dwarf_Word line = 0;
  if (!dwarf_attr(die, DW_AT_call_line, &attribute) || dwarf_formudata(&attribute, &line)) return 0;
  return (uint32_t)line;
}

/* The frame of one scope and those outside of it: scopes[at] is a function or an inlined one, now at `line`. Places without a
   line (a generic entry around an inlined function) are left out. */
static uint32_t frames_from(struct native_lines *lines, Dwarf_Die *scopes, int at, int n, const char *file, uint32_t line) {
  while (at < n && dwarf_tag(&scopes[at]) != DW_TAG_subprogram && dwarf_tag(&scopes[at]) != DW_TAG_inlined_subroutine) at++;
  if (at >= n) return 0;
  uint32_t caller = 0;
  if (dwarf_tag(&scopes[at]) == DW_TAG_inlined_subroutine)
    caller = frames_from(lines, scopes, at + 1, n, file, call_line(&scopes[at]));
  return line ? frame_of(lines, name_of(&scopes[at]), file, line, first_line(&scopes[at]), caller) : caller;
}

/* ---- ranges ---- */

static void add_cut(struct reading *r, Dwarf_Addr address) {
  r->cuts = memory_room(r->cuts, &r->room, r->count + 1, sizeof *r->cuts);
  r->cuts[r->count++] = address;
}

static int by_address(const void *left, const void *right) {
  Dwarf_Addr a = *(const Dwarf_Addr *)left, b = *(const Dwarf_Addr *)right;
  return (a > b) - (a < b);
}

static void add_ranges(struct reading *r, Dwarf_Die *die) {
  Dwarf_Addr base, start, end;
  for (ptrdiff_t at = 0; (at = dwarf_ranges(die, at, &base, &start, &end)) > 0;) {
    add_cut(r, start);
    add_cut(r, end);
  }
}

static void add_inlined(struct reading *r, Dwarf_Die *die) {
  Dwarf_Die child;
  if (dwarf_tag(die) == DW_TAG_subprogram || dwarf_tag(die) == DW_TAG_inlined_subroutine) add_ranges(r, die);
  if (dwarf_child(die, &child)) return;
  do add_inlined(r, &child);
  while (!dwarf_siblingof(&child, &child));
}

static void add_lines(struct reading *r, Dwarf_Die *unit) {
  Dwarf_Lines *rows;
  size_t n;
  if (dwarf_getsrclines(unit, &rows, &n)) return;
  for (size_t k = 0; k < n; k++) {
    Dwarf_Addr address;
    if (!dwarf_lineaddr(dwarf_onesrcline(rows, k), &address)) add_cut(r, address);
  }
}

/* The innermost scope at an address and those around it. dwarf_getscopes goes on where an inlined function is written, not where it is
   inlined: only the first of its scopes counts. */
static int scopes_at(Dwarf_Die *unit, Dwarf_Addr address, Dwarf_Die **scopes) {
  Dwarf_Die *found = NULL;
  int n = dwarf_getscopes(unit, address, &found);
  if (n > 0) n = dwarf_getscopes_die(&found[0], scopes);
  free(found);
  return n;
}

static uint32_t frame_at(struct reading *r, Dwarf_Die *unit, Dwarf_Addr address, const char *file) {
  Dwarf_Die *scopes = NULL;
  Dwarf_Line *row = dwarf_getsrc_die(unit, address);
  int line = 0, n = scopes_at(unit, address, &scopes);
  uint32_t frame = 0;
  if (row && n > 0 && !dwarf_lineno(row, &line) && line > 0)
    frame = frames_from(r->lines, scopes, 0, n, file, (uint32_t)line);
  free(scopes);
  return frame;
}

static void add_range(struct native_lines *lines, int64_t start, uint32_t frame) {
  if (lines->range_count && lines->ranges[lines->range_count - 1].frame == frame) return;
  lines->ranges = memory_room(lines->ranges, &lines->range_room, lines->range_count + 1, sizeof *lines->ranges);
  lines->ranges[lines->range_count++] = (struct native_range){start, frame};
}

static void read_unit(struct reading *r, Dwarf_Die *unit) {
  r->count = 0;
  add_lines(r, unit);
  add_inlined(r, unit);
  qsort(r->cuts, r->count, sizeof *r->cuts, by_address);
  const char *file = name_of(unit);
  for (uint32_t k = 0; k < r->count; k++) {
    if (k && r->cuts[k] == r->cuts[k - 1]) continue;
    /* A dropped function keeps its lines, at address 0. */
    uint32_t frame = r->cuts[k] ? frame_at(r, unit, r->cuts[k], file) : 0;
    add_range(r->lines, (int64_t)(r->cuts[k] - r->origin), frame);
  }
}

static int by_start(const void *left, const void *right) {
  const struct native_range *a = left, *b = right;
  return (a->start > b->start) - (a->start < b->start);
}

/* Address of the function entry_trace, without Thumb's low bit; 0 when the image has no native code. */
static Dwarf_Addr find_origin(Elf *elf) {
  Elf_Scn *section = NULL;
  while ((section = elf_nextscn(elf, section))) {
    GElf_Shdr header;
    Elf_Data *data;
    if (!gelf_getshdr(section, &header) || header.sh_type != SHT_SYMTAB) continue;
    if (!(data = elf_getdata(section, NULL)) || !header.sh_entsize) continue;
    for (size_t k = 0; k < header.sh_size / header.sh_entsize; k++) {
      GElf_Sym symbol;
      if (!gelf_getsym(data, (int)k, &symbol)) continue;
      const char *name = elf_strptr(elf, header.sh_link, symbol.st_name);
      if (name && !strcmp(name, "entry_trace")) return symbol.st_value & ~(Dwarf_Addr)1;
    }
  }
  return 0;
}

static bool is_python(Dwarf_Die *unit) { return dwarf_srclang(unit) == DW_LANG_Python; }

__attribute__((visibility("default"))) bool dwarf_lines_read(struct native_lines *lines, const char *image, char *error, size_t size) {
  *lines = (struct native_lines){0};
  int file = open(image, O_RDONLY | O_CLOEXEC);
  Dwarf *dwarf = file < 0 ? NULL : dwarf_begin(file, DWARF_C_READ);
  if (!dwarf) {
    snprintf(error, size, "%s: %s", image, file < 0 ? "cannot read it" : dwarf_errmsg(-1));
    if (file >= 0) close(file);
    return false;
  }
  struct reading r = {.lines = lines, .dwarf = dwarf, .origin = find_origin(dwarf_getelf(dwarf))};
  Dwarf_Off at = 0, next;
  size_t header;
  for (; r.origin && !dwarf_nextcu(dwarf, at, &next, &header, NULL, NULL, NULL); at = next) {
    Dwarf_Die unit;
    if (dwarf_offdie(dwarf, at + header, &unit) && is_python(&unit)) read_unit(&r, &unit);
  }
  qsort(lines->ranges, lines->range_count, sizeof *lines->ranges, by_start);
  free(r.cuts);
  dwarf_end(dwarf);
  close(file);
  return true;
}
