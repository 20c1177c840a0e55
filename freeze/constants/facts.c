/* SPDX-License-Identifier: MIT */
/* What the application does with its modules as objects.

   A variable of a module is set by the module's own statements, which its scope knows, and as an attribute of the module. For
   that somebody needs the module: by a name that an import bound. As long as such names only stand before a dot,
   `config.DEBUG`, all that is done to the module is seen. Where a module goes elsewhere - an argument, a list, sys.modules - it
   has escaped: then any store to an attribute of that name may be to it, and any setattr.

   Names stand for what they are bound to anywhere: two modules that `config` means in different places are not told apart. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "freeze/constants/constants_private.h"
#include "freeze/memory.h"

struct walk {
  struct facts *facts;
  uint32_t module;
  const AstNode *parent;
};

static bool is_one_of(const char *text, const char *const *names) {
  while (*names && strcmp(*names, text)) names++;
  return *names != NULL;
}

uint32_t facts_module(const struct graph *graph, const char *name) {
  for (int old = 0; old < 2; old++)
    for (uint32_t i = 0; i < graph->count; i++)
      if ((!old || name[0] == 'u') && !strcmp(graph->modules[i]->name, name + old)) return i;
  return UINT32_MAX;
}

/* ---- which names modules have ---- */

static bool add_target(struct facts *facts, uint32_t by, const char *name, uint32_t module) {
  uint32_t number = strset_add(&facts->bound, name, strlen(name));
  for (uint32_t i = 0; i < facts->count; i++)
    if (facts->targets[i].name == number && facts->targets[i].module == module && facts->targets[i].by == by) return false;
  facts->targets = memory_room(facts->targets, &facts->room, facts->count + 1, sizeof *facts->targets);
  facts->targets[facts->count++] = (struct facts_target){number, module, by};
  return true;
}

/* The name `as` may mean whatever `name` does. */
static bool add_same(struct facts *facts, uint32_t by, const char *as, const char *name) {
  uint32_t number;
  bool added = false;
  if (!strset_find(&facts->bound, name, strlen(name), &number)) return false;
  for (uint32_t i = 0; i < facts->count; i++)
    if (facts->targets[i].name == number) added |= add_target(facts, by, as, facts->targets[i].module);
  return added;
}

/* An import runs the module and the packages it is in. */
static void add_import(struct facts *facts, uint32_t by, const char *name) {
  char part[1024];
  size_t len = strlen(name);
  for (size_t end = strcspn(name, "."); end <= len && end < sizeof part; end += 1 + strcspn(name + end + 1, ".")) {
    snprintf(part, sizeof part, "%.*s", (int)end, name);
    uint32_t module = facts_module(facts->graph, part);
    if (module != UINT32_MAX && module != by) facts->imports[by * facts->graph->count + module] = true;
    if (end == len) break;
  }
}

static void escape_name(struct facts *facts, const char *name) {
  uint32_t number;
  if (!strset_find(&facts->bound, name, strlen(name), &number)) return;
  for (uint32_t i = 0; i < facts->count; i++)
    if (facts->targets[i].name == number) facts->escaped[facts->targets[i].module] = true;
}

struct binding {
  struct facts *facts;
  uint32_t module;
  bool added;
};

static void bind_import(struct binding *b, const AstImport *node) {
  for (uint32_t i = 0; i < node->names.count; i++) {
    const Astalias *alias = (const Astalias *)node->names.items[i];
    const char *name = alias->name->text, *bound = alias->symbol->name->text;
    char first[1024];
    snprintf(first, sizeof first, "%.*s", (int)strcspn(name, "."), name);
    uint32_t module = facts_module(b->facts->graph, alias->asname ? name : first);
    add_import(b->facts, b->module, name);
    if (module != UINT32_MAX) b->added |= add_target(b->facts, b->module, bound, module);
    if (alias->symbol->scope->kind == SCOPE_CLASS) escape_name(b->facts, bound);
  }
}

