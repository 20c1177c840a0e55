/* SPDX-License-Identifier: MIT */
/* What a manifest.py calls: C functions that send what was said to the parent (manifest_run.c).

     module("a.py")          package("drivers", files=["led.py"], base_path="lib", opt=2)
     include("more.py")      freeze("scripts")
     budget(rom="480K", ram="32K", heap="64K")
     keep("net.http", "str.center")
     data("**", base_path="www", at="/rom/www", compress=True)
   Paths are relative to the file they stand in. */
#include "freeze/manifest_private.h"

#include "freeze/memory.h"
#include "runtime/core/error.h"
#include "runtime/core/exception.h"
#include "runtime/core/list.h"
#include "runtime/core/str.h"
#include "runtime/core/tuple.h"
#include "runtime/core/vm.h"

#include <dirent.h>
#include <libgen.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { ENTRIES_MOST = 20000 };

bool manifest_raise(const char *format, const char *a, const char *b) {
  char *text = memory_format(format, a, b);
  value message = str_new(text, strlen(text));
  free(text);
  return message && err_raise_arg(&exc_ValueError, message) != V_ERROR;
}

bool manifest_bind(struct manifest_call *call, size_t nargs, size_t nkw, const value *args, const char *const *names,
                   size_t count) {
  memset(call->given, 0, sizeof call->given);
  if (nargs > count) return manifest_raise("%s() takes fewer positional arguments%s", call->function, "");
  for (size_t i = 0; i < nargs; i++) call->given[i] = args[i];
  for (size_t k = 0; k < nkw; k++) {
    size_t i = 0;
    while (i < count && !str_is(args[nargs + 2 * k], names[i])) i++;
    const char *name = str_text(str_of(args[nargs + 2 * k]));
    if (i == count) return manifest_raise("%s() has no parameter '%s'", call->function, name);
    if (call->given[i]) return manifest_raise("%s() got '%s' twice", call->function, names[i]);
    call->given[i] = args[nargs + 2 * k + 1];
  }
  if (!call->given[0]) return manifest_raise("%s() needs '%s'", call->function, names[0]);
  for (size_t i = 0; i < count; i++)
    if (call->given[i] == V_NONE) call->given[i] = 0;
  return true;
}

const char *manifest_text(struct manifest_call *call, value v, const char *otherwise) {
  if (!v) return otherwise;
  if (!value_is_str(v)) return manifest_raise("%s(): a path is a str%s", call->function, ""), NULL;
  const char *text = str_text(str_of(v));
  if (strlen(text) != str_size(str_of(v))) return manifest_raise("%s(): a path contains a NUL%s", call->function, ""), NULL;
  if (strchr(text, '$')) return manifest_raise("%s(): '%s': variables are not known here", call->function, text), NULL;
  return text;
}

static bool optimise_of(struct manifest_call *call, value v, int *out) {
  *out = 0;
  if (!v) return true;
  if (!value_is_int(v) || value_int(v) < 0 || value_int(v) > 3)
    return manifest_raise("%s(): opt is 0, 1, 2 or 3%s", call->function, "");
  *out = (int)value_int(v);
  return true;
}

