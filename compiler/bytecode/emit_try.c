/* SPDX-License-Identifier: MIT */
/* Statements with handlers.
 *
 * The protocol between code and VM is MicroPython's. A SETUP opcode pushes a handler; an exception
 * cuts the stack to where it was then, pushes the exception and goes to the handler, which stays
 * open ("active") until POP_EXCEPT_JUMP or END_FINALLY.
 *
 *   try/except            try/finally                with
 *     SETUP_EXCEPT H        SETUP_FINALLY F            SETUP_WITH W
 *     body                  body                       body
 *     POP_EXCEPT_JUMP E     LOAD_CONST_NONE            LOAD_CONST_NONE
 *   H: match …            F: final body             W: WITH_CLEANUP
 *     POP_EXCEPT_JUMP X     END_FINALLY                END_FINALLY
 *   … END_FINALLY
 *   E: else body
 *   X:
 *
 * A finally body finds on the stack why it runs: None, an exception, or two words for a return or
 * an UNWIND_JUMP under way. return and jumps leave open handlers by RETURN_VALUE and UNWIND_JUMP,
 * which run finally bodies on their way; a return or jump out of a finally body cancels what it ran for. */
#include "compiler/bytecode/emitter.h"

#include "runtime/abi/operator.h"

enum { REASON_WORDS = 2 };

/* Entered for a return or jump, a finally body has a word more below it than the depth says. */
static void finally_begin(struct emitter *e) {
  e->reserve += REASON_WORDS - 1;
  emit_adjust(e, 1);
  emit_adjust(e, -1);
}

static void finally_end(struct emitter *e) {
  e->reserve -= REASON_WORDS - 1;
  emit_level_down(e);
  emit_op(e, OP_END_FINALLY);
}

/* ---- except ---- */

/* `except E as name`: name is unset on every way out. */
static void emit_named_handler(struct emitter *e, const AstExceptHandler *handler) {
  emit_symbol_store(e, handler->symbol, &handler->base);
  int32_t cleanup = label_new(e, -1);
  emit_jump(e, OP_SETUP_FINALLY, cleanup);
  emit_level_up(e);
  emit_body(e, &handler->body);
  emit_op(e, OP_LOAD_CONST_NONE);
  label_place(e, cleanup);
  finally_begin(e);
  emit_op(e, OP_LOAD_CONST_NONE);
  emit_symbol_store(e, handler->symbol, &handler->base);
  emit_symbol_delete(e, handler->symbol, &handler->base);
  finally_end(e);
}

/* The exception is on the stack; falls through (with it) when it does not match. */
static void emit_handler(struct emitter *e, const AstExceptHandler *handler, int32_t done) {
  int32_t next = label_new(e, -1);
  emit_line_exact(e, &handler->base);
  if (handler->type) {
    emit_op(e, OP_DUP_TOP);
    if (handler->type->kind != AST_Name) emit_line(e, &handler->base); /* in files as mpy-cross does: a row costs */
    emit_expr(e, handler->type);
    emit_line_exact(e, &handler->base);
    emit_binary(e, BINARY_EXC_MATCH);
    emit_jump(e, OP_POP_JUMP_IF_FALSE, next);
  }
  if (handler->name) {
    emit_named_handler(e, handler);
  } else {
    emit_op(e, OP_POP_TOP);
    emit_body(e, &handler->body);
  }
  emit_jump(e, OP_POP_EXCEPT_JUMP, done);
  label_place(e, next);
}

static void emit_try_except(struct emitter *e, const AstTry *node) {
  int32_t handlers = label_new(e, -1), otherwise = label_new(e, -1), done = label_new(e, -1);
  emit_jump(e, OP_SETUP_EXCEPT, handlers);
  emit_level_up(e);
  emit_body(e, &node->body);
  emit_jump(e, OP_POP_EXCEPT_JUMP, otherwise);
  label_place(e, handlers);
  for (uint32_t i = 0; i < node->handlers.count; i++)
    emit_handler(e, (const AstExceptHandler *)node->handlers.items[i], done);
  emit_op(e, OP_END_FINALLY);
  e->dead = true; /* with an exception on the stack END_FINALLY raises */
  emit_level_down(e);
  label_place(e, otherwise);
  emit_body(e, &node->orelse);
  label_place(e, done);
}

