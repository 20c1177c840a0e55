/* SPDX-License-Identifier: MIT */
/* Variables of modules that never have but one value.

       config.py:  DEBUG = False                     main.py:  import config
                   BAUD = const(9600)                          if config.DEBUG:
                   LIMIT = BAUD // 8                               import tracing

   Such a variable is set once, by a statement that is always reached, to a constant; nobody else sets it (facts.c). A module is
   known in the same way, by the import that sets the only variable of that name. What is read by them, `config.LIMIT`, is known
   where it is set for certain (rewrite.c). An import runs the module to its end, unless that is on its way already: modules that
   import each other see what stands before all that could run others.

   A module's __name__ is a constant while it runs, and after that if nobody may set it.

   Values depend on other modules' values, and branches that are gone on them: reads are replaced and values learned until no
   more are found. */
#include "freeze/constants/constants.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "compiler/bytecode/emit.h"
#include "freeze/constants/constants_private.h"
#include "freeze/memory.h"

enum { ROUNDS_MOST = 20 };

struct finding {
  struct constants *constants;
  struct facts *facts;
  struct graph *graph;
  uint32_t module; /* of the graph */
  bool early;      /* nothing of it has run that could run other modules' code */
  bool changed;
};

static bool find_row(const struct constants *constants, const char *module, const char *name, uint32_t *row) {
  char key[2100];
  int len = snprintf(key, sizeof key, "%s\n%s", module, name);
  return len < (int)sizeof key && strset_find(&constants->keys, key, (size_t)len, row);
}

const struct constant *constants_row(const struct constants *constants, const char *module, const char *name) {
  uint32_t row;
  return find_row(constants, module, name, &row) ? &constants->rows[row] : NULL;
}

static void add_row(struct finding *f, const char *module, const char *name, struct constant row) {
  char key[2100];
  struct constants *constants = f->constants;
  int len = snprintf(key, sizeof key, "%s\n%s", module, name);
  if (len >= (int)sizeof key || strset_has(&constants->keys, key, (size_t)len)) return;
  uint32_t number = strset_add(&constants->keys, key, (size_t)len);
  constants->rows = memory_room(constants->rows, &constants->room, number + 1, sizeof row);
  constants->rows[number] = row;
  f->changed = true;
}

/* The module in Python, of constants->modules. */
static bool find_module(const struct finding *f, const char *name, uint32_t *number) {
  return strset_find(&f->constants->modules, name, strlen(name), number);
}

/* ---- variables ---- */

/* Are so many statements all that ever set the variable? */
static bool is_set_by(const struct finding *f, const Symbol *symbol, uint32_t statements) {
  const char *name = symbol->name->text;
  bool all = symbol->scope->kind == SCOPE_MODULE && symbol->bindings == statements && !(symbol->flags & (SYMBOL_DELETED | SYMBOL_OUTER_BOUND));
  return all && strncmp(name, "__", 2) && !facts_overwritten(f->facts, f->module, name);
}

static bool is_set_once(const struct finding *f, const Symbol *symbol) { return is_set_by(f, symbol, 1); }

/* `import a.b` and `import a.c` set `a` to the same: the module's statements that do. */
static uint32_t count_imports(const struct finding *f, const Symbol *symbol) {
  const AstNodes *body = &f->graph->modules[f->module]->ast->body;
  uint32_t count = 0;
  for (uint32_t i = 0; i < body->count; i++) {
    const AstImport *node = (const AstImport *)body->items[i];
    for (uint32_t k = 0; node->base.kind == AST_Import && k < node->names.count; k++) {
      const Astalias *alias = (const Astalias *)node->names.items[k];
      count += alias->symbol == symbol && !alias->asname;
    }
  }
  return count;
}

static bool is_submodule(const struct finding *f, const char *name) {
  char whole[2100];
  snprintf(whole, sizeof whole, "%s.%s", f->graph->modules[f->module]->name, name);
  return facts_module(f->graph, whole) != UINT32_MAX;
}

static void learn_value(struct finding *f, const AstNode *target, const struct code_const *value) {
  if (target->kind != AST_Name || !value || value->kind == CODE_CONST_TUPLE) return;
  const Symbol *symbol = ((const AstName *)target)->symbol;
  if (!is_set_once(f, symbol) || is_submodule(f, symbol->name->text)) return;
  add_row(f, f->graph->modules[f->module]->name, symbol->name->text, (struct constant){.value = value, .early = f->early});
}

