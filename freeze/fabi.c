/* SPDX-License-Identifier: MIT */
/* The file that says what a runtime in flash has and where. Its hash is made from the addresses of everything that
   applications can refer to and from the tables that both sides were made from: a runtime that was linked again with the
   same hash serves the same applications. */
#include "freeze/fabi.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "freeze/bill/bill.h"
#include "freeze/digest.h"
#include "freeze/memory.h"
#include "freeze/report/data.h"
#include "runtime/abi/link.h"

enum { FORMAT = 1, FILE_MOST = 64 << 20 };

static const char *const widths[] = {[TARGET_SINGLE] = "single", [TARGET_DOUBLE] = "double"};

void fabi_free(struct fabi *fabi) {
  if (!fabi) return;
  for (uint32_t i = 0; i < fabi->count; i++) free(fabi->symbols[i].name);
  free(fabi->symbols);
  strset_free(&fabi->modules);
  strset_free(&fabi->builtins);
  strset_free(&fabi->services);
  free(fabi->path);
  free(fabi->target);
  free(fabi);
}

static int by_name(const void *left, const void *right) {
  return strcmp(((const struct fabi_symbol *)left)->name, ((const struct fabi_symbol *)right)->name);
}

const struct fabi_symbol *fabi_find(const struct fabi *fabi, const char *name) {
  uint32_t low = 0, high = fabi->count;
  while (low < high) {
    uint32_t middle = (low + high) / 2;
    int order = strcmp(fabi->symbols[middle].name, name);
    if (!order) return &fabi->symbols[middle];
    if (order < 0) low = middle + 1;
    else high = middle;
  }
  return NULL;
}

static void add_symbol(struct fabi *fabi, const char *name, uint64_t address, uint64_t size) {
  fabi->symbols = memory_room(fabi->symbols, &fabi->room, fabi->count + 1, sizeof *fabi->symbols);
  fabi->symbols[fabi->count++] = (struct fabi_symbol){memory_text(name), address, size};
}

/* Sorted, each name once. */
static void sort_symbols(struct fabi *fabi) {
  uint32_t kept = 0;
  if (fabi->count) qsort(fabi->symbols, fabi->count, sizeof *fabi->symbols, by_name);
  for (uint32_t i = 0; i < fabi->count; i++) {
    if (kept && !by_name(&fabi->symbols[kept - 1], &fabi->symbols[i])) free(fabi->symbols[i].name);
    else fabi->symbols[kept++] = fabi->symbols[i];
  }
  fabi->count = kept;
}

/* Where the runtime's own sections begin and end: an application has such symbols, too. */
static bool is_of_script(const char *name) {
  static const char *const prefixes[] = {"__data_", "__bss_", "__heap_", "__rom_", "__stack_", "__wrap_"};
  for (size_t i = 0; i < sizeof prefixes / sizeof prefixes[0]; i++)
    if (!strncmp(name, prefixes[i], strlen(prefixes[i]))) return true;
  return !*name;
}

void fabi_take_symbols(struct fabi *fabi, const struct elf_file *file) {
  for (uint32_t i = 0; i < file->symbol_count; i++) {
    const struct elf_symbol *symbol = &file->symbols[i];
    bool is_here = !symbol->is_local && symbol->section != UINT32_MAX && file->sections[symbol->section].use != ELF_OTHER;
    if (is_here && !is_of_script(symbol->name)) add_symbol(fabi, symbol->name, symbol->address, symbol->size);
  }
  sort_symbols(fabi);
}

static void hash_text(struct digest *digest, const char *format, ...) __attribute__((format(printf, 2, 3)));

static void hash_text(struct digest *digest, const char *format, ...) {
  char text[1024];
  va_list values;
  va_start(values, format);
  int len = vsnprintf(text, sizeof text, format, values);
  va_end(values);
  digest_add(digest, text, len < (int)sizeof text ? (size_t)len : sizeof text - 1);
}

