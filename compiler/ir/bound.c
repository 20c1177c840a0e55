/* SPDX-License-Identifier: MIT */
/* Which locals are assigned for certain: forward over the blocks, a set of locals at each block's start, met by
 * intersection. A check that passed counts as an assignment. */
#include "compiler/ir/pass.h"

#include <string.h>

struct flow {
  struct ir_function *f;
  uint64_t *in; /* words of a set per block */
  uint32_t words;
  bool changed;
};

static void meet(struct flow *w, uint32_t block, const uint64_t *state) {
  uint64_t *in = w->in + (size_t)block * w->words;
  for (uint32_t k = 0; k < w->words; k++) {
    uint64_t both = in[k] & state[k];
    if (both != in[k]) w->changed = true;
    in[k] = both;
  }
}

static void set(uint64_t *state, uint32_t local) { state[local / 64] |= UINT64_C(1) << local % 64; }
static void clear(uint64_t *state, uint32_t local) { state[local / 64] &= ~(UINT64_C(1) << local % 64); }
static bool is_set(const uint64_t *state, uint32_t local) { return state[local / 64] >> local % 64 & 1; }

static void step(struct flow *w, const struct ir_inst *i, uint64_t *state) {
  if ((ir_opinfo[i->op].flags & IR_FALL) && i->handler != IR_EXIT) meet(w, i->handler, state);
  switch (i->op) {
  case IR_local_set:
    if (w->f->insts[ir_operand(w->f, i, 0)].op == IR_const_unset) {
      clear(state, i->imm.local);
      break;
    } /* fall through */
  case IR_local_check: set(state, i->imm.local); break;
  case IR_unpack:
  case IR_unpack_star:
    for (uint32_t k = 0; k < ir_unpacked(i); k++) set(state, i->imm.local + k);
    break;
  case IR_with_enter: set(state, i->imm.local); break;
  case IR_branch: meet(w, i->imm.target[1], state); /* fall through */
  case IR_jump: meet(w, i->imm.target[0], state); break;
  }
}

static void drop_checks(struct flow *w, uint32_t block, uint64_t *state) {
  struct ir_function *f = w->f;
  uint32_t before = IR_NONE;
  for (uint32_t i = f->blocks[block].first, next; i != IR_NONE; i = next) {
    next = f->insts[i].next;
    bool needless = f->insts[i].op == IR_local_check && is_set(state, f->insts[i].imm.local);
    step(w, &f->insts[i], state);
    if (needless) {
      ir_unlink(f, block, before, i);
    } else {
      before = i;
    }
  }
}

static void bound_function(struct ir_function *f) {
  struct flow w = {.f = f, .words = (f->n_locals + 63) / 64 + 1};
  w.in = ir_alloc(f->module, (size_t)f->n_blocks * w.words * sizeof *w.in);
  uint64_t *state = ir_alloc(f->module, w.words * sizeof *state);
  memset(w.in + w.words, 0xff, (size_t)(f->n_blocks - 1) * w.words * sizeof *w.in);
  for (uint32_t k = 0; k < f->n_locals; k++)
    if (f->locals[k].is_parameter || f->locals[k].rep != REP_VALUE) set(w.in, k);
  do {
    w.changed = false;
    for (uint32_t b = 0; b < f->n_blocks; b++) {
      memcpy(state, w.in + (size_t)b * w.words, w.words * sizeof *state);
      for (uint32_t i = f->blocks[b].first; i != IR_NONE; i = f->insts[i].next) step(&w, &f->insts[i], state);
    }
  } while (w.changed);
  for (uint32_t b = 0; b < f->n_blocks; b++) {
    memcpy(state, w.in + (size_t)b * w.words, w.words * sizeof *state);
    drop_checks(&w, b, state);
  }
}

void ir_pass_bound(struct ir_module *m) {
  for (uint32_t k = 0; k < m->n_functions; k++) bound_function(m->functions[k]);
}
