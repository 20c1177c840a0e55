/* SPDX-License-Identifier: MIT */
/* What every name is bound to (reference 4.2.2).
 *
 * Scopes are visited from the outside in. A name that a scope does not bind is looked for in the
 * enclosing function-like scopes; where it is found it becomes a cell, and every scope on the way,
 * class bodies included, gets a free variable of that name, because closures are handed down one
 * scope at a time. */
#include "compiler/front/scope_build.h"

#include <string.h>

static bool is_bound_here(const Symbol *symbol) {
  enum { BOUND = SYMBOL_PARAM | SYMBOL_BOUND | SYMBOL_ANNOTATED | SYMBOL_TYPE_PARAM };
  return (symbol->flags & BOUND) && !(symbol->flags & (SYMBOL_GLOBAL | SYMBOL_NONLOCAL));
}

/* Assignments through `global` bind in the module. */
static void note_global_stores(ScopeBuild *b, Scope *module, const Scope *scope) {
  for (uint32_t i = 0; i < scope->symbol_count && scope != module; i++) {
    const Symbol *symbol = scope->symbols[i];
    if ((symbol->flags & SYMBOL_GLOBAL) && (symbol->flags & SYMBOL_BOUND))
      scope_symbol_mangled(b, module, symbol->name, symbol->span)->flags |= SYMBOL_OUTER_BOUND;
  }
  for (const Scope *child = scope->first_child; child; child = child->next_sibling)
    note_global_stores(b, module, child);
}

/* A symbol that the scope's table does not know: beside a class's own name. */
static Symbol *add_hidden(ScopeBuild *b, Scope *scope, const Ident *name, Binding binding) {
  for (uint32_t i = 0; i < scope->symbol_count; i++)
    if (scope->symbols[i]->name == name && scope->symbols[i]->binding == binding)
      return scope->symbols[i];
  Symbol *symbol = ARENA_NEW(b->arena, Symbol);
  *symbol = (Symbol){.name = name, .binding = (uint8_t)binding, .scope = scope};
  scope_append(b, scope, symbol);
  return symbol;
}

static Symbol *class_cell(ScopeBuild *b, Scope *scope) {
  scope->flags |= SCOPE_CLASS_CELL;
  return add_hidden(b, scope, b->class_ident, BINDING_CELL);
}

/* The symbol in a scope around `scope` that a free `name` means; NULL: a global or builtin. */
static Symbol *find_outer(ScopeBuild *b, const Scope *scope, const Ident *name) {
  for (Scope *outer = scope->parent; outer; outer = outer->parent) {
    if (outer->kind == SCOPE_MODULE) return NULL;
    if (outer->kind == SCOPE_CLASS) {
      if (name == b->class_ident) return class_cell(b, outer);
      continue;
    }
    Symbol *symbol = scope_lookup(outer, name);
    if (!symbol) continue;
    if (symbol->flags & SYMBOL_GLOBAL) return NULL;
    if (is_bound_here(symbol)) return symbol;
  }
  return NULL;
}

/* The scope's free variable of this name. */
static Symbol *make_free(ScopeBuild *b, Scope *scope, const Ident *name, Span span) {
  Symbol *symbol = scope_lookup(scope, name);
  if (symbol && scope->kind == SCOPE_CLASS && is_bound_here(symbol))
    return add_hidden(b, scope, name, BINDING_FREE);
  symbol = scope_symbol_mangled(b, scope, name, span);
  symbol->binding = BINDING_FREE;
  return symbol;
}

static void capture(ScopeBuild *b, Symbol *user, Symbol *cell) {
  Symbol *inner = user;
  user->binding = BINDING_FREE;
  cell->binding = BINDING_CELL;
  for (Scope *scope = user->scope->parent; scope != cell->scope; scope = scope->parent) {
    Symbol *here = make_free(b, scope, user->name, user->span);
    inner->outer = here;
    inner = here;
  }
  inner->outer = cell;
}

