/* SPDX-License-Identifier: MIT */
/* A module's typed IR -> LLVM IR -> bitcode, or object. LLVM does the rest: locals into registers, inlining of direct calls, loops. */
#include "compiler/llvm/lower.h"

#include "compiler/llvm/machine.h"
#include "compiler/llvm/module.h"
#include "runtime/abi/symbol.h"

#include <llvm-c/BitWriter.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

LLVMTypeRef lower_rep(struct lower *l, enum ir_rep rep) {
  switch (rep) {
  case REP_NONE: return l->none;
  case REP_VALUE: return l->word;
  case REP_BOOL: return l->i1;
  case REP_I32:
  case REP_U32: return l->i32;
  case REP_FLOAT: return l->flt;
  default: return l->ptr;
  }
}

LLVMTypeRef lower_result_type(struct lower *l, const struct ir_function *f) {
  LLVMTypeRef bare = lower_rep(l, f->result), pair[] = {bare, l->i32};
  if (!f->may_raise || f->result == REP_VALUE) return bare;
  return LLVMStructTypeInContext(l->context, pair, 2, 0);
}

void lower_attribute(struct lower *l, LLVMValueRef function, const char *name) {
  unsigned kind = LLVMGetEnumAttributeKindForName(name, strlen(name));
  LLVMAddAttributeAtIndex(function, LLVMAttributeFunctionIndex, LLVMCreateEnumAttribute(l->context, kind, 0));
}

void lower_symbol_of(struct lower *l, const char *prefix, const struct ir_function *f, char *out, size_t size) {
  size_t n = symbol_escape(out, size, prefix, l->ir->name.bytes, l->ir->name.length);
  if (n < size) snprintf(out + n, size - n, "__%u", f->number);
}

bool lower_exits_by_tail_call(const struct lower *l, const struct ir_function *f) {
  bool three_words = f->result == REP_FLOAT && l->code->float_bits > l->code->word_bits && !l->is_hard_float;
  return l->has_tail_calls && !three_words;
}

static void declare_typed(struct lower *l, const struct ir_function *f) {
  char symbol[1024];
  LLVMTypeRef *parameters = ir_alloc((struct ir_module *)l->ir, (f->n_parameters + 1) * sizeof *parameters);
  for (uint32_t k = 0; k < f->n_parameters; k++) parameters[k] = lower_rep(l, f->locals[k].rep);
  LLVMTypeRef type = LLVMFunctionType(lower_result_type(l, f), parameters, f->n_parameters, 0);
  lower_symbol_of(l, "firn_typ_", f, symbol, sizeof symbol);
  LLVMValueRef function = LLVMAddFunction(l->module, f->symbol ? f->symbol : symbol, type);
  if (!f->symbol) LLVMSetLinkage(function, LLVMInternalLinkage);
  lower_attribute(l, function, "nounwind");
  if (!f->is_viper) lower_attribute(l, function, "optsize");
  /* Inlined, the error exit would note the return address of another function. */
  if (f->is_apart || (f->may_raise && !lower_exits_by_tail_call(l, f))) lower_attribute(l, function, "noinline");
  l->typed[f->index] = function;
  l->typed_types[f->index] = type;
}

static void describe_target(struct lower *l, const struct llvm_target *target) {
  const char *t = target->triple;
  bool is_v6m = strstr(t, "v6m"), is_xtensa = strstr(t, "xtensa");
  l->has_tail_calls = strstr(t, "thumb") && !is_v6m;
  l->ignores_nomerge = is_xtensa;
  l->has_long_multiply = !is_v6m && !is_xtensa;
  l->is_hard_float = strstr(t, "eabihf");
  l->stack_register = strstr(t, "x86_64") ? "rsp" : "sp";
  if (is_xtensa) l->stack_instruction = "or $0, a1, a1";
}

