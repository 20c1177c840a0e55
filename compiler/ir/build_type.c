/* SPDX-License-Identifier: MIT */
/* Emitting instructions, and moving values between representations. */
#include "compiler/ir/builder.h"

#include <string.h>

ref build_emit(struct builder *b, enum ir_opcode op, enum ir_rep rep, const ref *operands, uint32_t n) {
  ref r = ir_append(b->f, b->block, op, rep, operands, n);
  struct ir_inst *i = inst(b, r);
  i->line = b->at->span.line;
  i->column = (uint16_t)(b->at->span.col < UINT16_MAX ? b->at->span.col + 1 : UINT16_MAX);
  i->handler = b->handler;
  return r;
}

ref build_emit0(struct builder *b, enum ir_opcode op, enum ir_rep rep) { return build_emit(b, op, rep, NULL, 0); }
ref build_emit1(struct builder *b, enum ir_opcode op, enum ir_rep rep, ref x) { return build_emit(b, op, rep, &x, 1); }
ref build_emit2(struct builder *b, enum ir_opcode op, enum ir_rep rep, ref x, ref y) {
  return build_emit(b, op, rep, (ref[]){x, y}, 2);
}
ref build_emit3(struct builder *b, enum ir_opcode op, enum ir_rep rep, ref x, ref y, ref z) {
  return build_emit(b, op, rep, (ref[]){x, y, z}, 3);
}

void build_jump(struct builder *b, uint32_t to) {
  if (ir_is_ended(b->f, b->block)) return;
  inst(b, build_emit0(b, IR_jump, REP_NONE))->imm.target[0] = to;
}

void build_branch(struct builder *b, ref condition, uint32_t yes, uint32_t no) {
  struct ir_inst *i = inst(b, build_emit1(b, IR_branch, REP_NONE, condition));
  i->imm.target[0] = yes;
  i->imm.target[1] = no;
}

ref build_const_int(struct builder *b, enum ir_rep rep, int64_t i) {
  ref r = build_emit0(b, IR_const_int, rep);
  inst(b, r)->imm.i = i;
  return r;
}

ref build_const_special(struct builder *b, enum imm which) {
  ref r = build_emit0(b, IR_const_special, REP_VALUE);
  inst(b, r)->imm.i = which;
  return r;
}

ref build_const_name(struct builder *b, const char *bytes, uint32_t length) {
  ref r = build_emit0(b, IR_const_name, REP_VALUE);
  inst(b, r)->imm.text = (struct ir_text){bytes, length};
  return r;
}

static uint32_t *locals_of_scope(struct builder *b, const Scope *scope) {
  if (scope == b->ast->scope) return b->local_of;
  for (const struct comprehension *c = b->comprehension; c; c = c->outer)
    if (c->scope == scope) return c->local_of;
  return NULL;
}

uint32_t *build_local_of(struct builder *b, const Symbol *s) {
  while (s && s->binding == BINDING_FREE) s = s->outer;
  if (!s || (s->binding != BINDING_LOCAL && s->binding != BINDING_CELL)) return NULL;
  uint32_t *locals = locals_of_scope(b, s->scope);
  return locals ? locals + s->index : NULL;
}

ref build_local_get(struct builder *b, uint32_t local) {
  ref r = build_emit0(b, IR_local_get, b->f->locals[local].rep);
  inst(b, r)->imm.local = local;
  return r;
}

void build_local_set(struct builder *b, uint32_t local, ref x) {
  inst(b, build_emit1(b, IR_local_set, REP_NONE, x))->imm.local = local;
}

/* ---- viper's types ---- */

static const struct {
  const char *name;
  enum ir_rep rep;
} viper_types[] = {{"object", REP_VALUE}, {"bool", REP_BOOL},   {"int", REP_I32},     {"uint", REP_U32}, {"float", REP_FLOAT},
                   {"ptr8", REP_PTR8},    {"ptr16", REP_PTR16}, {"ptr32", REP_PTR32}, {"ptr", REP_PTR32}};

enum ir_rep build_viper_type(const char *name, uint32_t length) {
  for (size_t k = 0; k < sizeof viper_types / sizeof *viper_types; k++)
    if (strlen(viper_types[k].name) == length && !memcmp(viper_types[k].name, name, length)) return viper_types[k].rep;
  return REP_NONE;
}

