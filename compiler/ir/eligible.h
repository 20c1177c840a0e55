/* SPDX-License-Identifier: MIT */
#ifndef FIRN_IR_ELIGIBLE_H
#define FIRN_IR_ELIGIBLE_H

#include "compiler/front/front.h"

/* NULL when the builder can compile `function`; else why not ("has a try statement"), with the place in *where. */
const char *ir_ineligible(const AstFunctionDef *function, Span *where);

#endif
