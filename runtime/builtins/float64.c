/* SPDX-License-Identifier: MIT */
/* IEEE 754 binary64 in integers, and the conversions between it and binary32. As float32.c; the
   working significand has its leading one at bit 62 and 10 bits for rounding. */
#include <stdint.h>

typedef uint32_t u32;
typedef int32_t s32;
typedef uint64_t u64;
typedef int64_t s64;

#define SIGN 0x8000000000000000u
#define INFINITE 0x7ff0000000000000u
#define QUIET 0x7ff8000000000000u
#define HIDDEN 0x0010000000000000u

enum { MANTISSA = 52, EXPONENTS = 2047, BIAS = 1023, ROUND = 10, LEAD = 62 };
enum { MANTISSA32 = 23, EXPONENTS32 = 255, BIAS32 = 127 };

union pun {
  double number;
  u64 bits;
};

union pun32 {
  float number;
  u32 bits;
};

static u64 bits_of(double x) { return ((union pun){.number = x}).bits; }
static double from_bits(u64 bits) { return ((union pun){.bits = bits}).number; }
static int is_nan(u64 x) { return (x & ~SIGN) > INFINITE; }

static u64 shift_sticky(u64 x, int by) {
  if (by == 0) return x;
  if (by > 63) return x != 0;
  return x >> by | ((x << (64 - by)) != 0);
}

static double pack(u64 sign, int exponent, u64 significand) {
  if (exponent < 1) {
    significand = shift_sticky(significand, 1 - exponent);
    exponent = 1;
  }
  u32 tail = (u32)significand & ((1 << ROUND) - 1);
  significand = (significand + (1 << (ROUND - 1))) >> ROUND;
  if (tail == 1 << (ROUND - 1)) significand &= ~(u64)1;
  if (exponent >= EXPONENTS) return from_bits(sign | INFINITE);
  return from_bits(sign | (((u64)(exponent - 1) << MANTISSA) + significand));
}

static u64 split(u64 x, int *exponent) {
  u64 significand = x & (HIDDEN - 1);
  *exponent = (int)(x >> MANTISSA) & EXPONENTS;
  if (*exponent)
    significand |= HIDDEN;
  else
    *exponent = 1;
  return significand << ROUND;
}

static u64 split_normal(u64 x, int *exponent) {
  u64 significand = split(x, exponent);
  int shift = __builtin_clzll(significand) - 1;
  *exponent -= shift;
  return significand << shift;
}

static double add(u64 a, u64 b) {
  if ((a & ~SIGN) < (b & ~SIGN)) {
    u64 larger = b;
    b = a, a = larger;
  }
  if ((a & ~SIGN) >= INFINITE) {
    if (is_nan(a) || ((b & ~SIGN) == INFINITE && a != b)) return from_bits(QUIET);
    return from_bits(a);
  }
  int exponent, lesser;
  u64 x = split(a, &exponent), y = split(b, &lesser);
  y = shift_sticky(y, exponent - lesser);
  if (!((a ^ b) & SIGN)) {
    x += y;
    if (x >> 63) x = shift_sticky(x, 1), exponent++;
    return pack(a & SIGN, exponent, x);
  }
  x -= y;
  if (!x) return from_bits(0);
  int shift = __builtin_clzll(x) - 1;
  if (shift >= exponent) shift = exponent - 1;
  return pack(a & SIGN, exponent - shift, x << shift);
}

double __adddf3(double a, double b) { return add(bits_of(a), bits_of(b)); }

double __subdf3(double a, double b) {
  u64 y = bits_of(b);
  return add(bits_of(a), is_nan(y) ? y : y ^ SIGN);
}

/* The upper 64 bits of a * b, lowest one sticky. */
static u64 multiply_high(u64 a, u64 b) {
  u32 a0 = (u32)a, a1 = (u32)(a >> 32), b0 = (u32)b, b1 = (u32)(b >> 32);
  u64 low = (u64)a0 * b0, cross = (u64)a1 * b0, other = (u64)a0 * b1, top = (u64)a1 * b1;
  u64 middle = (low >> 32) + (u32)cross + (u32)other;
  top += (cross >> 32) + (other >> 32) + (middle >> 32);
  return top | (((u32)middle | (u32)low) != 0);
}

double __muldf3(double fa, double fb) {
  u64 a = bits_of(fa), b = bits_of(fb), sign = (a ^ b) & SIGN;
  a &= ~SIGN, b &= ~SIGN;
  if (a >= INFINITE || b >= INFINITE) {
    if (is_nan(a) || is_nan(b) || !a || !b) return from_bits(QUIET);
    return from_bits(sign | INFINITE);
  }
  if (!a || !b) return from_bits(sign);
  int ea, eb;
  u64 x = split_normal(a, &ea) << 1, y = split_normal(b, &eb);
  int exponent = ea + eb - BIAS;
  u64 top = multiply_high(x, y); /* 2^63 * 2^62 / 2^64: the leading one is at bit 61 or 62 */
  if (top >> LEAD)
    exponent++;
  else
    top <<= 1;
  return pack(sign, exponent, top);
}

double __divdf3(double fa, double fb) {
  u64 a = bits_of(fa), b = bits_of(fb), sign = (a ^ b) & SIGN;
  a &= ~SIGN, b &= ~SIGN;
  if (is_nan(a) || is_nan(b) || (a == b && (!a || a == INFINITE))) return from_bits(QUIET);
  if (a == INFINITE || !b) return from_bits(sign | INFINITE);
  if (b == INFINITE || !a) return from_bits(sign);
  int ea, eb;
  u64 rest = split_normal(a, &ea), divisor = split_normal(b, &eb), quotient = 0;
  int exponent = ea - eb + BIAS;
  if (rest < divisor) rest <<= 1, exponent--;
  for (int i = 0; i <= LEAD; i++) {
    quotient <<= 1;
    if (rest >= divisor) rest -= divisor, quotient |= 1;
    rest <<= 1;
  }
  return pack(sign, exponent, quotient | (rest != 0));
}

