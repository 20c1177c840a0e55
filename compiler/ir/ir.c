/* SPDX-License-Identifier: MIT */
#include "compiler/ir/ir.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define FALL IR_FALL
#define PURE IR_PURE
#define END IR_END
#define N 'N'
#define V 'V'
#define B 'B'
#define X 'X'
const struct ir_opinfo ir_opinfo[IR_OPCODES] = {
#define OP(id, result, operands, flags, immediate, synopsis) {#id, operands, synopsis, result, flags, IMM_##immediate},
#include "compiler/ir/ir.def"
#undef OP
};
#undef N
#undef V
#undef B
#undef X

const char *const ir_rep_names[REP_COUNT] = {"none", "value", "bool", "i32", "u32", "float", "ptr8", "ptr16", "ptr32"};
const char *const ir_int_op_names[INT_OPS] = {"add", "sub", "mul", "and", "or", "xor", "shl", "shr", "div", "mod"};
const char *const ir_condition_names[CONDITIONS] = {"lt", "gt", "eq", "le", "ge", "ne"};

/* Memory of a module: blocks of it, freed together. */
struct ir_pool {
  struct ir_pool *older;
  size_t used, room;
  max_align_t bytes[];
};

static void out_of_memory(void) {
  fputs("error: out of memory in the native compiler\n", stderr);
  exit(3);
}

static struct ir_pool *pool_new(struct ir_pool *older, size_t least) {
  size_t room = least > 65536 ? least : 65536;
  struct ir_pool *p = malloc(sizeof *p + room);
  if (!p) out_of_memory();
  *p = (struct ir_pool){older, 0, room};
  return p;
}

void *ir_alloc(struct ir_module *m, size_t bytes) {
  bytes = (bytes + sizeof(max_align_t) - 1) & ~(sizeof(max_align_t) - 1);
  if (m->pool->used + bytes > m->pool->room) m->pool = pool_new(m->pool, bytes);
  void *p = (char *)m->pool->bytes + m->pool->used;
  m->pool->used += bytes;
  return memset(p, 0, bytes);
}

struct ir_module *ir_module_new(struct ir_text name, struct ir_text file) {
  struct ir_module start = {.name = name, .file = file, .pool = pool_new(NULL, 0)};
  struct ir_module *m = ir_alloc(&start, sizeof *m);
  *m = start;
  return m;
}

void ir_module_free(struct ir_module *m) {
  for (struct ir_pool *p = m ? m->pool : NULL, *older; p; p = older) {
    older = p->older;
    free(p);
  }
}

/* Doubles an array of the module when it is full. */
static void *grown(struct ir_module *m, void *array, uint32_t used, uint32_t *room, size_t item) {
  if (used < *room) return array;
  uint32_t more = *room ? *room * 2 : 16;
  void *copy = ir_alloc(m, more * item);
  if (used) memcpy(copy, array, used * item);
  *room = more;
  return copy;
}

struct ir_function *ir_function_new(struct ir_module *m, struct ir_text name) {
  struct ir_function *f = ir_alloc(m, sizeof *f);
  f->module = m;
  f->name = name;
  f->may_raise = true;
  f->result = REP_VALUE;
  ir_block_new(f);
  return f;
}

void ir_module_add(struct ir_module *m, struct ir_function *f) {
  m->functions = grown(m, m->functions, m->n_functions, &m->room_functions, sizeof *m->functions);
  f->index = m->n_functions;
  m->functions[m->n_functions++] = f;
}

void ir_module_constant(struct ir_module *m, const struct AstValue *constant) {
  m->constants = grown(m, m->constants, m->n_constants, &m->room_constants, sizeof *m->constants);
  m->constants[m->n_constants++] = constant;
}

uint32_t ir_block_new(struct ir_function *f) {
  f->blocks = grown(f->module, f->blocks, f->n_blocks, &f->room_blocks, sizeof *f->blocks);
  f->blocks[f->n_blocks] = (struct ir_block){IR_NONE, IR_NONE};
  return f->n_blocks++;
}

uint32_t ir_local_new(struct ir_function *f, struct ir_text name, enum ir_rep rep) {
  f->locals = grown(f->module, f->locals, f->n_locals, &f->room_locals, sizeof *f->locals);
  f->locals[f->n_locals] = (struct ir_local){.name = name, .rep = rep};
  return f->n_locals++;
}

static uint32_t append_operands(struct ir_function *f, const uint32_t *operands, uint32_t n) {
  uint32_t first = f->n_operands;
  for (uint32_t k = 0; k < n; k++) {
    f->operands = grown(f->module, f->operands, f->n_operands, &f->room_operands, sizeof *f->operands);
    f->operands[f->n_operands++] = operands[k];
  }
  return first;
}

uint32_t ir_append(struct ir_function *f, uint32_t block, enum ir_opcode op, enum ir_rep rep, const uint32_t *operands, uint32_t n) {
  f->insts = grown(f->module, f->insts, f->n_insts, &f->room_insts, sizeof *f->insts);
  uint32_t i = f->n_insts++;
  char result = ir_opinfo[op].result;
  f->insts[i] = (struct ir_inst){.op = op,
                                 .rep = result == 'N' ? REP_NONE : result == 'V' ? REP_VALUE : result == 'B' ? REP_BOOL : rep,
                                 .n_operands = n,
                                 .operands = append_operands(f, operands, n),
                                 .next = IR_NONE,
                                 .handler = IR_EXIT};
  struct ir_block *b = &f->blocks[block];
  if (b->last == IR_NONE) {
    b->first = i;
  } else {
    f->insts[b->last].next = i;
  }
  b->last = i;
  return i;
}

void ir_unlink(struct ir_function *f, uint32_t block, uint32_t before, uint32_t i) {
  struct ir_block *b = &f->blocks[block];
  uint32_t next = f->insts[i].next;
  if (before == IR_NONE) {
    b->first = next;
  } else {
    f->insts[before].next = next;
  }
  if (b->last == i) b->last = before;
}
