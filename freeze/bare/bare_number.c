/* SPDX-License-Identifier: MIT */
/* Operators on ints: the range of the result, and its low 32 bits as IR. The low bits of + - * & | ^ ~ and << follow from
   those of the operands, whatever the operands are; the other operators need operands that fit. */
#include "freeze/bare/bare_private.h"

enum { WORD = 32, KNOWN_ZEROS = 31 };

enum ir_rep bare_rep(const struct bare_value *x, const struct bare_value *y) {
  if (bare_fits_i32(x) && bare_fits_i32(y)) return REP_I32;
  return bare_fits_u32(x) && bare_fits_u32(y) ? REP_U32 : REP_NONE;
}

static int64_t least(int64_t a, int64_t b) { return a < b ? a : b; }
static int64_t most(int64_t a, int64_t b) { return a > b ? a : b; }
static uint8_t fewer(uint8_t a, uint8_t b) { return a < b ? a : b; }

/* ---- ranges ---- */

static struct bare_value with_zeros(struct bare_value v, unsigned zeros) {
  if (zeros > v.zeros) v.zeros = (uint8_t)(zeros < KNOWN_ZEROS ? zeros : KNOWN_ZEROS);
  return v;
}

struct bare_value bare_add(const struct bare_value *x, const struct bare_value *y) {
  return with_zeros(bare_range(x->low + y->low, x->high + y->high), fewer(x->zeros, y->zeros));
}

static struct bare_value subtract(const struct bare_value *x, const struct bare_value *y) {
  return with_zeros(bare_range(x->low - y->high, x->high - y->low), fewer(x->zeros, y->zeros));
}

static int64_t product(int64_t a, int64_t b) {
  int64_t p;
  if (!__builtin_mul_overflow(a, b, &p)) return p;
  return (a < 0) == (b < 0) ? BARE_MOST : BARE_LEAST;
}

static struct bare_value multiply(const struct bare_value *x, const struct bare_value *y) {
  int64_t a = product(x->low, y->low), b = product(x->low, y->high), c = product(x->high, y->low), d = product(x->high, y->high);
  return with_zeros(bare_range(least(least(a, b), least(c, d)), most(most(a, b), most(c, d))), (unsigned)x->zeros + y->zeros);
}

/* The least 2^n - 1 that is not below. */
static int64_t filled(int64_t n) {
  int64_t m = 0;
  while (m < n) m = 2 * m + 1;
  return m;
}

/* Bit by bit: a range of two's complement that holds both holds the result. */
static struct bare_value bitwise(enum binary_op op, const struct bare_value *x, const struct bare_value *y) {
  int64_t low = least(x->low, y->low), high = most(x->high, y->high);
  bool both_exact = x->low == x->high && y->low == y->high && low > BARE_LEAST && high < BARE_MOST;
  if (both_exact) {
    int64_t a = x->low, b = y->low, r = op == BINARY_AND ? a & b : op == BINARY_OR ? a | b : a ^ b;
    return bare_range(r, r);
  }
  unsigned zeros = op == BINARY_AND ? (x->zeros > y->zeros ? x->zeros : y->zeros) : fewer(x->zeros, y->zeros);
  int64_t bound = filled(most(high, -1 - low));
  struct bare_value v = bare_range(low < 0 ? -1 - bound : 0, bound);
  if (op == BINARY_AND && x->low >= 0) v = bare_range(0, y->low >= 0 ? least(x->high, y->high) : x->high);
  else if (op == BINARY_AND && y->low >= 0) v = bare_range(0, y->high);
  return with_zeros(v, zeros);
}

/* By [low, high], which lie in 0 to 31. */
static struct bare_value shift_left(const struct bare_value *x, const struct bare_value *by) {
  struct bare_value v = bare_range(least(product(x->low, INT64_C(1) << by->low), product(x->low, INT64_C(1) << by->high)),
                                   most(product(x->high, INT64_C(1) << by->low), product(x->high, INT64_C(1) << by->high)));
  return with_zeros(v, x->zeros + (unsigned)by->low);
}

static struct bare_value shift_right(const struct bare_value *x, const struct bare_value *by) {
  return bare_range(least(x->low >> by->low, x->low >> by->high), most(x->high >> by->low, x->high >> by->high));
}

