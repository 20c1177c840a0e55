/* SPDX-License-Identifier: MIT */
/* Symbols of an image back to the source. Their spelling (runtime/abi/symbol.h) tells the module and the number of the code
   object. A constant is named after its contents, for it may be of several modules; where it is used is learnt from
   the image before it is written: the entries of a module's pool lead to it, and an instruction of some function uses the entry. */
#include "freeze/naming.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "freeze/image_private.h"
#include "freeze/memory.h"
#include "freeze/scan.h"

static const struct part { const char *prefix, *kind; bool numbered; } parts[] = {
    {"firn_nat_", "native code", true},       {"firn_typ_", "native code", true},
    {"firn_code_", "code object", true},      {"firn_labels_", "names of functions and locals", false},
    {"firn_fields_", "names of attributes", true},
    {"firn_pool_", "constant pool", false},
    {"firn_mod_", "module object", false},    {"firn_info_", "module's description", false},
    {"firn_slots_", "variables", false},      {"firn_state_", "module's state", false},
    {"firn_slotnames_", "names of variables", false}};

static const struct { const char *prefix, *kind; } shared[] = {
    {"firn_str_", "text"},         {"firn_bytes_", "bytes"},   {"firn_int_", "int"},
    {"firn_float_", "float"},      {"firn_complex_", "complex"}, {"firn_tuple_", "tuple"}};

enum { PARTS = sizeof parts / sizeof parts[0], SHARED = sizeof shared / sizeof shared[0] };

/* "app$2Enet" -> "app.net" */
static void unescape(const char *from, size_t len, char *out, size_t size) {
  size_t used = 0;
  for (size_t i = 0; i < len && used + 1 < size; i++) {
    unsigned code;
    bool escaped = from[i] == '$' && i + 2 < len && sscanf(from + i + 1, "%2x", &code) == 1;
    out[used++] = escaped ? (char)code : from[i];
    i += escaped ? 2 : 0;
  }
  out[used] = '\0';
}

/* Where the number of a code object begins, "__7"; the end when there is none. */
static const char *number_at(const char *text) {
  const char *found = text + strlen(text);
  for (const char *at = strstr(text, "__"); at; at = strstr(at + 1, "__"))
    if (at > text && at[2] >= '0' && at[2] <= '9') found = at;
  return found;
}

static uint32_t module_of(const struct naming *naming, const char *escaped, size_t len) {
  char name[512];
  unescape(escaped, len, name, sizeof name);
  for (uint32_t m = 0; naming && m < naming->graph->count; m++)
    if (!strcmp(naming->graph->modules[m]->name, name)) return m;
  return UINT32_MAX;
}

static bool find_part(const struct naming *naming, const char *symbol, struct named *out) {
  for (int i = 0; i < PARTS; i++) {
    size_t len = strlen(parts[i].prefix);
    if (strncmp(symbol, parts[i].prefix, len)) continue;
    const char *end = parts[i].numbered ? number_at(symbol + len) : symbol + strlen(symbol);
    out->kind = parts[i].kind;
    out->module = module_of(naming, symbol + len, (size_t)(end - symbol) - len);
    const struct frozen_module *frozen = out->module == UINT32_MAX ? NULL : naming->frozen[out->module];
    unsigned long number = *end ? strtoul(end + 2, NULL, 10) : 0;
    if (!frozen || !parts[i].numbered || number >= frozen->n_codes) return true;
    const struct code_unit *unit = frozen->codes[number].unit;
    const struct code_text *name = unit->qualname.len ? &unit->qualname : &unit->name;
    snprintf(out->what, sizeof out->what, "%.*s", (int)name->len, name->data);
    if (number) out->line = unit->first_line;
    out->is_code = true;
    out->code = (uint32_t)number;
    return true;
  }
  return false;
}

static bool find_shared(const struct naming *naming, const char *symbol, struct named *out) {
  uint32_t number;
  for (int i = 0; i < SHARED; i++) {
    if (strncmp(symbol, shared[i].prefix, strlen(shared[i].prefix))) continue;
    out->kind = shared[i].kind;
    if (!naming || !strset_find(&naming->constants, symbol, strlen(symbol), &number)) return true;
    out->module = naming->places[number].module;
    out->line = naming->places[number].line;
    if (naming->places[number].variable) snprintf(out->what, sizeof out->what, "%s", naming->places[number].variable);
    return true;
  }
  return false;
}