void fabi_set_hash(struct fabi *fabi) {
  struct digest digest;
  uint8_t hash[DIGEST_SHA256];
  char text[DIGEST_TEXT];
  digest_begin(&digest, DIGEST_SHA256);
  hash_text(&digest, "%s %s\n", LINK_ABI, widths[fabi->width]);
  hash_text(&digest, "%" PRIx64 " %" PRIx64 " %" PRIx64 " %" PRIx64 "\n", fabi->rom.from, fabi->rom.to, fabi->ram.from, fabi->ram.to);
  for (uint32_t i = 0; i < fabi->count; i++) {
    const struct fabi_symbol *symbol = &fabi->symbols[i];
    digest_add(&digest, symbol->name, strlen(symbol->name));
    hash_text(&digest, " %" PRIx64 " %" PRIx64 "\n", symbol->address, symbol->size);
  }
  digest_end(&digest, hash);
  digest_hex(hash, sizeof hash, text);
  memcpy(fabi->hash, text, FABI_HASH);
  fabi->hash[FABI_HASH] = '\0';
}

/* ---- writing ---- */

static void write_range(cJSON *json, const char *name, struct fabi_range range) {
  cJSON *pair = cJSON_AddArrayToObject(json, name);
  cJSON_AddItemToArray(pair, cJSON_CreateNumber((double)range.from));
  cJSON_AddItemToArray(pair, cJSON_CreateNumber((double)range.to));
}

static void write_names(cJSON *json, const char *name, const struct strset *names) {
  cJSON *list = cJSON_AddArrayToObject(json, name);
  for (uint32_t i = 0; i < names->count; i++) cJSON_AddItemToArray(list, cJSON_CreateString(names->texts[i].data));
}

bool fabi_write(const struct fabi *fabi, const char *path) {
  cJSON *json = cJSON_CreateObject();
  report_add_number(json, "format", FORMAT);
  report_add_text(json, "target", fabi->target);
  report_add_text(json, "float", widths[fabi->width]);
  report_add_text(json, "tables", LINK_ABI);
  report_add_text(json, "hash", fabi->hash);
  report_add_text(json, "build_id", fabi->build_id);
  write_range(json, "rom", fabi->rom);
  write_range(json, "ram", fabi->ram);
  cJSON *with = cJSON_AddArrayToObject(json, "with");
  if (fabi->compiler) cJSON_AddItemToArray(with, cJSON_CreateString("compiler"));
  if (fabi->prompt) cJSON_AddItemToArray(with, cJSON_CreateString("repl"));
  write_names(json, "modules", &fabi->modules);
  write_names(json, "builtins", &fabi->builtins);
  write_names(json, "services", &fabi->services);
  cJSON *symbols = cJSON_AddObjectToObject(json, "symbols");
  for (uint32_t i = 0; i < fabi->count; i++)
    write_range(symbols, fabi->symbols[i].name, (struct fabi_range){fabi->symbols[i].address, fabi->symbols[i].size});
  return bill_save(json, path);
}

/* ---- reading ---- */

static bool read_pair(const cJSON *pair, struct fabi_range *out) {
  const cJSON *from = cJSON_GetArrayItem(pair, 0), *to = cJSON_GetArrayItem(pair, 1);
  if (!cJSON_IsNumber(from) || !cJSON_IsNumber(to)) return false;
  double most = 4294967296.0; /* devices have addresses of 32 bits */
  if (!(from->valuedouble >= 0 && from->valuedouble <= most && to->valuedouble >= 0 && to->valuedouble <= most)) return false;
  *out = (struct fabi_range){(uint64_t)from->valuedouble, (uint64_t)to->valuedouble};
  return true;
}

static const char *text_of(const cJSON *json, const char *name) {
  const char *text = cJSON_GetStringValue(cJSON_GetObjectItemCaseSensitive(json, name));
  return text ? text : "";
}

static bool read_names(const cJSON *json, const char *name, struct strset *out) {
  const cJSON *list = cJSON_GetObjectItemCaseSensitive(json, name), *item;
  if (!cJSON_IsArray(list)) return false;
  cJSON_ArrayForEach(item, list) {
    const char *text = cJSON_GetStringValue(item);
    if (!text) return false;
    strset_add(out, text, strlen(text));
  }
  return true;
}

