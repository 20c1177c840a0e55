/* SPDX-License-Identifier: MIT */
/* Between closure.c, which makes the graph, and closure_paths.c, which tells ways through it. */
#ifndef FIRN_FREEZE_CLOSURE_PRIVATE_H
#define FIRN_FREEZE_CLOSURE_PRIVATE_H

#include <stdbool.h>
#include <stdint.h>

#include "freeze/closure.h"
#include "freeze/strset.h"

/* Where an edge leads; 0 of both: nowhere. */
struct goal {
  uint32_t node, symbol;
};

struct edge {
  struct goal to;
  uint32_t next; /* of the same node */
  uint32_t from, next_to; /* the node; of those to the same symbol */
  bool is_value; /* a word that a program can get hold of, when it is the address of a type */
};

struct node {
  uint32_t edges;
  bool reached, is_value; /* is_value: of a symbol in it */
  /* With names: numbers of labels, 0 none: its first symbol; the object file it is in; the archive that is in. */
  uint32_t name, file, archive;
  uint32_t container; /* the section that this is a part of, or 0 */
};

struct mark {
  uint32_t node, edges; /* edges: that lead to it */
  bool reached, is_value;
};

struct closure {
  struct strset names; /* of symbols, from 0 */
  struct mark *marks;  /* by symbol; number + 1 in goals */
  struct node *nodes;  /* from 1 */
  struct edge *edges;  /* from 1 */
  uint32_t *stack;     /* nodes reached and not yet walked */
  bool named;
  struct strset labels;  /* from 0; number + 1 in nodes */
  struct strset locals;  /* "gc.c:mark"; of the image, which tells no file: ":firn_pool_a" */
  uint32_t *local_nodes; /* by its number */
  uint32_t local_room;
  uint32_t mark_room, node_count, node_room, edge_count, edge_room, stack_count, stack_room;
};

/* The number of a label in nodes. */
uint32_t closure_label(struct closure *closure, const char *text);
/* Calls its section's node after a symbol, if that has no name yet. `source`: of a local symbol, else NULL. */
void closure_name_node(struct closure *closure, uint32_t node, const char *symbol, const char *source);

#endif
