/* SPDX-License-Identifier: MIT */
/* Expressions: each leaves one value on the stack. Order of evaluation is the language
 * reference's (6.16): left to right, values before targets. */
#include "compiler/bytecode/emitter.h"

#include <string.h>

#include "runtime/abi/operator.h"

void emit_optional(struct emitter *e, const AstNode *node) {
  if (node)
    emit_expr(e, node);
  else
    emit_op(e, OP_LOAD_CONST_NONE);
}

int emit_binary_number(AstOperator op, bool inplace) {
  int plain = 0;
  switch (op) {
  case OP_Add: plain = BINARY_ADD; break;
  case OP_Sub: plain = BINARY_SUB; break;
  case OP_Mult: plain = BINARY_MUL; break;
  case OP_MatMult: plain = BINARY_MATMUL; break;
  case OP_Div: plain = BINARY_TRUEDIV; break;
  case OP_Mod: plain = BINARY_MOD; break;
  case OP_Pow: plain = BINARY_POW; break;
  case OP_LShift: plain = BINARY_LSHIFT; break;
  case OP_RShift: plain = BINARY_RSHIFT; break;
  case OP_BitOr: plain = BINARY_OR; break;
  case OP_BitXor: plain = BINARY_XOR; break;
  case OP_BitAnd: plain = BINARY_AND; break;
  case OP_FloorDiv: plain = BINARY_FLOORDIV; break;
  default: break;
  }
  return inplace ? (int)BINARY_INPLACE_OF(plain) : plain;
}

/* ---- operators ---- */

static void emit_binop(struct emitter *e, const AstBinOp *node) {
  emit_expr(e, node->left);
  emit_expr(e, node->right);
  emit_line_exact(e, &node->base);
  emit_binary(e, emit_binary_number(node->op, false));
}

static void emit_unaryop(struct emitter *e, const AstUnaryOp *node) {
  emit_expr(e, node->operand);
  switch (node->op) {
  case OP_UAdd: emit_unary(e, UNARY_POS); break;
  case OP_USub: emit_unary(e, UNARY_NEG); break;
  case OP_Invert: emit_unary(e, UNARY_INVERT); break;
  default: emit_unary(e, UNARY_NOT); break;
  }
}

static void emit_boolop(struct emitter *e, const AstBoolOp *node) {
  int32_t end = label_new(e, -1);
  uint8_t op = node->op == OP_And ? OP_JUMP_IF_FALSE_OR_POP : OP_JUMP_IF_TRUE_OR_POP;
  for (uint32_t i = 0; i < node->values.count; i++) {
    bool last = i + 1 == node->values.count;
    int truth = last ? -1 : fold_truth(e, node->values.items[i]);
    if (truth >= 0 && truth != (node->op == OP_Or)) continue; /* cannot be the result */
    emit_expr(e, node->values.items[i]);
    if (last || truth >= 0) break;
    emit_jump(e, op, end);
  }
  label_place(e, end);
}

static const uint8_t compare_numbers[OP_COUNT] = {
    [OP_Eq] = BINARY_EQ, [OP_NotEq] = BINARY_NE, [OP_Lt] = BINARY_LT,    [OP_LtE] = BINARY_LE,
    [OP_Gt] = BINARY_GT, [OP_GtE] = BINARY_GE,   [OP_Is] = BINARY_IS,    [OP_IsNot] = BINARY_IS,
    [OP_In] = BINARY_IN, [OP_NotIn] = BINARY_IN};

static bool is_negated(uint8_t op) { return op == OP_IsNot || op == OP_NotIn; }

/* In a file two names are longer as strings of a tuple than as code that builds a list. */
static bool has_names(const struct code_const *tuple) {
  for (uint32_t i = 0; i < tuple->n; i++)
    if (tuple->items[i]->kind == CODE_CONST_STR) return true;
  return false;
}

