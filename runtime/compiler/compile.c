/* SPDX-License-Identifier: MIT */
/* The compiler's steps, run inside the heap. */
#include "runtime/compiler/compile.h"

#include <string.h>

#include "compiler/bytecode/emit.h"
#include "compiler/bytecode/mpy.h"
#include "compiler/front/unicode.h"
#include "runtime/compiler/escape.h"
#include "runtime/core/error.h"
#include "runtime/core/exception.h"
#include "runtime/core/gc.h"
#include "runtime/core/module.h"
#include "runtime/core/str.h"
#include "runtime/core/vm.h"

enum {
  BLOCK = 1000 * sizeof(void *) / 4, /* of the arenas */
  PIECE = 3000 * sizeof(void *) / 4, /* of a file: its tree, about */
  STACK_MARGIN = 160 * sizeof(void *), /* what the parser's leaves take below its last look at the stack */
  LEVEL = 112 * sizeof(void *),        /* what a visitor takes for a level of the tree, at most: a lambda in a lambda */
  FOLDING = 9 * 1024                   /* what the largest constants take below the last level (fold_big.c) */
};

/* One compilation. `blocks` keeps the arenas' blocks alive, until all are given back: it is found on the stack. `piece` is for one piece of a file. */
struct job {
  struct escape escape;
  ArenaSource source;
  Arena arena, piece;
  value *blocks;
  size_t n_blocks;
  void *spare; /* blocks of the usual size that were given back: each begins with the address of the next */
  const char *text;
  size_t len;
  value file;
  FrontUse use;
  int optimise;
  bool has_const;
  value result;
};

static void *get_block(void *context, size_t size) {
  struct job *job = context;
  if (size == BLOCK && job->spare) {
    void *block = job->spare;
    memcpy(&job->spare, block, sizeof job->spare);
    return block;
  }
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
  if (size == BLOCK) {
    memcpy(block, &job->spare, sizeof job->spare);
    job->spare = block;
    return;
  }
  for (size_t i = job->n_blocks; i-- > 0;)
    if (job->blocks[i] == (value)block) job->blocks[i] = job->blocks[--job->n_blocks];
  gc_release(block);
}

static const char *name_of(struct job *job) {
  const struct str_obj *s = str_of(job->file);
  return arena_text(&job->arena, str_text(s), str_size(s));
}

/* Frozen code from the compiler or a file. */
static value finish(struct job *job, struct code_module *module) {
  const struct frozen_options options = {.by_name = true};
  const char *error;
  const struct frozen_module *frozen = frozen_translate(module, &options, &error);
  return frozen ? code_objects_new(frozen, job->file) : err_raise_arg(&exc_ValueError, str_new_cstr(error));
}

/* Requires room for one level: run has looked. */
static FrontLimits limits_now(void) {
  const char *stack = vm.stack_limit + STACK_MARGIN;
  size_t left = (size_t)((const char *)__builtin_frame_address(0) - stack - FOLDING) / LEVEL;
  return (FrontLimits){stack, left < AST_MAX_HEIGHT ? (uint16_t)left : AST_MAX_HEIGHT};
}

/* A tree's code object. */
static value compile_tree(struct job *job, AstModule *tree, Diags *diags) {
  static const enum emit_use uses[] = {
      [FRONT_FILE] = EMIT_FILE, [FRONT_EXPRESSION] = EMIT_EXPRESSION, [FRONT_INTERACTIVE] = EMIT_INTERACTIVE};
  const struct emit_options options = {
      .mode = EMIT_FIRN, .use = uses[job->use], .optimise = job->optimise, .has_const = job->has_const,
      .small_int_bits = 8 * sizeof(value) - 1};
  struct code_module *module = emit_module(tree, &options, diags);
  return module ? finish(job, module) : syntax_error_raise(diags, job->file);
}

static void compile_whole(void *context) {
  struct job *job = context;
  Diags diags;
  diags_init(&diags, &job->arena);
  diags.max_errors = 1;
  AstModule *tree = front_parse_as(job->use, &job->arena, job->text, job->len, name_of(job), &diags, &unicode_none, limits_now());
  bool good = tree && scope_analyse(tree, &diags);
  job->result = good ? compile_tree(job, tree, &diags) : syntax_error_raise(&diags, job->file);
}

