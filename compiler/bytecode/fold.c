/* SPDX-License-Identifier: MIT */
/* Constant expressions. Integers that fit 64 bits are computed here, others in fold_big.c; floats are not, because the
 * target's may be narrower (only their sign is changed). */
#include "compiler/bytecode/emitter.h"

#include <string.h>

static const struct code_const none = {.kind = CODE_CONST_NONE};
static const struct code_const false_const = {.kind = CODE_CONST_FALSE};
static const struct code_const true_const = {.kind = CODE_CONST_TRUE};
static const struct code_const ellipsis = {.kind = CODE_CONST_ELLIPSIS};

static struct code_const *new_const(struct emitter *e, enum code_const_kind kind) {
  struct code_const *c = ARENA_NEW(e->m->arena, struct code_const);
  c->kind = kind;
  return c;
}

static const struct code_const *int_const(struct emitter *e, int64_t v) {
  struct code_const *c = new_const(e, CODE_CONST_INT);
  c->small = v;
  return c;
}

/* ---- literals ---- */

/* Decimal or 0x digits -> base 2**32. */
static const struct code_const *big_const(struct emitter *e, AstText text) {
  bool hex = text.len > 2 && text.data[0] == '0' && (text.data[1] | 32) == 'x';
  uint32_t room = text.len / 8 + 2, n = 0;
  uint32_t *digits = arena_array(e->m->arena, room, sizeof *digits);
  for (uint32_t i = hex ? 2 : 0; i < text.len; i++) {
    char c = text.data[i];
    uint64_t carry = (uint64_t)(c <= '9' ? c - '0' : (c | 32) - 'a' + 10);
    for (uint32_t k = 0; k < n; k++) {
      carry += (uint64_t)digits[k] * (hex ? 16 : 10);
      digits[k] = (uint32_t)carry;
      carry >>= 32;
    }
    if (carry) digits[n++] = (uint32_t)carry;
  }
  if (n <= 2) {
    uint64_t v = (n > 1 ? (uint64_t)digits[1] << 32 : 0) | (n ? digits[0] : 0);
    if (v <= INT64_MAX) return int_const(e, (int64_t)v);
  }
  struct code_const *c = new_const(e, CODE_CONST_BIGINT);
  c->digits = digits;
  c->n = n;
  return c;
}

const struct code_const *fold_value(struct emitter *e, const AstValue *value) {
  struct code_const *c;
  switch (value->kind) {
  case VALUE_NONE: return &none;
  case VALUE_FALSE: return &false_const;
  case VALUE_TRUE: return &true_const;
  case VALUE_ELLIPSIS: return &ellipsis;
  case VALUE_INT: return int_const(e, value->small);
  case VALUE_BIGINT: return big_const(e, value->text);
  case VALUE_FLOAT:
    c = new_const(e, CODE_CONST_FLOAT);
    c->re = value->number;
    c->text = (struct code_text){value->text.data, value->text.len};
    return c;
  case VALUE_COMPLEX:
    c = new_const(e, CODE_CONST_COMPLEX);
    c->im = value->number;
    return c;
  case VALUE_STR:
  case VALUE_BYTES:
    c = new_const(e, value->kind == VALUE_STR ? CODE_CONST_STR : CODE_CONST_BYTES);
    c->text = (struct code_text){value->text.data, value->text.len};
    return c;
  }
  return NULL;
}

/* ---- operators ---- */

/* -1: not a constant's truth that is known here. */
static int truth_of(const struct code_const *c) {
  switch (c->kind) {
  case CODE_CONST_NONE:
  case CODE_CONST_FALSE: return 0;
  case CODE_CONST_INT: return c->small != 0;
  case CODE_CONST_STR:
  case CODE_CONST_BYTES: return c->text.len != 0;
  case CODE_CONST_TUPLE: return c->n != 0;
  case CODE_CONST_FLOAT: /* a tiny double may be zero in single precision */
    return c->re == 0 ? 0 : c->re > 1e-37 || c->re < -1e-37 ? 1 : -1;
  case CODE_CONST_COMPLEX: return -1;
  default: return 1;
  }
}

static bool as_int(const struct code_const *c, int64_t *out) {
  if (c->kind == CODE_CONST_INT) *out = c->small;
  if (c->kind == CODE_CONST_TRUE) *out = 1;
  if (c->kind == CODE_CONST_FALSE) *out = 0;
  return c->kind == CODE_CONST_INT || c->kind == CODE_CONST_TRUE || c->kind == CODE_CONST_FALSE;
}

static const struct code_const *fold_negative(struct emitter *e, const struct code_const *v) {
  struct code_const *c = new_const(e, v->kind);
  *c = *v;
  switch (v->kind) {
  case CODE_CONST_BIGINT: {
    bool least = v->n == 2 && v->digits[1] == 0x80000000u && v->digits[0] == 0;
    if (least && !v->negative) return int_const(e, INT64_MIN);
    c->negative = !v->negative;
    return c;
  }
  case CODE_CONST_FLOAT:
    c->re = -v->re;
    if (v->text.len && v->text.data[0] != '-') {
      char *text = arena_alloc(e->m->arena, v->text.len + 2);
      text[0] = '-';
      memcpy(text + 1, v->text.data, v->text.len);
      c->text = (struct code_text){text, v->text.len + 1};
    } else {
      c->text.len = 0;
    }
    return c;
  case CODE_CONST_COMPLEX: /* stock's reader takes no sign and no sum */
    if (emit_is_mpy(e)) return NULL;
    c->re = -v->re;
    c->im = -v->im;
    return c;
  default: return NULL;
  }
}

