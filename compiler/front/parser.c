/* SPDX-License-Identifier: MIT */
#include "compiler/front/parser.h"

#include <string.h>

void parser_init(Parser *p, Arena *arena, Idents *idents, Diags *diags, const DiagSource *source,
                 const Unicode *unicode) {
  *p = (Parser){.arena = arena, .idents = idents, .diags = diags, .source = source};
  lexer_init(&p->lexer, arena, idents, diags, source, unicode);
  parser_use_arena(p, arena);
  p->token.kind = TOKEN_NEWLINE;
  parser_advance(p);
}

void parser_use_arena(Parser *p, Arena *arena) {
  p->arena = arena;
  p->stack_count = 0;
  p->stack_capacity = 64;
  p->stack = arena_array(arena, p->stack_capacity, sizeof *p->stack);
}

/* ---- tokens ---- */

static void too_deep(Parser *p, Span span) {
  parser_error_code(p, "too-deep", span, "expression nested too deeply", NULL, NULL);
}

void parser_advance(Parser *p) {
  if (p->failed) return;
  if ((const char *)__builtin_frame_address(0) < p->limits.stack) {
    too_deep(p, p->token.span);
    return;
  }
  if (p->token.kind > TOKEN_DEDENT) {
    p->end_line = p->token.span.end_line;
    p->end_col = p->token.span.end_col;
  }
  p->previous = p->token.kind;
  p->token = lexer_next(&p->lexer);
  if (parser_at(p, TOKEN_ERROR)) {
    p->failed = true; /* the lexer has reported it */
    p->failed_at = p->token;
  }
}

bool parser_accept(Parser *p, TokenKind kind) {
  if (!parser_at(p, kind)) return false;
  parser_advance(p);
  return true;
}

void parser_expect(Parser *p, TokenKind kind) {
  if (!parser_accept(p, kind)) parser_invalid(p);
}

void parser_expect_named(Parser *p, TokenKind kind) {
  if (parser_accept(p, kind)) return;
  if (p->lexer.depth > 0 && kind == TOKEN_COLON) {
    parser_invalid(p);
    return;
  }
  parser_error(p, p->token.span, "expected '%1'", token_spellings[kind], NULL);
}

const Ident *parser_name(Parser *p) {
  const Ident *ident = p->token.ident;
  if (!parser_at(p, TOKEN_NAME)) {
    parser_invalid(p);
    return ident_get(p->idents, "?", 1);
  }
  parser_advance(p);
  return ident;
}

bool parser_at_soft(const Parser *p, const char *word) {
  return parser_at(p, TOKEN_NAME) && !strcmp(p->token.ident->text, word);
}

Token parser_peek(const Parser *p) {
  Lexer copy = p->lexer;
  copy.diags = NULL;
  return lexer_next(&copy);
}

bool parser_starts_expression(const Parser *p) {
  switch (p->token.kind) {
  case TOKEN_NAME:
  case TOKEN_NUMBER:
  case TOKEN_STRING:
  case TOKEN_FSTRING:
  case TOKEN_LPAREN:
  case TOKEN_LBRACKET:
  case TOKEN_LBRACE:
  case TOKEN_ELLIPSIS:
  case TOKEN_PLUS:
  case TOKEN_MINUS:
  case TOKEN_TILDE:
  case TOKEN_NOT:
  case TOKEN_LAMBDA:
  case TOKEN_AWAIT:
  case TOKEN_NONE:
  case TOKEN_TRUE:
  case TOKEN_FALSE: return true;
  default: return false;
  }
}

bool parser_starts_operand(const Parser *p) {
  switch (p->token.kind) {
  case TOKEN_LPAREN:
  case TOKEN_LBRACKET:
  case TOKEN_PLUS:
  case TOKEN_MINUS: return false;
  default: return parser_starts_expression(p);
  }
}

/* ---- errors ---- */

void parser_error_code(Parser *p, const char *code, Span span, const char *format, const char *a,
                       const char *b) {
  if (p->failed) return;
  diag_error(p->diags, code, p->source, span, format, a, b);
  p->failed = true;
  p->failed_at = p->token;
  p->token.kind = TOKEN_ERROR;
}

void parser_error(Parser *p, Span span, const char *format, const char *a, const char *b) {
  parser_error_code(p, "syntax", span, format, a, b);
}

