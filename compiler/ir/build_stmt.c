/* SPDX-License-Identifier: MIT */
/* Statements. */
#include "compiler/ir/builder.h"

#include <string.h>

static void statement(struct builder *b, const AstNode *s);

void build_statements(struct builder *b, AstNodes list) {
  for (uint32_t k = 0; k < list.count; k++) {
    if (ir_is_ended(b->f, b->block)) b->block = ir_block_new(b->f); /* code after return, break …: built, never reached */
    statement(b, list.items[k]);
  }
}

/* ---- assignment ---- */

static void assign_local(struct builder *b, const AstName *name, uint32_t *local, ref x) {
  const Ident *id = name->symbol->name;
  if (*local == IR_NONE) /* viper: the first assignment decides the type */
    *local = ir_local_new(b->f, (struct ir_text){id->text, id->len}, rep_of(b, x));
  enum ir_rep rep = b->f->locals[*local].rep, from = rep_of(b, x);
  if (rep != REP_VALUE && from == REP_VALUE) {
    build_viper_object(b, &name->base, "local '%1' has type '%2' but source is 'object'", id->text, rep);
    return;
  }
  x = build_converted(b, x, rep, false);
  build_local_set(b, *local, x);
}

static void assign_name(struct builder *b, const AstName *name, ref x) {
  const Symbol *s = name->symbol;
  uint32_t *local = build_local_of(b, s);
  if (local) {
    assign_local(b, name, local, x);
    return;
  }
  x = build_boxed(b, x);
  inst(b, build_emit1(b, IR_global_set, REP_NONE, x))->imm.text = (struct ir_text){s->name->text, s->name->len};
}

void build_store_item(struct builder *b, ref object, ref index, ref x) {
  if (ir_is_pointer(rep_of(b, object))) {
    index = build_converted(b, index, REP_I32, true);
    x = build_converted(b, x, rep_of(b, x) == REP_U32 ? REP_U32 : REP_I32, true);
    build_emit3(b, IR_store, REP_NONE, object, index, x);
    return;
  }
  object = build_boxed(b, object);
  index = build_boxed(b, index);
  x = build_boxed(b, x);
  build_emit3(b, IR_item_set, REP_NONE, object, index, x);
}

static void set_attribute(struct builder *b, const AstAttribute *target, ref object, ref x) {
  x = build_boxed(b, x);
  inst(b, build_emit2(b, IR_attr_set, REP_NONE, object, x))->imm.text =
      (struct ir_text){target->mangled->text, target->mangled->len};
}

/* a, b = x    a, *b, c = x */
static void unpack(struct builder *b, AstNodes targets, ref x) {
  uint32_t first = b->f->n_locals, star = 0;
  x = build_boxed(b, x);
  for (uint32_t k = 0; k < targets.count; k++) ir_local_new(b->f, (struct ir_text){0}, REP_VALUE);
  while (star < targets.count && targets.items[star]->kind != AST_Starred) star++;
  bool has_star = star < targets.count;
  struct ir_inst *i = inst(b, build_emit1(b, has_star ? IR_unpack_star : IR_unpack, REP_NONE, x));
  i->imm.local = first;
  i->count = (uint16_t)(has_star ? star | (targets.count - star - 1) << 8 : targets.count);
  for (uint32_t k = 0; k < targets.count; k++) {
    const AstNode *target = targets.items[k];
    if (k == star) target = ((const AstStarred *)target)->value;
    build_assign(b, target, build_local_get(b, first + k));
  }
}

void build_assign(struct builder *b, const AstNode *target, ref x) {
  const AstNode *outer = b->at;
  b->at = target;
  switch (target->kind) {
  case AST_Name: assign_name(b, (const AstName *)target, x); break;
  case AST_Attribute: {
    const AstAttribute *a = (const AstAttribute *)target;
    ref object = build_value_of(b, a->value);
    set_attribute(b, a, object, x);
    break;
  }
  case AST_Subscript: {
    const AstSubscript *s = (const AstSubscript *)target;
    ref object = build_expression(b, s->value), index = build_subscript_index(b, object, s->slice);
    build_store_item(b, object, index, x);
    break;
  }
  case AST_Tuple: unpack(b, ((const AstTuple *)target)->elts, x); break;
  case AST_List: unpack(b, ((const AstList *)target)->elts, x); break;
  default: build_viper_error(b, target, "internal", "native code for this target: %1", ast_kinds[target->kind].name, NULL);
  }
  b->at = outer;
}

