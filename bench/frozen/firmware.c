/* SPDX-License-Identifier: MIT */
/* main() of the stock firmware that measure.py builds: it runs the frozen main.py, nothing else; there are no files. */
#include "py/builtin.h"
#include "py/gc.h"
#include "py/mperrno.h"
#include "py/runtime.h"
#include "shared/runtime/gchelper.h"
#include "shared/runtime/pyexec.h"

static char heap[MICROPY_HEAP_SIZE] __attribute__((aligned(8)));

static mp_obj_t open_nothing(size_t n, const mp_obj_t *args, mp_map_t *keywords) {
  (void)n;
  (void)args;
  (void)keywords;
  mp_raise_OSError(MP_ENOENT);
}
MP_DEFINE_CONST_FUN_OBJ_KW(mp_builtin_open_obj, 1, open_nothing);

mp_import_stat_t mp_import_stat(const char *path) {
  (void)path;
  return MP_IMPORT_STAT_NO_EXIST;
}

void gc_collect(void) {
  gc_collect_start();
  gc_helper_collect_regs_and_stack();
  gc_collect_end();
}

void nlr_jump_fail(void *value) {
  (void)value;
  for (;;) {}
}

int main(int argc, char **argv) {
  (void)argc;
  (void)argv;
  mp_cstack_init_with_sp_here(MICROPY_STACK_SIZE);
  gc_init(heap, heap + sizeof heap);
  mp_init();
  return pyexec_frozen_module("main.py", false);
}
