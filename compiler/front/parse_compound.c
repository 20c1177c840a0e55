/* SPDX-License-Identifier: MIT */
/* Compound statements (reference, chapter 8). */
#include "compiler/front/parser.h"

#include <string.h>

/* `else:` and its block, when there. */
static AstNodes parse_else(Parser *p) {
  uint32_t line = p->token.span.line;
  if (!parser_accept(p, TOKEN_ELSE)) return (AstNodes){0};
  parser_expect_named(p, TOKEN_COLON);
  return parse_block(p, "'else' statement", line);
}

/* The `:` behind a condition, as CPython words its absence. */
static void expect_colon(Parser *p) {
  if (!parser_at(p, TOKEN_COLON) && !parser_at(p, TOKEN_NEWLINE)) parser_invalid(p);
  parser_expect_named(p, TOKEN_COLON);
}

/* ---- if, while, for ---- */

static AstIf *parse_if_clause(Parser *p, const char *after) {
  AstIf *node = parser_node(p, AST_If);
  parser_advance(p);
  node->test = parse_named_expression(p);
  expect_colon(p);
  node->body = parse_block(p, after, node->base.span.line);
  return parser_finish(p, node);
}

/* The clauses are read in a loop; each elif is then put into the orelse of the one before it. */
static AstNode *parse_if(Parser *p) {
  uint32_t mark = p->stack_count;
  parser_push(p, parse_if_clause(p, "'if' statement"));
  while (parser_at(p, TOKEN_ELIF)) parser_push(p, parse_if_clause(p, "'elif' statement"));
  AstNodes orelse = parse_else(p);
  if (orelse.count && parser_at(p, TOKEN_ELIF))
    parser_error_here(p, "'elif' block follows an 'else' block");
  AstNodes clauses = parser_take(p, mark);
  for (uint32_t i = clauses.count; i > 0; i--) {
    AstIf *node = (AstIf *)clauses.items[i - 1];
    node->orelse = orelse;
    parser_finish(p, node);
    orelse = (AstNodes){clauses.items + i - 1, 1};
  }
  return clauses.items[0];
}

static AstNode *parse_while(Parser *p) {
  AstWhile *node = parser_node(p, AST_While);
  parser_advance(p);
  node->test = parse_named_expression(p);
  expect_colon(p);
  node->body = parse_block(p, "'while' statement", node->base.span.line);
  node->orelse = parse_else(p);
  return parser_finish(p, node);
}

static AstNode *parse_for(Parser *p, bool is_async, const Token *start) {
  AstFor *node = parser_node(p, is_async ? AST_AsyncFor : AST_For);
  node->base.span = start->span;
  parser_advance(p);
  node->target = parse_targets(p, TARGET_FOR);
  parser_expect(p, TOKEN_IN);
  node->iter = parse_star_expressions(p);
  expect_colon(p);
  node->body = parse_block(p, "'for' statement", start->span.line);
  node->orelse = parse_else(p);
  return parser_finish(p, node);
}

_Static_assert(sizeof(AstFor) == sizeof(AstAsyncFor), "parse_for makes both");

/* ---- with ---- */

/* Whether `(` in hand encloses the items of the statement: `with (a as b, c):`. What is between the
   brackets must then be items, no yield, walrus, star or generator expression. */
static bool at_with_group(const Parser *p) {
  Lexer copy = p->lexer;
  copy.diags = NULL;
  uint32_t depth = copy.depth;
  bool start = true, plain = true, empty = true;
  while (copy.depth >= depth) {
    Token token = lexer_next(&copy);
    if (token.kind == TOKEN_END || token.kind == TOKEN_ERROR) return false;
    if (token.kind == TOKEN_FSTRING && !lexer_skip_fstring(&copy, &token)) return false;
    if (copy.depth < depth) break;
    empty = false;
    if (copy.depth == depth) {
      plain &= token.kind != TOKEN_FOR && token.kind != TOKEN_WALRUS && token.kind != TOKEN_YIELD;
      plain &= !(start && token.kind == TOKEN_STAR);
    }
    start = copy.depth == depth && token.kind == TOKEN_COMMA;
  }
  return plain && !empty && lexer_next(&copy).kind == TOKEN_COLON;
}