static const struct code_const *fold_unary(struct emitter *e, const AstUnaryOp *node) {
  const struct code_const *v = fold(e, node->operand);
  if (!v) return NULL;
  int64_t i;
  if (node->op == OP_Not) {
    int truth = truth_of(v);
    return truth < 0 ? NULL : truth ? &false_const : &true_const;
  }
  if (!as_int(v, &i)) {
    if (node->op == OP_USub) return fold_negative(e, v);
    if (node->op == OP_Invert && v->kind == CODE_CONST_BIGINT) return fold_big_invert(e, v);
    bool number = v->kind == CODE_CONST_BIGINT || v->kind == CODE_CONST_FLOAT ||
                  v->kind == CODE_CONST_COMPLEX;
    return node->op == OP_UAdd && number ? v : NULL;
  }
  switch (node->op) {
  case OP_UAdd: return int_const(e, i);
  case OP_USub: return i == INT64_MIN ? NULL : int_const(e, -i);
  case OP_Invert: return v->kind == CODE_CONST_INT ? int_const(e, ~i) : NULL; /* ~True warns */
  default: return NULL;
  }
}

static bool int_power(int64_t base, int64_t exponent, int64_t *out) {
  if (exponent < 0 || exponent > 62) {
    if (exponent < 0 || (base != 0 && base != 1 && base != -1)) return false;
    if (base == -1) exponent &= 1;
    if (exponent > 1) exponent = 1;
  }
  *out = 1;
  while (exponent--)
    if (__builtin_mul_overflow(*out, base, out)) return false;
  return true;
}

/* a // b and a % b round down. */
static bool int_divide(int64_t a, int64_t b, bool modulo, int64_t *out) {
  if (b == 0 || (a == INT64_MIN && b == -1)) return false;
  int64_t q = a / b, r = a % b;
  if (r && (r < 0) != (b < 0)) {
    q--;
    r += b;
  }
  *out = modulo ? r : q;
  return true;
}

static bool int_binary(AstOperator op, int64_t a, int64_t b, int64_t *out) {
  switch (op) {
  case OP_Add: return !__builtin_add_overflow(a, b, out);
  case OP_Sub: return !__builtin_sub_overflow(a, b, out);
  case OP_Mult: return !__builtin_mul_overflow(a, b, out);
  case OP_FloorDiv: return int_divide(a, b, false, out);
  case OP_Mod: return int_divide(a, b, true, out);
  case OP_Pow: return int_power(a, b, out);
  case OP_BitOr: *out = a | b; return true;
  case OP_BitXor: *out = a ^ b; return true;
  case OP_BitAnd: *out = a & b; return true;
  case OP_RShift:
    if (b < 0) return false;
    *out = a >> (b > 63 ? 63 : b);
    return true;
  case OP_LShift:
    if (b < 0 || b > 62) return false;
    *out = (int64_t)((uint64_t)a << b);
    return *out >> b == a;
  default: return false;
  }
}

/* 1 + 2j, 0.5 - 1j: how complex constants are written. The wire format has none with a real part. */
static const struct code_const *fold_complex(struct emitter *e, AstOperator op, const struct code_const *left,
                                             const struct code_const *right) {
  double re = left->kind == CODE_CONST_INT ? (double)left->small : left->re;
  bool exact = left->kind != CODE_CONST_INT || (left->small < 1 << 24 && left->small > -(1 << 24));
  bool real = left->kind == CODE_CONST_INT || left->kind == CODE_CONST_FLOAT;
  if (emit_is_mpy(e) || !real || !exact || right->kind != CODE_CONST_COMPLEX || right->re != 0) return NULL;
  if (op != OP_Add && op != OP_Sub) return NULL;
  struct code_const *c = new_const(e, CODE_CONST_COMPLEX);
  c->re = op == OP_Add ? re + right->re : re - right->re;
  c->im = op == OP_Add ? 0 + right->im : 0 - right->im;
  return c;
}

static bool is_integer(const struct code_const *c) {
  return c->kind == CODE_CONST_INT || c->kind == CODE_CONST_BIGINT;
}

static const struct code_const *fold_binary(struct emitter *e, const AstBinOp *node) {
  const struct code_const *right = fold(e, node->right);
  if (!right) return NULL;
  const struct code_const *left = fold(e, node->left);
  if (!left) return NULL;
  int64_t a, b, result;
  if (as_int(left, &a) && as_int(right, &b)) {
    bool both_bool = left->kind != CODE_CONST_INT && right->kind != CODE_CONST_INT;
    if (both_bool) return NULL; /* True | False is a bool */
    if (int_binary(node->op, a, b, &result)) return int_const(e, result);
  }
  if (is_integer(left) && is_integer(right)) return fold_big(e, node->op, left, right);
  return fold_complex(e, node->op, left, right);
}

