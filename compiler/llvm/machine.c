/* SPDX-License-Identifier: MIT */
/* From an LLVM module to an object, by the route that is right for the target.
 *
 * Thumb and x86: LLVM writes the object. Xtensa: LLVM's object writer misplaces literals, so the module becomes assembly, literals.c
 * mends it, and LLVM's own assembler reads it back as the module-level inline assembly of an otherwise empty module (the
 * C API has no other way to the assembler). */
#include "compiler/llvm/machine.h"

#include "compiler/llvm/literals.h"
#include "compiler/llvm/mend.h"

#include <llvm-c/Analysis.h>
#include <llvm-c/Core.h>
#include <llvm-c/ErrorHandling.h>
#include <llvm-c/Target.h>
#include <llvm-c/Transforms/PassBuilder.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static char *message(const char *what, char *detail) {
  const char *d = detail ? detail : "no further detail";
  size_t n = strlen(what) + strlen(d) + 3;
  char *text = malloc(n);
  if (text) snprintf(text, n, "%s: %s", what, d);
  if (detail) LLVMDisposeMessage(detail);
  return text ? text : strdup(what);
}

/* LLVM would print a backtrace of its own and abort. */
static void fatal(const char *reason) {
  fprintf(stderr, "error: LLVM: %s\n", reason);
  _exit(3);
}

static void initialize_targets(void) {
  static bool done; /* LLVM's own registry is process-wide too */
  if (done) return;
  done = true;
  LLVMInstallFatalErrorHandler(fatal);
  LLVMInitializeARMTargetInfo();
  LLVMInitializeARMTarget();
  LLVMInitializeARMTargetMC();
  LLVMInitializeARMAsmPrinter();
  LLVMInitializeARMAsmParser();
  LLVMInitializeXtensaTargetInfo();
  LLVMInitializeXtensaTarget();
  LLVMInitializeXtensaTargetMC();
  LLVMInitializeXtensaAsmPrinter();
  LLVMInitializeXtensaAsmParser();
  LLVMInitializeX86TargetInfo();
  LLVMInitializeX86Target();
  LLVMInitializeX86TargetMC();
  LLVMInitializeX86AsmPrinter();
  LLVMInitializeX86AsmParser();
}

char *machine_new(struct machine *m, const struct llvm_target *target) {
  initialize_targets();
  memset(m, 0, sizeof *m);
  LLVMTargetRef found;
  char *error = NULL;
  if (LLVMGetTargetFromTriple(target->triple, &found, &error)) return message("LLVM target", error);
  bool hosted = strstr(target->triple, "linux");
  LLVMTargetMachineOptionsRef options = LLVMCreateTargetMachineOptions();
  LLVMTargetMachineOptionsSetCPU(options, target->cpu);
  LLVMTargetMachineOptionsSetFeatures(options, target->features);
  LLVMTargetMachineOptionsSetCodeGenOptLevel(options, LLVMCodeGenLevelDefault);
  LLVMTargetMachineOptionsSetRelocMode(options, hosted ? LLVMRelocPIC : LLVMRelocStatic);
  LLVMTargetMachineOptionsSetCodeModel(options, LLVMCodeModelSmall);
  m->handle = LLVMCreateTargetMachineWithOptions(found, target->triple, options);
  LLVMDisposeTargetMachineOptions(options);
  if (!m->handle) return message("LLVM has no machine for", LLVMCreateMessage(target->triple));
  m->layout = LLVMCreateTargetDataLayout(m->handle);
  m->triple = strdup(target->triple);
  m->is_xtensa = !strncmp(target->triple, "xtensa", 6);
  return NULL;
}

void machine_free(struct machine *m) {
  if (m->layout) LLVMDisposeTargetData(m->layout);
  if (m->handle) LLVMDisposeTargetMachine(m->handle);
  free(m->triple);
}

static void name_section(LLVMValueRef global, const char *prefix) {
  size_t length;
  const char *name = LLVMGetValueName2(global, &length);
  char section[512];
  if (LLVMGetSection(global) && *LLVMGetSection(global)) return;
  if (snprintf(section, sizeof section, "%s.%.*s", prefix, (int)length, name) < (int)sizeof section)
    LLVMSetSection(global, section);
}

