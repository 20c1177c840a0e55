/* SPDX-License-Identifier: MIT */
/* What of firn.h a firmware may call, for the freezer: it cannot see the firmware's own objects, so all of this counts as
   called when it works out what of the runtime an image needs. Nothing refers to the tables, so no link takes them. */
#include "runtime/embed/embed.h"

typedef void (*function)(void);

/* Every firmware. */
extern const function embed_api[];
const function embed_api[] = {
    (function)firn_init,        (function)firn_run_main,  (function)firn_error_print, (function)firn_error_write,
    (function)firn_error_is,    (function)firn_error_drop, (function)firn_post,       (function)firn_poll,
    (function)firn_hold,        (function)firn_held,      (function)firn_release,     (function)firn_add_heap,
};

/* One with C functions for Python, or calls of Python functions; beside what its objects call. */
extern const function embed_api_calls[];
const function embed_api_calls[] = {(function)firn_call, (function)firn_done, (function)firn_none, (function)firn_error_raise};
