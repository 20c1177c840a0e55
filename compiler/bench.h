/* SPDX-License-Identifier: MIT */
#ifndef FIRN_COMPILER_BENCH_H
#define FIRN_COMPILER_BENCH_H

#include <cjson/cJSON.h>
#include <stdbool.h>

#include "freeze/target.h"

/* A report of `firn bench` under way: the tables go to stdout line by line, the same figures into `json`. */
struct report {
  const struct target *target;
  cJSON *json;
  const char *firmware;   /* a stock MicroPython to run the same sources on, or NULL */
  const char *perf_bench; /* folder of MicroPython's tests/perf_bench, or NULL */
  bool failed;
};

/* What one operation costs, in a loop; bytes of heap. */
void bench_operations(struct report *report);
/* MicroPython's own benchmarks, as bytecode. */
void bench_programs(struct report *report);
/* The kernels on report->firmware, beside the figures that json has of them. */
void bench_peer_kernels(struct report *report);

/* The figures of json as a page with plots. False after telling why on stderr. */
bool bench_page_write(const char *path, const cJSON *json);

#endif
