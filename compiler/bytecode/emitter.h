/* SPDX-License-Identifier: MIT */
/* The emitter's inside: shared by the emit_*.c files only.
 *
 * One `emission` a module, one `emitter` a code unit under construction. Instructions are collected
 * with labels as operands; assemble.c turns them into bytes with the shortest jumps. The depth of
 * the operand stack is tracked while emitting: it gives n_state, and a mistake in an emit_*.c file
 * is caught where two paths meet (an internal error, told as a diagnostic).
 *
 * Code behind a jump that never falls through is dropped until a label that something jumps to. */
#ifndef FIRN_BYTECODE_EMITTER_H
#define FIRN_BYTECODE_EMITTER_H

#include "compiler/bytecode/emit.h"
#include "compiler/bytecode/opcode.h"
#include "compiler/bytecode/pool.h"

/* A name that is a constant in a file. */
struct known {
  const Ident *name;
  const struct code_const *value;
  const AstName *by; /* where const() defined it */
};

struct class_const {
  const struct class_const *next;
  const Symbol *symbol;
  const struct code_const *value;
};

struct emission {
  Arena *arena;
  Diags *diags;
  uint32_t errors; /* in `diags` before this module */
  const AstModule *module;
  const struct emit_options *options;
  struct pool pool;
  const struct code_const **folded; /* images: by index of the module scope's symbol, its micropython.const value */
  const struct class_const *class_consts; /* images: those of classes */
  struct known *known;              /* names that const() defined; in files with their values. Open addressing, 2^n slots */
  uint32_t n_known, known_slots;
  bool imports_const;               /* at its top level: from micropython import const */
  bool keep_docs;                   /* the module mentions __doc__ */
  bool keep_annotations;            /* it mentions something that looks at __annotations__ */
  bool keep_function_annotations;   /* … __annotations__ itself */
  bool keep_type_params;            /* … __type_params__ */
  bool asks_locals;                 /* code_module's */
  bool ext;                         /* an EXT opcode was emitted */
  bool broken;                      /* an internal error was told */
};

struct ins {
  uint8_t op, b;
  bool is_jump; /* n is a label */
  int32_t n;
  uint32_t line;
};

struct label {
  int32_t at; /* index of the instruction behind it; -1: not placed yet */
  int32_t depth; /* of the stack there; -1: not known yet */
  bool used;
};

/* The innermost loop, for break and continue. */
struct loop {
  struct loop *outer;
  int32_t break_label, continue_label;
  uint32_t level; /* handlers around the loop */
  bool drops;     /* break drops four words: an iterator on the stack */
};

struct emitter {
  struct emission *m;
  struct emitter *outer;
  struct code_unit *unit;
  const Scope *scope;
  struct ins *code;
  uint32_t n_code, code_room;
  struct label *labels;
  uint32_t n_labels, label_room;
  struct code_unit **children;
  uint32_t n_children, child_room;
  struct code_line *statements; /* module body: index of the first instruction, line */
  uint32_t n_statements, statement_room;
  struct loop *loop;
  uint32_t level, max_level; /* handlers open here */
  int32_t depth, max_depth;
  int32_t reserve; /* words that may lie below what `depth` counts: a finally body entered by return */
  bool dead;
  uint32_t line;
  uint32_t n_locals;       /* with hidden ones */
  uint32_t max_locals;
  uint32_t *local_of;      /* by symbol index of `scope`: its local */
  uint8_t *shared;         /* by symbol index of `scope`: CELL symbol really needs a cell */
  struct inlined *inlined; /* comprehensions being emitted into this unit, innermost first */
};

/* A comprehension emitted into the unit around it: its names are hidden locals from `base`. */
struct inlined {
  struct inlined *outer;
  const Scope *scope;
  uint32_t base;
};

/* ---- instructions (emitter.c) ---- */
void emit_op(struct emitter *e, uint8_t op);
void emit_n(struct emitter *e, uint8_t op, uint32_t n);
void emit_nb(struct emitter *e, uint8_t op, uint32_t n, uint8_t b);
void emit_jump(struct emitter *e, uint8_t op, int32_t label);
void emit_unwind_jump(struct emitter *e, int32_t label, uint32_t levels, bool drops);
/* depth -1: that of the first jump to it. */
int32_t label_new(struct emitter *e, int32_t depth);
void label_place(struct emitter *e, int32_t label);
/* The same for the head of a loop, which is only jumped to from behind: reachable if the code
   before it was (`was_dead`, asked before any jump over the body). */
