/* SPDX-License-Identifier: MIT */
/* The same IR for stock MicroPython: functions of its native ABI, `obj fn(fun, n_args, n_kw, args)`, that call the runtime through
 * its table of 87 functions (the numbers are its ABI) and whose errors jump: nlr_push notes where to, and whoever raises restores the
 * registers of that moment.
 *
 * To the optimiser such a jump is a call that returns a second time. LLVM 22 knows returns_twice, and still forwards a value stored
 * before nlr_push to a load in the handler, past a store in between. What keeps it right is volatile memory: in a function with
 * a handler every local is in memory by volatile accesses, and every other value that is used in another block than its own has a
 * volatile home too. Calls through the table are not moved across nlr_push, since both may do anything.
 *
 * Small ints are tagged as Firn's. Names, None and floats are not assumed to have any form: some builds tag them differently. They
 * come out of the table and the function's context. */
#include "compiler/llvm/lower.h"

#include "compiler/llvm/machine.h"
#include "compiler/llvm/module.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Entries of mp_fun_table. */
enum {
  STOCK_NONE, STOCK_FALSE, STOCK_TRUE, STOCK_FROM_OBJ, STOCK_TO_OBJ, STOCK_LOAD_GLOBAL = 7, STOCK_LOAD_ATTR = 9,
  STOCK_LOAD_METHOD, STOCK_STORE_GLOBAL = 13, STOCK_STORE_ATTR, STOCK_SUBSCR, STOCK_IS_TRUE, STOCK_UNARY, STOCK_BINARY,
  STOCK_TUPLE, STOCK_LIST, STOCK_CALL = 27, STOCK_CALL_METHOD, STOCK_GETITER = 30, STOCK_ITERNEXT, STOCK_NLR_PUSH,
  STOCK_NLR_POP, STOCK_RAISE, STOCK_SLICE = 38, STOCK_UNPACK, STOCK_ARG_CHECK = 44
};
/* Words of a function object and of its context. */
enum { FUN_CONTEXT = 1, CONTEXT_NAMES = 2, CONTEXT_OBJECTS = 3 };
/* nlr_buf_t on armv7m: previous, value, 16 registers, and one word to spare. */
enum { NLR_VALUE = 1, NLR_WORDS = 2 + 16 + 1 };

static LLVMValueRef load_word(struct lower *l, LLVMValueRef base, unsigned index, LLVMTypeRef type) {
  LLVMValueRef at = lower_word(l, index);
  return LLVMBuildLoad2(l->b, type, LLVMBuildGEP2(l->b, l->word, base, &at, 1, ""), "");
}

/* Calls an entry of the table with words. */
static LLVMValueRef call_table(struct lower *l, unsigned entry, LLVMValueRef *words, unsigned n) {
  LLVMTypeRef types[4];
  for (unsigned k = 0; k < n; k++) types[k] = LLVMTypeOf(words[k]);
  LLVMTypeRef type = LLVMFunctionType(l->word, types, n, 0);
  return LLVMBuildCall2(l->b, type, load_word(l, l->table, entry, l->ptr), words, n, "");
}

static LLVMValueRef stock_name(struct lower *l, const char *bytes, size_t length) {
  const char *index = l->linkage->name(l->linkage->ctx, bytes, length); /* a number: place in the name table */
  LLVMValueRef at = lower_word(l, strtol(index, NULL, 10));
  LLVMValueRef name = LLVMBuildLoad2(l->b, l->i16, LLVMBuildGEP2(l->b, l->i16, l->names, &at, 1, ""), "");
  return LLVMBuildZExt(l->b, name, l->word, "");
}

static LLVMValueRef stock_special(struct lower *l, int64_t which) {
  unsigned entry = which == IMM_NONE ? STOCK_NONE : which == IMM_TRUE ? STOCK_TRUE : STOCK_FALSE;
  return load_word(l, l->table, entry, l->word);
}

static LLVMValueRef stock_global(struct lower *l, const struct ir_inst *i) {
  LLVMValueRef name = stock_name(l, i->imm.text.bytes, i->imm.text.length);
  return call_table(l, STOCK_LOAD_GLOBAL, &name, 1);
}

static LLVMValueRef call_method(struct lower *l, LLVMValueRef *a) {
  unsigned positional = (unsigned)LLVMConstIntGetZExtValue(a[1]), keywords = (unsigned)LLVMConstIntGetZExtValue(a[2]);
  unsigned n = 2 + positional + 2 * keywords;
  LLVMValueRef words = LLVMBuildArrayAlloca(l->b, l->word, lower_word(l, n), ""), object = load_word(l, a[3], 0, l->word);
  call_table(l, STOCK_LOAD_METHOD, (LLVMValueRef[]){object, a[0], words}, 3);
  for (unsigned k = 1; k < n - 1; k++) {
    LLVMValueRef to = lower_word(l, k + 1);
    LLVMBuildStore(l->b, load_word(l, a[3], k, l->word), LLVMBuildGEP2(l->b, l->word, words, &to, 1, ""));
  }
  return call_table(l, STOCK_CALL_METHOD, (LLVMValueRef[]){lower_word(l, positional | keywords << 8), words}, 2);
}

