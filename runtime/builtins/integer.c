/* SPDX-License-Identifier: MIT */
/* Integer arithmetic that the compiler calls and the core or its libgcc lacks. Names and meaning are
   libgcc's (GCC internals, "The GCC low-level runtime library", 4.1). Division by zero is refused
   by the runtime before it gets here; these answer something and do not loop. */
#include <stdint.h>

typedef uint32_t u32;
typedef int32_t s32;
typedef uint64_t u64;
typedef int64_t s64;

int __clzsi2(u32 x);
u64 __umulsidi3(u32 a, u32 b);
u64 __udivmoddi4(u64 n, u64 d, u64 *rest);

static u32 high(u64 x) { return (u32)(x >> 32); }
static u64 join(u32 top, u32 low) { return (u64)top << 32 | low; }

int __clzsi2(u32 x) {
  int zeros = 0;
  if (!x) return 32;
  for (int step = 16; step; step >>= 1)
    if (!(x >> (32 - step))) x <<= step, zeros += step;
  return zeros;
}

int __ctzsi2(u32 x) { return x ? 31 - __clzsi2(x & -x) : 32; }

int __clzdi2(u64 x) { return high(x) ? __clzsi2(high(x)) : 32 + __clzsi2((u32)x); }

int __ctzdi2(u64 x) { return (u32)x ? __ctzsi2((u32)x) : 32 + __ctzsi2(high(x)); }

int __popcountsi2(u32 x) {
  int ones = 0;
  for (; x; x &= x - 1) ones++;
  return ones;
}

int __popcountdi2(u64 x) { return __popcountsi2((u32)x) + __popcountsi2(high(x)); }

u32 __bswapsi2(u32 x) {
  return x >> 24 | (x >> 8 & 0xff00) | (x << 8 & 0xff0000) | x << 24;
}

u64 __bswapdi2(u64 x) { return join(__bswapsi2((u32)x), __bswapsi2(high(x))); }

u32 __mulsi3(u32 a, u32 b) {
  u32 sum = 0;
  for (; b; b >>= 1, a <<= 1)
    if (b & 1) sum += a;
  return sum;
}

/* 64-bit shifts by halves: written with 32-bit shifts only, or they would call themselves. */
union halves {
  u64 whole;
  struct {
    u32 low, high; /* the cores are little-endian */
  };
};

u64 __ashldi3(u64 x, int by) {
  union halves in = {x}, out = {0};
  if (by >= 32) {
    out.high = in.low << (by - 32);
  } else if (by) {
    out.low = in.low << by;
    out.high = in.high << by | in.low >> (32 - by);
  } else {
    return x;
  }
  return out.whole;
}

u64 __lshrdi3(u64 x, int by) {
  union halves in = {x}, out = {0};
  if (by >= 32) {
    out.low = in.high >> (by - 32);
  } else if (by) {
    out.high = in.high >> by;
    out.low = in.low >> by | in.high << (32 - by);
  } else {
    return x;
  }
  return out.whole;
}

s64 __ashrdi3(s64 x, int by) {
  union halves in = {(u64)x}, out;
  s32 top = (s32)in.high;
  if (!by) return x;
  out.high = (u32)(by >= 32 ? top >> 31 : top >> by);
  out.low = by >= 32 ? (u32)(top >> (by - 32)) : in.low >> by | in.high << (32 - by);
  return (s64)out.whole;
}

/* Schoolbook on 16-bit halves; only the low half of a 32-bit product is asked of the core. */
u64 __umulsidi3(u32 a, u32 b) {
  union halves out;
  u32 a0 = a & 0xffff, a1 = a >> 16, b0 = b & 0xffff, b1 = b >> 16;
  u32 low = a0 * b0, cross = a1 * b0, other = a0 * b1, top = a1 * b1;
  u32 middle = (low >> 16) + (cross & 0xffff) + (other & 0xffff);
  out.low = middle << 16 | (low & 0xffff);
  out.high = top + (cross >> 16) + (other >> 16) + (middle >> 16);
  return out.whole;
}

u64 __muldi3(u64 a, u64 b) {
  union halves x = {a}, y = {b}, out;
  out.whole = __umulsidi3(x.low, y.low);
  out.high += x.low * y.high + x.high * y.low;
  return out.whole;
}

static u32 divide32(u32 n, u32 d, u32 *rest) {
  u32 quotient = 0;
  if (!d) return ~0u;
  if (n >= d)
    for (int shift = __clzsi2(d) - __clzsi2(n); shift >= 0; shift--)
      if (n >= d << shift) n -= d << shift, quotient |= 1u << shift;
  *rest = n;
  return quotient;
}

u32 __udivsi3(u32 n, u32 d) {
  u32 rest;
  return divide32(n, d, &rest);
}

u32 __umodsi3(u32 n, u32 d) {
  u32 rest = n;
  divide32(n, d, &rest);
  return rest;
}

static u32 size32(s32 x) { return x < 0 ? -(u32)x : (u32)x; }

s32 __divsi3(s32 n, s32 d) {
  u32 quotient = __udivsi3(size32(n), size32(d));
  return (s32)((n ^ d) < 0 ? -quotient : quotient);
}

s32 __modsi3(s32 n, s32 d) {
  u32 rest = __umodsi3(size32(n), size32(d));
  return (s32)(n < 0 ? -rest : rest);
}

/* Shift and subtract from the highest bit the quotient can have. */
u64 __udivmoddi4(u64 n, u64 d, u64 *rest) {
  u64 quotient = 0;
  if (rest) *rest = n;
  if (!d || n < d) return d ? 0 : ~0ull;
  if (!high(n)) {
    u32 left, q = divide32((u32)n, (u32)d, &left);
    if (rest) *rest = left;
    return q;
  }
  int shift = __clzdi2(d) - __clzdi2(n);
  d <<= shift;
  for (; shift >= 0; shift--, d >>= 1) {
    quotient <<= 1;
    if (n >= d) n -= d, quotient |= 1;
  }
  if (rest) *rest = n;
  return quotient;
}

u64 __udivdi3(u64 n, u64 d) { return __udivmoddi4(n, d, 0); }

u64 __umoddi3(u64 n, u64 d) {
  u64 rest;
  __udivmoddi4(n, d, &rest);
  return rest;
}

static u64 size64(s64 x) { return x < 0 ? -(u64)x : (u64)x; }

s64 __divdi3(s64 n, s64 d) {
  u64 quotient = __udivmoddi4(size64(n), size64(d), 0);
  return (s64)((n ^ d) < 0 ? -quotient : quotient);
}

s64 __moddi3(s64 n, s64 d) {
  u64 rest = __umoddi3(size64(n), size64(d));
  return (s64)(n < 0 ? -rest : rest);
}