void label_place_head(struct emitter *e, int32_t label, bool was_dead);
/* A handler is entered: SETUP_* was emitted; and left again. */
void emit_level_up(struct emitter *e);
void emit_level_down(struct emitter *e);
/* The stack holds `words` more (or fewer) than the opcodes tell. */
void emit_adjust(struct emitter *e, int32_t words);
void emit_line(struct emitter *e, const AstNode *node);
/* In EMIT_FIRN code: what follows may raise, blame node's own first line. */
void emit_line_exact(struct emitter *e, const AstNode *node);

void emit_load_fast(struct emitter *e, uint32_t local);
void emit_store_fast(struct emitter *e, uint32_t local);
void emit_int(struct emitter *e, int64_t v);
void emit_str(struct emitter *e, struct code_text text);
void emit_cstr(struct emitter *e, const char *text);
void emit_const(struct emitter *e, const struct code_const *value);
void emit_name_op(struct emitter *e, uint8_t op, const char *name);
void emit_ident_op(struct emitter *e, uint8_t op, const Ident *name);
void emit_binary(struct emitter *e, int n);
void emit_unary(struct emitter *e, int n);
/* A local that no Python name means; given back in reverse order. */
uint32_t emit_hidden_local(struct emitter *e);
void emit_hidden_free(struct emitter *e, uint32_t local);

/* Refuses a construct by name, with a caret. `what` may contain %1. */
void emit_refuse(struct emitter *e, const AstNode *node, const char *what, const char *a);
/* For a .mpy file the construct is lowered to what stock's opcodes say; -X strict=1.24 refuses it. */
void emit_lowered(struct emitter *e, const AstNode *node, const char *name);
void emit_internal(struct emitter *e, const char *what);
static inline bool emit_is_mpy(const struct emitter *e) {
  return e->m->options->mode == EMIT_MPY;
}
static inline struct code_text emit_ident_text(const Ident *ident) {
  return (struct code_text){ident->text, ident->len};
}

/* ---- units (emit.c) ---- */
/* A unit for `scope`; the caller owns the emitter struct. */
void emit_begin(struct emitter *e, struct emission *m, struct emitter *outer, const Scope *scope,
                const AstNode *node, uint32_t flags);
/* Assembles it and adds it to the outer unit's children. Returns its child number there. */
uint32_t emit_end(struct emitter *e);
/* A number for it among e's children: appends. */
void assemble(struct emitter *e);
void emit_body(struct emitter *e, const AstNodes *body);
void emit_stmt(struct emitter *e, const AstNode *node);

/* ---- loops (emit_loop.c) ---- */
void emit_while(struct emitter *e, const AstWhile *node);
void emit_for(struct emitter *e, const AstFor *node);
void emit_leave_loop(struct emitter *e, bool is_break);

/* ---- names (emit_name.c) ---- */
void emit_symbol_load(struct emitter *e, const Symbol *symbol, const AstNode *node);
void emit_symbol_store(struct emitter *e, const Symbol *symbol, const AstNode *node);
void emit_symbol_delete(struct emitter *e, const Symbol *symbol, const AstNode *node);
/* Numbers the scope's locals and finds which of its cells functions really share (comprehensions that
   are inlined do not). */
void emit_find_shared(struct emitter *e);
/* May this comprehension be emitted into the unit around it? */
bool emit_can_inline(const Scope *comprehension);
/* Local number of a symbol of the unit's own scope or of an inlined comprehension. */
uint32_t emit_local_of(struct emitter *e, const Symbol *symbol);
/* Pushes the cells that `scope` closes over; returns their number. */
uint32_t emit_closure(struct emitter *e, const Scope *scope, const AstNode *node);
/* Is the name a builtin here: bound nowhere in the module? */
bool emit_is_builtin(const Symbol *symbol, const char *name);
bool emit_scope_is_inlined(const Scope *scope);
/* Are type parameters of this scope values at run time? Then the scope is a function that makes them and
   what they belong to; its hidden parameters are that function's defaults, then the dict of keyword
   defaults. */
bool emit_type_scope_is_unit(const struct emitter *e, const Scope *scope);
uint32_t emit_hidden_params(const Scope *scope);