static void bind_import_from(struct binding *b, const AstImportFrom *node) {
  struct facts *facts = b->facts;
  char from[1024], member[2100];
  if (!imports_absolute(facts->graph->modules[b->module], node->level, node->module ? node->module->text : "", from, sizeof from)) return;
  add_import(facts, b->module, from);
  for (uint32_t i = 0; i < node->names.count; i++) {
    const Astalias *alias = (const Astalias *)node->names.items[i];
    const char *name = alias->name->text;
    if (!strcmp(name, "*")) { /* whoever has this module has what that one has */
      facts->own[b->module] = true;
      uint32_t all = facts_module(facts->graph, from);
      if (all != UINT32_MAX) b->added |= add_target(facts, b->module, name, all);
      continue;
    }
    snprintf(member, sizeof member, "%s.%s", from, name);
    uint32_t module = facts_module(facts->graph, member);
    add_import(facts, b->module, member);
    if (module != UINT32_MAX) b->added |= add_target(facts, b->module, alias->symbol->name->text, module);
    b->added |= add_same(facts, b->module, alias->symbol->name->text, name);
    if (alias->symbol->scope->kind == SCOPE_CLASS) escape_name(facts, alias->symbol->name->text);
    if (!strcmp(name, "modules")) facts->all = true;
  }
}

static void bind(void *context, AstNode *node) {
  if (node->kind == AST_Import) bind_import(context, (const AstImport *)node);
  else if (node->kind == AST_ImportFrom) bind_import_from(context, (const AstImportFrom *)node);
  else if (ast_kinds[node->kind].category != AST_CATEGORY_EXPR) ast_children(node, bind, context);
}

static void find_names(struct facts *facts) {
  struct graph *graph = facts->graph;
  for (uint32_t i = 0; i < graph->count; i++) {
    char *dot = strrchr(graph->modules[i]->name, '.');
    char *package = dot ? memory_text_n(graph->modules[i]->name, (size_t)(dot - graph->modules[i]->name)) : NULL;
    uint32_t by = package ? facts_module(graph, package) : UINT32_MAX;
    if (by != UINT32_MAX) add_target(facts, by, dot + 1, i);
    free(package);
  }
  for (bool added = true; added;) {
    added = false;
    for (uint32_t i = 0; i < graph->count; i++) {
      struct binding b = {facts, i, false};
      if (graph->modules[i]->ast) bind(&b, &graph->modules[i]->ast->base);
      added |= b.added;
    }
  }
}

/* ---- what is done with them ---- */

static bool has_name(const struct facts *facts, const char *name) { return strset_has(&facts->bound, name, strlen(name)); }

/* Of a name or attribute that may be a module: the name; NULL. */
static const char *module_name(const struct facts *facts, const AstNode *node) {
  if (node->kind == AST_Attribute) {
    const AstAttribute *attribute = (const AstAttribute *)node;
    return has_name(facts, attribute->attr->text) && module_name(facts, attribute->value) ? attribute->attr->text : NULL;
  }
  if (node->kind != AST_Name) return NULL;
  const Symbol *symbol = ((const AstName *)node)->symbol;
  while (symbol && symbol->binding == BINDING_FREE && symbol->outer) symbol = symbol->outer;
  if (!symbol || !has_name(facts, symbol->name->text)) return NULL;
  if (symbol->outer && (symbol->binding == BINDING_GLOBAL || symbol->binding == BINDING_BUILTIN)) symbol = symbol->outer;
  bool outside = symbol->binding == BINDING_BUILTIN || symbol->flags & SYMBOL_OUTER_BOUND;
  return symbol->flags & SYMBOL_IMPORTED || outside ? symbol->name->text : NULL;
}

static bool is_before_dot(const AstNode *node, const AstNode *parent) {
  const AstAttribute *attribute = (const AstAttribute *)parent;
  return parent && parent->kind == AST_Attribute && attribute->value == node && strncmp(attribute->attr->text, "__", 2);
}

static void escape_all(struct facts *facts) {
  for (uint32_t i = 0; i < facts->graph->count; i++) facts->escaped[i] = true;
  facts->dynamic = true;
}

/* A word that is mentioned, as a name, an attribute or a text. */
static void see_word(struct walk *walk, const char *word) {
  static const char *const computing[] = {"setattr", "delattr", "__setattr__", "__delattr__", "__dict__", "vars", NULL},
                    *const looking[] = {"getattr", "__getattribute__", NULL};
  static const char *const opening[] = {"f_globals", "__globals__", "gi_frame", "cr_frame", "ag_frame", "tb_frame", "_getframe",
                                        "globals", "locals", "f_locals", NULL};
  struct facts *facts = walk->facts;
  if (is_one_of(word, computing)) facts->computed = true;
  if (is_one_of(word, looking)) facts->looks = true;
  if (is_one_of(word, opening)) facts->all = true;
  if (!strcmp(word, "__import__")) escape_all(facts);
  if (!strcmp(word, "__prepare__")) facts->prepares = true;
}

