/* SPDX-License-Identifier: MIT */
/* Private to this folder. */
#ifndef FIRN_EMBED_EMBED_H
#define FIRN_EMBED_EMBED_H

#include "runtime/embed/firn.h"
#include "runtime/core/object.h"

struct module_obj;

/* Written by the freezer: the functions that FIRN_PYTHON lines name, ended by a module that is NULL. */
struct embed_export {
  const struct module_obj *module;
  value module_name, function;
};
extern const struct embed_export firn_exports[];

/* The heap of the image, when it has one. */
extern char firn_heap[] __attribute__((weak));
extern const uintptr_t firn_heap_size __attribute__((weak));

/* Has firn_init been called? */
bool embed_is_ready(void);
/* Makes the calls that wait, unless one of them is running: it ends before the next begins. False with an exception. */
bool embed_run_posts(void);

#endif
