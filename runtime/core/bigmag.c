/* SPDX-License-Identifier: MIT */
/* Arithmetic on magnitudes, the part of big integers that knows nothing of values, signs or memory.
 *
 * Digits have 32 bits, because every supported core multiplies 32 x 32 -> 64 in one or a few instructions. None of
 * them divides 64 by 32, and the 64-bit division of libgcc costs a kilobyte; so division works with two steps of
 * 16 bits (`divide_2by1`), which is also quicker. Decimal conversion is quadratic: it takes nine digits a pass.
 */
#include "runtime/core/bigmag.h"

#include <string.h>

uint32_t bigmag_trim(const uint32_t *a, uint32_t n) {
  while (n && !a[n - 1]) n--;
  return n;
}

uint32_t bigmag_from_u64(uint32_t *r, uint64_t v) {
  r[0] = (uint32_t)v;
  r[1] = (uint32_t)(v >> 32);
  return bigmag_trim(r, 2);
}

int bigmag_compare(const uint32_t *a, uint32_t na, const uint32_t *b, uint32_t nb) {
  if (na != nb) return na < nb ? -1 : 1;
  while (na--)
    if (a[na] != b[na]) return a[na] < b[na] ? -1 : 1;
  return 0;
}

uint32_t bigmag_add(uint32_t *r, const uint32_t *a, uint32_t na, const uint32_t *b, uint32_t nb) {
  if (na < nb) return bigmag_add(r, b, nb, a, na);
  uint64_t carry = 0;
  for (uint32_t i = 0; i < na; i++) {
    carry += a[i];
    if (i < nb) carry += b[i];
    r[i] = (uint32_t)carry;
    carry >>= 32;
  }
  r[na] = (uint32_t)carry;
  return na + (carry != 0);
}

uint32_t bigmag_sub(uint32_t *r, const uint32_t *a, uint32_t na, const uint32_t *b, uint32_t nb) {
  uint32_t borrow = 0;
  for (uint32_t i = 0; i < na; i++) {
    uint64_t d = (uint64_t)a[i] - (i < nb ? b[i] : 0) - borrow;
    r[i] = (uint32_t)d;
    borrow = (uint32_t)(d >> 32) & 1;
  }
  return bigmag_trim(r, na);
}

uint32_t bigmag_mul(uint32_t *r, const uint32_t *a, uint32_t na, const uint32_t *b, uint32_t nb) {
  if (!na || !nb) return 0;
  memset(r, 0, (size_t)(na + nb) * sizeof *r);
  for (uint32_t i = 0; i < na; i++) {
    uint32_t carry = 0, m = a[i];
    for (uint32_t j = 0; j < nb; j++) {
      uint64_t t = (uint64_t)m * b[j] + r[i + j] + carry;
      r[i + j] = (uint32_t)t;
      carry = (uint32_t)(t >> 32);
    }
    r[i + nb] = carry;
  }
  return bigmag_trim(r, na + nb);
}

uint32_t bigmag_mul_add(uint32_t *a, uint32_t n, uint32_t mul, uint32_t add) {
  for (uint32_t i = 0; i < n; i++) {
    uint64_t t = (uint64_t)a[i] * mul + add;
    a[i] = (uint32_t)t;
    add = (uint32_t)(t >> 32);
  }
  if (add) a[n++] = add;
  return n;
}

/* (hi:lo) / d for normalised d (top bit set) and hi < d: Knuth's D with digits of 16 bits. */
static uint32_t divide_2by1(uint32_t hi, uint32_t lo, uint32_t d, uint32_t *rem) {
  if (sizeof(uintptr_t) == 8) {
    uint64_t u = (uint64_t)hi << 32 | lo;
    *rem = (uint32_t)(u % d);
    return (uint32_t)(u / d);
  }
  uint32_t d1 = d >> 16, d0 = d & 0xffff, q[2];
  for (int step = 0; step < 2; step++) {
    uint32_t next = step ? lo & 0xffff : lo >> 16;
    uint32_t qhat = hi / d1, rhat = hi - qhat * d1;
    while (qhat >> 16 || qhat * d0 > (rhat << 16 | next)) {
      qhat--;
      rhat += d1;
      if (rhat >> 16) break;
    }
    hi = (hi << 16 | next) - qhat * d;
    q[step] = qhat;
  }
  *rem = hi;
  return q[0] << 16 | q[1];
}