void parser_error_here(Parser *p, const char *message) {
  parser_error(p, p->token.span, message, NULL, NULL);
}

void parser_error_node(Parser *p, const AstNode *node, const char *format, const char *a) {
  parser_error(p, node->span, format, a, NULL);
}

/* Words that start a statement and never stand in an expression. */
static bool is_statement_word(TokenKind kind) {
  switch (kind) {
  case TOKEN_ASSERT:
  case TOKEN_BREAK:
  case TOKEN_CLASS:
  case TOKEN_CONTINUE:
  case TOKEN_DEF:
  case TOKEN_DEL:
  case TOKEN_ELIF:
  case TOKEN_EXCEPT:
  case TOKEN_FINALLY:
  case TOKEN_GLOBAL:
  case TOKEN_IMPORT:
  case TOKEN_NONLOCAL:
  case TOKEN_PASS:
  case TOKEN_RAISE:
  case TOKEN_RETURN:
  case TOKEN_TRY:
  case TOKEN_WHILE:
  case TOKEN_WITH: return true;
  default: return false;
  }
}

/* Whether the innermost open bracket is closed before the next statement seems to start. */
static bool is_closed_later(const Parser *p) {
  Lexer copy = p->lexer;
  Token token = p->token;
  uint32_t depth = copy.depth, line = p->token.span.line;
  copy.diags = NULL;
  while (copy.depth >= depth) {
    if (token.kind == TOKEN_FSTRING && !lexer_skip_fstring(&copy, &token)) return true;
    if (is_statement_word(token.kind) && token.span.line > copy.brackets[depth - 1].line)
      return false;
    token = lexer_next(&copy);
    if (token.kind == TOKEN_END) return false;
    if (token.kind == TOKEN_ERROR) return token.span.line == line;
  }
  return true;
}

static bool never_closed(Parser *p) {
  if (p->lexer.depth == 0) return false;
  const Bracket *open = &p->lexer.brackets[p->lexer.depth - 1];
  if (is_closed_later(p) || (open->field && !parser_at(p, TOKEN_END))) return false;
  char text[2] = {open->open, 0};
  Span span = {open->line, open->col, open->line, open->col + 1};
  parser_error(p, span, "'%1' was never closed", text, NULL);
  return true;
}

/* A malformed token later in the same line explains more than where the grammar gave up: reports
 * it. */
static bool lexer_trouble_ahead(Parser *p) {
  Lexer copy = p->lexer;
  Token token = p->token;
  while (token.kind != TOKEN_NEWLINE && token.kind != TOKEN_END && copy.line == p->lexer.line) {
    if (token.kind == TOKEN_FSTRING && !lexer_skip_fstring(&copy, &token)) token.kind = TOKEN_ERROR;
    if (token.kind == TOKEN_ERROR) {
      p->failed = true;
      p->failed_at = p->token;
      p->token.kind = TOKEN_ERROR;
      return true;
    }
    token = lexer_next(&copy);
  }
  return false;
}

void parser_invalid(Parser *p) {
  if (p->failed) return;
  if (never_closed(p)) return;
  if (p->lexer.depth > 0 && p->lexer.brackets[p->lexer.depth - 1].field) {
    bool template = p->lexer.brackets[p->lexer.depth - 1].prefix == 't';
    parser_error_here(p, template ? "t-string: invalid syntax" : "f-string: invalid syntax");
    return;
  }
  if (parser_at(p, TOKEN_INDENT)) {
    parser_error_code(p, "indent", p->token.span, "unexpected indent", NULL, NULL);
    return;
  }
  if (!lexer_trouble_ahead(p)) parser_error_here(p, "invalid syntax");
}

void parser_expect_close(Parser *p, TokenKind kind, const AstNode *last) {
  if (parser_accept(p, kind) || p->failed) return;
  if (last && parser_starts_operand(p) && !never_closed(p)) {
    Span span = last->span;
    AstNode *next = parse_expression(p);
    span.end_line = next->span.end_line;
    span.end_col = next->span.end_col;
    parser_error(p, span, "invalid syntax. Perhaps you forgot a comma?", NULL, NULL);
  }
  parser_invalid(p);
}

