/* SPDX-License-Identifier: MIT */
/* Lines in images whose tables are packed: apart from traceback.c, whose smaller way most images have. */
#include "runtime/core/frame.h"

unsigned frame_line_packed(const struct code_obj *code, unsigned offset) {
  return code_line_at(code_lines(code), code_meta(code)->first_line, offset);
}
