/* SPDX-License-Identifier: MIT */
/* int: small ones live in the word, others are int_obj (sign and magnitude). Results are always small when they fit. */
#ifndef FIRN_CORE_INT_H
#define FIRN_CORE_INT_H

#include "runtime/core/object.h"

/* An integer's sign and magnitude, wherever it lives. Small ones use `small`, so the view must stay where it is. */
struct int_view {
  const uint32_t *digits;
  uint32_t n;
  bool negative;
  uint32_t small[2];
};

/* v is an int or bool (or an instance of a subclass of int). */
void int_view(struct int_view *out, value v);

/* Is v an int, a bool or an instance of a subclass of int? */
bool value_is_integer(value v);
/* An int (not of a subclass, not bool) of the same value. */
value int_plain(value v);

value int_from(intptr_t i);
value int_from_i64(int64_t i);
value int_from_u64(uint64_t i);
/* The integer of n digits (leading zeros allowed) with that sign; copies the digits unless it is small. */
value int_from_digits(const uint32_t *digits, uint32_t n, bool negative);
/* A heap object with room for n digits, to be filled and given to int_finish. NULL with MemoryError. */
struct int_obj *int_alloc(uint32_t n);
/* Sets size and sign of what int_alloc made; gives the small int when it fits. n may have leading zeros. */
value int_finish(struct int_obj *i, uint32_t n, bool negative);

/* False, and no exception, when v (an integer) does not fit. */
bool int_to_i64(value v, int64_t *out);
bool int_to_u64(value v, uint64_t *out);
/* The low 64 bits of the two's complement. */
uint64_t int_low64(value v);
/* -1, 0 or 1. */
int int_sign(value v);
/* a < b, a == b, a > b as -1, 0, 1; both are integers. */
int int_compare(value a, value b);
/* Equal numbers of int, bool and float have equal hashes. */
uint32_t int_hash(value v);

/* int op int on integers; op is a BINARY_ operation. V_NOTIMPLEMENTED for those that ints do not have. */
value int_binary(enum binary_op op, value a, value b);
/* The same with an operator that C code chose, not the program: + - * // % ** << >>. */
static inline __attribute__((always_inline)) value int_arithmetic(enum binary_op op, value a, value b) {
  ask_arithmetic(op);
  return int_binary(op, a, b);
}
/* The part of it that is optional (service int_big): results or operands that are not small. */
value bigint_binary(int op, value a, value b);
/* Unary minus, ~ and abs of what is not small (service int_big_unary). */
value bigint_unary(int op, value v);
/* Writes a big int in decimal (service int_big_print). */
bool bigint_print(struct writer *w, value v);

/* What the two need for some operators only: services. */
value bigint_multiply(const struct int_view *a, const struct int_view *b);
/* Rounded down; quotient and remainder go where the pointers are not null. */
bool bigint_divide(const struct int_view *a, const struct int_view *b, value *quotient, value *remainder);
value bigint_power(value a, value b, const struct int_view *base, const struct int_view *exponent);
value bigint_shift(const struct int_view *a, const struct int_view *b, bool left);
value bigint_bits(int op, const struct int_view *a, const struct int_view *b);
value int_shift(enum binary_op op, value a, value b);
value int_power(value a, value b);
value int_divide(enum binary_op op, value a, value b);

/* v in base 2..36, lower case, with '-': a str. */
value int_to_text(value v, unsigned base);
/* The number that text[0..n) spells in base (0: by prefix; 2..36), as int(str, base) reads it: blanks around it, sign,
   prefix, underscores. shown is what the ValueError shows. */
value int_parse(const char *text, size_t n, unsigned base, value shown);

/* pow(base, exponent, modulus) on integers. */
value int_pow_mod(value base, value exponent, value modulus);
/* divmod(a, b) on integers: a tuple. */
value int_divmod(value a, value b);

#endif
