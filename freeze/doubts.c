/* SPDX-License-Identifier: MIT */
/* Names that nothing gives a value: an attribute that a module in C does not have (machine.Pin on a
   board whose port has no pins), and a variable that no statement sets and that is no builtin
   (time.sleep() without `import time`). The program is whole when it is built, so it need not be
   flashed to learn that.

   These are warnings: it may be that the statement never runs. Nothing is told where the program
   itself looks: inside `try` with a handler for such errors, below a condition about sys.platform
   or sys.implementation, of names that it stores as an attribute anywhere or has as a text
   (hasattr(machine, "Pin"), globals()["x"]), and of variables at all in a program that has
   namespaces as dicts. Firn's own library is not looked at. */
#include "freeze/doubts.h"

#include <stdio.h>
#include <string.h>

#include "compiler/bytecode/emit.h"
#include "freeze/builtins.h"

struct doubts {
  struct graph *graph;
  const struct graph_module *module;
  struct strset *said; /* attributes that are stored, all texts, and what was told once */
  struct strset
      *members; /* variables of this module that `from … import` binds: no modules, or not of C */
  bool spaces;  /* globals(), vars(), exec(): variables come from anywhere */
  bool careful; /* where the program looks itself */
};

/* ---- what the program has ---- */

static void collect(void *context, AstNode *node) {
  struct doubts *doubts = context;
  if (node->kind == AST_Attribute) {
    const AstAttribute *attribute = (const AstAttribute *)node;
    if (attribute->ctx != CTX_Load)
      strset_add(doubts->said, attribute->attr->text, attribute->attr->len);
    if (!strcmp(attribute->attr->text, "__dict__") || !strcmp(attribute->attr->text, "__globals__"))
      doubts->spaces = true;
  } else if (node->kind == AST_Constant) {
    const AstValue *value = &((const AstConstant *)node)->value;
    if (value->kind == VALUE_STR) strset_add(doubts->said, value->text.data, value->text.len);
  } else if (node->kind == AST_Name) {
    static const char *const spaces[] = {"globals", "locals", "vars", "exec", "eval", "execfile"};
    for (size_t i = 0; i < sizeof spaces / sizeof spaces[0]; i++)
      doubts->spaces |= !strcmp(((const AstName *)node)->id->text, spaces[i]);
  }
  ast_children(node, collect, context);
}

static void collect_members(void *context, AstNode *node) {
  const AstImportFrom *import = node->kind == AST_ImportFrom ? (const AstImportFrom *)node : NULL;
  for (uint32_t i = 0; import && i < import->names.count; i++) {
    const Astalias *alias = (const Astalias *)import->names.items[i];
    const Ident *name = alias->asname ? alias->asname : alias->name;
    strset_add(context, name->text, name->len);
  }
  ast_children(node, collect_members, context);
}

/* ---- doubts ---- */

static bool is_told(const struct doubts *doubts, const Ident *name) {
  bool is_special =
      name->len > 4 && !memcmp(name->text, "__", 2) && !strcmp(name->text + name->len - 2, "__");
  return !doubts->careful && !is_special && !strset_has(doubts->said, name->text, name->len);
}

static void tell(const struct doubts *doubts, const char *code, Span span, const char *format,
                 const Ident *name, const char *module, const char *hint) {
  strset_add(doubts->said, name->text, name->len);
  Diag *diag = diag_add(&doubts->graph->diags, DIAG_WARNING, code, &doubts->module->source, span,
                        format, name->text, module);
  if (diag) diag->hint = hint;
}

/* The module in C of that name, also of an old name (utime); NULL: none, or one of the application
 * stands in for it. */
static const struct graph_module *find_builtin(const struct doubts *doubts, const char *name) {
  const struct graph_module *module = graph_find(doubts->graph, name, strlen(name));
  if (!module && *name == 'u') module = graph_find(doubts->graph, name + 1, strlen(name + 1));
  return module && module->kind == GRAPH_BUILTIN ? module : NULL;
}

static bool has_member(const struct doubts *doubts, const struct graph_module *module,
                       const Ident *name) {
  char inner[512];
  if (builtins_module_has(module->name, name->text, name->len)) return true;
  snprintf(inner, sizeof inner, "%s.%s", module->name, name->text);
  return graph_find(doubts->graph, inner, strlen(inner)) ||
         builtins_has_module(inner, strlen(inner));
}

/* The module that a variable is, as one import statement binds it and nothing else; NULL: not
 * known. */
static const char *module_of(const struct doubts *doubts, const AstName *variable) {
  const Symbol *symbol = variable->symbol;
  const char *name = variable->id->text, *found = NULL;
  if (symbol && symbol->outer) symbol = symbol->outer;
  if (!symbol || symbol->bindings != 1 || !(symbol->flags & SYMBOL_IMPORTED) ||
      symbol->flags & SYMBOL_OUTER_BOUND)
    return NULL;
  if (strset_has(doubts->members, name, strlen(name))) return NULL;
  for (uint32_t i = 0; i < doubts->module->alias_count; i++) {
    const struct graph_alias *alias = &doubts->module->aliases[i];
    if (strcmp(alias->as, name)) continue;
    if (found && strcmp(found, alias->module)) return NULL;
    found = alias->module;
  }
  return found ? found : name;
}

