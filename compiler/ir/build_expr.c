/* SPDX-License-Identifier: MIT */
/* Expressions. Operands are evaluated left to right, each into an instruction; the representation of an operation follows
 * from those of its operands. In a native function all are tagged values and bools; in a viper one, two integers make an integer operation
 * that wraps, and anything with an object in it is Python's own. */
#include "compiler/ir/builder.h"

#include <string.h>

static const struct operator_row {
  uint8_t int_op, binary; /* enum ir_int_op or INT_OPS; enum binary_op */
} operators[OP_COUNT] = {
    [OP_Add] = {INT_ADD, BINARY_ADD},       [OP_Sub] = {INT_SUB, BINARY_SUB},
    [OP_Mult] = {INT_MUL, BINARY_MUL},      [OP_MatMult] = {INT_OPS, BINARY_MATMUL},
    [OP_Div] = {INT_OPS, BINARY_TRUEDIV},   [OP_Mod] = {INT_MOD, BINARY_MOD},
    [OP_Pow] = {INT_OPS, BINARY_POW},       [OP_LShift] = {INT_SHL, BINARY_LSHIFT},
    [OP_RShift] = {INT_SHR, BINARY_RSHIFT}, [OP_BitOr] = {INT_OR, BINARY_OR},
    [OP_BitXor] = {INT_XOR, BINARY_XOR},    [OP_BitAnd] = {INT_AND, BINARY_AND},
    [OP_FloorDiv] = {INT_DIV, BINARY_FLOORDIV},
};

static const struct comparison_row {
  uint8_t condition, binary; /* enum ir_condition or CONDITIONS; enum binary_op */
} comparisons[OP_COUNT] = {
    [OP_Lt] = {COND_LT, BINARY_LT}, [OP_Gt] = {COND_GT, BINARY_GT},       [OP_Eq] = {COND_EQ, BINARY_EQ},
    [OP_LtE] = {COND_LE, BINARY_LE}, [OP_GtE] = {COND_GE, BINARY_GE},     [OP_NotEq] = {COND_NE, BINARY_NE},
    [OP_In] = {CONDITIONS, BINARY_IN}, [OP_NotIn] = {CONDITIONS, BINARY_IN},
};

static bool is_number(enum ir_rep r) { return ir_is_integer(r) || r == REP_BOOL; }

static ref with_op(struct builder *b, ref r, int64_t op) {
  inst(b, r)->imm.i = op;
  return r;
}

static ref int_binary(struct builder *b, enum ir_int_op op, ref x, ref y) {
  enum ir_rep rep = rep_of(b, x) == REP_BOOL ? (rep_of(b, y) == REP_BOOL ? REP_I32 : rep_of(b, y)) : rep_of(b, x);
  x = build_converted(b, x, rep, true);
  y = build_converted(b, y, rep, true);
  bool divides = op == INT_DIV || op == INT_MOD;
  return with_op(b, build_emit2(b, divides ? IR_int_divide : IR_int_op, rep, x, y), op);
}

static ref float_binary(struct builder *b, AstOperator op, ref x, ref y) {
  x = build_converted(b, x, REP_FLOAT, false);
  y = build_converted(b, y, REP_FLOAT, false);
  if (op == OP_Div) return build_emit2(b, IR_float_divide, REP_FLOAT, x, y);
  return with_op(b, build_emit2(b, IR_float_op, REP_FLOAT, x, y), operators[op].int_op);
}

static bool makes_float(struct builder *b, AstOperator op, ref x, ref y) {
  enum ir_rep p = rep_of(b, x), q = rep_of(b, y);
  if (p != REP_FLOAT && q != REP_FLOAT) return false;
  if (p == REP_VALUE || q == REP_VALUE) return false;
  return op == OP_Add || op == OP_Sub || op == OP_Mult || op == OP_Div;
}

