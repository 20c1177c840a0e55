/* SPDX-License-Identifier: MIT */
#include "compiler/front/literal.h"

#include <string.h>

#include "compiler/front/utf8.h"

/* ---- numbers ---- */

static int digit_value(char c) {
  return c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10;
}

/* The digits in `base` as an int64_t; false when they do not fit. */
static bool small_integer(const char *digits, size_t len, int base, int64_t *out) {
  uint64_t value = 0;
  for (size_t i = 0; i < len; i++) {
    uint64_t digit = (uint64_t)digit_value(digits[i]);
    if (value > (INT64_MAX - digit) / (uint64_t)base) return false;
    value = value * (uint64_t)base + digit;
  }
  *out = (int64_t)value;
  return true;
}

/* Digits of a power-of-two base, regrouped as 0x and hexadecimal digits. */
static AstText hexadecimal(Arena *arena, const char *digits, size_t len, int bits) {
  size_t count = (len * (size_t)bits + 3) / 4;
  char *text = arena_alloc(arena, count + 3);
  size_t out = count + 2;
  uint32_t window = 0;
  int have = 0;
  for (size_t i = len; i > 0; i--) {
    window |= (uint32_t)digit_value(digits[i - 1]) << have;
    for (have += bits; have >= 4; have -= 4, window >>= 4)
      text[--out] = "0123456789abcdef"[window & 15];
  }
  if (out > 2) text[--out] = "0123456789abcdef"[window & 15];
  while (text[out] == '0') out++;
  text[--out] = 'x';
  text[--out] = '0';
  return (AstText){text + out, (uint32_t)(count + 2 - out)};
}

static AstValue integer(Arena *arena, const char *text, size_t len) {
  AstValue value = {.kind = VALUE_INT, .text = {text, (uint32_t)len}};
  char letter = len > 1 ? (char)(text[1] | 0x20) : 0;
  int bits = letter == 'x' ? 4 : letter == 'o' ? 3 : letter == 'b' ? 1 : 0;
  int64_t small;
  if (bits) {
    text += 2;
    len -= 2;
  }
  if (small_integer(text, len, bits ? 1 << bits : 10, &small)) {
    value.small = small;
  } else {
    value.kind = VALUE_BIGINT;
    if (bits) value.text = hexadecimal(arena, text, len, bits);
  }
  return value;
}

AstValue literal_number(Arena *arena, const char *text, size_t len) {
  char *clean = arena_alloc(arena, len + 1);
  size_t n = 0;
  bool hex = len > 1 && (text[1] | 0x20) == 'x', is_float = false;
  for (size_t i = 0; i < len; i++) {
    if (text[i] == '_') continue;
    is_float |= !hex && (text[i] == '.' || (text[i] | 0x20) == 'e');
    clean[n++] = text[i];
  }
  bool imaginary = !hex && (clean[n - 1] | 0x20) == 'j';
  if (!is_float && !imaginary) return integer(arena, clean, n);
  if (imaginary) clean[--n] = 0;
  AstValue value = {.kind = imaginary ? VALUE_COMPLEX : VALUE_FLOAT};
  value.text = (AstText){clean, (uint32_t)n};
  value.number = literal_double(clean, n);
  return value;
}

/* ---- strings ---- */

typedef struct Decoder {
  Lexer *lexer;
  const char *start, *pos, *end;
  char *out;
  Span span;
  bool bytes;
} Decoder;

/* Where CPython counts an escape: every character beyond ASCII stands for ten, as \UXXXXXXXX. */
static size_t position(const Decoder *d, const char *at) {
  size_t count = 0;
  for (const char *p = d->start; p < at; p += utf8_length((uint8_t)*p))
    count += (uint8_t)*p < 0x80 ? 1 : 10;
  return count;
}

static bool bad_escape(Decoder *d, const char *escape, const char *last, const char *why) {
  Arena *arena = d->lexer->arena;
  const char *first = diag_number(arena, position(d, escape));
  if (d->bytes) {
    lexer_error(d->lexer, "syntax", d->span, "(value error) invalid \\x escape at position %1",
                first, NULL);
    return false;
  }
  const char *parts[] = {first, "-", diag_number(arena, position(d, last)), NULL};
  lexer_error(d->lexer, "syntax", d->span,
              "(unicode error) 'unicodeescape' codec can't decode bytes in position %1: %2",
              arena_join(arena, parts), why);
  return false;
}

static void put(Decoder *d, uint32_t c) {
  if (d->bytes) {
    *d->out++ = (char)c;
  } else {
    d->out += text_utf8_encode(c, d->out);
  }
}

static bool is_hex(char c) {
  return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'f');
}

