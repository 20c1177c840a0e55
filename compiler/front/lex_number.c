/* SPDX-License-Identifier: MIT */
/* Number literals: where they end, and what is wrong with them (reference 2.6.1 to 2.6.3). */
#include "compiler/front/lexer.h"

#include <string.h>

static bool is_decimal(char c) {
  return c >= '0' && c <= '9';
}

static bool is_digit_of(int base, char c) {
  char lower = (char)(c | 0x20);
  if (base == 16) return is_decimal(c) || (lower >= 'a' && lower <= 'f');
  return c >= '0' && c < '0' + base;
}

static bool fail(Lexer *lx, const char *format, const char *a, const char *b) {
  Span span = lexer_span(lx, lx->pos, lx->pos + 1);
  while (*lx->pos && lexer_is_name_start(lx->pos)) lx->pos++;
  lexer_error(lx, "syntax", span, format, a, b);
  return false;
}

/* Points at the last character taken, as CPython does. */
static bool fail_before(Lexer *lx, const char *kind) {
  lexer_error(lx, "syntax", lexer_span(lx, lx->pos - 1, lx->pos), "invalid %1 literal", kind, NULL);
  while (*lx->pos && lexer_is_name_start(lx->pos)) lx->pos++;
  return false;
}

/* Digits with single underscores between them. */
static bool scan_digits(Lexer *lx, int base, const char *kind) {
  for (;;) {
    while (is_digit_of(base, *lx->pos)) lx->pos++;
    if (*lx->pos != '_') return true;
    if (!is_digit_of(base, lx->pos[1])) {
      lx->pos++;
      if (base < 10 && is_decimal(*lx->pos)) {
        char digit[2] = {*lx->pos, 0};
        return fail(lx, "invalid digit '%1' in %2 literal", digit, kind);
      }
      return fail_before(lx, kind);
    }
    lx->pos++;
  }
}

/* A keyword may follow a number directly (`1if x else 2`); any other letter is an error. */
static bool check_end(Lexer *lx, const char *kind) {
  static const char *const allowed[] = {"and", "else", "for", "if", "in", "is", "not", "or", NULL};
  if (!lexer_is_name_start(lx->pos) || (uint8_t)*lx->pos >= 0x80) return true;
  for (const char *const *word = allowed; *word; word++)
    if (!strncmp(lx->pos, *word, strlen(*word))) {
      diag_add(lx->diags, DIAG_WARNING, "syntax", lx->source, lexer_span(lx, lx->pos - 1, lx->pos),
               "invalid %1 literal", kind, NULL);
      return true;
    }
  return fail_before(lx, kind);
}

static bool scan_radix(Lexer *lx, int base, const char *kind) {
  lx->pos += 2;
  if (*lx->pos == '_') lx->pos++;
  if (!is_digit_of(base, *lx->pos)) {
    char digit[2] = {*lx->pos, 0};
    if (is_decimal(*lx->pos)) return fail(lx, "invalid digit '%1' in %2 literal", digit, kind);
    return fail_before(lx, kind);
  }
  if (!scan_digits(lx, base, kind)) return false;
  if (is_decimal(*lx->pos)) {
    char digit[2] = {*lx->pos, 0};
    return fail(lx, "invalid digit '%1' in %2 literal", digit, kind);
  }
  return check_end(lx, kind);
}

static bool leading_zeros(Lexer *lx, const char *start) {
  const char *end = start;
  while (*end == '0' || *end == '_') end++;
  lexer_error(lx, "syntax", lexer_span(lx, start, end),
              "leading zeros in decimal integer literals are not permitted; use an 0o prefix for "
              "octal integers",
              NULL, NULL);
  return false;
}

static bool is_exponent(const char *p) {
  if ((*p | 0x20) != 'e') return false;
  return is_decimal(p[1]) || ((p[1] == '+' || p[1] == '-') && is_decimal(p[2]));
}

bool lexer_scan_number(Lexer *lx) {
  const char *start = lx->pos;
  char letter = (char)(start[1] | 0x20);
  if (*start == '0' && letter == 'x') return scan_radix(lx, 16, "hexadecimal");
  if (*start == '0' && letter == 'o') return scan_radix(lx, 8, "octal");
  if (*start == '0' && letter == 'b') return scan_radix(lx, 2, "binary");
  if (*lx->pos != '.' && !scan_digits(lx, 10, "decimal")) return false;
  bool is_float = false;
  if (*lx->pos == '.') {
    is_float = true;
    lx->pos++;
    if (is_decimal(*lx->pos) && !scan_digits(lx, 10, "decimal")) return false;
  }
  if (is_exponent(lx->pos)) {
    is_float = true;
    lx->pos += is_decimal(lx->pos[1]) ? 1 : 2;
    if (!scan_digits(lx, 10, "decimal")) return false;
  }
  if ((*lx->pos | 0x20) == 'j') {
    lx->pos++;
    return check_end(lx, "imaginary");
  }
  if (!is_float && *start == '0')
    for (const char *p = start; p < lx->pos; p++)
      if (*p != '0' && *p != '_') return leading_zeros(lx, start);
  return check_end(lx, "decimal");
}
