/* SPDX-License-Identifier: MIT */
/* Comprehensions. A list, set or dict comprehension is a loop in the unit around it, its variables
 * hidden locals (PEP 709); only if a function inside captures one of them it is a function of its
 * own, as generator expressions always are. */
#include "compiler/bytecode/emitter.h"

enum { COMP_LIST = 0, COMP_MAP = 1, COMP_SET = 2, ITER_WORDS = 4 };

/* A comprehension of any kind. */
struct comp {
  const AstNode *node, *elt, *value; /* value: of a dict comprehension, whose key is elt */
  const AstNodes *generators;
  const Scope *scope;
  bool is_function; /* and its first iterator the argument */
  uint32_t words; /* of iterators between the collection and the item */
};

static struct comp comp_of(const AstNode *node) {
  if (node->kind == AST_DictComp) {
    const AstDictComp *dict = (const AstDictComp *)node;
    return (struct comp){node, dict->key, dict->value, &dict->generators, dict->scope, false, 0};
  }
  const AstListComp *list = (const AstListComp *)node;
  return (struct comp){node, list->elt, NULL, &list->generators, list->scope, false, 0};
}

static void emit_item(struct emitter *e, struct comp *comp) {
  emit_expr(e, comp->elt);
  switch (comp->node->kind) {
  case AST_GeneratorExp:
    emit_op(e, OP_YIELD_VALUE);
    emit_op(e, OP_POP_TOP);
    break;
  case AST_DictComp:
    emit_expr(e, comp->value);
    emit_op(e, OP_ROT_TWO);
    emit_n(e, OP_STORE_COMP, (comp->words + 2) << 2 | COMP_MAP);
    break;
  default:
    emit_n(e, OP_STORE_COMP,
           (comp->words + 1) << 2 | (comp->node->kind == AST_SetComp ? COMP_SET : COMP_LIST));
  }
}

static void emit_generator(struct emitter *e, struct comp *comp, uint32_t i);

/* Conditions, then the next `for` or the item. */
static void emit_turn(struct emitter *e, struct comp *comp, uint32_t i, int32_t next) {
  const Astcomprehension *generator = (const Astcomprehension *)comp->generators->items[i];
  for (uint32_t k = 0; k < generator->ifs.count; k++)
    emit_test(e, generator->ifs.items[k], false, next);
  if (i + 1 < comp->generators->count) {
    const Astcomprehension *inner = (const Astcomprehension *)comp->generators->items[i + 1];
    emit_expr(e, inner->iter);
    if (!inner->is_async) emit_op(e, OP_GET_ITER_STACK);
    emit_generator(e, comp, i + 1);
  } else {
    emit_item(e, comp);
  }
}

/* `async for`: the iterable is on the stack; the asynchronous iterator goes to a hidden local. A
   function's first one is its argument. */
static void emit_async_generator(struct emitter *e, struct comp *comp, uint32_t i) {
  const Astcomprehension *generator = (const Astcomprehension *)comp->generators->items[i];
  bool given = comp->is_function && i == 0;
  emit_lowered(e, comp->node, "asynchronous comprehensions");
  uint32_t iterator = given ? comp->scope->free_count : emit_hidden_local(e);
  if (!given) {
    emit_aiter(e);
    emit_store_fast(e, iterator);
  }
  int32_t head = label_new(e, e->depth), end = label_new(e, e->depth);
  label_place_head(e, head, e->dead);
  emit_async_next(e, iterator, end);
  emit_store(e, generator->target);
  emit_turn(e, comp, i, head);
  emit_jump(e, OP_JUMP, head);
  label_place(e, end);
  if (!given) emit_hidden_free(e, iterator);
}

