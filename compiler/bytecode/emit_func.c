/* SPDX-License-Identifier: MIT */
/* def, lambda, class and type statements: each makes a child unit. One with type parameters (PEP 695) that are used as
 * values stands in a unit around it, which is called at once: it makes the parameters, then the thing itself.
 *
 * A function's locals are its free variables (cells that MAKE_CLOSURE hands over), its parameters
 * in the order of co_varnames, then the rest. Defaults are evaluated where the def stands. */
#include "compiler/bytecode/emitter.h"

#include "runtime/abi/operator.h"

#include <string.h>

/* ---- parameters ---- */

static void emit_positional_defaults(struct emitter *e, const AstNodes *defaults) {
  struct code_const *tuple = ARENA_NEW(e->m->arena, struct code_const);
  const struct code_const **items = arena_array(e->m->arena, defaults->count, sizeof *items);
  tuple->kind = CODE_CONST_TUPLE;
  tuple->n = defaults->count;
  tuple->items = items;
  for (uint32_t i = 0; i < defaults->count; i++) {
    items[i] = fold(e, defaults->items[i]);
    if (!items[i] || emit_is_mpy(e)) { /* in files a constant is longer than what makes the tuple */
      emit_sequence(e, defaults, AST_Tuple);
      return;
    }
  }
  emit_const(e, tuple);
}

static uint32_t count_present(const AstNodes *nodes) {
  uint32_t n = 0;
  for (uint32_t i = 0; i < nodes->count; i++)
    if (nodes->items[i]) n++;
  return n;
}

static void emit_keyword_defaults(struct emitter *e, const Astarguments *args) {
  emit_n(e, OP_BUILD_MAP, count_present(&args->kw_defaults));
  for (uint32_t i = 0; i < args->kw_defaults.count; i++) {
    if (!args->kw_defaults.items[i]) continue;
    emit_expr(e, args->kw_defaults.items[i]);
    const Astarg *arg = (const Astarg *)args->kwonlyargs.items[i];
    emit_ident_op(e, OP_LOAD_CONST_STRING, arg->symbol ? arg->symbol->name : arg->arg);
    emit_op(e, OP_STORE_MAP);
  }
}

/* Defaults of a function with type parameters are arguments of the unit around it. */
uint32_t emit_hidden_params(const Scope *scope) {
  const AstNode *node = scope->kind == SCOPE_TYPE_PARAMS ? scope->node : NULL;
  if (!node || (node->kind != AST_FunctionDef && node->kind != AST_AsyncFunctionDef)) return 0;
  const Astarguments *args = (const Astarguments *)((const AstFunctionDef *)node)->args;
  return args->defaults.count + (count_present(&args->kw_defaults) ? 1 : 0);
}

/* Pushes defaults and keyword defaults if there are any; null stands for an empty one. */
static bool emit_defaults(struct emitter *e, const Astarguments *args) {
  bool keyword = count_present(&args->kw_defaults) > 0;
  if (!args->defaults.count && !keyword) return false;
  if (args->defaults.count)
    emit_positional_defaults(e, &args->defaults);
  else
    emit_op(e, OP_LOAD_NULL);
  if (keyword)
    emit_keyword_defaults(e, args);
  else
    emit_op(e, OP_LOAD_NULL);
  return true;
}

static void begin_function(struct emitter *child, struct emitter *e, const Scope *scope,
                           const AstNode *node, const Astarguments *args) {
  emit_begin(child, e->m, e, scope, node,
             count_present(&args->kw_defaults) ? CODE_DEFKWARGS : 0);
  child->unit->n_defaults = (uint8_t)args->defaults.count;
  if (args->posonlyargs.count) emit_lowered(e, node, "positional-only parameters");
  if (emit_is_mpy(e) && args->posonlyargs.count && args->kwarg)
    emit_refuse(e, node, "positional-only parameters together with ** cannot be written for "
                "MicroPython", NULL);
}

void emit_make_function(struct emitter *e, struct emitter *child, const AstNode *node,
                        bool defaults) {
  uint32_t cells = emit_closure(e, child->scope, node);
  uint32_t number = emit_end(child);
  if (cells)
    emit_nb(e, defaults ? OP_MAKE_CLOSURE_DEFARGS : OP_MAKE_CLOSURE, number, (uint8_t)cells);
  else
    emit_n(e, defaults ? OP_MAKE_FUNCTION_DEFARGS : OP_MAKE_FUNCTION, number);
}

