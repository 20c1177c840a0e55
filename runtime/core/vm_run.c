/* SPDX-License-Identifier: MIT */
/* The interpreter of frozen code. It is compiled once for each row of interpreter.def, with the opcodes that the row has.
 *
 * One C call of frame_run is one activation of a Python function; its words (abi/frame.h) are on the C stack or in a
 * generator object, so the collector finds them by itself. Nothing is saved before a call: the C stack is scanned, and
 * the instruction pointer is needed only when something raised, and then it is at hand.
 *
 * GET_ITER_STACK's four words are: a range's step (small int), next, stop, 0; or True, list, index, 0; or an
 * iterator object, 0, 0, 0; or, in generator expressions, the null placeholder, iterator object, 0, 0.
 */
#include "runtime/abi/dense.h"
#include "runtime/core/frame.h"
#include "runtime/core/function.h"
#include "runtime/core/module.h"
#include "runtime/core/place.h"
#include "runtime/core/quick.h"
#include "runtime/core/service.h"
#include "runtime/core/vm.h"
#include "runtime/core/vm_op.h"

#ifndef FIRN_INTERPRETER
#define FIRN_INTERPRETER full
#endif
#define JOIN_(a, b) a##b
#define JOIN(a, b) JOIN_(a, b)
#define FRAME_RUN JOIN(frame_run_, FIRN_INTERPRETER)
#define THIS JOIN(INTERPRETER_, FIRN_INTERPRETER)

enum {
#define INTERPRETER(name) INTERPRETER_##name,
#define HAS(name, opcode)
#include "runtime/abi/interpreter.def"
#undef INTERPRETER
#undef HAS
#define OP(name, code, wire, frozen, pop, push, jump, flags, behind, starts, synopsis) FROM_##name = INTERPRETER_full,
#define OPRANGE(name, first, count, pop, push, behind, starts, synopsis) FROM_##name = INTERPRETER_full,
#define DENSE(name, code, parts, behind, starts, synopsis) FROM_##name = INTERPRETER_dense,
#include "runtime/abi/opcode.def"
#include "runtime/abi/dense.def"
#undef OP
#undef OPRANGE
#undef DENSE
  IS_DENSE = (int)THIS >= (int)INTERPRETER_dense,
  HAS_PLACES = (int)THIS == (int)INTERPRETER_places,
  IN_TABLE = (int)THIS >= (int)INTERPRETER_full && (int)THIS < (int)INTERPRETER_prompt,
  /* Small ints that are an opcode. */
  INTS_FIRST = OP_LOAD_CONST_SMALL_INT_MULTI + (IS_DENSE ? DENSE_INTS_FIRST : -16) + 16,
  INTS_LAST = OP_LOAD_CONST_SMALL_INT_MULTI + (IS_DENSE ? DENSE_INTS_LAST : 47) + 16,
};

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
  it[0] = firn_service_iter_new(v);
  return it[0] != V_ERROR;
}

/* The next item of such words, V_STOP or V_ERROR. */
static inline value step_range(value *it) {
  value now = it[1];
  intptr_t next, step = (intptr_t)it[0] - 1; /* twice, as the ints are */
  if (step > 0 ? (intptr_t)now >= (intptr_t)it[2] : (intptr_t)now <= (intptr_t)it[2]) return V_STOP;
  if (__builtin_add_overflow((intptr_t)now, step, &next)) next = (intptr_t)it[2];
  it[1] = (value)next;
  return now;
}
static inline value step_other(value *it) {
  if (it[0] == V_TRUE) {
    size_t i = it[2] >> 1;
    if (i >= OBJ(list, it[1])->len) return V_STOP;
    it[2] += 2;
    return OBJ(list, it[1])->items[i];
  }
  return firn_service_iter_next(it[0] == V_NULLARG ? it[1] : it[0]);
}

/* Once in a while the console is looked at. False with KeyboardInterrupt. */
static inline bool poll(void) {
  extern uint8_t prompt_polls;
  return (int)THIS < (int)INTERPRETER_prompt || ++prompt_polls || firn_service_poll();
}