/* \xXX, \uXXXX, \UXXXXXXXX; `pos` is behind the letter. */
static bool decode_hex(Decoder *d, const char *escape, int digits, const char *why) {
  uint32_t c = 0;
  for (int i = 0; i < digits; i++) {
    if (d->pos == d->end || !is_hex(*d->pos)) return bad_escape(d, escape, d->pos - 1, why);
    c = c << 4 | (uint32_t)digit_value(*d->pos++);
  }
  if (c > 0x10FFFF) return bad_escape(d, escape, d->pos - 1, "illegal Unicode character");
  put(d, c);
  return true;
}

static bool decode_named(Decoder *d, const char *escape) {
  const char *close =
      d->pos < d->end && *d->pos == '{' ? memchr(d->pos, '}', (size_t)(d->end - d->pos)) : NULL;
  if (!close || close == d->pos + 1) {
    const char *last = close ? close : d->pos < d->end && *d->pos == '{' ? d->end - 1 : d->pos - 1;
    return bad_escape(d, escape, last, "malformed \\N character escape");
  }
  int32_t c = d->lexer->unicode->named(d->pos + 1, (size_t)(close - d->pos - 1));
  d->pos = close + 1;
  if (c < 0) return bad_escape(d, escape, close, "unknown Unicode character name");
  put(d, (uint32_t)c);
  return true;
}

/* Where an escape stands in the source. */
static Span place(const Decoder *d, const char *escape, size_t len) {
  Span span = {d->span.line, 0, 0, 0};
  const char *line = escape;
  while (line > d->lexer->source->text && line[-1] != '\n') line--;
  for (const char *p = d->start; p < escape; p++) span.line += *p == '\n';
  span.end_line = span.line;
  span.col = (uint32_t)(escape - line);
  span.end_col = span.col + (uint32_t)len;
  return span;
}

static void warn(Decoder *d, const char *escape, size_t len, const char *what) {
  const char *parts[] = {arena_text(d->lexer->arena, escape, len), what, NULL};
  diag_add(d->lexer->diags, DIAG_WARNING, "escape", d->lexer->source, place(d, escape, len),
           "\"%1 escape sequence. Such sequences will not work in the future. Did you mean "
           "\"\\%2\"? A raw string is also an option.",
           arena_join(d->lexer->arena, parts), parts[0]);
}

static void decode_octal(Decoder *d, const char *escape) {
  uint32_t c = 0;
  for (int i = 0; i < 3 && d->pos < d->end && *d->pos >= '0' && *d->pos <= '7'; i++)
    c = c * 8 + (uint32_t)(*d->pos++ - '0');
  if (c > 0377) warn(d, escape, 4, "\" is an invalid octal");
  put(d, d->bytes ? c & 0xFF : c);
}

/* `pos` is behind the backslash. */
static bool decode_escape(Decoder *d) {
  const char *escape = d->pos - 1;
  if (d->pos == d->end) { /* only before the brace of a replacement field */
    warn(d, escape, 2, "\" is an invalid");
    put(d, '\\');
    return true;
  }
  char c = *d->pos++;
  switch (c) {
  case '\n': return true;
  case '\\':
  case '\'':
  case '"': put(d, (uint8_t)c); return true;
  case 'a': put(d, 7); return true;
  case 'b': put(d, 8); return true;
  case 'f': put(d, 12); return true;
  case 'n': put(d, 10); return true;
  case 'r': put(d, 13); return true;
  case 't': put(d, 9); return true;
  case 'v': put(d, 11); return true;
  case 'x': return decode_hex(d, escape, 2, "truncated \\xXX escape");
  case 'u':
    if (!d->bytes) return decode_hex(d, escape, 4, "truncated \\uXXXX escape");
    break;
  case 'U':
    if (!d->bytes) return decode_hex(d, escape, 8, "truncated \\UXXXXXXXX escape");
    break;
  case 'N':
    if (!d->bytes) return decode_named(d, escape);
    break;
  default: break;
  }
  d->pos--;
  if (c >= '0' && c <= '7') {
    decode_octal(d, escape);
    return true;
  }
  warn(d, escape, 1 + ((uint8_t)c < 0x80 ? 1 : utf8_length((uint8_t)c)), "\" is an invalid");
  put(d, '\\');
  return true;
}

char *literal_decode(Lexer *lexer, uint8_t flags, bool double_braces, const char *start,
                     const char *end, Span span, char *out) {
  Decoder d = {lexer, start, start, end, out, span, flags & STRING_BYTES};
  bool raw = flags & STRING_RAW;
  while (d.pos < end) {
    char c = *d.pos++;
    if (d.bytes && (uint8_t)c >= 0x80) {
      lexer_error(lexer, "syntax", span, "bytes can only contain ASCII literal characters", NULL,
                  NULL);
      return NULL;
    }
    if (c == '\\' && !raw) {
      if (!decode_escape(&d)) return NULL;
      continue;
    }
    if (double_braces && (c == '{' || c == '}')) d.pos++;
    *d.out++ = c;
  }
  return d.out;
}
