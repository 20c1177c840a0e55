/* SPDX-License-Identifier: MIT */
/* Module binascii: bytes as hexadecimal digits and as base64 (RFC 4648), and CRC-32. */
#include "runtime/core/arg.h"
#include "runtime/core/bytearray.h"
#include "runtime/core/bytes.h"
#include "runtime/core/error.h"
#include "runtime/core/int.h"
#include "runtime/core/str.h"
#include "runtime/core/writer.h"

/* hexlify(data[, sep[, bytes_per_sep]]): what bytes.hex gives, as bytes. */
value binascii_hexlify(size_t nargs, size_t nkw, const value *args) {
  const value names[] = {N(data), N(sep), N(bytes_per_sep)};
  value got[3] = {0, 0, V_INT(1)};
  if (!arg_bind(N(hexlify), nargs, nkw, args, 3, 3, names, got)) return V_ERROR;
  if (!got[0]) return arg_count(N(hexlify), 0, 1, 3), V_ERROR;
  struct buffer b;
  if (!buffer_get(got[0], &b, BUFFER_READ)) return V_ERROR;
  /* bytes.hex takes sep only when there is one. */
  value text = bytes_hex(got[1] ? 3 : 1, 0, got);
  return text ? bytes_new(str_data(str_of(text)), str_size(str_of(text))) : V_ERROR;
}

/* The octets of bytes or ASCII text. */
static bool source_of(value v, struct buffer *out) {
  if (!value_is_str(v)) {
    if (buffer_try(v, out, BUFFER_READ)) return true;
    return err_raise(E(binascii_type), v, 0, 0);
  }
  struct str_obj *s = str_of(v);
  if (!str_is_ascii(s)) return err_raise(E(binascii_ascii), 0, 0, 0);
  *out = (struct buffer){str_room(s), str_size(s), 1, 'B'};
  return true;
}

