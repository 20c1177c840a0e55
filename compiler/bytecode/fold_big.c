/* SPDX-License-Identifier: MIT */
/* Constant integers of any size, as two's complement words of one width that no result of the operation outgrows.
 * A long result that is longer than its operands is left to be computed: 1 << 1000 is short as it is written. */
#include "compiler/bytecode/emitter.h"

#include <string.h>

enum { MAX_WORDS = 128, SHORT_WORDS = 4 };

struct big {
  uint32_t words[2 * MAX_WORDS];
  uint32_t n; /* used of them */
};

static bool is_negative(const struct big *b) { return b->words[b->n - 1] >> 31; }

static void negate(struct big *b) {
  uint64_t carry = 1;
  for (uint32_t i = 0; i < b->n; i++) {
    carry += (uint32_t)~b->words[i];
    b->words[i] = (uint32_t)carry;
    carry >>= 32;
  }
}

static uint32_t words_of(const struct code_const *c) { return c->kind == CODE_CONST_BIGINT ? c->n : 2; }

static void load(struct big *b, const struct code_const *c, uint32_t n) {
  memset(b->words, 0, n * sizeof *b->words);
  b->n = n;
  bool negative = c->kind == CODE_CONST_BIGINT ? c->negative : c->small < 0;
  if (c->kind == CODE_CONST_BIGINT) {
    memcpy(b->words, c->digits, c->n * sizeof *b->words);
  } else {
    uint64_t magnitude = negative ? 0 - (uint64_t)c->small : (uint64_t)c->small;
    b->words[0] = (uint32_t)magnitude;
    b->words[1] = (uint32_t)(magnitude >> 32);
  }
  if (negative) negate(b);
}

/* NULL when it needs more than `most` words. */
static const struct code_const *store(struct emitter *e, struct big *b, uint32_t most) {
  struct code_const *c = ARENA_NEW(e->m->arena, struct code_const);
  bool negative = is_negative(b);
  if (negative) negate(b);
  while (b->n && !b->words[b->n - 1]) b->n--;
  if (b->n > most && b->n > SHORT_WORDS) return NULL;
  uint64_t low = (b->n > 1 ? (uint64_t)b->words[1] << 32 : 0) | (b->n ? b->words[0] : 0);
  if (b->n <= 2 && low <= INT64_MAX) {
    c->kind = CODE_CONST_INT;
    c->small = negative ? -(int64_t)low : (int64_t)low;
    return c;
  }
  uint32_t *digits = arena_array(e->m->arena, b->n, sizeof *digits);
  memcpy(digits, b->words, b->n * sizeof *digits);
  c->kind = CODE_CONST_BIGINT;
  c->negative = negative;
  c->n = b->n;
  c->digits = digits;
  return c;
}

static void add(struct big *a, const struct big *b) {
  uint64_t carry = 0;
  for (uint32_t i = 0; i < a->n; i++) {
    carry += (uint64_t)a->words[i] + b->words[i];
    a->words[i] = (uint32_t)carry;
    carry >>= 32;
  }
}

/* Modulo 2 ** (32 * n), which is exact when n words hold the product. */
static void multiply(struct big *a, const struct big *b) {
  struct big product = {.n = a->n};
  for (uint32_t i = 0; i < a->n; i++) {
    uint64_t carry = 0;
    for (uint32_t k = 0; i + k < a->n; k++) {
      carry += (uint64_t)a->words[i] * b->words[k] + product.words[i + k];
      product.words[i + k] = (uint32_t)carry;
      carry >>= 32;
    }
  }
  memcpy(a->words, product.words, a->n * sizeof *a->words);
}

static void shift_right(struct big *a, uint64_t by) {
  uint32_t sign = is_negative(a) ? UINT32_MAX : 0;
  for (uint32_t i = 0; i < a->n; i++) {
    uint64_t at = i + by / 32;
    uint64_t low = at < a->n ? a->words[at] : sign, high = at + 1 < a->n ? a->words[at + 1] : sign;
    a->words[i] = (uint32_t)((high << 32 | low) >> (by % 32));
  }
}

static bool less(const struct big *a, const struct big *b) {
  for (uint32_t i = a->n; i-- > 0;)
    if (a->words[i] != b->words[i]) return a->words[i] < b->words[i];
  return false;
}

static void subtract(struct big *a, struct big *b) {
  negate(b);
  add(a, b);
  negate(b);
}

