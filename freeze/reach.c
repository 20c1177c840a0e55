/* SPDX-License-Identifier: MIT */
/* Reachability: what of the runtime an image can need, decided from its code before linking.

   The linker can drop what nothing points to, but the interpreter could reach everything: any
   method by its name, any operation by its opcode. In a closed image both are known. A name that
   occurs in no constant pool cannot be looked up, so the method tables leave it out; an opcode that
   occurs in no function is never executed, so the pointer to the code behind it is NULL
   (service.def; want.def says what needs what). An exception is the attribute name computed at run
   time: getattr(x, a + b) may utter anything, and then all members stay, and the report says why. */
#include "freeze/reach.h"

#include <stdlib.h>
#include <string.h>

#include "freeze/locals.h"
#include "freeze/memory.h"
#include "freeze/name_index.h"
#include "freeze/reach_bases.h"
#include "freeze/scan.h"
#include "freeze/snapshot.h"
#include "runtime/abi/code.h"
#include "runtime/abi/frame.h"

void reach_init(struct reach *reach, bool open, bool compiler, bool prompt) {
  memset(reach, 0, sizeof *reach);
  reach->open = reach->packed_lines = open;
  reach->compiler = compiler;
  reach->prompt = prompt;
  reach->flags_all = ~0u;
}

void reach_free(struct reach *reach) {
  strset_free(&reach->names);
  strset_free(&reach->loads);
  strset_free(&reach->stores);
  strset_free(&reach->globals);
  strset_free(&reach->prefixes);
  strset_free(&reach->stars);
  strset_free(&reach->bases);
}

void reach_add_name(struct reach *reach, const char *name, size_t len) {
  strset_add(&reach->names, name, len);
  strset_add(&reach->loads, name, len);
}

void reach_add_prefix(struct reach *reach, const char *prefix) {
  strset_add(&reach->prefixes, prefix, strlen(prefix));
}

/* "{0.real:>{w.n}}": str.format looks up the names after dots. */
static void add_format_names(struct reach *reach, struct code_text text) {
  if (!text.len || !memchr(text.data, '{', text.len)) return;
  for (uint32_t i = 0; i < text.len; i++) {
    if (text.data[i] != '.') continue;
    uint32_t end = i + 1;
    while (end < text.len && !strchr(".[]{}:!", text.data[end])) end++;
    if (end > i + 1) reach_add_name(reach, text.data + i + 1, end - i - 1);
  }
}

/* Does the text have a float's conversion: "%8.3f", "{:e}", ".2f" (the format of an f-string)? */
static bool is_float_text(struct code_text text) {
  for (uint32_t i = 0; i < text.len; i++) {
    if (!strchr("eEfFgG%", text.data[i]) || !text.data[i]) continue;
    bool last = i + 1 == text.len || text.data[i + 1] == '}';
    uint32_t from = i;
    while (from && strchr("0123456789.,_+- #z<>=^", text.data[from - 1])) from--;
    if (from && text.data[from - 1] == '%') return true;
    if (last && (!from || from < i || strchr(":}", text.data[from - 1]))) return true;
  }
  return false;
}

static bool text_is(struct code_text text, const char *other) {
  return text.len == strlen(other) && !memcmp(text.data, other, text.len);
}

static bool is_non_ascii(struct code_text text) {
  for (uint32_t i = 0; i < text.len; i++)
    if (text.data[i] & 0x80) return true;
  return false;
}

static void add_const(struct reach *reach, const struct code_const *constant) {
  int64_t edge = (int64_t)1 << 30;
  if (constant->kind == CODE_CONST_BIGINT) reach->big_ints = true;
  if (constant->kind == CODE_CONST_INT && (constant->small >= edge || constant->small < -edge))
    reach->big_ints = true;
  if (constant->kind == CODE_CONST_BYTES && is_float_text(constant->text)) reach->float_text = true;
  if (constant->kind == CODE_CONST_STR) {
    reach->float_text |= is_float_text(constant->text);
    reach->non_ascii |= is_non_ascii(constant->text);
  }
  if (constant->kind != CODE_CONST_TUPLE) return;
  for (uint32_t i = 0; i < constant->n; i++) add_const(reach, constant->items[i]);
}

