/* SPDX-License-Identifier: MIT */
/* One module's functions into IR: first who is native and with which types (so that calls among them can be typed), then
 * each body. A decorated function that cannot be compiled stays bytecode with a reason; a viper one is an error, for as bytecode it
 * would compute something else. */
#include "compiler/ir/build.h"

#include "compiler/ir/builder.h"
#include "compiler/ir/eligible.h"

#include <string.h>

static const char *micropython_attribute(const AstNode *e) {
  const AstAttribute *a = (const AstAttribute *)e;
  if (e->kind != AST_Attribute || a->value->kind != AST_Name) return NULL;
  return strcmp(((const AstName *)a->value)->id->text, "micropython") ? NULL : a->attr->text;
}

enum native_kind ir_decorated(const AstFunctionDef *function, bool *other_decorator) {
  enum native_kind kind = KIND_BYTECODE;
  *other_decorator = false;
  for (uint32_t k = 0; k < function->decorator_list.count; k++) {
    const char *name = micropython_attribute(function->decorator_list.items[k]);
    if (name && !strcmp(name, "native")) {
      kind = KIND_NATIVE;
    } else if (name && !strcmp(name, "viper")) {
      kind = KIND_VIPER;
    } else if (!name || strcmp(name, "bytecode")) {
      *other_decorator = true;
    }
  }
  return kind;
}

static bool is_marked_bytecode(const AstFunctionDef *function) {
  for (uint32_t k = 0; k < function->decorator_list.count; k++) {
    const char *name = micropython_attribute(function->decorator_list.items[k]);
    if (name && !strcmp(name, "bytecode")) return true;
  }
  return false;
}

/* ---- signatures ---- */

static enum ir_rep annotated(struct builder *b, const AstNode *annotation) {
  if (!annotation || !b->f->is_viper) return REP_VALUE;
  const AstName *name = (const AstName *)annotation;
  const AstConstant *text = (const AstConstant *)annotation;
  enum ir_rep rep = REP_NONE;
  if (annotation->kind == AST_Name) rep = build_viper_type(name->id->text, name->id->len);
  if (annotation->kind == AST_Constant && text->value.kind == VALUE_STR) rep = build_viper_type(text->value.text.data, text->value.text.len);
  if (annotation->kind == AST_Constant && text->value.kind == VALUE_NONE) rep = REP_VALUE;
  if (rep == REP_NONE) {
    build_viper_error(b, annotation, "viper-unsupported", "not a viper type: object, bool, int, uint, float, ptr8, ptr16 or ptr32 expected", NULL, NULL);
    rep = REP_VALUE;
  }
  return rep;
}

static void signature(struct builder *b) {
  const Scope *scope = b->ast->scope;
  const Astarguments *args = (const Astarguments *)b->ast->args;
  struct ir_function *f = b->f;
  const AstNode *extra = args->vararg ? args->vararg : args->kwarg;
  if (f->is_viper && extra) {
    const char *stars = extra == args->vararg ? "*" : "**";
    build_viper_error(b, extra, "viper-unsupported", "viper functions take named parameters only, not %1%2", stars, ((const Astarg *)extra)->arg->text);
    build_viper_hint(b, "use @micropython.native, or name the parameters");
  } else if (f->is_viper && args->kwonlyargs.count) {
    const Astarg *first = (const Astarg *)args->kwonlyargs.items[0];
    build_viper_error(b, &first->base, "viper-unsupported", "viper functions have no keyword-only parameters, as '%1' is", first->arg->text, NULL);
    build_viper_hint(b, "use @micropython.native, or leave out the '*'");
  }
  for (uint32_t k = 0; k < scope->param_count; k++) {
    const Ident *name = scope->symbols[k]->name;
    const Astarg *arg = NULL;
    if (k < args->posonlyargs.count) {
      arg = (const Astarg *)args->posonlyargs.items[k];
    } else if (k < scope->arg_count) {
      arg = (const Astarg *)args->args.items[k - args->posonlyargs.count];
    }
    uint32_t local = ir_local_new(f, (struct ir_text){name->text, name->len}, annotated(b, arg ? arg->annotation : NULL));
    f->locals[local].is_parameter = true;
  }
  f->n_parameters = scope->param_count;
  f->result = annotated(b, b->ast->returns);
}

