/* SPDX-License-Identifier: MIT */
/* micropython.const in the class bodies of images:
 *
 *     class A:
 *         WIDTH = const(4)        an attribute, and a name in the methods, too
 *         _mask = const(15)       no attribute, if nothing in the module says `something._mask`
 *
 * MicroPython's programs rely on it. In CPython a method's bare WIDTH is an error, so a name is taken for the constant
 * only if it is bound nowhere, and looks like no builtin. In files it is what stock's compiler makes of it (fold_const.c). Code
 * that is compiled statement by statement at run time has none of it: the import is not seen there. */
#include "compiler/bytecode/emitter.h"

struct use {
  const Ident *name;
  bool found;
};

static void find_attribute(void *ctx, AstNode *node) {
  struct use *use = ctx;
  if (use->found) return;
  if (node->kind == AST_Attribute && ((const AstAttribute *)node)->attr == use->name) use->found = true;
  else ast_children(node, find_attribute, use);
}

static bool is_attribute(const AstModule *module, const Ident *name) {
  struct use use = {name, false};
  for (uint32_t i = 0; i < module->body.count; i++) find_attribute(&use, module->body.items[i]);
  return use.found;
}

bool class_const_define(struct emitter *e, const AstName *target, const struct code_const *value) {
  Symbol *symbol = target->symbol;
  const char *name = target->id->text;
  bool is_mangled = name[0] == '_' && name[1] == '_';
  if (symbol->binding != BINDING_CLASS || symbol->flags & (SYMBOL_OUTER_BOUND | SYMBOL_DELETED) || is_mangled) return false;
  struct class_const *known = ARENA_NEW(e->m->arena, struct class_const);
  *known = (struct class_const){e->m->class_consts, symbol, value};
  e->m->class_consts = known;
  symbol->flags |= SYMBOL_CONST;
  return name[0] == '_' && !is_attribute(e->m->module, target->id);
}

const struct code_const *class_const_find(const struct emitter *e, const Symbol *symbol) {
  if (!e->m->class_consts) return NULL;
  if (symbol->binding != BINDING_CLASS) symbol = scope_class_const(symbol);
  if (!symbol || !(symbol->flags & SYMBOL_CONST)) return NULL;
  const struct class_const *known = e->m->class_consts;
  while (known && known->symbol != symbol) known = known->next;
  return known ? known->value : NULL;
}
