/* SPDX-License-Identifier: MIT */
/* `firn stock`: the native functions of a file as an object of stock MicroPython's native ABI (compiler/llvm/lower_stock.c). The
 * names that the code mentions are written one a line, in the order of the name table it expects. Not listed by --help. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "compiler/front/front.h"
#include "compiler/ir/backend.h"
#include "compiler/ir/build.h"
#include "compiler/ir/pass.h"
#include "compiler/options.h"

enum { NAMES_MOST = 1000 };

/* The name table in the making. */
struct names {
  char *text[NAMES_MOST];
  char number[NAMES_MOST][8];
  int count;
};

static const char *place_of(void *context, const char *bytes, size_t length) {
  struct names *names = context;
  int k = 0;
  while (k < names->count && (strlen(names->text[k]) != length || memcmp(names->text[k], bytes, length))) k++;
  if (k == NAMES_MOST) {
    fputs("error: too many names\n", stderr);
    exit(1);
  }
  if (k == names->count) {
    names->text[names->count++] = strndup(bytes, length);
    snprintf(names->number[k], sizeof names->number[k], "%d", k);
  }
  return names->number[k];
}

static void write_stderr(void *context, const char *text, size_t len) { fwrite(text, 1, len, stderr); }
/* Other modules of the firmware may store anything here; that `range` is the builtin, stock's own compiler assumes too. */
static bool is_stored(void *context, const char *name, uint32_t length) { return length != 5 || memcmp(name, "range", 5); }

static void stays_bytecode(void *context, const AstFunctionDef *function, Span where, const char *why) {
  fprintf(stderr, "note: line %u: %s is left out: it %s\n", where.line, function->name->text, why);
}

static char *read_file(const char *path, size_t *length) {
  FILE *in = fopen(path, "rb");
  char *text = NULL;
  if (in && !fseek(in, 0, SEEK_END)) {
    long size = ftell(in);
    rewind(in);
    text = size < 0 ? NULL : malloc((size_t)size + 1);
    *length = text ? fread(text, 1, (size_t)size, in) : 0;
  }
  if (in) fclose(in);
  return text;
}

/* The module's functions as IR, or NULL with everything told. */
static struct ir_module *build(Arena *arena, const char *path, const char *text, size_t length) {
  Diags diags;
  DiagWriter writer = {write_stderr, NULL, false};
  diags_init(&diags, arena);
  AstModule *module = front_parse(arena, text, length, path, &diags);
  struct ir_module *ir = NULL;
  if (module && scope_analyse(module, &diags)) {
    struct ir_candidate *candidates = calloc(module->body.count + 1, sizeof *candidates);
    uint32_t n = 0;
    for (uint32_t k = 0; k < module->body.count; k++)
      if (module->body.items[k]->kind == AST_FunctionDef)
        candidates[n++] = (struct ir_candidate){(const AstFunctionDef *)module->body.items[k], k};
    const struct ir_world world = {.emit_native = true, .is_stored = is_stored, .stays_bytecode = stays_bytecode};
    ir = ir_build(module, (struct ir_text){"app", 3}, candidates, n, &world, &diags);
    free(candidates);
  }
  diag_render_text(&diags, &writer);
  return ir;
}

static char *compile(struct ir_module *ir, const char *out, bool without_homes, struct names *names) {
  const struct llvm_target target = {"thumbv7m-unknown-none-eabi", "cortex-m3", ""};
  const struct ir_linkage linkage = {.name = place_of, .ctx = names};
  const struct llvm_code code = {
      .module = ir, .linkage = &linkage, .word_bits = 32, .float_bits = 32, .stock = true, .stock_without_homes = without_homes};
  const struct llvm_output output = {.object = out, .passes = "default<O2>"};
  const char *why;
  const struct llvm_api *llvm = backend_llvm(&why);
  return llvm ? llvm->compile_ir(&target, &code, &output) : strdup(why);
}

int cmd_stock(int argc, char **argv) {
  const char *out = NULL, *list = NULL;
  bool without_homes = false;
  const struct option rows[] = {
      {"output", 'o', OPTION_OUTPUT, &out, "FILE", "the object"},
      {"names", 0, OPTION_OUTPUT, &list, "FILE", "where to write the name table"},
      {"without-homes", 0, OPTION_FLAG, &without_homes, NULL, "without volatile homes: wrong where LLVM forwards a stale value"},
      {0}};
  const struct options options = {"stock", "FILE.py -o OUT.o", "Compiles functions for stock MicroPython.", rows, 1, 1};
  struct arguments arguments = {0};
  int status = options_parse(&options, argc, argv, &arguments);
  if (status >= 0) return status;
  if (!out) return options_error(&options, "-o is needed");
  size_t length;
  char *text = read_file(arguments.positional[0], &length), *error = NULL;
  if (!text) {
    fprintf(stderr, "error: %s: cannot read it\n", arguments.positional[0]);
    return 1;
  }
  Arena arena;
  arena_init(&arena, &arena_host);
  struct names *names = calloc(1, sizeof *names);
  struct ir_module *ir = build(&arena, arguments.positional[0], text, length);
  if (ir) {
    ir_run_passes(ir, &(struct ir_pass_options){.to = stdout});
    error = compile(ir, out, without_homes, names);
  }
  if (error) fprintf(stderr, "error: %s\n", error);
  status = ir && !error ? 0 : 1;
  FILE *to = list && !status ? fopen(list, "w") : NULL;
  for (int k = 0; k < names->count; k++) {
    if (to) fprintf(to, "%s\n", names->text[k]);
    free(names->text[k]);
  }
  if (to) fclose(to);
  free(error);
  free(names);
  free(text);
  ir_module_free(ir);
  arena_free(&arena);
  return status;
}
