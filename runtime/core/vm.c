/* SPDX-License-Identifier: MIT */
/* The interpreter of frozen code.
 *
 * One C call of frame_run is one activation of a Python function; its words (abi/frame.h) are on the C stack or in a
 * generator object, so the collector finds them by itself. Nothing is saved before a call: the C stack is scanned, and
 * the instruction pointer is needed only when something raised, and then it is at hand.
 *
 * Handlers follow the wire format's rules (facts of MicroPython's vm.c). A handler record stays while its handler runs;
 * that it runs is seen from the position: the instruction pointer is past its start. Code of `finally` and `with` finds on
 * the stack why it runs: None (the body ended), an exception, or a small int: -1 the function returns (the result is
 * below), n >= 0 a jump goes on out of n more handlers (its destination, as an offset, is below). WITH_CLEANUP and
 * END_FINALLY act on that.
 *
 * GET_ITER_STACK's four words are: a range's step (small int), next, stop, 0; or True, list, index, 0; or an
 * iterator object, 0, 0, 0; or, in generator expressions, the null placeholder, iterator object, 0, 0.
 */
#include "runtime/core/vm.h"

#include "runtime/core/error.h"
#include "runtime/core/exception.h"
#include "runtime/core/frame.h"
#include "runtime/core/function.h"
#include "runtime/core/gc.h"
#include "runtime/core/module.h"
#include "runtime/core/opcode.h"
#include "runtime/core/quick.h"
#include "runtime/core/service.h"

struct vm vm;

value vm_stack_full(void) {
  /* Making the exception needs some stack too: the limit is moved out of the way meanwhile. */
  char *limit = vm.stack_limit;
  vm.stack_limit = 0;
  err_stack();
  vm.stack_limit = limit;
  return 0;
}

const struct module_obj *vm_module(void) { return vm.frame ? vm.frame->module : 0; }

/* Sets up GET_ITER_STACK's words; it[0] holds the iterable. */
static bool start_iteration(value *it) {
  value v = it[0];
  it[1] = it[2] = it[3] = V_UNSET;
  if (value_is_obj(v) && !(obj_type(v)->flags & TYPE_IS_CLASS)) {
    if (obj_type(v)->kind == KIND_RANGE) {
      const struct range_obj *r = OBJ(range, v);
      if (r->start & r->stop & r->step & 1) {
        it[1] = r->start;
        it[2] = r->stop;
        it[0] = r->step;
        return true;
      }
    } else if (obj_type(v)->kind == KIND_LIST) {
      it[1] = v;
      it[2] = V_INT(0);
      it[0] = V_TRUE;
      return true;
    }
  }
  it[0] = iter_new(v);
  return it[0] != V_ERROR;
}

/* The next item of such words, V_STOP or V_ERROR. */
static inline value step_iteration(value *it) {
  if (value_is_int(it[0])) {
    value now = it[1];
    intptr_t step = value_int(it[0]);
    if (step > 0 ? (intptr_t)now >= (intptr_t)it[2] : (intptr_t)now <= (intptr_t)it[2]) return V_STOP;
    intptr_t next;
    if (__builtin_add_overflow((intptr_t)now, step * 2, &next)) next = (intptr_t)it[2];
    it[1] = (value)next;
    return now;
  }
  if (it[0] == V_TRUE) {
    size_t i = it[2] >> 1;
    if (i >= OBJ(list, it[1])->len) return V_STOP;
    it[2] += 2;
    return OBJ(list, it[1])->items[i];
  }
  return iter_next(it[0] == V_NULLARG ? it[1] : it[0]);
}

static value unbound(const struct code_obj *code, unsigned n) {
  return err_raise(n < code->meta->n_free ? E(unbound_free) : E(unbound_local), code->meta->arg_names[n], 0, 0);
}

/* A module global whose slot is unset: perhaps a builtin that the module may replace. */
static value load_unset_global(const struct frame *f, unsigned slot) {
  value name = f->module->info->slot_names[slot];
  value v = firn_services.builtin_find ? firn_services.builtin_find(name) : V_STOP;
  return v == V_STOP ? err_raise(E(name_not_defined), name, 0, 0) : v;
}

/* LOAD_NAME_DYNAMIC */
static value load_dynamic(const struct frame *f, value name) {
  value v = firn_services.module_dynamic ? firn_services.module_dynamic(f->module, name, V_STOP) : V_STOP;
  if (v == V_STOP && firn_services.builtin_find) v = firn_services.builtin_find(name);
  return v == V_STOP ? err_raise(E(name_not_defined), name, 0, 0) : v;
}