static int64_t floor_divide(int64_t n, int64_t d) { return n / d - (n % d && (n < 0) != (d < 0)); }

static struct bare_value divide(bool modulo, const struct bare_value *x, int64_t d) {
  if (modulo) return d > 0 ? bare_range(0, d - 1) : bare_range(d + 1, 0);
  int64_t a = floor_divide(x->low, d), b = floor_divide(x->high, d);
  return bare_range(least(a, b), most(a, b));
}

/* ---- operators ---- */

/* Replaces the operands, the two cells from `at` on, by the result. */
static void replace(struct bare *bare, uint32_t at, uint32_t count, struct bare_value v, uint32_t ref) {
  if (bare->f) bare_put(bare, at, ref);
  bare->state.depth -= count - 1;
  bare_set_cell(&bare->state, at, v);
}

static bool compare(struct bare *bare, enum binary_op op, uint32_t at) {
  static const uint8_t conditions[] = {[BINARY_LT] = COND_LT, [BINARY_GT] = COND_GT, [BINARY_EQ] = COND_EQ,
                                       [BINARY_LE] = COND_LE, [BINARY_GE] = COND_GE, [BINARY_NE] = COND_NE};
  const struct bare_value *x = &bare->state.cells[at], *y = x + 1;
  enum ir_rep rep = bare_rep(x, y);
  if (rep == REP_NONE) return bare_refuse(bare, "compares ints that may have more than 32 bits");
  struct bare_value v = bare_thing(BARE_BOOL, 0);
  v.high = 1;
  v.test = (struct bare_test){.op = (uint8_t)op, .left = x->copy_of, .right = y->copy_of, .left_low = x->low, .left_high = x->high,
                              .right_low = y->low, .right_high = y->high};
  if (x->copy_of == BARE_NO_CELL && y->copy_of == BARE_NO_CELL) v.test.op = BARE_NO_TEST;
  uint32_t ref = 0;
  if (bare->f) {
    ref = bare_op(bare, IR_int_compare, REP_BOOL, conditions[op], bare_get(bare, at, rep), bare_get(bare, at + 1, rep));
    ref = bare_emit(bare, IR_convert, REP_I32, &ref, 1);
  }
  replace(bare, at, 2, v, ref);
  return true;
}

static bool shift(struct bare *bare, enum binary_op op, uint32_t at) {
  const struct bare_value *x = &bare->state.cells[at], *by = x + 1;
  if (by->low < 0 || by->high >= WORD) return bare_refuse(bare, "shifts by what may be below 0 or above 31");
  bool left = op == BINARY_LSHIFT;
  enum ir_rep rep = left ? REP_I32 : bare_rep(x, by);
  if (rep == REP_NONE) return bare_refuse(bare, "shifts an int that may have more than 32 bits to the right");
  struct bare_value v = left ? shift_left(x, by) : shift_right(x, by);
  uint32_t ref = 0;
  if (bare->f) ref = bare_op(bare, IR_int_op, rep, left ? INT_SHL : INT_SHR, bare_get(bare, at, rep), bare_get(bare, at + 1, rep));
  replace(bare, at, 2, v, ref);
  return true;
}

static bool division(struct bare *bare, enum binary_op op, uint32_t at) {
  const struct bare_value *x = &bare->state.cells[at], *y = x + 1;
  enum ir_rep rep = bare_rep(x, y);
  if (y->low != y->high || !y->low) return bare_refuse(bare, "divides by something else than one number");
  if (rep == REP_NONE) return bare_refuse(bare, "divides an int that may have more than 32 bits");
  bool modulo = op == BINARY_MOD;
  struct bare_value v = divide(modulo, x, y->low);
  uint32_t ref = 0;
  if (bare->f)
    ref = bare_op(bare, IR_int_divide, rep, modulo ? INT_MOD : INT_DIV, bare_get(bare, at, rep), bare_const(bare, rep, y->low));
  replace(bare, at, 2, v, ref);
  return true;
}

