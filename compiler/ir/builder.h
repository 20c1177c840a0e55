/* SPDX-License-Identifier: MIT */
/* What the files build*.c share: the state while one function is built. Private to them.
 *
 * A `ref` is the number of an instruction, standing for its result. Once something was refused or wrong (`failed`), building
 * goes on with harmless placeholders and the function is thrown away. */
#ifndef FIRN_IR_BUILDER_H
#define FIRN_IR_BUILDER_H

#include "compiler/ir/build.h"
#include "runtime/abi/operator.h"
#include "runtime/abi/value.h"

typedef uint32_t ref;

/* What is known of each function to be compiled before any is built. */
struct plan {
  const AstFunctionDef *ast;
  struct ir_function *f;
  bool is_bound_once; /* the module binds the name by this def only: a call of it can be direct */
};

enum region_kind { REGION_TRY, REGION_HANDLER, REGION_FINALLY, REGION_WITH };

/* A try body, handler or with body that is being built, and what leaving it takes. */
struct region {
  enum region_kind kind;
  uint32_t local;      /* handler: keeps the outer handled exception; with: __exit__ */
  const AstExceptHandler *clause; /* handler: the one at hand, or NULL */
  const AstTry *owner; /* finally: whose clause is to run */
  const AstNode *at;   /* with: the place of the call of __exit__ */
  uint32_t handler;    /* error edge outside of it */
  struct loop *loop;   /* loop in which it stands */
  struct region *outer;
};

struct loop {
  uint32_t break_to, continue_to;
  struct region *region; /* in which the loop stands */
  struct loop *outer;
};

/* A comprehension that is being built. */
struct comprehension {
  const Scope *scope;
  uint32_t *local_of;         /* by symbol index, as the builder's */
  AstNodes parts;             /* its `for`s */
  uint32_t at;                /* the one at hand */
  const AstNode *item, *value; /* value: of a dict, whose key is the item */
  bool is_set;
  uint32_t collection;        /* local */
  struct comprehension *outer;
};

struct builder {
  struct ir_module *m;
  struct ir_function *f;
  const AstFunctionDef *ast;
  const AstModule *module;
  const struct ir_world *world;
  Diags *diags;
  struct plan *plans;
  uint32_t n_plans;
  const AstNode *at;  /* source of the instructions being appended */
  uint32_t block;     /* they go here */
  uint32_t handler;   /* error edge of fallible ones */
  struct loop *loop;
  struct region *region;
  uint32_t *local_of; /* by symbol index: local, or IR_NONE while a viper local has no type yet */
  struct comprehension *comprehension; /* innermost one whose variables can be seen */
  bool failed;
};

/* ---- build_type.c: emitting, representations ---- */
ref build_emit(struct builder *b, enum ir_opcode op, enum ir_rep rep, const ref *operands, uint32_t n);
ref build_emit0(struct builder *b, enum ir_opcode op, enum ir_rep rep);
ref build_emit1(struct builder *b, enum ir_opcode op, enum ir_rep rep, ref x);
ref build_emit2(struct builder *b, enum ir_opcode op, enum ir_rep rep, ref x, ref y);
ref build_emit3(struct builder *b, enum ir_opcode op, enum ir_rep rep, ref x, ref y, ref z);
static inline struct ir_inst *inst(struct builder *b, ref r) { return &b->f->insts[r]; }
static inline enum ir_rep rep_of(struct builder *b, ref r) { return b->f->insts[r].rep; }
void build_jump(struct builder *b, uint32_t to);
void build_branch(struct builder *b, ref condition, uint32_t yes, uint32_t no);
ref build_const_int(struct builder *b, enum ir_rep rep, int64_t i);
ref build_const_special(struct builder *b, enum imm which);
ref build_const_name(struct builder *b, const char *bytes, uint32_t length);
ref build_local_get(struct builder *b, uint32_t local);
/* Where the local of a symbol is noted, be it of the function or of a comprehension in it; NULL: it is no local. */
uint32_t *build_local_of(struct builder *b, const Symbol *s);
void build_local_set(struct builder *b, uint32_t local, ref x);
/* `x` in another representation; an error in viper when there is no implicit way (explicit: written as a cast). */
ref build_converted(struct builder *b, ref x, enum ir_rep rep, bool is_explicit);
ref build_boxed(struct builder *b, ref x);
/* `x` as a bool. */
ref build_truth(struct builder *b, ref x);
/* Python's name of a representation in viper ("int", "ptr8", "object"). */
const char *build_viper_type_name(enum ir_rep rep);
/* The representation an annotation names; REP_NONE when it is none of viper's. */
enum ir_rep build_viper_type(const char *name, uint32_t length);
void build_viper_error(struct builder *b, const AstNode *where, const char *code, const char *message, const char *a, const char *c);
/* What to do about the error just told. */
void build_viper_hint(struct builder *b, const char *hint);
/* An object stands where a number or pointer is wanted. */
void build_viper_object(struct builder *b, const AstNode *where, const char *message, const char *a, enum ir_rep wanted);

/* ---- build_expr.c ---- */
ref build_expression(struct builder *b, const AstNode *e);
ref build_value_of(struct builder *b, const AstNode *e);
/* Branches on the truth of `e`, short-circuit. */
void build_condition(struct builder *b, const AstNode *e, uint32_t yes, uint32_t no);
/* x op y by representation; `op` is an AstOperator, in-place when asked for. */
ref build_binary(struct builder *b, AstOperator op, ref x, ref y, bool in_place);
ref build_compared(struct builder *b, AstOperator op, ref x, ref y, bool as_bool);
ref build_load_name(struct builder *b, const AstName *name);
ref build_load_item(struct builder *b, ref object, ref index);
/* Of a subscript of `object`. */
ref build_subscript_index(struct builder *b, ref object, const AstNode *slice);

/* ---- build_call.c ---- */
ref build_call(struct builder *b, const AstCall *e);
/* Is the builtin meant for certain, as far as this module says? */
bool build_is_builtin(const Symbol *symbol);

/* ---- build_stmt.c ---- */
void build_statements(struct builder *b, AstNodes list);
void build_assign(struct builder *b, const AstNode *target, ref x);
void build_store_item(struct builder *b, ref object, ref index, ref x);

/* ---- build_loop.c ---- */
void build_while(struct builder *b, const AstWhile *s);
void build_for(struct builder *b, const AstFor *s);
ref build_comprehension(struct builder *b, const AstNode *e);

/* ---- build_try.c ---- */
void build_try_statement(struct builder *b, const AstTry *s);
void build_with_statement(struct builder *b, const AstWith *s);
/* Leaves all regions inside of `until`, for a return, break or continue. */
void build_leave_regions(struct builder *b, const struct region *until);

#endif
