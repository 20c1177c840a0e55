/* SPDX-License-Identifier: MIT */
/* Constants for reads. A name counts from the statement on that sets it: what stands behind that in the text runs later, in
   functions too. Imports in functions count in the rest of the function's own body. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "compiler/bytecode/emit.h"
#include "freeze/constants/constants_private.h"
#include "freeze/memory.h"

enum { SMALL_LIMIT = 1 << 30 };

struct local { const Symbol *symbol; struct constant meaning; };

struct rewrite {
  struct constants *constants;
  struct graph *graph;
  struct graph_module *module;
  int optimise;
  const struct constant **known; /* by index of the module scope's symbol */
  struct constant name;          /* of __name__ while the module runs, if no statement sets it */
  struct local *locals;
  uint32_t count, room;
  struct strset imported; /* dotted names of modules, by statements of the module */
  uint32_t folded;
};

/* ---- what names mean ---- */

static const struct constant *meaning_of(const struct rewrite *r, const AstName *name) {
  const Symbol *symbol = name->symbol;
  if (!symbol || name->ctx != CTX_Load) return NULL;
  if (symbol->scope->kind == SCOPE_CLASS && (symbol->binding != BINDING_GLOBAL || r->constants->prepares)) return NULL;
  while (symbol->binding == BINDING_FREE && symbol->outer) symbol = symbol->outer;
  if (symbol->binding == BINDING_BUILTIN && !strcmp(symbol->name->text, "__name__"))
    return symbol->scope->kind == SCOPE_MODULE ? &r->name : constants_row(r->constants, r->module->name, "__name__");
  if (symbol->binding == BINDING_GLOBAL && symbol->scope->kind != SCOPE_MODULE) symbol = symbol->outer;
  if (!symbol) return NULL;
  if (symbol->scope->kind == SCOPE_MODULE) return symbol->scope == r->module->ast->scope ? r->known[symbol->index] : NULL;
  for (uint32_t i = r->count; i-- > 0;)
    if (r->locals[i].symbol == symbol) return &r->locals[i].meaning;
  return NULL;
}

static bool is_imported(const struct rewrite *r, uint32_t module) {
  const struct strset_text *name = &r->constants->modules.texts[module];
  return strset_has(&r->imported, name->data, name->len);
}

/* Is a variable of another module set when somebody who imported that gets to read it? */
static bool is_set(const struct constants *constants, uint32_t module, const struct constant *row, bool local) {
  return row->early || (!local && !constants->cyclic[module]);
}

/* Does the name come from an import in a function? That may be made while the module still runs. */
static bool is_local(const struct rewrite *r, const AstNode *node) {
  while (node->kind == AST_Attribute) node = ((const AstAttribute *)node)->value;
  const struct constant *row = node->kind == AST_Name ? meaning_of(r, (const AstName *)node) : NULL;
  for (uint32_t i = 0; i < r->count; i++)
    if (row == &r->locals[i].meaning) return true;
  return false;
}

/* What a name or attribute stands for, if that is known. */
static const struct constant *find(const struct rewrite *r, const AstNode *node) {
  if (node->kind == AST_Name) return meaning_of(r, (const AstName *)node);
  const AstAttribute *attribute = (const AstAttribute *)node;
  if (node->kind != AST_Attribute || attribute->ctx != CTX_Load || attribute->mangled != attribute->attr) return NULL;
  const struct constant *base = find(r, attribute->value);
  if (!base || base->value) return NULL;
  const struct constant *row = constants_row(r->constants, r->constants->modules.texts[base->target].data, attribute->attr->text);
  if (!row) return NULL;
  if (row->is_submodule) return is_imported(r, row->target) ? row : NULL;
  return is_set(r->constants, base->target, row, is_local(r, node)) ? row : NULL;
}

/* ---- constants as trees ---- */

static AstNode *new_node(const struct rewrite *r, AstKind kind, size_t size, const AstNode *at) {
  AstNode *node = arena_alloc(r->module->ast->arena, size);
  memset(node, 0, size);
  node->kind = (uint8_t)kind;
  node->flags = at->flags;
  node->height = 1;
  node->span = at->span;
  return node;
}

static AstText hexadecimal(const struct rewrite *r, const struct code_const *c) {
  char *text = arena_alloc(r->module->ast->arena, c->n * 8 + 3);
  int len = sprintf(text, "0x%x", (unsigned)c->digits[c->n - 1]);
  for (uint32_t i = c->n - 1; i-- > 0;) len += sprintf(text + len, "%08x", (unsigned)c->digits[i]);
  return (AstText){text, (uint32_t)len};
}

/* The value, of an int without its sign; false: such a constant has no tree that is the same object each time. Machine code
   negates what is no small int when it runs. */
