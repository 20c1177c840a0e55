/* SPDX-License-Identifier: MIT */
/* The builtins against the host's own arithmetic, on operands of all kinds: random bit patterns,
   values near powers of two, subnormals, halves of the last place. Prints what differs. */
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#define BINARY(name, type) type name(type a, type b)
BINARY(__addsf3, float);
BINARY(__subsf3, float);
BINARY(__mulsf3, float);
BINARY(__divsf3, float);
BINARY(__adddf3, double);
BINARY(__subdf3, double);
BINARY(__muldf3, double);
BINARY(__divdf3, double);
int __ltsf2(float, float), __gesf2(float, float), __eqsf2(float, float);
int __ltdf2(double, double), __gedf2(double, double), __eqdf2(double, double);
int32_t __fixsfsi(float), __fixdfsi(double);
int64_t __fixsfdi(float), __fixdfdi(double);
uint32_t __fixunssfsi(float), __fixunsdfsi(double);
uint64_t __fixunssfdi(float), __fixunsdfdi(double);
float __floatsisf(int32_t), __floatunsisf(uint32_t), __floatdisf(int64_t), __floatundisf(uint64_t);
double __floatsidf(int32_t), __floatunsidf(uint32_t), __floatdidf(int64_t), __floatundidf(uint64_t);
double __extendsfdf2(float);
float __truncdfsf2(double);
uint64_t __muldi3(uint64_t, uint64_t), __udivdi3(uint64_t, uint64_t), __umoddi3(uint64_t, uint64_t);
int64_t __divdi3(int64_t, int64_t), __moddi3(int64_t, int64_t), __ashrdi3(int64_t, int);
uint64_t __ashldi3(uint64_t, int), __lshrdi3(uint64_t, int);
uint32_t __udivsi3(uint32_t, uint32_t), __umodsi3(uint32_t, uint32_t), __mulsi3(uint32_t, uint32_t);
int32_t __divsi3(int32_t, int32_t), __modsi3(int32_t, int32_t);
int __clzsi2(uint32_t), __ctzsi2(uint32_t), __popcountsi2(uint32_t), __clzdi2(uint64_t);

static uint64_t state = 0x9E3779B97F4A7C15;
static int faults;

static uint64_t next(void) {
  state ^= state << 13, state ^= state >> 7, state ^= state << 17;
  return state;
}

/* Integers with few bits, near powers of two, or any. */
static uint64_t integer(void) {
  uint64_t x = next();
  switch (next() % 4) {
  case 0: return x >> (next() % 64);
  case 1: return ((uint64_t)1 << (next() % 64)) + (x % 5) - 2;
  case 2: return x & (x >> 7) & (x << 9);
  default: return x;
  }
}

static double number64(void) {
  uint64_t bits = next();
  double x;
  switch (next() % 5) {
  case 0: return (double)(int64_t)integer();
  case 1: bits = (bits & 0x800fffffffffffff) | (uint64_t)(1023 + next() % 80 - 40) << 52; break;
  case 2: bits &= 0xfff0000000000001 | next() << 28; break;
  case 3: bits &= 0x800fffffffffffff; break;
  }
  memcpy(&x, &bits, sizeof x);
  return x;
}

static float number32(void) {
  uint32_t bits = (uint32_t)next();
  float x;
  switch (next() % 5) {
  case 0: return (float)(int32_t)integer();
  case 1: bits = (bits & 0x807fffff) | (uint32_t)(127 + next() % 60 - 30) << 23; break;
  case 2: bits &= 0xff800001 | (uint32_t)next() << 13; break;
  case 3: bits &= 0x807fffff; break;
  }
  memcpy(&x, &bits, sizeof x);
  return x;
}

static void check(const char *name, double a, double b, double got, double wanted) {
  if (isnan(got) && isnan(wanted)) return;
  if (memcmp(&got, &wanted, sizeof got) && faults++ < 20)
    printf("%s(%a, %a) = %a, not %a\n", name, a, b, got, wanted);
}

static void check_int(const char *name, uint64_t a, uint64_t b, uint64_t got, uint64_t wanted) {
  if (got != wanted && faults++ < 20)
    printf("%s(%#llx, %#llx) = %#llx, not %#llx\n", name, (unsigned long long)a,
           (unsigned long long)b, (unsigned long long)got, (unsigned long long)wanted);
}

static void singles(void) {
  volatile float a = number32(), b = number32();
  check("addsf3", a, b, __addsf3(a, b), (float)(a + b));
  check("subsf3", a, b, __subsf3(a, b), (float)(a - b));
  check("mulsf3", a, b, __mulsf3(a, b), (float)(a * b));
  check("divsf3", a, b, __divsf3(a, b), (float)(a / b));
  check("extendsfdf2", a, 0, __extendsfdf2(a), (double)a);
  check_int("ltsf2", 0, 0, __ltsf2(a, b) < 0, a < b);
  check_int("gesf2", 0, 0, __gesf2(a, b) >= 0, a >= b);
  check_int("eqsf2", 0, 0, __eqsf2(a, b) == 0, a == b);
  if (fabsf(a) < 0x1p31f) check_int("fixsfsi", 0, 0, (uint32_t)__fixsfsi(a), (uint32_t)(int32_t)a);
  if (fabsf(a) < 0x1p63f) check_int("fixsfdi", 0, 0, (uint64_t)__fixsfdi(a), (uint64_t)(int64_t)a);
  if (a >= 0 && a < 0x1p32f) check_int("fixunssfsi", 0, 0, __fixunssfsi(a), (uint32_t)a);
  if (a >= 0 && a < 0x1p64f) check_int("fixunssfdi", 0, 0, __fixunssfdi(a), (uint64_t)a);
}

