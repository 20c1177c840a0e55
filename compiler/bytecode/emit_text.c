/* SPDX-License-Identifier: MIT */
/* f-strings. Firn's own opcodes format each part and join them; for stock MicroPython an f-string
 * becomes "...".format(...):  f"{a!r:>{w}}!" -> "{!r:>{}}!".format(a, w). */
#include "compiler/bytecode/emitter.h"

#include <string.h>

static void emit_formatted(struct emitter *e, const AstFormattedValue *node) {
  emit_expr(e, node->value);
  uint32_t how = node->conversion == 's' ? 1 : node->conversion == 'r' ? 2
               : node->conversion == 'a' ? 3 : 0;
  if (node->format_spec) {
    emit_expr(e, node->format_spec);
    how |= 4;
  }
  emit_line_exact(e, &node->base);
  emit_n(e, OP_FORMAT_VALUE, how);
}

static void emit_firn(struct emitter *e, const AstJoinedStr *node) {
  for (uint32_t i = 0; i < node->values.count; i++) {
    const AstNode *part = node->values.items[i];
    if (part->kind == AST_FormattedValue)
      emit_formatted(e, (const AstFormattedValue *)part);
    else
      emit_expr(e, part);
  }
  if (node->values.count != 1) emit_n(e, OP_BUILD_STRING, node->values.count);
}

/* The format string for stock's str.format, growing in the arena. */
struct template {
  struct emitter *e;
  char *data;
  size_t len, room;
};

static void put(struct template *t, const char *text, size_t n) {
  if (t->len + n > t->room) {
    size_t room = (t->room + n) * 2;
    char *more = arena_alloc(t->e->m->arena, room);
    if (t->len) memcpy(more, t->data, t->len);
    t->data = more;
    t->room = room;
  }
  memcpy(t->data + t->len, text, n);
  t->len += n;
}

static void put_literal(struct template *t, struct code_text text) {
  for (uint32_t i = 0; i < text.len; i++) {
    char c = text.data[i];
    put(t, &c, 1);
    if (c == '{' || c == '}') put(t, &c, 1);
  }
}

/* Writes the template and pushes the values. Returns how many. */
static uint32_t emit_fields(struct template *t, const AstNodes *values, int depth) {
  struct emitter *e = t->e;
  uint32_t n = 0;
  for (uint32_t i = 0; i < values->count; i++) {
    const AstNode *part = values->items[i];
    if (part->kind != AST_FormattedValue) {
      const struct code_const *text = fold(e, part);
      if (text && text->kind == CODE_CONST_STR) put_literal(t, text->text);
      continue;
    }
    const AstFormattedValue *field = (const AstFormattedValue *)part;
    if (depth > 1) emit_refuse(e, part, "format specs nested twice cannot be written for MicroPython", NULL);
    if (field->conversion == 'a')
      emit_refuse(e, part, "the conversion !a cannot be written for MicroPython", NULL);
    put(t, "{", 1);
    if (field->conversion == 'r') put(t, "!r", 2);
    if (field->conversion == 's') put(t, "!s", 2);
    emit_expr(e, field->value);
    n++;
    if (field->format_spec && depth <= 1) {
      put(t, ":", 1);
      n += emit_fields(t, &((const AstJoinedStr *)field->format_spec)->values, depth + 1);
    }
    put(t, "}", 1);
  }
  return n;
}

/* The template comes first on the stack but is known last: its constant is filled in afterwards. */
static void emit_mpy(struct emitter *e, const AstJoinedStr *node) {
  struct template t = {.e = e};
  uint32_t at = e->n_code;
  bool dead = e->dead;
  emit_n(e, OP_LOAD_CONST_OBJ, 0);
  emit_name_op(e, OP_LOAD_METHOD, "format");
  uint32_t n = emit_fields(&t, &node->values, 0);
  if (n > 255) emit_refuse(e, &node->base, "more than 255 fields in an f-string", NULL);
  emit_n(e, OP_CALL_METHOD, n);
  if (dead) return;
  struct code_const *text = ARENA_NEW(e->m->arena, struct code_const);
  text->kind = CODE_CONST_STR;
  text->text = (struct code_text){arena_text(e->m->arena, t.data ? t.data : "", t.len),
                                  (uint32_t)t.len};
  if (t.len <= 10) {
    e->code[at].op = OP_LOAD_CONST_STRING;
    e->code[at].n = (int32_t)pool_qstr(&e->m->pool, text->text);
  } else {
    e->code[at].n = (int32_t)pool_const(&e->m->pool, text);
  }
}

void emit_joined(struct emitter *e, const AstJoinedStr *node) {
  bool constant = true;
  for (uint32_t i = 0; i < node->values.count; i++)
    if (node->values.items[i]->kind == AST_FormattedValue) constant = false;
  if (constant && node->values.count <= 1) {
    if (node->values.count)
      emit_expr(e, node->values.items[0]);
    else
      emit_cstr(e, "");
    return;
  }
  if (emit_is_mpy(e) && !constant)
    emit_mpy(e, node);
  else
    emit_firn(e, node);
}
