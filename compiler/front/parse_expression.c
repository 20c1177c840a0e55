/* SPDX-License-Identifier: MIT */
/* Expressions by precedence (reference, chapter 6), from `lambda` and `if … else` down to atoms. */
#include "compiler/front/parser.h"

#include "compiler/front/literal.h"

/* ---- binary operators ---- */

typedef struct BinaryRow {
  uint8_t precedence; /* 0: no binary operator; higher binds tighter */
  uint8_t op;
} BinaryRow;

enum { PRECEDENCE_OR = 1 };

static BinaryRow binary_row(TokenKind kind) {
  switch (kind) {
  case TOKEN_BAR: return (BinaryRow){1, OP_BitOr};
  case TOKEN_CARET: return (BinaryRow){2, OP_BitXor};
  case TOKEN_AMPERSAND: return (BinaryRow){3, OP_BitAnd};
  case TOKEN_LSHIFT: return (BinaryRow){4, OP_LShift};
  case TOKEN_RSHIFT: return (BinaryRow){4, OP_RShift};
  case TOKEN_PLUS: return (BinaryRow){5, OP_Add};
  case TOKEN_MINUS: return (BinaryRow){5, OP_Sub};
  case TOKEN_STAR: return (BinaryRow){6, OP_Mult};
  case TOKEN_SLASH: return (BinaryRow){6, OP_Div};
  case TOKEN_DOUBLE_SLASH: return (BinaryRow){6, OP_FloorDiv};
  case TOKEN_PERCENT: return (BinaryRow){6, OP_Mod};
  case TOKEN_AT: return (BinaryRow){6, OP_MatMult};
  default: return (BinaryRow){0, 0};
  }
}

static AstNode *parse_unary(Parser *p);

static AstNode *parse_binary(Parser *p, uint8_t least) {
  AstNode *left = parse_unary(p);
  for (;;) {
    BinaryRow row = binary_row(p->token.kind);
    if (row.precedence < least || row.precedence == 0) return left;
    AstBinOp *node = parser_node_from(p, AST_BinOp, left);
    parser_advance(p);
    node->left = left;
    node->op = (AstOperator)row.op;
    if (parser_at(p, TOKEN_NOT))
      parser_error_here(p, "'not' after an operator must be parenthesized");
    node->right = parse_binary(p, row.precedence + 1);
    left = parser_finish(p, node);
  }
}

AstNode *parse_bitwise_or(Parser *p) {
  return parse_binary(p, PRECEDENCE_OR);
}

static AstNode *parse_await(Parser *p) {
  if (!parser_at(p, TOKEN_AWAIT)) return parse_primary(p);
  AstAwait *node = parser_node(p, AST_Await);
  parser_advance(p);
  node->value = parse_primary(p);
  return parser_finish(p, node);
}

static AstNode *parse_power(Parser *p) {
  AstNode *base = parse_await(p);
  if (!parser_at(p, TOKEN_DOUBLE_STAR)) return base;
  AstBinOp *node = parser_node_from(p, AST_BinOp, base);
  parser_advance(p);
  if (parser_at(p, TOKEN_NOT))
    parser_error_here(p, "'not' after an operator must be parenthesized");
  node->left = base;
  node->op = OP_Pow;
  node->right = parse_unary(p);
  return parser_finish(p, node);
}

static AstNode *parse_unary(Parser *p) {
  AstOperator op;
  switch (p->token.kind) {
  case TOKEN_MINUS: op = OP_USub; break;
  case TOKEN_PLUS: op = OP_UAdd; break;
  case TOKEN_TILDE: op = OP_Invert; break;
  default: return parse_power(p);
  }
  AstUnaryOp *node = parser_node(p, AST_UnaryOp);
  node->op = op;
  parser_advance(p);
  if (parser_at(p, TOKEN_NOT))
    parser_error_here(p, "'not' after an operator must be parenthesized");
  node->operand = parser_enter(p) ? parse_unary(p) : &node->base;
  parser_leave(p);
  return p->failed ? &node->base : parser_finish(p, node);
}

/* ---- comparisons ---- */

/* The comparison operator in hand, consumed; OP_COUNT when there is none. */
static AstOperator accept_comparison(Parser *p) {
  AstOperator op;
  switch (p->token.kind) {
  case TOKEN_EQ_EQUAL: op = OP_Eq; break;
  case TOKEN_NOT_EQUAL: op = OP_NotEq; break;
  case TOKEN_LESS: op = OP_Lt; break;
  case TOKEN_LESS_EQUAL: op = OP_LtE; break;
  case TOKEN_GREATER: op = OP_Gt; break;
  case TOKEN_GREATER_EQUAL: op = OP_GtE; break;
  case TOKEN_IN: op = OP_In; break;
  case TOKEN_IS: parser_advance(p); return parser_accept(p, TOKEN_NOT) ? OP_IsNot : OP_Is;
  case TOKEN_NOT:
    if (parser_peek(p).kind != TOKEN_IN) return OP_COUNT;
    parser_advance(p);
    op = OP_NotIn;
    break;
  default: return OP_COUNT;
  }
  parser_advance(p);
  return op;
}

