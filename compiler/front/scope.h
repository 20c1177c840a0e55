/* SPDX-License-Identifier: MIT */
/* Scopes: what every name of a module is bound to.
 *
 * One Scope per module, def, lambda, class, comprehension and PEP 695 scope, reached through the
 * node's `scope` field; every node that reads or binds a name has its `symbol` filled in. The
 * rules are those of Python's language reference 4.2 with CPython 3.14's errors: `nonlocal` and
 * `global`, private names (`__x` in class C is `_C__x`; symbols carry the mangled name), class
 * bodies that inner functions do not see, walrus targets that leave comprehensions, `__class__`
 * for super().
 *
 * Comprehensions: the first iterable is evaluated in the enclosing scope and arrives as the hidden
 * parameter ".0"; all else belongs to the comprehension's own scope.
 * Annotations are not evaluated by Firn: names in them have no symbol and capture nothing. */
#ifndef FIRN_FRONT_SCOPE_H
#define FIRN_FRONT_SCOPE_H

#include "compiler/front/ast.h"

typedef enum ScopeKind {
  SCOPE_MODULE,
  SCOPE_CLASS,
  /* from here on: function-like, with fast locals */
  SCOPE_FUNCTION,
  SCOPE_LAMBDA,
  SCOPE_LISTCOMP,
  SCOPE_SETCOMP,
  SCOPE_DICTCOMP,
  SCOPE_GENEXPR,
  SCOPE_TYPE_PARAMS, /* holds T of `def f[T]`, `class C[T]`, `type X[T]`; the parent of that scope */
  SCOPE_TYPE_ALIAS,  /* the lazily evaluated value of a `type` statement */
  SCOPE_TYPE_BOUND,  /* a bound or default of a type parameter, lazily evaluated */
} ScopeKind;

typedef enum Binding {
  BINDING_LOCAL,    /* function-like scopes: a slot of the frame */
  BINDING_CELL,     /* a local of this scope that inner scopes share */
  BINDING_FREE,     /* a cell of an enclosing function, passed in by closure. In a class body: the
                       class's own namespace is looked at first, then the cell */
  BINDING_GLOBAL,   /* a variable of the module: `global x`, or bound at module level */
  BINDING_BUILTIN,  /* bound in no enclosing scope here: module global (set by others, or `import
                       *`) or builtin, decided at run time */
  BINDING_CLASS,    /* bound in this class body: its namespace; reads fall back to global, builtin */
} Binding;

enum {
  SYMBOL_PARAM = 1 << 0,       /* parameter (also ".0") */
  SYMBOL_BOUND = 1 << 1,       /* bound by =, def, class, for, import, with, except, :=, … here */
  SYMBOL_READ = 1 << 2,        /* read here */
  SYMBOL_DELETED = 1 << 3,     /* `del x` or the implicit del after `except E as x` */
  SYMBOL_IMPORTED = 1 << 4,    /* bound by an import statement */
  SYMBOL_ANNOTATED = 1 << 5,   /* x: T */
  SYMBOL_GLOBAL = 1 << 6,      /* named by a `global` statement here */
  SYMBOL_NONLOCAL = 1 << 7,    /* named by a `nonlocal` statement here */
  SYMBOL_TYPE_PARAM = 1 << 8,  /* PEP 695 */
  SYMBOL_ITERATION = 1 << 9,   /* iteration variable of a comprehension */
  SYMBOL_DEF = 1 << 10,        /* bound by def or class */
  SYMBOL_OUTER_BOUND = 1 << 11, /* an inner scope binds it by nonlocal or global (or :=) */
  SYMBOL_CONST = 1 << 12       /* of a class: micropython.const gave it its value (set by the emitter) */
};

typedef struct Symbol {
  const Ident *name; /* mangled */
  uint8_t binding;   /* Binding */
  uint16_t flags;    /* SYMBOL_* */
  uint32_t bindings; /* places that bind it in this scope; with SYMBOL_OUTER_BOUND there are more */
  uint32_t index;    /* in scope->symbols */
  uint32_t slot;     /* CELL: index in scope->cells; FREE: index in scope->frees; else 0 */
  Span span;         /* where it was first seen */
  struct Scope *scope;
  struct Symbol *outer; /* FREE: the CELL or FREE of the parent scope that it comes from. GLOBAL
                           and BUILTIN: the module scope's symbol of this name, or NULL (also when
                           this is it). Else NULL */
} Symbol;

