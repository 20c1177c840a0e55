/* SPDX-License-Identifier: MIT */
/* Parameters, functions, lambdas, classes and their type parameters (reference 8.7, 8.8, 8.10). */
#include "compiler/front/parser.h"

/* ---- parameters ---- */

/* Where the list is. Each `*` or `/` moves on. */
typedef struct Parameters {
  bool lambda;
  TokenKind close;
  Astarguments *node;
  bool slash, star, double_star; /* seen */
  bool bare_star;                /* the last thing seen was a lone `*` */
} Parameters;

static AstNode *parse_parameter(Parser *p, const Parameters *ps, bool star) {
  Astarg *arg = parser_node(p, AST_arg);
  if (parser_at(p, TOKEN_LPAREN))
    parser_error_here(p, ps->lambda ? "Lambda expression parameters cannot be parenthesized"
                                    : "Function parameters cannot be parenthesized");
  arg->arg = parser_name(p);
  if (!ps->lambda && parser_accept(p, TOKEN_COLON)) {
    bool starred = star && parser_at(p, TOKEN_STAR);
    arg->annotation = starred ? parse_star_named_expression(p) : parse_expression(p);
  }
  return parser_finish(p, arg);
}

static void append(Parser *p, AstNodes *list, AstNode *node) {
  /* capacities are powers of two: the list is full when its count is one */
  if ((list->count & (list->count - 1)) == 0) {
    AstNode **more = arena_array(p->arena, list->count ? list->count * 2 : 1, sizeof *more);
    for (uint32_t i = 0; i < list->count; i++) more[i] = list->items[i];
    list->items = more;
  }
  list->items[list->count++] = node;
}

static AstNode *parse_default(Parser *p, const Parameters *ps) {
  if (!parser_accept(p, TOKEN_EQUAL)) return NULL;
  if (parser_at(p, ps->close) || parser_at(p, TOKEN_COMMA))
    parser_error(p, (Span){p->end_line, p->end_col - 1, p->end_line, p->end_col},
                 "expected default value expression", NULL, NULL);
  return parse_expression(p);
}

static void parse_slash(Parser *p, Parameters *ps) {
  Astarguments *node = ps->node;
  if (node->args.count == 0 && !ps->slash && !ps->star)
    parser_error_here(p, "at least one argument must precede /");
  if (ps->slash) parser_error_here(p, "/ may appear only once");
  if (ps->star) parser_error_here(p, "/ must be ahead of *");
  parser_advance(p);
  ps->slash = true;
  node->posonlyargs = node->args;
  node->args = (AstNodes){0};
  if (parser_at(p, TOKEN_STAR)) parser_error_here(p, "expected comma between / and *");
}

static void parse_star(Parser *p, Parameters *ps) {
  Span span = p->token.span;
  if (ps->star) parser_error_here(p, "* argument may appear only once");
  ps->star = true;
  parser_advance(p);
  if (parser_at(p, TOKEN_COMMA) || parser_at(p, ps->close)) {
    ps->bare_star = true;
    if (parser_at(p, ps->close) || parser_peek(p).kind == ps->close ||
        parser_peek(p).kind == TOKEN_DOUBLE_STAR)
      parser_error(p, span, "named arguments must follow bare *", NULL, NULL);
    return;
  }
  ps->node->vararg = parse_parameter(p, ps, true);
  if (parser_at(p, TOKEN_EQUAL))
    parser_error_here(p, "var-positional argument cannot have default value");
}

static void parse_double_star(Parser *p, Parameters *ps) {
  parser_advance(p);
  ps->double_star = true;
  ps->node->kwarg = parse_parameter(p, ps, false);
  if (parser_at(p, TOKEN_EQUAL))
    parser_error_here(p, "var-keyword argument cannot have default value");
  parser_accept(p, TOKEN_COMMA);
  if (parser_at(p, TOKEN_NAME) || parser_at(p, TOKEN_STAR) || parser_at(p, TOKEN_DOUBLE_STAR) ||
      parser_at(p, TOKEN_SLASH))
    parser_error_here(p, "arguments cannot follow var-keyword argument");
}

static void parse_plain(Parser *p, Parameters *ps) {
  Astarguments *node = ps->node;
  AstNode *arg = parse_parameter(p, ps, false);
  AstNode *value = parse_default(p, ps);
  if (ps->star) {
    append(p, &node->kwonlyargs, arg);
    append(p, &node->kw_defaults, value);
    return;
  }
  if (!value && node->defaults.count)
    parser_error_node(p, arg, "parameter without a default follows parameter with a default", NULL);
  append(p, &node->args, arg);
  if (value) append(p, &node->defaults, value);
}

