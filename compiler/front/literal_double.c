/* SPDX-License-Identifier: MIT */
/* Decimal text to the nearest double, ties to even.
 *
 * Most literals are a 53-bit integer times or over a power of ten that a double holds exactly: one
 * exact operation rounds right (Clinger 1990). All others go through a decimal number of up to 800
 * digits that is halved and doubled until it lies in [1/2, 1): the count of steps is the exponent,
 * and 53 more doublings make the mantissa an integer to round. 768 digits decide every tie. */
#include "compiler/front/literal.h"

#include <string.h>

enum {
  MAX_DIGITS = 800,
  MAX_SHIFT = 27,
  MANTISSA_BITS = 52,
  BIAS = -1023,
  INFINITE_EXPONENT = 2047,
  EXPONENT_LIMIT = 10000
};

/* 0.d[0]d[1]… times ten to `point`. */
typedef struct Decimal {
  uint8_t d[MAX_DIGITS];
  int count, point;
  bool truncated; /* digits other than 0 were dropped */
} Decimal;

static void trim(Decimal *n) {
  while (n->count > 0 && n->d[n->count - 1] == 0) n->count--;
  if (n->count == 0) n->point = 0;
}

static void parse(Decimal *n, const char *text, size_t len) {
  bool seen_point = false;
  size_t i = 0;
  *n = (Decimal){0};
  for (; i < len && (text[i] == '.' || (text[i] >= '0' && text[i] <= '9')); i++) {
    if (text[i] == '.') {
      seen_point = true;
      continue;
    }
    if (n->count == 0 && text[i] == '0') { /* leading zero */
      if (seen_point) n->point--;
      continue;
    }
    if (n->count < MAX_DIGITS) {
      n->d[n->count++] = (uint8_t)(text[i] - '0');
    } else if (text[i] != '0') {
      n->truncated = true;
    }
    if (!seen_point && n->point < EXPONENT_LIMIT) n->point++;
  }
  if (i < len && (text[i] | 0x20) == 'e') {
    bool negative = text[++i] == '-';
    int exponent = 0;
    if (text[i] == '+' || text[i] == '-') i++;
    for (; i < len && exponent < 10 * EXPONENT_LIMIT; i++) exponent = exponent * 10 + text[i] - '0';
    n->point += negative ? -exponent : exponent;
  }
  trim(n);
}

/* Times two to `bits`. */
static void shift_left(Decimal *n, int bits) {
  uint8_t result[MAX_DIGITS + 24];
  int at = MAX_DIGITS + 24;
  uint64_t carry = 0;
  for (int i = n->count - 1; i >= 0; i--) {
    carry += (uint64_t)n->d[i] << bits;
    result[--at] = (uint8_t)(carry % 10);
    carry /= 10;
  }
  for (; carry; carry /= 10) {
    result[--at] = (uint8_t)(carry % 10);
    n->point++;
  }
  int count = MAX_DIGITS + 24 - at;
  for (int i = MAX_DIGITS; i < count; i++)
    if (result[at + i]) n->truncated = true;
  n->count = count > MAX_DIGITS ? MAX_DIGITS : count;
  memcpy(n->d, result + at, (size_t)n->count);
  trim(n);
}

/* Divided by two to `bits`. */
static void shift_right(Decimal *n, int bits) {
  int in = 0, out = 0;
  uint64_t rest = 0, mask = ((uint64_t)1 << bits) - 1;
  while (rest >> bits == 0) {
    if (in >= n->count) {
      if (rest == 0) return;
      while (rest >> bits == 0) {
        rest *= 10;
        in++;
      }
      break;
    }
    rest = rest * 10 + n->d[in++];
  }
  n->point -= in - 1;
  while (in < n->count || rest) {
    uint8_t digit = (uint8_t)(rest >> bits);
    rest &= mask;
    if (out < MAX_DIGITS) {
      n->d[out++] = digit;
    } else if (digit) {
      n->truncated = true;
    }
    rest = rest * 10 + (in < n->count ? n->d[in] : 0);
    in++;
  }
  n->count = out;
  trim(n);
}

