/* SPDX-License-Identifier: MIT */
/* The image that runs initialisers: each top-level statement as a code object of its own, and the tables that lead to them
   (runtime/abi/snapshot.h). And what is left of a module's body for the final image: the same bytes with those
   statements cut out that ran at build time; statements do not jump out of themselves, so nothing else changes. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "freeze/memory.h"
#include "freeze/scan.h"
#include "freeze/snapshot_private.h"
#include "runtime/abi/code.h"
#include "runtime/abi/frame.h"
#include "runtime/abi/snapshot.h"

static char *symbol_of(const struct snapshot *snapshot, const char *prefix, uint32_t module, const char *rest, uint32_t n) {
  char symbol[640];
  modules_symbol(symbol, sizeof symbol, prefix, snapshot->graph->modules[module]->name);
  return rest ? memory_format("%s%s%u", symbol, rest, n) : memory_text(symbol);
}

static struct rom_value address_of(const struct snapshot *snapshot, struct rom *rom, const char *prefix, uint32_t module,
                                   const char *rest, uint32_t n) {
  char *symbol = symbol_of(snapshot, prefix, module, rest, n);
  struct rom_value value = rom_address(rom, symbol);
  free(symbol);
  return value;
}

/* ---- uses ---- */

static struct rom_value emit_uses(struct snapshot *snapshot, struct rom *rom, uint32_t module, uint32_t number,
                                  struct snapshot_use_list *uses) {
  char *symbol = memory_format("firn_uses__%u", number);
  struct rom_object table = rom_begin_words(rom, symbol, uses->count + 3, IMAGE_ROM, IMAGE_LOCAL);
  free(symbol);
  rom_set_word(&table, 0, rom_word((int64_t)number << 16 | uses->flags));
  rom_set_word(&table, 1, address_of(snapshot, rom, "mod", module, NULL, 0));
  for (uint32_t i = 0; i < uses->count; i++) rom_set_word(&table, 2 + i, uses->words[i]);
  free(uses->words);
  return table.value;
}

struct rom_value snapshot_emit_uses(struct snapshot *snapshot, struct rom *rom, uint32_t module, uint32_t code) {
  struct snapshot_use_list uses = {0};
  const struct snapshot_body *body = &snapshot->bodies[module];
  snapshot_scan(snapshot, rom, module, code, 0, snapshot->frozen[module]->codes[code].size, &uses, NULL);
  if (body->traps[code]) uses.flags |= USE_TRAPS;
  return emit_uses(snapshot, rom, module, body->first_code + code, &uses);
}

/* ---- statements ---- */

/* A code object that runs these bytes of the module's body and returns. */
static struct rom_value emit_code(struct snapshot *snapshot, struct rom *rom, uint32_t module, const char *kind, uint32_t n,
                                  const uint8_t *bytes, uint32_t size, struct rom_value uses) {
  const struct frozen_module *frozen = snapshot->frozen[module];
  const struct frozen_code *body = &frozen->codes[0];
  char *symbol = symbol_of(snapshot, kind, module, "__", n);
  uint32_t at, n_words = frame_words(body->n_state, body->unit->n_handlers);
  uint8_t *all = memory_zero(size + 2);
  memcpy(all, bytes, size);
  all[size] = SCAN_OP_LOAD_CONST_NONE;
  all[size + 1] = SCAN_OP_RETURN_VALUE;
  struct rom_object code = modules_begin_code(rom, symbol, all, size + 2, layout_size(&rom->layout, LAY_code_wide), uses, &at), meta = code;
  meta.base += at;
  rom_set_number(&meta, FLD_code_wide_name, (uint16_t)LABEL_BODY);
  rom_set_number(&meta, FLD_code_wide_scope, (uint16_t)LABEL_NONE);
  rom_set_number(&meta, FLD_code_wide_n_words, n_words);
  rom_set_number(&meta, FLD_code_wide_n_locals, body->unit->n_locals);
  rom_set_number(&code, FLD_code_n_names, CODE_WIDE);
  modules_set_frame(&code, n_words, body->unit->n_locals);
  rom_set(&code, FLD_code_consts, modules_pool(rom, address_of(snapshot, rom, "pool", module, NULL, 0).symbol));
  rom_set_number(&code, FLD_code_flags, frame_code_flags(body->unit->flags, 0, 0, 0, n_words));
  free(all);
  free(symbol);
  return code.value;
}

/* Of an import statement, the imports alone: each `level, names, IMPORT_NAME` and a POP_TOP. */
static uint32_t only_imports(const uint8_t *bytes, uint32_t size, uint8_t *out) {
  uint32_t used = 0, before[2] = {0, 0};
  struct scan scan = scan_begin(SCAN_FROZEN, bytes, size);
  while (scan_next(&scan)) {
    if (scan.op == SCAN_OP_IMPORT_NAME) {
      memcpy(out + used, bytes + before[0], scan.next - before[0]);
      used += scan.next - before[0];
      out[used++] = SCAN_OP_POP_TOP;
    }
    before[0] = before[1];
    before[1] = scan.offset;
  }
  return used;
}