static LLVMValueRef call_function(struct lower *l, LLVMValueRef *a) {
  unsigned long long n = LLVMConstIntGetZExtValue(a[1]) | LLVMConstIntGetZExtValue(a[2]) << 8;
  return call_table(l, STOCK_CALL, (LLVMValueRef[]){a[0], lower_word(l, (int64_t)n), a[3]}, 3);
}

static LLVMValueRef truth(struct lower *l, LLVMValueRef v) {
  LLVMValueRef r = call_table(l, STOCK_IS_TRUE, &v, 1);
  return LLVMBuildAnd(l->b, r, lower_word(l, 0xff), ""); /* a C bool */
}

static LLVMValueRef raise_named(struct lower *l, const char *exception) {
  LLVMValueRef name = stock_name(l, exception, strlen(exception));
  LLVMValueRef class = call_table(l, STOCK_LOAD_GLOBAL, &name, 1);
  return call_table(l, STOCK_RAISE, &class, 1);
}

/* The entries of Firn's runtime by those of stock's; NULL where there is none yet. */
static LLVMValueRef stock_call(struct lower *l, enum entry e, LLVMValueRef *a) {
  const int64_t sentinel = 4;
  switch (e) {
  case ENTRY_binary: return call_table(l, STOCK_BINARY, (LLVMValueRef[]){a[2], a[0], a[1]}, 3);
  case ENTRY_unary: return call_table(l, STOCK_UNARY, (LLVMValueRef[]){a[1], a[0]}, 2);
  case ENTRY_compare: return truth(l, stock_call(l, ENTRY_binary, a));
  case ENTRY_match: return truth(l, stock_call(l, ENTRY_binary, (LLVMValueRef[]){a[0], a[1], lower_word(l, BINARY_EXC_MATCH)}));
  case ENTRY_truth: return truth(l, a[0]);
  case ENTRY_global_store: return call_table(l, STOCK_STORE_GLOBAL, a + 1, 2);
  case ENTRY_attr: return call_table(l, STOCK_LOAD_ATTR, a, 2);
  case ENTRY_attr_set: return call_table(l, STOCK_STORE_ATTR, a, 3);
  case ENTRY_item: return call_table(l, STOCK_SUBSCR, (LLVMValueRef[]){a[0], a[1], lower_word(l, sentinel)}, 3);
  case ENTRY_item_set: return call_table(l, STOCK_SUBSCR, a, 3);
  case ENTRY_item_delete: return call_table(l, STOCK_SUBSCR, (LLVMValueRef[]){a[0], a[1], lower_word(l, 0)}, 3);
  case ENTRY_tuple: return call_table(l, STOCK_TUPLE, a, 2);
  case ENTRY_list: return call_table(l, STOCK_LIST, a, 2);
  case ENTRY_slice: return call_table(l, STOCK_SLICE, a, 3);
  case ENTRY_iter: return call_table(l, STOCK_GETITER, (LLVMValueRef[]){a[0], LLVMConstNull(l->ptr)}, 2);
  case ENTRY_next: return call_table(l, STOCK_ITERNEXT, a, 1);
  case ENTRY_index: { /* as int and back: TypeError for anything else */
    LLVMValueRef i = call_table(l, STOCK_FROM_OBJ, (LLVMValueRef[]){a[0], lower_word(l, 2)}, 2);
    return call_table(l, STOCK_TO_OBJ, (LLVMValueRef[]){i, lower_word(l, 2)}, 2);
  }
  case ENTRY_call: return call_function(l, a);
  case ENTRY_call_method: return call_method(l, a);
  case ENTRY_raise: return call_table(l, STOCK_RAISE, a, 1);
  case ENTRY_unbound_local: return raise_named(l, "NameError");
  default:
    fprintf(stderr, "error: stock MicroPython's ABI has no entry for this operation (%d)\n", (int)e);
    exit(1);
  }
}

/* ---- handlers ---- */

/* nlr_push returns 0, and again, not 0, when something was raised. */
static void begin_try(struct lower *l, const struct ir_inst *i) {
  LLVMValueRef buffer = l->nlr[i->imm.target[0]];
  LLVMValueRef again = call_table(l, STOCK_NLR_PUSH, &buffer, 1);
  unsigned kind = LLVMGetEnumAttributeKindForName("returns_twice", 13);
  LLVMAddCallSiteAttribute(again, LLVMAttributeFunctionIndex, LLVMCreateEnumAttribute(l->context, kind, 0));
  LLVMBasicBlockRef body = lower_block(l, "try");
  LLVMBuildCondBr(l->b, LLVMBuildICmp(l->b, LLVMIntEQ, again, lower_word(l, 0), ""), body, l->blocks[i->imm.target[0]]);
  LLVMPositionBuilderAtEnd(l->b, body);
}

