/* SPDX-License-Identifier: MIT */
/* Native functions on their way into an image. Which ones they are and what they do is compiler/ir's; this file tells it what only
 * the whole program knows (who stores which names), answers how things are called at link time, and has LLVM write one object a
 * module. The objects are linked with the image's own; a native function's code object points to its generic entry
 * where others point to bytecode. */
#define _GNU_SOURCE
#include "freeze/native.h"

#include <errno.h>
#include <inttypes.h>
#include <limits.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "compiler/ir/backend.h"
#include "compiler/ir/build.h"
#include "compiler/ir/pass.h"
#include "freeze/builtins.h"
#include "freeze/elf_file.h"
#include "freeze/memory.h"
#include "runtime/abi/symbol.h"

/* ---- which ---- */

/* What the IR builder asks about one module. */
struct asking {
  struct native *native;
  struct graph_module *module;
  struct shadow *shadow;
};

static bool is_stored(void *context, const char *name, uint32_t length) {
  const struct asking *asking = context;
  return strset_has(&asking->shadow->stored, name, length);
}

static void stays_bytecode(void *context, const AstFunctionDef *function, Span where, const char *why) {
  const struct asking *asking = context;
  if (!asking->native->options->verbose && !asking->native->options->report) return;
  diag_add(&asking->native->graph->diags, DIAG_NOTE, "bytecode", &asking->module->source, where,
           "%1 stays bytecode: it %2", function->name->text, why);
}

static uint32_t candidates_of(const struct code_module *code, struct ir_candidate *out) {
  uint32_t n = 0;
  for (uint32_t k = 0; k < code->n_units; k++) {
    const AstNode *node = code->units[k]->node;
    if (node && (node->kind == AST_FunctionDef || node->kind == AST_AsyncFunctionDef)) /* the nodes are alike */
      out[n++] = (struct ir_candidate){(const AstFunctionDef *)node, code->units[k]->index};
  }
  return n;
}

/* What has no def statement is never compiled. */
static void tell_nameless(const struct asking *asking) {
  struct graph_module *module = asking->module;
  for (uint32_t k = 0; k < module->code->n_units; k++) {
    const AstNode *node = module->code->units[k]->node;
    const char *what = !node                           ? NULL
                       : node->kind == AST_Lambda       ? "a lambda"
                       : node->kind == AST_GeneratorExp ? "a generator expression"
                                                        : NULL;
    if (what)
      diag_add(&asking->native->graph->diags, DIAG_NOTE, "bytecode", &module->source, node->span, "%1 stays bytecode", what, NULL);
  }
}

/* True when the passes ran to their end. */
static bool plan_module(struct native *native, uint32_t index, struct shadow *shadow) {
  const struct build_options *options = native->options;
  struct graph_module *module = native->graph->modules[index];
  struct asking asking = {native, module, shadow};
  struct ir_world world = {.emit_native = options->emit == BUILD_NATIVE,
                           .ignore_native = options->emit == BUILD_BYTECODE,
                           .is_closed = !options->open_world,
                           .is_stored = is_stored,
                           .stays_bytecode = stays_bytecode,
                           .ctx = &asking};
  struct ir_candidate *candidates = memory_zero((module->code->n_units + 1) * sizeof *candidates);
  uint32_t n = candidates_of(module->code, candidates);
  struct ir_text name = {module->name, (uint32_t)strlen(module->name)};
  struct ir_module *ir = n ? ir_build(module->ast, name, candidates, n, &world, &native->graph->diags) : NULL;
  free(candidates);
  if (world.emit_native && (options->verbose || options->report)) tell_nameless(&asking);
  if (!ir) return true;
  ir->file = (struct ir_text){module->shown, (uint32_t)strlen(module->shown)};
  if (!ir->n_functions) {
    ir_module_free(ir);
    return true;
  }
  native->modules[index] = ir;
  native->is_native[index] = memory_zero(module->code->n_units * sizeof **native->is_native);
  for (uint32_t k = 0; k < ir->n_functions; k++) native->is_native[index][ir->functions[k]->number] = true;
  native->functions += ir->n_functions;
  struct ir_pass_options passes = {options->dump, options->stop_after, stdout};
  return ir_run_passes(ir, &passes);
}

