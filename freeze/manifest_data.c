/* SPDX-License-Identifier: MIT */
/* data(path, at="/rom", base_path=".", compress=False) of a manifest: files that the program finds in the image.

     data("**", base_path="www", at="/rom/www")      www/css/a.css is /rom/www/css/a.css
     data("logo.bin")                   /rom/logo.bin
   `path` may be a file or a pattern, as of Python's glob with recursive=True: * ? [a-z] match within a name, ** any
   folders; names that begin with '.' are left out. A file's path below the folder that the pattern begins with, is its
   path below `at`. */
#include "freeze/manifest_private.h"

#include <fnmatch.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "freeze/memory.h"
#include "runtime/core/str.h"

enum { WINDOW_LEAST = 9, WINDOW = 10, WINDOW_MOST = 15 };

struct search {
  struct manifest_call *call;
  const char *at;
  int window;
  uint32_t found;
};

static bool send(struct search *search, const char *path, const char *relative) {
  if (!manifest_count(search->call)) return false;
  for (const char *p = relative; *p; p++)
    if ((unsigned char)*p < ' ') return manifest_raise("%s(): the name of '%s' has control characters", search->call->function, path);
  search->found++;
  fprintf(manifest_evaluation.answer, "%c%c%s/%s%c%s%c%d%c", MANIFEST_DATA, 0, search->at, relative, 0, path, 0, search->window, 0);
  return true;
}

static bool has_magic(const char *text, size_t len) {
  for (size_t i = 0; i < len; i++)
    if (strchr("*?[", text[i])) return true;
  return false;
}

/* What is below `path` and matches `pattern`; `relative` is what leads to the path from where the pattern began. */
static bool find(struct search *search, const char *path, const char *relative, const char *pattern, int depth) {
  char **names, part[256];
  uint32_t count;
  size_t len = strcspn(pattern, "/");
  const char *rest = pattern[len] ? pattern + len + 1 : NULL;
  bool any = len == 2 && !strncmp(pattern, "**", 2), good = true;
  if (depth >= MANIFEST_DEPTH_MOST) return manifest_raise("%s(): '%s': folders are more than 32 deep", search->call->function, path);
  if (len >= sizeof part) return manifest_raise("%s(): '%s': a name of more than 255 characters", search->call->function, pattern);
  if (any && rest && !find(search, path, relative, rest, depth + 1)) return false;
  memcpy(part, pattern, len);
  part[len] = '\0';
  if (!manifest_list(search->call, path, &names, &count)) return false;
  for (uint32_t i = 0; i < count; i++) {
    struct stat about;
    char *below = memory_format("%s/%s", path, names[i]), *inner = memory_format("%s%s%s", relative, *relative ? "/" : "", names[i]);
    bool matches = any || !fnmatch(part, names[i], 0);
    if (good && matches && stat(below, &about) == 0) {
      if (S_ISREG(about.st_mode) && !rest) good = send(search, below, inner);
      else if (S_ISDIR(about.st_mode) && (any || rest)) good = find(search, below, inner, any ? pattern : rest, depth + 1);
    }
    free(below);
    free(inner);
    free(names[i]);
  }
  free(names);
  return good;
}

/* Where files are to be: "/rom/www" without a slash at its end, in memory to be freed; NULL with the error raised. */
static char *place_of(struct manifest_call *call, const char *at) {
  size_t len = strlen(at);
  while (len && at[len - 1] == '/') len--;
  if (*at != '/' || !len)
    return manifest_raise("%s(): at='%s': a path like '/rom' is wanted, the folder of the files in the image", call->function, at), NULL;
  char *place = memory_text_n(at, len);
  for (const char *p = place; *p; p += 1 + strcspn(p + 1, "/")) {
    size_t n = strcspn(p + 1, "/");
    if (n && !(n == 1 && p[1] == '.') && !(n == 2 && p[1] == '.' && p[2] == '.')) continue;
    manifest_raise("%s(): at='%s': '.', '..' and '//' have no meaning there", call->function, at);
    free(place);
    return NULL;
  }
  return place;
}

static bool window_of(struct manifest_call *call, value v, int *out) {
  *out = v == V_TRUE ? WINDOW : 0;
  if (!v || v == V_TRUE || v == V_FALSE) return true;
  if (!value_is_int(v) || value_int(v) < WINDOW_LEAST || value_int(v) > WINDOW_MOST)
    return manifest_raise("%s(): compress is True, False, or from 9 to 15: its window has 2 ** compress bytes%s", call->function, "");
  *out = (int)value_int(v);
  return true;
}

/* The file itself, or what matches. */
static bool search_all(struct search *search, const char *base, const char *pattern) {
  struct stat about;
  size_t fixed = 0; /* the folder that the pattern begins with */
  for (size_t i = 0; pattern[i] && !has_magic(pattern, i + 1); i++)
    if (pattern[i] == '/') fixed = i + 1;
  char *folder = memory_text_n(pattern, fixed), *path = manifest_place(base, fixed ? folder : ".");
  bool good = true;
  if (strlen(path) > 1 && path[strlen(path) - 1] == '/') path[strlen(path) - 1] = '\0';
  if (has_magic(pattern, strlen(pattern))) {
    good = find(search, path, "", pattern + fixed, 0);
  } else {
    char *file = memory_format("%s/%s", path, pattern + fixed);
    if (stat(file, &about) == 0 && S_ISDIR(about.st_mode))
      good = manifest_raise("%s(): '%s' is a folder: add /** for all that is in it", search->call->function, file);
    else if (stat(file, &about) == 0 && S_ISREG(about.st_mode))
      good = send(search, file, pattern + fixed);
    free(file);
  }
  if (good && !search->found) good = manifest_raise("%s(): there is no file '%s'", search->call->function, pattern);
  free(folder);
  free(path);
  return good;
}

value manifest_call_data(size_t nargs, size_t nkw, const value *args) {
  static const char *const names[] = {"path", "at", "base_path", "compress"};
  struct manifest_call call = {.function = "data"};
  struct search search = {.call = &call};
  if (!manifest_bind(&call, nargs, nkw, args, names, 4)) return V_ERROR;
  const char *pattern = manifest_text(&call, call.given[0], ""), *at = pattern ? manifest_text(&call, call.given[1], "/rom") : NULL;
  const char *base = at ? manifest_text(&call, call.given[2], ".") : NULL;
  if (!base || !window_of(&call, call.given[3], &search.window)) return V_ERROR;
  char *place = place_of(&call, at);
  search.at = place;
  bool good = place && search_all(&search, base, pattern);
  free(place);
  return good ? V_NONE : V_ERROR;
}