static int hex_digit(uint8_t c) {
  if (c >= '0' && c <= '9') return c - '0';
  c |= 0x20;
  return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

value binascii_unhexlify(value hex) {
  struct buffer b;
  if (!source_of(hex, &b)) return V_ERROR;
  if (b.len & 1) return err_raise(E(binascii_odd), 0, 0, 0);
  struct bytes_obj *out = bytes_alloc(b.len / 2);
  if (!out) return V_ERROR;
  for (size_t i = 0; i < b.len; i += 2) {
    int high = hex_digit(b.data[i]), low = hex_digit(b.data[i + 1]);
    if (high < 0 || low < 0) return err_raise(E(binascii_not_hex), 0, 0, 0);
    bytes_room(out)[i / 2] = (uint8_t)(high << 4 | low);
  }
  return (value)out;
}

/* ---- base64 ---- */

/* The six bits of a character, or -1. */
static int base64_digit(uint8_t c) {
  if (c >= 'A' && c <= 'Z') return c - 'A';
  if (c >= 'a' && c <= 'z') return c - 'a' + 26;
  if (c >= '0' && c <= '9') return c - '0' + 52;
  return c == '+' ? 62 : c == '/' ? 63 : -1;
}

static char base64_char(uint32_t digit) {
  return "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"[digit & 63];
}

/* Decodes into out, which has room for 3/4 of it; the number of bytes or -1 with the exception pending. Characters that
   are no digits are passed over unless `strict`. */
static intptr_t decode(const struct buffer *b, bool strict, uint8_t *out) {
  size_t n = 0, at = 0, pads = 0; /* digits read in the group of four, bytes written, pads in a row */
  uint32_t bits = 0;
  bool padded = false;
  if (strict && b->len && b->data[0] == '=') return err_raise(E(base64_leading), 0, 0, 0), -1;
  for (size_t i = 0; i < b->len; i++) {
    if (b->data[i] == '=') {
      padded = true;
      if (n < 2 || n + ++pads < 4) continue;
      if (strict && i + 1 < b->len) return err_raise(E(base64_excess), 0, 0, 0), -1;
      return (intptr_t)at;
    }
    int digit = base64_digit(b->data[i]);
    if (digit < 0 && !strict) continue;
    if (digit < 0 || (strict && padded))
      return err_raise(digit < 0 ? E(base64_data_only) : E(base64_discontinuous), 0, 0, 0), -1;
    pads = 0;
    bits = bits << 6 | (uint32_t)digit;
    if (n) out[at++] = (uint8_t)(bits >> (6 - 2 * n));
    n = (n + 1) & 3;
  }
  if (n == 1) return err_raise(E(base64_one_more), V_INT(at / 3 * 4 + 1), 0, 0), -1;
  if (n) return err_raise(E(base64_padding), 0, 0, 0), -1;
  return (intptr_t)at;
}

/* a2b_base64(data, /, *, strict_mode=False) */
value binascii_a2b_base64(size_t nargs, size_t nkw, const value *args) {
  const value names[] = {N(strict_mode)};
  value given = V_FALSE;
  struct buffer b;
  if (!arg_count(N(a2b_base64), nargs, 1, 1) ||
      !arg_bind(N(a2b_base64), 0, nkw, args + 1, 0, 1, names, &given) || !source_of(args[0], &b))
    return V_ERROR;
  int strict = op_is_true(given);
  struct strbuf out;
  strbuf_init(&out);
  if (strict < 0 || !strbuf_reserve(&out, b.len / 4 * 3 + 3)) return V_ERROR;
  intptr_t n = decode(&b, strict, (uint8_t *)out.data);
  out.len = (size_t)n;
  return n < 0 ? V_ERROR : strbuf_bytes(&out);
}

/* b2a_base64(data, /, *, newline=True) */
value binascii_b2a_base64(size_t nargs, size_t nkw, const value *args) {
  const value names[] = {N(newline)};
  value given = V_TRUE;
  struct buffer b;
  if (!arg_count(N(b2a_base64), nargs, 1, 1) ||
      !arg_bind(N(b2a_base64), 0, nkw, args + 1, 0, 1, names, &given) || !buffer_get(args[0], &b, BUFFER_READ))
    return V_ERROR;
  int newline = op_is_true(given);
  if (newline < 0) return V_ERROR;
  if (b.len > SIZE_MAX / 4) return err_memory();
  struct bytes_obj *out = bytes_alloc((b.len + 2) / 3 * 4 + (size_t)newline);
  if (!out) return V_ERROR;
  uint8_t *p = bytes_room(out);
  for (size_t i = 0; i < b.len; i += 3, p += 4) {
    size_t left = b.len - i;
    uint32_t bits = (uint32_t)b.data[i] << 16;
    if (left > 1) bits |= (uint32_t)b.data[i + 1] << 8;
    if (left > 2) bits |= b.data[i + 2];
    p[0] = (uint8_t)base64_char(bits >> 18);
    p[1] = (uint8_t)base64_char(bits >> 12);
    p[2] = (uint8_t)(left > 1 ? base64_char(bits >> 6) : '=');
    p[3] = (uint8_t)(left > 2 ? base64_char(bits) : '=');
  }
  if (newline) *p = '\n';
  return (value)out;
}

/* ---- CRC-32 of Ethernet and zip, four bits at a time ---- */

uint32_t binascii_crc(uint32_t crc, const uint8_t *p, size_t n) {
  static const uint32_t table[16] = {0x00000000, 0x1db71064, 0x3b6e20c8, 0x26d930ac, 0x76dc4190, 0x6b6b51f4,
                                     0x4db26158, 0x5005713c, 0xedb88320, 0xf00f9344, 0xd6d6a3e8, 0xcb61b38c,
                                     0x9b64c2b0, 0x86d3d2d4, 0xa00ae278, 0xbdbdf21c};
  crc = ~crc;
  while (n--) {
    crc ^= *p++;
    crc = crc >> 4 ^ table[crc & 15];
    crc = crc >> 4 ^ table[crc & 15];
  }
  return ~crc;
}

value binascii_crc32(size_t nargs, const value *args) {
  struct buffer b;
  uint32_t crc = 0;
  if (nargs > 1) {
    if (!value_is_integer(args[1])) return err_raise(E(not_index), args[1], 0, 0);
    crc = (uint32_t)int_low64(args[1]);
  }
  return buffer_get(args[0], &b, BUFFER_READ) ? int_from_u64(binascii_crc(crc, b.data, b.len)) : V_ERROR;
}
