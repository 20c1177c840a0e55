/* SPDX-License-Identifier: MIT */
/* Loops: while, for, and comprehensions, which are for loops inside an expression (PEP 709): their variables are locals that
 * nothing outside of them names. Eligible functions have no inner functions, so no variable of theirs needs a cell, though
 * the scopes mark those that comprehensions share. */
#include "compiler/ir/builder.h"

#include <string.h>

/* What a `for` does: binds the target, then its statements, or the next part of a comprehension. */
struct turns {
  const AstNode *target, *iter;
  AstNodes body, orelse;
  struct comprehension *comprehension;
};

static void next_part(struct builder *b, struct comprehension *c);

static void loop_body(struct builder *b, const struct turns *t, uint32_t break_to, uint32_t continue_to) {
  struct loop loop = {break_to, continue_to, b->region, b->loop};
  b->loop = &loop;
  if (t->comprehension) {
    next_part(b, t->comprehension);
  } else {
    build_statements(b, t->body);
  }
  build_jump(b, continue_to);
  b->loop = loop.outer;
}

static void loop_end(struct builder *b, const struct turns *t, uint32_t orelse, uint32_t done) {
  if (t->orelse.count) {
    b->block = orelse;
    build_statements(b, t->orelse);
    build_jump(b, done);
  }
  b->block = done;
}

/* The test stands at the bottom too (LLVM rotates the loop). */
void build_while(struct builder *b, const AstWhile *s) {
  const struct turns t = {.body = s->body, .orelse = s->orelse};
  uint32_t test = ir_block_new(b->f), body = ir_block_new(b->f), done = ir_block_new(b->f);
  uint32_t orelse = s->orelse.count ? ir_block_new(b->f) : done;
  build_jump(b, test);
  b->block = test;
  build_condition(b, s->test, body, orelse);
  b->block = body;
  loop_body(b, &t, done, test);
  loop_end(b, &t, orelse, done);
}

/* for i in range(…) with a step that is a constant: its arguments, or false. */
static bool range_arguments(struct builder *b, const AstNode *iter, const AstNode *part[3], int64_t *step) {
  const AstCall *c = (const AstCall *)iter;
  const AstName *name = iter->kind == AST_Call ? (const AstName *)c->func : NULL;
  if (!name || name->base.kind != AST_Name || strcmp(name->id->text, "range") || c->keywords.count) return false;
  if (!build_is_builtin(name->symbol) || b->world->is_stored(b->world->ctx, "range", 5)) return false;
  if (c->args.count < 1 || c->args.count > 3 || (b->module->scope->flags & SCOPE_IMPORT_STAR)) return false;
  part[0] = c->args.count > 1 ? c->args.items[0] : NULL;
  part[1] = c->args.items[c->args.count > 1];
  *step = 1;
  if (c->args.count < 3) return true;
  const AstNode *e = c->args.items[2];
  bool negative = e->kind == AST_UnaryOp && ((const AstUnaryOp *)e)->op == OP_USub;
  if (negative) e = ((const AstUnaryOp *)e)->operand;
  const AstValue *v = e->kind == AST_Constant ? &((const AstConstant *)e)->value : NULL;
  if (!v || v->kind != VALUE_INT || v->small < 1 || v->small > 1 << 20) return false;
  *step = negative ? -v->small : v->small;
  return true;
}

/* A bound of a range: i32 where viper has an int, else whatever __index__ gives. */
static ref range_bound(struct builder *b, const AstNode *e) {
  ref x = build_expression(b, e);
  if (ir_is_integer(rep_of(b, x)) || rep_of(b, x) == REP_BOOL) return build_converted(b, x, REP_I32, true);
  return build_emit1(b, IR_index, REP_VALUE, build_boxed(b, x));
}

static void for_range(struct builder *b, const struct turns *t, ref start, ref stop, int64_t step) {
  enum ir_rep rep = rep_of(b, start) == REP_I32 && rep_of(b, stop) == REP_I32 ? REP_I32 : REP_VALUE;
  start = build_converted(b, start, rep, false);
  stop = build_converted(b, stop, rep, false);
  uint32_t counter = ir_local_new(b->f, (struct ir_text){0}, rep);
  uint32_t test = ir_block_new(b->f), body = ir_block_new(b->f), next = ir_block_new(b->f), done = ir_block_new(b->f);
  uint32_t orelse = t->orelse.count ? ir_block_new(b->f) : done;
  build_local_set(b, counter, start);
  build_jump(b, test);
  b->block = test;
  ref at = build_local_get(b, counter);
  build_branch(b, build_compared(b, step > 0 ? OP_Lt : OP_Gt, at, stop, true), body, orelse);
  b->block = body;
  build_assign(b, t->target, at);
  loop_body(b, t, done, next);
  b->block = next;
  at = build_local_get(b, counter);
  ref step_by = build_const_int(b, rep, step);
  build_local_set(b, counter, build_binary(b, OP_Add, at, step_by, false));
  build_jump(b, test);
  loop_end(b, t, orelse, done);
}

