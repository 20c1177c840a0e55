/* SPDX-License-Identifier: MIT */
/* Names of locals are for errors, keyword calls and introspection. Parameters are named, and variables that functions share.
 * The name of any other local is said only when it is read while it is unset; so where the program asks for no names
 * (reach_asks_locals), those are left out that are set whenever they are read. Where all locals of all functions are, the image
 * has no code that tells of one that is not.
 *
 * The analysis: which locals are set at an instruction, whichever way leads there; a bit each for the first 64, of others nothing
 * is known. A handler is entered with what is set when it is set up, for what is set stays set: a local that is deleted
 * somewhere counts as unset everywhere. Jumps go backwards too, so it is done again until nothing changes. */
#include "freeze/locals.h"

#include <stdlib.h>
#include <string.h>

#include "compiler/bytecode/opcode.h"
#include "freeze/memory.h"

enum { KNOWN = 64 };

/* The local that an instruction is about, and what it does to it. */
static int local_of(const struct instruction *in, enum opcode op) {
  enum opcode first = (enum opcode)opcode_table[in->op].first;
  return first == op ? in->n : -1;
}

static int stored(const struct instruction *in) {
  int n = local_of(in, OP_STORE_FAST_N);
  return n >= 0 ? n : local_of(in, OP_STORE_FAST_MULTI);
}

static int read_local(const struct instruction *in) {
  int n = local_of(in, OP_LOAD_FAST_N);
  return n >= 0 ? n : local_of(in, OP_LOAD_FAST_MULTI);
}

static uint64_t bit(int n) { return n >= 0 && n < KNOWN ? (uint64_t)1 << n : 0; }

/* set[at] &= with; did it change? */
static bool meet(uint64_t *set, uint32_t at, uint64_t with) {
  uint64_t before = set[at];
  set[at] &= with;
  return set[at] != before;
}

/* One turn over the code. */
static bool follow(const struct code_unit *unit, uint64_t *set) {
  struct instruction in;
  bool changed = false;
  for (uint32_t at = 0; at < unit->size; at += in.size) {
    instruction_decode(unit->bytes, unit->size, at, &in);
    uint8_t flags = opcode_table[in.op].flags;
    uint64_t now = set[at] | bit(stored(&in));
    if (flags & OPCODE_JUMPS) changed |= meet(set, (uint32_t)in.n, now);
    if (!(flags & OPCODE_ENDS)) changed |= meet(set, at + in.size, now);
  }
  return changed;
}

/* Marks what may be read unset. */
static void find_unset(const struct code_unit *unit, uint32_t given, bool *kept) {
  uint64_t *set = memory_zero((unit->size + 1) * sizeof *set), deleted = 0;
  struct instruction in;
  memset(set, 0xff, (unit->size + 1) * sizeof *set);
  set[0] = given < KNOWN ? ((uint64_t)1 << given) - 1 : UINT64_MAX;
  while (follow(unit, set)) {}
  for (uint32_t at = 0; at < unit->size; at += in.size) {
    instruction_decode(unit->bytes, unit->size, at, &in);
    int n = local_of(&in, OP_DELETE_FAST);
    deleted |= bit(n);
    if (n < 0) n = read_local(&in);
    if (n >= 0 && (uint32_t)n < unit->n_locals && !(set[at] & bit(n))) kept[n] = true;
  }
  for (uint32_t i = 0; i < unit->n_locals && i < KNOWN; i++) kept[i] |= (deleted & bit((int)i)) != 0;
  free(set);
}

/* Free variables and parameters are the first ones. */
static uint32_t given_to(const struct code_unit *unit) {
  return unit->n_free + unit->n_args + unit->n_kwonly + !!(unit->flags & CODE_VARARGS) + !!(unit->flags & CODE_VARKEYWORDS);
}

bool locals_may_be_unset(const struct code_unit *unit) {
  bool *found = memory_zero(unit->n_locals + 1), any = false;
  find_unset(unit, given_to(unit), found);
  for (uint32_t i = 0; i < unit->n_locals; i++) any |= found[i];
  free(found);
  return any;
}

uint32_t locals_named(const struct code_unit *unit, bool all, bool *kept) {
  uint32_t given = given_to(unit);
  uint32_t named = 0;
  for (uint32_t i = 0; i < unit->n_locals; i++) kept[i] = all || i < given;
  for (uint32_t i = 0; i < unit->n_cells; i++) kept[unit->cells[i]] = true;
  if (!all) find_unset(unit, given, kept);
  for (uint32_t i = 0; i < unit->n_locals; i++)
    if (kept[i]) named = i + 1;
  return named;
}