const char *build_viper_type_name(enum ir_rep rep) {
  for (size_t k = 0; k < sizeof viper_types / sizeof *viper_types; k++)
    if (viper_types[k].rep == rep) return viper_types[k].name;
  return "None";
}

void build_viper_error(struct builder *b, const AstNode *where, const char *code, const char *message, const char *a, const char *c) {
  diag_error(b->diags, code, b->module->source, where->span, message, a, c);
  b->failed = true;
}

void build_viper_hint(struct builder *b, const char *hint) {
  if (b->diags->last) b->diags->last->hint = hint;
}

void build_viper_object(struct builder *b, const AstNode *where, const char *message, const char *a, enum ir_rep wanted) {
  static const char *const casts[REP_COUNT] = {[REP_BOOL] = "bool(…) converts it",   [REP_I32] = "int(…) converts it",
                                               [REP_U32] = "uint(…) converts it",    [REP_PTR8] = "ptr8(…) converts it",
                                               [REP_PTR16] = "ptr16(…) converts it", [REP_PTR32] = "ptr32(…) converts it"};
  build_viper_error(b, where, "viper-type", message, a ? a : build_viper_type_name(wanted), a ? build_viper_type_name(wanted) : NULL);
  build_viper_hint(b, casts[wanted]);
}

/* ---- representations ---- */

static bool is_word(enum ir_rep r) { return ir_is_integer(r) || ir_is_pointer(r) || r == REP_BOOL; }

ref build_boxed(struct builder *b, ref x) { return rep_of(b, x) == REP_VALUE ? x : build_emit1(b, IR_box, REP_VALUE, x); }

/* Pointers hold no reference the collector must know of only as long as their owner is alive: it is kept to the end. */
static ref unboxed(struct builder *b, ref x, enum ir_rep rep) {
  const struct ir_inst *i = inst(b, x);
  if (i->op == IR_box) {
    ref inner = ir_operand(b->f, i, 0);
    if (rep_of(b, inner) == rep) return inner;
  }
  ref r = build_emit1(b, IR_unbox, rep, x);
  if (ir_is_pointer(rep)) {
    uint32_t owner = ir_local_new(b->f, (struct ir_text){0}, REP_VALUE);
    b->f->locals[owner].is_owner = true;
    build_local_set(b, owner, x);
  }
  return r;
}

ref build_converted(struct builder *b, ref x, enum ir_rep rep, bool is_explicit) {
  enum ir_rep from = rep_of(b, x);
  if (from == rep) return x;
  if (rep == REP_VALUE) return build_boxed(b, x);
  if (from == REP_VALUE) {
    if (rep == REP_BOOL) return build_truth(b, x);
    return unboxed(b, x, rep);
  }
  if (rep == REP_BOOL) return build_truth(b, x);
  if (is_word(from) && is_word(rep)) {
    bool changes_kind = ir_is_pointer(from) != ir_is_pointer(rep);
    if (!changes_kind || is_explicit) return build_emit1(b, IR_convert, rep, x);
  }
  if (rep == REP_FLOAT && (ir_is_integer(from) || from == REP_BOOL)) return build_emit1(b, IR_convert, rep, x);
  build_viper_error(b, b->at, "viper-type", "'%1' expected, but this is '%2'", build_viper_type_name(rep), build_viper_type_name(from));
  return build_const_int(b, rep, 0);
}

ref build_truth(struct builder *b, ref x) {
  enum ir_rep r = rep_of(b, x);
  if (r == REP_BOOL) return x;
  if (r == REP_VALUE) return build_emit1(b, IR_truth, REP_BOOL, x);
  if (r == REP_FLOAT) {
    ref zero = build_emit0(b, IR_const_float, REP_FLOAT);
    ref t = build_emit2(b, IR_float_compare, REP_BOOL, x, zero);
    inst(b, t)->imm.i = COND_NE;
    return t;
  }
  ref zero = build_const_int(b, r, 0);
  ref t = build_emit2(b, IR_int_compare, REP_BOOL, x, zero);
  inst(b, t)->imm.i = COND_NE;
  return t;
}
