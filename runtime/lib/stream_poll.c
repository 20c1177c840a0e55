/* SPDX-License-Identifier: MIT */
/* The console for select: whether there is input is found out by reading, so what was read waits as vm.sys['stdin']. */
#include "runtime/core/dict.h"
#include "runtime/core/service.h"
#include "runtime/core/vm.h"
#include "runtime/lib/stream.h"
#include "runtime/lib/stream_request.h"

static value waiting(void) { return vm.sys ? dict_find(OBJ(dict, vm.sys), N(stdin)) : V_UNSET; }

bool stream_take_ahead(char *out) {
  value c = waiting();
  if (!c || !value_is_int(c)) return false;
  *out = (char)value_int(c);
  return dict_set(vm.sys, N(stdin), V_NONE);
}

/* At the end of input a read does not wait either. */
intptr_t stream_events(value v) {
  char c;
  if (!stream_is_input(v)) return STREAM_WRITABLE;
  value kept = waiting();
  if (kept && value_is_int(kept)) return STREAM_READABLE;
  if (!vm.sys && !(vm.sys = dict_new(0))) return 0;
  if (!dict_set(vm.sys, N(stdin), V_NONE)) return 0;
  int n = firn_service_console_read(&c, 1);
  if (vm.error) return -1;
  if (n < 0) return STREAM_READABLE | STREAM_HUNG_UP;
  if (n == 0) return 0;
  dict_set(vm.sys, N(stdin), V_INT((unsigned char)c));
  return STREAM_READABLE;
}
