/* SPDX-License-Identifier: MIT */
/* The nodes that open scopes of their own: functions, classes, comprehensions, type scopes. */
#include "compiler/front/scope_build.h"

#include <string.h>

bool scope_has_docstring(AstNodes body) {
  if (body.count == 0 || body.items[0]->kind != AST_Expr) return false;
  const AstNode *value = ((const AstExpr *)body.items[0])->value;
  return value->kind == AST_Constant && ((const AstConstant *)value)->value.kind == VALUE_STR;
}

static const Ident *ident(ScopeBuild *b, const char *text) {
  return ident_get(b->idents, text, strlen(text));
}

/* ---- annotations: checked, but not evaluated ---- */

static void check_annotation(void *ctx, AstNode *node) {
  const char *what = NULL;
  switch ((AstKind)node->kind) {
  case AST_Yield:
  case AST_YieldFrom: what = "yield expression"; break;
  case AST_Await: what = "await expression"; break;
  case AST_NamedExpr: what = "named expression"; break;
  case AST_Lambda:
  case AST_GeneratorExp: return; /* scopes of their own */
  default: break;
  }
  if (what) scope_error(ctx, node, "%1 cannot be used within an annotation", what);
  ast_children(node, check_annotation, ctx);
}

void scope_walk_annotation(ScopeBuild *b, AstNode *node) {
  if (node) check_annotation(b, node);
}

static void walk_annotations(ScopeBuild *b, AstNodes args) {
  for (uint32_t i = 0; i < args.count; i++)
    scope_walk_annotation(b, ((Astarg *)args.items[i])->annotation);
}

/* ---- parameters ---- */

static void bind_parameter(ScopeBuild *b, AstNode *node) {
  if (!node) return;
  Astarg *arg = (Astarg *)node;
  const Ident *name = scope_mangle(b->scope, b->idents, arg->arg);
  const Symbol *old = scope_lookup(b->scope, name);
  if (old && (old->flags & SYMBOL_PARAM))
    scope_error(b, node, "duplicate argument '%1' in function definition", arg->arg->text);
  arg->symbol = scope_bind(b, arg->arg, node, SYMBOL_PARAM);
}

static void bind_parameter_list(ScopeBuild *b, AstNodes list) {
  for (uint32_t i = 0; i < list.count; i++) bind_parameter(b, list.items[i]);
}

static void bind_parameters(ScopeBuild *b, Astarguments *args) {
  Scope *scope = b->scope;
  bind_parameter_list(b, args->posonlyargs);
  bind_parameter_list(b, args->args);
  bind_parameter_list(b, args->kwonlyargs);
  bind_parameter(b, args->vararg);
  bind_parameter(b, args->kwarg);
  scope->posonly_count = args->posonlyargs.count;
  scope->arg_count = args->posonlyargs.count + args->args.count;
  scope->kwonly_count = args->kwonlyargs.count;
  scope->param_count = scope->symbol_count;
  if (args->vararg) scope->flags |= SCOPE_VARARGS;
  if (args->kwarg) scope->flags |= SCOPE_VARKEYWORDS;
}

static void walk_defaults(ScopeBuild *b, const Astarguments *args) {
  scope_walk_all(b, args->defaults);
  scope_walk_all(b, args->kw_defaults);
}

/* ---- type parameters (PEP 695) ---- */

/* A bound or default, evaluated when it is asked for. */
static Scope *walk_lazily(ScopeBuild *b, AstNode *value, const Ident *name) {
  ScopeContext saved;
  if (!value) return NULL;
  Scope *scope = scope_enter(b, SCOPE_TYPE_BOUND, name, value, &saved);
  scope_walk_elements(b, (AstNodes){&value, 1}); /* `*Ts = *D` */
  scope_leave(b, &saved);
  return scope;
}

static Symbol *bind_type_param(ScopeBuild *b, const Ident *name, const AstNode *node) {
  const Symbol *old = scope_lookup(b->scope, scope_mangle(b->scope, b->idents, name));
  if (old && (old->flags & SYMBOL_TYPE_PARAM))
    scope_error(b, node, "duplicate type parameter '%1'", name->text);
  return scope_bind(b, name, node, SYMBOL_TYPE_PARAM);
}

static void walk_type_param(ScopeBuild *b, AstNode *node, bool *seen_default) {
  AstNode *value = NULL;
  if (node->kind == AST_TypeVar) {
    AstTypeVar *var = (AstTypeVar *)node;
    var->symbol = bind_type_param(b, var->name, node);
    var->bound_scope = walk_lazily(b, var->bound, var->name);
    var->default_scope = walk_lazily(b, var->default_value, var->name);
    value = var->default_value;
  } else {
    AstParamSpec *spec = (AstParamSpec *)node;
    spec->symbol = bind_type_param(b, spec->name, node);
    spec->default_scope = walk_lazily(b, spec->default_value, spec->name);
    value = spec->default_value;
  }
  if (*seen_default && !value)
    scope_error(b, node, "non-default type parameter '%1' follows default type parameter",
                ((AstParamSpec *)node)->name->text);
  *seen_default |= value != NULL;
}