static AstNode *parse_with_item(Parser *p) {
  Astwithitem *item = parser_node(p, AST_withitem);
  item->context_expr = parse_expression(p);
  if (parser_accept(p, TOKEN_AS)) item->optional_vars = parse_targets(p, TARGET_WITH);
  parser_finish(p, item);
  item->base.span = (Span){0};
  return &item->base;
}

static AstNodes parse_with_items(Parser *p) {
  uint32_t mark = p->stack_count;
  bool group = parser_at(p, TOKEN_LPAREN) && at_with_group(p);
  if (group) parser_advance(p);
  AstNode *last = NULL;
  do {
    if (group && parser_at(p, TOKEN_RPAREN)) break;
    last = parse_with_item(p);
    parser_push(p, last);
  } while (parser_accept(p, TOKEN_COMMA));
  if (group) parser_expect_close(p, TOKEN_RPAREN, ((const Astwithitem *)last)->context_expr);
  return parser_take(p, mark);
}

static AstNode *parse_with(Parser *p, bool is_async, const Token *start) {
  AstWith *node = parser_node(p, is_async ? AST_AsyncWith : AST_With);
  node->base.span = start->span;
  parser_advance(p);
  node->items = parse_with_items(p);
  expect_colon(p);
  node->body = parse_block(p, "'with' statement", start->span.line);
  return parser_finish(p, node);
}

_Static_assert(sizeof(AstWith) == sizeof(AstAsyncWith), "parse_with makes both");

/* ---- try ---- */

/* `except A, B:` is a tuple (PEP 758). */
static AstNode *parse_exception_types(Parser *p) {
  AstNode *first = parse_expression(p);
  if (!parser_at(p, TOKEN_COMMA)) return first;
  AstTuple *tuple = parser_node_from(p, AST_Tuple, first);
  uint32_t mark = p->stack_count;
  parser_push(p, first);
  while (parser_accept(p, TOKEN_COMMA) && parser_starts_expression(p))
    parser_push(p, parse_expression(p));
  tuple->elts = parser_take(p, mark);
  parser_finish(p, tuple);
  if (parser_at(p, TOKEN_AS))
    parser_error_node(p, &tuple->base,
                      "multiple exception types must be parenthesized when using 'as'", NULL);
  return &tuple->base;
}

static const Ident *parse_handler_name(Parser *p) {
  if (!parser_accept(p, TOKEN_AS)) return NULL;
  Token start = p->token;
  const Ident *name = parser_name(p);
  if (!parser_at(p, TOKEN_COLON) && !p->failed) {
    AstNode *made = parser_node(p, AST_Name);
    made->span = start.span;
    AstNode *wrong = parse_trailers(p, made);
    if (wrong != made)
      parser_error_node(p, wrong, "cannot use except statement with %1", parser_describe(wrong));
  }
  return name;
}

static AstNode *parse_handler(Parser *p, bool *star) {
  AstExceptHandler *node = parser_node(p, AST_ExceptHandler);
  parser_advance(p);
  *star = parser_accept(p, TOKEN_STAR);
  if (*star && parser_at(p, TOKEN_COLON))
    parser_error_here(p, "expected one or more exception types");
  if (!parser_at(p, TOKEN_COLON)) {
    if (parser_at(p, TOKEN_NEWLINE) && *star)
      parser_error_here(p, "expected one or more exception types");
    if (parser_at(p, TOKEN_NEWLINE)) parser_expect_named(p, TOKEN_COLON);
    node->type = parse_exception_types(p);
    node->name = parse_handler_name(p);
  }
  expect_colon(p);
  node->body =
      parse_block(p, *star ? "'except*' statement" : "'except' statement", node->base.span.line);
  return parser_finish(p, node);
}

