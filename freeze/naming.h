/* SPDX-License-Identifier: MIT */
#ifndef FIRN_FREEZE_NAMING_H
#define FIRN_FREEZE_NAMING_H

#include "compiler/bytecode/frozen.h"
#include "freeze/graph.h"
#include "freeze/image.h"
#include "freeze/snapshot.h"

/* What people call the things that an image's symbols stand for: functions, constants and objects by the place in the
   source that they come from. */

struct naming {
  const struct graph *graph;
  struct frozen_module *const *frozen;
  const struct snapshot *snapshot; /* or NULL */
  struct strset constants;         /* symbols of constants … */
  struct naming_place { uint32_t module, line; const char *variable; } *places; /* … and where each is used first; variable: or NULL */
  uint32_t place_room;
};

/* Learns from an image where its constants are used. Before that they have no place. */
void naming_learn(struct naming *naming, const struct image *image);
void naming_free(struct naming *naming);

struct named {
  char what[160];       /* "parse_frame", "GAMMA", "'a text'"; "" for what belongs to a module as a whole */
  const char *kind;     /* "bytecode", "native code", "line table", "bytes" …; of the runtime "" */
  char shape[96];       /* of an object of the snapshot: "list", "dict items", "Foo instance"; else "" */
  uint32_t change_module, change_line; /* of such: where it may be changed; line 0: not known */
  uint32_t module;      /* of the graph; UINT32_MAX: of none */
  uint32_t line;        /* 0: not known */
  bool is_code;         /* part of the code object `code` of the module */
  uint32_t code;
};
/* `naming` may be NULL: then the symbol's spelling alone tells. */
void naming_find(const struct naming *naming, const char *symbol, struct named *out);

/* Why an object of the snapshot is in RAM, and what would not be: "app/main.py:12 may change it", in `out`. */
void naming_reason(const struct naming *naming, const struct named *named, char *out, size_t size);

/* "app/proto.py:41 parse_frame bytecode", in `out`. */
void naming_text(const struct naming *naming, const char *symbol, char *out, size_t size);

#endif
