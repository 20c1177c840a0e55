/* SPDX-License-Identifier: MIT */
/* The walk over statements and expressions: notes every use of a name in the scope where it
 * stands, and checks what depends on the context. Recursion is bounded by AST_MAX_HEIGHT. */
#include "compiler/front/scope_build.h"

#include <string.h>

static void walk_child(void *ctx, AstNode *child) {
  scope_walk(ctx, child);
}

void scope_walk_all(ScopeBuild *b, AstNodes list) {
  for (uint32_t i = 0; i < list.count; i++)
    if (list.items[i]) scope_walk(b, list.items[i]);
}

/* The elements of a display or the arguments of a call, where `*x` is allowed. */
void scope_walk_elements(ScopeBuild *b, AstNodes list) {
  for (uint32_t i = 0; i < list.count; i++) {
    AstNode *node = list.items[i];
    scope_walk(b, node->kind == AST_Starred ? ((AstStarred *)node)->value : node);
  }
}

/* ---- names ---- */

static void walk_name(ScopeBuild *b, AstName *node) {
  if (node->ctx == CTX_Load) {
    node->symbol = scope_read(b, node->id, &node->base);
    return;
  }
  if (node->ctx == CTX_Del && !strcmp(node->id->text, "__debug__")) {
    scope_error(b, &node->base, "cannot delete __debug__", NULL);
    return;
  }
  node->symbol = scope_bind(b, node->id, &node->base, node->ctx == CTX_Del ? SYMBOL_DELETED : 0);
}

static void walk_attribute(ScopeBuild *b, AstAttribute *node) {
  scope_walk(b, node->value);
  node->mangled = scope_mangle(b->scope, b->idents, node->attr);
  if (node->ctx != CTX_Load && !strcmp(node->attr->text, "__debug__"))
    scope_error(b, &node->base, "cannot assign to __debug__", NULL);
}

static void walk_declaration(ScopeBuild *b, AstGlobal *node, bool nonlocal) {
  const char *keyword = nonlocal ? "nonlocal" : "global";
  if (nonlocal && b->scope->kind == SCOPE_MODULE) {
    scope_error(b, &node->base, "nonlocal declaration not allowed at module level", NULL);
    return;
  }
  for (uint32_t i = 0; i < node->names.count; i++) {
    const Ident *name = node->names.items[i];
    Symbol *symbol = scope_symbol(b, b->scope, name, node->base.span);
    uint16_t flags = symbol->flags;
    const char *why = flags & SYMBOL_PARAM       ? "name '%1' is parameter and %2"
                      : flags & SYMBOL_READ      ? "name '%1' is used prior to %2 declaration"
                      : flags & SYMBOL_ANNOTATED ? "annotated name '%1' can't be %2"
                      : flags & SYMBOL_BOUND     ? "name '%1' is assigned to before %2 declaration"
                                                 : NULL;
    if (why && b->scope->kind == SCOPE_MODULE && !(flags & (SYMBOL_READ | SYMBOL_BOUND)))
      why = NULL;
    if (why)
      diag_error(b->diags, "syntax", b->module->source, node->base.span, why, name->text, keyword);
    symbol->flags |= nonlocal ? SYMBOL_NONLOCAL : SYMBOL_GLOBAL;
    if (!why && (symbol->flags & SYMBOL_NONLOCAL) && (symbol->flags & SYMBOL_GLOBAL))
      scope_error(b, &node->base, "name '%1' is nonlocal and global", name->text);
  }
}

/* ---- imports ---- */

static void bind_import(ScopeBuild *b, Astalias *alias, const Ident *name) {
  alias->symbol = scope_bind(b, name, &alias->base, SYMBOL_IMPORTED);
}

