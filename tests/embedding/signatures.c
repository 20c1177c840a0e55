/* SPDX-License-Identifier: MIT */
/* Signatures of all sizes and types compile without a warning. */
#define FIRN_MODULE "all"
#include <firn.h>

static void none(void) {}
static void nothing(void) {}
static int32_t one(uint32_t x) { return (int32_t)x; }
static float two(float x, double y) { return x + (float)y; }
static bool three(bool x, struct firn_str y, firn_value z) { return x && sizeof y && z; }
static int32_t four(int32_t x, struct firn_buffer y, struct firn_buffer_rw z, int32_t w) { return x + w + (int32_t)(sizeof y + sizeof z); }
static int32_t five(int32_t x, int32_t y, int32_t z, int32_t w, int32_t u) { return x + y + z + w + u; }
static int32_t six(int32_t x, int32_t y, int32_t z, int32_t w, int32_t u, int32_t t) { return x + y + z + w + u + t; }

FIRN_FN("none", none, void(void));
FIRN_FN_PURE("nothing", nothing, void());
FIRN_FN("one", one, i32(u32));
FIRN_FN("two", two, f32(f32, f64));
FIRN_FN("three", three, bool(bool, str, object));
FIRN_FN("four", four, i32(i32, buffer, buffer_rw, i32));
FIRN_FN("five", five, i32(i32, i32, i32, i32, i32));
FIRN_FN_PURE("six", six, i32(i32, i32, i32, i32, i32, i32));
FIRN_PYTHON(set_gain, "control", "set_gain", f32(i32));
FIRN_PYTHON(stop, "control", "stop", void());

int main(void) {
  float old;
  return stop() == FIRN_OK ? (int)set_gain(3, &old) : 1;
}
