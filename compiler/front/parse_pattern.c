/* SPDX-License-Identifier: MIT */
/* The match statement and its patterns (reference 8.6). */
#include "compiler/front/parser.h"

#include <string.h>

static AstNode *parse_pattern(Parser *p);
static AstNode *parse_or_pattern(Parser *p);

/* ---- what kind of statement it is ---- */

/* Whether the name `match` in hand starts a match statement: a colon outside brackets ends the
   logical line. A name directly followed by an operator that cannot start an expression is
   none. */
bool parser_at_match(const Parser *p) {
  if (!parser_at_soft(p, "match")) return false;
  Lexer copy = p->lexer;
  copy.diags = NULL;
  uint32_t depth = copy.depth;
  Token token = lexer_next(&copy);
  switch (token.kind) {
  case TOKEN_DOT:
  case TOKEN_EQUAL:
  case TOKEN_COMMA:
  case TOKEN_COLON:
  case TOKEN_NEWLINE:
  case TOKEN_RPAREN:
  case TOKEN_SEMICOLON: return false;
  default: break;
  }
  TokenKind last = TOKEN_NAME;
  for (;; token = lexer_next(&copy)) {
    if (token.kind == TOKEN_FSTRING && !lexer_skip_fstring(&copy, &token)) return false;
    if (token.kind == TOKEN_END || token.kind == TOKEN_ERROR) return false;
    if (token.kind == TOKEN_NEWLINE) return last == TOKEN_COLON;
    if (token.kind == TOKEN_EQUAL && copy.depth == depth) return false;
    last = copy.depth == depth ? token.kind : TOKEN_NAME;
  }
}

/* ---- literals and values ---- */

static AstNode *match_value(Parser *p, AstNode *value) {
  AstMatchValue *node = parser_node_from(p, AST_MatchValue, value);
  node->value = value;
  return parser_finish(p, node);
}

static bool is_number(const AstNode *node, bool complex) {
  if (node->kind != AST_Constant) return false;
  AstValueKind kind = ((const AstConstant *)node)->value.kind;
  return complex ? kind == VALUE_COMPLEX
                 : kind == VALUE_INT || kind == VALUE_BIGINT || kind == VALUE_FLOAT;
}

static AstNode *parse_signed(Parser *p) {
  if (!parser_at(p, TOKEN_MINUS)) {
    if (!parser_at(p, TOKEN_NUMBER)) parser_invalid(p);
    return parse_atom(p);
  }
  AstUnaryOp *minus = parser_node(p, AST_UnaryOp);
  parser_advance(p);
  if (!parser_at(p, TOKEN_NUMBER)) parser_invalid(p);
  minus->op = OP_USub;
  minus->operand = parse_atom(p);
  return parser_finish(p, minus);
}

/* 1, -1, 1+2j */
static AstNode *parse_number_value(Parser *p) {
  AstNode *left = parse_signed(p);
  if (!parser_at(p, TOKEN_PLUS) && !parser_at(p, TOKEN_MINUS)) return left;
  AstBinOp *node = parser_node_from(p, AST_BinOp, left);
  node->op = parser_at(p, TOKEN_PLUS) ? OP_Add : OP_Sub;
  parser_advance(p);
  node->left = left;
  if (!parser_at(p, TOKEN_NUMBER)) parser_invalid(p);
  node->right = parse_atom(p);
  const AstNode *real = left->kind == AST_UnaryOp ? ((AstUnaryOp *)left)->operand : left;
  if (!p->failed && !is_number(real, false))
    parser_error_node(p, left, "real number required in complex literal", NULL);
  if (!p->failed && !is_number(node->right, true))
    parser_error_node(p, node->right, "imaginary number required in complex literal", NULL);
  return parser_finish(p, node);
}

static AstNode *parse_string_value(Parser *p, const char *what) {
  AstNode *node = parse_strings(p);
  if (node->kind != AST_Constant)
    parser_error_node(p, node, "%1 may only match literals and attribute lookups", what);
  return node;
}

