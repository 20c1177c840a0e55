/* SPDX-License-Identifier: MIT */
#ifndef FIRN_FREEZE_LABELS_H
#define FIRN_FREEZE_LABELS_H

#include "compiler/bytecode/frozen.h"
#include "freeze/strset.h"

/* Labels of a module (layout.def): the names of functions and locals as numbers of words of its pool. A name that the code has
   in the pool anyway is that entry. */
struct labels {
  struct strset texts;     /* all of them … */
  int16_t *of;             /* … and their labels, by number */
  struct code_text *added; /* the words before the pool: LABEL_BODY, the one before it … */
  bool *is_shared;         /* entries of the pool that are labels */
  uint32_t count, room, of_room;
  /* Names that stand behind each other: the last n of the first `end` added ones; of pools that are places n words with these
     texts, from word `end` of the pool on. */
  struct labels_row { uint32_t code, end, n; const struct code_text *texts; } *rows;
  uint32_t row_count, row_room;
  uint32_t words; /* of pools that are places: how many there are before and between such rows; of others 0 */
};

/* With the name of the module's body. `words` that the pool has as places, or 0. */
void labels_begin(struct labels *labels, const struct frozen_module *frozen, struct code_text body, uint32_t words);
int16_t labels_of(struct labels *labels, struct code_text text);
/* Of the first of n names of a code object whose words stand behind each other. */
int16_t labels_of_row(struct labels *labels, uint32_t code, const struct code_text *texts, uint32_t n);
void labels_free(struct labels *labels);

#endif
