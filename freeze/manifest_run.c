/* SPDX-License-Identifier: MIT */
/* A manifest.py is a Python program that says which files an image consists of. It is compiled by
   Firn's own front end, made into an image for the host, loaded into this process (live.c) and run
   on the host runtime. What it calls - module, package, freeze, include - are C functions here that
   send what was said through a pipe: the manifest runs in a child process, so that an endless loop or
   a crash is an error with a file name and nothing else.

     module("a.py")          package("drivers", files=["led.py"], base_path="lib", opt=2)
     include("more.py")      freeze("scripts")
   Paths are relative to the file they stand in. */
#define _GNU_SOURCE
#include "freeze/manifest.h"

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
#include "runtime/core/list.h"
#include "runtime/core/module.h"
#include "runtime/core/str.h"
#include "runtime/core/tuple.h"
#include "runtime/core/vm.h"
#include "runtime/core/writer.h"

/* After the names of the runtime, one of which is "errno". */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

enum { FILE_MOST = 1 << 20, SECONDS = 5, DEPTH_MOST = 32, ANSWER_MOST = 64 << 20, ENTRIES_MOST = 20000 };

/* Host side of the host's port (targets/host). */
void port_start(int argc, char **argv, void *stack_top);
void vm_init(void);

/* The evaluation in the child: one a process. */
static struct {
  FILE *answer;
  char *path;    /* of the manifest being run */
  int depth;
  uint32_t entries;
} run;

/* ---- what a manifest calls ---- */

static value __attribute__((format(printf, 1, 0))) raise_text(const char *format, const char *a, const char *b) {
  char *text = memory_format(format, a, b);
  value message = str_new(text, strlen(text));
  free(text);
  return message ? err_raise_arg(&exc_ValueError, message) : V_ERROR;
}

/* Arguments of one call, bound to names; 0 where not given. */
struct call {
  const char *function;
  value given[4];
};

static bool bind(struct call *call, size_t nargs, size_t nkw, const value *args, const char *const *names,
                 size_t count) {
  memset(call->given, 0, sizeof call->given);
  if (nargs > count) return raise_text("%s() takes fewer positional arguments%s", call->function, "") != V_ERROR;
  for (size_t i = 0; i < nargs; i++) call->given[i] = args[i];
  for (size_t k = 0; k < nkw; k++) {
    size_t i = 0;
    while (i < count && !str_is(args[nargs + 2 * k], names[i])) i++;
    const char *name = (const char *)str_of(args[nargs + 2 * k])->data;
    if (i == count) return raise_text("%s() has no parameter '%s'", call->function, name) != V_ERROR;
    if (call->given[i]) return raise_text("%s() got '%s' twice", call->function, names[i]) != V_ERROR;
    call->given[i] = args[nargs + 2 * k + 1];
  }
  if (!call->given[0]) return raise_text("%s() needs '%s'", call->function, names[0]) != V_ERROR;
  for (size_t i = 0; i < count; i++)
    if (call->given[i] == V_NONE) call->given[i] = 0;
  return true;
}

/* A text argument; NULL with the error raised when it is something else. */
static const char *text_of(struct call *call, value v, const char *otherwise) {
  if (!v) return otherwise;
  if (!value_is_str(v)) return raise_text("%s(): a path is a str%s", call->function, ""), NULL;
  const char *text = (const char *)str_of(v)->data;
  if (strlen(text) != str_of(v)->len) return raise_text("%s(): a path contains a NUL%s", call->function, ""), NULL;
  if (strchr(text, '$')) return raise_text("%s(): '%s': variables are not known here", call->function, text), NULL;
  return text;
}

static bool optimise_of(struct call *call, value v, int *out) {
  *out = 0;
  if (!v) return true;
  if (!value_is_int(v) || value_int(v) < 0 || value_int(v) > 3)
    return raise_text("%s(): opt is 0, 1, 2 or 3%s", call->function, "") != V_ERROR;
  *out = (int)value_int(v);
  return true;
}

/* `relative`, below `base`, below the folder of the manifest. */
static char *place(const char *base, const char *relative) {
  char *copy = memory_text(run.path), *folder = dirname(copy), *out;
  if (*relative == '/')
    out = memory_text(relative);
  else if (*base == '/')
    out = memory_format("%s/%s", base, relative);
  else
    out = memory_format("%s%s%s%s%s", strcmp(folder, ".") ? folder : "", strcmp(folder, ".") ? "/" : "",
                        strcmp(base, ".") ? base : "", strcmp(base, ".") ? "/" : "", relative);
  free(copy);
  return out;
}

