/* SPDX-License-Identifier: MIT */
#ifndef FIRN_FREEZE_INTERPRETER_H
#define FIRN_FREEZE_INTERPRETER_H

#include "freeze/reach.h"

/* The smallest interpreter of interpreter.def that runs what can run in the image: its symbol in the runtime. */
const char *interpreter_for(const struct reach *reach);
/* Is that, as long as code is not dense, the one with everything? */
bool interpreter_is_full(const struct reach *reach);

#endif
