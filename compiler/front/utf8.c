/* SPDX-License-Identifier: MIT */
#include "compiler/front/utf8.h"

uint32_t text_utf8_decode(const char *text) {
  const uint8_t *s = (const uint8_t *)text;
  switch (utf8_length(s[0])) {
  case 1: return s[0];
  case 2: return (s[0] & 0x1Fu) << 6 | (s[1] & 0x3Fu);
  case 3: return (s[0] & 0x0Fu) << 12 | (s[1] & 0x3Fu) << 6 | (s[2] & 0x3Fu);
  default:
    return (s[0] & 0x07u) << 18 | (s[1] & 0x3Fu) << 12 | (s[2] & 0x3Fu) << 6 | (s[3] & 0x3Fu);
  }
}

size_t text_utf8_encode(uint32_t c, char *out) {
  if (c < 0x80) {
    out[0] = (char)c;
    return 1;
  }
  size_t len = c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
  for (size_t i = len - 1; i > 0; i--, c >>= 6) out[i] = (char)(0x80 | (c & 0x3F));
  out[0] = (char)((0xF00u >> len) | c);
  return len;
}

/* Whether `s`, with `left` bytes to go, starts with one valid sequence of more than one byte. */
static size_t multibyte(const uint8_t *s, size_t left) {
  size_t len = s[0] < 0xC2 ? 0 : s[0] < 0xE0 ? 2 : s[0] < 0xF0 ? 3 : s[0] < 0xF5 ? 4 : 0;
  if (len == 0 || len > left) return 0;
  for (size_t i = 1; i < len; i++)
    if ((s[i] & 0xC0) != 0x80) return 0;
  if (s[0] == 0xE0 && s[1] < 0xA0) return 0;
  if (s[0] == 0xED && s[1] > 0x9F) return 0;
  if (s[0] == 0xF0 && s[1] < 0x90) return 0;
  if (s[0] == 0xF4 && s[1] > 0x8F) return 0;
  return len;
}

size_t utf8_check(const char *text, size_t len) {
  const uint8_t *s = (const uint8_t *)text;
  size_t i = 0;
  while (i < len) {
    if (s[i] < 0x80) {
      i++;
      continue;
    }
    size_t n = multibyte(s + i, len - i);
    if (n == 0) return i;
    i += n;
  }
  return len;
}

size_t utf8_check_str(const char *text, size_t len) {
  const uint8_t *s = (const uint8_t *)text;
  size_t i = utf8_check(text, len);
  while (len - i >= 3 && s[i] == 0xED && s[i + 1] >= 0xA0 && s[i + 1] <= 0xBF && (s[i + 2] & 0xC0) == 0x80) {
    i += 3;
    i += utf8_check(text + i, len - i);
  }
  return i;
}
