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

/* Parses a whole file. `source` (any bytes; UTF-8, or what a coding cookie says: utf-8, latin-1,
 * ascii) is borrowed for as long as tree and diagnostics live, `filename` is copied. Errors are
 * added to `diags`, several in one run; NULL when there was any, else the module. */
AstModule *front_parse(Arena *arena, const char *source, size_t len, const char *filename,
                       Diags *diags);

/* The same with other Unicode tables. front_parse is in front_host.c; this needs no host. */
AstModule *front_parse_with(Arena *arena, const char *source, size_t len, const char *filename,
                            Diags *diags, const Unicode *unicode);

#endif
