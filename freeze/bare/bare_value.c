/* SPDX-License-Identifier: MIT */
/* What is known of values: made, joined where ways meet, narrowed by what was asked. */
#include <string.h>

#include "freeze/bare/bare_private.h"

struct bare_value bare_thing(enum bare_kind kind, uint32_t which) {
  struct bare_value v;
  memset(&v, 0, sizeof v); /* its padding, too: equal values are equal bytes */
  v.kind = (uint8_t)kind;
  v.copy_of = BARE_NO_CELL;
  v.which = which;
  v.test.op = BARE_NO_TEST;
  return v;
}

struct bare_value bare_range(int64_t low, int64_t high) {
  struct bare_value v = bare_thing(BARE_INT, 0);
  v.low = low < BARE_LEAST ? BARE_LEAST : low > BARE_MOST ? BARE_MOST : low;
  v.high = high > BARE_MOST ? BARE_MOST : high < BARE_LEAST ? BARE_LEAST : high;
  v.zeros = low != high ? 0 : low ? (uint8_t)__builtin_ctzll((uint64_t)low) : 63;
  return v;
}

/* The same comparison, of what may be known differently. */
static bool is_like(const struct bare_test *a, const struct bare_test *b) {
  return a->op == b->op && (a->op == BARE_NO_TEST || (a->left == b->left && a->right == b->right));
}

static bool same_test(const struct bare_test *a, const struct bare_test *b) {
  return is_like(a, b) && (a->op == BARE_NO_TEST || (a->left_low == b->left_low && a->left_high == b->left_high &&
                                                     a->right_low == b->right_low && a->right_high == b->right_high));
}

static void join_test(struct bare_test *a, const struct bare_test *b) {
  if (b->left_low < a->left_low) a->left_low = b->left_low;
  if (b->left_high > a->left_high) a->left_high = b->left_high;
  if (b->right_low < a->right_low) a->right_low = b->right_low;
  if (b->right_high > a->right_high) a->right_high = b->right_high;
}

/* The same thing, as far as it is not a number. */
static bool same_thing(const struct bare_value *a, const struct bare_value *b) {
  return a->kind == b->kind && a->which == b->which && !memcmp(&a->real, &b->real, sizeof a->real) && code_text_equal(a->text, b->text);
}

bool bare_equal(const struct bare_value *a, const struct bare_value *b) {
  return same_thing(a, b) && a->zeros == b->zeros && a->copy_of == b->copy_of && a->low == b->low && a->high == b->high &&
         same_test(&a->test, &b->test);
}

struct bare_value bare_join(const struct bare_value *a, const struct bare_value *b) {
  if (!same_thing(a, b)) return a->kind == BARE_MIXED ? *a : b->kind == BARE_MIXED ? *b : bare_thing(BARE_MIXED, BARE_PAIR(a->kind, b->kind));
  struct bare_value v = *a;
  if (b->low < v.low) v.low = b->low;
  if (b->high > v.high) v.high = b->high;
  if (b->zeros < v.zeros) v.zeros = b->zeros;
  if (a->copy_of != b->copy_of) v.copy_of = BARE_NO_CELL;
  if (is_like(&a->test, &b->test)) join_test(&v.test, &b->test);
  else v.test = bare_thing(BARE_NONE, 0).test;
  return v;
}

void bare_widen(const struct bare *bare, const struct bare_value *before, struct bare_value *v) {
  if (v->kind != BARE_INT || before->kind != BARE_INT) return;
  if (v->high > before->high) {
    uint32_t i = 0;
    while (i < bare->mark_count && bare->marks[i] < v->high) i++;
    v->high = i < bare->mark_count ? bare->marks[i] : BARE_MOST;
  }
  if (v->low < before->low) {
    uint32_t i = bare->mark_count;
    while (i && bare->marks[i - 1] > v->low) i--;
    v->low = i ? bare->marks[i - 1] : BARE_LEAST;
  }
}

void bare_set_cell(struct bare_state *state, uint32_t cell, struct bare_value v) {
  struct bare_test none = bare_thing(BARE_NONE, 0).test;
  int number = (int)cell;
  for (uint32_t i = 0; i < state->depth; i++) {
    struct bare_value *other = &state->cells[i];
    if (other->copy_of == number) other->copy_of = BARE_NO_CELL;
    if (other->test.op != BARE_NO_TEST && other->test.left == number) other->test.left = BARE_NO_CELL;
    if (other->test.op != BARE_NO_TEST && other->test.right == number) other->test.right = BARE_NO_CELL;
    if (other->test.op != BARE_NO_TEST && other->test.left == BARE_NO_CELL && other->test.right == BARE_NO_CELL) other->test = none;
  }
  if (v.copy_of == number) v.copy_of = BARE_NO_CELL;
  state->cells[cell] = v;
}

/* ---- what a test says ---- */

/* The comparison that holds when `op` does not; of `b op a`, given `a op b`. */
static enum binary_op opposite(enum binary_op op) {
  switch (op) {
  case BINARY_LT: return BINARY_GE;
  case BINARY_GE: return BINARY_LT;
  case BINARY_GT: return BINARY_LE;
  case BINARY_LE: return BINARY_GT;
  case BINARY_EQ: return BINARY_NE;
  default: return BINARY_EQ;
  }
}
static enum binary_op mirrored(enum binary_op op) {
  switch (op) {
  case BINARY_LT: return BINARY_GT;
  case BINARY_GT: return BINARY_LT;
  case BINARY_LE: return BINARY_GE;
  case BINARY_GE: return BINARY_LE;
  default: return op;
  }
}

/* The cell's int is one for which `int op something in [low, high]`. */
static bool narrow_cell(struct bare_state *state, int cell, enum binary_op op, int64_t low, int64_t high) {
  if (cell < 0 || (uint32_t)cell >= state->depth || state->cells[cell].kind != BARE_INT) return true;
  struct bare_value *v = &state->cells[cell];
  switch (op) {
  case BINARY_LT: if (high - 1 < v->high) v->high = high - 1; break;
  case BINARY_LE: if (high < v->high) v->high = high; break;
  case BINARY_GT: if (low + 1 > v->low) v->low = low + 1; break;
  case BINARY_GE: if (low > v->low) v->low = low; break;
  case BINARY_EQ:
    if (high < v->high) v->high = high;
    if (low > v->low) v->low = low;
    break;
  default: /* not equal */
    if (low == high && v->low == low) v->low++;
    if (low == high && v->high == low) v->high--;
  }
  return v->low <= v->high;
}

bool bare_narrow(struct bare_state *state, const struct bare_value *truth_of, bool truth) {
  if (truth_of->kind == BARE_INT) { /* the number itself */
    if (truth ? truth_of->low == 0 && truth_of->high == 0 : truth_of->low > 0 || truth_of->high < 0) return false;
    return narrow_cell(state, truth_of->copy_of, truth ? BINARY_NE : BINARY_EQ, 0, 0);
  }
  if (truth_of->kind != BARE_BOOL) return true;
  if (truth ? truth_of->high == 0 : truth_of->low == 1) return false;
  struct bare_test test = truth_of->test;
  if (test.op == BARE_NO_TEST) return true;
  enum binary_op op = truth ? (enum binary_op)test.op : opposite((enum binary_op)test.op);
  return narrow_cell(state, test.left, op, test.right_low, test.right_high) &&
         narrow_cell(state, test.right, mirrored(op), test.left_low, test.left_high);
}
