/* SPDX-License-Identifier: MIT */
/* The verifier's stacks: what lies on them by kind, and how two of them become one where two ways meet. */
#include "compiler/bytecode/verify_private.h"

#include "compiler/bytecode/message.h"
#include "compiler/bytecode/opcode.h"

bool verify_fail(struct verifier *v, const char *text) {
  if (v->failed) return false;
  v->failed = true;
  v->error->unit = v->unit;
  v->error->offset = v->at;
  struct message message = message_in(v->error->text, sizeof v->error->text);
  message_text(&message, text, SIZE_MAX);
  return false;
}

/* ---- the stack of kinds ---- */

struct run *verify_run_new(struct verifier *v, struct run *below, uint8_t kind, uint32_t count,
                           uint32_t extra) {
  struct run *run = arena_space(v->arena, sizeof *run);
  *run = (struct run){below, verify_depth_of(below) + count, count, extra, kind};
  return run;
}

void verify_note_depth(struct verifier *v, uint32_t depth) {
  depth += v->now.handlers ? v->now.handlers->finallies : 0;
  if (depth > v->max_depth) v->max_depth = depth;
  if (depth > MAX_DEPTH) verify_fail(v, "the operand stack grows too deep");
}

void verify_push(struct verifier *v, uint8_t kind, uint32_t count, uint32_t extra) {
  if (count == 0) return;
  verify_note_depth(v, verify_depth_of(v->now.stack) + count);
  if (!v->failed) v->now.stack = verify_run_new(v, v->now.stack, kind, count, extra);
}

/* What lies below an open handler's stack is not to be touched. */
static uint32_t floor_of(const struct verifier *v) {
  const struct handler *h = v->now.handlers;
  if (!h) return 0;
  return verify_depth_of(h->base);
}

uint8_t verify_pop_any(struct verifier *v, uint32_t *extra) {
  struct run *top = v->now.stack;
  if (!top || verify_depth_of(top) <= floor_of(v)) {
    verify_fail(v, top ? "takes words from below its handler" : "takes more from the stack than there is");
    return K_VALUE;
  }
  if (extra) *extra = top->extra;
  v->now.stack = top->count == 1 ? top->below
                                 : verify_run_new(v, top->below, top->kind, top->count - 1, top->extra);
  return top->kind;
}

uint8_t verify_pop_value(struct verifier *v) {
  uint8_t kind = verify_pop_any(v, NULL);
  if (!is_value(kind)) verify_fail(v, "takes a word that is no value");
  return kind;
}

void verify_pop_values(struct verifier *v, uint32_t n) {
  while (n && !v->failed) {
    struct run *top = v->now.stack;
    if (!top || !is_value(top->kind) || verify_depth_of(top) - floor_of(v) < 1) {
      verify_pop_value(v);
      n--;
      continue;
    }
    uint32_t take = top->count < n ? top->count : n;
    if (verify_depth_of(top) < floor_of(v) + take) {
      verify_fail(v, "takes words from below its handler");
      return;
    }
    v->now.stack = take == top->count
                       ? top->below
                       : verify_run_new(v, top->below, top->kind, top->count - take, top->extra);
    n -= take;
  }
}

void verify_pop_kind(struct verifier *v, uint8_t kind, const char *text) {
  if (verify_pop_any(v, NULL) != kind) verify_fail(v, text);
}

const struct run *verify_run_at(const struct verifier *v, uint32_t n) {
  const struct run *run = v->now.stack;
  while (run && n >= run->count) {
    n -= run->count;
    run = run->below;
  }
  return run;
}

bool verify_is_iterator(const struct verifier *v) {
  if (verify_depth_of(v->now.stack) < floor_of(v) + ITER_WORDS) return false;
  if (v->now.stack->kind == K_ITER) return v->now.stack->count == ITER_WORDS;
  uint8_t kinds[ITER_WORDS];
  for (uint32_t i = 0; i < ITER_WORDS; i++) kinds[i] = verify_run_at(v, i)->kind;
  return kinds[0] == K_NULL && kinds[1] == K_NULL && is_value(kinds[2]) && kinds[3] == K_NULL;
}

void verify_drop_iterator(struct verifier *v) {
  if (!verify_is_iterator(v)) {
    verify_fail(v, "there is no iterator on the stack");
    return;
  }
  for (int i = 0; i < ITER_WORDS; i++) verify_pop_any(v, NULL);
}