/* Parameters up to the closing token, which is not consumed. */
static AstNode *parse_parameters(Parser *p, bool lambda) {
  Astarguments *node = parser_node(p, AST_arguments);
  Parameters ps = {.lambda = lambda, .node = node};
  ps.close = lambda ? TOKEN_COLON : TOKEN_RPAREN;
  while (!parser_at(p, ps.close) && !p->failed && !ps.double_star) {
    switch (p->token.kind) {
    case TOKEN_SLASH: parse_slash(p, &ps); break;
    case TOKEN_STAR: parse_star(p, &ps); break;
    case TOKEN_DOUBLE_STAR: parse_double_star(p, &ps); break;
    default: parse_plain(p, &ps); break;
    }
    if (!ps.double_star && !parser_accept(p, TOKEN_COMMA)) break;
  }
  parser_finish(p, node);
  node->base.span = (Span){0};
  return &node->base;
}

/* ---- lambda ---- */

AstNode *parse_lambda(Parser *p) {
  AstLambda *node = parser_node(p, AST_Lambda);
  const Lexer *lx = &p->lexer;
  bool in_field = lx->depth > 0 && lx->brackets[lx->depth - 1].field;
  parser_advance(p);
  node->args = parse_parameters(p, true);
  if (in_field && parser_at(p, TOKEN_COLON)) {
    const char prefix[] = {lx->brackets[lx->depth - 1].prefix, 0};
    parser_error(p, node->base.span, "%1-string: lambda expressions are not allowed without parentheses", prefix, NULL);
  }
  parser_expect(p, TOKEN_COLON);
  node->body = parse_expression(p);
  return parser_finish(p, node);
}

/* ---- type parameters ---- */

static AstNode *parse_type_default(Parser *p, bool star) {
  if (!parser_accept(p, TOKEN_EQUAL)) return NULL;
  if (star && parser_at(p, TOKEN_STAR)) return parse_star_named_expression(p);
  return parse_expression(p);
}

static void refuse_bound(Parser *p, const char *what) {
  if (!parser_accept(p, TOKEN_COLON)) return;
  AstNode *bound = parse_expression(p);
  parser_error_node(p, bound,
                    bound->kind == AST_Tuple ? "cannot use constraints with %1"
                                             : "cannot use bound with %1",
                    what);
}

static AstNode *parse_type_param(Parser *p) {
  if (parser_at(p, TOKEN_STAR)) {
    AstTypeVarTuple *node = parser_node(p, AST_TypeVarTuple);
    parser_advance(p);
    node->name = parser_name(p);
    refuse_bound(p, "TypeVarTuple");
    node->default_value = parse_type_default(p, true);
    return parser_finish(p, node);
  }
  if (parser_at(p, TOKEN_DOUBLE_STAR)) {
    AstParamSpec *node = parser_node(p, AST_ParamSpec);
    parser_advance(p);
    node->name = parser_name(p);
    refuse_bound(p, "ParamSpec");
    node->default_value = parse_type_default(p, false);
    return parser_finish(p, node);
  }
  AstTypeVar *node = parser_node(p, AST_TypeVar);
  node->name = parser_name(p);
  if (parser_accept(p, TOKEN_COLON)) node->bound = parse_expression(p);
  node->default_value = parse_type_default(p, false);
  return parser_finish(p, node);
}

AstNodes parse_type_params(Parser *p) {
  uint32_t mark = p->stack_count;
  if (!parser_accept(p, TOKEN_LBRACKET)) return (AstNodes){0};
  if (parser_at(p, TOKEN_RBRACKET)) parser_error_here(p, "Type parameter list cannot be empty");
  do {
    if (parser_at(p, TOKEN_RBRACKET)) break;
    parser_push(p, parse_type_param(p));
  } while (parser_accept(p, TOKEN_COMMA));
  parser_expect(p, TOKEN_RBRACKET);
  return parser_take(p, mark);
}

/* ---- def and class ---- */

AstNode *parse_function(Parser *p, AstNodes decorators, bool is_async, const Token *start) {
  AstFunctionDef *node = parser_node(p, is_async ? AST_AsyncFunctionDef : AST_FunctionDef);
  node->base.span = start->span;
  parser_advance(p);
  node->name = parser_name(p);
  node->type_params = parse_type_params(p);
  parser_expect_named(p, TOKEN_LPAREN);
  node->args = parse_parameters(p, false);
  parser_expect_close(p, TOKEN_RPAREN, NULL);
  if (parser_accept(p, TOKEN_ARROW)) node->returns = parse_expression(p);
  parser_expect_named(p, TOKEN_COLON);
  node->body = parse_block(p, "function definition", start->span.line);
  node->decorator_list = decorators;
  return parser_finish(p, node);
}

_Static_assert(sizeof(AstFunctionDef) == sizeof(AstAsyncFunctionDef), "parse_function makes both");

AstNode *parse_class(Parser *p, AstNodes decorators) {
  AstClassDef *node = parser_node(p, AST_ClassDef);
  parser_advance(p);
  node->name = parser_name(p);
  node->type_params = parse_type_params(p);
  if (parser_at(p, TOKEN_LPAREN)) parse_arguments(p, &node->bases, &node->keywords);
  if (!parser_at(p, TOKEN_COLON) && !parser_at(p, TOKEN_NEWLINE)) parser_invalid(p);
  parser_expect_named(p, TOKEN_COLON);
  node->body = parse_block(p, "class definition", node->base.span.line);
  node->decorator_list = decorators;
  return parser_finish(p, node);
}
