/* SPDX-License-Identifier: MIT */
/* IEEE 754 binary32 in integers: round to nearest even, subnormals, one quiet NaN. Names and meaning
   are libgcc's (GCC internals, "Routines for floating point emulation").

   Working form: a significand with its leading one at bit 30, so that 7 bits below the 24 that are
   kept take part in rounding (the lowest is sticky), and the biased exponent. */
#include <stdint.h>

typedef uint32_t u32;
typedef int32_t s32;
typedef uint64_t u64;
typedef int64_t s64;

#define SIGN 0x80000000u
#define INFINITE 0x7f800000u
#define QUIET 0x7fc00000u
#define HIDDEN 0x00800000u

enum { MANTISSA = 23, EXPONENTS = 255, BIAS = 127, ROUND = 7, LEAD = 30 };

union pun {
  float number;
  u32 bits;
};

static u32 bits_of(float x) { return ((union pun){.number = x}).bits; }
static float from_bits(u32 bits) { return ((union pun){.bits = bits}).number; }
static int is_nan(u32 x) { return (x & ~SIGN) > INFINITE; }

/* Shifts right; bits that fall off are remembered in the lowest. */
static u32 shift_sticky(u32 x, int by) {
  if (by == 0) return x;
  if (by > 31) return x != 0;
  return x >> by | ((x << (32 - by)) != 0);
}

/* Rounds significand * 2^(exponent - BIAS - LEAD). A significand below 2^LEAD needs exponent <= 1. */
static float pack(u32 sign, int exponent, u32 significand) {
  if (exponent < 1) {
    significand = shift_sticky(significand, 1 - exponent);
    exponent = 1;
  }
  u32 tail = significand & ((1 << ROUND) - 1);
  significand = (significand + (1 << (ROUND - 1))) >> ROUND;
  if (tail == 1 << (ROUND - 1)) significand &= ~1u;
  if (exponent >= EXPONENTS) return from_bits(sign | INFINITE);
  return from_bits(sign | (((u32)(exponent - 1) << MANTISSA) + significand));
}

/* Splits a finite x: significand with leading one at bit LEAD unless subnormal, exponent >= 1. */
static u32 split(u32 x, int *exponent) {
  u32 significand = x & (HIDDEN - 1);
  *exponent = (int)(x >> MANTISSA & EXPONENTS);
  if (*exponent)
    significand |= HIDDEN;
  else
    *exponent = 1;
  return significand << ROUND;
}

/* The same with the leading one at LEAD always. Requires x != 0. */
static u32 split_normal(u32 x, int *exponent) {
  u32 significand = split(x, exponent);
  int shift = __builtin_clz(significand) - 1;
  *exponent -= shift;
  return significand << shift;
}

static float add(u32 a, u32 b) {
  if ((a & ~SIGN) < (b & ~SIGN)) {
    u32 larger = b;
    b = a, a = larger;
  }
  if ((a & ~SIGN) >= INFINITE) {
    if (is_nan(a) || ((b & ~SIGN) == INFINITE && a != b)) return from_bits(QUIET);
    return from_bits(a);
  }
  int exponent, lesser;
  u32 x = split(a, &exponent), y = split(b, &lesser);
  y = shift_sticky(y, exponent - lesser);
  if (!((a ^ b) & SIGN)) {
    x += y;
    if (x >> 31) x = shift_sticky(x, 1), exponent++;
    return pack(a & SIGN, exponent, x);
  }
  x -= y;
  if (!x) return from_bits(0);
  int shift = __builtin_clz(x) - 1;
  if (shift >= exponent) shift = exponent - 1;
  return pack(a & SIGN, exponent - shift, x << shift);
}

float __addsf3(float a, float b) { return add(bits_of(a), bits_of(b)); }

float __subsf3(float a, float b) {
  u32 y = bits_of(b);
  return add(bits_of(a), is_nan(y) ? y : y ^ SIGN);
}

float __mulsf3(float fa, float fb) {
  u32 a = bits_of(fa), b = bits_of(fb), sign = (a ^ b) & SIGN;
  a &= ~SIGN, b &= ~SIGN;
  if (a >= INFINITE || b >= INFINITE) {
    if (is_nan(a) || is_nan(b) || !a || !b) return from_bits(QUIET);
    return from_bits(sign | INFINITE);
  }
  if (!a || !b) return from_bits(sign);
  int ea, eb;
  u64 product = (u64)(split_normal(a, &ea) >> ROUND) * (split_normal(b, &eb) >> ROUND);
  int exponent = ea + eb - BIAS;
  u32 top = (u32)(product >> 16) | ((product & 0xffff) != 0);
  if (top >> 31) top = shift_sticky(top, 1), exponent++;
  return pack(sign, exponent, top);
}

