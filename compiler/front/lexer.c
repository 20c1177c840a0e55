/* SPDX-License-Identifier: MIT */
#include "compiler/front/lexer.h"

#include <string.h>

#include "compiler/front/utf8.h"

const char *const token_spellings[TOKEN_COUNT] = {
#define OPERATOR_TOKEN(name, spelling) [TOKEN_##name] = spelling,
#define KEYWORD(name, spelling) [TOKEN_##name] = spelling,
#include "compiler/front/token.def"
#undef OPERATOR_TOKEN
#undef KEYWORD
};

void lexer_init(Lexer *lx, Arena *arena, Idents *idents, Diags *diags, const DiagSource *source,
                const Unicode *unicode) {
  memset(lx, 0, sizeof *lx);
  lx->arena = arena;
  lx->idents = idents;
  lx->diags = diags;
  lx->source = source;
  lx->unicode = unicode;
  lx->pos = lx->line_start = source->text;
  lx->line = 1;
  lx->at_line_start = true;
  lx->indent_depth = 1;
  for (int kind = TOKEN_FALSE; kind < TOKEN_COUNT; kind++)
    ident_get(idents, token_spellings[kind], strlen(token_spellings[kind]))->keyword =
        (uint16_t)kind;
}

Span lexer_span(const Lexer *lx, const char *start, const char *end) {
  return (Span){lx->line, (uint32_t)(start - lx->line_start), lx->line,
                (uint32_t)(end - lx->line_start)};
}

void lexer_error(Lexer *lx, const char *code, Span span, const char *format, const char *a,
                 const char *b) {
  diag_error(lx->diags, code, lx->source, span, format, a, b);
}

static Token make(const Lexer *lx, TokenKind kind, const char *start) {
  return (Token){
      .kind = kind, .span = lexer_span(lx, start, lx->pos), .start = start, .end = lx->pos};
}

static Token error_at(Lexer *lx, const char *code, const char *start, const char *end,
                      const char *format, const char *a, const char *b) {
  Span span = lexer_span(lx, start, end);
  lexer_error(lx, code, span, format, a, b);
  return (Token){.kind = TOKEN_ERROR, .span = span, .start = start, .end = end};
}

static void next_line(Lexer *lx) {
  lx->line++;
  lx->line_start = lx->pos;
}

void lexer_skip_line(Lexer *lx, uint32_t line) {
  lx->depth = lx->fields = 0;
  while (*lx->pos && lx->line <= line) {
    if (*lx->pos++ == '\n') next_line(lx);
  }
  lx->at_line_start = true;
}

/* ---- indentation ---- */

static bool is_comment_or_blank(char c) {
  return c == '#' || c == '\n';
}

static void skip_comment(Lexer *lx) {
  while (*lx->pos != '\n') lx->pos++;
}

/* A backslash before the end of the line: moves to the next line. */
static bool continue_line(Lexer *lx) {
  const char *backslash = lx->pos++;
  if (*lx->pos != '\n') {
    error_at(lx, "syntax", lx->pos, lx->pos + 1,
             "unexpected character after line continuation character", NULL, NULL);
    return false;
  }
  lx->pos++;
  if (*lx->pos == 0) {
    error_at(lx, "syntax", backslash, backslash + 1, "unexpected EOF while parsing", NULL, NULL);
    next_line(lx);
    return false;
  }
  next_line(lx);
  return true;
}

/* Reads the white space at the start of a line. Columns are counted twice, with tabs to multiples
   of 8 and of 1; that they agree is what makes the indentation consistent. */
static bool measure_indent(Lexer *lx, uint32_t *column, uint32_t *alt_column) {
  uint32_t col = 0, alt = 0, continued = 0;
  for (;; lx->pos++) {
    if (*lx->pos == ' ') {
      col++;
      alt++;
    } else if (*lx->pos == '\t') {
      col = (col / 8 + 1) * 8;
      alt++;
    } else if (*lx->pos == '\f') {
      col = alt = 0;
    } else if (*lx->pos == '\\') {
      if (!continued) continued = col;
      if (!continue_line(lx)) return false;
      lx->pos--;
    } else {
      break;
    }
  }
  *column = continued ? continued : col;
  *alt_column = continued ? continued : alt;
  return true;
}

static bool inconsistent_tabs(Lexer *lx) {
  error_at(lx, "indent", lx->line_start, lx->pos,
           "inconsistent use of tabs and spaces in indentation", NULL, NULL);
  return false;
}

