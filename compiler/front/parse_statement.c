/* SPDX-License-Identifier: MIT */
/* Simple statements (reference, chapter 7) and blocks. */
#include "compiler/front/parser.h"

#include <string.h>

static Span from_to(const AstNode *first, const AstNode *last) {
  return (Span){first->span.line, first->span.col, last->span.end_line, last->span.end_col};
}

/* ---- expression statements and assignments ---- */

static AstOperator augmented_operator(TokenKind kind) {
  switch (kind) {
  case TOKEN_PLUS_EQUAL: return OP_Add;
  case TOKEN_MINUS_EQUAL: return OP_Sub;
  case TOKEN_STAR_EQUAL: return OP_Mult;
  case TOKEN_AT_EQUAL: return OP_MatMult;
  case TOKEN_SLASH_EQUAL: return OP_Div;
  case TOKEN_PERCENT_EQUAL: return OP_Mod;
  case TOKEN_AMPERSAND_EQUAL: return OP_BitAnd;
  case TOKEN_BAR_EQUAL: return OP_BitOr;
  case TOKEN_CARET_EQUAL: return OP_BitXor;
  case TOKEN_LSHIFT_EQUAL: return OP_LShift;
  case TOKEN_RSHIFT_EQUAL: return OP_RShift;
  case TOKEN_DOUBLE_STAR_EQUAL: return OP_Pow;
  case TOKEN_DOUBLE_SLASH_EQUAL: return OP_FloorDiv;
  default: return OP_COUNT;
  }
}

static bool is_single_target(const AstNode *node) {
  return node->kind == AST_Name || node->kind == AST_Attribute || node->kind == AST_Subscript;
}

static AstNode *parse_augmented(Parser *p, AstNode *target, AstOperator op) {
  AstAugAssign *node = parser_node_from(p, AST_AugAssign, target);
  if (!is_single_target(target))
    parser_error_node(p, target, "'%1' is an illegal expression for augmented assignment",
                      parser_describe(target));
  parse_to_target(p, target, TARGET_ASSIGN);
  parser_advance(p);
  node->target = target;
  node->op = op;
  node->value = parse_annotated_rhs(p);
  return parser_finish(p, node);
}

static AstNode *parse_annotation(Parser *p, AstNode *target) {
  AstAnnAssign *node = parser_node_from(p, AST_AnnAssign, target);
  if (!is_single_target(target)) {
    Token colon = p->token;
    parser_advance(p);
    if (parser_at(p, TOKEN_NEWLINE) && !p->failed) {
      p->token = colon;
      parser_invalid(p);
    }
    parse_expression(p);
    const char *what = target->kind == AST_List ? "only single target (not list) can be annotated"
                       : target->kind == AST_Tuple
                           ? "only single target (not tuple) can be annotated"
                           : "illegal target for annotation";
    parser_error_node(p, target, what, NULL);
    return target;
  }
  node->simple = target->kind == AST_Name && !(target->flags & AST_FLAG_PAREN);
  parse_to_target(p, target, TARGET_ASSIGN);
  parser_advance(p);
  node->target = target;
  node->annotation = parse_expression(p);
  if (parser_accept(p, TOKEN_EQUAL)) node->value = parse_annotated_rhs(p);
  return parser_finish(p, node);
}

static AstNode *parse_assignment(Parser *p, AstNode *first) {
  AstAssign *node = parser_node_from(p, AST_Assign, first);
  uint32_t mark = p->stack_count;
  AstNode *value = first;
  while (parser_at(p, TOKEN_EQUAL)) {
    parse_to_target(p, value, TARGET_ASSIGN);
    parser_push(p, value);
    parser_advance(p);
    value = parse_annotated_rhs(p);
  }
  node->targets = parser_take(p, mark);
  node->value = value;
  if (augmented_operator(p->token.kind) != OP_COUNT) parser_invalid(p);
  return parser_finish(p, node);
}

