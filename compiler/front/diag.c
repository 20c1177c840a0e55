/* SPDX-License-Identifier: MIT */
#include "compiler/front/diag.h"

#include <string.h>

void diags_init(Diags *diags, Arena *arena) {
  *diags = (Diags){.arena = arena, .max_errors = 100};
}

const char *diag_number(Arena *arena, uint64_t value) {
  char digits[24];
  char *p = digits + sizeof digits;
  do {
    *--p = (char)('0' + value % 10);
    value /= 10;
  } while (value);
  return arena_text(arena, p, (size_t)(digits + sizeof digits - p));
}

/* Copies `format` to `out` (NULL: only counts), putting in the arguments. Returns the length. */
static size_t expand(char *out, const char *format, const char *a, const char *b) {
  size_t len = 0;
  for (const char *p = format; *p; p++) {
    const char *insert = NULL;
    if (*p == '%' && (p[1] == '1' || p[1] == '2' || p[1] == '%')) {
      p++;
      insert = *p == '1' ? a : *p == '2' ? b : "%";
      if (!insert) insert = "";
    }
    size_t n = insert ? strlen(insert) : 1;
    if (out) memcpy(out + len, insert ? insert : p, n);
    len += n;
  }
  return len;
}

/* Whether an error at this place has been reported: the same fault seen twice. */
static bool is_repeated(const Diags *diags, const DiagSource *source, Span span) {
  for (const Diag *diag = diags->first; diag; diag = diag->next)
    if (diag->level == DIAG_ERROR && diag->source == source && diag->span.line == span.line &&
        diag->span.col == span.col && span.line)
      return true;
  return false;
}

Diag *diag_add(Diags *diags, DiagLevel level, const char *code, const DiagSource *source, Span span,
               const char *format, const char *a, const char *b) {
  if (!diags) return NULL;
  if (level == DIAG_ERROR && is_repeated(diags, source, span)) return NULL;
  if (level == DIAG_WARNING) diags->warnings++;
  if (level == DIAG_ERROR) {
    diags->errors++;
    if (diags->max_errors && diags->errors > diags->max_errors) return NULL;
  }
  Diag *diag = ARENA_NEW(diags->arena, Diag);
  *diag = (Diag){.level = level, .code = code, .source = source, .span = span};
  char *message = arena_alloc(diags->arena, expand(NULL, format, a, b) + 1);
  expand(message, format, a, b);
  diag->message = message;
  if (diags->last) {
    diags->last->next = diag;
  } else {
    diags->first = diag;
  }
  diags->last = diag;
  return diag;
}

/* Those of a level that have the code, or all others. */
static void drop(Diags *diags, DiagLevel level, const char *code, bool others) {
  Diag **link = &diags->first, *last = NULL;
  while (*link) {
    if ((*link)->level == level && !strcmp((*link)->code, code) != others) {
      *link = (*link)->next;
      diags->warnings -= level == DIAG_WARNING;
    } else {
      last = *link;
      link = &last->next;
    }
  }
  diags->last = last;
}

void diags_drop(Diags *diags, const char *code) { drop(diags, DIAG_WARNING, code, false); }

void diags_soften(Diags *diags, const char *code) {
  for (Diag *diag = diags->first; diag; diag = diag->next) {
    if (diag->level == DIAG_NOTE || strcmp(diag->code, code)) continue;
    diags->errors -= diag->level == DIAG_ERROR;
    diags->warnings -= diag->level == DIAG_WARNING;
    diag->level = DIAG_NOTE;
    diag->hint = NULL;
  }
}

void diags_drop_notes(Diags *diags, const char *but) { drop(diags, DIAG_NOTE, but, true); }

Diag *diag_error(Diags *diags, const char *code, const DiagSource *source, Span span,
                 const char *format, const char *a, const char *b) {
  return diag_add(diags, DIAG_ERROR, code, source, span, format, a, b);
}
