/* SPDX-License-Identifier: MIT */
/* Abstract interpretation: every instruction is run once on kinds instead of values. A state is a
 * stack of kinds and a stack of open handlers. Stacks are linked runs of equal kinds, shared
 * between states, so that a state costs a few words however deep its stack is. Where two ways
 * meet, kinds that differ become "any value"; then what follows is looked at again.
 *
 * A finally body may be entered with one word more than the state shows (a return or jump under
 * way is two words, an exception or None one): nothing in it can reach that word, but it counts
 * for the room that the frame needs. */
#include "compiler/bytecode/verify.h"

#include "compiler/bytecode/async_with.h"
#include "compiler/bytecode/opcode.h"
#include "compiler/bytecode/verify_private.h"

#include <string.h>

/* ---- async with as mpy-cross makes it ---- */

static void note_builtin_load(struct verifier *v, uint32_t offset) {
  struct code_unit *unit = v->unit;
  for (uint32_t i = 0; i < unit->n_builtin_loads; i++)
    if (unit->builtin_loads[i] == offset) return;
  uint32_t *more = arena_array(v->module->arena, unit->n_builtin_loads + 1, sizeof *more);
  if (unit->n_builtin_loads) memcpy(more, unit->builtin_loads, unit->n_builtin_loads * sizeof *more);
  more[unit->n_builtin_loads++] = offset;
  unit->builtin_loads = more;
}

static const struct async_with *find_form(struct verifier *v, const struct instruction *in) {
  struct async_with form, *kept;
  if (in->op != OP_SETUP_FINALLY ||
      !async_with_find(v->module, v->unit, v->starts, (uint32_t)in->n, &form))
    return NULL;
  note_builtin_load(v, form.exception);
  kept = ARENA_NEW(v->arena, struct async_with);
  *kept = form;
  return kept;
}

/* The stack below the manager, which is on top. */
static struct run *below_manager(struct verifier *v) {
  struct run *stack = v->now.stack;
  verify_pop_value(v);
  struct run *below = v->now.stack;
  v->now.stack = stack;
  return below;
}

/* What the form does, for whatever it was entered: manager and handler are gone behind it. */
static void leave_form(struct verifier *v, const struct handler *h) {
  verify_note_depth(v, verify_depth_of(h->base) + ASYNC_WITH_WORDS);
  verify_arrive(v, h->form->after, (struct state){h->under, h->outer, false});
}

static bool at_way_out(const struct verifier *v) {
  const struct handler *h = v->now.handlers;
  return h && h->form && v->at == h->form->way_out;
}

static bool way_out(struct verifier *v) {
  const struct handler *h = v->now.handlers;
  if (verify_depth_of(v->now.stack) != verify_depth_of(h->base))
    return verify_fail(v, "enters a finally body with words on the stack");
  leave_form(v, h);
  return !v->failed;
}

static bool set_up(struct verifier *v, const struct instruction *in, uint32_t next) {
  if (in->n <= (int32_t)v->at) return verify_fail(v, "sets up a handler that lies before it");
  struct handler *outer = v->now.handlers;
  uint32_t level = outer ? outer->level + 1u : 1;
  if (level > MAX_NESTING) return verify_fail(v, "handlers are nested too deep");
  if (in->op == OP_SETUP_WITH) {
    verify_pop_value(v);
    verify_push(v, K_EXIT, 2, 0);
  }
  struct point *point = verify_point(v, v->at);
  struct handler *h = point->made;
  if (h && h->outer == outer) {
    bool changed = false;
    struct run *base = verify_join_stacks(v, h->base, v->now.stack, &changed);
    if (changed) {
      h[0].base = h[1].base = base;
      v->now.stack = base;
    } else {
      v->now.stack = h->base;
    }
  } else {
    h = arena_array(v->arena, 2, sizeof *h);
    *h = (struct handler){outer, v->now.stack, (uint32_t)in->n, in->op, false, (uint8_t)level,
                          outer ? outer->finallies : 0, find_form(v, in), NULL};
    h[1] = h[0];
    h[1].active = true;
    if (in->op != OP_SETUP_EXCEPT) h[1].finallies++;
    point->made = h;
  }
  if (h->form) h->under = below_manager(v);
  if (v->failed) return false;
  if (level > v->max_level) v->max_level = level;
  if (h->form) {
    leave_form(v, h);
    v->now.handlers = h;
    verify_arrive(v, next, v->now);
    return !v->failed;
  }
  /* The handler's own way in: by an exception. WITH_CLEANUP calls with three words more. */
  uint8_t kind = in->op == OP_SETUP_EXCEPT ? K_EXCEPTION : K_REASON;
  struct state caught = {verify_run_new(v, h->base, kind, 1, 0), h + 1, false};
  verify_note_depth(v, verify_depth_of(h->base) + (in->op == OP_SETUP_EXCEPT ? 1 : 2) +
                    (in->op == OP_SETUP_WITH ? 3 : 0));
  verify_arrive(v, (uint32_t)in->n, caught);
  v->now.handlers = h;
  if (in->op == OP_SETUP_WITH) verify_push(v, K_VALUE, 1, 0);
  verify_arrive(v, next, v->now);
  return !v->failed;
}

