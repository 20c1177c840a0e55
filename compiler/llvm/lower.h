/* SPDX-License-Identifier: MIT */
/* What the files lower*.c share while one module's IR becomes LLVM IR. Private to them.
 *
 * Each function has two entries. The typed one has the function's representations as parameters and result; when it may raise,
 * a tagged result is 0 on error, any other comes with an i32 error flag, the pair in two registers. The generic one,
 * `value entry(value function, const value *locals)`, is what a native function object points to: it unboxes, calls the
 * typed one, boxes.
 *
 * All fallible instructions of a function without a handler of their own branch to its one error exit, which notes the function's
 * return address in the traceback of the pending exception. Where LLVM has tail calls, that costs nothing before the error: the exit is
 * a tail call to firn_error_return, whose return address is then the function's own. */
#ifndef FIRN_LLVM_LOWER_H
#define FIRN_LLVM_LOWER_H

#include "compiler/ir/ir.h"
#include "compiler/llvm/api.h"
#include "runtime/abi/operator.h"
#include "runtime/abi/value.h"

#include <llvm-c/Core.h>
#include <llvm-c/DebugInfo.h>

enum entry {
#define ENTRY(name, result, parameters, synopsis) ENTRY_##name,
#include "runtime/abi/entry.def"
#undef ENTRY
  ENTRIES
};

struct lower;

/* How code meets the runtime it runs in: Firn's own (errors return), or stock MicroPython's (errors jump; lower_stock.c). */
struct lower_abi {
  bool errors_return; /* a result of 0 (-1 for truths) is an error, and the error edge is to be taken */
  LLVMValueRef (*call)(struct lower *l, enum entry e, LLVMValueRef *arguments);
  LLVMValueRef (*name)(struct lower *l, const char *bytes, size_t length); /* a name as operand of an entry */
  LLVMValueRef (*special)(struct lower *l, int64_t which);                 /* None, True … */
  LLVMValueRef (*global)(struct lower *l, const struct ir_inst *i);
  LLVMValueRef (*catch)(struct lower *l, const struct ir_inst *i);
  void (*handler)(struct lower *l, const struct ir_inst *i); /* the other instructions of handlers */
  int64_t stop;                                              /* what `next` gives at the end */
};
extern const struct lower_abi lower_abi_firn;

struct lower {
  const struct lower_abi *abi;
  const struct llvm_code *code;
  const struct ir_linkage *linkage;
  const struct ir_module *ir;
  LLVMContextRef context;
  LLVMModuleRef module;
  LLVMBuilderRef b;
  LLVMDIBuilderRef di; /* NULL without lines */
  LLVMMetadataRef di_file;
  LLVMTypeRef word, i1, i8, i16, i32, flt, ptr, none;
  bool has_tail_calls; /* musttail works: not on v6-M, not on Xtensa; the host does without */
  bool has_long_multiply;
  bool ignores_nomerge; /* see lower_keep_apart */
  unsigned calls;       /* numbered for it */
  bool is_hard_float;
  const char *stack_register, *stack_instruction; /* one of them: how to read the stack pointer */
  LLVMValueRef *typed; /* by function index */
  LLVMTypeRef *typed_types;

  /* of the function at hand */
  const struct ir_function *f;
  LLVMValueRef function;
  LLVMMetadataRef scope;
  LLVMBasicBlockRef *blocks, entry_block, error; /* error: NULL until needed */
  LLVMValueRef *values;                          /* by instruction */
  LLVMValueRef *locals;                          /* allocas */
  bool *register_locals;                         /* pointers that are set from integers */
  bool is_volatile;          /* values live into handlers are in memory: see lower_stock.c */
  LLVMValueRef *homes;       /* then, by instruction: its alloca when another block uses it */
  uint32_t *block_of, block; /* then: where each instruction stands; the block at hand */
  LLVMValueRef table, names, *nlr; /* stock: function table, name table, nlr buffers by handler block */
  LLVMValueRef arguments;                        /* alloca of the argument array, as large as the largest call needs */
};

/* ---- lower.c ---- */
LLVMTypeRef lower_rep(struct lower *l, enum ir_rep rep);
LLVMTypeRef lower_result_type(struct lower *l, const struct ir_function *f);
/* Is the error exit of `f` a tail call? firn_error_return cannot return a double's two words and a flag. */
bool lower_exits_by_tail_call(const struct lower *l, const struct ir_function *f);
void lower_attribute(struct lower *l, LLVMValueRef function, const char *name);
/* `firn_nat_app$2Enet__3`: runtime/abi/symbol.h. */
void lower_symbol_of(struct lower *l, const char *prefix, const struct ir_function *f, char *out, size_t size);

