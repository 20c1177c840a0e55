/* SPDX-License-Identifier: MIT */
/* Unboxed values: 32-bit integers that wrap, floats, pointers; and the ways between them and tagged values. */
#include "compiler/llvm/lower.h"

static LLVMValueRef int32(struct lower *l, int64_t n) { return LLVMConstInt(l->i32, (unsigned long long)n, 1); }

/* A shift by 32 or more gives what shifting bit by bit would. */
static LLVMValueRef shift(struct lower *l, enum ir_int_op op, enum ir_rep rep, LLVMValueRef x, LLVMValueRef by) {
  LLVMValueRef far = LLVMBuildICmp(l->b, LLVMIntUGT, by, int32(l, 31), "");
  if (op == INT_SHR && rep == REP_I32) return LLVMBuildAShr(l->b, x, LLVMBuildSelect(l->b, far, int32(l, 31), by, ""), "");
  LLVMValueRef r = op == INT_SHL ? LLVMBuildShl(l->b, x, by, "") : LLVMBuildLShr(l->b, x, by, "");
  return LLVMBuildSelect(l->b, far, int32(l, 0), r, "");
}

LLVMValueRef lower_int_op(struct lower *l, const struct ir_inst *i) {
  LLVMValueRef x = lower_operand(l, i, 0), y = lower_operand(l, i, 1);
  switch ((enum ir_int_op)i->imm.i) {
  case INT_ADD: return LLVMBuildAdd(l->b, x, y, "");
  case INT_SUB: return LLVMBuildSub(l->b, x, y, "");
  case INT_MUL: return LLVMBuildMul(l->b, x, y, "");
  case INT_AND: return LLVMBuildAnd(l->b, x, y, "");
  case INT_OR: return LLVMBuildOr(l->b, x, y, "");
  case INT_XOR: return LLVMBuildXor(l->b, x, y, "");
  default: return shift(l, (enum ir_int_op)i->imm.i, i->rep, x, y);
  }
}

/* Python rounds towards minus infinity; LLVM's INT_MIN / -1 is undefined, so -1 is divided by as 1 with the sign changed. */
static LLVMValueRef floor_divide(struct lower *l, bool modulo, LLVMValueRef n, LLVMValueRef d) {
  LLVMValueRef zero = int32(l, 0), one = int32(l, 1);
  LLVMValueRef is_minus_one = LLVMBuildICmp(l->b, LLVMIntEQ, d, int32(l, -1), "");
  LLVMValueRef by = LLVMBuildSelect(l->b, is_minus_one, one, d, "");
  LLVMValueRef q = LLVMBuildSDiv(l->b, n, by, ""), r = LLVMBuildSRem(l->b, n, by, "");
  LLVMValueRef uneven = LLVMBuildICmp(l->b, LLVMIntNE, r, zero, "");
  LLVMValueRef differ = LLVMBuildICmp(l->b, LLVMIntSLT, LLVMBuildXor(l->b, r, d, ""), zero, "");
  LLVMValueRef adjust = LLVMBuildAnd(l->b, uneven, differ, "");
  if (modulo) return LLVMBuildSelect(l->b, adjust, LLVMBuildAdd(l->b, r, d, ""), r, "");
  LLVMValueRef floored = LLVMBuildSelect(l->b, adjust, LLVMBuildSub(l->b, q, one, ""), q, "");
  return LLVMBuildSelect(l->b, is_minus_one, LLVMBuildSub(l->b, zero, n, ""), floored, "");
}

LLVMValueRef lower_int_divide(struct lower *l, const struct ir_inst *i) {
  LLVMValueRef n = lower_operand(l, i, 0), d = lower_operand(l, i, 1);
  bool modulo = i->imm.i == INT_MOD;
  if (LLVMIsAConstantInt(d) && !LLVMIsNull(d))
    return i->rep == REP_I32 ? floor_divide(l, modulo, n, d) : modulo ? LLVMBuildURem(l->b, n, d, "") : LLVMBuildUDiv(l->b, n, d, "");
  LLVMBasicBlockRef divide = lower_block(l, "divide"), by_zero = lower_block(l, "by_zero");
  LLVMValueRef fine = LLVMBuildICmp(l->b, LLVMIntNE, d, int32(l, 0), "");
  LLVMBuildCondBr(l->b, lower_likely(l, fine), divide, by_zero);
  LLVMPositionBuilderAtEnd(l->b, by_zero);
  LLVMValueRef op = lower_word(l, modulo ? BINARY_MOD : BINARY_FLOORDIV);
  lower_call_entry(l, ENTRY_zero_division, &op);
  lower_raised(l, i);
  LLVMPositionBuilderAtEnd(l->b, divide);
  if (i->rep == REP_I32) return floor_divide(l, modulo, n, d);
  return modulo ? LLVMBuildURem(l->b, n, d, "") : LLVMBuildUDiv(l->b, n, d, "");
}

