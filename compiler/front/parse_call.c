/* SPDX-License-Identifier: MIT */
/* What follows a primary: attributes, subscripts, calls (reference 6.3). */
#include "compiler/front/parser.h"

/* ---- calls ---- */

/* `name = value`; the token in hand is `=`. */
static AstNode *parse_keyword(Parser *p, AstNode *name) {
  Astkeyword *node = parser_node_from(p, AST_keyword, name);
  if (name->kind == AST_Constant && !(name->flags & AST_FLAG_PAREN)) {
    AstValueKind kind = ((AstConstant *)name)->value.kind;
    if (kind == VALUE_NONE || kind == VALUE_TRUE || kind == VALUE_FALSE)
      parser_error(
          p, (Span){name->span.line, name->span.col, p->token.span.end_line, p->token.span.end_col},
          "cannot assign to %1", parser_describe(name), NULL);
  }
  if (name->kind != AST_Name || (name->flags & AST_FLAG_PAREN)) {
    parser_error(
        p, (Span){name->span.line, name->span.col, p->token.span.end_line, p->token.span.end_col},
        "expression cannot contain assignment, perhaps you meant \"==\"?", NULL, NULL);
    return name;
  }
  node->arg = ((AstName *)name)->id;
  parser_advance(p);
  if (parser_at(p, TOKEN_COMMA) || parser_at(p, TOKEN_RPAREN))
    parser_error(p, (Span){name->span.line, name->span.col, p->end_line, p->end_col},
                 "expected argument value expression", NULL, NULL);
  node->value = parse_expression(p);
  if (parser_at_comprehension(p))
    parser_error(p, (Span){name->span.line, name->span.col, p->end_line, p->end_col},
                 "invalid syntax. Maybe you meant '==' or ':=' instead of '='?", NULL, NULL);
  return parser_finish(p, node);
}

static AstNode *parse_double_star(Parser *p) {
  Astkeyword *node = parser_node(p, AST_keyword);
  parser_advance(p);
  node->value = parse_expression(p);
  return parser_finish(p, node);
}

static AstNode *parse_star_argument(Parser *p) {
  AstStarred *node = parser_node(p, AST_Starred);
  parser_advance(p);
  node->value = parse_expression(p);
  parser_finish(p, node);
  if (parser_at(p, TOKEN_EQUAL))
    parser_error_node(p, &node->base, "cannot assign to iterable argument unpacking", NULL);
  return &node->base;
}

/* A generator expression as an argument: the sole one, or it would need parentheses. */
static AstNode *parse_generator_argument(Parser *p, AstNode *elt, Span open, bool first) {
  AstGeneratorExp *node = parser_node_from(p, AST_GeneratorExp, elt);
  node->elt = elt;
  node->generators = parse_comprehensions(p);
  parser_finish(p, node);
  bool more = parser_at(p, TOKEN_COMMA) && (!first || parser_peek(p).kind != TOKEN_RPAREN);
  if (!first || more)
    parser_error_node(p, &node->base, "Generator expression must be parenthesized", NULL);
  if (parser_at(p, TOKEN_COMMA))
    parser_error_node(p, &node->base, "Generator expression must be parenthesized", NULL);
  /* sharing the call's parentheses, it spans them */
  node->base.span.line = open.line;
  node->base.span.col = open.col;
  node->base.span.end_line = p->token.span.end_line;
  node->base.span.end_col = p->token.span.end_col;
  return &node->base;
}

typedef struct Arguments {
  bool keyword, unpacking; /* `k=v` or `**m` has been seen; `**m` has */
} Arguments;

static void check_order(Parser *p, const AstNode *node, const Arguments *seen) {
  if (seen->unpacking)
    parser_error(p, (Span){node->span.line, node->span.col, p->end_line, p->end_col},
                 "positional argument follows keyword argument unpacking", NULL, NULL);
  if (seen->keyword)
    parser_error(p, (Span){node->span.line, node->span.col, p->end_line, p->end_col},
                 "positional argument follows keyword argument", NULL, NULL);
}

