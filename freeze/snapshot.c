/* SPDX-License-Identifier: MIT */
/* Module initialisers run at build time.

   An image is linked that runs the application's top-level statements in the target's own runtime, on an emulated core
   of its kind (runtime/core/snapshot.c): integers, floats, hashes and sizes are the target's. What it leaves in its heap
   is written into the final image as ROM and as RAM with initial values (snapshot_objects.c), and the statements that ran
   are cut out of the modules' bodies (snapshot_image.c).

   A statement that reads the clock, uses the console or the hardware, raises an exception, takes too long, or depends on
   an address is left for boot, and so are those that share something with it (runtime/core/snapshot_reach.c). Some are
   known beforehand by the names that they call (snapshot_uses.c). Others show when they run: the run ends there, and
   another one leaves them out. After some such runs the rest of the module that ends them is left as a whole; at
   worst everything runs at boot. */
#include "freeze/snapshot.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "freeze/memory.h"
#include "freeze/scan.h"
#include "freeze/snapshot_private.h"

enum { RUNS_PATIENT = 8, RUNS_MOST = 40, CODES_MOST = 0xffff };

/* ---- numbering ---- */

static void number(struct snapshot *snapshot) {
  for (uint32_t m = 0; m < snapshot->graph->count; m++) {
    struct snapshot_body *body = &snapshot->bodies[m];
    if (!snapshot->frozen[m]) continue;
    body->number = snapshot->modules++;
    body->first_code = snapshot->codes;
    body->first_step = body->first_code + snapshot->frozen[m]->n_codes;
    snapshot->codes = body->first_step + body->count;
  }
}

/* Is there a statement worth running? */
static bool is_worth_it(const struct snapshot *snapshot) {
  for (uint32_t m = 0; m < snapshot->graph->count; m++)
    for (uint32_t i = 0; snapshot->frozen[m] && i < snapshot->bodies[m].count; i++) {
      const struct snapshot_statement *statement = &snapshot->bodies[m].statements[i];
      if (statement->fate != FATE_TOLD && !statement->import) return true;
    }
  return false;
}

/* ---- runs ---- */

static void leave(struct snapshot_statement *statement, const char *why) {
  if (statement->fate == FATE_TOLD) return;
  free(statement->why);
  statement->why = memory_text(why);
  statement->fate = FATE_TOLD;
}

static bool stores(const struct snapshot *snapshot, uint32_t module, const struct snapshot_statement *statement, uint32_t slot) {
  const struct frozen_code *code = &snapshot->frozen[module]->codes[0];
  struct scan scan = scan_begin(SCAN_FROZEN, code->bytes + statement->offset, statement->size);
  while (scan_next(&scan))
    if (scan.op == SCAN_OP_STORE_GLOBAL && scan.n == slot) return true;
  return false;
}

/* An object cannot be written: the last statement that set the variable is left for boot. False when nothing is found. */
static bool leave_faulty(struct snapshot *snapshot) {
  if (snapshot->fault_module == UINT32_MAX) return false;
  struct snapshot_body *body = &snapshot->bodies[snapshot->fault_module];
  for (uint32_t i = body->count; i-- > 0;) {
    struct snapshot_statement *statement = &body->statements[i];
    if (statement->fate != FATE_RUN || !stores(snapshot, snapshot->fault_module, statement, snapshot->fault_slot)) continue;
    leave(statement, snapshot->fault);
    return true;
  }
  bool any = false;
  for (uint32_t i = 0; i < body->count; i++) {
    any |= body->statements[i].fate == FATE_RUN;
    leave(&body->statements[i], snapshot->fault);
  }
  return any;
}

/* Tries to write all objects, into an image that is thrown away. */
static bool can_write(struct snapshot *snapshot, enum target_float width) {
  struct rom rom;
  rom_init(&rom, snapshot->target, width);
  image_section ram = image_add_section(rom.image, ".data", IMAGE_DATA, rom.layout.word);
  image_reserve(rom.image, ram, snapshot->memory.ram.size, rom.layout.word);
  snapshot_emit_objects(snapshot, &rom, NULL, ram, COPY_UP_OFF);
  rom_free(&rom);
  return !snapshot->fault;
}

/* Patience is over: what follows the last statement that ended a run is not tried. */
static void leave_rest(struct snapshot *snapshot) {
  for (uint32_t m = 0; m < snapshot->graph->count; m++) {
    bool after = false;
    for (uint32_t i = 0; snapshot->frozen[m] && i < snapshot->bodies[m].count; i++) {
      struct snapshot_statement *statement = &snapshot->bodies[m].statements[i];
      if (after && !statement->import) leave(statement, "too many statements before it had to be left for boot");
      after |= statement->fate == FATE_TOLD;
    }
  }
}

static bool run(struct snapshot *snapshot, const struct snapshot_request *request, enum target_float width) {
  char *path = memory_format("%s/snapshot.elf", request->folder);
  bool done = false;
  bool ready = request->link(request->context, snapshot, path);
  for (int runs = 0; ready && runs < RUNS_MOST && !done; runs++) {
    enum snapshot_end end = snapshot_run_image(snapshot, path, request->folder);
    if (end == SNAPSHOT_FAILED) break;
    done = end == SNAPSHOT_DONE && can_write(snapshot, width);
    if (end == SNAPSHOT_DONE && !done && !leave_faulty(snapshot)) break;
    if (runs == RUNS_PATIENT) leave_rest(snapshot);
    ready = done || snapshot_mark_image(snapshot, path);
  }
  unlink(path);
  free(path);
  return done;
}

/* ---- all of it ---- */

struct snapshot *snapshot_take(const struct snapshot_request *request, Diags *notes) {
  struct snapshot *snapshot = memory_zero(sizeof *snapshot);
  snapshot->graph = request->graph;
  snapshot->frozen = request->frozen;
  snapshot->target = request->target;
  snapshot->width = request->width;
  snapshot->keeps_all = request->keeps_all;
  snapshot->never = request->never;
  snapshot->bodies = memory_zero(request->graph->count * sizeof *snapshot->bodies);
  snapshot_find_statements(snapshot);
  number(snapshot);
  bool done = is_worth_it(snapshot) && snapshot->codes < CODES_MOST && run(snapshot, request, request->width);
  if (!done) {
    snapshot_free(snapshot);
    return NULL;
  }
  snapshot_make_boot(snapshot);
  snapshot_find_left(snapshot);
  if (request->verbose) snapshot_tell(snapshot, notes);
  return snapshot;
}

void snapshot_free(struct snapshot *snapshot) {
  if (!snapshot) return;
  for (uint32_t m = 0; m < snapshot->graph->count; m++) {
    struct snapshot_body *body = &snapshot->bodies[m];
    for (uint32_t i = 0; i < body->count; i++) free(body->statements[i].why);
    free(body->statements);
    free(body->traps);
    free(body->slot_import);
    free(body->boot_bytes);
    free(body->code_prefix);
    free(body->code_lives);
    free(body->pool_lives);
    free(body->code_made);
  }
  free(snapshot->bodies);
  snapshot_made_free(snapshot);
  free(snapshot->fault);
  free(snapshot->lent);
  snapshot_memory_free(&snapshot->memory);
  free(snapshot);
}
