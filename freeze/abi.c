/* SPDX-License-Identifier: MIT */
/* A runtime library that was built from other tables than this `firn` would misread the image. The
   linker refuses it, because no symbol in it has our hash; what it says about that is put into the
   user's terms here. */
#include "freeze/abi.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "runtime/abi/link.h"

const char *abi_run(bool double_floats, bool at_build, bool prompt) {
  if (at_build) return double_floats ? LINK_TEXT(LINK_SNAPSHOT(64)) : LINK_TEXT(LINK_SNAPSHOT(32));
  if (prompt) return double_floats ? LINK_TEXT(LINK_PROMPT(64)) : LINK_TEXT(LINK_PROMPT(32));
  return double_floats ? LINK_TEXT(LINK_RUN(64)) : LINK_TEXT(LINK_RUN(32));
}

enum { HASH = sizeof LINK_ABI - 1 };

/* The hash of the ABI that a library was built for, from its symbol table. */
static void find_hash(const char *path, char out[HASH + 1]) {
  static const char mark[] = LINK_PREFIX;
  FILE *file = fopen(path, "rb");
  size_t at = 0;
  strcpy(out, "unknown");
  for (int c; file && (c = getc(file)) != EOF;) {
    at = c == mark[at] ? at + 1 : c == mark[0];
    if (mark[at]) continue;
    if (fread(out, 1, HASH, file) != HASH) strcpy(out, "unknown");
    break;
  }
  out[HASH] = '\0';
  if (file) fclose(file);
}

bool abi_explain(const char *said, const char *library, bool double_floats) {
  if (strstr(said, "port_memory_abi_")) {
    fprintf(stderr, "error[abi]: the board's objects and %s are of different versions of runtime/port.h\n"
                    "  build the board's port again with this toolkit's header\n", library);
    return true;
  }
  if (!strstr(said, LINK_PREFIX LINK_ABI)) return false;
  char found[HASH + 1];
  find_hash(library, found);
  fprintf(stderr, "error[abi]: %s is not of this firn: its ABI is %s, floats of %s bits with ABI " LINK_ABI
                  " were expected\n  build the runtime again: cmake --build\n", library, found,
          double_floats ? "64" : "32");
  return true;
}