bool native_plan(struct native *native, const struct build_options *options, enum target_float width, struct graph *graph,
                 struct shadow *shadow) {
  bool finished = true;
  *native = (struct native){.options = options, .width = width, .graph = graph};
  native->modules = memory_zero((graph->count + 1) * sizeof *native->modules);
  native->used = memory_zero((graph->count + 1) * sizeof *native->used);
  native->is_native = memory_zero((graph->count + 1) * sizeof *native->is_native);
  native->objects = memory_zero((graph->count + 2) * sizeof *native->objects);
  native->bitcode = memory_zero((graph->count + 2) * sizeof *native->bitcode);
  for (uint32_t i = 0; i < graph->count; i++)
    if (graph->modules[i]->ast && graph->modules[i]->code) finished &= plan_module(native, i, shadow);
  return finished;
}

/* Does it nothing but arithmetic with numbers and raw memory? */
static bool is_plain(const struct ir_function *f) {
  static const uint8_t plain[] = {
      IR_const_int, IR_const_float, IR_const_special, IR_const_unset, IR_local_get, IR_local_set, IR_local_check, IR_is,
      IR_int_op, IR_int_divide, IR_int_compare, IR_float_op, IR_float_divide, IR_float_compare, IR_not, IR_box, IR_unbox,
      IR_convert, IR_load, IR_store, IR_keep, IR_stack_check, IR_jump, IR_branch, IR_return};
  for (uint32_t b = 0; b < f->n_blocks; b++)
    for (uint32_t i = f->blocks[b].first; i != IR_NONE; i = f->insts[i].next) {
      bool found = f->insts[i].op == IR_call_direct && f->insts[i].imm.function == f;
      for (size_t k = 0; k < sizeof plain && !found; k++) found = f->insts[i].op == plain[k];
      if (!found) return false;
    }
  return true;
}

enum flow_code_kind native_kind(const struct native *native, uint32_t module, uint32_t code) {
  const struct ir_module *ir = native->modules[module];
  for (uint32_t i = 0; ir && i < ir->n_functions; i++) {
    const struct ir_function *f = ir->functions[i];
    if (f->number != code) continue;
    if (!f->is_viper) return FLOW_NATIVE;
    return is_plain(f) ? FLOW_VIPER_PLAIN : FLOW_VIPER;
  }
  return FLOW_BYTECODE;
}

static void forget_jobs(struct native *native) {
  for (uint32_t i = 0; i < native->job_count; i++) {
    free(native->jobs[i].bitcode.bytes);
    free(native->jobs[i].path);
  }
  native->job_count = 0;
}

void native_free(struct native *native) {
  for (uint32_t i = 0; native->graph && i < native->graph->count; i++) {
    ir_module_free(native->modules[i]);
    free(native->is_native[i]);
    free(native->used[i].uses);
  }
  for (uint32_t i = 0; native->objects && native->objects[i]; i++) free(native->objects[i]);
  for (uint32_t i = 0; native->bitcode && native->bitcode[i]; i++) free(native->bitcode[i]);
  free(native->modules);
  free(native->used);
  free(native->is_native);
  free(native->objects);
  forget_jobs(native);
  free(native->jobs);
  free(native->bitcode);
}

/* ---- what things are called ---- */

/* A name, constant or builtin that the code of a module refers to. */
struct native_use {
  enum { USE_NAME, USE_CONSTANT, USE_BUILTIN } kind;
  struct code_text text;
  const struct AstValue *constant;
};

