/* SPDX-License-Identifier: MIT */
/* Which functions native code covers: those made of the nodes without a reason in the table below. */
#include "compiler/ir/eligible.h"

#include <string.h>

static const char *const reasons[AST_KIND_COUNT] = {
    [AST_FunctionDef] = "defines a function",
    [AST_AsyncFunctionDef] = "defines a coroutine",
    [AST_ClassDef] = "defines a class",
    [AST_TypeAlias] = "has a type statement",
    [AST_AsyncFor] = "has async for",
    [AST_AsyncWith] = "has async with",
    [AST_Match] = "has a match statement",
    [AST_TryStar] = "has except*",
    [AST_Import] = "has an import statement",
    [AST_ImportFrom] = "has an import statement",
    [AST_Lambda] = "has a lambda",
    [AST_GeneratorExp] = "has a generator expression",
    [AST_Await] = "is a coroutine",
    [AST_Yield] = "is a generator",
    [AST_YieldFrom] = "is a generator",
    [AST_Interpolation] = "has a t-string",
    [AST_TemplateStr] = "has a t-string",
};

struct search {
  const char *why;
  Span where;
};

static void examine(void *ctx, AstNode *node);

static bool has_star(AstNodes elements) {
  for (uint32_t k = 0; k < elements.count; k++)
    if (elements.items[k]->kind == AST_Starred) return true;
  return false;
}

/* Is it a builtin that looks at the frame of its caller? */
static bool reads_frame(const char *name) {
  static const char *const names[] = {"exec", "eval", "execfile", "globals", "locals", "vars", "dir"};
  for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
    if (!strcmp(name, names[i])) return true;
  return false;
}

/* By its name, or as an attribute, which may be that of module builtins. */
static bool looks_around(const AstNode *node) {
  const AstName *name = (const AstName *)node;
  if (node->kind == AST_Attribute) return reads_frame(((const AstAttribute *)node)->attr->text);
  return name->ctx == CTX_Load && name->symbol && name->symbol->binding == BINDING_BUILTIN && reads_frame(name->id->text);
}

static const char *reason_of(const AstNode *node) {
  if (reasons[node->kind]) return reasons[node->kind];
  switch (node->kind) {
  case AST_Name:
    if (((const AstName *)node)->symbol && scope_class_const(((const AstName *)node)->symbol)) return "reads a constant of its class";
    return looks_around(node) ? "looks at the variables around a call" : NULL;
  case AST_Attribute: return looks_around(node) ? "looks at the variables around a call" : NULL;
  case AST_Constant:
    if (((const AstConstant *)node)->value.kind == VALUE_COMPLEX) return "has a complex constant";
    return NULL;
  case AST_List:
    return ((const AstList *)node)->ctx == CTX_Load && has_star(((const AstList *)node)->elts) ? "has * in a display" : NULL;
  case AST_Tuple:
    return ((const AstTuple *)node)->ctx == CTX_Load && has_star(((const AstTuple *)node)->elts) ? "has * in a display" : NULL;
  case AST_Set: return has_star(((const AstSet *)node)->elts) ? "has * in a display" : NULL;
  case AST_Subscript: return scope_is_generic_alias(node) ? "has a builtin class in brackets" : NULL;
  case AST_Call: {
    const AstCall *c = (const AstCall *)node;
    if (c->args.count > 29 && has_star(c->args)) return "has more than 29 arguments with * in a call";
    bool first = ast_unpacks_first(&c->args, &c->keywords);
    for (uint32_t k = 0; k < c->keywords.count; k++) first |= ast_merges_first(&c->keywords, k);
    return first ? "has arguments after * or ** in a call" : NULL;
  }
  case AST_Dict: {
    const AstDict *d = (const AstDict *)node;
    for (uint32_t k = 0; k < d->keys.count; k++)
      if (!d->keys.items[k]) return "has ** in a dict display";
    return NULL;
  }
  default: return NULL;
  }
}

static void note(struct search *s, const char *why, Span where) {
  if (s->why) return;
  s->why = why;
  s->where = where;
}

static void examine(void *ctx, AstNode *node) {
  struct search *s = ctx;
  if (s->why) return;
  const char *why = reason_of(node);
  if (why) {
    note(s, why, node->span);
  } else if (node->kind == AST_AnnAssign) { /* annotations are not evaluated */
    const AstAnnAssign *a = (const AstAnnAssign *)node;
    examine(s, a->target);
    if (a->value) examine(s, a->value);
  } else {
    ast_children(node, examine, s);
  }
}

/* A builtin that looks into its caller's frame, which native code has none of. */
static const char *frame_reader(const Scope *scope) {
  static const char *const readers[][2] = {
      {"super", "uses super()"}, {"locals", "uses locals()"}, {"vars", "uses vars()"}, {"dir", "uses dir()"}, {"globals", "uses globals()"}};
  for (uint32_t k = 0; k < scope->symbol_count; k++)
    for (unsigned i = 0; i < sizeof readers / sizeof readers[0]; i++)
      if (!strcmp(scope->symbols[k]->name->text, readers[i][0])) return readers[i][1];
  return NULL;
}

const char *ir_ineligible(const AstFunctionDef *function, Span *where) {
  const Scope *scope = function->scope;
  struct search s = {.where = function->base.span};
  if (scope->flags & SCOPE_ASYNC) note(&s, "is a coroutine", function->base.span);
  if (scope->flags & SCOPE_GENERATOR) note(&s, "is a generator", function->base.span);
  if (function->type_params.count) note(&s, "has type parameters", function->base.span);
  if (scope->free_count) note(&s, "uses variables of an outer function", function->base.span);
  const char *reader = frame_reader(scope);
  if (reader) note(&s, reader, function->base.span);
  for (uint32_t k = 0; k < function->body.count; k++) examine(&s, function->body.items[k]);
  *where = s.where;
  return s.why;
}
