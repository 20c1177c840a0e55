/* SPDX-License-Identifier: MIT */
/* From a path to all modules of the application. The first module is the program; what a module
   imports is found by reading it (imports.c), looked for where the image's import would look, and
   loaded in turn, so that the order of modules depends on the sources alone.

   Look-up of a name: what the manifest says, then the application's folder, then the builtin
   modules, then Firn's library. sys, gc, time and builtins are always the builtin ones. A folder of
   the application without __init__.py is an empty package, if there is nothing else of its name; a
   folder of the library that has the name of a builtin module holds that module's submodules.
   Members of such modules and of the library's packages may be submodules of their own, which are
   taken only when somebody names them (library/README.md). */
#include "freeze/graph.h"

#include <errno.h>
#include <libgen.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "compiler/bytecode/emit.h"
#include "compiler/bytecode/mpy.h"
#include "compiler/bytecode/verify.h"
#include "freeze/builtins.h"
#include "freeze/constants/constants.h"
#include "freeze/doubts.h"
#include "freeze/fabi.h"
#include "freeze/keep.h"
#include "freeze/library.h"
#include "freeze/memory.h"
#include "freeze/paths.h"

enum { SOURCE_MOST = 16 << 20 };

static const char *const always_builtin[] = {"sys", "gc", "time", "builtins", "micropython", "machine"};

struct graph_module *graph_find(const struct graph *graph, const char *name, size_t len) {
  for (uint32_t i = 0; i < graph->count; i++)
    if (strlen(graph->modules[i]->name) == len && !memcmp(graph->modules[i]->name, name, len))
      return graph->modules[i];
  return NULL;
}

bool graph_holds_members(const struct graph_module *module) {
  return module->is_package && (module->is_library || module->kind == GRAPH_BUILTIN);
}

static void fail(struct graph *graph, struct graph_module *module, const char *code, const char *text) {
  diag_error(&graph->diags, code, &module->source, (Span){0, 0, 0, 0}, "%1",
             arena_text(&graph->arena, text, strlen(text)), NULL);
}

/* The file's bytes in the arena; NULL with the error added. */
static char *read_file(struct graph *graph, struct graph_module *module, size_t *len) {
  struct stat about;
  FILE *in = fopen(module->path, "rb");
  char reason[512];
  if (!in || fstat(fileno(in), &about)) {
    snprintf(reason, sizeof reason, "cannot read it: %s", strerror(errno));
  } else if (!S_ISREG(about.st_mode)) {
    snprintf(reason, sizeof reason, "not a file");
  } else if (about.st_size > SOURCE_MOST) {
    snprintf(reason, sizeof reason, "%lld bytes; a module may have %d", (long long)about.st_size, SOURCE_MOST);
  } else {
    char *text = arena_alloc(&graph->arena, (size_t)about.st_size + 1);
    *len = fread(text, 1, (size_t)about.st_size, in);
    bool good = !ferror(in);
    fclose(in);
    if (good) return text;
    snprintf(reason, sizeof reason, "cannot read it: %s", strerror(errno));
    in = NULL;
  }
  if (in) fclose(in);
  fail(graph, module, "file", reason);
  return NULL;
}

static bool compile_source(struct graph *graph, struct graph_module *module, const char *text, size_t len) {
  module->source.text = text;
  module->source.len = len;
  uint32_t before = graph->diags.errors;
  module->ast = front_parse(&graph->arena, text, len, module->file, &graph->diags);
  if (!module->ast || !scope_analyse(module->ast, &graph->diags)) return false;
  if (graph->constants) constants_fold(graph->constants, graph, module);
  struct emit_options options = {
      .mode = EMIT_FIRN, .optimise = module->optimise ? module->optimise : graph->optimise, .file = module->shown, .small_int_bits = 31};
  module->code = emit_module(module->ast, &options, &graph->diags);
  if (!module->code) return false;
  struct verify_error error;
  if (!verify_module(module->code, &error)) {
    char reason[256];
    snprintf(reason, sizeof reason, "internal error: the emitter made unsound code: %s (in %.*s, at %u)",
             error.text, (int)error.unit->name.len, error.unit->name.data, error.offset);
    fail(graph, module, "internal", reason);
  }
  return graph->diags.errors == before;
}

static bool compile_mpy(struct graph *graph, struct graph_module *module, const char *bytes, size_t len) {
  struct mpy_error error;
  module->code = mpy_read(&graph->arena, (const uint8_t *)bytes, len, &error);
  if (module->code) return true;
  char reason[256];
  snprintf(reason, sizeof reason, "%s (at byte %zu)", error.text, error.offset);
  fail(graph, module, "mpy", reason);
  return false;
}

