/* SPDX-License-Identifier: MIT */
/* try … except … else. Every fallible instruction of the body has the handler block as its error edge; so a try costs
 * nothing until something fails. The handler compares the exception with one clause after the other and, when none fits, lets it go
 * on. An exception raised inside a handler goes through `inside`, where the outer handled exception is put back.
 *
 *     try_begin H          H: e = catch            inside: propagate
 *       body, edges to H      match e, A -> clause
 *     try_end                 reraise e
 *     else clause
 */
#include "compiler/ir/builder.h"

void build_leave_regions(struct builder *b, const struct region *until) {
  for (const struct region *r = b->region; r != until; r = r->outer) {
    if (r->is_handler) {
      inst(b, build_emit0(b, IR_catch_end, REP_NONE))->imm.local = r->local;
    } else {
      build_emit0(b, IR_try_end, REP_NONE);
    }
  }
}

/* `except T as e`: e is unset when the clause is left. */
static void unset_name(struct builder *b, const AstExceptHandler *clause) {
  const Symbol *s = clause->symbol;
  if (!clause->name || s->binding != BINDING_LOCAL) return;
  ref none = build_emit0(b, IR_const_unset, REP_VALUE);
  build_local_set(b, b->local_of[s->index], none);
}

static void set_name(struct builder *b, const AstExceptHandler *clause, ref exception) {
  const Symbol *s = clause->symbol;
  if (!clause->name) return;
  if (s->binding == BINDING_LOCAL) {
    uint32_t *local = &b->local_of[s->index];
    if (*local == IR_NONE) *local = ir_local_new(b->f, (struct ir_text){s->name->text, s->name->len}, REP_VALUE);
    build_local_set(b, *local, exception);
  } else {
    inst(b, build_emit1(b, IR_global_set, REP_NONE, exception))->imm.text = (struct ir_text){s->name->text, s->name->len};
  }
}

static void clause_body(struct builder *b, const AstExceptHandler *clause, ref exception, uint32_t kept, uint32_t after) {
  set_name(b, clause, exception);
  build_statements(b, clause->body);
  if (ir_is_ended(b->f, b->block)) return;
  unset_name(b, clause);
  inst(b, build_emit0(b, IR_catch_end, REP_NONE))->imm.local = kept;
  build_jump(b, after);
}

/* True when the last clause takes everything. */
static bool clauses(struct builder *b, AstNodes handlers, ref exception, uint32_t kept, uint32_t after) {
  for (uint32_t k = 0; k < handlers.count; k++) {
    const AstExceptHandler *clause = (const AstExceptHandler *)handlers.items[k];
    b->at = &clause->base;
    if (!clause->type) {
      clause_body(b, clause, exception, kept, after);
      return true;
    }
    uint32_t yes = ir_block_new(b->f), next = ir_block_new(b->f);
    ref type = build_value_of(b, clause->type);
    build_branch(b, build_emit2(b, IR_match, REP_BOOL, exception, type), yes, next);
    b->block = yes;
    clause_body(b, clause, exception, kept, after);
    b->block = next;
  }
  return false;
}

static void handler(struct builder *b, const AstTry *s, uint32_t after) {
  uint32_t outer = b->handler, inside = ir_block_new(b->f);
  uint32_t kept = ir_local_new(b->f, (struct ir_text){0}, REP_VALUE);
  struct region region = {true, kept, b->region};
  ref exception = build_emit0(b, IR_catch, REP_VALUE);
  inst(b, exception)->imm.local = kept;
  b->region = &region;
  b->handler = inside;
  bool takes_all = clauses(b, s->handlers, exception, kept, after);
  b->region = region.outer;
  b->handler = outer;
  b->at = &s->base;
  if (!takes_all) inst(b, build_emit1(b, IR_reraise, REP_NONE, exception))->imm.local = kept;
  b->block = inside;
  inst(b, build_emit0(b, IR_propagate, REP_NONE))->imm.local = kept;
}

void build_try_statement(struct builder *b, const AstTry *s) {
  uint32_t outer = b->handler, catching = ir_block_new(b->f), after = ir_block_new(b->f);
  struct region region = {false, 0, b->region};
  inst(b, build_emit0(b, IR_try_begin, REP_NONE))->imm.target[0] = catching;
  b->region = &region;
  b->handler = catching;
  build_statements(b, s->body);
  b->region = region.outer;
  b->handler = outer;
  if (!ir_is_ended(b->f, b->block)) {
    build_emit0(b, IR_try_end, REP_NONE);
    build_statements(b, s->orelse);
    build_jump(b, after);
  }
  b->block = catching;
  handler(b, s, after);
  b->block = after;
}