static AstNode *parse_singleton(Parser *p, AstValueKind kind) {
  AstMatchSingleton *node = parser_node(p, AST_MatchSingleton);
  node->value.kind = kind;
  parser_advance(p);
  return parser_finish(p, node);
}

/* a, a.b.c */
static AstNode *parse_name_or_attribute(Parser *p) {
  AstName *name = parser_node(p, AST_Name);
  name->id = parser_name(p);
  AstNode *node = parser_finish(p, name);
  while (parser_accept(p, TOKEN_DOT)) {
    AstAttribute *attribute = parser_node_from(p, AST_Attribute, node);
    attribute->value = node;
    attribute->attr = parser_name(p);
    node = parser_finish(p, attribute);
  }
  return node;
}

/* ---- class patterns ---- */

static void push_ident(Parser *p, AstIdents *list, const Ident *ident) {
  if ((list->count & (list->count - 1)) == 0) {
    const Ident **more = arena_array(p->arena, list->count ? list->count * 2 : 1, sizeof *more);
    if (list->count) memcpy(more, list->items, list->count * sizeof *more);
    list->items = more;
  }
  list->items[list->count++] = ident;
}

static AstNode *parse_class_pattern(Parser *p, AstNode *cls) {
  AstMatchClass *node = parser_node_from(p, AST_MatchClass, cls);
  uint32_t mark = p->stack_count;
  bool keywords = false;
  node->cls = cls;
  parser_advance(p);
  while (!parser_at(p, TOKEN_RPAREN) && !p->failed) {
    if (parser_at(p, TOKEN_NAME) && parser_peek(p).kind == TOKEN_EQUAL) {
      if (!keywords) node->patterns = parser_take(p, mark);
      keywords = true;
      push_ident(p, &node->kwd_attrs, parser_name(p));
      parser_advance(p);
      parser_push(p, parse_pattern(p));
    } else {
      AstNode *positional = parse_pattern(p);
      if (keywords && !p->failed)
        parser_error_node(p, positional, "positional patterns follow keyword patterns", NULL);
      parser_push(p, positional);
    }
    if (!parser_accept(p, TOKEN_COMMA)) break;
  }
  parser_expect(p, TOKEN_RPAREN);
  *(keywords ? &node->kwd_patterns : &node->patterns) = parser_take(p, mark);
  return parser_finish(p, node);
}

/* ---- mapping patterns ---- */

static AstNode *parse_mapping_key(Parser *p) {
  AstConstant *node;
  switch (p->token.kind) {
  case TOKEN_NUMBER:
  case TOKEN_MINUS: return parse_number_value(p);
  case TOKEN_STRING:
  case TOKEN_FSTRING: return parse_string_value(p, "mapping pattern keys");
  case TOKEN_NONE:
  case TOKEN_TRUE:
  case TOKEN_FALSE: return parse_atom(p);
  default: break;
  }
  AstNode *value = parse_name_or_attribute(p);
  if (value->kind == AST_Name) parser_invalid(p);
  node = (AstConstant *)value;
  return &node->base;
}

static AstNode *parse_mapping_pattern(Parser *p) {
  AstMatchMapping *node = parser_node(p, AST_MatchMapping);
  uint32_t mark = p->stack_count;
  parser_advance(p);
  while (!parser_at(p, TOKEN_RBRACE) && !p->failed) {
    if (node->rest) {
      parser_error_here(p, "double star pattern must be the last (right-most) subpattern in the "
                           "mapping pattern");
    } else if (parser_accept(p, TOKEN_DOUBLE_STAR)) {
      if (parser_at_soft(p, "_")) parser_invalid(p);
      node->rest = parser_name(p);
    } else {
      parser_push(p, parse_mapping_key(p));
      parser_expect(p, TOKEN_COLON);
      parser_push(p, parse_pattern(p));
    }
    if (!parser_accept(p, TOKEN_COMMA)) break;
  }
  parser_expect(p, TOKEN_RBRACE);
  AstNodes pairs = parser_take(p, mark);
  uint32_t count = p->failed ? 0 : pairs.count / 2;
  node->keys = (AstNodes){arena_array(p->arena, count, sizeof(AstNode *)), count};
  node->patterns = (AstNodes){arena_array(p->arena, count, sizeof(AstNode *)), count};
  for (uint32_t i = 0; i < count; i++) {
    node->keys.items[i] = pairs.items[2 * i];
    node->patterns.items[i] = pairs.items[2 * i + 1];
  }
  return parser_finish(p, node);
}

