/* SPDX-License-Identifier: MIT */
#ifndef FIRN_FREEZE_BUILD_PRIVATE_H
#define FIRN_FREEZE_BUILD_PRIVATE_H

#include "freeze/build.h"
#include "freeze/c_modules.h"
#include "freeze/data_files.h"
#include "freeze/flow/flow.h"
#include "freeze/graph.h"
#include "freeze/keep.h"
#include "freeze/link.h"
#include "freeze/naming.h"
#include "freeze/native.h"
#include "freeze/reach.h"
#include "freeze/report/report.h"
#include "freeze/shadow.h"
#include "freeze/snapshot.h"
#include "freeze/symbols.h"
#include "freeze/tool.h"

/* One build under way. */
struct build {
  const struct build_options *options;
  enum target_float width;
  bool no_places; /* constants have no room as places: they are words */
  bool copies_up; /* the runtime is the one whose containers do */
  struct c_modules firmware; /* for which `firn freeze` makes the object */
  struct graph graph;
  struct data_files data;
  struct frozen_module **frozen; /* by module of the graph; NULL: builtin */
  struct keep keep;
  struct reach reach;
  struct shadow shadow;
  struct native native;
  uint64_t heap_at_build;    /* of the image that runs initialisers; 0: as of the final one */
  struct symbols symbols;    /* of the code objects of the last object */
  struct snapshot *snapshot; /* what initialisers left, or NULL */
  struct flow *flow;         /* which types reach what, or NULL */
  struct naming naming;      /* for messages about sizes */
  struct report_notes notes; /* for the report, if there is to be one */
  struct tool_line inputs;   /* of the last link, for it, too … */
  struct strset links;       /* … and services_emit's */
  bool is_bare; /* the program needs no runtime: native.objects[0] is all of it */
  struct target apart;       /* the target as it is for an application apart from its runtime … */
  struct strset lacking;     /* … and builtins that that one does not have */
  struct link_whole whole;   /* with build_is_whole */
  char *folder; /* of intermediate files */
  char *script; /* with the services, for the linker; NULL: they are in the image */
  char *name;   /* of the application, for messages */
};

/* Are notes made: to be printed, or for the report? */
static inline bool build_wants_notes(const struct build_options *options) { return options->verbose || options->report; }
/* Is what is linked, and why, to be known afterwards? */
static inline bool build_wants_report(const struct build_options *options) { return options->report || options->explain; }

/* build.c: a build under way, and its end. */
struct build build_begin(const struct build_options *options);
void build_end(struct build *build);
/* Prints what was found, and keeps notes for the report. */
void build_tell_diags(struct build *build, Diags *diags);
/* Reads the application; what is wrong with it has been told. */
enum build_outcome build_load(struct build *build);
/* The files that the build writes, the image first. */
void build_outputs(const struct build_options *options, struct strset *out);
/* Is one of the files that `options` say to write among those that were read? Then that is told. */
bool build_would_overwrite(const struct build *build, const struct build_options *options);
/* Translates it and makes the IR of its native functions. *go_on: the build does not end here (--stop-after). */
enum build_outcome build_find_native(struct build *build, bool *go_on);
/* Fills in guesses of slots. (build_layout.c) */
void build_guess_slots(struct build *build);

/* Lays out all modules and tables; writes the object file. With `at_build` it is to become the image that runs
   initialisers. (build_layout.c) */
enum build_outcome build_lay_out(struct build *build, struct snapshot *at_build, const char *path);

/* ---- build_image.c ---- */

/* The image, and all that is to be written beside it. */
enum build_outcome build_make_image(struct build *build, struct build_result *result);
/* The image's object, those of native functions linked into it: `firn freeze`. */
enum build_outcome build_write_object(struct build *build);
/* The image that runs initialisers; for snapshot_request. */
bool build_link_at_build(void *context, struct snapshot *snapshot, const char *path);
/* Writes the other formats that the options ask for, of a linked image. */
enum build_outcome build_write_formats(const struct build_options *options, const char *image);

#endif
