/* SPDX-License-Identifier: MIT */
/* String literals: adjacent ones are joined; f-strings (PEP 701) and t-strings (PEP 750). */
#include "compiler/front/parser.h"

#include <string.h>

#include "compiler/front/literal.h"

/* Format specs nest this deep: f'{a:{b:{c}}}'. */
enum { MAX_SPEC_LEVEL = 2 };

/* The f- or t-string being read. */
typedef struct FString {
  Token open;
  int level; /* of the format spec: 0 outside */
} FString;

/* ---- literal text ---- */

static AstConstant *text_constant(Parser *p, Span span, const char *data, size_t len) {
  AstConstant *node = parser_node(p, AST_Constant);
  node->base.span = span;
  node->base.height = 1;
  node->value.kind = VALUE_STR;
  node->value.text = (AstText){data, (uint32_t)len};
  return node;
}

static void lexer_failed(Parser *p) {
  if (p->failed) return;
  p->failed = true;
  p->token.kind = TOKEN_ERROR;
  p->failed_at = p->token;
}

static AstConstant *decode(Parser *p, const Token *token, bool braces, const char *start,
                           const char *end) {
  char *out = arena_alloc(p->arena, (size_t)(end - start) + 1);
  char *out_end = literal_decode(&p->lexer, token->string, braces, start, end, token->span, out);
  if (!out_end) {
    lexer_failed(p);
    out_end = out;
  }
  *out_end = 0;
  AstConstant *node = text_constant(p, token->span, out, (size_t)(out_end - out));
  if (token->string & STRING_BYTES) node->value.kind = VALUE_BYTES;
  node->value.u_prefix = token->string & STRING_U;
  return node;
}

static bool is_text(const AstNode *node) {
  return node->kind == AST_Constant;
}

/* The Constants list[from..to) as one. */
static AstNode *join(Parser *p, AstNode **list, uint32_t from, uint32_t to) {
  AstConstant *first = (AstConstant *)list[from];
  if (to - from == 1) return list[from];
  size_t len = 0;
  for (uint32_t i = from; i < to; i++) len += ((AstConstant *)list[i])->value.text.len;
  char *data = arena_alloc(p->arena, len + 1);
  len = 0;
  for (uint32_t i = from; i < to; i++) {
    AstText text = ((AstConstant *)list[i])->value.text;
    memcpy(data + len, text.data, text.len);
    len += text.len;
  }
  first->value.text = (AstText){data, (uint32_t)len};
  first->base.span.end_line = list[to - 1]->span.end_line;
  first->base.span.end_col = list[to - 1]->span.end_col;
  return list[from];
}

/* The list with adjacent Constants joined and empty ones left out. */
static AstNodes join_all(Parser *p, AstNodes list) {
  uint32_t out = 0;
  for (uint32_t i = 0; i < list.count;) {
    uint32_t end = i + 1;
    if (is_text(list.items[i])) {
      while (end < list.count && is_text(list.items[end])) end++;
      AstNode *joined = join(p, list.items, i, end);
      if (((AstConstant *)joined)->value.text.len) list.items[out++] = joined;
    } else {
      list.items[out++] = list.items[i];
    }
    i = end;
  }
  list.count = out;
  return list;
}

/* ---- replacement fields ---- */

static void parse_parts(Parser *p, const FString *fs);

static const char *kind_of(const FString *fs) {
  return fs->open.string & STRING_TEMPLATE ? "t-string" : "f-string";
}

static void check_expression(Parser *p, const FString *fs) {
  switch (p->token.kind) {
  case TOKEN_RBRACE:
  case TOKEN_BANG:
  case TOKEN_COLON:
  case TOKEN_EQUAL:
    parser_error(p, p->token.span, "%1: valid expression required before '%2'", kind_of(fs),
                 token_spellings[p->token.kind]);
    return;
  case TOKEN_STAR:
  case TOKEN_YIELD: return;
  default: break;
  }
  if (!parser_starts_expression(p) && !parser_at(p, TOKEN_END))
    parser_error(p, p->token.span, "%1: expecting a valid expression after '{'", kind_of(fs), NULL);
}

