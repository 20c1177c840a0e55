/* SPDX-License-Identifier: MIT */
#ifndef FIRN_FREEZE_GRAPH_H
#define FIRN_FREEZE_GRAPH_H

#include "compiler/bytecode/code.h"
#include "compiler/front/front.h"
#include "freeze/c_modules.h"
#include "freeze/manifest.h"
#include "freeze/strset.h"

/* The modules of an application: found, read, compiled. */

enum graph_kind { GRAPH_SOURCE, GRAPH_MPY, GRAPH_BUILTIN, GRAPH_C /* of the firmware */, GRAPH_FOLDER /* package without __init__ */ };

struct graph_module {
  char *name;  /* "app.net"; "__main__" */
  char *path;  /* where it was read; "" */
  char *file;  /* as messages call it */
  char *shown; /* as the image calls it, in tracebacks (paths.h) */
  enum graph_kind kind;
  bool is_package;
  bool is_library;        /* of Firn's own modules in Python */
  struct graph_alias { const char *as, *module; } *aliases; /* import MODULE as AS; texts of the arena */
  uint32_t alias_count, alias_room;
  struct code_text *old_names; /* of modules that it imports by such; texts of the arena */
  uint32_t old_name_count, old_name_room;
  int optimise;           /* mpy-cross's -O */
  DiagSource source;
  AstModule *ast;         /* GRAPH_SOURCE */
  const struct graph_module *importer; /* that was the first to import it, or NULL */
  uint32_t import_line;
  struct code_module *code; /* NULL: builtin */
};

/* Attribute names that the application computes: what it can reach beyond the names it contains. */
struct graph_computed {
  struct graph_module *module;
  Span span;
  const char *prefix; /* what they begin with, in the arena; NULL: anything */
  const char *what;   /* "getattr" … */
};

struct graph {
  Arena arena;
  Diags diags; /* errors: the graph is not to be used */
  struct graph_module **modules; /* [0] is the one to run */
  uint32_t count, room;
  struct graph_computed *computed;
  uint32_t computed_count, computed_room;
  struct strset stars;    /* modules of which `from m import *` is done */
  struct strset made;     /* names of modules that the program itself puts into sys.modules */
  bool imports_computed;  /* __import__ of a computed name */
  bool imports_replaced;  /* an attribute __import__ is stored: what imports find is not known */
  const char *target;     /* for messages */
  int optimise;           /* of modules that say 0 */
  bool compiler;          /* the image can compile: what is not here may come at run time */
  bool verbose;
  const struct graph_module *importer; /* of modules being loaded, and its line */
  uint32_t import_line;
  const struct path_maps *paths;
  char *folder;           /* where the application's own modules are, or NULL */
  struct manifest manifest;
  const struct c_modules *firmware; /* borrowed; NULL: none */
  struct constants *constants; /* variables that are constants (constants/), in the modules' trees by now; NULL: none */
  struct strset read;     /* files of modules that are not here for that, too: what they do with others counts */
  struct strset before;   /* modules that were here before branches that are never taken were gone; empty without constants */
  const struct fabi *runtime;       /* that has the builtins, if it is another image; NULL */
};

/* Loads the application of the options with all it imports. False when there were errors; they are in
   graph->diags, or have been told on stderr. graph_free in either case. */
bool graph_load(struct graph *graph, const struct build_options *options, const struct c_modules *firmware);
void graph_free(struct graph *graph);

/* Is it a builtin module that no module of the application stands in for, and every runtime has? */
bool graph_is_always_builtin(const char *name);

/* The module of this name, or NULL. */
struct graph_module *graph_find(const struct graph *graph, const char *name, size_t len);

/* Is it a package, Firn's own or below a builtin module, of which a submodule that sets a variable of its own name holds
   that member of the package (collections.ChainMap)? */
bool graph_holds_members(const struct graph_module *module);

/* ---- between graph.c and imports.c ---- */

/* Loads module `name` and the packages it is in. False when there is none. */
bool graph_require(struct graph *graph, const char *name);
/* The absolute name of what `module` imports into `out`; false when a relative one leaves the top package. */
bool imports_absolute(const struct graph_module *module, int level, const char *name, char *out, size_t size);
/* MicroPython's old names of modules begin with a u. Is this one, `utime`, that of a module of the runtime or the library,
   which is loaded then? */
bool graph_has_old_name(struct graph *graph, const char *name);
/* Does a handler for this type catch one of the classes? Ends with NULL; a type that is NULL catches all. */
bool imports_catches(const AstNode *type, const char *const *classes);
/* Is this condition false in an image, where the module is not run for itself or checked for types? */
bool imports_never(const struct graph_module *module, const AstNode *test);
/* Looks at the module's imports and computed names, loads what it imports. */
void imports_follow(struct graph *graph, struct graph_module *module);
/* Adds the submodules that __all__ of packages names of which `from package import *` is done; true when there were new ones. */
bool import_stars_follow(struct graph *graph);

#endif
