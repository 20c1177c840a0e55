/* SPDX-License-Identifier: MIT */
/* Diagnostics as text for people and as JSON for tools. */
#include "compiler/front/diag.h"

#include <string.h>

/* The widest part of a source line that is quoted; longer lines are cut around the caret. */
enum { QUOTE_WIDTH = 160, QUOTE_BEFORE = 60 };

static const char *const level_names[] = {"note", "warning", "error"};
static const char *const level_colors[] = {"\033[36m", "\033[35m", "\033[31m"};

static void put_n(const DiagWriter *w, const char *text, size_t len) {
  if (len) w->write(w->ctx, text, len);
}

static void put(const DiagWriter *w, const char *text) {
  put_n(w, text, strlen(text));
}

static void put_color(const DiagWriter *w, const char *color) {
  if (w->color) put(w, color);
}

static void put_spaces(const DiagWriter *w, char c, size_t count) {
  for (; count; count--) put_n(w, &c, 1);
}

static size_t number_text(uint32_t value, char *out) {
  char digits[12];
  size_t n = 0;
  do {
    digits[n++] = (char)('0' + value % 10);
    value /= 10;
  } while (value);
  for (size_t i = 0; i < n; i++) out[i] = digits[n - 1 - i];
  return n;
}

static void put_number(const DiagWriter *w, uint32_t value) {
  char digits[12];
  put_n(w, digits, number_text(value, digits));
}

/* The text of a line without its end; *len 0 when the source has no such line. */
static const char *line_text(const DiagSource *source, uint32_t line, size_t *len) {
  *len = 0;
  if (!source || !source->text || line == 0) return "";
  const char *p = source->text, *end = source->text + source->len;
  for (uint32_t i = 1; i < line; i++) {
    const char *newline = memchr(p, '\n', (size_t)(end - p));
    if (!newline) return "";
    p = newline + 1;
  }
  const char *newline = memchr(p, '\n', (size_t)(end - p));
  *len = (size_t)((newline ? newline : end) - p);
  return p;
}

Span diag_line(const DiagSource *source, uint32_t line) {
  size_t len;
  const char *text = line_text(source, line, &len);
  uint32_t col = 0;
  while (col < len && (text[col] == ' ' || text[col] == '\t')) col++;
  if (col == len) col = 0;
  return (Span){line, col, line, col};
}

static bool is_continuation(char c) {
  return ((uint8_t)c & 0xC0) == 0x80;
}

/* Code points in the first `bytes` bytes of the line; at most one behind its end. */
static uint32_t columns(const char *line, size_t len, uint32_t bytes) {
  uint32_t count = 0;
  if (bytes > len + 1) bytes = (uint32_t)len + 1;
  for (size_t i = 0; i < bytes; i++) count += i >= len || !is_continuation(line[i]);
  return count;
}

static void put_line(const DiagWriter *w, const char *text, size_t len) {
  for (size_t i = 0; i < len; i++) {
    uint8_t c = (uint8_t)text[i];
    put_n(w, c == '\t' ? " " : c < 0x20 || c == 0x7F ? "?" : text + i, 1);
  }
}

/* The quoted line and the carets below it. */
static void put_quote(const DiagWriter *w, const Diag *diag) {
  size_t len;
  const char *line = line_text(diag->source, diag->span.line, &len);
  if (len == 0) {
    if (diag->hint) {
      put(w, "  ");
      put(w, diag->hint);
      put(w, "\n");
    }
    return;
  }
  uint32_t start = diag->span.col;
  uint32_t end = diag->span.end_line == diag->span.line ? diag->span.end_col : (uint32_t)len;
  size_t from = 0, to = len;
  if (len > QUOTE_WIDTH) {
    from = start > QUOTE_BEFORE ? start - QUOTE_BEFORE : 0;
    if (from > len) from = len;
    while (from > 0 && is_continuation(line[from])) from--;
    if (to > from + QUOTE_WIDTH) to = from + QUOTE_WIDTH;
    while (to < len && is_continuation(line[to])) to++;
  }
  if (end > to) end = (uint32_t)to;
  char digits[12];
  size_t margin = number_text(diag->span.line, digits);
  put(w, "  ");
  put_n(w, digits, margin);
  put(w, " | ");
  put_line(w, line + from, to - from);
  put(w, "\n  ");
  put_spaces(w, ' ', margin);
  put(w, " | ");
  put_spaces(w, ' ', columns(line + from, len - from, start - (uint32_t)from));
  put_color(w, level_colors[diag->level]);
  uint32_t width = end > start ? columns(line + start, len - start, end - start) : 1;
  put_spaces(w, '^', width ? width : 1);
  put_color(w, "\033[0m");
  if (diag->hint) {
    put(w, "    ");
    put(w, diag->hint);
  }
  put(w, "\n");
}