static AstNode *parse_comparison(Parser *p) {
  AstNode *left = parse_bitwise_or(p);
  AstOperator op = accept_comparison(p);
  if (op == OP_COUNT) return left;
  AstCompare *node = parser_node_from(p, AST_Compare, left);
  uint32_t mark = p->stack_count;
  uint8_t few[8];
  uint8_t *ops = few;
  uint32_t count = 0, capacity = sizeof few;
  for (; op != OP_COUNT; op = accept_comparison(p)) {
    if (count == capacity) {
      uint8_t *more = arena_alloc(p->arena, capacity * 2);
      for (uint32_t i = 0; i < count; i++) more[i] = ops[i];
      ops = more;
      capacity *= 2;
    }
    ops[count++] = (uint8_t)op;
    parser_push(p, parse_bitwise_or(p));
  }
  node->left = left;
  node->comparators = parser_take(p, mark);
  node->ops.items = (uint8_t *)arena_text(p->arena, (char *)ops, count);
  node->ops.count = count;
  return parser_finish(p, node);
}

/* ---- not, and, or ---- */

static AstNode *parse_inversion(Parser *p) {
  if (!parser_at(p, TOKEN_NOT)) return parse_comparison(p);
  AstUnaryOp *node = parser_node(p, AST_UnaryOp);
  node->op = OP_Not;
  parser_advance(p);
  node->operand = parser_enter(p) ? parse_inversion(p) : &node->base;
  parser_leave(p);
  return p->failed ? &node->base : parser_finish(p, node);
}

static AstNode *parse_boolean(Parser *p, TokenKind kind, AstOperator op,
                              AstNode *(*operand)(Parser *p)) {
  AstNode *first = operand(p);
  if (!parser_at(p, kind)) return first;
  AstBoolOp *node = parser_node_from(p, AST_BoolOp, first);
  uint32_t mark = p->stack_count;
  parser_push(p, first);
  while (parser_accept(p, kind)) parser_push(p, operand(p));
  node->op = op;
  node->values = parser_take(p, mark);
  return parser_finish(p, node);
}

static AstNode *parse_conjunction(Parser *p) {
  return parse_boolean(p, TOKEN_AND, OP_And, parse_inversion);
}

AstNode *parse_disjunction(Parser *p) {
  return parse_boolean(p, TOKEN_OR, OP_Or, parse_conjunction);
}

/* ---- conditional expression, lambda, walrus ---- */

static AstNode *parse_conditional(Parser *p, AstNode *body) {
  AstIfExp *node = parser_node_from(p, AST_IfExp, body);
  parser_advance(p);
  node->body = body;
  node->test = parse_disjunction(p);
  if (parser_at(p, TOKEN_COLON)) {
    parser_invalid(p);
  } else if (!parser_at(p, TOKEN_ELSE)) {
    Span span = body->span;
    span.end_line = p->end_line;
    span.end_col = p->end_col;
    parser_error(p, span, "expected 'else' after 'if' expression", NULL, NULL);
  }
  parser_advance(p);
  if (parser_at(p, TOKEN_PASS) || parser_at(p, TOKEN_BREAK) || parser_at(p, TOKEN_CONTINUE)) {
    Span span = body->span;
    span.end_line = p->token.span.end_line;
    span.end_col = p->token.span.end_col;
    parser_error(p, span, "expected expression after 'else', but statement is given", NULL, NULL);
  }
  node->orelse = parse_expression(p);
  return parser_finish(p, node);
}

AstNode *parse_expression(Parser *p) {
  AstNode *node;
  if (!parser_enter(p)) {
    node = parser_node(p, AST_Constant);
  } else if (parser_at(p, TOKEN_LAMBDA)) {
    node = parse_lambda(p);
  } else {
    node = parse_disjunction(p);
    if (parser_at(p, TOKEN_IF)) node = parse_conditional(p, node);
  }
  parser_leave(p);
  return node;
}

AstNode *parse_walrus(Parser *p, AstNode *target) {
  if (target->kind != AST_Name || (target->flags & AST_FLAG_PAREN)) {
    parser_error_node(p, target, "cannot use assignment expressions with %1",
                      parser_describe(target));
    return target;
  }
  AstNamedExpr *node = parser_node_from(p, AST_NamedExpr, target);
  parser_advance(p);
  ((AstName *)target)->ctx = CTX_Store;
  node->target = target;
  node->value = parse_expression(p);
  return parser_finish(p, node);
}