uint32_t bigmag_div_digit(uint32_t *q, const uint32_t *a, uint32_t n, uint32_t d) {
  unsigned s = (unsigned)__builtin_clz(d);
  uint32_t dn = d << s, hi;
  if (!n) return 0;
  hi = s ? a[n - 1] >> (32 - s) : 0;
  for (uint32_t i = n; i-- > 0;) {
    uint32_t lo = a[i] << s;
    if (s && i) lo |= a[i - 1] >> (32 - s);
    q[i] = divide_2by1(hi, lo, dn, &hi);
  }
  return hi >> s;
}

/* Digit i of b << s, for s < 32. */
static uint32_t shifted_digit(const uint32_t *b, uint32_t i, unsigned s) {
  return s ? b[i] << s | (i ? b[i - 1] >> (32 - s) : 0) : b[i];
}

/* r[0..nb] -= q * (b << s); returns the borrow. */
static uint32_t mul_sub(uint32_t *r, const uint32_t *b, uint32_t nb, unsigned s, uint32_t q) {
  uint32_t carry = 0, borrow = 0;
  for (uint32_t i = 0; i < nb; i++) {
    uint64_t p = (uint64_t)q * shifted_digit(b, i, s) + carry;
    carry = (uint32_t)(p >> 32);
    uint64_t d = (uint64_t)r[i] - (uint32_t)p - borrow;
    r[i] = (uint32_t)d;
    borrow = (uint32_t)(d >> 32) & 1;
  }
  uint64_t d = (uint64_t)r[nb] - carry - borrow;
  r[nb] = (uint32_t)d;
  return (uint32_t)(d >> 32) & 1;
}

/* r[0..nb] += b << s, dropping the final carry. */
static void add_back(uint32_t *r, const uint32_t *b, uint32_t nb, unsigned s) {
  uint64_t carry = 0;
  for (uint32_t i = 0; i < nb; i++) {
    carry += (uint64_t)r[i] + shifted_digit(b, i, s);
    r[i] = (uint32_t)carry;
    carry >>= 32;
  }
  r[nb] += (uint32_t)carry;
}

/* b is normalised on the fly (shifted_digit), so that no scratch memory is needed. */
uint32_t bigmag_divmod(uint32_t *q, uint32_t *r, uint32_t *nr, const uint32_t *a, uint32_t na,
                       const uint32_t *b, uint32_t nb) {
  if (nb == 1) {
    r[0] = bigmag_div_digit(q, a, na, b[0]);
    *nr = r[0] != 0;
    return bigmag_trim(q, na);
  }
  unsigned s = (unsigned)__builtin_clz(b[nb - 1]);
  uint32_t top = shifted_digit(b, nb - 1, s), next = shifted_digit(b, nb - 2, s);
  r[na] = s ? a[na - 1] >> (32 - s) : 0;
  for (uint32_t i = na; i-- > 0;) r[i] = shifted_digit(a, i, s);
  for (uint32_t j = na - nb + 1; j-- > 0;) {
    uint32_t hi = r[j + nb], qhat, rhat;
    bool small = true; /* is rhat < 2^32? */
    if (hi >= top) {
      qhat = UINT32_MAX;
      rhat = r[j + nb - 1] + top; /* hi == top here */
      small = rhat >= top;
    } else {
      qhat = divide_2by1(hi, r[j + nb - 1], top, &rhat);
    }
    while (small && (uint64_t)qhat * next > ((uint64_t)rhat << 32 | r[j + nb - 2])) {
      qhat--;
      rhat += top;
      small = rhat >= top;
    }
    if (mul_sub(r + j, b, nb, s, qhat)) {
      qhat--;
      add_back(r + j, b, nb, s);
    }
    q[j] = qhat;
  }
  *nr = bigmag_shift_right(r, r, bigmag_trim(r, nb), s);
  return bigmag_trim(q, na - nb + 1);
}

