/* SPDX-License-Identifier: MIT */
/* What a module imports, and which attribute names it computes. Of a source file the tree is read,
   of a .mpy file the code, where an import is `level, names, IMPORT_NAME`.

   A module that is not there is an error, with three exceptions, in which the program itself says
   that it can do without: inside `try` with a handler for ImportError (a note), inside a function
   (a warning: it fails when it runs) and in a block that this image never runs (`if TYPE_CHECKING`,
   `if __name__ == "__main__"` of a module that is not the program). */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "compiler/bytecode/emit.h"
#include "freeze/builtins.h"
#include "freeze/fabi.h"
#include "freeze/graph.h"
#include "freeze/memory.h"
#include "freeze/scan.h"

/* Where the walk is. */
struct walk {
  struct graph *graph;
  struct graph_module *module;
  bool caught, in_function, in_call;
  bool name_caught; /* inside try with a handler for NameError */
};

/* ---- loading one ---- */

/* Is it a builtin module that the runtime does not have, which is another image? */
static bool lacks_module(const struct graph *graph, const char *name) {
  return graph->runtime && builtins_has_module(name, strlen(name)) && !strset_has(&graph->runtime->modules, name, strlen(name));
}

static void tell_missing(const struct walk *walk, Span span, const char *name) {
  struct graph *graph = walk->graph;
  char text[1400];
  bool later = graph->compiler || strset_has(&graph->made, name, strlen(name));
  DiagLevel level = walk->caught || later ? DIAG_NOTE : walk->in_function ? DIAG_WARNING : DIAG_ERROR;
  if (level == DIAG_NOTE && !graph->verbose) return;
  const char *where = graph->folder ? (*graph->folder ? graph->folder : ".") : "manifest.py";
  if (lacks_module(graph, name))
    snprintf(text, sizeof text, "no module '%s': the runtime of %s was built without it", name, graph->runtime->path);
  else
    snprintf(text, sizeof text, "no module '%s' for %s (searched %s, built-ins, library)", name, graph->target, where);
  Diag *diag = diag_add(&graph->diags, level, "no-module", &walk->module->source, span, "%1",
                        arena_text(&graph->arena, text, strlen(text)), NULL);
  if (!diag) return;
  if (level == DIAG_ERROR)
    diag->hint = "inside try/except ImportError this is only a note";
  else if (level == DIAG_WARNING)
    diag->hint = "raises ModuleNotFoundError when it runs";
}

bool imports_absolute(const struct graph_module *module, int level, const char *name, char *out, size_t size) {
  char base[1024];
  snprintf(base, sizeof base, "%s", module->name);
  if (!strcmp(base, "__main__") && level) return false;
  for (int i = module->is_package ? 1 : 0; i < level; i++) {
    char *dot = strrchr(base, '.');
    if (dot)
      *dot = '\0';
    else if (!*base)
      return false;
    else
      base[0] = '\0';
  }
  if (level && !*base) return false;
  return snprintf(out, size, "%s%s%s", level ? base : "", level && *name ? "." : "", name) < (int)size;
}

static void load(const struct walk *walk, Span span, const char *name) {
  walk->graph->importer = walk->module;
  walk->graph->import_line = span.line;
  if (!graph_require(walk->graph, name)) tell_missing(walk, span, name);
}

static void add_alias(struct graph_module *module, const char *as, const char *name) {
  module->aliases = memory_room(module->aliases, &module->alias_room, module->alias_count + 1, sizeof *module->aliases);
  module->aliases[module->alias_count++] = (struct graph_alias){as, name};
}

/* The same for an import statement, which may use an old name: what the module is called. */
static const char *load_import(const struct walk *walk, Span span, const char *name) {
  struct graph_module *module = walk->module;
  walk->graph->importer = module;
  walk->graph->import_line = span.line;
  if (graph_require(walk->graph, name) || !graph_has_old_name(walk->graph, name)) {
    load(walk, span, name);
    return name;
  }
  const char *text = arena_text(&walk->graph->arena, name, strlen(name));
  module->old_names = memory_room(module->old_names, &module->old_name_room, module->old_name_count + 1, sizeof *module->old_names);
  module->old_names[module->old_name_count++] = (struct code_text){text, (uint32_t)strlen(text)};
  add_alias(module, text, text + 1);
  return text + 1;
}

/* A module of the firmware has the functions that its C says, for ever. */
static void check_function(const struct walk *walk, const struct graph_module *module, const char *name, Span span) {
  if (module->kind != GRAPH_C || walk->caught || c_modules_has_function(walk->graph->firmware, module->name, name)) return;
  diag_error(&walk->graph->diags, "c-module", &walk->module->source, span, "the C module '%1' has no function '%2'", module->name, name);
}

