/* SPDX-License-Identifier: MIT */
/* Calls, and the displays that build lists, tuples, sets and dicts. */
#include "compiler/bytecode/emitter.h"

#include <string.h>

enum {
  MAX_ARGUMENTS = 255, /* one byte of the CALL operand */
  MAX_KEYWORDS = 127,  /* frozen operands have 15 bits */
  MAX_STAR_BIT = 29,   /* the star bits are a small int of 31 bits */
  MAX_PUSHED = 16,     /* longer displays are filled item by item: the stack stays small */
  MAX_PUSHED_MPY = 255, /* … in files, which are to be short */
  COMP_LIST = 0,
  COMP_MAP = 1,
  COMP_SET = 2
};

/* ---- calls ---- */

static bool has_star(const AstNodes *args) {
  for (uint32_t i = 0; i < args->count; i++)
    if (args->items[i]->kind == AST_Starred) return true;
  return false;
}

/* Positional arguments; sets *stars to the bits of those that are starred, counted from `first`.
   Returns how many words they are. */
static uint32_t emit_positional(struct emitter *e, const AstNodes *args, const AstNodes *keywords, uint32_t first,
                                uint32_t *stars) {
  uint32_t n = args->count;
  bool starred = has_star(args);
  bool unpacks_first = starred && !emit_is_mpy(e) && ast_unpacks_first(args, keywords);
  if (first + n > MAX_ARGUMENTS || (starred && first + n > MAX_STAR_BIT) || unpacks_first) {
    emit_sequence(e, args, AST_List);
    *stars = 1u << first;
    return 1;
  }
  for (uint32_t i = 0; i < n; i++) {
    const AstNode *arg = args->items[i];
    if (arg->kind == AST_Starred) {
      *stars |= 1u << (first + i);
      arg = ((const AstStarred *)arg)->value;
    }
    emit_expr(e, arg);
  }
  return n;
}

/* Pairs of name and value; `**value` has null for a name. */
static uint32_t emit_keywords(struct emitter *e, const AstNodes *keywords, bool *doubled) {
  for (uint32_t i = 0; i < keywords->count; i++) {
    const Astkeyword *keyword = (const Astkeyword *)keywords->items[i];
    if (keyword->arg) {
      emit_ident_op(e, OP_LOAD_CONST_STRING, keyword->arg);
    } else {
      emit_op(e, OP_LOAD_NULL);
      *doubled = true;
    }
    bool merges_first = !emit_is_mpy(e) && ast_merges_first(keywords, i);
    if (merges_first) emit_n(e, OP_BUILD_MAP, 0);
    emit_expr(e, keyword->value);
    if (merges_first) emit_op(e, OP_DICT_MERGE);
  }
  return keywords->count;
}

void emit_call_arguments(struct emitter *e, const AstNode *node, const AstNodes *args,
                         const AstNodes *keywords, uint32_t first, bool method) {
  uint32_t stars = 0;
  bool doubled = false;
  uint32_t n = first + emit_positional(e, args, keywords, first, &stars);
  if (keywords->count > MAX_KEYWORDS) {
    emit_refuse(e, node, "more than 127 keyword arguments are not supported", NULL);
    emit_adjust(e, -(int32_t)(n + method));
    return;
  }
  uint32_t pairs = emit_keywords(e, keywords, &doubled);
  emit_line_exact(e, node);
  uint32_t operand = n | pairs << 8;
  if (stars || doubled) {
    emit_int(e, stars);
    emit_n(e, method ? OP_CALL_METHOD_VAR_KW : OP_CALL_FUNCTION_VAR_KW, operand);
  } else {
    emit_n(e, method ? OP_CALL_METHOD : OP_CALL_FUNCTION, operand);
  }
}

/* In a method, `super` without arguments: pushes super, __class__ and self. Where no class is around, Ellipsis is
   __class__, which the runtime understands. */
static bool emit_super_parts(struct emitter *e, const AstNode *node) {
  if (node->kind != AST_Call) return false;
  const AstCall *call = (const AstCall *)node;
  if (call->func->kind != AST_Name || call->args.count || call->keywords.count) return false;
  const AstName *name = (const AstName *)call->func;
  if (strcmp(name->id->text, "super") || !emit_is_builtin(name->symbol, "super")) return false;
  const Ident *ident = ident_get(e->m->module->idents, "__class__", strlen("__class__"));
  const Symbol *cls = scope_lookup(e->scope, ident);
  if (!cls || e->scope->kind < SCOPE_FUNCTION || e->scope->arg_count == 0) return false;
  const Symbol *self = e->scope->symbols[0];
  static const struct code_const no_class = {.kind = CODE_CONST_ELLIPSIS};
  bool has_class = cls->binding == BINDING_FREE || cls->binding == BINDING_CELL || emit_is_mpy(e);
  emit_symbol_load(e, name->symbol, call->func);
  if (has_class) emit_symbol_load(e, cls, node);
  else emit_const(e, &no_class);
  emit_symbol_load(e, self, node);
  return true;
}

void emit_call(struct emitter *e, const AstCall *node) {
  const AstNode *inner = fold_const_call(e, &node->base);
  if (inner) {
    emit_expr(e, inner);
    return;
  }
  if (emit_super_parts(e, &node->base)) {
    emit_n(e, OP_CALL_FUNCTION, 2);
    return;
  }
  if (node->func->kind == AST_Attribute) {
    const AstAttribute *attribute = (const AstAttribute *)node->func;
    bool super = emit_super_parts(e, attribute->value);
    if (!super) emit_expr(e, attribute->value);
    emit_line_exact(e, node->func);
    emit_ident_op(e, super ? OP_LOAD_SUPER_METHOD : OP_LOAD_METHOD,
                  attribute->mangled ? attribute->mangled : attribute->attr);
    emit_call_arguments(e, &node->base, &node->args, &node->keywords, 0, true);
    return;
  }
  bool asks = e->m->asks_locals;
  emit_expr(e, node->func);
  if (node->args.count && node->args.items[0]->kind != AST_Starred) e->m->asks_locals = asks; /* dir(x) */
  emit_call_arguments(e, &node->base, &node->args, &node->keywords, 0, false);
}