static void doubles(void) {
  volatile double a = number64(), b = number64();
  check("adddf3", a, b, __adddf3(a, b), a + b);
  check("subdf3", a, b, __subdf3(a, b), a - b);
  check("muldf3", a, b, __muldf3(a, b), a * b);
  check("divdf3", a, b, __divdf3(a, b), a / b);
  check("truncdfsf2", a, 0, __truncdfsf2(a), (float)a);
  check_int("ltdf2", 0, 0, __ltdf2(a, b) < 0, a < b);
  check_int("gedf2", 0, 0, __gedf2(a, b) >= 0, a >= b);
  check_int("eqdf2", 0, 0, __eqdf2(a, b) == 0, a == b);
  if (fabs(a) < 0x1p31) check_int("fixdfsi", 0, 0, (uint32_t)__fixdfsi(a), (uint32_t)(int32_t)a);
  if (fabs(a) < 0x1p63) check_int("fixdfdi", 0, 0, (uint64_t)__fixdfdi(a), (uint64_t)(int64_t)a);
  if (a >= 0 && a < 0x1p32) check_int("fixunsdfsi", 0, 0, __fixunsdfsi(a), (uint32_t)a);
  if (a >= 0 && a < 0x1p64) check_int("fixunsdfdi", 0, 0, __fixunsdfdi(a), (uint64_t)a);
}

static void conversions(uint64_t x) {
  check("floatsisf", (double)x, 0, __floatsisf((int32_t)x), (float)(int32_t)x);
  check("floatunsisf", (double)x, 0, __floatunsisf((uint32_t)x), (float)(uint32_t)x);
  check("floatdisf", (double)x, 0, __floatdisf((int64_t)x), (float)(int64_t)x);
  check("floatundisf", (double)x, 0, __floatundisf(x), (float)x);
  check("floatsidf", (double)x, 0, __floatsidf((int32_t)x), (double)(int32_t)x);
  check("floatunsidf", (double)x, 0, __floatunsidf((uint32_t)x), (double)(uint32_t)x);
  check("floatdidf", (double)x, 0, __floatdidf((int64_t)x), (double)(int64_t)x);
  check("floatundidf", (double)x, 0, __floatundidf(x), (double)x);
}

static void integers(uint64_t a, uint64_t b) {
  uint32_t c = (uint32_t)a, d = (uint32_t)b;
  int by = (int)(next() % 64);
  check_int("muldi3", a, b, __muldi3(a, b), a * b);
  check_int("mulsi3", c, d, __mulsi3(c, d), c * d);
  check_int("ashldi3", a, by, __ashldi3(a, by), a << by);
  check_int("lshrdi3", a, by, __lshrdi3(a, by), a >> by);
  check_int("ashrdi3", a, by, (uint64_t)__ashrdi3((int64_t)a, by), (uint64_t)((int64_t)a >> by));
  check_int("popcountsi2", c, 0, __popcountsi2(c), __builtin_popcount(c));
  if (c) check_int("clzsi2", c, 0, __clzsi2(c), __builtin_clz(c));
  if (c) check_int("ctzsi2", c, 0, __ctzsi2(c), __builtin_ctz(c));
  if (a) check_int("clzdi2", a, 0, __clzdi2(a), __builtin_clzll(a));
  if (b) check_int("udivdi3", a, b, __udivdi3(a, b), a / b);
  if (b) check_int("umoddi3", a, b, __umoddi3(a, b), a % b);
  if (d) check_int("udivsi3", c, d, __udivsi3(c, d), c / d);
  if (d) check_int("umodsi3", c, d, __umodsi3(c, d), c % d);
  if (b && b != ~0ull)
    check_int("divdi3", a, b, (uint64_t)__divdi3((int64_t)a, (int64_t)b),
              (uint64_t)((int64_t)a / (int64_t)b));
  if (b && b != ~0ull)
    check_int("moddi3", a, b, (uint64_t)__moddi3((int64_t)a, (int64_t)b),
              (uint64_t)((int64_t)a % (int64_t)b));
  if (d && d != ~0u)
    check_int("divsi3", c, d, (uint32_t)__divsi3((int32_t)c, (int32_t)d),
              (uint32_t)((int32_t)c / (int32_t)d));
  if (d && d != ~0u)
    check_int("modsi3", c, d, (uint32_t)__modsi3((int32_t)c, (int32_t)d),
              (uint32_t)((int32_t)c % (int32_t)d));
}

int main(void) {
  for (int i = 0; i < 1000000; i++) {
    singles();
    doubles();
    conversions(integer());
    integers(integer(), integer());
  }
  printf("%d differences\n", faults);
  return faults != 0;
}
