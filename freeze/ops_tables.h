/* SPDX-License-Identifier: MIT */
#ifndef FIRN_FREEZE_OPS_TABLES_H
#define FIRN_FREEZE_OPS_TABLES_H

#include "freeze/rom.h"

/* The operations of a type: functions by the number of the operation, NULL where it has none. */
enum { OPS_MOST = 16 };
struct ops_table {
  const char *symbol, *functions[OPS_MOST];
};

/* Writes tables of `operations` words each under their symbols, laid over each other. Code reads only those operations of
   them whose bits are set in `asked`. */
void ops_tables_emit(struct rom *rom, const struct ops_table *tables, uint32_t count, unsigned operations, unsigned asked);

#endif
