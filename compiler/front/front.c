/* SPDX-License-Identifier: MIT */
#include "compiler/front/front.h"

#include "compiler/front/parser.h"
#include "compiler/front/source.h"

AstModule *front_parse_with(Arena *arena, const char *source, size_t len, const char *filename,
                            Diags *diags, const Unicode *unicode) {
  uint32_t errors = diags->errors;
  const DiagSource *decoded = source_decode(arena, source, len, filename, diags, unicode);
  if (!decoded) return NULL;
  AstModule *module = ARENA_NEW(arena, AstModule);
  Idents *idents = ARENA_NEW(arena, Idents);
  Parser *parser = ARENA_NEW(arena, Parser);
  ident_init(idents, arena);
  parser_init(parser, arena, idents, diags, decoded, unicode);
  module->base.kind = AST_Module;
  module->idents = idents;
  module->source = decoded;
  module->arena = arena;
  while (!parser_at(parser, TOKEN_END)) parse_statements(parser);
  module->body = parser_take(parser, 0);
  parser_set_height(parser, &module->base);
  return diags->errors == errors ? module : NULL;
}
