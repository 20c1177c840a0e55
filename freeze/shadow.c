/* SPDX-License-Identifier: MIT */
/* `len` in a module that never stores it is the builtin, unless someone else puts a `len` into the
   module: `mod.len = f`, setattr, globals(), import *. In a closed image all of that code is known.
   What is not excluded here is looked up by name at run time. */
#include "freeze/shadow.h"

#include <stdio.h>
#include <string.h>

#include "freeze/builtins.h"
#include "freeze/fabi.h"
#include "freeze/scan.h"
#include "runtime/abi/code.h"

static bool is(struct code_text text, const char *name) {
  return text.len == strlen(name) && !memcmp(text.data, name, text.len);
}

/* Words whose use means that globals may be stored by a computed name. */
static bool computes_stores(const struct code_module *code) {
  static const char *const words[] = {"setattr", "globals", "__dict__", "__globals__", "vars", "exec"};
  for (uint32_t i = 0; i < code->n_qstrs; i++)
    for (size_t k = 0; k < sizeof words / sizeof words[0]; k++)
      if (is(code->qstrs[i], words[k])) return true;
  return false;
}

/* Does the module say `builtins`, and perhaps store attributes of it? Where it is imported under another name or as a
   local variable that is not followed, and taken for true. */
static bool stores_builtins(const struct code_module *code) {
  bool named = false, by_text = false; /* __import__("builtins"), sys.modules["builtins"] */
  for (uint32_t i = 0; i < code->n_qstrs; i++) {
    named |= is(code->qstrs[i], "builtins") || is(code->qstrs[i], "__builtins__");
    by_text |= is(code->qstrs[i], "__import__") || is(code->qstrs[i], "modules");
  }
  if (!named || computes_stores(code)) return named;
  for (uint32_t u = 0; u < code->n_units; u++) {
    struct scan scan = scan_begin(SCAN_WIRE, code->units[u]->bytes, code->units[u]->size);
    bool imported = false, loaded = false;
    while (scan_next(&scan)) {
      bool has_name = scan.is_name && scan.n < code->n_qstrs;
      bool here = has_name && (is(code->qstrs[scan.n], "builtins") || is(code->qstrs[scan.n], "__builtins__"));
      if (imported && !here) return true;
      if (here && by_text && scan.op == SCAN_OP_LOAD_CONST_STRING) return true;
      if (loaded && scan.op == SCAN_OP_STORE_ATTR) return true;
      imported = here && scan.op == SCAN_OP_IMPORT_NAME;
      loaded = here && !imported;
    }
  }
  return false;
}

static void scan_unit(struct shadow *shadow, const struct code_module *code, const struct code_unit *unit) {
  struct scan scan = scan_begin(SCAN_WIRE, unit->bytes, unit->size);
  bool method = unit->parent && unit->parent->flags & CODE_CLASS, self = false;
  while (scan_next(&scan)) {
    bool named = scan.is_name && scan.n < code->n_qstrs;
    struct code_text name = named ? code->qstrs[scan.n] : (struct code_text){0};
    if (named && scan.op == SCAN_OP_STORE_ATTR && !self) strset_add(&shadow->stored, name.data, name.len);
    bool module_store = scan.op == SCAN_OP_STORE_GLOBAL ||
                        (scan.op == SCAN_OP_STORE_NAME && unit->flags & CODE_MODULE);
    if (named && module_store) strset_add(&shadow->globals, name.data, name.len);
    self = method && scan.op == SCAN_OP_LOAD_FAST_MULTI;
  }
}

void shadow_find(struct shadow *shadow, const struct graph *graph) {
  *shadow = (struct shadow){.graph = graph};
  bool computed = false;
  for (uint32_t i = 0; i < graph->count; i++) {
    const struct code_module *code = graph->modules[i]->code;
    if (!code) continue;
    computed |= computes_stores(code);
    shadow->builtins |= stores_builtins(code);
    for (uint32_t u = 0; u < code->n_units; u++) scan_unit(shadow, code, code->units[u]);
  }
  for (uint32_t i = 0; computed && i < graph->count; i++) {
    const struct code_module *code = graph->modules[i]->code;
    for (uint32_t u = 0; code && u < code->n_units; u++) {
      struct scan scan = scan_begin(SCAN_WIRE, code->units[u]->bytes, code->units[u]->size);
      while (scan_next(&scan))
        if (scan.op == SCAN_OP_LOAD_CONST_STRING && scan.n < code->n_qstrs)
          strset_add(&shadow->stored, code->qstrs[scan.n].data, code->qstrs[scan.n].len);
    }
  }
}

void shadow_free(struct shadow *shadow) {
  strset_free(&shadow->stored);
  strset_free(&shadow->globals);
}

void shadow_module(struct shadow *shadow, const struct graph_module *module) {
  static const char *const words[] = {"exec", "eval", "execfile"};
  shadow->star = false;
  shadow->open = shadow->graph->compiler && module == shadow->graph->modules[0];
  for (uint32_t i = 0; shadow->graph->compiler && i < module->code->n_qstrs; i++)
    for (size_t k = 0; k < sizeof words / sizeof words[0]; k++) shadow->open |= is(module->code->qstrs[i], words[k]);
  for (uint32_t u = 0; u < module->code->n_units; u++) {
    struct scan scan = scan_begin(SCAN_WIRE, module->code->units[u]->bytes, module->code->units[u]->size);
    while (scan_next(&scan)) shadow->star |= scan.op == SCAN_OP_IMPORT_STAR;
  }
}

bool shadow_is_builtin(void *context, struct code_text name) {
  const struct shadow *shadow = context;
  if (shadow->open || (!shadow->graph->compiler && builtins_needs_compiler(name.data, name.len))) return false;
  const struct fabi *runtime = shadow->graph->runtime;
  if (runtime && !strset_has(&runtime->builtins, name.data, name.len)) return false;
  if (!builtins_has(name.data, name.len) || strset_has(&shadow->stored, name.data, name.len)) return false;
  if (!shadow->star) return true;
  if (strset_has(&shadow->globals, name.data, name.len)) return false;
  char text[64]; /* longer than any builtin's name */
  snprintf(text, sizeof text, "%.*s", (int)name.len, name.data);
  for (uint32_t i = 0; i < shadow->graph->stars.count; i++) {
    const char *module = shadow->graph->stars.texts[i].data;
    if (builtins_module_has(module, name.data, name.len) || c_modules_has_function(shadow->graph->firmware, module, text)) return false;
  }
  return true;
}
