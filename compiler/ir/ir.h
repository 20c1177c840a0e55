/* SPDX-License-Identifier: MIT */
/* The typed IR, between syntax tree and LLVM.
 *
 * A function is a graph of blocks of instructions. An instruction's result is set once and has a representation: a tagged
 * value, or an unboxed i32, u32, bool, float or pointer; boxing and unboxing are instructions of their own, so each cost is visible. Locals are
 * variables with one representation each (LLVM makes SSA of them). A fallible instruction has an error edge: `handler` is the
 * block it goes to, or IR_EXIT for the function's one error exit.
 *
 * Everything lives in the module's arena. Instructions, blocks and locals are numbered; the numbers are what refers to them. */
#ifndef FIRN_IR_H
#define FIRN_IR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum ir_rep { REP_NONE, REP_VALUE, REP_BOOL, REP_I32, REP_U32, REP_FLOAT, REP_PTR8, REP_PTR16, REP_PTR32, REP_COUNT };

enum ir_opcode {
#define OP(id, result, operands, flags, immediate, synopsis) IR_##id,
#include "compiler/ir/ir.def"
#undef OP
  IR_OPCODES
};

enum ir_flag { IR_FALL = 1, IR_PURE = 2, IR_END = 4 };
enum ir_immediate { IMM_none, IMM_int, IMM_real, IMM_text, IMM_local, IMM_op, IMM_function, IMM_block };

struct ir_opinfo {
  const char *name, *operands, *synopsis;
  char result;
  uint8_t flags, immediate;
};
extern const struct ir_opinfo ir_opinfo[IR_OPCODES];
extern const char *const ir_rep_names[REP_COUNT];

enum ir_int_op { INT_ADD, INT_SUB, INT_MUL, INT_AND, INT_OR, INT_XOR, INT_SHL, INT_SHR, INT_DIV, INT_MOD, INT_OPS };
enum ir_condition { COND_LT, COND_GT, COND_EQ, COND_LE, COND_GE, COND_NE, CONDITIONS };
extern const char *const ir_int_op_names[INT_OPS], *const ir_condition_names[CONDITIONS];

#define IR_EXIT UINT32_MAX /* error edge to the function's error exit */
#define IR_NONE UINT32_MAX

struct AstValue;

struct ir_text {
  const char *bytes;
  uint32_t length;
};

struct ir_inst {
  uint8_t op, rep;
  uint16_t n_operands;
  uint16_t count;    /* call: keyword arguments; unpack: items (ir_unpacked) */
  uint16_t column;
  uint32_t line;
  uint32_t operands; /* index of the first in the function's operand list */
  uint32_t next;     /* in the block, or IR_NONE */
  uint32_t handler;  /* fallible: block, or IR_EXIT */
  union {
    int64_t i;
    double real;
    struct ir_text text;
    uint32_t local;
    uint32_t target[2];
    struct ir_function *function;
  } imm;
};

struct ir_block {
  uint32_t first, last; /* instructions; IR_NONE while empty */
};

struct ir_local {
  struct ir_text name; /* empty: a temporary of the builder */
  uint8_t rep;
  bool is_parameter;
  bool is_owner; /* keeps the owner of a derived pointer alive to the end of the function */
};

struct ir_function {
  struct ir_module *module;
  struct ir_text name;
  const char *symbol;    /* a C function of this name, and no function of Python; NULL */
  uint32_t line, number; /* number: preorder number of the code object in its module (runtime/abi/symbol.h) */
  uint32_t n_parameters; /* the first locals */
  uint8_t result;        /* representation of the typed entry's result */
  bool is_viper;
  bool may_raise;        /* the typed entry has an error result; set true until pass `raises` proves otherwise */
  bool is_apart;         /* not to be inlined: raises again what its caller handles, and only its return address says where */
  bool is_recursive;     /* set by pass `recursion`: has a stack_check */
  uint32_t index;        /* in the module's list */
  uint32_t visited;      /* scratch of passes */
  struct ir_inst *insts;
  struct ir_block *blocks;
  struct ir_local *locals;
  uint32_t *operands;
  uint32_t n_insts, n_blocks, n_locals, n_operands;
  uint32_t room_insts, room_blocks, room_locals, room_operands;
};

struct ir_module {
  struct ir_text name, file; /* "app.net", "app/net.py" */
  struct ir_function **functions;
  uint32_t n_functions, room_functions;
  const struct AstValue **constants; /* what const_object refers to: numbers beyond the small ints, floats, bytes */
  uint32_t n_constants, room_constants;
  struct ir_pool *pool;
};

/* A module with nothing in it. Free it with ir_module_free. Out of memory ends the process with a message. */
struct ir_module *ir_module_new(struct ir_text name, struct ir_text file);
void ir_module_free(struct ir_module *m);
/* Memory that lives as long as the module. */
void *ir_alloc(struct ir_module *m, size_t bytes);

/* A function with one empty block, number 0, which is its entry. Not yet in the module's list. */
struct ir_function *ir_function_new(struct ir_module *m, struct ir_text name);
void ir_module_add(struct ir_module *m, struct ir_function *f);
void ir_module_constant(struct ir_module *m, const struct AstValue *constant);
uint32_t ir_block_new(struct ir_function *f);
uint32_t ir_local_new(struct ir_function *f, struct ir_text name, enum ir_rep rep);
/* Appends an instruction with room for its operands to `block`. */
uint32_t ir_append(struct ir_function *f, uint32_t block, enum ir_opcode op, enum ir_rep rep, const uint32_t *operands, uint32_t n);
/* Unlinks instruction `i` (whose predecessor in `block` is `before`, or IR_NONE). */
void ir_unlink(struct ir_function *f, uint32_t block, uint32_t before, uint32_t i);

static inline uint32_t ir_operand(const struct ir_function *f, const struct ir_inst *i, uint32_t k) { return f->operands[i->operands + k]; }
static inline bool ir_is_ended(const struct ir_function *f, uint32_t block) {
  uint32_t last = f->blocks[block].last;
  return last != IR_NONE && (ir_opinfo[f->insts[last].op].flags & IR_END);
}
/* Locals that an unpack or unpack_star sets. */
static inline uint32_t ir_unpacked(const struct ir_inst *i) {
  return i->op == IR_unpack_star ? (i->count & 0xffu) + 1 + (i->count >> 8) : i->count;
}
static inline bool ir_is_pointer(enum ir_rep r) { return r >= REP_PTR8 && r <= REP_PTR32; }
static inline bool ir_is_integer(enum ir_rep r) { return r == REP_I32 || r == REP_U32; }

#endif
