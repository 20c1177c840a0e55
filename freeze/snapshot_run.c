/* SPDX-License-Identifier: MIT */
/* Running the image that runs initialisers, in the target's emulator or as a process, and reading what it says
   (runtime/abi/snapshot.h). It ends early when a statement does what must not be done at build time, or takes too long;
   then that statement is marked to be left for boot, and another run is wanted. */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "freeze/memory.h"
#include "freeze/snapshot_private.h"
#include "freeze/tool.h"
#include "runtime/abi/snapshot.h"

enum { SECONDS = 10 /* of a processor: a bound for what never ends */, DEEPEST = 256 };

/* What the lines said so far. */
struct reading {
  struct snapshot *snapshot;
  struct { uint32_t module, step; } running[DEEPEST]; /* statements that have begun and not ended */
  uint32_t depth;
  char *why;   /* the run ended at the innermost statement */
  bool nested, done;
  unsigned roots; /* how many there were so far: they are numbered in the order they are met */
};

/* The module of the graph with a number in the image. */
static uint32_t module_of(const struct snapshot *snapshot, unsigned number) {
  for (uint32_t m = 0; m < snapshot->graph->count; m++)
    if (snapshot->frozen[m] && snapshot->bodies[m].number == number) return m;
  return UINT32_MAX;
}

static struct snapshot_statement *statement_of(const struct snapshot *snapshot, unsigned number, unsigned step) {
  uint32_t m = module_of(snapshot, number);
  return m != UINT32_MAX && step < snapshot->bodies[m].count ? &snapshot->bodies[m].statements[step] : NULL;
}

static void begin_step(struct reading *r, unsigned module, unsigned step) {
  if (r->depth < DEEPEST) r->running[r->depth].module = module, r->running[r->depth].step = step;
  r->depth++;
}

static void set_running(struct reading *r, unsigned module, unsigned step) {
  struct snapshot_statement *statement = statement_of(r->snapshot, module, step);
  if (statement && statement->fate != FATE_TOLD) statement->fate = FATE_RUN;
}

static void set_left(struct reading *r, unsigned module, unsigned step, unsigned root, const char *why) {
  struct snapshot_statement *statement = statement_of(r->snapshot, module, step);
  if (!statement) return;
  statement->root = root;
  statement->is_root = root > r->roots;
  if (statement->is_root) r->roots = root;
  if (statement->fate == FATE_TOLD) return;
  statement->fate = FATE_LEFT;
  free(statement->why);
  statement->why = strncmp(why, "calls ", 6) ? memory_text("") : memory_format("%s() was seen to do what must be done at boot", why + 6);
}

/* A function that was running when a trap was met. */
static void mark_trap(struct snapshot *snapshot, unsigned number) {
  for (uint32_t m = 0; m < snapshot->graph->count; m++) {
    struct snapshot_body *body = &snapshot->bodies[m];
    if (!snapshot->frozen[m] || number <= body->first_code) continue; /* not the body itself */
    if (number - body->first_code < snapshot->frozen[m]->n_codes) body->traps[number - body->first_code] = true;
  }
}

static uint8_t *read_bytes(const char *text, uint32_t *size) {
  uint8_t *bytes = memory_zero(strlen(text) * SNAPSHOT_ZEROS + 1), *to = bytes;
  for (; isalnum((unsigned char)*text); text++) {
    char pair[3] = {text[0], text[1], 0};
    if (*text >= SNAPSHOT_ZERO) {
      to += *text - SNAPSHOT_ZERO + 1;
    } else {
      *to++ = (uint8_t)strtoul(pair, NULL, 16);
      if (!*++text) break;
    }
  }
  *size = (uint32_t)(to - bytes);
  return bytes;
}

static void read_line(struct reading *r, char *line) {
  unsigned module, step, root, number;
  int at = 0;
  if (sscanf(line, "step %x %x", &module, &step) == 2) {
    begin_step(r, module, step);
    set_running(r, module, step);
  } else if (!strcmp(line, "done")) {
    r->depth -= r->depth > 0;
  } else if (sscanf(line, "defer %x %x %x %n", &module, &step, &root, &at) == 3) {
    set_left(r, module, step, root, line + at);
  } else if (sscanf(line, "keep %x %x", &module, &step) == 2) {
    struct snapshot_statement *statement = statement_of(r->snapshot, module, step);
    if (statement) statement->fate = FATE_KEPT;
  } else if (sscanf(line, "nested %x %x", &module, &step) == 2) {
    r->depth = 0;
    begin_step(r, module, step);
    r->why = memory_text("it imports a module that has something to do at boot");
  } else if (!strncmp(line, "impure ", 7) && !r->why) {
    r->why = snapshot_reason(line + 7);
  } else if (!strncmp(line, "error ", 6) && !r->why) {
    r->why = memory_format("it raises %s", line + 6);
  } else if (sscanf(line, "in %x", &number) == 1) {
    mark_trap(r->snapshot, number);
  } else if (!strncmp(line, "at ", 3)) {
    char *rest;
    uint64_t address = strtoull(line + 3, &rest, 16);
    uint32_t size;
    uint8_t *bytes = *rest ? read_bytes(rest + 1, &size) : NULL;
    if (bytes) snapshot_memory_add(&r->snapshot->memory, address, bytes, size);
  } else if (!strcmp(line, "end")) {
    r->done = true;
  }
}

