/* SPDX-License-Identifier: MIT */
/* Python's operators on tagged values: two small ints inline, with a check for overflow, all else by a call of the
 * runtime. A small int n is the word 2n+1, so (a, b are the words):
 *
 *   n+m   a + (b-1)         n-m   a - (b-1)         n*m   (a-1) * (b>>1) + 1       (overflow of the word is overflow of the int)
 *   n&m   a & b             n|m   a | b             n^m   (a ^ b) | 1
 *   n>>m  (a >> m) | 1      -n    2 - a             ~n    a ^ ~1
 *   n<m   a < b, and likewise for the other comparisons */
#include "compiler/llvm/lower.h"

#include <string.h>

/* A fast path under way: fast and slow block are chosen by what is ANDed into `applies`. */
struct fast {
  LLVMBasicBlockRef slow, done;
  LLVMValueRef result[2]; /* fast, slow */
  LLVMBasicBlockRef from[2];
};

static void fast_start(struct lower *l, struct fast *p, LLVMValueRef applies) {
  LLVMBasicBlockRef on = lower_block(l, "small");
  p->slow = lower_block(l, "slow");
  p->done = lower_block(l, "");
  LLVMBuildCondBr(l->b, lower_likely(l, applies), on, p->slow);
  LLVMPositionBuilderAtEnd(l->b, on);
}

/* Goes on only if `condition` holds, else to the slow path. */
static void fast_require(struct lower *l, struct fast *p, LLVMValueRef condition) {
  LLVMBasicBlockRef on = lower_block(l, "");
  LLVMBuildCondBr(l->b, lower_likely(l, condition), on, p->slow);
  LLVMPositionBuilderAtEnd(l->b, on);
}

static void fast_result(struct lower *l, struct fast *p, LLVMValueRef r) {
  p->result[0] = r;
  p->from[0] = LLVMGetInsertBlock(l->b);
  LLVMBuildBr(l->b, p->done);
  LLVMPositionBuilderAtEnd(l->b, p->slow);
}

static LLVMValueRef fast_join(struct lower *l, struct fast *p, LLVMValueRef slow) {
  p->result[1] = slow;
  p->from[1] = LLVMGetInsertBlock(l->b);
  LLVMBuildBr(l->b, p->done);
  LLVMPositionBuilderAtEnd(l->b, p->done);
  LLVMValueRef phi = LLVMBuildPhi(l->b, LLVMTypeOf(slow), "");
  LLVMAddIncoming(phi, p->result, p->from, 2);
  return phi;
}

static LLVMValueRef both_small(struct lower *l, LLVMValueRef x, LLVMValueRef y) {
  return lower_is_small(l, LLVMBuildAnd(l->b, x, y, ""));
}

static LLVMValueRef checked(struct lower *l, struct fast *p, const char *intrinsic, LLVMValueRef x, LLVMValueRef y) {
  LLVMValueRef f = LLVMGetIntrinsicDeclaration(l->module, LLVMLookupIntrinsicID(intrinsic, strlen(intrinsic)), &l->word, 1);
  LLVMValueRef arguments[] = {x, y};
  LLVMValueRef pair = LLVMBuildCall2(l->b, LLVMGlobalGetValueType(f), f, arguments, 2, "");
  fast_require(l, p, LLVMBuildNot(l->b, LLVMBuildExtractValue(l->b, pair, 1, ""), ""));
  return LLVMBuildExtractValue(l->b, pair, 0, "");
}

static LLVMValueRef untagged(struct lower *l, LLVMValueRef v) { return LLVMBuildAShr(l->b, v, lower_word(l, 1), ""); }
static LLVMValueRef minus_tag(struct lower *l, LLVMValueRef v) { return LLVMBuildAnd(l->b, v, lower_word(l, -2), ""); }
static LLVMValueRef with_tag(struct lower *l, LLVMValueRef v) { return LLVMBuildOr(l->b, v, lower_word(l, 1), ""); }

static LLVMValueRef small_multiply(struct lower *l, struct fast *p, LLVMValueRef x, LLVMValueRef y) {
  return with_tag(l, checked(l, p, "llvm.smul.with.overflow", minus_tag(l, x), untagged(l, y)));
}

