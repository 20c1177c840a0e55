/* SPDX-License-Identifier: MIT */
/* Why something is in an image: the shortest way of references that leads to it. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "freeze/closure_private.h"
#include "freeze/memory.h"

void closure_keep_names(struct closure *closure) { closure->named = true; }

uint32_t closure_label(struct closure *closure, const char *text) { return strset_add(&closure->labels, text, strlen(text)) + 1; }

/* Assemblers and compilers have symbols for parts of functions: ARM's $t, .L1. */
static bool is_inner(const char *symbol) { return symbol[0] == '$' || symbol[0] == '.'; }

static char *local_key(const char *symbol, const char *source) {
  return memory_format("%s:%s", strncmp(symbol, "firn_", 5) && source ? source : "", symbol);
}

void closure_name_node(struct closure *closure, uint32_t node, const char *symbol, const char *source) {
  if (is_inner(symbol)) return;
  if (!closure->nodes[node].name) closure->nodes[node].name = closure_label(closure, symbol);
  if (!source) return;
  char *key = local_key(symbol, source);
  uint32_t before = closure->locals.count, number = strset_add(&closure->locals, key, strlen(key));
  free(key);
  if (number < before) return;
  closure->local_nodes = memory_room(closure->local_nodes, &closure->local_room, number + 1, sizeof *closure->local_nodes);
  closure->local_nodes[number] = node;
}

uint32_t closure_sections(const struct closure *closure) { return closure->node_count - 1; }

uint32_t closure_section(const struct closure *closure, const char *symbol, const char *source) {
  uint32_t number;
  char *key = local_key(symbol, source);
  bool is_local = strset_find(&closure->locals, key, strlen(key), &number);
  free(key);
  if (is_local) return closure->local_nodes[number];
  return strset_find(&closure->names, symbol, strlen(symbol), &number) ? closure->marks[number].node : 0;
}

static const char *label_text(const struct closure *closure, uint32_t label) {
  return label ? closure->labels.texts[label - 1].data : "";
}

const char *closure_section_name(const struct closure *closure, uint32_t section) {
  return label_text(closure, closure->nodes[section].name);
}

const char *closure_section_file(const struct closure *closure, uint32_t section) {
  return label_text(closure, closure->nodes[section].file);
}

const char *closure_section_archive(const struct closure *closure, uint32_t section) {
  return label_text(closure, closure->nodes[section].archive);
}

uint32_t closure_section_container(const struct closure *closure, uint32_t section) { return closure->nodes[section].container; }

static uint32_t section_of(const struct closure *closure, struct goal goal) {
  return goal.symbol ? closure->marks[goal.symbol - 1].node : goal.node;
}

void closure_mark_led(const struct closure *closure, uint32_t from, uint32_t *marks) {
  for (uint32_t i = closure->nodes[from].edges; i; i = closure->edges[i].next) {
    uint32_t to = section_of(closure, closure->edges[i].to);
    if (to != from) marks[to] = 1;
  }
}

/* Nodes to be walked; a table that many share comes late, so that a way leads over it only where there is no other. */
struct queue {
  uint32_t *nodes, first, last;
};

enum { PLAIN, POOL, NAMES, QUEUES };

static int queue_of(const struct closure *closure, uint32_t node) {
  const char *name = closure_section_name(closure, node);
  return !strncmp(name, "firn_pool_", 10) ? POOL : !strcmp(name, "firn_names") ? NAMES : PLAIN;
}

static void add_to_queue(const struct closure *closure, struct queue queues[QUEUES], uint32_t node) {
  struct queue *queue = &queues[queue_of(closure, node)];
  queue->nodes[queue->last++] = node;
}

static uint32_t next_of_queues(struct queue queues[QUEUES]) {
  for (int i = 0; i < QUEUES; i++)
    if (queues[i].first < queues[i].last) return queues[i].nodes[queues[i].first++];
  return 0;
}

void closure_find_paths(const struct closure *closure, uint32_t from, uint32_t before, uint32_t *parents) {
  if (!from || parents[from]) return;
  struct queue queues[QUEUES];
  for (int i = 0; i < QUEUES; i++) queues[i] = (struct queue){.nodes = memory_zero((closure->node_count + 1) * sizeof(uint32_t))};
  parents[from] = before;
  add_to_queue(closure, queues, from);
  for (uint32_t node; (node = next_of_queues(queues));)
    for (uint32_t i = closure->nodes[node].edges; i; i = closure->edges[i].next) {
      uint32_t to = section_of(closure, closure->edges[i].to);
      if (!to || parents[to]) continue;
      parents[to] = node;
      add_to_queue(closure, queues, to);
    }
  for (int i = 0; i < QUEUES; i++) free(queues[i].nodes);
}
