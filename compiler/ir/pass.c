/* SPDX-License-Identifier: MIT */
#include "compiler/ir/pass.h"

#include "compiler/ir/print.h"

#include <stdlib.h>
#include <string.h>

static const struct {
  const char *name;
  void (*run)(struct ir_module *m);
} passes[] = {
#define PASS(name, synopsis) {#name, ir_pass_##name},
#include "compiler/ir/pass.def"
#undef PASS
};

bool ir_pass_exists(const char *name) {
  if (!strcmp(name, "build")) return true;
  for (size_t k = 0; k < sizeof passes / sizeof *passes; k++)
    if (!strcmp(passes[k].name, name)) return true;
  return false;
}

static void verify_after(struct ir_module *m, const char *pass) {
  const char *wrong = ir_verify(m);
  if (!wrong) return;
  fprintf(stderr, "internal error: after IR pass '%s': %s\n", pass, wrong);
  ir_print(stderr, m);
  exit(3);
}

/* True when the pipeline ends after `pass`. */
static bool after(struct ir_module *m, const struct ir_pass_options *options, const char *pass) {
  verify_after(m, pass);
  if (options->dump && !strcmp(options->dump, pass)) ir_print(options->to, m);
  return options->stop_after && !strcmp(options->stop_after, pass);
}

bool ir_run_passes(struct ir_module *m, const struct ir_pass_options *options) {
  if (after(m, options, "build")) return false;
  for (size_t k = 0; k < sizeof passes / sizeof *passes; k++) {
    passes[k].run(m);
    if (after(m, options, passes[k].name)) return false;
  }
  return true;
}
