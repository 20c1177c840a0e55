/* SPDX-License-Identifier: MIT */
/* Source text through decoder, lexer, parser, scopes, dumps and diagnostics. */
#include "compiler/front/front.h"

static void discard(void *ctx, const char *text, size_t len) { *(size_t *)ctx += len; }

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  Arena arena;
  Diags diags;
  size_t written = 0;
  DiagWriter writer = {discard, &written, true};
  arena_init(&arena, &arena_host);
  diags_init(&diags, &arena);
  AstModule *module = front_parse(&arena, (const char *)data, size, "fuzz.py", &diags);
  if (module) {
    ast_dump(&module->base, true, &writer);
    if (scope_analyse(module, &diags)) scope_dump(module->scope, &writer);
  }
  diag_render_text(&diags, &writer);
  diag_render_json(&diags, &writer);
  arena_free(&arena);
  return 0;
}
