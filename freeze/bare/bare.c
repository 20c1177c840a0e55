/* SPDX-License-Identifier: MIT */
/* From what initialisers left of a program to a machine code function that runs it without the runtime (README.md).

   First what is known at each point of the code is found out: the states of the points where ways meet are joined until
   none grows. An int that grows on its way round a loop is widened, to the next number that the program mentions, and narrowed
   again by the comparison that ends the loop. A step that is not known to be one of a few harmless ones ends it all. Then
   each point becomes a block of IR, each cell a local, of which LLVM makes registers. */
#include "freeze/bare/bare.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "compiler/ir/backend.h"
#include "compiler/ir/pass.h"
#include "compiler/llvm/api.h"
#include "freeze/bare/bare_private.h"
#include "freeze/memory.h"
#include "runtime/abi/code.h"

/* ---- where widening stops ---- */

static void add_mark(struct bare *bare, int64_t n) {
  for (int64_t k = n - 1; k <= n + 1; k++) {
    bare->marks = memory_room(bare->marks, &bare->mark_room, bare->mark_count + 1, sizeof *bare->marks);
    bare->marks[bare->mark_count++] = k;
  }
}

static int by_size(const void *left, const void *right) {
  int64_t a = *(const int64_t *)left, b = *(const int64_t *)right;
  return (a > b) - (a < b);
}

/* The ints that the program mentions or begins with, and the ends of what fits. */
static void find_marks(struct bare *bare) {
  static const int64_t ends[] = {INT32_MIN, 0, UINT8_MAX, UINT16_MAX, INT32_MAX, UINT32_MAX};
  for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++) add_mark(bare, ends[i]);
  for (uint32_t i = 0; i < bare->state.depth; i++)
    if (bare->state.cells[i].kind == BARE_INT) add_mark(bare, bare->state.cells[i].low);
  for (uint32_t i = 0; i < bare->frozen->n_pool; i++) {
    const struct frozen_ref *ref = &bare->frozen->pool[i];
    if (ref->kind == FROZEN_CONST && ref->value->kind == CODE_CONST_INT && ref->value->small > BARE_LEAST && ref->value->small < BARE_MOST)
      add_mark(bare, ref->value->small);
  }
  for (uint32_t c = 0; c < bare->frozen->n_codes; c++) {
    struct scan scan = scan_begin(SCAN_FROZEN, bare->frozen->codes[c].bytes, bare->frozen->codes[c].size);
    while (scan_next(&scan)) {
      if (scan.op == SCAN_OP_LOAD_CONST_SMALL_INT) add_mark(bare, scan.n);
      if (scan.op >= SCAN_OP_LOAD_CONST_SMALL_INT_MULTI && scan.op < SCAN_OP_LOAD_CONST_SMALL_INT_MULTI + 64)
        add_mark(bare, scan.op - SCAN_OP_LOAD_CONST_SMALL_INT_MULTI - 16);
    }
  }
  qsort(bare->marks, bare->mark_count, sizeof *bare->marks, by_size);
}

/* ---- the two passes ---- */

/* The instruction at a point, from the state that is known there. */
static bool step_at(struct bare *bare, struct bare_frame *frame, uint32_t offset) {
  const struct bare_point *point = &frame->points[offset];
  bare->frame = frame;
  bare->state.depth = point->depth;
  memcpy(bare->state.cells, point->cells, point->depth * sizeof *point->cells);
  bare->scan = scan_begin(SCAN_FROZEN, frame->code->bytes, frame->code->size);
  bare->scan.next = offset;
  if (!scan_next(&bare->scan)) return bare_refuse(bare, "has code that this does not follow");
  if (bare->f) bare->line = frozen_line(frame->code, offset);
  return bare_step(bare);
}

/* True when all points that can be got to are known, and all their steps. */
static bool find_out(struct bare *bare, const struct frozen_code *code) {
  bare->frames = memory_zero(sizeof *bare->frames);
  *bare->frames = (struct bare_frame){.code = code, .base = bare->frozen->n_slots, .points = memory_zero((code->size + 1) * sizeof(struct bare_point))};
  bare->frame = bare->frames;
  bool good = bare_go(bare, bare->frames, 0, &bare->state);
  while (good && bare->queued) {
    struct bare_frame *frame = bare->queue_frames[--bare->queued];
    uint32_t offset = bare->queue_offsets[bare->queued];
    frame->points[offset].is_queued = false;
    good = step_at(bare, frame, offset);
  }
  return good;
}