/* Reads tokens to the end of the logical line, whose NEWLINE is then the last one read. */
static void skip_line(Parser *p) {
  while (!parser_at(p, TOKEN_NEWLINE) && !parser_at(p, TOKEN_END)) {
    if (parser_at(p, TOKEN_FSTRING) && !lexer_skip_fstring(&p->lexer, &p->token)) {
      lexer_skip_line(&p->lexer, p->lexer.line);
      return;
    }
    p->token = lexer_next(&p->lexer);
  }
}

/* The next statement starts behind the bad one's logical line; when brackets are open, behind the
   physical line of the error, for the closing ones may be what is missing. */
void parser_recover(Parser *p, uint32_t depth) {
  p->depth = depth;
  p->failed = false;
  p->token = p->failed_at;
  for (bool again = true; again; again = parser_at(p, TOKEN_ERROR)) {
    p->lexer.diags = NULL;
    bool fetch = true;
    if (p->lexer.depth > 0) {
      lexer_skip_line(&p->lexer, p->token.span.line);
    } else if (p->resume_here) {
      fetch = false;
    } else if (p->token.start) { /* else the error was in the line's indentation */
      skip_line(p);
      fetch = !parser_at(p, TOKEN_END);
    }
    p->lexer.diags = p->diags;
    p->resume_here = false;
    if (fetch) p->token = lexer_next(&p->lexer);
  }
}

bool parser_enter(Parser *p) {
  if (p->depth++ < PARSER_MAX_DEPTH) return true;
  too_deep(p, p->token.span);
  return false;
}

/* ---- nodes ---- */

void *parser_node(Parser *p, AstKind kind) {
  AstNode *node = arena_alloc(p->arena, ast_kinds[kind].size);
  node->kind = (uint8_t)kind;
  node->span = p->token.span;
  return node;
}

void *parser_node_from(Parser *p, AstKind kind, const AstNode *first) {
  AstNode *node = parser_node(p, kind);
  node->span = first == p->group ? p->group_span : first->span;
  return node;
}

AstNode *parser_group(Parser *p, AstNode *node, Span open) {
  p->group = node;
  p->group_span = open;
  node->flags |= AST_FLAG_PAREN;
  return node;
}

void parser_set_height(Parser *p, AstNode *node) {
  uint16_t height = 0;
  for (const AstField *field = ast_fields(node->kind); field->name; field++) {
    const void *at = (const char *)node + field->offset;
    if (field->kind == FIELD_ONE || field->kind == FIELD_OPT) {
      const AstNode *child = *(AstNode *const *)at;
      if (child && child->height > height) height = child->height;
    } else if (field->kind == FIELD_LIST || field->kind == FIELD_OPT_LIST) {
      const AstNodes *list = at;
      for (uint32_t i = 0; i < list->count; i++)
        if (list->items[i] && list->items[i]->height > height) height = list->items[i]->height;
    }
  }
  node->height = height + 1;
  if (node->height > (p->limits.height ? p->limits.height : AST_MAX_HEIGHT)) too_deep(p, node->span);
}

void *parser_finish(Parser *p, void *made) {
  AstNode *node = made;
  node->span.end_line = p->end_line;
  node->span.end_col = p->end_col;
  parser_set_height(p, node);
  return node;
}

/* ---- lists ---- */

void parser_push(Parser *p, void *node) {
  if (p->stack_count == p->stack_capacity) {
    AstNode **bigger = arena_array(p->arena, p->stack_capacity * 2, sizeof *bigger);
    memcpy(bigger, p->stack, p->stack_count * sizeof *bigger);
    p->stack = bigger;
    p->stack_capacity *= 2;
  }
  p->stack[p->stack_count++] = node;
}

AstNodes parser_take(Parser *p, uint32_t mark) {
  AstNodes list = {NULL, p->stack_count - mark};
  if (list.count) {
    list.items = arena_array(p->arena, list.count, sizeof *list.items);
    memcpy(list.items, p->stack + mark, list.count * sizeof *list.items);
  }
  p->stack_count = mark;
  return list;
}

/* ---- statements ---- */

bool parser_next_statement(Parser *p, AstNodes *out) {
  *out = (AstNodes){0};
  if (parser_at(p, TOKEN_END)) return false;
  uint32_t mark = p->stack_count;
  parse_statements(p);
  *out = parser_take(p, mark);
  return true;
}