static bool ends_with(const char *text, const char *end) {
  size_t a = strlen(text), b = strlen(end);
  return a >= b && !strcmp(text + a - b, end);
}

/* Sends one entry: the module that `relative` ("pkg/a.py") is. */
static bool send(struct call *call, const char *path, const char *relative, int optimise) {
  struct stat about;
  while (!strncmp(relative, "./", 2)) relative += 2;
  if (stat(path, &about) || !S_ISREG(about.st_mode))
    return raise_text("%s(): there is no file '%s'", call->function, path) != V_ERROR;
  bool mpy = ends_with(relative, ".mpy");
  if (!mpy && !ends_with(relative, ".py"))
    return raise_text("%s(): '%s' is no .py or .mpy file", call->function, relative) != V_ERROR;
  if (*relative == '/' || strstr(relative, ".."))
    return raise_text("%s(): '%s' is no module's name; use base_path", call->function, relative) != V_ERROR;
  if (++run.entries > ENTRIES_MOST) return raise_text("%s(): more than 20000 files%s", call->function, "") != V_ERROR;
  char *name = memory_text_n(relative, strlen(relative) - (mpy ? 4 : 3));
  for (char *p = name; *p; p++)
    if (*p == '/') *p = '.';
  bool is_package = ends_with(name, ".__init__");
  if (is_package) name[strlen(name) - 9] = '\0';
  fprintf(run.answer, "%s%c%s%c%d%c%d%c", name, 0, path, 0, is_package, 0, optimise, 0);
  free(name);
  return true;
}

static int by_name(const void *left, const void *right) { return strcmp(*(char *const *)left, *(char *const *)right); }

/* All .py and .mpy files below a folder, sorted. */
static bool send_folder(struct call *call, const char *path, const char *relative, int optimise, int depth) {
  DIR *folder = depth < DEPTH_MOST ? opendir(path) : NULL;
  char **names = NULL;
  uint32_t count = 0, room = 0;
  bool good = true;
  if (!folder) return raise_text("%s(): cannot read the folder '%s'", call->function, path) != V_ERROR;
  for (struct dirent *entry; (entry = readdir(folder));) {
    if (entry->d_name[0] == '.') continue;
    names = memory_room(names, &room, count + 1, sizeof *names);
    names[count++] = memory_text(entry->d_name);
  }
  closedir(folder);
  if (count) qsort(names, count, sizeof *names, by_name);
  for (uint32_t i = 0; i < count; i++) {
    struct stat about;
    char *below = memory_format("%s/%s", path, names[i]);
    char *inner = memory_format("%s%s%s", relative, *relative ? "/" : "", names[i]);
    if (good && stat(below, &about) == 0) {
      if (S_ISDIR(about.st_mode))
        good = send_folder(call, below, inner, optimise, depth + 1);
      else if (ends_with(inner, ".py") || ends_with(inner, ".mpy"))
        good = send(call, below, inner, optimise);
    }
    free(below);
    free(inner);
    free(names[i]);
  }
  free(names);
  return good;
}

/* Items of a list or tuple. */
static bool items_of(struct call *call, value v, const value **items, size_t *count) {
  if (value_is_obj(v) && v && obj_type(v)->kind == KIND_LIST)
    *items = list_items(v), *count = list_len(v);
  else if (value_is_obj(v) && v && obj_type(v)->kind == KIND_TUPLE)
    *items = tuple_items(v), *count = tuple_len(v);
  else
    return raise_text("%s(): expected a list or tuple of paths%s", call->function, "") != V_ERROR;
  return true;
}

value manifest_call_module(size_t nargs, size_t nkw, const value *args);
value manifest_call_module(size_t nargs, size_t nkw, const value *args) {
  static const char *const names[] = {"module_path", "base_path", "opt"};
  struct call call = {.function = "module"};
  int optimise;
  if (!bind(&call, nargs, nkw, args, names, 3)) return V_ERROR;
  const char *path = text_of(&call, call.given[0], ""), *base = text_of(&call, call.given[1], ".");
  if (!path || !base || !optimise_of(&call, call.given[2], &optimise)) return V_ERROR;
  char *full = place(base, path);
  bool good = send(&call, full, path, optimise);
  free(full);
  return good ? V_NONE : V_ERROR;
}

