/* SPDX-License-Identifier: MIT */
/* Objects that C keeps, and calls that interrupts ask for.

   A handle is an index, from 1, into a list that is one of the VM's roots; free places hold NotImplemented. The ring of posts
   holds handles and numbers only: an interrupt handler reads and writes nothing that the collector moves or the interpreter
   changes. */
#include "runtime/embed/embed.h"

#include "runtime/core/dict.h"
#include "runtime/core/error.h"
#include "runtime/core/gc.h"
#include "runtime/core/int.h"
#include "runtime/core/list.h"
#include "runtime/core/vm.h"
#include "runtime/port.h"

#define FREE V_NOTIMPLEMENTED

static value handles(void) {
  value list = vm.sys ? dict_get(vm.sys, V_INT(VM_KEEPS_HANDLES)) : V_STOP;
  return list == V_STOP ? 0 : list;
}

static value handles_make(void) {
  if (!vm.sys && !(vm.sys = dict_new(0))) return V_ERROR;
  value list = list_new(0, 0);
  return list && dict_set(vm.sys, V_INT(VM_KEEPS_HANDLES), list) ? list : V_ERROR;
}

firn_handle firn_hold(firn_value object) {
  if (!object) return 0;
  value list = handles();
  if (!list && !(list = handles_make())) return 0;
  for (size_t i = 0; i < list_len(list); i++) {
    if (list_items(list)[i] != FREE) continue;
    gc_store(&list_items(list)[i], object);
    return (firn_handle)i + 1;
  }
  return list_append_value(list, object) ? (firn_handle)list_len(list) : 0;
}

firn_value firn_held(firn_handle handle) {
  value list = handles();
  return list && handle && handle <= list_len(list) && list_items(list)[handle - 1] != FREE ? list_items(list)[handle - 1] : 0;
}

void firn_release(firn_handle handle) {
  if (firn_held(handle)) gc_store(&list_items(handles())[handle - 1], FREE);
}

/* ---- posts ---- */

static struct {
  struct post { firn_handle function; int32_t argument; } posts[FIRN_POSTS];
  volatile uint8_t first, count;
} ring;

bool firn_post(firn_handle function, int32_t argument) {
  uint32_t state = port_interrupts_mask();
  bool has_room = ring.count < FIRN_POSTS;
  if (has_room) {
    ring.posts[(ring.first + ring.count) % FIRN_POSTS] = (struct post){function, argument};
    ring.count++;
  }
  port_interrupts_restore(state);
  return has_room;
}

static bool take(struct post *out) {
  uint32_t state = port_interrupts_mask();
  bool has = ring.count != 0;
  if (has) {
    *out = ring.posts[ring.first];
    ring.first = (uint8_t)((ring.first + 1) % FIRN_POSTS);
    ring.count--;
  }
  port_interrupts_restore(state);
  return has;
}

static bool call_post(const struct post *post) {
  value f = firn_held(post->function), argument = int_from_i64(post->argument);
  return !f || (argument && call_1(f, argument));
}

bool embed_run_posts(void) {
  static bool runs;
  struct post post;
  bool good = true;
  if (runs) return true;
  runs = true;
  while (good && take(&post)) good = call_post(&post);
  runs = false;
  return good;
}

enum firn_status firn_poll(void) {
  if (!embed_is_ready()) return FIRN_NOT_READY;
  vm.error = 0;
  return embed_run_posts() ? FIRN_OK : FIRN_RAISED;
}
