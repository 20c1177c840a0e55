/* SPDX-License-Identifier: MIT */
/* String literals: where they end; and the literal parts of f-strings (PEP 701). */
#include "compiler/front/lexer.h"

#include <string.h>

static void count_line(Lexer *lx) {
  lx->line++;
  lx->line_start = lx->pos;
}

static bool is_closing(const char *p, char quote, bool triple) {
  return p[0] == quote && (!triple || (p[1] == quote && p[2] == quote));
}

/* An unterminated string. One of a single line ends at that line's end, so that the next line is
   read normally; a triple-quoted one goes on to the end of the file. */
static void unterminated(Lexer *lx, Span start, uint8_t flags, bool escaped_quote) {
  const char *prefix = flags & STRING_FORMAT ? "f-" : flags & STRING_TEMPLATE ? "t-" : "";
  bool triple = flags & STRING_TRIPLE;
  const char *parts[] = {triple ? "triple-quoted " : "", prefix, NULL};
  uint32_t line = *lx->pos == 0 && lx->line > 1 ? lx->line - 1 : lx->line;
  lexer_error(lx, "syntax", start,
              escaped_quote && !triple ? "unterminated %1string literal (detected at line %2); "
                                         "perhaps you escaped the end quote?"
                                       : "unterminated %1string literal (detected at line %2)",
              arena_join(lx->arena, parts), diag_number(lx->arena, line));
}

/* Moves to the closing quote of a plain literal; false when there is none. */
static bool find_end(Lexer *lx, char quote, bool triple, bool *escaped_quote) {
  for (;;) {
    char c = *lx->pos;
    if (c == quote && is_closing(lx->pos, quote, triple)) return true;
    if (c == 0 || (c == '\n' && !triple)) return false;
    lx->pos++;
    if (c == '\\' && *lx->pos) {
      c = *lx->pos++;
      *escaped_quote |= c == quote;
    }
    if (c == '\n') count_line(lx);
  }
}

/* A string that seems unterminated but starts with the quote of the f-string around it: what is
   missing is the brace. */
static const Bracket *ended_field(const Lexer *lx, char quote, bool triple) {
  for (uint32_t i = lx->depth; i > 0; i--)
    if (lx->brackets[i - 1].field)
      return lx->brackets[i - 1].quote == quote && lx->brackets[i - 1].triple == triple ? &lx->brackets[i - 1] : NULL;
  return NULL;
}

static char prefix_of(const Token *open) { return open->string & STRING_TEMPLATE ? 't' : 'f'; }

/* A fault of an f-string or t-string: %1 of the message is its letter. */
static void format_error(Lexer *lx, char prefix, Span span, const char *message) {
  const char text[] = {prefix, 0};
  lexer_error(lx, "syntax", span, message, text, NULL);
}

Token lexer_scan_string(Lexer *lx, const char *start, const char *quote, uint8_t flags) {
  bool triple = quote[1] == *quote && quote[2] == *quote;
  if (triple) flags |= STRING_TRIPLE;
  Token token = {.kind = TOKEN_STRING, .start = start, .string = flags, .quote = *quote};
  token.body = quote + (triple ? 3 : 1);
  token.span = lexer_span(lx, start, token.body);
  lx->pos = token.body;
  if (flags & (STRING_FORMAT | STRING_TEMPLATE)) {
    token.kind = TOKEN_FSTRING;
    token.end = lx->pos;
    return token;
  }
  bool escaped = false;
  if (!find_end(lx, *quote, triple, &escaped)) {
    const Bracket *field = ended_field(lx, *quote, triple);
    if (field) {
      format_error(lx, field->prefix, token.span, "%1-string: expecting '}'");
    } else {
      unterminated(lx, token.span, flags, escaped);
    }
    token.kind = TOKEN_ERROR;
    return token;
  }
  token.body_end = lx->pos;
  lx->pos += triple ? 3 : 1;
  token.end = lx->pos;
  token.span.end_line = lx->line;
  token.span.end_col = (uint32_t)(lx->pos - lx->line_start);
  return token;
}

static FStringStop field(Lexer *lx, const Token *open) {
  Span span = lexer_span(lx, lx->pos, lx->pos + 1);
  if (lx->depth == LEXER_MAX_BRACKETS) {
    lexer_error(lx, "too-deep", span, "too many nested parentheses", NULL, NULL);
    return FSTRING_ERROR;
  }
  lx->brackets[lx->depth++] = (Bracket){.open = '{',
                                        .field = true,
                                        .triple = open->string & STRING_TRIPLE,
                                        .quote = open->quote,
                                        .prefix = prefix_of(open),
                                        .line = span.line,
                                        .col = span.col};
  lx->fields++;
  lx->pos++;
  return FSTRING_FIELD;
}