/* What only the building of classes and the import of modules do. Code that ran at build time and is gone counts in all
   other respects: objects that it made may need what it used, a class its property's service. */
static bool is_done_once(uint8_t op) {
  static const uint8_t ops[] = {SCAN_OP_LOAD_BUILD_CLASS, SCAN_OP_IMPORT_NAME, SCAN_OP_IMPORT_FROM, SCAN_OP_IMPORT_STAR,
                                SCAN_OP_LOAD_NAME,        SCAN_OP_STORE_NAME,  SCAN_OP_DELETE_NAME, SCAN_OP_LOAD_CLASS_NAME,
                                SCAN_OP_LOAD_NAME_DYNAMIC};
  for (size_t i = 0; i < sizeof ops; i++)
    if (op == ops[i]) return true;
  return false;
}

/* How pool entries are used. */
enum { USED_STORED = 1, USED_LOADED = 2, USED_ATTRIBUTE = 4 /* stored to one */, USED_OF_OBJECT = 8 /* loaded from one */ };

static void add_code(struct reach *reach, const struct frozen_module *module, const struct frozen_code *code, bool lives,
                     uint8_t *uses, bool *matches) {
  struct scan scan = scan_begin(SCAN_FROZEN, code->bytes, code->size);
  struct reach_bases bases = {0};
  while (scan_next(&scan)) {
    reach->ever[scan.op] = true;
    *matches |= scan.op == SCAN_OP_MATCH_CLASS;
    reach->runs[scan.op] |= lives;
    if (lives || (!reach->flow && !is_done_once(scan.op)) || (scan.op == SCAN_OP_IMPORT_NAME && reach->packages)) reach->opcode[scan.op] = true;
    if (lives || !reach->flow) reach->keywords |= scan_keywords(&scan);
    reach->imports |= scan.op == SCAN_OP_IMPORT_NAME;
    reach->imports_builtins |= scan.op == SCAN_OP_IMPORT_NAME && text_is(module->pool[scan.n].name, "builtins");
    reach_see_bases(reach, module, &scan, &bases);
    if (scan.is_pool && scan.n < module->n_pool)
      uses[scan.n] |= scan.op == SCAN_OP_STORE_NAME || scan.op == SCAN_OP_DELETE_NAME ? USED_STORED : USED_LOADED;
    if (scan.op == SCAN_OP_STORE_ATTR && scan.n < module->n_pool) uses[scan.n] |= USED_ATTRIBUTE;
    bool loads = scan.op == SCAN_OP_LOAD_ATTR || scan.op == SCAN_OP_LOAD_METHOD || scan.op == SCAN_OP_LOAD_TYPE_METHOD;
    if (loads && scan.n < module->n_pool) uses[scan.n] |= USED_OF_OBJECT;
    if (scan.op != SCAN_OP_LOAD_NAME_DYNAMIC && scan.op != SCAN_OP_LOAD_NAME &&
        scan.op != SCAN_OP_LOAD_GLOBAL)
      continue;
    struct code_text name = {0};
    if (scan.op == SCAN_OP_LOAD_GLOBAL) {
      if (scan.n < module->n_slots) name = module->slots[scan.n];
      reach->shadowed |= name.data && reach_is_builtin(name);
    } else if (scan.n < module->n_pool) {
      name = module->pool[scan.n].name;
    }
    if (name.data) strset_add(&reach->globals, name.data, name.len);
  }
  const struct code_unit *unit = code->unit;
  unsigned flags = frame_code_flags(unit->flags, unit->n_kwonly, unit->n_cells, unit->n_free, frame_words(code->n_state, unit->n_handlers));
  if (!lives && reach->flow) return;
  reach->unset_locals = reach->unset_locals || locals_may_be_unset(unit);
  reach->flags_any |= lives ? flags : flags & ~(unsigned)CODE_CLASS;
  if (!(unit->flags & CODE_MODULE)) reach->flags_all &= flags;
}