static void leave_handler(struct verifier *v) {
  if (!v->now.handlers) {
    verify_fail(v, "leaves a handler where none is open");
    return;
  }
  if (v->now.handlers->setup != OP_SETUP_EXCEPT) verify_fail(v, "leaves a finally body half-way");
  v->now.handlers = v->now.handlers->outer;
}

/* Leaves b & 0x7f handlers as the VM does, running finally bodies. */
static bool unwind(struct verifier *v, const struct instruction *in) {
  verify_note_depth(v, verify_depth_of(v->now.stack) + 2);
  for (uint32_t i = in->b & 0x7f; i > 0 && !v->failed; i--) {
    struct handler *h = v->now.handlers;
    if (!h) return verify_fail(v, "leaves more handlers than are open");
    if (h->setup != OP_SETUP_EXCEPT) {
      uint32_t expected = verify_depth_of(h->base) + (h->active ? 1 : 0);
      if (verify_depth_of(v->now.stack) != expected || (h->active && h->setup == OP_SETUP_WITH))
        return verify_fail(v, "jumps out of a finally body with words on the stack");
      v->now.stack = h->form ? h->under : h->base;
      if (h->setup == OP_SETUP_WITH) {
        struct run *exits = h->base;
        if (!exits || exits->kind != K_EXIT || exits->count != 2)
          return verify_fail(v, "the exit of a with statement is not on the stack");
        v->now.stack = exits->below;
      }
    } else if (verify_depth_of(v->now.stack) < verify_depth_of(h->base)) {
      return verify_fail(v, "takes words from below its handler");
    }
    v->now.handlers = h->outer;
  }
  if (in->b & 0x80) verify_drop_iterator(v);
  verify_arrive(v, (uint32_t)in->n, v->now);
  return !v->failed;
}

static bool is_cell(const struct verifier *v, uint32_t n) { return n < 256 && v->cells[n / 32] >> n % 32 & 1; }
static void add_cell(struct verifier *v, uint32_t n) { v->cells[n / 32] |= UINT32_C(1) << n % 32; }

static void check_local(struct verifier *v, uint32_t n, bool cell) {
  if (n >= v->n_locals) v->n_locals = n + 1;
  bool found = is_cell(v, n);
  if (cell && !found) verify_fail(v, "uses a local as a cell that is none");
  if (!cell && found) verify_fail(v, "overwrites a cell");
}

static void load_local(struct verifier *v, uint32_t n) {
  if (is_cell(v, n)) {
    verify_push(v, K_CELL, 1, 0);
    return;
  }
  check_local(v, n, false);
  verify_push(v, K_VALUE, 1, 0);
}

static void load_const(struct verifier *v, uint32_t n) {
  const struct code_const *c = v->module->consts[n];
  bool tuple = c->kind == CODE_CONST_TUPLE;
  verify_push(v, tuple ? K_TUPLE : c->kind == CODE_CONST_STR ? K_STR : K_VALUE, 1, tuple ? c->n + 1 : 0);
}

