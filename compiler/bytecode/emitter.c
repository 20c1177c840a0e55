/* SPDX-License-Identifier: MIT */
#include "compiler/bytecode/emitter.h"

#include "compiler/bytecode/static_name.h"

#include <string.h>

static void *grown(Arena *arena, void *rows, uint32_t n, uint32_t *room, size_t size) {
  if (n < *room) return rows;
  uint32_t more = *room ? *room * 2 : 16;
  void *bigger = arena_array(arena, more, size);
  if (n) memcpy(bigger, rows, n * size);
  *room = more;
  return bigger;
}

void emit_internal(struct emitter *e, const char *what) {
  if (e->m->broken || e->m->diags->errors > e->m->errors) return; /* may follow from what was refused */
  e->m->broken = true;
  Span span = {.line = e->line, .end_line = e->line};
  diag_error(e->m->diags, "internal", e->m->module->source, span,
             "internal error in the bytecode emitter: %1", what, NULL);
}

void emit_refuse(struct emitter *e, const AstNode *node, const char *what, const char *a) {
  diag_error(e->m->diags, "unsupported", e->m->module->source, node->span, what, a, NULL);
}

void emit_lowered(struct emitter *e, const AstNode *node, const char *name) {
  if (emit_is_mpy(e) && e->m->options->strict)
    emit_refuse(e, node, "MicroPython 1.24 has no %1 (-X strict=1.24)", name);
}

void emit_adjust(struct emitter *e, int32_t words) {
  if (e->dead) return;
  e->depth += words;
  if (e->depth < 0) emit_internal(e, "stack underflow");
  if (e->depth + e->reserve > e->max_depth) e->max_depth = e->depth + e->reserve;
}

static struct ins *append(struct emitter *e, uint8_t op) {
  e->code = grown(e->m->arena, e->code, e->n_code, &e->code_room, sizeof *e->code);
  struct ins *in = &e->code[e->n_code++];
  *in = (struct ins){.op = op, .line = e->line};
  if (opcode_table[op].flags & OPCODE_EXT) e->m->ext = true;
  return in;
}

void emit_nb(struct emitter *e, uint8_t op, uint32_t n, uint8_t b) {
  if (e->dead) return;
  struct ins *in = append(e, op);
  in->n = (int32_t)n;
  in->b = b;
  const struct opcode_info *info = &opcode_table[op];
  struct opcode_effect effect =
      opcode_effect(op, info->wire == OPERAND_IMPLICIT ? (uint32_t)(op - info->first) : n, b);
  emit_adjust(e, -effect.pop);
  emit_adjust(e, effect.push);
  if (info->flags & OPCODE_ENDS) e->dead = true;
}

void emit_n(struct emitter *e, uint8_t op, uint32_t n) { emit_nb(e, op, n, 0); }

void emit_op(struct emitter *e, uint8_t op) { emit_nb(e, op, 0, 0); }

int32_t label_new(struct emitter *e, int32_t depth) {
  e->labels = grown(e->m->arena, e->labels, e->n_labels, &e->label_room, sizeof *e->labels);
  e->labels[e->n_labels] = (struct label){.at = -1, .depth = depth};
  return (int32_t)e->n_labels++;
}

/* All ways to a label must agree on the stack. */
static void meet(struct emitter *e, struct label *label, int32_t depth) {
  if (label->depth < 0) label->depth = depth;
  if (label->depth != depth) emit_internal(e, "stack depths differ where two paths meet");
  if (depth + e->reserve > e->max_depth) e->max_depth = depth + e->reserve;
}

void emit_jump(struct emitter *e, uint8_t op, int32_t label) {
  if (e->dead) return;
  struct ins *in = append(e, op);
  in->is_jump = true;
  in->n = label;
  struct opcode_effect effect = opcode_effect(op, 0, 0);
  e->labels[label].used = true;
  meet(e, &e->labels[label], e->depth + effect.jump);
  emit_adjust(e, -effect.pop);
  emit_adjust(e, effect.push);
  if (opcode_table[op].flags & OPCODE_ENDS) e->dead = true;
}

void emit_unwind_jump(struct emitter *e, int32_t label, uint32_t levels, bool drops) {
  if (e->dead) return;
  if (levels == 0) {
    for (int i = 0; drops && i < 4; i++) emit_op(e, OP_POP_TOP);
    emit_jump(e, OP_JUMP, label);
    return;
  }
  struct ins *in = append(e, OP_UNWIND_JUMP);
  in->is_jump = true;
  in->n = label;
  in->b = (uint8_t)(levels | (drops ? 0x80 : 0));
  e->labels[label].used = true;
  if (levels > 0x7f) emit_internal(e, "too many handlers to leave at once");
  emit_adjust(e, 2);
  emit_adjust(e, -2);
  e->dead = true;
}

void label_place(struct emitter *e, int32_t label) {
  struct label *l = &e->labels[label];
  l->at = (int32_t)e->n_code;
  if (e->dead) {
    if (!l->used) return;
    e->dead = false;
    e->depth = l->depth;
  } else {
    meet(e, l, e->depth);
  }
}