/* `from name import member`: the member may be a module. */
static void load_member(const struct walk *walk, const char *package, const char *member, Span span) {
  char name[1024];
  const struct graph_module *module = graph_find(walk->graph, package, strlen(package));
  if (module && (strcmp(member, "*") || module->kind != GRAPH_C)) check_function(walk, module, member, span);
  if (!strcmp(member, "*")) {
    strset_add(&walk->graph->stars, package, strlen(package));
    return;
  }
  if (!module || !module->is_package) return;
  if (snprintf(name, sizeof name, "%s.%s", package, member) < (int)sizeof name) graph_require(walk->graph, name);
}

/* ---- source ---- */

static void import_names(const struct walk *walk, const AstImport *node) {
  for (uint32_t i = 0; i < node->names.count; i++) {
    const Astalias *alias = (const Astalias *)node->names.items[i];
    const char *name = load_import(walk, alias->base.span, alias->name->text);
    if (alias->asname) add_alias(walk->module, alias->asname->text, name);
  }
}

static void import_from(const struct walk *walk, const AstImportFrom *node) {
  char name[1024];
  Span span = node->base.span;
  const char *module = node->module ? node->module->text : "";
  if (!node->level && !strcmp(module, "__future__")) return; /* a word to the compiler */
  if (!imports_absolute(walk->module, node->level, module, name, sizeof name)) {
    DiagLevel level = walk->caught ? DIAG_NOTE : DIAG_ERROR;
    diag_add(&walk->graph->diags, level, "no-module", &walk->module->source, span,
             "a relative import that leaves its package (%1 is the module here)", walk->module->name, NULL);
    return;
  }
  if (node->level == 0 && node->module) {
    span.col += 5;
    span.end_line = span.line;
    span.end_col = span.col + node->module->len;
  }
  const char *from = name;
  if (node->level) load(walk, span, name);
  else from = load_import(walk, span, name);
  for (uint32_t i = 0; i < node->names.count; i++) {
    const Astalias *alias = (const Astalias *)node->names.items[i];
    load_member(walk, from, alias->name->text, alias->base.span);
  }
}

static bool is_name(const AstNode *node, const char *text) {
  if (!node) return false;
  if (node->kind == AST_Attribute) return !strcmp(((const AstAttribute *)node)->attr->text, text);
  return node->kind == AST_Name && !strcmp(((const AstName *)node)->id->text, text);
}

static bool is_text(const AstNode *node, const char *text) {
  if (!node || node->kind != AST_Constant) return false;
  const AstValue *value = &((const AstConstant *)node)->value;
  return value->kind == VALUE_STR && value->text.len == strlen(text) && !memcmp(value->text.data, text, value->text.len);
}

/* Does a handler for `type` catch these classes? Ends with NULL. */
bool imports_catches(const AstNode *type, const char *const *classes) {
  if (!type) return true;
  if (type->kind == AST_Tuple) {
    const AstNodes *items = &((const AstTuple *)type)->elts;
    for (uint32_t i = 0; i < items->count; i++)
      if (imports_catches(items->items[i], classes)) return true;
    return false;
  }
  for (; *classes; classes++)
    if (is_name(type, *classes)) return true;
  return is_name(type, "Exception") || is_name(type, "BaseException");
}

/* A condition that is false in this image. */
bool imports_never(const struct graph_module *module, const AstNode *test) {
  if (is_name(test, "TYPE_CHECKING")) return true;
  if (test->kind != AST_Compare || !strcmp(module->name, "__main__")) return false;
  const AstCompare *compare = (const AstCompare *)test;
  return compare->ops.count == 1 && compare->ops.items[0] == OP_Eq && is_name(compare->left, "__name__") &&
         is_text(compare->comparators.items[0], "__main__");
}

static void visit(void *context, AstNode *node);

static void visit_all(struct walk *walk, const AstNodes *nodes) {
  for (uint32_t i = 0; i < nodes->count; i++)
    if (nodes->items[i]) visit(walk, nodes->items[i]);
}

/* Code for a branch that is never taken is not made. */
static void visit_if(struct walk *walk, const AstIf *branch) {
  const struct graph_module *module = walk->module;
  int truth = emit_truth(module->ast, module->optimise ? module->optimise : walk->graph->optimise, branch->test);
  visit(walk, branch->test);
  if (truth != 0 && !imports_never(module, branch->test)) visit_all(walk, &branch->body);
  if (truth != 1) visit_all(walk, &branch->orelse);
}