/* Class patterns look attributes up by names in a tuple: `case slice(start=s)`, __match_args__. */
static void add_match_names(struct reach *reach, const struct frozen_module *module, bool matches) {
  for (uint32_t i = 0; i < module->n_pool; i++)
    matches |= module->pool[i].kind == FROZEN_NAME && text_is(module->pool[i].name, "__match_args__");
  for (uint32_t i = 0; matches && i < module->n_pool; i++) {
    const struct frozen_ref *ref = &module->pool[i];
    if (ref->kind != FROZEN_CONST || ref->value->kind != CODE_CONST_TUPLE) continue;
    for (uint32_t k = 0; k < ref->value->n; k++) {
      const struct code_const *item = ref->value->items[k];
      if (item->kind == CODE_CONST_STR) reach_add_name(reach, item->text.data, item->text.len);
    }
  }
}

/* Takes names that lead to names of locals: locals, vars and dir where the module may call them without arguments, or has them
   of another object; strings, keywords and all else that is a name count where module builtins can be had. */
static void add_locals_name(struct reach *reach, const struct frozen_ref *ref, uint8_t uses, bool asks_locals) {
  static const char *const frame[] = {"locals", "vars", "dir"}, *const code[] = {"co_varnames", "co_nlocals"};
  for (int i = 0; i < 3; i++) {
    if (!text_is(ref->name, frame[i])) continue;
    reach->local_names |= asks_locals || (uses & USED_OF_OBJECT);
    reach->frame_names |= ref->kind == FROZEN_NAME;
  }
  for (int i = 0; i < 2; i++) reach->local_names |= text_is(ref->name, code[i]);
}

bool reach_asks_locals(const struct reach *reach) {
  return reach->compiler || reach->local_names || (reach->frame_names && reach->imports_builtins);
}

void reach_add_module(struct reach *reach, const struct frozen_module *module, const struct snapshot *snapshot, uint32_t index) {
  uint8_t *uses = memory_zero(module->n_pool + 1);
  const struct frozen_code *body = snapshot_body(snapshot, index);
  bool matches = false;
  for (uint32_t i = 0; i < module->n_codes; i++) {
    bool lives = snapshot_has_code(snapshot, index, i) && flow_runs(reach->flow, index, i);
    add_code(reach, module, &module->codes[i], i || !body ? lives : false, uses, &matches);
  }
  if (body && snapshot_has_code(snapshot, index, 0)) add_code(reach, module, body, true, uses, &matches);
  add_match_names(reach, module, matches);
  for (uint32_t i = 0; i < module->n_pool; i++) {
    const struct frozen_ref *ref = &module->pool[i];
    if (ref->kind == FROZEN_CONST) add_const(reach, ref->value);
    if (ref->kind != FROZEN_NAME && ref->kind != FROZEN_BUILTIN) continue;
    add_locals_name(reach, ref, uses[i], module->source->asks_locals);
    reach->float_text |= is_float_text(ref->name);
    reach->non_ascii |= is_non_ascii(ref->name);
    strset_add(&reach->names, ref->name.data, ref->name.len);
    if (uses[i] != USED_STORED) strset_add(&reach->loads, ref->name.data, ref->name.len);
    if (uses[i] & USED_ATTRIBUTE) strset_add(&reach->stores, ref->name.data, ref->name.len);
    add_format_names(reach, ref->name);
  }
  for (uint32_t i = 0; i < module->n_slots; i++) /* a module may have it as a class does */
    if (module->slots[i].len == 11 && !memcmp(module->slots[i].data, "__getattr__", 11)) reach_add_name(reach, "__getattr__", 11);
  free(uses);
}

/* Does the name begin as one that is computed may? */
static bool can_utter_prefix(const struct reach *reach, const char *name) {
  for (uint32_t i = 0; i < reach->prefixes.count; i++)
    if (!strncmp(name, reach->prefixes.texts[i].data, reach->prefixes.texts[i].len)) return true;
  return false;
}