/* Leaves the innermost handler. */
static inline void pop_handler(struct frame *f) {
  value before = f->handlers[1];
  if (before) vm.handling = before == V_NONE ? 0 : before;
  f->handlers += FRAME_HANDLER_WORDS;
}

static inline void push_handler(struct frame *f, unsigned offset, value *sp, bool finally) {
  f->handlers -= FRAME_HANDLER_WORDS;
  f->handlers[0] = HANDLER_RECORD(offset, sp - f->words + 1, finally);
  f->handlers[1] = 0;
}

/* Finds the handler of the pending exception, which was raised just before ip: sets f->sp to where the exception has
   been pushed and returns the handler's address; NULL when there is none. */
static const uint8_t *catch_error(struct frame *f, const uint8_t *ip, bool add_row) {
  unsigned at = (unsigned)(ip - f->code->bytes);
  value *end = f->words + f->code->n_words;
  value exc = vm.error;
  if (add_row) exception_add_row(exc, f->code, at - 1);
  while (f->handlers < end && HANDLER_OFFSET(f->handlers[0]) < at) pop_handler(f);
  if (f->handlers == end) return 0;
  vm.error = 0;
  f->handlers[1] = vm.handling ? vm.handling : V_NONE;
  vm.handling = exc;
  f->sp = f->words + HANDLER_TOP(f->handlers[0]);
  f->sp[0] = exc;
  return f->code->bytes + HANDLER_OFFSET(f->handlers[0]);
}

/* Goes out of `count` handlers on the way to a return or jump, whose data are on the stack (see above; sp points to the
   result or destination). A finally block on the way is started: returns its address, f->sp set. NULL when all are left. */