/* `import a.b.c` binds a. */
static void walk_import(ScopeBuild *b, AstImport *node) {
  for (uint32_t i = 0; i < node->names.count; i++) {
    Astalias *alias = (Astalias *)node->names.items[i];
    const char *dot = strchr(alias->name->text, '.');
    const Ident *top =
        dot ? ident_get(b->idents, alias->name->text, (size_t)(dot - alias->name->text))
            : alias->name;
    bind_import(b, alias, alias->asname ? alias->asname : top);
  }
}

static void walk_future(ScopeBuild *b, AstImportFrom *node) {
  static const char *const features[] = {
      "nested_scopes",  "generators",       "division",       "absolute_import", "with_statement",
      "print_function", "unicode_literals", "barry_as_FLUFL", "generator_stop",  "annotations"};
  enum { FEATURES = sizeof features / sizeof features[0] };
  if (!b->future_allowed)
    scope_error(b, &node->base, "from __future__ imports must occur at the beginning of the file",
                NULL);
  for (uint32_t i = 0; i < node->names.count; i++) {
    const Astalias *alias = (const Astalias *)node->names.items[i];
    uint32_t feature = 0;
    while (feature < FEATURES && strcmp(features[feature], alias->name->text)) feature++;
    if (!strcmp(alias->name->text, "braces")) {
      scope_error(b, &node->base, "not a chance", NULL);
    } else if (feature == FEATURES) {
      scope_error(b, &node->base, "future feature %1 is not defined", alias->name->text);
    } else {
      b->module->future |= 1u << feature;
    }
  }
}

static bool is_future(const AstNode *node) {
  const AstImportFrom *import = (const AstImportFrom *)node;
  return node->kind == AST_ImportFrom && import->level == 0 && import->module &&
         !strcmp(import->module->text, "__future__");
}

static void walk_import_from(ScopeBuild *b, AstImportFrom *node) {
  if (is_future(&node->base)) walk_future(b, node);
  for (uint32_t i = 0; i < node->names.count; i++) {
    Astalias *alias = (Astalias *)node->names.items[i];
    if (!strcmp(alias->name->text, "*")) {
      if (b->scope->kind != SCOPE_MODULE)
        scope_error(b, &alias->base, "import * only allowed at module level", NULL);
      b->scope->flags |= SCOPE_IMPORT_STAR;
    } else {
      bind_import(b, alias, alias->asname ? alias->asname : alias->name);
    }
  }
}

/* ---- where a statement may stand ---- */

static bool in_def(const ScopeBuild *b) {
  return b->scope->kind == SCOPE_FUNCTION;
}

static void warn_finally(ScopeBuild *b, const AstNode *node, const char *what) {
  diag_add(b->diags, DIAG_WARNING, "finally", b->module->source, node->span,
           "'%1' in a 'finally' block", what, NULL);
}

static void walk_return(ScopeBuild *b, AstReturn *node) {
  if (!in_def(b)) scope_error(b, &node->base, "'return' outside function", NULL);
  if (b->in.star_return)
    scope_error(b, &node->base,
                "'break', 'continue' and 'return' cannot appear in an except* block", NULL);
  if (b->in.finally) warn_finally(b, &node->base, "return");
  if (!node->value) return;
  if (!b->in.value_return) b->in.value_return = &node->base;
  scope_walk(b, node->value);
}

static void walk_jump(ScopeBuild *b, const AstNode *node) {
  bool is_break = node->kind == AST_Break;
  if (b->in.star_loop) {
    scope_error(b, node, "'break', 'continue' and 'return' cannot appear in an except* block",
                NULL);
  } else if (!b->in.loop) {
    scope_error(b, node, is_break ? "'break' outside loop" : "'continue' not properly in loop",
                NULL);
  }
  if (b->in.finally_loop) warn_finally(b, node, is_break ? "break" : "continue");
}

static bool is_comprehension(const Scope *scope) {
  return scope->kind >= SCOPE_LISTCOMP && scope->kind <= SCOPE_GENEXPR;
}