static bool ring(struct bare *bare, enum binary_op op, uint32_t at) {
  const struct bare_value *x = &bare->state.cells[at], *y = x + 1;
  bool bools = x->kind == BARE_BOOL && y->kind == BARE_BOOL;
  struct bare_value v;
  enum ir_int_op number;
  switch (op) {
  case BINARY_ADD: v = bare_add(x, y), number = INT_ADD; break;
  case BINARY_SUB: v = subtract(x, y), number = INT_SUB; break;
  case BINARY_MUL: v = multiply(x, y), number = INT_MUL; break;
  case BINARY_AND: v = bitwise(op, x, y), number = INT_AND; break;
  case BINARY_OR: v = bitwise(op, x, y), number = INT_OR; break;
  default: v = bitwise(op, x, y), number = INT_XOR; break;
  }
  if (bools && number >= INT_AND && number <= INT_XOR) v.kind = BARE_BOOL;
  uint32_t ref = 0;
  if (bare->f) ref = bare_op(bare, IR_int_op, REP_I32, number, bare_get(bare, at, REP_I32), bare_get(bare, at + 1, REP_I32));
  replace(bare, at, 2, v, ref);
  return true;
}

bool bare_binary(struct bare *bare, enum binary_op op) {
  uint32_t at = bare->state.depth - 2;
  const struct bare_value *x = &bare->state.cells[at], *y = x + 1;
  if (op >= INPLACE_OR && op <= INPLACE_POW) op = BINARY_PLAIN_OF(op);
  if (!bare_is_number(x) || !bare_is_number(y))
    return bare_refuse(bare, "has an operator on %s", bare_kind_name(bare, bare_is_number(x) ? y : x));
  switch (op) {
  case BINARY_LT: case BINARY_GT: case BINARY_EQ: case BINARY_LE: case BINARY_GE: case BINARY_NE: return compare(bare, op, at);
  case BINARY_ADD: case BINARY_SUB: case BINARY_MUL: case BINARY_AND: case BINARY_OR: case BINARY_XOR: return ring(bare, op, at);
  case BINARY_LSHIFT: case BINARY_RSHIFT: return shift(bare, op, at);
  case BINARY_FLOORDIV: case BINARY_MOD: return division(bare, op, at);
  default: return bare_refuse(bare, "has an operator beyond comparing, arithmetic with ints and bits");
  }
}

/* not x */
static bool negate_truth(struct bare *bare, uint32_t at) {
  struct bare_value *x = &bare->state.cells[at], v = bare_thing(BARE_BOOL, 0), zero = bare_range(0, 0);
  enum ir_rep rep = bare_rep(x, &zero);
  if (rep == REP_NONE) return bare_refuse(bare, "asks the truth of an int that may have more than 32 bits");
  v.high = 1;
  v.test = (struct bare_test){.op = BINARY_EQ, .left = x->copy_of, .right = BARE_NO_CELL, .left_low = x->low, .left_high = x->high};
  if (x->copy_of == BARE_NO_CELL) v.test.op = BARE_NO_TEST;
  uint32_t ref = 0;
  if (bare->f) {
    ref = bare_op(bare, IR_int_compare, REP_BOOL, COND_EQ, bare_get(bare, at, rep), bare_const(bare, rep, 0));
    ref = bare_emit(bare, IR_convert, REP_I32, &ref, 1);
  }
  replace(bare, at, 1, v, ref);
  return true;
}

bool bare_unary(struct bare *bare, enum unary_op op) {
  uint32_t at = bare->state.depth - 1, ref = 0;
  struct bare_value x = bare->state.cells[at], v, zero = bare_range(0, 0);
  if (!bare_is_number(&x)) return bare_refuse(bare, "has an operator on %s", bare_kind_name(bare, &x));
  switch (op) {
  case UNARY_NOT: return negate_truth(bare, at);
  case UNARY_POS: v = with_zeros(bare_range(x.low, x.high), x.zeros); break;
  case UNARY_NEG: v = subtract(&zero, &x); break;
  case UNARY_INVERT: v = bare_range(-1 - x.high, -1 - x.low); break;
  default: return bare_refuse(bare, "has an operator beyond comparing, arithmetic with ints and bits");
  }
  if (bare->f) {
    ref = bare_get(bare, at, REP_I32);
    if (op == UNARY_NEG) ref = bare_op(bare, IR_int_op, REP_I32, INT_SUB, bare_const(bare, REP_I32, 0), ref);
    if (op == UNARY_INVERT) ref = bare_op(bare, IR_int_op, REP_I32, INT_XOR, ref, bare_const(bare, REP_I32, -1));
  }
  replace(bare, at, 1, v, ref);
  return true;
}
