/* SPDX-License-Identifier: MIT */
/* Atoms in brackets: groups, tuples, lists, sets, dicts, comprehensions (reference 6.2). */
#include "compiler/front/parser.h"

/* ---- comprehensions ---- */

bool parser_at_comprehension(const Parser *p) {
  return parser_at(p, TOKEN_FOR) || (parser_at(p, TOKEN_ASYNC) && parser_peek(p).kind == TOKEN_FOR);
}

static AstNode *parse_comprehension(Parser *p) {
  AstNode *made = parser_node(p, AST_comprehension);
  Astcomprehension *node = (Astcomprehension *)made;
  node->is_async = parser_accept(p, TOKEN_ASYNC);
  parser_expect(p, TOKEN_FOR);
  node->target = parse_targets(p, TARGET_FOR);
  if (!parser_at(p, TOKEN_IN)) {
    if (parser_at(p, TOKEN_EQUAL) || parser_at(p, TOKEN_COMMA)) parser_invalid(p);
    parser_error_here(p, "'in' expected after for-loop variables");
  }
  parser_advance(p);
  node->iter = parse_disjunction(p);
  uint32_t mark = p->stack_count;
  while (parser_accept(p, TOKEN_IF)) parser_push(p, parse_disjunction(p));
  node->ifs = parser_take(p, mark);
  parser_finish(p, made);
  made->span = (Span){0};
  return made;
}

AstNodes parse_comprehensions(Parser *p) {
  uint32_t mark = p->stack_count;
  while (parser_at_comprehension(p)) parser_push(p, parse_comprehension(p));
  return parser_take(p, mark);
}

/* ---- ( … ) ---- */

static void check_not_starred(Parser *p, const AstNode *node, const char *message) {
  if (node->kind == AST_Starred) parser_error_node(p, node, message, NULL);
}

/* The span from an opening bracket, now closed. */
static void *finish_bracketed(Parser *p, void *made, Span open) {
  AstNode *node = made;
  node->span.line = open.line;
  node->span.col = open.col;
  return parser_finish(p, node);
}

/* Elements up to and with the closing bracket, after `first`. */
static AstNodes parse_elements(Parser *p, AstNode *first, TokenKind close) {
  uint32_t mark = p->stack_count;
  AstNode *last = first;
  parser_push(p, first);
  while (parser_accept(p, TOKEN_COMMA) && !parser_at(p, close)) {
    last = parse_star_named_expression(p);
    parser_push(p, last);
  }
  if (parser_at_comprehension(p)) {
    Span span = {first->span.line, first->span.col, last->span.end_line, last->span.end_col};
    parser_error(p, span, "did you forget parentheses around the comprehension target?", NULL,
                 NULL);
  }
  parser_expect_close(p, close, last);
  return parser_take(p, mark);
}

static AstNode *parse_generator(Parser *p, AstNode *elt, Span open) {
  AstGeneratorExp *node = parser_node(p, AST_GeneratorExp);
  check_not_starred(p, elt, "iterable unpacking cannot be used in comprehension");
  node->elt = elt;
  node->generators = parse_comprehensions(p);
  parser_expect_close(p, TOKEN_RPAREN, NULL);
  return finish_bracketed(p, node, open);
}

static AstNode *parse_group(Parser *p, Span open) {
  if (parser_at(p, TOKEN_RPAREN)) {
    AstTuple *empty = parser_node(p, AST_Tuple);
    parser_advance(p);
    return finish_bracketed(p, empty, open);
  }
  if (parser_at(p, TOKEN_DOUBLE_STAR))
    parser_error_here(p, "cannot use double starred expression here");
  bool is_yield = parser_at(p, TOKEN_YIELD);
  AstNode *first = is_yield ? parse_yield(p) : parse_star_named_expression(p);
  if (!is_yield && parser_at_comprehension(p)) return parse_generator(p, first, open);
  if (!is_yield && parser_at(p, TOKEN_COMMA)) {
    AstTuple *tuple = parser_node(p, AST_Tuple);
    tuple->elts = parse_elements(p, first, TOKEN_RPAREN);
    tuple->base.flags |= AST_FLAG_PAREN;
    return finish_bracketed(p, tuple, open);
  }
  if (parser_at(p, TOKEN_RPAREN)) check_not_starred(p, first, "cannot use starred expression here");
  parser_expect_close(p, TOKEN_RPAREN, first);
  return parser_group(p, first, open);
}

/* ---- [ … ] ---- */

static AstNode *parse_list(Parser *p, Span open) {
  AstList *list = parser_node(p, AST_List);
  if (parser_accept(p, TOKEN_RBRACKET)) return finish_bracketed(p, list, open);
  AstNode *first = parse_star_named_expression(p);
  if (!parser_at_comprehension(p)) {
    list->elts = parse_elements(p, first, TOKEN_RBRACKET);
    return finish_bracketed(p, list, open);
  }
  check_not_starred(p, first, "iterable unpacking cannot be used in comprehension");
  AstListComp *comp = parser_node(p, AST_ListComp);
  comp->elt = first;
  comp->generators = parse_comprehensions(p);
  parser_expect_close(p, TOKEN_RBRACKET, NULL);
  return finish_bracketed(p, comp, open);
}

