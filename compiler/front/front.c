/* SPDX-License-Identifier: MIT */
#include "compiler/front/front.h"

#include "compiler/front/parser.h"
#include "compiler/front/source.h"

/* One expression list between blank lines. */
static void parse_only_expression(Parser *p) {
  while (parser_accept(p, TOKEN_NEWLINE)) continue;
  AstExpr *node = parser_node(p, AST_Expr);
  node->value = parse_star_expressions(p);
  parser_push(p, parser_finish(p, node));
  while (parser_accept(p, TOKEN_NEWLINE)) continue;
  if (!parser_at(p, TOKEN_END)) parser_invalid(p);
}

/* What follows the one statement may be blank lines only. */
static void parse_interactive(Parser *p) {
  if (!parser_at(p, TOKEN_END)) parse_statements(p);
  while (parser_accept(p, TOKEN_NEWLINE)) continue;
  if (!parser_at(p, TOKEN_END))
    parser_error_here(p, "multiple statements found while compiling a single statement");
}

struct Parser *front_open(Arena *arena, const char *source, size_t len, const char *filename, Diags *diags,
                          const Unicode *unicode, FrontLimits limits) {
  const DiagSource *decoded = source_decode(arena, source, len, filename, diags, unicode);
  if (!decoded) return NULL;
  Idents *idents = ARENA_NEW(arena, Idents);
  Parser *parser = ARENA_NEW(arena, Parser);
  ident_init(idents, arena);
  parser_init(parser, arena, idents, diags, decoded, unicode);
  parser->limits = limits;
  return parser;
}

/* What the parser has read as a module. */
static AstModule *finish(Parser *parser, uint32_t errors) {
  AstModule *module = ARENA_NEW(parser->arena, AstModule);
  module->base.kind = AST_Module;
  module->idents = parser->idents;
  module->source = parser->source;
  module->arena = parser->arena;
  module->body = parser_take(parser, 0);
  parser_set_height(parser, &module->base);
  return parser->diags->errors == errors ? module : NULL;
}

AstModule *front_next(struct Parser *parser, Arena *arena, size_t enough) {
  uint32_t errors = parser->diags->errors;
  size_t limit = arena->used + enough;
  if (parser_at(parser, TOKEN_END)) return NULL;
  parser_use_arena(parser, arena);
  while (!parser_at(parser, TOKEN_END) && arena->used < limit && parser->diags->errors == errors) parse_statements(parser);
  AstModule *module = finish(parser, errors);
  if (module) module->is_piece = true;
  return module;
}

AstModule *front_parse_as(FrontUse use, Arena *arena, const char *source, size_t len, const char *filename,
                          Diags *diags, const Unicode *unicode, FrontLimits limits) {
  uint32_t errors = diags->errors;
  Parser *parser = front_open(arena, source, len, filename, diags, unicode, limits);
  if (!parser) return NULL;
  if (use == FRONT_EXPRESSION) parse_only_expression(parser);
  if (use == FRONT_INTERACTIVE) parse_interactive(parser);
  while (use == FRONT_FILE && !parser_at(parser, TOKEN_END)) parse_statements(parser);
  return finish(parser, errors);
}