uint32_t bigmag_shift_left(uint32_t *r, const uint32_t *a, uint32_t na, uint32_t bits) {
  uint32_t words = bits / 32;
  unsigned s = bits % 32;
  if (!na) return 0;
  r[na + words] = s ? a[na - 1] >> (32 - s) : 0;
  for (uint32_t i = na; i-- > 0;) r[i + words] = shifted_digit(a, i, s);
  for (uint32_t i = 0; i < words; i++) r[i] = 0;
  return bigmag_trim(r, na + words + 1);
}

uint32_t bigmag_shift_right(uint32_t *r, const uint32_t *a, uint32_t na, uint32_t bits) {
  uint32_t words = bits / 32;
  unsigned s = bits % 32;
  if (words >= na) return 0;
  uint32_t n = na - words;
  for (uint32_t i = 0; i < n; i++) {
    uint32_t hi = i + 1 < n ? a[i + words + 1] : 0;
    r[i] = s ? a[i + words] >> s | hi << (32 - s) : a[i + words];
  }
  return bigmag_trim(r, n);
}

bool bigmag_any_below(const uint32_t *a, uint32_t na, uint32_t bits) {
  uint32_t words = bits / 32;
  if (words >= na) return na != 0;
  for (uint32_t i = 0; i < words; i++)
    if (a[i]) return true;
  return a[words] & ((UINT32_C(1) << bits % 32) - 1);
}

/* The next digit of a's two's complement, lowest first; carry starts as the sign. */
static uint32_t twos_digit(const uint32_t *a, uint32_t n, uint32_t i, bool negative,
                           uint32_t *carry) {
  uint32_t d = i < n ? a[i] : 0;
  if (!negative) return d;
  d = ~d + *carry;
  *carry &= d == 0;
  return d;
}

static uint32_t bit_op(enum bigmag_bit_op op, uint32_t a, uint32_t b) {
  return op == BIGMAG_AND ? a & b : op == BIGMAG_OR ? a | b : a ^ b;
}

uint32_t bigmag_bits(uint32_t *r, bool *rneg, enum bigmag_bit_op op, const uint32_t *a, uint32_t na,
                     bool aneg, const uint32_t *b, uint32_t nb, bool bneg) {
  uint32_t n = (na > nb ? na : nb) + 1, ca = aneg, cb = bneg;
  *rneg = bit_op(op, aneg, bneg);
  uint32_t cr = *rneg;
  for (uint32_t i = 0; i < n; i++) {
    uint32_t da = twos_digit(a, na, i, aneg, &ca), db = twos_digit(b, nb, i, bneg, &cb);
    uint32_t d = bit_op(op, da, db);
    if (*rneg) {
      d = ~d + cr;
      cr &= d == 0;
    }
    r[i] = d;
  }
  return bigmag_trim(r, n);
}

uint32_t bigmag_bit_length(const uint32_t *a, uint32_t n) {
  return n ? n * 32 - (uint32_t)__builtin_clz(a[n - 1]) : 0;
}

uint32_t bigmag_bit_count(const uint32_t *a, uint32_t n) {
  uint32_t count = 0;
  for (uint32_t i = 0; i < n; i++)
    for (uint32_t d = a[i]; d; d &= d - 1) count++;
  return count;
}

/* The largest power of base below 2^32, and its exponent. */
static uint32_t chunk_of(unsigned base, unsigned *digits) {
  uint32_t power = base;
  *digits = 1;
  while (power <= UINT32_MAX / base) {
    power *= base;
    ++*digits;
  }
  return power;
}