void emit_lambda(struct emitter *e, const AstLambda *node) {
  const Astarguments *args = (const Astarguments *)node->args;
  bool defaults = emit_defaults(e, args);
  struct emitter child;
  begin_function(&child, e, node->scope, &node->base, args);
  emit_expr(&child, node->body);
  emit_op(&child, OP_RETURN_VALUE);
  emit_make_function(e, &child, &node->base, defaults);
}

/* ---- type parameters ---- */

/* Their tuple, for __type_params__. */
static void emit_type_params(struct emitter *e, const AstNodes *params) {
  for (uint32_t i = 0; i < params->count; i++) {
    const AstParamSpec *param = (const AstParamSpec *)params->items[i];
    const Symbol *symbol = param->base.kind == AST_TypeVar ? ((const AstTypeVar *)params->items[i])->symbol : param->symbol;
    emit_symbol_load(e, symbol, params->items[i]);
  }
  emit_n(e, OP_BUILD_TUPLE, params->count);
}

/* A unit that has made the parameters. */
static void begin_type_scope(struct emitter *unit, struct emitter *e, const Scope *scope, const AstNode *node,
                             const AstNodes *params) {
  emit_begin(unit, e->m, e, scope, node, 0);
  for (uint32_t i = 0; i < params->count; i++) {
    const AstNode *param = params->items[i];
    bool var = param->kind == AST_TypeVar;
    const AstParamSpec *spec = (const AstParamSpec *)param;
    const Symbol *symbol = var ? ((const AstTypeVar *)param)->symbol : spec->symbol;
    emit_str(unit, emit_ident_text(symbol->name));
    emit_n(unit, OP_MAKE_TYPE, var ? TYPE_PARAM_VAR : param->kind == AST_ParamSpec ? TYPE_PARAM_SPEC : TYPE_PARAM_TUPLE);
    emit_symbol_store(unit, symbol, param);
  }
}

/* What the unit made is on its stack: returned; the unit's function is on e's. */
static void end_type_scope(struct emitter *unit, struct emitter *e, const AstNode *node, const AstNodes *params) {
  if (e->m->keep_type_params && node->kind != AST_TypeAlias) {
    emit_op(unit, OP_DUP_TOP);
    emit_type_params(unit, params);
    emit_op(unit, OP_ROT_TWO);
    emit_name_op(unit, OP_STORE_ATTR, "__type_params__");
  }
  emit_op(unit, OP_RETURN_VALUE);
  emit_make_function(e, unit, node, false);
}

/* The hidden parameters, from local `at` on, as MAKE_FUNCTION_DEFARGS wants them. */
static void emit_given_defaults(struct emitter *unit, const Astarguments *args, uint32_t at) {
  for (uint32_t i = 0; i < args->defaults.count; i++) emit_load_fast(unit, at + i);
  if (args->defaults.count) emit_n(unit, OP_BUILD_TUPLE, args->defaults.count);
  else emit_op(unit, OP_LOAD_NULL);
  if (!count_present(&args->kw_defaults)) {
    emit_op(unit, OP_LOAD_NULL);
    return;
  }
  emit_n(unit, OP_BUILD_MAP, 0);
  emit_load_fast(unit, at + args->defaults.count);
  emit_op(unit, OP_DICT_MERGE);
}

/* ---- def ---- */

/* The X of a decorator written `@micropython.X`, or NULL. */
static const char *micropython_decorator(const AstNode *node) {
  if (node->kind != AST_Attribute) return NULL;
  const AstAttribute *attribute = (const AstAttribute *)node;
  if (attribute->value->kind != AST_Name) return NULL;
  if (strcmp(((const AstName *)attribute->value)->id->text, "micropython")) return NULL;
  return attribute->attr->text;
}

/* Decorators for the compiler, not to be called: notes them on the unit. */
static bool is_compiler_decorator(struct emitter *e, const AstNode *node, uint8_t *native) {
  const char *name = micropython_decorator(node);
  if (!name) return false;
  if (!strcmp(name, "bytecode")) return true;
  if (!strcmp(name, "native")) {
    *native = CODE_NATIVE;
    return true;
  }
  if (!strcmp(name, "viper")) {
    *native = CODE_NATIVE_VIPER;
    if (emit_is_mpy(e))
      emit_refuse(e, node, "@micropython.viper cannot be written to a bytecode .mpy file", NULL);
    return true;
  }
  if (!strncmp(name, "asm_", 4)) {
    emit_refuse(e, node, "@micropython.%1 is not supported", name);
    return true;
  }
  return false;
}