static void shift(Decimal *n, int bits) {
  for (; bits > MAX_SHIFT; bits -= MAX_SHIFT) shift_left(n, MAX_SHIFT);
  for (; bits < -MAX_SHIFT; bits += MAX_SHIFT) shift_right(n, MAX_SHIFT);
  if (bits > 0) shift_left(n, bits);
  if (bits < 0) shift_right(n, -bits);
}

/* The number, rounded to an integer. */
static uint64_t rounded(const Decimal *n) {
  uint64_t value = 0;
  int i = 0;
  if (n->point > 20) return UINT64_MAX;
  for (; i < n->point && i < n->count; i++) value = value * 10 + n->d[i];
  for (; i < n->point; i++) value *= 10;
  if (n->point < 0 || n->point >= n->count) return value;
  bool half = n->d[n->point] == 5 && n->point + 1 == n->count && !n->truncated;
  bool up = half ? (n->point > 0 && n->d[n->point - 1] % 2) : n->d[n->point] >= 5;
  return value + up;
}

static double from_parts(uint64_t mantissa, int exponent) {
  uint64_t bits = mantissa & (((uint64_t)1 << MANTISSA_BITS) - 1);
  bits |= (uint64_t)(exponent - BIAS) << MANTISSA_BITS;
  double result;
  memcpy(&result, &bits, sizeof result);
  return result;
}

static double infinite(void) {
  return from_parts(0, INFINITE_EXPONENT + BIAS);
}

static double slow(const char *text, size_t len) {
  static const uint8_t steps[] = {0, 3, 6, 9, 13, 16, 19, 23, 26}; /* bits in so many digits */
  enum { STEPS = sizeof steps };
  Decimal n;
  int exponent = 0;
  parse(&n, text, len);
  if (n.count == 0 || n.point < -330) return 0;
  if (n.point > 310) return infinite();
  while (n.point > 0) {
    int bits = n.point >= STEPS ? MAX_SHIFT : steps[n.point];
    shift_right(&n, bits);
    exponent += bits;
  }
  while (n.point < 0 || (n.point == 0 && n.d[0] < 5)) {
    int bits = -n.point >= STEPS ? MAX_SHIFT : n.point == 0 ? 1 : steps[-n.point];
    shift_left(&n, bits);
    exponent -= bits;
  }
  exponent--; /* [1/2, 1) to [1, 2) */
  if (exponent < BIAS + 1) {
    shift(&n, exponent - (BIAS + 1));
    exponent = BIAS + 1;
  }
  shift(&n, MANTISSA_BITS + 1);
  uint64_t mantissa = rounded(&n);
  if (mantissa == (uint64_t)2 << MANTISSA_BITS) {
    mantissa >>= 1;
    exponent++;
  }
  if (exponent - BIAS >= INFINITE_EXPONENT) return infinite();
  if (!(mantissa >> MANTISSA_BITS)) exponent = BIAS; /* subnormal */
  return from_parts(mantissa, exponent);
}

double literal_double(const char *text, size_t len) {
  static const double powers[] = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                  1e8,  1e9,  1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
                                  1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
  uint64_t mantissa = 0;
  int exponent = 0, digits = 0;
  bool seen_point = false;
  size_t i = 0;
  for (; i < len && (text[i] | 0x20) != 'e'; i++) {
    if (text[i] == '.') {
      seen_point = true;
      continue;
    }
    mantissa = mantissa * 10 + (uint64_t)(text[i] - '0');
    if (mantissa) digits++;
    if (digits > 18) return slow(text, len);
    exponent -= seen_point;
  }
  if (i < len) {
    bool negative = text[++i] == '-';
    int written = 0;
    if (text[i] == '+' || text[i] == '-') i++;
    for (; i < len && written < 1000; i++) written = written * 10 + text[i] - '0';
    exponent += negative ? -written : written;
  }
  if (mantissa >> 53 || exponent > 22 || exponent < -22) return slow(text, len);
  double value = (double)mantissa;
  return exponent < 0 ? value / powers[-exponent] : value * powers[exponent];
}