static void visit_try(struct walk *walk, const AstTry *node) {
  static const char *const imports[] = {"ImportError", "ModuleNotFoundError", NULL}, *const names[] = {"NameError", NULL};
  struct walk inner = *walk;
  for (uint32_t i = 0; i < node->handlers.count; i++) {
    const AstNode *type = ((const AstExceptHandler *)node->handlers.items[i])->type;
    inner.caught |= imports_catches(type, imports);
    inner.name_caught |= imports_catches(type, names);
  }
  visit_all(&inner, &node->body);
  visit_all(walk, &node->handlers);
  visit_all(walk, &node->orelse);
  visit_all(walk, &node->finalbody);
}

/* ---- computed names ---- */

/* What a computed text begins with; NULL: not known. Sets *constant when all of it is known. */
static const char *prefix_of(struct graph *graph, const AstNode *node, bool *constant) {
  *constant = false;
  if (node->kind == AST_Constant) {
    const AstValue *value = &((const AstConstant *)node)->value;
    *constant = true;
    return value->kind == VALUE_STR ? arena_text(&graph->arena, value->text.data, value->text.len) : NULL;
  }
  bool whole;
  const char *prefix = NULL;
  if (node->kind == AST_BinOp && ((const AstBinOp *)node)->op == OP_Add)
    prefix = prefix_of(graph, ((const AstBinOp *)node)->left, &whole);
  if (node->kind == AST_JoinedStr && ((const AstJoinedStr *)node)->values.count)
    prefix = prefix_of(graph, ((const AstJoinedStr *)node)->values.items[0], &whole);
  return prefix && *prefix ? prefix : NULL;
}

/* Firn's library passes on names that its callers say: those that looks_up knows are seen at the call, and the others
   (functools.wraps) take names of the caller's own attributes. So what it computes itself does not count. */
static void add_computed(const struct walk *walk, const AstNode *node, const char *what, const char *prefix) {
  struct graph *graph = walk->graph;
  if (walk->module->is_library) return;
  graph->computed =
      memory_room(graph->computed, &graph->computed_room, graph->computed_count + 1, sizeof *graph->computed);
  graph->computed[graph->computed_count++] =
      (struct graph_computed){walk->module, node->span, prefix, what};
}

/* The builtin that looks an attribute up by a text, or NULL. */
static const char *looks_up(const AstNode *node) {
  static const char *const names[] = {"getattr", "hasattr", "attrgetter", "methodcaller", "dir"};
  for (int i = 0; i < 5; i++)
    if (is_name(node, names[i])) return names[i];
  return NULL;
}

/* An argument that names an attribute. Of attrgetter's "a.b.c" the parts are names. */
static void visit_name(struct walk *walk, const AstNode *name, const char *what) {
  bool constant;
  const char *text = prefix_of(walk->graph, name, &constant);
  if (!constant) add_computed(walk, name, what, text);
  for (const char *dot = constant && text ? strchr(text, '.') : NULL; dot; dot = strchr(dot + 1, '.'))
    add_computed(walk, name, what, arena_text(&walk->graph->arena, dot + 1, strcspn(dot + 1, ".")));
  if (constant && text && strchr(text, '.'))
    add_computed(walk, name, what, arena_text(&walk->graph->arena, text, strcspn(text, ".")));
}

/* An attribute or item of that name is stored: by builtins.__import__ imports find what the program likes. */
static void see_stored(const struct walk *walk, const AstNode *name) {
  walk->graph->imports_replaced |= is_text(name, "__import__");
}

/* sys.modules["name"] = … */
static void visit_subscript(const struct walk *walk, const AstSubscript *node) {
  if (scope_is_generic_alias(&node->base)) load(walk, node->base.span, "_generic_alias");
  if (node->ctx == CTX_Store) see_stored(walk, node->slice);
  if (node->ctx != CTX_Store || node->slice->kind != AST_Constant || !is_name(node->value, "modules")) return;
  const AstValue *name = &((const AstConstant *)node->slice)->value;
  if (name->kind == VALUE_STR) strset_add(&walk->graph->made, name->text.data, name->text.len);
}

/* A builtin that the runtime does not have, which is another image. */
static void tell_lacking(const struct walk *walk, const AstName *name) {
  struct graph *graph = walk->graph;
  if (walk->name_caught && !graph->verbose) return;
  Diag *diag = diag_add(&graph->diags, walk->name_caught ? DIAG_NOTE : DIAG_ERROR, "not-in-runtime", &walk->module->source,
                        name->base.span, "the runtime of %2 was built without '%1'", name->id->text, graph->runtime->path);
  if (diag) diag->hint = "inside try/except NameError this is only a note";
}

