/* SPDX-License-Identifier: MIT */
#include "freeze/report/report.h"

#include <stdio.h>
#include <stdlib.h>

#include "compiler/file.h"
#include "freeze/memory.h"
#include "freeze/report/data.h"
#include "freeze/report/page.h"

void report_keep_notes(struct report_notes *notes, const Diags *diags) {
  for (const Diag *diag = diags->first; diag; diag = diag->next) {
    if (diag->level != DIAG_NOTE) continue;
    notes->rows = memory_room(notes->rows, &notes->room, notes->count + 1, sizeof *notes->rows);
    notes->rows[notes->count++] = (struct report_note){.file = memory_text(diag->source->name),
                                                       .code = memory_text(diag->code),
                                                       .message = memory_text(diag->message),
                                                       .line = diag->span.line,
                                                       .column = diag->span.line ? diag->span.col + 1 : 0};
  }
}

void report_notes_free(struct report_notes *notes) {
  for (uint32_t i = 0; i < notes->count; i++) {
    free(notes->rows[i].file);
    free(notes->rows[i].code);
    free(notes->rows[i].message);
  }
  free(notes->rows);
  *notes = (struct report_notes){0};
}

bool report_write(const struct report *report, const char *path) {
  cJSON *data = report_data(report);
  if (!data) return false;
  char *json = cJSON_PrintUnformatted(data);
  cJSON_Delete(data);
  size_t len;
  char *page = page_make(json, &len);
  bool done = file_write(path, page, len);
  free(json);
  free(page);
  return done;
}
