/* SPDX-License-Identifier: MIT */
/* Between the files of freeze/bare. */
#ifndef FIRN_FREEZE_BARE_PRIVATE_H
#define FIRN_FREEZE_BARE_PRIVATE_H

#include "compiler/ir/ir.h"
#include "freeze/bare/bare.h"
#include "freeze/scan.h"
#include "runtime/abi/operator.h"

enum bare_kind {
  BARE_UNSET,
  BARE_MIXED, /* one thing or another: their kinds, BARE_PAIR, are in `which`; or an object of the type that `text` names, or none */
  BARE_NONE,
  BARE_NULL,     /* no self */
  BARE_BOOL,     /* as an int */
  BARE_INT,
  BARE_FLOAT,    /* `real` */
  BARE_TEXT,     /* `text` */
  BARE_MODULE,   /* `which`: in the graph */
  BARE_FUNCTION, /* `which`: code object of the program's module */
  BARE_CALL,     /* `which`: enum bare_callee */
  BARE_MEMORY,   /* machine.mem*, `which` octets wide */
  BARE_RANGE,    /* a range being iterated: the three cells above have the next item, the end and the step */
};

enum bare_callee { BARE_PRINT, BARE_RANGE_NEW, BARE_SLEEP, BARE_SLEEP_MS, BARE_SLEEP_US };

enum { BARE_NO_CELL = -1, BARE_NO_TEST = BINARY_OP_COUNT };

/* A comparison whose truth a value is: of which cells, and what was known of them. */
struct bare_test {
  uint8_t op; /* enum binary_op, or BARE_NO_TEST */
  int16_t left, right;
  int64_t left_low, left_high, right_low, right_high;
};

/* What is known of a value. */
struct bare_value {
  uint8_t kind;
  uint8_t zeros;      /* of an int: so many of the low bits are 0 for certain */
  int16_t copy_of;    /* cell with the same value */
  uint32_t which;
  int64_t low, high;  /* of ints; BARE_LEAST, BARE_MOST: without end */
  double real;
  struct code_text text;
  struct bare_test test;
};

#define BARE_MOST (INT64_C(1) << 60)
#define BARE_LEAST (-BARE_MOST)

/* The cells at one point: the module's variables, then, for each function being called, its locals and its stack. A cell
   is a local of the IR function, too. */
enum { BARE_CELLS = 120 };
struct bare_state {
  uint32_t depth;
  struct bare_value cells[BARE_CELLS];
};

/* An instruction, with the state before it. */
struct bare_point {
  struct bare_value *cells; /* NULL: never got here */
  uint32_t depth;
  uint32_t block;
  uint16_t joins;
  bool is_head, is_queued; /* is_head: a loop comes back to here */
};

/* The program's code, or a function at one of its calls. */
struct bare_frame {
  const struct frozen_code *code;
  struct bare_frame *caller, *next;
  uint32_t number;    /* of the code object */
  uint32_t call;      /* offset of the call, and of where it goes on */
  uint32_t back;
  uint32_t result;    /* cell that gets the result: the caller's depth then is one more */
  uint32_t base;      /* cell of the first local */
  struct bare_point *points; /* by offset */
};

struct bare {
  const struct bare_request *request;
  const struct frozen_module *frozen;
  struct bare_frame *frames; /* all of them, the program's first */
  struct bare_frame **queue_frames; /* points to be looked at (again) … */
  uint32_t *queue_offsets;
  uint32_t queued, queue_room;
  int64_t *marks;      /* sorted: where widening stops */
  uint32_t mark_count, mark_room;
  uint32_t point_count;
  struct ir_module *ir;
  struct ir_function *f; /* NULL: finding out */
  /* at hand: */
  struct bare_frame *frame;
  struct scan scan;
  struct bare_state state;
  uint32_t block;
  char *why; /* refused: the reason */
  size_t why_size;
  uint32_t line;
  char kind_name[96];
};

#define BARE_PAIR(a, b) ((uint32_t)(a) << 8 | (uint32_t)(b))

