/* SPDX-License-Identifier: MIT */
#ifndef FIRN_FREEZE_BUILTINS_H
#define FIRN_FREEZE_BUILTINS_H

#include "freeze/reach.h"
#include "freeze/rom.h"

/* builtin.def and exception.def as data, and as objects of an image. */

/* Is there a builtin of this name (function, type, exception, constant)? */
bool builtins_has(const char *name, size_t len);
/* Is there a builtin module of this name? */
/* Is it one that only an image with the compiler has? */
bool builtins_needs_compiler(const char *name, size_t len);
bool builtins_has_module(const char *name, size_t len);
/* Adds the names of the builtin modules. */
void builtins_module_names(struct strset *names);
/* Adds the names of the builtins that an image has. */
void builtins_names(const struct reach *reach, struct strset *names);
/* Adds the names of the builtins that are not among `names`. */
void builtins_others(const struct strset *names, struct strset *others);
/* Has the module that member? */
bool builtins_module_has(const char *module, const char *name, size_t len);

/* The owner of the members of a type that is a member of `module` ("builtins", "array"); NULL: it is no type with members. */
const char *builtins_type_owner(const char *module, const char *name);
/* The symbol of the object of a member that is a function; false: it is none. */
bool builtins_function_symbol(const char *owner, const char *name, char *symbol, size_t size);
/* Adds the names of an owner's members. */
void builtins_member_names(const char *owner, struct strset *names);

/* Must that function not run at build time? owner: "builtins", a type, a module. */
bool builtins_is_impure(const char *owner, const char *name);
/* The object of a builtin function by its symbol ("firn_cfun_…"); zero when there is no such row. */
struct rom_value builtins_function(struct rom *rom, const char *symbol);

/* The object that a builtin's name means; zero when there is none. */
struct rom_value builtins_value(struct rom *rom, const char *name, size_t len);

/* Writes the member tables of all builtin types and of builtins, with the names that are reached. */
void builtins_emit_members(struct rom *rom, const struct reach *reach);
/* Writes a builtin module; its module object. A package has submodules in the library; state: its words, or zero. */
struct rom_value builtins_emit_module(struct rom *rom, const struct reach *reach, const char *name,
                                      uint8_t is_package, struct rom_value state);

#endif
