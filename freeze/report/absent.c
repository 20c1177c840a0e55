/* SPDX-License-Identifier: MIT */
/* `firn explain NAME APP` of something that is not in the image: where it would come from, and what brings it in. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "freeze/build.h"
#include "freeze/builtins.h"
#include "freeze/fabi.h"
#include "freeze/keep.h"
#include "freeze/library.h"
#include "freeze/memory.h"
#include "freeze/report/absent.h"

static bool is_there(char *path) {
  struct stat about;
  bool is = !stat(path, &about) && S_ISREG(about.st_mode);
  if (!is) free(path);
  return is;
}

/* The file of a module in the application's folder; to be freed; NULL. */
static char *file_of(const struct graph *graph, const char *name) {
  static const char *const ends[] = {".py", "/__init__.py", ".mpy", "/__init__.mpy"};
  if (!graph->folder) return NULL;
  char *slashed = memory_text(name), *path;
  for (char *p = slashed; *p; p++)
    if (*p == '.') *p = '/';
  bool found = false;
  for (size_t i = 0; !found && i < sizeof ends / sizeof ends[0]; i++)
    found = is_there(path = memory_format("%s%s%s%s", graph->folder, *graph->folder ? "/" : "", slashed, ends[i]));
  free(slashed);
  return found ? path : NULL;
}

static bool has_text(const struct strset *set, const char *text) { return strset_has(set, text, strlen(text)); }

/* A module in Python that the application has, but not the image. */
static bool tell_file(const struct graph *graph, const char *name) {
  char *path = file_of(graph, name);
  if (!path) return false;
  if (has_text(&graph->read, path)) printf("  only branches that are never taken import %s (-v names them: explain never-taken)\n", path);
  else printf("  %s is there, but nothing in the program is seen to import it\n", path);
  printf("  to have it: import %s, or --keep %s\n", name, name);
  free(path);
  return true;
}

/* Why no import of a module of ours is there. */
static const char *why_not_imported(const struct graph *graph, const char *name) {
  bool was = has_text(&graph->before, name);
  return was ? "only branches that are never taken import it (-v names them: explain never-taken)" : "nothing in the program is seen to import it";
}

static bool tell_module(const struct graph *graph, const char *name) {
  struct strset library = {0};
  library_names(&library);
  bool is_library = has_text(&library, name), is_builtin = builtins_has_module(name, strlen(name));
  strset_free(&library);
  if (is_builtin && graph->runtime && !has_text(&graph->runtime->modules, name)) {
    printf("  the runtime of %s was built without it\n  to have it: build the runtime again, not with --without %s\n", graph->runtime->path, name);
    return true;
  }
  if (!is_library && !is_builtin) return false;
  printf("  it is a module of Firn's %s, and %s\n", is_builtin ? "runtime" : "library", why_not_imported(graph, name));
  printf("  to have it: import %s, or --keep %s\n", name, name);
  return true;
}

static bool tell_builtin(const struct report *report, const char *name) {
  const struct fabi *runtime = report->options->runtime;
  size_t len = strlen(name);
  if (!builtins_has(name, len)) return false;
  if (builtins_needs_compiler(name, len)) {
    printf("  it needs the compiler\n  to have it: --world open --with compiler\n");
  } else if (runtime && !has_text(&runtime->builtins, name)) {
    printf("  the runtime of %s was built without it\n  to have it: build the runtime again, not with --without %s\n", runtime->path, name);
  } else {
    return false;
  }
  return true;
}

/* A member of a builtin module that nothing imports: "math.pi". */
static bool tell_member(const struct graph *graph, const char *name) {
  const char *dot = strrchr(name, '.');
  char *module = dot ? memory_text_n(name, (size_t)(dot - name)) : NULL;
  bool is = module && builtins_has_module(module, strlen(module)) && !graph_find(graph, module, strlen(module)) &&
            builtins_module_has(module, dot + 1, strlen(dot + 1));
  if (is) printf("  %s is a module of Firn's runtime, and %s\n  to have it: import %s, or --keep %s\n", module, why_not_imported(graph, module), module, name);
  free(module);
  return is;
}

void report_tell_absent(const struct report *report, const char *name) {
  const struct graph *graph = report->fit->naming->graph;
  char near[256];
  printf("%s is not in the image\n", name);
  bool is_loaded = graph_find(graph, name, strlen(name)) != NULL;
  if (tell_builtin(report, name) || (!is_loaded && (tell_file(graph, name) || tell_module(graph, name) || tell_member(graph, name)))) return;
  if (keep_can(graph, report->fit->naming->frozen, name, near, sizeof near)) {
    printf("  nothing in the program is seen to use it; names that are made at run time are not seen\n");
    printf("  to have it: --keep %s%s\n", name, report->options->open_world ? "" : ", or --world open for all builtins");
    return;
  }
  printf("  neither the program nor the library or the runtime has something that is called so%s%s%s\n", *near ? " (nearest: " : "", near, *near ? ")" : "");
}
