/* SPDX-License-Identifier: MIT */
/* What functions and their locals are called, of pools that are words and of those that are places (services code_name,
 * code_scope, code_local, code_file). */
#include "runtime/core/frame.h"
#include "runtime/core/place.h"

POOL_INLINE value name_of(const struct code_obj *code, bool places) { return pool_name(code->consts, code_name_label(code), places); }
value frame_name(const struct code_obj *code) { return name_of(code, false); }
value frame_name_places(const struct code_obj *code) { return name_of(code, true); }

POOL_INLINE value scope_of(const struct code_obj *code, bool places) {
  int label = code_scope_label(code);
  return label == LABEL_NONE ? 0 : pool_name(code->consts, label, places);
}
value frame_scope(const struct code_obj *code) { return scope_of(code, false); }
value frame_scope_places(const struct code_obj *code) { return scope_of(code, true); }

POOL_INLINE value local_of(const struct code_obj *code, unsigned n, bool places) {
  int label = n < code_n_names(code) ? code_label(code, n) : LABEL_NONE;
  return label == LABEL_NONE ? 0 : pool_name(code->consts, label, places);
}
value frame_local(const struct code_obj *code, unsigned n) { return local_of(code, n, false); }
value frame_local_places(const struct code_obj *code, unsigned n) { return local_of(code, n, true); }

value frame_file(const struct code_obj *code) { return pool_value(code->consts, -1, false); }
value frame_file_places(const struct code_obj *code) { return pool_value(code->consts, -1, true); }