/* A dotted name, perhaps called: all there was before PEP 614. */
static bool is_plain_decorator(const AstNode *node) {
  if (node->kind == AST_Call) node = ((const AstCall *)node)->func;
  while (node->kind == AST_Attribute) node = ((const AstAttribute *)node)->value;
  return node->kind == AST_Name;
}

static void emit_decorators(struct emitter *e, const AstNodes *decorators, uint8_t *native) {
  bool any = false;
  for (uint32_t i = 0; i < decorators->count; i++) {
    if (is_compiler_decorator(e, decorators->items[i], native)) continue;
    const_use_decorator(e, decorators->items[i]);
    if (!is_plain_decorator(decorators->items[i])) emit_lowered(e, decorators->items[i], "such decorators");
    if (!any || decorators->items[i]->kind == AST_Call) emit_line(e, decorators->items[i]);
    any = true;
    emit_line_exact(e, decorators->items[i]);
    emit_expr(e, decorators->items[i]);
  }
}

/* Calls what emit_decorators has put there, innermost first, each on its own line as in CPython's tracebacks. */
static void call_decorators(struct emitter *e, const AstNodes *decorators) {
  for (uint32_t i = decorators->count; i--;) {
    uint8_t native;
    if (is_compiler_decorator(e, decorators->items[i], &native)) continue;
    emit_line_exact(e, decorators->items[i]);
    emit_n(e, OP_CALL_FUNCTION, 1);
  }
}

static struct code_text docstring(struct emitter *e, const Scope *scope, const AstNodes *body) {
  struct code_text none = {NULL, 0};
  if (!(scope->flags & SCOPE_DOCSTRING) || !body->count || body->items[0]->kind != AST_Expr)
    return none;
  const struct code_const *doc = fold(e, ((const AstExpr *)body->items[0])->value);
  return doc && doc->kind == CODE_CONST_STR ? doc->text : none;
}

/* The function on the stack gets its __doc__. */
static void emit_doc(struct emitter *e, struct code_text doc) {
  emit_op(e, OP_DUP_TOP);
  emit_str(e, doc);
  emit_op(e, OP_ROT_TWO);
  emit_name_op(e, OP_STORE_ATTR, "__doc__");
}

/* The function itself; its defaults are on the stack, or in the hidden parameters of a type scope. */
static void emit_function_object(struct emitter *e, const AstFunctionDef *node, uint8_t native, bool defaults) {
  struct emitter child;
  begin_function(&child, e, node->scope, &node->base, (const Astarguments *)node->args);
  child.unit->native = native;
  child.unit->doc = docstring(e, node->scope, &node->body);
  emit_body(&child, &node->body);
  emit_op(&child, OP_LOAD_CONST_NONE);
  emit_op(&child, OP_RETURN_VALUE);
  emit_make_function(e, &child, &node->base, defaults);
  if (e->m->keep_docs && child.unit->doc.data) emit_doc(e, child.unit->doc);
  emit_function_annotations(e, node);
}

void emit_function(struct emitter *e, const AstFunctionDef *node) {
  const Astarguments *args = (const Astarguments *)node->args;
  uint8_t native = CODE_NATIVE_NONE;
  if (node->type_params.count) emit_lowered(e, &node->base, "type parameters");
  if (!emit_is_mpy(e) && e->scope->kind == SCOPE_CLASS && !strcmp(node->name->text, "__del__"))
    diag_add(e->m->diags, DIAG_NOTE, "finalizer", e->m->module->source, node->base.span, "__del__ is never called", NULL, NULL);
  emit_decorators(e, &node->decorator_list, &native);
  emit_line_exact(e, &node->base);
  if (emit_type_scope_is_unit(e, node->type_scope)) {
    struct emitter unit;
    begin_type_scope(&unit, e, node->type_scope, &node->base, &node->type_params);
    uint32_t given = emit_hidden_params(node->type_scope);
    unit.unit->n_args = (uint8_t)given;
    if (given) emit_given_defaults(&unit, args, node->type_scope->free_count);
    emit_function_object(&unit, node, native, given != 0);
    end_type_scope(&unit, e, &node->base, &node->type_params);
    for (uint32_t i = 0; i < args->defaults.count; i++) emit_expr(e, args->defaults.items[i]);
    if (given > args->defaults.count) emit_keyword_defaults(e, args);
    emit_n(e, OP_CALL_FUNCTION, given);
  } else {
    emit_function_object(e, node, native, emit_defaults(e, args));
  }
  call_decorators(e, &node->decorator_list);
  emit_symbol_store(e, node->symbol, &node->base);
}

/* ---- class ---- */