static bool value_of(const struct rewrite *r, const struct code_const *c, AstValue *out, bool *negative) {
  *negative = false;
  switch (c->kind) {
  case CODE_CONST_NONE: out->kind = VALUE_NONE; return true;
  case CODE_CONST_FALSE: out->kind = VALUE_FALSE; return true;
  case CODE_CONST_TRUE: out->kind = VALUE_TRUE; return true;
  case CODE_CONST_INT:
    *negative = c->small < 0;
    out->kind = VALUE_INT;
    out->small = c->small < 0 ? -c->small : c->small;
    return c->small >= -SMALL_LIMIT;
  case CODE_CONST_BIGINT:
    out->kind = VALUE_BIGINT;
    out->text = hexadecimal(r, c);
    return !c->negative;
  case CODE_CONST_FLOAT:
    out->kind = VALUE_FLOAT;
    out->number = c->re;
    out->text = (AstText){c->text.data, c->text.len};
    return true;
  case CODE_CONST_STR:
  case CODE_CONST_BYTES:
    out->kind = c->kind == CODE_CONST_STR ? VALUE_STR : VALUE_BYTES;
    out->text = (AstText){c->text.data, c->text.len};
    return true;
  default: return false;
  }
}

static AstNode *tree_of(struct rewrite *r, const struct code_const *c, AstNode *instead) {
  AstValue value = {0};
  bool negative;
  if (!value_of(r, c, &value, &negative)) return instead;
  AstConstant *constant = (AstConstant *)new_node(r, AST_Constant, sizeof *constant, instead);
  constant->value = value;
  r->folded++;
  if (!negative) return &constant->base;
  AstUnaryOp *minus = (AstUnaryOp *)new_node(r, AST_UnaryOp, sizeof *minus, instead);
  minus->base.height = 2;
  minus->op = OP_USub;
  minus->operand = &constant->base;
  return &minus->base;
}

/* ---- branches ---- */

static void tell_branch(const struct rewrite *r, const AstIf *node, bool truth) {
  if (r->constants->finding || !r->graph->verbose || !(truth ? node->orelse.count : node->body.count)) return;
  Span span = node->test->span;
  diag_add(&r->graph->diags, DIAG_NOTE, "never-taken", &r->module->source, span,
           truth ? "this is always true: the image is without the else branch" : "this is never true: the image is without the block", NULL, NULL);
}

static void cut_if(struct rewrite *r, AstIf *node) {
  int truth = emit_truth(r->module->ast, r->optimise, node->test);
  if (truth < 0) return;
  tell_branch(r, node, truth);
  if (truth) node->orelse.count = 0;
  else node->body.count = 0;
}

/* `A and b`: without the operands in front that do not decide, and those behind one that does. */
static AstNode *cut_boolop(struct rewrite *r, AstBoolOp *node) {
  uint32_t kept = 0;
  for (uint32_t i = 0; i < node->values.count; i++) {
    int truth = emit_truth(r->module->ast, r->optimise, node->values.items[i]);
    bool last = i + 1 == node->values.count, decides = truth >= 0 && truth == (node->op == OP_Or);
    if (truth >= 0 && !decides && !last) continue;
    node->values.items[kept++] = node->values.items[i];
    if (decides) break;
  }
  node->values.count = kept;
  return kept == 1 ? node->values.items[0] : &node->base;
}

static AstNode *cut(struct rewrite *r, AstNode *node) {
  const AstIfExp *choice = (const AstIfExp *)node;
  const struct code_const *value;
  int truth;
  switch (node->kind) {
  case AST_If: cut_if(r, (AstIf *)node); return node;
  case AST_BoolOp: return cut_boolop(r, (AstBoolOp *)node);
  case AST_IfExp:
    truth = emit_truth(r->module->ast, r->optimise, choice->test);
    return truth < 0 ? node : truth ? choice->body : choice->orelse;
  case AST_UnaryOp: case AST_BinOp: case AST_Compare:
    value = emit_constant(r->module->ast, r->optimise, node);
    return value ? tree_of(r, value, node) : node;
  default: return node;
  }
}

/* ---- imports ---- */

static void learn_local(struct rewrite *r, const Symbol *symbol, struct constant meaning) {
  if (symbol->bindings != 1 || symbol->flags & (SYMBOL_DELETED | SYMBOL_OUTER_BOUND)) return;
  if (symbol->binding != BINDING_LOCAL && symbol->binding != BINDING_CELL) return;
  r->locals = memory_room(r->locals, &r->room, r->count + 1, sizeof *r->locals);
  r->locals[r->count++] = (struct local){symbol, meaning};
}

static void learn_import(struct rewrite *r, const AstImport *node) {
  for (uint32_t i = 0; i < node->names.count; i++) {
    const Astalias *alias = (const Astalias *)node->names.items[i];
    uint32_t module;
    if (!strchr(alias->name->text, '.') && strset_find(&r->constants->modules, alias->name->text, alias->name->len, &module))
      learn_local(r, alias->symbol, (struct constant){.target = module});
  }
}

