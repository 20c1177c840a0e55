/* SPDX-License-Identifier: MIT */
/* `firn mpy`, also invoked as firn-mpy-cross: Python source -> .mpy for stock MicroPython. Takes
 * mpy-cross's command line, which options.c's forms do not cover (-O2, -march=X, -X emit=X). */
#include "compiler/bytecode/dis.h"
#include "compiler/bytecode/load.h"
#include "compiler/bytecode/mpy.h"
#include "compiler/file.h"
#include "compiler/suggest.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char usage_text[] =
    "usage: firn mpy [options] [--] FILE.py\n"
    "\n"
    "Compiles a Python source to a .mpy file (bytecode) that stock MicroPython loads.\n"
    "As firn-mpy-cross it tells no warnings, like mpy-cross.\n"
    "FILE - is standard input. Takes the options of mpy-cross:\n"
    "\n"
    "options:\n"
    "  -o FILE               where to write it: beside the source unless given; - is standard output\n"
    "  -s NAME               source name to record (default: FILE as given)\n"
    "  -O[N]                 optimisation level 0 to 3: 1 drops asserts, 3 drops line numbers\n"
    "  -march=ARCH           architecture of native code; accepted, bytecode needs none\n"
    "  -march-flags=FLAGS    a number, or for rv32imc zba,zcmp: accepted, as -march\n"
    "  -mno-unicode, -mcache-lookup-bc, -mno-cache-lookup-bc\n"
    "                        accepted: they changed formats before 6\n"
    "  -msmall-int-bits=N    bits of the target's small ints (default 31)\n"
    "  -X emit=KIND          bytecode (the default); native and viper are not supported\n"
    "  -X heapsize=N         accepted: there is no limit to set\n"
    "  -X no-source-lines    no line numbers in the file; -X source-lines (the default) has them\n"
    "  -X strict=1.24        refuse what MicroPython 1.24's own compiler does not take, instead of lowering it\n"
    "  --abi NAME            micropython (the default) or circuitpython\n"
    "  -v                    say what was written; -v -v: list the code as well\n"
    "  --version             print the version and the .mpy format\n";

static const char *const arch_names[] = {
    "x86",       "x64",       "armv6",  "armv6m",    "armv7m",  "armv7em", "armv7emsp",
    "armv7emdp", "xtensa",    "xtensawin", "rv32imc", "rv64imc", "host",    "debug"};

struct mpy_args {
  struct emit_options emit;
  const char *in, *out;
  const char *arch, *arch_flags; /* NULL: not given */
  int verbose;
};

enum { GO_ON = -1 };

static int usage_error(const char *what, const char *value) {
  fprintf(stderr, "firn mpy: error: %s%s%s\n  firn mpy --help lists the options\n", what,
          value ? " " : "", value ? value : "");
  return 2;
}

static int set_arch(struct mpy_args *a, const char *name) {
  char near[120];
  enum { ARCHES = sizeof arch_names / sizeof *arch_names };
  for (int i = 0; i < ARCHES; i++)
    if (!strcmp(name, arch_names[i])) {
      a->arch = name;
      return GO_ON;
    }
  fprintf(stderr, "firn mpy: error: unknown architecture '%s'", name);
  if (suggest_nearest(name, (const char **)arch_names, ARCHES, near, sizeof near))
    fprintf(stderr, " (nearest: %s)", near);
  fputc('\n', stderr);
  return 2;
}

static int set_implementation(struct mpy_args *a, const char *value) {
  if (!strcmp(value, "strict=1.24")) {
    a->emit.strict = true;
    return GO_ON;
  }
  if (!strcmp(value, "source-lines") || !strcmp(value, "no-source-lines")) { /* the last one counts */
    a->emit.no_lines = *value == 'n';
    return GO_ON;
  }
  if (!strcmp(value, "emit=bytecode") || !strncmp(value, "heapsize=", 9)) return GO_ON;
  if (!strcmp(value, "emit=native") || !strcmp(value, "emit=viper")) {
    fprintf(stderr, "firn mpy: error: -X %s: native code in .mpy files is not supported\n", value);
    return 1;
  }
  return usage_error("unknown -X option:", value);
}

