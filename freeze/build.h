/* SPDX-License-Identifier: MIT */
#ifndef FIRN_FREEZE_BUILD_H
#define FIRN_FREEZE_BUILD_H

#include <stdbool.h>
#include <stdint.h>

#include "freeze/target.h"

/* From an application to an image: what `firn run`, `firn build` and `firn freeze` share. */

enum build_emit { BUILD_AUTO, BUILD_BYTECODE, BUILD_NATIVE };
enum build_float { BUILD_FLOAT_TARGET, BUILD_FLOAT_SINGLE, BUILD_FLOAT_DOUBLE };
enum build_format { BUILD_ELF = 1, BUILD_BIN = 2, BUILD_HEX = 4, BUILD_UF2 = 8 };

/* What an image may take, beside the target's regions; 0: no limit. */
struct budget {
  uint64_t rom;  /* the most ROM */
  uint64_t ram;  /* the most static RAM: .data and .bss */
  uint64_t heap; /* the least heap */
};

/* --path-prefix-map: what images call files (paths.h). Texts "OLD=NEW", borrowed. */
enum { PATH_MAPS_MOST = 256 };
/* What --snapshot says of single modules. */
enum { SNAPSHOT_ASKED_MOST = 256 };
struct snapshot_asked {
  const char *modules[SNAPSHOT_ASKED_MOST]; /* borrowed */
  bool never[SNAPSHOT_ASKED_MOST];          /* else all of it is required */
  int count;
};

/* --keep. */
enum { KEEP_MOST = 256 };
struct kept_names {
  const char *names[KEEP_MOST]; /* borrowed */
  int count;
};

struct path_maps {
  const char *pairs[PATH_MAPS_MOST];
  int count;
};

/* What of line tables is in the image (--lines). */
enum build_lines { LINES_FULL, LINES_FUNC /* functions only */, LINES_NONE /* not even those */ };

/* Where the build id is. */
enum build_id { BUILD_ID_ELF, BUILD_ID_ROM /* there too */, BUILD_ID_NONE };

struct fabi;

/* Which containers that may be changed have their contents in ROM until they are (snapshot_lend.c): those for which that is better. */
enum build_copy_up { COPY_UP_AUTO, COPY_UP_OFF, COPY_UP_ALL };

struct build_options {
  const char *app;             /* .py, .mpy, folder with main.py, or manifest.py */
  const struct target *target; /* borrowed */
  enum build_emit emit;
  enum build_float float_width;
  bool open_world;
  bool compiler;            /* exec, eval, compile and source at run time; in an open world only */
  bool prompt;              /* an interactive prompt after the program; with the compiler only */
  uint64_t heap, stack;     /* bytes; 0: the target's */
  struct budget budget;     /* goes before that of the manifest */
  bool release;             /* for production */
  int optimise;             /* of modules for which the manifest says 0: mpy-cross's -O; from 1 on no assertions */
  enum build_lines lines;
  bool snapshot;            /* module initialisers run at build time … */
  struct snapshot_asked asked; /* … but for those that may not, and must */
  enum build_copy_up copy_up;
  bool all_unicode;         /* case and classes of all characters, though no constant has any beyond ASCII */
  struct kept_names keep;   /* beside those of the manifest (keep.h) */
  const struct fabi *runtime; /* that is flashed already: the image is its application (fabi.h); NULL: one of its own */
  bool object_only;         /* stop at the linkable object (`firn freeze`) */
  const char *const *objects; /* of the firmware that it is for (c_modules.h); object_count of them */
  uint32_t object_count;
  const char *depfile;      /* path of a make rule with what was read; NULL */
  bool gc_stress;           /* test build: collect at every allocation */
  uint64_t fail_alloc;      /* test build: that allocation fails, counted from 1; 0: none */
  bool verbose;             /* say on stderr what is decided and why */
  bool runs;                /* at once, for `firn run`: stderr is the program's, without warnings of style unless verbose */
  bool json_messages;       /* diagnostics as JSON lines */
  struct path_maps paths;
  enum build_id build_id;
  unsigned formats;         /* set of build_format; ELF is always written */
  const char *out;          /* path of the ELF or object; others beside it */
  const char *report;       /* path of the HTML report, or NULL */
  const char *explain;      /* what to say on stdout why it is in the image, or NULL */
  const char *symbols;      /* path of the symbol file for `firn symbolize`, or NULL */
  const char *inputs, *sbom; /* paths of the list of inputs and of the bill of materials, or NULL */
  const char *dump, *stop_after; /* pass names, or NULL */
  const char *steps;        /* folder of build.ninja (build_plan.h), with objects that are ready; NULL */
  bool plans;               /* as the step that writes it: paths in the depfile are as they were given */
  bool is_trial;            /* to see what size it has: it suggests nothing when it does not fit */
};

/* Is the image optimised as a whole, with the runtime? What somebody else links is not, nor what runs beside a runtime that is
   flashed already, nor an image for a target that has no runtime as bitcode. */
static inline bool build_is_whole(const struct build_options *options) {
  return options->release && !options->object_only && !options->runtime && *options->target->bitcode;
}

/* How a build or run ended; the words of --stats' "outcome". */
enum build_outcome {
  BUILD_DONE,
  BUILD_ERROR,  /* a fault in the input: exit status 1 */
  BUILD_NO_FIT, /* the image is larger than the target: exit status 1 */
  BUILD_TOOL,   /* compiler, linker or disk failed: exit status 3 */
};

/* Why it is BUILD_NO_FIT. */
enum build_shortage { BUILD_FITS, BUILD_ROM_FULL, BUILD_RAM_FULL /* data, stack and heap */, BUILD_STATIC_FULL, BUILD_HEAP_SHORT };

struct build_result {
  uint64_t rom_bytes;        /* code, constants and the initial values of .data */
  uint64_t ram_static_bytes; /* .data and .bss, without heap and stack */
  uint64_t heap_bytes, stack_bytes;
  uint64_t native_bytes;     /* of ROM */
  char build_id[41];         /* in hexadecimal; "": none */
  /* of an image that does not fit: */
  enum build_shortage shortage;
  uint64_t needed, limit;
};

/* What the file of a format beside the ELF file is called; the caller's. */
char *build_format_path(const struct build_options *options, enum build_format format);

/* Builds. Every fault has been told on stderr when it returns something else than BUILD_DONE, and
   no output file of this call is left. */
enum build_outcome build_image(const struct build_options *options, struct build_result *result);

#endif