static void compile(struct graph *graph, struct graph_module *module) {
  size_t len = 0;
  if (module->kind == GRAPH_BUILTIN || module->kind == GRAPH_C) return;
  module->shown = paths_shown(graph->paths, module);
  const char *text = module->kind == GRAPH_FOLDER ? "" : read_file(graph, module, &len);
  if (!text) return;
  bool done = module->kind == GRAPH_MPY ? compile_mpy(graph, module, text, len)
                                        : compile_source(graph, module, text, len);
  if (done) imports_follow(graph, module);
}

static struct graph_module *add(struct graph *graph, const char *name, const char *path, const char *file,
                                enum graph_kind kind, bool is_package, int optimise) {
  struct graph_module *module = memory_zero(sizeof *module);
  *module = (struct graph_module){.name = memory_text(name),
                                  .path = memory_text(path),
                                  .file = memory_text(file),
                                  .kind = kind,
                                  .is_package = is_package,
                                  .optimise = optimise,
                                  .importer = graph->importer,
                                  .import_line = graph->import_line};
  module->source.name = module->file;
  graph->modules = memory_room(graph->modules, &graph->room, graph->count + 1, sizeof *graph->modules);
  graph->modules[graph->count++] = module;
  return module;
}

/* ---- looking for modules ---- */

static bool is_file(const char *path) {
  struct stat about;
  return stat(path, &about) == 0 && S_ISREG(about.st_mode);
}

static bool is_folder(const char *path) {
  struct stat about;
  return stat(path, &about) == 0 && S_ISDIR(about.st_mode);
}

static bool ends_with(const char *text, const char *end) {
  size_t a = strlen(text), b = strlen(end);
  return a >= b && !strcmp(text + a - b, end);
}

static enum graph_kind kind_of(const char *path) {
  return ends_with(path, ".mpy") ? GRAPH_MPY : GRAPH_SOURCE;
}

/* "app.net" -> "FOLDER/app/net". */
static void path_of(const char *name, const char *folder, char *out, size_t size) {
  size_t from = (size_t)snprintf(out, size, "%s%s", folder, *folder ? "/" : "");
  snprintf(out + from, size - from, "%s", name);
  for (char *p = out + from; *p; p++)
    if (*p == '.') *p = '/';
}

/* Looks for `name` below a folder, which messages call `shown`. */
static struct graph_module *find_in(struct graph *graph, const char *name, const char *folder, const char *shown) {
  static const struct { const char *end; bool package; } forms[] = {
      {"/__init__.py", true}, {"/__init__.mpy", true}, {".py", false}, {".mpy", false}};
  char path[PATH_MAX], file[PATH_MAX];
  for (int i = 0; i < 4; i++) {
    path_of(name, folder, path, sizeof path - 16);
    path_of(name, shown, file, sizeof file - 16);
    strcat(path, forms[i].end);
    if (!is_file(path)) continue;
    return add(graph, name, path, strcat(file, forms[i].end), kind_of(path), forms[i].package, 0);
  }
  return NULL;
}

/* A folder without __init__.py. */
static struct graph_module *find_folder(struct graph *graph, const char *name) {
  char path[PATH_MAX], file[PATH_MAX];
  path_of(name, *graph->folder ? graph->folder : ".", path, sizeof path);
  path_of(name, graph->folder, file, sizeof file);
  return is_folder(path) ? add(graph, name, "", file, GRAPH_FOLDER, true, 0) : NULL;
}

static struct graph_module *find_builtin(struct graph *graph, const char *name) {
  if (!builtins_has_module(name, strlen(name))) return NULL;
  if (graph->runtime && !strset_has(&graph->runtime->modules, name, strlen(name))) return NULL;
  return add(graph, name, "", "", GRAPH_BUILTIN, library_has_folder(name), 0);
}

static struct graph_module *find_library(struct graph *graph, const char *name) {
  char folder[PATH_MAX];
  if (!library_folder(folder, sizeof folder)) return NULL;
  struct graph_module *module = find_in(graph, name, folder, LIBRARY_SHOWN);
  bool has_folder = library_has_folder(name);
  if (!module && has_folder) module = add(graph, name, "", LIBRARY_SHOWN, GRAPH_FOLDER, true, 0);
  if (!module) return NULL;
  module->is_library = true;
  if (has_folder) module->is_package = true; /* NAME.py beside NAME/ with its submodules */
  return module;
}

bool graph_is_always_builtin(const char *name) {
  for (size_t i = 0; i < sizeof always_builtin / sizeof always_builtin[0]; i++)
    if (!strcmp(name, always_builtin[i])) return true;
  return false;
}

