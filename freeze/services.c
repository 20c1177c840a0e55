/* SPDX-License-Identifier: MIT */
/* What of the runtime's optional parts an image gets. Two kinds of pointers lead to them, and both are
   written here (the first, for devices, as names that the linker gives to functions): services (service.def), which code of the runtime calls, and the operations of types
   (typeop.def), which it asks types for. A pointer is filled when

   - code that will be linked calls that service, or the type will be linked and code that will be
     linked asks types for that operation, and
   - want.def says that the image can come to need it. (An operation needs no row there; but to be
     called is an operation of a type only when a program can name the type.)

   What a filled pointer leads to is linked then, and refers to more: until nothing changes. */
#include "freeze/services.h"

#include <stdlib.h>
#include <string.h>

#include "freeze/error_texts.h"
#include "freeze/interpreter.h"
#include "freeze/memory.h"
#include "freeze/ops_tables.h"
#include "runtime/abi/frame.h"

static const struct service { const char *id, *pointer, *symbol; } services[] = {
#define SERVICE(id, result, params, symbol) {#id, "firn_service_" #id, #symbol},
#include "runtime/abi/service.def"
#undef SERVICE
};

enum operation {
#define TYPE_OPERATION(op) OPERATION_##op,
#include "runtime/abi/typeop.def"
  OPERATIONS
};

static const char *const operations[] = {
#define TYPE_OPERATION(op) #op,
#include "runtime/abi/typeop.def"
};

/* A row without a function begins a type. */
static const struct type_op { const char *table, *function; enum operation op; } type_ops[] = {
#define TYPE_OPS(type) {#type "_ops", NULL, OPERATIONS},
#define TYPE_OP(type, op, function) {#type "_ops", #function, OPERATION_##op},
#include "runtime/abi/typeop.def"
};

_Static_assert((int)OPERATIONS <= (int)OPS_MOST, "a table has room");

enum { SERVICES = sizeof services / sizeof services[0], TYPE_OPS = sizeof type_ops / sizeof type_ops[0] };

static const struct { const char *service, *function; enum flow_use use; const char *types; } plain[] = {
#define PLAIN(service, function, use, types) {#service, #function, use, types},
#include "runtime/abi/plain.def"
};

static const struct { const char *service, *function, *name; } without[] = {
#define WITHOUT(service, function, name) {#service, #function, #name},
#include "runtime/abi/plain.def"
};

static const struct { const char *service, *function, *name; } replaced[] = {
#define REPLACED(service, function, name) {#service, #function, #name},
#include "runtime/abi/plain.def"
};

/* Where constant pools are places (abi/place.h). */
static const struct { const char *service, *function; } placed[] = {
#define PLACED(service, function) {#service, #function},
#include "runtime/abi/plain.def"
};

/* What stands between the console and an image with a prompt. */
static const struct { const char *service, *function; } prompts[] = {
    {"console_write", "prompt_write"}, {"console_error", "prompt_write"}, {"console_read", "prompt_read"}};

/* What depends on the application in a runtime that is linked without one. */
static const struct { const char *service, *function; } aparts[] = {
    {"traceback_place", "partition_place"}, {"same_line", "partition_same_line"}, {"name_in_image", "name_in_partition"},
    {"vfs_first", "vfs_ram_new_apart"}};

/* What prints them: with lines or places in the code, and of what kinds of code. */
static const char *rows_of_tracebacks(const struct reach *reach) {
  static const char *const of_places[2][2] = {{"traceback_place_places", "traceback_place_native_places"},
                                              {"traceback_place_stripped_places", "traceback_place_stripped_native_places"}};
  bool native = reach->flags_any & CODE_NATIVE;
  if (reach->places) return of_places[reach->stripped][native];
  if (!reach->stripped) return native ? "traceback_place_native" : "traceback_place";
  return reach->open ? "traceback_place_loaded" : native ? "traceback_place_stripped_native" : "traceback_place_stripped";
}

