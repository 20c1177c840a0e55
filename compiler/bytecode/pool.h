/* SPDX-License-Identifier: MIT */
/* A module's names and constants while it is being made: equal ones are stored once. */
#ifndef FIRN_BYTECODE_POOL_H
#define FIRN_BYTECODE_POOL_H

#include "compiler/bytecode/code.h"

struct pool {
  struct Arena *arena;
  struct code_text *qstrs;
  uint32_t n_qstrs, qstr_room;
  const struct code_const **consts;
  uint32_t n_consts, const_room;
  uint32_t *qstr_index, *const_index; /* open addressing, row + 1; sizes are powers of two */
  uint32_t qstr_slots, const_slots;
};

void pool_init(struct pool *pool, struct Arena *arena);

/* Number of the qstr with this text, which must outlive the pool. */
uint32_t pool_qstr(struct pool *pool, struct code_text text);

/* True when the text is a qstr already. */
bool pool_has_qstr(const struct pool *pool, struct code_text text);

/* Number of the constant equal to this one, which must outlive the pool. */
uint32_t pool_const(struct pool *pool, const struct code_const *value);

#endif
