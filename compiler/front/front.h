/* SPDX-License-Identifier: MIT */
/* The front end's door: source text in, syntax tree with scopes out.
 *
 *   Arena arena;  arena_init(&arena, &arena_host);
 *   Diags diags;  diags_init(&diags, &arena);
 *   AstModule *module = front_parse(&arena, text, len, "app/main.py", &diags);
 *   if (module) scope_analyse(module, &diags);
 *   if (diags.errors) { diag_render_text(&diags, &writer); … }
 */
#ifndef FIRN_FRONT_FRONT_H
#define FIRN_FRONT_FRONT_H

#include "compiler/front/ast.h"
#include "compiler/front/scope.h"
#include "compiler/front/unicode.h"

/* What a source is parsed as (language reference, "Top-level components"). */
typedef enum FrontUse {
  FRONT_FILE,       /* any number of statements */
  FRONT_EXPRESSION, /* one expression list, for eval: the module's body is one Expr */
  FRONT_INTERACTIVE /* one line or one compound statement, for a prompt */
} FrontUse;

/* Where the stack is short: a source that would need more is refused as nested too deeply. */
typedef struct FrontLimits {
  const char *stack; /* lowest address that parsing may reach; NULL: any */
  uint16_t height;   /* of the tree, at most AST_MAX_HEIGHT, which 0 means: visitors recurse that deep */
} FrontLimits;

/* Parses a whole file. `source` (any bytes; UTF-8, or what a coding cookie says: utf-8, latin-1,
 * ascii) is borrowed for as long as tree and diagnostics live, `filename` is copied. Errors are
 * added to `diags`, several in one run; NULL when there was any, else the module. */
AstModule *front_parse(Arena *arena, const char *source, size_t len, const char *filename,
                       Diags *diags);

/* The same for another use, with other Unicode tables, within limits. front_parse is in front_host.c; this needs no
 * host. */
AstModule *front_parse_as(FrontUse use, Arena *arena, const char *source, size_t len, const char *filename,
                          Diags *diags, const Unicode *unicode, FrontLimits limits);

/* A file piece by piece, where memory is short. The reader lives in `arena`. NULL after an error. */
struct Parser *front_open(Arena *arena, const char *source, size_t len, const char *filename, Diags *diags,
                          const Unicode *unicode, FrontLimits limits);
/* The next top-level statements, in `arena`, which may be freed before the next call: as many as it takes for their tree to
 * be `enough` bytes large; is_piece is set. NULL after an error and at the end of the source. */
AstModule *front_next(struct Parser *reader, Arena *arena, size_t enough);

#endif