static void resolve_global(ScopeBuild *b, Scope *module, Symbol *symbol) {
  Symbol *there = scope_lookup(module, symbol->name);
  bool bound =
      there && (is_bound_here(there) || (there->flags & (SYMBOL_OUTER_BOUND | SYMBOL_BOUND)));
  bool declared = symbol->flags & SYMBOL_GLOBAL;
  symbol->binding = bound || declared ? BINDING_GLOBAL : BINDING_BUILTIN;
  symbol->outer = there == symbol ? NULL : there;
}

static void resolve_symbol(ScopeBuild *b, Scope *module, Symbol *symbol) {
  Scope *scope = symbol->scope;
  if (scope == module || (symbol->flags & SYMBOL_GLOBAL)) {
    resolve_global(b, module, symbol);
    return;
  }
  if (is_bound_here(symbol)) {
    symbol->binding = scope->kind == SCOPE_CLASS ? BINDING_CLASS : BINDING_LOCAL;
    return;
  }
  Symbol *cell = find_outer(b, scope, symbol->name);
  if (cell && (symbol->flags & SYMBOL_NONLOCAL) && (cell->flags & SYMBOL_TYPE_PARAM)) {
    diag_error(b->diags, "syntax", b->module->source, symbol->span,
               "nonlocal binding not allowed for type parameter '%1'", symbol->name->text, NULL);
  } else if (cell) {
    capture(b, symbol, cell);
    if (symbol->flags & SYMBOL_BOUND) cell->flags |= SYMBOL_OUTER_BOUND;
  } else if (symbol->flags & SYMBOL_NONLOCAL) {
    diag_error(b->diags, "syntax", b->module->source, symbol->span,
               "no binding for nonlocal '%1' found", symbol->name->text, NULL);
  } else {
    resolve_global(b, module, symbol);
  }
}

static void resolve(ScopeBuild *b, Scope *module, Scope *scope) {
  uint32_t count = scope->symbol_count;
  for (uint32_t i = 0; i < count; i++) resolve_symbol(b, module, scope->symbols[i]);
  for (Scope *child = scope->first_child; child; child = child->next_sibling)
    resolve(b, module, child);
}

/* Where a name goes in a list that is sorted from `first` on. */
static uint32_t sorted_place(Symbol *const *list, uint32_t first, uint32_t count, const Ident *name) {
  while (first < count) {
    uint32_t middle = first + (count - first) / 2;
    if (strcmp(list[middle]->name->text, name->text) < 0) first = middle + 1;
    else count = middle;
  }
  return first;
}

/* Parameters first, then by name, as CPython's __closure__ is. */
static Symbol **collect(ScopeBuild *b, const Scope *scope, Binding binding, uint32_t *count) {
  Symbol **list = arena_array(b->arena, scope->symbol_count, sizeof *list);
  uint32_t n = 0, n_params = 0;
  for (uint32_t i = 0; i < scope->symbol_count; i++) {
    Symbol *symbol = scope->symbols[i];
    if (symbol->binding != binding) continue;
    bool param = symbol->flags & SYMBOL_PARAM && n == n_params;
    uint32_t at = param || scope->kind == SCOPE_CLASS ? n : sorted_place(list, n_params, n, symbol->name);
    memmove(list + at + 1, list + at, (n - at) * sizeof *list);
    list[at] = symbol;
    n++;
    n_params += param;
  }
  for (uint32_t i = 0; i < n; i++) list[i]->slot = i;
  *count = n;
  return list;
}

static void number(ScopeBuild *b, Scope *scope) {
  scope->cells = collect(b, scope, BINDING_CELL, &scope->cell_count);
  scope->frees = collect(b, scope, BINDING_FREE, &scope->free_count);
  for (Scope *child = scope->first_child; child; child = child->next_sibling) number(b, child);
}

void scope_resolve(ScopeBuild *b, Scope *module) {
  note_global_stores(b, module, module);
  resolve(b, module, module);
  number(b, module);
}