ref build_binary(struct builder *b, AstOperator op, ref x, ref y, bool in_place) {
  const struct operator_row *row = &operators[op];
  if (is_number(rep_of(b, x)) && is_number(rep_of(b, y)) && row->int_op != INT_OPS)
    if (b->f->is_viper) return int_binary(b, row->int_op, x, y);
  if (makes_float(b, op, x, y)) return float_binary(b, op, x, y);
  if (ir_is_pointer(rep_of(b, x)) || ir_is_pointer(rep_of(b, y))) {
    build_viper_error(b, b->at, "viper-unsupported", "no arithmetic on pointers: index them, or use uint(p)", NULL, NULL);
    return build_const_int(b, REP_I32, 0);
  }
  x = build_boxed(b, x);
  y = build_boxed(b, y);
  ref r = build_emit2(b, IR_binary, REP_VALUE, x, y);
  return with_op(b, r, in_place ? BINARY_INPLACE_OF(row->binary) : row->binary);
}

static ref identity(struct builder *b, AstOperator op, ref x, ref y) {
  x = build_boxed(b, x);
  y = build_boxed(b, y);
  ref r = build_emit2(b, IR_is, REP_BOOL, x, y);
  return op == OP_IsNot ? build_emit1(b, IR_not, REP_BOOL, r) : r;
}

static ref typed_comparison(struct builder *b, enum ir_condition condition, ref x, ref y) {
  enum ir_rep p = rep_of(b, x), q = rep_of(b, y);
  if (p == REP_FLOAT || q == REP_FLOAT) {
    x = build_converted(b, x, REP_FLOAT, false);
    y = build_converted(b, y, REP_FLOAT, false);
    return with_op(b, build_emit2(b, IR_float_compare, REP_BOOL, x, y), condition);
  }
  bool x_is_constant = inst(b, x)->op == IR_const_int, y_is_constant = inst(b, y)->op == IR_const_int;
  if (ir_is_integer(p) && ir_is_integer(q) && p != q && !x_is_constant && !y_is_constant) {
    build_viper_error(b, b->at, "viper-type", "comparison of int and uint", NULL, NULL);
    build_viper_hint(b, "int(…) or uint(…) makes them alike");
  }
  enum ir_rep rep = p == REP_BOOL || (x_is_constant && ir_is_integer(q)) ? q : p;
  if (rep == REP_BOOL) rep = REP_I32;
  x = build_converted(b, x, rep, true);
  y = build_converted(b, y, rep, true);
  return with_op(b, build_emit2(b, IR_int_compare, REP_BOOL, x, y), condition);
}

ref build_compared(struct builder *b, AstOperator op, ref x, ref y, bool as_bool) {
  const struct comparison_row *row = &comparisons[op];
  if (op == OP_Is || op == OP_IsNot) return identity(b, op, x, y);
  if (rep_of(b, x) != REP_VALUE && rep_of(b, y) != REP_VALUE && row->condition != CONDITIONS)
    return typed_comparison(b, row->condition, x, y);
  x = build_boxed(b, x);
  y = build_boxed(b, y);
  bool bare = op == OP_In || op == OP_NotIn || as_bool;
  ref r = with_op(b, build_emit2(b, bare ? IR_compare : IR_binary, bare ? REP_BOOL : REP_VALUE, x, y), row->binary);
  return op == OP_NotIn ? build_emit1(b, IR_not, REP_BOOL, r) : r;
}

/* ---- names and constants ---- */

ref build_load_name(struct builder *b, const AstName *name) {
  const Symbol *s = name->symbol;
  const uint32_t *place = build_local_of(b, s);
  if (place) {
    uint32_t local = *place;
    if (local == IR_NONE) {
      build_viper_error(b, &name->base, "viper-type", "local '%1' is used before its type is known", s->name->text, NULL);
      return build_const_int(b, REP_I32, 0);
    }
    if (b->f->locals[local].rep == REP_VALUE) inst(b, build_emit0(b, IR_local_check, REP_NONE))->imm.local = local;
    return build_local_get(b, local);
  }
  const Ident *id = s ? s->name : name->id;
  ref r = build_emit0(b, IR_global_get, REP_VALUE);
  inst(b, r)->imm.text = (struct ir_text){id->text, id->len};
  return r;
}

