/* SPDX-License-Identifier: MIT */
#include "compiler/bytecode/pool.h"

#include <string.h>

enum { FIRST_ROOM = 8 };

void pool_init(struct pool *pool, struct Arena *arena) {
  *pool = (struct pool){.arena = arena};
}

static uint32_t hash_bytes(uint32_t h, const void *data, size_t n) {
  const uint8_t *p = data;
  for (size_t i = 0; i < n; i++) h = (h ^ p[i]) * 16777619u;
  return h;
}

static uint32_t hash_const(const struct code_const *c, int depth) {
  uint32_t h = hash_bytes(2166136261u, &(uint8_t){(uint8_t)c->kind}, 1);
  switch (c->kind) {
  case CODE_CONST_STR:
  case CODE_CONST_BYTES: return hash_bytes(h, c->text.data, c->text.len);
  case CODE_CONST_INT: return hash_bytes(h, &c->small, sizeof c->small);
  case CODE_CONST_BIGINT: return hash_bytes(h, c->digits, c->n * sizeof *c->digits);
  case CODE_CONST_FLOAT: return hash_bytes(h, &c->re, sizeof c->re);
  case CODE_CONST_COMPLEX: return hash_bytes(h, &c->im, sizeof c->im);
  case CODE_CONST_TUPLE:
    for (uint32_t i = 0; i < c->n && i < 8 && depth < 4; i++) {
      uint32_t item = hash_const(c->items[i], depth + 1);
      h = hash_bytes(h, &item, sizeof item);
    }
    return h;
  default: return h;
  }
}

/* Room for one more row: doubles the array. */
static void *grown(struct Arena *arena, void *rows, uint32_t n, uint32_t *room, size_t size) {
  if (n < *room) return rows;
  uint32_t more = *room ? *room * 2 : FIRST_ROOM;
  void *bigger = arena_array(arena, more, size);
  if (n) memcpy(bigger, rows, n * size);
  *room = more;
  return bigger;
}

static uint32_t text_hash(struct code_text t) { return hash_bytes(2166136261u, t.data, t.len); }

static void index_qstrs(struct pool *pool) {
  pool->qstr_slots = pool->qstr_slots ? pool->qstr_slots * 2 : 4 * FIRST_ROOM;
  pool->qstr_index = arena_array(pool->arena, pool->qstr_slots, sizeof(uint32_t));
  for (uint32_t i = 0; i < pool->n_qstrs; i++) {
    uint32_t at = text_hash(pool->qstrs[i]) & (pool->qstr_slots - 1);
    while (pool->qstr_index[at]) at = (at + 1) & (pool->qstr_slots - 1);
    pool->qstr_index[at] = i + 1;
  }
}

bool pool_has_qstr(const struct pool *pool, struct code_text text) {
  if (!pool->n_qstrs) return false;
  uint32_t at = text_hash(text) & (pool->qstr_slots - 1);
  for (; pool->qstr_index[at]; at = (at + 1) & (pool->qstr_slots - 1))
    if (code_text_equal(pool->qstrs[pool->qstr_index[at] - 1], text)) return true;
  return false;
}

uint32_t pool_qstr(struct pool *pool, struct code_text text) {
  if (pool->n_qstrs * 2 >= pool->qstr_slots) index_qstrs(pool);
  uint32_t at = text_hash(text) & (pool->qstr_slots - 1);
  for (; pool->qstr_index[at]; at = (at + 1) & (pool->qstr_slots - 1)) {
    uint32_t row = pool->qstr_index[at] - 1;
    if (code_text_equal(pool->qstrs[row], text)) return row;
  }
  pool->qstrs = grown(pool->arena, pool->qstrs, pool->n_qstrs, &pool->qstr_room, sizeof text);
  pool->qstrs[pool->n_qstrs] = text;
  pool->qstr_index[at] = pool->n_qstrs + 1;
  return pool->n_qstrs++;
}

static void index_consts(struct pool *pool) {
  pool->const_slots = pool->const_slots ? pool->const_slots * 2 : 4 * FIRST_ROOM;
  pool->const_index = arena_array(pool->arena, pool->const_slots, sizeof(uint32_t));
  for (uint32_t i = 0; i < pool->n_consts; i++) {
    uint32_t at = hash_const(pool->consts[i], 0) & (pool->const_slots - 1);
    while (pool->const_index[at]) at = (at + 1) & (pool->const_slots - 1);
    pool->const_index[at] = i + 1;
  }
}

uint32_t pool_const(struct pool *pool, const struct code_const *value) {
  if (pool->n_consts * 2 >= pool->const_slots) index_consts(pool);
  uint32_t at = hash_const(value, 0) & (pool->const_slots - 1);
  for (; pool->const_index[at]; at = (at + 1) & (pool->const_slots - 1)) {
    uint32_t row = pool->const_index[at] - 1;
    if (code_const_equal(pool->consts[row], value)) return row;
  }
  pool->consts =
      grown(pool->arena, pool->consts, pool->n_consts, &pool->const_room, sizeof value);
  pool->consts[pool->n_consts] = value;
  pool->const_index[at] = pool->n_consts + 1;
  return pool->n_consts++;
}
