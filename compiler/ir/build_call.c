/* SPDX-License-Identifier: MIT */
/* Calls. In viper, calls of type names are casts. A call by name of a function of the same module that nothing else can be bound
 * to goes to the function's typed entry, without an argument array and without boxes where the types agree; all others go through
 * the value that is called. */
#include "compiler/ir/builder.h"

#include <string.h>

/* The module may use the name too, as long as nothing binds it. */
bool build_is_builtin(const Symbol *s) {
  if (!s || s->binding != BINDING_BUILTIN) return false;
  return !s->outer || (s->outer->binding == BINDING_BUILTIN && !(s->outer->flags & SYMBOL_OUTER_BOUND));
}

static bool is_builtin_name(const AstNode *e) {
  const AstName *name = (const AstName *)e;
  return e->kind == AST_Name && build_is_builtin(name->symbol);
}


/* int(x), ptr8(buf) … with one positional argument; REP_NONE when `e` is no cast. */
static enum ir_rep cast_type(struct builder *b, const AstCall *e) {
  if (!b->f->is_viper || !is_builtin_name(e->func) || e->args.count != 1 || e->keywords.count) return REP_NONE;
  const Ident *id = ((const AstName *)e->func)->id;
  enum ir_rep rep = build_viper_type(id->text, id->len);
  return rep == REP_FLOAT ? REP_NONE : rep; /* float(x) parses strings too */
}

static ref cast(struct builder *b, const AstCall *e, enum ir_rep rep) {
  ref x = build_expression(b, e->args.items[0]);
  if (rep_of(b, x) == REP_FLOAT && ir_is_integer(rep)) x = build_boxed(b, x);
  return build_converted(b, x, rep, true);
}

/* The plan of the function that a call by this name reaches for certain, or NULL. */
static const struct plan *direct_target(struct builder *b, const AstCall *e) {
  const AstName *name = (const AstName *)e->func;
  if (e->func->kind != AST_Name || !name->symbol || !b->world->is_closed || e->keywords.count) return NULL;
  if (name->symbol->binding != BINDING_GLOBAL && name->symbol->binding != BINDING_BUILTIN) return NULL;
  for (uint32_t k = 0; k < b->n_plans; k++) {
    const struct plan *p = &b->plans[k];
    const Scope *s = p->ast->scope;
    if (!p->is_bound_once || p->ast->symbol != name->symbol->outer) continue;
    return s->arg_count == e->args.count && s->param_count == s->arg_count ? p : NULL;
  }
  return NULL;
}

/* Functions defined further up exist when this one runs; one further down may not have been reached yet. */
static void check_defined(struct builder *b, const struct plan *p) {
  if (p->ast->base.span.line <= b->ast->base.span.line) return;
  inst(b, build_emit0(b, IR_global_check, REP_NONE))->imm.text = p->f->name;
}

static ref call_direct(struct builder *b, const AstCall *e, const struct plan *p) {
  ref *items = ir_alloc(b->m, (e->args.count + 1) * sizeof *items);
  check_defined(b, p);
  for (uint32_t k = 0; k < e->args.count; k++) items[k] = build_expression(b, e->args.items[k]);
  for (uint32_t k = 0; k < e->args.count; k++) items[k] = build_converted(b, items[k], p->f->locals[k].rep, false);
  ref r = build_emit(b, IR_call_direct, p->f->result == REP_NONE ? REP_VALUE : p->f->result, items, e->args.count);
  inst(b, r)->imm.function = p->f;
  if (!b->f->is_viper || rep_of(b, r) == REP_FLOAT) return b->f->is_viper ? r : build_boxed(b, r);
  return build_boxed(b, r); /* a viper call's result is an object; int(f(x)) takes the box away again */
}

static ref call_value(struct builder *b, const AstCall *e) {
  uint32_t n = 1 + e->args.count + 2 * e->keywords.count, k = 0;
  ref *items = ir_alloc(b->m, n * sizeof *items);
  bool is_method = e->func->kind == AST_Attribute;
  items[k++] = build_value_of(b, is_method ? ((const AstAttribute *)e->func)->value : e->func);
  for (uint32_t a = 0; a < e->args.count; a++) items[k++] = build_value_of(b, e->args.items[a]);
  for (uint32_t a = 0; a < e->keywords.count; a++) {
    const Astkeyword *w = (const Astkeyword *)e->keywords.items[a];
    items[k++] = build_const_name(b, w->arg->text, w->arg->len);
    items[k++] = build_value_of(b, w->value);
  }
  ref r = build_emit(b, is_method ? IR_call_method : IR_call, REP_VALUE, items, n);
  struct ir_inst *i = inst(b, r);
  i->count = (uint16_t)e->keywords.count;
  if (is_method) {
    const Ident *id = ((const AstAttribute *)e->func)->mangled;
    i->imm.text = (struct ir_text){id->text, id->len};
  }
  return r;
}

static bool has_stars(const AstCall *e) {
  for (uint32_t k = 0; k < e->args.count; k++)
    if (e->args.items[k]->kind == AST_Starred) return true;
  for (uint32_t k = 0; k < e->keywords.count; k++)
    if (!((const Astkeyword *)e->keywords.items[k])->arg) return true;
  return false;
}

/* f(*a, b, **c): which positional arguments are starred is a mask; ** stands as a keyword without a name. */
static ref call_star(struct builder *b, const AstCall *e) {
  uint32_t n = 1 + e->args.count + 2 * e->keywords.count, k = 0;
  ref *items = ir_alloc(b->m, n * sizeof *items);
  int64_t stars = 0;
  items[k++] = build_value_of(b, e->func);
  for (uint32_t a = 0; a < e->args.count; a++) {
    const AstNode *argument = e->args.items[a];
    if (argument->kind == AST_Starred) {
      stars |= INT64_C(1) << a;
      argument = ((const AstStarred *)argument)->value;
    }
    items[k++] = build_value_of(b, argument);
  }
  for (uint32_t a = 0; a < e->keywords.count; a++) {
    const Astkeyword *w = (const Astkeyword *)e->keywords.items[a];
    items[k++] = w->arg ? build_const_name(b, w->arg->text, w->arg->len) : build_const_special(b, IMM_NULL);
    items[k++] = build_value_of(b, w->value);
  }
  ref r = build_emit(b, IR_call_star, REP_VALUE, items, n);
  inst(b, r)->count = (uint16_t)e->keywords.count;
  inst(b, r)->imm.i = stars;
  return r;
}

ref build_call(struct builder *b, const AstCall *e) {
  if (has_stars(e)) return call_star(b, e);
  enum ir_rep rep = cast_type(b, e);
  if (rep != REP_NONE) return cast(b, e, rep);
  const struct plan *p = direct_target(b, e);
  return p ? call_direct(b, e, p) : call_value(b, e);
}