/* a, b = x, y: no tuple is made. */
static bool assign_each(struct builder *b, const AstAssign *s) {
  const AstTuple *targets = (const AstTuple *)s->targets.items[0], *values = (const AstTuple *)s->value;
  if (s->targets.count != 1 || s->targets.items[0]->kind != AST_Tuple || s->value->kind != AST_Tuple) return false;
  if (targets->elts.count != values->elts.count) return false;
  for (uint32_t k = 0; k < targets->elts.count; k++)
    if (targets->elts.items[k]->kind == AST_Starred) return false;
  ref *items = ir_alloc(b->m, (values->elts.count + 1) * sizeof *items);
  for (uint32_t k = 0; k < values->elts.count; k++) items[k] = build_expression(b, values->elts.items[k]);
  for (uint32_t k = 0; k < values->elts.count; k++) build_assign(b, targets->elts.items[k], items[k]);
  return true;
}

/* target op= value: the target's parts are evaluated once. */
static void aug_assign(struct builder *b, const AstAugAssign *s) {
  if (s->target->kind == AST_Name) {
    ref x = build_load_name(b, (const AstName *)s->target);
    ref y = build_expression(b, s->value);
    build_assign(b, s->target, build_binary(b, s->op, x, y, true));
  } else if (s->target->kind == AST_Attribute) {
    const AstAttribute *a = (const AstAttribute *)s->target;
    ref object = build_value_of(b, a->value);
    ref x = build_emit1(b, IR_attr_get, REP_VALUE, object);
    inst(b, x)->imm.text = (struct ir_text){a->mangled->text, a->mangled->len};
    ref y = build_expression(b, s->value);
    set_attribute(b, a, object, build_binary(b, s->op, x, y, true));
  } else {
    const AstSubscript *t = (const AstSubscript *)s->target;
    ref object = build_expression(b, t->value), index = build_subscript_index(b, object, t->slice);
    ref x = build_load_item(b, object, index);
    ref y = build_expression(b, s->value);
    build_store_item(b, object, index, build_binary(b, s->op, x, y, true));
  }
}

/* ---- control ---- */

static void if_statement(struct builder *b, const AstIf *s) {
  uint32_t yes = ir_block_new(b->f), done = ir_block_new(b->f);
  uint32_t no = s->orelse.count ? ir_block_new(b->f) : done;
  build_condition(b, s->test, yes, no);
  b->block = yes;
  build_statements(b, s->body);
  build_jump(b, done);
  if (s->orelse.count) {
    b->block = no;
    build_statements(b, s->orelse);
    build_jump(b, done);
  }
  b->block = done;
}

/* ---- del ---- */

static void delete_name(struct builder *b, const AstName *name) {
  const Symbol *s = name->symbol;
  struct ir_text text = {s->name->text, s->name->len};
  const uint32_t *place = build_local_of(b, s);
  uint32_t local = place ? *place : IR_NONE;
  if (!place) {
    inst(b, build_emit0(b, IR_global_delete, REP_NONE))->imm.text = text;
  } else if (local == IR_NONE || b->f->locals[local].rep != REP_VALUE) {
    build_viper_error(b, &name->base, "viper-unsupported", "only objects can be deleted, not local '%1'", text.bytes, NULL);
  } else {
    inst(b, build_emit0(b, IR_local_check, REP_NONE))->imm.local = local;
    build_local_set(b, local, build_emit0(b, IR_const_unset, REP_VALUE));
  }
}

static void delete_target(struct builder *b, const AstNode *target) {
  b->at = target;
  switch (target->kind) {
  case AST_Name: delete_name(b, (const AstName *)target); break;
  case AST_Attribute: {
    const AstAttribute *a = (const AstAttribute *)target;
    ref object = build_value_of(b, a->value);
    inst(b, build_emit1(b, IR_attr_delete, REP_NONE, object))->imm.text = (struct ir_text){a->mangled->text, a->mangled->len};
    break;
  }
  case AST_Subscript: {
    const AstSubscript *s = (const AstSubscript *)target;
    ref object = build_value_of(b, s->value), index = build_boxed(b, build_subscript_index(b, object, s->slice));
    build_emit2(b, IR_item_delete, REP_NONE, object, index);
    break;
  }
  default: { /* Tuple and List are alike */
    AstNodes elements = target->kind == AST_List ? ((const AstList *)target)->elts : ((const AstTuple *)target)->elts;
    for (uint32_t k = 0; k < elements.count; k++) delete_target(b, elements.items[k]);
  }
  }
}