/* `print x`, as in Python 2. */
static void check_legacy(Parser *p, const AstNode *node) {
  if (node->kind != AST_Name || !parser_starts_operand(p)) return;
  const char *name = ((const AstName *)node)->id->text;
  if (!strcmp(name, "match")) {
    parse_star_expressions(p);
    if (parser_at(p, TOKEN_NEWLINE)) parser_expect_named(p, TOKEN_COLON);
    parser_invalid(p);
  }
  if (strcmp(name, "print") && strcmp(name, "exec")) return;
  AstNode *last = parse_star_expressions(p);
  parser_error(p, from_to(node, last), "Missing parentheses in call to '%1'. Did you mean %1(...)?",
               name, NULL);
}

static AstNode *parse_expression_statement(Parser *p) {
  AstNode *first = parse_annotated_rhs(p);
  AstOperator op = augmented_operator(p->token.kind);
  if (p->failed) return first;
  if (op != OP_COUNT) return parse_augmented(p, first, op);
  if (parser_at(p, TOKEN_EQUAL)) return parse_assignment(p, first);
  if (parser_at(p, TOKEN_COLON)) return parse_annotation(p, first);
  check_legacy(p, first);
  AstExpr *node = parser_node_from(p, AST_Expr, first);
  node->value = first;
  return parser_finish(p, node);
}

/* ---- import ---- */

/* `a.b.c` as one name. */
static const Ident *parse_dotted_name(Parser *p) {
  const Ident *name = parser_name(p);
  while (parser_accept(p, TOKEN_DOT)) {
    const Ident *part = parser_name(p);
    const char *parts[] = {name->text, ".", part->text, NULL};
    char *text = arena_join(p->arena, parts);
    name = ident_get(p->idents, text, strlen(text));
  }
  return name;
}

static const Ident *parse_asname(Parser *p) {
  if (!parser_accept(p, TOKEN_AS)) return NULL;
  if (!parser_at(p, TOKEN_NAME) && parser_starts_expression(p)) {
    AstNode *wrong = parse_expression(p);
    parser_error_node(p, wrong, "cannot use %1 as import target", parser_describe(wrong));
  }
  Span start = p->token.span;
  const Ident *name = parser_name(p);
  if (parser_at(p, TOKEN_DOT) || parser_at(p, TOKEN_LPAREN) || parser_at(p, TOKEN_LBRACKET)) {
    AstNode *made = parser_node(p, AST_Name);
    made->span = start;
    AstNode *wrong = parse_trailers(p, made);
    parser_error_node(p, wrong, "cannot use %1 as import target", parser_describe(wrong));
  }
  return name;
}

static AstNode *parse_import(Parser *p) {
  AstImport *node = parser_node(p, AST_Import);
  uint32_t mark = p->stack_count;
  parser_advance(p);
  if (parser_at(p, TOKEN_NEWLINE))
    parser_error_here(p, "Expected one or more names after 'import'");
  do {
    Astalias *alias = parser_node(p, AST_alias);
    alias->name = parse_dotted_name(p);
    alias->asname = parse_asname(p);
    parser_push(p, parser_finish(p, alias));
  } while (parser_accept(p, TOKEN_COMMA));
  if (parser_at(p, TOKEN_FROM))
    parser_error(p, node->base.span, "Did you mean to use 'from ... import ...' instead?", NULL,
                 NULL);
  node->names = parser_take(p, mark);
  return parser_finish(p, node);
}

static void parse_import_names(Parser *p) {
  bool parens = parser_accept(p, TOKEN_LPAREN);
  if (parser_at(p, TOKEN_NEWLINE) || parser_at(p, TOKEN_RPAREN))
    parser_error_here(p, "Expected one or more names after 'import'");
  do {
    if (parens && parser_at(p, TOKEN_RPAREN)) break;
    if (parser_at(p, TOKEN_NEWLINE) && p->previous == TOKEN_COMMA)
      parser_error_here(p, "trailing comma not allowed without surrounding parentheses");
    Astalias *alias = parser_node(p, AST_alias);
    alias->name = parser_name(p);
    alias->asname = parse_asname(p);
    parser_push(p, parser_finish(p, alias));
  } while (parser_accept(p, TOKEN_COMMA));
  if (parens) parser_expect(p, TOKEN_RPAREN);
}

