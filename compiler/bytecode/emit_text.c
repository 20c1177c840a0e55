/* SPDX-License-Identifier: MIT */
/* f-strings and t-strings. Firn's own opcodes format each part and join them; for stock MicroPython an f-string
 * becomes "...".format(...):  f"{a!r:>{w}}!" -> "{!r:>{}}!".format(a, w). */
#include "compiler/bytecode/emitter.h"

#include <string.h>

static uint32_t conversion_number(int32_t conversion) {
  return conversion == 's' ? 1 : conversion == 'r' ? 2 : conversion == 'a' ? 3 : 0;
}

static void emit_formatted(struct emitter *e, const AstNode *node, const AstNode *value, int32_t conversion,
                           const AstNode *format_spec) {
  emit_expr(e, value);
  uint32_t how = conversion_number(conversion);
  if (format_spec) {
    emit_expr(e, format_spec);
    how |= 4;
  }
  emit_line_exact(e, node);
  emit_n(e, OP_FORMAT_VALUE, how);
}

static void emit_firn(struct emitter *e, const AstJoinedStr *node) {
  for (uint32_t i = 0; i < node->values.count; i++) {
    const AstNode *part = node->values.items[i];
    if (part->kind == AST_FormattedValue) {
      const AstFormattedValue *field = (const AstFormattedValue *)part;
      emit_formatted(e, part, field->value, field->conversion, field->format_spec);
    } else if (part->kind == AST_Interpolation) { /* inside a t-string's format specification */
      const AstInterpolation *field = (const AstInterpolation *)part;
      emit_formatted(e, part, field->value, field->conversion, field->format_spec);
    } else {
      emit_expr(e, part);
    }
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
    if (node->values.items[i]->kind == AST_FormattedValue || node->values.items[i]->kind == AST_Interpolation) constant = false;
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

/* ---- t-strings (PEP 750) ---- */

static void append(struct emitter *e, struct code_text *text, struct code_text more) {
  char *data = arena_alloc(e->m->arena, text->len + more.len + 1);
  if (text->len) memcpy(data, text->data, text->len);
  if (more.len) memcpy(data + text->len, more.data, more.len);
  *text = (struct code_text){data, text->len + more.len};
}

/* The constant parts: one before, between and after the interpolations each. */
static const struct code_const *template_strings(struct emitter *e, const AstTemplateStr *node, uint32_t n) {
  struct code_const *tuple = ARENA_NEW(e->m->arena, struct code_const);
  struct code_const *strings = arena_array(e->m->arena, n + 1, sizeof *strings);
  const struct code_const **items = arena_array(e->m->arena, n + 1, sizeof *items);
  for (uint32_t i = 0; i <= n; i++) {
    strings[i].kind = CODE_CONST_STR;
    strings[i].text = (struct code_text){"", 0};
    items[i] = &strings[i];
  }
  for (uint32_t i = 0, at = 0; i < node->values.count; i++) {
    const AstNode *part = node->values.items[i];
    const struct code_const *text = part->kind == AST_Interpolation ? NULL : fold(e, part);
    if (part->kind == AST_Interpolation) at++;
    else if (text && text->kind == CODE_CONST_STR) append(e, &strings[at].text, text->text);
  }
  tuple->kind = CODE_CONST_TUPLE;
  tuple->n = n + 1;
  tuple->items = items;
  return tuple;
}

void emit_template(struct emitter *e, const AstTemplateStr *node) {
  uint32_t n = 0;
  for (uint32_t i = 0; i < node->values.count; i++) n += node->values.items[i]->kind == AST_Interpolation;
  if (emit_is_mpy(e)) {
    emit_refuse(e, &node->base, "template strings cannot be written for MicroPython", NULL);
    emit_adjust(e, 1);
    return;
  }
  emit_const(e, template_strings(e, node, n));
  for (uint32_t i = 0; i < node->values.count; i++) {
    const AstInterpolation *part = (const AstInterpolation *)node->values.items[i];
    if (part->base.kind != AST_Interpolation) continue;
    uint32_t how = 1 | conversion_number((int32_t)part->conversion) << 1;
    emit_expr(e, part->value);
    emit_str(e, (struct code_text){part->str.data, part->str.len});
    if (part->format_spec) {
      emit_expr(e, part->format_spec);
      how |= 8;
    }
    emit_n(e, OP_TEMPLATE, how);
  }
  emit_n(e, OP_BUILD_TUPLE, n);
  emit_n(e, OP_TEMPLATE, 0);
}