enum {
  SCOPE_GENERATOR = 1 << 0,   /* contains yield (with SCOPE_ASYNC: an async generator) */
  SCOPE_ASYNC = 1 << 1,       /* async def, or a comprehension with async for or await */
  SCOPE_VARARGS = 1 << 2,     /* *args */
  SCOPE_VARKEYWORDS = 1 << 3, /* **kwargs */
  SCOPE_NESTED = 1 << 4,      /* inside a function-like scope */
  SCOPE_CLASS_CELL = 1 << 5,  /* class: a method needs __class__; its cell is in `cells` */
  SCOPE_IMPORT_STAR = 1 << 6, /* module: `from m import *` */
  SCOPE_IN_CLASS = 1 << 7,    /* type scopes standing directly in a class body: its names are seen */
  SCOPE_METHOD = 1 << 8,      /* def directly in a class body */
  SCOPE_YIELD_FROM = 1 << 9,
  SCOPE_DOCSTRING = 1 << 10, /* the body begins with a string constant */
};

typedef struct Scope {
  ScopeKind kind;
  uint32_t flags;        /* SCOPE_* */
  const Ident *name;     /* "f", "<module>", "<lambda>", "<listcomp>", "<genexpr>", … */
  const Ident *qualname; /* "C.f.<locals>.g", as __qualname__ */
  AstNode *node;
  struct Scope *parent;                     /* NULL: module */
  struct Scope *first_child, *next_sibling; /* in source order */
  struct Scope *last_child;
  const Ident *class_name; /* for mangling: the innermost class, or NULL */

  /* Closures are handed down scope by scope, class bodies included: a class body whose methods use
   * a function's variable has it as FREE, too, even beside a CLASS symbol of the same name; and
   * CELL `__class__` when SCOPE_CLASS_CELL. Those extra ones scope_lookup does not find.
   *
   * Parameters first, in co_varnames' order: positional-only, positional, keyword-only, *args,
   * **kwargs; then the others in the order they were first seen. */
  Symbol **symbols;
  uint32_t symbol_count;
  uint32_t posonly_count;  /* def f(HERE, /, …) */
  uint32_t arg_count;      /* positional parameters, positional-only ones included */
  uint32_t kwonly_count;   /* after * */
  uint32_t param_count;    /* all, with *args and **kwargs */
  Symbol **cells, **frees; /* parameters first, then by name (a class's cells: in the order of `symbols`) */
  uint32_t cell_count, free_count;
  void *table; /* private */
} Scope;

/* Builds all scopes of the module, fills the AUX fields, and checks what the grammar cannot:
 * 'return' outside function, nonlocal without binding, duplicate arguments, patterns that bind
 * twice, … Errors are added to `diags`; false when there was any. With module->cell_by_call only `super()` makes
 * a method share its class's __class__, as in MicroPython; else every mention of `super`, as in CPython. */
bool scope_analyse(AstModule *module, Diags *diags);

/* The scope's symbol of this (mangled) name, or NULL. */
Symbol *scope_lookup(const Scope *scope, const Ident *name);

/* A name that is bound nowhere: the symbol with SYMBOL_CONST of a class around that it means in MicroPython, or NULL. */
const Symbol *scope_class_const(const Symbol *symbol);

/* list[int]: a builtin class in brackets, whose value is a types.GenericAlias. */
bool scope_is_generic_alias(const AstNode *node);

/* `name` as code in `scope` sees it: mangled when it is private to the enclosing class. */
const Ident *scope_mangle(const Scope *scope, Idents *idents, const Ident *name);

/* Writes all scopes, for tests. */
void scope_dump(const Scope *scope, const DiagWriter *writer);

static inline bool scope_is_function(const Scope *scope) { return scope->kind >= SCOPE_FUNCTION; }

#endif