/* `x in [1, 2]` looks into a constant tuple. */
static void emit_comparator(struct emitter *e, uint8_t op, const AstNode *node) {
  if ((op == OP_In || op == OP_NotIn) && node->kind == AST_List) {
    AstTuple as_tuple = {.base = *node};
    as_tuple.base.kind = AST_Tuple;
    as_tuple.elts = ((const AstList *)node)->elts;
    const struct code_const *value = fold(e, &as_tuple.base);
    if (value && !(emit_is_mpy(e) && has_names(value))) {
      emit_const(e, value);
      return;
    }
  }
  emit_expr(e, node);
}

/* a < b < c: b stays on the stack for the second comparison. `negate`: leave off a final `not` and
   report it instead (for tests). */
static bool emit_compare(struct emitter *e, const AstCompare *node, bool may_leave_not) {
  emit_expr(e, node->left);
  uint32_t last = node->ops.count - 1;
  int32_t fail = last ? label_new(e, -1) : -1;
  for (uint32_t i = 0; i < last; i++) {
    emit_comparator(e, node->ops.items[i], node->comparators.items[i]);
    emit_op(e, OP_DUP_TOP);
    emit_op(e, OP_ROT_THREE);
    emit_line_exact(e, &node->base);
    emit_binary(e, compare_numbers[node->ops.items[i]]);
    if (is_negated(node->ops.items[i])) emit_unary(e, UNARY_NOT);
    emit_jump(e, OP_JUMP_IF_FALSE_OR_POP, fail);
  }
  emit_comparator(e, node->ops.items[last], node->comparators.items[last]);
  emit_line_exact(e, &node->base);
  emit_binary(e, compare_numbers[node->ops.items[last]]);
  bool negated = is_negated(node->ops.items[last]);
  bool leave = negated && may_leave_not && !last;
  if (negated && !leave) emit_unary(e, UNARY_NOT);
  if (last) {
    int32_t end = label_new(e, -1);
    emit_jump(e, OP_JUMP, end);
    label_place(e, fail);
    emit_op(e, OP_ROT_TWO);
    emit_op(e, OP_POP_TOP);
    label_place(e, end);
  }
  return leave;
}

/* ---- tests: jump if the truth of the expression is `jump_if`, else go on ---- */

void emit_test(struct emitter *e, const AstNode *node, bool jump_if, int32_t label) {
  int truth = fold_truth(e, node);
  if (truth >= 0) {
    if (truth == jump_if) emit_jump(e, OP_JUMP, label);
    return;
  }
  if (node->kind == AST_UnaryOp && ((const AstUnaryOp *)node)->op == OP_Not) {
    emit_test(e, ((const AstUnaryOp *)node)->operand, !jump_if, label);
    return;
  }
  if (node->kind == AST_BoolOp) {
    const AstBoolOp *bools = (const AstBoolOp *)node;
    bool decides = bools->op == OP_Or; /* the truth that ends the evaluation */
    uint32_t last = bools->values.count - 1;
    int32_t skip = decides == jump_if ? label : label_new(e, -1);
    for (uint32_t i = 0; i < last; i++) emit_test(e, bools->values.items[i], decides, skip);
    emit_test(e, bools->values.items[last], jump_if, label);
    if (skip != label) label_place(e, skip);
    return;
  }
  if (node->kind == AST_Compare) {
    if (emit_compare(e, (const AstCompare *)node, true)) jump_if = !jump_if;
  } else {
    emit_expr(e, node);
  }
  emit_jump(e, jump_if ? OP_POP_JUMP_IF_TRUE : OP_POP_JUMP_IF_FALSE, label);
}

static void emit_ifexp(struct emitter *e, const AstIfExp *node) {
  int32_t otherwise = label_new(e, -1), end = label_new(e, -1);
  emit_test(e, node->test, false, otherwise);
  emit_expr(e, node->body);
  emit_jump(e, OP_JUMP, end);
  label_place(e, otherwise);
  emit_expr(e, node->orelse);
  label_place(e, end);
}

/* ---- subscripts and attributes ---- */

static void emit_slice(struct emitter *e, const AstSlice *node) {
  emit_optional(e, node->lower);
  emit_optional(e, node->upper);
  if (node->step) emit_expr(e, node->step);
  emit_n(e, OP_BUILD_SLICE, node->step ? 3 : 2);
}

