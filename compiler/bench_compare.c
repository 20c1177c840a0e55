/* SPDX-License-Identifier: MIT */
/* The parts of `firn bench` that stand beside stock MicroPython: operations, its own benchmark programs, and the same sources
   on a firmware of it (--peer). Without a firmware, stock's figures are those of bench.def. */
#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "compiler/bench.h"
#include "compiler/file.h"
#include "compiler/measure.h"
#include "freeze/memory.h"

enum { TURNS = 1000 };
enum world { CLOSED, OPEN };

static const struct operation {
  const char *name, *about, *result;
  double stock; /* instructions, 0: not known */
} operations[] = {
#define OPERATION(name, about, result, stock) {#name, about, result, stock},
#include "compiler/bench.def"
};

static const struct program {
  const char *name;
  double stock; /* thousand instructions */
  enum world world;
} programs[] = {
#define PROGRAM(name, stock, world) {#name, stock, world},
#include "compiler/bench.def"
};

static const char *const kernels[] = {
#define KERNEL(name, about, result, bytecode, native, viper, c) #name,
#include "compiler/bench.def"
};

#define COUNT(rows) ((int)(sizeof(rows) / sizeof(rows)[0]))

/* bench/FILE.py as a program that says how long run() takes; the caller frees it. NULL, told, when it is missing. */
static char *timed_source(const char *file) {
  char *name = memory_format("%s.py", file), *text = measure_source(name), *timed = NULL;
  if (text)
    timed = memory_format("%s\nimport time\n_t = time.ticks_us()\n_r = run()\n"
                          "_t = time.ticks_diff(time.ticks_us(), _t)\nprint(_t, 0, _r)\n", text);
  free(name), free(text);
  return timed;
}

/* Instructions of run() of bench/FILE.py on the firmware. */
static bool on_peer(const struct report *report, const char *file, uint64_t *instructions) {
  char *source = timed_source(file);
  bool done = source && measure_peer(report->target, report->firmware, source, instructions);
  if (source && !done) fprintf(stderr, "firn bench: error: %s gave no figure for %s.py\n", report->firmware, file);
  free(source);
  return done;
}

/* Firn's figure, stock's and the ratio: as a line and in row. */
static void put_ratio(cJSON *row, const char *name, double firn, double stock) {
  printf("%-34s %12.1f", name, firn);
  if (stock > 0) {
    printf(" %12.1f %8.2f", stock, firn / stock);
    cJSON_AddNumberToObject(row, "stock", stock);
    cJSON_AddNumberToObject(row, "ratio", firn / stock);
  }
  putchar('\n');
  fflush(stdout);
}

static void bench_operation(struct report *report, const struct operation *op, cJSON *list) {
  char *file = memory_format("operations/%s", op->name);
  uint64_t count = 0, peer = 0;
  double stock = op->stock;
  bool done = measure_kernel(report->target, file, BUILD_BYTECODE, op->result, &count);
  if (done && report->firmware) {
    done = on_peer(report, file, &peer);
    stock = (double)peer / TURNS;
  }
  free(file);
  report->failed |= !done;
  if (!done) return;
  cJSON *row = cJSON_CreateObject();
  cJSON_AddStringToObject(row, "name", op->name);
  cJSON_AddStringToObject(row, "about", op->about);
  cJSON_AddNumberToObject(row, "firn", (double)count / TURNS);
  put_ratio(row, op->about, (double)count / TURNS, stock);
  cJSON_AddItemToArray(list, row);
}

void bench_operations(struct report *report) {
  long bytes;
  printf("operations in a loop on %s, instructions a turn, as bytecode (stock: %s)\n", report->target->name,
         report->firmware ? report->firmware : "v1.29 on mps2-an385");
  cJSON *list = cJSON_AddArrayToObject(report->json, "operations");
  for (int i = 0; i < COUNT(operations); i++) bench_operation(report, &operations[i], list);
  if (measure_number(report->target, "memory/instance.py", &bytes)) {
    cJSON_AddNumberToObject(report->json, "instance_bytes", (double)bytes);
    printf("%-34s %12ld\n", "instance with one attribute, bytes", bytes);
  } else {
    report->failed = true;
  }
}

