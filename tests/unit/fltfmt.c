/* SPDX-License-Identifier: MIT */
/* Against the host's libc: the shortest text reads back, %e %f %g agree at every precision, reading rounds as strtod. */
#include "runtime/core/fltfmt.h"
#include "tests/unit/check.h"

#include <stdlib.h>
#include <string.h>

static uint64_t seed = 88172645463325252u;

static uint64_t next_random(void) {
  seed ^= seed << 13;
  seed ^= seed >> 7;
  return seed ^= seed << 17;
}

static flt random_float(void) {
  switch (next_random() % 4) {
  case 0: return fltbits_from_raw((flt_raw)next_random());
  case 1: return (flt)(int64_t)(next_random() % 2000001) / 100 - 10000;
  case 2: return fltbits_make(false, 1, (int32_t)(next_random() % 2100) - 1075, false);
  default: return (flt)((double)(next_random() >> 11) / 4503599627370496.0);
  }
}

static void check_write(flt x) {
  static char out[1200], want[1200];
  static const char *const formats[] = {"%.*e", "%.*f", "%.*g"};
  for (int i = 0; i < 3; i++) {
    int precision = (int)(next_random() % (next_random() % 8 ? 20 : 400));
    snprintf(want, sizeof want, formats[i], precision, x);
    size_t n = fltfmt_write(out, x, "efg"[i], (unsigned)precision, 0);
    out[n] = 0;
    CHECK(n <= fltfmt_room(x, "efg"[i], (unsigned)precision));
    CHECK(!strcmp(out, want));
  }
}

static void check_read(flt x) {
  char text[1200];
  flt back;
  size_t n = fltfmt_write(text, x, 'r', 0, FLTFMT_DOT0);
  CHECK(fltfmt_parse(text, n, &back) && back == x);
  int len = snprintf(text, sizeof text, "%.*e", (int)(next_random() % 30), x);
  CHECK(fltfmt_parse(text, (size_t)len, &back) && back == (flt)strtod(text, NULL));
}

static void check_text(const char *text, const char *repr) {
  flt x;
  char out[32];
  bool ok = fltfmt_parse(text, strlen(text), &x);
  CHECK(ok == (repr != NULL));
  if (!ok || !repr) return;
  out[fltfmt_write(out, x, 'r', 0, FLTFMT_DOT0)] = 0;
  CHECK(!strcmp(out, repr));
}

int main(void) {
  for (int i = 0; i < 20000; i++) {
    flt x = random_float();
    if (!fltbits_finite(x)) continue;
    check_write(x);
    check_read(x);
  }
  check_text("1e16", "1e+16");
  check_text("123456789012345680", "1.2345678901234568e+17");
  check_text("0.0001", "0.0001");
  check_text("0.00001", "1e-05");
  check_text("1_000.5_0", "1000.5");
  check_text("-Infinity", "-inf");
  check_text("1__0", NULL);
  check_text(".", NULL);
  check_text("1e", NULL);
  check_text("2.4703282292062328e-324", "5e-324"); /* just above half of the smallest */
  check_text("2.4703282292062327e-324", "0.0");
  check_text("9007199254740993", "9007199254740992.0"); /* a tie */
  check_text("9007199254740993.000000000000000000000000000000000000001", "9007199254740994.0");
  return check_failures();
}