static const struct code_const *value_of(const struct finding *f, const AstNode *node) {
  const struct graph_module *module = f->graph->modules[f->module];
  return emit_constant(module->ast, module->optimise ? module->optimise : f->graph->optimise, node);
}

static void learn_assign(struct finding *f, const AstNodes *targets, const AstNode *value) {
  const struct code_const *constant = value_of(f, value);
  for (uint32_t i = 0; i < targets->count; i++) {
    learn_value(f, targets->items[i], constant);
    f->early &= targets->items[i]->kind == AST_Name;
  }
  f->early &= constant != NULL;
}

/* ---- imports ---- */

/* `import a`, `import a.b`, `import a.b as c`. */
static void learn_import(struct finding *f, const AstImport *node) {
  for (uint32_t i = 0; i < node->names.count; i++) {
    const Astalias *alias = (const Astalias *)node->names.items[i];
    const char *name = alias->name->text;
    char first[1024];
    uint32_t target;
    snprintf(first, sizeof first, "%.*s", (int)strcspn(name, "."), name);
    uint32_t module = facts_module(f->graph, first);
    f->early &= module == UINT32_MAX || !f->graph->modules[module]->ast;
    uint32_t statements = alias->asname ? 1 : count_imports(f, alias->symbol);
    if (!find_module(f, alias->asname ? name : first, &target) || !is_set_by(f, alias->symbol, statements)) continue;
    const char *dot = strrchr(name, '.');
    if (alias->asname && dot) {
      char *package = memory_text_n(name, (size_t)(dot - name));
      const struct constant *row = constants_row(f->constants, package, dot + 1);
      free(package);
      if (!row || row->value || row->target != target || strchr(name, '.') != dot) continue;
    }
    add_row(f, f->graph->modules[f->module]->name, alias->symbol->name->text, (struct constant){.target = target, .early = f->early});
  }
}

/* `from a import b`: a module of the package, or a constant that is set by then. */
static void learn_import_from(struct finding *f, const AstImportFrom *node) {
  struct graph_module *importer = f->graph->modules[f->module];
  char from[1024];
  uint32_t source;
  if (!imports_absolute(importer, node->level, node->module ? node->module->text : "", from, sizeof from)) return;
  if (!find_module(f, from, &source)) return;
  for (uint32_t i = 0; i < node->names.count; i++) {
    const Astalias *alias = (const Astalias *)node->names.items[i];
    const struct constant *row = constants_row(f->constants, from, alias->name->text);
    if (!row || !alias->symbol || !is_set_once(f, alias->symbol)) continue;
    if (!row->is_submodule && !row->early && f->constants->cyclic[source]) continue;
    add_row(f, importer->name, alias->symbol->name->text, (struct constant){.value = row->value, .target = row->target, .early = f->early});
  }
}

static bool runs_python(const struct finding *f, const AstImportFrom *node) {
  char from[1024];
  if (!imports_absolute(f->graph->modules[f->module], node->level, node->module ? node->module->text : "", from, sizeof from)) return true;
  uint32_t module = facts_module(f->graph, from);
  return module != UINT32_MAX && f->graph->modules[module]->ast;
}

/* ---- modules ---- */

/* Does making the function run nothing? */
static bool is_plain_function(const AstFunctionDef *node) {
  const Astarguments *args = (const Astarguments *)node->args;
  return !node->decorator_list.count && !args->defaults.count && !args->kw_defaults.count && !node->type_params.count;
}

static void learn_statement(struct finding *f, const AstNode *node) {
  const AstAnnAssign *annotated = (const AstAnnAssign *)node;
  AstNode *target;
  switch (node->kind) {
  case AST_Assign: learn_assign(f, &((const AstAssign *)node)->targets, ((const AstAssign *)node)->value); return;
  case AST_AnnAssign:
    target = annotated->target;
    if (annotated->value) learn_assign(f, &(AstNodes){&target, 1}, annotated->value);
    else f->early &= target->kind == AST_Name;
    return;
  case AST_Import: learn_import(f, (const AstImport *)node); return;
  case AST_ImportFrom:
    if (runs_python(f, (const AstImportFrom *)node)) f->early = false;
    learn_import_from(f, (const AstImportFrom *)node);
    return;
  case AST_FunctionDef: f->early &= is_plain_function((const AstFunctionDef *)node); return;
  case AST_Expr: f->early &= value_of(f, ((const AstExpr *)node)->value) != NULL; return;
  case AST_Pass: case AST_Global: return;
  default: f->early = false;
  }
}

