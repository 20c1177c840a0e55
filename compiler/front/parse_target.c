/* SPDX-License-Identifier: MIT */
/* Assignment targets: an expression that has been read becomes one, or it is said why it cannot
 * (CPython's wording). */
#include "compiler/front/parser.h"

const char *parser_describe(const AstNode *node) {
  switch ((AstKind)node->kind) {
  case AST_Attribute: return "attribute";
  case AST_Subscript: return "subscript";
  case AST_Starred: return "starred";
  case AST_Name: return "name";
  case AST_List: return "list";
  case AST_Tuple: return "tuple";
  case AST_Lambda: return "lambda";
  case AST_Call: return "function call";
  case AST_BoolOp:
  case AST_BinOp:
  case AST_UnaryOp: return "expression";
  case AST_GeneratorExp: return "generator expression";
  case AST_Yield:
  case AST_YieldFrom: return "yield expression";
  case AST_Await: return "await expression";
  case AST_ListComp: return "list comprehension";
  case AST_SetComp: return "set comprehension";
  case AST_DictComp: return "dict comprehension";
  case AST_Dict: return "dict literal";
  case AST_Set: return "set display";
  case AST_JoinedStr:
  case AST_FormattedValue: return "f-string expression";
  case AST_TemplateStr:
  case AST_Interpolation: return "t-string expression";
  case AST_Constant: break;
  case AST_Compare: return "comparison";
  case AST_IfExp: return "conditional expression";
  case AST_NamedExpr: return "named expression";
  default: return "expression";
  }
  switch (((const AstConstant *)node)->value.kind) {
  case VALUE_NONE: return "None";
  case VALUE_FALSE: return "False";
  case VALUE_TRUE: return "True";
  case VALUE_ELLIPSIS: return "ellipsis";
  default: return "literal";
  }
}

static void set_context(Parser *p, AstNode *node, AstContext ctx, TargetUse use, bool nested);

static void set_contexts(Parser *p, const AstNodes *list, AstContext ctx, TargetUse use) {
  for (uint32_t i = 0; i < list->count; i++) set_context(p, list->items[i], ctx, use, true);
}

/* Whether `node = …`, with the token `=` in hand, would make sense with `==`. Reads on. */
static bool may_be_comparison(Parser *p, const AstNode *node) {
  bool paren = node->flags & AST_FLAG_PAREN;
  switch ((AstKind)node->kind) {
  case AST_Constant: {
    AstValueKind kind = ((const AstConstant *)node)->value.kind;
    if (kind == VALUE_NONE || kind == VALUE_TRUE || kind == VALUE_FALSE) return false;
    break;
  }
  case AST_GeneratorExp: return false;
  case AST_Lambda:
  case AST_IfExp:
  case AST_BoolOp:
  case AST_Compare:
    if (!paren) return false;
    break;
  case AST_UnaryOp:
    if (((const AstUnaryOp *)node)->op == OP_Not && !paren) return false;
    break;
  default: break;
  }
  if (!parser_accept(p, TOKEN_EQUAL)) return false;
  if (!parser_starts_expression(p) || parser_at(p, TOKEN_NOT) || parser_at(p, TOKEN_LAMBDA))
    return false;
  parse_bitwise_or(p);
  return !parser_at(p, TOKEN_EQUAL) && !parser_at(p, TOKEN_WALRUS);
}

static void refuse(Parser *p, const AstNode *node, TargetUse use, bool nested) {
  const char *what = parser_describe(node);
  bool is_yield = node->kind == AST_Yield || node->kind == AST_YieldFrom;
  bool bare_yield = is_yield && !(node->flags & AST_FLAG_PAREN);
  if (use == TARGET_DELETE) {
    parser_error_node(p, node, "cannot delete %1", what);
  } else if (use == TARGET_ASSIGN && !nested && bare_yield) {
    parser_error_node(p, node, "assignment to yield expression not possible", NULL);
  } else if (use == TARGET_ASSIGN && !nested && may_be_comparison(p, node)) {
    parser_error_node(p, node, "cannot assign to %1 here. Maybe you meant '==' instead of '='?",
                      what);
  } else {
    parser_error_node(p, node, "cannot assign to %1", what);
  }
}

static void set_context(Parser *p, AstNode *node, AstContext ctx, TargetUse use, bool nested) {
  switch ((AstKind)node->kind) {
  case AST_Name: ((AstName *)node)->ctx = ctx; break;
  case AST_Attribute: ((AstAttribute *)node)->ctx = ctx; break;
  case AST_Subscript: ((AstSubscript *)node)->ctx = ctx; break;
  case AST_List:
    ((AstList *)node)->ctx = ctx;
    set_contexts(p, &((AstList *)node)->elts, ctx, use);
    break;
  case AST_Tuple:
    ((AstTuple *)node)->ctx = ctx;
    set_contexts(p, &((AstTuple *)node)->elts, ctx, use);
    break;
  case AST_Starred:
    if (use == TARGET_DELETE) {
      refuse(p, node, use, nested);
    } else {
      ((AstStarred *)node)->ctx = ctx;
      set_context(p, ((AstStarred *)node)->value, ctx, use, true);
    }
    break;
  default: refuse(p, node, use, nested); break;
  }
}

void parse_to_target(Parser *p, AstNode *node, TargetUse use) {
  if (p->failed) return;
  set_context(p, node, use == TARGET_DELETE ? CTX_Del : CTX_Store, use, false);
}

static AstNode *parse_target_element(Parser *p) {
  if (!parser_at(p, TOKEN_STAR)) return parse_bitwise_or(p);
  AstStarred *node = parser_node(p, AST_Starred);
  parser_advance(p);
  node->value = parse_bitwise_or(p);
  return parser_finish(p, node);
}

AstNode *parse_targets(Parser *p, TargetUse use) {
  AstNode *node = parse_target_element(p);
  if (parser_at(p, TOKEN_COMMA) && use == TARGET_FOR) {
    AstTuple *tuple = parser_node_from(p, AST_Tuple, node);
    uint32_t mark = p->stack_count;
    parser_push(p, node);
    while (parser_accept(p, TOKEN_COMMA) &&
           (parser_at(p, TOKEN_STAR) || parser_starts_expression(p)))
      parser_push(p, parse_target_element(p));
    tuple->elts = parser_take(p, mark);
    node = parser_finish(p, tuple);
  }
  parse_to_target(p, node, use);
  return node;
}