static ref object_constant(struct builder *b, const AstValue *v) {
  struct ir_module *m = b->m;
  uint32_t k = 0;
  while (k < m->n_constants && m->constants[k] != v) k++;
  if (k == m->n_constants) ir_module_constant(m, v);
  ref r = build_emit0(b, IR_const_object, REP_VALUE);
  inst(b, r)->imm.i = k;
  return r;
}

static ref int_constant(struct builder *b, const AstNode *e, const AstValue *v) {
  if (!b->f->is_viper) {
    if (v->small > INT32_MAX >> 1) return object_constant(b, v);
    return build_const_int(b, REP_VALUE, v->small);
  }
  if (v->small > UINT32_MAX) {
    build_viper_error(b, e, "viper-type", "the constant does not fit into 32 bits", NULL, NULL);
    return build_const_int(b, REP_I32, 0);
  }
  return build_const_int(b, REP_I32, (int32_t)v->small);
}

static ref constant(struct builder *b, const AstConstant *e) {
  const AstValue *v = &e->value;
  switch (v->kind) {
  case VALUE_NONE: return build_const_special(b, IMM_NONE);
  case VALUE_FALSE: return b->f->is_viper ? build_const_int(b, REP_BOOL, 0) : build_const_special(b, IMM_FALSE);
  case VALUE_TRUE: return b->f->is_viper ? build_const_int(b, REP_BOOL, 1) : build_const_special(b, IMM_TRUE);
  case VALUE_ELLIPSIS: return build_const_special(b, IMM_ELLIPSIS);
  case VALUE_INT: return int_constant(b, &e->base, v);
  case VALUE_FLOAT:
    if (b->f->is_viper) {
      ref r = build_emit0(b, IR_const_float, REP_FLOAT);
      inst(b, r)->imm.real = v->number;
      return r;
    }
    return object_constant(b, v);
  case VALUE_STR: return build_const_name(b, v->text.data, v->text.len);
  default: return object_constant(b, v);
  }
}

/* ---- operators ---- */

static ref negated_constant(struct builder *b, const AstConstant *c) {
  ref r = constant(b, c);
  struct ir_inst *i = inst(b, r);
  if (i->op == IR_const_float) {
    i->imm.real = -i->imm.real;
  } else {
    i->imm.i = rep_of(b, r) == REP_VALUE ? -i->imm.i : (int32_t)-i->imm.i;
  }
  return r;
}

static bool is_negatable(struct builder *b, const AstNode *e) {
  if (e->kind != AST_Constant) return false;
  const AstValue *v = &((const AstConstant *)e)->value;
  return (v->kind == VALUE_INT && (v->small <= INT32_MAX >> 1 || b->f->is_viper)) || (v->kind == VALUE_FLOAT && b->f->is_viper);
}

static ref unary(struct builder *b, const AstUnaryOp *e) {
  if (e->op == OP_Not) {
    ref x = build_truth(b, build_expression(b, e->operand));
    return build_emit1(b, IR_not, REP_BOOL, x);
  }
  if (e->op == OP_USub && is_negatable(b, e->operand)) return negated_constant(b, (const AstConstant *)e->operand);
  ref x = build_expression(b, e->operand);
  enum ir_rep rep = rep_of(b, x);
  if (b->f->is_viper && is_number(rep)) {
    x = build_converted(b, x, rep == REP_BOOL ? REP_I32 : rep, true);
    rep = rep_of(b, x);
    if (e->op == OP_UAdd) return x;
    ref left = build_const_int(b, rep, e->op == OP_USub ? 0 : -1);
    return with_op(b, build_emit2(b, IR_int_op, rep, left, x), e->op == OP_USub ? INT_SUB : INT_XOR);
  }
  if (rep == REP_FLOAT && e->op != OP_Invert) {
    if (e->op == OP_UAdd) return x;
    ref zero = build_emit0(b, IR_const_float, REP_FLOAT);
    inst(b, zero)->imm.real = -0.0;
    return with_op(b, build_emit2(b, IR_float_op, REP_FLOAT, zero, x), INT_SUB);
  }
  x = build_boxed(b, x);
  ref r = build_emit1(b, IR_unary, REP_VALUE, x);
  return with_op(b, r, e->op == OP_USub ? UNARY_NEG : e->op == OP_UAdd ? UNARY_POS : UNARY_INVERT);
}

