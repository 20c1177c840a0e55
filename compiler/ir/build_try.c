/* SPDX-License-Identifier: MIT */
/* try and with. Every fallible instruction of a body has the handler block as its error edge; so a try costs nothing until
 * something fails. The handler compares the exception with one clause after the other and, when none fits, lets it go on. An
 * exception raised inside a handler goes through `inside`, where the outer handled exception is put back.
 *
 *     try_begin H          H: e = catch            inside: propagate
 *       body, edges to H      match e, A -> clause
 *     try_end                 reraise e
 *     else clause
 *
 * A finally clause is built once for each way out of its body (as CPython does): the end, each return, break and continue that
 * crosses it, and the handler, which ends with reraise. A with statement is the same with calls of __exit__. */
#include "compiler/ir/builder.h"

static void enter(struct builder *b, struct region *region) {
  region->handler = b->handler;
  region->loop = b->loop;
  region->outer = b->region;
  b->region = region;
}

static void leave(struct builder *b) {
  b->handler = b->region->handler;
  b->region = b->region->outer;
}

/* __exit__ for an exception or None: is it swallowed? */
static ref call_exit(struct builder *b, uint32_t exit, ref reason) {
  ref function = build_local_get(b, exit);
  return build_emit2(b, IR_with_exit, REP_BOOL, function, reason);
}

/* `except T as e`: e is unset when the clause is left. */
static void unset_name(struct builder *b, const AstExceptHandler *clause) {
  if (!clause || !clause->name) return;
  const Symbol *s = clause->symbol;
  ref none = build_emit0(b, IR_const_unset, REP_VALUE);
  const uint32_t *local = build_local_of(b, s);
  if (local) {
    build_local_set(b, *local, none);
  } else {
    inst(b, build_emit1(b, IR_global_set, REP_NONE, none))->imm.text = (struct ir_text){s->name->text, s->name->len};
  }
}

static void leave_region(struct builder *b, const struct region *r) {
  if (r->kind == REGION_HANDLER) {
    unset_name(b, r->clause);
    inst(b, build_emit0(b, IR_catch_end, REP_NONE))->imm.local = r->local;
  } else {
    build_emit0(b, IR_try_end, REP_NONE);
  }
  b->region = r->outer;
  b->handler = r->handler;
  b->loop = r->loop;
  if (r->kind == REGION_FINALLY) build_statements(b, r->owner->finalbody);
  if (r->kind == REGION_WITH) {
    b->at = r->at;
    call_exit(b, r->local, build_const_special(b, IMM_NONE));
  }
  if (ir_is_ended(b->f, b->block)) b->block = ir_block_new(b->f); /* the clause goes elsewhere: never reached */
}

void build_leave_regions(struct builder *b, const struct region *until) {
  struct region *region = b->region;
  struct loop *loop = b->loop;
  uint32_t handler = b->handler;
  const AstNode *at = b->at;
  for (const struct region *r = region; r != until; r = r->outer) leave_region(b, r);
  b->region = region;
  b->loop = loop;
  b->handler = handler;
  b->at = at;
}

static void set_name(struct builder *b, const AstExceptHandler *clause, ref exception) {
  const Symbol *s = clause->symbol;
  if (!clause->name) return;
  uint32_t *local = build_local_of(b, s);
  if (local) {
    if (*local == IR_NONE) *local = ir_local_new(b->f, (struct ir_text){s->name->text, s->name->len}, REP_VALUE);
    build_local_set(b, *local, exception);
  } else {
    inst(b, build_emit1(b, IR_global_set, REP_NONE, exception))->imm.text = (struct ir_text){s->name->text, s->name->len};
  }
}

/* From the catch on: state of a handler while it is built. */
struct handling {
  struct region region;
  uint32_t inside; /* block for what is raised in it */
  ref exception;
};

static void handler_begin(struct builder *b, struct handling *h, uint32_t block) {
  b->block = block;
  h->region = (struct region){.kind = REGION_HANDLER, .local = ir_local_new(b->f, (struct ir_text){0}, REP_VALUE)};
  h->inside = ir_block_new(b->f);
  h->exception = build_emit0(b, IR_catch, REP_VALUE);
  inst(b, h->exception)->imm.local = h->region.local;
  enter(b, &h->region);
  b->handler = h->inside;
}

/* The block at hand, unless it has ended, lets the exception go on. */
static void handler_end(struct builder *b, struct handling *h) {
  leave(b);
  if (!ir_is_ended(b->f, b->block)) inst(b, build_emit1(b, IR_reraise, REP_NONE, h->exception))->imm.local = h->region.local;
  b->block = h->inside;
  inst(b, build_emit0(b, IR_propagate, REP_NONE))->imm.local = h->region.local;
}

/* What is raised in a clause with a name unsets it on its way to `inside`. */
static void name_aside(struct builder *b, const AstExceptHandler *clause, const struct handling *h) {
  uint32_t here = b->block;
  b->block = b->handler;
  unset_name(b, clause);
  build_jump(b, h->inside);
  b->block = here;
}

