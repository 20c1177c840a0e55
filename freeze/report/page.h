/* SPDX-License-Identifier: MIT */
#ifndef FIRN_FREEZE_REPORT_PAGE_H
#define FIRN_FREEZE_REPORT_PAGE_H

#include <stddef.h>

/* The page that shows the data (JSON), in memory of the caller's. */
char *page_make(const char *json, size_t *len);

#endif