static AstNode *parse_import_from(Parser *p) {
  AstImportFrom *node = parser_node(p, AST_ImportFrom);
  uint32_t mark = p->stack_count;
  parser_advance(p);
  for (;;) {
    if (parser_accept(p, TOKEN_DOT)) {
      node->level += 1;
    } else if (parser_accept(p, TOKEN_ELLIPSIS)) {
      node->level += 3;
    } else {
      break;
    }
  }
  if (node->level == 0 || !parser_at(p, TOKEN_IMPORT)) node->module = parse_dotted_name(p);
  parser_expect(p, TOKEN_IMPORT);
  if (parser_at(p, TOKEN_STAR)) {
    Astalias *alias = parser_node(p, AST_alias);
    alias->name = ident_get(p->idents, "*", 1);
    parser_advance(p);
    parser_push(p, parser_finish(p, alias));
  } else {
    parse_import_names(p);
  }
  node->names = parser_take(p, mark);
  return parser_finish(p, node);
}

/* ---- the other simple statements ---- */

static bool at_statement_end(const Parser *p) {
  return parser_at(p, TOKEN_NEWLINE) || parser_at(p, TOKEN_SEMICOLON) || parser_at(p, TOKEN_END);
}

static AstNode *parse_bare(Parser *p, AstKind kind) {
  AstNode *node = parser_node(p, kind);
  parser_advance(p);
  return parser_finish(p, node);
}

static AstNode *parse_return(Parser *p) {
  AstReturn *node = parser_node(p, AST_Return);
  parser_advance(p);
  if (!at_statement_end(p)) node->value = parse_star_expressions(p);
  return parser_finish(p, node);
}

static AstNode *parse_raise(Parser *p) {
  AstRaise *node = parser_node(p, AST_Raise);
  parser_advance(p);
  if (parser_at(p, TOKEN_FROM))
    parser_error_here(p, "did you forget an expression between 'raise' and 'from'?");
  if (!at_statement_end(p)) {
    node->exc = parse_expression(p);
    if (parser_accept(p, TOKEN_FROM)) {
      if (at_statement_end(p)) parser_error_here(p, "did you forget an expression after 'from'?");
      node->cause = parse_expression(p);
    }
  }
  return parser_finish(p, node);
}

static AstNode *parse_assert(Parser *p) {
  AstAssert *node = parser_node(p, AST_Assert);
  parser_advance(p);
  node->test = parse_named_expression(p);
  if (parser_accept(p, TOKEN_COMMA)) node->msg = parse_expression(p);
  return parser_finish(p, node);
}

static AstNode *parse_del(Parser *p) {
  AstDelete *node = parser_node(p, AST_Delete);
  uint32_t mark = p->stack_count;
  parser_advance(p);
  do {
    if (p->stack_count > mark && at_statement_end(p)) break;
    parser_push(p, parse_targets(p, TARGET_DELETE));
  } while (parser_accept(p, TOKEN_COMMA));
  node->targets = parser_take(p, mark);
  return parser_finish(p, node);
}

static AstNode *parse_declaration(Parser *p, AstKind kind) {
  AstGlobal *node = parser_node(p, kind);
  const Ident **names = NULL;
  uint32_t count = 0, capacity = 0;
  do {
    parser_advance(p);
    if (count == capacity) {
      capacity = capacity ? capacity * 2 : 4;
      const Ident **more = arena_array(p->arena, capacity, sizeof *more);
      if (count) memcpy(more, names, count * sizeof *more);
      names = more;
    }
    names[count++] = parser_name(p);
  } while (parser_at(p, TOKEN_COMMA));
  node->names = (AstIdents){names, count};
  if (parser_at(p, TOKEN_EQUAL)) parser_invalid(p);
  return parser_finish(p, node);
}

_Static_assert(sizeof(AstGlobal) == sizeof(AstNonlocal), "parse_declaration makes both");

static AstNode *parse_type_alias(Parser *p) {
  AstTypeAlias *node = parser_node(p, AST_TypeAlias);
  parser_advance(p);
  AstName *name = parser_node(p, AST_Name);
  name->id = parser_name(p);
  name->ctx = CTX_Store;
  node->name = parser_finish(p, name);
  node->type_params = parse_type_params(p);
  parser_expect(p, TOKEN_EQUAL);
  node->value = parse_expression(p);
  return parser_finish(p, node);
}