static bool deeper(Lexer *lx, uint32_t col, uint32_t alt) {
  if (lx->indent_depth == LEXER_MAX_INDENTS || col > UINT16_MAX) {
    error_at(lx, "indent", lx->line_start, lx->pos, "too many levels of indentation", NULL, NULL);
    return false;
  }
  if (alt <= lx->alt_indents[lx->indent_depth - 1]) return inconsistent_tabs(lx);
  lx->indents[lx->indent_depth] = (uint16_t)col;
  lx->alt_indents[lx->indent_depth++] = (uint16_t)alt;
  lx->pending = 1;
  return true;
}

static bool shallower(Lexer *lx, uint32_t col, uint32_t alt) {
  while (lx->indent_depth > 1 && col < lx->indents[lx->indent_depth - 1]) {
    lx->pending--;
    lx->indent_depth--;
  }
  if (col != lx->indents[lx->indent_depth - 1]) {
    error_at(lx, "indent", lx->pos, lx->pos, "unindent does not match any outer indentation level",
             NULL, NULL);
    return false;
  }
  if (alt != lx->alt_indents[lx->indent_depth - 1]) return inconsistent_tabs(lx);
  return true;
}

/* Skips blank lines and compares the next line's indentation with the enclosing blocks'. */
static bool start_line(Lexer *lx) {
  uint32_t col, alt;
  for (;;) {
    if (!measure_indent(lx, &col, &alt)) return false;
    if (!is_comment_or_blank(*lx->pos)) break;
    skip_comment(lx);
    lx->pos++;
    next_line(lx);
  }
  lx->at_line_start = false;
  if (*lx->pos == 0) col = alt = 0;
  uint32_t current = lx->indents[lx->indent_depth - 1];
  if (col > current) return deeper(lx, col, alt);
  if (col < current) return shallower(lx, col, alt);
  return alt == lx->alt_indents[lx->indent_depth - 1] || inconsistent_tabs(lx);
}

/* ---- names ---- */

static bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

