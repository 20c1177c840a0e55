/* SPDX-License-Identifier: MIT */
/* The bill of materials as SPDX 2.3 JSON (the specification's clause numbers in brackets). The image, the runtime, the C libraries
   and the tools are packages whose files are not listed; the application's files and the library's are files that the image is
   GENERATED_FROM. */
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "compiler/ir/backend.h"
#include "freeze/bill/bill.h"
#include "freeze/memory.h"
#include "freeze/report/data.h"

struct document {
  const struct bill *bill;
  const struct bill_request *request;
  cJSON *packages, *files, *relations;
};

static void add_relation(struct document *w, const char *from, const char *kind, const char *to) {
  cJSON *json = cJSON_CreateObject();
  report_add_text(json, "spdxElementId", from);
  report_add_text(json, "relationshipType", kind);
  report_add_text(json, "relatedSpdxElement", to);
  cJSON_AddItemToArray(w->relations, json);
}

static void add_checksum(cJSON *list, const char *algorithm, const char *value) {
  cJSON *json = cJSON_CreateObject();
  report_add_text(json, "algorithm", algorithm);
  report_add_text(json, "checksumValue", value);
  cJSON_AddItemToArray(list, json);
}

static void add_checksums(cJSON *json, const struct bill_file *file) {
  cJSON *list = cJSON_AddArrayToObject(json, "checksums");
  add_checksum(list, "SHA1", file->sha1);
  add_checksum(list, "SHA256", file->sha256);
}

/* A package [7]; `file`, `version` and `licence` may be NULL. */
static cJSON *add_package(struct document *w, const char *id, const char *name, const char *version, const char *purpose,
                          const char *licence, const struct bill_file *file) {
  cJSON *json = cJSON_CreateObject();
  report_add_text(json, "SPDXID", id);
  report_add_text(json, "name", name);
  report_add_text(json, "versionInfo", version);
  report_add_text(json, "downloadLocation", "NOASSERTION");
  cJSON_AddBoolToObject(json, "filesAnalyzed", false);
  if (file) add_checksums(json, file);
  report_add_text(json, "licenseConcluded", "NOASSERTION");
  report_add_text(json, "licenseDeclared", licence ? licence : "NOASSERTION");
  report_add_text(json, "copyrightText", "NOASSERTION");
  report_add_text(json, "primaryPackagePurpose", purpose);
  cJSON_AddItemToArray(w->packages, json);
  return json;
}

/* A file [8] that the image is made from. */
static void add_file(struct document *w, const struct bill_file *file, uint32_t number) {
  static const char *const kinds[] = {[BILL_SOURCE] = "SOURCE", [BILL_MANIFEST] = "SOURCE", [BILL_DATA] = "OTHER",
                                      [BILL_LIBRARY] = "SOURCE", [BILL_TARGET] = "SOURCE"};
  char id[64];
  snprintf(id, sizeof id, "SPDXRef-File-%u", number);
  cJSON *json = cJSON_CreateObject();
  report_add_text(json, "SPDXID", id);
  size_t skip = strspn(file->name, "/");
  char *name = memory_format("./%s", file->name + skip);
  report_add_text(json, "fileName", name);
  free(name);
  cJSON *types = cJSON_AddArrayToObject(json, "fileTypes");
  size_t len = strlen(file->name);
  bool binary = len > 4 && !strcmp(file->name + len - 4, ".mpy");
  cJSON_AddItemToArray(types, cJSON_CreateString(binary ? "BINARY" : kinds[file->role]));
  add_checksums(json, file);
  const char *licence = *file->licence ? file->licence : "NOASSERTION";
  report_add_text(json, "licenseConcluded", licence);
  cJSON *found = cJSON_AddArrayToObject(json, "licenseInfoInFiles");
  cJSON_AddItemToArray(found, cJSON_CreateString(strpbrk(licence, " ()") ? "NOASSERTION" : licence));
  report_add_text(json, "copyrightText", "NOASSERTION");
  cJSON_AddItemToArray(w->files, json);
  add_relation(w, "SPDXRef-Image", "GENERATED_FROM", id);
}

/* ---- packages ---- */

/* The modules in C of the image, for people. */
static char *builtin_modules(const struct graph *graph) {
  char *text = memory_text("Modules in C:");
  for (uint32_t i = 0; i < graph->count; i++) {
    if (graph->modules[i]->kind != GRAPH_BUILTIN) continue;
    char *more = memory_format("%s %s", text, graph->modules[i]->name);
    free(text);
    text = more;
  }
  return text;
}

static void add_linked(struct document *w) {
  for (uint32_t i = 0; i < w->bill->count; i++) {
    const struct bill_file *file = &w->bill->files[i];
    bool runtime = file->role == BILL_RUNTIME && strstr(file->name, ".a");
    if (file->role != BILL_C_LIBRARY && !runtime) continue;
    char id[64];
    snprintf(id, sizeof id, "SPDXRef-Linked-%u", i);
    cJSON *json = add_package(w, id, runtime ? "Firn runtime" : file->name, runtime ? FIRN_VERSION : NULL, "LIBRARY",
                              runtime ? "MIT" : NULL, file);
    if (runtime) {
      char *modules = builtin_modules(w->request->graph);
      report_add_text(json, "comment", modules);
      free(modules);
    }
    add_relation(w, "SPDXRef-Image", "STATIC_LINK", id);
  }
}

/* The first line of what `tool --version` says; to be freed. NULL when it says nothing. */
static char *version_of(const char *tool) {
  struct tool_line line = {0};
  char *said = NULL;
  tool_add(&line, "%s", tool);
  tool_add(&line, "--version");
  int status = tool_run(&line, &said);
  tool_free(&line);
  char *version = status || !said ? NULL : memory_text_n(said, strcspn(said, "\n"));
  free(said);
  return version;
}

