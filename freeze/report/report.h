/* SPDX-License-Identifier: MIT */
#ifndef FIRN_FREEZE_REPORT_REPORT_H
#define FIRN_FREEZE_REPORT_REPORT_H

#include "freeze/fit.h"
#include "freeze/keep.h"
#include "freeze/tool.h"

/* A note of the build, as -v prints it. */
struct report_note {
  char *file, *code, *message;
  uint32_t line, column; /* from 1; 0: of the file as a whole */
};

struct report_notes {
  struct report_note *rows;
  uint32_t count, room;
};

/* Copies the notes among the diagnostics. */
void report_keep_notes(struct report_notes *notes, const Diags *diags);
void report_notes_free(struct report_notes *notes);

struct report {
  const struct build_options *options;
  const struct fit *fit;            /* target, names, limits */
  const struct build_result *result;
  const struct report_notes *notes;
  const struct tool_line *inputs;   /* of the link: objects and archives in their order */
  const struct strset *links;       /* services_emit's */
  const struct keep *keep;
  const char *image;                /* the linked file */
};

/* Writes the page aside and renames it. False after telling why. */
bool report_write(const struct report *report, const char *path);

/* Says on stdout why what is called `name` is in the image, or that it is not. False when that cannot be found out, told. */
bool report_explain(const struct report *report, const char *name);

#endif
