/* SPDX-License-Identifier: MIT */
#include "compiler/bytecode/load.h"

#include "compiler/bytecode/mpy.h"
#include "compiler/bytecode/verify.h"
#include "compiler/front/front.h"

#include <stdio.h>
#include <string.h>

/* A fault of the whole file. */
static void tell(Arena *arena, Diags *diags, const char *code, const char *name, const char *text) {
  DiagSource *source = ARENA_NEW(arena, DiagSource);
  source->name = arena_text(arena, name, strlen(name));
  diag_error(diags, code, source, (Span){0}, "%1", arena_text(arena, text, strlen(text)), NULL);
}

/* What the emitter makes must pass; if not, the fault is ours and no code leaves. */
static bool is_sound(Arena *arena, struct code_module *module, const char *name, Diags *diags) {
  struct verify_error fault;
  if (verify_module(module, &fault)) return true;
  char text[240];
  snprintf(text, sizeof text, "internal error in the bytecode emitter: %.60s, offset %u: %s",
           fault.unit->qualname.data, fault.offset, fault.text);
  tell(arena, diags, "internal", name, text);
  return false;
}

struct code_module *load_source(Arena *arena, const char *text, size_t len, const char *name,
                                const struct emit_options *options, Diags *diags, AstModule **out) {
  AstModule *tree = front_parse(arena, text, len, name, diags);
  if (tree) tree->cell_by_call = options->mode == EMIT_MPY;
  if (!tree || !scope_analyse(tree, diags)) return NULL;
  if (out) *out = tree;
  struct code_module *module = emit_module(tree, options, diags);
  if (!module || !is_sound(arena, module, name, diags)) return NULL;
  return module;
}

struct code_module *load_mpy(Arena *arena, const uint8_t *data, size_t len, const char *name,
                             Diags *diags) {
  struct mpy_error error;
  struct code_module *module = mpy_read(arena, data, len, &error);
  if (module) return module;
  char text[240];
  snprintf(text, sizeof text, "byte %zu: %s", error.offset, error.text);
  tell(arena, diags, "bad-mpy", name, text);
  return NULL;
}
