/* SPDX-License-Identifier: MIT */
/* Source text through the whole bytecode compiler, for Firn and for stock MicroPython. Whatever the
 * emitter makes must verify, and a written .mpy must be read back. */
#include "compiler/bytecode/emit.h"
#include "compiler/bytecode/frozen.h"
#include "compiler/bytecode/mpy.h"
#include "compiler/bytecode/verify.h"
#include "compiler/front/front.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void must(bool good, const char *what, const char *why) {
  if (good) return;
  fprintf(stderr, "%s: %s\n", what, why);
  abort();
}

/* That a table outgrows the format is no fault of the emitter. */
static void check_mpy(Arena *arena, const struct code_module *code) {
  struct mpy_error error;
  size_t len;
  const uint8_t *bytes = mpy_write(code, &len, &error);
  if (bytes) must(mpy_read(arena, bytes, len, &error), "a written .mpy is refused", error.text);
}

static void compile(Arena *arena, const AstModule *module, Diags *diags, enum emit_mode mode) {
  const struct emit_options options = {.mode = mode, .file = "fuzz.py"};
  uint32_t errors = diags->errors;
  struct code_module *code = emit_module(module, &options, diags);
  for (const Diag *diag = diags->first; diag; diag = diag->next)
    must(!diag->code || strcmp(diag->code, "internal"), "internal", diag->message);
  must(code || diags->errors > errors, "emitter", "neither code nor errors");
  if (!code) return;
  struct verify_error fault;
  must(verify_module(code, &fault), "unsound code", fault.text);
  if (mode == EMIT_MPY) {
    check_mpy(arena, code);
  } else {
    const char *error;
    const struct frozen_options how = {0};
    frozen_translate(code, &how, &error);
  }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  Arena arena;
  Diags diags;
  arena_init(&arena, &arena_host);
  for (int mode = EMIT_FIRN; mode <= EMIT_MPY; mode++) {
    diags_init(&diags, &arena);
    AstModule *module = front_parse(&arena, (const char *)data, size, "fuzz.py", &diags);
    if (module && scope_analyse(module, &diags)) compile(&arena, module, &diags, mode);
  }
  arena_free(&arena);
  return 0;
}