static void for_each(struct builder *b, const struct turns *t, ref iterable) {
  ref iterator = build_emit1(b, IR_iter_new, REP_VALUE, build_boxed(b, iterable));
  uint32_t next = ir_block_new(b->f), body = ir_block_new(b->f), done = ir_block_new(b->f);
  uint32_t orelse = t->orelse.count ? ir_block_new(b->f) : done;
  build_jump(b, next);
  b->block = next;
  ref item = build_emit1(b, IR_iter_next, REP_VALUE, iterator);
  ref stop = build_emit1(b, IR_is_stop, REP_BOOL, item);
  build_branch(b, stop, orelse, body);
  b->block = body;
  build_assign(b, t->target, item);
  loop_body(b, t, done, next);
  loop_end(b, t, orelse, done);
}

/* `scope` is the comprehension's whose variables become visible once the iterable is evaluated, or NULL. */
static void for_loop(struct builder *b, const struct turns *t, struct comprehension *scope) {
  const AstNode *part[3], *outer = b->at;
  int64_t step;
  ref start = 0, stop = 0;
  b->at = t->iter;
  bool is_range = range_arguments(b, t->iter, part, &step);
  if (is_range) {
    start = part[0] ? range_bound(b, part[0]) : build_const_int(b, b->f->is_viper ? REP_I32 : REP_VALUE, 0);
    stop = range_bound(b, part[1]);
  } else {
    start = build_expression(b, t->iter);
  }
  if (scope) b->comprehension = scope;
  if (is_range) {
    for_range(b, t, start, stop, step);
  } else {
    for_each(b, t, start);
  }
  b->at = outer;
}

void build_for(struct builder *b, const AstFor *s) {
  const struct turns t = {s->target, s->iter, s->body, s->orelse, NULL};
  for_loop(b, &t, NULL);
}

/* ---- comprehensions ---- */

static void add_item(struct builder *b, const struct comprehension *c) {
  ref collection = build_local_get(b, c->collection), item = build_value_of(b, c->item);
  if (c->value) {
    ref v = build_value_of(b, c->value);
    build_emit3(b, IR_item_set, REP_NONE, collection, item, v);
  } else {
    build_emit2(b, c->is_set ? IR_set_add : IR_list_append, REP_NONE, collection, item);
  }
}

static void loop_of(struct builder *b, struct comprehension *c) {
  const Astcomprehension *part = (const Astcomprehension *)c->parts.items[c->at];
  const struct turns t = {.target = part->target, .iter = part->iter, .comprehension = c};
  for_loop(b, &t, c->at ? NULL : c);
}

/* The conditions of the `for` at hand, then the next one or the item; a false condition goes on with the loop. */
static void next_part(struct builder *b, struct comprehension *c) {
  const Astcomprehension *part = (const Astcomprehension *)c->parts.items[c->at];
  for (uint32_t k = 0; k < part->ifs.count; k++) {
    uint32_t on = ir_block_new(b->f);
    build_condition(b, part->ifs.items[k], on, b->loop->continue_to);
    b->block = on;
  }
  if (c->at + 1 == c->parts.count) {
    add_item(b, c);
    return;
  }
  c->at++;
  loop_of(b, c);
  c->at--;
}

static void declare_variables(struct builder *b, struct comprehension *c) {
  const Scope *scope = c->scope;
  c->local_of = ir_alloc(b->m, (scope->symbol_count + 1) * sizeof *c->local_of);
  for (uint32_t k = 0; k < scope->symbol_count; k++) {
    const Ident *name = scope->symbols[k]->name;
    c->local_of[k] = b->f->is_viper ? IR_NONE : ir_local_new(b->f, (struct ir_text){name->text, name->len}, REP_VALUE);
  }
}

ref build_comprehension(struct builder *b, const AstNode *e) {
  struct comprehension c = {.outer = b->comprehension, .is_set = e->kind == AST_SetComp};
  if (e->kind == AST_DictComp) {
    const AstDictComp *d = (const AstDictComp *)e;
    c.scope = d->scope, c.item = d->key, c.value = d->value, c.parts = d->generators;
  } else {
    const AstListComp *l = (const AstListComp *)e; /* a set's is alike */
    c.scope = l->scope, c.item = l->elt, c.parts = l->generators;
  }
  declare_variables(b, &c);
  c.collection = ir_local_new(b->f, (struct ir_text){0}, REP_VALUE);
  enum ir_opcode op = c.value ? IR_build_dict : c.is_set ? IR_build_set : IR_build_list;
  build_local_set(b, c.collection, build_emit0(b, op, REP_VALUE));
  loop_of(b, &c);
  b->comprehension = c.outer;
  return build_local_get(b, c.collection);
}
