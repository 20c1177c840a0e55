/* SPDX-License-Identifier: MIT */
/* Source text to a code object. */
#ifndef FIRN_COMPILER_COMPILE_H
#define FIRN_COMPILER_COMPILE_H

#include "compiler/bytecode/frozen.h"
#include "compiler/front/front.h"
#include "runtime/core/object.h"

/* The code of the module body. `text` is borrowed for the call; `file` is a str; `m`: what it is to run in, where that is
   known, or NULL. V_ERROR with SyntaxError, MemoryError. */
value compile_source(const char *text, size_t len, value file, FrontUse use, int optimise, const struct module_obj *m);
/* The code of the module body that a .mpy file holds. V_ERROR with ValueError, MemoryError. */
value compile_mpy(const uint8_t *bytes, size_t len, value file);
/* The code of a file of a mounted file system, source or .mpy by its name (import_file.c). */
value compile_file(value path);
/* Runs the code of a module body in a module; `names`: its own namespace, a dict, or 0. What it returns. */
value code_run(value code, const struct module_obj *m, value names);
/* The module's code objects (code_objects.c); that of the body. V_ERROR with MemoryError. */
value code_objects_new(const struct frozen_module *module, value file);
/* One code object that stands for these, a block of them, to be run one after the other. */
value code_objects_join(value *codes);
/* Raises the first of the diagnostics as SyntaxError (syntax_error.c). */
value syntax_error_raise(const Diags *diags, value file);

#endif
