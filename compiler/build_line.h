/* SPDX-License-Identifier: MIT */
#ifndef FIRN_COMPILER_BUILD_LINE_H
#define FIRN_COMPILER_BUILD_LINE_H

#include "compiler/options.h"
#include "freeze/build.h"

/* The options that `firn run`, `firn build` and `firn freeze` share. */

enum { BUILD_LINE_MOST = 48 };

struct build_line {
  struct build_options build;
  const char *target, *format, *against;
  int emit, width, world, messages, with, build_id, lines, copy_up, unicode;
  unsigned long long heap, stack, fail_alloc, rom_limit, ram_limit, min_heap;
  struct option_list path_maps, snapshot, keep;
  double jobs;     /* 0: as many as Ninja likes */
  int image_rows;  /* so many of the rows are about the image */
  struct option rows[BUILD_LINE_MOST];
  int count;
  bool runtime_only; /* there is no application */
};

/* Fills line->rows with the shared options; more may be added by build_line_add. */
void build_line_begin(struct build_line *line);
void build_line_add(struct build_line *line, struct option row);

/* The limits, for what makes an image. */
void build_line_add_limits(struct build_line *line);

/* The files that are made of an image. */
void build_line_add_outputs(struct build_line *line);

/* --build-dir and --jobs (steps.h). Rows that were added before are about the image. */
void build_line_add_steps(struct build_line *line);

/* For what may be an application apart from its runtime. */
void build_line_add_against(struct build_line *line);

/* After parsing: sets line->build, loads the target (`fallback` when none was given; NULL: then it is
   an error). -1 to go on, else the exit status, all told. */
int build_line_finish(struct build_line *line, const struct options *options,
                      const struct arguments *found, const char *fallback);
void build_line_free(struct build_line *line);

/* "app/main.py" -> "main", "app" -> "app", "dir/manifest.py" -> "manifest": what an image is called by default, in `out`. */
const char *build_line_name(const char *app, char *out, size_t size);

/* The exit status of a build that did not succeed. */
int build_line_status(enum build_outcome outcome);

#endif
