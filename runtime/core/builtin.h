/* SPDX-License-Identifier: MIT */
/* Definition of builtin types: const objects in ROM.
 *
 *   BUILTIN_TYPE_DEF(list, list, LIST, object, 0, &list_ops)
 *
 * defines list_type, a struct builtin_type, whose name is N(list), kind KIND_LIST, base object_type, and whose members
 * are firn_members_list: the rows of builtin.def with that owner (TYPE(list) must stand there). The _BARE form is for
 * types without members.
 */
#ifndef FIRN_CORE_BUILTIN_H
#define FIRN_CORE_BUILTIN_H

#include "runtime/abi/owner.h"
#include "runtime/core/gc.h"
#include "runtime/core/instance.h"

/* A new instance of cls, whose builtin base's instances take bytes + tail bytes. NULL with MemoryError. */
static inline void *builtin_alloc_tail(const struct type_obj *cls, size_t bytes, size_t tail) {
  return gc_new(cls->flags & TYPE_IS_CLASS ? instance_size(cls, tail) : bytes + tail, cls);
}
static inline void *builtin_alloc(const struct type_obj *cls, size_t bytes) { return builtin_alloc_tail(cls, bytes, 0); }

#define BUILTIN_TYPE_FIELDS(pyname, kind_id, base_sym, flags_, ops_)                                                   \
  .type = &type_type, .name = N(pyname), .base = &base_sym##_type, .ops = ops_, .kind = KIND_##kind_id, .flags = flags_

#define BUILTIN_TYPE_DEF(sym, pyname, kind_id, base_sym, flags_, ops_)                                                 \
  extern const struct members_obj firn_members_##sym;                                                                  \
  _Static_assert((int)OWNER_KIND_##sym == (int)KIND_##kind_id, "kind of " #sym " in builtin.def");                     \
  TYPE_OBJECT(sym##_type) = {BUILTIN_TYPE_FIELDS(pyname, kind_id, base_sym, flags_, ops_),                    \
                                      .members = &firn_members_##sym};

/* A type of a module: it is printed as module.name. */
#define BUILTIN_TYPE_DEF_IN(mod, sym, pyname, kind_id, base_sym, flags_, ops_)                                         \
  extern const struct members_obj firn_members_##sym;                                                                  \
  _Static_assert((int)OWNER_KIND_##sym == (int)KIND_##kind_id, "kind of " #sym " in builtin.def");                     \
  TYPE_OBJECT(sym##_type) = {BUILTIN_TYPE_FIELDS(pyname, kind_id, base_sym, flags_, ops_), .module = N(mod),  \
                                      .members = &firn_members_##sym};

#define BUILTIN_TYPE_DEF_BARE(sym, pyname, kind_id, base_sym, flags_, ops_)                                            \
  TYPE_OBJECT(sym##_type) = {BUILTIN_TYPE_FIELDS(pyname, kind_id, base_sym, flags_, ops_)};

#endif
