/* SPDX-License-Identifier: MIT */
/* Scopes as text, for golden tests and for comparing with CPython's symtable. */
#include <string.h>

#include "compiler/front/scope.h"

static const char *const kind_names[] = {
    [SCOPE_MODULE] = "module",           [SCOPE_CLASS] = "class",
    [SCOPE_FUNCTION] = "function",       [SCOPE_LAMBDA] = "lambda",
    [SCOPE_LISTCOMP] = "listcomp",       [SCOPE_SETCOMP] = "setcomp",
    [SCOPE_DICTCOMP] = "dictcomp",       [SCOPE_GENEXPR] = "genexpr",
    [SCOPE_TYPE_PARAMS] = "type-params", [SCOPE_TYPE_ALIAS] = "type-alias",
    [SCOPE_TYPE_BOUND] = "type-bound",
};

static const char *const binding_names[] = {
    [BINDING_LOCAL] = "local",   [BINDING_CELL] = "cell",       [BINDING_FREE] = "free",
    [BINDING_GLOBAL] = "global", [BINDING_BUILTIN] = "builtin", [BINDING_CLASS] = "class",
};

typedef struct FlagName {
  uint32_t flag;
  const char *name;
} FlagName;

static const FlagName scope_flags[] = {
    {SCOPE_GENERATOR, "generator"},     {SCOPE_ASYNC, "async"},
    {SCOPE_VARARGS, "varargs"},         {SCOPE_VARKEYWORDS, "varkeywords"},
    {SCOPE_NESTED, "nested"},           {SCOPE_CLASS_CELL, "class-cell"},
    {SCOPE_IMPORT_STAR, "import-star"}, {SCOPE_IN_CLASS, "in-class"},
    {SCOPE_METHOD, "method"},           {SCOPE_YIELD_FROM, "yield-from"},
    {SCOPE_DOCSTRING, "docstring"},     {0, NULL},
};

static const FlagName symbol_flags[] = {
    {SYMBOL_PARAM, "param"},
    {SYMBOL_BOUND, "bound"},
    {SYMBOL_READ, "read"},
    {SYMBOL_DELETED, "deleted"},
    {SYMBOL_IMPORTED, "imported"},
    {SYMBOL_ANNOTATED, "annotated"},
    {SYMBOL_GLOBAL, "declared-global"},
    {SYMBOL_NONLOCAL, "declared-nonlocal"},
    {SYMBOL_TYPE_PARAM, "type-param"},
    {SYMBOL_ITERATION, "iteration"},
    {SYMBOL_DEF, "def"},
    {SYMBOL_OUTER_BOUND, "outer-bound"},
    {0, NULL},
};

static void put(const DiagWriter *w, const char *text) {
  w->write(w->ctx, text, strlen(text));
}

static void put_flags(const DiagWriter *w, const FlagName *names, uint32_t flags) {
  for (; names->name; names++) {
    if (!(flags & names->flag)) continue;
    put(w, " ");
    put(w, names->name);
  }
}

static void put_indent(const DiagWriter *w, uint32_t indent) {
  while (indent--) put(w, " ");
}

static void put_scope(const DiagWriter *w, const Scope *scope, uint32_t indent) {
  put_indent(w, indent);
  put(w, kind_names[scope->kind]);
  put(w, " ");
  put(w, scope->qualname->text);
  put_flags(w, scope_flags, scope->flags);
  put(w, "\n");
  for (uint32_t i = 0; i < scope->symbol_count; i++) {
    const Symbol *symbol = scope->symbols[i];
    put_indent(w, indent);
    put(w, "- ");
    put(w, symbol->name->text);
    put(w, ": ");
    put(w, binding_names[symbol->binding]);
    put_flags(w, symbol_flags, symbol->flags);
    put(w, "\n");
  }
  for (const Scope *child = scope->first_child; child; child = child->next_sibling)
    put_scope(w, child, indent + 1);
}

void scope_dump(const Scope *scope, const DiagWriter *writer) {
  put_scope(writer, scope, 0);
}