static void make_function(struct verifier *v, const struct instruction *in) {
  bool defaults = in->op == OP_MAKE_FUNCTION_DEFARGS || in->op == OP_MAKE_CLOSURE_DEFARGS;
  bool closure = in->op == OP_MAKE_CLOSURE || in->op == OP_MAKE_CLOSURE_DEFARGS;
  const struct code_unit *child = v->unit->children[in->n];
  if (child->n_free != (closure ? in->b : 0)) {
    verify_fail(v, "gives an inner function the wrong number of cells");
    return;
  }
  for (uint32_t i = 0; i < child->n_free; i++)
    verify_pop_kind(v, K_CELL, "gives an inner function a word that is no cell");
  uint32_t given = 0;
  if (defaults) {
    uint8_t map = verify_pop_any(v, NULL);
    if (map != K_NULL && map != K_MAP) verify_fail(v, "keyword defaults are no dict");
    uint8_t tuple = verify_pop_any(v, &given);
    if (tuple != K_NULL && (tuple != K_TUPLE || !given)) verify_fail(v, "defaults are no tuple");
    given = tuple == K_TUPLE ? given - 1 : 0;
  }
  if (given > child->n_args) verify_fail(v, "more defaults than parameters");
  verify_push(v, child->flags & CODE_CLASS ? K_BODY : K_VALUE, 1, 0);
}

/* The function and its n positional arguments; a class body and its name come first for __build_class__. */
static void pop_call(struct verifier *v, uint32_t n) {
  const struct run *callee = verify_run_at(v, n);
  if (!callee || callee->kind != K_BUILD) {
    verify_pop_values(v, n + 1);
    return;
  }
  if (n < 2) {
    verify_fail(v, "builds a class without body and name");
    return;
  }
  verify_pop_values(v, n - 2);
  verify_pop_kind(v, K_STR, "the name of a class is no str");
  verify_pop_kind(v, K_BODY, "builds a class of what is no class body");
  verify_pop_any(v, NULL);
}

static void call(struct verifier *v, const struct instruction *in) {
  bool method = in->op == OP_CALL_METHOD || in->op == OP_CALL_METHOD_VAR_KW;
  bool starred = in->op == OP_CALL_FUNCTION_VAR_KW || in->op == OP_CALL_METHOD_VAR_KW;
  uint32_t n_pos = (uint32_t)in->n & 0xff, n_kw = (uint32_t)in->n >> 8;
  if (n_kw > 255) verify_fail(v, "too many keyword arguments");
  if (starred) verify_pop_kind(v, K_INT, "star bits are no int");
  for (uint32_t i = 0; i < n_kw && !v->failed; i++) {
    verify_pop_value(v);
    uint8_t key = verify_pop_any(v, NULL);
    if (key != K_STR && !(starred && key == K_NULL)) verify_fail(v, "a keyword is no name");
  }
  if (method) {
    verify_pop_values(v, n_pos);
    uint8_t self = verify_pop_any(v, NULL);
    if (!is_value(self) && self != K_NULL && self != K_SELF) verify_fail(v, "takes a word that is no value");
    verify_pop_value(v);
  } else {
    pop_call(v, n_pos);
  }
  verify_push(v, K_VALUE, 1, 0);
}

static void store_comp(struct verifier *v, uint32_t n) {
  static const uint8_t kinds[] = {K_LIST, K_MAP, K_SET};
  uint32_t below = n >> 2, words = (n & 3) == 1 ? 2 : 1;
  const struct run *run = below >= words && (n & 3) < 3 ? verify_run_at(v, below) : NULL;
  if (!run || run->kind != kinds[n & 3]) {
    verify_fail(v, "stores into a collection that is not there");
    return;
  }
  verify_pop_values(v, words);
}

static void rotate(struct verifier *v, uint32_t n) {
  uint8_t kinds[3] = {0};
  uint32_t extras[3] = {0};
  for (uint32_t i = 0; i < n; i++) {
    kinds[i] = verify_pop_any(v, &extras[i]);
    if (!is_value(kinds[i]) && kinds[i] != K_NULL) verify_fail(v, "moves a word that is no value");
  }
  verify_push(v, kinds[0], 1, extras[0]); /* the top goes below the others */
  for (uint32_t i = n - 1; i > 0; i--) verify_push(v, kinds[i], 1, extras[i]);
}

static void pop_top(struct verifier *v) {
  /* `break` out of a for loop drops the iterator word by word. */
  const struct run *top = v->now.stack;
  if (top && (is_value(top->kind) || top->kind == K_ITER || top->kind == K_SELF))
    verify_pop_any(v, NULL);
  else
    verify_pop_value(v);
}