static LLVMValueRef stock_catch(struct lower *l, const struct ir_inst *i) {
  LLVMValueRef at = lower_word(l, NLR_VALUE);
  LLVMValueRef v = LLVMBuildLoad2(l->b, l->word, LLVMBuildGEP2(l->b, l->word, l->nlr[l->block], &at, 1, ""), "");
  LLVMSetVolatile(v, 1);
  return v;
}

static void stock_handler(struct lower *l, const struct ir_inst *i) {
  switch (i->op) {
  case IR_try_begin: begin_try(l, i); break;
  case IR_try_end: call_table(l, STOCK_NLR_POP, NULL, 0); break;
  case IR_reraise: {
    LLVMValueRef exception = lower_operand(l, i, 0);
    call_table(l, STOCK_RAISE, &exception, 1);
    LLVMBuildUnreachable(l->b);
    break;
  }
  case IR_propagate: LLVMBuildUnreachable(l->b); break; /* what a handler raises jumps by itself */
  default: break;
  }
}

static const struct lower_abi stock_abi = {.call = stock_call,
                                           .name = stock_name,
                                           .special = stock_special,
                                           .global = stock_global,
                                           .catch = stock_catch,
                                           .handler = stock_handler,
                                           .stop = 0};

/* ---- functions ---- */

/* Homes for values that other blocks use, nlr buffers by handler block. */
static void prepare_handlers(struct lower *l) {
  const struct ir_function *f = l->f;
  struct ir_module *m = (struct ir_module *)l->ir;
  l->homes = ir_alloc(m, (f->n_insts + 1) * sizeof *l->homes);
  l->block_of = ir_alloc(m, (f->n_insts + 1) * sizeof *l->block_of);
  l->nlr = ir_alloc(m, (f->n_blocks + 1) * sizeof *l->nlr);
  l->is_volatile = false;
  for (uint32_t b = 0; b < f->n_blocks; b++)
    for (uint32_t n = f->blocks[b].first; n != IR_NONE; n = f->insts[n].next) {
      l->block_of[n] = b;
      if (f->insts[n].op != IR_try_begin) continue;
      l->is_volatile = !l->code->stock_without_homes;
      l->nlr[f->insts[n].imm.target[0]] = LLVMBuildAlloca(l->b, LLVMArrayType2(l->word, NLR_WORDS), "nlr");
    }
  for (uint32_t b = 0; l->is_volatile && b < f->n_blocks; b++)
    for (uint32_t n = f->blocks[b].first; n != IR_NONE; n = f->insts[n].next)
      for (uint32_t k = 0; k < f->insts[n].n_operands; k++) {
        uint32_t x = ir_operand(f, &f->insts[n], k);
        if (l->block_of[x] != b && !l->homes[x]) l->homes[x] = LLVMBuildAlloca(l->b, lower_rep(l, f->insts[x].rep), "home");
      }
}

/* Context, tables and arguments. */
static LLVMValueRef *prologue(struct lower *l) {
  uint32_t n = l->f->n_parameters;
  LLVMValueRef fun = LLVMGetParam(l->function, 0), args = LLVMGetParam(l->function, 3);
  LLVMValueRef context = load_word(l, fun, FUN_CONTEXT, l->ptr);
  l->names = load_word(l, context, CONTEXT_NAMES, l->ptr);
  l->table = load_word(l, load_word(l, context, CONTEXT_OBJECTS, l->ptr), 0, l->ptr);
  LLVMValueRef check[] = {LLVMGetParam(l->function, 1), LLVMGetParam(l->function, 2), lower_word(l, (int64_t)n << 17 | n << 1)};
  call_table(l, STOCK_ARG_CHECK, check, 3);
  LLVMValueRef *parameters = ir_alloc((struct ir_module *)l->ir, (n + 1) * sizeof *parameters);
  for (uint32_t k = 0; k < n; k++) parameters[k] = load_word(l, args, k, l->word);
  return parameters;
}

static void stock_function(struct lower *l, const struct ir_function *f) {
  char symbol[256];
  LLVMTypeRef types[] = {l->ptr, l->word, l->word, l->ptr};
  snprintf(symbol, sizeof symbol, "stock_%.*s", (int)f->name.length, f->name.bytes);
  l->f = f;
  l->function = LLVMAddFunction(l->module, symbol, LLVMFunctionType(l->word, types, 4, 0));
  l->error = NULL;
  lower_attribute(l, l->function, "nounwind");
  l->entry_block = lower_block(l, "entry");
  lower_lines_function(l, f, l->function, false);
  LLVMPositionBuilderAtEnd(l->b, l->entry_block);
  lower_line(l, f->line, 1);
  LLVMValueRef *parameters = prologue(l);
  prepare_handlers(l);
  lower_body(l, parameters);
}

void lower_stock_module(struct lower *l) {
  l->abi = &stock_abi;
  for (uint32_t k = 0; k < l->ir->n_functions; k++) stock_function(l, l->ir->functions[k]);
}
