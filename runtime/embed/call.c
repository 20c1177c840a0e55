/* SPDX-License-Identifier: MIT */
/* Calls of Python functions that the image knows of. */
#include "runtime/embed/embed.h"

#include "runtime/core/error.h"
#include "runtime/core/module.h"
#include "runtime/core/str.h"
#include "runtime/core/vm.h"

static const struct embed_export *find(const char *module, const char *function) {
  for (const struct embed_export *e = firn_exports; e->module; e++)
    if (str_is(e->function, function) && str_is(e->module_name, module)) return e;
  return NULL;
}

enum firn_status firn_call(const char *module, const char *function, size_t n, const firn_value *args, firn_value *result) {
  if (!embed_is_ready()) return FIRN_NOT_READY;
  const struct embed_export *e = find(module, function);
  if (!e) return FIRN_NOT_FOUND;
  for (size_t i = 0; i < n; i++)
    if (!args[i]) return FIRN_RAISED;
  vm.error = 0;
  if (!module_run(e->module)) return FIRN_RAISED;
  value f = module_find(e->module, e->function);
  if (f == V_STOP) return FIRN_NOT_FOUND;
  *result = f ? call(f, n, 0, args) : V_ERROR;
  return *result ? FIRN_OK : FIRN_RAISED;
}