static const struct code_const *fold_tuple(struct emitter *e, const AstTuple *node) {
  struct code_const *c = new_const(e, CODE_CONST_TUPLE);
  const struct code_const **items = arena_array(e->m->arena, node->elts.count, sizeof *items);
  c->n = node->elts.count;
  c->items = items;
  for (uint32_t i = 0; i < node->elts.count; i++) {
    const AstNode *item = node->elts.items[i];
    items[i] = item->kind == AST_Tuple ? fold_tuple(e, (const AstTuple *)item) : fold(e, item);
    if (!items[i]) return NULL;
  }
  return c;
}

/* `and` and `or` of constants; what is behind the operand that decides is never evaluated. */
static const struct code_const *fold_boolop(struct emitter *e, const AstBoolOp *node) {
  for (uint32_t i = 0;; i++) {
    const struct code_const *value = fold(e, node->values.items[i]);
    int truth = value ? truth_of(value) : -1;
    if (i + 1 == node->values.count || (truth >= 0 && truth == (node->op == OP_Or))) return value;
    if (truth < 0) return NULL;
  }
}

/* ---- comparisons ---- */

static bool is_single(const struct code_const *c) { return c->kind <= CODE_CONST_ELLIPSIS; }

/* Are two values equal? -1: not known here. */
static int are_equal(const struct code_const *a, const struct code_const *b) {
  int64_t x, y;
  bool text = a->kind == CODE_CONST_STR || a->kind == CODE_CONST_BYTES;
  if (as_int(a, &x) && as_int(b, &y)) return x == y;
  if (text && a->kind == b->kind) return code_text_equal(a->text, b->text);
  if (text || is_single(a)) return as_int(b, &y) || is_single(b) || b->kind == CODE_CONST_STR ? a->kind == b->kind : -1;
  return as_int(a, &x) && (is_single(b) || b->kind == CODE_CONST_STR) ? 0 : -1;
}

static int is_in(const struct code_const *item, const struct code_const *tuple) {
  for (uint32_t i = 0; i < tuple->n; i++) {
    int equal = are_equal(item, tuple->items[i]);
    if (equal) return equal;
  }
  return 0;
}

static int compare_ints(AstOperator op, int64_t a, int64_t b) {
  switch (op) {
  case OP_Lt: return a < b;
  case OP_LtE: return a <= b;
  case OP_Gt: return a > b;
  case OP_GtE: return a >= b;
  default: return -1;
  }
}

/* One comparison of ints, texts, None, True and False. Stock leaves them for run time. */
static const struct code_const *fold_compare(struct emitter *e, const AstCompare *node) {
  if (emit_is_mpy(e) || node->ops.count != 1) return NULL;
  const struct code_const *left = fold(e, node->left), *right = left ? fold(e, node->comparators.items[0]) : NULL;
  if (!right) return NULL;
  AstOperator op = node->ops.items[0];
  int result = -1;
  int64_t a, b;
  bool single = is_single(left) || is_single(right);
  if (op == OP_Eq || op == OP_NotEq) result = are_equal(left, right);
  else if ((op == OP_Is || op == OP_IsNot) && single) result = left->kind == right->kind;
  else if ((op == OP_In || op == OP_NotIn) && right->kind == CODE_CONST_TUPLE) result = is_in(left, right);
  else if (as_int(left, &a) && as_int(right, &b)) result = compare_ints(op, a, b);
  if (result >= 0 && (op == OP_NotEq || op == OP_IsNot || op == OP_NotIn)) result = !result;
  return result < 0 ? NULL : result ? &true_const : &false_const;
}

static bool is_debug(const AstName *node) { return !strcmp(node->id->text, "__debug__"); }

const struct code_const *fold(struct emitter *e, const AstNode *node) {
  switch (node->kind) {
  case AST_Constant: return fold_value(e, &((const AstConstant *)node)->value);
  case AST_UnaryOp: return fold_unary(e, (const AstUnaryOp *)node);
  case AST_BinOp: return fold_binary(e, (const AstBinOp *)node);
  case AST_BoolOp: return fold_boolop(e, (const AstBoolOp *)node);
  case AST_Compare: return fold_compare(e, (const AstCompare *)node);
  case AST_Tuple: return ((const AstTuple *)node)->elts.count > 0 || !emit_is_mpy(e)
                             ? fold_tuple(e, (const AstTuple *)node)
                             : NULL;
  case AST_Name:
    if (is_debug((const AstName *)node))
      return e->m->options->optimise >= 1 ? &false_const : &true_const;
    return fold_symbol(e, ((const AstName *)node)->symbol);
  default: return NULL;
  }
}

int fold_truth(struct emitter *e, const AstNode *node) {
  if (node->kind == AST_Tuple && !((const AstTuple *)node)->elts.count) return 0;
  const struct code_const *c = fold(e, node);
  return c ? truth_of(c) : -1;
}
