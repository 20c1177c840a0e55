/* SPDX-License-Identifier: MIT */
#include "compiler/front/ast.h"

#include <stddef.h>

const AstOperatorInfo ast_operators[OP_COUNT] = {
#define OPERATOR(name, group, spelling) {#name, spelling},
#include "compiler/front/ast_operator.def"
#undef OPERATOR
};

const AstKindInfo ast_kinds[AST_KIND_COUNT] = {
#define NODE(name, category, fields) {#name, AST_CATEGORY_##category, sizeof(Ast##name)},
#include "compiler/front/ast.def"
#undef NODE
};

#define ROW(kind, f) {#f, kind, offsetof(This, f)},
#define ID(f) ROW(FIELD_ID, f)
#define OPT_ID(f) ROW(FIELD_OPT_ID, f)
#define IDS(f) ROW(FIELD_IDS, f)
#define ONE(f) ROW(FIELD_ONE, f)
#define OPT(f) ROW(FIELD_OPT, f)
#define LIST(f) ROW(FIELD_LIST, f)
#define OPT_LIST(f) ROW(FIELD_OPT_LIST, f)
#define OP(f) ROW(FIELD_OP, f)
#define OPS(f) ROW(FIELD_OPS, f)
#define CTX(f) ROW(FIELD_CTX, f)
#define INT(f) ROW(FIELD_INT, f)
#define TEXT(f) ROW(FIELD_TEXT, f)
#define VALUE(f) ROW(FIELD_VALUE, f)
#define AUX(type, f)

const AstField *ast_fields(AstKind kind) {
  switch (kind) {
#define NODE(name, category, fields)                                                               \
  case AST_##name: {                                                                               \
    typedef Ast##name This;                                                                        \
    static const AstField rows[] = {fields{NULL, 0, sizeof(This)}};                                \
    return rows;                                                                                   \
  }
#include "compiler/front/ast.def"
#undef NODE
  case AST_KIND_COUNT: break;
  }
  return NULL;
}

void ast_children(const AstNode *node, void (*visit)(void *ctx, AstNode *child), void *ctx) {
  for (const AstField *field = ast_fields(node->kind); field->name; field++) {
    const void *at = (const char *)node + field->offset;
    if (field->kind == FIELD_ONE || field->kind == FIELD_OPT) {
      AstNode *child = *(AstNode *const *)at;
      if (child) visit(ctx, child);
    } else if (field->kind == FIELD_LIST || field->kind == FIELD_OPT_LIST) {
      const AstNodes *list = at;
      for (uint32_t i = 0; i < list->count; i++)
        if (list->items[i]) visit(ctx, list->items[i]);
    }
  }
}

void ast_replace_children(AstNode *node, AstNode *(*replace)(void *ctx, AstNode *child), void *ctx) {
  for (const AstField *field = ast_fields(node->kind); field->name; field++) {
    void *at = (char *)node + field->offset;
    if (field->kind == FIELD_ONE || field->kind == FIELD_OPT) {
      AstNode **child = at;
      if (*child) *child = replace(ctx, *child);
    } else if (field->kind == FIELD_LIST || field->kind == FIELD_OPT_LIST) {
      const AstNodes *list = at;
      for (uint32_t i = 0; i < list->count; i++)
        if (list->items[i]) list->items[i] = replace(ctx, list->items[i]);
    }
  }
}

static bool all_constant(const AstNodes *keywords, uint32_t from) {
  while (from < keywords->count && ((const Astkeyword *)keywords->items[from])->value->kind == AST_Constant) from++;
  return from == keywords->count;
}

bool ast_unpacks_first(const AstNodes *args, const AstNodes *keywords) {
  bool constant = all_constant(keywords, 0);
  for (uint32_t i = args->count; args->count > 1 && i-- > 0;) {
    if (args->items[i]->kind == AST_Starred && !constant) return true;
    constant &= args->items[i]->kind == AST_Constant;
  }
  return false;
}

bool ast_merges_first(const AstNodes *keywords, uint32_t k) {
  return !((const Astkeyword *)keywords->items[k])->arg && !all_constant(keywords, k + 1);
}