struct linking {
  const struct frozen_module *frozen;
  struct rom *rom;
  struct shadow *shadow;
  struct native_used *used;
};

/* The symbol of an object without a tag, or NULL. */
static const char *symbol_of(struct linking *l, struct rom_value v) {
  return v.symbol && !v.number ? image_symbol_name(l->rom->image, v.symbol) : NULL;
}

static struct rom_value constant_value(struct rom *rom, const struct AstValue *v) {
  switch (v->kind) {
  case VALUE_INT: return rom_int(rom, v->small);
  case VALUE_BIGINT: return rom_int_text(rom, v->text.data);
  case VALUE_FLOAT: return rom_float(rom, v->number);
  case VALUE_BYTES: return rom_bytes(rom, v->text.data, v->text.len);
  default: return rom_word(0);
  }
}

static const char *use(struct linking *l, const struct native_use *u) {
  struct rom_value v;
  switch (u->kind) {
  case USE_NAME:
    v = rom_str(l->rom, u->text.data, u->text.len);
    return image_symbol_name(l->rom->image, v.symbol);
  case USE_CONSTANT: return symbol_of(l, constant_value(l->rom, u->constant));
  default: return symbol_of(l, builtins_value(l->rom, u->text.data, u->text.len));
  }
}

static const char *first_use(struct linking *l, struct native_use u) {
  struct native_used *used = l->used;
  used->uses = memory_room(used->uses, &used->room, used->count + 1, sizeof *used->uses);
  used->uses[used->count++] = u;
  return use(l, &u);
}

static const char *name_symbol(void *context, const char *bytes, size_t length) {
  return first_use(context, (struct native_use){USE_NAME, {bytes, (uint32_t)length}, NULL});
}

static const char *constant_symbol(void *context, const struct AstValue *v) {
  return first_use(context, (struct native_use){USE_CONSTANT, {0}, v});
}

static const char *builtin_symbol(void *context, const char *name, size_t length) {
  struct linking *l = context;
  struct code_text text = {name, (uint32_t)length};
  return shadow_is_builtin(l->shadow, text) ? first_use(l, (struct native_use){USE_BUILTIN, text, NULL}) : NULL;
}

static int slot_of(void *context, const char *name, size_t length) {
  struct linking *l = context;
  for (uint32_t k = 0; k < l->frozen->n_slots; k++)
    if (code_text_equal(l->frozen->slots[k], (struct code_text){name, (uint32_t)length})) return (int)k;
  return -1;
}

/* As slots_guess found for the same access in the function's bytecode. */
static unsigned guess_of(void *context, unsigned number, const char *name, size_t length) {
  const struct linking *l = context;
  const struct frozen_code *code = &l->frozen->codes[number];
  unsigned guess = 255;
  for (uint32_t k = 0; k < code->n_hints && guess == 255; k++)
    if (code_text_equal(l->frozen->pool[code->hints[k].ref].name, (struct code_text){name, (uint32_t)length}))
      guess = code->bytes[code->hints[k].offset];
  return guess;
}

/* ---- compiling ---- */

static char *escaped(const char *prefix, const char *name) {
  size_t n = symbol_escape(NULL, 0, prefix, name, strlen(name));
  char *out = memory_zero(n + 1);
  symbol_escape(out, n + 1, prefix, name, strlen(name));
  return out;
}

char *native_file(const char *module) {
  enum { NAME_MOST = 120 };
  size_t len = strlen(module);
  uint64_t hash = 14695981039346656037u;
  char *name = memory_format("native_%s", module);
  for (char *c = name; *c; c++) {
    hash = (hash ^ (unsigned char)*c) * 1099511628211u;
    if (*c != '.' && *c != '_' && (*c < '0' || *c > '9') && ((*c | 32) < 'a' || (*c | 32) > 'z')) *c = '-';
  }
  if (len < NAME_MOST && !strchr(name, '-')) return name;
  char *unique = memory_format("%.*s-%016" PRIx64, NAME_MOST, name, hash);
  free(name);
  return unique;
}

