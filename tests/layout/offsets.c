/* SPDX-License-Identifier: MIT */
/* offsets WORD FLOAT: what the host takes for the layout of every object, as assertions for a target's C compiler. */
#include "runtime/abi/layout.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>

static const char *const structs[] = {
#define LAYOUT_STRUCT(s) #s,
#define LAYOUT_HEADER(s)
#define LAYOUT_VAL(s, f)
#define LAYOUT_PTR(s, f, t)
#define LAYOUT_ROM(s, f, t)
#define LAYOUT_WORD(s, f)
#define LAYOUT_U32(s, f)
#define LAYOUT_U16(s, f)
#define LAYOUT_U8(s, f)
#define LAYOUT_FLOAT(s, f)
#define LAYOUT_TAIL_VAL(s, f, n)
#define LAYOUT_TAIL_U8(s, f, n)
#define LAYOUT_TAIL_U32(s, f, n)
#define LAYOUT_END(s)
#include "runtime/abi/layout.def"
#include "runtime/abi/layout_undef.h"
};

int main(int argc, char **argv) {
  if (argc != 3) return 2;
  struct layout_target target = {(uint8_t)atoi(argv[1]), (uint8_t)atoi(argv[2])};
  bool has_tail[LAY_COUNT] = {0};
  for (int f = 0; f < FLD_COUNT; f++) {
    const struct layout_field *field = &layout_fields[f];
    if (field->kind >= FIELD_TAIL_VAL) has_tail[field->struct_id] = true;
    printf("_Static_assert(offsetof(struct %s_obj, %s) == %u, \"%s.%s\");\n", structs[field->struct_id], field->name,
           layout_offset(&target, f), structs[field->struct_id], field->name);
  }
  for (int s = 0; s < LAY_COUNT; s++) /* with a tail, sizeof says nothing about objects */
    if (!has_tail[s])
      printf("_Static_assert(sizeof(struct %s_obj) == %u, \"size of %s\");\n", structs[s], layout_size(&target, s),
             structs[s]);
  return 0;
}
