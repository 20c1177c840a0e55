/* SPDX-License-Identifier: MIT */
/* A code object that is gone through, and its operand stack of nodes. */
#ifndef FIRN_FREEZE_FLOW_WALK_H
#define FIRN_FREEZE_FLOW_WALK_H

#include "freeze/flow/flow_private.h"

/* `stack`: behind it are hidden locals. */
struct state { node *stack; uint32_t depth, block; bool known, walked; };

/* The last test of a value for None, or for its truth: `result` says whether it is None, or, `negative`, is not. */
struct none_test { node value, result; bool negative; };

/* A store to a hidden local; an instruction before what a handler protects, and the handler. */
struct hidden_store { uint32_t at, hidden; node value; };
struct handler { uint32_t setup, target; };

struct walk {
  struct flow *flow;
  uint32_t code;
  const struct frozen_module *frozen;
  const struct frozen_code *body;
  const struct code_unit *unit;
  struct state *states; /* by offset: where something jumps to */
  uint32_t *pending;
  uint32_t n_pending;
  node *stack;
  uint32_t depth;
  uint16_t *hidden_number; /* by local: 1 + number of a hidden one; 0 */
  node *hidden;            /* what they are now */
  uint32_t n_hidden;
  struct hidden_store *stores;
  struct handler *handlers;
  uint32_t n_stores, stores_room, n_handlers, handlers_room;
  uint32_t at; /* offset of the present instruction */
  uint32_t block; /* what is gone through now */
  node none;   /* the last None that was loaded */
  struct none_test test;
  bool ends;   /* what comes behind it is not looked at */
  const struct code_const *constant; /* loaded last */
  bool good;
};

/* ---- flow_walk.c ---- */

/* A record of the present instruction; valid until the next one is added. */
struct record *walk_add(struct walk *w, enum record_kind kind, node a, node b, node c, node out);
void walk_copy(struct walk *w, node from, node to);
/* The arguments of a call, `count` nodes. */
void walk_take_args(struct walk *w, struct record *record, const node *from, uint32_t count);
void walk_push(struct walk *w, node n);
node walk_pop(struct walk *w);
/* A node of its own on the stack; with a type in it; as what a record gives. */
node walk_push_new(struct walk *w);
void walk_push_type(struct walk *w, uint32_t type);
void walk_push_record(struct walk *w, enum record_kind kind, node a, node b, node c);
/* The stack as it is, but for `less` places at its top, gets to the offset. */
void walk_arrive(struct walk *w, int64_t offset, uint32_t less);
/* The local is set to, or read as, a node; hidden ones in their order. */
void walk_store_local(struct walk *w, unsigned n, node value);
node walk_local_of(struct walk *w, unsigned n);
/* What an instruction protects is between it and the target; UINT32_MAX: the target may come behind any store. */
void walk_protect(struct walk *w, uint32_t setup, int64_t target);
/* A jump, or, without, what comes next, is a block that is come to if the value may be something but None. */
void walk_arrive_unless_none(struct walk *w, int64_t offset, node value);
void walk_on_unless_none(struct walk *w, node value);
uint32_t walk_name_number(struct walk *w, struct code_text text);
/* What an entry of the pool is. */
uint32_t walk_pool_name(struct walk *w, int64_t n);
uint32_t walk_code_of_pool(struct walk *w, int64_t n);
void walk_push_pool(struct walk *w, int64_t n);

/* ---- flow_instruction.c ---- */

/* A jump, or what ends a path: sets *ends. False when it is no such instruction. */
bool walk_jump(struct walk *w, const struct scan *scan, bool *ends);
/* Any other one. */
void walk_instruction(struct walk *w, const struct scan *scan);

#endif
