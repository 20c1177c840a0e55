/* SPDX-License-Identifier: MIT */
/* What C offers to Python, and what of Python C calls: the lines that `firn freeze` reads. */
#define FIRN_MODULE "dsp"
#include "python.h"

static int32_t total;

static int32_t fir_step(int32_t sample, struct firn_buffer taps) {
  int32_t sum = 0;
  for (size_t i = 0; i < taps.size; i++) sum += sample * taps.data[i];
  total += sum;
  return sum;
}
FIRN_FN("step", fir_step, i32(i32, buffer));

static int32_t get_total(void) { return total; }
FIRN_FN("total", get_total, i32());

static void fill(struct firn_buffer_rw out, uint32_t octet) {
  for (size_t i = 0; i < out.size; i++) out.data[i] = (uint8_t)octet;
}
FIRN_FN("fill", fill, void(buffer_rw, u32));

static float mean(float a, float b) {
  if (a != a || b != b) firn_error_raise("not a number");
  return (a + b) / 2;
}
FIRN_FN("mean", mean, f32(f32, f32));

static bool is_shout(struct firn_str text) { return text.size && text.data[text.size - 1] == '!'; }
FIRN_FN("is_shout", is_shout, bool(str));

/* What Python gets is a copy: a bytearray. */
static struct firn_buffer_rw ramp(uint32_t n) {
  static uint8_t values[16];
  if (n > sizeof values) n = sizeof values;
  for (uint32_t i = 0; i < n; i++) values[i] = (uint8_t)(i * i);
  return (struct firn_buffer_rw){values, n};
}
FIRN_FN("ramp", ramp, buffer_rw(u32));

static double scale(double x, int32_t n) { return x * n; }
FIRN_FN("scale", scale, f64(f64, i32));

static uint32_t all_ones(void) { return UINT32_MAX; }
FIRN_FN("all_ones", all_ones, u32(void));

/* A function that Python hands over, for the timer. */
static firn_handle on_event;
static volatile uint32_t armed;

void post_event(uint32_t milliseconds) {
  static int32_t events;
  if (!armed || !firn_post(on_event, events + 1)) return;
  armed--;
  events++;
}

void arm(uint32_t times) { armed = times; }
FIRN_FN("arm", arm, void(u32));

static void set_handler(firn_value function) {
  firn_release(on_event);
  on_event = firn_hold(function);
}
FIRN_FN("on_event", set_handler, void(object));

static firn_value get_handler(void) { return on_event ? firn_held(on_event) : firn_none(); }
FIRN_FN("handler", get_handler, object());
