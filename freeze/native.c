/* SPDX-License-Identifier: MIT */
/* Native functions on their way into an image. Which ones they are and what they do is compiler/ir's; this file tells it what only
 * the whole program knows (who stores which names), answers how things are called at link time, and has LLVM write one object a
 * module. The objects are linked with the image's own; a native function's code object points to its generic entry
 * where others point to bytecode. */
#include "freeze/native.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "compiler/ir/backend.h"
#include "compiler/ir/build.h"
#include "compiler/ir/pass.h"
#include "freeze/builtins.h"
#include "freeze/memory.h"
#include "runtime/abi/symbol.h"

/* ---- which ---- */

/* What the IR builder asks about one module. */
struct asking {
  struct native *native;
  struct graph_module *module;
  struct shadow *shadow;
};

static bool is_stored(void *context, const char *name, uint32_t length) {
  const struct asking *asking = context;
  return strset_has(&asking->shadow->stored, name, length);
}

static void stays_bytecode(void *context, const AstFunctionDef *function, Span where, const char *why) {
  const struct asking *asking = context;
  if (!asking->native->options->verbose) return;
  diag_add(&asking->native->graph->diags, DIAG_NOTE, "bytecode", &asking->module->source, where,
           "%1 stays bytecode: it %2", function->name->text, why);
}

static uint32_t candidates_of(const struct code_module *code, struct ir_candidate *out) {
  uint32_t n = 0;
  for (uint32_t k = 0; k < code->n_units; k++) {
    const AstNode *node = code->units[k]->node;
    if (node && node->kind == AST_FunctionDef)
      out[n++] = (struct ir_candidate){(const AstFunctionDef *)node, code->units[k]->index};
  }
  return n;
}

/* True when the passes ran to their end. */
static bool plan_module(struct native *native, uint32_t index, struct shadow *shadow) {
  const struct build_options *options = native->options;
  struct graph_module *module = native->graph->modules[index];
  struct asking asking = {native, module, shadow};
  struct ir_world world = {.emit_native = options->emit == BUILD_NATIVE,
                           .ignore_native = options->emit == BUILD_BYTECODE,
                           .is_closed = !options->open_world,
                           .is_stored = is_stored,
                           .stays_bytecode = stays_bytecode,
                           .ctx = &asking};
  struct ir_candidate *candidates = memory_zero((module->code->n_units + 1) * sizeof *candidates);
  uint32_t n = candidates_of(module->code, candidates);
  struct ir_text name = {module->name, (uint32_t)strlen(module->name)};
  struct ir_module *ir = n ? ir_build(module->ast, name, candidates, n, &world, &native->graph->diags) : NULL;
  free(candidates);
  if (!ir) return true;
  if (!ir->n_functions) {
    ir_module_free(ir);
    return true;
  }
  native->modules[index] = ir;
  native->is_native[index] = memory_zero(module->code->n_units * sizeof **native->is_native);
  for (uint32_t k = 0; k < ir->n_functions; k++) native->is_native[index][ir->functions[k]->number] = true;
  native->functions += ir->n_functions;
  struct ir_pass_options passes = {options->dump, options->stop_after, stdout};
  return ir_run_passes(ir, &passes);
}

bool native_plan(struct native *native, const struct build_options *options, enum target_float width, struct graph *graph,
                 struct shadow *shadow) {
  bool finished = true;
  *native = (struct native){.options = options, .width = width, .graph = graph};
  native->modules = memory_zero((graph->count + 1) * sizeof *native->modules);
  native->is_native = memory_zero((graph->count + 1) * sizeof *native->is_native);
  native->objects = memory_zero((graph->count + 2) * sizeof *native->objects);
  for (uint32_t i = 0; i < graph->count; i++)
    if (graph->modules[i]->ast && graph->modules[i]->code) finished &= plan_module(native, i, shadow);
  return finished;
}