/* `name = value` where only an expression may stand. */
static void misplaced_assignment(Parser *p, AstNode *node) {
  Span span = node->span;
  bool is_name = node->kind == AST_Name;
  bool plain = node->kind == AST_List || node->kind == AST_Tuple || node->kind == AST_GeneratorExp;
  if (node->kind == AST_Constant) {
    AstValueKind kind = ((const AstConstant *)node)->value.kind;
    plain = kind == VALUE_NONE || kind == VALUE_TRUE || kind == VALUE_FALSE;
  }
  parser_advance(p);
  AstNode *value = parse_bitwise_or(p);
  if (parser_at(p, TOKEN_EQUAL) || parser_at(p, TOKEN_WALRUS)) parser_invalid(p);
  span.end_line = value->span.end_line;
  span.end_col = value->span.end_col;
  if (is_name)
    parser_error(p, span, "invalid syntax. Maybe you meant '==' or ':=' instead of '='?", NULL,
                 NULL);
  if (!plain)
    parser_error_node(p, node, "cannot assign to %1 here. Maybe you meant '==' instead of '='?",
                      parser_describe(node));
  parser_invalid(p);
}

AstNode *parse_named_expression(Parser *p) {
  AstNode *node = parse_expression(p);
  if (parser_at(p, TOKEN_EQUAL)) misplaced_assignment(p, node);
  if (parser_at(p, TOKEN_WALRUS)) return parse_walrus(p, node);
  return node;
}

/* ---- starred ---- */

static AstNode *parse_starred(Parser *p) {
  AstStarred *node = parser_node(p, AST_Starred);
  parser_advance(p);
  node->value = parse_bitwise_or(p);
  return parser_finish(p, node);
}

AstNode *parse_star_named_expression(Parser *p) {
  return parser_at(p, TOKEN_STAR) ? parse_starred(p) : parse_named_expression(p);
}

AstNode *parse_star_expressions(Parser *p) {
  AstNode *first = parser_at(p, TOKEN_STAR) ? parse_starred(p) : parse_expression(p);
  if (!parser_at(p, TOKEN_COMMA)) return first;
  AstTuple *tuple = parser_node_from(p, AST_Tuple, first);
  uint32_t mark = p->stack_count;
  parser_push(p, first);
  while (parser_accept(p, TOKEN_COMMA) && (parser_at(p, TOKEN_STAR) || parser_starts_expression(p)))
    parser_push(p, parser_at(p, TOKEN_STAR) ? parse_starred(p) : parse_expression(p));
  tuple->elts = parser_take(p, mark);
  return parser_finish(p, tuple);
}

AstNode *parse_yield(Parser *p) {
  AstYield *node = parser_node(p, AST_Yield);
  parser_advance(p);
  if (parser_accept(p, TOKEN_FROM)) {
    AstYieldFrom *from = parser_node_from(p, AST_YieldFrom, &node->base);
    from->value = parse_expression(p);
    return parser_finish(p, from);
  }
  if (parser_at(p, TOKEN_STAR) || parser_starts_expression(p))
    node->value = parse_star_expressions(p);
  return parser_finish(p, node);
}

AstNode *parse_annotated_rhs(Parser *p) {
  return parser_at(p, TOKEN_YIELD) ? parse_yield(p) : parse_star_expressions(p);
}

/* ---- atoms ---- */

static AstNode *parse_constant(Parser *p, AstValueKind kind) {
  AstConstant *node = parser_node(p, AST_Constant);
  node->value.kind = kind;
  parser_advance(p);
  return parser_finish(p, node);
}

static AstNode *parse_number(Parser *p) {
  AstConstant *node = parser_node(p, AST_Constant);
  node->value = literal_number(p->arena, p->token.start, (size_t)(p->token.end - p->token.start));
  parser_advance(p);
  return parser_finish(p, node);
}

static AstNode *parse_name(Parser *p) {
  AstName *node = parser_node(p, AST_Name);
  node->id = p->token.ident;
  parser_advance(p);
  return parser_finish(p, node);
}

AstNode *parse_atom(Parser *p) {
  switch (p->token.kind) {
  case TOKEN_NAME: return parse_name(p);
  case TOKEN_NUMBER: return parse_number(p);
  case TOKEN_STRING:
  case TOKEN_FSTRING: return parse_strings(p);
  case TOKEN_NONE: return parse_constant(p, VALUE_NONE);
  case TOKEN_TRUE: return parse_constant(p, VALUE_TRUE);
  case TOKEN_FALSE: return parse_constant(p, VALUE_FALSE);
  case TOKEN_ELLIPSIS: return parse_constant(p, VALUE_ELLIPSIS);
  case TOKEN_LPAREN:
  case TOKEN_LBRACKET:
  case TOKEN_LBRACE: return parse_display(p);
  default: break;
  }
  AstNode *node = parser_node(p, AST_Constant);
  node->height = 1;
  parser_invalid(p);
  return node;
}

AstNode *parse_primary(Parser *p) {
  return parse_trailers(p, parse_atom(p));
}
