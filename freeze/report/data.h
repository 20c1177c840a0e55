/* SPDX-License-Identifier: MIT */
#ifndef FIRN_FREEZE_REPORT_DATA_H
#define FIRN_FREEZE_REPORT_DATA_H

#include <cjson/cJSON.h>

#include "freeze/contents.h"
#include "freeze/report/report.h"

/* All that the page shows. NULL after telling what cannot be read. */
cJSON *report_data(const struct report *report);

/* A text that may hold any bytes: what is no UTF-8 is replaced. */
cJSON *report_text(const char *text);
/* Nothing is added for "" and NULL. */
void report_add_text(cJSON *object, const char *key, const char *text);
void report_add_number(cJSON *object, const char *key, uint64_t number);

/* ---- data_why.c ---- */

/* The graph of the link, with a way to each section. */
struct why;
struct why *why_new(const struct report *report, const struct elf_file *file, const struct contents *contents);
void why_free(struct why *why);
/* The section that a symbol is in, 0: not known. */
uint32_t why_section(const struct why *why, const struct elf_symbol *symbol);
/* Where the section is from: "core-gc.o", "libfirn-single.a"; "" when not known. */
const char *why_file(const struct why *why, uint32_t section);
const char *why_archive(const struct why *why, uint32_t section);
/* The number of the section among those that are written; its way is written with it. 0: it has none. */
uint32_t why_number(struct why *why, uint32_t section);
/* What was numbered: {"name", "file", "from"}, from 1; `from` is a number, 0 where a way begins. */
cJSON *why_data(const struct why *why, const struct naming *naming);

/* ---- data_items.c ---- */

cJSON *report_items(const struct report *report, const struct elf_file *file, const struct contents *contents, struct why *why);

#endif
