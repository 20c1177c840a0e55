/* SPDX-License-Identifier: MIT */
/* A stand-in for stock MicroPython's native function table, with nlr, for loop.py's functions on armv7m. Objects are small
 * ints, or pointers to the structs below; only the entries that the functions use are there, any other ends the run. */
#include <stdbool.h>
#include <stdint.h>
#include <stdnoreturn.h>
#include <string.h>

typedef uintptr_t obj;
#define INT(n) ((obj)(n) << 1 | 1)
#define NUMBER(o) ((int32_t)(o) >> 1)

struct type { const char *name; };
struct exception { const struct type *type; int code; };
struct callable { obj (*fn)(obj); };

static const struct type zero_division = {"ZeroDivisionError"}, value_error = {"ValueError"}, type_error = {"TypeError"};
static struct exception by_zero = {&zero_division, 0}, bad_value = {&value_error, 7}, wrong_type = {&type_error, 0};
static const int none, false_object, true_object;

/* ---- semihosting ---- */

__attribute__((naked, noinline)) static int host_call(int op, const void *arg) { __asm__ volatile("bkpt 0xab\n bx lr"); }

noreturn static void quit(int status) {
  const uint32_t block[] = {0x20026, (uint32_t)status};
  host_call(0x20, block);
  for (;;) {}
}

static void say(const char *text) { host_call(4, text); }

/* ---- nlr ---- */

struct nlr { struct nlr *previous; obj value; uint32_t registers[16]; };
struct nlr *nlr_top;

__attribute__((used)) static int nlr_push_tail(struct nlr *buffer) {
  buffer->previous = nlr_top;
  nlr_top = buffer;
  return 0;
}

__attribute__((naked, noinline)) static int nlr_push(struct nlr *buffer) {
  __asm__ volatile("mov r12, sp\n"
                   "add r1, r0, #8\n"
                   "stmia r1!, {r4-r12, lr}\n"
                   "b nlr_push_tail\n");
}

static void nlr_pop(void) { nlr_top = nlr_top->previous; }

__attribute__((naked, noinline)) static void nlr_restore(struct nlr *buffer) {
  __asm__ volatile("add r1, r0, #8\n"
                   "ldmia r1!, {r4-r12, lr}\n"
                   "mov sp, r12\n"
                   "movs r0, #1\n"
                   "bx lr\n");
}

noreturn static void nlr_jump(obj value) {
  struct nlr *to = nlr_top;
  if (!to) quit(70);
  to->value = value;
  nlr_top = to->previous;
  nlr_restore(to);
  for (;;) {}
}

/* ---- the entries ---- */

noreturn static void missing(void) {
  say("an entry that the stand-in lacks was called\n");
  quit(71);
}

static obj check(obj x) {
  if (NUMBER(x) % 5 == 3) nlr_jump((obj)&bad_value);
  return INT(NUMBER(x) * 2);
}
static const struct callable check_object = {check};

extern const char *const stock_names[];
extern const uint16_t stock_table[];

static bool is_name(obj index, const char *text) { return !strcmp(stock_names[index], text); }

static obj load_global(obj name) {
  if (is_name(name, "check")) return (obj)&check_object;
  if (is_name(name, "ZeroDivisionError")) return (obj)&zero_division;
  if (is_name(name, "ValueError")) return (obj)&value_error;
  missing();
}

static obj load_attr(obj base, obj name) {
  if (!is_name(name, "code")) missing();
  return INT(((const struct exception *)base)->code);
}

static obj binary_op(obj op, obj x, obj y) {
  if (op == 8) return ((const struct exception *)x)->type == (const struct type *)y ? (obj)&true_object : (obj)&false_object;
  if (!(x & y & 1)) nlr_jump((obj)&wrong_type);
  int32_t a = NUMBER(x), b = NUMBER(y);
  switch (op) {
  case 0: return a < b ? (obj)&true_object : (obj)&false_object;
  case 27: return INT(a + b);
  case 28: return INT(a - b);
  case 29: return INT(a * b);
  case 31:
    if (!b) nlr_jump((obj)&by_zero);
    return INT(a / b - (a % b && (a < 0) != (b < 0)));
  default: missing();
  }
}

static bool obj_is_true(obj x) { return x != (obj)&false_object && x != (obj)&none && x != INT(0); }
static obj from_obj(obj x, int type) { return (obj)NUMBER(x); }
static obj to_obj(obj x, int type) { return INT((int32_t)x); }
static obj call_function(obj f, obj n, const obj *args) { return ((const struct callable *)f)->fn(args[0]); }
static void arg_check(obj n, obj kw, uint32_t sig) {
  if (kw || n != sig >> 17) nlr_jump((obj)&wrong_type);
}

#define ENTRY(f) ((const void *)(f))
static const void *const table[87] = {
    [0] = &none, [1] = &false_object, [2] = &true_object, [3] = ENTRY(from_obj), [4] = ENTRY(to_obj), [7] = ENTRY(load_global),
    [9] = ENTRY(load_attr), [16] = ENTRY(obj_is_true), [18] = ENTRY(binary_op), [27] = ENTRY(call_function), [32] = ENTRY(nlr_push),
    [33] = ENTRY(nlr_pop), [34] = ENTRY(nlr_jump), [44] = ENTRY(arg_check)};

/* ---- the run ---- */

struct context { const void *type, *globals; const uint16_t *names; const void *const *objects; };
struct function { const void *type; const struct context *context; };
typedef obj native(const struct function *fun, uint32_t n_args, uint32_t n_kw, const obj *args);
native stock_total, stock_uncaught, stock_stale;

static const void *const objects[] = {table};
static const struct context context = {0, 0, stock_table, objects};
static const struct function fun = {0, &context};

/* The result, or the exception that came out of it. */
static obj run(native *f, uint32_t n, const obj *args) {
  struct nlr buffer;
  if (nlr_push(&buffer)) return buffer.value;
  obj result = f(&fun, n, 0, args);
  nlr_pop();
  return result;
}

static int32_t expected_total(int n, int step) {
  int32_t sum = 0, last = -1;
  for (int i = 0; i < n; i++) {
    int d = i - step;
    if (!d) {
      sum += 1000;
      continue;
    }
    sum += 120 / d - (120 % d && d < 0);
    last = i;
    sum += i % 5 == 3 ? -7 : 11;
  }
  return sum * 100 + last;
}

int main(void) {
  for (int n = 0; n < 20; n++)
    for (int step = -2; step < 12; step++) {
      obj args[] = {INT(n), INT(step)};
      if (run(stock_total, 2, args) != INT(expected_total(n, step))) return 1;
      if (nlr_top) return 2;
    }
  obj one = INT(3), two = INT(2), four = INT(4);
  if (run(stock_uncaught, 1, &one) != (obj)&bad_value) return 3;
  if (run(stock_uncaught, 1, &two) != INT(4)) return 4;
  if (run(stock_uncaught, 2, &two) != (obj)&wrong_type) return 5;
  if (run(stock_stale, 1, &one) != INT(2)) return 6;
  if (run(stock_stale, 1, &two) != INT(3)) return 7;
  if (run(stock_stale, 1, &four) != INT(14)) return 8;
  if (nlr_top) return 9;
  say("stock ABI: all right\n");
  return 0;
}

extern uint32_t stack_top;
noreturn static void reset(void) { quit(main()); }
noreturn static void fault(void) { quit(72); }
__attribute__((section(".vectors"), used)) static const void *const vectors[16] = {
    &stack_top, ENTRY(reset), ENTRY(fault), ENTRY(fault), ENTRY(fault), ENTRY(fault), ENTRY(fault)};
