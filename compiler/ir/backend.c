/* SPDX-License-Identifier: MIT */
/* The module lies beside the command itself, in a build folder as in an installation: the path comes from /proc/self/exe, so neither
 * the environment nor a library search path can pick another. */
#include "compiler/ir/backend.h"

#include <dlfcn.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static const char module_name[] = "libfirn-llvm.so";

static bool path_beside_command(char *path, size_t room) {
  ssize_t n = readlink("/proc/self/exe", path, room - 1);
  if (n <= 0) return false;
  path[n] = 0;
  char *name = strrchr(path, '/') + 1;
  if ((size_t)(name - path) + sizeof module_name > room) return false;
  memcpy(name, module_name, sizeof module_name);
  return true;
}

const struct llvm_api *backend_llvm(const char **error) {
  static const struct llvm_api *loaded;
  char path[4096];
  if (loaded) return loaded;
  *error = "the path of the firn command is unknown";
  if (!path_beside_command(path, sizeof path)) return NULL;
  void *handle = dlopen(path, RTLD_NOW | RTLD_LOCAL);
  *error = handle ? NULL : dlerror();
  if (!handle) return NULL;
  const struct llvm_api *(*entry)(void);
  *(void **)&entry = dlsym(handle, "firn_llvm_api");
  const struct llvm_api *api = entry ? entry() : NULL;
  if (!api || api->size != sizeof *api) {
    *error = "libfirn-llvm.so beside the firn command is of another version";
    return NULL;
  }
  return loaded = api;
}