LLVMValueRef lower_int_compare(struct lower *l, const struct ir_inst *i) {
  static const LLVMIntPredicate is_signed[CONDITIONS] = {LLVMIntSLT, LLVMIntSGT, LLVMIntEQ, LLVMIntSLE, LLVMIntSGE, LLVMIntNE};
  static const LLVMIntPredicate is_unsigned[CONDITIONS] = {LLVMIntULT, LLVMIntUGT, LLVMIntEQ, LLVMIntULE, LLVMIntUGE, LLVMIntNE};
  LLVMValueRef x = lower_operand(l, i, 0), y = lower_operand(l, i, 1);
  bool sign = l->f->insts[ir_operand(l->f, i, 0)].rep == REP_I32;
  return LLVMBuildICmp(l->b, (sign ? is_signed : is_unsigned)[i->imm.i], x, y, "");
}

LLVMValueRef lower_float_op(struct lower *l, const struct ir_inst *i) {
  static const LLVMRealPredicate predicates[CONDITIONS] = {LLVMRealOLT, LLVMRealOGT, LLVMRealOEQ, LLVMRealOLE, LLVMRealOGE, LLVMRealUNE};
  LLVMValueRef x = lower_operand(l, i, 0), y = lower_operand(l, i, 1);
  if (i->op == IR_float_compare) return LLVMBuildFCmp(l->b, predicates[i->imm.i], x, y, "");
  if (i->op == IR_float_op)
    return i->imm.i == INT_ADD   ? LLVMBuildFAdd(l->b, x, y, "")
           : i->imm.i == INT_SUB ? LLVMBuildFSub(l->b, x, y, "")
                                 : LLVMBuildFMul(l->b, x, y, "");
  LLVMBasicBlockRef divide = lower_block(l, "divide"), by_zero = lower_block(l, "by_zero");
  LLVMValueRef fine = LLVMBuildFCmp(l->b, LLVMRealUNE, y, LLVMConstReal(l->flt, 0), "");
  LLVMBuildCondBr(l->b, lower_likely(l, fine), divide, by_zero);
  LLVMPositionBuilderAtEnd(l->b, by_zero);
  LLVMValueRef op = lower_word(l, BINARY_TRUEDIV);
  lower_call_entry(l, ENTRY_zero_division, &op);
  lower_raised(l, i);
  LLVMPositionBuilderAtEnd(l->b, divide);
  return LLVMBuildFDiv(l->b, x, y, "");
}

LLVMValueRef lower_convert(struct lower *l, LLVMValueRef x, enum ir_rep from, enum ir_rep to) {
  if (to == REP_FLOAT)
    return from == REP_I32 ? LLVMBuildSIToFP(l->b, x, l->flt, "") : LLVMBuildUIToFP(l->b, x, l->flt, "");
  if (from == REP_BOOL) x = LLVMBuildZExt(l->b, x, l->i32, "");
  bool from_pointer = ir_is_pointer(from), to_pointer = ir_is_pointer(to);
  if (from_pointer == to_pointer) return x;
  if (from_pointer) return LLVMBuildPtrToInt(l->b, x, l->i32, "");
  return LLVMBuildIntToPtr(l->b, x, l->ptr, "");
}

/* ---- boxes ---- */

static LLVMValueRef tag_word(struct lower *l, LLVMValueRef n) {
  return LLVMBuildOr(l->b, LLVMBuildShl(l->b, n, lower_word(l, 1), ""), lower_word(l, 1), "");
}

static LLVMValueRef box_int(struct lower *l, const struct ir_inst *i, LLVMValueRef x, bool is_signed) {
  if (l->code->word_bits == 64)
    return tag_word(l, is_signed ? LLVMBuildSExt(l->b, x, l->word, "") : LLVMBuildZExt(l->b, x, l->word, ""));
  LLVMBasicBlockRef large = lower_block(l, "large"), done = lower_block(l, "");
  LLVMValueRef tagged = tag_word(l, x);
  LLVMValueRef fits = is_signed ? LLVMBuildICmp(l->b, LLVMIntEQ, LLVMBuildAShr(l->b, tagged, lower_word(l, 1), ""), x, "")
                                : LLVMBuildICmp(l->b, LLVMIntULT, x, lower_word(l, INT64_C(1) << 30), "");
  LLVMBasicBlockRef here = LLVMGetInsertBlock(l->b);
  LLVMBuildCondBr(l->b, lower_likely(l, fits), done, large);
  LLVMPositionBuilderAtEnd(l->b, large);
  LLVMValueRef object = lower_fallible(l, i, is_signed ? ENTRY_from_int : ENTRY_from_uint, &x);
  LLVMValueRef values[] = {tagged, object};
  LLVMBasicBlockRef from[] = {here, LLVMGetInsertBlock(l->b)};
  LLVMBuildBr(l->b, done);
  LLVMPositionBuilderAtEnd(l->b, done);
  LLVMValueRef phi = LLVMBuildPhi(l->b, l->word, "");
  LLVMAddIncoming(phi, values, from, 2);
  return phi;
}