static const Ident *attribute_name(const AstAttribute *node) {
  return node->mangled ? node->mangled : node->attr;
}

static void emit_yield(struct emitter *e, const AstNode *node) {
  if (node->kind == AST_Yield) {
    if (e->scope->flags & SCOPE_ASYNC && emit_is_mpy(e)) {
      emit_refuse(e, node, "asynchronous generators cannot be written for MicroPython", NULL);
      emit_adjust(e, 1);
      return;
    }
    emit_optional(e, ((const AstYield *)node)->value);
    emit_op(e, OP_YIELD_VALUE);
    return;
  }
  emit_expr(e, ((const AstYieldFrom *)node)->value);
  emit_op(e, OP_GET_ITER);
  emit_op(e, OP_LOAD_CONST_NONE);
  emit_op(e, OP_YIELD_FROM);
}

void emit_await(struct emitter *e) {
  emit_op(e, emit_is_mpy(e) ? OP_GET_ITER : OP_GET_AWAITABLE);
  emit_op(e, OP_LOAD_CONST_NONE);
  emit_op(e, OP_YIELD_FROM);
}

static void emit_named(struct emitter *e, const AstNamedExpr *node) {
  emit_expr(e, node->value);
  emit_op(e, OP_DUP_TOP);
  emit_store(e, node->target);
}

/* Is it a builtin that looks at the frame of its caller? */
static bool asks_locals(const AstName *node) {
  uint8_t binding = node->symbol->binding;
  if (binding == BINDING_LOCAL || binding == BINDING_CELL || binding == BINDING_FREE) return false;
  return !strcmp(node->id->text, "locals") || !strcmp(node->id->text, "vars") || !strcmp(node->id->text, "dir");
}

static void emit_name(struct emitter *e, const AstName *node) {
  e->m->asks_locals |= asks_locals(node);
  emit_line_exact(e, &node->base);
  emit_symbol_load(e, node->symbol, &node->base);
}

/* list[int] is made by the library's _generic_alias.GenericAlias(list, int). */
static void emit_subscript(struct emitter *e, const AstSubscript *node) {
  bool alias = !emit_is_mpy(e) && scope_is_generic_alias(&node->base);
  if (alias) {
    emit_int(e, 0);
    emit_op(e, OP_LOAD_CONST_NONE);
    emit_name_op(e, OP_IMPORT_NAME, "_generic_alias");
    emit_name_op(e, OP_LOAD_ATTR, "GenericAlias");
  }
  emit_expr(e, node->value);
  emit_expr(e, node->slice);
  emit_line_exact(e, &node->base);
  if (alias) emit_n(e, OP_CALL_FUNCTION, 2);
  else emit_op(e, OP_LOAD_SUBSCR);
}

void emit_expr(struct emitter *e, const AstNode *node) {
  const struct code_const *value = fold(e, node);
  if (value) {
    emit_const(e, value);
    return;
  }
  switch (node->kind) {
  case AST_Name: emit_name(e, (const AstName *)node); break;
  case AST_BinOp: emit_binop(e, (const AstBinOp *)node); break;
  case AST_UnaryOp: emit_unaryop(e, (const AstUnaryOp *)node); break;
  case AST_BoolOp: emit_boolop(e, (const AstBoolOp *)node); break;
  case AST_Compare: emit_compare(e, (const AstCompare *)node, false); break;
  case AST_IfExp: emit_ifexp(e, (const AstIfExp *)node); break;
  case AST_NamedExpr: emit_named(e, (const AstNamedExpr *)node); break;
  case AST_Call: emit_call(e, (const AstCall *)node); break;
  case AST_Lambda: emit_lambda(e, (const AstLambda *)node); break;
  case AST_Attribute:
    emit_expr(e, ((const AstAttribute *)node)->value);
    emit_line_exact(e, node);
    emit_ident_op(e, OP_LOAD_ATTR, attribute_name((const AstAttribute *)node));
    break;
  case AST_Subscript: emit_subscript(e, (const AstSubscript *)node); break;
  case AST_Slice: emit_slice(e, (const AstSlice *)node); break;
  case AST_List: emit_sequence(e, &((const AstList *)node)->elts, AST_List); break;
  case AST_Tuple: emit_sequence(e, &((const AstTuple *)node)->elts, AST_Tuple); break;
  case AST_Set: emit_sequence(e, &((const AstSet *)node)->elts, AST_Set); break;
  case AST_Dict: emit_dict(e, (const AstDict *)node); break;
  case AST_ListComp:
  case AST_SetComp:
  case AST_DictComp:
  case AST_GeneratorExp: emit_comprehension(e, node); break;
  case AST_JoinedStr: emit_joined(e, (const AstJoinedStr *)node); break;
  case AST_Yield:
  case AST_YieldFrom: emit_yield(e, node); break;
  case AST_Await:
    emit_expr(e, ((const AstAwait *)node)->value);
    emit_line_exact(e, node);
    emit_await(e);
    break;
  case AST_TemplateStr: emit_template(e, (const AstTemplateStr *)node); break;
  default:
    emit_refuse(e, node, "this expression is not supported here (%1)", ast_kinds[node->kind].name);
    emit_adjust(e, 1);
    break;
  }
}

