/* SPDX-License-Identifier: MIT */
/* The compiler's steps, run inside the heap. */
#include "runtime/compiler/compile.h"

#include <string.h>

#include "compiler/bytecode/emit.h"
#include "compiler/bytecode/mpy.h"
#include "compiler/front/unicode.h"
#include "runtime/compiler/escape.h"
#include "runtime/core/error.h"
#include "runtime/core/gc.h"
#include "runtime/core/str.h"
#include "runtime/core/vm.h"

enum {
  BLOCK = 1000 * sizeof(void *) / 4, /* of the arena */
  STACK_MARGIN = 160 * sizeof(void *), /* what the parser's leaves take below its last look at the stack */
  LEVEL = 48 * sizeof(void *)          /* what a visitor takes for a level of the tree, at most */
};

/* One compilation. `blocks` keeps the arena's blocks alive: it is found on the stack. */
struct job {
  struct escape escape;
  ArenaSource source;
  Arena arena;
  value *blocks;
  size_t n_blocks;
  const char *text;
  size_t len;
  value file;
  FrontUse use;
  int optimise;
  value result;
};

static void *get_block(void *context, size_t size) {
  struct job *job = context;
  if (job->n_blocks == (job->blocks ? gc_block_count(job->blocks) : 0)) {
    value *more = gc_values_resize(job->blocks, job->n_blocks ? 2 * job->n_blocks : 16);
    if (!more) escape_leave(&job->escape);
    job->blocks = more;
  }
  void *block = gc_bytes(size);
  if (!block) escape_leave(&job->escape);
  job->blocks[job->n_blocks++] = (value)block;
  return block;
}

static void put_block(void *context, void *block, size_t size) {
  struct job *job = context;
  for (size_t i = job->n_blocks; i-- > 0;)
    if (job->blocks[i] == (value)block) job->blocks[i] = V_UNSET;
}

static const char *name_of(struct job *job) {
  const struct str_obj *s = str_of(job->file);
  return arena_text(&job->arena, (const char *)s->data, s->len);
}

/* Frozen code from the compiler or a file. */
static value finish(struct job *job, struct code_module *module) {
  const struct frozen_options options = {.by_name = true};
  const char *error;
  const struct frozen_module *frozen = frozen_translate(module, &options, &error);
  return frozen ? code_objects_new(frozen, job->file) : err_raise_arg(&exc_ValueError, str_new_cstr(error));
}

static FrontLimits limits_now(void) {
  const char *stack = vm.stack_limit + STACK_MARGIN;
  size_t left = (size_t)((const char *)__builtin_frame_address(0) - stack) / LEVEL;
  return (FrontLimits){stack, left < AST_MAX_HEIGHT ? (uint16_t)left : AST_MAX_HEIGHT};
}

static void compile(void *context) {
  struct job *job = context;
  static const enum emit_use uses[] = {
      [FRONT_FILE] = EMIT_FILE, [FRONT_EXPRESSION] = EMIT_EXPRESSION, [FRONT_INTERACTIVE] = EMIT_INTERACTIVE};
  Diags diags;
  diags_init(&diags, &job->arena);
  diags.max_errors = 1;
  AstModule *tree = front_parse_as(job->use, &job->arena, job->text, job->len, name_of(job), &diags, &unicode_none, limits_now());
  if (!tree || !scope_analyse(tree, &diags)) {
    job->result = syntax_error_raise(&diags, job->file);
    return;
  }
  const struct emit_options options = {
      .mode = EMIT_FIRN, .use = uses[job->use], .optimise = job->optimise, .small_int_bits = 8 * sizeof(value) - 1};
  struct code_module *module = emit_module(tree, &options, &diags);
  job->result = module ? finish(job, module) : syntax_error_raise(&diags, job->file);
}

static void read_mpy(void *context) {
  struct job *job = context;
  struct mpy_error error;
  struct code_module *module = mpy_read(&job->arena, (const uint8_t *)job->text, job->len, &error);
  job->result = module ? finish(job, module) : err_raise_arg(&exc_ValueError, str_new_cstr(error.text));
}

static value run(struct job *job, void (*step)(void *)) {
  if (!vm_stack_ok()) return V_ERROR;
  job->source = (ArenaSource){get_block, put_block, job, BLOCK};
  arena_init(&job->arena, &job->source);
  if (!escape_run(&job->escape, step, job)) job->result = V_ERROR;
  return job->result;
}

value compile_source(const char *text, size_t len, value file, FrontUse use, int optimise) {
  struct job job = {.text = text, .len = len, .file = file, .use = use, .optimise = optimise};
  return run(&job, compile);
}

value compile_mpy(const uint8_t *bytes, size_t len, value file) {
  struct job job = {.text = (const char *)bytes, .len = len, .file = file};
  return run(&job, read_mpy);
}