void native_free(struct native *native) {
  for (uint32_t i = 0; native->graph && i < native->graph->count; i++) {
    ir_module_free(native->modules[i]);
    free(native->is_native[i]);
  }
  for (uint32_t i = 0; native->objects && native->objects[i]; i++) free(native->objects[i]);
  free(native->modules);
  free(native->is_native);
  free(native->objects);
}

/* ---- what things are called ---- */

struct linking {
  const struct frozen_module *frozen;
  struct rom *rom;
  struct shadow *shadow;
};

/* The symbol of an object without a tag, or NULL. */
static const char *symbol_of(struct linking *l, struct rom_value v) {
  return v.symbol && !v.number ? image_symbol_name(l->rom->image, v.symbol) : NULL;
}

static const char *name_symbol(void *context, const char *bytes, size_t length) {
  struct linking *l = context;
  struct rom_value v = rom_str(l->rom, bytes, length);
  return image_symbol_name(l->rom->image, v.symbol);
}

static const char *constant_symbol(void *context, const struct AstValue *v) {
  struct linking *l = context;
  switch (v->kind) {
  case VALUE_INT: return symbol_of(l, rom_int(l->rom, v->small));
  case VALUE_BIGINT: return symbol_of(l, rom_int_text(l->rom, v->text.data));
  case VALUE_FLOAT: return symbol_of(l, rom_float(l->rom, v->number));
  case VALUE_BYTES: return symbol_of(l, rom_bytes(l->rom, v->text.data, v->text.len));
  default: return NULL;
  }
}

static const char *builtin_symbol(void *context, const char *name, size_t length) {
  struct linking *l = context;
  if (!shadow_is_builtin(l->shadow, (struct code_text){name, (uint32_t)length})) return NULL;
  return symbol_of(l, builtins_value(l->rom, name, length));
}

static int slot_of(void *context, const char *name, size_t length) {
  struct linking *l = context;
  for (uint32_t k = 0; k < l->frozen->n_slots; k++)
    if (code_text_equal(l->frozen->slots[k], (struct code_text){name, (uint32_t)length})) return (int)k;
  return -1;
}

/* ---- compiling ---- */

static char *escaped(const char *prefix, const char *name) {
  size_t n = symbol_escape(NULL, 0, prefix, name, strlen(name));
  char *out = memory_zero(n + 1);
  symbol_escape(out, n + 1, prefix, name, strlen(name));
  return out;
}

enum build_outcome native_compile(struct native *native, uint32_t index, const struct frozen_module *frozen, struct rom *rom,
                                  struct shadow *shadow, const char *folder) {
  const struct target *target = native->options->target;
  struct graph_module *module = native->graph->modules[index];
  const char *why;
  const struct llvm_api *llvm = backend_llvm(&why);
  if (!llvm) {
    fprintf(stderr, "error[tool]: native code needs LLVM 22: %s\n", why);
    return BUILD_TOOL;
  }
  shadow_module(shadow, module);
  struct linking linking = {frozen, rom, shadow};
  char *slots = escaped("firn_slots_", module->name), *object = escaped("firn_mod_", module->name);
  struct ir_linkage linkage = {name_symbol, constant_symbol, builtin_symbol, slot_of, &linking, slots, object};
  struct llvm_target machine = {target->triple, target->cpu, target->features};
  struct llvm_code code = {.module = native->modules[index],
                           .linkage = &linkage,
                           .word_bits = (unsigned)target->word_bits,
                           .float_bits = native->width == TARGET_DOUBLE ? 64 : 32,
                           .without_lines = native->options->release};
  char *path = memory_format("%s/native%" PRIu32 ".o", folder, index);
  struct llvm_output out = {.object = path, .passes = "default<O2>"};
  char *error = llvm->compile_ir(&machine, &code, &out);
  free(slots);
  free(object);
  if (error) {
    fprintf(stderr, "error[tool]: %s: native code: %s\n", module->file, error);
    free(error);
    free(path);
    return BUILD_TOOL;
  }
  uint32_t n = 0;
  while (native->objects[n]) n++;
  native->objects[n] = path;
  return BUILD_DONE;
}