/* Behind a backslash: what follows is literal, but for a brace. \N{…} keeps its braces. */
static void skip_escape(Lexer *lx, bool raw) {
  if (*lx->pos == 'N' && lx->pos[1] == '{' && !raw) {
    const char *p = lx->pos + 2;
    while (*p && *p != '}' && *p != '\n' && *p != '\'' && *p != '"') p++;
    if (*p == '}') lx->pos = p + 1;
  } else if (*lx->pos && *lx->pos != '{' && *lx->pos != '}') {
    if (*lx->pos++ == '\n') count_line(lx);
  }
}

/* Moves over literal text to the character that ends it. */
static FStringStop find_stop(Lexer *lx, const Token *open, bool in_spec) {
  bool triple = open->string & STRING_TRIPLE;
  for (;;) {
    char c = *lx->pos;
    if (c == 0 || (c == '\n' && !triple)) return FSTRING_ERROR;
    if (is_closing(lx->pos, open->quote, triple)) return FSTRING_END;
    if (c == '{' && (lx->pos[1] != '{' || in_spec)) return FSTRING_FIELD;
    if (c == '}' && (lx->pos[1] != '}' || in_spec)) return FSTRING_CLOSE;
    lx->pos++;
    if (c == '{' || c == '}') lx->pos++;
    if (c == '\n') count_line(lx);
    if (c == '\\') skip_escape(lx, open->string & STRING_RAW);
  }
}

static FStringStop stop_error(Lexer *lx, const Token *open, bool in_spec) {
  if (*lx->pos == '\n' && in_spec) {
    format_error(lx, prefix_of(open), lexer_span(lx, lx->pos, lx->pos),
                 "%1-string: newlines are not allowed in format specifiers for single quoted %1-strings");
  } else {
    unterminated(lx, open->span, open->string, false);
  }
  return FSTRING_ERROR;
}

FStringStop lexer_fstring_part(Lexer *lx, const Token *open, bool in_spec, Token *part) {
  *part = (Token){.kind = TOKEN_STRING, .string = open->string, .start = lx->pos};
  part->span = lexer_span(lx, lx->pos, lx->pos);
  FStringStop stop = find_stop(lx, open, in_spec);
  part->end = lx->pos;
  part->span.end_line = lx->line;
  part->span.end_col = (uint32_t)(lx->pos - lx->line_start);
  switch (stop) {
  case FSTRING_FIELD: return field(lx, open);
  case FSTRING_END:
    if (!in_spec) lx->pos += open->string & STRING_TRIPLE ? 3 : 1;
    return stop;
  case FSTRING_CLOSE:
    if (in_spec) {
      lx->pos++;
      return stop;
    }
    format_error(lx, prefix_of(open), lexer_span(lx, lx->pos, lx->pos + 1), "%1-string: single '}' is not allowed");
    return FSTRING_ERROR;
  case FSTRING_ERROR: break;
  }
  return stop_error(lx, open, in_spec);
}

/* Skips a replacement field, behind its `{`. */
static bool skip_field(Lexer *lx, const Token *open) {
  uint32_t depth = lx->depth;
  for (;;) {
    Token token = lexer_next(lx);
    if (token.kind == TOKEN_ERROR || token.kind == TOKEN_END) return false;
    if (token.kind == TOKEN_FSTRING && !lexer_skip_fstring(lx, &token)) return false;
    if (lx->depth > depth) continue;
    if (token.kind == TOKEN_RBRACE) break;
    if (token.kind != TOKEN_COLON) continue;
    FStringStop stop = lexer_fstring_part(lx, open, true, &token);
    while (stop == FSTRING_FIELD && skip_field(lx, open))
      stop = lexer_fstring_part(lx, open, true, &token);
    if (stop != FSTRING_CLOSE) return false;
    break;
  }
  lexer_pop_field(lx);
  return true;
}

/* Recursion is bounded by LEXER_MAX_BRACKETS: each field is a bracket. */
bool lexer_skip_fstring(Lexer *lx, const Token *open) {
  Token part;
  FStringStop stop = lexer_fstring_part(lx, open, false, &part);
  while (stop == FSTRING_FIELD && skip_field(lx, open))
    stop = lexer_fstring_part(lx, open, false, &part);
  return stop == FSTRING_END;
}