/* What a value is that is one or the other: a bool only if both are. In viper a bool becomes what the other is, and of two others the
   second becomes the first. */
static enum ir_rep rep_of_either(const struct builder *b, enum ir_rep one, enum ir_rep other) {
  if (one == other) return one;
  return !b->f->is_viper ? REP_VALUE : one == REP_BOOL ? other : one;
}

static void set_result(struct builder *b, uint32_t result, ref x) { build_local_set(b, result, build_converted(b, x, b->f->locals[result].rep, false)); }

/* Operands from the k-th one on; what those before are: `so_far`. The result's local, which is known when all operands are. */
static uint32_t bool_operands(struct builder *b, const AstBoolOp *e, uint32_t k, enum ir_rep so_far, uint32_t done) {
  ref x = build_expression(b, e->values.items[k]);
  enum ir_rep rep = k ? rep_of_either(b, so_far, rep_of(b, x)) : rep_of(b, x);
  if (k + 1 == e->values.count) {
    uint32_t result = ir_local_new(b->f, (struct ir_text){0}, rep);
    set_result(b, result, x);
    build_jump(b, done);
    return result;
  }
  ref t = build_truth(b, x);
  uint32_t block = b->block, next = ir_block_new(b->f);
  const AstNode *at = b->at;
  b->block = next;
  uint32_t result = bool_operands(b, e, k + 1, rep, done);
  b->block = block;
  b->at = at;
  set_result(b, result, x);
  if (e->op == OP_And) build_branch(b, t, next, done);
  else build_branch(b, t, done, next);
  return result;
}

/* a and b, a or b, as a value. */
static ref bool_op(struct builder *b, const AstBoolOp *e) {
  uint32_t done = ir_block_new(b->f), result = bool_operands(b, e, 0, REP_NONE, done);
  b->block = done;
  return build_local_get(b, result);
}

static ref if_exp(struct builder *b, const AstIfExp *e) {
  uint32_t yes = ir_block_new(b->f), no = ir_block_new(b->f), done = ir_block_new(b->f);
  build_condition(b, e->test, yes, no);
  b->block = yes;
  ref x = build_expression(b, e->body);
  const AstNode *at = b->at;
  yes = b->block;
  b->block = no;
  ref y = build_expression(b, e->orelse);
  uint32_t result = ir_local_new(b->f, (struct ir_text){0}, rep_of_either(b, rep_of(b, x), rep_of(b, y)));
  set_result(b, result, y);
  build_jump(b, done);
  b->block = yes;
  b->at = at;
  set_result(b, result, x);
  build_jump(b, done);
  b->block = done;
  return build_local_get(b, result);
}

/* a < b < c: each operand once; the first false comparison decides. */
static ref compare_chain(struct builder *b, const AstCompare *e) {
  ref x = build_expression(b, e->left), r = IR_NONE;
  if (e->ops.count == 1) return build_compared(b, e->ops.items[0], x, build_expression(b, e->comparators.items[0]), b->f->is_viper);
  uint32_t done = ir_block_new(b->f), result = ir_local_new(b->f, (struct ir_text){0}, b->f->is_viper ? REP_BOOL : REP_VALUE);
  for (uint32_t k = 0; k < e->ops.count; k++) {
    ref y = build_expression(b, e->comparators.items[k]);
    r = build_converted(b, build_compared(b, e->ops.items[k], x, y, b->f->is_viper), b->f->locals[result].rep, false);
    build_local_set(b, result, r);
    if (k + 1 == e->ops.count) break;
    uint32_t next = ir_block_new(b->f);
    ref t = build_truth(b, r);
    build_branch(b, t, next, done);
    b->block = next;
    x = y;
  }
  build_jump(b, done);
  b->block = done;
  return build_local_get(b, result);
}