double __negdf2(double x) { return from_bits(bits_of(x) ^ SIGN); }

static int compare(double fa, double fb, int unordered) {
  u64 a = bits_of(fa), b = bits_of(fb);
  if (is_nan(a) || is_nan(b)) return unordered;
  if (!((a | b) & ~SIGN)) return 0;
  s64 x = (s64)(a & SIGN ? SIGN - a : a), y = (s64)(b & SIGN ? SIGN - b : b);
  return (x > y) - (x < y);
}

int __eqdf2(double a, double b) { return compare(a, b, 1); }
int __nedf2(double a, double b) { return compare(a, b, 1); }
int __ltdf2(double a, double b) { return compare(a, b, 1); }
int __ledf2(double a, double b) { return compare(a, b, 1); }
int __gtdf2(double a, double b) { return compare(a, b, -1); }
int __gedf2(double a, double b) { return compare(a, b, -1); }
int __unorddf2(double a, double b) { return is_nan(bits_of(a)) || is_nan(bits_of(b)); }

static int exponent_of(u64 x) { return ((int)(x >> MANTISSA) & EXPONENTS) - BIAS; }

/* |x| cut to an integer. Requires exponent_of(x) < 64. */
static u64 magnitude(u64 x) {
  int exponent = exponent_of(x);
  if (exponent < 0) return 0;
  u64 significand = (x & (HIDDEN - 1)) | HIDDEN;
  return exponent <= MANTISSA ? significand >> (MANTISSA - exponent)
                              : significand << (exponent - MANTISSA);
}

u32 __fixunsdfsi(double x) {
  u64 bits = bits_of(x);
  if (bits & SIGN) return 0;
  return exponent_of(bits) >= 32 ? UINT32_MAX : (u32)magnitude(bits);
}

u64 __fixunsdfdi(double x) {
  u64 bits = bits_of(x);
  if (bits & SIGN) return 0;
  return exponent_of(bits) >= 64 ? UINT64_MAX : magnitude(bits);
}

s32 __fixdfsi(double x) {
  u64 bits = bits_of(x);
  if (exponent_of(bits) >= 31) return bits & SIGN ? INT32_MIN : INT32_MAX;
  s32 size = (s32)magnitude(bits);
  return bits & SIGN ? -size : size;
}

s64 __fixdfdi(double x) {
  u64 bits = bits_of(x);
  if (exponent_of(bits) >= 63) return bits & SIGN ? INT64_MIN : INT64_MAX;
  s64 size = (s64)magnitude(bits);
  return bits & SIGN ? -size : size;
}

static double from_u64(u64 sign, u64 size) {
  if (!size) return from_bits(0);
  int zeros = __builtin_clzll(size);
  return pack(sign, BIAS + 63 - zeros, shift_sticky(size << zeros, 1));
}

double __floatundidf(u64 x) { return from_u64(0, x); }
double __floatdidf(s64 x) { return x < 0 ? from_u64(SIGN, -(u64)x) : from_u64(0, (u64)x); }
double __floatunsidf(u32 x) { return from_u64(0, x); }
double __floatsidf(s32 x) { return __floatdidf(x); }

double __extendsfdf2(float x) {
  u32 bits = ((union pun32){.number = x}).bits, exponent = bits >> MANTISSA32 & EXPONENTS32;
  u64 sign = (u64)(bits >> 31) << 63, mantissa = bits & ((1u << MANTISSA32) - 1);
  if (exponent == EXPONENTS32) return from_bits(mantissa ? QUIET : sign | INFINITE);
  if (!exponent) {
    if (!mantissa) return from_bits(sign);
    int zeros = __builtin_clzll(mantissa);
    /* mantissa * 2^(1 - BIAS32 - MANTISSA32), its leading one at bit 63 - zeros */
    return pack(sign, BIAS + 1 - BIAS32 - MANTISSA32 + 63 - zeros, mantissa << (zeros - 1));
  }
  return from_bits(sign | (u64)(exponent + BIAS - BIAS32) << MANTISSA |
                   mantissa << (MANTISSA - MANTISSA32));
}

/* Rounds in pack32's place: 29 bits go. */
float __truncdfsf2(double number) {
  u64 x = bits_of(number);
  u32 sign = (u32)(x >> 63) << 31;
  union pun32 out;
  if (is_nan(x)) {
    out.bits = 0x7fc00000u;
    return out.number;
  }
  int exponent = exponent_of(x) + BIAS32;
  u64 significand = (x & (HIDDEN - 1)) | HIDDEN;
  int drop = MANTISSA - MANTISSA32;
  if (exponent >= EXPONENTS32) {
    out.bits = sign | 0x7f800000u;
    return out.number;
  }
  if (exponent < 1) drop += 1 - exponent, exponent = 1;
  if (drop > 62) drop = 62;
  u64 half = (u64)1 << (drop - 1), tail = significand & ((half << 1) - 1);
  u32 kept = (u32)(significand >> drop);
  kept += tail > half || (tail == half && (kept & 1));
  out.bits = sign | (((u32)(exponent - 1) << MANTISSA32) + kept);
  return out.number;
}