static void write_ir(struct bare *bare) {
  const struct graph_module *module = bare->request->graph->modules[0];
  struct ir_text name = {module->name, (uint32_t)strlen(module->name)}, file = {module->shown, (uint32_t)strlen(module->shown)};
  bare->ir = ir_module_new(name, file);
  bare->f = ir_function_new(bare->ir, (struct ir_text){"<module>", 8});
  bare->f->symbol = "port_main";
  bare->f->may_raise = false;
  bare->f->result = REP_I32;
  bare->f->line = bare->frames->code->unit->first_line;
  ir_module_add(bare->ir, bare->f);
  for (uint32_t i = 0; i < BARE_CELLS; i++) ir_local_new(bare->f, (struct ir_text){0}, REP_I32);
  for (struct bare_frame *frame = bare->frames; frame; frame = frame->next)
    for (uint32_t at = 0; at < frame->code->size; at++)
      if (frame->points[at].cells) frame->points[at].block = ir_block_new(bare->f);
  bare_start(bare); /* not the state at the first point: a loop may come back to there */
  bare->line = bare->f->line;
  for (uint32_t i = 0; i < bare->frozen->n_slots; i++) { /* block 0 */
    const struct bare_value *v = &bare->state.cells[i];
    if (bare_is_number(v)) bare_put(bare, i, bare_const(bare, REP_I32, v->low));
  }
  uint32_t start = bare_emit(bare, IR_jump, REP_NONE, NULL, 0);
  bare->f->insts[start].imm.target[0] = bare->frames->points[0].block;
  for (struct bare_frame *frame = bare->frames; frame; frame = frame->next)
    for (uint32_t at = 0; at < frame->code->size; at++)
      if (frame->points[at].cells) {
        bare->block = frame->points[at].block;
        step_at(bare, frame, at);
      }
}

static bool write_object(struct bare *bare, const char *path) {
  const struct target *target = bare->request->options->target;
  const struct llvm_api *llvm;
  const char *missing;
  if (!(llvm = backend_llvm(&missing))) return bare_refuse(bare, "cannot be compiled without LLVM 22: %s", missing);
  const char *wrong = ir_verify(bare->ir);
  if (wrong) return bare_refuse(bare, "cannot be compiled: internal error: %s", wrong);
  struct llvm_target machine = {target->triple, target->cpu, target->features};
  struct ir_linkage linkage = {0};
  struct llvm_code code = {.module = bare->ir, .linkage = &linkage, .word_bits = (unsigned)target->word_bits,
                           .float_bits = bare->request->width == TARGET_DOUBLE ? 64 : 32};
  struct llvm_output out = {.object = path, .passes = "default<Os>"};
  char *error = llvm->compile_ir(&machine, &code, &out);
  if (!error) return true;
  bare_refuse(bare, "cannot be compiled: %s", error);
  free(error);
  return false;
}

static void release(struct bare *bare) {
  for (struct bare_frame *frame = bare->frames, *next; frame; frame = next) {
    next = frame->next;
    for (uint32_t at = 0; at <= frame->code->size; at++) free(frame->points[at].cells);
    free(frame->points);
    free(frame);
  }
  free(bare->queue_frames);
  free(bare->queue_offsets);
  free(bare->marks);
  ir_module_free(bare->ir);
}

bool bare_compile(const struct bare_request *request, const char *path, char *why, size_t size, uint32_t *line) {
  struct bare *bare = memory_zero(sizeof *bare);
  const struct frozen_module *frozen = request->frozen[0];
  const struct frozen_code *code = request->snapshot ? snapshot_body(request->snapshot, 0) : NULL;
  *bare = (struct bare){.request = request, .frozen = frozen, .why = why, .why_size = size};
  if (!code) code = &frozen->codes[0];
  bool good = frozen->n_slots < BARE_CELLS / 2 || bare_refuse(bare, "has too many variables");
  if (good) {
    bare_start(bare);
    find_marks(bare);
    good = find_out(bare, code);
  }
  if (good) write_ir(bare);
  good = good && write_object(bare, path);
  *line = good ? 0 : bare->line;
  release(bare);
  free(bare);
  return good;
}
