/* SPDX-License-Identifier: MIT */
/* Module time, over port_ticks_us and port_wall_us. Ticks (MicroPython's time.ticks_*) wrap at 2^30 on every target, so
 * that they are small ints; ticks_diff is right for spans below half of that. */
#include "runtime/core/arg.h"
#include "runtime/core/builtin.h"
#include "runtime/core/error.h"
#include "runtime/core/float.h"
#include "runtime/core/int.h"
#include "runtime/core/sequence.h"
#include "runtime/core/service.h"
#include "runtime/core/tuple.h"
#include "runtime/lib/time.h"
#include "runtime/port.h"

enum { TICKS_PERIOD = 1 << 30, POLL_US = 2000 /* at a prompt, between looks for Ctrl-C */ };

static value ticks(uint64_t t) { return V_INT((intptr_t)(t & (TICKS_PERIOD - 1))); }

value time_ticks_us(void) { return ticks(port_ticks_us()); }
value time_ticks_ms(void) { return ticks(port_ticks_us() / 1000); }

static bool tick_arg(value v, uint32_t *out) {
  value i = sequence_int(v);
  if (i != V_ERROR) *out = (uint32_t)int_low64(i);
  return i != V_ERROR;
}

value time_ticks_diff(value a, value b) {
  uint32_t x, y;
  if (!tick_arg(a, &x) || !tick_arg(b, &y)) return V_ERROR;
  return V_INT((intptr_t)((x - y + TICKS_PERIOD / 2) & (TICKS_PERIOD - 1)) - TICKS_PERIOD / 2);
}

value time_ticks_add(value a, value b) {
  uint32_t x, y;
  if (!tick_arg(a, &x) || !tick_arg(b, &y)) return V_ERROR;
  int64_t delta = (int64_t)int_low64(b);
  if (delta > TICKS_PERIOD / 2 - 1 || delta < -(TICKS_PERIOD / 2 - 1)) return err_raise(E(ticks_far), 0, 0, 0);
  return ticks(x + y);
}

/* ---- sleeping ---- */

value time_sleep_plain(uint64_t us) {
  if (!us) return V_NONE; /* each turn of asyncio's loop */
  uint64_t end = port_ticks_us() + us, left;
  while ((int64_t)(left = end - port_ticks_us()) > 0) {
    if (!firn_service_poll) {
      port_wait_us(left);
      continue;
    }
    if (!firn_service_poll()) return V_ERROR;
    port_wait_us(left < POLL_US ? left : POLL_US);
  }
  return V_NONE;
}

static value sleep_units(value v, uint64_t unit) {
  value i = sequence_int(v);
  if (i == V_ERROR) return V_ERROR;
  return firn_service_sleep(int_sign(i) <= 0 ? 0 : int_low64(i) * unit);
}

value time_sleep_us(value v) { return sleep_units(v, 1); }
value time_sleep_ms(value v) { return sleep_units(v, 1000); }

value time_sleep(value v) {
  flt x;
  if (!value_is_float(v) && sequence_try_int(v) != V_NOTIMPLEMENTED) {
    value i = sequence_int(v);
    if (i != V_ERROR && int_sign(i) < 0) return err_raise(E(sleep_negative), 0, 0, 0);
    return sleep_units(v, 1000000);
  }
  if (!float_from_value(v, &x)) return V_ERROR;
  if (!(x >= 0)) return err_raise(E(sleep_negative), 0, 0, 0);
  return firn_service_sleep((uint64_t)(x * 1000000));
}

/* ---- clocks ---- */

/* Seconds of a count of microseconds, as a float of the image's width. */
static value seconds(uint64_t us) {
  return float_new((flt)(us / 1000000) + (flt)(uint32_t)(us % 1000000) / 1000000);
}

value time_monotonic(void) { return seconds(port_ticks_us()); }
value time_monotonic_ns(void) { return int_from_u64(port_ticks_us() * 1000); }

/* Microseconds since 1970, or since start-up where the board does not know. */
static int64_t wall_us(void) {
  int64_t us = port_wall_us();
  return us ? us : (int64_t)port_ticks_us();
}

static int64_t wall(void) { return wall_us() / 1000000; }

/* Whole seconds where the image's float does not hold more. */
value time_time(void) { return FIRN_FLOAT_BITS == 64 ? float_new((flt)wall_us() / 1000000) : int_from_i64(wall()); }
value time_time_ns(void) { return int_from_i64(wall_us() * 1000); }

/* ---- calendar (proleptic Gregorian; the algorithm counts years from March) ---- */

static int64_t days_from_date(int64_t y, int m, int d) {
  y -= m <= 2;
  int64_t era = (y >= 0 ? y : y - 399) / 400;
  int64_t of_era = y - era * 400, of_year = (153 * (m + (m > 2 ? -3 : 9)) + 2) / 5 + d - 1;
  return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

static void date_from_days(int64_t days, int64_t *y, int *m, int *d) {
  days += 719468;
  int64_t era = (days >= 0 ? days : days - 146096) / 146097, of_era = days - era * 146097;
  int64_t year = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
  int64_t of_year = of_era - (365 * year + year / 4 - year / 100);
  int month = (int)((5 * of_year + 2) / 153);
  *d = (int)(of_year - (153 * month + 2) / 5 + 1);
  *m = month < 10 ? month + 3 : month - 9;
  *y = year + era * 400 + (*m <= 2);
}

value time_gmtime(size_t nargs, const value *args) {
  int64_t t = wall(), y;
  int m, d;
  if (nargs && args[0] != V_NONE) {
    value i = value_is_float(args[0]) ? float_to_int(float_floor(float_of(args[0]))) : sequence_int(args[0]);
    if (i == V_ERROR) return V_ERROR;
    if (!int_to_i64(i, &t)) return err_raise(E(timestamp_range), 0, 0, 0);
  }
  int64_t days = t / 86400, rest = t % 86400;
  if (rest < 0) {
    rest += 86400;
    days--;
  }
  date_from_days(days, &y, &m, &d);
  int64_t weekday = ((days + 3) % 7 + 7) % 7;
  value items[9] = {int_from_i64(y),          V_INT(m),           V_INT(d),       V_INT(rest / 3600),
                    V_INT(rest / 60 % 60),    V_INT(rest % 60),   V_INT(weekday), V_INT(days - days_from_date(y, 1, 1) + 1),
                    V_INT(0)};
  return firn_service_struct_time ? firn_service_struct_time(items) : tuple_new(9, items);
}

value time_mktime(value v) {
  int64_t part[6];
  value t = tuple_from(v);
  if (t == V_ERROR) return V_ERROR;
  if (tuple_len(t) < 8) return err_raise(E(mktime_tuple), V_INT(tuple_len(t)), 0, 0);
  for (int i = 0; i < 6; i++) {
    value x = sequence_int(tuple_items(t)[i]);
    if (x == V_ERROR) return V_ERROR;
    if (!int_to_i64(x, &part[i])) return err_raise(E(timestamp_range), 0, 0, 0);
  }
  int64_t months = part[0] * 12 + part[1] - 1, y = months / 12;
  int64_t days = days_from_date(y, (int)(months - y * 12) + 1, 1) + part[2] - 1;
  int64_t s = days * 86400 + part[3] * 3600 + part[4] * 60 + part[5];
  return FIRN_FLOAT_BITS == 64 ? float_new((flt)s) : int_from_i64(s);
}