/* All handlers are of one kind, and the one for everything comes last. */
static AstNodes parse_handlers(Parser *p, bool *star) {
  uint32_t mark = p->stack_count;
  const AstNode *catch_all = NULL;
  while (parser_at(p, TOKEN_EXCEPT)) {
    bool this_star;
    Span span = p->token.span;
    if (catch_all) parser_error(p, catch_all->span, "default 'except:' must be last", NULL, NULL);
    AstNode *handler = parse_handler(p, &this_star);
    if (p->stack_count > mark && this_star != *star && !p->failed)
      parser_error(p, span, "cannot have both 'except' and 'except*' on the same 'try'", NULL,
                   NULL);
    *star = this_star;
    if (!((AstExceptHandler *)handler)->type) catch_all = handler;
    parser_push(p, handler);
  }
  return parser_take(p, mark);
}

static AstNode *parse_try(Parser *p) {
  AstTry *node = parser_node(p, AST_Try);
  bool star = false;
  parser_advance(p);
  parser_expect_named(p, TOKEN_COLON);
  node->body = parse_block(p, "'try' statement", node->base.span.line);
  node->handlers = parse_handlers(p, &star);
  if (star) node->base.kind = AST_TryStar;
  if (node->handlers.count) node->orelse = parse_else(p);
  uint32_t line = p->token.span.line;
  if (parser_accept(p, TOKEN_FINALLY)) {
    parser_expect_named(p, TOKEN_COLON);
    node->finalbody = parse_block(p, "'finally' statement", line);
  } else if (node->handlers.count == 0 && !p->failed) {
    p->resume_here = true;
    parser_error_here(p, "expected 'except' or 'finally' block");
  }
  return parser_finish(p, node);
}

_Static_assert(sizeof(AstTry) == sizeof(AstTryStar), "parse_try makes both");

/* ---- decorators, async ---- */

static AstNode *parse_async(Parser *p, AstNodes decorators, bool only_def) {
  Token start = p->token;
  parser_advance(p);
  if (parser_at(p, TOKEN_DEF)) return parse_function(p, decorators, true, &start);
  if (parser_at(p, TOKEN_FOR) && !only_def) return parse_for(p, true, &start);
  if (parser_at(p, TOKEN_WITH) && !only_def) return parse_with(p, true, &start);
  AstNode *node = parser_node(p, AST_Pass);
  parser_invalid(p);
  return node;
}

AstNode *parse_decorated(Parser *p) {
  uint32_t mark = p->stack_count;
  while (parser_accept(p, TOKEN_AT)) {
    parser_push(p, parse_named_expression(p));
    parser_expect(p, TOKEN_NEWLINE);
  }
  AstNodes decorators = parser_take(p, mark);
  if (parser_at(p, TOKEN_CLASS)) return parse_class(p, decorators);
  if (parser_at(p, TOKEN_ASYNC)) return parse_async(p, decorators, true);
  if (parser_at(p, TOKEN_DEF))
    return parse_function(p, decorators, false, &(Token){.span = p->token.span});
  AstNode *node = parser_node(p, AST_Pass);
  parser_invalid(p);
  return node;
}

bool parse_compound(Parser *p) {
  Token start = p->token;
  AstNode *node;
  switch (start.kind) {
  case TOKEN_IF: node = parse_if(p); break;
  case TOKEN_WHILE: node = parse_while(p); break;
  case TOKEN_FOR: node = parse_for(p, false, &start); break;
  case TOKEN_WITH: node = parse_with(p, false, &start); break;
  case TOKEN_TRY: node = parse_try(p); break;
  case TOKEN_DEF: node = parse_function(p, (AstNodes){0}, false, &start); break;
  case TOKEN_CLASS: node = parse_class(p, (AstNodes){0}); break;
  case TOKEN_AT: node = parse_decorated(p); break;
  case TOKEN_ASYNC: node = parse_async(p, (AstNodes){0}, false); break;
  default:
    if (!parser_at_match(p)) return false;
    node = parse_match(p);
  }
  parser_push(p, node);
  return true;
}
