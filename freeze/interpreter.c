/* SPDX-License-Identifier: MIT */
#include "freeze/interpreter.h"

#include "freeze/scan.h"

enum {
#define INTERPRETER(name) INTERPRETER_##name,
#define HAS(name, opcode)
#include "runtime/abi/interpreter.def"
#undef INTERPRETER
#undef HAS
};

static const char *const symbols[] = {
#define INTERPRETER(name) "frame_run_" #name,
#define HAS(name, opcode)
#include "runtime/abi/interpreter.def"
#undef INTERPRETER
#undef HAS
};

static const struct has { const char *opcode; uint8_t first; } rows[] = {
#define INTERPRETER(name)
#define HAS(name, opcode) {#opcode, INTERPRETER_##name},
#include "runtime/abi/interpreter.def"
#undef INTERPRETER
#undef HAS
};

static uint8_t least_for(const struct reach *reach) {
  uint8_t least[256];
  for (int i = 0; i < 256; i++) least[i] = INTERPRETER_full;
  for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
    unsigned first, count;
    if (!scan_codes(rows[i].opcode, &first, &count)) continue;
    for (unsigned k = first; k < first + count; k++) least[k] = rows[i].first;
  }
  uint8_t most = reach->open ? INTERPRETER_full : 0;
  for (int i = 0; i < 256; i++)
    if (reach->runs[i] && least[i] > most) most = least[i];
  return most;
}

const char *interpreter_for(const struct reach *reach) {
  if (reach->dense) return symbols[reach->prompt ? INTERPRETER_prompt : reach->places ? INTERPRETER_places : INTERPRETER_dense];
  return symbols[least_for(reach)];
}

bool interpreter_is_full(const struct reach *reach) { return least_for(reach) == INTERPRETER_full; }
