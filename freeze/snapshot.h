/* SPDX-License-Identifier: MIT */
#ifndef FIRN_FREEZE_SNAPSHOT_H
#define FIRN_FREEZE_SNAPSHOT_H

#include "compiler/bytecode/frozen.h"
#include "freeze/build.h"
#include "freeze/graph.h"
#include "freeze/modules.h"
#include "freeze/reach.h"
#include "freeze/rom.h"

/* Module initialisers run at build time: see snapshot.c. */
struct snapshot;

struct snapshot_request {
  struct graph *graph;
  struct frozen_module *const *frozen; /* by module of the graph; NULL: builtin */
  const struct target *target;
  enum target_float width;
  const bool *keeps_all; /* by module: all functions stay, machine code may name them */
  const char *folder; /* for intermediate files */
  bool verbose;
  const bool *never; /* by module: all statements stay for boot */
  /* Lays out the image that runs initialisers and links it; false when it does not fit or a tool fails. */
  bool (*link)(void *context, struct snapshot *snapshot, const char *path);
  void *context;
};

/* Runs what can be run at build time. NULL when nothing can. With -v what is left for boot is added to `notes`. */
struct snapshot *snapshot_take(const struct snapshot_request *request, Diags *notes);
void snapshot_free(struct snapshot *snapshot);

/* ---- for the image that runs initialisers, while snapshot_take calls `link` ---- */

/* What a code object uses, for runtime/abi/snapshot.h. */
struct rom_value snapshot_emit_uses(struct snapshot *snapshot, struct rom *rom, uint32_t module, uint32_t code);
/* Writes the statements of all modules and the tables. */
void snapshot_emit_steps(struct snapshot *snapshot, struct rom *rom);

/* ---- for people ---- */

/* What the object firn_snap_NUMBER is. Texts are the snapshot's. */
struct snapshot_object {
  const char *kind;     /* "list", "dict items", "class Foo", "Foo instance" */
  const char *variable; /* through which it was found first, or NULL */
  uint32_t module, line; /* of the statement that sets the variable; line 0: not known */
  uint32_t size;         /* bytes */
  bool in_rom;
  bool copies_up;        /* it is in ROM until it is written */
  uint32_t change_module, change_line; /* where it may be changed; line 0: not known */
};
/* After snapshot_emit_objects. False when there is no such object. */
bool snapshot_object(const struct snapshot *snapshot, uint32_t number, struct snapshot_object *out);

/* Adds notes about objects in RAM that code of the application may change: which, where. */
void snapshot_tell_ram(const struct snapshot *snapshot, Diags *notes);

/* The line of the last statement that ran at build time and set the variable; 0: none. */
uint32_t snapshot_line(const struct snapshot *snapshot, uint32_t module, uint32_t slot);

/* A statement that is left for boot. */
struct snapshot_deferred {
  uint32_t module, line;
  const char *why; /* "time.ticks_ms() reads the clock"; "": it shares something with another one */
  char *names;     /* "A, B": the variables it sets, or NULL; owned by the caller */
  uint32_t root_module, root_line; /* of the statement that it depends on; root_line 0: none but itself */
};
/* The `number`-th of them; false when there are no more. */
bool snapshot_deferred(const struct snapshot *snapshot, uint32_t number, struct snapshot_deferred *out);

/* ---- for the final image ---- */

/* Adds an error for each statement of the module that is left for boot. False when there is one. */
bool snapshot_require(const struct snapshot *snapshot, uint32_t module, Diags *diags);

/* Is there something of a code object or constant left? NULL: of all. */
bool snapshot_has_code(const struct snapshot *snapshot, uint32_t module, uint32_t code);
bool snapshot_has_constant(const struct snapshot *snapshot, uint32_t module, uint32_t index);
/* Takes away what functions do that are among the objects, but that nothing calls. */
void snapshot_empty_idle(struct snapshot *snapshot, struct frozen_module *const *frozen, const struct flow *flow);
/* Adds the names that classes among the objects have. The snapshot may be NULL. */
void snapshot_add_class_names(const struct snapshot *snapshot, struct strset *names);
/* Adds the names of exceptions whose objects or subclasses are among the objects, if those have attributes of their own. NULL too. */
void snapshot_add_exceptions(const struct snapshot *snapshot, struct strset *names);
/* Are there classes among the objects? */
bool snapshot_has_classes(const struct snapshot *snapshot);
/* Does the module have nothing to do at boot? */
bool snapshot_is_done(const struct snapshot *snapshot, uint32_t module);
/* Has it attributes beside its variables? */
bool snapshot_has_attributes(const struct snapshot *snapshot, uint32_t module);
/* The body that is left of a module. */
const struct frozen_code *snapshot_body(const struct snapshot *snapshot, uint32_t module);
/* Writes the objects that the initialisers made and sets the modules' variables and states in `ram`. */
void snapshot_emit_objects(struct snapshot *snapshot, struct rom *rom, const struct reach *reach, image_section ram, enum build_copy_up how);
/* After that: are there such containers, so that the runtime must be the one that copies up? */
bool snapshot_copies_up(const struct snapshot *snapshot);

#endif