/* `!r`; the token in hand is `!`. */
static int32_t parse_conversion(Parser *p, const FString *fs) {
  const char *bang_end = p->token.end;
  parser_advance(p);
  if (p->failed) return -1;
  if (p->token.start != bang_end)
    parser_error(p, p->token.span, "%1: conversion type must come right after the exclamation mark",
                 kind_of(fs), NULL);
  if (!parser_at(p, TOKEN_NAME)) {
    bool missing = parser_at(p, TOKEN_RBRACE) || parser_at(p, TOKEN_COLON);
    parser_error(p, p->token.span,
                 missing ? "%1: missing conversion character" : "%1: invalid conversion character",
                 kind_of(fs), NULL);
    return -1;
  }
  const Ident *name = p->token.ident;
  char c = name->text[0];
  if (name->len != 1 || (c != 's' && c != 'r' && c != 'a')) {
    parser_error(p, p->token.span,
                 "%1: invalid conversion character '%2': expected 's', 'r', or 'a'", kind_of(fs),
                 name->text);
    return -1;
  }
  parser_advance(p);
  return c;
}

/* The format spec; the token in hand is `:`, and afterwards the field's `}`. */
static AstNode *parse_spec(Parser *p, const FString *fs) {
  AstJoinedStr *spec = parser_node(p, AST_JoinedStr);
  uint32_t mark = p->stack_count;
  if (fs->level == MAX_SPEC_LEVEL) {
    parser_error(p, p->token.span, "%1: expressions nested too deeply", kind_of(fs), NULL);
    return &spec->base;
  }
  FString inner = {fs->open, fs->level + 1};
  parse_parts(p, &inner);
  spec->values = join_all(p, parser_take(p, mark));
  spec->base.span.end_line = p->token.span.line;
  spec->base.span.end_col = p->token.span.col;
  parser_set_height(p, &spec->base);
  return &spec->base;
}

/* The expression's source text, without the space and `=` behind it. */
static AstText expression_text(Parser *p, const char *start, const char *end) {
  while (end > start && (end[-1] == ' ' || end[-1] == '\t' || end[-1] == '\n' || end[-1] == '='))
    end--;
  return (AstText){arena_text(p->arena, start, (size_t)(end - start)), (uint32_t)(end - start)};
}

/* A copy of the text; a `#` outside quotes starts a comment. */
static char *without_comments(Parser *p, const char *start, const char *end, size_t *len) {
  char *text = arena_alloc(p->arena, (size_t)(end - start) + 1);
  char *out = text, quote = 0;
  for (const char *s = start; s < end; s++) {
    if (quote ? *s == quote : *s == '\'' || *s == '"') quote = quote ? 0 : *s;
    if (*s == '#' && !quote)
      while (s < end && *s != '\n') s++;
    if (s < end) *out++ = *s;
  }
  *len = (size_t)(out - text);
  return text;
}

/* `{x=}`: the text up to and with the space behind `=` becomes literal. */
static void push_debug_text(Parser *p, const char *start, Span span) {
  parser_advance(p);
  if (p->failed) return;
  size_t len;
  char *text = without_comments(p, start, p->token.start, &len);
  span.end_line = p->token.span.line;
  span.end_col = p->token.span.col;
  parser_push(p, text_constant(p, span, text, len));
}

static void *new_field(Parser *p, const FString *fs, Span span, AstNode *value, AstText text,
                       int32_t conversion, AstNode *spec) {
  AstNode *made;
  if (fs->open.string & STRING_TEMPLATE) {
    AstInterpolation *node = parser_node(p, AST_Interpolation);
    made = &node->base;
    node->value = value;
    node->str = text;
    node->conversion = conversion;
    node->format_spec = spec;
  } else {
    AstFormattedValue *node = parser_node(p, AST_FormattedValue);
    made = &node->base;
    node->value = value;
    node->conversion = conversion;
    node->format_spec = spec;
  }
  made->span = (Span){span.line, span.col, p->token.span.end_line, p->token.span.end_col};
  parser_set_height(p, made);
  return made;
}

