/* SPDX-License-Identifier: MIT */
/* Powers of complex numbers, and the functions of floats that these and cmath are made of. */
#include "runtime/core/complex.h"
#include "runtime/core/error.h"
#include "runtime/core/float.h"
#include "runtime/core/real.h"

enum { ROOM = 14 };

/* Where the squares fit into 64 bits with some room: exactly, but for what is far below them, which the lowest bit stands for. */
static flt short_hypot(flt x, flt y) {
  int32_t ea, eb;
  uint64_t a = fltbits_split(x, &ea), b = fltbits_split(y, &eb);
  if (!a || !b) return fltbits_from_raw((fltbits_raw(x) | fltbits_raw(y)) & ~FLTBITS_SIGN);
  if (ea < eb) {
    uint64_t t = a;
    int32_t e = ea;
    a = b, ea = eb;
    b = t, eb = e;
  }
  uint32_t distance = 2 * (uint32_t)(ea - eb), up = distance < ROOM ? distance : ROOM;
  a = (uint64_t)(uint32_t)a * (uint32_t)a << up;
  b = (uint64_t)(uint32_t)b * (uint32_t)b;
  distance -= up;
  if (distance > 63) b = 1;
  else if (distance) b = b >> distance | ((b & (((uint64_t)1 << distance) - 1)) != 0);
  return real_sqrt_round(a + b, 2 * ea - (int32_t)up);
}

flt complex_hypot(flt x, flt y) {
  if (!fltbits_finite(x) || !fltbits_finite(y)) {
    bool infinite = (!fltbits_finite(x) && !fltbits_nan(x)) || (!fltbits_finite(y) && !fltbits_nan(y));
    return infinite ? fltbits_inf(false) : fltbits_make_nan();
  }
  if (2 * FLTBITS_PRECISION + ROOM < 64) return short_hypot(x, y);
  struct real a = real_from(x), b = real_from(y);
  struct real square = real_add(real_mul(a, a), real_mul(b, b));
  return real_sqrt_round(square.m, square.e);
}

flt complex_atan2(flt y, flt x) {
  if (fltbits_nan(x) || fltbits_nan(y)) return fltbits_make_nan();
  bool down = fltbits_negative(y);
  if (!fltbits_finite(x) || !fltbits_finite(y)) { /* an infinite part is 1, a finite one beside it 0 */
    flt sx = fltbits_negative(x) ? -1 : 1, sy = down ? -1 : 1;
    flt one_x = fltbits_finite(x) ? sx * 0 : sx, one_y = fltbits_finite(y) ? sy * 0 : sy;
    return complex_atan2(one_y, one_x);
  }
  if (y == 0) {
    flt half_turn = real_round(REAL_PI);
    return !fltbits_negative(x) ? y : down ? -half_turn : half_turn;
  }
  return real_round(real_atan2(real_from(y), real_from(x)));
}

flt complex_exp(flt x) {
  if (!fltbits_finite(x)) return fltbits_nan(x) || x > 0 ? x : 0;
  return real_round(real_exp(real_from(x)));
}

flt complex_log(flt x) {
  if (x == 0) return fltbits_inf(true);
  if (x < 0 || fltbits_nan(x)) return fltbits_make_nan();
  return fltbits_finite(x) ? real_round(real_log(real_from(x))) : x;
}

void complex_sincos(flt x, flt *sine, flt *cosine) {
  struct real s, c;
  *sine = *cosine = fltbits_make_nan();
  if (!fltbits_finite(x)) return;
  real_sincos(real_from(x), &s, &c);
  *cosine = real_round(c);
  *sine = x == 0 ? x : real_round(s);
}

/* Whole powers by squaring: exact where the products are. */
static struct complex whole_power(struct complex x, unsigned n) {
  struct complex r = {1, 0};
  for (; n; n >>= 1) {
    if (n & 1) r = complex_times(r, x);
    if (n > 1) x = complex_times(x, x);
  }
  return r;
}

/* By the logarithm; a is not 0. */
static struct complex polar_power(struct complex a, struct complex b) {
  flt size = complex_hypot(a.re, a.im), turn = complex_atan2(a.im, a.re), sine, cosine;
  flt length = float_pow(size, b.re), phase = turn * b.re;
  if (b.im != 0) {
    length /= complex_exp(turn * b.im);
    phase += b.im * complex_log(size);
  }
  complex_sincos(phase, &sine, &cosine);
  return (struct complex){length * cosine, length * sine};
}

static bool is_zero(struct complex z) { return z.re == 0 && z.im == 0; }

value complex_power(value x, value y) {
  struct complex a, b, r;
  if (!complex_from_value(x, &a) || !complex_from_value(y, &b)) return V_ERROR;
  bool whole = b.im == 0 && b.re >= -100 && b.re <= 100 && float_trunc(b.re) == b.re;
  if (is_zero(a) && (b.im != 0 || b.re < 0)) return err_raise(E(complex_zero_power), 0, 0, 0);
  if (is_zero(b)) return complex_new(1, 0);
  if (whole) {
    r = whole_power(a, (unsigned)(b.re < 0 ? -b.re : b.re));
    if (b.re < 0) {
      if (is_zero(r)) return err_raise(E(complex_zero_power), 0, 0, 0);
      r = complex_over((struct complex){1, 0}, r);
    }
  } else {
    r = is_zero(a) ? (struct complex){0, 0} : polar_power(a, b);
  }
  bool infinite = (!fltbits_finite(r.re) && !fltbits_nan(r.re)) || (!fltbits_finite(r.im) && !fltbits_nan(r.im));
  return infinite ? err_raise(E(complex_power_range), 0, 0, 0) : complex_new_of(r);
}
