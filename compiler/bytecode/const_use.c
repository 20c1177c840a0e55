/* SPDX-License-Identifier: MIT */
/* Wrong uses of micropython.const and of the decorators of module micropython, which MicroPython's compiler refuses:
 *
 *     X = const(read())      the argument is no constant
 *     X = const(1); X = const(2)
 *     @micropython.natve     no such decorator
 *
 * They are errors where the names are certainly those of the module. */
#include "compiler/bytecode/emitter.h"

#include <string.h>

static bool is_constant(struct emitter *e, const AstNode *node);

/* Is the right operand one that no left one goes with? */
static bool is_bad_operand(struct emitter *e, AstOperator op, const AstNode *right) {
  bool divides = op == OP_Div || op == OP_FloorDiv || op == OP_Mod, shifts = op == OP_LShift || op == OP_RShift;
  const struct code_const *value = divides || shifts ? fold(e, right) : NULL;
  if (op == OP_MatMult) return true;
  if (!value || value->kind != CODE_CONST_INT) return false;
  return divides ? value->small == 0 : value->small < 0;
}

static bool are_constants(struct emitter *e, const AstNodes *nodes) {
  for (uint32_t i = 0; i < nodes->count; i++)
    if (!is_constant(e, nodes->items[i])) return false;
  return true;
}

/* A name that const() gave its value before; of classes and functions, too. */
static bool is_known_name(struct emitter *e, const AstNode *node) {
  return fold(e, node) || fold_is_defined(e, ((const AstName *)node)->id);
}

static bool is_constant(struct emitter *e, const AstNode *node) {
  switch (node->kind) {
  case AST_Constant:
  case AST_Attribute: return true; /* a.b may be one of a module's constants */
  case AST_Name: return is_known_name(e, node);
  case AST_Tuple: return are_constants(e, &((const AstTuple *)node)->elts);
  case AST_UnaryOp: return is_constant(e, ((const AstUnaryOp *)node)->operand);
  case AST_BoolOp: return are_constants(e, &((const AstBoolOp *)node)->values);
  case AST_BinOp: {
    const AstBinOp *binary = (const AstBinOp *)node;
    return is_constant(e, binary->left) && is_constant(e, binary->right) && !is_bad_operand(e, binary->op, binary->right);
  }
  case AST_Compare: {
    const AstCompare *compare = (const AstCompare *)node;
    return is_constant(e, compare->left) && are_constants(e, &compare->comparators);
  }
  case AST_IfExp: {
    const AstIfExp *choice = (const AstIfExp *)node;
    return is_constant(e, choice->test) && is_constant(e, choice->body) && is_constant(e, choice->orelse);
  }
  default: {
    const AstNode *inner = fold_const_call(e, node);
    return inner && is_constant(e, inner);
  }
  }
}

void const_use_check(struct emitter *e, const AstName *target, const AstNode *value) {
  const AstNode *inner = fold_const_argument(e, value);
  if (!inner) return;
  if (!is_constant(e, inner)) {
    diag_error(e->m->diags, "const", e->m->module->source, inner->span, "the argument of const() is not a constant", NULL, NULL);
  } else if (!fold_note_defined(e, target)) {
    diag_error(e->m->diags, "const", e->m->module->source, ((const AstNode *)target)->span, "'%1' is a constant already", target->id->text, NULL);
  }
}

/* Is it the module, as far as this source tells? */
static bool is_module_name(const AstNode *node) {
  if (node->kind != AST_Name || strcmp(((const AstName *)node)->id->text, "micropython")) return false;
  const Symbol *symbol = ((const AstName *)node)->symbol;
  if (symbol && symbol->outer) symbol = symbol->outer;
  return !symbol || symbol->bindings == 0 || (symbol->flags & SYMBOL_IMPORTED && symbol->bindings == 1);
}

void const_use_decorator(struct emitter *e, const AstNode *node) {
  if (node->kind != AST_Attribute) return;
  const AstAttribute *attribute = (const AstAttribute *)node;
  const AstNode *base = attribute->value;
  while (base->kind == AST_Attribute) base = ((const AstAttribute *)base)->value;
  if (is_module_name(base))
    diag_error(e->m->diags, "decorator", e->m->module->source, node->span, "no decorator '%1' for the compiler: there are native, viper and bytecode",
               attribute->attr->text, NULL);
}