static bool find(struct graph *graph, const char *name) {
  const struct manifest_entry *entry = manifest_find(&graph->manifest, name);
  if (graph_is_always_builtin(name)) return find_builtin(graph, name);
  if (c_modules_has(graph->firmware, name)) return add(graph, name, "", "", GRAPH_C, false, 0);
  if (entry)
    return add(graph, name, entry->path, entry->file, kind_of(entry->path), entry->is_package, entry->optimise);
  return (graph->folder && find_in(graph, name, *graph->folder ? graph->folder : ".", graph->folder)) ||
         find_builtin(graph, name) || find_library(graph, name) || (graph->folder && find_folder(graph, name));
}

bool graph_require(struct graph *graph, const char *name) {
  char part[1024];
  size_t len = strlen(name);
  if (len >= sizeof part) return false;
  for (size_t end = strcspn(name, "."); end <= len; end += 1 + strcspn(name + end + 1, ".")) {
    snprintf(part, sizeof part, "%.*s", (int)end, name);
    if (!graph_find(graph, part, end)) {
      const char *dot = strrchr(part, '.');
      struct graph_module *parent = dot ? graph_find(graph, part, (size_t)(dot - part)) : NULL;
      if ((parent && !parent->is_package) || !find(graph, part)) return false;
    }
    if (end == len) break;
  }
  return true;
}

bool graph_has_old_name(struct graph *graph, const char *name) {
  if (name[0] != 'u' || !name[1] || strchr(name, '.')) return false;
  const struct graph_module *module = graph_find(graph, name + 1, strlen(name + 1));
  if (!module) module = find_builtin(graph, name + 1);
  if (!module) module = find_library(graph, name + 1);
  return module && (module->kind == GRAPH_BUILTIN || module->is_library);
}

/* ---- the application ---- */

static bool tell(const char *app, const char *why) {
  fprintf(stderr, "error: %s: %s\n", app, why);
  return false;
}

/* The program of a manifest: its main module. */
static bool take_main(struct graph *graph, const char *app) {
  const struct manifest_entry *entry = manifest_find(&graph->manifest, "main");
  if (!entry) return tell(app, "the manifest has no module 'main' to run; add module(\"main.py\")");
  add(graph, "__main__", entry->path, entry->file, kind_of(entry->path), false, entry->optimise);
  return true;
}

static bool load_manifest(struct graph *graph, const char *app) {
  return manifest_read(&graph->manifest, app) && take_main(graph, app);
}

/* The folder's manifest says which modules, or adds to those of the folder when it names no main module. */
static bool load_folder(struct graph *graph, const char *app) {
  char path[PATH_MAX];
  size_t len = strlen(app);
  while (len > 1 && app[len - 1] == '/') len--;
  snprintf(path, sizeof path, "%.*s/manifest.py", (int)len, app);
  bool has_manifest = is_file(path);
  if (has_manifest && !manifest_read(&graph->manifest, path)) return false;
  if (manifest_find(&graph->manifest, "main")) return take_main(graph, path);
  static const char *const mains[] = {"main.py", "main.mpy"};
  for (int i = 0; i < 2; i++) {
    snprintf(path, sizeof path, "%.*s/%s", (int)len, app, mains[i]);
    if (!is_file(path)) continue;
    graph->folder = memory_text_n(app, len);
    add(graph, "__main__", path, path, kind_of(path), false, 0);
    return true;
  }
  if (has_manifest) return take_main(graph, app);
  return tell(app, "a folder without main.py or manifest.py is no application");
}

/* Finds the program; the modules that it needs are found on the way. */
static bool load_program(struct graph *graph, const char *app) {
  char path[PATH_MAX];
  if (strlen(app) >= sizeof path - 32) return tell("APP", "the path is too long");
  struct stat about;
  if (stat(app, &about)) return tell(app, strerror(errno));
  if (S_ISDIR(about.st_mode)) return load_folder(graph, app);
  if (!S_ISREG(about.st_mode)) return tell(app, "not a file or folder");
  snprintf(path, sizeof path, "%s", app);
  if (!strcmp(basename(path), "manifest.py")) return load_manifest(graph, app);
  if (!ends_with(app, ".py") && !ends_with(app, ".mpy"))
    return tell(app, "an application is a .py or .mpy file, a folder with main.py, or a manifest.py");
  snprintf(path, sizeof path, "%s", app);
  graph->folder = memory_text(strchr(app, '/') ? dirname(path) : "");
  add(graph, "__main__", app, app, kind_of(app), false, 0);
  return true;
}

/* What source that comes later may import: everything that Firn has. */
static void require_all(struct graph *graph) {
  struct strset names = {0};
  builtins_module_names(&names);
  library_names(&names);
  for (uint32_t i = 0; i < names.count; i++) graph_require(graph, names.texts[i].data);
  for (uint32_t i = 0; i < graph->manifest.count; i++) graph_require(graph, graph->manifest.entries[i].name);
  strset_free(&names);
}