static void learn_import_from(struct rewrite *r, const AstImportFrom *node) {
  char from[1024];
  uint32_t module;
  if (!imports_absolute(r->module, node->level, node->module ? node->module->text : "", from, sizeof from)) return;
  if (!strset_find(&r->constants->modules, from, strlen(from), &module)) return;
  for (uint32_t i = 0; i < node->names.count; i++) {
    const Astalias *alias = (const Astalias *)node->names.items[i];
    if (!strcmp(alias->name->text, "*")) return;
    const struct constant *row = constants_row(r->constants, from, alias->name->text);
    if (row && (row->is_submodule || is_set(r->constants, module, row, true))) learn_local(r, alias->symbol, *row);
  }
}

/* ---- the walk ---- */

static bool is_for_viper(const AstFunctionDef *node) {
  for (uint32_t i = 0; i < node->decorator_list.count; i++) {
    const AstAttribute *decorator = (const AstAttribute *)node->decorator_list.items[i];
    if (decorator->base.kind == AST_Attribute && (!strcmp(decorator->attr->text, "viper") || !strncmp(decorator->attr->text, "asm_", 4))) return true;
  }
  return false;
}

static AstNode *replace(void *context, AstNode *node);

static void rewrite_function(struct rewrite *r, AstFunctionDef *node) {
  uint32_t outer = r->count;
  if (is_for_viper(node)) return;
  node->args = replace(r, node->args);
  for (uint32_t i = 0; i < node->decorator_list.count; i++) node->decorator_list.items[i] = replace(r, node->decorator_list.items[i]);
  for (uint32_t i = 0; i < node->body.count; i++) {
    AstNode *statement = node->body.items[i] = replace(r, node->body.items[i]);
    if (statement->kind == AST_Import) learn_import(r, (const AstImport *)statement);
    if (statement->kind == AST_ImportFrom) learn_import_from(r, (const AstImportFrom *)statement);
  }
  r->count = outer;
}

static AstNode *replace(void *context, AstNode *node) {
  struct rewrite *r = context;
  const struct constant *row = find(r, node);
  if (row && row->value) return tree_of(r, row->value, node);
  if (ast_kinds[node->kind].category == AST_CATEGORY_PATTERN) return node; /* `case A.B:` is no `case 1:` to the emitter */
  if (node->kind == AST_FunctionDef || node->kind == AST_AsyncFunctionDef) {
    rewrite_function(r, (AstFunctionDef *)node);
    return node;
  }
  uint32_t before = r->folded;
  ast_replace_children(node, replace, r);
  return r->folded != before ? cut(r, node) : node;
}

/* ---- the module ---- */

static void know(struct rewrite *r, const Symbol *symbol) {
  if (symbol && symbol->scope->kind == SCOPE_MODULE) r->known[symbol->index] = constants_row(r->constants, r->module->name, symbol->name->text);
}

/* A statement of the module has run. */
static void pass(struct rewrite *r, const AstNode *node) {
  const AstAssign *assign = (const AstAssign *)node;
  const AstAnnAssign *annotated = (const AstAnnAssign *)node;
  const AstImport *import = (const AstImport *)node;
  const AstImportFrom *from = (const AstImportFrom *)node;
  const AstNodes *names = node->kind == AST_Import ? &import->names : node->kind == AST_ImportFrom ? &from->names : NULL;
  for (uint32_t i = 0; node->kind == AST_Assign && i < assign->targets.count; i++)
    if (assign->targets.items[i]->kind == AST_Name) know(r, ((const AstName *)assign->targets.items[i])->symbol);
  if (node->kind == AST_AnnAssign && annotated->value && annotated->target->kind == AST_Name)
    know(r, ((const AstName *)annotated->target)->symbol);
  for (uint32_t i = 0; names && i < names->count; i++) {
    const Astalias *alias = (const Astalias *)names->items[i];
    if (alias->symbol) know(r, alias->symbol);
    if (node->kind == AST_Import) strset_add(&r->imported, alias->name->text, alias->name->len);
  }
}

void constants_fold(struct constants *constants, struct graph *graph, struct graph_module *module) {
  struct rewrite r = {.constants = constants, .graph = graph, .module = module, .optimise = module->optimise ? module->optimise : graph->optimise};
  AstModule *ast = module->ast;
  r.known = memory_zero((ast->scope->symbol_count + 1) * sizeof(struct constant *));
  struct code_const *name = ARENA_NEW(ast->arena, struct code_const);
  *name = (struct code_const){.kind = CODE_CONST_STR, .text = {module->name, (uint32_t)strlen(module->name)}};
  r.name.value = name;
  for (uint32_t i = 0; i < ast->body.count; i++) {
    ast->body.items[i] = replace(&r, ast->body.items[i]);
    pass(&r, ast->body.items[i]);
  }
  constants->folded += r.folded;
  strset_free(&r.imported);
  free(r.locals);
  free(r.known);
}
