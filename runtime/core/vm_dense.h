/* SPDX-License-Identifier: MIT */
/* The opcodes of dense code (abi/dense.def): cases of the switch in vm_run.c, which includes this there and nowhere else. An interpreter
 * without them drops them all. Each does what the opcodes that it stands for do one after the other, and raises as the one that
 * fails would: ip is behind the whole by then. */
    CASE(LOAD_CONST_B): PUSH(CONST(*ip++)); NEXT;
    CASE(LOAD_CONST_0): PUSH(CONST(0)); NEXT;
    CASE(LOAD_CONST_1): PUSH(CONST(1)); NEXT;
    CASE(LOAD_CONST_2): PUSH(CONST(2)); NEXT;
    CASE(LOAD_CONST_3): PUSH(CONST(3)); NEXT;
    CASE(LOAD_CONST_4): PUSH(CONST(4)); NEXT;
    CASE(LOAD_CONST_5): PUSH(CONST(5)); NEXT;
    CASE(LOAD_TWO_CONSTS):
      sp += 2;
      sp[-1] = CONST(ip[0]);
      sp[0] = CONST(ip[1]);
      ip += 2;
      NEXT;
    CASE(LOAD_GLOBAL_CONST):
      if (!(v = slots[*ip++]) && !(v = firn_service_unset_global(f, ip[-1]))) goto error;
      sp += 2;
      sp[-1] = v;
      sp[0] = CONST(*ip++);
      NEXT;
    CASE(LOAD_FAST_1_2):
      sp += 2;
      if (!(sp[-1] = words[1])) goto unset_1;
      if ((sp[0] = words[2])) NEXT;
      firn_service_unset_local(f->code, 2);
      goto error;
    CASE(LOAD_DEREF_0):
      if (!(v = OBJ(cell, words[0])->v)) goto unset_0;
      PUSH(v);
      NEXT;

    CASE(LOAD_FAST_1_HINTED):
      if (!(v = words[1])) goto unset_1;
      goto attr_hinted;
    CASE(LOAD_SELF_HINTED):
      if (!(v = words[0])) goto unset_0;
    attr_hinted:
      PUSH(v);
      goto at_LOAD_ATTR_HINTED;
    CASE(LOAD_ATTR_HINTED): {
      value name = NAME_AT(*ip++);
      value *slot = hinted_slot(*sp, name, *ip++, TYPE_SLOW_LOAD);
      v = slot ? *slot : 0;
      if (!v && !(v = firn_service_attr_get(*sp, name))) goto error;
      *sp = v;
      NEXT;
    }
    CASE(LOAD_GLOBAL_UNHINTED):
      if (!(v = slots[*ip++]) && !(v = firn_service_unset_global(f, ip[-1]))) goto error;
      goto attr_unhinted;
    CASE(LOAD_SELF_UNHINTED):
      if (!(v = words[0])) goto unset_0;
    attr_unhinted:
      PUSH(v);
      goto at_LOAD_ATTR_UNHINTED;
    CASE(LOAD_ATTR_UNHINTED):
      if (!(v = firn_service_attr_get(*sp, NAME_AT(*ip++)))) goto error;
      *sp = v;
      NEXT;
    CASE(STORE_SELF_HINTED):
      if (!(v = words[0])) goto unset_0;
      PUSH(v);
      goto at_STORE_ATTR_HINTED;
    CASE(STORE_ATTR_HINTED): {
      value name = NAME_AT(*ip++);
      value *slot = hinted_slot(*sp, name, *ip++, TYPE_SLOW_STORE);
      if (sp[-1] == V_NULLARG) {
        if (!firn_service_attr_delete(*sp, name)) goto error;
      } else if (slot) {
        gc_store(slot, sp[-1]);
      } else if (!firn_service_attr_set(*sp, name, sp[-1])) {
        goto error;
      }
      sp -= 2;
      NEXT;
    }
    CASE(LOAD_GLOBAL_METHOD):
      if (!(v = slots[*ip++]) && !(v = firn_service_unset_global(f, ip[-1]))) goto error;
      goto method;
    CASE(LOAD_FAST_1_METHOD):
      if (!(v = words[1])) goto unset_1;
      goto method;
    CASE(LOAD_SELF_METHOD):
      if (!(v = words[0])) goto unset_0;
    method:
      PUSH(v);
      goto at_LOAD_METHOD_B;
    CASE(LOAD_METHOD_B):
      if (!firn_service_attr_method(*sp, NAME_AT(*ip++), sp)) goto error;
      sp++;
      NEXT;

    CASE(CALL_SELF_ARG_1):
      if (!(v = words[0])) goto unset_0;
      PUSH(v);
      goto at_CALL_FUNCTION_1;
    CASE(CALL_FUNCTION_1):
    CASE(CALL_FUNCTION_1_POP):
    CASE(RAISE_CALL_1): v = 1; goto call_function;
    CASE(CALL_FUNCTION_0): v = 0; goto call_function;
    CASE(CALL_FUNCTION_2): v = 2; goto call_function;
    CASE(CALL_FUNCTION_3): v = 3;
    call_function: {
      unsigned n = (unsigned)v;
      sp -= n;
      v = *sp;
      if (!poll()) goto error;
      if (!value_is_obj(v)) v = v == V_NULLARG ? firn_service_build_class(n, 0, sp + 1) : call(v, n, 0, sp + 1);
      else if (obj_type(v) == &function_type) v = vm_call_function(v, n, 0, sp + 1);
      else if (obj_type(v) == &type_type && OBJ(type, v)->flags & TYPE_IS_CLASS) v = firn_service_class_call(sp, n, 0);
      else v = call(v, n, 0, sp + 1);
      if (!v) goto error;
      *sp = v;
      if (ip[-1] == OP_RAISE_CALL_1) {
        vm.again = firn_service_raise(OP_RAISE_OBJ, sp);
        goto error;
      }
      if (ip[-1] == OP_CALL_FUNCTION_1_POP) sp--;
      NEXT;
    }
    CASE(CALL_SELF_0):
      if (!(v = words[0])) goto unset_0;
      PUSH(v);
      goto at_CALL_NAMED_0;
    CASE(CALL_NAMED_0):
      if (!firn_service_attr_method(*sp, NAME_AT(*ip++), sp)) goto error;
      sp++;
      goto at_CALL_METHOD_0;
    CASE(CALL_METHOD_0): v = 0; goto call_method;
    CASE(CALL_METHOD_2): v = 2; goto call_method;
    CASE(CALL_METHOD_3): v = 3; goto call_method;
    CASE(CALL_METHOD_1):
    CASE(CALL_METHOD_1_POP): v = 1;
    call_method: {
      unsigned n = (unsigned)v;
      sp -= n + 1;
      value *args = sp + 1;
      if (!poll()) goto error;
      if (*args == V_NULLARG) args++;
      else n++;
      v = *sp;
      if (value_is_obj(v) && obj_type(v) == &function_type) v = vm_call_function(v, n, 0, args);
      else v = call(v, n, 0, args);
      if (!v) goto error;
      *sp = v;
      if (ip[-1] == OP_CALL_METHOD_1_POP) sp--;
      NEXT;
    }
    CASE(RETURN_NONE):
      f->end = FRAME_RETURNED;
      return V_NONE;

    CASE(JUMP_AHEAD): {
      unsigned to = *ip++;
      ip += to;
      NEXT;
    }
    CASE(APPEND_JUMP_BACK):
      if (!firn_service_append(sp[-5], *sp)) goto error;
      sp--;
      goto at_JUMP_BACK;
    CASE(JUMP_BACK): {
      if (!poll()) goto error;
      unsigned to = *ip++;
      ip -= to;
      NEXT;
    }
    CASE(POP_JUMP_IF_TRUE_NEAR):
    CASE(POP_JUMP_IF_FALSE_NEAR):
    jump_near: {
      v = *sp--;
      int truth = v == V_TRUE;
      if (!truth && v != V_FALSE) {
        truth = firn_service_is_true(v);
        if (truth < 0) goto error;
      }
      int to = (int8_t)*ip++;
      if (to < 0 && !poll()) goto error;
      if (truth == (ip[-2] == OP_POP_JUMP_IF_TRUE_NEAR)) ip += to;
      NEXT;
    }
    CASE(JUMP_IF_TRUE_OR_POP_NEAR):
    CASE(JUMP_IF_FALSE_OR_POP_NEAR): {
      unsigned to = *ip++;
      int truth = firn_service_is_true(*sp);
      if (truth < 0) goto error;
      if (truth == (ip[-2] == OP_JUMP_IF_TRUE_OR_POP_NEAR)) ip += to;
      else sp--;
      NEXT;
    }
    CASE(POP_EXCEPT_JUMP_NEAR): {
      unsigned to = *ip++;
      ip += to;
      v = f->handlers[1];
      if (v) vm.handling = v == V_NONE ? 0 : v;
      f->handlers += FRAME_HANDLER_WORDS;
      NEXT;
    }
    CASE(UNLESS_LT):
      if (!BOTH_INTS) goto unless_other;
      v = (intptr_t)sp[-1] < (intptr_t)sp[0];
      goto unless;
    CASE(UNLESS_GT):
      if (!BOTH_INTS) goto unless_other;
      v = (intptr_t)sp[-1] > (intptr_t)sp[0];
      goto unless;
    CASE(UNLESS_EQ):
      if (!BOTH_INTS) goto unless_other;
      v = sp[-1] == sp[0];
      goto unless;
    CASE(UNLESS_NE):
      if (!BOTH_INTS) goto unless_other;
      v = sp[-1] != sp[0];
      goto unless;
    CASE(IF_NONE):
      v = *sp != V_NONE;
      goto compared_near;
    CASE(UNLESS_NONE):
      v = *sp == V_NONE;
      goto compared_near;
    unless:
      sp--;
    compared_near:
      sp--;
    decided: {
      int to = (int8_t)*ip++;
      if (to < 0 && !poll()) goto error;
      if (!v) ip += to;
      NEXT;
    }
    CASE(UNLESS_IN):
    unless_other:
      v = firn_service_binary((enum binary_op)(ip[-1] - OP_UNLESS_LT + BINARY_LT), sp[-1], sp[0]);
      sp -= 2;
      if (!v) goto error;
      PUSH(v);
      goto jump_near;
    CASE(EXCEPT): {
      int r = firn_service_exception_matches(sp[-1], sp[0]);
      if (r < 0) goto error;
      sp -= 2 + r;
      v = (value)r;
      goto decided;
    }
    CASE(IS_NONE): *sp = value_from_bool(*sp == V_NONE); NEXT;

    CASE(BUILD_LIST_0): v = firn_service_build_list(0, sp + 1); goto push;
    CASE(BUILD_TUPLE_2):
      sp -= 2;
      v = firn_service_build_tuple(2, sp + 1);
      goto push;
    CASE(BUILD_TUPLE_3):
      sp -= 3;
      v = firn_service_build_tuple(3, sp + 1);
      goto push;
    CASE(UNPACK_SEQUENCE_2):
      if (!firn_service_unpack(*sp, 2, sp)) goto error;
      sp++;
      NEXT;
    CASE(LOAD_SLICE):
      if (!(v = firn_service_build_slice(sp[-1], *sp, V_NONE))) goto error;
      *--sp = v;
      v = firn_service_subscr(sp[-1], *sp);
      sp -= 2;
      goto push;
    CASE(LOAD_ITEM_0): PUSH(V_INT(0)); goto at_LOAD_SUBSCR;
    CASE(ADD_1): {
      intptr_t r;
      if (value_is_int(*sp) && !__builtin_add_overflow((intptr_t)*sp, 2, &r)) {
        *sp = (value)r;
        NEXT;
      }
      v = firn_service_binary(BINARY_ADD, *sp, V_INT(1));
      sp--;
      goto push;
    }

    CASE(MAKE_FUNCTION_B): v = firn_service_make_function(CODE_AT(*ip++), f->module); goto push;
    CASE(DEF_NAME): {
      value code = CODE_AT(*ip++);
      if (!(v = firn_service_make_function(code, f->module))) goto error;
      if (!firn_service_store_name(f, code_name(OBJ(code, code)), v)) goto error;
      NEXT;
    }
    CASE(DEF_GLOBAL):
      if (!(v = firn_service_make_function(CODE_AT(ip[0]), f->module))) goto error;
      gc_store(&slots[ip[1]], v);
      ip += 2;
      NEXT;
    CASE(MAKE_FUNCTION_DEFAULTS):
      v = firn_service_make_closure(CODE_AT(*ip++), f->module, *sp, V_NULLARG, 0, sp + 1);
      sp--;
      goto push;
    CASE(STORE_CONST_NAME): PUSH(CONST(*ip++));
      goto at_STORE_NAME_B;
    CASE(STORE_NAME_B):
      if (!firn_service_store_name(f, NAME_AT(*ip++), *sp)) goto error;
      sp--;
      NEXT;
    CASE(LOAD_CLASS_NAME_NEAR): {
      v = firn_service_load_name(f, NAME_AT(*ip++));
      unsigned to = *ip++;
      if (!v) goto error;
      if (v == V_STOP) NEXT;
      ip += to;
      PUSH(v);
      NEXT;
    }
    unset_0:
      firn_service_unset_local(f->code, 0);
      goto error;
    unset_1:
      firn_service_unset_local(f->code, 1);
      goto error;