static bool is_ascii_start(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

bool lexer_is_name_start(const char *p) {
  return is_ascii_start(*p) || (uint8_t)*p >= 0x80;
}

static bool is_name_byte(char c) {
  return is_ascii_start(c) || is_digit(c) || (uint8_t)c >= 0x80;
}

/* "invalid character '×' (U+00D7)" */
static Token invalid_character(Lexer *lx, const char *p) {
  char code[8];
  uint32_t c = text_utf8_decode(p);
  size_t len = utf8_length((uint8_t)*p);
  int digits = c > 0xFFFFF ? 6 : c > 0xFFFF ? 5 : 4;
  for (int i = digits - 1; i >= 0; i--, c >>= 4) code[i] = "0123456789ABCDEF"[c & 15];
  code[digits] = 0;
  c = text_utf8_decode(p);
  lx->pos = p + len;
  if ((uint8_t)*p < 0x80 || !lx->unicode->printable(c))
    return error_at(lx, "syntax", p, p + len, "invalid non-printable character U+%1", code, NULL);
  return error_at(lx, "syntax", p, p + len, "invalid character '%1' (U+%2)",
                  arena_text(lx->arena, p, len), code);
}

/* A name with characters beyond ASCII: checked, and normalised to NFKC. */
static Token unicode_name(Lexer *lx, const char *start) {
  for (const char *p = start; p < lx->pos; p += utf8_length((uint8_t)*p)) {
    if ((uint8_t)*p < 0x80) continue;
    uint32_t c = text_utf8_decode(p);
    bool ok = p == start ? lx->unicode->id_start(c) : lx->unicode->id_continue(c);
    if (!ok) return invalid_character(lx, p);
  }
  Token token = make(lx, TOKEN_NAME, start);
  size_t len = (size_t)(lx->pos - start);
  size_t cap = len * 18 + 1; /* the longest NFKC expansion of one code point */
  char *normal = arena_alloc(lx->arena, cap);
  size_t normal_len = lx->unicode->normalise(start, len, normal, cap);
  token.ident =
      normal_len ? ident_get(lx->idents, normal, normal_len) : ident_get(lx->idents, start, len);
  return token;
}

/* The STRING_* flags that these letters spell, or -1 when they are no string prefix. */
static int string_prefix(const char *start, const char *end) {
  int flags = 0;
  if (end - start > 2) return -1;
  for (const char *p = start; p < end; p++) {
    char c = (char)(*p | 0x20);
    int flag = c == 'r'   ? STRING_RAW
               : c == 'b' ? STRING_BYTES
               : c == 'u' ? STRING_U
               : c == 'f' ? STRING_FORMAT
               : c == 't' ? STRING_TEMPLATE
                          : -1;
    if (flag < 0 || (flags & flag)) return -1;
    flags |= flag;
  }
  int kinds = flags & ~STRING_RAW;
  if (kinds & (kinds - 1)) return -1; /* two of b, u, f, t */
  return flags == (STRING_U | STRING_RAW) ? -1 : flags;
}

static Token scan_name(Lexer *lx) {
  const char *start = lx->pos;
  bool ascii = true;
  while (is_name_byte(*lx->pos)) ascii &= (uint8_t)*lx->pos++ < 0x80;
  if (*lx->pos == '\'' || *lx->pos == '"') {
    int flags = string_prefix(start, lx->pos);
    if (flags >= 0) return lexer_scan_string(lx, start, lx->pos, (uint8_t)flags);
  }
  if (!ascii) return unicode_name(lx, start);
  Token token = make(lx, TOKEN_NAME, start);
  token.ident = ident_get(lx->idents, start, (size_t)(lx->pos - start));
  if (token.ident->keyword) token.kind = (TokenKind)token.ident->keyword;
  return token;
}

/* ---- brackets ---- */

static Token open_bracket(Lexer *lx, TokenKind kind, const char *start) {
  Token token = make(lx, kind, start);
  if (lx->depth == LEXER_MAX_BRACKETS)
    return error_at(lx, "too-deep", start, lx->pos, "too many nested parentheses", NULL, NULL);
  lx->brackets[lx->depth++] =
      (Bracket){.open = *start, .line = token.span.line, .col = token.span.col};
  return token;
}

static Token close_bracket(Lexer *lx, TokenKind kind, const char *start) {
  char text[2] = {*start, 0};
  if (lx->depth == 0) return error_at(lx, "syntax", start, lx->pos, "unmatched '%1'", text, NULL);
  const Bracket *top = &lx->brackets[lx->depth - 1];
  char expected = top->open == '(' ? ')' : top->open == '[' ? ']' : '}';
  if (*start == expected) {
    /* the parser pops replacement fields, after what may follow the expression */
    if (!top->field) lx->depth--;
    return make(lx, kind, start);
  }
  if (top->field) {
    const char prefix[] = {top->prefix, 0};
    return error_at(lx, "syntax", start, lx->pos, "%1-string: unmatched '%2'", prefix, text);
  }
  char open[2] = {top->open, 0};
  if (top->line == lx->line)
    return error_at(lx, "syntax", start, lx->pos,
                    "closing parenthesis '%1' does not match opening parenthesis '%2'", text, open);
  const char *parts[] = {open, "' on line ", diag_number(lx->arena, top->line), NULL};
  return error_at(lx, "syntax", start, lx->pos,
                  "closing parenthesis '%1' does not match opening parenthesis '%2", text,
                  arena_join(lx->arena, parts));
}

void lexer_pop_field(Lexer *lx) {
  if (lx->depth) lx->depth--;
  if (lx->fields) lx->fields--;
}

/* ---- operators ---- */

static Token operator(Lexer *lx, TokenKind kind, int len) {
  const char *start = lx->pos;
  lx->pos += len;
  return make(lx, kind, start);
}

/* `c` alone, doubled, with =, or doubled with =. */
static Token operator_family(Lexer *lx, TokenKind one, TokenKind one_equal, TokenKind two,
                             TokenKind two_equal) {
  const char *p = lx->pos;
  if (two != TOKEN_INVALID && p[1] == p[0])
    return p[2] == '=' ? operator(lx, two_equal, 3) : operator(lx, two, 2);
  return p[1] == '=' ? operator(lx, one_equal, 2) : operator(lx, one, 1);
}

/* Directly inside the braces of a replacement field `:` starts the format spec. */
static bool at_field_level(const Lexer *lx) {
  return lx->depth > 0 && lx->brackets[lx->depth - 1].field;
}

static Token scan_operator(Lexer *lx) {
  const char *p = lx->pos;
  switch (*p) {
  case '(': lx->pos++; return open_bracket(lx, TOKEN_LPAREN, p);
  case '[': lx->pos++; return open_bracket(lx, TOKEN_LBRACKET, p);
  case '{': lx->pos++; return open_bracket(lx, TOKEN_LBRACE, p);
  case ')': lx->pos++; return close_bracket(lx, TOKEN_RPAREN, p);
  case ']': lx->pos++; return close_bracket(lx, TOKEN_RBRACKET, p);
  case '}': lx->pos++; return close_bracket(lx, TOKEN_RBRACE, p);
  case ',': return operator(lx, TOKEN_COMMA, 1);
  case ';': return operator(lx, TOKEN_SEMICOLON, 1);
  case '~': return operator(lx, TOKEN_TILDE, 1);
  case '.':
    return p[1] == '.' && p[2] == '.' ? operator(lx, TOKEN_ELLIPSIS, 3) :
                                      operator(lx, TOKEN_DOT, 1);
  case ':':
    return p[1] == '=' && !at_field_level(lx) ? operator(lx, TOKEN_WALRUS, 2) :
                                              operator(lx, TOKEN_COLON, 1);
  case '!': return p[1] == '=' ? operator(lx, TOKEN_NOT_EQUAL, 2) : operator(lx, TOKEN_BANG, 1);
  case '=': return p[1] == '=' ? operator(lx, TOKEN_EQ_EQUAL, 2) : operator(lx, TOKEN_EQUAL, 1);
  case '-':
    if (p[1] == '>') return operator(lx, TOKEN_ARROW, 2);
    return operator_family(lx, TOKEN_MINUS, TOKEN_MINUS_EQUAL, TOKEN_INVALID, TOKEN_INVALID);
  case '+': return operator_family(lx, TOKEN_PLUS, TOKEN_PLUS_EQUAL, TOKEN_INVALID, TOKEN_INVALID);
  case '*':
    return operator_family(lx, TOKEN_STAR, TOKEN_STAR_EQUAL, TOKEN_DOUBLE_STAR,
                           TOKEN_DOUBLE_STAR_EQUAL);
  case '/':
    return operator_family(lx, TOKEN_SLASH, TOKEN_SLASH_EQUAL, TOKEN_DOUBLE_SLASH,
                           TOKEN_DOUBLE_SLASH_EQUAL);
  case '%':
    return operator_family(lx, TOKEN_PERCENT, TOKEN_PERCENT_EQUAL, TOKEN_INVALID, TOKEN_INVALID);
  case '@': return operator_family(lx, TOKEN_AT, TOKEN_AT_EQUAL, TOKEN_INVALID, TOKEN_INVALID);
  case '&':
    return operator_family(lx, TOKEN_AMPERSAND, TOKEN_AMPERSAND_EQUAL, TOKEN_INVALID,
                           TOKEN_INVALID);
  case '|': return operator_family(lx, TOKEN_BAR, TOKEN_BAR_EQUAL, TOKEN_INVALID, TOKEN_INVALID);
  case '^':
    return operator_family(lx, TOKEN_CARET, TOKEN_CARET_EQUAL, TOKEN_INVALID, TOKEN_INVALID);
  case '<':
    return operator_family(lx, TOKEN_LESS, TOKEN_LESS_EQUAL, TOKEN_LSHIFT, TOKEN_LSHIFT_EQUAL);
  case '>':
    return operator_family(lx, TOKEN_GREATER, TOKEN_GREATER_EQUAL, TOKEN_RSHIFT,
                           TOKEN_RSHIFT_EQUAL);
  default: break;
  }
  if ((uint8_t)*p < 0x20 || (uint8_t)*p == 0x7F) return invalid_character(lx, p);
  return operator(lx, TOKEN_INVALID, 1);
}

/* ---- the next token ---- */

static Token scan_newline(Lexer *lx) {
  const char *start = lx->pos++;
  Token token = make(lx, TOKEN_NEWLINE, start);
  next_line(lx);
  lx->at_line_start = true;
  return token;
}

/* Skips spaces, comments, continued lines, and inside brackets line ends. False after an error. */
static bool skip_space(Lexer *lx) {
  for (;;) {
    switch (*lx->pos) {
    case ' ':
    case '\t':
    case '\f': lx->pos++; break;
    case '#': skip_comment(lx); break;
    case '\\':
      if (!continue_line(lx)) return false;
      break;
    case '\n':
      if (lx->depth == 0) return true;
      lx->pos++;
      next_line(lx);
      break;
    default: return true;
    }
  }
}

Token lexer_next(Lexer *lx) {
  if (lx->at_line_start && !start_line(lx)) {
    /* the line is read as if it belonged to the block around it */
    lx->at_line_start = false;
    return (Token){.kind = TOKEN_ERROR, .span = lexer_span(lx, lx->pos, lx->pos)};
  }
  if (lx->pending > 0) {
    lx->pending--;
    return make(lx, TOKEN_INDENT, lx->pos > lx->line_start ? lx->pos - 1 : lx->pos);
  }
  if (lx->pending < 0) {
    lx->pending++;
    return make(lx, TOKEN_DEDENT, lx->pos);
  }
  if (!skip_space(lx))
    return (Token){.kind = TOKEN_ERROR, .span = lexer_span(lx, lx->pos, lx->pos)};
  const char *p = lx->pos;
  if (*p == 0) return make(lx, TOKEN_END, p);
  if (lexer_is_name_start(p)) return scan_name(lx);
  if (is_digit(*p) || (*p == '.' && is_digit(p[1]))) {
    bool ok = lexer_scan_number(lx);
    return make(lx, ok ? TOKEN_NUMBER : TOKEN_ERROR, p);
  }
  if (*p == '\n') return scan_newline(lx);
  if (*p == '\'' || *p == '"') return lexer_scan_string(lx, p, p, 0);
  return scan_operator(lx);
}