_Static_assert(sizeof(AstParamSpec) == sizeof(AstTypeVarTuple), "walk_type_param reads both");

/* Opens the scope of the type parameters, when there are any. */
static Scope *enter_type_params(ScopeBuild *b, AstNodes params, const Ident *name, AstNode *node,
                                ScopeContext *saved) {
  bool seen_default = false;
  if (params.count == 0) return NULL;
  Scope *scope = scope_enter(b, SCOPE_TYPE_PARAMS, name, node, saved);
  for (uint32_t i = 0; i < params.count; i++) walk_type_param(b, params.items[i], &seen_default);
  return scope;
}

void scope_walk_alias(ScopeBuild *b, AstTypeAlias *node) {
  ScopeContext saved, type_saved;
  const Ident *name = ((AstName *)node->name)->id;
  scope_walk(b, node->name);
  node->type_scope = enter_type_params(b, node->type_params, name, &node->base, &type_saved);
  node->scope = scope_enter(b, SCOPE_TYPE_ALIAS, name, &node->base, &saved);
  scope_walk(b, node->value);
  scope_leave(b, &saved);
  if (node->type_scope) scope_leave(b, &type_saved);
}

/* ---- functions ---- */

static void leave_function(ScopeBuild *b, const ScopeContext *saved) {
  bool async_generator = (b->scope->flags & SCOPE_ASYNC) && (b->scope->flags & SCOPE_GENERATOR);
  if (async_generator && b->in.value_return)
    scope_error(b, b->in.value_return, "'return' with value in async generator", NULL);
  scope_leave(b, saved);
}

void scope_walk_function(ScopeBuild *b, AstNode *made) {
  AstFunctionDef *node = (AstFunctionDef *)made;
  Astarguments *args = (Astarguments *)node->args;
  ScopeContext saved, type_saved;
  bool method = b->scope->kind == SCOPE_CLASS;
  scope_walk_all(b, node->decorator_list);
  walk_defaults(b, args);
  node->symbol = scope_bind(b, node->name, made, SYMBOL_DEF);
  node->type_scope = enter_type_params(b, node->type_params, node->name, made, &type_saved);
  walk_annotations(b, args->posonlyargs);
  walk_annotations(b, args->args);
  walk_annotations(b, args->kwonlyargs);
  if (args->vararg) scope_walk_annotation(b, ((Astarg *)args->vararg)->annotation);
  if (args->kwarg) scope_walk_annotation(b, ((Astarg *)args->kwarg)->annotation);
  scope_walk_annotation(b, node->returns);
  Scope *scope = scope_enter(b, SCOPE_FUNCTION, node->name, made, &saved);
  node->scope = scope;
  if (method) scope->flags |= SCOPE_METHOD;
  if (made->kind == AST_AsyncFunctionDef) scope->flags |= SCOPE_ASYNC;
  if (scope_has_docstring(node->body)) scope->flags |= SCOPE_DOCSTRING;
  bind_parameters(b, args);
  scope_walk_all(b, node->body);
  leave_function(b, &saved);
  if (node->type_scope) scope_leave(b, &type_saved);
}

void scope_walk_lambda(ScopeBuild *b, AstLambda *node) {
  ScopeContext saved;
  walk_defaults(b, (Astarguments *)node->args);
  node->scope = scope_enter(b, SCOPE_LAMBDA, ident(b, "<lambda>"), &node->base, &saved);
  bind_parameters(b, (Astarguments *)node->args);
  scope_walk(b, node->body);
  leave_function(b, &saved);
}

void scope_walk_class(ScopeBuild *b, AstClassDef *node) {
  ScopeContext saved, type_saved;
  scope_walk_all(b, node->decorator_list);
  node->symbol = scope_bind(b, node->name, &node->base, SYMBOL_DEF);
  node->type_scope = enter_type_params(b, node->type_params, node->name, &node->base, &type_saved);
  scope_walk_elements(b, node->bases);
  scope_walk_keywords(b, node->keywords);
  node->scope = scope_enter(b, SCOPE_CLASS, node->name, &node->base, &saved);
  node->scope->class_name = node->name;
  if (scope_has_docstring(node->body)) node->scope->flags |= SCOPE_DOCSTRING;
  scope_walk_all(b, node->body);
  scope_leave(b, &saved);
  if (node->type_scope) scope_leave(b, &type_saved);
}

/* ---- comprehensions ---- */

static void walk_target(ScopeBuild *b, AstNode *target) {
  b->in.target = true;
  scope_walk(b, target);
  b->in.target = false;
}

static void walk_iterable(ScopeBuild *b, AstNode *iter) {
  b->in.iterable++;
  scope_walk(b, iter);
  b->in.iterable--;
}

/* The first iterable has been walked in the enclosing scope. */
static void walk_generators(ScopeBuild *b, AstNodes generators) {
  for (uint32_t i = 0; i < generators.count; i++) {
    Astcomprehension *generator = (Astcomprehension *)generators.items[i];
    if (generator->is_async) b->scope->flags |= SCOPE_ASYNC;
    scope_check_lone_star(b, generator->target);
    if (i > 0) {
      walk_target(b, generator->target);
      walk_iterable(b, generator->iter);
    } else {
      walk_target(b, generator->target);
    }
    scope_walk_all(b, generator->ifs);
  }
}