/* Can the image name it? */
bool reach_utters(const struct reach *reach, const char *name) {
  return reach->open || reach->looks_up || strset_has(&reach->names, name, strlen(name)) ||
         can_utter_prefix(reach, name) || keep_utters(reach->keep, name) || flow_looks_up(reach->flow, name);
}

static bool is_implied(const struct reach *reach, const char *name);

/* Does its code look the name up? */
static bool is_loaded(const struct reach *reach, const char *name) {
  return reach->open || reach->looks_up || strset_has(&reach->loads, name, strlen(name)) || flow_looks_up(reach->flow, name);
}

bool reach_loads(const struct reach *reach, const char *name) { return is_loaded(reach, name) || keep_utters(reach->keep, name); }

bool reach_stores(const struct reach *reach, const char *name) {
  if (reach->open || strset_has(&reach->stores, name, strlen(name))) return true;
  return strset_has(&reach->names, "setattr", 7) && reach_utters(reach, name);
}

bool reach_replaces(const struct reach *reach, const char *name) {
  return reach->open || (reach->stores_builtins && reach_utters(reach, name));
}

bool reach_defines(const struct reach *reach, const char *name) {
  return strset_has(&reach->names, name, strlen(name));
}

bool reach_member(const struct reach *reach, const char *owner, const char *name) {
  return ((is_loaded(reach, name) || reach->computed) && flow_takes_member(reach->flow, owner, name)) || is_implied(reach, name) || can_utter_prefix(reach, name) ||
         strset_has(&reach->stars, owner, strlen(owner)) || keep_has(reach->keep, owner, name);
}

bool reach_builtin(const struct reach *reach, const char *name) {
  if (reach->open || strset_has(&reach->globals, name, strlen(name)) || keep_has(reach->keep, "builtins", name)) return true;
  return strset_has(&reach->names, "builtins", 8) && reach_member(reach, "builtins", name);
}

/* ---- services ---- */

enum want_kind {
  BY_OP, BY_EVER, BY_NAME, BY_SAID, BY_LOAD, BY_STORE, BY_FLAG, BY_LACK, BY_SERVICE, BY_BIG_INT, BY_FLOAT_TEXT, BY_NON_ASCII, BY_ASKS, BY_LINKED, BY_UNSET,
  BY_KEYWORDS, BY_TYPE, BY_FACT, BY_ARGS, BY_DATA, BY_PACKED_DATA, BY_IMPORT, BY_MEMBERS, BY_CLASSES, BY_ATTRIBUTES, BY_SHADOWED,
  ALWAYS, ONLY_IF, ONLY_BASE_OF, UNLESS, COMPILER, PROMPT
};

/* Names that something implies stand in the same table as services, behind this mark. */
#define IMPLIED "."