/* ---- except* ----
 *
 * What was caught, the list of what handlers raised, and what is left to match are in hidden
 * locals. Each handler runs inside a try of its own that adds what it raises to the list:
 *
 *     EXCEPT_SPLIT of the rest; nothing matches: next
 *     EXCEPT_SPLIT 1 of the match  the handler's exceptions have it as their context
 *     SETUP_EXCEPT R
 *     body
 *     POP_EXCEPT_JUMP next
 *  R: append to the list
 *     POP_EXCEPT_JUMP next
 *
 * At the end EXCEPT_STAR makes one exception of all that is to be raised. */

struct star {
  uint32_t caught, raised, rest;
};

static void emit_star_body(struct emitter *e, const AstExceptHandler *handler) {
  if (handler->name) {
    emit_named_handler(e, handler);
  } else {
    emit_op(e, OP_POP_TOP);
    emit_body(e, &handler->body);
  }
}

static void emit_star_handler(struct emitter *e, const AstExceptHandler *handler, struct star *star) {
  int32_t nothing = label_new(e, -1), failed = label_new(e, -1), next = label_new(e, -1);
  emit_line(e, &handler->base);
  emit_load_fast(e, star->rest);
  emit_expr(e, handler->type);
  emit_line(e, &handler->base);
  emit_n(e, OP_EXCEPT_SPLIT, 0);
  emit_op(e, OP_ROT_TWO);
  emit_store_fast(e, star->rest);
  uint32_t match = emit_hidden_local(e);
  emit_store_fast(e, match);
  emit_load_fast(e, match);
  emit_op(e, OP_LOAD_CONST_NONE);
  emit_binary(e, BINARY_IS);
  emit_jump(e, OP_POP_JUMP_IF_TRUE, nothing);
  emit_load_fast(e, match);
  emit_n(e, OP_EXCEPT_SPLIT, 1);
  emit_jump(e, OP_SETUP_EXCEPT, failed);
  emit_level_up(e);
  emit_load_fast(e, match);
  emit_star_body(e, handler);
  emit_jump(e, OP_POP_EXCEPT_JUMP, next);
  label_place(e, failed);
  emit_store_fast(e, match);
  emit_load_fast(e, star->raised);
  emit_name_op(e, OP_LOAD_METHOD, "append");
  emit_load_fast(e, match);
  emit_n(e, OP_CALL_METHOD, 1);
  emit_op(e, OP_POP_TOP);
  emit_jump(e, OP_POP_EXCEPT_JUMP, next);
  emit_level_down(e);
  label_place(e, next);
  emit_load_fast(e, star->caught);
  emit_n(e, OP_EXCEPT_SPLIT, 1);
  label_place(e, nothing);
  emit_hidden_free(e, match);
}

static void emit_star_except(struct emitter *e, const AstTry *node) {
  int32_t handlers = label_new(e, -1), otherwise = label_new(e, -1), done = label_new(e, -1);
  emit_jump(e, OP_SETUP_EXCEPT, handlers);
  emit_level_up(e);
  emit_body(e, &node->body);
  emit_jump(e, OP_POP_EXCEPT_JUMP, otherwise);
  label_place(e, handlers);
  struct star star = {emit_hidden_local(e), emit_hidden_local(e), emit_hidden_local(e)};
  emit_op(e, OP_DUP_TOP);
  emit_store_fast(e, star.rest);
  emit_store_fast(e, star.caught);
  emit_n(e, OP_BUILD_LIST, 0);
  emit_store_fast(e, star.raised);
  for (uint32_t i = 0; i < node->handlers.count; i++)
    emit_star_handler(e, (const AstExceptHandler *)node->handlers.items[i], &star);
  int32_t nothing = label_new(e, -1);
  emit_load_fast(e, star.caught);
  emit_load_fast(e, star.raised);
  emit_load_fast(e, star.rest);
  emit_jump(e, OP_EXCEPT_STAR, nothing);
  emit_op(e, OP_END_FINALLY);
  e->dead = true;
  label_place(e, nothing);
  emit_jump(e, OP_POP_EXCEPT_JUMP, done);
  emit_level_down(e);
  emit_hidden_free(e, star.rest);
  emit_hidden_free(e, star.raised);
  emit_hidden_free(e, star.caught);
  label_place(e, otherwise);
  emit_body(e, &node->orelse);
  label_place(e, done);
}

