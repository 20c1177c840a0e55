/* SPDX-License-Identifier: MIT */
#include "freeze/library.h"

#include <glob.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "freeze/toolkit.h"

bool library_folder(char *out, size_t size) { return toolkit_file("library", out, size); }

bool library_has_folder(const char *name) {
  char file[PATH_MAX], path[PATH_MAX];
  struct stat about;
  snprintf(file, sizeof file, "library/%s", name);
  return toolkit_file(file, path, sizeof path) && stat(path, &about) == 0 && S_ISDIR(about.st_mode);
}

void library_names(struct strset *names) {
  char pattern[PATH_MAX];
  glob_t found;
  if (!library_folder(pattern, sizeof pattern - 8)) return;
  strcat(pattern, "/*");
  if (glob(pattern, 0, NULL, &found)) return;
  for (size_t i = 0; i < found.gl_pathc; i++) {
    const char *name = strrchr(found.gl_pathv[i], '/') + 1;
    if (name[0] != '_') strset_add(names, name, strcspn(name, "."));
  }
  globfree(&found);
}
