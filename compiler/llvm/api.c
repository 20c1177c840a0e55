/* SPDX-License-Identifier: MIT */
#include "compiler/llvm/api.h"

#include "compiler/llvm/bitcode.h"
#include "compiler/llvm/module.h"
#include "compiler/llvm/whole.h"

__attribute__((visibility("default"))) const struct llvm_api *firn_llvm_api(void) {
  static const struct llvm_api api = {
      .size = sizeof(struct llvm_api),
      .compile_bitcode = bitcode_compile,
      .compile_lowered = bitcode_compile_lowered,
      .lower_ir = module_lower,
      .compile_ir = module_compile,
      .compile_whole = whole_compile,
  };
  return &api;
}
