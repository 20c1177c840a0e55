/* SPDX-License-Identifier: MIT */
/* The modules lie beside the command itself, in a build folder as in an installation: the path comes from /proc/self/exe, so neither
 * the environment nor a library search path can pick another. */
#include "compiler/ir/backend.h"

#include <dlfcn.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static bool path_beside_command(const char *module, char *path, size_t room) {
  ssize_t n = readlink("/proc/self/exe", path, room - 1);
  if (n <= 0) return false;
  path[n] = 0;
  char *name = strrchr(path, '/') + 1;
  return (size_t)snprintf(name, room - (size_t)(name - path), "%s", module) < room - (size_t)(name - path);
}

void *backend_symbol(const char *module, const char *symbol, const char **error) {
  char path[4096];
  *error = "the path of the firn command is unknown";
  if (!path_beside_command(module, path, sizeof path)) return NULL;
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
    *error = "libfirn-llvm.so beside the firn command is of another version";
    return NULL;
  }
  return loaded = api;
}