/* The function behind a service in this image. */
static const char *function_of(const struct reach *reach, const struct service *row) {
  if (!strcmp(row->id, "vfs_first") && reach->files) return "vfs_posix_new";
  for (size_t i = 0; reach->apart && i < sizeof aparts / sizeof aparts[0]; i++)
    if (!strcmp(aparts[i].service, row->id)) return aparts[i].function;
  if (!strcmp(row->id, "frame_run")) return interpreter_for(reach);
  for (size_t i = 0; reach->places && i < sizeof placed / sizeof placed[0]; i++)
    if (!strcmp(placed[i].service, row->id)) return placed[i].function;
  if (!strcmp(row->id, "sleep") && reach->firmware) return reach_utters(reach, "schedule") ? "embed_sleep_scheduled" : "embed_sleep";
  if (!strcmp(row->id, "traceback_place")) return rows_of_tracebacks(reach);
  if (!strcmp(row->id, "line_at") && reach->packed_lines) return "frame_line_packed";
  if (!strcmp(row->id, "same_line") && reach->stripped) return "frame_same_place";
  for (size_t i = 0; reach->prompt && i < sizeof prompts / sizeof prompts[0]; i++)
    if (!strcmp(prompts[i].service, row->id)) return prompts[i].function;
  for (size_t i = 0; i < sizeof plain / sizeof plain[0]; i++)
    if (!strcmp(plain[i].service, row->id) && flow_only(reach->flow, plain[i].use, plain[i].types)) return plain[i].function;
  for (size_t i = 0; i < sizeof without / sizeof without[0]; i++)
    if (!strcmp(without[i].service, row->id) && !reach_utters(reach, without[i].name) && !reach_wants(reach, without[i].name)) return without[i].function;
  for (size_t i = 0; i < sizeof replaced / sizeof replaced[0]; i++)
    if (!strcmp(replaced[i].service, row->id) && reach_replaces(reach, replaced[i].name)) return replaced[i].function;
  return row->symbol;
}

/* The services of the image that runs initialisers. */
static bool is_at_build(const struct service *row) { return !strncmp(row->symbol, "snapshot_", 9); }

static bool wants_service(const struct reach *reach, const struct closure *closure, const struct service *row, bool at_build) {
  if (closure && !closure_has(closure, row->pointer)) return false;
  /* C code takes methods of what it is given, whatever the bytecode does */
  if (closure && !strcmp(row->id, "make_method") && (closure_asks(closure, "getattr") || closure_asks(closure, "methods"))) return true;
  if (!strcmp(row->id, "vfs_first") && reach->files) return !at_build;
  if (!strcmp(row->id, "asked_special")) return flow_limits_names(reach->flow);
  return is_at_build(row) ? at_build : reach_wants(reach, row->id);
}

/* Notes of the interpreter's own functions are named vm_…: which types get there is known. */
static const struct { const char *note; enum operation op; enum flow_use use; } typed[] = {
    {"vm_getattr", OPERATION_getattr, FLOW_GETATTR}, {"vm_setattr", OPERATION_setattr, FLOW_SETATTR},
    {"vm_subscr", OPERATION_subscr, FLOW_SUBSCR},    {"vm_store", OPERATION_store, FLOW_STORE},
    {"vm_binary", OPERATION_binary, FLOW_BINARY},    {"vm_rbinary", OPERATION_rbinary, FLOW_BINARY},
    {"vm_unary", OPERATION_unary, FLOW_UNARY},       {"vm_truth", OPERATION_unary, FLOW_TRUTH},
    {"vm_iter", OPERATION_iter, FLOW_ITER},             {"vm_print", OPERATION_print, FLOW_PRINT}};

/* Does something that will be linked ask this type for the operation? */
static bool is_asked(const struct reach *reach, const struct closure *closure, const struct type_op *row) {
  if (closure_asks(closure, operations[row->op])) return true;
  for (size_t i = 0; i < sizeof typed / sizeof typed[0]; i++)
    if (typed[i].op == row->op && closure_asks(closure, typed[i].note) && flow_reaches(reach->flow, typed[i].use, row->table)) return true;
  return false;
}

static bool wants_type_op(const struct reach *reach, const struct closure *closure, const struct type_op *row) {
  if (!row->function) return false;
  if (!closure || reach->open) return true;
  if (!closure_has(closure, row->table) || !is_asked(reach, closure, row)) return false;
  if (!reach_may(reach, row->function)) return false;
  if (row->op == OPERATION_make && !flow_makes(reach->flow, row->table)) return false;
  return row->op != OPERATION_make || closure_has_type(closure, row->table) || reach_wants(reach, "any_make");
}

