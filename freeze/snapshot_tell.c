/* SPDX-License-Identifier: MIT */
/* The snapshot for people: which statements are left for boot and why, what its objects are and which variable leads to
   them. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "freeze/memory.h"
#include "freeze/scan.h"
#include "freeze/snapshot_private.h"

/* ---- statements ---- */

/* "A", "A and B", "A and 2 dependent names": what the statement sets, and others that depend on it. */
static char *names_of(const struct snapshot *snapshot, uint32_t module, const struct snapshot_statement *statement, uint32_t *count) {
  const struct frozen_module *frozen = snapshot->frozen[module];
  struct scan scan = scan_begin(SCAN_FROZEN, frozen->codes[0].bytes + statement->offset, statement->size);
  char *names = NULL;
  *count = 0;
  while (scan_next(&scan)) {
    if (scan.op != SCAN_OP_STORE_GLOBAL || scan.n >= frozen->n_slots) continue;
    char *more = names ? memory_format("%s, %s", names, frozen->slots[scan.n].data) : memory_text(frozen->slots[scan.n].data);
    free(names);
    names = more;
    ++*count;
  }
  return names;
}

static uint32_t count_dependent(const struct snapshot *snapshot, const struct snapshot_statement *root) {
  uint32_t count = 0, names;
  for (uint32_t m = 0; m < snapshot->graph->count; m++)
    for (uint32_t i = 0; snapshot->frozen[m] && i < snapshot->bodies[m].count; i++) {
      const struct snapshot_statement *other = &snapshot->bodies[m].statements[i];
      if (other == root || other->root != root->root || other->fate != FATE_LEFT || (other->why && *other->why)) continue;
      free(names_of(snapshot, m, other, &names));
      count += names ? names : 1;
    }
  return count;
}

static void tell(const struct snapshot *snapshot, uint32_t module, const struct snapshot_statement *statement, Diags *notes) {
  Span span = diag_line(&snapshot->graph->modules[module]->source, statement->line);
  uint32_t names, dependent = count_dependent(snapshot, statement);
  char *set = names_of(snapshot, module, statement, &names), *more = NULL, *text;
  if (dependent)
    more = memory_format(" and %u dependent %s%s", dependent, dependent == 1 ? "name" : "names", names ? "" : " run");
  if (set)
    text = memory_format("%s%s %s set at every boot", set, more ? more : "", names + dependent > 1 ? "are" : "is");
  else
    text = memory_format("this statement%s at every boot", more ? more : " runs");
  char *why = memory_text(statement->why);
  diag_add(notes, DIAG_NOTE, "boot-time", &snapshot->graph->modules[module]->source, span, "%1, so %2",
           arena_text(notes->arena, why, strlen(why)), arena_text(notes->arena, text, strlen(text)));
  free(why);
  free(text);
  free(more);
  free(set);
}

void snapshot_tell(const struct snapshot *snapshot, Diags *notes) {
  for (uint32_t m = 0; m < snapshot->graph->count; m++)
    for (uint32_t i = 0; snapshot->frozen[m] && i < snapshot->bodies[m].count; i++) {
      const struct snapshot_statement *statement = &snapshot->bodies[m].statements[i];
      bool reason = statement->why && *statement->why;
      if (reason && (statement->fate == FATE_TOLD || statement->fate == FATE_LEFT)) tell(snapshot, m, statement, notes);
    }
}

static bool is_left(const struct snapshot_statement *statement) {
  return statement->fate == FATE_TOLD || statement->fate == FATE_LEFT;
}

/* Where the statement is that `statement` depends on. */
static void find_root(const struct snapshot *snapshot, const struct snapshot_statement *statement, struct snapshot_deferred *out) {
  for (uint32_t m = 0; m < snapshot->graph->count; m++)
    for (uint32_t i = 0; snapshot->frozen[m] && i < snapshot->bodies[m].count; i++) {
      const struct snapshot_statement *other = &snapshot->bodies[m].statements[i];
      bool is_root = other->is_root && other->root == statement->root && is_left(other);
      if (is_root && other != statement && !out->root_line) out->root_module = m, out->root_line = other->line;
    }
}