static bool find_object(const struct naming *naming, const char *symbol, struct named *out) {
  struct snapshot_object object;
  if (strncmp(symbol, "firn_snap_", 10)) return false;
  out->kind = "object";
  if (!naming || !snapshot_object(naming->snapshot, (uint32_t)strtoul(symbol + 10, NULL, 10), &object)) return true;
  snprintf(out->what, sizeof out->what, "%s", object.variable ? object.variable : "");
  snprintf(out->shape, sizeof out->shape, "%s%s", object.kind, object.copies_up ? " that copy up" : "");
  out->module = object.module;
  out->line = object.line;
  out->change_module = object.change_module, out->change_line = object.change_line;
  return true;
}

void naming_find(const struct naming *naming, const char *symbol, struct named *out) {
  static const struct { const char *symbol, *kind; } tables[] = {
      {"firn_names", "table of names"}, {"firn_places", "table of constants"}, {"firn_type_ops", "table of operations"}, {"firn_modules_ram", "variables"},
      {"firn_modules", "table of modules"}, {"firn_classes_table", "table of classes"},
      {"firn_native_ranges", "line table of native code"}};
  static const struct { const char *prefix, *kind; } escaped[] = {
      {"firn_name_", "name"}, {"firn_file_", "files"}, {"firn_cfun_", "builtin"}, {"firn_members_", "members"}};
  *out = (struct named){.kind = "", .module = UINT32_MAX};
  if (find_part(naming, symbol, out) || find_shared(naming, symbol, out) || find_object(naming, symbol, out)) return;
  for (size_t i = 0; i < sizeof escaped / sizeof escaped[0]; i++) {
    size_t len = strlen(escaped[i].prefix);
    if (strncmp(symbol, escaped[i].prefix, len)) continue;
    out->kind = escaped[i].kind;
    unescape(symbol + len, strlen(symbol + len), out->what, sizeof out->what);
    return;
  }
  snprintf(out->what, sizeof out->what, "%s", symbol);
  for (size_t i = 0; i < sizeof tables / sizeof tables[0]; i++)
    if (!strcmp(symbol, tables[i].symbol)) out->kind = tables[i].kind, out->what[0] = '\0';
}

void naming_text(const struct naming *naming, const char *symbol, char *out, size_t size) {
  struct named named;
  naming_find(naming, symbol, &named);
  const struct graph_module *module = named.module == UINT32_MAX ? NULL : naming->graph->modules[named.module];
  const char *kind = named.shape[0] ? named.shape : named.kind;
  char line[16] = "";
  if (named.line) snprintf(line, sizeof line, ":%u", named.line);
  snprintf(out, size, "%s%s%s%s%s%s", module ? module->file : "", line, module && named.what[0] ? " " : "", named.what,
           (module || named.what[0]) && kind[0] ? " " : "", kind);
}

static const char *reason_of(const char *shape) {
  static const struct { const char *kind, *why; } reasons[] = {
      {"list", "a list can change; a tuple would be in ROM"},
      {"bytearray", "a bytearray can change; bytes would be in ROM"},
      {"array", "an array can change; bytes or a tuple would be in ROM"},
      {"dict", "a dict can change"},
      {"set", "a set can change"},
      {"class ", "attributes of a class can be set"}};
  size_t len = strlen(shape);
  if (len > 9 && !strcmp(shape + len - 9, " instance")) return "its attributes can be set";
  for (size_t i = 0; i < sizeof reasons / sizeof reasons[0]; i++)
    if (!strncmp(shape, reasons[i].kind, strlen(reasons[i].kind))) return reasons[i].why;
  return "it can change";
}

void naming_reason(const struct naming *naming, const struct named *named, char *out, size_t size) {
  if (naming && named->change_line)
    snprintf(out, size, "%s:%u may change it", naming->graph->modules[named->change_module]->file, named->change_line);
  else
    snprintf(out, size, "%s", reason_of(named->shape));
}

/* ---- constants ---- */

/* The line of the first instruction of a module that uses an entry of its pool. */
static uint32_t line_of_use(const struct frozen_module *frozen, uint32_t entry) {
  for (uint32_t c = 0; c < frozen->n_codes; c++) {
    const struct frozen_code *code = &frozen->codes[c];
    struct scan scan = scan_begin(SCAN_FROZEN, code->bytes, code->size);
    while (scan_next(&scan))
      if (scan.is_pool && scan.n == entry) return frozen_line(code, scan.offset);
  }
  return 0;
}

static bool is_constant(const char *symbol) {
  for (int i = 0; i < SHARED; i++)
    if (!strncmp(symbol, shared[i].prefix, strlen(shared[i].prefix))) return true;
  return false;
}