#define PUSH(v) (*++sp = (v))
/* The module's constants: in the pool, which may be places. */
#define CONST(n) pool_value(pool, n, HAS_PLACES)
#define NAME_AT(n) pool_name(pool, n, HAS_PLACES)
#define CODE_AT(n) pool_code(pool, n, HAS_PLACES)
/* On to the next opcode. Interpreters that have them all jump from case to case by a table: four instructions. (Without the
   asm, the old ip is kept in another register.) */
#define NEXT_IN_TABLE if (IN_TABLE) { op = *ip++; __asm__("" : "+r"(ip)); goto *places[op]; }
#define NEXT { NEXT_IN_TABLE continue; }
/* What no opcode is, where this interpreter has not got it: the compiler drops the case then. */
#define HAS_OP(op) ((int)FROM_##op <= (int)THIS)
#define IN(op, code) (HAS_OP(op) ? (code) : (code) + 0x100)
#define CASE(op) at_##op: __attribute__((unused)) case IN(op, OP_##op)
#define RANGE_CASE(op, count) at_##op: case IN(op, OP_##op) ... IN(op, OP_##op + count - 1)
#define BINARY_CASE(op) at_BINARY_##op: case IN(BINARY_##op, OP_BINARY_OP_MULTI + BINARY_##op)
#define BOTH_CASES(op) BINARY_CASE(op): case IN(INPLACE_##op, OP_BINARY_OP_MULTI + INPLACE_##op)
/* The operators in their order; those of OTHER have no case of their own. */
#define OPERATORS(OWN, OTHER) \
  OWN(BINARY_LT) OWN(BINARY_GT) OWN(BINARY_EQ) OWN(BINARY_LE) OWN(BINARY_GE) OWN(BINARY_NE) OTHER() OWN(BINARY_IS) \
  OWN(BINARY_EXC_MATCH) ARITHMETIC(OWN, OTHER) ARITHMETIC(OWN, OTHER)
#define ARITHMETIC(OWN, OTHER) \
  OWN(BINARY_OR) OWN(BINARY_XOR) OWN(BINARY_AND) OWN(BINARY_LSHIFT) OWN(BINARY_RSHIFT) OWN(BINARY_ADD) OWN(BINARY_SUB) \
  OWN(BINARY_MUL) OTHER() OTHER() OTHER() OTHER() OTHER()
#define PLACE(op) &&at_##op,
#define PLACE_OTHER() PLACE(BINARY_OP_MULTI)
_Static_assert(INPLACE_OR == BINARY_EXC_MATCH + 1 && INPLACE_POW + 1 == BINARY_OR && BINARY_IN == BINARY_NE + 1 &&
               BINARY_MATMUL == BINARY_MUL + 1, "order of the operators above");
_Static_assert(OP_POP_JUMP_IF_FALSE_NEAR == (OP_POP_JUMP_IF_TRUE_NEAR | 1), "they differ in a bit");
#define OPERATOR_IS(op) (OP_UNLESS_##op - OP_UNLESS_LT == BINARY_##op - BINARY_LT)
_Static_assert(OPERATOR_IS(GT) && OPERATOR_IS(EQ) && OPERATOR_IS(NE) && OPERATOR_IS(IN), "UNLESS_ in the order of the operators");
#define BOTH_INTS (sp[-1] & sp[0] & 1)
/* Does it try the usual cases of items and attributes in line? Small ones are for small programs, whose size counts most. */
#define IS_QUICK ((int)THIS >= (int)INTERPRETER_full)

