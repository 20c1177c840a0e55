/* SPDX-License-Identifier: MIT */
/* `firn dis`: the bytecode of a source or .mpy file, or the code it is frozen to. */
#include "compiler/bytecode/dis.h"
#include "compiler/bytecode/frozen.h"
#include "compiler/bytecode/load.h"
#include "compiler/file.h"
#include "compiler/options.h"
#include "freeze/dense.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { FORM_WIRE, FORM_FIRN, FORM_FROZEN, FORM_DENSE };

static void write_to(void *ctx, const char *text, size_t len) { fwrite(text, 1, len, ctx); }

static bool list_frozen(struct code_module *module, const char *path, bool dense) {
  static const struct frozen_options options = {0};
  const char *error;
  struct frozen_module *frozen = frozen_translate(module, &options, &error);
  if (frozen && dense) {
    struct dense_module changed = dense_module_make(&(struct module_input){.frozen = frozen}, true);
    if (changed.too_large) error = "a function's code, or a jump in it, is too long";
    if (changed.too_large) frozen = NULL;
    else *frozen = changed.frozen;
    free(changed.entries);
  }
  if (frozen)
    dis_frozen(frozen, dense, stdout);
  else
    fprintf(stderr, "%s: error: %s\n", path, error);
  return frozen != NULL;
}

static bool list(Arena *arena, const char *path, const struct emit_options *emit, int form) {
  size_t len;
  char *text = file_read(path, &len);
  if (!text) return false;
  if (len >= 4 && !memcmp(text, "\177ELF", 4)) {
    fprintf(stderr, "%s: error: is an ELF file; firn dis lists .py and .mpy files, firn size an image's contents\n",
            path);
    free(text);
    return false;
  }
  Diags diags;
  diags_init(&diags, arena);
  size_t n = strlen(path);
  bool is_mpy = (n > 4 && !strcmp(path + n - 4, ".mpy")) || (len && text[0] == 'M' && !strchr(path, '.'));
  struct code_module *module =
      is_mpy ? load_mpy(arena, (const uint8_t *)text, len, path, &diags)
             : load_source(arena, text, len, path, emit, &diags, NULL);
  diag_render_text(&diags, &(DiagWriter){write_to, stderr, isatty(STDERR_FILENO)});
  bool done = module != NULL;
  if (module && form >= FORM_FROZEN)
    done = list_frozen(module, path, form == FORM_DENSE);
  else if (module)
    dis_module(module, stdout);
  free(text);
  return done;
}

int cmd_dis(int argc, char **argv) {
  int form = FORM_WIRE;
  double optimise = 0;
  const struct option rows[] = {
      {"form", 0, OPTION_CHOICE, &form, "mpy|firn|frozen|dense",
       "code for stock MicroPython, for images, as small images hold it, or as large ones do"},
      {"optimise", 'O', OPTION_NUMBER, &optimise, "N", "optimisation level, as firn mpy's"},
      {0},
  };
  const struct options options = {
      .command = "dis",
      .usage = "FILE.py|FILE.mpy...",
      .about = "Lists the bytecode of Python sources and .mpy files.",
      .rows = rows,
      .least = 1,
      .most = 64,
  };
  struct arguments found;
  int status = options_parse(&options, argc, argv, &found);
  if (status >= 0) return status;
  struct emit_options emit = {.mode = form == FORM_WIRE ? EMIT_MPY : EMIT_FIRN,
                              .optimise = (int)optimise};
  bool done = true;
  for (int i = 0; i < found.count; i++) {
    Arena arena;
    arena_init(&arena, &arena_host);
    done &= list(&arena, found.positional[i], &emit, form);
    arena_free(&arena);
  }
  return done ? 0 : 1;
}
