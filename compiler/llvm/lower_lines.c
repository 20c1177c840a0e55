/* SPDX-License-Identifier: MIT */
/* DWARF: one compile unit a module, one subprogram a function, a line for each instruction. gdb steps through it, and
 * freeze/ makes the table of native tracebacks from it. Line 0 marks what has no place in the source: the generic
 * entries, and the call at a function's error exit, whose recorded address counts only when it is not in the function itself. */
#include "compiler/llvm/lower.h"

#include <string.h>

static void flag(struct lower *l, const char *name, unsigned n) {
  LLVMAddModuleFlag(l->module, LLVMModuleFlagBehaviorWarning, name, strlen(name), LLVMValueAsMetadata(LLVMConstInt(l->i32, n, 0)));
}

void lower_lines_start(struct lower *l) {
  static const char producer[] = "firn";
  flag(l, "Debug Info Version", LLVMDebugMetadataVersion());
  flag(l, "Dwarf Version", 4);
  l->di = LLVMCreateDIBuilder(l->module);
  l->di_file = LLVMDIBuilderCreateFile(l->di, l->ir->file.bytes, l->ir->file.length, "", 0);
  LLVMDIBuilderCreateCompileUnit(l->di, LLVMDWARFSourceLanguagePython, l->di_file, producer, strlen(producer), 1, "", 0, 0, "", 0,
                                 LLVMDWARFEmissionFull, 0, 0, 0, "", 0, "", 0);
}

void lower_lines_function(struct lower *l, const struct ir_function *f, LLVMValueRef function, bool is_generic) {
  if (!l->di) return;
  size_t length;
  const char *symbol = LLVMGetValueName2(function, &length);
  unsigned line = is_generic ? 0 : f->line;
  LLVMMetadataRef type = LLVMDIBuilderCreateSubroutineType(l->di, l->di_file, NULL, 0, LLVMDIFlagZero);
  l->scope = LLVMDIBuilderCreateFunction(l->di, l->di_file, f->name.bytes, f->name.length, symbol, length, l->di_file, line, type, !is_generic, 1,
                                         line, is_generic ? LLVMDIFlagArtificial : LLVMDIFlagZero, 1);
  LLVMSetSubprogram(function, l->scope);
  lower_line(l, 0, 0);
}

void lower_line(struct lower *l, uint32_t line, uint32_t column) {
  if (!l->di) return;
  LLVMSetCurrentDebugLocation2(l->b, LLVMDIBuilderCreateDebugLocation(l->context, line, column, l->scope, NULL));
}

void lower_lines_end(struct lower *l) {
  if (!l->di) return;
  LLVMSetCurrentDebugLocation2(l->b, NULL);
  LLVMDIBuilderFinalize(l->di);
  LLVMDisposeDIBuilder(l->di);
}
