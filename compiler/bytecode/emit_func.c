/* SPDX-License-Identifier: MIT */
/* def, lambda, class and type statements: each makes a child unit.
 *
 * A function's locals are its free variables (cells that MAKE_CLOSURE hands over), its parameters
 * in the order of co_varnames, then the rest. Defaults are evaluated where the def stands. */
#include "compiler/bytecode/emitter.h"

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
    if (!items[i]) {
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

static uint32_t emit_decorators(struct emitter *e, const AstNodes *decorators, uint8_t *native) {
  uint32_t calls = 0;
  for (uint32_t i = 0; i < decorators->count; i++) {
    if (is_compiler_decorator(e, decorators->items[i], native)) continue;
    if (!is_plain_decorator(decorators->items[i])) emit_lowered(e, decorators->items[i], "such decorators");
    emit_expr(e, decorators->items[i]);
    calls++;
  }
  return calls;
}

static void call_decorators(struct emitter *e, uint32_t calls) {
  while (calls--) emit_n(e, OP_CALL_FUNCTION, 1);
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

void emit_function(struct emitter *e, const AstFunctionDef *node) {
  const Astarguments *args = (const Astarguments *)node->args;
  uint8_t native = CODE_NATIVE_NONE;
  if (node->type_params.count) emit_lowered(e, &node->base, "type parameters");
  uint32_t calls = emit_decorators(e, &node->decorator_list, &native);
  emit_line(e, &node->base);
  bool defaults = emit_defaults(e, args);
  struct emitter child;
  begin_function(&child, e, node->scope, &node->base, args);
  child.unit->native = native;
  child.unit->doc = docstring(e, node->scope, &node->body);
  emit_body(&child, &node->body);
  emit_op(&child, OP_LOAD_CONST_NONE);
  emit_op(&child, OP_RETURN_VALUE);
  emit_make_function(e, &child, &node->base, defaults);
  if (e->m->keep_docs && child.unit->doc.data) emit_doc(e, child.unit->doc);
  call_decorators(e, calls);
  emit_symbol_store(e, node->symbol, &node->base);
}

/* ---- class ---- */

static void emit_class_body(struct emitter *child, const AstClassDef *node) {
  emit_name_op(child, OP_LOAD_NAME, "__name__");
  emit_name_op(child, OP_STORE_NAME, "__module__");
  emit_str(child, child->unit->qualname);
  emit_name_op(child, OP_STORE_NAME, "__qualname__");
  child->unit->doc = docstring(child, node->scope, &node->body);
  if (child->m->keep_docs && child->unit->doc.data) {
    emit_str(child, child->unit->doc);
    emit_name_op(child, OP_STORE_NAME, "__doc__");
  }
  emit_class_annotations(child, &node->body);
  emit_body(child, &node->body);
  if (node->scope->flags & SCOPE_CLASS_CELL && node->scope->cell_count)
    emit_load_fast(child, emit_local_of(child, node->scope->cells[0]));
  else
    emit_op(child, OP_LOAD_CONST_NONE);
  emit_op(child, OP_RETURN_VALUE);
}

void emit_class(struct emitter *e, const AstClassDef *node) {
  uint8_t native = CODE_NATIVE_NONE;
  if (node->type_params.count) emit_lowered(e, &node->base, "type parameters");
  uint32_t calls = emit_decorators(e, &node->decorator_list, &native);
  emit_line(e, &node->base);
  emit_op(e, OP_LOAD_BUILD_CLASS);
  struct emitter child;
  emit_begin(&child, e->m, e, node->scope, &node->base, 0);
  emit_class_body(&child, node);
  emit_make_function(e, &child, &node->base, false);
  emit_str(e, emit_ident_text(node->name));
  emit_call_arguments(e, &node->base, &node->bases, &node->keywords, 2, false);
  call_decorators(e, calls);
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

/* Annotations are not evaluated, so an alias that only they mention needs no code. */
void emit_type_alias(struct emitter *e, const AstTypeAlias *node) {
  const AstName *name = (const AstName *)node->name;
  emit_lowered(e, &node->base, "type statement");
  if (is_read(e->m->module->scope, name->id))
    emit_refuse(e, node->name, "type alias '%1' used as a value is not supported", name->id->text);
}
