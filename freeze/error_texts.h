/* SPDX-License-Identifier: MIT */
#ifndef FIRN_FREEZE_ERROR_TEXTS_H
#define FIRN_FREEZE_ERROR_TEXTS_H

#include "freeze/closure.h"
#include "freeze/rom.h"
#include "runtime/abi/error.h"

enum {
#define ERROR(id, type, text) ERROR_ROW_##id,
#include "runtime/abi/error.def"
#undef ERROR
  ERROR_ROWS
};

/* Follows the rows of error.def that have been reached and are not in `has` yet, to their exception types; true when there were such. */
bool error_texts_grow(struct closure *closure, bool has[ERROR_ROWS]);

/* Writes those rows with their texts packed, the pairs and the types; with NULL, the types of all rows: for a runtime that
   has the rows itself. */
void error_texts_emit(struct rom *rom, const bool has[ERROR_ROWS]);

#endif
