/* SPDX-License-Identifier: MIT */
#ifndef FIRN_FREEZE_CLOSURE_H
#define FIRN_FREEZE_CLOSURE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "freeze/image.h"
#include "freeze/strset.h"

/* What a link of an image with the runtime will keep: all sections that are reached from a symbol over
   relocations, as --gc-sections goes. So the freezer knows before linking what code an image has, and
   can leave out what only code that it has not would use. */

struct closure;

struct closure *closure_new(void);
void closure_free(struct closure *closure);

/* Adds an image in the making as it is now; it must not change meanwhile but by closure_want. */
void closure_add_image(struct closure *closure, const struct image *image);
/* Adds an object file, whose undefined symbols are then wanted, or the objects of an archive. False
   with one line in `error`. The first definition of a symbol counts. */
bool closure_add_file(struct closure *closure, const char *path, char *error, size_t size);

/* A linker script gives `symbol` the address of `target`. */
void closure_add_alias(struct closure *closure, const char *symbol, const char *target);

/* Follows a symbol and all that it reaches. */
void closure_want(struct closure *closure, const char *symbol);
/* Has the symbol been reached? */
bool closure_has(const struct closure *closure, const char *symbol);
/* The next symbol from number *at on that has been reached and that nothing added defines, or NULL. */
const char *closure_missing(const struct closure *closure, uint32_t *at);
/* Adds all symbols that have been reached to a set. */
void closure_collect(const struct closure *closure, struct strset *out);
/* Has code been reached that asks types for an operation (OPS_ASK in runtime/core/object.h)? */
bool closure_asks(const struct closure *closure, const char *operation);
/* Has a type been reached as a value, not just as the type of a value, whose operations are `ops`? */
bool closure_has_type(const struct closure *closure, const char *ops);

/* ---- ways through the graph, for people (closure_paths.c) ---- */

/* Before anything is added: what sections contain is kept by name. */
void closure_keep_names(struct closure *closure);

/* A section of the graph, or a part of one that has several symbols, from 1; 0: none. A local symbol is known with its source file ("gc.c"); those of the image
   (firn_…) without. */
uint32_t closure_section(const struct closure *closure, const char *symbol, const char *source);
uint32_t closure_sections(const struct closure *closure);
/* Its first symbol, the object file and the archive it is from; "" when not known. */
const char *closure_section_name(const struct closure *closure, uint32_t section);
const char *closure_section_file(const struct closure *closure, uint32_t section);
const char *closure_section_archive(const struct closure *closure, uint32_t section);

/* The section that it is a part of, or 0. */
uint32_t closure_section_container(const struct closure *closure, uint32_t section);

/* Sets, for every section that references lead to from `from`, the section before it on a shortest way, in
   parents[closure_sections() + 1], which is zeroed at first; of `from` that is `before`, or `from` itself where ways
   begin. Those that have one already keep it. */
void closure_find_paths(const struct closure *closure, uint32_t from, uint32_t before, uint32_t *parents);
/* Marks the other sections that one refers to. */
void closure_mark_led(const struct closure *closure, uint32_t from, uint32_t *marks);

#endif