/* Longer than a page because it is the dispatch; a case does little itself. */
value FRAME_RUN(struct frame *f) {
  enum { /* these hide those for all opcodes */
#define INTERPRETER(name)
#define HAS(name, opcode) FROM_##opcode = INTERPRETER_##name,
#include "runtime/abi/interpreter.def"
#undef INTERPRETER
#undef HAS
  };
  const uint8_t *ip = f->ip;
  value *sp = f->sp;
  value *const words = f->words;
  const value *const pool = f->code->consts;
  value *const slots = f->module->slots;
  value v;
  const uint8_t *(*group)(struct frame *, const uint8_t *, value *);
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Woverride-init" /* what is dense code in one interpreter, and small ints in another */
  static const void *const places[] = { /* of the opcodes' cases, for the interpreter that has them all */
#define OP(name, code, wire, frozen, pop, push, jump, flags, behind, starts, synopsis) [code] = &&at_##name,
#define OPRANGE(name, first, count, pop, push, behind, starts, synopsis) [first] = PLACES_##name
#define PLACES_LOAD_CONST_SMALL_INT_MULTI FOUR(FOUR(FOUR(PLACE(LOAD_CONST_SMALL_INT_MULTI))))
#define PLACES_LOAD_FAST_MULTI FOUR(FOUR(PLACE(LOAD_FAST_MULTI)))
#define PLACES_STORE_FAST_MULTI FOUR(FOUR(PLACE(STORE_FAST_MULTI)))
#define PLACES_UNARY_OP_MULTI FOUR(PLACE(UNARY_OP_MULTI))
#define PLACES_BINARY_OP_MULTI OPERATORS(PLACE, PLACE_OTHER)
#define FOUR(row) row row row row
#include "runtime/abi/opcode.def"
#undef OP
#undef OPRANGE
#define DENSE(name, code, parts, behind, starts, synopsis) [code] = HAS_OP(name) ? &&at_##name : &&at_LOAD_CONST_SMALL_INT_MULTI,
#include "runtime/abi/dense.def"
#undef DENSE
  };
#pragma GCC diagnostic pop

  unsigned op;
  for (;;) {
    NEXT_IN_TABLE;
    switch (op = *ip++) {
    CASE(LOAD_CONST_STRING):
    CASE(LOAD_CONST_OBJ): {
      OPERAND(n);
      PUSH(CONST(n));
      NEXT;
    }
    CASE(LOAD_CONST_SMALL_INT): {
      if (IS_DENSE && !(*ip & 0x80)) { /* dense code has more of them */
        PUSH(V_INT((int8_t)(*ip++ << 1) >> 1));
        NEXT;
      }
      intptr_t i = *ip & 0x40 ? -1 : 0;
      do i = (intptr_t)((uintptr_t)i << 7) | (*ip & 0x7f);
      while (*ip++ & 0x80);
      PUSH(V_INT(i));
      NEXT;
    }
    CASE(LOAD_CONST_FALSE): PUSH(V_FALSE); NEXT;
    CASE(LOAD_CONST_NONE): PUSH(V_NONE); NEXT;
    CASE(LOAD_CONST_TRUE): PUSH(V_TRUE); NEXT;
    CASE(LOAD_NULL): PUSH(V_NULLARG); NEXT;

    /* ---- names ---- */
    CASE(LOAD_GLOBAL): {
      OPERAND(n);
      v = slots[n];
      if (!v && !(v = firn_service_unset_global(f, n))) goto error;
      PUSH(v);
      NEXT;
    }
    CASE(LOAD_SLOT_CONST): {
      OPERAND(n);
      PUSH(slots[n]);
      NEXT;
    }
    CASE(STORE_GLOBAL): {
      OPERAND(n);
      gc_store(&slots[n], *sp--);
      NEXT;
    }
    CASE(DELETE_GLOBAL): group = firn_service_delete_global_op; goto grouped;
    CASE(LOAD_NAME):
    CASE(LOAD_NAME_DYNAMIC):
    CASE(LOAD_CLASS_NAME):
    CASE(STORE_NAME):
    CASE(DELETE_NAME): group = firn_service_name_op; goto grouped;

    /* ---- attributes ---- */
    CASE(LOAD_ATTR): {
      OPERAND(n);
      uintptr_t hint = *ip++;
      value *slot = IS_QUICK ? hinted_slot(*sp, NAME_AT(n), hint, TYPE_SLOW_LOAD) : 0;
      v = slot ? *slot : 0;
      if (!v && !(v = firn_service_attr_get(*sp, NAME_AT(n)))) goto error;
      *sp = v;
      NEXT;
    }
    CASE(STORE_ATTR): {
      OPERAND(n);
      uintptr_t hint = *ip++;
      value *slot = IS_QUICK ? hinted_slot(*sp, NAME_AT(n), hint, TYPE_SLOW_STORE) : 0;
      if (HAS_OP(LOAD_NULL) && sp[-1] == V_NULLARG) {
        if (!firn_service_attr_delete(*sp, NAME_AT(n))) goto error;
      } else if (slot) {
        gc_store(slot, sp[-1]);
      } else if (!firn_service_attr_set(*sp, NAME_AT(n), sp[-1])) {
        goto error;
      }
      sp -= 2;
      NEXT;
    }
    CASE(LOAD_METHOD): {
      OPERAND(n);
      ip++;
      if (!firn_service_attr_method(*sp, NAME_AT(n), sp)) goto error;
      sp++;
      NEXT;
    }
    CASE(LOAD_TYPE_METHOD): {
      OPERAND(n);
      if (!firn_service_type_method(*sp, NAME_AT(n), sp)) goto error;
      sp++;
      NEXT;
    }
    CASE(LOAD_SUPER_METHOD): {
      OPERAND(n);
      sp -= 2;
      if (!firn_service_super_method(sp[1], sp[2], NAME_AT(n), sp)) goto error;
      sp++;
      NEXT;
    }

    /* ---- locals ---- */
    CASE(LOAD_FAST_N): {
      OPERAND(n);
      if (!(v = words[n])) {
        firn_service_unset_local(f->code, n);
        goto error;
      }
      PUSH(v);
      NEXT;
    }
    CASE(STORE_FAST_N): {
      OPERAND(n);
      words[n] = *sp--;
      NEXT;
    }
    CASE(DELETE_FAST): {
      OPERAND(n);
      if (!words[n]) {
        firn_service_unset_local(f->code, n);
        goto error;
      }
      words[n] = V_UNSET;
      NEXT;
    }
    CASE(LOAD_DEREF): {
      OPERAND(n);
      if (!(v = OBJ(cell, words[n])->v)) {
        firn_service_unset_local(f->code, n);
        goto error;
      }
      PUSH(v);
      NEXT;
    }
    CASE(STORE_DEREF): {
      OPERAND(n);
      gc_store(&OBJ(cell, words[n])->v, *sp--);
      NEXT;
    }
    CASE(DELETE_DEREF): {
      OPERAND(n);
      if (!OBJ(cell, words[n])->v) {
        firn_service_unset_local(f->code, n);
        goto error;
      }
      OBJ(cell, words[n])->v = V_UNSET;
      NEXT;
    }

    /* ---- building ---- */
    CASE(BUILD_TUPLE): {
      OPERAND(n);
      sp -= n;
      v = firn_service_build_tuple(n, sp + 1);
      goto push;
    }
    CASE(BUILD_LIST): {
      OPERAND(n);
      sp -= n;
      v = firn_service_build_list(n, sp + 1);
      goto push;
    }
    CASE(BUILD_MAP): {
      OPERAND(n);
      v = firn_service_build_map(n);
      goto push;
    }
    CASE(BUILD_SET):
    CASE(BUILD_SLICE):
    CASE(BUILD_STRING):
    CASE(FORMAT_VALUE): group = firn_service_build_op; goto grouped;
    CASE(STORE_MAP):
      if (!firn_service_store_map(sp[-2], sp[0], sp[-1])) goto error;
      sp -= 2;
      NEXT;
    CASE(STORE_COMP): group = firn_service_comprehension_op; goto grouped;
    CASE(UNPACK_SEQUENCE): {
      OPERAND(n);
      if (!firn_service_unpack(*sp, n, sp)) goto error;
      sp += (intptr_t)n - 1;
      NEXT;
    }
    CASE(DICT_MERGE):
    CASE(LIST_EXTEND):
    CASE(SET_UPDATE):
    CASE(LIST_TO_TUPLE):
    CASE(UNPACK_EX):
    CASE(CALL_FUNCTION_VAR_KW):
    CASE(CALL_METHOD_VAR_KW): group = firn_service_spread_op; goto grouped;

    /* ---- functions and calls ---- */
    CASE(MAKE_FUNCTION): {
      OPERAND(n);
      v = firn_service_make_function(CODE_AT(n), f->module);
      goto push;
    }
    CASE(MAKE_FUNCTION_DEFARGS):
    CASE(MAKE_CLOSURE):
    CASE(MAKE_CLOSURE_DEFARGS): group = firn_service_closure_op; goto grouped;
    CASE(LOAD_BUILD_CLASS): PUSH(V_NULLARG); NEXT;
    CASE(CALL_FUNCTION): {
      OPERAND(n);
      unsigned nkw = n >> 8;
      n &= 0xff;
      sp -= n + 2 * nkw;
      v = *sp;
      if (!poll()) goto error;
      if (HAS_OP(LOAD_BUILD_CLASS) && v == V_NULLARG) v = firn_service_build_class(n, nkw, sp + 1);
      else if (!value_is_obj(v)) v = call(v, n, nkw, sp + 1);
      else if (obj_type(v) == &function_type) v = vm_call_function(v, n, nkw, sp + 1);
      else if (obj_type(v) == &type_type && OBJ(type, v)->flags & TYPE_IS_CLASS) v = firn_service_class_call(sp, n, nkw);
      else v = call(v, n, nkw, sp + 1);
      if (!v) goto error;
      *sp = v;
      NEXT;
    }
    CASE(CALL_METHOD): {
      OPERAND(n);
      unsigned nkw = n >> 8;
      n &= 0xff;
      sp -= n + 2 * nkw + 1;
      value *args = sp + 1;
      if (!poll()) goto error;
      if (*args == V_NULLARG) args++;
      else n++;
      v = *sp;
      if (value_is_obj(v) && obj_type(v) == &function_type) v = vm_call_function(v, n, nkw, args);
      else v = call(v, n, nkw, args);
      if (!v) goto error;
      *sp = v;
      NEXT;
    }
    CASE(RETURN_VALUE):
      if (HAS_OP(SETUP_EXCEPT) && f->handlers != f->words_end) goto handler;
      f->end = FRAME_RETURNED;
      return *sp;
    CASE(YIELD_VALUE):
      f->ip = ip;
      f->sp = sp;
      f->end = FRAME_YIELDED;
      return *sp;
    CASE(YIELD_FROM): {
      v = firn_service_yield_from(f, sp[-1], *sp);
      if (!v) goto error;
      if (v == V_STOP) {
        *--sp = vm.stop_value;
        NEXT;
      }
      f->ip = ip - 1;
      f->sp = sp;
      f->end = FRAME_YIELDED;
      return v;
    }
    CASE(GET_AWAITABLE): v = firn_service_awaitable(*sp--); goto push;

    /* ---- jumps ---- */
    CASE(JUMP): {
      OFFSET(to);
      if (to < 0 && !poll()) goto error;
      ip += to;
      NEXT;
    }
    CASE(POP_JUMP_IF_TRUE):
    CASE(POP_JUMP_IF_FALSE): {
      OFFSET(to);
      v = *sp--;
      int truth = v == V_TRUE;
      if (!truth && v != V_FALSE) {
        truth = firn_service_is_true(v);
        if (truth < 0) goto error;
      }
      if (to < 0 && !poll()) goto error;
      if (truth == (op == OP_POP_JUMP_IF_TRUE)) ip += to;
      NEXT;
    }
    CASE(JUMP_IF_TRUE_OR_POP):
    CASE(JUMP_IF_FALSE_OR_POP): {
      FORWARD(to);
      int truth = firn_service_is_true(*sp);
      if (truth < 0) goto error;
      if (truth == (op == OP_JUMP_IF_TRUE_OR_POP)) ip += to;
      else sp--;
      NEXT;
    }
    CASE(GET_ITER):
      v = firn_service_iter_new(*sp--);
      goto push;
    CASE(GET_ITER_STACK):
      if (!start_iteration(sp)) goto error;
      sp += 3;
      NEXT;
    CASE(FOR_ITER_NEAR):
      v = *ip++;
      goto iterate;
    CASE(FOR_ITER): {
      FORWARD(to);
      v = to;
    }
    iterate: {
      unsigned to = (unsigned)v;
      v = value_is_int(sp[-3]) ? step_range(sp - 3) : step_other(sp - 3);
      if (!v) goto error;
      if (v == V_STOP) {
        sp -= 4;
        ip += to;
      } else {
        PUSH(v);
      }
      NEXT;
    }

    /* ---- exceptions ---- */
    CASE(SETUP_WITH):
    CASE(SETUP_EXCEPT):
    CASE(SETUP_FINALLY):
    CASE(POP_EXCEPT_JUMP):
    CASE(WITH_CLEANUP):
    CASE(END_FINALLY):
    CASE(UNWIND_JUMP):
    handler:
      group = firn_service_handler_op;
      goto grouped;
    CASE(RAISE_LAST):
    CASE(RAISE_OBJ):
    CASE(RAISE_FROM):
      vm.again = firn_service_raise(op, sp);
      goto error;

    /* ---- modules and match ---- */
    CASE(IMPORT_NAME):
    CASE(IMPORT_FROM):
    CASE(IMPORT_STAR): group = firn_service_import_op; goto grouped;
    CASE(MATCH_SEQUENCE):
    CASE(MATCH_MAPPING):
    CASE(MATCH_KEYS):
    CASE(MATCH_CLASS):
    CASE(GET_LEN): group = firn_service_match_op; goto grouped;
    CASE(EXCEPT_SPLIT):
    CASE(EXCEPT_STAR):
    CASE(MAKE_TYPE):
    CASE(GET_YIELD_FROM_ITER):
    CASE(TEMPLATE): group = firn_service_rare_op; goto grouped;
    CASE(LOAD_GLOBAL_NAME):
    CASE(STORE_GLOBAL_NAME):
    CASE(DELETE_GLOBAL_NAME): group = firn_service_global_name_op; goto grouped;

    /* ---- the stack ---- */
    CASE(DUP_TOP): sp++; sp[0] = sp[-1]; NEXT;
    CASE(DUP_TOP_TWO): sp += 2; sp[0] = sp[-2]; sp[-1] = sp[-3]; NEXT;
    CASE(POP_TOP): sp--; NEXT;
    CASE(ROT_TWO): v = sp[0]; sp[0] = sp[-1]; sp[-1] = v; NEXT;
    CASE(ROT_THREE): v = sp[0]; sp[0] = sp[-1]; sp[-1] = sp[-2]; sp[-2] = v; NEXT;

    /* ---- subscripts ---- */
    CASE(LOAD_SUBSCR):
      v = IS_QUICK ? quick_item(sp[-1], *sp) : 0;
      if (!v && !(v = firn_service_subscr(sp[-1], *sp))) goto error;
      *--sp = v;
      NEXT;
    CASE(STORE_SUBSCR):
      if (HAS_OP(LOAD_NULL) && sp[-2] == V_NULLARG) {
        if (!firn_service_delete_subscr(sp[-1], *sp)) goto error;
      } else if (!(IS_QUICK && quick_store(sp[-1], *sp, sp[-2])) && !firn_service_store_subscr(sp[-1], *sp, sp[-2])) {
        goto error;
      }
      sp -= 3;
      NEXT;

    /* ---- operators ---- */
    RANGE_CASE(UNARY_OP_MULTI, 4):
      v = firn_service_unary((enum unary_op)(op - OP_UNARY_OP_MULTI), *sp--);
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
      if (IS_DENSE && (*ip | 1) == OP_POP_JUMP_IF_FALSE_NEAR) {
        v ^= *ip++ == OP_POP_JUMP_IF_TRUE_NEAR;
        goto compared_near;
      }
      if (*ip == OP_POP_JUMP_IF_FALSE) {
        ip++;
        OFFSET(to);
        if (to < 0 && !poll()) goto error;
        if (!v) ip += to;
        sp--;
      } else {
        *sp = value_from_bool(v);
      }
      NEXT;
    BINARY_CASE(EXC_MATCH): {
      int r = firn_service_exception_matches(sp[-1], sp[0]);
      if (r < 0) goto error;
      v = (value)r;
      goto compared;
    }
    BOTH_CASES(ADD): {
      intptr_t r;
      if (!BOTH_INTS || __builtin_add_overflow((intptr_t)sp[-1], (intptr_t)(sp[0] - 1), &r)) goto binary;
      *--sp = (value)r;
      NEXT;
    }
    BOTH_CASES(SUB): {
      intptr_t r;
      if (!BOTH_INTS || __builtin_sub_overflow((intptr_t)sp[-1], (intptr_t)(sp[0] - 1), &r)) goto binary;
      *--sp = (value)r;
      NEXT;
    }
    BOTH_CASES(MUL): {
      intptr_t r;
      if (!BOTH_INTS || __builtin_mul_overflow((intptr_t)(sp[-1] - 1), value_int(sp[0]), &r)) goto binary;
      *--sp = (value)r + 1;
      NEXT;
    }
    BOTH_CASES(AND):
      if (!BOTH_INTS) goto binary;
      sp--;
      *sp &= sp[1];
      NEXT;
    BOTH_CASES(OR):
      if (!BOTH_INTS) goto binary;
      sp--;
      *sp |= sp[1];
      NEXT;
    BOTH_CASES(XOR):
      if (!BOTH_INTS) goto binary;
      sp--;
      *sp = (*sp ^ sp[1]) | 1;
      NEXT;
    BOTH_CASES(RSHIFT): {
      uintptr_t by = (uintptr_t)value_int(sp[0]);
      if (!BOTH_INTS || by >= 8 * sizeof(value)) goto binary;
      sp--;
      *sp = (value)((intptr_t)*sp >> by) | 1;
      NEXT;
    }
    BOTH_CASES(LSHIFT): {
      uintptr_t by = (uintptr_t)value_int(sp[0]);
      if (!BOTH_INTS || by >= 8 * sizeof(value) - 1) goto binary;
      intptr_t i = (intptr_t)sp[-1] - 1, r = (intptr_t)((uintptr_t)i << by);
      if (r >> by != i) goto binary;
      *--sp = (value)r + 1;
      NEXT;
    }

    RANGE_CASE(LOAD_FAST_MULTI, 16):
      v = words[op - OP_LOAD_FAST_MULTI];
      if (!v) {
        firn_service_unset_local(f->code, op - OP_LOAD_FAST_MULTI);
        goto error;
      }
      PUSH(v);
      NEXT;
    RANGE_CASE(STORE_FAST_MULTI, 16):
      words[op - OP_STORE_FAST_MULTI] = *sp--;
      NEXT;
    at_LOAD_CONST_SMALL_INT_MULTI:
    case INTS_FIRST ... INTS_LAST:
      PUSH(V_INT((intptr_t)op - OP_LOAD_CONST_SMALL_INT_MULTI - 16));
      NEXT;
#include "runtime/core/vm_dense.h"

    default:
      if (!HAS_OP(BINARY_OP_MULTI)) __builtin_unreachable();
    at_BINARY_OP_MULTI:
    binary:
      v = firn_service_binary((enum binary_op)(ip[-1] - OP_BINARY_OP_MULTI), sp[-1], sp[0]);
      sp -= 2;
    push:
      if (!v) goto error;
      PUSH(v);
      NEXT;
    }
  grouped: {
    const uint8_t *next = group(f, ip, sp);
    if (next) {
      ip = next;
      sp = f->sp;
      continue;
    }
    if (!vm.error) {
      f->end = FRAME_RETURNED;
      return *f->sp;
    }
  }
  error:
    ip = frame_raised(f, ip);
    if (!ip) {
      f->end = FRAME_RETURNED;
      return V_ERROR;
    }
    sp = f->sp;
  }
}
