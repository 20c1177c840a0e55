/* SPDX-License-Identifier: MIT */
/* Annotations of a class body, and of functions in modules that mention __annotations__. They are not evaluated: __annotations__ has their text, as after `from __future__ import
   annotations`, so that a name that is not there yet, or one that only a type checker knows, does no harm. And it is
   only made in a module that says a word of something that looks at it: of annotations, dataclasses, typed tuples. */
#include <string.h>

#include "compiler/bytecode/emitter.h"

/* The source between two places; a line break in it becomes a space. */
static struct code_text source_text(struct emitter *e, Span span) {
  const DiagSource *source = e->m->module->source;
  const char *at = source->text, *end = source->text + source->len;
  for (uint32_t line = 1; line < span.line && at < end; line++) {
    const char *newline = memchr(at, '\n', (size_t)(end - at));
    at = newline ? newline + 1 : end;
  }
  const char *last = at;
  for (uint32_t line = span.line; line < span.end_line && last < end; line++) {
    const char *newline = memchr(last, '\n', (size_t)(end - last));
    last = newline ? newline + 1 : end;
  }
  if (at + span.col > end || last + span.end_col > end || last + span.end_col < at + span.col) return (struct code_text){0};
  uint32_t len = (uint32_t)(last + span.end_col - (at + span.col));
  char *text = arena_alloc(e->m->arena, len + 1);
  memcpy(text, at + span.col, len);
  for (uint32_t i = 0; i < len; i++)
    if (text[i] == '\n' || text[i] == '\r') text[i] = ' ';
  return (struct code_text){text, len};
}

/* The statement as one that annotates a plain name, or NULL. */
static const AstAnnAssign *annotated(const AstNode *node) {
  const AstAnnAssign *assign = (const AstAnnAssign *)node;
  return node->kind == AST_AnnAssign && assign->target->kind == AST_Name && assign->simple ? assign : NULL;
}

/* A text in quotes is what it stands for. */
static struct code_text annotation_text(struct emitter *e, const AstNode *annotation) {
  const AstConstant *constant = (const AstConstant *)annotation;
  if (annotation->kind == AST_Constant && constant->value.kind == VALUE_STR)
    return (struct code_text){constant->value.text.data, constant->value.text.len};
  return source_text(e, annotation->span);
}

void emit_class_annotations(struct emitter *e, const AstNodes *body) {
  uint32_t count = 0;
  if (!e->m->keep_annotations) return;
  for (uint32_t i = 0; i < body->count; i++) count += annotated(body->items[i]) != NULL;
  if (!count) return;
  emit_n(e, OP_BUILD_MAP, count);
  for (uint32_t i = 0; i < body->count; i++) {
    const AstAnnAssign *assign = annotated(body->items[i]);
    if (!assign) continue;
    emit_str(e, annotation_text(e, assign->annotation));
    emit_str(e, emit_ident_text(((const AstName *)assign->target)->id));
    emit_op(e, OP_STORE_MAP);
  }
  emit_name_op(e, OP_STORE_NAME, "__annotations__");
}

/* The dict is on the stack. */
static void emit_annotated(struct emitter *e, struct code_text name, const AstNode *annotation) {
  if (!annotation) return;
  emit_str(e, annotation_text(e, annotation));
  emit_str(e, name);
  emit_op(e, OP_STORE_MAP);
}

static void emit_annotated_arg(struct emitter *e, const AstNode *node) {
  const Astarg *arg = (const Astarg *)node;
  if (arg) emit_annotated(e, emit_ident_text(arg->symbol ? arg->symbol->name : arg->arg), arg->annotation);
}

static void emit_annotated_args(struct emitter *e, const AstNodes *args) {
  for (uint32_t i = 0; i < args->count; i++) emit_annotated_arg(e, args->items[i]);
}

void emit_function_annotations(struct emitter *e, const AstFunctionDef *node) {
  const Astarguments *args = (const Astarguments *)node->args;
  if (!e->m->keep_function_annotations) return;
  emit_op(e, OP_DUP_TOP);
  emit_n(e, OP_BUILD_MAP, 0);
  emit_annotated_args(e, &args->posonlyargs);
  emit_annotated_args(e, &args->args);
  emit_annotated_arg(e, args->vararg);
  emit_annotated_args(e, &args->kwonlyargs);
  emit_annotated_arg(e, args->kwarg);
  emit_annotated(e, (struct code_text){"return", 6}, node->returns);
  emit_op(e, OP_ROT_TWO);
  emit_name_op(e, OP_STORE_ATTR, "__annotations__");
}