static void read_console(struct reading *r, FILE *in) {
  char *line = NULL;
  size_t room = 0;
  ssize_t n;
  while ((n = getline(&line, &room, in)) > 0) {
    while (n && isspace((unsigned char)line[n - 1])) line[--n] = '\0';
    read_line(r, line);
  }
  free(line);
}

static void forget(struct snapshot *snapshot) {
  for (uint32_t m = 0; m < snapshot->graph->count; m++)
    for (uint32_t i = 0; snapshot->frozen[m] && i < snapshot->bodies[m].count; i++) {
      struct snapshot_statement *statement = &snapshot->bodies[m].statements[i];
      statement->root = 0;
      statement->is_root = false;
      if (statement->fate == FATE_TOLD) continue;
      free(statement->why);
      statement->why = NULL;
      statement->fate = FATE_LEFT; /* unless it does run */
    }
}

/* Runs it with its console in a file. False when the time is over. */
static bool run(const struct snapshot *snapshot, const char *path, const char *console) {
  const struct target_words *words = &snapshot->target->emulator;
  struct tool_line line = {0};
  if (!words->count) tool_add(&line, "%s", path);
  for (int i = 0; i < words->count; i++)
    if (strcmp(words->word[i], "{plugin}"))
      tool_add(&line, "%s", strcmp(words->word[i], "{image}") ? words->word[i] : path);
  bool in_time = tool_run_to(&line, console, SECONDS);
  tool_free(&line);
  return in_time;
}

/* ---- another run ---- */

/* Sets a flag in the uses of a code object, in the bytes of the image's file. */
static void set_flag(struct snapshot *snapshot, uint32_t number, unsigned flag) {
  char name[32];
  snprintf(name, sizeof name, "firn_uses__%u", number);
  const struct elf_symbol *symbol = elf_file_symbol(snapshot->memory.image, name);
  const uint8_t *at = symbol ? snapshot_memory_bytes(&snapshot->memory, symbol->address, 2) : NULL;
  if (at) snapshot->memory.image->bytes[at - snapshot->memory.image->bytes] |= (uint8_t)flag;
}

bool snapshot_mark_image(struct snapshot *snapshot, const char *path) {
  _Static_assert(USE_TOLD < 0x100 && USE_TRAPS < 0x100, "in the first byte");
  const struct elf_file *image = snapshot->memory.image;
  for (uint32_t m = 0; m < snapshot->graph->count; m++) {
    const struct snapshot_body *body = &snapshot->bodies[m];
    for (uint32_t i = 0; snapshot->frozen[m] && i < body->count; i++)
      if (body->statements[i].fate == FATE_TOLD) set_flag(snapshot, body->first_step + i, USE_TOLD);
    for (uint32_t i = 0; snapshot->frozen[m] && i < snapshot->frozen[m]->n_codes; i++)
      if (body->traps[i]) set_flag(snapshot, body->first_code + i, USE_TRAPS);
  }
  FILE *out = fopen(path, "r+b");
  bool written = out && fwrite(image->bytes, 1, image->size, out) == image->size;
  return out && fclose(out) == 0 && written;
}

enum snapshot_end snapshot_run_image(struct snapshot *snapshot, const char *path, const char *folder) {
  struct reading r = {.snapshot = snapshot};
  if (!snapshot_memory_open(&snapshot->memory, path)) return SNAPSHOT_FAILED;
  forget(snapshot);
  char *console = memory_format("%s/snapshot.txt", folder);
  bool in_time = run(snapshot, path, console);
  FILE *in = fopen(console, "r");
  if (in) {
    read_console(&r, in);
    fclose(in);
  }
  free(console);
  snapshot_memory_sort(&snapshot->memory);
  if (r.done) return SNAPSHOT_DONE;
  if (!r.why && !in_time) r.why = memory_format("it takes more than %d seconds at build time", SECONDS);
  struct snapshot_statement *statement = NULL;
  if (r.depth && r.depth <= DEEPEST)
    statement = statement_of(snapshot, r.running[r.depth - 1].module, r.running[r.depth - 1].step);
  if (!statement || statement->fate == FATE_TOLD) {
    free(r.why);
    return SNAPSHOT_FAILED;
  }
  free(statement->why);
  statement->why = r.why ? r.why : memory_text("it ends the program");
  statement->fate = FATE_TOLD;
  return SNAPSHOT_AGAIN;
}