/* One round; true when something came in. */
static bool grow(const struct reach *reach, struct closure *closure, bool at_build, bool *has_service, bool *has_op,
                 bool *has_error) {
  bool more = false;
  for (int i = 0; i < SERVICES; i++) {
    if (has_service[i] || !wants_service(reach, closure, &services[i], at_build)) continue;
    if (closure) closure_want(closure, function_of(reach, &services[i]));
    more = has_service[i] = true;
  }
  for (int i = 0; i < TYPE_OPS; i++) {
    if (has_op[i] || !wants_type_op(reach, closure, &type_ops[i])) continue;
    if (closure) closure_want(closure, type_ops[i].function);
    more = has_op[i] = true;
  }
  return closure && error_texts_grow(closure, has_error) ? true : more;
}

bool services_are_linked(const struct target *target) { return target->arch != TARGET_HOST; }

static void emit_service(struct rom *rom, const struct service *service, const char *function, bool has, FILE *script) {
  if (!script) {
    struct rom_object pointer = rom_begin_words(rom, service->pointer, 1, IMAGE_ROM, IMAGE_GLOBAL);
    if (has) rom_set_word(&pointer, 0, rom_address(rom, function));
  } else if (has) {
    fprintf(script, "EXTERN(%s)\n%s = %s;\n", function, service->pointer, function);
  }
}

/* The operations that any code in the image asks for, as bits. */
static unsigned operations_asked(const struct closure *closure) {
  unsigned asked = 0;
  for (unsigned i = 0; i < OPERATIONS; i++) asked |= (unsigned)closure_asks(closure, operations[i]) << i;
  for (size_t i = 0; i < sizeof typed / sizeof typed[0]; i++) asked |= (unsigned)closure_asks(closure, typed[i].note) << typed[i].op;
  return asked;
}

static bool is_empty(const struct ops_table *table) {
  for (unsigned i = 0; i < OPERATIONS; i++)
    if (table->functions[i]) return false;
  return true;
}

/* Tables of their full size without a closure, for room that has it; at build time, when types are known by them; and
   those that will not be linked. A type whose table would be empty has none, where a linker script can say so. */
static void emit_type_ops(struct rom *rom, const struct closure *closure, const bool has_op[TYPE_OPS], FILE *script) {
  struct ops_table tables[TYPE_OPS] = {{0}};
  uint32_t count = 0;
  bool packs = closure && !rom->at_build;
  for (int i = 0, end; i < TYPE_OPS; i = end) {
    struct ops_table table = {.symbol = type_ops[i].table};
    for (end = i + 1; end < TYPE_OPS && type_ops[end].function; end++)
      if (has_op[end]) table.functions[type_ops[end].op] = type_ops[end].function;
    if (packs && script && is_empty(&table)) {
      fprintf(script, "%s = 0;\n", table.symbol);
      continue;
    }
    if (packs && closure_has(closure, table.symbol)) {
      tables[count++] = table;
      continue;
    }
    struct rom_object words = rom_begin_words(rom, table.symbol, OPERATIONS, IMAGE_ROM, IMAGE_GLOBAL);
    for (unsigned k = 0; k < OPERATIONS; k++)
      if (table.functions[k]) rom_set_word(&words, k, rom_address(rom, table.functions[k]));
  }
  if (packs) ops_tables_emit(rom, tables, count, OPERATIONS, operations_asked(closure));
}

static void add_link(struct strset *links, const char *from, const char *to) {
  char *text = memory_format("%s=%s", from, to);
  strset_add(links, text, strlen(text));
  free(text);
}

void services_emit(struct rom *rom, struct reach *reach, struct closure *closure, FILE *script, struct strset *links) {
  bool has_service[SERVICES] = {false}, has_op[TYPE_OPS] = {false}, has_error[ERROR_ROWS] = {false};
  reach->closure = closure;
  while (grow(reach, closure, rom->at_build, has_service, has_op, has_error)) {
  }
  reach->closure = NULL;
  for (int i = 0; links && i < SERVICES; i++)
    if (has_service[i]) add_link(links, services[i].pointer, function_of(reach, &services[i]));
  for (int i = 0; links && i < TYPE_OPS; i++)
    if (has_op[i] || !type_ops[i].function) add_link(links, type_ops[i].table, has_op[i] ? type_ops[i].function : type_ops[i].table);
  for (int i = 0; i < SERVICES; i++) emit_service(rom, &services[i], function_of(reach, &services[i]), has_service[i], script);
  if (script) fprintf(script, SERVICES_MARK " = 0;\n");
  error_texts_emit(rom, closure ? has_error : NULL);
  emit_type_ops(rom, closure, has_op, script);
}