/* Symbols become lines of a linker script. */
static bool is_symbol(const char *name) {
  size_t len = strlen(name);
  return len && len < 1000 && strspn(name, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_$.") == len;
}

static bool read_symbols(const cJSON *json, struct fabi *fabi) {
  const cJSON *symbols = cJSON_GetObjectItemCaseSensitive(json, "symbols"), *item;
  struct fabi_range pair;
  if (!cJSON_IsObject(symbols)) return false;
  cJSON_ArrayForEach(item, symbols) {
    if (!is_symbol(item->string) || !read_pair(item, &pair)) return false;
    add_symbol(fabi, item->string, pair.from, pair.to);
  }
  sort_symbols(fabi);
  return true;
}

static bool is_hash(const char *text, size_t digits) {
  return strlen(text) == digits && strspn(text, "0123456789abcdef") == digits;
}

static bool read_head(const cJSON *json, struct fabi *fabi) {
  const char *hash = text_of(json, "hash"), *id = text_of(json, "build_id"), *width = text_of(json, "float");
  struct strset with = {0};
  fabi->target = memory_text(text_of(json, "target"));
  fabi->width = strcmp(width, widths[TARGET_DOUBLE]) ? TARGET_SINGLE : TARGET_DOUBLE;
  bool good = is_hash(hash, FABI_HASH) && (!*id || is_hash(id, sizeof fabi->build_id - 1)) && *fabi->target && !strcmp(width, widths[fabi->width]) &&
              read_names(json, "with", &with);
  if (good) {
    strcpy(fabi->hash, hash);
    strcpy(fabi->build_id, id);
    fabi->compiler = strset_has(&with, "compiler", 8);
    fabi->prompt = strset_has(&with, "repl", 4);
  }
  strset_free(&with);
  return good && read_pair(cJSON_GetObjectItemCaseSensitive(json, "rom"), &fabi->rom) && fabi->rom.from < fabi->rom.to &&
         read_pair(cJSON_GetObjectItemCaseSensitive(json, "ram"), &fabi->ram) && fabi->ram.from < fabi->ram.to;
}

static bool read_all(const cJSON *json, struct fabi *fabi, char *error, size_t size) {
  const cJSON *format = cJSON_GetObjectItemCaseSensitive(json, "format");
  const char *tables = text_of(json, "tables");
  if (!cJSON_IsNumber(format) || format->valuedouble != FORMAT) {
    snprintf(error, size, "%s: not what firn build --abi-out writes (format %d)", fabi->path, FORMAT);
    return false;
  }
  if (strcmp(tables, LINK_ABI)) {
    snprintf(error, size, "%s: is of a runtime with ABI %.40s, this firn makes applications for ABI " LINK_ABI, fabi->path, tables);
    return false;
  }
  bool good = read_head(json, fabi) && read_names(json, "modules", &fabi->modules) && read_names(json, "builtins", &fabi->builtins) &&
              read_names(json, "services", &fabi->services) && read_symbols(json, fabi);
  char said[sizeof fabi->hash];
  if (!good) return snprintf(error, size, "%s: damaged: a part is missing or has another form", fabi->path), false;
  strcpy(said, fabi->hash);
  fabi_set_hash(fabi);
  good = !strcmp(said, fabi->hash);
  if (!good) snprintf(error, size, "%s: damaged: its hash is %s, that of what it has is %s", fabi->path, said, fabi->hash);
  return good;
}

/* The file as text; NULL with an error. */
static char *read_file(const char *path, char *error, size_t size) {
  struct stat about;
  FILE *in = fopen(path, "rb");
  char *text = NULL;
  if (!in || fstat(fileno(in), &about)) {
    snprintf(error, size, "%s: cannot read it", path);
  } else if (!S_ISREG(about.st_mode) || about.st_size > FILE_MOST) {
    snprintf(error, size, "%s: %s", path, S_ISREG(about.st_mode) ? "larger than 64 MB, not what --abi-out writes" : "not a file");
  } else {
    text = memory_zero((size_t)about.st_size + 1);
    if (fread(text, 1, (size_t)about.st_size, in) != (size_t)about.st_size) {
      snprintf(error, size, "%s: cannot read it", path);
      free(text);
      text = NULL;
    }
  }
  if (in) fclose(in);
  return text;
}

struct fabi *fabi_read(const char *path, char *error, size_t size) {
  char *text = read_file(path, error, size);
  if (!text) return NULL;
  struct fabi *fabi = memory_zero(sizeof *fabi);
  fabi->path = memory_text(path);
  cJSON *json = cJSON_Parse(text);
  free(text);
  bool good = json && read_all(json, fabi, error, size);
  if (!json) snprintf(error, size, "%s: not JSON", path);
  cJSON_Delete(json);
  if (good) return fabi;
  fabi_free(fabi);
  return NULL;
}