static const struct want {
  const char *service;
  enum want_kind kind;
  const char *what;
  unsigned flag;
} wants[] = {
#define WANT_OP(service, op) {#service, BY_OP, #op, 0},
#define WANT_EVER(service, op) {#service, BY_EVER, #op, 0},
#define WANT_NAME(service, name) {#service, BY_NAME, #name, 0},
#define WANT_SAID(service, name) {#service, BY_SAID, #name, 0},
#define WANT_LOAD(service, name) {#service, BY_LOAD, #name, 0},
#define WANT_STORE(service, name) {#service, BY_STORE, #name, 0},
#define WANT_FLAG(service, flag) {#service, BY_FLAG, #flag, flag},
#define WANT_WITHOUT(service, flag) {#service, BY_LACK, #flag, flag},
#define WANT_SERVICE(service, other) {#service, BY_SERVICE, #other, 0},
#define WANT_BIG_INT(service) {#service, BY_BIG_INT, "", 0},
#define WANT_FLOAT_TEXT(service) {#service, BY_FLOAT_TEXT, "", 0},
#define WANT_NON_ASCII(service) {#service, BY_NON_ASCII, "", 0},
#define WANT_CLASSES(service) {#service, BY_CLASSES, "", 0},
#define WANT_ATTRIBUTES(service) {#service, BY_ATTRIBUTES, "", 0},
#define WANT_ASKS(service, what) {#service, BY_ASKS, #what, 0},
#define WANT_LINKED(service, symbol) {#service, BY_LINKED, #symbol, 0},
#define WANT_UNSET(service) {#service, BY_UNSET, "", 0},
#define WANT_KEYWORDS(service) {#service, BY_KEYWORDS, "", 0},
#define WANT_TYPE(service, use, table) {#service, BY_TYPE, #table, use},
#define WANT_FACT(service, fact) {#service, BY_FACT, "", fact},
#define WANT_ARGS(service, name, n) {#service, BY_ARGS, #name, n},
#define WANT_DATA(service) {#service, BY_DATA, "", 0},
#define WANT_PACKED_DATA(service) {#service, BY_PACKED_DATA, "", 0},
#define WANT_IMPORT(service) {#service, BY_IMPORT, "", 0},
#define WANT_MEMBERS(service) {#service, BY_MEMBERS, "", 0},
#define WANT_SHADOWED(service) {#service, BY_SHADOWED, "", 0},
#define MAY_IMPORT(function) {#function, BY_IMPORT, "", 0},
#define MAY_NAME(function, name) {#function, BY_NAME, #name, 0},
#define MAY_LOAD(function, name) {#function, BY_LOAD, #name, 0},
#define MAY_FLAG(function, flag) {#function, BY_FLAG, #flag, flag},
#define MAY_SERVICE(function, service) {#function, BY_SERVICE, #service, 0},
#define WANT_ALWAYS(service) {#service, ALWAYS, "", 0},
#define ONLY_FACT(service, fact) {#service, ONLY_IF, "", fact},
#define ONLY_BASE(service, table) {#service, ONLY_BASE_OF, #table, 0},
#define UNLESS_ASKS(service, what) {#service, UNLESS, #what, 0},
#define ONLY_COMPILER(service) {#service, COMPILER, "", 0},
#define ONLY_PROMPT(service) {#service, PROMPT, "", 0},
#define IMPLY_OP(name, op) {IMPLIED #name, BY_OP, #op, 0},
#define IMPLY_NAME(name, other) {IMPLIED #name, BY_NAME, #other, 0},
#define IMPLY_STORE(name, other) {IMPLIED #name, BY_STORE, #other, 0},
#include "runtime/abi/want.def"
#undef WANT_OP
#undef WANT_EVER
#undef WANT_NAME
#undef WANT_SAID
#undef WANT_LOAD
#undef WANT_STORE
#undef WANT_FLAG
#undef WANT_WITHOUT
#undef WANT_SERVICE
#undef WANT_BIG_INT
#undef WANT_FLOAT_TEXT
#undef WANT_NON_ASCII
#undef WANT_CLASSES
#undef WANT_ATTRIBUTES
#undef WANT_ASKS
#undef WANT_LINKED
#undef WANT_UNSET
#undef WANT_KEYWORDS
#undef WANT_TYPE
#undef WANT_FACT
#undef WANT_ARGS
#undef WANT_DATA
#undef WANT_PACKED_DATA
#undef WANT_IMPORT
#undef WANT_MEMBERS
#undef WANT_SHADOWED
#undef MAY_IMPORT
#undef MAY_NAME
#undef MAY_LOAD
#undef MAY_FLAG
#undef MAY_SERVICE
#undef WANT_ALWAYS
#undef ONLY_FACT
#undef ONLY_BASE
#undef UNLESS_ASKS
#undef ONLY_COMPILER
#undef ONLY_PROMPT
#undef IMPLY_OP
#undef IMPLY_NAME
#undef IMPLY_STORE
};

static bool has_opcode(const bool *opcodes, const char *name) {
  unsigned first, count;
  if (!scan_codes(name, &first, &count)) return true;
  for (unsigned i = 0; i < count; i++)
    if (opcodes[first + i]) return true;
  return false;
}

static struct name_index wants_of = NAME_INDEX(wants, service);

