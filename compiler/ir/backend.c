/* SPDX-License-Identifier: MIT */
/* The modules lie beside the command itself (a build folder) or in the toolkit beside its folder (an installation): the path
 * comes from /proc/self/exe, so neither the environment nor a library search path can pick another. */
#include "compiler/ir/backend.h"

#include <dlfcn.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static bool find_module(const char *module, char *path, size_t room) {
  static const char *const places[] = {"", "../share/firn/"};
  ssize_t n = readlink("/proc/self/exe", path, room - 1);
  if (n <= 0) return false;
  path[n] = 0;
  char *name = strrchr(path, '/') + 1;
  room -= (size_t)(name - path);
  for (size_t i = sizeof places / sizeof places[0]; i-- > 0;) {
    if ((size_t)snprintf(name, room, "%s%s", places[i], module) >= room) return false;
    if (access(path, F_OK) == 0) break;
  }
  return true;
}

void *backend_symbol(const char *module, const char *symbol, const char **error) {
  char path[4096];
  *error = "the path of the firn command is unknown";
  if (!find_module(module, path, sizeof path)) return NULL;
  void *handle = dlopen(path, RTLD_NOW | RTLD_LOCAL), *found = handle ? dlsym(handle, symbol) : NULL;
  if (!found) *error = dlerror();
  return found;
}

const struct llvm_api *backend_llvm(const char **error) {
  static const struct llvm_api *loaded;
  if (loaded) return loaded;
  const struct llvm_api *(*entry)(void);
  *(void **)&entry = backend_symbol("libfirn-llvm.so", "firn_llvm_api", error);
  if (!entry) return NULL;
  const struct llvm_api *api = entry();
  if (api->size != sizeof *api) {
    *error = "libfirn-llvm.so of the toolkit is of another version";
    return NULL;
  }
  return loaded = api;
}