static void emit_class_body(struct emitter *child, const AstClassDef *node) {
  emit_name_op(child, OP_LOAD_NAME, "__name__");
  emit_name_op(child, OP_STORE_NAME, "__module__");
  emit_str(child, emit_is_mpy(child) ? child->unit->name : child->unit->qualname); /* as mpy-cross does */
  emit_name_op(child, OP_STORE_NAME, "__qualname__");
  child->unit->doc = docstring(child, node->scope, &node->body);
  if (child->m->keep_docs && child->unit->doc.data) {
    emit_str(child, child->unit->doc);
    emit_name_op(child, OP_STORE_NAME, "__doc__");
  }
  if (node->type_params.count && !emit_is_mpy(child)) { /* C[int] */
    emit_n(child, OP_MAKE_TYPE, TYPE_PARAM_GETITEM);
    emit_name_op(child, OP_STORE_NAME, "__class_getitem__");
  }
  emit_class_annotations(child, &node->body);
  emit_body(child, &node->body);
  if (node->scope->flags & SCOPE_CLASS_CELL && node->scope->cell_count)
    emit_load_fast(child, emit_local_of(child, node->scope->cells[0]));
  else
    emit_op(child, OP_LOAD_CONST_NONE);
  emit_op(child, OP_RETURN_VALUE);
}

static void emit_class_object(struct emitter *e, const AstClassDef *node) {
  emit_op(e, OP_LOAD_BUILD_CLASS);
  struct emitter child;
  emit_begin(&child, e->m, e, node->scope, &node->base, 0);
  emit_class_body(&child, node);
  emit_make_function(e, &child, &node->base, false);
  emit_str(e, emit_ident_text(node->name));
  emit_call_arguments(e, &node->base, &node->bases, &node->keywords, 2, false);
}

void emit_class(struct emitter *e, const AstClassDef *node) {
  uint8_t native = CODE_NATIVE_NONE;
  if (node->type_params.count) emit_lowered(e, &node->base, "type parameters");
  emit_decorators(e, &node->decorator_list, &native);
  emit_line_exact(e, &node->base);
  if (emit_type_scope_is_unit(e, node->type_scope)) {
    struct emitter unit;
    begin_type_scope(&unit, e, node->type_scope, &node->base, &node->type_params);
    emit_class_object(&unit, node);
    end_type_scope(&unit, e, &node->base, &node->type_params);
    emit_n(e, OP_CALL_FUNCTION, 0);
  } else {
    emit_class_object(e, node);
  }
  call_decorators(e, &node->decorator_list);
  emit_symbol_store(e, node->symbol, &node->base);
}

/* ---- type X = … ---- */

static bool is_read(const Scope *scope, const Ident *name) {
  const Symbol *symbol = scope_lookup(scope, name);
  if (symbol && symbol->flags & SYMBOL_READ) return true;
  for (const Scope *child = scope->first_child; child; child = child->next_sibling)
    if (is_read(child, name)) return true;
  return false;
}

static void emit_alias_object(struct emitter *e, const AstTypeAlias *node, const AstNodes *params) {
  struct emitter child;
  emit_str(e, emit_ident_text(((const AstName *)node->name)->id));
  emit_type_params(e, params);
  emit_begin(&child, e->m, e, node->scope, &node->base, 0);
  emit_expr(&child, node->value);
  emit_op(&child, OP_RETURN_VALUE);
  emit_make_function(e, &child, &node->base, false);
  emit_n(e, OP_MAKE_TYPE, TYPE_PARAM_ALIAS);
}

/* A .mpy file needs no code for an alias that only annotations mention, which are not evaluated. */
void emit_type_alias(struct emitter *e, const AstTypeAlias *node) {
  const AstName *name = (const AstName *)node->name;
  if (emit_is_mpy(e)) {
    emit_lowered(e, &node->base, "type statement");
    if (is_read(e->m->module->scope, name->id))
      emit_refuse(e, node->name, "type alias '%1' used as a value cannot be written for MicroPython", name->id->text);
    return;
  }
  if (emit_type_scope_is_unit(e, node->type_scope)) {
    struct emitter unit;
    begin_type_scope(&unit, e, node->type_scope, &node->base, &node->type_params);
    emit_alias_object(&unit, node, &node->type_params);
    end_type_scope(&unit, e, &node->base, &node->type_params);
    emit_n(e, OP_CALL_FUNCTION, 0);
  } else {
    AstNodes none = {NULL, 0};
    emit_alias_object(e, node, &none);
  }
  emit_store(e, node->name);
}