static void make_types(struct lower *l) {
  LLVMContextRef c = l->context;
  l->none = LLVMVoidTypeInContext(c);
  l->i1 = LLVMInt1TypeInContext(c);
  l->i8 = LLVMInt8TypeInContext(c);
  l->i16 = LLVMInt16TypeInContext(c);
  l->i32 = LLVMInt32TypeInContext(c);
  l->ptr = LLVMPointerTypeInContext(c, 0);
  l->word = LLVMIntTypeInContext(c, l->code->word_bits);
  l->flt = l->code->float_bits == 64 ? LLVMDoubleTypeInContext(c) : LLVMFloatTypeInContext(c);
}

static void lower_firn_module(struct lower *l) {
  const struct ir_module *m = l->ir;
  l->typed = ir_alloc((struct ir_module *)m, (m->n_functions + 1) * sizeof *l->typed);
  l->typed_types = ir_alloc((struct ir_module *)m, (m->n_functions + 1) * sizeof *l->typed_types);
  for (uint32_t k = 0; k < m->n_functions; k++) declare_typed(l, m->functions[k]);
  for (uint32_t k = 0; k < m->n_functions; k++) lower_typed_function(l, m->functions[k]);
  for (uint32_t k = 0; k < m->n_functions; k++)
    if (!m->functions[k]->symbol) lower_generic_entry(l, m->functions[k]);
}

static void lower_module(struct lower *l) {
  make_types(l);
  lower_lines_start(l);
  if (l->code->stock) {
    lower_stock_module(l);
  } else {
    lower_firn_module(l);
  }
  lower_lines_end(l);
  machine_split_sections(l->module);
}

/* What becomes of the module. Returns NULL or a message to free. */
typedef char *finish(const struct machine *machine, LLVMModuleRef module, void *to);

static char *lower_and(const struct llvm_target *wanted, const struct llvm_code *code, finish *finish, void *to) {
  struct machine machine;
  struct llvm_target target = *wanted;
  char *here = NULL;
  if (!*target.triple) target.triple = here = LLVMGetDefaultTargetTriple();
  char *error = machine_new(&machine, &target);
  if (!error) {
    struct lower l = {.abi = &lower_abi_firn, .code = code, .linkage = code->linkage, .ir = code->module};
    describe_target(&l, &target);
    l.context = LLVMContextCreate();
    l.module = LLVMModuleCreateWithNameInContext(code->module->name.bytes, l.context);
    l.b = LLVMCreateBuilderInContext(l.context);
    LLVMSetTarget(l.module, target.triple);
    LLVMSetModuleDataLayout(l.module, machine.layout);
    lower_module(&l);
    error = finish(&machine, l.module, to);
    LLVMDisposeBuilder(l.b);
    LLVMDisposeModule(l.module);
    LLVMContextDispose(l.context);
  }
  machine_free(&machine);
  LLVMDisposeMessage(here);
  return error;
}

static char *emit(const struct machine *machine, LLVMModuleRef module, void *out) { return machine_emit(machine, module, out); }

char *module_compile(const struct llvm_target *target, const struct llvm_code *code, const struct llvm_output *out) {
  return lower_and(target, code, emit, (void *)out);
}

static char *write_bitcode(const struct machine *machine, LLVMModuleRef module, void *to) {
  struct llvm_bitcode *bitcode = to;
  LLVMMemoryBufferRef buffer = LLVMWriteBitcodeToMemoryBuffer(module);
  (void)machine;
  bitcode->size = LLVMGetBufferSize(buffer);
  bitcode->bytes = malloc(bitcode->size + 1);
  if (bitcode->bytes) memcpy(bitcode->bytes, LLVMGetBufferStart(buffer), bitcode->size);
  LLVMDisposeMemoryBuffer(buffer);
  return bitcode->bytes ? NULL : strdup("out of memory");
}

char *module_lower(const struct llvm_target *target, const struct llvm_code *code, struct llvm_bitcode *out) {
  return lower_and(target, code, write_bitcode, out);
}
