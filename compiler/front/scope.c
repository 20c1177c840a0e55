/* SPDX-License-Identifier: MIT */
/* Symbols and scopes as data; the walk that fills them is in scope_walk*.c, the decision what every
 * name is bound to in scope_resolve.c. */
#include "compiler/front/scope.h"

#include <string.h>

#include "compiler/front/scope_build.h"

/* Open addressing by the Ident's hash; at most three quarters full. */
typedef struct SymbolTable {
  uint32_t capacity, count; /* capacity is a power of two */
  Symbol **slots;
} SymbolTable;

static Symbol **find_slot(const SymbolTable *table, const Ident *name) {
  uint32_t at = name->hash & (table->capacity - 1);
  while (table->slots[at] && table->slots[at]->name != name) at = (at + 1) & (table->capacity - 1);
  return &table->slots[at];
}

static void grow(Arena *arena, SymbolTable *table) {
  SymbolTable bigger = {table->capacity * 2, table->count, NULL};
  bigger.slots = arena_array(arena, bigger.capacity, sizeof *bigger.slots);
  for (uint32_t i = 0; i < table->capacity; i++)
    if (table->slots[i]) *find_slot(&bigger, table->slots[i]->name) = table->slots[i];
  *table = bigger;
}

Symbol *scope_lookup(const Scope *scope, const Ident *name) {
  return *find_slot(scope->table, name);
}

static bool looks_like_builtin(const char *name) {
  if (name[0] == '_') return name[1] == '_';
  for (; *name; name++)
    if (*name >= 'a' && *name <= 'z') return true;
  return false;
}

const Symbol *scope_class_const(const Symbol *symbol) {
  if (symbol->binding != BINDING_BUILTIN || looks_like_builtin(symbol->name->text)) return NULL;
  for (const Scope *scope = symbol->scope->parent; scope; scope = scope->parent) {
    const Symbol *there = scope->kind == SCOPE_CLASS ? scope_lookup(scope, symbol->name) : NULL;
    if (there && there->flags & SYMBOL_CONST) return there;
    if (scope->flags & SCOPE_IMPORT_STAR) return NULL;
  }
  return NULL;
}

/* `symbols` grows by doubling: it is full when its count is a power of two. */
void scope_append(ScopeBuild *b, Scope *scope, Symbol *symbol) {
  uint32_t count = scope->symbol_count;
  symbol->index = count;
  if ((count & (count - 1)) == 0) {
    Symbol **more = arena_array(b->arena, count ? count * 2 : 1, sizeof *more);
    if (count) memcpy(more, scope->symbols, count * sizeof *more);
    scope->symbols = more;
  }
  scope->symbols[scope->symbol_count++] = symbol;
}

Symbol *scope_symbol_mangled(ScopeBuild *b, Scope *scope, const Ident *name, Span span) {
  SymbolTable *table = scope->table;
  Symbol **slot = find_slot(table, name);
  if (*slot) return *slot;
  Symbol *symbol = ARENA_NEW(b->arena, Symbol);
  *slot = symbol;
  *symbol = (Symbol){.name = name, .span = span, .scope = scope};
  scope_append(b, scope, symbol);
  if (++table->count * 4 > table->capacity * 3) grow(b->arena, table);
  return symbol;
}

Symbol *scope_symbol(ScopeBuild *b, Scope *scope, const Ident *name, Span span) {
  return scope_symbol_mangled(b, scope, scope_mangle(scope, b->idents, name), span);
}

const Ident *scope_mangle(const Scope *scope, Idents *idents, const Ident *name) {
  const Ident *class_name = scope->class_name;
  if (!class_name || name->len < 3 || name->text[0] != '_' || name->text[1] != '_') return name;
  if (!memcmp(name->text + name->len - 2, "__", 2) || memchr(name->text, '.', name->len))
    return name;
  const char *stripped = class_name->text;
  while (*stripped == '_') stripped++;
  if (!*stripped) return name;
  const char *parts[] = {"_", stripped, name->text, NULL};
  const char *text = arena_join(idents->arena, parts);
  return ident_get(idents, text, strlen(text));
}

/* ---- building ---- */

void scope_error(ScopeBuild *b, const AstNode *node, const char *format, const char *a) {
  diag_error(b->diags, "syntax", b->module->source, node->span, format, a, NULL);
}

