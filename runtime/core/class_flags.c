/* SPDX-License-Identifier: MIT */
/* Attributes that make a difference to every access (__init__, __getattr__, a property …), assigned to a class or deleted
 * from it after others were derived from it. Classes do not know what was derived from them: such changes are rare, so
 * all classes are looked at, those of the snapshot in a table of the image's and the others on the heap.
 */
#include "runtime/abi/image.h"
#include "runtime/core/class.h"
#include "runtime/core/gc.h"
#include "runtime/core/name.h"
#include "runtime/core/special.h"

struct change { struct type_obj *cls; value name; uint32_t decided; bool hash, all; };

/* No class defines or inherits it: not even what was true of its old value is true any more. */
static void look_at(struct type_obj *t, const struct change *c) {
  if (c->all) t->flags |= TYPE_HAS_DATA_DESCR | TYPE_HIDES_SLOT;
  if (!type_is_subclass(t, c->cls)) return;
  value found = class_lookup_special(t, c->name);
  uint32_t flags = found == V_STOP ? 0 : class_flags_of(c->name, found);
  if (flags & TYPE_HAS_DATA_DESCR) flags |= TYPE_HIDES_SLOT;
  uint32_t cleared = c->decided & ~(uint32_t)TYPE_HAS_SETATTR; /* which two names decide */
  if (c->hash) {
    cleared |= TYPE_UNHASHABLE;
    if (found == V_NONE) flags |= TYPE_UNHASHABLE;
  }
  t->flags = (t->flags & ~cleared) | flags;
}

static void visit(uintptr_t cell, void *change) {
  value header = *(value *)cell;
  if (value_is_obj(header) && OBJ(type, header)->kind == KIND_TYPE) look_at(OBJ(type, cell), change);
}

void class_set_flags_late(struct type_obj *t, value name, value v) {
  struct change change = {t, name, class_flags_of(name, V_NONE), name == special_name(SPECIAL_HASH),
                          name == special_name(SPECIAL_SET) || name == special_name(SPECIAL_DELETE)};
  if (!change.decided && !change.hash && !change.all && !(v && class_flags_of(name, v))) return;
  for (struct type_obj *const *p = firn_classes; *p; p++) look_at(*p, &change);
  gc_each(false, visit, &change);
}