static struct llvm_target machine_of(const struct native *native) {
  const struct target *target = native->options->target;
  return (struct llvm_target){target->triple, target->cpu, target->features};
}

static enum build_outcome tell(const struct native *native, uint32_t index, char *error) {
  fprintf(stderr, "error[tool]: %s: native code: %s\n", native->graph->modules[index]->file, error);
  free(error);
  return BUILD_TOOL;
}

/* Tells once that there is none, though the image that runs initialisers and the one that is built both need it. */
static const struct llvm_api *load_llvm(void) {
  static bool told;
  const char *why;
  const struct llvm_api *llvm = backend_llvm(&why);
  if (!llvm && !told) fprintf(stderr, "error[tool]: native code needs LLVM 22: %s\n", why);
  told = !llvm;
  return llvm;
}

enum build_outcome native_lower(struct native *native, uint32_t index, const struct frozen_module *frozen, struct rom *rom,
                                struct shadow *shadow, struct llvm_bitcode *out) {
  struct graph_module *module = native->graph->modules[index];
  struct linking linking = {frozen, rom, shadow, &native->used[index]};
  const struct llvm_api *llvm = load_llvm();
  if (!llvm) return BUILD_TOOL;
  shadow_module(shadow, module);
  char *slots = escaped("firn_slots_", module->name), *object = escaped("firn_mod_", module->name);
  struct ir_linkage linkage = {name_symbol, constant_symbol, builtin_symbol, slot_of, guess_of, slots, object, &linking};
  struct llvm_target machine = machine_of(native);
  struct llvm_code code = {.module = native->modules[index],
                           .linkage = &linkage,
                           .word_bits = (unsigned)native->options->target->word_bits,
                           .float_bits = native->width == TARGET_DOUBLE ? 64 : 32};
  char *error = llvm->lower_ir(&machine, &code, out);
  free(slots);
  free(object);
  return error ? tell(native, index, error) : BUILD_DONE;
}

/* One that is damaged goes, so that the next build makes it again. */
static bool is_whole_object(const char *path) {
  char error[512];
  struct elf_file *file = elf_file_read(path, error, sizeof error);
  elf_file_free(file);
  if (!file) unlink(path);
  return file;
}

/* Is there an object in the folder of build.ninja that was made of this bitcode? Then it is at `path`, too. */
static bool take_ready(const struct native *native, uint32_t index, const struct llvm_bitcode *bitcode, const char *path) {
  if (!native->options->steps) return false;
  char *name = native_file(native->graph->modules[index]->name), whole[PATH_MAX];
  char *made_of = memory_format("%s/%s.bc", native->options->steps, name), *ready = memory_format("%s/%s.o", native->options->steps, name);
  size_t size = 0;
  FILE *in = fopen(made_of, "rb");
  char *bytes = memory_zero(bitcode->size + 1);
  if (in) size = fread(bytes, 1, bitcode->size + 1, in);
  if (in) fclose(in);
  bool same = size == bitcode->size && !memcmp(bytes, bitcode->bytes, size);
  unlink(path);
  bool taken = same && realpath(ready, whole) && is_whole_object(ready) && !symlink(whole, path);
  free(bytes);
  free(made_of);
  free(ready);
  free(name);
  return taken;
}

static void add_path(char **paths, char *path) {
  uint32_t n = 0;
  while (paths[n] && strcmp(paths[n], path)) n++;
  if (paths[n]) {
    free(path);
  } else {
    paths[n] = path;
  }
}

