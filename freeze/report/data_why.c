/* SPDX-License-Identifier: MIT */
/* Why things are in an image. The files that were linked are read again as a graph of sections (freeze/closure.h), this
   time with names; ways begin where the image does. Sections that the linker script keeps by itself, like a table of
   interrupt vectors, begin ways of their own: they are in the image, and nothing refers to them. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "freeze/closure.h"
#include "freeze/memory.h"
#include "freeze/report/data.h"

struct why {
  struct closure *closure;
  uint32_t *parents;  /* by section */
  uint32_t *numbers;  /* by section; 0: not written */
  uint32_t *sections; /* by number */
  uint32_t count, room;
};

/* "firn_service_x=function": what leads where by no relocation, or by one of a table that is shared. */
static void add_links(struct closure *closure, const struct strset *links) {
  for (uint32_t i = 0; i < links->count; i++) {
    char *from = memory_text(links->texts[i].data), *to = strchr(from, '=');
    *to++ = '\0';
    closure_add_alias(closure, from, to);
    free(from);
  }
}

static bool ends_with(const char *text, const char *end) {
  size_t a = strlen(text), b = strlen(end);
  return a >= b && !strcmp(text + a - b, end);
}

static bool add_files(struct closure *closure, const struct report *report) {
  char error[4096];
  add_links(closure, report->links);
  for (uint32_t i = 0; i < report->inputs->count; i++) {
    const char *path = report->inputs->word[i];
    if (!ends_with(path, ".o") && !ends_with(path, ".a")) continue;
    if (closure_add_file(closure, path, error, sizeof error)) continue;
    fprintf(stderr, "error[tool]: %s\n", error);
    return false;
  }
  return true;
}

static void begin(struct why *why, uint32_t section) { closure_find_paths(why->closure, section, section, why->parents); }

static void begin_at_entry(struct why *why, const struct elf_file *file) {
  for (uint32_t i = 0; i < file->symbol_count; i++) {
    const struct elf_symbol *symbol = &file->symbols[i];
    if (symbol->section == UINT32_MAX || symbol->is_local || (symbol->address & ~(uint64_t)1) != (file->entry & ~(uint64_t)1)) continue;
    begin(why, closure_section(why->closure, symbol->name, NULL));
  }
  begin(why, closure_section(why->closure, "main", NULL)); /* of the C library's start */
}

static uint32_t section_of_row(const struct why *why, const struct contents *contents, uint32_t i) {
  return contents->rows[i].symbol ? why_section(why, contents->rows[i].symbol) : 0;
}

/* What is kept because the section is kept that it is a part of. */
static void follow_containers(struct why *why, const struct contents *contents) {
  for (bool more = true; more;) {
    more = false;
    for (uint32_t i = 0; i < contents->count; i++) {
      uint32_t section = section_of_row(why, contents, i), container = section ? closure_section_container(why->closure, section) : 0;
      if (!container || !why->parents[container] || why->parents[section]) continue;
      closure_find_paths(why->closure, section, container, why->parents);
      more = true;
    }
  }
}

/* What is in the image and has no way yet begins one: those first that nothing else without a way leads to. */
static void begin_elsewhere(struct why *why, const struct contents *contents) {
  uint32_t sections = closure_sections(why->closure), *led = memory_zero((sections + 2) * sizeof *led);
  for (uint32_t i = 0; i < contents->count; i++) {
    uint32_t section = section_of_row(why, contents, i);
    if (section && !why->parents[section]) closure_mark_led(why->closure, section, led);
  }
  for (uint32_t i = 0; i < contents->count; i++) {
    uint32_t section = section_of_row(why, contents, i);
    if (section && !led[section]) begin(why, section);
  }
  follow_containers(why, contents);
  for (uint32_t i = 0; i < contents->count; i++) begin(why, section_of_row(why, contents, i));
  free(led);
}

struct why *why_new(const struct report *report, const struct elf_file *file, const struct contents *contents) {
  struct why *why = memory_zero(sizeof *why);
  why->closure = closure_new();
  closure_keep_names(why->closure);
  if (!add_files(why->closure, report)) {
    why_free(why);
    return NULL;
  }
  uint32_t sections = closure_sections(why->closure);
  why->parents = memory_zero((sections + 2) * sizeof *why->parents);
  why->numbers = memory_zero((sections + 2) * sizeof *why->numbers);
  why->count = 1;
  begin_at_entry(why, file);
  follow_containers(why, contents);
  begin_elsewhere(why, contents);
  return why;
}

void why_free(struct why *why) {
  if (!why) return;
  closure_free(why->closure);
  free(why->parents);
  free(why->numbers);
  free(why->sections);
  free(why);
}

uint32_t why_section(const struct why *why, const struct elf_symbol *symbol) {
  return closure_section(why->closure, symbol->name, symbol->is_local ? symbol->file : NULL);
}

const char *why_file(const struct why *why, uint32_t section) { return section ? closure_section_file(why->closure, section) : ""; }

const char *why_archive(const struct why *why, uint32_t section) {
  return section ? closure_section_archive(why->closure, section) : "";
}

/* The section before it on its way; Xtensa's literals are a part of the function that has them. */
static uint32_t parent_of(const struct why *why, uint32_t section) {
  uint32_t at = why->parents[section];
  while (!strncmp(closure_section_name(why->closure, at), ".literal", 8) && why->parents[at] != at) at = why->parents[at];
  return at;
}

uint32_t why_number(struct why *why, uint32_t section) {
  if (!section || !why->parents[section]) return 0;
  for (uint32_t at = section; !why->numbers[at]; at = parent_of(why, at)) {
    why->sections = memory_room(why->sections, &why->room, why->count + 1, sizeof *why->sections);
    why->sections[why->count] = at;
    why->numbers[at] = why->count++;
  }
  return why->numbers[section];
}

cJSON *why_data(const struct why *why, const struct naming *naming) {
  cJSON *rows = cJSON_CreateArray();
  for (uint32_t n = 1; n < why->count; n++) {
    uint32_t section = why->sections[n], parent = parent_of(why, section);
    const char *name = closure_section_name(why->closure, section);
    char text[320];
    cJSON *row = cJSON_CreateObject();
    naming_text(naming, name, text, sizeof text);
    report_add_text(row, "name", text);
    if (strcmp(text, name)) report_add_text(row, "symbol", name);
    if (*why_archive(why, section)) report_add_text(row, "file", why_file(why, section));
    report_add_number(row, "from", parent == section ? 0 : why->numbers[parent]);
    cJSON_AddItemToArray(rows, row);
  }
  return rows;
}