/* ---- expressions (emit_expr.c, emit_call.c, emit_comp.c, emit_text.c) ---- */
void emit_expr(struct emitter *e, const AstNode *node);
void emit_optional(struct emitter *e, const AstNode *node); /* NULL: None */
void emit_test(struct emitter *e, const AstNode *node, bool jump_if, int32_t label);
void emit_store(struct emitter *e, const AstNode *target);
void emit_delete(struct emitter *e, const AstNode *target);
void emit_call(struct emitter *e, const AstCall *node);
/* Arguments after the `first` ones that are on the stack; then the call. */
void emit_call_arguments(struct emitter *e, const AstNode *node, const AstNodes *args,
                         const AstNodes *keywords, uint32_t first, bool method);
void emit_sequence(struct emitter *e, const AstNodes *elts, uint8_t kind); /* AST_List, Tuple, Set */
void emit_dict(struct emitter *e, const AstDict *node);
void emit_comprehension(struct emitter *e, const AstNode *node);
void emit_joined(struct emitter *e, const AstJoinedStr *node);
void emit_template(struct emitter *e, const AstTemplateStr *node);
void emit_await(struct emitter *e); /* awaitable -> result */
int emit_binary_number(AstOperator op, bool inplace);

/* ---- functions, classes (emit_func.c) ---- */
void emit_function(struct emitter *e, const AstFunctionDef *node);
void emit_lambda(struct emitter *e, const AstLambda *node);
void emit_class(struct emitter *e, const AstClassDef *node);
void emit_type_alias(struct emitter *e, const AstTypeAlias *node);
/* In a class body: __annotations__, where something may look at it (emit_annotation.c). */
void emit_class_annotations(struct emitter *e, const AstNodes *body);
/* The same for the function on the stack, in modules that mention __annotations__. */
void emit_function_annotations(struct emitter *e, const AstFunctionDef *node);
/* [defaults, kwdefaults] [cells] -> function. `defaults`: two words are on the stack. */
void emit_make_function(struct emitter *e, struct emitter *child, const AstNode *node,
                        bool defaults);

/* ---- statements with handlers (emit_try.c, emit_match.c) ---- */
void emit_try(struct emitter *e, const AstTry *node);
void emit_try_star(struct emitter *e, const AstTry *node); /* AST_TryStar */
void emit_with(struct emitter *e, const AstWith *node);
void emit_async_with(struct emitter *e, const AstAsyncWith *node);
void emit_async_for(struct emitter *e, const AstAsyncFor *node);
void emit_aiter(struct emitter *e); /* asynchronous iterable -> asynchronous iterator */
/* The next item of the asynchronous iterator in a local; when it has no more, jumps to `end`. */
void emit_async_next(struct emitter *e, uint32_t iterator, int32_t end);
void emit_match(struct emitter *e, const AstMatch *node);

/* ---- constants (fold.c, fold_const.c) ---- */
/* The value if the expression is constant, else NULL. */
const struct code_const *fold(struct emitter *e, const AstNode *node);
/* The micropython.const value of a name, or NULL. */
const struct code_const *fold_symbol(struct emitter *e, const Symbol *symbol);
const struct code_const *fold_value(struct emitter *e, const AstValue *value);
/* 1, 0, or -1: not known. */
int fold_truth(struct emitter *e, const AstNode *node);
/* `const(…)` of micropython around an expression? Gives the expression. */
const AstNode *fold_const_call(struct emitter *e, const AstNode *node);
/* The same, but any argument, where `const` is certainly micropython's. */
const AstNode *fold_const_argument(struct emitter *e, const AstNode *node);
void fold_find_import(struct emission *m);
/* Has const() given this name a value before? */
bool fold_is_defined(const struct emitter *e, const Ident *name);
/* It does now; false: a second time at module level. */
bool fold_note_defined(struct emitter *e, const AstName *target);
/* Errors for wrong uses of `target = const(…)` and @micropython.X that is no decorator (const_use.c). */
void const_use_check(struct emitter *e, const AstName *target, const AstNode *value);
void const_use_decorator(struct emitter *e, const AstNode *node);
/* Records target = const(value); true if the store can be left out. */
bool fold_define(struct emitter *e, const AstNode *target, const AstNode *value);
/* The same in a class body of an image; the value of a name that means such a constant, or NULL (class_const.c). */
bool class_const_define(struct emitter *e, const AstName *target, const struct code_const *value);
const struct code_const *class_const_find(const struct emitter *e, const Symbol *symbol);
/* left op right of integers of any size; ~value (fold_big.c). NULL: not to be known, or too long. */
const struct code_const *fold_big(struct emitter *e, AstOperator op, const struct code_const *left,
                                  const struct code_const *right);
const struct code_const *fold_big_invert(struct emitter *e, const struct code_const *value);

#endif
