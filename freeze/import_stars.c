/* SPDX-License-Identifier: MIT */
/* `from package import *` imports the submodules that the package's __all__ names (tutorial, "Importing * From a Package"). What that
   will be is known when the package runs; here it is the texts that its module says in statements about __all__: `__all__ = ["a"]`,
   `__all__ += ("b",)`, `__all__.append("c")`. Of a .mpy file all of its texts count. Those that are no submodules are no error. */
#include <stdio.h>
#include <string.h>

#include "freeze/graph.h"

struct walk {
  struct graph *graph;
  struct graph_module *package;
  bool in_statement;
};

static void require(const struct walk *walk, const char *text, uint32_t len, uint32_t line) {
  char name[1024];
  if (memchr(text, '\0', len) || snprintf(name, sizeof name, "%s.%.*s", walk->package->name, (int)len, text) >= (int)sizeof name) return;
  walk->graph->importer = walk->package;
  walk->graph->import_line = line;
  graph_require(walk->graph, name);
}

static bool is_all(const AstNode *node) {
  return node && node->kind == AST_Name && !strcmp(((const AstName *)node)->id->text, "__all__");
}

static bool is_statement(const AstNode *node) {
  const AstNode *func = node->kind == AST_Call ? ((const AstCall *)node)->func : NULL;
  switch (node->kind) {
  case AST_AugAssign: return is_all(((const AstAugAssign *)node)->target);
  case AST_AnnAssign: return is_all(((const AstAnnAssign *)node)->target);
  case AST_Call: return func->kind == AST_Attribute && is_all(((const AstAttribute *)func)->value);
  case AST_Assign:
    for (uint32_t i = 0; i < ((const AstAssign *)node)->targets.count; i++)
      if (is_all(((const AstAssign *)node)->targets.items[i])) return true;
    return false;
  default: return false;
  }
}

static void visit(void *context, AstNode *node) {
  struct walk walk = *(struct walk *)context;
  walk.in_statement = walk.in_statement || is_statement(node);
  if (walk.in_statement && node->kind == AST_Constant) {
    const AstValue *value = &((const AstConstant *)node)->value;
    if (value->kind == VALUE_STR) require(&walk, value->text.data, (uint32_t)value->text.len, node->span.line);
  }
  ast_children(node, visit, &walk);
}

static bool is(struct code_text text, const char *name) { return text.len == strlen(name) && !memcmp(text.data, name, text.len); }

static void require_texts(const struct walk *walk, const struct code_module *code) {
  bool has_all = false;
  for (uint32_t i = 0; i < code->n_qstrs; i++) has_all |= is(code->qstrs[i], "__all__");
  for (uint32_t i = 0; has_all && i < code->n_qstrs; i++) require(walk, code->qstrs[i].data, code->qstrs[i].len, 0);
}

bool import_stars_follow(struct graph *graph) {
  uint32_t before = graph->count;
  for (uint32_t i = 0; i < graph->stars.count; i++) {
    struct graph_module *package = graph_find(graph, graph->stars.texts[i].data, graph->stars.texts[i].len);
    if (!package || !package->is_package) continue;
    struct walk walk = {graph, package, false};
    if (package->ast) visit(&walk, &package->ast->base);
    else if (package->code) require_texts(&walk, package->code);
  }
  return graph->count > before;
}
