/* SPDX-License-Identifier: MIT */
/* micropython.schedule. Interrupt handlers do not run Python code, so what is scheduled from the program itself may run at
   once; but a scheduled function ends before the next one begins. What they schedule meanwhile runs in the same go, up to
   a bound: a function that schedules itself without end must let the program go on. The rest waits for the next call of
   schedule(), for time.sleep() and its like, which every turn of asyncio's loop calls. Images that do not name schedule
   sleep by time_sleep_plain instead (plain.def). An exception of such a function is nobody's who runs at that time: it is printed,
   as MicroPython does; KeyboardInterrupt and SystemExit, which machine.reset() raises, end the program.

   The queue is a list in vm.sys, of (function, argument); its first item is the pair that runs now, or None. */
#include "runtime/core/builtin.h"
#include "runtime/core/dict.h"
#include "runtime/core/error.h"
#include "runtime/core/exception.h"
#include "runtime/core/list.h"
#include "runtime/core/tuple.h"
#include "runtime/core/vm.h"
#include "runtime/lib/time.h"
#include "runtime/port.h"

#include <string.h>

enum { WAITING = 8, AT_ONCE = 128 };

/* V_STOP when nothing was scheduled yet, V_ERROR. */
static value queue_find(void) { return vm.sys ? dict_get(vm.sys, V_INT(VM_KEEPS_SCHEDULED)) : V_STOP; }

static value queue_make(void) {
  const value none = V_NONE;
  if (!vm.sys && !(vm.sys = dict_new(0))) return V_ERROR;
  value queue = list_new(1, &none);
  return queue && dict_set(vm.sys, V_INT(VM_KEEPS_SCHEDULED), queue) ? queue : V_ERROR;
}

static bool is_running(value queue) { return list_items(queue)[0] != V_NONE; }

/* One go. What ends the program takes those behind it along. */
static bool run_queue(value queue) {
  struct list_obj *l = OBJ(list, queue);
  bool ok = true;
  for (int n = 0; ok && n < AT_ONCE && l->len > 1; n++) {
    memmove(l->items, l->items + 1, --l->len * sizeof(value));
    const value *pair = tuple_items(l->items[0]);
    if (call_1(pair[0], pair[1])) continue;
    ok = err_matches(&exc_Exception);
    if (ok) traceback_print(err_take());
  }
  gc_store(&l->items[0], V_NONE);
  if (!ok) l->len = 1;
  return ok;
}

value micropython_schedule(value f, value arg) {
  value pair[] = {f, arg}, todo = tuple_new(2, pair), queue = queue_find();
  if (!todo || (queue == V_STOP && !(queue = queue_make()))) return V_ERROR;
  bool waits = is_running(queue);
  if (waits && list_len(queue) > WAITING) return err_raise(E(schedule_full), 0, 0, 0);
  if (!list_append_value(queue, todo)) return V_ERROR;
  return waits || run_queue(queue) ? V_NONE : V_ERROR;
}

/* Sleeps while nothing waits in the queue. */
value schedule_sleep(uint64_t us) {
  uint64_t start = port_ticks_us(), gone = 0;
  value queue = queue_find();
  if (queue != V_STOP && !is_running(queue)) {
    do {
      if (!run_queue(queue)) return V_ERROR;
      gone = port_ticks_us() - start;
    } while (list_len(queue) > 1 && gone < us);
  }
  return time_sleep_plain(us > gone ? us - gone : 0);
}