LLVMValueRef lower_box(struct lower *l, const struct ir_inst *i, LLVMValueRef x, enum ir_rep from) {
  switch (from) {
  case REP_BOOL: {
    LLVMValueRef wide = LLVMBuildShl(l->b, LLVMBuildZExt(l->b, x, l->word, ""), lower_word(l, 2), "");
    return LLVMBuildOr(l->b, wide, lower_word(l, 2), "");
  }
  case REP_I32: return box_int(l, i, x, true);
  case REP_U32: return box_int(l, i, x, false);
  case REP_FLOAT: return lower_fallible(l, i, ENTRY_from_float, &x);
  case REP_VALUE: return x;
  default: return lower_fallible(l, i, ENTRY_from_pointer, &x);
  }
}

/* A small int by shifting, anything else through the runtime, which writes to a slot on the stack. */
static LLVMValueRef unbox_int(struct lower *l, const struct ir_inst *i, LLVMValueRef v) {
  LLVMBasicBlockRef small = lower_block(l, "small"), other = lower_block(l, "other"), done = lower_block(l, "");
  LLVMValueRef slot = lower_stack_slot(l, l->i32, "");
  LLVMBuildCondBr(l->b, lower_likely(l, lower_is_small(l, v)), small, other);
  LLVMPositionBuilderAtEnd(l->b, small);
  LLVMValueRef n = LLVMBuildAShr(l->b, v, lower_word(l, 1), "");
  if (l->code->word_bits == 64) n = LLVMBuildTrunc(l->b, n, l->i32, "");
  LLVMBuildBr(l->b, done);
  LLVMPositionBuilderAtEnd(l->b, other);
  LLVMValueRef arguments[] = {v, slot};
  lower_fallible(l, i, ENTRY_to_int, arguments);
  LLVMValueRef values[] = {n, LLVMBuildLoad2(l->b, l->i32, slot, "")};
  LLVMBasicBlockRef from[] = {small, LLVMGetInsertBlock(l->b)};
  LLVMBuildBr(l->b, done);
  LLVMPositionBuilderAtEnd(l->b, done);
  LLVMValueRef phi = LLVMBuildPhi(l->b, l->i32, "");
  LLVMAddIncoming(phi, values, from, 2);
  return phi;
}

LLVMValueRef lower_unbox(struct lower *l, const struct ir_inst *i, LLVMValueRef v, enum ir_rep to) {
  if (to == REP_VALUE) return v;
  if (ir_is_integer(to)) return unbox_int(l, i, v);
  if (to == REP_BOOL) return lower_fallible(l, i, ENTRY_truth, &v);
  LLVMTypeRef type = lower_rep(l, to);
  LLVMValueRef slot = lower_stack_slot(l, type, ""), arguments[] = {v, slot};
  lower_fallible(l, i, to == REP_FLOAT ? ENTRY_to_float : ENTRY_to_pointer, arguments);
  return LLVMBuildLoad2(l->b, type, slot, "");
}

/* ---- memory ---- */

static LLVMTypeRef element_type(struct lower *l, enum ir_rep pointer) {
  return pointer == REP_PTR8 ? l->i8 : pointer == REP_PTR16 ? l->i16 : l->i32;
}

/* Was the pointer made by a cast in this function from something that is an integer? */
static bool is_register(struct lower *l, const struct ir_inst *i) {
  const struct ir_inst *p = &l->f->insts[ir_operand(l->f, i, 0)];
  return p->op == IR_convert || (p->op == IR_local_get && l->register_locals[p->imm.local]);
}

/* Any pointer may be to a device's registers, so every load happens as written, and so does every store of 16 and 32 bits or
 * through a pointer made from an integer. Stores of bytes into buffers may be merged (into a memset, say). */
LLVMValueRef lower_memory(struct lower *l, const struct ir_inst *i) {
  enum ir_rep rep = l->f->insts[ir_operand(l->f, i, 0)].rep;
  LLVMTypeRef type = element_type(l, rep);
  LLVMValueRef index = lower_operand(l, i, 1);
  if (l->code->word_bits == 64) index = LLVMBuildSExt(l->b, index, l->word, "");
  LLVMValueRef address = LLVMBuildGEP2(l->b, type, lower_operand(l, i, 0), &index, 1, "");
  if (i->op == IR_store) {
    LLVMValueRef x = LLVMBuildTruncOrBitCast(l->b, lower_operand(l, i, 2), type, "");
    LLVMValueRef store = LLVMBuildStore(l->b, x, address);
    LLVMSetVolatile(store, rep != REP_PTR8 || is_register(l, i));
    return store;
  }
  LLVMValueRef x = LLVMBuildLoad2(l->b, type, address, "");
  LLVMSetVolatile(x, 1);
  return LLVMBuildZExtOrBitCast(l->b, x, l->i32, "");
}
