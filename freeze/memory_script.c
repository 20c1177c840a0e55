/* SPDX-License-Identifier: MIT */
#include "freeze/memory_script.h"

#include <inttypes.h>

void memory_script_write(const struct target *target, uint64_t heap, uint64_t stack, FILE *out) {
  fputs("MEMORY {\n", out);
  for (int i = 0; i < target->regions; i++) {
    const struct target_region *region = &target->region[i];
    fprintf(out, "  %s (%s) : ORIGIN = 0x%" PRIx64 ", LENGTH = 0x%" PRIx64 "\n", region->name,
            region->kind == TARGET_ROM ? "rx" : "rwx", region->origin, region->size);
  }
  fprintf(out, "}\n__heap_size = 0x%" PRIx64 ";\n__stack_size = 0x%" PRIx64 ";\n", heap, stack);
}