static LLVMValueRef small_shift_left(struct lower *l, struct fast *p, LLVMValueRef x, LLVMValueRef y) {
  LLVMValueRef by = untagged(l, y), bits = minus_tag(l, x);
  fast_require(l, p, LLVMBuildICmp(l->b, LLVMIntULT, by, lower_word(l, l->code->word_bits - 2), ""));
  LLVMValueRef r = LLVMBuildShl(l->b, bits, by, "");
  fast_require(l, p, LLVMBuildICmp(l->b, LLVMIntEQ, LLVMBuildAShr(l->b, r, by, ""), bits, ""));
  return with_tag(l, r);
}

static LLVMValueRef small_shift_right(struct lower *l, struct fast *p, LLVMValueRef x, LLVMValueRef y) {
  LLVMValueRef by = untagged(l, y), most = lower_word(l, l->code->word_bits - 1);
  fast_require(l, p, LLVMBuildICmp(l->b, LLVMIntSGE, by, lower_word(l, 0), ""));
  LLVMValueRef far = LLVMBuildICmp(l->b, LLVMIntUGT, by, most, "");
  return with_tag(l, LLVMBuildAShr(l->b, x, LLVMBuildSelect(l->b, far, most, by, ""), ""));
}

/* Of two ints that are not negative; Python's rounding of the others is the runtime's. */
static LLVMValueRef small_divide(struct lower *l, struct fast *p, LLVMValueRef x, LLVMValueRef y, bool modulo) {
  LLVMValueRef zero = lower_word(l, 0), n = untagged(l, x), m = untagged(l, y);
  fast_require(l, p, LLVMBuildICmp(l->b, LLVMIntSGE, n, zero, ""));
  fast_require(l, p, LLVMBuildICmp(l->b, LLVMIntSGT, m, zero, ""));
  LLVMValueRef r = modulo ? LLVMBuildURem(l->b, n, m, "") : LLVMBuildUDiv(l->b, n, m, "");
  return with_tag(l, LLVMBuildShl(l->b, r, lower_word(l, 1), ""));
}

/* The fast path of `op`, or NULL when it has none. */
static LLVMValueRef small_binary(struct lower *l, struct fast *p, enum binary_op op, LLVMValueRef x, LLVMValueRef y) {
  switch (op) {
  case BINARY_ADD: return checked(l, p, "llvm.sadd.with.overflow", x, minus_tag(l, y));
  case BINARY_SUB: return checked(l, p, "llvm.ssub.with.overflow", x, minus_tag(l, y));
  case BINARY_MUL: return small_multiply(l, p, x, y);
  case BINARY_AND: return LLVMBuildAnd(l->b, x, y, "");
  case BINARY_OR: return LLVMBuildOr(l->b, x, y, "");
  case BINARY_XOR: return with_tag(l, LLVMBuildXor(l->b, x, y, ""));
  case BINARY_LSHIFT: return small_shift_left(l, p, x, y);
  case BINARY_RSHIFT: return small_shift_right(l, p, x, y);
  case BINARY_FLOORDIV: return small_divide(l, p, x, y, false);
  case BINARY_MOD: return small_divide(l, p, x, y, true);
  default: return NULL;
  }
}

static bool has_fast_path(const struct lower *l, enum binary_op op) {
  switch (op) {
  case BINARY_MUL: return l->has_long_multiply;
  case BINARY_MATMUL:
  case BINARY_TRUEDIV:
  case BINARY_POW: return false;
  default: return op >= BINARY_OR;
  }
}

static bool compares(enum binary_op op, LLVMIntPredicate *predicate) {
  static const LLVMIntPredicate of[] = {[BINARY_LT] = LLVMIntSLT, [BINARY_GT] = LLVMIntSGT, [BINARY_EQ] = LLVMIntEQ,
                                        [BINARY_LE] = LLVMIntSLE, [BINARY_GE] = LLVMIntSGE, [BINARY_NE] = LLVMIntNE};
  if (op > BINARY_NE) return false;
  *predicate = of[op];
  return true;
}