/* ---- leaving ---- */

static void return_statement(struct builder *b, const AstReturn *s) {
  ref x = s->value ? build_expression(b, s->value) : build_const_special(b, IMM_NONE);
  if (b->f->is_viper && rep_of(b, x) == REP_VALUE && b->f->result != REP_VALUE) {
    build_viper_object(b, s->value ? s->value : &s->base, "return type is '%1' but got 'object'", NULL, b->f->result);
    if (!s->value) build_viper_hint(b, "return a value, or leave out '->'");
    return;
  }
  x = build_converted(b, x, b->f->result, false);
  build_leave_regions(b, NULL);
  build_emit1(b, IR_return, REP_NONE, x);
}

static void raise_statement(struct builder *b, const AstRaise *s) {
  ref items[2];
  uint32_t n = 0;
  if (s->exc) items[n++] = build_value_of(b, s->exc);
  if (s->cause) items[n++] = build_value_of(b, s->cause);
  const struct region *r = b->region;
  while (r && r->kind != REGION_HANDLER) r = r->outer;
  if (!n && !r) b->f->is_apart = true;
  build_emit(b, IR_raise, REP_NONE, items, n);
}

static void assert_statement(struct builder *b, const AstAssert *s) {
  uint32_t failed = ir_block_new(b->f), done = ir_block_new(b->f);
  build_condition(b, s->test, done, failed);
  b->block = failed;
  ref error = build_emit0(b, IR_global_get, REP_VALUE);
  inst(b, error)->imm.text = (struct ir_text){"AssertionError", 14};
  if (s->msg) {
    ref items[2] = {error, build_value_of(b, s->msg)};
    error = build_emit(b, IR_call, REP_VALUE, items, 2);
  }
  build_emit1(b, IR_raise, REP_NONE, error);
  b->block = done;
}

static void statement(struct builder *b, const AstNode *s) {
  b->at = s;
  switch (s->kind) {
  case AST_Return: return_statement(b, (const AstReturn *)s); break;
  case AST_Assign: {
    const AstAssign *a = (const AstAssign *)s;
    if (assign_each(b, a)) break;
    ref x = build_expression(b, a->value);
    for (uint32_t k = 0; k < a->targets.count; k++) build_assign(b, a->targets.items[k], x);
    break;
  }
  case AST_AugAssign: aug_assign(b, (const AstAugAssign *)s); break;
  case AST_AnnAssign: {
    const AstAnnAssign *a = (const AstAnnAssign *)s;
    if (a->value) build_assign(b, a->target, build_expression(b, a->value));
    break;
  }
  case AST_For: build_for(b, (const AstFor *)s); break;
  case AST_While: build_while(b, (const AstWhile *)s); break;
  case AST_If: if_statement(b, (const AstIf *)s); break;
  case AST_Raise: raise_statement(b, (const AstRaise *)s); break;
  case AST_Assert: assert_statement(b, (const AstAssert *)s); break;
  case AST_Expr: build_expression(b, ((const AstExpr *)s)->value); break;
  case AST_Break:
    build_leave_regions(b, b->loop->region);
    build_jump(b, b->loop->break_to);
    break;
  case AST_Continue:
    build_leave_regions(b, b->loop->region);
    build_jump(b, b->loop->continue_to);
    break;
  case AST_Delete:
    for (uint32_t k = 0; k < ((const AstDelete *)s)->targets.count; k++) delete_target(b, ((const AstDelete *)s)->targets.items[k]);
    break;
  case AST_With: build_with_statement(b, (const AstWith *)s); break;
  case AST_Try: build_try_statement(b, (const AstTry *)s); break;
  case AST_Global:
  case AST_Nonlocal:
  case AST_Pass: break;
  default: build_viper_error(b, s, "internal", "native code for this statement: %1", ast_kinds[s->kind].name, NULL);
  }
}
