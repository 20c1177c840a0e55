/* SPDX-License-Identifier: MIT */
/* The files that belong to a target: found in its folder, then in those it inherits from. */
#define _GNU_SOURCE
#include <dirent.h>
#include <glob.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "freeze/target.h"
#include "freeze/toolkit.h"

bool target_file(const struct target *target, const char *file, char *out, size_t size) {
  for (int i = 0; i < target->folders; i++) {
    snprintf(out, size, "%s/%s", target->folder[i], file);
    if (access(out, R_OK) == 0) return true;
  }
  return false;
}

/* glob's order is by byte; "12.2.1" sorts before "9.1" there, so compare runs of digits. */
static int compare_versions(const void *left, const void *right) {
  return strverscmp(*(char *const *)left, *(char *const *)right);
}

bool target_library(const struct target *target, int i, char *out, size_t size) {
  glob_t found;
  if (i < 0 || i >= target->libs.count) return false;
  if (glob(target->libs.word[i], 0, NULL, &found)) return false;
  qsort(found.gl_pathv, found.gl_pathc, sizeof(char *), compare_versions);
  snprintf(out, size, "%s", found.gl_pathv[found.gl_pathc - 1]);
  globfree(&found);
  return true;
}

static bool archive(const struct target *target, const char *prefix, enum target_float width, char *out, size_t size) {
  char file[256];
  snprintf(file, sizeof file, "runtime/%s/%s-%s.a", target->runtime, prefix, width == TARGET_DOUBLE ? "double" : "single");
  return toolkit_file(file, out, size);
}

bool target_runtime(const struct target *target, enum target_float width, bool copies_up, char *out, size_t size) {
  return archive(target, copies_up ? "libfirn-copyup" : "libfirn", width, out, size);
}

bool target_bitcode(const struct target *target, enum target_float width, bool copies_up, char *out, size_t size) {
  char file[256];
  if (!*target->bitcode) return false;
  snprintf(file, sizeof file, "runtime/bitcode-%s/libfirn%s-%s.bc", target->bitcode, copies_up ? "-copyup" : "", width == TARGET_DOUBLE ? "double" : "single");
  return toolkit_file(file, out, size);
}

bool target_embed(const struct target *target, enum target_float width, char *out, size_t size) {
  return archive(target, "libfirn-embed", width, out, size);
}

static bool is_source(const char *name) {
  const char *dot = strrchr(name, '.');
  return dot && (!strcmp(dot, ".c") || !strcmp(dot, ".S"));
}

static bool have(const struct target_source *out, int count, const char *name) {
  for (int i = 0; i < count; i++)
    if (!strcmp(strrchr(out[i].path, '/') + 1, name)) return true;
  return false;
}

/* An object that the toolkit built beside the source stands in for it, but only for the target it
   was built for: an inherited source is compiled with the inheriting target's flags. */
static void find_object(const struct target *target, const char *name, char *out, size_t size) {
  snprintf(out, size, "%s/%.*s.o", target->folder[0], (int)strcspn(name, "."), name);
  if (access(out, R_OK) != 0) out[0] = '\0';
}

static int by_path(const void *left, const void *right) {
  return strcmp(((const struct target_source *)left)->path,
                ((const struct target_source *)right)->path);
}

int target_sources(const struct target *target, struct target_source *out, int most) {
  int count = 0;
  for (int i = 0; i < target->folders; i++) {
    DIR *folder = opendir(target->folder[i]);
    if (!folder) continue;
    for (struct dirent *entry; (entry = readdir(folder));) {
      if (!is_source(entry->d_name) || have(out, count, entry->d_name) || count == most) continue;
      snprintf(out[count].path, sizeof out[count].path, "%s/%s", target->folder[i], entry->d_name);
      find_object(target, entry->d_name, out[count].object, sizeof out[count].object);
      count++;
    }
    closedir(folder);
  }
  qsort(out, (size_t)count, sizeof *out, by_path);
  return count;
}

/* Whether the toolkit's target may be used, not only inherited from. Reads the one line. */
static bool is_abstract(const char *path) {
  char line[512];
  bool abstract = false;
  FILE *file = fopen(path, "r");
  while (file && fgets(line, sizeof line, file)) {
    char key[32], value[32];
    if (sscanf(line, "%31s %31s", key, value) == 2 && !strcmp(key, "abstract"))
      abstract = !strcmp(value, "yes");
  }
  if (file) fclose(file);
  return abstract;
}

int target_names(char ***names) {
  char pattern[PATH_MAX];
  glob_t found;
  *names = NULL;
  toolkit_file("targets/", pattern, sizeof pattern - 16);
  strcat(pattern, "*/target.def");
  if (glob(pattern, 0, NULL, &found)) return 0;
  size_t bytes = 0;
  for (size_t i = 0; i < found.gl_pathc; i++) bytes += sizeof(char *) + strlen(found.gl_pathv[i]) + 1;
  char **list = malloc(bytes);
  if (!list) abort();
  char *text = (char *)(list + found.gl_pathc);
  int count = 0;
  for (size_t i = 0; i < found.gl_pathc; i++) {
    if (is_abstract(found.gl_pathv[i])) continue;
    char *path = strcpy(text, found.gl_pathv[i]);
    text += strlen(path) + 1;
    *strrchr(path, '/') = '\0';
    list[count++] = strrchr(path, '/') + 1;
  }
  globfree(&found);
  *names = list;
  return count;
}