/* An asynchronous comprehension, other than a generator expression, runs where it stands. */
static void check_async(ScopeBuild *b, const AstNode *node, const Scope *scope) {
  Scope *around = b->scope;
  if (!(scope->flags & SCOPE_ASYNC) || scope->kind == SCOPE_GENEXPR) return;
  if (around->kind >= SCOPE_LISTCOMP && around->kind <= SCOPE_GENEXPR) {
    around->flags |= SCOPE_ASYNC;
  } else if (around->kind != SCOPE_FUNCTION || !(around->flags & SCOPE_ASYNC)) {
    scope_error(b, node, "asynchronous comprehension outside of an asynchronous function", NULL);
  }
}

void scope_walk_comprehension(ScopeBuild *b, AstNode *node) {
  static const struct {
    ScopeKind kind;
    const char *name;
  } rows[] = {
      [AST_ListComp - AST_ListComp] = {SCOPE_LISTCOMP, "<listcomp>"},
      [AST_SetComp - AST_ListComp] = {SCOPE_SETCOMP, "<setcomp>"},
      [AST_DictComp - AST_ListComp] = {SCOPE_DICTCOMP, "<dictcomp>"},
      [AST_GeneratorExp - AST_ListComp] = {SCOPE_GENEXPR, "<genexpr>"},
  };
  AstDictComp *dict = node->kind == AST_DictComp ? (AstDictComp *)node : NULL;
  AstListComp *list = (AstListComp *)node;
  AstNodes generators = dict ? dict->generators : list->generators;
  ScopeContext saved;
  walk_iterable(b, ((Astcomprehension *)generators.items[0])->iter);
  Scope *scope = scope_enter(b, rows[node->kind - AST_ListComp].kind,
                             ident(b, rows[node->kind - AST_ListComp].name), node, &saved);
  *(dict ? &dict->scope : &list->scope) = scope;
  scope_bind(b, ident(b, ".0"), node, SYMBOL_PARAM);
  scope->arg_count = scope->param_count = 1;
  if (scope->kind == SCOPE_GENEXPR) scope->flags |= SCOPE_GENERATOR;
  walk_generators(b, generators);
  if (dict) {
    scope_walk(b, dict->key);
    scope_walk(b, dict->value);
  } else {
    scope_walk(b, list->elt);
  }
  scope_leave(b, &saved);
  check_async(b, node, scope);
}

/* ---- walrus (PEP 572) ---- */

static bool is_comprehension(const Scope *scope) {
  return scope->kind >= SCOPE_LISTCOMP && scope->kind <= SCOPE_GENEXPR;
}

/* In a comprehension the target belongs to the scope around all comprehensions; here it is then
   declared nonlocal or global. */
static Symbol *bind_outside(ScopeBuild *b, AstName *target) {
  Scope *outer = b->scope;
  for (; is_comprehension(outer); outer = outer->parent) {
    const Symbol *symbol = scope_lookup(outer, scope_mangle(outer, b->idents, target->id));
    if (symbol && (symbol->flags & SYMBOL_ITERATION))
      scope_error(b, &target->base,
                  "assignment expression cannot rebind comprehension iteration variable '%1'",
                  target->id->text);
  }
  if (outer->kind == SCOPE_CLASS)
    scope_error(b, &target->base,
                "assignment expression within a comprehension cannot be used in a class body",
                NULL);
  if (outer->kind >= SCOPE_TYPE_PARAMS)
    scope_error(b, &target->base,
                "assignment expression within a comprehension cannot be used in %1",
                scope_describe(outer));
  Symbol *there = scope_symbol(b, outer, target->id, target->base.span);
  bool global = outer->kind == SCOPE_MODULE || (there->flags & SYMBOL_GLOBAL);
  if (!(there->flags & (SYMBOL_GLOBAL | SYMBOL_NONLOCAL)))
    there->flags |= SYMBOL_BOUND | SYMBOL_OUTER_BOUND;
  Symbol *here = scope_symbol(b, b->scope, target->id, target->base.span);
  here->flags |= SYMBOL_BOUND | (global ? SYMBOL_GLOBAL : SYMBOL_NONLOCAL);
  here->bindings++;
  return here;
}

void scope_walk_walrus(ScopeBuild *b, AstNamedExpr *node) {
  AstName *target = (AstName *)node->target;
  if (b->in.iterable)
    scope_error(b, &node->base,
                "assignment expression cannot be used in a comprehension iterable expression",
                NULL);
  if (b->scope->kind >= SCOPE_TYPE_PARAMS)
    scope_error(b, &node->base, "named expression cannot be used within %1",
                scope_describe(b->scope));
  if (!is_comprehension(b->scope)) {
    scope_walk(b, node->target);
  } else {
    if (!strcmp(target->id->text, "__debug__"))
      scope_error(b, &target->base, "cannot assign to __debug__", NULL);
    target->symbol = bind_outside(b, target);
  }
  scope_walk(b, node->value);
}