/* ---- sequence patterns ---- */

static AstNode *parse_maybe_star(Parser *p) {
  if (!parser_at(p, TOKEN_STAR)) return parse_pattern(p);
  AstMatchStar *node = parser_node(p, AST_MatchStar);
  parser_advance(p);
  node->name = parser_at_soft(p, "_") ? NULL : p->token.ident;
  parser_name(p);
  return parser_finish(p, node);
}

/* Patterns after the first, up to `close`, which is not consumed. */
static AstNodes parse_sequence_rest(Parser *p, uint32_t mark, TokenKind close) {
  while (parser_accept(p, TOKEN_COMMA) && !parser_at(p, close) && !parser_at(p, TOKEN_IF))
    parser_push(p, parse_maybe_star(p));
  return parser_take(p, mark);
}

/* (…) is a group when it holds one pattern without comma; […] is always a sequence. */
static AstNode *parse_bracket_pattern(Parser *p, TokenKind close) {
  AstMatchSequence *node = parser_node(p, AST_MatchSequence);
  uint32_t mark = p->stack_count;
  parser_advance(p);
  if (!parser_at(p, close)) {
    AstNode *first = parse_maybe_star(p);
    if (close == TOKEN_RPAREN && first->kind != AST_MatchStar && !parser_at(p, TOKEN_COMMA)) {
      parser_expect(p, close);
      return parser_group(p, first, node->base.span);
    }
    if (close == TOKEN_RPAREN && !parser_at(p, TOKEN_COMMA)) parser_invalid(p);
    parser_push(p, first);
    node->patterns = parse_sequence_rest(p, mark, close);
  }
  parser_expect(p, close);
  return parser_finish(p, node);
}

/* ---- patterns ---- */

static AstNode *parse_name_pattern(Parser *p) {
  AstNode *value = parse_name_or_attribute(p);
  if (parser_at(p, TOKEN_LPAREN)) return parse_class_pattern(p, value);
  if (value->kind == AST_Attribute) return match_value(p, value);
  AstMatchAs *node = parser_node_from(p, AST_MatchAs, value);
  const Ident *name = ((AstName *)value)->id;
  node->name = strcmp(name->text, "_") ? name : NULL;
  return parser_finish(p, node);
}

static AstNode *parse_closed_pattern(Parser *p) {
  switch (p->token.kind) {
  case TOKEN_NUMBER:
  case TOKEN_MINUS: return match_value(p, parse_number_value(p));
  case TOKEN_STRING:
  case TOKEN_FSTRING: return match_value(p, parse_string_value(p, "patterns"));
  case TOKEN_NONE: return parse_singleton(p, VALUE_NONE);
  case TOKEN_TRUE: return parse_singleton(p, VALUE_TRUE);
  case TOKEN_FALSE: return parse_singleton(p, VALUE_FALSE);
  case TOKEN_LPAREN: return parse_bracket_pattern(p, TOKEN_RPAREN);
  case TOKEN_LBRACKET: return parse_bracket_pattern(p, TOKEN_RBRACKET);
  case TOKEN_LBRACE: return parse_mapping_pattern(p);
  case TOKEN_NAME: return parse_name_pattern(p);
  default: break;
  }
  AstNode *node = parser_node(p, AST_MatchAs);
  node->height = 1;
  parser_invalid(p);
  return node;
}

static AstNode *parse_or_pattern(Parser *p) {
  AstNode *first = parse_closed_pattern(p);
  if (!parser_at(p, TOKEN_BAR)) return first;
  AstMatchOr *node = parser_node_from(p, AST_MatchOr, first);
  uint32_t mark = p->stack_count;
  parser_push(p, first);
  while (parser_accept(p, TOKEN_BAR)) parser_push(p, parse_closed_pattern(p));
  node->patterns = parser_take(p, mark);
  return parser_finish(p, node);
}

