/* SPDX-License-Identifier: MIT */
#include "freeze/paths.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "freeze/memory.h"

const char *paths_fault(const char *pair) {
  const char *equals = strchr(pair, '=');
  return !equals ? "OLD=NEW is wanted" : equals == pair ? "OLD is empty" : NULL;
}

/* What follows `old` in the path, without the slash between them; NULL when the path does not begin with that folder. */
static const char *rest_after(const char *path, const char *old, size_t len) {
  while (len > 1 && old[len - 1] == '/') len--;
  if (len == 1 && *old == '.' && *path != '/') return path;
  if (strncmp(path, old, len) || (path[len] && path[len] != '/' && old[len - 1] != '/')) return NULL;
  path += len;
  return path + strspn(path, "/");
}

static char *mapped(const char *pair, const char *path) {
  size_t len = strcspn(pair, "=");
  const char *rest = rest_after(path, pair, len), *now = pair + len + 1;
  if (!rest) return NULL;
  bool slash = *now && *rest && now[strlen(now) - 1] != '/';
  return memory_format("%s%s%s", now, slash ? "/" : "", rest);
}

/* "net.http", read from "FOLDER/app/net/http.py" -> "net/http.py"; the program is the file without its folder. */
static char *below_root(const struct graph_module *module) {
  const char *slash = strrchr(module->path, '/'), *base = slash ? slash + 1 : module->path;
  if (!strcmp(module->name, "__main__")) return memory_text(base);
  const char *end = !strncmp(base, "__init__.", 9) ? base : strrchr(base, '.');
  char *text = memory_format("%s%s%s", module->name, end == base ? "." : "", end ? end : "");
  for (char *p = text; p < text + strlen(module->name) + (end == base); p++)
    if (*p == '.') *p = '/';
  return text;
}

static char *by_maps(const struct path_maps *maps, const char *path) {
  for (int i = maps ? maps->count : 0; i-- > 0;) {
    char *text = mapped(maps->pairs[i], path);
    if (text) return text;
  }
  return NULL;
}

char *paths_shown(const struct path_maps *maps, const struct graph_module *module) {
  if (module->is_library) return memory_text(module->file);
  char *text = by_maps(maps, *module->path ? module->path : module->file);
  return text ? text : below_root(module);
}

char *paths_of_file(const struct path_maps *maps, const char *app, const char *path) {
  char *text = by_maps(maps, path);
  if (text) return text;
  struct stat about;
  size_t len = strlen(app);
  if (stat(app, &about) || !S_ISDIR(about.st_mode))
    while (len && app[len - 1] != '/') len--;
  const char *rest = len ? rest_after(path, app, len) : *path == '/' || !strncmp(path, "../", 3) ? NULL : path;
  const char *slash = strrchr(path, '/');
  while (rest && !strncmp(rest, "./", 2)) rest += 2;
  return memory_text(rest ? rest : slash ? slash + 1 : path);
}

const char *paths_from_here(const char *path) {
  char here[PATH_MAX];
  size_t len = *path == '/' && getcwd(here, sizeof here) ? strlen(here) : 0;
  return len > 1 && !strncmp(path, here, len) && path[len] == '/' ? path + len + 1 : path;
}