bool snapshot_deferred(const struct snapshot *snapshot, uint32_t number, struct snapshot_deferred *out) {
  uint32_t count;
  for (uint32_t m = 0; snapshot && m < snapshot->graph->count; m++)
    for (uint32_t i = 0; snapshot->frozen[m] && i < snapshot->bodies[m].count; i++) {
      const struct snapshot_statement *statement = &snapshot->bodies[m].statements[i];
      if (!is_left(statement) || number--) continue;
      *out = (struct snapshot_deferred){.module = m, .line = statement->line, .why = statement->why ? statement->why : ""};
      out->names = names_of(snapshot, m, statement, &count);
      if (!*out->why && statement->root) find_root(snapshot, statement, out);
      return true;
    }
  return false;
}

bool snapshot_require(const struct snapshot *snapshot, uint32_t module, Diags *diags) {
  bool good = true;
  for (uint32_t i = 0; snapshot->frozen[module] && i < snapshot->bodies[module].count; i++) {
    const struct snapshot_statement *statement = &snapshot->bodies[module].statements[i];
    if (!is_left(statement) || statement->import) continue;
    struct snapshot_deferred root = {0};
    char *why = statement->why && *statement->why ? memory_text(statement->why) : NULL;
    if (!why && statement->root) find_root(snapshot, statement, &root);
    if (!why && root.root_line)
      why = memory_format("it depends on line %u of %s", root.root_line, snapshot->graph->modules[root.root_module]->name);
    if (!why) why = memory_text("it depends on another statement");
    diag_error(diags, "snapshot", &snapshot->graph->modules[module]->source, diag_line(&snapshot->graph->modules[module]->source, statement->line),
               "%1, so this cannot run at build time, as --snapshot require has it", arena_text(diags->arena, why, strlen(why)), NULL);
    free(why);
    good = false;
  }
  return good;
}

/* ---- objects ---- */

void snapshot_made_free(struct snapshot *snapshot) {
  for (uint32_t i = 0; i < snapshot->made_count; i++) free(snapshot->made[i].kind);
  free(snapshot->made);
  free(snapshot->links);
  snapshot->made = NULL;
  snapshot->links = NULL;
  snapshot->made_count = snapshot->link_count = snapshot->link_room = 0;
}

/* The last statement that ran and set the variable, or NULL. */
static const struct snapshot_statement *setter_of(const struct snapshot *snapshot, uint32_t module, uint32_t slot) {
  const struct snapshot_body *body = &snapshot->bodies[module];
  const uint8_t *bytes = snapshot->frozen[module]->codes[0].bytes;
  for (uint32_t i = body->count; i-- > 0;) {
    const struct snapshot_statement *statement = &body->statements[i];
    struct scan scan = scan_begin(SCAN_FROZEN, bytes + statement->offset, statement->size);
    while (statement->fate != FATE_LEFT && scan_next(&scan))
      if (scan.op == SCAN_OP_STORE_GLOBAL && scan.n == slot) return statement;
  }
  return NULL;
}

uint32_t snapshot_line(const struct snapshot *snapshot, uint32_t module, uint32_t slot) {
  const struct snapshot_statement *statement = setter_of(snapshot, module, slot);
  return statement ? statement->line : 0;
}

static bool is_imported(const struct snapshot *snapshot, uint32_t origin) {
  uint32_t module, slot;
  if (!snapshot_variable(snapshot, origin, &module, &slot)) return true;
  const struct snapshot_statement *statement = setter_of(snapshot, module, slot);
  return !statement || statement->import;
}

static int by_from(const void *left, const void *right) {
  const struct snapshot_link *a = *(const struct snapshot_link *const *)left, *b = *(const struct snapshot_link *const *)right;
  return a->from != b->from ? a->from < b->from ? -1 : 1 : a < b ? -1 : a > b;
}