static void emit_statement(struct snapshot *snapshot, struct rom *rom, uint32_t module, uint32_t n, struct rom_object *table) {
  struct snapshot_body *body = &snapshot->bodies[module];
  const struct snapshot_statement *statement = &body->statements[n];
  const uint8_t *bytes = snapshot->frozen[module]->codes[0].bytes + statement->offset;
  struct snapshot_use_list uses = {0};
  snapshot_scan(snapshot, rom, module, 0, statement->offset, statement->offset + statement->size, &uses, NULL);
  if (statement->fate == FATE_TOLD) uses.flags |= USE_TOLD;
  if (statement->import) uses.flags |= USE_IMPORT;
  struct rom_value words = emit_uses(snapshot, rom, module, body->first_step + n, &uses);
  rom_set_word(table, 2 * n, emit_code(snapshot, rom, module, "step", n, bytes, statement->size, words));
  if (!statement->import) return;
  uint8_t *imports = memory_zero(2 * statement->size);
  uint32_t size = only_imports(bytes, statement->size, imports);
  rom_set_word(table, 2 * n + 1, emit_code(snapshot, rom, module, "imports", n, imports, size, words));
  free(imports);
}

static struct rom_value emit_statements(struct snapshot *snapshot, struct rom *rom, uint32_t module) {
  uint32_t count = snapshot->bodies[module].count;
  if (!count) return rom_word(0);
  char *symbol = symbol_of(snapshot, "steps", module, NULL, 0);
  struct rom_object table = rom_begin_words(rom, symbol, 2 * count, IMAGE_ROM, IMAGE_LOCAL);
  free(symbol);
  for (uint32_t i = 0; i < count; i++) emit_statement(snapshot, rom, module, i, &table);
  return table.value;
}

static void emit_number(struct rom *rom, const char *symbol, uint32_t number) {
  struct rom_object object = rom_begin_words(rom, symbol, 1, IMAGE_ROM, IMAGE_GLOBAL);
  rom_set_word(&object, 0, rom_word(number));
}

void snapshot_emit_steps(struct snapshot *snapshot, struct rom *rom) {
  struct rom_object table = rom_begin_words(rom, "firn_snapshot_modules", 3 * snapshot->modules, IMAGE_ROM, IMAGE_GLOBAL);
  emit_number(rom, "firn_snapshot_count", snapshot->modules);
  emit_number(rom, "firn_snapshot_codes", snapshot->codes);
  for (uint32_t m = 0; m < snapshot->graph->count; m++) {
    const struct snapshot_body *body = &snapshot->bodies[m];
    if (!snapshot->frozen[m]) continue;
    rom_set_word(&table, 3 * body->number, address_of(snapshot, rom, "mod", m, NULL, 0));
    rom_set_word(&table, 3 * body->number + 1, emit_statements(snapshot, rom, m));
    rom_set_word(&table, 3 * body->number + 2, rom_word(body->count));
  }
}

/* ---- what is left ---- */

/* The lines of a statement's instructions, which begin at `at` now. */
static void move_lines(const struct frozen_code *code, const struct snapshot_statement *statement, uint32_t at,
                       struct code_line *out, uint32_t *n) {
  struct scan scan = scan_begin(SCAN_FROZEN, code->bytes + statement->offset, statement->size);
  while (scan_next(&scan)) {
    uint32_t line = frozen_line(code, statement->offset + scan.offset);
    if (!*n || out[*n - 1].line != line) out[(*n)++] = (struct code_line){at + scan.offset, line};
  }
}

static void make_body(struct snapshot *snapshot, uint32_t module) {
  struct snapshot_body *body = &snapshot->bodies[module];
  const struct frozen_code *code = &snapshot->frozen[module]->codes[0];
  Arena *arena = &snapshot->graph->arena;
  uint32_t n = 0, size = 0;
  struct code_line *moved = arena_array(arena, code->size + 1, sizeof *moved);
  body->boot = *code;
  body->boot_bytes = memory_zero(code->size + 2);
  for (uint32_t i = 0; i < body->count; i++) {
    const struct snapshot_statement *statement = &body->statements[i];
    if (statement->fate == FATE_RUN) continue;
    memcpy(body->boot_bytes + size, code->bytes + statement->offset, statement->size);
    move_lines(code, statement, size, moved, &n);
    size += statement->size;
  }
  body->boot_bytes[size++] = SCAN_OP_LOAD_CONST_NONE;
  body->boot_bytes[size++] = SCAN_OP_RETURN_VALUE;
  body->boot.bytes = body->boot_bytes;
  body->boot.size = size;
  body->boot.rows = moved;
  body->boot.n_rows = n;
}

void snapshot_make_boot(struct snapshot *snapshot) {
  for (uint32_t m = 0; m < snapshot->graph->count; m++)
    if (snapshot->frozen[m]) make_body(snapshot, m);
}

const struct frozen_code *snapshot_body(const struct snapshot *snapshot, uint32_t module) {
  return snapshot && snapshot->bodies[module].count ? &snapshot->bodies[module].boot : NULL;
}
