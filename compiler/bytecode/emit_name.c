/* SPDX-License-Identifier: MIT */
/* Names: which instruction reads, stores or deletes a symbol.
 *
 * List, set and dict comprehensions are emitted into the unit around them (as PEP 709 does): their
 * variables are hidden locals. Scope analysis treats comprehensions as functions, so a variable that
 * only an inlined comprehension shares is marked as a cell although nothing needs one:
 * emit_find_shared tells the real cells. */
#include "compiler/bytecode/emitter.h"

#include <string.h>

static bool is_comprehension(const Scope *scope) {
  return scope->kind == SCOPE_LISTCOMP || scope->kind == SCOPE_SETCOMP ||
         scope->kind == SCOPE_DICTCOMP;
}

static bool function_shares(const Scope *scope, const Symbol *symbol);

/* Does `child`, a scope inside the symbol's, really need a cell for it? */
static bool child_shares(const Scope *child, const Symbol *symbol) {
  for (uint32_t i = 0; i < child->free_count; i++)
    if (child->frees[i]->outer == symbol)
      return !emit_scope_is_inlined(child) || function_shares(child, child->frees[i]);
  return false;
}

static bool function_shares(const Scope *scope, const Symbol *symbol) {
  for (const Scope *child = scope->first_child; child; child = child->next_sibling)
    if (child_shares(child, symbol)) return true;
  return false;
}

/* Only its own cells matter: a cell is made at function entry, but a loop needs a new one a turn. */
bool emit_can_inline(const Scope *comprehension) {
  for (uint32_t i = 0; i < comprehension->cell_count; i++)
    if (function_shares(comprehension, comprehension->cells[i])) return false;
  return true;
}

bool emit_scope_is_inlined(const Scope *scope) {
  return is_comprehension(scope) && emit_can_inline(scope);
}

void emit_find_shared(struct emitter *e) {
  const Scope *scope = e->scope;
  uint32_t local = scope->free_count + emit_hidden_params(scope);
  e->local_of = arena_array(e->m->arena, scope->symbol_count, sizeof *e->local_of);
  for (uint32_t i = 0; i < scope->symbol_count; i++) {
    uint8_t binding = scope->symbols[i]->binding;
    if (binding == BINDING_LOCAL || binding == BINDING_CELL) e->local_of[i] = local++;
  }
  e->shared = arena_array(e->m->arena, scope->symbol_count, 1);
  for (uint32_t i = 0; i < scope->cell_count; i++)
    if (function_shares(scope, scope->cells[i]) || scope->kind == SCOPE_CLASS)
      e->shared[scope->cells[i]->index] = 1;
}

static const struct inlined *inlined_of(const struct emitter *e, const Scope *scope) {
  for (const struct inlined *in = e->inlined; in; in = in->outer)
    if (in->scope == scope) return in;
  return NULL;
}

/* Annotations are not evaluated, so most type parameters are never asked for at run time. */
bool emit_type_scope_is_unit(const struct emitter *e, const Scope *scope) {
  if (!scope || scope->kind != SCOPE_TYPE_PARAMS || emit_is_mpy(e)) return false;
  if (e->m->keep_type_params) return true;
  for (uint32_t i = 0; i < scope->symbol_count; i++) {
    const Symbol *symbol = scope->symbols[i];
    if (symbol->binding == BINDING_CELL) return true;
    if (symbol->binding == BINDING_LOCAL && symbol->flags & SYMBOL_READ) return true;
  }
  return false;
}

/* Other PEP 695 scopes are not functions of their own: a name seen through one is the outer one. */
static const Symbol *outside_type_scope(const struct emitter *e, const Symbol *symbol) {
  while (symbol && symbol->scope->kind == SCOPE_TYPE_PARAMS && !emit_type_scope_is_unit(e, symbol->scope)) {
    if (symbol->binding == BINDING_LOCAL || symbol->binding == BINDING_CELL) return symbol;
    const Scope *parent = symbol->scope->parent;
    const Symbol *outer = symbol->binding == BINDING_FREE ? symbol->outer : NULL;
    if (!outer && parent) outer = scope_lookup(parent, symbol->name);
    if (!outer) return symbol;
    symbol = outer;
  }
  return symbol;
}

/* The symbol in the unit's own scope or an inlined one that this name means. */
static const Symbol *resolve(const struct emitter *e, const Symbol *symbol) {
  symbol = outside_type_scope(e, symbol);
  while (symbol->scope != e->scope && symbol->binding == BINDING_FREE &&
         (inlined_of(e, symbol->scope) || symbol->scope->kind == SCOPE_TYPE_PARAMS))
    symbol = outside_type_scope(e, symbol->outer);
  return symbol;
}

/* Free variables first, then the scope's symbols that are not free, in their order. */
static uint32_t own_local(const Scope *scope, const Symbol *symbol) {
  if (symbol->binding == BINDING_FREE) return symbol->slot;
  uint32_t local = scope->free_count + emit_hidden_params(scope);
  for (uint32_t i = 0; i < symbol->index; i++) {
    uint8_t binding = scope->symbols[i]->binding;
    if (binding == BINDING_LOCAL || binding == BINDING_CELL) local++;
  }
  return local;
}