static bool has_parts(const struct graph *graph, const char *name) {
  size_t len = strlen(name);
  for (uint32_t i = 0; i < graph->count; i++)
    if (!strncmp(graph->modules[i]->name, name, len) && graph->modules[i]->name[len] == '.') return true;
  return false;
}

/* A module in C of which no part in Python is needed is no package. */
static void close_packages(struct graph *graph) {
  for (uint32_t i = 0; i < graph->count; i++) {
    struct graph_module *module = graph->modules[i];
    if (module->kind == GRAPH_BUILTIN) module->is_package = module->is_package && has_parts(graph, module->name);
  }
}

/* What C calls is there, whether or not the program imports it. */
static bool require_called(struct graph *graph) {
  bool good = true;
  for (uint32_t i = 0; graph->firmware && i < graph->firmware->count; i++) {
    const struct c_row *row = &graph->firmware->rows[i];
    if (!row->is_call || graph_require(graph, row->module)) continue;
    fprintf(stderr, "error[c-module]: %s: calls %s.%s, and the application has no module '%s'\n", row->file, row->module,
            row->name, row->module);
    good = false;
  }
  return good;
}

/* Finds and compiles the modules that the program needs. */
static bool load_modules(struct graph *graph, const struct build_options *options) {
  if (options->compiler) require_all(graph);
  if (options->prompt) graph_require(graph, "_repl");
  if (!require_called(graph)) return false;
  keep_load(graph, options);
  for (uint32_t i = 0; i < graph->count || import_stars_follow(graph); i++) {
    compile(graph, graph->modules[i]);
    for (uint32_t k = 0; graph->imports_computed && k < graph->manifest.count; k++)
      graph_require(graph, graph->manifest.entries[k].name);
  }
  if (!options->compiler) close_packages(graph);
  if (graph->imports_replaced) diags_soften(&graph->diags, "no-module");
  return true;
}

static void free_module(struct graph_module *module) {
  free(module->name);
  free(module->path);
  free(module->file);
  free(module->shown);
  free(module->aliases);
  free(module->old_names);
  free(module);
}

/* As it was when only the program was known; what was read is noted. */
static void begin_again(struct graph *graph) {
  struct graph_module *program = graph->modules[0];
  for (uint32_t i = 0; i < graph->count; i++) {
    struct graph_module *module = graph->modules[i];
    const char *place = module->kind == GRAPH_FOLDER ? module->file : module->path;
    if (*place && !module->is_library) strset_add(&graph->read, place, strlen(place));
    strset_add(&graph->before, module->name, strlen(module->name));
    if (i) free_module(module);
  }
  free(program->shown);
  program->shown = NULL;
  program->alias_count = program->old_name_count = 0;
  graph->count = 1;
  graph->computed_count = 0;
  strset_free(&graph->stars);
  strset_free(&graph->made);
  graph->stars = graph->made = (struct strset){0};
  graph->imports_computed = graph->imports_replaced = false;
  graph->importer = NULL;
  diags_init(&graph->diags, &graph->arena);
}

/* Is all that is wrong that modules are missing? Those may be wanted by branches that are never taken. */
static bool only_lacks_modules(const struct graph *graph) {
  for (const Diag *diag = graph->diags.first; diag; diag = diag->next)
    if (diag->level == DIAG_ERROR && strcmp(diag->code, "no-module")) return false;
  return true;
}

bool graph_load(struct graph *graph, const struct build_options *options, const struct c_modules *firmware) {
  memset(graph, 0, sizeof *graph);
  arena_init(&graph->arena, &arena_host);
  diags_init(&graph->diags, &graph->arena);
  graph->target = options->target->name;
  graph->compiler = options->compiler;
  graph->verbose = options->verbose || options->report;
  graph->optimise = options->optimise;
  graph->paths = &options->paths;
  graph->firmware = firmware;
  graph->runtime = options->runtime;
  if (!load_program(graph, options->app) || !load_modules(graph, options)) return false;
  bool is_closed = !options->open_world && !options->compiler && !options->prompt;
  if (is_closed && only_lacks_modules(graph)) graph->constants = constants_find(graph);
  if (graph->constants) {
    begin_again(graph);
    if (!load_modules(graph, options)) return false;
  }
  if (!options->compiler) doubts_tell(graph);
  return !graph->diags.errors;
}

void graph_free(struct graph *graph) {
  for (uint32_t i = 0; i < graph->count; i++) free_module(graph->modules[i]);
  free(graph->modules);
  constants_free(graph->constants);
  strset_free(&graph->read);
  strset_free(&graph->before);
  free(graph->computed);
  free(graph->folder);
  strset_free(&graph->stars);
  strset_free(&graph->made);
  manifest_free(&graph->manifest);
  arena_free(&graph->arena);
}
