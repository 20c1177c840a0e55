/* SPDX-License-Identifier: MIT */
#ifndef FIRN_FREEZE_MODULES_H
#define FIRN_FREEZE_MODULES_H

#include "compiler/bytecode/frozen.h"
#include "freeze/build.h"
#include "freeze/closure.h"
#include "freeze/reach.h"
#include "freeze/rom.h"
#include "freeze/symbols.h"

struct fabi;
struct snapshot;

/* A translated module to be laid out. */
struct module_input {
  const char *name;   /* its __name__ */
  const char *file;   /* as tracebacks show it */
  uint8_t is_package; /* as module_info.is_package */
  struct frozen_module *frozen;
  const bool *is_native; /* by code object: compiled to machine code; NULL: none is */
  const struct frozen_code *body; /* instead of the module's own: what is left of it for boot; NULL */
  uint32_t number;                /* in the graph */
  const struct snapshot *snapshot; /* what its initialiser left, or NULL */
  bool has_constants;              /* its variables are never set at run time … */
  bool is_constant;                /* … and nothing of it is left for boot */
};

/* The RAM of all modules whose variables may be set, one block: slots and states. */
struct modules {
  struct rom *rom;
  image_section ram;
  image_symbol ram_symbol;
  enum build_lines lines;
  bool dense;      /* code becomes dense (dense.h) */
  bool packed_lines; /* line tables are (runtime/core/packed_lines.h) */
  bool places;     /* … and its constants are places (abi/place.h) */
  bool all_locals; /* all locals have names (locals.h) */
  const char *crowded; /* file of a module with more names of functions and locals than there are labels, or NULL */
  const char *too_large;          /* file of a module … */
  const struct code_unit *large_code; /* … and its function that is too large as dense code; or NULL */
  struct symbols symbols; /* of the code objects so far, code_count of them; to be freed */
  uint32_t code_count;
  struct snapshot *at_build; /* the image that runs initialisers for it, or NULL */
  /* The object that a builtin's name means: builtins_value, unless the image has others. */
  struct rom_value (*builtin)(struct rom *rom, const char *name, size_t len);
};

/* `has_data`: variables have initial values, which are to be set. */
void modules_begin(struct modules *modules, struct rom *rom, enum build_lines lines, bool has_data);
/* The two words of RAM that the state of a builtin module is. */
struct rom_value modules_reserve_state(struct modules *modules, const char *module);
/* What code.consts is where `symbol` is that of a module's pool ("firn_pool_MODULE"), whose first word is the file's name. */
struct rom_value modules_pool(const struct rom *rom, image_symbol symbol);
/* The address of the code object of a symbol: in images for use these have no headers, and begin a word before it. */
struct rom_value modules_code_address(struct rom *rom, const char *symbol);
/* A new code object with these bytes of code (NULL: its native entry, to be set as word number *meta_at / word size - 1), room for
   `meta_bytes` of code_meta, which begins at *meta_at of the object, and its type; `uses`: abi/snapshot.h, or 0. */
struct rom_object modules_begin_code(struct rom *rom, const char *symbol, const uint8_t *bytes, uint32_t size, uint32_t meta_bytes,
                                     struct rom_value uses, uint32_t *meta_at);
/* Sets how many words and locals the frame of a code object has, unless only its code_wide has room for that. */
void modules_set_frame(struct rom_object *code, uint32_t n_words, uint32_t n_locals);
/* "firn_<prefix>_<module>", the module's name escaped. */
void modules_symbol(char *out, size_t size, const char *prefix, const char *module);
/* Writes code, constants, slots and the module object, whose value it returns. */
struct rom_value modules_emit(struct modules *modules, const struct module_input *input);
/* The variables of a runtime that its applications are apart from. */
#define RUNTIME_RAM "firn_runtime_ram"
/* Writes the registry: firn_modules, firn_main, firn_roots, firn_test. */
void modules_emit_registry(struct modules *modules,
                           const struct rom_value *all, uint32_t count, struct rom_value main_module,
                           const struct build_options *options);
/* Writes firn_names: the names of the image and those that the runtime mentions, as far as they will be linked; `closure`
   NULL: all. The names themselves stand behind it. Nothing where `closure` does not ask for it. Of an image apart from its runtime:
   firn_app_names, of those that the runtime lacks. */
void modules_emit_names(struct rom *rom, const struct closure *closure, const struct fabi *runtime);

#endif
