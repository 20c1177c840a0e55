/* SPDX-License-Identifier: MIT */
/* Source text to tokens, one at a time (language reference, chapter 2).
 *
 * The parser asks for the next token and holds just one, so `pos` is always right behind the
 * current token. That makes f-strings simple: the lexer reports only their opening quote
 * (TOKEN_FSTRING); the parser then reads the literal parts with lexer_fstring_part and the
 * expressions between them as ordinary tokens.
 *
 * A Lexer may be copied to look ahead; a copy with `diags` NULL is silent. */
#ifndef FIRN_FRONT_LEXER_H
#define FIRN_FRONT_LEXER_H

#include "compiler/front/diag.h"
#include "compiler/front/ident.h"
#include "compiler/front/unicode.h"

enum { LEXER_MAX_BRACKETS = 200, LEXER_MAX_INDENTS = 100 };

typedef enum TokenKind {
  TOKEN_END,
  TOKEN_NEWLINE,
  TOKEN_INDENT,
  TOKEN_DEDENT,
  TOKEN_NAME,
  TOKEN_NUMBER,
  TOKEN_STRING,  /* a whole str or bytes literal */
  TOKEN_FSTRING, /* the prefix and opening quote of an f- or t-string */
  TOKEN_ERROR,   /* already reported */
  TOKEN_INVALID, /* a character that starts no token, for the parser to report */
#define OPERATOR_TOKEN(name, spelling) TOKEN_##name,
#define KEYWORD(name, spelling) TOKEN_##name,
#include "compiler/front/token.def"
#undef OPERATOR_TOKEN
#undef KEYWORD
  TOKEN_COUNT
} TokenKind;

enum {
  STRING_RAW = 1,
  STRING_BYTES = 2,
  STRING_U = 4,
  STRING_FORMAT = 8,
  STRING_TEMPLATE = 16,
  STRING_TRIPLE = 32,
};

typedef struct Token {
  TokenKind kind;
  Span span;
  const char *start, *end; /* the text */
  const Ident *ident;      /* names and keywords */
  uint8_t string;          /* STRING_* of strings */
  char quote;              /* ' or " */
  const char *body;        /* strings: behind the opening quote; TOKEN_STRING also: */
  const char *body_end;    /* the closing quote */
} Token;

typedef struct Bracket {
  char open;
  bool field;  /* the { of a replacement field of an f-string or t-string, which was opened by */
  bool triple; /* three of */
  char quote;  /* these */
  char prefix; /* and is an f or a t */
  uint32_t line, col;
} Bracket;

typedef struct Lexer {
  const char *pos, *line_start; /* the text ends in '\n' and NUL */
  uint32_t line;
  int32_t pending;    /* INDENT (> 0) and DEDENT (< 0) tokens still to be reported */
  bool at_line_start; /* of a logical line */
  uint32_t depth, indent_depth, fields;
  Bracket brackets[LEXER_MAX_BRACKETS];
  uint16_t indents[LEXER_MAX_INDENTS], alt_indents[LEXER_MAX_INDENTS];

  Arena *arena;
  Idents *idents; /* keywords interned by lexer_init */
  Diags *diags;   /* NULL: errors are not reported */
  const DiagSource *source;
  const Unicode *unicode;
} Lexer;

/* Starts at the beginning of `source`, whose text ends in '\n' and a NUL beyond `len`. */
void lexer_init(Lexer *lexer, Arena *arena, Idents *idents, Diags *diags, const DiagSource *source,
                const Unicode *unicode);

Token lexer_next(Lexer *lexer);

/* What a literal part of an f-string ends with. */
typedef enum FStringStop { FSTRING_FIELD, FSTRING_CLOSE, FSTRING_END, FSTRING_ERROR } FStringStop;

/* Reads from `pos` the literal text of the f-string opened by `open`, up to a `{` (FSTRING_FIELD:
 * consumed and pushed as bracket), the `}` that ends a format spec (FSTRING_CLOSE: consumed), or
 * the closing quote (FSTRING_END: consumed; in a spec not consumed). The text, escapes and double
 * braces undecoded, is part->start..end. */
FStringStop lexer_fstring_part(Lexer *lexer, const Token *open, bool in_spec, Token *part);

/* Ends the replacement field whose `}` the parser has met or whose format spec is over. */
void lexer_pop_field(Lexer *lexer);

/* Moves behind the f-string that `open` opens, reading nothing. False when it is malformed. */
bool lexer_skip_fstring(Lexer *lexer, const Token *open);

/* Drops all brackets and goes on behind the end of line `line`, but not before `pos`. */
void lexer_skip_line(Lexer *lexer, uint32_t line);

/* From `start`, which is in the current line, to `end`. */
Span lexer_span(const Lexer *lexer, const char *start, const char *end);

void lexer_error(Lexer *lexer, const char *code, Span span, const char *format, const char *a,
                 const char *b);

bool lexer_is_name_start(const char *p);

/* lex_number.c: scans a number at `pos`; false after reporting an error. */
bool lexer_scan_number(Lexer *lexer);

/* lex_string.c: a string whose prefix ends at `quote`. */
Token lexer_scan_string(Lexer *lexer, const char *start, const char *quote, uint8_t flags);

extern const char *const token_spellings[TOKEN_COUNT];

#endif
