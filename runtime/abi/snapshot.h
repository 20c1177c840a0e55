/* SPDX-License-Identifier: MIT */
/* The image that runs module initialisers at build time (freeze/snapshot.c, runtime/core/snapshot.c): what the freezer
 * puts into it, and what it says on its console, numbers in hexadecimal:
 *
 *   step M N          top-level statement N of module M begins; `done` ends it. They nest: imports
 *   defer M N R WHY   the statement was not run: it is left for boot. R: the statement (counted from 1) that it depends
 *                     on, 0 when it is itself the reason. WHY: calls NAME, told, shares
 *   keep M N          the import was done, and is to be done at boot again: its module has statements for boot
 *   impure NAME       the innermost statement called a C function that must not run at build time; the run ends
 *   error TYPE        it raised an exception; the run ends
 *   nested M N        a statement that is no import ran a module that has statements for boot; the run ends
 *   in N              after impure and error: code object N was running
 *   at ADDRESS BYTES  contents of memory: of the modules' RAM, then of each heap cell that is in use. Two digits a byte; a
 *                     letter from `g` on: one, two … bytes that are 0
 *   end               all statements are done and memory has been told
 */
#ifndef FIRN_ABI_SNAPSHOT_H
#define FIRN_ABI_SNAPSHOT_H

#include <stdint.h>

struct module_obj;
struct code_obj;

enum { SNAPSHOT_ZERO = 'g', SNAPSHOT_ZEROS = 20 /* up to `z` */ };

/* What a code object uses. In such an image a pointer to it stands before each:
 *   [0]    flags | number of the code object << 16
 *   [1]    its module_obj
 *   [2..]  ...00 a code_obj that it makes a function of, or a module_obj that it imports · ...10 a name that it looks up in
 *          objects · ...w1 a slot of its module: number << 2, w set when it stores it · 0 ends the list */
enum snapshot_use {
  USE_CALLS = 1 << 0,    /* calls something */
  USE_TOLD = 1 << 1,     /* the freezer says: not to be run */
  USE_TRAPS = 1 << 2,    /* a function that was seen to call what must not run at build time */
  USE_IMPORT = 1 << 3,   /* a step that is an import statement and nothing else */
  USE_STORES = 1 << 4,   /* may store attributes of classes and functions */
  USE_ANY_NAME = 1 << 5, /* may look up any name in objects */
  USE_ALL = 1 << 6       /* may use all variables of all modules */
};

/* A top-level statement; `before`: only the imports of an import statement. */
struct snapshot_step {
  const struct code_obj *code, *before;
};
struct snapshot_module {
  const struct module_obj *module;
  const struct snapshot_step *steps;
  uintptr_t count;
};
extern const struct snapshot_module firn_snapshot_modules[];
extern const uintptr_t firn_snapshot_count;
extern const uintptr_t firn_snapshot_codes; /* code objects */

#endif
