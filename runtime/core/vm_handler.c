/* SPDX-License-Identifier: MIT */
/* try and with: the opcodes that keep handlers, and what happens when an exception, return or jump meets one.
 *
 * Handlers follow the wire format's rules (facts of MicroPython's vm.c). A handler record stays while its handler runs;
 * that it runs is seen from the position: the instruction pointer is past its start. Code of `finally` and `with` finds on
 * the stack why it runs: None (the body ended), an exception, or a small int: -1 the function returns (the result is
 * below), n >= 0 a jump goes on out of n more handlers (its destination, as an offset, is below). WITH_CLEANUP and
 * END_FINALLY act on that.
 */
#include "runtime/core/error.h"
#include "runtime/core/exception.h"
#include "runtime/core/service.h"
#include "runtime/core/vm.h"
#include "runtime/core/vm_op.h"

/* Leaves the innermost handler. */
static void pop_handler(struct frame *f) {
  value before = f->handlers[1];
  if (before) vm.handling = before == V_NONE ? 0 : before;
  f->handlers += FRAME_HANDLER_WORDS;
}

static void push_handler(struct frame *f, unsigned offset, value *sp, bool finally) {
  f->handlers -= FRAME_HANDLER_WORDS;
  f->handlers[0] = HANDLER_RECORD(offset, sp - f->words + 1, finally);
  f->handlers[1] = 0;
}

const uint8_t *handler_find(struct frame *f, const uint8_t *ip) {
  unsigned at = (unsigned)(ip - code_bytes(f->code));
  value *end = f->words_end;
  value exc = vm.error;
  while (f->handlers < end && HANDLER_OFFSET(f->handlers[0]) < at) pop_handler(f);
  if (f->handlers == end) return 0;
  vm.error = 0;
  f->handlers[1] = vm.handling ? vm.handling : V_NONE;
  vm.handling = exc;
  f->sp = f->words + HANDLER_TOP(f->handlers[0]);
  f->sp[0] = exc;
  return code_bytes(f->code) + HANDLER_OFFSET(f->handlers[0]);
}

/* Goes out of `count` handlers on the way to a return or jump, whose data are on the stack (see above; sp points to the
   result or destination). A finally block on the way is started: returns its address, f->sp set. NULL when all are left. */
static const uint8_t *unwind(struct frame *f, const uint8_t *ip, value *sp, intptr_t count, bool returns) {
  unsigned at = (unsigned)(ip - code_bytes(f->code));
  value *end = f->words_end;
  intptr_t keep = count & 0x80;
  count &= 0x7f;
  while (f->handlers < end && (returns || count > 0)) {
    count--;
    value record = f->handlers[0];
    if (HANDLER_FINALLY(record)) {
      if (HANDLER_OFFSET(record) >= at) {
        if (returns) {
          value result = *sp;
          sp = f->words + HANDLER_TOP(record);
          *sp = result;
        }
        *++sp = returns ? V_INT(-1) : V_INT(count | keep);
        f->sp = sp;
        return code_bytes(f->code) + HANDLER_OFFSET(record);
      }
      /* It is running: what it would have done at its end is replaced. */
      if (value_is_int(sp[-1])) {
        sp[-2] = sp[0];
        sp -= 2;
      } else {
        sp[-1] = sp[0];
        sp--;
      }
    }
    pop_handler(f);
  }
  f->sp = sp;
  return 0;
}

/* Goes on returning or jumping out of handlers. */
static const uint8_t *go_out(struct frame *f, const uint8_t *ip, value *sp, intptr_t count, bool returns) {
  const uint8_t *finally = unwind(f, ip, sp, count, returns);
  if (finally) return finally;
  if (returns) return 0;
  ip = code_bytes(f->code) + value_int(*f->sp--);
  if (count & 0x80) f->sp -= 4;
  return ip;
}

const uint8_t *handler_op(struct frame *f, const uint8_t *ip, value *sp) {
  unsigned op = ip[-1];
  f->sp = sp;
  switch (op) {
  case OP_RETURN_VALUE: return go_out(f, ip, sp, 0, true);
  case OP_SETUP_WITH: {
    FORWARD(to);
    if (!firn_service_with_enter(sp)) return 0; /* manager -> exit, self, entered */
    push_handler(f, (unsigned)(ip - code_bytes(f->code)) + to, sp + 1, true);
    f->sp = sp + 2;
    return ip;
  }
  case OP_POP_EXCEPT_JUMP: {
    FORWARD(to);
    pop_handler(f);
    return ip + to;
  }
  case OP_WITH_CLEANUP: {
    value *to = firn_service_with_cleanup(sp);
    if (to) f->sp = to;
    return to ? ip : 0;
  }
  case OP_END_FINALLY: {
    pop_handler(f);
    value v = *sp--;
    f->sp = sp;
    if (v == V_NONE) return ip;
    if (value_is_int(v)) return go_out(f, ip, sp, value_int(v), v == V_INT(-1));
    vm.error = v;
    vm.again = true;
    return 0;
  }
  case OP_UNWIND_JUMP: {
    OFFSET(to);
    unsigned n = *ip++;
    *++sp = V_INT(ip - code_bytes(f->code) + to);
    return go_out(f, ip, sp, (intptr_t)n, false);
  }
  default: { /* SETUP_EXCEPT, SETUP_FINALLY */
    FORWARD(to);
    push_handler(f, (unsigned)(ip - code_bytes(f->code)) + to, sp, op == OP_SETUP_FINALLY);
    return ip;
  }
  }
}

bool handler_raise(unsigned op, value *sp) {
  if (op == OP_RAISE_LAST && vm.handling) {
    vm.error = vm.handling;
    return true;
  }
  if (op == OP_RAISE_LAST) err_raise(E(no_active_exception), 0, 0, 0);
  else if (op == OP_RAISE_OBJ) err_raise_value(sp[0], 0);
  else err_raise_value(sp[-1], sp[0]);
  return false;
}