void label_place_head(struct emitter *e, int32_t label, bool was_dead) {
  e->labels[label].used = !was_dead;
  label_place(e, label);
}

void emit_level_up(struct emitter *e) {
  if (++e->level > e->max_level) e->max_level = e->level;
}

void emit_level_down(struct emitter *e) { e->level--; }

void emit_line(struct emitter *e, const AstNode *node) { e->line = node->span.line; }

void emit_line_exact(struct emitter *e, const AstNode *node) {
  if (!emit_is_mpy(e)) e->line = node->span.line;
}

void emit_load_fast(struct emitter *e, uint32_t local) {
  if (local < 16)
    emit_op(e, (uint8_t)(OP_LOAD_FAST_MULTI + local));
  else
    emit_n(e, OP_LOAD_FAST_N, local);
}

void emit_store_fast(struct emitter *e, uint32_t local) {
  if (local < 16)
    emit_op(e, (uint8_t)(OP_STORE_FAST_MULTI + local));
  else
    emit_n(e, OP_STORE_FAST_N, local);
}

void emit_int(struct emitter *e, int64_t v) {
  int bits = e->m->options->small_int_bits ? e->m->options->small_int_bits : 31;
  if (bits > 31) bits = 31;
  int64_t limit = (int64_t)1 << (bits - 1);
  if (v >= -16 && v <= 47) {
    emit_op(e, (uint8_t)(OP_LOAD_CONST_SMALL_INT_MULTI + 16 + v));
  } else if (v >= -limit && v < limit) {
    emit_n(e, OP_LOAD_CONST_SMALL_INT, (uint32_t)(int32_t)v);
  } else {
    struct code_const *big = ARENA_NEW(e->m->arena, struct code_const);
    big->kind = CODE_CONST_INT;
    big->small = v;
    emit_n(e, OP_LOAD_CONST_OBJ, pool_const(&e->m->pool, big));
  }
}

/* Short strings are qstrs, as stock's compiler makes them, and in its files what is a name too; long ones are
   constants of their own. */
static bool is_qstr(const struct emitter *e, struct code_text text) {
  enum { QSTR_LIMIT = 10, NAME_LIMIT = 255 };
  if (text.len <= QSTR_LIMIT) return true;
  if (text.len >= NAME_LIMIT) return false;
  if (pool_has_qstr(&e->m->pool, text)) return true;
  return emit_is_mpy(e) && (ident_is_known(e->m->module->idents, text.data, text.len) || static_name_number(text));
}

void emit_str(struct emitter *e, struct code_text text) {
  if (e->dead) return;
  if (is_qstr(e, text)) {
    emit_n(e, OP_LOAD_CONST_STRING, pool_qstr(&e->m->pool, text));
    return;
  }
  struct code_const *c = ARENA_NEW(e->m->arena, struct code_const);
  c->kind = CODE_CONST_STR;
  c->text = text;
  emit_n(e, OP_LOAD_CONST_OBJ, pool_const(&e->m->pool, c));
}

void emit_cstr(struct emitter *e, const char *text) {
  emit_str(e, (struct code_text){text, (uint32_t)strlen(text)});
}

void emit_const(struct emitter *e, const struct code_const *value) {
  if (e->dead) return;
  switch (value->kind) {
  case CODE_CONST_NONE: emit_op(e, OP_LOAD_CONST_NONE); break;
  case CODE_CONST_FALSE: emit_op(e, OP_LOAD_CONST_FALSE); break;
  case CODE_CONST_TRUE: emit_op(e, OP_LOAD_CONST_TRUE); break;
  case CODE_CONST_STR: emit_str(e, value->text); break;
  case CODE_CONST_INT: emit_int(e, value->small); break;
  default: emit_n(e, OP_LOAD_CONST_OBJ, pool_const(&e->m->pool, value)); break;
  }
}

void emit_name_op(struct emitter *e, uint8_t op, const char *name) {
  if (e->dead) return;
  emit_n(e, op, pool_qstr(&e->m->pool, (struct code_text){name, (uint32_t)strlen(name)}));
}

void emit_ident_op(struct emitter *e, uint8_t op, const Ident *name) {
  if (e->dead) return;
  emit_n(e, op, pool_qstr(&e->m->pool, emit_ident_text(name)));
}

void emit_binary(struct emitter *e, int n) { emit_op(e, (uint8_t)(OP_BINARY_OP_MULTI + n)); }

void emit_unary(struct emitter *e, int n) { emit_op(e, (uint8_t)(OP_UNARY_OP_MULTI + n)); }

uint32_t emit_hidden_local(struct emitter *e) {
  uint32_t local = e->n_locals++;
  if (e->n_locals > e->max_locals) e->max_locals = e->n_locals;
  return local;
}

void emit_hidden_free(struct emitter *e, uint32_t local) {
  if (local + 1 != e->n_locals) emit_internal(e, "hidden locals freed out of order");
  e->n_locals = local;
}
