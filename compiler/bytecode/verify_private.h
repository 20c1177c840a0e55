/* SPDX-License-Identifier: MIT */
/* Between verify.c, which knows what instructions do, and verify_stack.c, which knows what lies on the stack. */
#ifndef FIRN_BYTECODE_VERIFY_PRIVATE_H
#define FIRN_BYTECODE_VERIFY_PRIVATE_H

#include "compiler/bytecode/verify.h"

enum {
  MAX_DEPTH = 0x1f00,
  MAX_NESTING = 100,
  MAX_VUINT = 0x8000,  /* operands of frozen code have 15 bits */
  MAX_REVISITS = 16, /* per instruction, on average */
  ITER_WORDS = 4
};

enum kind {
  K_VALUE,
  K_NONE,
  K_INT,
  K_STR,
  K_TUPLE, /* extra: its length + 1, or 0 */
  K_LIST,
  K_MAP,
  K_SET,
  K_CELL,
  K_EXCEPTION, /* what a handler was entered with */
  /* from here on: words that only certain opcodes may touch */
  K_NULL,
  K_SELF,  /* what LOAD_METHOD leaves: a value or null */
  K_BUILD, /* __build_class__, to be called with a K_BODY and a name */
  K_BODY,  /* function of a class body: it runs with a namespace, so nothing else may call it */
  K_ITER,
  K_EXIT,
  K_REASON
};

static inline bool is_value(uint8_t kind) { return kind < K_NULL; }

struct run {
  struct run *below;
  uint32_t depth; /* of the stack up to and with this run */
  uint32_t count, extra;
  uint8_t kind;
};

struct handler {
  struct handler *outer;
  struct run *base; /* the stack when it was set up */
  uint32_t target;
  uint8_t setup;    /* SETUP_* opcode */
  bool active;      /* its code is running */
  uint8_t level, finallies; /* open handlers; active finally bodies among them */
  const struct async_with *form; /* mpy-cross's `async with`, whose finally body is one step; else NULL */
  struct run *under;             /* of such a form: the stack below the manager */
};

struct state {
  struct run *stack;
  struct handler *handlers;
  bool known;
};

/* What can be arrived at: a jump's target, what follows a SETUP or END_FINALLY, the first instruction; and SETUPs. */
struct point {
  struct state state;   /* what is known when it is arrived at */
  struct handler *made; /* SETUP: [0] its handler, [1] the same, active */
  uint16_t at;
};

enum { START = 1, POINT = 2 };

struct verifier {
  struct code_module *module;
  struct code_unit *unit;
  struct Arena *arena;
  struct verify_error *error;
  uint8_t *starts;      /* by offset: START, an instruction begins; POINT, there is one of `points` */
  struct point *points; /* in the order of offsets */
  struct point **work;  /* those to look at */
  uint32_t n_points, n_work;
  uint32_t revisits;
  uint32_t at;
  uint32_t max_depth, max_level, n_locals;
  uint32_t cells[256 / 32]; /* locals that are cells, a bit each */
  struct state now;
  bool failed;
};

/* The first fault counts; false. */
bool verify_fail(struct verifier *v, const char *text);

static inline uint32_t verify_depth_of(const struct run *run) { return run ? run->depth : 0; }
struct run *verify_run_new(struct verifier *v, struct run *below, uint8_t kind, uint32_t count, uint32_t extra);
/* The stack is that deep at times. */
void verify_note_depth(struct verifier *v, uint32_t depth);
void verify_push(struct verifier *v, uint8_t kind, uint32_t count, uint32_t extra);
/* Takes one word and gives its kind. */
uint8_t verify_pop_any(struct verifier *v, uint32_t *extra);
uint8_t verify_pop_value(struct verifier *v);
void verify_pop_values(struct verifier *v, uint32_t n);
void verify_pop_kind(struct verifier *v, uint8_t kind, const char *text);
/* The run that holds the word `n` below the top (0: the top itself). */
const struct run *verify_run_at(const struct verifier *v, uint32_t n);
bool verify_is_iterator(const struct verifier *v);
void verify_drop_iterator(struct verifier *v);

/* Joins b into a; the result shares a's runs as far as nothing changes there. */
struct run *verify_join_stacks(struct verifier *v, struct run *a, struct run *b, bool *changed);
/* NULL: none is there. */
struct point *verify_point(const struct verifier *v, uint32_t at);
/* A way leads to `target` in this state. */
void verify_arrive(struct verifier *v, uint32_t target, struct state s);

#endif