/* ---- joining states ---- */

/* The kind of a word that is `a` on one way and `b` on the other; -1: they cannot meet. */
static int join_kinds(uint8_t a, uint8_t b) {
  if (a == b) return a;
  if (is_value(a) && is_value(b)) return K_VALUE;
  if ((a == K_REASON && b == K_NONE) || (a == K_NONE && b == K_REASON)) return K_REASON;
  if ((a == K_SELF && (b == K_NULL || is_value(b))) || (b == K_SELF && (a == K_NULL || is_value(a))))
    return K_SELF;
  return -1;
}

struct run *verify_join_stacks(struct verifier *v, struct run *a, struct run *b, bool *changed) {
  enum { MAX_PIECES = 64 };
  uint32_t counts[MAX_PIECES], n = 0, used_a = 0, used_b = 0;
  uint8_t kinds[MAX_PIECES];
  struct run *start = a;
  bool differ = false;
  while (a != b || used_a != used_b) {
    uint32_t left_a = a->count - used_a, left_b = b->count - used_b;
    uint32_t take = left_a < left_b ? left_a : left_b;
    int kind = join_kinds(a->kind, b->kind);
    if (kind < 0) {
      verify_fail(v, "the stack holds different things where two ways meet");
      return start;
    }
    if (kind != a->kind || (a->extra && a->extra != b->extra)) differ = true;
    if (n == MAX_PIECES && differ) {
      verify_fail(v, "the stack is too complicated");
      return start;
    }
    if (n < MAX_PIECES) {
      counts[n] = take;
      kinds[n] = (uint8_t)kind;
      n++;
    }
    used_a += take;
    used_b += take;
    if (used_a == a->count) a = a->below, used_a = 0;
    if (used_b == b->count) b = b->below, used_b = 0;
  }
  if (!differ) return start;
  struct run *result = a;
  if (used_a) result = verify_run_new(v, a->below, a->kind, a->count - used_a, a->extra);
  while (n--) result = verify_run_new(v, result, kinds[n], counts[n], 0);
  *changed = true;
  return result;
}

/* Entering a finally body from above: None becomes the reason, the handler is active. */
static void enter_finally(struct verifier *v, uint32_t target, struct state *s) {
  struct handler *h = s->handlers;
  if (!h || h->active || h->target != target) return;
  if (h->setup == OP_SETUP_EXCEPT || h->form) {
    verify_fail(v, "runs into an exception handler");
    return;
  }
  if (!s->stack || s->stack->kind != K_NONE || s->stack->depth != verify_depth_of(h->base) + 1) {
    verify_fail(v, "enters a finally body without None on the stack");
    return;
  }
  struct run *below = s->stack->count == 1 ? s->stack->below : h->base;
  s->stack = verify_run_new(v, below, K_REASON, 1, 0);
  s->handlers = h + 1; /* the active twin */
}

struct point *verify_point(const struct verifier *v, uint32_t at) {
  uint32_t low = 0, high = v->n_points;
  while (low < high) {
    uint32_t middle = (low + high) / 2;
    if (v->points[middle].at < at) low = middle + 1;
    else high = middle;
  }
  return low < v->n_points && v->points[low].at == at ? &v->points[low] : NULL;
}

void verify_arrive(struct verifier *v, uint32_t target, struct state s) {
  struct point *point = verify_point(v, target);
  if (!point) {
    verify_fail(v, "jumps into the middle of an instruction");
    return;
  }
  enter_finally(v, target, &s);
  if (v->failed) return;
  struct state *old = &point->state;
  if (!old->known) {
    *old = s;
    old->known = true;
    v->work[v->n_work++] = point;
    return;
  }
  if (old->handlers != s.handlers) {
    verify_fail(v, "handlers differ where two ways meet");
    return;
  }
  if (verify_depth_of(old->stack) != verify_depth_of(s.stack)) {
    verify_fail(v, "stack depths differ where two ways meet");
    return;
  }
  bool changed = false;
  struct run *joined = verify_join_stacks(v, old->stack, s.stack, &changed);
  if (!changed || v->failed) return;
  old->stack = joined;
  if (v->revisits++ > MAX_REVISITS * v->unit->size) {
    verify_fail(v, "the code is too complicated");
    return;
  }
  for (uint32_t i = 0; i < v->n_work; i++)
    if (v->work[i] == point) return;
  v->work[v->n_work++] = point;
}
