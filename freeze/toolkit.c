/* SPDX-License-Identifier: MIT */
#include "freeze/toolkit.h"

#include <libgen.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* The folder of the running executable, without links. */
static bool own_folder(char *out, size_t size) {
  char path[PATH_MAX];
  ssize_t length = readlink("/proc/self/exe", path, sizeof path - 1);
  if (length <= 0) return false;
  path[length] = '\0';
  return snprintf(out, size, "%s", dirname(path)) < (int)size;
}

bool toolkit_file(const char *file, char *out, size_t size) {
  static const char *const places[] = {"", "/../share/firn"};
  char folder[PATH_MAX];
  if (!own_folder(folder, sizeof folder)) return false;
  for (size_t i = sizeof places / sizeof places[0]; i-- > 0;) {
    snprintf(out, size, "%s%s/%s", folder, places[i], file);
    if (access(out, F_OK) == 0) return true;
  }
  return false;
}
