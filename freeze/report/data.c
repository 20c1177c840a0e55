/* SPDX-License-Identifier: MIT */
/* The data of a report:

     {"format": 1, "application", "target", "about", "options": {…}, "totals": {"rom", "ram", "heap", "stack"},
      "limits": [{"name", "used", "limit", "by"}],
      "regions": [{"name", "kind", "origin", "size", "parts": [{"name", "bytes"}]}],
      "modules": [{"name", "file", "kind", "importer", "line"}],        importer: an index of modules
      "items": [{"path": […], "name", "kind", "group", "symbol", "file", "line", "section", "rom", "ram", "ram_why",
                  "why"}],
      "why": [{"name", "symbol", "file", "from"}],                      why, from: indexes from 1
      "snapshot": {"taken", "objects", "deferred": [{"file", "line", "names", "why", "of_file", "of_line"}]},
      "notes": [{"file", "line", "column", "code", "message"}]} */
#include "freeze/report/data.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "freeze/memory.h"

/* ---- JSON ---- */

/* Bytes of the UTF-8 sequence at `at`, 0 when it is none. */
static size_t sequence(const unsigned char *at) {
  size_t len = at[0] < 0x80 ? 1 : at[0] < 0xc2 ? 0 : at[0] < 0xe0 ? 2 : at[0] < 0xf0 ? 3 : at[0] < 0xf5 ? 4 : 0;
  for (size_t i = 1; i < len; i++)
    if ((at[i] & 0xc0) != 0x80) return 0;
  if (len == 3 && ((at[0] == 0xe0 && at[1] < 0xa0) || (at[0] == 0xed && at[1] >= 0xa0))) return 0;
  if (len == 4 && ((at[0] == 0xf0 && at[1] < 0x90) || (at[0] == 0xf4 && at[1] >= 0x90))) return 0;
  return len;
}

cJSON *report_text(const char *text) {
  size_t used = 0, len = strlen(text);
  char *clean = memory_zero(3 * len + 1);
  for (const unsigned char *at = (const unsigned char *)text; *at;) {
    size_t n = sequence(at);
    memcpy(clean + used, n ? (const char *)at : "\xef\xbf\xbd", n ? n : 3);
    used += n ? n : 3;
    at += n ? n : 1;
  }
  cJSON *json = cJSON_CreateString(clean);
  free(clean);
  return json;
}

void report_add_text(cJSON *object, const char *key, const char *text) {
  if (text && *text) cJSON_AddItemToObject(object, key, report_text(text));
}

void report_add_number(cJSON *object, const char *key, uint64_t number) { cJSON_AddNumberToObject(object, key, (double)number); }

/* ---- parts ---- */

static void add_options(cJSON *data, const struct build_options *options) {
  static const char *const emits[] = {"auto", "bytecode", "native"};
  cJSON *json = cJSON_AddObjectToObject(data, "options");
  report_add_text(json, "emit", emits[options->emit]);
  report_add_text(json, "world", options->open_world ? "open" : "closed");
  report_add_text(json, "with", options->prompt ? "repl" : options->compiler ? "compiler" : "nothing");
  cJSON_AddBoolToObject(json, "release", options->release);
  cJSON_AddBoolToObject(json, "snapshot", options->snapshot);
}

static void add_limit(cJSON *limits, const char *name, uint64_t used, uint64_t limit, bool by_option, const char *option) {
  if (!limit) return;
  cJSON *json = cJSON_CreateObject();
  report_add_text(json, "name", name);
  report_add_number(json, "used", used);
  report_add_number(json, "limit", limit);
  report_add_text(json, "by", by_option ? option : "budget() in the manifest");
  cJSON_AddItemToArray(limits, json);
}

static void add_totals(cJSON *data, const struct report *report) {
  const struct build_result *result = report->result;
  const struct fit *fit = report->fit;
  cJSON *json = cJSON_AddObjectToObject(data, "totals"), *limits = cJSON_AddArrayToObject(data, "limits");
  report_add_number(json, "rom", result->rom_bytes);
  report_add_number(json, "ram", result->ram_static_bytes);
  report_add_number(json, "heap", result->heap_bytes);
  report_add_number(json, "stack", result->stack_bytes);
  add_limit(limits, "ROM", result->rom_bytes, fit->budget.rom, fit->by_option.rom, "--rom-limit");
  add_limit(limits, "static RAM", result->ram_static_bytes, fit->budget.ram, fit->by_option.ram, "--ram-limit");
  add_limit(limits, "least heap", result->heap_bytes, fit->budget.heap, fit->by_option.heap, "--min-heap");
}

static bool is_in(const struct target_region *region, uint64_t address) {
  return address >= region->origin && address - region->origin < region->size;
}

static void add_use(cJSON *parts, const char *name, uint64_t bytes) {
  if (!bytes) return;
  cJSON *part = cJSON_CreateObject();
  report_add_text(part, "name", name);
  report_add_number(part, "bytes", bytes);
  cJSON_AddItemToArray(parts, part);
}

/* What of a region is used for what: ROM by kind, RAM by static data, heap and stack. Initial values of data are in the
   first ROM region. */