/* ---- targets ---- */

/* `a, *b, c = value`. */
static void emit_unpack(struct emitter *e, const AstNodes *targets) {
  uint32_t star = targets->count;
  for (uint32_t i = 0; i < targets->count; i++)
    if (targets->items[i]->kind == AST_Starred) star = i;
  if (star == targets->count) {
    emit_n(e, OP_UNPACK_SEQUENCE, targets->count);
  } else {
    uint32_t left = star, right = targets->count - star - 1;
    if (left > 255 || right > 127) {
      emit_refuse(e, targets->items[0], "too many targets in star-unpacking assignment", NULL);
      left = right = 0;
    }
    emit_n(e, OP_UNPACK_EX, left | right << 8);
  }
  for (uint32_t i = 0; i < targets->count; i++) {
    const AstNode *target = targets->items[i];
    emit_store(e, target->kind == AST_Starred ? ((const AstStarred *)target)->value : target);
  }
}

void emit_store(struct emitter *e, const AstNode *target) {
  switch (target->kind) {
  case AST_Name: emit_symbol_store(e, ((const AstName *)target)->symbol, target); break;
  case AST_Attribute:
    emit_expr(e, ((const AstAttribute *)target)->value);
    emit_line_exact(e, target);
    emit_ident_op(e, OP_STORE_ATTR, attribute_name((const AstAttribute *)target));
    break;
  case AST_Subscript:
    emit_expr(e, ((const AstSubscript *)target)->value);
    emit_expr(e, ((const AstSubscript *)target)->slice);
    emit_line_exact(e, target);
    emit_op(e, OP_STORE_SUBSCR);
    break;
  case AST_Tuple: emit_unpack(e, &((const AstTuple *)target)->elts); break;
  case AST_List: emit_unpack(e, &((const AstList *)target)->elts); break;
  default: emit_internal(e, "cannot assign to this"); break;
  }
}

void emit_delete(struct emitter *e, const AstNode *target) {
  switch (target->kind) {
  case AST_Name: emit_symbol_delete(e, ((const AstName *)target)->symbol, target); break;
  case AST_Attribute:
    emit_expr(e, ((const AstAttribute *)target)->value);
    emit_op(e, OP_LOAD_NULL);
    emit_op(e, OP_ROT_TWO);
    emit_ident_op(e, OP_STORE_ATTR, attribute_name((const AstAttribute *)target));
    break;
  case AST_Subscript:
    emit_expr(e, ((const AstSubscript *)target)->value);
    emit_expr(e, ((const AstSubscript *)target)->slice);
    emit_op(e, OP_LOAD_NULL);
    emit_op(e, OP_ROT_THREE);
    emit_op(e, OP_STORE_SUBSCR);
    break;
  case AST_Tuple:
  case AST_List: {
    const AstNodes *elts = &((const AstTuple *)target)->elts;
    for (uint32_t i = 0; i < elts->count; i++) emit_delete(e, elts->items[i]);
    break;
  }
  default: emit_internal(e, "cannot delete this"); break;
  }
}
