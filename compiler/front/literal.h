/* SPDX-License-Identifier: MIT */
/* The values of number and string literals. */
#ifndef FIRN_FRONT_LITERAL_H
#define FIRN_FRONT_LITERAL_H

#include "compiler/front/ast.h"
#include "compiler/front/lexer.h"

/* The value of a number token; never fails, the lexer has checked the form. Floats are rounded to
 * nearest even; too large ones are infinite. */
AstValue literal_number(Arena *arena, const char *text, size_t len);

/* Appends the decoded text start..end to `out` (which has room for as many bytes: decoding never
 * lengthens) and returns the new end, or NULL after reporting an error. `flags` are STRING_*; in
 * the literal part of an f-string `{{` and `}}` are single braces when `double_braces`. Warns of
 * invalid escapes. `span` is where errors point. */
char *literal_decode(Lexer *lexer, uint8_t flags, bool double_braces, const char *start,
                     const char *end, Span span, char *out);

/* The double nearest to the decimal literal `text` (digits, point, exponent; no underscores). */
double literal_double(const char *text, size_t len);

#endif
