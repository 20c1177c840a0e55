/* SPDX-License-Identifier: MIT */
/* {"format": 1, "inputs": [{"name", "role", "bytes", "sha256"}]}: every file that was read, under a name that does not depend on
   where it is. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "compiler/file.h"
#include "freeze/bill/bill.h"
#include "freeze/memory.h"
#include "freeze/report/data.h"

bool bill_save(struct cJSON *json, const char *path) {
  char *text = cJSON_Print(json), *aside = file_aside(path, "part");
  cJSON_Delete(json);
  FILE *out = text ? fopen(aside, "w") : NULL;
  bool good = out && fprintf(out, "%s\n", text) > 0;
  if (out && fclose(out)) good = false;
  if (!good || !file_place(aside, path)) {
    fprintf(stderr, "error: cannot write %s: %s\n", path, strerror(errno));
    if (out) unlink(aside);
    good = false;
  }
  free(text);
  free(aside);
  return good;
}

bool bill_write_inputs(const struct bill *bill, const char *path) {
  cJSON *json = cJSON_CreateObject();
  report_add_number(json, "format", 1);
  cJSON *list = cJSON_AddArrayToObject(json, "inputs");
  for (uint32_t i = 0; i < bill->count; i++) {
    const struct bill_file *file = &bill->files[i];
    cJSON *row = cJSON_CreateObject();
    report_add_text(row, "name", file->name);
    report_add_text(row, "role", bill_role_name(file->role));
    report_add_number(row, "bytes", file->size);
    report_add_text(row, "sha256", file->sha256);
    cJSON_AddItemToArray(list, row);
  }
  return bill_save(json, path);
}
