/* SPDX-License-Identifier: MIT */
#ifndef FIRN_FRONT_UTF8_H
#define FIRN_FRONT_UTF8_H

#include <stddef.h>
#include <stdint.h>

/* Bytes of the sequence that starts with this byte of valid UTF-8. */
static inline size_t utf8_length(uint8_t first) {
  return first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
}

/* The code point at `text`, which is valid UTF-8. */
uint32_t text_utf8_decode(const char *text);

/* Writes `c` (surrogates too) to out[4]; returns how many bytes. */
size_t text_utf8_encode(uint32_t c, char *out);

/* The offset of the first byte that is not valid UTF-8 (overlong, surrogate, > U+10FFFF or cut
 * short); `len` when all is valid. */
size_t utf8_check(const char *text, size_t len);

/* The same of a str's text, which may have lone surrogates, of three bytes. */
size_t utf8_check_str(const char *text, size_t len);

#endif