char *manifest_place(const char *base, const char *relative) {
  char *copy = memory_text(manifest_evaluation.path), *folder = dirname(copy), *out;
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

bool manifest_count(struct manifest_call *call) {
  if (++manifest_evaluation.entries <= ENTRIES_MOST) return true;
  return manifest_raise("%s(): more than 20000 files%s", call->function, "");
}

/* Sends one entry: the module that `relative` ("pkg/a.py") is. */
static bool send(struct manifest_call *call, const char *path, const char *relative, int optimise) {
  struct stat about;
  while (!strncmp(relative, "./", 2)) relative += 2;
  if (stat(path, &about) || !S_ISREG(about.st_mode))
    return manifest_raise("%s(): there is no file '%s'", call->function, path);
  bool mpy = ends_with(relative, ".mpy");
  if (!mpy && !ends_with(relative, ".py"))
    return manifest_raise("%s(): '%s' is no .py or .mpy file", call->function, relative);
  if (*relative == '/' || strstr(relative, ".."))
    return manifest_raise("%s(): '%s' is no module's name; use base_path", call->function, relative);
  if (!manifest_count(call)) return false;
  char *name = memory_text_n(relative, strlen(relative) - (mpy ? 4 : 3));
  for (char *p = name; *p; p++)
    if (*p == '/') *p = '.';
  bool is_package = ends_with(name, ".__init__");
  if (is_package) name[strlen(name) - 9] = '\0';
  fprintf(manifest_evaluation.answer, "%c%c%s%c%s%c%d%c%d%c", MANIFEST_MODULE, 0, name, 0, path, 0, is_package, 0, optimise, 0);
  free(name);
  return true;
}

static int by_name(const void *left, const void *right) { return strcmp(*(char *const *)left, *(char *const *)right); }

bool manifest_list(struct manifest_call *call, const char *path, char ***names, uint32_t *count) {
  DIR *folder = opendir(path);
  uint32_t room = 0;
  *names = NULL, *count = 0;
  if (!folder) return manifest_raise("%s(): cannot read the folder '%s'", call->function, path);
  for (struct dirent *entry; (entry = readdir(folder));) {
    if (entry->d_name[0] == '.') continue;
    *names = memory_room(*names, &room, *count + 1, sizeof **names);
    (*names)[(*count)++] = memory_text(entry->d_name);
  }
  closedir(folder);
  if (*count) qsort(*names, *count, sizeof **names, by_name);
  return true;
}

/* All .py and .mpy files below a folder, sorted. */
static bool send_folder(struct manifest_call *call, const char *path, const char *relative, int optimise, int depth) {
  char **names;
  uint32_t count;
  if (depth >= MANIFEST_DEPTH_MOST) return manifest_raise("%s(): '%s': folders are more than 32 deep", call->function, path);
  bool good = manifest_list(call, path, &names, &count);
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
static bool items_of(struct manifest_call *call, value v, const value **items, size_t *count) {
  if (value_is_obj(v) && v && obj_type(v)->kind == KIND_LIST)
    *items = list_items(v), *count = list_len(v);
  else if (value_is_obj(v) && v && obj_type(v)->kind == KIND_TUPLE)
    *items = tuple_items(v), *count = tuple_len(v);
  else
    return manifest_raise("%s(): expected a list or tuple of paths%s", call->function, "");
  return true;
}

static value call_module(size_t nargs, size_t nkw, const value *args) {
  static const char *const names[] = {"module_path", "base_path", "opt"};
  struct manifest_call call = {.function = "module"};
  int optimise;
  if (!manifest_bind(&call, nargs, nkw, args, names, 3)) return V_ERROR;
  const char *path = manifest_text(&call, call.given[0], ""), *base = manifest_text(&call, call.given[1], ".");
  if (!path || !base || !optimise_of(&call, call.given[2], &optimise)) return V_ERROR;
  char *full = manifest_place(base, path);
  bool good = send(&call, full, path, optimise);
  free(full);
  return good ? V_NONE : V_ERROR;
}

/* Sends the files of a folder: all, or those listed. */
static value send_files(struct manifest_call *call, const char *base, const char *relative, value files, int optimise) {
  const value *items = NULL;
  size_t count = 0;
  bool good;
  char *folder = manifest_place(base, relative);
  if (!files) {
    good = send_folder(call, folder, ends_with(call->function, "freeze") ? "" : relative, optimise, 0);
  } else {
    good = items_of(call, files, &items, &count);
    for (size_t i = 0; good && i < count; i++) {
      const char *file = manifest_text(call, items[i], "");
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

static value call_package(size_t nargs, size_t nkw, const value *args) {
  static const char *const names[] = {"package_path", "files", "base_path", "opt"};
  struct manifest_call call = {.function = "package"};
  int optimise;
  if (!manifest_bind(&call, nargs, nkw, args, names, 4)) return V_ERROR;
  const char *path = manifest_text(&call, call.given[0], ""), *base = manifest_text(&call, call.given[2], ".");
  if (!path || !base || !optimise_of(&call, call.given[3], &optimise)) return V_ERROR;
  return send_files(&call, base, path, call.given[1], optimise);
}

static value call_freeze(size_t nargs, size_t nkw, const value *args) {
  static const char *const names[] = {"path", "script", "opt"};
  struct manifest_call call = {.function = "freeze"};
  int optimise;
  if (!manifest_bind(&call, nargs, nkw, args, names, 3)) return V_ERROR;
  const char *path = manifest_text(&call, call.given[0], "");
  if (!path || !optimise_of(&call, call.given[2], &optimise)) return V_ERROR;
  value files = call.given[1];
  if (files && value_is_str(files)) files = tuple_new(1, &files);
  if (!files && call.given[1]) return V_ERROR;
  return send_files(&call, ".", path, files, optimise);
}

static bool include_one(struct manifest_call *call, value v) {
  const char *path = manifest_text(call, v, "");
  if (!path) return false;
  struct stat about;
  char *full = manifest_place(".", path), *outer = manifest_evaluation.path;
  if (stat(full, &about) == 0 && S_ISDIR(about.st_mode)) {
    char *inner = memory_format("%s/manifest.py", full);
    free(full);
    full = inner;
  }
  bool good = manifest_evaluation.depth < MANIFEST_DEPTH_MOST;
  if (!good) manifest_raise("include(): '%s': manifests include each other more than 32 deep%s", full, "");
  manifest_evaluation.depth++;
  manifest_evaluation.path = full;
  good = good && manifest_run_file(full);
  if (!good && !vm.error) err_raise_arg(&exc_SystemExit, 0); /* it has been told */
  manifest_evaluation.path = outer;
  manifest_evaluation.depth--;
  free(full);
  return good;
}

static value call_include(size_t nargs, size_t nkw, const value *args) {
  struct manifest_call call = {.function = "include"};
  const value *items = args;
  size_t count = 1;
  if (nargs != 1) return manifest_raise("%s() takes one path, or a list of them%s", "include", ""), V_ERROR;
  if (!value_is_str(args[0]) && !items_of(&call, args[0], &items, &count)) return V_ERROR;
  for (size_t i = 0; i < count; i++)
    if (!include_one(&call, items[i])) return V_ERROR;
  return V_NONE;
}

/* Bytes, as 4096 or "480K". */
static bool bytes_of(value v, uint64_t *out) {
  if (value_is_int(v) && value_int(v) > 0) return *out = (uint64_t)value_int(v), true;
  return value_is_str(v) && target_read_size(str_text(str_of(v)), out) && *out;
}

static value call_budget(size_t nargs, size_t nkw, const value *args) {
  static const char *const limits[] = {"rom", "ram", "heap"};
  if (nargs) return manifest_raise("budget() takes keywords: rom, ram, heap%s%s", "", ""), V_ERROR;
  for (size_t k = 0; k < nkw; k++) {
    const char *name = str_text(str_of(args[2 * k]));
    uint64_t bytes;
    size_t i = 0;
    while (i < 3 && strcmp(limits[i], name)) i++;
    if (i == 3) return manifest_raise("budget() has no parameter '%s'; there are rom, ram and heap%s", name, ""), V_ERROR;
    if (args[2 * k + 1] == V_NONE) continue;
    if (!bytes_of(args[2 * k + 1], &bytes)) return manifest_raise("budget(): %s is a size such as 4096, \"480K\" or \"2M\"%s", name, ""), V_ERROR;
    fprintf(manifest_evaluation.answer, "%c%c%s%c%llu%c", MANIFEST_BUDGET, 0, name, 0, (unsigned long long)bytes, 0);
  }
  return V_NONE;
}

static value call_keep(size_t nargs, size_t nkw, const value *args) {
  struct manifest_call call = {.function = "keep"};
  if (nkw || !nargs) return manifest_raise("keep() takes names%s%s", "", ""), V_ERROR;
  for (size_t i = 0; i < nargs; i++) {
    if (!value_is_str(args[i])) return manifest_raise("keep(): a name is a str, such as 'net.http' or 'str.center'%s%s", "", ""), V_ERROR;
    const char *name = manifest_text(&call, args[i], "");
    if (!name || !manifest_count(&call)) return V_ERROR;
    fprintf(manifest_evaluation.answer, "%c%c%s%c", MANIFEST_KEEP, 0, name, 0);
  }
  return V_NONE;
}

/* What is said about the package itself does not concern an image. */
static value call_metadata(size_t nargs, size_t nkw, const value *args) { return V_NONE; }

/* By name; the symbols are what their function objects refer to. */
static const struct manifest_function functions[] = {
    {"module", "manifest_module", call_module},    {"package", "manifest_package", call_package},
    {"freeze", "manifest_freeze", call_freeze},    {"include", "manifest_include", call_include},
    {"budget", "manifest_budget", call_budget},    {"metadata", "manifest_metadata", call_metadata},
    {"keep", "manifest_keep", call_keep},
    {"data", "manifest_data", manifest_call_data},
};
enum { FUNCTIONS = sizeof functions / sizeof functions[0] };

const struct manifest_function *manifest_function(const char *name, size_t len) {
  for (int i = 0; i < FUNCTIONS; i++)
    if (strlen(functions[i].name) == len && !memcmp(functions[i].name, name, len)) return &functions[i];
  return NULL;
}

void *manifest_resolve(const char *symbol) {
  for (int i = 0; i < FUNCTIONS; i++)
    if (!strcmp(functions[i].symbol, symbol)) return *(void *const *)&functions[i].call;
  return NULL;
}
