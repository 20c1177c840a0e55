/* SPDX-License-Identifier: MIT */
/* What code is left when initialisers have run: what remains of the modules' bodies, the functions among the objects that they
   made, and the functions that those make. Class bodies and helpers of initialisers are gone, when nothing else
   names them; so are the entries of constant pools that only they used, and with them what the entries kept in the
   image. Of functions that are among the objects, but that nothing calls (freeze/flow/), what is left says that they were called.
   Functions of a module with native code all stay: machine code names them in its own way. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "freeze/flow/flow.h"
#include "freeze/memory.h"
#include "freeze/scan.h"
#include "freeze/snapshot_private.h"

void snapshot_keep_code(struct snapshot *snapshot, const char *symbol) {
  for (uint32_t m = 0; m < snapshot->graph->count; m++) {
    unsigned number;
    int end = 0;
    if (!snapshot->frozen[m]) continue;
    struct snapshot_body *body = &snapshot->bodies[m];
    if (!body->code_prefix) {
      char prefix[640];
      modules_symbol(prefix, sizeof prefix, "code", snapshot->graph->modules[m]->name);
      body->code_prefix = memory_text(prefix);
    }
    size_t len = strlen(body->code_prefix);
    if (strncmp(symbol, body->code_prefix, len) || sscanf(symbol + len, "__%u%n", &number, &end) != 1 || symbol[len + (size_t)end]) continue;
    if (number < snapshot->frozen[m]->n_codes) body->code_lives[number] = true;
  }
}

static void keep_uses(struct snapshot *snapshot, uint32_t module, const struct frozen_code *code) {
  const struct frozen_module *frozen = snapshot->frozen[module];
  struct snapshot_body *body = &snapshot->bodies[module];
  struct scan scan = scan_begin(SCAN_FROZEN, code->bytes, code->size);
  while (scan_next(&scan)) {
    if (!scan.is_pool || scan.n >= frozen->n_pool) continue;
    body->pool_lives[scan.n] = true;
    if (frozen->pool[scan.n].kind == FROZEN_CODE) body->code_lives[frozen->pool[scan.n].code] = true;
  }
}

/* Children have higher numbers than those who make them. */
static void find_left(struct snapshot *snapshot, uint32_t module) {
  struct snapshot_body *body = &snapshot->bodies[module];
  const struct frozen_module *frozen = snapshot->frozen[module];
  if (!body->code_made) {
    body->keeps_all = snapshot->keeps_all && snapshot->keeps_all[module];
    body->code_made = memory_zero(frozen->n_codes + 1);
    memcpy(body->code_made, body->code_lives, frozen->n_codes);
  }
  memcpy(body->code_lives, body->code_made, frozen->n_codes);
  memset(body->pool_lives, 0, frozen->n_pool + 1);
  body->code_lives[0] = !snapshot_is_done(snapshot, module);
  for (uint32_t c = 0; c < frozen->n_codes; c++) {
    body->code_lives[c] |= body->keeps_all && c;
    if (body->code_lives[c]) keep_uses(snapshot, module, c ? &frozen->codes[c] : &body->boot);
  }
}

void snapshot_find_left(struct snapshot *snapshot) {
  for (uint32_t m = 0; m < snapshot->graph->count; m++)
    if (snapshot->frozen[m]) find_left(snapshot, m);
}

bool snapshot_has_code(const struct snapshot *snapshot, uint32_t module, uint32_t code) {
  return !snapshot || snapshot->bodies[module].code_lives[code];
}

void snapshot_empty_idle(struct snapshot *snapshot, struct frozen_module *const *frozen, const struct flow *flow) {
  static const uint8_t trap[] = {SCAN_OP_LOAD_CONST_NONE, SCAN_OP_CALL_FUNCTION, 0, SCAN_OP_RETURN_VALUE};
  for (uint32_t m = 0; m < snapshot->graph->count; m++) {
    bool skips = !frozen[m] || snapshot->bodies[m].keeps_all;
    for (uint32_t c = 1; !skips && c < frozen[m]->n_codes; c++) {
      struct frozen_code *code = &frozen[m]->codes[c];
      if (!snapshot->bodies[m].code_lives[c] || flow_runs(flow, m, c) || code->size <= sizeof trap) continue;
      memcpy(code->bytes, trap, sizeof trap);
      code->size = sizeof trap;
      code->n_rows = code->n_hints = 0;
    }
  }
  snapshot_find_left(snapshot);
}

bool snapshot_has_classes(const struct snapshot *snapshot) { return snapshot && snapshot->has_classes; }

bool snapshot_has_constant(const struct snapshot *snapshot, uint32_t module, uint32_t index) {
  return !snapshot || snapshot->bodies[module].pool_lives[index];
}