/* ---- { … } ---- */

/* The value behind `:` of a dict item. */
static AstNode *parse_dict_value(Parser *p) {
  if (parser_at(p, TOKEN_RBRACE) || parser_at(p, TOKEN_COMMA))
    parser_error(p, (Span){p->end_line, p->end_col - 1, p->end_line, p->end_col},
                 "expression expected after dictionary key and ':'", NULL, NULL);
  if (parser_at(p, TOKEN_STAR))
    parser_error_here(p, "cannot use a starred expression in a dictionary value");
  return parse_expression(p);
}

static AstNode *parse_dict_comp(Parser *p, AstNode *key, AstNode *value, Span open) {
  AstDictComp *comp = parser_node(p, AST_DictComp);
  comp->key = key;
  comp->value = value;
  comp->generators = parse_comprehensions(p);
  parser_expect_close(p, TOKEN_RBRACE, NULL);
  return finish_bracketed(p, comp, open);
}

/* One `key: value` or `**value`, pushed as two nodes; returns the value. */
static AstNode *parse_dict_item(Parser *p) {
  AstNode *key = NULL;
  if (!parser_accept(p, TOKEN_DOUBLE_STAR)) {
    key = parse_expression(p);
    if (!parser_at(p, TOKEN_COLON) && (parser_at(p, TOKEN_RBRACE) || parser_at(p, TOKEN_COMMA)))
      parser_error(p, (Span){p->end_line, p->end_col - 1, p->end_line, p->end_col},
                   "':' expected after dictionary key", NULL, NULL);
    if (!parser_at(p, TOKEN_COLON)) parser_expect_close(p, TOKEN_COLON, key);
    parser_accept(p, TOKEN_COLON);
  }
  AstNode *value = key ? parse_dict_value(p) : parse_bitwise_or(p);
  parser_push(p, key);
  parser_push(p, value);
  return value;
}

/* After the first item has been pushed. */
static AstNode *finish_dict(Parser *p, uint32_t mark, AstNode *value, Span open) {
  AstDict *dict = parser_node(p, AST_Dict);
  while (parser_accept(p, TOKEN_COMMA) && !parser_at(p, TOKEN_RBRACE)) value = parse_dict_item(p);
  parser_expect_close(p, TOKEN_RBRACE, value);
  AstNodes items = parser_take(p, mark);
  uint32_t count = items.count / 2;
  dict->keys.items = arena_array(p->arena, count, sizeof(AstNode *));
  dict->values.items = arena_array(p->arena, count, sizeof(AstNode *));
  dict->keys.count = dict->values.count = count;
  for (uint32_t i = 0; i < count; i++) {
    dict->keys.items[i] = items.items[2 * i];
    dict->values.items[i] = items.items[2 * i + 1];
  }
  return finish_bracketed(p, dict, open);
}

static AstNode *parse_set(Parser *p, AstNode *first, Span open) {
  if (parser_at_comprehension(p)) {
    check_not_starred(p, first, "iterable unpacking cannot be used in comprehension");
    AstSetComp *comp = parser_node(p, AST_SetComp);
    comp->elt = first;
    comp->generators = parse_comprehensions(p);
    parser_expect_close(p, TOKEN_RBRACE, NULL);
    return finish_bracketed(p, comp, open);
  }
  AstSet *set = parser_node(p, AST_Set);
  set->elts = parse_elements(p, first, TOKEN_RBRACE);
  return finish_bracketed(p, set, open);
}

static AstNode *parse_braces(Parser *p, Span open) {
  uint32_t mark = p->stack_count;
  if (parser_at(p, TOKEN_RBRACE)) {
    AstDict *empty = parser_node(p, AST_Dict);
    parser_advance(p);
    return finish_bracketed(p, empty, open);
  }
  if (parser_at(p, TOKEN_DOUBLE_STAR)) {
    AstNode *value = parse_dict_item(p);
    if (parser_at_comprehension(p))
      parser_error_node(p, value, "dict unpacking cannot be used in dict comprehension", NULL);
    return finish_dict(p, mark, value, open);
  }
  AstNode *first = parse_star_named_expression(p);
  if (first->kind == AST_Starred || !parser_accept(p, TOKEN_COLON))
    return parse_set(p, first, open);
  AstNode *value = parse_dict_value(p);
  if (parser_at_comprehension(p)) return parse_dict_comp(p, first, value, open);
  parser_push(p, first);
  parser_push(p, value);
  return finish_dict(p, mark, value, open);
}

AstNode *parse_display(Parser *p) {
  Span open = p->token.span;
  TokenKind kind = p->token.kind;
  AstNode *node;
  if (!parser_enter(p)) {
    node = parser_node(p, AST_Constant);
  } else {
    parser_advance(p);
    node = kind == TOKEN_LPAREN     ? parse_group(p, open)
           : kind == TOKEN_LBRACKET ? parse_list(p, open)
                                    : parse_braces(p, open);
  }
  parser_leave(p);
  return node;
}