/* ---- bodies ---- */

static void declare_locals(struct builder *b) {
  const Scope *scope = b->ast->scope;
  b->local_of = ir_alloc(b->m, (scope->symbol_count + 1) * sizeof *b->local_of);
  for (uint32_t k = 0; k < scope->symbol_count; k++) {
    const Symbol *s = scope->symbols[k];
    b->local_of[k] = k < scope->param_count ? k : IR_NONE;
    if (b->local_of[k] == IR_NONE && (s->binding == BINDING_LOCAL || s->binding == BINDING_CELL) && !b->f->is_viper)
      b->local_of[k] = ir_local_new(b->f, (struct ir_text){s->name->text, s->name->len}, REP_VALUE);
  }
}

static void zero_result(struct builder *b) {
  ref x = b->f->result == REP_VALUE ? build_const_special(b, IMM_NONE)
          : b->f->result == REP_FLOAT ? build_emit0(b, IR_const_float, REP_FLOAT) : build_const_int(b, b->f->result, 0);
  build_emit1(b, IR_return, REP_NONE, x);
}

static void body(struct builder *b) {
  b->at = &b->ast->base;
  b->block = 0;
  b->handler = IR_EXIT;
  declare_locals(b);
  build_statements(b, b->ast->body);
  if (!ir_is_ended(b->f, b->block)) zero_result(b);
}

/* ---- the module ---- */

static bool is_bound_once(const struct ir_world *world, const AstModule *module, const AstFunctionDef *f, bool other_decorator) {
  const Symbol *s = f->symbol;
  if (!s || s->scope != module->scope || other_decorator) return false;
  if (s->bindings != 1 || (s->flags & (SYMBOL_OUTER_BOUND | SYMBOL_DELETED))) return false;
  for (uint32_t k = 0; k < module->body.count; k++)
    if (module->body.items[k] == &f->base) return !world->is_stored(world->ctx, s->name->text, s->name->len);
  return false;
}

static void plan_candidate(struct builder *b, const struct ir_candidate *c) {
  bool other;
  Span where = c->function->base.span;
  enum native_kind kind = ir_decorated(c->function, &other);
  if (kind == KIND_BYTECODE && (!b->world->emit_native || is_marked_bytecode(c->function))) return;
  if (kind == KIND_NATIVE && b->world->ignore_native) return;
  const char *why = ir_ineligible(c->function, &where);
  if (why && kind == KIND_VIPER) {
    diag_error(b->diags, "viper-unsupported", b->module->source, where, "a viper function cannot be compiled when it %1", why, NULL);
    return;
  }
  if (why) {
    b->world->stays_bytecode(b->world->ctx, c->function, where, why);
    return;
  }
  const Ident *name = c->function->name;
  struct plan *p = &b->plans[b->n_plans++];
  p->ast = c->function;
  p->f = ir_function_new(b->m, (struct ir_text){name->text, name->len});
  p->f->is_viper = kind == KIND_VIPER;
  p->f->line = c->function->base.span.line;
  p->f->number = c->number;
  p->is_bound_once = is_bound_once(b->world, b->module, c->function, other);
  ir_module_add(b->m, p->f);
}

struct ir_module *ir_build(const AstModule *module, struct ir_text name, const struct ir_candidate *candidates, uint32_t n,
                           const struct ir_world *world, Diags *diags) {
  struct ir_text file = {module->source->name, (uint32_t)strlen(module->source->name)};
  struct ir_module *m = ir_module_new(name, file);
  struct builder b = {.m = m, .module = module, .world = world, .diags = diags};
  uint32_t errors = diags->errors;
  b.plans = ir_alloc(m, (n + 1) * sizeof *b.plans);
  for (uint32_t k = 0; k < n; k++) plan_candidate(&b, &candidates[k]);
  for (uint32_t pass = 0; pass < 2; pass++)
    for (uint32_t k = 0; k < b.n_plans; k++) {
      b.ast = b.plans[k].ast;
      b.f = b.plans[k].f;
      b.at = &b.ast->base;
      if (pass == 0) {
        signature(&b);
      } else {
        body(&b);
      }
    }
  if (diags->errors == errors) return m;
  ir_module_free(m);
  return NULL;
}