static void compare_condition(struct builder *b, const AstCompare *e, uint32_t yes, uint32_t no) {
  ref x = build_expression(b, e->left);
  for (uint32_t k = 0; k < e->ops.count; k++) {
    ref y = build_expression(b, e->comparators.items[k]);
    ref t = build_compared(b, e->ops.items[k], x, y, true);
    bool last = k + 1 == e->ops.count;
    uint32_t next = last ? yes : ir_block_new(b->f);
    build_branch(b, t, next, no);
    if (!last) b->block = next;
    x = y;
  }
}

void build_condition(struct builder *b, const AstNode *e, uint32_t yes, uint32_t no) {
  const AstNode *outer = b->at;
  b->at = e;
  if (e->kind == AST_UnaryOp && ((const AstUnaryOp *)e)->op == OP_Not) {
    build_condition(b, ((const AstUnaryOp *)e)->operand, no, yes);
  } else if (e->kind == AST_BoolOp) {
    const AstBoolOp *op = (const AstBoolOp *)e;
    for (uint32_t k = 0; k < op->values.count; k++) {
      bool last = k + 1 == op->values.count;
      uint32_t next = last ? 0 : ir_block_new(b->f);
      if (op->op == OP_And) {
        build_condition(b, op->values.items[k], last ? yes : next, no);
      } else {
        build_condition(b, op->values.items[k], yes, last ? no : next);
      }
      if (!last) b->block = next;
    }
  } else if (e->kind == AST_Compare) {
    compare_condition(b, (const AstCompare *)e, yes, no);
  } else {
    ref t = build_truth(b, build_expression(b, e));
    build_branch(b, t, yes, no);
  }
  b->at = outer;
}

/* ---- subscripts, attributes, displays ---- */

static ref slice(struct builder *b, const AstSlice *e) {
  ref parts[3];
  const AstNode *nodes[3] = {e->lower, e->upper, e->step};
  for (int k = 0; k < 3; k++) parts[k] = nodes[k] ? build_value_of(b, nodes[k]) : build_const_special(b, IMM_NONE);
  return build_emit(b, IR_build_slice, REP_VALUE, parts, 3);
}

ref build_subscript_index(struct builder *b, ref object, const AstNode *s) {
  if (ir_is_pointer(rep_of(b, object)) && (s->kind == AST_Slice || s->kind == AST_Tuple)) {
    build_viper_error(b, s, "viper-unsupported", "pointers are indexed by one integer", NULL, NULL);
    build_viper_hint(b, "they have no length: slice the buffer itself");
    return build_const_int(b, REP_I32, 0);
  }
  return s->kind == AST_Slice ? slice(b, (const AstSlice *)s) : build_expression(b, s);
}

ref build_load_item(struct builder *b, ref object, ref index) {
  if (ir_is_pointer(rep_of(b, object))) {
    index = build_converted(b, index, REP_I32, true);
    return build_emit2(b, IR_load, REP_I32, object, index);
  }
  object = build_boxed(b, object);
  index = build_boxed(b, index);
  return build_emit2(b, IR_item_get, REP_VALUE, object, index);
}

static ref attribute(struct builder *b, const AstAttribute *e) {
  ref object = build_value_of(b, e->value);
  ref r = build_emit1(b, IR_attr_get, REP_VALUE, object);
  inst(b, r)->imm.text = (struct ir_text){e->mangled->text, e->mangled->len};
  return r;
}

static ref display(struct builder *b, enum ir_opcode op, AstNodes elements) {
  ref *items = ir_alloc(b->m, (elements.count + 1) * sizeof *items);
  for (uint32_t k = 0; k < elements.count; k++) items[k] = build_value_of(b, elements.items[k]);
  return build_emit(b, op, REP_VALUE, items, elements.count);
}

