/* SPDX-License-Identifier: MIT */
#ifndef FIRN_FREEZE_REPORT_ABSENT_H
#define FIRN_FREEZE_REPORT_ABSENT_H

#include "freeze/report/report.h"

/* Says on stdout that the image has nothing of that name, why, and what would bring it in. */
void report_tell_absent(const struct report *report, const char *name);

#endif
