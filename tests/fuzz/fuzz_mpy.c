/* SPDX-License-Identifier: MIT */
/* A .mpy file through reader, verifier, translation to frozen code, lists of both, and the writer; what the
 * writer makes must read back. */
#include "compiler/bytecode/dis.h"
#include "compiler/bytecode/frozen.h"
#include "compiler/bytecode/mpy.h"

#include <stdlib.h>

static bool is_builtin(void *ctx, struct code_text name) { return name.len == *(uint32_t *)ctx; }

static void use(Arena *arena, struct code_module *module, FILE *sink) {
  uint32_t five = 5;
  struct frozen_options options = {.is_builtin = is_builtin, .ctx = &five};
  const char *why;
  struct frozen_module *frozen = frozen_translate(module, &options, &why);
  dis_module(module, sink);
  if (frozen) dis_frozen(frozen, false, sink);
  struct mpy_error error;
  size_t len;
  const uint8_t *bytes = mpy_write(module, &len, &error);
  if (bytes && !mpy_read(arena, bytes, len, &error)) {
    fprintf(stderr, "what was written does not read back: byte %zu: %s\n", error.offset, error.text);
    abort();
  }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  Arena arena;
  struct mpy_error error;
  FILE *sink = fopen("/dev/null", "w");
  arena_init(&arena, &arena_host);
  struct code_module *module = mpy_read(&arena, data, size, &error);
  if (module && sink)
    use(&arena, module, sink);
  else if (!module && (!error.text[0] || error.offset > size))
    abort(); /* a refusal says what and where */
  arena_free(&arena);
  if (sink) fclose(sink);
  return 0;
}