/* a = a // b, *rest = a % b: bit by bit on magnitudes, then rounded down. */
static void divide(struct big *a, struct big *b, struct big *rest) {
  bool negative = is_negative(a), divisor_negative = is_negative(b);
  if (negative) negate(a);
  if (divisor_negative) negate(b);
  memset(rest->words, 0, a->n * sizeof *rest->words);
  rest->n = a->n;
  for (uint32_t i = 32 * a->n; i-- > 0;) {
    uint32_t bit = a->words[i / 32] >> (i % 32) & 1;
    add(rest, rest);
    rest->words[0] |= bit;
    a->words[i / 32] &= ~(1u << (i % 32));
    if (less(rest, b)) continue;
    subtract(rest, b);
    a->words[i / 32] |= 1u << (i % 32);
  }
  struct big one = {.words = {1}, .n = a->n}, zero = {.n = a->n};
  if (negative != divisor_negative && less(&zero, rest)) {
    add(a, &one);
    subtract(b, rest);
    memcpy(rest->words, b->words, b->n * sizeof *b->words);
  }
  if (negative != divisor_negative) negate(a);
  if (divisor_negative) negate(rest);
}

static bool is_zero(const struct code_const *c) { return c->kind == CODE_CONST_INT && c->small == 0; }

/* A small number that is not negative, or UINT32_MAX. */
static uint32_t count_of(const struct code_const *c) {
  return c->kind == CODE_CONST_INT && c->small >= 0 && c->small < UINT32_MAX ? (uint32_t)c->small : UINT32_MAX;
}

/* base ** exponent and value << count of up to SHORT_WORDS. */
static const struct code_const *raise(struct emitter *e, const struct code_const *base, uint32_t exponent,
                                      const struct code_const *factor) {
  struct big product, step;
  enum { WIDTH = 2 * SHORT_WORDS + 2 };
  if (words_of(base) > SHORT_WORDS || words_of(factor) > SHORT_WORDS || exponent > 32 * SHORT_WORDS) return NULL;
  load(&product, factor, WIDTH);
  load(&step, base, WIDTH);
  for (uint32_t i = 0; i < exponent; i++) {
    multiply(&product, &step);
    struct big magnitude = product;
    if (is_negative(&magnitude)) negate(&magnitude);
    for (uint32_t k = SHORT_WORDS; k < WIDTH; k++)
      if (magnitude.words[k]) return NULL;
  }
  return store(e, &product, SHORT_WORDS);
}

static const struct code_const *fold_growing(struct emitter *e, AstOperator op, const struct code_const *left,
                                             const struct code_const *right) {
  static const struct code_const one = {.kind = CODE_CONST_INT, .small = 1};
  static const struct code_const two = {.kind = CODE_CONST_INT, .small = 2};
  uint32_t count = count_of(right);
  if (op == OP_Pow) return raise(e, left, count, &one);
  return is_zero(left) && count != UINT32_MAX ? left : raise(e, &two, count, left);
}

const struct code_const *fold_big(struct emitter *e, AstOperator op, const struct code_const *left,
                                  const struct code_const *right) {
  struct big a, b, rest;
  uint32_t n = words_of(left) + words_of(right) + 1;
  if (op == OP_Pow || op == OP_LShift) return fold_growing(e, op, left, right);
  if (n > MAX_WORDS) return NULL;
  load(&a, left, n);
  load(&b, right, n);
  switch (op) {
  case OP_Add: add(&a, &b); break;
  case OP_Sub: subtract(&a, &b); break;
  case OP_Mult: multiply(&a, &b); break;
  case OP_BitAnd:
    for (uint32_t i = 0; i < n; i++) a.words[i] &= b.words[i];
    break;
  case OP_BitOr:
    for (uint32_t i = 0; i < n; i++) a.words[i] |= b.words[i];
    break;
  case OP_BitXor:
    for (uint32_t i = 0; i < n; i++) a.words[i] ^= b.words[i];
    break;
  case OP_RShift:
    if (right->kind != CODE_CONST_INT || right->small < 0) return NULL;
    shift_right(&a, (uint64_t)right->small);
    break;
  case OP_FloorDiv:
  case OP_Mod:
    if (is_zero(right)) return NULL;
    divide(&a, &b, &rest);
    if (op == OP_Mod) a = rest;
    break;
  default: return NULL;
  }
  return store(e, &a, n - 1);
}

const struct code_const *fold_big_invert(struct emitter *e, const struct code_const *value) {
  struct big a;
  uint32_t n = words_of(value) + 1;
  if (n > MAX_WORDS) return NULL;
  load(&a, value, n);
  for (uint32_t i = 0; i < n; i++) a.words[i] = ~a.words[i];
  return store(e, &a, n);
}