static void clause_body(struct builder *b, const AstExceptHandler *clause, struct handling *h, uint32_t after) {
  if (clause->name) {
    set_name(b, clause, h->exception);
    b->handler = ir_block_new(b->f);
    name_aside(b, clause, h);
  }
  h->region.clause = clause;
  build_statements(b, clause->body);
  h->region.clause = NULL;
  b->handler = h->inside;
  if (ir_is_ended(b->f, b->block)) return;
  unset_name(b, clause);
  inst(b, build_emit0(b, IR_catch_end, REP_NONE))->imm.local = h->region.local;
  build_jump(b, after);
}

/* Ends in a block where no clause fits, unless the last one takes everything. */
static void clauses(struct builder *b, AstNodes handlers, struct handling *h, uint32_t after) {
  for (uint32_t k = 0; k < handlers.count; k++) {
    const AstExceptHandler *clause = (const AstExceptHandler *)handlers.items[k];
    b->at = &clause->base;
    if (!clause->type) {
      clause_body(b, clause, h, after);
      return;
    }
    uint32_t yes = ir_block_new(b->f), next = ir_block_new(b->f);
    ref type = build_value_of(b, clause->type);
    build_branch(b, build_emit2(b, IR_match, REP_BOOL, h->exception, type), yes, next);
    b->block = yes;
    clause_body(b, clause, h, after);
    b->block = next;
  }
}

/* A body whose error edge goes to a new block, which is returned. */
static uint32_t protect(struct builder *b, struct region *region) {
  uint32_t catching = ir_block_new(b->f);
  inst(b, build_emit0(b, IR_try_begin, REP_NONE))->imm.target[0] = catching;
  enter(b, region);
  b->handler = catching;
  return catching;
}

static void try_except(struct builder *b, const AstTry *s) {
  uint32_t after = ir_block_new(b->f);
  struct region region = {.kind = REGION_TRY};
  struct handling h;
  uint32_t catching = protect(b, &region);
  build_statements(b, s->body);
  leave(b);
  if (!ir_is_ended(b->f, b->block)) {
    build_emit0(b, IR_try_end, REP_NONE);
    build_statements(b, s->orelse);
    build_jump(b, after);
  }
  handler_begin(b, &h, catching);
  clauses(b, s->handlers, &h, after);
  b->at = &s->base;
  handler_end(b, &h);
  b->block = after;
}

static void try_finally(struct builder *b, const AstTry *s) {
  uint32_t after = ir_block_new(b->f);
  struct region region = {.kind = REGION_FINALLY, .owner = s};
  struct handling h;
  uint32_t catching = protect(b, &region);
  if (s->handlers.count) {
    try_except(b, s);
  } else {
    build_statements(b, s->body);
  }
  leave(b);
  if (!ir_is_ended(b->f, b->block)) {
    build_emit0(b, IR_try_end, REP_NONE);
    build_statements(b, s->finalbody);
    build_jump(b, after);
  }
  handler_begin(b, &h, catching);
  build_statements(b, s->finalbody);
  handler_end(b, &h);
  b->block = after;
}

void build_try_statement(struct builder *b, const AstTry *s) {
  if (s->finalbody.count) {
    try_finally(b, s);
  } else {
    try_except(b, s);
  }
}

/* ---- with ---- */

static void with_item(struct builder *b, const AstWith *s, uint32_t k) {
  if (k == s->items.count) {
    build_statements(b, s->body);
    return;
  }
  const Astwithitem *item = (const Astwithitem *)s->items.items[k];
  struct region region = {.kind = REGION_WITH, .at = item->context_expr, .local = ir_local_new(b->f, (struct ir_text){0}, REP_VALUE)};
  struct handling h;
  uint32_t after = ir_block_new(b->f), swallowed = ir_block_new(b->f), go_on = ir_block_new(b->f);
  b->at = item->context_expr;
  ref manager = build_value_of(b, item->context_expr), entered = build_emit1(b, IR_with_enter, REP_VALUE, manager);
  inst(b, entered)->imm.local = region.local;
  uint32_t catching = protect(b, &region);
  if (item->optional_vars) build_assign(b, item->optional_vars, entered);
  with_item(b, s, k + 1);
  leave(b);
  b->at = item->context_expr;
  if (!ir_is_ended(b->f, b->block)) {
    build_emit0(b, IR_try_end, REP_NONE);
    call_exit(b, region.local, build_const_special(b, IMM_NONE));
    build_jump(b, after);
  }
  handler_begin(b, &h, catching);
  build_branch(b, call_exit(b, region.local, h.exception), swallowed, go_on);
  b->block = swallowed;
  inst(b, build_emit0(b, IR_catch_end, REP_NONE))->imm.local = h.region.local;
  build_jump(b, after);
  b->block = go_on;
  handler_end(b, &h);
  b->block = after;
}

void build_with_statement(struct builder *b, const AstWith *s) { with_item(b, s, 0); }
