/* SPDX-License-Identifier: MIT */
/* The builtin namespaces of an image. A type's C code refers to its method table by symbol; the
   table is written here, with only those methods whose names the image can utter, and each method's
   C function is reached from its row alone. So what nobody names, --gc-sections drops.

   A cfunction object is weak and named after its row: objects that were frozen apart share it. */
#include "freeze/builtins.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "freeze/memory.h"
#include "freeze/name_index.h"
#include "freeze/reach.h"
#include "runtime/abi/cfunction.h"
#include "runtime/abi/hash.h"
#include "runtime/abi/owner.h"
#include "runtime/abi/symbol.h"

enum row_kind { ROW_FUNCTION, ROW_NONE, ROW_OBJECT, ROW_INT, ROW_STR, ROW_FLOAT, ROW_TYPE, ROW_MODULE };

/* Static and class methods have no self, but class methods get a type. */
#define METHOD_FLAG(flags) ((flags) & (CFUN_STATIC | CFUN_CLASS) ? 0 : CFUN_METHOD)
#define METHOD_SELF(owner, flags) \
  ((flags) & CFUN_CLASS ? (int)KIND_TYPE : (flags) & CFUN_STATIC ? 0 : KIND_OF_SELF(OWNER_KIND_##owner))

static const struct row {
  enum row_kind kind;
  const char *owner, *name; /* owner: "builtins", a type, a module */
  const char *symbol;       /* of the C function or object; ROW_STR: the text */
  uint8_t sig, min, max, flags;
  double number;
} rows[] = {
#define BUILTIN(n, symbol, sig, min, max, flags) \
  {ROW_FUNCTION, "builtins", #n, #symbol, CFUN_##sig, min, max, CFUN_##flags, 0},
#define BUILTIN_TYPE(n, symbol) {ROW_OBJECT, "builtins", #n, #symbol, 0, 0, 0, 0, 0},
#define BUILTIN_VALUE(n, symbol) {ROW_OBJECT, "builtins", #n, #symbol, 0, 0, 0, 0, 0},
#define TYPE(owner, kind) {ROW_TYPE, #owner, "", "", 0, 0, 0, 0, 0},
#define METHOD(owner, n, symbol, sig, min, max, flags) \
  {ROW_FUNCTION, #owner, #n, #symbol, CFUN_##sig | METHOD_SELF(owner, CFUN_##flags) << CFUN_SIG_BITS, min, max, \
   CFUN_##flags | METHOD_FLAG(CFUN_##flags), 0},
#define METHOD_NONE(owner, n) {ROW_NONE, #owner, #n, "", 0, 0, 0, 0, 0},
#define MODULE(n) {ROW_MODULE, #n, "", "", 0, 0, 0, 0, 0},
#define FUNCTION(module, n, symbol, sig, min, max, flags) \
  {ROW_FUNCTION, #module, #n, #symbol, CFUN_##sig, min, max, CFUN_##flags, 0},
#define MEMBER_TYPE(module, n, symbol) {ROW_OBJECT, #module, #n, #symbol, 0, 0, 0, 0, 0},
#define MEMBER_INT(module, n, value) {ROW_INT, #module, #n, "", 0, 0, 0, 0, (double)(value)},
#define MEMBER_STR(module, n, text) {ROW_STR, #module, #n, text, 0, 0, 0, 0, 0},
#define MEMBER_OBJECT(module, n, symbol) {ROW_OBJECT, #module, #n, #symbol, 0, 0, 0, 0, 0},
#define MEMBER_FLOAT(module, n, value) {ROW_FLOAT, #module, #n, "", 0, 0, 0, 0, (value)},
#include "runtime/abi/builtin.def"
#define EXCEPTION(n, base) {ROW_OBJECT, "builtins", #n, "exc_" #n, 0, 0, 0, 0, 0},
#include "runtime/abi/exception.def"
#undef EXCEPTION
};

enum { ROWS = sizeof rows / sizeof rows[0] };

/* What takes the place of rows in images that store an attribute. */
static const struct stored {
  const char *attribute;
  struct row row;
} stored[] = {
#define STORED(attribute, owner, n, symbol, sig, min, max, flags) \
  {#attribute, {ROW_FUNCTION, #owner, #n, #symbol, CFUN_##sig, min, max, CFUN_##flags, 0}},
#define STORED_GETTER(attribute, module, n, symbol) \
  {#attribute, {ROW_FUNCTION, #module, #n, #symbol, CFUN_0, 0, 0, CFUN_GETTER_IMPURE, 0}},
#include "runtime/abi/builtin.def"
};

/* What takes the place of rows in images that call them with no more arguments than `max`. */
static const struct row plain[] = {
#define PLAIN_CALL(owner, n, symbol, sig, count) \
  {ROW_FUNCTION, #owner, #n, #symbol, CFUN_##sig | METHOD_SELF(owner, 0) << CFUN_SIG_BITS, count, count, METHOD_FLAG(0), 0},
#include "runtime/abi/builtin.def"
};

static const struct row *row_in(const struct rom *rom, const struct row *row) {
  for (size_t i = 0; i < sizeof stored / sizeof stored[0]; i++) {
    const struct row *other = &stored[i].row;
    if (!strcmp(other->name, row->name) && !strcmp(other->owner, row->owner) && rom->reach && reach_stores(rom->reach, stored[i].attribute)) return other;
  }
  for (size_t i = 0; i < sizeof plain / sizeof plain[0]; i++) {
    if (strcmp(plain[i].name, row->name) || strcmp(plain[i].owner, row->owner) || rom->at_build || !rom->reach) continue;
    if (!rom->reach->open && !flow_passes(rom->reach->flow, row->name, plain[i].max + 1u)) return &plain[i];
  }
  return row;
}

static bool is(const char *text, const char *name, size_t len) {
  return strlen(text) == len && !memcmp(text, name, len);
}

static struct name_index by_name = NAME_INDEX(rows, name), by_owner = NAME_INDEX(rows, owner);

static const struct row *find(const char *owner, const char *name, size_t len) {
  for (int i = name_index_find(&by_name, name, len); i >= 0; i = name_index_more(&by_name, i))
    if (rows[i].kind < ROW_TYPE && !strcmp(rows[i].owner, owner)) return &rows[i];
  return NULL;
}

/* Builtins that are no objects: bytecode has them in its pool, programs that compile or name the module look them up. */
static const char *const words[] = {"Ellipsis", "NotImplemented"};

bool builtins_has(const char *name, size_t len) {
  for (int i = 0; i < 2; i++)
    if (is(words[i], name, len)) return true;
  return find("builtins", name, len) != NULL;
}

bool builtins_needs_compiler(const char *name, size_t len) {
  const struct row *row = find("builtins", name, len);
  return row && (row->flags & CFUN_COMPILER) == CFUN_COMPILER;
}

bool builtins_has_module(const char *name, size_t len) {
  for (int i = name_index_find(&by_owner, name, len); i >= 0; i = name_index_more(&by_owner, i))
    if (rows[i].kind == ROW_MODULE) return true;
  return false;
}

void builtins_module_names(struct strset *names) {
  for (int i = 0; i < ROWS; i++)
    if (rows[i].kind == ROW_MODULE) strset_add(names, rows[i].owner, strlen(rows[i].owner));
}

bool builtins_module_has(const char *module, const char *name, size_t len) {
  return find(module, name, len) != NULL;
}

const char *builtins_type_owner(const char *module, const char *name) {
  const struct row *row = find(module, name, strlen(name));
  for (int i = 0; row && row->kind == ROW_OBJECT && i < ROWS; i++) {
    size_t len = strlen(rows[i].owner);
    if (rows[i].kind == ROW_TYPE && !strncmp(row->symbol, rows[i].owner, len) && !strcmp(row->symbol + len, "_type")) return rows[i].owner;
  }
  return NULL;
}

void builtins_member_names(const char *owner, struct strset *names) {
  for (int i = name_index_find(&by_owner, owner, strlen(owner)); i >= 0; i = name_index_more(&by_owner, i))
    if (rows[i].kind < ROW_TYPE) strset_add(names, rows[i].name, strlen(rows[i].name));
}

bool builtins_is_impure(const char *owner, const char *name) {
  const struct row *row = find(owner, name, strlen(name));
  return row && row->kind == ROW_FUNCTION && row->flags & CFUN_IMPURE;
}

/* ---- as objects ---- */

static void function_symbol(const struct row *row, char *symbol, size_t size) {
  char member[128];
  int len = snprintf(member, sizeof member, "%s.%s", row->owner, row->name);
  symbol_escape(symbol, size, "firn_cfun_", member, (size_t)len);
}

bool builtins_function_symbol(const char *owner, const char *name, char *symbol, size_t size) {
  const struct row *row = find(owner, name, strlen(name));
  if (!row || row->kind != ROW_FUNCTION) return false;
  function_symbol(row, symbol, size);
  return true;
}

/* The C function of a row: in an image that runs at build time, a trap if it must not run there. */
static struct rom_value entry_of(struct rom *rom, const struct row *row) {
  if (!rom->at_build || !(row->flags & CFUN_IMPURE)) return rom_address(rom, row->symbol);
  char *symbol = memory_format("snapshot_trap_%s_%s", row->owner, row->name);
  struct rom_value value = rom_address(rom, symbol);
  free(symbol);
  return value;
}

static struct rom_value function_value(struct rom *rom, const struct row *row) {
  char symbol[160];
  row = row_in(rom, row);
  function_symbol(row, symbol, sizeof symbol);
  struct rom_value value = rom_address(rom, symbol);
  if (image_is_defined(rom->image, value.symbol)) return value;
  struct rom_object object =
      rom_begin(rom, symbol, LAY_cfunction, 0, IMAGE_ROM, IMAGE_WEAK, "cfunction_type");
  rom_set(&object, FLD_cfunction_name, rom_text(rom, row->name));
  rom_set(&object, FLD_cfunction_fn, entry_of(rom, row));
  rom_set_number(&object, FLD_cfunction_sig, row->sig);
  rom_set_number(&object, FLD_cfunction_min, row->min);
  rom_set_number(&object, FLD_cfunction_max, row->max);
  rom_set_number(&object, FLD_cfunction_flags, row->flags);
  return object.value;
}

static struct rom_value row_value(struct rom *rom, const struct row *row) {
  switch (row_in(rom, row)->kind) {
  case ROW_FUNCTION: return function_value(rom, row);
  case ROW_NONE: return rom_imm(IMM_NONE);
  case ROW_INT: return rom_int(rom, (int64_t)row->number);
  case ROW_STR: return rom_text(rom, row->symbol);
  case ROW_FLOAT: return rom_float(rom, row->number);
  default: return rom_address(rom, rom->at_build && !strcmp(row->owner, "machine") ? "snapshot_trap_object" : row->symbol);
  }
}

struct rom_value builtins_function(struct rom *rom, const char *symbol) {
  char name[160];
  for (int i = 0; i < ROWS; i++) {
    if (rows[i].kind != ROW_FUNCTION) continue;
    function_symbol(&rows[i], name, sizeof name);
    if (!strcmp(name, symbol)) return function_value(rom, &rows[i]);
  }
  return rom_word(0);
}

struct rom_value builtins_value(struct rom *rom, const char *name, size_t len) {
  if (is("Ellipsis", name, len)) return rom_imm(IMM_ELLIPSIS);
  if (is("NotImplemented", name, len)) return rom_imm(IMM_NOTIMPLEMENTED);
  const struct row *row = find("builtins", name, len);
  return row ? row_value(rom, row) : rom_word(0);
}

static bool is_reached(const struct reach *reach, const struct row *row, const char *owner) {
  if (row->kind >= ROW_TYPE || strcmp(row->owner, owner)) return false;
  if ((row->flags & CFUN_COMPILER) == CFUN_COMPILER && !reach->compiler) return false;
  if (!strcmp(row->owner, "_prompt") && !reach->prompt) return false;
  if (!strcmp(owner, "builtins") && reach->without && strset_has(reach->without, row->name, strlen(row->name))) return false;
  if (!strcmp(owner, "builtins")) return reach_builtin(reach, row->name);
  /* formatting does without object.__format__ */
  if (!strcmp(owner, "object") && !strcmp(row->name, "__format__")) return reach_loads(reach, row->name);
  if (reach_member(reach, owner, row->name)) return true;
  /* Only defined by classes: found in place of another class's when that stands behind the type on an MRO (reach_bases.c). */
  if (!reach_defines(reach, row->name) || !strcmp(owner, "object")) return false;
  if (reach_mixes(reach, owner)) return true;
  return row->kind != ROW_NONE && (!find("builtins", owner, strlen(owner)) || reach_builtin(reach, owner));
}

static bool is_word_reached(const struct reach *reach, const char *owner, const char *word) {
  if (strcmp(owner, "builtins")) return false;
  return reach->open || (strset_has(&reach->names, "builtins", 8) && reach_member(reach, "builtins", word));
}

void builtins_names(const struct reach *reach, struct strset *names) {
  for (int i = 0; i < ROWS; i++)
    if (is_reached(reach, &rows[i], "builtins")) strset_add(names, rows[i].name, strlen(rows[i].name));
  for (int i = 0; i < 2; i++) strset_add(names, words[i], strlen(words[i]));
}

void builtins_others(const struct strset *names, struct strset *others) {
  for (int i = 0; i < ROWS; i++)
    if (rows[i].kind < ROW_TYPE && !strcmp(rows[i].owner, "builtins") && !strset_has(names, rows[i].name, strlen(rows[i].name)))
      strset_add(others, rows[i].name, strlen(rows[i].name));
}

struct member {
  const char *name;
  const struct row *row; /* NULL: one of `words` */
};

static int by_info(const void *left, const void *right) {
  const char *a = ((const struct member *)left)->name, *b = ((const struct member *)right)->name;
  uint32_t x = (uint32_t)hash_info(a, strlen(a)), y = (uint32_t)hash_info(b, strlen(b));
  return x != y ? (x < y ? -1 : 1) : strcmp(a, b);
}

/* The member table of an owner, under firn_members_<owner>. That of the builtins is sorted: the runtime looks names up in it. */
static struct rom_value emit_table(struct rom *rom, const struct reach *reach, const char *owner) {
  struct member members[ROWS + 2];
  uint32_t count = 0, at = 0;
  for (int i = name_index_find(&by_owner, owner, strlen(owner)); i >= 0; i = name_index_more(&by_owner, i))
    if (is_reached(reach, &rows[i], owner)) members[count++] = (struct member){rows[i].name, &rows[i]};
  for (int i = 0; i < 2; i++)
    if (is_word_reached(reach, owner, words[i])) members[count++] = (struct member){words[i], NULL};
  if (!strcmp(owner, "builtins")) qsort(members, count, sizeof *members, by_info);
  char *symbol = memory_format("firn_members_%s", owner);
  struct rom_object table =
      rom_begin(rom, symbol, LAY_members, 2 * count, IMAGE_ROM, IMAGE_GLOBAL, NULL);
  free(symbol);
  rom_set_number(&table, FLD_members_n, count);
  for (uint32_t i = 0; i < count; i++) {
    const struct member *m = &members[i];
    rom_set_tail(&table, FLD_members_rows, at++, rom_text(rom, m->name));
    rom_set_tail(&table, FLD_members_rows, at++, m->row ? row_value(rom, m->row) : builtins_value(rom, m->name, strlen(m->name)));
  }
  return table.value;
}

void builtins_emit_members(struct rom *rom, const struct reach *reach) {
  emit_table(rom, reach, "builtins");
  for (int i = 0; i < ROWS; i++)
    if (rows[i].kind == ROW_TYPE) emit_table(rom, reach, rows[i].owner);
}

struct rom_value builtins_emit_module(struct rom *rom, const struct reach *reach, const char *name,
                                      uint8_t is_package, struct rom_value state) {
  char info[96], module[96];
  symbol_escape(info, sizeof info, "firn_info_", name, strlen(name));
  symbol_escape(module, sizeof module, "firn_mod_", name, strlen(name));
  bool builtins = !strcmp(name, "builtins");
  struct rom_value table =
      builtins ? rom_address(rom, "firn_members_builtins") : emit_table(rom, reach, name);
  struct rom_object about = rom_begin(rom, info, LAY_module_info, 0, IMAGE_ROM, IMAGE_GLOBAL, NULL);
  rom_set(&about, FLD_module_info_name, rom_text(rom, name));
  rom_set(&about, FLD_module_info_members, table);
  rom_set_number(&about, FLD_module_info_is_package, is_package);
  struct rom_object object =
      rom_begin(rom, module, LAY_module, 0, IMAGE_ROM, IMAGE_GLOBAL, "module_type");
  rom_set(&object, FLD_module_info, about.value);
  rom_set(&object, FLD_module_state, state);
  return object.value;
}