/* Copies, so the word may lie below the handler. */
static void dup_top(struct verifier *v) {
  const struct run *top = v->now.stack;
  if (!top)
    verify_fail(v, "takes more from the stack than there is");
  else if (!is_value(top->kind))
    verify_fail(v, "copies a word that is no value");
  else
    verify_push(v, top->kind == K_EXCEPTION ? K_VALUE : top->kind, 1, top->extra);
}

static void store_target(struct verifier *v, uint32_t operands) {
  verify_pop_values(v, operands);
  uint8_t kind = verify_pop_any(v, NULL);
  if (!is_value(kind) && kind != K_NULL) verify_fail(v, "takes a word that is no value");
}

static void import_name(struct verifier *v) {
  uint8_t list = verify_pop_any(v, NULL), level = verify_pop_any(v, NULL);
  if (list != K_NONE && list != K_TUPLE) verify_fail(v, "the names to import are no tuple");
  if (level != K_INT) verify_fail(v, "the level of an import is no int");
  verify_push(v, K_VALUE, 1, 0);
}

/* Those that make or fill a collection. False: the general rule of opcode.def applies. */
static bool step_collection(struct verifier *v, const struct instruction *in) {
  uint32_t n = (uint32_t)in->n;
  uint8_t kind;
  switch (in->op) {
  case OP_BUILD_TUPLE:
    verify_pop_values(v, n);
    verify_push(v, K_TUPLE, 1, n + 1);
    return true;
  case OP_BUILD_LIST:
    verify_pop_values(v, n);
    verify_push(v, K_LIST, 1, 0);
    return true;
  case OP_BUILD_SET:
    verify_pop_values(v, n);
    verify_push(v, K_SET, 1, 0);
    return true;
  case OP_BUILD_MAP: verify_push(v, K_MAP, 1, 0); return true;
  case OP_BUILD_SLICE:
    if (n != 2 && n != 3) verify_fail(v, "a slice of neither two nor three parts");
    return false;
  case OP_STORE_MAP:
    verify_pop_values(v, 2);
    verify_pop_kind(v, K_MAP, "stores into a dict that is not there");
    verify_push(v, K_MAP, 1, 0);
    return true;
  case OP_STORE_COMP: store_comp(v, n); return true;
  case OP_LIST_EXTEND:
  case OP_SET_UPDATE:
  case OP_DICT_MERGE:
    kind = in->op == OP_LIST_EXTEND ? K_LIST : in->op == OP_SET_UPDATE ? K_SET : K_MAP;
    verify_pop_value(v);
    verify_pop_kind(v, kind, "adds to a collection that is not there");
    verify_push(v, kind, 1, 0);
    return true;
  case OP_LIST_TO_TUPLE:
    verify_pop_kind(v, K_LIST, "makes a tuple of what is no list");
    verify_push(v, K_TUPLE, 1, 0);
    return true;
  default: return false;
  }
}

