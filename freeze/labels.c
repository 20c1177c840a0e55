/* SPDX-License-Identifier: MIT */
#include "freeze/labels.h"

#include <stdlib.h>
#include <string.h>

#include "freeze/memory.h"
#include "runtime/abi/code.h"

/* The number of the text; a new one gets the label. */
static uint32_t number_of(struct labels *labels, struct code_text text, int16_t label) {
  uint32_t before = labels->texts.count, number = strset_add(&labels->texts, text.data ? text.data : "", text.len);
  if (number < before) return number;
  labels->of = memory_room(labels->of, &labels->of_room, number + 1, sizeof *labels->of);
  labels->of[number] = label;
  return number;
}

static int16_t next(const struct labels *labels) { return (int16_t)(LABEL_BODY - (int32_t)labels->count); }

static void add(struct labels *labels, struct code_text text) {
  labels->added = memory_room(labels->added, &labels->room, labels->count + 1, sizeof *labels->added);
  labels->added[labels->count++] = text;
}

void labels_begin(struct labels *labels, const struct frozen_module *frozen, struct code_text body, uint32_t words) {
  *labels = (struct labels){.words = words, .is_shared = memory_zero((frozen->n_pool + 1) * sizeof(bool))};
  number_of(labels, body, next(labels));
  add(labels, body);
  for (uint32_t i = 0; i < frozen->n_pool; i++) {
    const struct frozen_ref *ref = &frozen->pool[i];
    if (ref->kind == FROZEN_NAME) number_of(labels, ref->name, (int16_t)i);
    else if (ref->kind == FROZEN_CONST && ref->value->kind == CODE_CONST_STR) number_of(labels, ref->value->text, (int16_t)i);
  }
}

/* A byte is worth more than the pool's entry, while there are such labels. */
static bool is_better(const struct labels *labels, int16_t label) { return label > LABEL_BYTE_MOST && next(labels) >= LABEL_BYTE_LEAST; }

int16_t labels_of(struct labels *labels, struct code_text text) {
  if (labels->count > LABELS_MOST) return LABEL_BODY; /* the module is refused: others would be taken for the pool's */
  uint32_t before = labels->texts.count, number = number_of(labels, text, next(labels));
  if (number < before && is_better(labels, labels->of[number])) labels->of[number] = next(labels), before = number;
  if (number == before) add(labels, text);
  else if (labels->of[number] >= 0) labels->is_shared[labels->of[number]] = true;
  return labels->of[number];
}

int16_t labels_of_row(struct labels *labels, uint32_t code, const struct code_text *texts, uint32_t n) {
  for (uint32_t i = n; i-- > 0 && !labels->words;) add(labels, texts[i]);
  labels->rows = memory_room(labels->rows, &labels->row_room, labels->row_count + 1, sizeof *labels->rows);
  labels->rows[labels->row_count++] = (struct labels_row){code, labels->words ? labels->words : labels->count, n, texts};
  if (labels->words) return (int16_t)((labels->words += n) - n);
  return (int16_t)(next(labels) + 1);
}

void labels_free(struct labels *labels) {
  strset_free(&labels->texts);
  free(labels->of);
  free(labels->added);
  free(labels->rows);
  free(labels->is_shared);
}
