/* SPDX-License-Identifier: MIT */
/* The door as it is on a host, with all of Unicode. */
#include "compiler/front/front.h"

AstModule *front_parse(Arena *arena, const char *source, size_t len, const char *filename,
                       Diags *diags) {
  return front_parse_as(FRONT_FILE, arena, source, len, filename, diags, &unicode_host, (FrontLimits){0});
}