/* Opcodes whose operands have special kinds. False: the general rule of opcode.def applies. */
static bool step_special(struct verifier *v, const struct instruction *in) {
  uint32_t n = (uint32_t)in->n;
  switch (opcode_table[in->op].first) {
  case OP_LOAD_FAST_N:
  case OP_LOAD_FAST_MULTI: load_local(v, n); return true;
  case OP_STORE_FAST_N:
  case OP_STORE_FAST_MULTI:
    check_local(v, n, false);
    verify_pop_value(v);
    return true;
  case OP_DELETE_FAST: check_local(v, n, false); return true;
  case OP_LOAD_DEREF:
  case OP_STORE_DEREF:
  case OP_DELETE_DEREF: check_local(v, n, true); return false;
  case OP_LOAD_CONST_SMALL_INT:
  case OP_LOAD_CONST_SMALL_INT_MULTI: verify_push(v, K_INT, 1, 0); return true;
  case OP_LOAD_CONST_STRING: verify_push(v, K_STR, 1, 0); return true;
  case OP_LOAD_CONST_NONE: verify_push(v, K_NONE, 1, 0); return true;
  case OP_LOAD_CONST_OBJ: load_const(v, n); return true;
  case OP_LOAD_NULL: verify_push(v, K_NULL, 1, 0); return true;
  case OP_LOAD_BUILD_CLASS: verify_push(v, K_BUILD, 1, 0); return true;
  case OP_LOAD_METHOD:
  case OP_LOAD_TYPE_METHOD:
  case OP_LOAD_SUPER_METHOD:
    verify_pop_values(v, in->op == OP_LOAD_SUPER_METHOD ? 3 : 1);
    verify_push(v, K_VALUE, 1, 0);
    verify_push(v, K_SELF, 1, 0);
    return true;
  case OP_MAKE_FUNCTION:
  case OP_MAKE_FUNCTION_DEFARGS:
  case OP_MAKE_CLOSURE:
  case OP_MAKE_CLOSURE_DEFARGS: make_function(v, in); return true;
  case OP_CALL_FUNCTION:
  case OP_CALL_FUNCTION_VAR_KW:
  case OP_CALL_METHOD:
  case OP_CALL_METHOD_VAR_KW: call(v, in); return true;
  case OP_DUP_TOP: dup_top(v); return true;
  case OP_POP_TOP: pop_top(v); return true;
  case OP_ROT_TWO: rotate(v, 2); return true;
  case OP_ROT_THREE: rotate(v, 3); return true;
  case OP_STORE_ATTR: store_target(v, 1); return true;
  case OP_STORE_SUBSCR: store_target(v, 2); return true;
  case OP_IMPORT_NAME: import_name(v); return true;
  case OP_GET_ITER_STACK:
    verify_pop_value(v);
    verify_push(v, K_ITER, ITER_WORDS, 0);
    return true;
  case OP_WITH_CLEANUP:
    if (!v->now.handlers || !v->now.handlers->active || v->now.handlers->setup != OP_SETUP_WITH ||
        !v->now.stack || v->now.stack->kind != K_REASON || v->now.stack->count != 1 ||
        verify_depth_of(v->now.stack) != verify_depth_of(v->now.handlers->base) + 1 ||
        v->unit->bytes[v->at + 1] != OP_END_FINALLY)
      verify_fail(v, "cleans up no with statement");
    else
      v->now.stack = verify_run_new(v, v->now.handlers->base->below, K_REASON, 1, 0);
    return true;
  case OP_YIELD_VALUE:
  case OP_YIELD_FROM:
    if (!(v->unit->flags & (CODE_GENERATOR | CODE_ASYNC))) verify_fail(v, "yields in a function that is no generator");
    return false;
  case OP_IMPORT_STAR:
    if (!(v->unit->flags & CODE_MODULE)) verify_fail(v, "imports * in a function");
    return false;
  default: return step_collection(v, in);
  }
}

static void step_general(struct verifier *v, const struct instruction *in) {
  struct opcode_effect effect = opcode_effect(in->op, (uint32_t)in->n, in->b);
  verify_pop_values(v, (uint32_t)effect.pop);
  verify_push(v, K_VALUE, (uint32_t)effect.push, 0);
}

static bool end_finally(struct verifier *v, uint32_t next) {
  struct handler *h = v->now.handlers;
  if (!h || !h->active) return verify_fail(v, "ends a finally body where none is open");
  struct run *top = v->now.stack;
  uint8_t kind = top ? top->kind : K_VALUE;
  uint32_t expected = verify_depth_of(h->base) + 1 - (h->setup == OP_SETUP_WITH ? 2 : 0);
  if (!top || top->depth != expected) return verify_fail(v, "ends a finally body at the wrong depth");
  if (kind == K_EXCEPTION) return true; /* raises */
  if (kind != K_REASON && kind != K_NONE) return verify_fail(v, "ends a finally body without a reason");
  if (h->setup == OP_SETUP_EXCEPT && kind == K_REASON)
    return verify_fail(v, "ends a finally body without a reason");
  if (next >= v->unit->size) return verify_fail(v, "runs off the end of the code");
  v->now.stack = top->count == 1 ? top->below : verify_run_new(v, top->below, kind, top->count - 1, 0);
  v->now.handlers = h->outer;
  if (next >= v->unit->size) return verify_fail(v, "runs off the end of the code");
  verify_arrive(v, next, v->now);
  return !v->failed;
}

