/* SPDX-License-Identifier: MIT */
/* micropython.const.
 *
 * In images X = const(value) counts at module level and in classes (class_const.c), when `const` is the one of micropython
 * and X is bound nowhere else. In files it is what stock's compiler makes of it, because code written for it relies on that: from there to
 * the file's end the name is the value, wherever it is no local of a function; also when a class body defines it, and
 * whatever `const` is. */
#include "compiler/bytecode/emitter.h"

#include <string.h>

static bool is_name(const AstNode *node, const char *name) {
  return node->kind == AST_Name && !strcmp(((const AstName *)node)->id->text, name);
}

void fold_find_import(struct emission *m) {
  for (uint32_t i = 0; i < m->module->body.count; i++) {
    const AstImportFrom *import = (const AstImportFrom *)m->module->body.items[i];
    if (m->module->body.items[i]->kind != AST_ImportFrom || import->level || !import->module) continue;
    for (uint32_t k = 0; k < import->names.count && !strcmp(import->module->text, "micropython"); k++) {
      const Astalias *alias = (const Astalias *)import->names.items[k];
      m->imports_const |= !strcmp((alias->asname ? alias->asname : alias->name)->text, "const") && !strcmp(alias->name->text, "const");
    }
  }
}

/* micropython.const, or `const` that comes from `from micropython import const`, bound once and for all. */
static bool is_imported(const struct emitter *e, const AstNode *func) {
  if (func->kind == AST_Attribute) return true;
  if (!e->m->imports_const) return false;
  const Symbol *symbol = ((const AstName *)func)->symbol;
  if (symbol && symbol->scope->kind != SCOPE_MODULE) symbol = symbol->outer;
  return symbol && symbol->flags & SYMBOL_IMPORTED && symbol->bindings == 1 &&
         !(symbol->flags & SYMBOL_OUTER_BOUND);
}

static bool is_const(const struct emitter *e, const AstNode *func) {
  if (func->kind == AST_Attribute) {
    const AstAttribute *attribute = (const AstAttribute *)func;
    return !strcmp(attribute->attr->text, "const") && is_name(attribute->value, "micropython");
  }
  if (!is_name(func, "const")) return false;
  const Symbol *symbol = ((const AstName *)func)->symbol;
  if (emit_is_mpy(e)) return !symbol || symbol->binding == BINDING_GLOBAL || symbol->binding == BINDING_BUILTIN;
  return is_imported(e, func);
}

const AstNode *fold_const_call(struct emitter *e, const AstNode *node) {
  if (node->kind != AST_Call) return NULL;
  const AstCall *call = (const AstCall *)node;
  if (call->args.count != 1 || call->keywords.count) return NULL;
  const AstNode *inner = call->args.items[0];
  if (inner->kind == AST_Starred || !is_const(e, call->func)) return NULL;
  return !emit_is_mpy(e) || fold(e, inner) || is_imported(e, call->func) ? inner : NULL;
}

const AstNode *fold_const_argument(struct emitter *e, const AstNode *node) {
  if (node->kind != AST_Call) return NULL;
  const AstCall *call = (const AstCall *)node;
  const AstNode *func = call->func;
  if (call->args.count != 1 || call->keywords.count || call->args.items[0]->kind == AST_Starred) return NULL;
  bool certain = is_const(e, func) && is_imported(e, func);
  if (is_name(func, "const") && e->m->options->has_const) {
    const Symbol *symbol = ((const AstName *)func)->symbol;
    if (symbol && symbol->outer) symbol = symbol->outer;
    certain |= !symbol || symbol->bindings == 0;
  }
  return certain ? call->args.items[0] : NULL;
}

/* ---- names with a value from here on: of files, and for const_use.c ---- */

static struct known *slot_of(const struct emission *m, const Ident *name) {
  uint32_t at = name->hash & (m->known_slots - 1);
  while (m->known[at].name && m->known[at].name != name) at = (at + 1) & (m->known_slots - 1);
  return &m->known[at];
}