static void add_region(cJSON *regions, const struct report *report, const struct elf_file *file, const struct contents *contents,
                       int number, bool first_rom) {
  const struct target_region *region = &report->fit->target->region[number];
  uint64_t kinds[SIZE_KINDS] = {0};
  bool is_rom = region->kind == TARGET_ROM, main_ram = false;
  for (uint32_t i = 0; i < contents->count; i++) {
    const struct content *row = &contents->rows[i];
    bool here = is_in(region, file->sections[row->section].address);
    if (is_rom && ((row->use == ELF_ROM && here) || (row->use == ELF_DATA && first_rom))) kinds[row->kind] += row->size;
    if (!is_rom && here && row->use != ELF_ROM) kinds[row->kind] += row->size, main_ram = true;
  }
  cJSON *json = cJSON_CreateObject();
  report_add_text(json, "name", region->name);
  report_add_text(json, "kind", is_rom ? "ROM" : "RAM");
  report_add_number(json, "origin", region->origin);
  report_add_number(json, "size", region->size);
  cJSON *parts = cJSON_AddArrayToObject(json, "parts");
  for (int k = 0; k < SIZE_KINDS; k++) add_use(parts, size_kind_name((enum size_kind)k), kinds[k]);
  const struct elf_symbol *heap = elf_file_symbol(file, "__heap_start"), *stack = elf_file_symbol(file, "__stack_top");
  if (!is_rom && (heap ? is_in(region, heap->address) : main_ram)) add_use(parts, "heap", report->result->heap_bytes);
  if (!is_rom && (stack ? is_in(region, stack->address - 1) : main_ram)) add_use(parts, "stack", report->result->stack_bytes);
  cJSON_AddItemToArray(regions, json);
}

static void add_regions(cJSON *data, const struct report *report, const struct elf_file *file, const struct contents *contents) {
  cJSON *regions = cJSON_AddArrayToObject(data, "regions");
  bool had_rom = false;
  for (int i = 0; i < report->fit->target->regions; i++) {
    bool is_rom = report->fit->target->region[i].kind == TARGET_ROM;
    add_region(regions, report, file, contents, i, is_rom && !had_rom);
    had_rom |= is_rom;
  }
}

static void add_modules(cJSON *data, const struct graph *graph) {
  static const char *const kinds[] = {
      [GRAPH_SOURCE] = "source", [GRAPH_MPY] = ".mpy", [GRAPH_BUILTIN] = "builtin", [GRAPH_C] = "C", [GRAPH_FOLDER] = "folder"};
  cJSON *modules = cJSON_AddArrayToObject(data, "modules");
  for (uint32_t i = 0; i < graph->count; i++) {
    const struct graph_module *module = graph->modules[i];
    cJSON *json = cJSON_CreateObject();
    report_add_text(json, "name", module->name);
    report_add_text(json, "file", module->file);
    report_add_text(json, "kind", module->is_library ? "library" : kinds[module->kind]);
    for (uint32_t k = 0; k < graph->count; k++)
      if (module->importer && graph->modules[k] == module->importer) report_add_number(json, "importer", k);
    if (module->importer && module->import_line) report_add_number(json, "line", module->import_line);
    cJSON_AddItemToArray(modules, json);
  }
}

static void add_snapshot(cJSON *data, const struct naming *naming) {
  struct snapshot_deferred deferred;
  struct snapshot_object object;
  uint32_t objects = 0;
  cJSON *json = cJSON_AddObjectToObject(data, "snapshot");
  cJSON_AddBoolToObject(json, "taken", naming->snapshot != NULL);
  while (snapshot_object(naming->snapshot, objects, &object)) objects++;
  report_add_number(json, "objects", objects);
  cJSON *rows = cJSON_AddArrayToObject(json, "deferred");
  for (uint32_t i = 0; snapshot_deferred(naming->snapshot, i, &deferred); i++) {
    cJSON *row = cJSON_CreateObject();
    report_add_text(row, "file", naming->graph->modules[deferred.module]->file);
    report_add_number(row, "line", deferred.line);
    report_add_text(row, "names", deferred.names);
    report_add_text(row, "why", deferred.why);
    if (deferred.root_line) {
      report_add_text(row, "of_file", naming->graph->modules[deferred.root_module]->file);
      report_add_number(row, "of_line", deferred.root_line);
    }
    free(deferred.names);
    cJSON_AddItemToArray(rows, row);
  }
}

static void add_notes(cJSON *data, const struct report_notes *notes) {
  cJSON *rows = cJSON_AddArrayToObject(data, "notes");
  for (uint32_t i = 0; i < notes->count; i++) {
    const struct report_note *note = &notes->rows[i];
    cJSON *row = cJSON_CreateObject();
    report_add_text(row, "file", note->file);
    if (note->line) report_add_number(row, "line", note->line);
    if (note->column) report_add_number(row, "column", note->column);
    report_add_text(row, "code", note->code);
    report_add_text(row, "message", note->message);
    cJSON_AddItemToArray(rows, row);
  }
}

static cJSON *all_of(const struct report *report, const struct elf_file *file, const struct contents *contents, struct why *why) {
  const struct naming *naming = report->fit->naming;
  cJSON *data = cJSON_CreateObject();
  report_add_number(data, "format", 1);
  report_add_text(data, "application", report->fit->name);
  report_add_text(data, "target", report->fit->target->name);
  report_add_text(data, "about", report->fit->target->about);
  add_options(data, report->options);
  add_totals(data, report);
  add_regions(data, report, file, contents);
  add_modules(data, naming->graph);
  cJSON_AddItemToObject(data, "items", report_items(report, file, contents, why));
  cJSON_AddItemToObject(data, "why", why_data(why, naming));
  add_snapshot(data, naming);
  add_notes(data, report->notes);
  return data;
}

cJSON *report_data(const struct report *report) {
  char error[4096];
  struct contents contents;
  struct elf_file *file = elf_file_read(report->image, error, sizeof error);
  if (!file) {
    fprintf(stderr, "error[tool]: %s\n", error);
    return NULL;
  }
  contents_find(&contents, file);
  struct why *why = why_new(report, file, &contents);
  cJSON *data = why ? all_of(report, file, &contents, why) : NULL;
  why_free(why);
  contents_free(&contents);
  elf_file_free(file);
  return data;
}