static const uint8_t *unwind(struct frame *f, const uint8_t *ip, value *sp, intptr_t count, bool returns) {
  unsigned at = (unsigned)(ip - f->code->bytes);
  value *end = f->words + f->code->n_words;
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
        return f->code->bytes + HANDLER_OFFSET(record);
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

#define PUSH(v) (*++sp = (v))
#define OPERAND(n) \
  unsigned n = *ip++; \
  if (n & 0x80) n = (n & 0x7f) << 8 | *ip++
#define OFFSET(n) int n = (int16_t)(ip[0] | ip[1] << 8); ip += 2
#define FORWARD(n) unsigned n = ip[0] | (unsigned)ip[1] << 8; ip += 2
#define BINARY_CASE(op) case OP_BINARY_OP_MULTI + BINARY_##op
#define BOTH_CASES(op) case OP_BINARY_OP_MULTI + BINARY_##op: case OP_BINARY_OP_MULTI + INPLACE_##op
#define BOTH_INTS (sp[-1] & sp[0] & 1)

/* Longer than a page because it is the dispatch; a case does little itself. */
value frame_run(struct frame *f) {
  const uint8_t *ip = f->ip;
  value *sp = f->sp;
  value *const words = f->words;
  const value *const consts = f->code->consts;
  value *const slots = f->module->slots;
  value v;
  bool again = false; /* the error is one that was raised before: no new row in the traceback */

  if (f->thrown && *ip != OP_YIELD_FROM) {
    err_set(f->thrown);
    f->thrown = 0;
    goto error;
  }
  for (;;) {
    unsigned op = *ip++;
    switch (op) {
    case OP_LOAD_CONST_STRING:
    case OP_LOAD_CONST_OBJ: {
      OPERAND(n);
      PUSH(consts[n]);
      continue;
    }
    case OP_LOAD_CONST_SMALL_INT: {
      intptr_t i = *ip & 0x40 ? -1 : 0;
      do i = (intptr_t)((uintptr_t)i << 7) | (*ip & 0x7f);
      while (*ip++ & 0x80);
      PUSH(V_INT(i));
      continue;
    }
    case OP_LOAD_CONST_FALSE: PUSH(V_FALSE); continue;
    case OP_LOAD_CONST_NONE: PUSH(V_NONE); continue;
    case OP_LOAD_CONST_TRUE: PUSH(V_TRUE); continue;
    case OP_LOAD_NULL: PUSH(V_NULLARG); continue;

    /* ---- names ---- */
    case OP_LOAD_GLOBAL: {
      OPERAND(n);
      v = slots[n];
      if (!v && !(v = load_unset_global(f, n))) goto error;
      PUSH(v);
      continue;
    }
    case OP_LOAD_SLOT_CONST: {
      OPERAND(n);
      PUSH(slots[n]);
      continue;
    }
    case OP_STORE_GLOBAL: {
      OPERAND(n);
      gc_store(&slots[n], *sp--);
      continue;
    }
    case OP_DELETE_GLOBAL: {
      OPERAND(n);
      if (!slots[n]) {
        err_raise(E(name_not_defined), f->module->info->slot_names[n], 0, 0);
        goto error;
      }
      slots[n] = V_UNSET;
      continue;
    }
    case OP_LOAD_NAME: {
      OPERAND(n);
      if (!(v = firn_services.load_name(f, consts[n]))) goto error;
      if (v == V_STOP && !(v = load_dynamic(f, consts[n]))) goto error;
      PUSH(v);
      continue;
    }
    case OP_LOAD_NAME_DYNAMIC: {
      OPERAND(n);
      if (!(v = load_dynamic(f, consts[n]))) goto error;
      PUSH(v);
      continue;
    }
    case OP_LOAD_CLASS_NAME: {
      OPERAND(n);
      FORWARD(to);
      if (!(v = firn_services.load_name(f, consts[n]))) goto error;
      if (v == V_STOP) continue;
      PUSH(v);
      ip += to;
      continue;
    }
    case OP_STORE_NAME: {
      OPERAND(n);
      if (!firn_services.store_name(f, consts[n], *sp--)) goto error;
      continue;
    }
    case OP_DELETE_NAME: {
      OPERAND(n);
      if (!firn_services.store_name(f, consts[n], V_UNSET)) goto error;
      continue;
    }

    /* ---- attributes ---- */
    case OP_LOAD_ATTR: {
      OPERAND(n);
      value *slot = hinted_slot(*sp, consts[n], *ip++, TYPE_SLOW_LOAD);
      v = slot ? *slot : 0;
      if (!v && !(v = attr_get(*sp, consts[n]))) goto error;
      *sp = v;
      continue;
    }
    case OP_STORE_ATTR: {
      OPERAND(n);
      value *slot = hinted_slot(*sp, consts[n], *ip++, TYPE_SLOW_STORE);
      if (sp[-1] == V_NULLARG) {
        if (!attr_delete(*sp, consts[n])) goto error;
      } else if (slot) {
        gc_store(slot, sp[-1]);
      } else if (!attr_set(*sp, consts[n], sp[-1])) {
        goto error;
      }
      sp -= 2;
      continue;
    }
    case OP_LOAD_METHOD: {
      OPERAND(n);
      ip++;
      if (!attr_method(*sp, consts[n], sp)) goto error;
      sp++;
      continue;
    }
    case OP_LOAD_SUPER_METHOD: {
      OPERAND(n);
      sp -= 2;
      if (!firn_services.super_method(sp[1], sp[2], consts[n], sp)) goto error;
      sp++;
      continue;
    }

    /* ---- locals ---- */
    case OP_LOAD_FAST_N: {
      OPERAND(n);
      if (!(v = words[n])) {
        unbound(f->code, n);
        goto error;
      }
      PUSH(v);
      continue;
    }
    case OP_STORE_FAST_N: {
      OPERAND(n);
      words[n] = *sp--;
      continue;
    }
    case OP_DELETE_FAST: {
      OPERAND(n);
      if (!words[n]) {
        unbound(f->code, n);
        goto error;
      }
      words[n] = V_UNSET;
      continue;
    }
    case OP_LOAD_DEREF: {
      OPERAND(n);
      if (!(v = OBJ(cell, words[n])->v)) {
        unbound(f->code, n);
        goto error;
      }
      PUSH(v);
      continue;
    }
    case OP_STORE_DEREF: {
      OPERAND(n);
      gc_store(&OBJ(cell, words[n])->v, *sp--);
      continue;
    }
    case OP_DELETE_DEREF: {
      OPERAND(n);
      if (!OBJ(cell, words[n])->v) {
        unbound(f->code, n);
        goto error;
      }
      OBJ(cell, words[n])->v = V_UNSET;
      continue;
    }

    /* ---- building ---- */
    case OP_BUILD_TUPLE: {
      OPERAND(n);
      sp -= n;
      v = firn_services.build_tuple(n, sp + 1);
      goto push;
    }
    case OP_BUILD_LIST: {
      OPERAND(n);
      sp -= n;
      v = firn_services.build_list(n, sp + 1);
      goto push;
    }
    case OP_BUILD_SET: {
      OPERAND(n);
      sp -= n;
      v = firn_services.build_set(n, sp + 1);
      goto push;
    }
    case OP_BUILD_MAP: {
      OPERAND(n);
      v = firn_services.build_map(n);
      goto push;
    }
    case OP_BUILD_SLICE: {
      OPERAND(n);
      sp -= n;
      v = firn_services.build_slice(sp[1], sp[2], n == 3 ? sp[3] : V_NONE);
      goto push;
    }
    case OP_BUILD_STRING: {
      OPERAND(n);
      sp -= n;
      v = firn_services.build_string(n, sp + 1);
      goto push;
    }
    case OP_FORMAT_VALUE: {
      OPERAND(n);
      value spec = n >> 2 ? *sp-- : 0;
      v = firn_services.format_value(n & 3, *sp--, spec);
      goto push;
    }
    case OP_STORE_MAP:
      if (!firn_services.store_map(sp[-2], sp[0], sp[-1])) goto error;
      sp -= 2;
      continue;
    case OP_STORE_COMP: {
      OPERAND(n);
      value *at = sp - (n >> 2);
      bool ok;
      if ((n & 3) == 1) {
        ok = firn_services.store_map(*at, sp[0], sp[-1]);
        sp--;
      } else {
        ok = (n & 3) == 0 ? firn_services.append(*at, *sp) : firn_services.add(*at, *sp);
      }
      sp--;
      if (!ok) goto error;
      continue;
    }
    case OP_DICT_MERGE:
      if (!firn_services.merge_map(sp[-1], *sp)) goto error;
      sp--;
      continue;
    case OP_LIST_EXTEND:
      if (!firn_services.extend(sp[-1], *sp)) goto error;
      sp--;
      continue;
    case OP_SET_UPDATE:
      if (!firn_services.merge_set(sp[-1], *sp)) goto error;
      sp--;
      continue;
    case OP_LIST_TO_TUPLE: v = firn_services.list_tuple(*sp--); goto push;
    case OP_UNPACK_SEQUENCE: {
      OPERAND(n);
      if (!firn_services.unpack(*sp, n, sp)) goto error;
      sp += n - 1;
      continue;
    }
    case OP_UNPACK_EX: {
      OPERAND(n);
      if (!firn_services.unpack_ex(*sp, n & 0xff, n >> 8, sp)) goto error;
      sp += (n & 0xff) + (n >> 8);
      continue;
    }

    /* ---- functions and calls ---- */
    case OP_MAKE_FUNCTION: {
      OPERAND(n);
      v = function_new(consts[n], f->module);
      goto push;
    }
    case OP_MAKE_FUNCTION_DEFARGS: {
      OPERAND(n);
      sp -= 2;
      v = firn_services.make_closure(consts[n], f->module, sp[1], sp[2], 0, 0);
      goto push;
    }
    case OP_MAKE_CLOSURE: {
      OPERAND(n);
      unsigned cells = *ip++;
      sp -= cells;
      v = firn_services.make_closure(consts[n], f->module, 0, 0, cells, sp + 1);
      goto push;
    }
    case OP_MAKE_CLOSURE_DEFARGS: {
      OPERAND(n);
      unsigned cells = *ip++;
      sp -= cells + 2;
      v = firn_services.make_closure(consts[n], f->module, sp[1], sp[2], cells, sp + 3);
      goto push;
    }
    case OP_LOAD_BUILD_CLASS: PUSH(V_NULLARG); continue;
    case OP_CALL_FUNCTION: {
      OPERAND(n);
      unsigned nkw = n >> 8;
      n &= 0xff;
      sp -= n + 2 * nkw;
      v = *sp;
      if (v == V_NULLARG) v = firn_services.build_class(n, nkw, sp + 1);
      else if (value_is_obj(v) && obj_type(v) == &function_type) v = vm_call_function(v, n, nkw, sp + 1);
      else v = call(v, n, nkw, sp + 1);
      if (!v) goto error;
      *sp = v;
      continue;
    }
    case OP_CALL_METHOD: {
      OPERAND(n);
      unsigned nkw = n >> 8;
      n &= 0xff;
      sp -= n + 2 * nkw + 1;
      value *args = sp + 1;
      if (*args == V_NULLARG) args++;
      else n++;
      v = *sp;
      if (value_is_obj(v) && obj_type(v) == &function_type) v = vm_call_function(v, n, nkw, args);
      else v = call(v, n, nkw, args);
      if (!v) goto error;
      *sp = v;
      continue;
    }
    case OP_CALL_FUNCTION_VAR_KW:
    case OP_CALL_METHOD_VAR_KW: {
      OPERAND(n);
      bool method = op == OP_CALL_METHOD_VAR_KW;
      value stars = *sp--;
      sp -= (n & 0xff) + 2 * (n >> 8) + method;
      v = firn_services.call_star(n, method, sp, stars);
      if (!v) goto error;
      *sp = v;
      continue;
    }
    case OP_RETURN_VALUE: {
      if (f->handlers != words + f->code->n_words) {
        const uint8_t *to = unwind(f, ip, sp, 0, true);
        sp = f->sp;
        if (to) {
          ip = to;
          continue;
        }
      }
      f->end = FRAME_RETURNED;
      return *sp;
    }
    case OP_YIELD_VALUE:
      f->ip = ip;
      f->sp = sp;
      f->end = FRAME_YIELDED;
      return *sp;
    case OP_YIELD_FROM: {
      v = firn_services.yield_from(f, sp[-1], *sp);
      if (!v) goto error;
      if (v == V_STOP) {
        *--sp = vm.stop_value;
        continue;
      }
      f->ip = ip - 1;
      f->sp = sp;
      f->end = FRAME_YIELDED;
      return v;
    }
    case OP_GET_AWAITABLE: v = firn_services.awaitable(*sp--); goto push;

    /* ---- jumps ---- */
    case OP_JUMP: {
      OFFSET(to);
      ip += to;
      continue;
    }
    case OP_POP_JUMP_IF_TRUE:
    case OP_POP_JUMP_IF_FALSE: {
      OFFSET(to);
      v = *sp--;
      int truth = v == V_TRUE;
      if (!truth && v != V_FALSE) {
        truth = op_is_true(v);
        if (truth < 0) goto error;
      }
      if (truth == (op == OP_POP_JUMP_IF_TRUE)) ip += to;
      continue;
    }
    case OP_JUMP_IF_TRUE_OR_POP:
    case OP_JUMP_IF_FALSE_OR_POP: {
      FORWARD(to);
      int truth = op_is_true(*sp);
      if (truth < 0) goto error;
      if (truth == (op == OP_JUMP_IF_TRUE_OR_POP)) ip += to;
      else sp--;
      continue;
    }
    case OP_GET_ITER:
      v = iter_new(*sp--);
      goto push;
    case OP_GET_ITER_STACK:
      if (!start_iteration(sp)) goto error;
      sp += 3;
      continue;
    case OP_FOR_ITER: {
      FORWARD(to);
      v = step_iteration(sp - 3);
      if (!v) goto error;
      if (v == V_STOP) {
        sp -= 4;
        ip += to;
      } else {
        PUSH(v);
      }
      continue;
    }

    /* ---- exceptions ---- */
    case OP_SETUP_WITH: {
      FORWARD(to);
      if (!firn_services.with_enter(sp)) goto error; /* manager -> exit, self, entered */
      push_handler(f, (unsigned)(ip - f->code->bytes) + to, sp + 1, true);
      sp += 2;
      continue;
    }
    case OP_SETUP_EXCEPT:
    case OP_SETUP_FINALLY: {
      FORWARD(to);
      push_handler(f, (unsigned)(ip - f->code->bytes) + to, sp, op == OP_SETUP_FINALLY);
      continue;
    }
    case OP_POP_EXCEPT_JUMP: {
      FORWARD(to);
      pop_handler(f);
      ip += to;
      continue;
    }
    case OP_WITH_CLEANUP: {
      value *to = firn_services.with_cleanup(sp);
      if (!to) goto error;
      sp = to;
      continue;
    }
    case OP_END_FINALLY:
      pop_handler(f);
      v = *sp--;
      if (v == V_NONE) continue;
      if (value_is_int(v)) {
        bool returns = v == V_INT(-1);
        const uint8_t *to = unwind(f, ip, sp, value_int(v), returns);
        sp = f->sp;
        if (to) {
          ip = to;
        } else if (returns) {
          f->end = FRAME_RETURNED;
          return *sp;
        } else {
          ip = f->code->bytes + value_int(*sp--);
          if (v & V_INT(0x80) & ~(value)1) sp -= 4;
        }
        continue;
      }
      vm.error = v;
      again = true;
      goto error;
    case OP_UNWIND_JUMP: {
      OFFSET(to);
      unsigned n = *ip++;
      PUSH(V_INT(ip - f->code->bytes + to));
      const uint8_t *finally = unwind(f, ip, sp, (intptr_t)n, false);
      sp = f->sp;
      if (finally) {
        ip = finally;
        continue;
      }
      ip = f->code->bytes + value_int(*sp--);
      if (n & 0x80) sp -= 4;
      continue;
    }
    case OP_RAISE_LAST:
      if (!vm.handling) {
        err_raise(E(no_active_exception), 0, 0, 0);
      } else {
        vm.error = vm.handling;
        again = true;
      }
      goto error;
    case OP_RAISE_OBJ:
      err_raise_value(*sp--, 0);
      goto error;
    case OP_RAISE_FROM:
      sp -= 2;
      err_raise_value(sp[1], sp[2]);
      goto error;

    /* ---- modules ---- */
    case OP_IMPORT_NAME: {
      OPERAND(n);
      sp -= 2;
      v = firn_services.import_name(f->module, consts[n], sp[1], sp[2]);
      goto push;
    }
    case OP_IMPORT_FROM: {
      OPERAND(n);
      v = firn_services.import_from(*sp, consts[n]);
      goto push;
    }
    case OP_IMPORT_STAR:
      if (!firn_services.import_star(f->module, *sp--)) goto error;
      continue;

    /* ---- match ---- */
    case OP_MATCH_SEQUENCE: v = firn_services.match_sequence(*sp); goto push;
    case OP_MATCH_MAPPING: v = firn_services.match_mapping(*sp); goto push;
    case OP_MATCH_KEYS: v = firn_services.match_keys(sp[-1], *sp); goto push;
    case OP_MATCH_CLASS: {
      OPERAND(n);
      sp -= 3;
      v = firn_services.match_class(n, sp[1], sp[2], sp[3]);
      goto push;
    }
    case OP_GET_LEN: {
      intptr_t n = op_len(*sp);
      if (n < 0) goto error;
      PUSH(V_INT(n));
      continue;
    }

    /* ---- the stack ---- */
    case OP_DUP_TOP: sp++; sp[0] = sp[-1]; continue;
    case OP_DUP_TOP_TWO: sp += 2; sp[0] = sp[-2]; sp[-1] = sp[-3]; continue;
    case OP_POP_TOP: sp--; continue;
    case OP_ROT_TWO: v = sp[0]; sp[0] = sp[-1]; sp[-1] = v; continue;
    case OP_ROT_THREE: v = sp[0]; sp[0] = sp[-1]; sp[-1] = sp[-2]; sp[-2] = v; continue;

    /* ---- subscripts ---- */
    case OP_LOAD_SUBSCR:
      v = quick_item(sp[-1], *sp);
      if (!v && !(v = op_subscr(sp[-1], *sp))) goto error;
      *--sp = v;
      continue;
    case OP_STORE_SUBSCR:
      if (sp[-2] == V_NULLARG) {
        if (!op_delete_subscr(sp[-1], *sp)) goto error;
      } else if (!quick_store(sp[-1], *sp, sp[-2]) && !op_store_subscr(sp[-1], *sp, sp[-2])) {
        goto error;
      }
      sp -= 3;
      continue;

    /* ---- operators ---- */
    case OP_UNARY_OP_MULTI + UNARY_POS:
    case OP_UNARY_OP_MULTI + UNARY_NEG:
    case OP_UNARY_OP_MULTI + UNARY_INVERT:
    case OP_UNARY_OP_MULTI + UNARY_NOT:
      v = op_unary((enum unary_op)(op - OP_UNARY_OP_MULTI), *sp--);
      goto push;
    BINARY_CASE(LT):
      if (!BOTH_INTS) goto binary;
      v = (intptr_t)sp[-1] < (intptr_t)sp[0];
      goto compared;
    BINARY_CASE(GT):
      if (!BOTH_INTS) goto binary;
      v = (intptr_t)sp[-1] > (intptr_t)sp[0];
      goto compared;
    BINARY_CASE(LE):
      if (!BOTH_INTS) goto binary;
      v = (intptr_t)sp[-1] <= (intptr_t)sp[0];
      goto compared;
    BINARY_CASE(GE):
      if (!BOTH_INTS) goto binary;
      v = (intptr_t)sp[-1] >= (intptr_t)sp[0];
      goto compared;
    BINARY_CASE(EQ):
      if (!BOTH_INTS) goto binary;
      v = sp[-1] == sp[0];
      goto compared;
    BINARY_CASE(NE):
      if (!BOTH_INTS) goto binary;
      v = sp[-1] != sp[0];
      goto compared;
    BINARY_CASE(IS):
      v = sp[-1] == sp[0];
    compared:
      sp--;
      /* The usual next step is to jump by it. */
      if (*ip == OP_POP_JUMP_IF_FALSE) {
        ip++;
        OFFSET(to);
        if (!v) ip += to;
        sp--;
      } else {
        *sp = value_from_bool(v);
      }
      continue;
    BINARY_CASE(EXC_MATCH): {
      int r = exception_matches(sp[-1], sp[0]);
      if (r < 0) goto error;
      v = (value)r;
      goto compared;
    }
    BOTH_CASES(ADD): {
      intptr_t r;
      if (!BOTH_INTS || __builtin_add_overflow((intptr_t)sp[-1], (intptr_t)(sp[0] - 1), &r)) goto binary;
      *--sp = (value)r;
      continue;
    }
    BOTH_CASES(SUB): {
      intptr_t r;
      if (!BOTH_INTS || __builtin_sub_overflow((intptr_t)sp[-1], (intptr_t)(sp[0] - 1), &r)) goto binary;
      *--sp = (value)r;
      continue;
    }
    BOTH_CASES(MUL): {
      intptr_t r;
      if (!BOTH_INTS || __builtin_mul_overflow((intptr_t)(sp[-1] - 1), value_int(sp[0]), &r)) goto binary;
      *--sp = (value)r + 1;
      continue;
    }
    BOTH_CASES(AND):
      if (!BOTH_INTS) goto binary;
      sp--;
      *sp &= sp[1];
      continue;
    BOTH_CASES(OR):
      if (!BOTH_INTS) goto binary;
      sp--;
      *sp |= sp[1];
      continue;
    BOTH_CASES(XOR):
      if (!BOTH_INTS) goto binary;
      sp--;
      *sp = (*sp ^ sp[1]) | 1;
      continue;
    BOTH_CASES(RSHIFT): {
      uintptr_t by = (uintptr_t)value_int(sp[0]);
      if (!BOTH_INTS || by >= 8 * sizeof(value)) goto binary;
      sp--;
      *sp = (value)((intptr_t)*sp >> by) | 1;
      continue;
    }
    BOTH_CASES(LSHIFT): {
      uintptr_t by = (uintptr_t)value_int(sp[0]);
      if (!BOTH_INTS || by >= 8 * sizeof(value) - 1) goto binary;
      intptr_t i = (intptr_t)sp[-1] - 1, r = (intptr_t)((uintptr_t)i << by);
      if (r >> by != i) goto binary;
      *--sp = (value)r + 1;
      continue;
    }

    case OP_LOAD_FAST_MULTI ... OP_LOAD_FAST_MULTI + 15:
      v = words[op - OP_LOAD_FAST_MULTI];
      if (!v) {
        unbound(f->code, op - OP_LOAD_FAST_MULTI);
        goto error;
      }
      PUSH(v);
      continue;
    case OP_STORE_FAST_MULTI ... OP_STORE_FAST_MULTI + 15:
      words[op - OP_STORE_FAST_MULTI] = *sp--;
      continue;
    case OP_LOAD_CONST_SMALL_INT_MULTI ... OP_LOAD_CONST_SMALL_INT_MULTI + 63:
      PUSH(V_INT((intptr_t)op - OP_LOAD_CONST_SMALL_INT_MULTI - 16));
      continue;
    default:
    binary:
      v = op_binary((enum binary_op)(ip[-1] - OP_BINARY_OP_MULTI), sp[-1], sp[0]);
      sp -= 2;
    push:
      if (!v) goto error;
      PUSH(v);
      continue;
    }
  error:
    ip = catch_error(f, ip, !again);
    again = false;
    if (!ip) {
      f->end = FRAME_RETURNED;
      return V_ERROR;
    }
    sp = f->sp;
  }
}