static LLVMValueRef bool_value(struct lower *l, LLVMValueRef b) {
  LLVMValueRef wide = LLVMBuildZExt(l->b, b, l->word, "");
  return LLVMBuildOr(l->b, LLVMBuildShl(l->b, wide, lower_word(l, 2), ""), lower_word(l, 2), "");
}

LLVMValueRef lower_binary(struct lower *l, const struct ir_inst *i) {
  enum binary_op op = (enum binary_op)i->imm.i;
  enum binary_op plain = op >= INPLACE_OR && op <= INPLACE_POW ? BINARY_PLAIN_OF(op) : op;
  LLVMValueRef x = lower_operand(l, i, 0), y = lower_operand(l, i, 1);
  LLVMValueRef arguments[] = {x, y, lower_word(l, op)};
  LLVMIntPredicate predicate;
  bool is_comparison = compares(op, &predicate);
  if (!is_comparison && !has_fast_path(l, plain)) return lower_fallible(l, i, ENTRY_binary, arguments);
  struct fast p;
  fast_start(l, &p, both_small(l, x, y));
  fast_result(l, &p, is_comparison ? bool_value(l, LLVMBuildICmp(l->b, predicate, x, y, "")) : small_binary(l, &p, plain, x, y));
  return fast_join(l, &p, lower_fallible(l, i, ENTRY_binary, arguments));
}

LLVMValueRef lower_compare(struct lower *l, const struct ir_inst *i) {
  LLVMValueRef x = lower_operand(l, i, 0), y = lower_operand(l, i, 1);
  LLVMValueRef arguments[] = {x, y, lower_word(l, i->imm.i)};
  LLVMIntPredicate predicate;
  if (!compares((enum binary_op)i->imm.i, &predicate)) return lower_fallible(l, i, ENTRY_compare, arguments);
  struct fast p;
  fast_start(l, &p, both_small(l, x, y));
  fast_result(l, &p, LLVMBuildICmp(l->b, predicate, x, y, ""));
  return fast_join(l, &p, lower_fallible(l, i, ENTRY_compare, arguments));
}

LLVMValueRef lower_unary(struct lower *l, const struct ir_inst *i) {
  LLVMValueRef x = lower_operand(l, i, 0);
  LLVMValueRef arguments[] = {x, lower_word(l, i->imm.i)};
  struct fast p;
  if (i->imm.i != UNARY_NEG && i->imm.i != UNARY_INVERT) return lower_fallible(l, i, ENTRY_unary, arguments);
  fast_start(l, &p, lower_is_small(l, x));
  fast_result(l, &p, i->imm.i == UNARY_NEG ? checked(l, &p, "llvm.ssub.with.overflow", lower_word(l, 2), x)
                                           : LLVMBuildXor(l->b, x, lower_word(l, -2), ""));
  return fast_join(l, &p, lower_fallible(l, i, ENTRY_unary, arguments));
}

/* Small ints and bools inline: False is the word 2, True 6. */
LLVMValueRef lower_truth(struct lower *l, const struct ir_inst *i) {
  LLVMValueRef x = lower_operand(l, i, 0), arguments[] = {x};
  LLVMValueRef is_bool = LLVMBuildICmp(l->b, LLVMIntEQ, LLVMBuildAnd(l->b, x, lower_word(l, ~INT64_C(4)), ""), lower_word(l, 2), "");
  LLVMValueRef false_word = LLVMBuildSelect(l->b, is_bool, lower_word(l, V_FALSE), lower_word(l, V_INT(0)), "");
  struct fast p;
  fast_start(l, &p, LLVMBuildOr(l->b, lower_is_small(l, x), is_bool, ""));
  fast_result(l, &p, LLVMBuildICmp(l->b, LLVMIntNE, x, false_word, ""));
  return fast_join(l, &p, lower_fallible(l, i, ENTRY_truth, arguments));
}

LLVMValueRef lower_index(struct lower *l, const struct ir_inst *i) {
  LLVMValueRef x = lower_operand(l, i, 0);
  struct fast p;
  fast_start(l, &p, lower_is_small(l, x));
  fast_result(l, &p, x);
  return fast_join(l, &p, lower_fallible(l, i, ENTRY_index, &x));
}