/* Handlers must lie behind what they guard and before what they run: the VM compares offsets. */
static bool check_layout(struct verifier *v) {
  for (const struct handler *h = v->now.handlers; h; h = h->outer)
    if (h->active ? v->at < h->target : v->at >= h->target)
      return verify_fail(v, "lies on the wrong side of its handler");
  return true;
}

/* Runs one instruction. True: go on with the next one. `at + 1` is always inside the code when the
   instruction does not end it: checked before. */
static bool step(struct verifier *v, const struct instruction *in) {
  uint32_t next = v->at + in->size;
  const struct opcode_info *info = &opcode_table[in->op];
  if (!check_layout(v)) return false;
  if (at_way_out(v)) return way_out(v), false;
  if (next >= v->unit->size && !(info->flags & OPCODE_ENDS) && in->op != OP_END_FINALLY)
    return verify_fail(v, "runs off the end of the code");
  if (info->flags & OPCODE_HANDLER) return set_up(v, in, next), false;
  switch (in->op) {
  case OP_UNWIND_JUMP: unwind(v, in); return false;
  case OP_END_FINALLY: end_finally(v, next); return false;
  case OP_POP_EXCEPT_JUMP:
    leave_handler(v);
    if (!v->failed) verify_arrive(v, (uint32_t)in->n, v->now);
    return false;
  case OP_FOR_ITER: {
    if (!verify_is_iterator(v)) return verify_fail(v, "there is no iterator on the stack");
    struct state done = v->now;
    verify_drop_iterator(v);
    if (!v->failed) verify_arrive(v, (uint32_t)in->n, v->now);
    v->now = done;
    verify_push(v, K_VALUE, 1, 0);
    break;
  }
  case OP_EXCEPT_STAR:
    verify_pop_values(v, 3);
    if (!v->failed) verify_arrive(v, (uint32_t)in->n, v->now);
    verify_push(v, K_EXCEPTION, 1, 0);
    break;
  case OP_JUMP_IF_TRUE_OR_POP:
  case OP_JUMP_IF_FALSE_OR_POP: {
    struct state kept = v->now;
    verify_pop_value(v);
    if (!v->failed) verify_arrive(v, (uint32_t)in->n, kept);
    break;
  }
  default:
    if (!step_special(v, in)) step_general(v, in);
    if (info->flags & OPCODE_JUMPS && !v->failed) verify_arrive(v, (uint32_t)in->n, v->now);
  }
  return !v->failed && !(info->flags & OPCODE_ENDS);
}

static bool run_from(struct verifier *v, const struct point *point) {
  v->at = point->at;
  v->now = point->state;
  for (;;) {
    struct instruction in;
    instruction_decode(v->unit->bytes, v->unit->size, v->at, &in);
    if (!step(v, &in)) return !v->failed;
    v->at += in.size;
    if (v->starts[v->at] & POINT || (v->now.handlers && !v->now.handlers->active &&
                                  v->now.handlers->target == v->at)) {
      verify_arrive(v, v->at, v->now);
      return !v->failed;
    }
  }
}

/* Firn's own opcodes are not of the wire: what they take from the stack is checked for the emitter's code only. Operands
   that count something; in code that is never reached too, for lists and translation. */
static const char *check_operand(const struct verifier *v, const struct instruction *in) {
  uint32_t n = (uint32_t)in->n;
  if (opcode_table[in->op].flags & OPCODE_EXT && v->module->from_file) return "an opcode that .mpy 6.3 does not have";
  switch (opcode_table[in->op].wire) {
  case OPERAND_QSTR: return n < v->module->n_qstrs ? NULL : "no such name";
  case OPERAND_OBJ: return n < v->module->n_consts ? NULL : "no such constant";
  case OPERAND_CHILD:
  case OPERAND_CHILDB: return n < v->unit->n_children ? NULL : "no such inner function";
  case OPERAND_LOCAL: return n < MAX_DEPTH ? NULL : "no such local";
  case OPERAND_VUINT: return n < MAX_VUINT ? NULL : "operand too large";
  default: return NULL;
  }
}

static void note_point(struct verifier *v, uint32_t at) {
  if (!(v->starts[at] & POINT)) v->n_points++;
  v->starts[at] |= POINT;
}

