/* SPDX-License-Identifier: MIT */
/* Magnitudes: unsigned integers of any size as arrays of 32-bit digits, least significant first. */
#ifndef FIRN_CORE_BIGMAG_H
#define FIRN_CORE_BIGMAG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum bigmag_bit_op { BIGMAG_AND, BIGMAG_OR, BIGMAG_XOR };

/* Lengths are in digits. Functions that fill r return its length without leading zeros; zero has length 0.
   Arguments are expected without leading zeros. "room" is what r must have. */

/* Length of a without leading zero digits. */
uint32_t bigmag_trim(const uint32_t *a, uint32_t n);

/* r = v; room 2. */
uint32_t bigmag_from_u64(uint32_t *r, uint64_t v);

/* Negative, zero or positive as a < b, a == b, a > b. */
int bigmag_compare(const uint32_t *a, uint32_t na, const uint32_t *b, uint32_t nb);

/* r = a + b; room max(na, nb) + 1; r may be a or b. */
uint32_t bigmag_add(uint32_t *r, const uint32_t *a, uint32_t na, const uint32_t *b, uint32_t nb);

/* r = a - b, where a >= b; room na; r may be a or b. */
uint32_t bigmag_sub(uint32_t *r, const uint32_t *a, uint32_t na, const uint32_t *b, uint32_t nb);

/* r = a * b; room na + nb; r overlaps neither. */
uint32_t bigmag_mul(uint32_t *r, const uint32_t *a, uint32_t na, const uint32_t *b, uint32_t nb);

/* a = a * mul + add in place; room n + 1. */
uint32_t bigmag_mul_add(uint32_t *a, uint32_t n, uint32_t mul, uint32_t add);

/* q = a / d with n digits (leading zeros stay), returns a % d; q may be a; d is not 0. */
uint32_t bigmag_div_digit(uint32_t *q, const uint32_t *a, uint32_t n, uint32_t d);

/* q = a / b and r = a % b (Knuth's algorithm D). Requires na >= nb >= 1. Room: q na - nb + 1, r na + 1.
   Nothing overlaps. Returns the length of q, and that of r through nr. */
uint32_t bigmag_divmod(uint32_t *q, uint32_t *r, uint32_t *nr, const uint32_t *a, uint32_t na,
                       const uint32_t *b, uint32_t nb);

/* r = a << bits; room na + bits / 32 + 1; r may be a. */
uint32_t bigmag_shift_left(uint32_t *r, const uint32_t *a, uint32_t na, uint32_t bits);

/* r = a >> bits (floor); room na - bits / 32; r may be a. */
uint32_t bigmag_shift_right(uint32_t *r, const uint32_t *a, uint32_t na, uint32_t bits);

/* Is any of the low bits of a set? */
bool bigmag_any_below(const uint32_t *a, uint32_t na, uint32_t bits);

/* r = a op b on two's complement with infinite sign, operands and result as sign and magnitude.
   Room max(na, nb) + 1; r may be a or b. The result's sign goes to rneg. */
uint32_t bigmag_bits(uint32_t *r, bool *rneg, enum bigmag_bit_op op, const uint32_t *a, uint32_t na,
                     bool aneg, const uint32_t *b, uint32_t nb, bool bneg);

/* Number of bits without leading zeros. */
uint32_t bigmag_bit_length(const uint32_t *a, uint32_t n);

/* Number of ones. */
uint32_t bigmag_bit_count(const uint32_t *a, uint32_t n);

/* Writes a's digits in base 2..36 (lower case) backwards from end, at least one; destroys a.
   Returns the first character. Never writes more than bigmag_text_size(n, base) characters. */
char *bigmag_to_text(char *end, uint32_t *a, uint32_t n, unsigned base);
uint32_t bigmag_text_size(uint32_t n, unsigned base);

/* r = number spelled by n characters that are all digits of the base; room bigmag_text_room(n, base). */
uint32_t bigmag_from_text(uint32_t *r, const char *text, size_t n, unsigned base);
uint32_t bigmag_text_room(size_t n, unsigned base);

/* Two's complement, little endian, of size bytes; bits that do not fit are dropped. */
void bigmag_to_bytes(uint8_t *out, size_t size, const uint32_t *a, uint32_t n, bool negative);

/* r = magnitude of size bytes, step +1 little endian from first, -1 big endian (from the last byte);
   room size / 4 + 1. is_signed: two's complement, the sign goes to negative. */
uint32_t bigmag_from_bytes(uint32_t *r, bool *negative, const uint8_t *lowest, ptrdiff_t step,
                           size_t size, bool is_signed);

/* The top precision (<= 63) bits, rounded half to even: a ~ result * 2^*exponent. a is not 0.
   The result has exactly precision bits, or fewer when a does (then exponent is 0). */
uint64_t bigmag_round(const uint32_t *a, uint32_t n, unsigned precision, uint32_t *exponent);

#endif