char *bigmag_to_text(char *end, uint32_t *a, uint32_t n, unsigned base) {
  unsigned digits;
  uint32_t chunk = chunk_of(base, &digits);
  do {
    uint32_t rest = bigmag_div_digit(a, a, n, chunk);
    n = bigmag_trim(a, n);
    for (unsigned i = 0; n ? i < digits : rest || !i; i++) {
      unsigned d = rest % base;
      rest /= base;
      *--end = (char)(d < 10 ? '0' + d : 'a' + d - 10);
    }
  } while (n);
  return end;
}

/* Bits that one digit of the base is worth, rounded down. */
static unsigned digit_bits(unsigned base) {
  unsigned bits = 0;
  while (base >>= 1) bits++;
  return bits;
}

uint32_t bigmag_text_size(uint32_t n, unsigned base) {
  if (base == 10) return (n * 617 >> 6) + 2; /* 32 log10(2) = 9.633 < 617/64 */
  return n * 32 / digit_bits(base) + 1;
}

uint32_t bigmag_from_text(uint32_t *r, const char *text, size_t n, unsigned base) {
  unsigned digits;
  uint32_t chunk = chunk_of(base, &digits), len = 0;
  while (n) {
    uint32_t part = 0, scale = 1;
    unsigned take = n % digits ? (unsigned)(n % digits) : digits;
    for (unsigned i = 0; i < take; i++) {
      unsigned c = (unsigned char)*text++;
      part = part * base + (c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10);
      scale *= base;
    }
    n -= take;
    len = bigmag_mul_add(r, len, take == digits ? chunk : scale, part);
  }
  return len;
}

uint32_t bigmag_text_room(size_t n, unsigned base) {
  if (base == 10) return (uint32_t)(n * 27 / 256) + 2; /* log2(10) / 32 = 0.1038 < 27/256 */
  return (uint32_t)(n * (digit_bits(base - 1) + 1) / 32) + 2;
}

void bigmag_to_bytes(uint8_t *out, size_t size, const uint32_t *a, uint32_t n, bool negative) {
  uint32_t carry = negative, d = 0;
  for (size_t i = 0; i < size; i++, d >>= 8) {
    if (i % 4 == 0) d = twos_digit(a, n, (uint32_t)(i / 4), negative, &carry);
    out[i] = (uint8_t)d;
  }
}

uint32_t bigmag_from_bytes(uint32_t *r, bool *negative, const uint8_t *lowest, ptrdiff_t step,
                           size_t size, bool is_signed) {
  const uint8_t *highest = lowest + (ptrdiff_t)(size - 1) * step;
  *negative = is_signed && size && (*highest & 0x80);
  uint32_t n = (uint32_t)((size + 3) / 4), carry = *negative;
  for (uint32_t i = 0; i < n; i++) {
    uint32_t d = 0;
    for (size_t k = 0; k < 4; k++) {
      uint32_t byte = i * 4 + k < size ? *lowest : *negative ? 0xff : 0;
      if (i * 4 + k < size) lowest += step;
      d |= byte << (8 * k);
    }
    if (*negative) {
      d = ~d + carry;
      carry &= d == 0;
    }
    r[i] = d;
  }
  if (*negative && carry) r[n++] = 1;
  return bigmag_trim(r, n);
}

uint64_t bigmag_round(const uint32_t *a, uint32_t n, unsigned precision, uint32_t *exponent) {
  uint32_t bits = bigmag_bit_length(a, n), top[4], drop = bits > precision ? bits - precision : 0;
  uint64_t m = 0;
  for (uint32_t i = 0; i < 3; i++) top[i] = drop / 32 + i < n ? a[drop / 32 + i] : 0;
  uint32_t len = bigmag_shift_right(top, top, 3, drop % 32);
  while (len) m = m << 32 | top[--len];
  *exponent = drop;
  if (drop && a[(drop - 1) / 32] >> (drop - 1) % 32 & 1 &&
      (m & 1 || bigmag_any_below(a, n, drop - 1)) && ++m >> precision) {
    m >>= 1;
    ++*exponent;
  }
  return m;
}
