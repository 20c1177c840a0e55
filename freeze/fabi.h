/* SPDX-License-Identifier: MIT */
#ifndef FIRN_FREEZE_FABI_H
#define FIRN_FREEZE_FABI_H

#include "freeze/elf_file.h"
#include "freeze/strset.h"
#include "freeze/target.h"

/* What an application is linked against that is flashed apart from its runtime: a file in JSON, which `firn build
   --runtime-only --abi-out` writes.

     "format": 1, "target": its name, "float": "single" | "double"
     "tables": the ABI of the firn that made it; "hash": 16 digits, of all that an application can depend on;
     "build_id": the runtime's
     "rom", "ram": [from, to), what is left for the application; the end of "ram" is the runtime's stack
     "with": [] | ["compiler"] | ["compiler", "repl"]; "modules", "builtins", "services": their names
     "symbols": {name: [address, bytes]}, of functions with bit 0 where the core wants it */

enum { FABI_HASH = 16 };

struct fabi_symbol {
  char *name;
  uint64_t address, size;
};

struct fabi_range { uint64_t from, to; };

struct fabi {
  char *path, *target;
  enum target_float width;
  char hash[FABI_HASH + 1], build_id[41];
  bool compiler, prompt;
  struct fabi_range rom, ram;
  struct strset modules, builtins, services;
  struct fabi_symbol *symbols; /* sorted by name */
  uint32_t count, room;
};

/* Reads a file. NULL with one line in `error` when it is none, or of a runtime for another firn. */
struct fabi *fabi_read(const char *path, char *error, size_t size);
void fabi_free(struct fabi *fabi);

/* The symbol of this name, or NULL. */
const struct fabi_symbol *fabi_find(const struct fabi *fabi, const char *name);

/* Takes the symbols of a linked runtime that applications may refer to. */
void fabi_take_symbols(struct fabi *fabi, const struct elf_file *file);
/* Computes the hash of the rest. */
void fabi_set_hash(struct fabi *fabi);
/* Writes the file. False after telling why on stderr. */
bool fabi_write(const struct fabi *fabi, const char *path);

#endif