/* The iterator is on the stack (of an async one: the iterable). */
static void emit_generator(struct emitter *e, struct comp *comp, uint32_t i) {
  const Astcomprehension *generator = (const Astcomprehension *)comp->generators->items[i];
  if (generator->is_async) {
    emit_async_generator(e, comp, i);
    return;
  }
  int32_t head = label_new(e, e->depth), end = label_new(e, -1);
  comp->words += ITER_WORDS;
  label_place_head(e, head, e->dead);
  emit_jump(e, OP_FOR_ITER, end);
  emit_store(e, generator->target);
  emit_turn(e, comp, i, head);
  emit_jump(e, OP_JUMP, head);
  label_place(e, end);
  comp->words -= ITER_WORDS;
}

static void emit_collection(struct emitter *e, const AstNode *node) {
  if (node->kind == AST_ListComp) emit_n(e, OP_BUILD_LIST, 0);
  if (node->kind == AST_SetComp) emit_n(e, OP_BUILD_SET, 0);
  if (node->kind == AST_DictComp) emit_n(e, OP_BUILD_MAP, 0);
}

static const Astcomprehension *first_of(const struct comp *comp) {
  return (const Astcomprehension *)comp->generators->items[0];
}

static void emit_inlined(struct emitter *e, struct comp *comp) {
  struct inlined in = {.outer = e->inlined, .scope = comp->scope, .base = e->n_locals};
  emit_collection(e, comp->node);
  emit_expr(e, first_of(comp)->iter); /* in the scope around */
  if (!first_of(comp)->is_async) emit_op(e, OP_GET_ITER_STACK);
  in.base = e->n_locals;
  uint32_t n = 0;
  for (uint32_t i = 0; i < comp->scope->symbol_count; i++) {
    uint8_t binding = comp->scope->symbols[i]->binding;
    if (binding == BINDING_LOCAL || binding == BINDING_CELL) n++;
  }
  for (uint32_t i = 1; i < n; i++) emit_hidden_local(e); /* all but ".0" */
  e->inlined = &in;
  emit_generator(e, comp, 0);
  e->inlined = in.outer;
  e->n_locals = in.base;
}

static void emit_comp_function(struct emitter *e, struct comp *comp) {
  bool generator = comp->node->kind == AST_GeneratorExp, async = comp->scope->flags & SCOPE_ASYNC;
  bool async_first = first_of(comp)->is_async;
  if (async && emit_is_mpy(e)) {
    emit_refuse(e, comp->node,
                generator ? "asynchronous generator expressions cannot be written for MicroPython"
                          : "asynchronous comprehensions whose variables an inner function "
                            "captures cannot be written for MicroPython",
                NULL);
    emit_adjust(e, 1);
    return;
  }
  comp->is_function = true;
  struct emitter child;
  emit_begin(&child, e->m, e, comp->scope, comp->node, 0);
  emit_collection(&child, comp->node);
  if (async_first) {
    /* the asynchronous iterator stays in its local */
  } else if (generator) { /* the four words of a GET_ITER_STACK whose iterator is an object */
    emit_op(&child, OP_LOAD_NULL);
    emit_load_fast(&child, comp->scope->free_count);
    emit_op(&child, OP_LOAD_NULL);
    emit_op(&child, OP_LOAD_NULL);
  } else {
    emit_load_fast(&child, comp->scope->free_count);
    emit_op(&child, OP_GET_ITER_STACK);
  }
  emit_generator(&child, comp, 0);
  if (generator) emit_op(&child, OP_LOAD_CONST_NONE);
  emit_op(&child, OP_RETURN_VALUE);
  emit_make_function(e, &child, comp->node, false);
  emit_expr(e, first_of(comp)->iter);
  emit_line_exact(e, comp->node);
  if (async_first) emit_aiter(e);
  else if (generator) emit_op(e, OP_GET_ITER);
  emit_n(e, OP_CALL_FUNCTION, 1);
  if (async && !generator) emit_await(e);
}

void emit_comprehension(struct emitter *e, const AstNode *node) {
  struct comp comp = comp_of(node);
  if (emit_scope_is_inlined(comp.scope))
    emit_inlined(e, &comp);
  else
    emit_comp_function(e, &comp);
}