/* ---- displays ---- */

/* Adds all of an iterable to the collection below it: an opcode, or a loop for stock's VM. */
static void emit_extend(struct emitter *e, const AstNode *iterable, uint8_t kind) {
  emit_lowered(e, iterable, "* in displays");
  emit_expr(e, iterable);
  if (!emit_is_mpy(e)) {
    emit_op(e, kind == COMP_SET ? OP_SET_UPDATE : OP_LIST_EXTEND);
    return;
  }
  int32_t end = label_new(e, -1);
  emit_op(e, OP_GET_ITER_STACK);
  int32_t head = label_new(e, e->depth);
  label_place_head(e, head, e->dead);
  emit_jump(e, OP_FOR_ITER, end);
  emit_n(e, OP_STORE_COMP, 5u << 2 | kind);
  emit_jump(e, OP_JUMP, head);
  label_place(e, end);
}

static bool all_constant(struct emitter *e, const AstNodes *elts) {
  for (uint32_t i = 0; i < elts->count; i++)
    if (!fold(e, elts->items[i])) return false;
  return true;
}

/* A long list of constants comes from a constant tuple. */
static bool emit_constant_list(struct emitter *e, const AstNodes *elts) {
  if (emit_is_mpy(e) || elts->count < 4 || !all_constant(e, elts)) return false;
  struct code_const *tuple = ARENA_NEW(e->m->arena, struct code_const);
  const struct code_const **items = arena_array(e->m->arena, elts->count, sizeof *items);
  for (uint32_t i = 0; i < elts->count; i++) items[i] = fold(e, elts->items[i]);
  tuple->kind = CODE_CONST_TUPLE;
  tuple->n = elts->count;
  tuple->items = items;
  emit_n(e, OP_BUILD_LIST, 0);
  emit_const(e, tuple);
  emit_op(e, OP_LIST_EXTEND);
  return true;
}

/* The list becomes a tuple. */
static void emit_to_tuple(struct emitter *e) {
  if (!emit_is_mpy(e)) {
    emit_op(e, OP_LIST_TO_TUPLE);
    return;
  }
  emit_name_op(e, OP_LOAD_GLOBAL, "tuple");
  emit_op(e, OP_ROT_TWO);
  emit_n(e, OP_CALL_FUNCTION, 1);
}

void emit_sequence(struct emitter *e, const AstNodes *elts, uint8_t kind) {
  bool starred = has_star(elts);
  uint32_t most = emit_is_mpy(e) ? MAX_PUSHED_MPY : MAX_PUSHED;
  if (!starred && elts->count <= most) {
    for (uint32_t i = 0; i < elts->count; i++) emit_expr(e, elts->items[i]);
    emit_n(e, kind == AST_List ? OP_BUILD_LIST : kind == AST_Set ? OP_BUILD_SET : OP_BUILD_TUPLE,
           elts->count);
    return;
  }
  if (!starred && kind == AST_List && emit_constant_list(e, elts)) return;
  if (!starred && kind == AST_Tuple && emit_is_mpy(e)) { /* no list_to_tuple there */
    for (uint32_t i = 0; i < elts->count; i++) emit_expr(e, elts->items[i]);
    emit_n(e, OP_BUILD_TUPLE, elts->count);
    return;
  }
  uint32_t first = 0;
  while (first < elts->count && first < most && elts->items[first]->kind != AST_Starred)
    emit_expr(e, elts->items[first++]);
  emit_n(e, kind == AST_Set ? OP_BUILD_SET : OP_BUILD_LIST, first);
  uint8_t comp = kind == AST_Set ? COMP_SET : COMP_LIST;
  for (uint32_t i = first; i < elts->count; i++) {
    if (elts->items[i]->kind == AST_Starred) {
      emit_extend(e, ((const AstStarred *)elts->items[i])->value, comp);
    } else {
      emit_expr(e, elts->items[i]);
      emit_n(e, OP_STORE_COMP, 1u << 2 | comp);
    }
  }
  if (kind == AST_Tuple) emit_to_tuple(e);
}

static void emit_merge(struct emitter *e, const AstNode *mapping) {
  emit_lowered(e, mapping, "** in displays");
  if (!emit_is_mpy(e)) {
    emit_expr(e, mapping);
    emit_op(e, OP_DICT_MERGE);
    return;
  }
  emit_op(e, OP_DUP_TOP);
  emit_name_op(e, OP_LOAD_METHOD, "update");
  emit_expr(e, mapping);
  emit_n(e, OP_CALL_METHOD, 1);
  emit_op(e, OP_POP_TOP);
}

void emit_dict(struct emitter *e, const AstDict *node) {
  emit_n(e, OP_BUILD_MAP, node->values.count);
  for (uint32_t i = 0; i < node->values.count; i++) {
    const AstNode *key = node->keys.items[i], *value = node->values.items[i];
    if (!key) {
      emit_merge(e, value);
    } else if (emit_is_mpy(e) || fold(e, key) || fold(e, value)) {
      /* STORE_MAP wants the key on top. In files that is the order of evaluation too, as in stock's. */
      emit_expr(e, value);
      emit_expr(e, key);
      emit_op(e, OP_STORE_MAP);
    } else {
      emit_expr(e, key);
      emit_expr(e, value);
      emit_op(e, OP_ROT_TWO);
      emit_op(e, OP_STORE_MAP);
    }
  }
}