/* Sends the files of a folder: all, or those listed. */
static value send_files(struct call *call, const char *base, const char *relative, value files, int optimise) {
  const value *items = NULL;
  size_t count = 0;
  bool good;
  char *folder = place(base, relative);
  if (!files) {
    good = send_folder(call, folder, ends_with(call->function, "freeze") ? "" : relative, optimise, 0);
  } else {
    good = items_of(call, files, &items, &count);
    for (size_t i = 0; good && i < count; i++) {
      const char *file = text_of(call, items[i], "");
      char *path = memory_format("%s/%s", folder, file ? file : "");
      char *inner = ends_with(call->function, "freeze") ? memory_text(file ? file : "")
                                                         : memory_format("%s/%s", relative, file ? file : "");
      good = file && send(call, path, inner, optimise);
      free(path);
      free(inner);
    }
  }
  free(folder);
  return good ? V_NONE : V_ERROR;
}

value manifest_call_package(size_t nargs, size_t nkw, const value *args);
value manifest_call_package(size_t nargs, size_t nkw, const value *args) {
  static const char *const names[] = {"package_path", "files", "base_path", "opt"};
  struct call call = {.function = "package"};
  int optimise;
  if (!bind(&call, nargs, nkw, args, names, 4)) return V_ERROR;
  const char *path = text_of(&call, call.given[0], ""), *base = text_of(&call, call.given[2], ".");
  if (!path || !base || !optimise_of(&call, call.given[3], &optimise)) return V_ERROR;
  return send_files(&call, base, path, call.given[1], optimise);
}

value manifest_call_freeze(size_t nargs, size_t nkw, const value *args);
value manifest_call_freeze(size_t nargs, size_t nkw, const value *args) {
  static const char *const names[] = {"path", "script", "opt"};
  struct call call = {.function = "freeze"};
  int optimise;
  if (!bind(&call, nargs, nkw, args, names, 3)) return V_ERROR;
  const char *path = text_of(&call, call.given[0], "");
  if (!path || !optimise_of(&call, call.given[2], &optimise)) return V_ERROR;
  value files = call.given[1];
  if (files && value_is_str(files)) files = tuple_new(1, &files);
  if (!files && call.given[1]) return V_ERROR;
  return send_files(&call, ".", path, files, optimise);
}

static bool run_file(const char *path);

static bool include_one(struct call *call, value v) {
  const char *path = text_of(call, v, "");
  if (!path) return false;
  struct stat about;
  char *full = place(".", path), *outer = run.path;
  if (stat(full, &about) == 0 && S_ISDIR(about.st_mode)) {
    char *inner = memory_format("%s/manifest.py", full);
    free(full);
    full = inner;
  }
  bool good = run.depth < DEPTH_MOST;
  if (!good) raise_text("include(): '%s': manifests include each other more than 32 deep%s", full, "");
  run.depth++;
  run.path = full;
  good = good && run_file(full);
  if (!good && !vm.error) err_raise_arg(&exc_SystemExit, 0); /* it has been told */
  run.path = outer;
  run.depth--;
  free(full);
  return good;
}

value manifest_call_include(size_t nargs, size_t nkw, const value *args);
value manifest_call_include(size_t nargs, size_t nkw, const value *args) {
  struct call call = {.function = "include"};
  const value *items = args;
  size_t count = 1;
  if (nargs != 1) return raise_text("%s() takes one path, or a list of them%s", "include", "");
  if (!value_is_str(args[0]) && !items_of(&call, args[0], &items, &count)) return V_ERROR;
  for (size_t i = 0; i < count; i++)
    if (!include_one(&call, items[i])) return V_ERROR;
  return V_NONE;
}

/* What is said about the package itself does not concern an image. */
value manifest_call_metadata(size_t nargs, size_t nkw, const value *args);
value manifest_call_metadata(size_t nargs, size_t nkw, const value *args) { return V_NONE; }

static const struct { const char *name, *symbol; value (*function)(size_t, size_t, const value *); } functions[] = {
    {"module", "manifest_call_module", manifest_call_module},
    {"package", "manifest_call_package", manifest_call_package},
    {"freeze", "manifest_call_freeze", manifest_call_freeze},
    {"include", "manifest_call_include", manifest_call_include},
    {"metadata", "manifest_call_metadata", manifest_call_metadata},
};

