/* SPDX-License-Identifier: MIT */
/* `firn llc`: LLVM bitcode -> object, the way Firn makes its own native objects. The build uses it for the runtime's C on
 * Xtensa, where clang 22 gets as far as bitcode only. Not listed by --help. */
#include "compiler/native.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char usage[] =
    "usage: firn llc --triple TRIPLE [--cpu CPU] [--features F,F] [--passes PIPELINE] [-S] [--emit-llvm] [--raw] IN.bc -o OUT\n";

struct options {
  struct llvm_target target;
  struct llvm_output output;
  const char *in, *out;
  bool assembly, ir;
};

static bool parse(struct options *o, int argc, char **argv) {
  const struct {
    const char *name, **value;
  } valued[] = {{"--triple", &o->target.triple}, {"--cpu", &o->target.cpu}, {"--features", &o->target.features},
                {"--passes", &o->output.passes}, {"-o", &o->out}};
  const struct {
    const char *name;
    bool *value;
  } plain[] = {{"-S", &o->assembly}, {"--emit-llvm", &o->ir}, {"--raw", &o->output.raw_object}};
  for (int i = 1; i < argc; i++) {
    bool known = false;
    for (size_t k = 0; !known && k < sizeof valued / sizeof *valued; k++) {
      size_t n = strlen(valued[k].name);
      if (strncmp(argv[i], valued[k].name, n)) continue;
      if (argv[i][n] == '=') {
        *valued[k].value = argv[i] + n + 1;
        known = true;
      } else if (!argv[i][n] && i + 1 < argc) {
        *valued[k].value = argv[++i];
        known = true;
      }
    }
    for (size_t k = 0; !known && k < sizeof plain / sizeof *plain; k++)
      if (!strcmp(argv[i], plain[k].name)) *plain[k].value = known = true;
    if (known) continue;
    if (argv[i][0] == '-' || o->in) return false;
    o->in = argv[i];
  }
  return o->in && o->out && o->target.triple;
}

int cmd_llc(int argc, char **argv) {
  struct options o = {.target = {.cpu = "", .features = ""}};
  if (!parse(&o, argc, argv)) {
    fputs(usage, stderr);
    return 2;
  }
  const char *why;
  const struct llvm_api *llvm = native_llvm(&why);
  if (!llvm) {
    fprintf(stderr, "error: native code needs LLVM 22: %s\n", why);
    return 3;
  }
  *(o.assembly ? &o.output.assembly : o.ir ? &o.output.ir : &o.output.object) = o.out;
  char *error = llvm->compile_bitcode(&o.target, o.in, &o.output);
  if (!error) return 0;
  fprintf(stderr, "error: %s\n", error);
  free(error);
  return 1;
}