/* Names declared global at module level mean something to what follows. */
static bool declares_global(const AstModule *tree) {
  for (uint32_t i = 0; i < tree->scope->symbol_count; i++)
    if (tree->scope->symbols[i]->flags & SYMBOL_GLOBAL) return true;
  return false;
}

/* Reads a file in pieces, each compiled and its tree given back before the next. The code objects, `*n` of them; NULL with
   `*whole` set when it cannot be done in pieces, else with the exception. */
static value *compile_pieces(struct job *job, size_t *n, bool *whole) {
  Diags diags;
  diags_init(&diags, &job->arena);
  diags.max_errors = 1;
  struct Parser *reader = front_open(&job->arena, job->text, job->len, name_of(job), &diags, &unicode_none, limits_now());
  value *codes = 0;
  AstModule *tree;
  while (reader && (tree = front_next(reader, &job->piece, PIECE))) {
    if (!scope_analyse(tree, &diags)) break;
    *whole = declares_global(tree);
    value code = *whole ? V_ERROR : compile_tree(job, tree, &diags);
    arena_free(&job->piece);
    if (!code) return 0;
    value *more = gc_values_resize(codes, *n + 1);
    if (!more) return 0;
    codes = more;
    gc_store(&codes[(*n)++], code);
  }
  if (diags.errors) syntax_error_raise(&diags, job->file);
  *whole = !codes;
  return diags.errors ? 0 : codes;
}

static void compile_file_text(void *context) {
  struct job *job = context;
  size_t n = 0;
  bool whole = false;
  value *codes = compile_pieces(job, &n, &whole);
  if (vm.error) return;
  if (whole) {
    arena_free(&job->piece);
    arena_free(&job->arena);
    compile_whole(job);
  } else if (codes) {
    job->result = n == 1 ? codes[0] : code_objects_join(codes);
  }
}

/* The text is the one that programs for MicroPython know; what is wrong with the file follows as a note (PEP 678). */
static value refuse_mpy(const struct mpy_error *error) {
  value text = str_new_cstr("incompatible .mpy file"), note = text ? str_new_cstr(error->text) : V_ERROR;
  if (!note) return V_ERROR;
  err_raise_arg(&exc_ValueError, text);
  value exc = err_take();
  return exception_add_note(exc, note) ? err_set(exc) : V_ERROR;
}

static void read_mpy(void *context) {
  struct job *job = context;
  struct mpy_error error;
  struct code_module *module = mpy_read(&job->arena, (const uint8_t *)job->text, job->len, &error);
  job->result = module ? finish(job, module) : refuse_mpy(&error);
}

static value run(struct job *job, void (*step)(void *)) {
  if ((const char *)__builtin_frame_address(0) < vm.stack_limit + STACK_MARGIN + FOLDING + 4 * LEVEL) return err_stack();
  job->source = (ArenaSource){get_block, put_block, job, BLOCK};
  arena_init(&job->arena, &job->source);
  arena_init(&job->piece, &job->source);
  if (!escape_run(&job->escape, step, job)) job->result = V_ERROR;
  while (job->n_blocks) gc_release((void *)job->blocks[--job->n_blocks]);
  return job->result;
}

value micropython_identity(value v);

/* Is its `const` the one of module micropython? */
static bool has_const(const struct module_obj *m) {
  value v = m ? module_held(m, N(const)) : V_STOP;
  return v != V_STOP && value_is_obj(v) && obj_type(v) == &cfunction_type && OBJ(cfunction, v)->fn == (const void *)micropython_identity;
}

value compile_source(const char *text, size_t len, value file, FrontUse use, int optimise, const struct module_obj *m) {
  struct job job = {.text = text, .len = len, .file = file, .use = use, .optimise = optimise, .has_const = has_const(m)};
  return run(&job, use == FRONT_FILE ? compile_file_text : compile_whole);
}

value compile_mpy(const uint8_t *bytes, size_t len, value file) {
  struct job job = {.text = (const char *)bytes, .len = len, .file = file};
  return run(&job, read_mpy);
}