/* For an image that is optimised as a whole: the bitcode as a file. */
static enum build_outcome keep_bitcode(struct native *native, const struct llvm_bitcode *bitcode, const char *folder, const char *name) {
  if (!build_is_whole(native->options)) return BUILD_DONE;
  char *path = memory_format("%s/%s.bc", folder, name);
  FILE *out = fopen(path, "wb");
  bool good = out && fwrite(bitcode->bytes, 1, bitcode->size, out) == bitcode->size;
  if (out) good &= fclose(out) == 0;
  if (!good) perror(path);
  add_path(native->bitcode, path);
  return good ? BUILD_DONE : BUILD_TOOL;
}

enum build_outcome native_compile(struct native *native, uint32_t index, const struct frozen_module *frozen, struct rom *rom,
                                  struct shadow *shadow, const char *folder) {
  struct linking linking = {frozen, rom, shadow, &native->used[index]};
  for (uint32_t k = 0; k < linking.used->count; k++) use(&linking, &linking.used->uses[k]);
  if (linking.used->count) return BUILD_DONE;
  struct llvm_bitcode bitcode = {0};
  enum build_outcome outcome = native_lower(native, index, frozen, rom, shadow, &bitcode);
  if (outcome != BUILD_DONE) return outcome;
  char *name = native_file(native->graph->modules[index]->name), *path = memory_format("%s/%s.o", folder, name);
  outcome = keep_bitcode(native, &bitcode, folder, name);
  free(name);
  add_path(native->objects, memory_text(path));
  if (outcome != BUILD_DONE || take_ready(native, index, &bitcode, path)) {
    free(bitcode.bytes);
    free(path);
    return outcome;
  }
  native->jobs = memory_room(native->jobs, &native->job_room, native->job_count + 1, sizeof *native->jobs);
  native->jobs[native->job_count++] = (struct native_job){index, bitcode, path};
  return BUILD_DONE;
}

/* ---- in parallel ---- */

static bool do_job(const struct native *native, const struct native_job *job) {
  struct llvm_target machine = machine_of(native);
  struct llvm_output out = {.object = job->path, .passes = NATIVE_PASSES};
  char *error = load_llvm()->compile_lowered(&machine, &job->bitcode, &out);
  if (error) tell(native, job->index, error);
  return !error;
}

/* Every `step`-th of them from `first` on. */
static bool do_jobs(const struct native *native, uint32_t first, uint32_t step) {
  for (uint32_t i = first; i < native->job_count; i += step)
    if (!do_job(native, &native->jobs[i])) return false;
  return true;
}

static uint32_t processors(void) {
  cpu_set_t set;
  return sched_getaffinity(0, sizeof set, &set) ? 1 : (uint32_t)CPU_COUNT(&set);
}

/* Processes, not threads: LLVM keeps much of what it knows for all of a process, and what fails there may take it down. */
static bool do_all(const struct native *native) {
  enum { WORKERS_MOST = 64 };
  pid_t workers[WORKERS_MOST];
  uint32_t count = processors(), started = 0;
  int status;
  bool good = true;
  if (count > native->job_count) count = native->job_count;
  if (count > WORKERS_MOST) count = WORKERS_MOST;
  if (count && !load_llvm()) return false; /* told here, not by each of them */
  if (count < 2) return do_jobs(native, 0, 1);
  for (fflush(NULL); good && started < count; started += good) {
    pid_t pid = workers[started] = fork();
    if (pid == 0) {
      prctl(PR_SET_PDEATHSIG, SIGKILL);
      _exit(!do_jobs(native, started, count));
    }
    good = pid > 0;
    if (!good) perror("fork");
  }
  for (uint32_t i = 0; i < started; i++) {
    while (waitpid(workers[i], &status, 0) < 0 && errno == EINTR) continue;
    good &= WIFEXITED(status) && WEXITSTATUS(status) == 0;
    if (WIFSIGNALED(status)) fprintf(stderr, "error[tool]: native code: ended by signal %d\n", WTERMSIG(status));
  }
  return good;
}

enum build_outcome native_finish(struct native *native) {
  bool good = do_all(native);
  forget_jobs(native);
  return good ? BUILD_DONE : BUILD_TOOL;
}