const char *scope_describe(const Scope *scope) {
  switch (scope->kind) {
  case SCOPE_TYPE_ALIAS: return "a type alias";
  case SCOPE_TYPE_BOUND: return "a TypeVar bound";
  default: return "the definition of a generic";
  }
}

static void check_async(ScopeBuild *b, const AstNode *node, const char *what) {
  if (in_def(b) && (b->scope->flags & SCOPE_ASYNC)) return;
  scope_error(b, node, "'%1' outside async function", what);
}

static void walk_await(ScopeBuild *b, AstAwait *node) {
  if (!scope_is_function(b->scope)) {
    scope_error(b, &node->base, "'await' outside function", NULL);
  } else if (b->scope->kind >= SCOPE_TYPE_PARAMS) {
    scope_error(b, &node->base, "await expression cannot be used within %1",
                scope_describe(b->scope));
  } else if (is_comprehension(b->scope)) {
    b->scope->flags |= SCOPE_ASYNC;
  } else {
    check_async(b, &node->base, "await");
  }
  scope_walk(b, node->value);
}

static void walk_yield(ScopeBuild *b, AstNode *node, AstNode *value) {
  static const char *const inside[] = {
      [SCOPE_LISTCOMP] = "'yield' inside list comprehension",
      [SCOPE_SETCOMP] = "'yield' inside set comprehension",
      [SCOPE_DICTCOMP] = "'yield' inside dict comprehension",
      [SCOPE_GENEXPR] = "'yield' inside generator expression",
  };
  bool from = node->kind == AST_YieldFrom;
  Scope *scope = b->scope;
  if (is_comprehension(scope)) {
    scope_error(b, node, inside[scope->kind], NULL);
  } else if (scope->kind >= SCOPE_TYPE_PARAMS) {
    scope_error(b, node, "yield expression cannot be used within %1", scope_describe(scope));
  } else if (!scope_is_function(scope)) {
    scope_error(b, node, from ? "'yield from' outside function" : "'yield' outside function", NULL);
  } else if (from && (scope->flags & SCOPE_ASYNC)) {
    scope_error(b, node, "'yield from' inside async function", NULL);
  }
  scope->flags |= SCOPE_GENERATOR | (from ? SCOPE_YIELD_FROM : 0);
  if (!b->in.yield) b->in.yield = node;
  if (value) scope_walk(b, value);
}

/* ---- compound statements ---- */

static void walk_loop_body(ScopeBuild *b, AstNodes body, AstNodes orelse) {
  ScopeContext saved = b->in;
  b->in.loop = true;
  b->in.star_loop = b->in.finally_loop = false;
  scope_walk_all(b, body);
  b->in.loop = saved.loop;
  b->in.star_loop = saved.star_loop;
  b->in.finally_loop = saved.finally_loop;
  scope_walk_all(b, orelse);
}

static void walk_for(ScopeBuild *b, AstFor *node) {
  if (node->base.kind == AST_AsyncFor) check_async(b, &node->base, "async for");
  scope_walk(b, node->iter);
  scope_check_lone_star(b, node->target);
  scope_walk(b, node->target);
  walk_loop_body(b, node->body, node->orelse);
}

static void walk_with(ScopeBuild *b, AstWith *node) {
  if (node->base.kind == AST_AsyncWith) check_async(b, &node->base, "async with");
  scope_walk_all(b, node->items);
  scope_walk_all(b, node->body);
}

static void walk_try(ScopeBuild *b, AstTry *node) {
  ScopeContext saved = b->in;
  scope_walk_all(b, node->body);
  if (node->base.kind == AST_TryStar) b->in.star_return = b->in.star_loop = true;
  scope_walk_all(b, node->handlers);
  b->in.star_return = saved.star_return;
  b->in.star_loop = saved.star_loop;
  scope_walk_all(b, node->orelse);
  b->in.finally = b->in.finally_loop = true;
  scope_walk_all(b, node->finalbody);
  b->in.finally = saved.finally;
  b->in.finally_loop = saved.finally_loop;
}