/* Notes where a jump behind `v->at` leads; what lies before `decoded` is known. */
static bool note_target(struct verifier *v, int32_t target, uint32_t decoded) {
  if (target < 0 || (uint32_t)target >= v->unit->size || ((uint32_t)target < decoded && !v->starts[target]))
    return verify_fail(v, "jumps to where no instruction begins");
  note_point(v, (uint32_t)target);
  return true;
}

/* Decodes everything once: where instructions begin and what is arrived at. */
static bool scan(struct verifier *v) {
  struct instruction in;
  uint32_t size = v->unit->size;
  note_point(v, 0);
  for (v->at = 0; v->at < size; v->at += in.size) {
    const char *fault = instruction_decode(v->unit->bytes, size, v->at, &in);
    uint8_t flags = opcode_table[in.op].flags;
    if (!fault && (in.size > 1 || flags)) fault = check_operand(v, &in);
    if (fault) return verify_fail(v, fault);
    v->starts[v->at] |= START;
    uint32_t next = v->at + in.size;
    for (uint32_t i = v->at + 1; i < next; i++)
      if (v->starts[i]) return verify_fail(v, "jumps to where no instruction begins");
    if (!flags && in.op != OP_END_FINALLY) continue;
    if (flags & OPCODE_HANDLER) note_point(v, v->at);
    if ((flags & OPCODE_HANDLER || in.op == OP_END_FINALLY) && next < size) note_point(v, next);
    if (flags & OPCODE_JUMPS && !note_target(v, in.n, next)) return false;
  }
  return true;
}

static void collect_points(struct verifier *v) {
  v->points = arena_array(v->arena, v->n_points, sizeof *v->points);
  v->work = arena_array(v->arena, v->n_points, sizeof *v->work);
  for (uint32_t at = 0, n = 0; n < v->n_points; at++)
    if (v->starts[at] & POINT) v->points[n++].at = (uint16_t)at;
}

static bool verify_unit(struct verifier *v) {
  struct code_unit *unit = v->unit;
  v->at = 0;
  v->failed = false;
  if (unit->size == 0) return verify_fail(v, "there is no code");
  if (unit->size > CODE_SIZE_MOST) return verify_fail(v, "the code of one function is larger than 64 KB");
  uint32_t params = unit->n_free + unit->n_args + unit->n_kwonly + !!(unit->flags & CODE_VARARGS) +
                    !!(unit->flags & CODE_VARKEYWORDS);
  v->n_locals = params > unit->n_locals ? params : unit->n_locals;
  unit->n_builtin_loads = 0;
  v->max_depth = v->max_level = v->n_points = v->n_work = v->revisits = 0;
  for (uint32_t i = 0; i < 256 / 32; i++) v->cells[i] = 0;
  for (uint32_t i = 0; i < unit->n_free; i++) add_cell(v, i);
  for (uint32_t i = 0; i < unit->n_cells; i++) {
    if (unit->cells[i] < unit->n_free) return verify_fail(v, "a cell of its own where one is passed in");
    add_cell(v, unit->cells[i]);
    if (unit->cells[i] >= v->n_locals) v->n_locals = unit->cells[i] + 1u;
  }
  v->starts = arena_alloc(v->arena, unit->size + 1);
  if (!scan(v)) return false;
  collect_points(v);
  v->at = 0;
  verify_arrive(v, 0, (struct state){NULL, NULL, false});
  while (v->n_work && !v->failed) run_from(v, v->work[--v->n_work]);
  if (v->failed) return false;
  if (v->n_locals + v->max_depth > MAX_DEPTH) return verify_fail(v, "needs too large a frame");
  unit->n_locals = (uint16_t)v->n_locals;
  unit->n_state = (uint16_t)(v->n_locals + v->max_depth);
  unit->n_handlers = (uint8_t)v->max_level;
  return true;
}

bool verify_module(struct code_module *module, struct verify_error *error) {
  Arena scratch;
  arena_init(&scratch, module->arena->source);
  struct verifier v = {.module = module, .arena = &scratch, .error = error};
  const Arena mark = arena_mark(&scratch);
  for (uint32_t i = 0; i < module->n_units && !v.failed; i++) {
    v.unit = module->units[i];
    verify_unit(&v);
    arena_release(&scratch, &mark);
  }
  arena_free(&scratch);
  return !v.failed;
}