/* ---- lower_support.c: small pieces of LLVM IR ---- */
LLVMValueRef lower_word(struct lower *l, int64_t n);
LLVMBasicBlockRef lower_block(struct lower *l, const char *name);
/* Where a fallible instruction goes on error. */
LLVMBasicBlockRef lower_error_edge(struct lower *l, const struct ir_inst *i);
/* Ends the block after an entry that raised. */
void lower_raised(struct lower *l, const struct ir_inst *i);
/* Goes on when `failed` (i1) is false, else takes the instruction's error edge. */
void lower_check(struct lower *l, const struct ir_inst *i, LLVMValueRef failed);
/* A call of a runtime entry; its result unchecked. */
LLVMValueRef lower_call_entry(struct lower *l, enum entry e, LLVMValueRef *arguments);
/* Two equal calls on different lines stay two: each return address stands for one line. */
void lower_keep_apart(struct lower *l, LLVMValueRef call);
/* lower_call_entry, with the error edge taken when it fails; a T entry gives i1. */
LLVMValueRef lower_fallible(struct lower *l, const struct ir_inst *i, enum entry e, LLVMValueRef *arguments);
/* The tagged value of an interned name. */
LLVMValueRef lower_name(struct lower *l, const char *bytes, size_t length);
LLVMValueRef lower_symbol(struct lower *l, const char *name);
LLVMValueRef lower_is_small(struct lower *l, LLVMValueRef v);
LLVMValueRef lower_likely(struct lower *l, LLVMValueRef condition);
LLVMValueRef lower_stack_slot(struct lower *l, LLVMTypeRef type, const char *name);
LLVMValueRef lower_operand(struct lower *l, const struct ir_inst *i, uint32_t k);
LLVMValueRef lower_local_load(struct lower *l, uint32_t local);
void lower_local_store(struct lower *l, uint32_t local, LLVMValueRef v);

/* ---- lower_arith.c: small ints inline, everything else in the runtime ---- */
LLVMValueRef lower_binary(struct lower *l, const struct ir_inst *i);
LLVMValueRef lower_unary(struct lower *l, const struct ir_inst *i);
LLVMValueRef lower_compare(struct lower *l, const struct ir_inst *i);
LLVMValueRef lower_truth(struct lower *l, const struct ir_inst *i);
LLVMValueRef lower_index(struct lower *l, const struct ir_inst *i);

/* ---- lower_typed.c: unboxed operations, boxing ---- */
LLVMValueRef lower_int_op(struct lower *l, const struct ir_inst *i);
LLVMValueRef lower_int_divide(struct lower *l, const struct ir_inst *i);
LLVMValueRef lower_int_compare(struct lower *l, const struct ir_inst *i);
LLVMValueRef lower_float_op(struct lower *l, const struct ir_inst *i);
LLVMValueRef lower_convert(struct lower *l, LLVMValueRef x, enum ir_rep from, enum ir_rep to);
LLVMValueRef lower_box(struct lower *l, const struct ir_inst *i, LLVMValueRef x, enum ir_rep from);
LLVMValueRef lower_unbox(struct lower *l, const struct ir_inst *i, LLVMValueRef v, enum ir_rep to);
LLVMValueRef lower_memory(struct lower *l, const struct ir_inst *i);

/* ---- lower_op.c ---- */
LLVMValueRef lower_global(struct lower *l, const struct ir_inst *i);
void lower_inst(struct lower *l, uint32_t n);

/* ---- lower_entry.c ---- */
/* Locals, blocks and instructions of l->f into l->function, whose entry block is being filled. */
void lower_body(struct lower *l, LLVMValueRef *parameters);
void lower_typed_function(struct lower *l, const struct ir_function *f);
void lower_generic_entry(struct lower *l, const struct ir_function *f);

/* ---- lower_stock.c ---- */
/* `obj stock_NAME(fun, n_args, n_kw, args)` for each function, for unmodified MicroPython. */
void lower_stock_module(struct lower *l);

/* ---- lower_lines.c: DWARF ---- */
void lower_lines_start(struct lower *l);
void lower_lines_function(struct lower *l, const struct ir_function *f, LLVMValueRef function, bool is_generic);
void lower_line(struct lower *l, uint32_t line, uint32_t column);
void lower_lines_end(struct lower *l);

#endif