static void walk_handler(ScopeBuild *b, AstExceptHandler *node) {
  if (node->type) scope_walk(b, node->type);
  if (node->name) node->symbol = scope_bind(b, node->name, &node->base, SYMBOL_DELETED);
  scope_walk_all(b, node->body);
}

/* ---- assignments ---- */

static void check_starred_targets(ScopeBuild *b, const AstNode *node, AstNodes elts) {
  uint32_t starred = 0;
  for (uint32_t i = 0; i < elts.count; i++)
    if (elts.items[i]->kind == AST_Starred && starred++ == 1)
      scope_error(b, node, "multiple starred expressions in assignment", NULL);
}

void scope_check_lone_star(ScopeBuild *b, const AstNode *target) {
  if (target->kind == AST_Starred)
    scope_error(b, target, "starred assignment target must be in a list or tuple", NULL);
}

static void walk_assign(ScopeBuild *b, AstAssign *node) {
  scope_walk(b, node->value);
  for (uint32_t i = 0; i < node->targets.count; i++) scope_check_lone_star(b, node->targets.items[i]);
  scope_walk_all(b, node->targets);
}

static void walk_annotated(ScopeBuild *b, AstAnnAssign *node) {
  scope_walk_annotation(b, node->annotation);
  if (node->target->kind == AST_Name) {
    AstName *name = (AstName *)node->target;
    Symbol *symbol = scope_symbol(b, b->scope, name->id, node->base.span);
    if (node->simple && (symbol->flags & (SYMBOL_GLOBAL | SYMBOL_NONLOCAL)) &&
        b->scope->kind != SCOPE_MODULE)
      scope_error(b, &node->base,
                  symbol->flags & SYMBOL_GLOBAL ? "annotated name '%1' can't be global"
                                                : "annotated name '%1' can't be nonlocal",
                  name->id->text);
    if (node->simple) symbol->flags |= SYMBOL_ANNOTATED;
    name->symbol = symbol;
    if (node->value) scope_walk(b, node->target);
  } else {
    scope_walk(b, node->target);
  }
  if (node->value) scope_walk(b, node->value);
}

static void walk_augmented(ScopeBuild *b, AstAugAssign *node) {
  scope_walk(b, node->target);
  if (node->target->kind == AST_Name) ((AstName *)node->target)->symbol->flags |= SYMBOL_READ;
  scope_walk(b, node->value);
}

/* ---- keyword arguments ---- */

void scope_walk_keywords(ScopeBuild *b, AstNodes keywords) {
  for (uint32_t i = 0; i < keywords.count; i++) {
    const Astkeyword *keyword = (const Astkeyword *)keywords.items[i];
    if (keyword->arg && !strcmp(keyword->arg->text, "__debug__"))
      scope_error(b, &keyword->base, "cannot assign to __debug__", NULL);
    for (uint32_t j = 0; j < i && keyword->arg; j++)
      if (((const Astkeyword *)keywords.items[j])->arg == keyword->arg) {
        scope_error(b, &keyword->base, "keyword argument repeated: %1", keyword->arg->text);
        break;
      }
    scope_walk(b, keyword->value);
  }
}

static bool is_super(const ScopeBuild *b, const AstCall *node) {
  return node->func->kind == AST_Name && ((const AstName *)node->func)->id == b->super_ident && !node->args.count &&
         !node->keywords.count;
}

static void walk_call(ScopeBuild *b, AstCall *node) {
  scope_walk(b, node->func);
  if (b->module->cell_by_call && is_super(b, node)) scope_read_class(b, node->func);
  scope_walk_elements(b, node->args);
  scope_walk_keywords(b, node->keywords);
}

static void note_future(ScopeBuild *b, const AstNode *node) {
  if (!b->future_allowed || node->kind >= AST_BoolOp) return;
  bool docstring = node == b->module->body.items[0] && scope_has_docstring(b->module->body);
  if (!docstring && !is_future(node)) b->future_allowed = false;
}