/* A text may be a path of attributes: attrgetter("f.__globals__"). */
static void see_path(struct walk *walk, AstText text) {
  for (uint32_t from = 0, i = 0; i <= text.len; i++) {
    if (i < text.len && text.data[i] != '.') continue;
    char *word = memory_text_n(text.data + from, i - from);
    see_word(walk, word);
    free(word);
    from = i + 1;
  }
}

static bool is_call_of(const AstNode *node, const AstNode *parent) {
  return parent && parent->kind == AST_Call && ((const AstCall *)parent)->func == node;
}

/* setattr(object, "name", value) and delattr(object, "name"): true. */
static bool is_known_store(struct walk *walk, const AstNode *node) {
  if (!is_call_of(node, walk->parent)) return false;
  const AstNodes *args = &((const AstCall *)walk->parent)->args;
  if (args->count < 2 || args->items[1]->kind != AST_Constant || args->items[0]->kind == AST_Starred) return false;
  const AstValue *value = &((const AstConstant *)args->items[1])->value;
  if (value->kind == VALUE_STR) strset_add(&walk->facts->stored, value->text.data, value->text.len);
  return true;
}

/* The text that a computed name begins with: "on_" + name, f"on_{name}", "on_%s" % name; NULL. */
static const AstValue *beginning(const AstNode *node) {
  while (node->kind == AST_BinOp) {
    const AstBinOp *sum = (const AstBinOp *)node;
    if (sum->op != OP_Add && sum->op != OP_Mod) return NULL;
    node = sum->left;
  }
  if (node->kind == AST_JoinedStr && ((const AstJoinedStr *)node)->values.count) node = ((const AstJoinedStr *)node)->values.items[0];
  return node->kind == AST_Constant ? &((const AstConstant *)node)->value : NULL;
}

/* getattr(object, "name") and getattr(object, "on_" + name), which cannot be __dict__: true. */
static bool is_known_load(const struct walk *walk, const AstNode *node) {
  if (!is_call_of(node, walk->parent)) return false;
  const AstNodes *args = &((const AstCall *)walk->parent)->args;
  if (args->count < 2 || args->items[0]->kind == AST_Starred) return false;
  if (args->items[1]->kind == AST_Constant) return true; /* a text is seen as a word */
  const AstValue *begins = beginning(args->items[1]);
  return begins && begins->kind == VALUE_STR && begins->text.len && begins->text.data[0] != '_' && begins->text.data[0] != '%';
}

static void visit_name(struct walk *walk, const AstNode *node) {
  static const char *const spaces[] = {"globals", "locals", "vars", NULL}, *const stores[] = {"setattr", "delattr", NULL};
  const AstName *name = (const AstName *)node;
  const char *module = module_name(walk->facts, node);
  if (module && name->ctx == CTX_Load && !is_before_dot(node, walk->parent)) escape_name(walk->facts, module);
  if (is_one_of(name->id->text, spaces) && is_call_of(node, walk->parent)) {
    if (((const AstCall *)walk->parent)->args.count) walk->facts->computed = true;
    else walk->facts->own[walk->module] = walk->facts->escaped[walk->module] = true;
  } else if (!strcmp(name->id->text, "getattr") ? !is_known_load(walk, node) : !is_one_of(name->id->text, stores) || !is_known_store(walk, node)) {
    see_word(walk, name->id->text);
  }
}

static void kill(struct facts *facts, const char *as, const char *name) {
  uint32_t number;
  if (!strset_find(&facts->bound, as, strlen(as), &number)) return;
  for (uint32_t i = 0; i < facts->count; i++) {
    if (facts->targets[i].name != number) continue;
    char *key = memory_format("%s\n%s", facts->graph->modules[facts->targets[i].module]->name, name);
    strset_add(&facts->killed, key, strlen(key));
    free(key);
  }
}