float __divsf3(float fa, float fb) {
  u32 a = bits_of(fa), b = bits_of(fb), sign = (a ^ b) & SIGN;
  a &= ~SIGN, b &= ~SIGN;
  if (is_nan(a) || is_nan(b) || (a == b && (!a || a == INFINITE))) return from_bits(QUIET);
  if (a == INFINITE || !b) return from_bits(sign | INFINITE);
  if (b == INFINITE || !a) return from_bits(sign);
  int ea, eb;
  u32 rest = split_normal(a, &ea), divisor = split_normal(b, &eb), quotient = 0;
  int exponent = ea - eb + BIAS;
  if (rest < divisor) rest <<= 1, exponent--;
  for (int i = 0; i <= LEAD; i++) {
    quotient <<= 1;
    if (rest >= divisor) rest -= divisor, quotient |= 1;
    rest <<= 1;
  }
  return pack(sign, exponent, quotient | (rest != 0));
}

float __negsf2(float x) { return from_bits(bits_of(x) ^ SIGN); }

/* -1, 0 or 1; `unordered` when one is a NaN. */
static int compare(float fa, float fb, int unordered) {
  u32 a = bits_of(fa), b = bits_of(fb);
  if (is_nan(a) || is_nan(b)) return unordered;
  if (!((a | b) & ~SIGN)) return 0;
  s32 x = (s32)(a & SIGN ? SIGN - a : a), y = (s32)(b & SIGN ? SIGN - b : b);
  return (x > y) - (x < y);
}

int __eqsf2(float a, float b) { return compare(a, b, 1); }
int __nesf2(float a, float b) { return compare(a, b, 1); }
int __ltsf2(float a, float b) { return compare(a, b, 1); }
int __lesf2(float a, float b) { return compare(a, b, 1); }
int __gtsf2(float a, float b) { return compare(a, b, -1); }
int __gesf2(float a, float b) { return compare(a, b, -1); }
int __unordsf2(float a, float b) { return is_nan(bits_of(a)) || is_nan(bits_of(b)); }

/* |x| cut to an integer, `most` bits wide; larger values and infinities give all ones. */
static u64 magnitude(u32 x, int most) {
  int exponent = (int)(x >> MANTISSA & EXPONENTS) - BIAS;
  if (exponent < 0) return 0;
  if (exponent >= most) return ~0ull >> (64 - most);
  u64 significand = (x & (HIDDEN - 1)) | HIDDEN;
  return exponent <= MANTISSA ? significand >> (MANTISSA - exponent)
                              : significand << (exponent - MANTISSA);
}

u32 __fixunssfsi(float x) { return bits_of(x) & SIGN ? 0 : (u32)magnitude(bits_of(x), 32); }
u64 __fixunssfdi(float x) { return bits_of(x) & SIGN ? 0 : magnitude(bits_of(x), 64); }

s32 __fixsfsi(float x) {
  u32 bits = bits_of(x), size = (u32)magnitude(bits, 31);
  if (!(bits & SIGN)) return (s32)size;
  return size == 0x7fffffff ? (s32)SIGN : -(s32)size; /* no float is 2^31 - 1 */
}

s64 __fixsfdi(float x) {
  u32 bits = bits_of(x);
  u64 size = magnitude(bits, 63);
  if (!(bits & SIGN)) return (s64)size;
  return size == ~0ull >> 1 ? INT64_MIN : -(s64)size;
}

static float from_u64(u32 sign, u64 size) {
  if (!size) return from_bits(0);
  int zeros = __builtin_clzll(size);
  u64 normal = size << zeros;
  u32 significand = (u32)(normal >> 33) | ((normal & 0x1ffffffffull) != 0);
  return pack(sign, BIAS + 63 - zeros, significand);
}

static float from_u32(u32 sign, u32 size) {
  if (!size) return from_bits(0);
  int zeros = __builtin_clz(size);
  return pack(sign, BIAS + 31 - zeros, shift_sticky(size << zeros, 1));
}

float __floatunsisf(u32 x) { return from_u32(0, x); }
float __floatsisf(s32 x) { return x < 0 ? from_u32(SIGN, -(u32)x) : from_u32(0, (u32)x); }
float __floatundisf(u64 x) { return from_u64(0, x); }
float __floatdisf(s64 x) { return x < 0 ? from_u64(SIGN, -(u64)x) : from_u64(0, (u64)x); }