static ref dict(struct builder *b, const AstDict *e) {
  ref *items = ir_alloc(b->m, (2 * e->keys.count + 1) * sizeof *items);
  for (uint32_t k = 0; k < e->keys.count; k++) {
    items[2 * k] = build_value_of(b, e->keys.items[k]);
    items[2 * k + 1] = build_value_of(b, e->values.items[k]);
  }
  return build_emit(b, IR_build_dict, REP_VALUE, items, 2 * e->keys.count);
}

static ref formatted(struct builder *b, const AstFormattedValue *e) {
  ref operands[2] = {build_value_of(b, e->value)};
  if (e->format_spec) operands[1] = build_value_of(b, e->format_spec);
  ref r = build_emit(b, IR_format, REP_VALUE, operands, e->format_spec ? 2 : 1);
  return with_op(b, r, e->conversion == 's' ? 1 : e->conversion == 'r' ? 2 : e->conversion == 'a' ? 3 : 0);
}

static ref joined(struct builder *b, const AstJoinedStr *e) {
  if (!e->values.count) return build_const_name(b, "", 0);
  if (e->values.count == 1) return build_expression(b, e->values.items[0]);
  return display(b, IR_build_string, e->values);
}

static ref named(struct builder *b, const AstNamedExpr *e) {
  ref x = build_expression(b, e->value);
  build_assign(b, e->target, x);
  return x;
}

static ref expression_kind(struct builder *b, const AstNode *e) {
  switch (e->kind) {
  case AST_BoolOp: return bool_op(b, (const AstBoolOp *)e);
  case AST_NamedExpr: return named(b, (const AstNamedExpr *)e);
  case AST_BinOp: {
    const AstBinOp *op = (const AstBinOp *)e;
    ref x = build_expression(b, op->left), y = build_expression(b, op->right);
    return build_binary(b, op->op, x, y, false);
  }
  case AST_UnaryOp: return unary(b, (const AstUnaryOp *)e);
  case AST_IfExp: return if_exp(b, (const AstIfExp *)e);
  case AST_Dict: return dict(b, (const AstDict *)e);
  case AST_Set: return display(b, IR_build_set, ((const AstSet *)e)->elts);
  case AST_List: return display(b, IR_build_list, ((const AstList *)e)->elts);
  case AST_Tuple: return display(b, IR_build_tuple, ((const AstTuple *)e)->elts);
  case AST_Compare: return compare_chain(b, (const AstCompare *)e);
  case AST_Call: return build_call(b, (const AstCall *)e);
  case AST_Constant: return constant(b, (const AstConstant *)e);
  case AST_Attribute: return attribute(b, (const AstAttribute *)e);
  case AST_Name: return build_load_name(b, (const AstName *)e);
  case AST_Subscript: {
    const AstSubscript *s = (const AstSubscript *)e;
    ref object = build_expression(b, s->value), index = build_subscript_index(b, object, s->slice);
    return build_load_item(b, object, index);
  }
  case AST_Slice: return slice(b, (const AstSlice *)e);
  case AST_ListComp:
  case AST_SetComp:
  case AST_DictComp: return build_comprehension(b, e);
  case AST_JoinedStr: return joined(b, (const AstJoinedStr *)e);
  case AST_FormattedValue: return formatted(b, (const AstFormattedValue *)e);
  default: /* eligible.c lets nothing else through */
    build_viper_error(b, e, "internal", "native code for this expression: %1", ast_kinds[e->kind].name, NULL);
    return build_const_special(b, IMM_NONE);
  }
}

ref build_expression(struct builder *b, const AstNode *e) {
  const AstNode *outer = b->at;
  b->at = e;
  ref r = expression_kind(b, e);
  b->at = outer;
  return r;
}

ref build_value_of(struct builder *b, const AstNode *e) { return build_boxed(b, build_expression(b, e)); }
