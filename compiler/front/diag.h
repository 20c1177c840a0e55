/* SPDX-License-Identifier: MIT */
/* Diagnostics: collected in source order while compiling, printed once.
 *
 *   app/fir.py:31:9: error[viper-unsupported]: viper functions take named parameters only
 *     31 | def mix(*args):
 *        |         ^^^^^    use @micropython.native, or name the parameters
 */
#ifndef FIRN_FRONT_DIAG_H
#define FIRN_FRONT_DIAG_H

#include "compiler/front/arena.h"

#include <stdbool.h>

/* A place in a source: lines count from 1, columns are byte offsets in the UTF-8 line from 0 (as in
 * CPython's ast); the end is exclusive. Line 0 means the file as a whole. */
typedef struct Span {
  uint32_t line, col, end_line, end_col;
} Span;

/* A source text that diagnostics quote. Borrowed: it must live as long as the diagnostics. */
typedef struct DiagSource {
  const char *name; /* as the user wrote it */
  const char *text; /* UTF-8, may be NULL (nothing is quoted then) */
  size_t len;
} DiagSource;

typedef enum DiagLevel { DIAG_NOTE, DIAG_WARNING, DIAG_ERROR } DiagLevel;

typedef struct Diag {
  struct Diag *next;
  DiagLevel level;
  const char *code; /* "syntax", "indent", … what `firn explain CODE` takes; static */
  const DiagSource *source;
  Span span;
  const char *message; /* in the arena */
  const char *hint;    /* printed after the caret, or NULL */
} Diag;

typedef struct Diags {
  Arena *arena;
  Diag *first, *last;
  uint32_t errors, warnings;
  uint32_t max_errors; /* later errors are counted, not kept; 0 = no limit */
} Diags;

/* Empty, keeping at most 100 errors. Messages are allocated in `arena`. */
void diags_init(Diags *diags, Arena *arena);

/* Adds one. `format` is copied with %1 and %2 replaced by `a` and `b` (either may be NULL when not
 * used; %% is a percent sign). Returns it, so that the caller may set `hint`; NULL when it was only
 * counted, or dropped because there is an error at that place already. `diags` NULL: does nothing. */
Diag *diag_add(Diags *diags, DiagLevel level, const char *code, const DiagSource *source, Span span,
               const char *format, const char *a, const char *b);

/* Takes the warnings with this code away. */
void diags_drop(Diags *diags, const char *code);

/* Makes notes of the errors and warnings with this code. */
void diags_soften(Diags *diags, const char *code);

/* Takes the notes away, but those with this code. */
void diags_drop_notes(Diags *diags, const char *but);

/* diag_add with DIAG_ERROR. */
Diag *diag_error(Diags *diags, const char *code, const DiagSource *source, Span span,
                 const char *format, const char *a, const char *b);

/* A line of a source from its first character that is no white space, where nothing says more of the place. */
Span diag_line(const DiagSource *source, uint32_t line);

/* `value` in decimal, in the arena: for the arguments above. */
const char *diag_number(Arena *arena, uint64_t value);

/* Where rendered text goes, any number of bytes at a time. */
typedef struct DiagWriter {
  void (*write)(void *ctx, const char *text, size_t len);
  void *ctx;
  bool color; /* ANSI colours: only when the other end is a terminal */
} DiagWriter;

/* As at the top of this file, in the order they were added; ends every line. Control characters in
 * the quoted line are shown as '?', tabs as one space. */
void diag_render_text(const Diags *diags, const DiagWriter *writer);

/* One JSON object a line: {"file","line","column","endLine","endColumn","level","code","message",
 * "hint"?}; line and column count from 1, columns in code points. */
void diag_render_json(const Diags *diags, const DiagWriter *writer);

#endif
