/* SPDX-License-Identifier: MIT */
/* What the scope analysis's files share: the walk's state. */
#ifndef FIRN_FRONT_SCOPE_BUILD_H
#define FIRN_FRONT_SCOPE_BUILD_H

#include "compiler/front/scope.h"

/* Where the walk is inside the current scope; saved and restored around nested scopes. */
typedef struct ScopeContext {
  bool loop;                /* break and continue are allowed */
  bool star_loop;           /* inside except*: break and continue are not */
  bool star_return;         /* inside except*: return is not */
  bool finally;             /* inside finally: return is warned of */
  bool finally_loop;        /* … and break and continue */
  bool target;              /* in the target of a comprehension */
  uint32_t iterable;        /* in so many iterables of comprehensions */
  const AstNode *value_return; /* the first `return x` of the function */
  const AstNode *yield;        /* its first yield */
} ScopeContext;

typedef struct ScopeBuild {
  AstModule *module;
  Arena *arena;
  Idents *idents;
  Diags *diags;
  Scope *scope; /* the current one */
  ScopeContext in;
  const Ident *class_ident, *super_ident; /* __class__, super */
  bool future_allowed;                    /* only a docstring and other futures so far */
} ScopeBuild;

void scope_error(ScopeBuild *b, const AstNode *node, const char *format, const char *a);

/* The scope's symbol of this unmangled name, made when it is new. */
Symbol *scope_symbol(ScopeBuild *b, Scope *scope, const Ident *name, Span span);
Symbol *scope_symbol_mangled(ScopeBuild *b, Scope *scope, const Ident *name, Span span);

/* Adds a symbol to scope->symbols, not to the table. */
void scope_append(ScopeBuild *b, Scope *scope, Symbol *symbol);

/* `super()` needs the class that the method stands in. */
void scope_read_class(ScopeBuild *b, const AstNode *node);

/* A binding or reading of `name` in the current scope. */
Symbol *scope_bind(ScopeBuild *b, const Ident *name, const AstNode *node, uint16_t flags);
Symbol *scope_read(ScopeBuild *b, const Ident *name, const AstNode *node);

/* `*a = b`, `for *a in b`: the star needs a list or tuple around it. */
void scope_check_lone_star(ScopeBuild *b, const AstNode *target);

/* Makes a scope inside the current one current; `saved` keeps the context for scope_leave. */
Scope *scope_enter(ScopeBuild *b, ScopeKind kind, const Ident *name, AstNode *node,
                   ScopeContext *saved);
void scope_leave(ScopeBuild *b, const ScopeContext *saved);

/* scope_walk.c */
void scope_walk(ScopeBuild *b, AstNode *node);
void scope_walk_all(ScopeBuild *b, AstNodes list);
void scope_walk_elements(ScopeBuild *b, AstNodes list);
/* "a type alias": a type scope in error messages. */
const char *scope_describe(const Scope *scope);
void scope_walk_keywords(ScopeBuild *b, AstNodes keywords);

/* scope_walk_function.c */
void scope_walk_function(ScopeBuild *b, AstNode *node);
void scope_walk_class(ScopeBuild *b, AstClassDef *node);
void scope_walk_lambda(ScopeBuild *b, AstLambda *node);
void scope_walk_alias(ScopeBuild *b, AstTypeAlias *node);
void scope_walk_comprehension(ScopeBuild *b, AstNode *node);
void scope_walk_walrus(ScopeBuild *b, AstNamedExpr *node);
void scope_walk_annotation(ScopeBuild *b, AstNode *node);
bool scope_has_docstring(AstNodes body);

/* scope_walk_pattern.c */
void scope_walk_match(ScopeBuild *b, AstMatch *node);

/* scope_resolve.c: bindings, cells and free variables of all scopes */
void scope_resolve(ScopeBuild *b, Scope *module);

#endif
