/* SPDX-License-Identifier: MIT */
/* The tree as text, for golden tests and for comparing with CPython's. */
#include "compiler/front/ast.h"

#include <string.h>

typedef struct Dump {
  const DiagWriter *writer;
  bool spans;
  uint32_t indent;
} Dump;

static void put(Dump *d, const char *text) {
  d->writer->write(d->writer->ctx, text, strlen(text));
}

static void put_number(Dump *d, int64_t value) {
  char digits[24];
  char *p = digits + sizeof digits - 1;
  uint64_t rest = value < 0 ? 0 - (uint64_t)value : (uint64_t)value;
  *p = 0;
  do {
    *--p = (char)('0' + rest % 10);
    rest /= 10;
  } while (rest);
  if (value < 0) *--p = '-';
  put(d, p);
}

static void put_hex(Dump *d, uint64_t value, int digits) {
  char text[17];
  for (int i = digits - 1; i >= 0; i--, value >>= 4) text[i] = "0123456789abcdef"[value & 15];
  text[digits] = 0;
  put(d, text);
}

/* In double quotes; what is not printable ASCII as \xNN. */
static void put_text(Dump *d, AstText text) {
  put(d, "\"");
  for (uint32_t i = 0; i < text.len; i++) {
    uint8_t c = (uint8_t)text.data[i];
    if (c < 0x20 || c >= 0x7F || c == '"' || c == '\\') {
      put(d, "\\x");
      put_hex(d, c, 2);
    } else {
      d->writer->write(d->writer->ctx, text.data + i, 1);
    }
  }
  put(d, "\"");
}

static void put_bits(Dump *d, double number) {
  uint64_t bits;
  memcpy(&bits, &number, sizeof bits);
  put_hex(d, bits, 16);
}

static void put_value(Dump *d, const AstValue *value) {
  switch (value->kind) {
  case VALUE_NONE: put(d, "None"); break;
  case VALUE_FALSE: put(d, "False"); break;
  case VALUE_TRUE: put(d, "True"); break;
  case VALUE_ELLIPSIS: put(d, "..."); break;
  case VALUE_INT: put_number(d, value->small); break;
  case VALUE_BIGINT: put(d, value->text.data); break;
  case VALUE_FLOAT:
    put(d, "float:");
    put_bits(d, value->number);
    break;
  case VALUE_COMPLEX:
    put(d, "complex:");
    put_bits(d, value->number);
    break;
  case VALUE_BYTES:
    put(d, "b");
    put_text(d, value->text);
    break;
  case VALUE_STR:
    if (value->u_prefix) put(d, "u");
    put_text(d, value->text);
    break;
  }
}

static void put_operators(Dump *d, const AstOperators *ops) {
  for (uint32_t i = 0; i < ops->count; i++) {
    if (i) put(d, ",");
    put(d, ast_operators[ops->items[i]].name);
  }
}

static void put_idents(Dump *d, const AstIdents *idents) {
  for (uint32_t i = 0; i < idents->count; i++) {
    if (i) put(d, ",");
    put(d, idents->items[i]->text);
  }
}

/* What is not a node, as " name=value". */
static void put_plain(Dump *d, const AstField *field, const void *at) {
  static const char *const contexts[] = {"Load", "Store", "Del"};
  if (field->kind == FIELD_OPT_ID && !*(const Ident *const *)at) return;
  if (field->kind == FIELD_IDS && ((const AstIdents *)at)->count == 0) return;
  put(d, " ");
  put(d, field->name);
  put(d, "=");
  switch ((AstFieldKind)field->kind) {
  case FIELD_ID:
  case FIELD_OPT_ID: put(d, (*(const Ident *const *)at)->text); break;
  case FIELD_IDS: put_idents(d, at); break;
  case FIELD_OP: put(d, ast_operators[*(const AstOperator *)at].name); break;
  case FIELD_OPS: put_operators(d, at); break;
  case FIELD_CTX: put(d, contexts[*(const AstContext *)at]); break;
  case FIELD_INT: put_number(d, *(const int32_t *)at); break;
  case FIELD_TEXT: put_text(d, *(const AstText *)at); break;
  case FIELD_VALUE: put_value(d, at); break;
  case FIELD_ONE:
  case FIELD_OPT:
  case FIELD_LIST:
  case FIELD_OPT_LIST: break;
  }
}

static void put_indent(Dump *d) {
  for (uint32_t i = 0; i < d->indent; i++) put(d, " ");
}

static void put_span(Dump *d, Span span) {
  put(d, " @");
  put_number(d, span.line);
  put(d, ":");
  put_number(d, span.col);
  put(d, "-");
  put_number(d, span.end_line);
  put(d, ":");
  put_number(d, span.end_col);
}

static bool is_nodes(const AstField *field) {
  return field->kind == FIELD_ONE || field->kind == FIELD_OPT || field->kind == FIELD_LIST ||
         field->kind == FIELD_OPT_LIST;
}

static void put_node(Dump *d, const AstNode *node);

static void put_children(Dump *d, const AstField *field, const void *at) {
  AstNodes list = {(AstNode **)at, *(AstNode *const *)at != NULL};
  if (field->kind == FIELD_LIST || field->kind == FIELD_OPT_LIST) list = *(const AstNodes *)at;
  if (list.count == 0) return;
  d->indent++;
  put_indent(d);
  put(d, field->name);
  put(d, ":\n");
  d->indent++;
  for (uint32_t i = 0; i < list.count; i++) put_node(d, list.items[i]);
  d->indent -= 2;
}

static void put_node(Dump *d, const AstNode *node) {
  put_indent(d);
  if (!node) {
    put(d, "None\n");
    return;
  }
  put(d, ast_kinds[node->kind].name);
  if (d->spans && node->span.line) put_span(d, node->span);
  const AstField *fields = ast_fields(node->kind);
  for (const AstField *f = fields; f->name; f++)
    if (!is_nodes(f)) put_plain(d, f, (const char *)node + f->offset);
  put(d, "\n");
  for (const AstField *f = fields; f->name; f++)
    if (is_nodes(f)) put_children(d, f, (const char *)node + f->offset);
}

void ast_dump(const AstNode *node, bool spans, const DiagWriter *writer) {
  Dump dump = {writer, spans, 0};
  put_node(&dump, node);
}