/* Breadth first, from all variables at once: first from those that are no imports. */
void snapshot_find_origins(struct snapshot *snapshot) {
  uint32_t count = snapshot->made_count, first = 0, last = 0, at = 0;
  uint32_t *queue = memory_zero((count + 1) * sizeof *queue), *begin = memory_zero((count + 2) * sizeof *begin);
  const struct snapshot_link **links = memory_zero((snapshot->link_count + 1) * sizeof(*links));
  bool *seen = memory_zero(count + 1);
  for (uint32_t i = 0; i < snapshot->link_count; i++) links[i] = &snapshot->links[i];
  if (snapshot->link_count) qsort(links, snapshot->link_count, sizeof(*links), by_from);
  for (uint32_t n = 0; n <= count; n++) {
    while (at < snapshot->link_count && links[at]->from < n) at++;
    begin[n] = at;
  }
  for (int imports = 0; imports < 2; imports++) {
    for (uint32_t i = begin[count]; i < snapshot->link_count; i++) {
      const struct snapshot_link *link = links[i];
      if (seen[link->to] || is_imported(snapshot, link->origin) != imports) continue;
      seen[link->to] = true;
      snapshot->made[link->to].origin = link->origin;
      queue[last++] = link->to;
    }
    while (first < last) {
      uint32_t from = queue[first++];
      for (uint32_t i = begin[from]; i < begin[from + 1]; i++) {
        uint32_t to = links[i]->to;
        if (seen[to]) continue;
        seen[to] = true;
        snapshot->made[to].origin = snapshot->made[from].origin;
        queue[last++] = to;
      }
    }
  }
  free(queue);
  free(begin);
  free(links);
  free(seen);
}

bool snapshot_object(const struct snapshot *snapshot, uint32_t number, struct snapshot_object *out) {
  uint32_t slot;
  if (!snapshot || number >= snapshot->made_count) return false;
  const struct snapshot_made *made = &snapshot->made[number];
  *out = (struct snapshot_object){.kind = made->kind, .module = UINT32_MAX, .size = made->size, .in_rom = made->in_rom, .copies_up = made->copies_up,
                                  .change_module = made->change_module, .change_line = made->change_line};
  if (!snapshot_variable(snapshot, snapshot->made[number].origin, &out->module, &slot)) return true;
  out->variable = snapshot->frozen[out->module]->slots[slot].data;
  out->line = snapshot_line(snapshot, out->module, slot);
  return true;
}

/* ---- objects in RAM ---- */

/* Is what leads to the object, and where it is changed, the same? */
static bool is_same(const struct snapshot_object *a, const struct snapshot_object *b) {
  return a->module == b->module && a->variable == b->variable && a->change_module == b->change_module && a->change_line == b->change_line;
}

/* "12 bytes of it are in RAM, not in ROM; 2000 in ROM are copied to the heap when they are written" */
static char *text_of_sizes(uint32_t in_ram, uint32_t lent) {
  char *ram = memory_format("%u bytes of it are in RAM, not in ROM", in_ram), *text;
  if (!lent) return ram;
  text = memory_format("%s%s%u%s in ROM copy up to the heap on first write", in_ram ? ram : "", in_ram ? "; " : "", lent, in_ram ? "" : " bytes of it");
  free(ram);
  return text;
}

static void tell_object(const struct snapshot *snapshot, const struct snapshot_object *object, uint32_t size, uint32_t lent, Diags *notes) {
  const struct graph_module *module = snapshot->graph->modules[object->module];
  char line[16] = "";
  if (object->line) snprintf(line, sizeof line, ":%u", object->line);
  char *what = memory_format("%s that %s (%s%s) leads to", object->kind, object->variable, module->file, line);
  char *bytes = text_of_sizes(size, lent);
  const DiagSource *source = &snapshot->graph->modules[object->change_module]->source;
  diag_add(notes, DIAG_NOTE, "in-ram", source, diag_line(source, object->change_line), "this may change the %1: %2",
           arena_text(notes->arena, what, strlen(what)), arena_text(notes->arena, bytes, strlen(bytes)));
  free(what);
  free(bytes);
}

/* One note for all objects of a variable that are changed at one place. */
void snapshot_tell_ram(const struct snapshot *snapshot, Diags *notes) {
  struct snapshot_object object, other;
  bool *told = memory_zero((snapshot ? snapshot->made_count : 0) + 1);
  for (uint32_t i = 0; snapshot_object(snapshot, i, &object); i++) {
    if (told[i] || (object.in_rom && !object.copies_up) || !object.change_line || !object.variable) continue;
    uint32_t size = 0, lent = 0;
    for (uint32_t k = i; snapshot_object(snapshot, k, &other); k++) {
      if ((other.in_rom && !other.copies_up) || !is_same(&object, &other)) continue;
      *(other.copies_up ? &lent : &size) += other.size;
      told[k] = true;
    }
    tell_object(snapshot, &object, size, lent, notes);
  }
  free(told);
}