/* Behind `{`. Afterwards the field's `}` is the token in hand, but already popped. */
static void parse_field(Parser *p, const FString *fs) {
  const char *start = p->lexer.pos;
  Span span = lexer_span(&p->lexer, start - 1, start);
  Span inner = {span.end_line, span.end_col, 0, 0};
  bool debug = false;
  int32_t conversion = -1;
  AstNode *spec = NULL;
  p->token.span = span;
  parser_advance(p);
  check_expression(p, fs);
  AstNode *value = parse_annotated_rhs(p);
  if (p->failed) return;
  AstText text = expression_text(p, start, p->token.start);
  if (parser_at(p, TOKEN_EQUAL)) {
    debug = true;
    push_debug_text(p, start, inner);
  }
  if (parser_at(p, TOKEN_BANG)) conversion = parse_conversion(p, fs);
  if (parser_at(p, TOKEN_COLON)) spec = parse_spec(p, fs);
  if (parser_at(p, TOKEN_END)) parser_invalid(p);
  if (!debug && value->kind != AST_Starred && parser_starts_operand(p))
    parser_expect_close(p, TOKEN_RBRACE, value);
  if (!parser_at(p, TOKEN_RBRACE)) {
    const char *expected = conversion >= 0 ? "%1: expecting ':' or '}'"
                           : debug         ? "%1: expecting '!', or ':', or '}'"
                                           : "%1: expecting '=', or '!', or ':', or '}'";
    parser_error(p, p->token.span, expected, kind_of(fs), NULL);
    return;
  }
  if (debug && conversion < 0 && !spec) conversion = 'r';
  parser_push(p, new_field(p, fs, span, value, text, conversion, spec));
  lexer_pop_field(&p->lexer);
}

/* Literal text and fields, pushed, up to the string's end or, in a format spec, the `}`. */
static void parse_parts(Parser *p, const FString *fs) {
  Token part;
  bool in_spec = fs->level > 0;
  while (!p->failed) {
    FStringStop stop = lexer_fstring_part(&p->lexer, &fs->open, in_spec, &part);
    if (stop == FSTRING_ERROR) lexer_failed(p);
    if (part.end > part.start && stop != FSTRING_ERROR)
      parser_push(p, decode(p, &part, !in_spec, part.start, part.end));
    if (stop == FSTRING_FIELD) {
      parse_field(p, fs);
    } else if (in_spec && stop == FSTRING_END) {
      parser_error(p, lexer_span(&p->lexer, p->lexer.pos, p->lexer.pos + 1),
                   "%1: expecting '}', or format specs", kind_of(fs), NULL);
    } else {
      break;
    }
  }
  if (p->failed) return;
  const char *pos = p->lexer.pos;
  p->token.kind = in_spec ? TOKEN_RBRACE : TOKEN_STRING;
  p->token.start = pos - 1;
  p->token.end = pos;
  p->token.span = lexer_span(&p->lexer, pos - 1, pos);
}

/* ---- literals in a row ---- */

static void parse_one(Parser *p) {
  if (parser_at(p, TOKEN_STRING)) {
    parser_push(p, decode(p, &p->token, false, p->token.body, p->token.body_end));
  } else {
    FString fs = {p->token, 0};
    parse_parts(p, &fs);
  }
  parser_advance(p);
}

/* Kinds may not be mixed freely: bytes only with bytes, templates only with templates. */
static void check_mix(Parser *p, Span span, uint8_t all, bool plain, bool format) {
  span.end_line = p->end_line;
  span.end_col = p->end_col;
  if ((all & STRING_BYTES) && (plain || (all & (STRING_FORMAT | STRING_TEMPLATE))))
    parser_error(p, span, "cannot mix bytes and nonbytes literals", NULL, NULL);
  if ((all & STRING_TEMPLATE) && (plain || format))
    parser_error(p, span, "cannot mix t-string literals with string or bytes literals", NULL, NULL);
}

AstNode *parse_strings(Parser *p) {
  Span span = p->token.span;
  AstNode *start = parser_node(p, AST_JoinedStr);
  uint32_t mark = p->stack_count;
  uint8_t all = 0;
  bool plain = false, format = false;
  while (parser_at(p, TOKEN_STRING) || parser_at(p, TOKEN_FSTRING)) {
    uint8_t flags = p->token.string;
    all |= flags;
    plain |= !(flags & (STRING_BYTES | STRING_FORMAT | STRING_TEMPLATE));
    format |= (flags & STRING_FORMAT) != 0;
    parse_one(p);
  }
  AstNodes parts = parser_take(p, mark);
  start->height = 1;
  if (p->failed) return start;
  check_mix(p, span, all, plain, format);
  if (all & STRING_TEMPLATE) {
    AstTemplateStr *node = parser_node_from(p, AST_TemplateStr, start);
    node->values = join_all(p, parts);
    return parser_finish(p, node);
  }
  if (all & STRING_FORMAT) {
    AstJoinedStr *node = (AstJoinedStr *)start;
    node->values = join_all(p, parts);
    return parser_finish(p, node);
  }
  AstNode *constant = join(p, parts.items, 0, parts.count);
  return parser_finish(p, constant);
}