/* MicroPython's program NAME with the parameters N = M = 100; NULL, told, when a file is missing. */
static char *program_source(const char *folder, const char *name) {
  size_t length;
  char *path = memory_format("%s/%s.py", folder, name), *runner = memory_format("%s/benchrun.py", folder), *source = NULL;
  char *text = file_read(path, &length), *run = text ? file_read(runner, &length) : NULL;
  if (run) source = memory_format("%s\n%s\nbm_run(100, 100)\n", text, run);
  free(path), free(runner), free(text), free(run);
  return source;
}

static bool bench_one_program(const struct report *report, const struct program *program, cJSON *list, double *ratio) {
  uint64_t count = 0, peer = 0;
  char *source = program_source(report->perf_bench, program->name);
  bool done = source && measure_timed(report->target, source, program->world == OPEN, &count);
  double stock = program->stock * 1000;
  if (done && report->firmware) {
    done = measure_peer(report->target, report->firmware, source, &peer);
    stock = (double)peer;
  }
  free(source);
  if (!done) printf("%-34s %12s\n", program->name, "-");
  if (!done) return false;
  cJSON *row = cJSON_CreateObject();
  cJSON_AddStringToObject(row, "name", program->name);
  cJSON_AddNumberToObject(row, "firn", (double)count / 1000);
  put_ratio(row, program->name, (double)count / 1000, stock / 1000);
  cJSON_AddItemToArray(list, row);
  *ratio = (double)count / stock;
  return true;
}

void bench_programs(struct report *report) {
  double sum = 0, most = 0;
  int done = 0;
  printf("MicroPython's perf_bench on %s, N = M = 100, thousand instructions, as bytecode (stock: %s)\n", report->target->name,
         report->firmware ? report->firmware : "v1.29 on mps2-an386");
  cJSON *list = cJSON_AddArrayToObject(report->json, "perf_bench");
  for (int i = 0; i < COUNT(programs); i++) {
    double ratio;
    if (!bench_one_program(report, &programs[i], list, &ratio)) continue;
    sum += log(ratio);
    if (ratio > most) most = ratio;
    done++;
  }
  report->failed |= done < COUNT(programs);
  if (!done) return;
  cJSON_AddNumberToObject(report->json, "perf_bench_geomean", exp(sum / done));
  printf("%-34s %34.2f\n%-34s %34.2f\n", "geometric mean", exp(sum / done), "the highest", most);
  if (done < COUNT(programs)) printf("(%d of %d programs; what kept the others is told on stderr)\n", done, COUNT(programs));
}

/* The row of the report's kernels with that name. */
static const cJSON *kernel_row(const cJSON *json, const char *name) {
  const cJSON *row;
  cJSON_ArrayForEach(row, cJSON_GetObjectItem(json, "kernels"))
    if (!strcmp(cJSON_GetStringValue(cJSON_GetObjectItem(row, "name")), name)) return row;
  return NULL;
}

void bench_peer_kernels(struct report *report) {
  static const char *const forms[] = {"bytecode", "viper"}, *const suffixes[] = {"", "_viper"};
  printf("kernels beside %s, thousand instructions\n", report->firmware);
  cJSON *list = cJSON_AddArrayToObject(report->json, "peer_kernels");
  for (int i = 0; i < 2 * COUNT(kernels); i++) {
    const cJSON *firn = cJSON_GetObjectItem(kernel_row(report->json, kernels[i / 2]), forms[i % 2]);
    char *file = memory_format("kernels/%s%s", kernels[i / 2], suffixes[i % 2]);
    char *about = memory_format("%s, %s", kernels[i / 2], forms[i % 2]);
    uint64_t count;
    if (firn && on_peer(report, file, &count)) {
      cJSON *row = cJSON_CreateObject();
      cJSON_AddStringToObject(row, "name", about);
      cJSON_AddNumberToObject(row, "firn", firn->valuedouble / 1000);
      put_ratio(row, about, firn->valuedouble / 1000, (double)count / 1000);
      cJSON_AddItemToArray(list, row);
    } else {
      report->failed = true;
    }
    free(file), free(about);
  }
}