/* exec and its like, in an image that cannot. */
static void visit_builtin(const struct walk *walk, const AstName *name) {
  struct graph *graph = walk->graph;
  bool is_builtin = name->ctx == CTX_Load && name->symbol && name->symbol->binding == BINDING_BUILTIN;
  bool needs_compiler = builtins_needs_compiler(name->id->text, name->id->len);
  if (is_builtin && graph->runtime && !needs_compiler && builtins_has(name->id->text, name->id->len) &&
      !strset_has(&graph->runtime->builtins, name->id->text, name->id->len))
    tell_lacking(walk, name);
  if (graph->compiler || !is_builtin || !needs_compiler) return;
  if (walk->name_caught && !graph->verbose) return;
  Diag *diag = diag_add(&graph->diags, walk->name_caught ? DIAG_NOTE : DIAG_ERROR, "no-compiler", &walk->module->source,
                        name->base.span, "'%1' needs the compiler in the image", name->id->text, NULL);
  if (diag) diag->hint = "build with --world open --with compiler; inside try/except NameError this is only a note";
}

/* __import__(name, globals, locals, fromlist, level): is the level 0, or not given? */
static bool is_absolute(const AstCall *node) {
  const AstNode *level = node->args.count > 4 ? node->args.items[4] : NULL;
  for (uint32_t i = 0; i < node->keywords.count; i++) {
    const Astkeyword *keyword = (const Astkeyword *)node->keywords.items[i];
    if (!keyword->arg || !strcmp(keyword->arg->text, "level")) level = keyword->value;
  }
  const AstConstant *number = (const AstConstant *)level;
  return !level || (level->kind == AST_Constant && number->value.kind == VALUE_INT && number->value.small == 0);
}

static void visit_call(struct walk *walk, const AstCall *node) {
  bool constant;
  const char *what = looks_up(node->func);
  uint32_t at = what && (what[0] == 'g' || what[0] == 'h') ? 1 : 0;
  if (what && !strcmp(what, "dir")) {
    add_computed(walk, &node->base, what, NULL);
  } else if (what && !strcmp(what, "attrgetter")) {
    for (uint32_t i = 0; i < node->args.count; i++) visit_name(walk, node->args.items[i], what);
  } else if (what && at < node->args.count) {
    visit_name(walk, node->args.items[at], what);
  }
  if (is_name(node->func, "__import__") && node->args.count) {
    const char *name = prefix_of(walk->graph, node->args.items[0], &constant);
    if (constant && name && is_absolute(node))
      load(walk, node->base.span, name);
    else
      walk->graph->imports_computed = true;
  }
  if (is_name(node->func, "setattr") && node->args.count == 3) see_stored(walk, node->args.items[1]);
  struct walk inner = *walk;
  inner.in_call = true;
  visit(&inner, node->func);
  visit_all(walk, &node->args);
  visit_all(walk, &node->keywords);
}

/* `collections.ChainMap`: members of packages may be submodules of their own. */
static void visit_attribute(const struct walk *walk, const AstAttribute *node) {
  if (node->ctx == CTX_Store && !strcmp(node->attr->text, "__import__")) walk->graph->imports_replaced = true;
  if (node->value->kind != AST_Name) return;
  const AstName *variable = (const AstName *)node->value;
  const char *name = variable->id->text;
  bool is_global = variable->symbol && (variable->symbol->binding == BINDING_GLOBAL || variable->symbol->binding == BINDING_BUILTIN);
  for (uint32_t i = 0; i < walk->module->alias_count; i++)
    if (!strcmp(walk->module->aliases[i].as, name)) name = walk->module->aliases[i].module;
  const struct graph_module *module = graph_find(walk->graph, name, strlen(name));
  if (module && is_global && module->kind == GRAPH_C) check_function(walk, module, node->attr->text, node->base.span);
  if (module && graph_holds_members(module)) load_member(walk, name, node->attr->text, node->base.span);
}

