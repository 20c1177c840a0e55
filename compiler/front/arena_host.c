/* SPDX-License-Identifier: MIT */
/* The host's memory under an arena. */
#include "compiler/front/arena.h"

#include <stdio.h>
#include <stdlib.h>

static void *host_get(void *ctx, size_t size) {
  void *block = malloc(size);
  if (!block) {
    fprintf(stderr, "firn: error: out of memory\n");
    exit(3);
  }
  return block;
}

static void host_put(void *ctx, void *block, size_t size) {
  free(block);
}

const ArenaSource arena_host = {host_get, host_put, NULL, 64 * 1024};
