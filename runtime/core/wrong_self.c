/* SPDX-License-Identifier: MIT */
/* A method of a builtin type, found through the type, that is called with a self of another kind: str.upper(1). */
#include "runtime/core/error.h"
#include "runtime/core/function.h"
#include "runtime/core/str.h"

#include <string.h>

/* Only the kinds that own methods; a text with a NUL after each is smaller than a table of pointers. */
static const char owners[] =
#define KIND(id, s, owner) owner "\0"
#include "runtime/abi/kind.def"
#undef KIND
    ;

value function_wrong_self(const struct cfunction_obj *c, size_t nargs, const value *args) {
  const char *p = owners;
  for (unsigned n = c->sig >> CFUN_SIG_BITS; n; n--) p += strlen(p) + 1;
  value owner = str_new_cstr(p);
  if (!owner) return V_ERROR;
  const char *name = (const char *)str_of(c->name)->data;
  bool special = name[0] == '_' && name[1] == '_';
  if (nargs) return err_raise(special ? E(special_self_type) : E(self_type), c->name, owner, args[0]);
  return special ? err_raise(E(special_self_missing), c->name, owner, 0) : err_raise(E(self_missing), owner, c->name, 0);
}