static void visit(void *context, AstNode *node) {
  struct walk walk = *(struct walk *)context, *outer = context;
  bool called = walk.in_call;
  walk.in_call = false;
  switch (node->kind) {
  case AST_Import: import_names(outer, (const AstImport *)node); return;
  case AST_ImportFrom: import_from(outer, (const AstImportFrom *)node); return;
  case AST_Try: case AST_TryStar: visit_try(&walk, (const AstTry *)node); return;
  case AST_Call: visit_call(&walk, (const AstCall *)node); return;
  case AST_If: visit_if(&walk, (const AstIf *)node); return;
  case AST_Subscript: visit_subscript(&walk, (const AstSubscript *)node); break;
  case AST_Attribute: visit_attribute(&walk, (const AstAttribute *)node); break;
  case AST_Name:
    visit_builtin(&walk, (const AstName *)node);
    if (!called && looks_up(node) && ((const AstName *)node)->ctx == CTX_Load)
      add_computed(&walk, node, looks_up(node), NULL);
    return;
  case AST_FunctionDef: case AST_AsyncFunctionDef: case AST_Lambda: walk.in_function = true; break;
  default: break;
  }
  ast_children(node, visit, &walk);
}

/* ---- .mpy ---- */

/* Names of the tuple or string constants that the code before an IMPORT_NAME pushes. */
struct pushed {
  const struct code_module *code;
  int64_t level;
  struct code_text names[256];
  uint32_t count;
};

static void see(struct pushed *pushed, const struct scan *scan) {
  if (scan->op == SCAN_OP_LOAD_CONST_STRING && scan->n < pushed->code->n_qstrs) {
    if (pushed->count < 256) pushed->names[pushed->count++] = pushed->code->qstrs[scan->n];
  } else if (scan->op == SCAN_OP_LOAD_CONST_OBJ && scan->n < pushed->code->n_consts) {
    const struct code_const *value = pushed->code->consts[scan->n];
    for (uint32_t i = 0; value->kind == CODE_CONST_TUPLE && i < value->n && pushed->count < 256; i++)
      if (value->items[i]->kind == CODE_CONST_STR) pushed->names[pushed->count++] = value->items[i]->text;
  } else if (scan->op >= SCAN_OP_LOAD_CONST_SMALL_INT_MULTI && scan->op < SCAN_OP_LOAD_CONST_SMALL_INT_MULTI + 64) {
    pushed->level = scan->op - SCAN_OP_LOAD_CONST_SMALL_INT_MULTI - 16;
    pushed->count = 0;
  }
}

static bool has_name(const struct code_module *code, int64_t n, const char *name) {
  return n < code->n_qstrs && code->qstrs[n].len == strlen(name) && !memcmp(code->qstrs[n].data, name, strlen(name));
}

static void scan_unit(struct walk *walk, const struct code_unit *unit) {
  struct pushed pushed = {.code = walk->module->code};
  struct scan scan = scan_begin(SCAN_WIRE, unit->bytes, unit->size);
  char name[1024], text[1024];
  while (scan_next(&scan)) {
    see(&pushed, &scan);
    walk->graph->imports_replaced |= scan.op == SCAN_OP_STORE_ATTR && has_name(walk->module->code, scan.n, "__import__");
    if (scan.op == SCAN_OP_SETUP_EXCEPT) walk->caught = true;
    if (scan.op == SCAN_OP_POP_EXCEPT_JUMP) walk->caught = false;
    if (scan.op != SCAN_OP_IMPORT_NAME || scan.n >= walk->module->code->n_qstrs) continue;
    struct code_text what = walk->module->code->qstrs[scan.n];
    snprintf(text, sizeof text, "%.*s", (int)what.len, what.data);
    if (pushed.level < 0 || !imports_absolute(walk->module, (int)pushed.level, text, name, sizeof name)) continue;
    const char *from = name;
    if (pushed.level) load(walk, (Span){0, 0, 0, 0}, name);
    else from = load_import(walk, (Span){0, 0, 0, 0}, name);
    for (uint32_t i = 0; i < pushed.count; i++) {
      snprintf(text, sizeof text, "%.*s", (int)pushed.names[i].len, pushed.names[i].data);
      load_member(walk, from, text, (Span){0, 0, 0, 0});
    }
    pushed.count = 0;
  }
}

/* Code says which names it uses, not how: each use of getattr may be a computed one. */
static void scan_names(struct walk *walk) {
  const struct code_module *code = walk->module->code;
  static const char *const names[] = {"getattr", "hasattr", "dir"};
  AstNode nowhere = {0};
  for (uint32_t i = 0; i < code->n_qstrs; i++)
    for (int k = 0; k < 3; k++)
      if (has_name(code, i, names[k])) add_computed(walk, &nowhere, names[k], NULL);
}

void imports_follow(struct graph *graph, struct graph_module *module) {
  struct walk walk = {.graph = graph, .module = module};
  if (module->ast) {
    visit(&walk, &module->ast->base);
    return;
  }
  for (uint32_t i = 0; i < module->code->n_units; i++) {
    walk.in_function = i > 0;
    scan_unit(&walk, module->code->units[i]);
  }
  scan_names(&walk);
}
