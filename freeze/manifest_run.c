/* SPDX-License-Identifier: MIT */
/* A manifest.py is a Python program that says which files an image consists of. It is compiled by
   Firn's own front end, made into an image for the host, loaded into this process (live.c) and run
   on the host runtime. What it calls are the C functions of manifest_calls.c, which send what was said
   through a pipe: the manifest runs in a child process, so that an endless loop or a crash is an error
   with a file name and nothing else. */
#define _GNU_SOURCE
#include "freeze/manifest_private.h"

#include "compiler/bytecode/emit.h"
#include "compiler/front/front.h"
#include "freeze/builtins.h"
#include "freeze/live.h"
#include "freeze/memory.h"
#include "freeze/modules.h"
#include "freeze/services.h"
#include "freeze/specials.h"
#include "runtime/abi/cfunction.h"
#include "runtime/core/error.h"
#include "runtime/core/exception.h"
#include "runtime/core/frame.h"
#include "runtime/core/module.h"
#include "runtime/core/str.h"
#include "runtime/core/vm.h"
#include "runtime/core/writer.h"

/* After the names of the runtime, one of which is "errno". */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

enum { FILE_MOST = 1 << 20, SECONDS = 5, ANSWER_MOST = 64 << 20 };

/* Host side of the host's port (targets/host). */
void port_start(int argc, char **argv, void *stack_top);
void vm_init(void);

struct manifest_evaluation manifest_evaluation;

/* ---- running a file ---- */

static void write_stderr(void *context, const char *text, size_t len) { fwrite(text, 1, len, stderr); }

static bool is_builtin(void *context, struct code_text name) {
  return manifest_function(name.data, name.len) || builtins_has(name.data, name.len);
}

static struct rom_value builtin_value(struct rom *rom, const char *name, size_t len) {
  const struct manifest_function *f = manifest_function(name, len);
  if (!f) return builtins_value(rom, name, len);
  char *symbol = memory_format("firn_%s", f->symbol);
  struct rom_value value = rom_address(rom, symbol);
  if (!image_is_defined(rom->image, value.symbol)) {
    struct rom_object object =
        rom_begin(rom, symbol, LAY_cfunction, 0, IMAGE_ROM, IMAGE_LOCAL, "cfunction_type");
    rom_set(&object, FLD_cfunction_name, rom_text(rom, f->name));
    rom_set(&object, FLD_cfunction_fn, rom_address(rom, f->symbol));
    rom_set_number(&object, FLD_cfunction_sig, CFUN_KW);
    rom_set_number(&object, FLD_cfunction_max, 255);
  }
  free(symbol);
  return value;
}

static char *read_manifest(const char *path, Arena *arena, size_t *len) {
  struct stat about;
  FILE *in = fopen(path, "rb");
  const char *why = strerror(errno);
  char *text = NULL;
  if (in && fstat(fileno(in), &about) == 0) {
    why = !S_ISREG(about.st_mode) ? "not a file" : about.st_size > FILE_MOST ? "larger than 1 MB" : NULL;
    if (!why) {
      text = arena_alloc(arena, (size_t)about.st_size + 1);
      *len = fread(text, 1, (size_t)about.st_size, in);
    }
  }
  if (in) fclose(in);
  if (!text) fprintf(stderr, "%s: error[manifest]: cannot read it: %s\n", path, why);
  return text;
}

/* Compiles the file to the frozen form; NULL when its errors have been told. */
static struct frozen_module *compile(const char *path, Arena *arena) {
  size_t len = 0;
  Diags diags;
  const char *text = read_manifest(path, arena, &len), *error = NULL;
  struct code_module *code = NULL;
  struct frozen_module *frozen = NULL;
  if (!text) return NULL;
  diags_init(&diags, arena);
  AstModule *ast = front_parse(arena, text, len, path, &diags);
  struct emit_options options = {.mode = EMIT_FIRN, .file = path, .small_int_bits = 31};
  if (ast && scope_analyse(ast, &diags)) code = emit_module(ast, &options, &diags);
  DiagWriter writer = {write_stderr, NULL, isatty(2) != 0};
  diag_render_text(&diags, &writer);
  if (!code || diags.errors) return NULL;
  struct frozen_options how = {.is_builtin = is_builtin};
  frozen = frozen_translate(code, &how, &error);
  if (!frozen) fprintf(stderr, "%s: error[manifest]: %s\n", path, error);
  return frozen;
}

/* The file as a module in this process, or NULL, told. */
static const struct module_obj *load(const char *path, Arena *arena) {
  struct frozen_module *frozen = compile(path, arena);
  struct target host = {.arch = TARGET_HOST, .word_bits = 64};
  struct rom rom;
  struct modules modules;
  struct reach reach;
  char error[512];
  if (!frozen) return NULL;
  reach_init(&reach, true, false, false);
  rom_init(&rom, &host, FIRN_FLOAT_BITS == 64 ? TARGET_DOUBLE : TARGET_SINGLE);
  modules_begin(&modules, &rom, LINES_FULL, false);
  modules.packed_lines = reach.packed_lines;
  modules.all_locals = true;
  modules.builtin = builtin_value;
  static const struct build_options plain = {0};
  struct module_input input = {.name = "__main__", .file = path, .frozen = frozen};
  struct rom_value module = modules_emit(&modules, &input);
  builtins_emit_members(&rom, &reach);
  services_emit(&rom, &reach, NULL, NULL, NULL);
  modules_emit_registry(&modules, &module, 1, module, &plain);
  specials_emit(&rom, &reach);
  struct live *live = live_load(rom.image, manifest_resolve, error, sizeof error);
  if (live) return live_address(live, module.symbol);
  fprintf(stderr, "%s: error[manifest]: %s\n", path, error);
  return NULL;
}

