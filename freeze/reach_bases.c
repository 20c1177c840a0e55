/* SPDX-License-Identifier: MIT */
/* Which builtin types classes derive from, and whether other bases stand behind them.

   class C(int, Mixin) takes __add__ from int: on its MRO int comes first. At run time that is seen by int's member table,
   which in a closed image has only what the image looks up by name. So where a class may have several bases, the tables of
   the types that classes derive from keep the special methods that classes define, too (builtins.c). Images without such
   classes have none of it.

   Bases are what is loaded between the function of a class's body and the store of the class. A builtin type that is given
   another name counts as a base; where bases are in local variables or classes are made by type(), any type may be one. */
#include "freeze/reach_bases.h"

#include <string.h>

bool reach_is_builtin(struct code_text name) {
  static const char *const names[] = {
#define BUILTIN(n, symbol, sig, min, max, flags) #n,
#define BUILTIN_TYPE(n, symbol) #n,
#define BUILTIN_VALUE(n, symbol) #n,
#include "runtime/abi/builtin.def"
#define EXCEPTION(n, base) #n,
#include "runtime/abi/exception.def"
#undef EXCEPTION
  };
  for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
    if (strlen(names[i]) == name.len && !memcmp(names[i], name.data, name.len)) return true;
  return false;
}

/* The builtin that the instruction loads; empty. */
static struct code_text loaded(const struct frozen_module *module, const struct scan *scan) {
  bool by_name = scan->op == SCAN_OP_LOAD_NAME || scan->op == SCAN_OP_LOAD_NAME_DYNAMIC || scan->op == SCAN_OP_LOAD_GLOBAL_NAME;
  struct code_text none = {0};
  if ((scan->op != SCAN_OP_LOAD_CONST_OBJ && !by_name) || scan->n >= module->n_pool) return none;
  const struct frozen_ref *ref = &module->pool[scan->n];
  return ref->kind == FROZEN_BUILTIN || (by_name && reach_is_builtin(ref->name)) ? ref->name : none;
}

static bool is_local(uint8_t op) {
  return op == SCAN_OP_LOAD_FAST_N || op == SCAN_OP_LOAD_DEREF || (op >= SCAN_OP_LOAD_FAST_MULTI && op < SCAN_OP_LOAD_FAST_MULTI + 16);
}

static bool is_store(uint8_t op) {
  return op == SCAN_OP_STORE_NAME || op == SCAN_OP_STORE_GLOBAL || op == SCAN_OP_STORE_ATTR || op == SCAN_OP_STORE_FAST_N ||
         op == SCAN_OP_STORE_DEREF || op == SCAN_OP_STORE_GLOBAL_NAME ||
         (op >= SCAN_OP_STORE_FAST_MULTI && op < SCAN_OP_STORE_FAST_MULTI + 16);
}

static bool is_make(uint8_t op) {
  return op == SCAN_OP_MAKE_FUNCTION || op == SCAN_OP_MAKE_FUNCTION_DEFARGS || op == SCAN_OP_MAKE_CLOSURE ||
         op == SCAN_OP_MAKE_CLOSURE_DEFARGS;
}

/* Body and name come before the bases; type() takes three arguments. */
static void see_call(struct reach *reach, const struct scan *scan, const struct reach_bases *bases) {
  bool stars = scan->op == SCAN_OP_CALL_FUNCTION_VAR_KW;
  unsigned positional = scan->n & 0xff;
  if (bases->at == BASES_LIST && (stars || positional >= 4)) reach->mixes = true;
  if (bases->at == BASES_LIST && stars) reach->any_base = true;
  if (bases->type && (stars || positional == 3)) reach->mixes = reach->any_base = true;
}

void reach_see_bases(struct reach *reach, const struct frozen_module *module, const struct scan *scan, struct reach_bases *bases) {
  struct code_text name = loaded(module, scan);
  if (scan->op == SCAN_OP_LOAD_BUILD_CLASS) bases->at = BASES_BODY;
  else if (bases->at == BASES_BODY && is_make(scan->op)) bases->at = BASES_LIST;
  if (scan->op == SCAN_OP_CALL_FUNCTION || scan->op == SCAN_OP_CALL_FUNCTION_VAR_KW) see_call(reach, scan, bases);
  if (bases->at == BASES_LIST && is_local(scan->op)) reach->any_base = true;
  if (is_store(scan->op)) {
    if (bases->last.data) strset_add(&reach->bases, bases->last.data, bases->last.len);
    bases->at = BASES_NONE;
  }
  if (bases->at == BASES_LIST && name.data) strset_add(&reach->bases, name.data, name.len);
  bases->type |= name.len == 4 && !memcmp(name.data, "type", 4);
  bases->last = name;
}

/* Types of modules that derive from builtin ones, and what makes such. */
static bool has_heir(const struct reach *reach, const char *type) {
  static const char *const heirs[][2] = {{"dict", "OrderedDict"}, {"dict", "defaultdict"}, {"dict", "Counter"}, {"tuple", "namedtuple"}};
  for (size_t i = 0; i < sizeof heirs / sizeof heirs[0]; i++)
    if (!strcmp(heirs[i][0], type) && strset_has(&reach->names, heirs[i][1], strlen(heirs[i][1]))) return true;
  return false;
}

bool reach_mixes(const struct reach *reach, const char *type) {
  if (!reach->mixes) return false;
  if (strset_has(&reach->bases, type, strlen(type)) || has_heir(reach, type)) return true;
  return reach->any_base && strset_has(&reach->names, type, strlen(type));
}