/* Refuses the program; false. */
bool bare_refuse(struct bare *bare, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* ---- bare_value.c ---- */
struct bare_value bare_thing(enum bare_kind kind, uint32_t which);
struct bare_value bare_range(int64_t low, int64_t high);
static inline bool bare_is_number(const struct bare_value *v) { return v->kind == BARE_INT || v->kind == BARE_BOOL; }
/* Can it be told from the low 32 bits, taken as signed (unsigned)? */
static inline bool bare_fits_i32(const struct bare_value *v) { return v->low >= INT32_MIN && v->high <= INT32_MAX; }
static inline bool bare_fits_u32(const struct bare_value *v) { return v->low >= 0 && v->high <= UINT32_MAX; }
/* What holds of both. */
struct bare_value bare_join(const struct bare_value *a, const struct bare_value *b);
bool bare_equal(const struct bare_value *a, const struct bare_value *b);
/* An int that grew gets the next of the marks as its end, so that it cannot grow often. */
void bare_widen(const struct bare *bare, const struct bare_value *before, struct bare_value *v);
/* What is known when the truth of the value is `truth`; false when it cannot be. */
bool bare_narrow(struct bare_state *state, const struct bare_value *truth_of, bool truth);
/* Sets a cell: what was known as its copy no longer is. */
void bare_set_cell(struct bare_state *state, uint32_t cell, struct bare_value v);

/* ---- bare_number.c ---- */
bool bare_unary(struct bare *bare, enum unary_op op);
bool bare_binary(struct bare *bare, enum binary_op op);
/* The representation in which two ints can be compared and divided; REP_NONE: none. */
enum ir_rep bare_rep(const struct bare_value *x, const struct bare_value *y);
/* x op y of ranges, for +. */
struct bare_value bare_add(const struct bare_value *x, const struct bare_value *y);

/* ---- bare_step.c ---- */
/* One instruction, of bare->scan, in bare->state. */
bool bare_step(struct bare *bare);
/* Goes on there with the state. */
bool bare_go(struct bare *bare, struct bare_frame *frame, uint32_t offset, const struct bare_state *state);
bool bare_push(struct bare *bare, struct bare_value v);
/* The value that is `below` cells below the top one. */
static inline struct bare_value *bare_top(struct bare *bare, uint32_t below) { return &bare->state.cells[bare->state.depth - 1 - below]; }
/* IR, when it is being written; numbers of instructions. Cells are REP_I32. */
uint32_t bare_emit(struct bare *bare, enum ir_opcode op, enum ir_rep rep, const uint32_t *operands, uint32_t n);
uint32_t bare_get(struct bare *bare, uint32_t cell, enum ir_rep rep);
void bare_put(struct bare *bare, uint32_t cell, uint32_t ref);
uint32_t bare_const(struct bare *bare, enum ir_rep rep, int64_t n);
uint32_t bare_op(struct bare *bare, enum ir_opcode opcode, enum ir_rep rep, int op, uint32_t x, uint32_t y);
void bare_branch(struct bare *bare, uint32_t condition, const struct bare_state *yes, uint32_t yes_at, const struct bare_state *no,
                 uint32_t no_at);
/* "an int"; of a mixed value "a str or None", in memory of `bare` until it is asked for another one. */
const char *bare_kind_name(struct bare *bare, const struct bare_value *v);

/* ---- bare_call.c ---- */
/* CALL_FUNCTION, CALL_METHOD: `under` cells between the callee and the arguments. */
bool bare_call(struct bare *bare, uint32_t under);
bool bare_return(struct bare *bare);
bool bare_load_item(struct bare *bare);
bool bare_store_item(struct bare *bare);
bool bare_iterate(struct bare *bare);
bool bare_next(struct bare *bare);
/* A member of a module that programs here may use. */
bool bare_member(struct bare *bare, const char *module, struct code_text name, struct bare_value *out);

/* ---- bare_start.c ---- */
/* The module's variables into bare->state, as initialisers left them. */
void bare_start(struct bare *bare);

#endif