static AstNode *parse_simple(Parser *p) {
  switch (p->token.kind) {
  case TOKEN_PASS: return parse_bare(p, AST_Pass);
  case TOKEN_BREAK: return parse_bare(p, AST_Break);
  case TOKEN_CONTINUE: return parse_bare(p, AST_Continue);
  case TOKEN_RETURN: return parse_return(p);
  case TOKEN_RAISE: return parse_raise(p);
  case TOKEN_ASSERT: return parse_assert(p);
  case TOKEN_DEL: return parse_del(p);
  case TOKEN_GLOBAL: return parse_declaration(p, AST_Global);
  case TOKEN_NONLOCAL: return parse_declaration(p, AST_Nonlocal);
  case TOKEN_IMPORT: return parse_import(p);
  case TOKEN_FROM: return parse_import_from(p);
  case TOKEN_NAME:
    if (parser_at_soft(p, "type") && parser_peek(p).kind == TOKEN_NAME) return parse_type_alias(p);
    break;
  default: break;
  }
  return parse_expression_statement(p);
}

/* A line of statements joined by `;`. */
static void parse_simple_line(Parser *p) {
  do {
    if (at_statement_end(p) && p->previous == TOKEN_SEMICOLON) break;
    parser_push(p, parse_simple(p));
  } while (parser_accept(p, TOKEN_SEMICOLON));
  if (!parser_at(p, TOKEN_END)) parser_expect(p, TOKEN_NEWLINE);
}

void parse_statement(Parser *p) {
  if (!parse_compound(p)) parse_simple_line(p);
}

/* ---- statement lists and recovery ---- */

/* An indented block without a header: what follows a bad header, or an error itself. */
static void parse_stray_block(Parser *p) {
  if (!p->recovered)
    diag_error(p->diags, "indent", p->source, p->token.span, "unexpected indent", NULL, NULL);
  p->recovered = true;
  parser_advance(p);
  while (!parser_at(p, TOKEN_DEDENT) && !parser_at(p, TOKEN_END)) parse_statements(p);
  parser_accept(p, TOKEN_DEDENT);
  p->recovered = true;
}

/* else, except, … of a statement whose header was bad. */
static bool skip_stray_clause(Parser *p) {
  switch (p->token.kind) {
  case TOKEN_ELSE:
  case TOKEN_ELIF:
  case TOKEN_EXCEPT:
  case TOKEN_FINALLY: break;
  default:
    if (!parser_at_soft(p, "case")) return false;
  }
  if (!p->recovered) return false;
  p->failed_at = p->token;
  parser_recover(p, p->depth);
  return true;
}

void parse_statements(Parser *p) {
  uint32_t depth = p->depth, mark = p->stack_count;
  if (parser_at(p, TOKEN_DEDENT)) { /* of a block that a bad statement has left */
    parser_advance(p);
  } else if (parser_at(p, TOKEN_INDENT)) {
    parse_stray_block(p);
  } else if (!skip_stray_clause(p)) {
    parse_statement(p);
    p->recovered = false;
  }
  if (!p->failed) return;
  p->stack_count = mark;
  parser_recover(p, depth);
  p->recovered = true;
}

AstNodes parse_block(Parser *p, const char *after, uint32_t line) {
  uint32_t mark = p->stack_count;
  if (!parser_accept(p, TOKEN_NEWLINE)) {
    parse_simple_line(p);
    return parser_take(p, mark);
  }
  if (!parser_at(p, TOKEN_INDENT) && !p->failed) {
    Span span = p->token.span;
    if (parser_at(p, TOKEN_END)) span = (Span){p->end_line, p->end_col, p->end_line, p->end_col};
    p->resume_here = true;
    parser_error_code(p, "indent", span, "expected an indented block after %1 on line %2", after,
                      diag_number(p->arena, line));
    return (AstNodes){0};
  }
  parser_advance(p);
  while (!parser_at(p, TOKEN_DEDENT) && !parser_at(p, TOKEN_END) && !p->failed) parse_statements(p);
  parser_accept(p, TOKEN_DEDENT);
  return parser_take(p, mark);
}