/* Mergeable constants (unnamed strings) stay where the linker merges them. */
static void split_variable(LLVMValueRef v) {
  LLVMValueRef initial = LLVMGetInitializer(v);
  LLVMLinkage linkage = LLVMGetLinkage(v);
  if (!initial || linkage == LLVMPrivateLinkage || linkage == LLVMAppendingLinkage ||
      linkage == LLVMCommonLinkage || LLVMIsThreadLocal(v))
    return;
  if (LLVMIsGlobalConstant(v)) {
    name_section(v, ".rodata");
  } else {
    name_section(v, LLVMIsNull(initial) ? ".bss" : ".data");
  }
}

void machine_split_sections(LLVMModuleRef module) {
  for (LLVMValueRef f = LLVMGetFirstFunction(module); f; f = LLVMGetNextFunction(f))
    if (!LLVMIsDeclaration(f)) name_section(f, ".text");
  for (LLVMValueRef v = LLVMGetFirstGlobal(module); v; v = LLVMGetNextGlobal(v)) split_variable(v);
}

char *machine_optimise(const struct machine *m, LLVMModuleRef module, const char *passes) {
  if (!passes) return NULL;
  LLVMPassBuilderOptionsRef options = LLVMCreatePassBuilderOptions();
  LLVMErrorRef error = LLVMRunPasses(module, passes, m->handle, options);
  LLVMDisposePassBuilderOptions(options);
  if (!error) return NULL;
  char *text = LLVMGetErrorMessage(error);
  char *copy = message("LLVM passes", LLVMCreateMessage(text));
  LLVMDisposeErrorMessage(text);
  return copy;
}

/* Keeps the first error of a context; by default LLVM prints it and ends the process. */
static void note_error(LLVMDiagnosticInfoRef info, void *first) {
  char **error = first;
  if (LLVMGetDiagInfoSeverity(info) == LLVMDSError && !*error) *error = LLVMGetDiagInfoDescription(info);
}

static char *emit_file(const struct machine *m, LLVMModuleRef module, const char *path, LLVMCodeGenFileType type) {
  char *error = NULL, *noted = NULL;
  LLVMContextRef context = LLVMGetModuleContext(module);
  LLVMContextSetDiagnosticHandler(context, note_error, &noted);
  bool failed = LLVMTargetMachineEmitToFile(m->handle, module, path, type, &error);
  LLVMContextSetDiagnosticHandler(context, NULL, NULL);
  if (!failed && !noted) return NULL;
  unlink(path);
  if (failed && noted) LLVMDisposeMessage(noted);
  return message(path, failed ? error : noted);
}

static char *assemble(const struct machine *m, const char *text, const char *path) {
  LLVMContextRef context = LLVMContextCreate();
  LLVMModuleRef module = LLVMModuleCreateWithNameInContext("", context);
  LLVMSetTarget(module, m->triple);
  LLVMSetModuleDataLayout(module, m->layout);
  LLVMSetModuleInlineAsm2(module, text, strlen(text));
  char *error = emit_file(m, module, path, LLVMObjectFile);
  LLVMDisposeModule(module);
  LLVMContextDispose(context);
  return error;
}

static char *emit_by_assembly(const struct machine *m, LLVMModuleRef module, const char *path) {
  char *error = NULL;
  LLVMMemoryBufferRef text;
  if (LLVMTargetMachineEmitToMemoryBuffer(m->handle, module, LLVMAssemblyFile, &error, &text))
    return message(path, error);
  char *mended = literals_apart(LLVMGetBufferStart(text), LLVMGetBufferSize(text));
  LLVMDisposeMemoryBuffer(text);
  if (!mended) return message(path, LLVMCreateMessage("out of memory"));
  error = assemble(m, mended, path);
  free(mended);
  return error;
}

char *machine_emit(const struct machine *m, LLVMModuleRef module, const struct llvm_output *out) {
  char *error = NULL;
  if (LLVMVerifyModule(module, LLVMReturnStatusAction, &error)) return message("malformed LLVM module", error);
  LLVMDisposeMessage(error);
  error = NULL;
  if ((error = machine_optimise(m, module, out->passes))) return error;
  if (m->is_xtensa && !out->raw_object) mend_xtensa(module);
  if (out->ir && LLVMPrintModuleToFile(module, out->ir, &error)) return message(out->ir, error);
  if (out->assembly && (error = emit_file(m, module, out->assembly, LLVMAssemblyFile))) return error;
  if (!out->object) return NULL;
  if (m->is_xtensa && !out->raw_object) return emit_by_assembly(m, module, out->object);
  return emit_file(m, module, out->object, LLVMObjectFile);
}
