/* SPDX-License-Identifier: MIT */
/* Flags of a code object. The first four are the wire format's scope flags (facts of MicroPython's
 * runtime0.h); the others are Firn's own and exist in images only. */
#ifndef FIRN_ABI_CODE_H
#define FIRN_ABI_CODE_H

enum code_flag {
  CODE_GENERATOR = 1 << 0,  /* calling it makes a generator (CODE_ASYNC: a coroutine) */
  CODE_VARKEYWORDS = 1 << 1, /* **kwargs */
  CODE_VARARGS = 1 << 2,    /* *args */
  CODE_DEFKWARGS = 1 << 3,  /* may get a dict of keyword-only defaults */
  CODE_ASYNC = 1 << 4,      /* async def, async comprehension */
  CODE_CLASS = 1 << 5,      /* class body: names live in the class namespace */
  CODE_MODULE = 1 << 6,     /* module body: names live in the module's slots */
  CODE_COMPREHENSION = 1 << 7, /* hidden function of a comprehension: its one argument is iterated */
  CODE_WIRE_FLAGS = 15
};

#endif