enum { FUNCTIONS = sizeof functions / sizeof functions[0] };

static int find_function(const char *name, size_t len) {
  for (int i = 0; i < FUNCTIONS; i++)
    if (strlen(functions[i].name) == len && !memcmp(functions[i].name, name, len)) return i;
  return -1;
}

/* ---- running a file ---- */

static void write_stderr(void *context, const char *text, size_t len) { fwrite(text, 1, len, stderr); }

static bool is_builtin(void *context, struct code_text name) {
  return find_function(name.data, name.len) >= 0 || builtins_has(name.data, name.len);
}

static struct rom_value builtin_value(struct rom *rom, const char *name, size_t len) {
  int i = find_function(name, len);
  if (i < 0) return builtins_value(rom, name, len);
  char *symbol = memory_format("firn_%s", functions[i].symbol);
  struct rom_value value = rom_address(rom, symbol);
  if (!image_is_defined(rom->image, value.symbol)) {
    struct rom_object object =
        rom_begin(rom, symbol, LAY_cfunction, 0, IMAGE_ROM, IMAGE_LOCAL, "cfunction_type");
    rom_set(&object, FLD_cfunction_name, rom_text(rom, functions[i].name));
    rom_set(&object, FLD_cfunction_fn, rom_address(rom, functions[i].symbol));
    rom_set_number(&object, FLD_cfunction_sig, CFUN_KW);
    rom_set_number(&object, FLD_cfunction_max, 255);
  }
  free(symbol);
  return value;
}

static void *resolve(const char *name) {
  for (int i = 0; i < FUNCTIONS; i++)
    if (!strcmp(functions[i].symbol, name)) return *(void *const *)&functions[i].function;
  return NULL;
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
  modules_begin(&modules, &rom, false, false);
  modules.builtin = builtin_value;
  static const struct build_options plain = {0};
  struct module_input input = {.name = "__main__", .file = path, .frozen = frozen};
  struct rom_value module = modules_emit(&modules, &input);
  builtins_emit_members(&rom, &reach);
  services_emit(&rom, &reach, NULL, NULL);
  modules_emit_registry(&modules, &module, 1, module, &plain);
  specials_emit(&rom, &reach);
  struct live *live = live_load(rom.image, resolve, error, sizeof error);
  if (live) return live_address(live, module.symbol);
  fprintf(stderr, "%s: error[manifest]: %s\n", path, error);
  return NULL;
}

/* Where an exception was raised: the innermost line of a manifest. */
static unsigned line_of(const struct exception_obj *exception, const char **file) {
  if (!exception->traceback || exception->n_traceback < 2) return 0;
  const struct code_obj *code = (const struct code_obj *)exception->traceback[0];
  *file = (const char *)str_of(code->meta->file)->data;
  return frame_line(code, (unsigned)value_int(exception->traceback[1]));
}

/* Takes the pending exception and tells it in one line. */
static void tell_exception(const char *path) {
  value exc = err_take();
  struct strbuf text;
  strbuf_init(&text);
  unsigned line = line_of(OBJ(exception, exc), &path);
  bool good = print_value(&text.w, exc, PRINT_STR);
  const struct str_obj *type = str_of(obj_type(exc)->name);
  fprintf(stderr, "%s:%u: error[manifest]: %s%s%.*s\n", path, line, (const char *)type->data,
          good && text.len ? ": " : "", good ? (int)text.len : 0, text.data ? text.data : "");
}

static bool told;

/* Runs one file. False when it failed: either told, or with the exception pending. */
static bool run_file(const char *path) {
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
  run.answer = fdopen(answer, "w");
  run.path = memory_text(path);
  if (!run.answer) return 1;
  bool good = run_file(path);
  if (!good && !told) tell_exception(path);
  return fclose(run.answer) || !good;
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

static void take_entries(struct manifest *manifest, const char *bytes, size_t len) {
  const char *field[4], *end = bytes + len;
  for (int count = 0; bytes < end; bytes += strlen(bytes) + 1) {
    field[count++] = bytes;
    if (count < 4) continue;
    manifest_add(manifest, field[0], field[1], field[1], field[2][0] == '1', atoi(field[3]));
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
