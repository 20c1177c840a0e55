/* SPDX-License-Identifier: MIT */
#ifndef FIRN_FREEZE_REACH_BASES_H
#define FIRN_FREEZE_REACH_BASES_H

#include "freeze/reach.h"
#include "freeze/scan.h"

/* Where in a code object the search for bases is: from an instruction to the next. */
struct reach_bases {
  enum { BASES_NONE, BASES_BODY, BASES_LIST } at; /* in no class statement; before its body's function; behind it */
  struct code_text last;                          /* the builtin that the instruction before has loaded */
  bool type;                                      /* type has been loaded */
};

/* Does `text` name a builtin? */
bool reach_is_builtin(struct code_text text);
/* One instruction, in the order of the code. */
void reach_see_bases(struct reach *reach, const struct frozen_module *module, const struct scan *scan, struct reach_bases *bases);

#endif
