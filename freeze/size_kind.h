/* SPDX-License-Identifier: MIT */
#ifndef FIRN_FREEZE_SIZE_KIND_H
#define FIRN_FREEZE_SIZE_KIND_H

#include <stddef.h>
#include <stdint.h>

/* What the bytes of an image are for, told from the spelling of symbols (runtime/abi/symbol.h). */
enum size_kind { SIZE_NATIVE, SIZE_BYTECODE, SIZE_DATA, SIZE_NAMES, SIZE_RUNTIME, SIZE_KINDS };

enum size_kind size_kind_of(const char *symbol);
/* "native", "bytecode", … */
const char *size_kind_name(enum size_kind kind);
struct contents;
/* ROM and static RAM of an image by kind; what has no symbol of its own counts for the runtime. */
void size_kinds(const struct contents *contents, uint64_t rom[SIZE_KINDS], uint64_t ram[SIZE_KINDS]);
/* What a symbol counts for: "app.net" for firn_code_app$2Enet__3, "(names and strings)", "(runtime)". */
void size_owner(const char *symbol, char *out, size_t size);

#endif
