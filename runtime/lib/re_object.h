/* SPDX-License-Identifier: MIT */
/* Pattern and match objects of module re. */
#ifndef FIRN_LIB_RE_OBJECT_H
#define FIRN_LIB_RE_OBJECT_H

#include "runtime/lib/re.h"

extern const struct type_obj re_pattern_type, re_match_type;

const uint32_t *re_program(value pattern);
value re_named_groups(value pattern); /* a dict */
uint32_t re_group_count(value pattern);

/* A match object; start and end are where it was looked for, slots (kept) what re_run gave. */
value re_match_new(value pattern, value subject, uint32_t start, uint32_t end, const uint32_t *slots);
/* Octets of the subject: a str, or bytes (of a bytearray too). */
value re_slice(value subject, size_t from, size_t to);
/* The template with the groups of a match in it, as sub and expand have it. */
value re_expand(value pattern, value subject, const uint32_t *slots, value template);

#endif