static int set_abi(struct mpy_args *a, const char *name) {
  if (!name) return usage_error("missing value of option", "--abi");
  a->emit.circuitpython = !strcmp(name, "circuitpython");
  if (a->emit.circuitpython || !strcmp(name, "micropython")) return GO_ON;
  return usage_error("unknown ABI (known: micropython, circuitpython):", name);
}

/* Options of older mpy-cross that say nothing about format 6. */
static bool is_ignored(const char *arg) {
  return !strcmp(arg, "-mno-unicode") || !strcmp(arg, "-municode") || !strcmp(arg, "-mcache-lookup-bc") ||
         !strcmp(arg, "-mno-cache-lookup-bc");
}

/* A number with nothing behind it, in the range. */
static bool number(const char *text, long least, long most, long *out) {
  char *end;
  *out = strtol(text, &end, 10);
  return *text && !*end && *out >= least && *out <= most;
}

/* What of -march-flags mpy-cross takes: extensions of rv32imc as a number (also 0b…) or as names with commas; without
   -march it does not look. */
static bool are_arch_flags(const char *text, const char *arch) {
  if (!arch) return true;
  if (strcmp(arch, "rv32imc")) return false;
  char *end;
  bool binary = text[0] == '0' && (text[1] == 'b' || text[1] == 'B');
  long n = strtol(binary ? text + 2 : text, &end, binary ? 2 : 0);
  if (end > text + 2 * binary && !*end) return n >= 0 && n <= 3;
  for (const char *at = text;; at++) {
    size_t length = strcspn(at, ",");
    if (!(length == 3 && !memcmp(at, "zba", 3)) && !(length == 4 && !memcmp(at, "zcmp", 4))) return false;
    at += length;
    if (!at[0] || !at[1]) return true; /* a comma may be last */
  }
}

static bool starts(const char *text, const char *prefix) {
  return !strncmp(text, prefix, strlen(prefix));
}

/* One option at argv[*i]; may take the next argument. */
static int parse_option(struct mpy_args *a, int argc, char **argv, int *i) {
  const char *arg = argv[*i];
  long n;
  if (!strcmp(arg, "--help") || !strcmp(arg, "-h")) {
    fputs(usage_text, stdout);
    return 0;
  }
  if (!strcmp(arg, "--version")) {
    printf("firn %s; mpy-cross emitting mpy v%d.%d\n", FIRN_VERSION, MPY_VERSION, MPY_SUB_VERSION);
    return 0;
  }
  if (arg[1] == 'o' || arg[1] == 's' || arg[1] == 'X') {
    const char *value = arg[2] ? arg + 2 : *i + 1 < argc ? argv[++*i] : NULL;
    if (!value) return usage_error("missing value of option", arg);
    if (arg[1] == 'X') return set_implementation(a, value);
    *(arg[1] == 'o' ? &a->out : &a->emit.file) = value;
    return GO_ON;
  }
  if (!strcmp(arg, "--abi") || starts(arg, "--abi=")) {
    const char *value = arg[5] ? arg + 6 : *i + 1 < argc ? argv[++*i] : NULL;
    return set_abi(a, value);
  }
  if (arg[1] == 'O') { /* -O2 is -OO */
    n = (long)strspn(arg + 1, "O");
    if (arg[1 + n] && (n > 1 || !number(arg + 2, 0, 9, &n))) return usage_error("bad option", arg);
    a->emit.optimise = (int)n;
    return GO_ON;
  }
  if (is_ignored(arg)) return GO_ON;
  if (starts(arg, "-march-flags=")) {
    a->arch_flags = arg + strlen("-march-flags=");
    return GO_ON;
  }
  if (starts(arg, "-march=")) return set_arch(a, arg + strlen("-march="));
  if (starts(arg, "-msmall-int-bits=")) {
    if (!number(arg + strlen("-msmall-int-bits="), 7, 64, &n))
      return usage_error("bad number of small-int bits:", arg);
    a->emit.small_int_bits = (uint8_t)n;
    return GO_ON;
  }
  if (!strspn(arg + 1, "v") || arg[1 + strspn(arg + 1, "v")]) return usage_error("unknown option", arg);
  a->verbose += (int)strlen(arg + 1);
  return GO_ON;
}

