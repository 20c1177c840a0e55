/* SPDX-License-Identifier: MIT */
/* Module machine: memory-mapped registers. machine.mem32[address] reads and writes the hardware, one access of that width. */
#include "runtime/core/builtin.h"
#include "runtime/core/error.h"
#include "runtime/core/int.h"
#include "runtime/core/sequence.h"
#include "runtime/core/service.h"
#include "runtime/port.h"

struct mem {
  const struct type_obj *type;
  value width; /* bytes, a small int */
};
extern const struct type_obj machine_mem_type;
const struct mem machine_mem8 = {&machine_mem_type, V_INT(1)};
const struct mem machine_mem16 = {&machine_mem_type, V_INT(2)};
const struct mem machine_mem32 = {&machine_mem_type, V_INT(4)};

static value load(uintptr_t at, unsigned width) {
  switch (width) {
  case 1: return V_INT(*(volatile uint8_t *)at);
  case 2: return V_INT(*(volatile uint16_t *)at);
  default: return int_from_u64(*(volatile uint32_t *)at);
  }
}

static void store(uintptr_t at, unsigned width, uint32_t v) {
  switch (width) {
  case 1: *(volatile uint8_t *)at = (uint8_t)v; break;
  case 2: *(volatile uint16_t *)at = (uint16_t)v; break;
  default: *(volatile uint32_t *)at = v; break;
  }
}

value mem_subscr(value self, value index, value v) {
  unsigned width = (unsigned)value_int(((const struct mem *)self)->width);
  value address = sequence_int(index);
  if (address == V_ERROR) return V_ERROR;
  uintptr_t at = (uintptr_t)int_low64(address);
  if (at & (width - 1)) return err_raise(E(mem_align), address, V_INT(width), 0);
  if (v == V_UNSET) return err_raise(E(no_item_deletion), self, 0, 0);
  if (v == V_STOP) return load(at, width);
  value i = sequence_int(v);
  if (i == V_ERROR) return V_ERROR;
  store(at, width, (uint32_t)int_low64(i));
  return V_NONE;
}

bool mem_print(struct writer *w, value self, enum print_kind kind) {
  (void)kind;
  return print_cstr(w, "<") && print_int(w, value_int(((const struct mem *)self)->width) * 8) &&
         print_cstr(w, "-bit memory>");
}

BUILTIN_TYPE_DEF_BARE(machine_mem, mem, OTHER, object, TYPE_FINAL, &mem_ops)

/* The program ends; a prompt starts it again. */
value machine_reset(void) { return err_raise_arg(&exc_SystemExit, 0); }

value machine_disable_irq(void) { return int_from_u64(port_interrupts_mask()); }

value machine_enable_irq(value state) {
  value i = sequence_int(state);
  if (i == V_ERROR) return V_ERROR;
  port_interrupts_restore((uint32_t)int_low64(i));
  return V_NONE;
}

value machine_idle(void) {
  port_wait_us(1000);
  return V_NONE;
}

/* lightsleep([ms]): without a time, until an interrupt comes. */
value machine_lightsleep(size_t nargs, const value *args) {
  if (!nargs) return machine_idle();
  intptr_t ms;
  if (!sequence_clamped(args[0], &ms)) return V_ERROR;
  return firn_service_sleep(ms > 0 ? (uint64_t)ms * 1000 : 0);
}
