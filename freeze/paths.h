/* SPDX-License-Identifier: MIT */
#ifndef FIRN_FREEZE_PATHS_H
#define FIRN_FREEZE_PATHS_H

#include "freeze/build.h"
#include "freeze/graph.h"

/* What images call the application's files: the same wherever its folder is. */

/* "OLD=NEW" of --path-prefix-map: NULL, or what is wrong with it. */
const char *paths_fault(const char *pair);

/* The module's file as tracebacks and __file__ of the image have it; to be freed. The last pair whose OLD is the path said to
   firn, or a folder on it, puts NEW there. Without one it is the file below the folder that import finds it in ("net/http.py").
   Firn's own modules are never mapped. */
char *paths_shown(const struct path_maps *maps, const struct graph_module *module);

/* The same for any file of the application `app`: below its folder, else its name alone. To be freed. */
char *paths_of_file(const struct path_maps *maps, const char *app, const char *path);

/* The path without the working folder, when it is below that. */
const char *paths_from_here(const char *path);

#endif