void emit_try_star(struct emitter *e, const AstTry *node) {
  if (emit_is_mpy(e)) emit_refuse(e, &node->base, "'except*' cannot be written for MicroPython", NULL);
  else emit_try(e, node);
}

static void emit_handlers(struct emitter *e, const AstTry *node) {
  if (node->base.kind == AST_TryStar) emit_star_except(e, node);
  else emit_try_except(e, node);
}

void emit_try(struct emitter *e, const AstTry *node) {
  if (!node->finalbody.count) {
    emit_handlers(e, node);
    return;
  }
  int32_t finally = label_new(e, -1);
  emit_jump(e, OP_SETUP_FINALLY, finally);
  emit_level_up(e);
  if (node->handlers.count)
    emit_handlers(e, node);
  else
    emit_body(e, &node->body);
  emit_op(e, OP_LOAD_CONST_NONE);
  label_place(e, finally);
  finally_begin(e);
  emit_body(e, &node->finalbody);
  finally_end(e);
}

/* ---- with ---- */

static void emit_with_items(struct emitter *e, const AstWith *node, uint32_t i) {
  if (i == node->items.count) {
    emit_body(e, &node->body);
    return;
  }
  const Astwithitem *item = (const Astwithitem *)node->items.items[i];
  emit_expr(e, item->context_expr);
  int32_t cleanup = label_new(e, -1);
  emit_line_exact(e, item->context_expr);
  emit_jump(e, OP_SETUP_WITH, cleanup);
  emit_level_up(e);
  if (item->optional_vars)
    emit_store(e, item->optional_vars);
  else
    emit_op(e, OP_POP_TOP);
  emit_with_items(e, node, i + 1);
  emit_op(e, OP_LOAD_CONST_NONE);
  label_place(e, cleanup);
  emit_line_exact(e, item->context_expr);
  emit_adjust(e, REASON_WORDS + 2); /* WITH_CLEANUP calls exit with three arguments */
  emit_adjust(e, -(REASON_WORDS + 2));
  emit_op(e, OP_WITH_CLEANUP);
  emit_level_down(e);
  emit_op(e, OP_END_FINALLY);
}

void emit_with(struct emitter *e, const AstWith *node) { emit_with_items(e, node, 0); }

/* ---- async with ----
 *
 * try/except inside try/finally; the manager is in a hidden local, which is None once __aexit__
 * has been called for an exception (an exception of its own then passes the finally body). */

/* Stock's VM has no opcode that leaves an object's own attributes out. */
static void emit_type_method(struct emitter *e, const char *name) {
  emit_name_op(e, emit_is_mpy(e) ? OP_LOAD_METHOD : OP_LOAD_TYPE_METHOD, name);
}

static void emit_async_handler(struct emitter *e, uint32_t manager, int32_t done) {
  uint32_t exception = emit_hidden_local(e);
  emit_store_fast(e, exception);
  emit_load_fast(e, manager);
  emit_op(e, OP_LOAD_CONST_NONE);
  emit_store_fast(e, manager);
  emit_type_method(e, "__aexit__");
  emit_load_fast(e, exception);
  emit_name_op(e, OP_LOAD_ATTR, "__class__");
  emit_load_fast(e, exception);
  emit_op(e, OP_LOAD_CONST_NONE);
  emit_n(e, OP_CALL_METHOD, 3);
  emit_await(e);
  int32_t swallowed = label_new(e, -1);
  emit_jump(e, OP_POP_JUMP_IF_TRUE, swallowed);
  emit_op(e, OP_RAISE_LAST);
  label_place(e, swallowed);
  emit_jump(e, OP_POP_EXCEPT_JUMP, done);
  emit_hidden_free(e, exception);
}

static void emit_async_finally(struct emitter *e, uint32_t manager) {
  int32_t end = label_new(e, -1);
  emit_load_fast(e, manager);
  emit_op(e, OP_LOAD_CONST_NONE);
  emit_binary(e, BINARY_IS);
  emit_jump(e, OP_POP_JUMP_IF_TRUE, end);
  emit_load_fast(e, manager);
  emit_type_method(e, "__aexit__");
  for (int i = 0; i < 3; i++) emit_op(e, OP_LOAD_CONST_NONE);
  emit_n(e, OP_CALL_METHOD, 3);
  emit_await(e);
  emit_op(e, OP_POP_TOP);
  label_place(e, end);
}

