/* SPDX-License-Identifier: MIT */
/* Diagnostics of the front end as SyntaxError: args are (msg, (filename, lineno, offset, text, end_lineno, end_offset)), and
 * each of these is an attribute (library reference, "SyntaxError"). */
#include <string.h>

#include "runtime/compiler/compile.h"
#include "runtime/core/dict.h"
#include "runtime/core/error.h"
#include "runtime/core/exception.h"
#include "runtime/core/gc.h"
#include "runtime/core/str.h"
#include "runtime/core/tuple.h"
#include "runtime/core/writer.h"

enum detail { FILENAME, LINENO, OFFSET, TEXT, END_LINENO, END_OFFSET, DETAILS };

/* The line of a source, its newline included. */
static value line_text(const DiagSource *source, uint32_t line) {
  const char *p = source ? source->text : 0, *end = p ? p + source->len : 0;
  for (uint32_t i = 1; p && i < line; i++) {
    const char *next = memchr(p, '\n', (size_t)(end - p));
    p = next ? next + 1 : 0;
  }
  if (!p) return V_NONE;
  const char *stop = memchr(p, '\n', (size_t)(end - p));
  return str_new(p, stop ? (size_t)(stop + 1 - p) : (size_t)(end - p));
}

/* Columns count code points from 1. */
static value column(value line, uint32_t col) {
  if (line == V_NONE) return V_INT(col + 1);
  const struct str_obj *s = str_of(line);
  return V_INT(utf8_count(str_data(s), col < str_size(s) ? col : str_size(s)) + 1);
}

static bool fill(struct exception_obj *e, value message, value details) {
  const value names[DETAILS] = {N(filename), N(lineno), N(offset), N(text), N(end_lineno), N(end_offset)};
  value args = tuple_2(message, details);
  if (!args) return false;
  gc_store(&e->args, args);
  gc_store(&e->dict, dict_new(DETAILS + 1));
  if (!e->dict || !dict_set(e->dict, N(msg), message)) return false;
  for (int i = 0; i < DETAILS; i++)
    if (!dict_set(e->dict, names[i], tuple_items(details)[i])) return false;
  return true;
}

value syntax_error_raise(const Diags *diags, value file) {
  const Diag *diag = diags->first;
  while (diag && diag->level != DIAG_ERROR) diag = diag->next;
  const struct type_obj *type = diag && !strcmp(diag->code, "indent") ? &exc_IndentationError : &exc_SyntaxError;
  if (!diag) return err_raise_arg(type, 0);
  value details = tuple_new(DETAILS, 0), message = str_new_cstr(diag->message);
  value text = line_text(diag->source, diag->span.line);
  if (!details || !message || !text) return V_ERROR;
  value *items = tuple_items(details);
  items[FILENAME] = file;
  items[LINENO] = V_INT(diag->span.line);
  items[OFFSET] = column(text, diag->span.col);
  items[TEXT] = text;
  items[END_LINENO] = V_INT(diag->span.end_line);
  items[END_OFFSET] = column(diag->span.end_line == diag->span.line ? text : V_NONE, diag->span.end_col);
  value exc = exception_new(type, TUPLE_EMPTY);
  return exc && fill(OBJ(exception, exc), message, details) ? err_raise_value(exc, 0) : V_ERROR;
}

/* The two arguments of one; NULL when they are something else. */
static const value *details_of(value exc) {
  if (!type_is_subclass(obj_type(exc), &exc_SyntaxError)) return 0;
  value args = exception_args(exc);
  if (!args || tuple_len(args) != 2 || value_kind(tuple_items(args)[1]) != KIND_TUPLE) return 0;
  value details = tuple_items(args)[1];
  return tuple_len(details) >= 4 && value_is_int(tuple_items(details)[LINENO]) ? tuple_items(details) : 0;
}

bool syntax_error_print(struct writer *w, value exc) {
  const value *d = details_of(exc);
  if (!d) return print_value(w, exception_args(exc), PRINT_REPR);
  return print_value(w, tuple_items(exception_args(exc))[0], PRINT_STR) && print_cstr(w, " (") &&
         print_value(w, d[FILENAME], PRINT_STR) && print_cstr(w, ", line ") && print_value(w, d[LINENO], PRINT_STR) &&
         print_cstr(w, ")");
}

/* The line without its indentation, and carets under what is meant. */
static void print_line(struct writer *w, const value *d) {
  if (!value_is_str(d[TEXT]) || !value_is_int(d[OFFSET])) return;
  const struct str_obj *s = str_of(d[TEXT]);
  size_t from = 0, to = str_size(s);
  while (from < to && (str_data(s)[from] == ' ' || str_data(s)[from] == '\t')) from++;
  while (to > from && (str_data(s)[to - 1] == '\n' || str_data(s)[to - 1] == '\r')) to--;
  print_cstr(w, "    ");
  w->write(w, str_text(s) + from, to - from);
  print_cstr(w, "\n    ");
  intptr_t at = value_int(d[OFFSET]) - 1, end = value_is_int(d[END_OFFSET]) ? value_int(d[END_OFFSET]) - 1 : at;
  if (d[END_LINENO] != d[LINENO]) end = (intptr_t)utf8_count(str_data(s), to);
  for (intptr_t i = (intptr_t)from; i < at; i++) print_cstr(w, " ");
  do print_cstr(w, "^");
  while (++at < end);
  print_cstr(w, "\n");
}

value syntax_error_place(struct writer *w, value exc) {
  const value *d = details_of(exc);
  if (!d) return exc;
  print_cstr(w, "  File \"");
  print_value(w, d[FILENAME], PRINT_STR);
  print_cstr(w, "\", line ");
  print_value(w, d[LINENO], PRINT_STR);
  print_cstr(w, "\n");
  if (tuple_len(tuple_items(exception_args(exc))[1]) == DETAILS) print_line(w, d);
  return tuple_items(exception_args(exc))[0];
}