void scope_walk(ScopeBuild *b, AstNode *node) {
  note_future(b, node);
  switch ((AstKind)node->kind) {
  case AST_Name: walk_name(b, (AstName *)node); break;
  case AST_Attribute: walk_attribute(b, (AstAttribute *)node); break;
  case AST_Constant: break;
  case AST_Call: walk_call(b, (AstCall *)node); break;
  case AST_FunctionDef:
  case AST_AsyncFunctionDef: scope_walk_function(b, node); break;
  case AST_ClassDef: scope_walk_class(b, (AstClassDef *)node); break;
  case AST_Lambda: scope_walk_lambda(b, (AstLambda *)node); break;
  case AST_TypeAlias: scope_walk_alias(b, (AstTypeAlias *)node); break;
  case AST_ListComp:
  case AST_SetComp:
  case AST_DictComp:
  case AST_GeneratorExp: scope_walk_comprehension(b, node); break;
  case AST_NamedExpr: scope_walk_walrus(b, (AstNamedExpr *)node); break;
  case AST_Global: walk_declaration(b, (AstGlobal *)node, false); break;
  case AST_Nonlocal: walk_declaration(b, (AstGlobal *)node, true); break;
  case AST_Import: walk_import(b, (AstImport *)node); break;
  case AST_ImportFrom: walk_import_from(b, (AstImportFrom *)node); break;
  case AST_Return: walk_return(b, (AstReturn *)node); break;
  case AST_Break:
  case AST_Continue: walk_jump(b, node); break;
  case AST_Await: walk_await(b, (AstAwait *)node); break;
  case AST_Yield: walk_yield(b, node, ((AstYield *)node)->value); break;
  case AST_YieldFrom: walk_yield(b, node, ((AstYieldFrom *)node)->value); break;
  case AST_For:
  case AST_AsyncFor: walk_for(b, (AstFor *)node); break;
  case AST_While:
    scope_walk(b, ((AstWhile *)node)->test);
    walk_loop_body(b, ((AstWhile *)node)->body, ((AstWhile *)node)->orelse);
    break;
  case AST_With:
  case AST_AsyncWith: walk_with(b, (AstWith *)node); break;
  case AST_withitem:
    scope_walk(b, ((Astwithitem *)node)->context_expr);
    if (((Astwithitem *)node)->optional_vars) {
      scope_check_lone_star(b, ((Astwithitem *)node)->optional_vars);
      scope_walk(b, ((Astwithitem *)node)->optional_vars);
    }
    break;
  case AST_Try:
  case AST_TryStar: walk_try(b, (AstTry *)node); break;
  case AST_ExceptHandler: walk_handler(b, (AstExceptHandler *)node); break;
  case AST_Match: scope_walk_match(b, (AstMatch *)node); break;
  case AST_Assign: walk_assign(b, (AstAssign *)node); break;
  case AST_AnnAssign: walk_annotated(b, (AstAnnAssign *)node); break;
  case AST_AugAssign: walk_augmented(b, (AstAugAssign *)node); break;
  case AST_Tuple:
    if (((AstTuple *)node)->ctx == CTX_Store)
      check_starred_targets(b, node, ((AstTuple *)node)->elts);
    scope_walk_elements(b, ((AstTuple *)node)->elts);
    break;
  case AST_List:
    if (((AstList *)node)->ctx == CTX_Store)
      check_starred_targets(b, node, ((AstList *)node)->elts);
    scope_walk_elements(b, ((AstList *)node)->elts);
    break;
  case AST_Set: scope_walk_elements(b, ((AstSet *)node)->elts); break;
  case AST_Starred:
    if (((AstStarred *)node)->ctx == CTX_Load)
      scope_error(b, node, "can't use starred expression here", NULL);
    scope_walk(b, ((AstStarred *)node)->value);
    break;
  default: ast_children(node, walk_child, b); break;
  }
}
