/* SPDX-License-Identifier: MIT */
#include "compiler/bytecode/async_with.h"

#include "compiler/bytecode/opcode.h"
#include "runtime/abi/operator.h"

#include <string.h>

/* Where jumps of the form lead. */
enum place { NOWHERE, TO_UNWIND, TO_END };

struct row {
  uint8_t op;
  uint8_t to;  /* enum place */
  const char *name;
};

enum { AWAIT_EXIT = 24 }; /* the row of A; two rows before it is where the reason is no exception */

static const struct row rows[] = {
    {OP_DUP_TOP, 0, NULL},
    {OP_LOAD_GLOBAL, 0, "BaseException"},
    {OP_BINARY_OP_MULTI + BINARY_EXC_MATCH, 0, NULL},
    {OP_POP_JUMP_IF_FALSE, TO_UNWIND, NULL},
    {OP_DUP_TOP, 0, NULL},
    {OP_ROT_THREE, 0, NULL},
    {OP_ROT_TWO, 0, NULL},
    {OP_LOAD_METHOD, 0, "__aexit__"},
    {OP_ROT_THREE, 0, NULL},
    {OP_ROT_THREE, 0, NULL},
    {OP_DUP_TOP, 0, NULL},
    {OP_LOAD_ATTR, 0, "__class__"},
    {OP_ROT_TWO, 0, NULL},
    {OP_LOAD_CONST_NONE, 0, NULL},
    {OP_CALL_METHOD, 0, NULL},
    {OP_GET_ITER, 0, NULL},
    {OP_LOAD_CONST_NONE, 0, NULL},
    {OP_YIELD_FROM, 0, NULL},
    {OP_POP_JUMP_IF_FALSE, TO_END, NULL},
    {OP_POP_TOP, 0, NULL},
    {OP_LOAD_CONST_NONE, 0, NULL},
    {OP_JUMP, TO_END, NULL},
    {OP_ROT_THREE, 0, NULL},
    {OP_ROT_THREE, 0, NULL},
    {OP_LOAD_METHOD, 0, "__aexit__"},
    {OP_LOAD_CONST_NONE, 0, NULL},
    {OP_DUP_TOP, 0, NULL},
    {OP_DUP_TOP, 0, NULL},
    {OP_CALL_METHOD, 0, NULL},
    {OP_GET_ITER, 0, NULL},
    {OP_LOAD_CONST_NONE, 0, NULL},
    {OP_YIELD_FROM, 0, NULL},
    {OP_POP_TOP, 0, NULL},
    {OP_END_FINALLY, 0, NULL},
};

enum { ROWS = sizeof rows / sizeof *rows };

static bool is_name(const struct code_module *module, int32_t qstr, const char *name) {
  struct code_text text = module->qstrs[qstr];
  return text.len == strlen(name) && !memcmp(text.data, name, text.len);
}

/* The rows' instructions in turn; at[i]: where the i-th begins, at[ROWS]: behind the last. */
static bool match(const struct code_module *module, const struct code_unit *unit, uint32_t finally, uint32_t *at) {
  struct instruction in[ROWS];
  at[0] = finally;
  for (uint32_t i = 0; i < ROWS; i++) {
    if (at[i] >= unit->size || instruction_decode(unit->bytes, unit->size, at[i], &in[i])) return false;
    if (in[i].op != rows[i].op || (rows[i].name && !is_name(module, in[i].n, rows[i].name))) return false;
    if (in[i].op == OP_CALL_METHOD && in[i].n != 3) return false;
    at[i + 1] = at[i] + in[i].size;
  }
  for (uint32_t i = 0; i < ROWS; i++)
    if (rows[i].to && (uint32_t)in[i].n != at[rows[i].to == TO_END ? ROWS - 1 : AWAIT_EXIT - 2]) return false;
  return at[ROWS] < unit->size;
}

/* LOAD_CONST_NONE, ROT_TWO, JUMP to `target` just before `finally`; else `finally` itself. */
static uint32_t find_way_out(const struct code_unit *unit, const uint8_t *starts, uint32_t finally, uint32_t target) {
  struct instruction jump;
  for (uint32_t size = 2; size <= 3 && finally >= size + 2; size++) {
    uint32_t at = finally - size;
    if (!starts[at] || !starts[at - 1] || !starts[at - 2]) continue;
    instruction_decode(unit->bytes, unit->size, at, &jump);
    if (jump.op == OP_JUMP && jump.size == size && (uint32_t)jump.n == target &&
        unit->bytes[at - 1] == OP_ROT_TWO && unit->bytes[at - 2] == OP_LOAD_CONST_NONE)
      return at - 2;
  }
  return finally;
}

/* Nothing but its own SETUP and jumps leads into the form. */
static bool is_closed(const struct code_unit *unit, const struct async_with *form) {
  struct instruction in;
  for (uint32_t at = 0; at < unit->size; at += in.size) {
    instruction_decode(unit->bytes, unit->size, at, &in);
    const struct opcode_info *info = &opcode_table[in.op];
    bool own = at >= form->way_out && at < form->after;
    uint32_t to = (uint32_t)in.n;
    if (!(info->flags & OPCODE_JUMPS) || own || to < form->way_out || to >= form->after) continue;
    bool leaves = to == form->way_out && to != form->finally;
    bool guards = to == form->finally && in.op == OP_SETUP_FINALLY;
    if (!leaves && !guards) return false;
  }
  return true;
}

bool async_with_find(const struct code_module *module, const struct code_unit *unit, const uint8_t *starts,
                     uint32_t finally, struct async_with *out) {
  uint32_t at[ROWS + 1];
  if (!(unit->flags & (CODE_GENERATOR | CODE_ASYNC)) || !match(module, unit, finally, at)) return false;
  *out = (struct async_with){.finally = finally, .exception = at[1], .after = at[ROWS]};
  out->way_out = find_way_out(unit, starts, finally, at[AWAIT_EXIT]);
  return is_closed(unit, out);
}
