/* SPDX-License-Identifier: MIT */
/* `firn explain NAME APP`: why something is in the image, as text. The same data as the page's. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "freeze/fit.h"
#include "freeze/memory.h"
#include "freeze/report/absent.h"
#include "freeze/report/data.h"

static const char *text_in(const cJSON *object, const char *key) {
  const char *text = cJSON_GetStringValue(cJSON_GetObjectItem(object, key));
  return text ? text : "";
}

static uint64_t number_in(const cJSON *object, const char *key) {
  const cJSON *item = cJSON_GetObjectItem(object, key);
  return cJSON_IsNumber(item) ? (uint64_t)item->valuedouble : 0;
}

/* Is the item called so: by its symbol, "Client.send", "app.net", "app.net.Client.send", "gc.c", or what it is? */
static bool is_called(const cJSON *item, const char *name) {
  const cJSON *path = cJSON_GetObjectItem(item, "path");
  int count = cJSON_GetArraySize(path);
  if (!strcmp(text_in(item, "symbol"), name) || !strcmp(text_in(item, "name"), name)) return true;
  for (int i = 0; i < count; i++)
    if (!strcmp(cJSON_GetStringValue(cJSON_GetArrayItem(path, i)), name)) return true;
  if (count < 3) return false;
  char *whole = memory_format("%s.%s", cJSON_GetStringValue(cJSON_GetArrayItem(path, 1)), cJSON_GetStringValue(cJSON_GetArrayItem(path, 2)));
  bool is = !strcmp(whole, name);
  free(whole);
  return is;
}

static void print_place(const cJSON *item) {
  const char *file = text_in(item, "file");
  if (!*file) return;
  printf(", %s", file);
  if (number_in(item, "line")) printf(":%u", (unsigned)number_in(item, "line"));
}

static void print_way(const cJSON *data, const cJSON *item) {
  const cJSON *why = cJSON_GetObjectItem(data, "why");
  bool any = false;
  for (uint64_t at = number_in(item, "why"); at; any = true) {
    const cJSON *step = cJSON_GetArrayItem(why, (int)at - 1);
    const char *file = text_in(step, "file");
    at = number_in(step, "from");
    printf("  %s%s%s%s%s%s\n", any ? "<- " : "   ", text_in(step, "name"), *file ? " (" : "", file, *file ? ")" : "",
           at ? "" : ", where the image begins or the linker script keeps it");
  }
  if (!any) printf("  no reference to it is known\n");
}

/* Who imports the item's module, and who that one. */
static void print_imports(const cJSON *data, const cJSON *item) {
  const cJSON *modules = cJSON_GetObjectItem(data, "modules"), *module = NULL, *row;
  const char *file = text_in(item, "file");
  cJSON_ArrayForEach(row, modules) if (*file && !strcmp(text_in(row, "file"), file)) module = row;
  for (int turns = 0; module && cJSON_GetObjectItem(module, "importer") && turns < cJSON_GetArraySize(modules); turns++) {
    const cJSON *importer = cJSON_GetArrayItem(modules, (int)number_in(module, "importer"));
    printf("  module %s is imported by %s:%u\n", text_in(module, "name"), text_in(importer, "file"), (unsigned)number_in(module, "line"));
    module = importer;
  }
}

bool report_explain(const struct report *report, const char *name) {
  cJSON *data = report_data(report);
  const cJSON *item, *best = NULL;
  uint64_t rom = 0, ram = 0;
  unsigned count = 0;
  char a[32], b[32];
  if (!data) return false;
  const struct graph *graph = report->fit->naming->graph;
  char *in_graph = keep_name_in_graph(graph, name);
  cJSON_ArrayForEach(item, cJSON_GetObjectItem(data, "items")) {
    if (!is_called(item, name) && !is_called(item, in_graph)) continue;
    uint64_t size = number_in(item, "rom") + number_in(item, "ram");
    if (!best || size > number_in(best, "rom") + number_in(best, "ram")) best = item;
    rom += number_in(item, "rom");
    ram += number_in(item, "ram");
    count++;
  }
  const char *keep = keep_reason(report->keep, graph, name);
  if (!best && keep) {
    printf("%s has no symbol of its own: it is part of something else\n  kept by --keep %s\n", name, keep);
  } else if (!best) {
    report_tell_absent(report, name);
  } else {
    printf("%s", name);
    print_place(best);
    printf(": %s bytes of ROM, %s of static RAM in %u symbol%s\n", fit_number(rom, a), fit_number(ram, b), count, count == 1 ? "" : "s");
    if (keep) printf("  kept by --keep %s\n", keep);
    print_way(data, best);
    print_imports(data, best);
  }
  free(in_graph);
  cJSON_Delete(data);
  return true;
}
