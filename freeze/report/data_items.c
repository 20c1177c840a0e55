/* SPDX-License-Identifier: MIT */
/* Every byte of the image as an item with a place in a tree:

     Application > app.net > Client.send > bytecode
     Application > app.tables > GAMMA > list items
     Library > json > dumps > line table
     Names > append
     Files > /rom
     Tables > builtin functions > firn_cfun_list_append
     Runtime > core > gc.c > gc_mark
     libgcc > _udivmoddi4.o > __udivmoddi4
     Without a symbol > .text

   What the runtime's archives and the board bring is told from the graph of the link; what Python brings from naming.h. */
#include <stdio.h>
#include <string.h>

#include "freeze/closure.h"
#include "freeze/report/data.h"

/* Where an item is, outermost first. */
struct path {
  char part[4][160];
  int count;
};

static void add_part(struct path *path, const char *text) {
  if (path->count < 4) snprintf(path->part[path->count++], sizeof path->part[0], "%s", text);
}

/* "core-gc.o" of the runtime -> core, gc.c */
static void add_runtime_file(struct path *path, const char *file) {
  size_t len = strcspn(file, "-");
  char text[160];
  if (!file[len]) {
    add_part(path, file);
    return;
  }
  snprintf(text, sizeof text, "%.*s", (int)len, file);
  add_part(path, text);
  snprintf(text, sizeof text, "%s", file + len + 1);
  size_t end = strlen(text);
  if (end > 2 && !strcmp(text + end - 2, ".o")) text[end - 1] = 'c';
  add_part(path, text);
}

/* "libgcc.a" -> "libgcc" */
static void add_archive(struct path *path, const char *archive) {
  char text[160];
  snprintf(text, sizeof text, "%.*s", (int)strcspn(archive, "."), archive);
  add_part(path, text);
}

static void place_runtime(struct path *path, const struct why *why, const struct elf_symbol *symbol) {
  uint32_t section = why_section(why, symbol);
  const char *archive = why_archive(why, section), *file = why_file(why, section);
  if (!strncmp(archive, "libfirn-", 8)) {
    add_part(path, "Runtime");
    add_runtime_file(path, file);
  } else if (*archive) {
    add_archive(path, archive);
    add_part(path, file);
  } else if (!strcmp(file, "image.o")) {
    add_part(path, "Tables");
    add_part(path, strncmp(symbol->name, "err_", 4) ? "others" : "texts of errors");
  } else {
    add_part(path, *file ? "Board" : "Other");
    if (*file || symbol->file) add_part(path, *file ? file : symbol->file);
  }
}

/* Tables that the freezer makes and that are of no module. */
static const char *table_of(const char *symbol) {
  static const struct { const char *prefix, *title; } tables[] = {
      {"firn_cfun_", "builtin functions"}, {"firn_members_", "members of types and modules"},
      {"firn_error_", "texts of errors"},  {"firn_service_", "services"},
      {"firn_type_ops", "operations of types"}};
  for (size_t i = 0; i < sizeof tables / sizeof tables[0]; i++)
    if (!strncmp(symbol, tables[i].prefix, strlen(tables[i].prefix))) return tables[i].title;
  return strncmp(symbol, "firn_", 5) ? NULL : "others";
}

static void place(struct path *path, const struct report *report, const struct why *why, const struct elf_symbol *symbol,
                  const struct named *named) {
  const struct graph *graph = report->fit->naming->graph;
  const struct graph_module *module = named->module == UINT32_MAX ? NULL : graph->modules[named->module];
  if (module) {
    add_part(path, module->kind == GRAPH_BUILTIN ? "Builtin modules" : module->is_library ? "Library" : "Application");
    add_part(path, module->name);
    if (named->what[0]) add_part(path, named->what);
    else add_part(path, named->line ? "constants" : "module");
  } else if (!strcmp(named->kind, "name") || !strcmp(named->kind, "text")) {
    add_part(path, "Names");
  } else if (!strcmp(named->kind, "files")) {
    add_part(path, "Files");
  } else if (named->shape[0] || (named->kind[0] && !strncmp(symbol->name, "firn_snap", 9))) {
    add_part(path, "Snapshot");
  } else if (size_kind_of(symbol->name) == SIZE_DATA && strncmp(symbol->name, "firn_modules", 12)) {
    add_part(path, "Constants");
  } else if (table_of(symbol->name)) {
    add_part(path, "Tables");
    add_part(path, table_of(symbol->name));
  } else {
    place_runtime(path, why, symbol);
  }
}

static cJSON *item_of(const struct report *report, const struct elf_file *file, const struct content *row, struct why *why) {
  cJSON *item = cJSON_CreateObject(), *list;
  struct path path = {.count = 0};
  struct named named = {.module = UINT32_MAX, .kind = ""};
  const char *kind = "";
  if (row->symbol) {
    naming_find(report->fit->naming, row->symbol->name, &named);
    place(&path, report, why, row->symbol, &named);
    kind = named.shape[0] ? named.shape : named.kind;
  } else {
    add_part(&path, "Without a symbol");
  }
  const char *what = !row->symbol ? file->sections[row->section].name
                     : named.module != UINT32_MAX && kind[0] ? kind
                     : named.what[0] ? named.what : row->symbol->name;
  list = cJSON_AddArrayToObject(item, "path");
  for (int i = 0; i < path.count; i++) cJSON_AddItemToArray(list, report_text(path.part[i]));
  report_add_text(item, "name", what);
  report_add_text(item, "kind", kind);
  report_add_text(item, "group", row->symbol ? size_kind_name(row->kind) : "runtime");
  if (row->symbol) report_add_text(item, "symbol", row->symbol->name);
  if (named.module != UINT32_MAX) {
    report_add_text(item, "file", report->fit->naming->graph->modules[named.module]->file);
    if (named.line) report_add_number(item, "line", named.line);
  }
  if (named.shape[0] && content_ram(row)) {
    char why[320];
    naming_reason(report->fit->naming, &named, why, sizeof why);
    report_add_text(item, "ram_why", why);
  }
  report_add_text(item, "section", file->sections[row->section].name);
  report_add_number(item, "rom", content_rom(row));
  report_add_number(item, "ram", content_ram(row));
  uint32_t number = row->symbol ? why_number(why, why_section(why, row->symbol)) : 0;
  if (number) report_add_number(item, "why", number);
  return item;
}

cJSON *report_items(const struct report *report, const struct elf_file *file, const struct contents *contents, struct why *why) {
  cJSON *items = cJSON_CreateArray();
  for (uint32_t i = 0; i < contents->count; i++)
    if (contents->rows[i].size) cJSON_AddItemToArray(items, item_of(report, file, &contents->rows[i], why));
  return items;
}
