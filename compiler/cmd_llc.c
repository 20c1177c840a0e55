/* SPDX-License-Identifier: MIT */
/* `firn llc`: LLVM bitcode -> object, the way Firn makes its own native objects. The toolkit's build uses it for the runtime's C
 * on Xtensa, where clang 22 gets as far as bitcode only, and build.ninja for native functions. Not listed by --help. */
#include <stdio.h>
#include <stdlib.h>

#include "compiler/file.h"
#include "compiler/ir/backend.h"
#include "compiler/options.h"

int cmd_llc(int argc, char **argv) {
  enum { OBJECT, ASSEMBLY, IR };
  struct llvm_target target = {.cpu = "", .features = ""};
  struct llvm_output output = {0};
  const char *path = NULL;
  int emit = OBJECT;
  bool lowered = false;
  const struct option rows[] = {
      {"triple", 0, OPTION_TEXT, &target.triple, "TRIPLE", "LLVM's name of the target"},
      {"cpu", 0, OPTION_TEXT, &target.cpu, "CPU", "LLVM's name of the processor"},
      {"features", 0, OPTION_TEXT, &target.features, "LIST", "such as +vfp4d16sp,-mul32high"},
      {"passes", 0, OPTION_TEXT, &output.passes, "PIPELINE", "run LLVM passes first, as default<O2>"},
      {"emit", 0, OPTION_CHOICE, &emit, "object|assembly|ir", "what to write"},
      {"lowered", 0, OPTION_FLAG, &lowered, NULL, "IN.bc is Firn's own, of native functions"},
      {"raw", 0, OPTION_FLAG, &output.raw_object, NULL, "without Firn's workarounds"},
      {"output", 'o', OPTION_OUTPUT, &path, "FILE", "where to"},
      {0}};
  const struct options options = {"llc", "IN.bc --triple TRIPLE -o OUT", "Compiles LLVM bitcode.", rows, 1, 1};
  struct arguments arguments = {0};
  int status = options_parse(&options, argc, argv, &arguments);
  if (status >= 0) return status;
  if (!path || !target.triple) return options_error(&options, "--triple and -o are needed");
  *(emit == OBJECT ? &output.object : emit == ASSEMBLY ? &output.assembly : &output.ir) = path;

  const char *why;
  const struct llvm_api *llvm = backend_llvm(&why);
  if (!llvm) {
    fprintf(stderr, "error: native code needs LLVM 22: %s\n", why);
    return 3;
  }
  char *error;
  if (lowered) {
    struct llvm_bitcode in = {0};
    in.bytes = file_read(arguments.positional[0], &in.size);
    if (!in.bytes) return 1;
    error = llvm->compile_lowered(&target, &in, &output);
    free(in.bytes);
  } else {
    error = llvm->compile_bitcode(&target, arguments.positional[0], &output);
  }
  if (!error) return 0;
  fprintf(stderr, "error: %s\n", error);
  free(error);
  return 1;
}