Symbol *scope_bind(ScopeBuild *b, const Ident *name, const AstNode *node, uint16_t flags) {
  if (!strcmp(name->text, "__debug__")) scope_error(b, node, "cannot assign to __debug__", NULL);
  Symbol *symbol = scope_symbol(b, b->scope, name, node->span);
  if (b->in.target) {
    if (symbol->flags & (SYMBOL_GLOBAL | SYMBOL_NONLOCAL))
      scope_error(b, node,
                  "comprehension inner loop cannot rebind assignment expression target '%1'",
                  name->text);
    flags |= SYMBOL_ITERATION;
  }
  symbol->flags |= flags | SYMBOL_BOUND;
  symbol->bindings++;
  return symbol;
}

void scope_read_class(ScopeBuild *b, const AstNode *node) {
  if (scope_is_function(b->scope))
    scope_symbol_mangled(b, b->scope, b->class_ident, node->span)->flags |= SYMBOL_READ;
}

Symbol *scope_read(ScopeBuild *b, const Ident *name, const AstNode *node) {
  Symbol *symbol = scope_symbol(b, b->scope, name, node->span);
  symbol->flags |= SYMBOL_READ;
  if (name == b->super_ident && !b->module->cell_by_call) scope_read_class(b, node);
  return symbol;
}

static bool is_type_scope(const Scope *scope) {
  return scope->kind >= SCOPE_TYPE_PARAMS;
}

static const Ident *qualified_name(ScopeBuild *b, const Scope *parent, const Ident *name) {
  while (parent && parent->kind == SCOPE_TYPE_PARAMS) parent = parent->parent;
  if (!parent || parent->kind == SCOPE_MODULE) return name;
  const Symbol *symbol = scope_lookup(parent, scope_mangle(parent, b->idents, name));
  if (symbol && (symbol->flags & SYMBOL_GLOBAL)) return name;
  const char *between = parent->kind == SCOPE_CLASS ? "." : ".<locals>.";
  const char *parts[] = {parent->qualname->text, between, name->text, NULL};
  const char *text = arena_join(b->arena, parts);
  return ident_get(b->idents, text, strlen(text));
}

Scope *scope_enter(ScopeBuild *b, ScopeKind kind, const Ident *name, AstNode *node,
                   ScopeContext *saved) {
  Scope *scope = ARENA_NEW(b->arena, Scope);
  Scope *parent = b->scope;
  SymbolTable *table = ARENA_NEW(b->arena, SymbolTable);
  *scope = (Scope){.kind = kind, .name = name, .node = node, .parent = parent};
  table->capacity = 8;
  table->slots = arena_array(b->arena, table->capacity, sizeof *table->slots);
  scope->table = table;
  scope->qualname = qualified_name(b, parent, name);
  if (parent) {
    scope->class_name = parent->class_name;
    if (scope_is_function(parent) || (parent->flags & SCOPE_NESTED)) scope->flags |= SCOPE_NESTED;
    if (is_type_scope(scope) && parent->kind == SCOPE_CLASS) scope->flags |= SCOPE_IN_CLASS;
    if (parent->last_child) {
      parent->last_child->next_sibling = scope;
    } else {
      parent->first_child = scope;
    }
    parent->last_child = scope;
  }
  *saved = b->in;
  b->in = (ScopeContext){.iterable = saved->iterable};
  b->scope = scope;
  return scope;
}

void scope_leave(ScopeBuild *b, const ScopeContext *saved) {
  b->in = *saved;
  b->scope = b->scope->parent;
}

bool scope_analyse(AstModule *module, Diags *diags) {
  uint32_t errors = diags->errors;
  ScopeContext saved;
  ScopeBuild b = {.module = module,
                  .arena = module->arena,
                  .idents = module->idents,
                  .diags = diags,
                  .future_allowed = true};
  b.class_ident = ident_get(b.idents, "__class__", 9);
  b.super_ident = ident_get(b.idents, "super", 5);
  const Ident *name = ident_get(b.idents, "<module>", 8);
  module->scope = scope_enter(&b, SCOPE_MODULE, name, &module->base, &saved);
  if (scope_has_docstring(module->body)) module->scope->flags |= SCOPE_DOCSTRING;
  scope_walk_all(&b, module->body);
  if (diags->errors == errors) scope_resolve(&b, module->scope);
  return diags->errors == errors;
}

bool scope_is_generic_alias(const AstNode *node) {
  static const char *const names[] = {"list", "dict", "tuple", "set", "frozenset", "type"};
  const AstSubscript *subscript = (const AstSubscript *)node;
  if (node->kind != AST_Subscript || subscript->ctx != CTX_Load || subscript->value->kind != AST_Name) return false;
  const Symbol *symbol = ((const AstName *)subscript->value)->symbol;
  if (!symbol || symbol->binding != BINDING_BUILTIN || (symbol->outer && symbol->outer->binding != BINDING_BUILTIN)) return false;
  for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
    if (!strcmp(symbol->name->text, names[i])) return true;
  return false;
}