/* One argument; keywords are returned as keyword nodes. */
static AstNode *parse_argument(Parser *p, Arguments *seen, Span open, bool first) {
  if (parser_at(p, TOKEN_DOUBLE_STAR)) {
    seen->keyword = seen->unpacking = true;
    return parse_double_star(p);
  }
  if (parser_at(p, TOKEN_STAR)) {
    AstNode *node = parse_star_argument(p);
    if (seen->unpacking)
      parser_error_node(p, node, "iterable argument unpacking follows keyword argument unpacking",
                        NULL);
    return node;
  }
  AstNode *node = parse_expression(p);
  if (parser_at(p, TOKEN_EQUAL)) {
    seen->keyword = true;
    return parse_keyword(p, node);
  }
  if (parser_at(p, TOKEN_WALRUS)) node = parse_walrus(p, node);
  if (parser_at_comprehension(p)) node = parse_generator_argument(p, node, open, first);
  if (!parser_at(p, TOKEN_COMMA) && !parser_at(p, TOKEN_RPAREN)) return node;
  check_order(p, node, seen);
  return node;
}

void parse_arguments(Parser *p, AstNodes *args, AstNodes *keywords) {
  Span open = p->token.span;
  Arguments seen = {0};
  uint32_t mark = p->stack_count;
  AstNode *last = NULL;
  parser_advance(p);
  while (!parser_at(p, TOKEN_RPAREN) && !p->failed) {
    last = parse_argument(p, &seen, open, p->stack_count == mark);
    parser_push(p, last);
    if (!parser_accept(p, TOKEN_COMMA)) break;
  }
  if (last && last->kind == AST_keyword) last = ((Astkeyword *)last)->value;
  parser_expect_close(p, TOKEN_RPAREN, last);
  AstNodes all = parser_take(p, mark);
  *args = *keywords = (AstNodes){0};
  args->items = arena_array(p->arena, all.count, sizeof(AstNode *));
  keywords->items = arena_array(p->arena, all.count, sizeof(AstNode *));
  for (uint32_t i = 0; i < all.count; i++) {
    AstNodes *list = all.items[i]->kind == AST_keyword ? keywords : args;
    list->items[list->count++] = all.items[i];
  }
}

static AstNode *parse_call(Parser *p, AstNode *func) {
  AstCall *node = parser_node_from(p, AST_Call, func);
  node->func = func;
  parse_arguments(p, &node->args, &node->keywords);
  return parser_finish(p, node);
}

/* ---- subscripts ---- */

static AstNode *parse_slice(Parser *p) {
  AstSlice *node = parser_node(p, AST_Slice);
  AstNode *lower = NULL;
  if (parser_at(p, TOKEN_STAR)) return parse_star_named_expression(p);
  if (!parser_at(p, TOKEN_COLON)) {
    lower = parse_named_expression(p);
    if (!parser_at(p, TOKEN_COLON)) return lower;
  }
  node->lower = lower;
  parser_advance(p);
  if (!parser_at(p, TOKEN_COLON) && !parser_at(p, TOKEN_RBRACKET) && !parser_at(p, TOKEN_COMMA))
    node->upper = parse_expression(p);
  if (parser_accept(p, TOKEN_COLON) && !parser_at(p, TOKEN_RBRACKET) && !parser_at(p, TOKEN_COMMA))
    node->step = parse_expression(p);
  return parser_finish(p, node);
}

/* One slice, or a Tuple of them; a lone `*a` is a Tuple too. */
static AstNode *parse_slices(Parser *p) {
  AstNode *first = parse_slice(p);
  if (!parser_at(p, TOKEN_COMMA) && first->kind != AST_Starred) return first;
  AstTuple *tuple = parser_node_from(p, AST_Tuple, first);
  uint32_t mark = p->stack_count;
  parser_push(p, first);
  while (parser_accept(p, TOKEN_COMMA) && !parser_at(p, TOKEN_RBRACKET) && !p->failed)
    parser_push(p, parse_slice(p));
  tuple->elts = parser_take(p, mark);
  return parser_finish(p, tuple);
}

static AstNode *parse_subscript(Parser *p, AstNode *value) {
  AstSubscript *node = parser_node_from(p, AST_Subscript, value);
  parser_advance(p);
  node->value = value;
  node->slice = parse_slices(p);
  parser_expect_close(p, TOKEN_RBRACKET, node->slice);
  return parser_finish(p, node);
}

static AstNode *parse_attribute(Parser *p, AstNode *value) {
  AstAttribute *node = parser_node_from(p, AST_Attribute, value);
  parser_advance(p);
  node->value = value;
  node->attr = parser_name(p);
  return parser_finish(p, node);
}

AstNode *parse_trailers(Parser *p, AstNode *value) {
  for (;;) {
    switch (p->token.kind) {
    case TOKEN_DOT: value = parse_attribute(p, value); break;
    case TOKEN_LPAREN: value = parse_call(p, value); break;
    case TOKEN_LBRACKET: value = parse_subscript(p, value); break;
    default: return value;
    }
  }
}
