/* SPDX-License-Identifier: MIT */
/* The runtime's bitcode and the application's as one module, optimised knowing all of it, into one object.
 *
 * What the objects beside it do not refer to becomes local: LLVM may then drop it, change how it is called, or put it
 * where it is called. What they define goes before a definition in here (the runtime's defaults are weak). Functions that look at
 * their return address stay functions: it tells whose code called them. */
#include "compiler/llvm/whole.h"

#include "compiler/llvm/bitcode.h"
#include "compiler/llvm/machine.h"
#include "compiler/llvm/mend.h"

#include <llvm-c/Core.h>
#include <llvm-c/Linker.h>
#include <stdlib.h>
#include <string.h>

/* All definitions: functions, variables, aliases. Ends with NULL; the caller frees it. */
static LLVMValueRef *definitions_of(LLVMModuleRef module) {
  size_t count = 0;
  for (LLVMValueRef v = LLVMGetFirstFunction(module); v; v = LLVMGetNextFunction(v)) count++;
  for (LLVMValueRef v = LLVMGetFirstGlobal(module); v; v = LLVMGetNextGlobal(v)) count++;
  for (LLVMValueRef v = LLVMGetFirstGlobalAlias(module); v; v = LLVMGetNextGlobalAlias(v)) count++;
  LLVMValueRef *all = calloc(count + 1, sizeof *all), *next = all;
  if (!all) abort();
  for (LLVMValueRef v = LLVMGetFirstFunction(module); v; v = LLVMGetNextFunction(v))
    if (!LLVMIsDeclaration(v)) *next++ = v;
  for (LLVMValueRef v = LLVMGetFirstGlobal(module); v; v = LLVMGetNextGlobal(v))
    if (!LLVMIsDeclaration(v)) *next++ = v;
  for (LLVMValueRef v = LLVMGetFirstGlobalAlias(module); v; v = LLVMGetNextGlobalAlias(v)) *next++ = v;
  return all;
}

static bool is_local(LLVMValueRef v) {
  LLVMLinkage linkage = LLVMGetLinkage(v);
  return linkage == LLVMInternalLinkage || linkage == LLVMPrivateLinkage || linkage == LLVMAppendingLinkage;
}

/* Is it a function that is never inlined? Such may be called through prototypes that are not its own (lower_entry.c), so how it is
   called must not change either. */
static bool is_apart(LLVMValueRef v) {
  return LLVMIsAFunction(v) && LLVMGetEnumAttributeAtIndex(v, LLVMAttributeFunctionIndex, LLVMGetEnumAttributeKindForName("noinline", 8));
}

static void settle_linkage(LLVMModuleRef module, const struct llvm_whole *whole) {
  size_t length;
  LLVMValueRef *all = definitions_of(module);
  for (size_t i = 0; all[i]; i++)
    if (!is_local(all[i])) whole->defines(whole->ctx, LLVMGetValueName2(all[i], &length));
  for (size_t i = 0; all[i]; i++) {
    LLVMValueRef v = all[i];
    if (is_local(v)) continue;
    switch (whole->place(whole->ctx, LLVMGetValueName2(v, &length))) {
    case LLVM_INSIDE: LLVMSetLinkage(v, is_apart(v) ? LLVMExternalLinkage : LLVMInternalLinkage); break;
    case LLVM_NEEDED: LLVMSetLinkage(v, LLVMExternalLinkage); break;
    case LLVM_ELSEWHERE: LLVMSetLinkage(v, LLVMAvailableExternallyLinkage); break; /* and the first pass drops it */
    }
  }
  free(all);
}

static void keep_apart(LLVMModuleRef module) {
  unsigned kind = LLVMGetEnumAttributeKindForName("noinline", 8), always = LLVMGetEnumAttributeKindForName("alwaysinline", 12);
  LLVMAttributeRef mark = LLVMCreateEnumAttribute(LLVMGetModuleContext(module), kind, 0);
  for (LLVMValueRef f = LLVMGetFirstFunction(module); f; f = LLVMGetNextFunction(f)) {
    size_t length;
    const char *name = LLVMGetValueName2(f, &length);
    if (strncmp(name, "llvm.returnaddress", 18)) continue;
    for (LLVMUseRef use = LLVMGetFirstUse(f); use; use = LLVMGetNextUse(use)) {
      LLVMValueRef function = LLVMGetBasicBlockParent(LLVMGetInstructionParent(LLVMGetUser(use)));
      if (!LLVMGetEnumAttributeAtIndex(function, LLVMAttributeFunctionIndex, always))
        LLVMAddAttributeAtIndex(function, LLVMAttributeFunctionIndex, mark);
    }
  }
}

static LLVMModuleRef read_one(LLVMContextRef context, const struct machine *m, const char *path, char **error) {
  LLVMModuleRef module = bitcode_read(context, path, error);
  if (!module) return NULL;
  LLVMSetTarget(module, m->triple);
  LLVMSetModuleDataLayout(module, m->layout);
  return module;
}

/* All inputs as one module. Returns NULL with *error set. */
static LLVMModuleRef read_all(LLVMContextRef context, const struct machine *m, const struct llvm_whole *whole, char **error) {
  LLVMModuleRef all = read_one(context, m, whole->runtime, error);
  for (int i = 0; !*error && whole->modules[i]; i++) {
    LLVMModuleRef module = read_one(context, m, whole->modules[i], error);
    if (!module) break;
    *error = machine_optimise(m, module, whole->module_passes);
    if (*error) LLVMDisposeModule(module);
    else if (LLVMLinkModules2(all, module)) *error = strdup("bitcode that does not go together");
  }
  if (!*error) return all;
  if (all) LLVMDisposeModule(all);
  return NULL;
}

char *whole_compile(const struct llvm_target *target, const struct llvm_whole *whole, const struct llvm_output *out) {
  struct machine m;
  LLVMContextRef context = LLVMContextCreate();
  char *error = machine_new(&m, target);
  LLVMModuleRef module = error ? NULL : read_all(context, &m, whole, &error);
  if (module) {
    mend_functions(module);
    keep_apart(module);
    settle_linkage(module, whole);
    error = machine_optimise(&m, module, out->passes);
    machine_split_sections(module);
    struct llvm_output rest = *out;
    rest.passes = NULL;
    if (!error) error = machine_emit(&m, module, &rest);
    LLVMDisposeModule(module);
  }
  machine_free(&m);
  LLVMContextDispose(context);
  return error;
}
