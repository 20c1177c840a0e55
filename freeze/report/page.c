/* SPDX-License-Identifier: MIT */
/* The page: page.html with the style, the data and the script in the places of its marks. JSON stands in an element of
   the page, so the characters that could end the element are written as JSON can write them, too; they are in texts only. */
#include "freeze/report/page.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Made by cmake/resource.cmake. */
extern const unsigned char page_html[], page_css[], page_js[];

static const char *text_of(const unsigned char *resource) { return (const char *)resource; }

static void write_json(FILE *out, const char *json) {
  while (*json) {
    size_t len = strcspn(json, "<>&");
    fwrite(json, 1, len, out);
    json += len;
    if (*json) fprintf(out, "\\u%04x", (unsigned)*json++);
  }
}

/* Writes the page up to a mark; returns what comes behind it. */
static const char *write_until(FILE *out, const char *text, const char *mark) {
  const char *at = strstr(text, mark);
  if (!at) abort();
  fwrite(text, 1, (size_t)(at - text), out);
  return at + strlen(mark);
}

char *page_make(const char *json, size_t *len) {
  char *page = NULL;
  FILE *out = open_memstream(&page, len);
  if (!out) abort();
  const char *rest = write_until(out, text_of(page_html), "/* style */");
  fputs(text_of(page_css), out);
  rest = write_until(out, rest, "{\"data\": 0}");
  write_json(out, json);
  rest = write_until(out, rest, "/* script */");
  fputs(text_of(page_js), out);
  fputs(rest, out);
  fclose(out);
  return page;
}