static void see_attribute(const struct doubts *doubts, const AstAttribute *node) {
  if (node->ctx != CTX_Load || node->value->kind != AST_Name || !is_told(doubts, node->attr))
    return;
  const char *name = module_of(doubts, (const AstName *)node->value);
  const struct graph_module *module = name ? find_builtin(doubts, name) : NULL;
  if (!module || has_member(doubts, module, node->attr)) return;
  tell(doubts, "no-attribute", node->base.span, "module '%2' has no attribute '%1'", node->attr,
       module->name, "raises AttributeError when it runs");
}

static void see_members(const struct doubts *doubts, const AstImportFrom *node) {
  const struct graph_module *module =
      node->module && !node->level ? find_builtin(doubts, node->module->text) : NULL;
  for (uint32_t i = 0; module && i < node->names.count; i++) {
    const Astalias *alias = (const Astalias *)node->names.items[i];
    if (!strcmp(alias->name->text, "*") || !is_told(doubts, alias->name) ||
        has_member(doubts, module, alias->name))
      continue;
    tell(doubts, "no-attribute", alias->base.span, "cannot import name '%1' from '%2'", alias->name,
         module->name, "raises ImportError when it runs");
  }
}

/* What decorators and viper code may say without an import. */
static bool is_of_compiler(const char *name) {
  static const char *const names[] = {"micropython", "const", "ptr",  "ptr8",
                                      "ptr16",       "ptr32", "uint", "_"};
  for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
    if (!strcmp(name, names[i])) return true;
  return false;
}

static void see_name(const struct doubts *doubts, const AstName *node) {
  const Symbol *symbol = node->symbol;
  if (node->ctx != CTX_Load || !symbol || symbol->binding != BINDING_BUILTIN || doubts->spaces ||
      !is_told(doubts, node->id))
    return;
  if (doubts->module->ast->scope->flags & SCOPE_IMPORT_STAR ||
      (symbol->outer && symbol->outer->flags & SYMBOL_BOUND))
    return;
  if (builtins_has(node->id->text, node->id->len) ||
      builtins_needs_compiler(node->id->text, node->id->len) || is_of_compiler(node->id->text))
    return;
  bool is_module = builtins_has_module(node->id->text, node->id->len) ||
                   graph_find(doubts->graph, node->id->text, node->id->len);
  tell(doubts, "no-name", node->base.span, "name '%1' is not defined", node->id, NULL,
       is_module ? "raises NameError when it runs; an import statement is missing"
                 : "raises NameError when it runs");
}

/* ---- where ---- */

static void mentions_platform(void *context, AstNode *node) {
  const char *name = node->kind == AST_Attribute ? ((const AstAttribute *)node)->attr->text
                     : node->kind == AST_Name    ? ((const AstName *)node)->id->text
                                                 : "";
  *(bool *)context |=
      !strcmp(name, "platform") || !strcmp(name, "implementation") || !strcmp(name, "hasattr");
  ast_children(node, mentions_platform, context);
}

static void visit(void *context, AstNode *node);

static void visit_all(struct doubts *doubts, const AstNodes *nodes) {
  for (uint32_t i = 0; i < nodes->count; i++)
    if (nodes->items[i]) visit(doubts, nodes->items[i]);
}

static void visit_if(const struct doubts *doubts, const AstIf *node) {
  struct doubts inner = *doubts;
  int truth = emit_truth(
      doubts->module->ast,
      doubts->module->optimise ? doubts->module->optimise : doubts->graph->optimise, node->test);
  mentions_platform(&inner.careful, node->test);
  visit(&inner, node->test);
  if (truth != 0 && !imports_never(doubts->module, node->test)) visit_all(&inner, &node->body);
  if (truth != 1) visit_all(&inner, &node->orelse);
}

static void visit_try(const struct doubts *doubts, const AstTry *node) {
  static const char *const classes[] = {"AttributeError", "NameError", "ImportError", NULL};
  struct doubts inner = *doubts;
  for (uint32_t i = 0; i < node->handlers.count; i++)
    inner.careful |=
        imports_catches(((const AstExceptHandler *)node->handlers.items[i])->type, classes);
  visit_all(&inner, &node->body);
  inner.careful = doubts->careful;
  visit_all(&inner, &node->handlers);
  visit_all(&inner, &node->orelse);
  visit_all(&inner, &node->finalbody);
}

static void visit(void *context, AstNode *node) {
  struct doubts *doubts = context;
  switch (node->kind) {
  case AST_If: visit_if(doubts, (const AstIf *)node); return;
  case AST_Try:
  case AST_TryStar: visit_try(doubts, (const AstTry *)node); return;
  case AST_ImportFrom: see_members(doubts, (const AstImportFrom *)node); return;
  case AST_TypeAlias: return; /* evaluated when it is asked for its value */
  case AST_Attribute: see_attribute(doubts, (const AstAttribute *)node); break;
  case AST_Name: see_name(doubts, (const AstName *)node); return;
  default: break;
  }
  ast_children(node, visit, doubts);
}

void doubts_tell(struct graph *graph) {
  struct strset said = {0};
  struct doubts doubts = {.graph = graph, .said = &said};
  for (uint32_t i = 0; i < graph->count; i++)
    if (graph->modules[i]->ast && !graph->modules[i]->is_library)
      collect(&doubts, &graph->modules[i]->ast->base);
  for (uint32_t i = 0; i < graph->count; i++) {
    doubts.module = graph->modules[i];
    if (!doubts.module->ast || doubts.module->is_library) continue;
    struct strset members = {0};
    collect_members(&members, &doubts.module->ast->base);
    doubts.members = &members;
    visit(&doubts, &doubts.module->ast->base);
    strset_free(&members);
  }
  strset_free(&said);
}