static void emit_async_with_items(struct emitter *e, const AstAsyncWith *node, uint32_t i) {
  if (i == node->items.count) {
    emit_body(e, &node->body);
    return;
  }
  const Astwithitem *item = (const Astwithitem *)node->items.items[i];
  uint32_t manager = emit_hidden_local(e), entered = emit_hidden_local(e);
  emit_expr(e, item->context_expr);
  emit_op(e, OP_DUP_TOP);
  emit_store_fast(e, manager);
  emit_type_method(e, "__aenter__");
  emit_n(e, OP_CALL_METHOD, 0);
  emit_await(e);
  emit_store_fast(e, entered);
  int32_t finally = label_new(e, -1), handler = label_new(e, -1), done = label_new(e, -1);
  emit_jump(e, OP_SETUP_FINALLY, finally);
  emit_level_up(e);
  emit_jump(e, OP_SETUP_EXCEPT, handler);
  emit_level_up(e);
  if (item->optional_vars) {
    emit_load_fast(e, entered);
    emit_store(e, item->optional_vars);
  }
  emit_async_with_items(e, node, i + 1);
  emit_jump(e, OP_POP_EXCEPT_JUMP, done);
  label_place(e, handler);
  emit_async_handler(e, manager, done);
  emit_level_down(e);
  label_place(e, done);
  emit_op(e, OP_LOAD_CONST_NONE);
  label_place(e, finally);
  finally_begin(e);
  emit_async_finally(e, manager);
  finally_end(e);
  emit_hidden_free(e, entered);
  emit_hidden_free(e, manager);
}

void emit_async_with(struct emitter *e, const AstAsyncWith *node) {
  emit_async_with_items(e, node, 0);
}

/* ---- async for ---- */

void emit_aiter(struct emitter *e) {
  emit_type_method(e, "__aiter__");
  emit_n(e, OP_CALL_METHOD, 0);
}

void emit_async_next(struct emitter *e, uint32_t iterator, int32_t end) {
  int32_t handler = label_new(e, -1), got = label_new(e, -1), other = label_new(e, -1);
  emit_jump(e, OP_SETUP_EXCEPT, handler);
  emit_level_up(e);
  emit_load_fast(e, iterator);
  emit_type_method(e, "__anext__");
  emit_n(e, OP_CALL_METHOD, 0);
  emit_await(e);
  emit_jump(e, OP_POP_EXCEPT_JUMP, got);
  label_place(e, handler);
  emit_op(e, OP_DUP_TOP);
  emit_name_op(e, OP_LOAD_GLOBAL, "StopAsyncIteration");
  emit_binary(e, BINARY_EXC_MATCH);
  emit_jump(e, OP_POP_JUMP_IF_FALSE, other);
  emit_op(e, OP_POP_TOP);
  emit_jump(e, OP_POP_EXCEPT_JUMP, end);
  label_place(e, other);
  emit_op(e, OP_END_FINALLY);
  e->dead = true;
  emit_level_down(e);
  label_place(e, got);
}

void emit_async_for(struct emitter *e, const AstAsyncFor *node) {
  uint32_t iterator = emit_hidden_local(e);
  emit_expr(e, node->iter);
  emit_aiter(e);
  emit_store_fast(e, iterator);
  struct loop loop = {.outer = e->loop, .level = e->level};
  int32_t end = label_new(e, e->depth);
  loop.break_label = label_new(e, e->depth);
  loop.continue_label = label_new(e, e->depth);
  e->loop = &loop;
  label_place_head(e, loop.continue_label, e->dead);
  emit_async_next(e, iterator, end);
  emit_store(e, node->target);
  emit_body(e, &node->body);
  emit_jump(e, OP_JUMP, loop.continue_label);
  label_place(e, end);
  e->loop = loop.outer;
  emit_body(e, &node->orelse);
  label_place(e, loop.break_label);
  emit_hidden_free(e, iterator);
}