/* The rows of a service, one after the other. */
#define EACH_WANT(i, service) \
  for (int i = name_index_find(&wants_of, service, strlen(service)); i >= 0; i = name_index_more(&wants_of, i))

/* Does the analysis of types say that it never happens, and C code that will be linked not say that it does it? */
static bool is_ruled_out(const struct reach *reach, const char *service) {
  bool out = false;
  EACH_WANT(i, service) {
    if (wants[i].kind == COMPILER) return !reach->compiler;
    if (wants[i].kind == PROMPT) return !reach->prompt;
    if (wants[i].kind == ONLY_IF) out |= !flow_may(reach->flow, (enum flow_fact)wants[i].flag);
    if (wants[i].kind == ONLY_BASE_OF) out |= !flow_fills(reach->flow, wants[i].what);
    if (wants[i].kind == UNLESS && (!reach->closure || closure_asks(reach->closure, wants[i].what))) return false;
  }
  return out;
}

static bool holds(const struct reach *reach, const struct want *want, int depth) {
  switch (want->kind) {
  case BY_OP: return has_opcode(reach->opcode, want->what);
  case BY_EVER: return has_opcode(reach->ever, want->what);
  case BY_NAME: return reach_utters(reach, want->what);
  case BY_SAID: return reach->open || strset_has(&reach->names, want->what, strlen(want->what)) || keep_utters(reach->keep, want->what);
  case BY_LOAD: return reach_loads(reach, want->what);
  case BY_STORE: return reach_stores(reach, want->what);
  case BY_FLAG: return (reach->flags_any & want->flag) != 0;
  case BY_LACK: return (~reach->flags_all & want->flag) != 0;
  case BY_SERVICE:
    if (is_ruled_out(reach, want->what)) return false;
    if (depth) EACH_WANT(i, want->what)
      if (holds(reach, &wants[i], depth - 1)) return true;
    return false;
  case BY_BIG_INT: return reach->big_ints;
  case BY_FLOAT_TEXT: return reach->float_text;
  case BY_NON_ASCII: return reach->non_ascii;
  case BY_ASKS: return reach->closure && closure_asks(reach->closure, want->what);
  case BY_LINKED: return !reach->closure || closure_has(reach->closure, want->what);
  case BY_UNSET: return reach->unset_locals;
  case BY_KEYWORDS: return reach->keywords;
  case BY_TYPE: return flow_reaches(reach->flow, (enum flow_use)want->flag, want->what);
  case BY_FACT: return flow_may(reach->flow, (enum flow_fact)want->flag);
  case BY_ARGS: return reach_utters(reach, want->what) && flow_passes(reach->flow, want->what, want->flag);
  case BY_DATA: return reach->data;
  case BY_PACKED_DATA: return reach->packed_data;
  case BY_IMPORT: return reach->imports;
  case BY_MEMBERS: return reach->members;
  case BY_CLASSES: return reach->classes;
  case BY_ATTRIBUTES: return reach->attributes;
  case BY_SHADOWED: return reach->shadowed;
  case ONLY_IF: case ONLY_BASE_OF: case UNLESS: case COMPILER: case PROMPT: return false; /* no reason by itself */
  case ALWAYS: break;
  }
  return true;
}

static bool is_implied(const struct reach *reach, const char *name) {
  char text[256] = IMPLIED;
  if (strlen(name) > sizeof text - 2) return false; /* names of rows are short */
  strcpy(text + 1, name);
  EACH_WANT(i, text)
    if (holds(reach, &wants[i], 0)) return true;
  return false;
}

bool reach_may(const struct reach *reach, const char *function) {
  return name_index_find(&wants_of, function, strlen(function)) < 0 || reach_wants(reach, function);
}

bool reach_wants(const struct reach *reach, const char *service) {
  enum { DEEPEST = 8 };
  if (is_ruled_out(reach, service)) return false;
  if (reach->open) return true;
  EACH_WANT(i, service)
    if (holds(reach, &wants[i], DEEPEST)) return true;
  return false;
}