/* The constant and those inside of it are used there. */
static void place(struct naming *naming, const struct image *image, image_symbol symbol, struct naming_place where) {
  const char *name = image->symbols[symbol].name;
  uint32_t before = naming->constants.count;
  if (!is_constant(name)) return;
  uint32_t number = strset_add(&naming->constants, name, strlen(name));
  if (number < before) return;
  naming->places = memory_room(naming->places, &naming->place_room, number + 1, sizeof *naming->places);
  naming->places[number] = where;
  const struct section *section = &image->sections[image->symbols[symbol].section];
  const struct symbol *whole = &image->symbols[symbol];
  for (uint32_t i = 0; whole->section && i < section->address_count; i++)
    if (section->addresses[i].offset - whole->offset < whole->size) place(naming, image, section->addresses[i].symbol, where);
}

/* The module's own text of a variable's name. */
static const char *frozen_slot(const struct frozen_module *frozen, const char *name) {
  for (uint32_t i = 0; i < frozen->n_slots; i++)
    if (!strcmp(frozen->slots[i].data, name)) return frozen->slots[i].data;
  return NULL;
}

/* Where what a word of a symbol leads to is used. */
static struct naming_place place_of(const struct naming *naming, const struct named *named, const char *symbol, uint32_t word) {
  struct naming_place where = {.module = named->module, .line = named->line};
  const struct frozen_module *frozen = naming->frozen[named->module];
  if (!strncmp(symbol, "firn_pool_", 10)) where.line = line_of_use(frozen, word - 1);
  if (!strncmp(symbol, "firn_snap_", 10)) where.variable = named->what[0] ? frozen_slot(frozen, named->what) : NULL;
  if (!strncmp(symbol, "firn_slots_", 11) && word < frozen->n_slots) {
    where.variable = frozen->slots[word].data;
    where.line = naming->snapshot ? snapshot_line(naming->snapshot, named->module, word) : 0;
  }
  return where;
}

/* A symbol whose words lead to constants. */
struct holder {
  const struct symbol *symbol;
  struct named named;
};

static bool is_pool(const struct symbol *symbol) { return !strncmp(symbol->name, "firn_pool_", 10); }

static int by_place(const void *left, const void *right) {
  const struct symbol *a = ((const struct holder *)left)->symbol, *b = ((const struct holder *)right)->symbol;
  if (a->section != b->section) return a->section < b->section ? -1 : 1;
  return a->offset != b->offset ? a->offset < b->offset ? -1 : 1 : 0;
}

/* The words of those among them that are pools, or of the others, that are addresses of constants; or places (places.h). They are in
   no order. */
static void learn_section(struct naming *naming, const struct image *image, const struct holder *holders, uint32_t count, bool pools) {
  const struct section *section = &image->sections[holders->symbol->section];
  for (uint32_t i = 0; i < section->address_count + section->short_count; i++) {
    bool is_short = i >= section->address_count;
    const struct address *address = is_short ? &section->shorts[i - section->address_count] : &section->addresses[i];
    if (!address->symbol) continue;
    const char *name = image->symbols[address->symbol].name;
    uint32_t low = 0, high = count;
    if (!is_constant(name) || strset_has(&naming->constants, name, strlen(name))) continue;
    while (low < high) {
      uint32_t middle = (low + high) / 2;
      if (holders[middle].symbol->offset <= address->offset) low = middle + 1;
      else high = middle;
    }
    const struct holder *holder = low ? &holders[low - 1] : NULL;
    if (!holder || address->offset >= holder->symbol->offset + holder->symbol->size) continue;
    if (is_pool(holder->symbol) != pools) continue;
    uint32_t word = (address->offset - holder->symbol->offset) / (is_short ? 2 : image_word(image));
    place(naming, image, address->symbol, place_of(naming, &holder->named, holder->symbol->name, word));
  }
}

void naming_learn(struct naming *naming, const struct image *image) {
  struct holder *holders = NULL;
  uint32_t count = 0, room = 0;
  for (image_symbol s = 1; s < image->symbol_count; s++) {
    const struct symbol *symbol = &image->symbols[s];
    bool leads = is_pool(symbol) || !strncmp(symbol->name, "firn_snap_", 10) || !strncmp(symbol->name, "firn_slots_", 11);
    if (!symbol->section || !leads) continue;
    holders = memory_room(holders, &room, count + 1, sizeof *holders);
    holders[count].symbol = symbol;
    naming_find(naming, symbol->name, &holders[count].named);
    count += holders[count].named.module != UINT32_MAX;
  }
  if (count) qsort(holders, count, sizeof *holders, by_place);
  /* A variable's name says more than the line where its value is used. */
  for (int pools = 0; pools < 2; pools++)
    for (uint32_t i = 0, end; i < count; i = end) {
      for (end = i + 1; end < count && holders[end].symbol->section == holders[i].symbol->section;) end++;
      learn_section(naming, image, &holders[i], end - i, pools);
    }
  free(holders);
}

void naming_free(struct naming *naming) {
  strset_free(&naming->constants);
  free(naming->places);
  *naming = (struct naming){0};
}