/* Where an exception was raised: the innermost line of a manifest. */
static unsigned line_of(const struct exception_obj *exception, const char **file) {
  if (!exception->traceback || exception->n_traceback < 2) return 0;
  const struct code_obj *code = (const struct code_obj *)exception->traceback[0];
  *file = str_text(str_of(code_file(code)));
  return frame_line_packed(code, (unsigned)value_int(exception->traceback[1]));
}

/* Takes the pending exception and tells it in one line. */
static void tell_exception(const char *path) {
  value exc = err_take();
  struct strbuf text;
  strbuf_init(&text);
  unsigned line = line_of(OBJ(exception, exc), &path);
  bool good = print_value(&text.w, exc, PRINT_STR);
  const struct str_obj *type = str_of(obj_type(exc)->name);
  fprintf(stderr, "%s:%u: error[manifest]: %s%s%.*s\n", path, line, str_text(type),
          good && text.len ? ": " : "", good ? (int)text.len : 0, text.data ? text.data : "");
}

static bool told;

/* Runs one file. False when it failed: either told, or with the exception pending. */
bool manifest_run_file(const char *path) {
  fprintf(manifest_evaluation.answer, "%c%c%s%c", MANIFEST_FILE, 0, path, 0);
  Arena *arena = memory_zero(sizeof *arena); /* its image refers to it until the end */
  arena_init(arena, &arena_host);
  const struct module_obj *module = load(path, arena);
  if (module) return module_run(module);
  told = true;
  return false;
}

static int child(const char *path, int answer) {
  struct rlimit limit = {SECONDS, SECONDS + 1};
  setrlimit(RLIMIT_CPU, &limit);
  alarm(4 * SECONDS);
  port_start(0, (char *[]){NULL}, __builtin_frame_address(0));
  vm_init();
  manifest_evaluation.answer = fdopen(answer, "w");
  manifest_evaluation.path = memory_text(path);
  if (!manifest_evaluation.answer) return 1;
  bool good = manifest_run_file(path);
  if (!good && !told) tell_exception(path);
  return fclose(manifest_evaluation.answer) || !good;
}

/* ---- the parent ---- */

/* Everything that the child sends. */
static char *receive(int fd, size_t *len) {
  char *bytes = NULL;
  uint32_t room = 0;
  ssize_t got;
  *len = 0;
  do {
    bytes = memory_room(bytes, &room, (uint32_t)*len + 65536, 1);
    got = read(fd, bytes + *len, 65536);
    if (got > 0) *len += (size_t)got;
  } while ((got > 0 || (got < 0 && errno == EINTR)) && *len < ANSWER_MOST);
  return bytes;
}

static void take_limit(struct budget *budget, const char *name, uint64_t bytes) {
  *(name[0] == 'h' ? &budget->heap : name[1] == 'o' ? &budget->rom : &budget->ram) = bytes;
}

/* What the child sent: a kind, then its texts. */
static void take_entries(struct manifest *manifest, const char *bytes, size_t len) {
  const char *field[5], *end = bytes + len;
  for (int count = 0; bytes < end; bytes += strlen(bytes) + 1) {
    field[count++] = bytes;
    const char kind = *field[0];
    if (count < (kind == MANIFEST_FILE || kind == MANIFEST_KEEP ? 2 : kind == MANIFEST_BUDGET ? 3 : kind == MANIFEST_DATA ? 4 : 5)) continue;
    if (kind == MANIFEST_BUDGET) take_limit(&manifest->budget, field[1], strtoull(field[2], NULL, 10));
    else if (kind == MANIFEST_FILE) manifest_add_file(manifest, field[1]);
    else if (kind == MANIFEST_KEEP) strset_add(&manifest->keeps, field[1], strlen(field[1]));
    else if (kind == MANIFEST_DATA) manifest_add_data(manifest, field[1], field[2], atoi(field[3]));
    else manifest_add(manifest, field[1], field[2], field[2], field[3][0] == '1', atoi(field[4]));
    count = 0;
  }
}

bool manifest_read(struct manifest *manifest, const char *path) {
  int pipes[2], status = 0;
  if (pipe2(pipes, O_CLOEXEC)) return perror("pipe"), false;
  fflush(NULL);
  pid_t pid = fork();
  if (pid == 0) {
    close(pipes[0]);
    _exit(child(path, pipes[1]));
  }
  close(pipes[1]);
  if (pid < 0) return perror("fork"), close(pipes[0]), false;
  size_t len;
  char *bytes = receive(pipes[0], &len);
  close(pipes[0]);
  while (waitpid(pid, &status, 0) < 0 && errno == EINTR) continue;
  bool good = WIFEXITED(status) && WEXITSTATUS(status) == 0;
  int n = WIFSIGNALED(status) ? WTERMSIG(status) : 0;
  bool slow = n == SIGXCPU || n == SIGALRM || n == SIGKILL;
  manifest->crashed = !slow && (n || WEXITSTATUS(status) > 1);
  if (slow) fprintf(stderr, "%s: error[manifest]: it runs for more than 5 seconds: an endless loop?\n", path);
  if (manifest->crashed) fprintf(stderr, "%s: error[manifest]: internal error: it crashed the evaluator\n", path);
  if (good) take_entries(manifest, bytes, len);
  free(bytes);
  return good;
}