/* Does a statement of the module set the variable, or one of a function in it? */
static bool binds(const struct graph_module *module, const char *name) {
  for (uint32_t i = 0; i < module->ast->scope->symbol_count; i++) {
    const Symbol *symbol = module->ast->scope->symbols[i];
    if (!strcmp(symbol->name->text, name)) return symbol->bindings || symbol->flags & (SYMBOL_OUTER_BOUND | SYMBOL_DELETED);
  }
  return false;
}

/* The package's attribute that the import of a submodule sets. */
static void learn_submodule(struct finding *f, const struct graph_module *module, uint32_t number) {
  const char *dot = strrchr(module->name, '.');
  char *package = dot ? memory_text_n(module->name, (size_t)(dot - module->name)) : NULL;
  uint32_t in = package ? facts_module(f->graph, package) : UINT32_MAX;
  const struct graph_module *outer = in == UINT32_MAX ? NULL : f->graph->modules[in];
  bool free_name = outer && !facts_overwritten(f->facts, in, dot + 1) && !(outer->ast && binds(outer, dot + 1));
  if (free_name) add_row(f, package, dot + 1, (struct constant){.target = number, .is_submodule = true});
  free(package);
}

static bool reaches(const struct facts *facts, uint32_t from, uint32_t to, bool *seen) {
  uint32_t count = facts->graph->count;
  for (uint32_t i = 0; i < count; i++) {
    if (!facts->imports[from * count + i]) continue;
    if (i == to) return true;
    if (seen[i]) continue;
    seen[i] = true;
    if (reaches(facts, i, to, seen)) return true;
  }
  return false;
}

/* Its __name__, which the import sets. */
static void learn_name(struct finding *f, uint32_t module) {
  const char *name = f->graph->modules[module]->name;
  size_t len = strlen(name);
  if (binds(f->graph->modules[module], "__name__") || facts_overwritten(f->facts, module, "__name__")) return;
  struct code_const *value = ARENA_NEW(&f->graph->arena, struct code_const);
  *value = (struct code_const){.kind = CODE_CONST_STR, .text = {arena_text(&f->graph->arena, name, len), (uint32_t)len}};
  add_row(f, name, "__name__", (struct constant){.value = value, .early = true});
}

static void find_modules(struct finding *f) {
  struct constants *constants = f->constants;
  constants->cyclic = memory_zero(f->graph->count + 1);
  for (uint32_t i = 0; i < f->graph->count; i++) {
    const struct graph_module *module = f->graph->modules[i];
    if (!module->ast) continue;
    learn_name(f, i);
    if (!i) continue; /* the program is not imported */
    uint32_t number = strset_add(&constants->modules, module->name, strlen(module->name));
    bool *seen = memory_zero(f->graph->count);
    constants->cyclic[number] = f->facts->dynamic || reaches(f->facts, i, i, seen);
    free(seen);
  }
  for (uint32_t i = 0; i < f->graph->count; i++) {
    uint32_t number;
    if (find_module(f, f->graph->modules[i]->name, &number)) learn_submodule(f, f->graph->modules[i], number);
  }
}

/* Whatever is done to modules: nobody sets the __name__ of one that is on its way. */
static void fold_names(struct finding *f) {
  for (uint32_t i = 0; i < f->graph->count; i++)
    if (f->graph->modules[i]->ast) constants_fold(f->constants, f->graph, f->graph->modules[i]);
}

static void find_values(struct finding *f) {
  f->changed = true;
  for (int round = 0; f->changed && round < ROUNDS_MOST; round++) {
    f->changed = false;
    for (f->module = 0; f->module < f->graph->count; f->module++) {
      struct graph_module *module = f->graph->modules[f->module];
      if (!module->ast) continue;
      constants_fold(f->constants, f->graph, module);
      f->early = true;
      for (uint32_t i = 0; i < module->ast->body.count; i++) learn_statement(f, module->ast->body.items[i]);
    }
  }
}

struct constants *constants_find(struct graph *graph) {
  struct constants *constants = memory_zero(sizeof *constants);
  struct facts facts;
  facts_find(&facts, graph);
  constants->finding = true;
  constants->prepares = facts.prepares;
  struct finding f = {.constants = constants, .facts = &facts, .graph = graph};
  if (facts.all) {
    fold_names(&f);
  } else {
    find_modules(&f);
    find_values(&f);
  }
  facts_free(&facts);
  constants->finding = false;
  if (constants->folded) return constants;
  constants_free(constants);
  return NULL;
}

void constants_free(struct constants *constants) {
  if (!constants) return;
  strset_free(&constants->modules);
  strset_free(&constants->keys);
  free(constants->cyclic);
  free(constants->rows);
  free(constants);
}