/* sys.modules: looking into it gives modules away, to change it changes what imports find. */
static void visit_modules(struct walk *walk) {
  const AstNode *parent = walk->parent;
  bool looks = parent && parent->kind == AST_Attribute && !strcmp(((const AstAttribute *)parent)->attr->text, "get");
  looks |= parent && parent->kind == AST_Subscript && ((const AstSubscript *)parent)->ctx == CTX_Load;
  looks |= parent && parent->kind == AST_Compare;
  if (looks) escape_all(walk->facts);
  else walk->facts->all = true;
}

static void visit_attribute(struct walk *walk, const AstNode *node) {
  const AstAttribute *attribute = (const AstAttribute *)node;
  const char *name = (attribute->mangled ? attribute->mangled : attribute->attr)->text;
  const char *base = module_name(walk->facts, attribute->value), *module = module_name(walk->facts, node);
  if (module && attribute->ctx == CTX_Load && !is_before_dot(node, walk->parent)) escape_name(walk->facts, module);
  if (attribute->ctx != CTX_Load) {
    strset_add(&walk->facts->stored, name, strlen(name));
    if (base) kill(walk->facts, base, name);
  }
  if (!strcmp(name, "modules")) visit_modules(walk);
  see_word(walk, name);
}

static void visit(void *context, AstNode *node) {
  struct walk walk = *(struct walk *)context;
  if (node->kind == AST_Name) visit_name(&walk, node);
  else if (node->kind == AST_Attribute) visit_attribute(&walk, node);
  else if (node->kind == AST_Constant && ((const AstConstant *)node)->value.kind == VALUE_STR)
    see_path(&walk, ((const AstConstant *)node)->value.text);
  else if (node->kind == AST_FunctionDef || node->kind == AST_AsyncFunctionDef) see_word(&walk, ((const AstFunctionDef *)node)->name->text);
  else if (node->kind == AST_alias) see_word(&walk, ((const Astalias *)node)->name->text);
  for (uint32_t i = 0; node->kind == AST_MatchClass && i < ((const AstMatchClass *)node)->kwd_attrs.count; i++)
    see_word(&walk, ((const AstMatchClass *)node)->kwd_attrs.items[i]->text);
  walk.parent = node;
  ast_children(node, visit, &walk);
}

/* Who has a module has what that imported, and its submodules. */
static void escape_further(struct facts *facts) {
  for (bool more = true; more;) {
    more = false;
    for (uint32_t i = 0; i < facts->count; i++) {
      const struct facts_target *target = &facts->targets[i];
      if (!facts->escaped[target->by] || facts->escaped[target->module]) continue;
      facts->escaped[target->module] = more = true;
    }
  }
}

void facts_find(struct facts *facts, struct graph *graph) {
  *facts = (struct facts){.graph = graph};
  facts->escaped = memory_zero(graph->count);
  facts->own = memory_zero(graph->count);
  facts->imports = memory_zero((size_t)graph->count * graph->count + 1);
  facts->all = graph->imports_replaced || graph->made.count;
  facts->dynamic = graph->imports_computed;
  find_names(facts);
  for (uint32_t i = 0; i < graph->count; i++) {
    struct walk walk = {facts, i, NULL};
    if (graph->modules[i]->kind == GRAPH_MPY) facts->all = true; /* code, of which no tree tells */
    if (graph->modules[i]->ast) visit(&walk, &graph->modules[i]->ast->base);
    if (facts->all) return;
  }
  uint32_t builtins = facts_module(graph, "builtins"), sys = facts_module(graph, "sys");
  facts->all |= builtins != UINT32_MAX && facts->escaped[builtins];
  escape_further(facts);
  facts->all |= facts->looks && sys != UINT32_MAX && facts->escaped[sys]; /* getattr(sys, "mod" + "ules") */
}

bool facts_overwritten(const struct facts *facts, uint32_t module, const char *name) {
  if (facts->own[module]) return true;
  if (facts->escaped[module] && (facts->computed || facts->looks || strset_has(&facts->stored, name, strlen(name)))) return true;
  char *key = memory_format("%s\n%s", facts->graph->modules[module]->name, name);
  bool killed = strset_has(&facts->killed, key, strlen(key));
  free(key);
  return killed;
}

void facts_free(struct facts *facts) {
  strset_free(&facts->bound);
  strset_free(&facts->stored);
  strset_free(&facts->killed);
  free(facts->targets);
  free(facts->escaped);
  free(facts->own);
  free(facts->imports);
}