static AstNode *parse_pattern(Parser *p) {
  AstNode *node;
  if (!parser_enter(p)) {
    node = parser_node(p, AST_MatchAs);
  } else {
    AstNode *pattern = parse_or_pattern(p);
    node = pattern;
    if (parser_at(p, TOKEN_AS)) {
      AstMatchAs *as = parser_node_from(p, AST_MatchAs, pattern);
      parser_advance(p);
      as->pattern = pattern;
      if (parser_at_soft(p, "_")) parser_error_here(p, "cannot use '_' as a target");
      if (!parser_at(p, TOKEN_NAME) && parser_starts_expression(p)) {
        AstNode *wrong = parse_expression(p);
        parser_error_node(p, wrong, "cannot use %1 as pattern target", parser_describe(wrong));
      }
      as->name = parser_name(p);
      node = parser_finish(p, as);
    }
  }
  parser_leave(p);
  return node;
}

/* The pattern of a case, where a sequence needs no brackets. */
static AstNode *parse_open_pattern(Parser *p) {
  uint32_t mark = p->stack_count;
  AstNode *first = parse_maybe_star(p);
  if (!parser_at(p, TOKEN_COMMA)) {
    if (first->kind == AST_MatchStar) parser_invalid(p);
    return first;
  }
  AstMatchSequence *node = parser_node_from(p, AST_MatchSequence, first);
  parser_push(p, first);
  node->patterns = parse_sequence_rest(p, mark, TOKEN_COLON);
  return parser_finish(p, node);
}

/* ---- the statement ---- */

static AstNode *parse_case(Parser *p) {
  Astmatch_case *node = parser_node(p, AST_match_case);
  uint32_t line = p->token.span.line;
  parser_advance(p);
  node->pattern = parse_open_pattern(p);
  if (parser_accept(p, TOKEN_IF)) node->guard = parse_named_expression(p);
  if (!parser_at(p, TOKEN_COLON) && !parser_at(p, TOKEN_NEWLINE)) parser_invalid(p);
  parser_expect_named(p, TOKEN_COLON);
  node->body = parse_block(p, "'case' statement", line);
  parser_finish(p, node);
  node->base.span = (Span){0};
  return &node->base;
}

/* A value, or a Tuple without brackets. */
static AstNode *parse_subject(Parser *p) {
  AstNode *first = parse_star_named_expression(p);
  if (!parser_at(p, TOKEN_COMMA) && first->kind != AST_Starred) return first;
  AstTuple *tuple = parser_node_from(p, AST_Tuple, first);
  uint32_t mark = p->stack_count;
  parser_push(p, first);
  if (!parser_at(p, TOKEN_COMMA)) parser_invalid(p);
  while (parser_accept(p, TOKEN_COMMA) && !parser_at(p, TOKEN_COLON))
    parser_push(p, parse_star_named_expression(p));
  tuple->elts = parser_take(p, mark);
  return parser_finish(p, tuple);
}

AstNode *parse_match(Parser *p) {
  AstMatch *node = parser_node(p, AST_Match);
  uint32_t mark = p->stack_count;
  parser_advance(p);
  node->subject = parse_subject(p);
  parser_expect(p, TOKEN_COLON);
  parser_expect(p, TOKEN_NEWLINE);
  if (!parser_at(p, TOKEN_INDENT) && !p->failed) {
    p->resume_here = true;
    parser_error_code(p, "indent", p->token.span, "expected an indented block after %1 on line %2",
                      "'match' statement", diag_number(p->arena, node->base.span.line));
  }
  parser_advance(p);
  while (parser_at_soft(p, "case")) parser_push(p, parse_case(p));
  if (p->stack_count == mark) parser_invalid(p);
  node->cases = parser_take(p, mark);
  parser_expect(p, TOKEN_DEDENT);
  return parser_finish(p, node);
}