static int parse(struct mpy_args *a, int argc, char **argv) {
  bool options = true;
  for (int i = 1; i < argc; i++) {
    if (options && !strcmp(argv[i], "--")) {
      options = false;
    } else if (options && argv[i][0] == '-' && argv[i][1]) {
      int status = parse_option(a, argc, argv, &i);
      if (status >= 0) return status;
    } else if (a->in) {
      return usage_error("more than one source file:", argv[i]);
    } else {
      a->in = argv[i];
    }
  }
  if (a->arch_flags && !are_arch_flags(a->arch_flags, a->arch))
    return usage_error("flags that the architecture does not have:", a->arch_flags);
  if (a->out && strcmp(a->out, "-") && strcmp(a->in ? a->in : "-", "-") && file_is_same(a->out, a->in)) return usage_error("that file is read:", a->out);
  return a->in ? GO_ON : usage_error("no source file", NULL);
}

static void write_to(void *ctx, const char *text, size_t len) { fwrite(text, 1, len, ctx); }

/* x.py -> x.mpy, beside it. */
static const char *output_name(Arena *arena, const char *in) {
  size_t n = strlen(in);
  if (!strcmp(in, "-")) return "-";
  if (n > 3 && !strcmp(in + n - 3, ".py")) n -= 3;
  const char *parts[] = {arena_text(arena, in, n), ".mpy", NULL};
  return arena_join(arena, parts);
}

static bool write_module(Arena *arena, const struct mpy_args *a, const struct code_module *module) {
  struct mpy_error error;
  size_t len;
  const uint8_t *bytes = mpy_write(module, &len, &error);
  if (!bytes) {
    fprintf(stderr, "%s: error: %s\n", a->in, error.text);
    return false;
  }
  const char *out = a->out ? a->out : output_name(arena, a->in);
  if (!file_write(out, bytes, len)) return false;
  if (a->verbose) fprintf(stderr, "%s: %zu bytes, %u functions\n", out, len, module->n_units);
  if (a->verbose > 1) dis_module(module, stderr);
  return true;
}

int cmd_mpy(int argc, char **argv) {
  struct mpy_args a = {.emit.mode = EMIT_MPY};
  int status = parse(&a, argc, argv);
  bool as_cross = strcmp(argv[0], "mpy") != 0;
  /* mpy-cross exits with 1 for whatever is wrong, also on its command line. */
  if (status == 2 && as_cross) return 1;
  if (status >= 0) return status;
  size_t len, n = strlen(a.in);
  if (n > 4 && !strcmp(a.in + n - 4, ".mpy")) {
    fprintf(stderr, "%s: error: is a .mpy file already; firn dis lists it\n", a.in);
    return 1;
  }
  char *text = file_read(a.in, &len);
  if (!text) return 1;
  Arena arena;
  Diags diags;
  arena_init(&arena, &arena_host);
  diags_init(&diags, &arena);
  const char *name = strcmp(a.in, "-") ? a.in : "<stdin>";
  struct code_module *module = load_source(&arena, text, len, name, &a.emit, &diags, NULL);
  /* mpy-cross knows no warnings, and MicroPython's test runner takes any word on stderr for a failure. */
  if (!module || !as_cross) diag_render_text(&diags, &(DiagWriter){write_to, stderr, isatty(STDERR_FILENO)});
  bool done = module && write_module(&arena, &a, module);
  arena_free(&arena);
  free(text);
  return done ? 0 : 1;
}