static void add_tool(struct document *w, const char *id, const char *path, const char *version) {
  const char *slash = strrchr(path, '/');
  add_package(w, id, slash ? slash + 1 : path, version, "APPLICATION", NULL, NULL);
  add_relation(w, id, "BUILD_TOOL_OF", "SPDXRef-Image");
}

static void add_tools(struct document *w) {
  const struct target *target = w->request->options->target;
  bool compiles = false;
  const char *why;
  for (uint32_t i = 0; i < w->bill->count; i++) {
    const struct bill_file *file = &w->bill->files[i];
    size_t len = strlen(file->name);
    compiles |= file->role == BILL_TARGET && len > 2 && (!strcmp(file->name + len - 2, ".c") || !strcmp(file->name + len - 2, ".S"));
    if (file->role != BILL_TOOL || strcmp(file->name, "firn")) continue;
    add_package(w, "SPDXRef-Tool-firn", "firn", FIRN_VERSION, "APPLICATION", "MIT", file);
    add_relation(w, "SPDXRef-Tool-firn", "BUILD_TOOL_OF", "SPDXRef-Image");
  }
  if (target->link.count && !w->request->options->object_only) {
    char *version = version_of(target->link.word[0]);
    add_tool(w, "SPDXRef-Tool-linker", target->link.word[0], version);
    free(version);
  }
  if (compiles && target->cc.count) {
    char *version = version_of(target->cc.word[0]);
    add_tool(w, "SPDXRef-Tool-compiler", target->cc.word[0], version);
    free(version);
  }
  if (!w->request->has_native) return;
  void (*get)(unsigned *, unsigned *, unsigned *);
  *(void **)&get = backend_symbol("libfirn-llvm.so", "LLVMGetVersion", &why);
  unsigned n[3] = {0};
  if (get) get(&n[0], &n[1], &n[2]);
  char *version = memory_format("%u.%u.%u", n[0], n[1], n[2]);
  add_tool(w, "SPDXRef-Tool-LLVM", "LLVM", get ? version : NULL);
  free(version);
}

/* ---- the document ---- */

/* [6.9]: SOURCE_DATE_EPOCH (reproducible-builds.org), or the epoch itself: the same input gives the same bill. */
static void add_creation(cJSON *json) {
  const char *text = getenv("SOURCE_DATE_EPOCH");
  time_t when = text ? (time_t)strtoll(text, NULL, 10) : 0;
  struct tm parts;
  char date[64] = "1970-01-01T00:00:00Z";
  if (gmtime_r(&when, &parts)) strftime(date, sizeof date, "%Y-%m-%dT%H:%M:%SZ", &parts);
  cJSON *creation = cJSON_AddObjectToObject(json, "creationInfo");
  report_add_text(creation, "created", date);
  cJSON *creators = cJSON_AddArrayToObject(creation, "creators");
  cJSON_AddItemToArray(creators, cJSON_CreateString("Tool: firn-" FIRN_VERSION));
}

/* [6.5]: a name that no other bill has: of what went in and came out. */
static char *name_space(const struct document *w, const struct bill_file *image) {
  struct digest digest;
  uint8_t sum[DIGEST_SHA1];
  char hex[DIGEST_TEXT];
  digest_begin(&digest, DIGEST_SHA1);
  digest_add(&digest, image->sha256, strlen(image->sha256));
  for (uint32_t i = 0; i < w->bill->count; i++) {
    digest_add(&digest, w->bill->files[i].name, strlen(w->bill->files[i].name));
    digest_add(&digest, w->bill->files[i].sha256, strlen(w->bill->files[i].sha256));
  }
  digest_end(&digest, sum);
  digest_hex(sum, sizeof sum, hex);
  return memory_format("https://spdx.org/spdxdocs/firn-%s", hex);
}

bool bill_write_spdx(const struct bill *bill, const struct bill_request *request, const char *path) {
  struct bill_file image = {0};
  if (!bill_measure(request->image, &image)) return false;
  cJSON *json = cJSON_CreateObject();
  struct document w = {bill, request, cJSON_CreateArray(), cJSON_CreateArray(), cJSON_CreateArray()};
  const char *slash = strrchr(request->options->out, '/'), *file = slash ? slash + 1 : request->options->out;
  char *name = memory_text_n(file, strcspn(file, "."));
  char *space = name_space(&w, &image);
  report_add_text(json, "spdxVersion", "SPDX-2.3");
  report_add_text(json, "dataLicense", "CC0-1.0");
  report_add_text(json, "SPDXID", "SPDXRef-DOCUMENT");
  report_add_text(json, "name", name);
  report_add_text(json, "documentNamespace", space);
  add_creation(json);
  free(space);
  cJSON *package = add_package(&w, "SPDXRef-Image", name, NULL, "FIRMWARE", NULL, &image);
  report_add_text(package, "packageFileName", file);
  free(name);
  add_relation(&w, "SPDXRef-DOCUMENT", "DESCRIBES", "SPDXRef-Image");
  for (uint32_t i = 0; i < bill->count; i++)
    if (bill->files[i].role <= BILL_TARGET) add_file(&w, &bill->files[i], i);
  add_linked(&w);
  add_tools(&w);
  cJSON_AddItemToObject(json, "packages", w.packages);
  cJSON_AddItemToObject(json, "files", w.files);
  cJSON_AddItemToObject(json, "relationships", w.relations);
  return bill_save(json, path);
}
