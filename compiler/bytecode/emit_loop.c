/* SPDX-License-Identifier: MIT */
/* Loops. */
#include "compiler/bytecode/emitter.h"

#include "runtime/abi/operator.h"

static void loop_open(struct emitter *e, struct loop *loop, bool drops) {
  loop->outer = e->loop;
  loop->break_label = label_new(e, e->depth - (drops ? 4 : 0));
  loop->continue_label = label_new(e, e->depth);
  loop->level = e->level;
  loop->drops = drops;
  e->loop = loop;
}

void emit_while(struct emitter *e, const AstWhile *node) {
  int truth = fold_truth(e, node->test);
  if (truth == 0) {
    emit_body(e, &node->orelse);
    return;
  }
  struct loop loop;
  loop_open(e, &loop, false);
  int32_t head = label_new(e, e->depth);
  bool was_dead = e->dead;
  if (truth < 0) emit_jump(e, OP_JUMP, loop.continue_label);
  label_place_head(e, head, was_dead);
  if (truth > 0) { /* while True: continue goes to the head */
    e->labels[loop.continue_label].used = !was_dead;
    label_place(e, loop.continue_label);
  }
  emit_body(e, &node->body);
  if (truth > 0) {
    emit_jump(e, OP_JUMP, head);
  } else {
    label_place(e, loop.continue_label);
    emit_line_exact(e, node->test);
    emit_test(e, node->test, true, head);
  }
  e->loop = loop.outer;
  emit_body(e, &node->orelse);
  label_place(e, loop.break_label);
}

/* ---- for … in range(…), in files ----
 *
 * Counts on the stack, as stock's code does: in an interrupt's handler, or with a locked heap, nothing may be
 * allocated, and code for MicroPython counts on that.
 *
 *     [end] counter                an end that is no constant stays below
 *     JUMP entry
 *   head: DUP_TOP, store to the target
 *     body
 *   continue: counter += step
 *   entry: counter < end: to head
 *   break: POP_TOP [POP_TOP]
 *
 * With an else body: both drop the words, in front of it and behind `break`. */

struct range {
  const AstNode *start, *end; /* start NULL: 0 */
  const struct code_const *fixed; /* the end as a constant, or NULL */
  int64_t step;
};

static bool small_int(struct emitter *e, const AstNode *node, int64_t *out) {
  const struct code_const *value = fold(e, node);
  if (!value || value->kind != CODE_CONST_INT || value->small < -0x3fffffff || value->small > 0x3fffffff) return false;
  *out = value->small;
  return true;
}

static bool is_range(struct emitter *e, const AstFor *node, struct range *out) {
  if (!emit_is_mpy(e) || node->iter->kind != AST_Call || node->target->kind != AST_Name) return false;
  const AstCall *call = (const AstCall *)node->iter;
  if (call->func->kind != AST_Name || call->keywords.count || call->args.count < 1 || call->args.count > 3) return false;
  if (!emit_is_builtin(((const AstName *)call->func)->symbol, "range")) return false;
  for (uint32_t i = 0; i < call->args.count; i++)
    if (call->args.items[i]->kind == AST_Starred) return false;
  *out = (struct range){.start = call->args.count > 1 ? call->args.items[0] : NULL,
                        .end = call->args.items[call->args.count > 1],
                        .step = 1};
  if (call->args.count == 3 && (!small_int(e, call->args.items[2], &out->step) || !out->step)) return false;
  int64_t end;
  out->fixed = small_int(e, out->end, &end) ? fold(e, out->end) : NULL;
  return true;
}

static bool is_plain(struct emitter *e, const AstNode *node) { return node->kind == AST_Name || fold(e, node); }

/* [end] counter, evaluated from left to right. */
static void emit_range_bounds(struct emitter *e, const struct range *range) {
  bool swap = range->start && !range->fixed && !is_plain(e, range->start) && !is_plain(e, range->end);
  if (!range->fixed && !swap) emit_expr(e, range->end);
  if (range->start) emit_expr(e, range->start);
  else emit_int(e, 0);
  if (swap) {
    emit_expr(e, range->end);
    emit_op(e, OP_ROT_TWO);
  }
}

static void drop_range(struct emitter *e, const struct range *range) {
  emit_op(e, OP_POP_TOP);
  if (!range->fixed) emit_op(e, OP_POP_TOP);
}

static bool emit_for_range(struct emitter *e, const AstFor *node) {
  struct range range;
  struct loop loop;
  if (!is_range(e, node, &range)) return false;
  emit_range_bounds(e, &range);
  loop_open(e, &loop, false);
  int32_t head = label_new(e, e->depth), entry = label_new(e, e->depth);
  bool was_dead = e->dead;
  emit_jump(e, OP_JUMP, entry);
  label_place_head(e, head, was_dead);
  emit_op(e, OP_DUP_TOP);
  emit_store(e, node->target);
  emit_body(e, &node->body);
  label_place(e, loop.continue_label);
  emit_int(e, range.step);
  emit_binary(e, BINARY_INPLACE_OF(BINARY_ADD));
  label_place(e, entry);
  if (range.fixed) {
    emit_op(e, OP_DUP_TOP);
    emit_const(e, range.fixed);
  } else {
    emit_op(e, OP_DUP_TOP_TWO);
  }
  bool up = range.step > 0;
  emit_binary(e, range.fixed ? (up ? BINARY_LT : BINARY_GT) : (up ? BINARY_GT : BINARY_LT));
  emit_jump(e, OP_POP_JUMP_IF_TRUE, head);
  e->loop = loop.outer;
  int32_t done = label_new(e, -1);
  if (node->orelse.count) { /* may leave loops around this one */
    drop_range(e, &range);
    emit_body(e, &node->orelse);
    emit_jump(e, OP_JUMP, done);
  }
  label_place(e, loop.break_label);
  drop_range(e, &range);
  label_place(e, done);
  return true;
}

void emit_for(struct emitter *e, const AstFor *node) {
  if (emit_for_range(e, node)) return;
  emit_expr(e, node->iter);
  emit_line_exact(e, node->iter);
  emit_op(e, OP_GET_ITER_STACK);
  int32_t end = label_new(e, -1);
  struct loop loop;
  loop_open(e, &loop, true);
  label_place_head(e, loop.continue_label, e->dead);
  emit_jump(e, OP_FOR_ITER, end);
  emit_store(e, node->target);
  emit_body(e, &node->body);
  emit_line_exact(e, node->iter);
  emit_jump(e, OP_JUMP, loop.continue_label);
  label_place(e, end);
  e->loop = loop.outer;
  emit_body(e, &node->orelse);
  label_place(e, loop.break_label);
}

void emit_leave_loop(struct emitter *e, bool is_break) {
  struct loop *loop = e->loop;
  if (!loop) return; /* the front end has told */
  emit_unwind_jump(e, is_break ? loop->break_label : loop->continue_label, e->level - loop->level,
                   is_break && loop->drops);
}
