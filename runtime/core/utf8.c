/* SPDX-License-Identifier: MIT */
/* UTF-8 (RFC 3629). Strings may also hold lone surrogates, coded in three bytes, as Python's do. */
#include "runtime/core/str.h"

uint32_t utf8_decode(const uint8_t *p, unsigned *n) {
  if (p[0] < 0x80) {
    *n = 1;
    return p[0];
  }
  if (p[0] < 0xe0) {
    *n = 2;
    return (p[0] & 0x1fu) << 6 | (p[1] & 0x3fu);
  }
  if (p[0] < 0xf0) {
    *n = 3;
    return (p[0] & 0x0fu) << 12 | (p[1] & 0x3fu) << 6 | (p[2] & 0x3fu);
  }
  *n = 4;
  return (p[0] & 0x07u) << 18 | (p[1] & 0x3fu) << 12 | (p[2] & 0x3fu) << 6 | (p[3] & 0x3fu);
}

unsigned utf8_encode(char *out, uint32_t c) {
  if (c < 0x80) {
    out[0] = (char)c;
    return 1;
  }
  unsigned n = c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
  for (unsigned i = n; --i > 0; c >>= 6) out[i] = (char)(0x80 | (c & 0x3f));
  out[0] = (char)((0xf00u >> n & 0xf0u) | c); /* 2: c0, 3: e0, 4: f0 */
  return n;
}

size_t utf8_count(const uint8_t *p, size_t n) {
  size_t count = 0;
  for (size_t i = 0; i < n; i++) count += (p[i] & 0xc0) != 0x80;
  return count;
}

/* Bytes of the valid sequence at p, 0 when it is not one. */
static size_t sequence(const uint8_t *p, size_t n) {
  uint8_t lead = p[0], low = 0x80, high = 0xbf;
  if (lead < 0x80) return 1;
  size_t len = lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0;
  if (!len || n < len) return 0;
  if (lead == 0xe0) low = 0xa0;
  if (lead == 0xed) high = 0x9f;
  if (lead == 0xf0) low = 0x90;
  if (lead == 0xf4) high = 0x8f;
  for (size_t i = 1; i < len; i++, low = 0x80, high = 0xbf)
    if (p[i] < low || p[i] > high) return 0;
  return len;
}

size_t utf8_valid(const uint8_t *p, size_t n) {
  size_t at = 0;
  while (at < n) {
    size_t len = sequence(p + at, n - at);
    if (!len) break;
    at += len;
  }
  return at;
}