/* Inlined: the parameter ".0" comes first among the locals and is not needed. */
uint32_t emit_local_of(struct emitter *e, const Symbol *symbol) {
  const struct inlined *in = inlined_of(e, symbol->scope);
  if (in) return in->base + own_local(symbol->scope, symbol) - symbol->scope->free_count - 1;
  return symbol->binding == BINDING_FREE ? symbol->slot : e->local_of[symbol->index];
}

static bool is_cell(const struct emitter *e, const Symbol *symbol) {
  if (symbol->binding == BINDING_FREE) return true;
  return symbol->binding == BINDING_CELL && symbol->scope == e->scope &&
         e->shared[symbol->index];
}

enum access { LOAD, STORE, DELETE };

static const uint8_t fast_ops[] = {OP_LOAD_FAST_N, OP_STORE_FAST_N, OP_DELETE_FAST};
static const uint8_t deref_ops[] = {OP_LOAD_DEREF, OP_STORE_DEREF, OP_DELETE_DEREF};
static const uint8_t name_ops[] = {OP_LOAD_NAME, OP_STORE_NAME, OP_DELETE_NAME};
static const uint8_t global_ops[] = {OP_LOAD_GLOBAL, OP_STORE_GLOBAL, OP_DELETE_GLOBAL};

/* A class with bases or keywords may have a metaclass, whose __prepare__ may put any name into the body's namespace. */
static bool may_be_prepared(const AstNode *class) {
  return ((const AstClassDef *)class)->bases.count || ((const AstClassDef *)class)->keywords.count;
}

/* Names looked up at run time: in module and class bodies through the namespace, which exec may make another one than the
   module's, where `global` at module level makes a difference. */
static bool through_namespace(const struct emitter *e, const Symbol *symbol) {
  if (symbol->scope != e->scope) return false;
  if (symbol->binding == BINDING_CLASS) return true;
  if (e->scope->kind == SCOPE_MODULE) return emit_is_mpy(e) || !(symbol->flags & SYMBOL_GLOBAL);
  if (e->scope->kind != SCOPE_CLASS) return false;
  return symbol->binding == BINDING_BUILTIN || (!emit_is_mpy(e) && !(symbol->flags & SYMBOL_GLOBAL) && may_be_prepared(e->scope->node));
}

static void access(struct emitter *e, const Symbol *symbol, const AstNode *node, enum access how) {
  if (!symbol) {
    emit_internal(e, "a name without a symbol");
    return;
  }
  symbol = resolve(e, symbol);
  switch (symbol->binding) {
  case BINDING_LOCAL:
  case BINDING_CELL:
  case BINDING_FREE: {
    if (symbol->scope->kind == SCOPE_TYPE_PARAMS && !emit_type_scope_is_unit(e, symbol->scope)) {
      emit_refuse(e, node, "type parameter '%1' used as a value cannot be written for MicroPython",
                  symbol->name->text);
      emit_adjust(e, how == LOAD ? 1 : how == STORE ? -1 : 0);
      return;
    }
    uint32_t local = emit_local_of(e, symbol);
    if (is_cell(e, symbol))
      emit_n(e, deref_ops[how], local);
    else if (how == LOAD)
      emit_load_fast(e, local);
    else if (how == STORE)
      emit_store_fast(e, local);
    else
      emit_n(e, fast_ops[how], local);
    return;
  }
  default:
    if (how == LOAD) {
      const struct code_const *value = fold_symbol(e, symbol);
      if (value) {
        emit_const(e, value);
        return;
      }
    }
    emit_ident_op(e, through_namespace(e, symbol) ? name_ops[how] : global_ops[how], symbol->name);
  }
}

void emit_symbol_load(struct emitter *e, const Symbol *symbol, const AstNode *node) {
  access(e, symbol, node, LOAD);
}

void emit_symbol_store(struct emitter *e, const Symbol *symbol, const AstNode *node) {
  access(e, symbol, node, STORE);
}

void emit_symbol_delete(struct emitter *e, const Symbol *symbol, const AstNode *node) {
  access(e, symbol, node, DELETE);
}

uint32_t emit_closure(struct emitter *e, const Scope *scope, const AstNode *node) {
  for (uint32_t i = 0; i < scope->free_count; i++) {
    const Symbol *symbol = resolve(e, scope->frees[i]->outer);
    if (symbol->scope->kind == SCOPE_TYPE_PARAMS && !emit_type_scope_is_unit(e, symbol->scope)) {
      AstNode place = *node; /* where the inner scope mentions it */
      place.span = scope->frees[i]->span;
      emit_refuse(e, &place, "type parameter '%1' used as a value cannot be written for MicroPython",
                  symbol->name->text);
      emit_adjust(e, 1);
      continue;
    }
    emit_load_fast(e, emit_local_of(e, symbol));
  }
  return scope->free_count;
}

bool emit_is_builtin(const Symbol *symbol, const char *name) {
  return symbol && symbol->binding == BINDING_BUILTIN && !strcmp(symbol->name->text, name) &&
         (!symbol->outer || symbol->outer->binding == BINDING_BUILTIN);
}
