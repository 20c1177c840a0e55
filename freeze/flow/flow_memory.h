/* SPDX-License-Identifier: MIT */
/* Reading what initialisers made: the cells of the snapshot, with addresses as they were at build time. */
#ifndef FIRN_FREEZE_FLOW_MEMORY_H
#define FIRN_FREEZE_FLOW_MEMORY_H

#include "freeze/flow/flow_private.h"
#include "freeze/snapshot_private.h"
#include "runtime/abi/kind.h"

enum { IS_CLASS = 1 /* TYPE_IS_CLASS */ };

struct memory {
  struct flow *flow;
  const struct snapshot *snapshot;
  const struct snapshot_memory *cells;
  struct layout_target layout;
  uint64_t *namespaces; /* dicts that are namespaces of classes, instances, functions; tuples that are part of functions and classes */
  uint32_t n_namespaces, namespaces_room;
  node holder;     /* of a container that is an object: gets what it holds; NODE_NONE */
  bool of_classes; /* add_selves finds functions of a class, not whom they get */
  bool only_types; /* that go where things in containers are */
  bool good;
};

struct type { enum kind kind; bool is_class; const uint8_t *at; const char *ops; };

static inline uint64_t object_field(const struct memory *m, const uint8_t *object, enum layout_field_id field) {
  return snapshot_number(object + layout_offset(&m->layout, field), layout_field_size(&m->layout, field));
}

static inline uint64_t object_word(const struct memory *m, const uint8_t *bytes) { return snapshot_number(bytes, m->layout.word); }

static inline const uint8_t *object_bytes(const struct memory *m, uint64_t address, uint32_t size) {
  return snapshot_memory_bytes(m->cells, address & ~(uint64_t)3, size);
}

/* The type of the object at the address; false when it is none. */
bool flow_memory_type(const struct memory *m, uint64_t address, struct type *out);

struct memory flow_memory_begin(struct flow *flow);
/* Adds what the word is. */
void flow_memory_value(struct memory *m, uint64_t word, node out);
/* Number of the name that a word is, if the image utters it. */
bool flow_memory_name(const struct memory *m, uint64_t word, uint32_t *number);
/* The dict of an instance's or class's attributes; 0: it has none. */
uint64_t flow_memory_namespace(const struct memory *m, const struct snapshot_cell *cell, const struct type *type);
/* The entries of a dict, and how many; NULL when there are none. */
const uint8_t *flow_memory_entries(const struct memory *m, uint64_t dict, uint64_t *count);
/* The code object at the address; NULL ends the analysis. */
struct flow_code *flow_memory_code(struct memory *m, uint64_t address);
/* Of flow->objects: the object at the address; 0 is none. */
uint32_t flow_memory_number(const struct memory *m, uint64_t address);

/* ---- flow_self.c ---- */

void flow_memory_selves(struct memory *m);
/* A method: what it is bound to. */
void flow_memory_method(struct memory *m, const struct snapshot_cell *cell);

#endif