static void put_place(const DiagWriter *w, const Diag *diag) {
  size_t len;
  const char *line = line_text(diag->source, diag->span.line, &len);
  put(w, diag->source && diag->source->name ? diag->source->name : "firn");
  put(w, ":");
  if (diag->span.line == 0) return;
  put_number(w, diag->span.line);
  put(w, ":");
  put_number(w, columns(line, len, diag->span.col) + 1);
  put(w, ":");
}

void diag_render_text(const Diags *diags, const DiagWriter *w) {
  for (const Diag *diag = diags->first; diag; diag = diag->next) {
    put_color(w, "\033[1m");
    put_place(w, diag);
    put(w, " ");
    put_color(w, level_colors[diag->level]);
    put(w, level_names[diag->level]);
    if (diag->code) {
      put(w, "[");
      put(w, diag->code);
      put(w, "]");
    }
    put(w, ":");
    put_color(w, "\033[0m");
    put(w, " ");
    put(w, diag->message);
    put(w, "\n");
    put_quote(w, diag);
  }
  if (diags->max_errors && diags->errors > diags->max_errors) {
    put(w, "firn: ");
    put_number(w, diags->errors - diags->max_errors);
    put(w, " more errors not shown\n");
  }
}

static void put_json_text(const DiagWriter *w, const char *text) {
  static const char hex[] = "0123456789abcdef";
  put(w, "\"");
  for (const char *p = text; *p; p++) {
    uint8_t c = (uint8_t)*p;
    if (c == '"' || c == '\\') {
      char escape[2] = {'\\', (char)c};
      put_n(w, escape, 2);
    } else if (c < 0x20) {
      char escape[6] = {'\\', 'u', '0', '0', hex[c >> 4], hex[c & 15]};
      put_n(w, escape, 6);
    } else {
      put_n(w, p, 1);
    }
  }
  put(w, "\"");
}

static void put_json_number(const DiagWriter *w, const char *key, uint32_t value) {
  put(w, ",\"");
  put(w, key);
  put(w, "\":");
  put_number(w, value);
}

static void put_json_field(const DiagWriter *w, const char *key, const char *value) {
  put(w, ",\"");
  put(w, key);
  put(w, "\":");
  put_json_text(w, value);
}

void diag_render_json(const Diags *diags, const DiagWriter *w) {
  for (const Diag *diag = diags->first; diag; diag = diag->next) {
    size_t len, end_len;
    const char *line = line_text(diag->source, diag->span.line, &len);
    const char *end_line = line_text(diag->source, diag->span.end_line, &end_len);
    put(w, "{\"file\":");
    put_json_text(w, diag->source && diag->source->name ? diag->source->name : "");
    if (diag->span.line) {
      put_json_number(w, "line", diag->span.line);
      put_json_number(w, "column", columns(line, len, diag->span.col) + 1);
      put_json_number(w, "endLine", diag->span.end_line);
      put_json_number(w, "endColumn", columns(end_line, end_len, diag->span.end_col) + 1);
    }
    put_json_field(w, "level", level_names[diag->level]);
    if (diag->code) put_json_field(w, "code", diag->code);
    put_json_field(w, "message", diag->message);
    if (diag->hint) put_json_field(w, "hint", diag->hint);
    put(w, "}\n");
  }
}