static void learn(struct emission *m, const Ident *name, const struct code_const *value) {
  if (2 * m->n_known >= m->known_slots) {
    struct known *old = m->known;
    uint32_t slots = m->known_slots;
    m->known_slots = slots ? 2 * slots : 32;
    m->known = arena_array(m->arena, m->known_slots, sizeof *m->known);
    for (uint32_t i = 0; i < slots; i++)
      if (old[i].name) *slot_of(m, old[i].name) = old[i];
  }
  struct known *known = slot_of(m, name);
  if (!known->name) m->n_known++;
  *known = (struct known){name, value, known->by};
}

bool fold_is_defined(const struct emitter *e, const Ident *name) { return e->m->n_known && slot_of(e->m, name)->name; }

bool fold_note_defined(struct emitter *e, const AstName *target) {
  bool again = e->scope->kind == SCOPE_MODULE && fold_is_defined(e, target->id) && slot_of(e->m, target->id)->by != target;
  if (again) return false;
  if (!fold_is_defined(e, target->id)) learn(e->m, target->id, NULL);
  slot_of(e->m, target->id)->by = target;
  return true;
}

const struct code_const *fold_symbol(struct emitter *e, const Symbol *symbol) {
  if (!symbol) return NULL;
  bool shared = symbol->binding == BINDING_GLOBAL || symbol->binding == BINDING_BUILTIN;
  if (emit_is_mpy(e)) {
    if (!e->m->n_known || !(shared || symbol->binding == BINDING_CLASS)) return NULL;
    return slot_of(e->m, symbol->name)->value;
  }
  const struct code_const *of_class = class_const_find(e, symbol);
  if (of_class || !shared) return of_class;
  const Symbol *global = symbol->scope->kind == SCOPE_MODULE ? symbol : symbol->outer;
  return e->m->folded && global && global->scope->kind == SCOPE_MODULE ? e->m->folded[global->index] : NULL;
}

static bool define_in_file(struct emitter *e, const Symbol *symbol, const struct code_const *value) {
  bool shared = symbol->binding == BINDING_GLOBAL || symbol->binding == BINDING_CLASS;
  if (!shared) return false;
  learn(e->m, symbol->name, value);
  return symbol->name->text[0] == '_'; /* stock does not store those at all */
}

bool fold_define(struct emitter *e, const AstNode *target, const AstNode *value_node) {
  if (target->kind != AST_Name) return false;
  const Symbol *symbol = ((const AstName *)target)->symbol;
  const_use_check(e, (const AstName *)target, value_node);
  const AstNode *inner = symbol ? fold_const_call(e, value_node) : NULL;
  const struct code_const *value = inner ? fold(e, inner) : NULL;
  if (!value) return false;
  if (emit_is_mpy(e)) return define_in_file(e, symbol, value);
  if (symbol->bindings != 1 || value->kind == CODE_CONST_TUPLE) return false;
  if (e->scope->kind == SCOPE_CLASS) return class_const_define(e, (const AstName *)target, value);
  if (e->scope->kind == SCOPE_MODULE && !(symbol->flags & (SYMBOL_OUTER_BOUND | SYMBOL_DELETED))) e->m->folded[symbol->index] = value;
  return false;
}

/* ---- expressions by themselves ---- */

/* As much of an emission as folding looks at; nothing has been defined in it. */
static struct emitter begin_alone(struct emission *m, const struct emit_options *options, const AstModule *module) {
  *m = (struct emission){.arena = module->arena, .module = module, .options = options};
  return (struct emitter){.m = m, .scope = module->scope};
}

const struct code_const *emit_constant(const AstModule *module, int optimise, const AstNode *node) {
  struct emit_options options = {.mode = EMIT_FIRN, .optimise = optimise};
  struct emission m;
  struct emitter e = begin_alone(&m, &options, module);
  if (node->kind == AST_Call) fold_find_import(&m);
  const AstNode *inner = fold_const_call(&e, node);
  return fold(&e, inner ? inner : node);
}

int emit_truth(const AstModule *module, int optimise, const AstNode *node) {
  struct emit_options options = {.mode = EMIT_FIRN, .optimise = optimise};
  struct emission m;
  struct emitter e = begin_alone(&m, &options, module);
  return fold_truth(&e, node);
}
