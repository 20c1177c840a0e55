/* SPDX-License-Identifier: MIT */
/* Generators and coroutines. The frame's words live in the generator object; a struct frame is set up around them for
 * each resume. What is being handled inside (vm.handling) is exchanged with the resumer's at each switch: the outermost
 * active handler's record remembers the resumer's.
 */
#include "runtime/core/generator.h"

#include "runtime/core/builtin.h"
#include "runtime/core/error.h"
#include "runtime/core/exception.h"
#include "runtime/core/function.h"
#include "runtime/core/gc.h"
#include "runtime/core/opcode.h"
#include "runtime/core/special.h"
#include "runtime/core/tuple.h"
#include "runtime/core/vm.h"
#include "runtime/core/writer.h"

#include <string.h>

value generator_new(value function, size_t nargs, size_t nkw, const value *args) {
  const struct function_obj *fn = OBJ(function, function);
  const struct code_obj *code = fn->code;
  const struct type_obj *t = code->flags & CODE_ASYNC ? firn_service_coroutine_type() : &generator_type;
  unsigned n_words = code_n_words(code);
  struct generator_obj *g = gc_new(sizeof *g + n_words * sizeof(value), t);
  if (!g) return V_ERROR;
  g->code = code;
  g->module = fn->module;
  g->n_words = n_words;
  g->sp = code_n_locals(code);
  value *words = g->state_words;
  size_t n_free = 0;
  if (fn->closure) {
    n_free = OBJ(tuple, fn->closure)->len;
    memcpy(words, OBJ(tuple, fn->closure)->items, n_free * sizeof(value));
  }
  bool plain = !n_free && !nkw && nargs == code->n_args && !code_n_kwonly(code) && !(code->flags & (CODE_VARARGS | CODE_VARKEYWORDS));
  if (plain) for (size_t i = 0; i < nargs; i++) words[i] = args[i];
  else if (!firn_service_bind(fn, nargs, nkw, args, words + n_free)) return V_ERROR;
  if (code->flags & CODE_HAS_CELLS && !firn_service_make_cells(code, words)) return V_ERROR;
  return firn_service_async_generator ? firn_service_async_generator((value)g) : (value)g;
}

const struct type_obj *generator_coroutine_type(void) { return &coroutine_type; }

static bool is_coroutine(const struct generator_obj *g) { return (g->code->flags & (CODE_ASYNC | CODE_ASYNC_GENERATOR)) == CODE_ASYNC; }

/* The outermost active handler's memory of what was handled before it; NULL when none is active. */
static value *outermost_active(struct frame *f) {
  for (value *h = f->words_end; h > f->handlers;) {
    h -= FRAME_HANDLER_WORDS;
    if (h[1]) return &h[1];
  }
  return 0;
}

static void finish(struct generator_obj *g) {
  g->state = GENERATOR_FINISHED;
  g->handling = 0;
  memset(g->state_words, 0, g->n_words * sizeof(value));
}

void generator_stop_error(value name) {
  if (!name) return;
  value cause = err_take();
  err_raise(E(generator_stop), name, cause, 0);
  if (vm.error && vm.error != (value)&vm.memory_error) {
    struct exception_obj *e = OBJ(exception, vm.error);
    gc_store(&e->cause, cause);
    gc_store(&e->context, cause);
    OBJ(exception, cause)->flags |= EXC_IS_CONTEXT;
    e->flags |= EXC_SUPPRESS_CONTEXT;
  }
}

/* Runs g from code offset `at` with the operand stack up to sp. `thrown` is raised there; `raised`: an exception is pending that
   came up just before. */
static value run(struct generator_obj *g, unsigned at, value *sp, value thrown, bool raised) {
  const struct code_obj *code = g->code;
  value *words = g->state_words, outer = vm.handling;
  struct frame f;
  f.code = code;
  f.module = g->module;
  f.words = words;
  f.sp = sp;
  f.words_end = words + g->n_words;
  f.handlers = f.words_end - FRAME_HANDLER_WORDS * g->n_handlers;
  f.ip = code_bytes(code) + at;
  f.names = 0;
  f.thrown = thrown;
  f.up = vm.frame;
  value *before = outermost_active(&f);
  if (before) {
    *before = outer ? outer : V_NONE;
    vm.handling = g->handling;
  }
  g->state = GENERATOR_RUNNING;
  vm.frame = &f;
  value r = V_STOP;
  if (thrown && *f.ip != OP_YIELD_FROM) {
    f.thrown = 0;
    err_set(thrown);
    raised = true;
  }
  if (raised && !(f.ip = frame_raised(&f, f.ip))) r = V_ERROR;
  if (r) r = frame_run(&f);
  vm.frame = f.up;
  if (r && f.end == FRAME_YIELDED) {
    g->ip = (uint16_t)(f.ip - code_bytes(code));
    g->sp = (uint16_t)(f.sp - words + 1);
    g->n_handlers = (uint8_t)((f.words_end - f.handlers) / FRAME_HANDLER_WORDS);
    gc_store(&g->handling, g->n_handlers && outermost_active(&f) ? vm.handling : 0);
    vm.handling = outer;
    g->state = GENERATOR_SUSPENDED;
    return r;
  }
  vm.handling = outer;
  finish(g);
  if (!r) {
    if (!(code->flags & CODE_ASYNC_GENERATOR) && err_matches(&exc_StopIteration)) generator_stop_error(g->type->name); /* PEP 479 */
    return V_ERROR;
  }
  vm.stop_value = r;
  return V_STOP;
}

static value resume(struct generator_obj *g, value sent, value thrown) {
  if (g->state == GENERATOR_RUNNING) return err_raise(E(generator_running), 0, 0, 0);
  if (!vm_stack_ok_now()) return V_ERROR;
  value *sp = g->state_words + g->sp - 1;
  if (g->state == GENERATOR_SUSPENDED && !thrown) {
    if (firn_service_delegate && code_bytes(g->code)[g->ip] == OP_YIELD_FROM && !g->n_handlers) return firn_service_delegate((value)g, sent);
    *sp = sent;
  }
  return run(g, g->ip, sp, thrown, false);
}

bool generator_throw_pending(value v, value *result) {
  struct generator_obj *g = OBJ(generator, v);
  value exc = g->pending;
  if (!exc || g->state == GENERATOR_RUNNING) return false;
  g->pending = 0;
  *result = generator_throw(v, exc);
  return true;
}

value generator_send(value v, value sent) {
  struct generator_obj *g = OBJ(generator, v);
  value thrown;
  if (firn_service_throw_pending && firn_service_throw_pending(v, &thrown)) return thrown;
  if (g->state == GENERATOR_FINISHED) {
    if (is_coroutine(g)) return err_raise(E(coroutine_reused), 0, 0, 0);
    vm.stop_value = V_NONE;
    return V_STOP;
  }
  if (g->state == GENERATOR_CREATED && sent != V_NONE) return err_raise(E(generator_just_started), v, 0, 0);
  return resume(g, sent, 0);
}

value generator_throw(value v, value exc) {
  struct generator_obj *g = OBJ(generator, v);
  if (g->state == GENERATOR_SUSPENDED || g->state == GENERATOR_RUNNING) return resume(g, 0, exc);
  err_set(exc);
  if (g->state == GENERATOR_CREATED) {
    exception_add_row(exc, g->code, 0);
    finish(g);
  }
  return V_ERROR;
}

bool generator_close(value v) {
  struct generator_obj *g = OBJ(generator, v);
  if (g->state == GENERATOR_CREATED) finish(g);
  if (g->state == GENERATOR_FINISHED) return true;
  if (!err_raise_arg(&exc_GeneratorExit, 0) && !err_matches(&exc_GeneratorExit)) return false;
  value r = generator_throw(v, err_take());
  if (r == V_STOP) return true;
  if (r) return err_raise(E(generator_ignored_exit), 0, 0, 0);
  if (!err_matches(&exc_GeneratorExit)) return false;
  err_take();
  return true;
}

/* ---- yield from ---- */

/* A result of a method call that may have ended by StopIteration. */
static value stop_of(value r) {
  if (r || !err_matches(&exc_StopIteration)) return r;
  vm.stop_value = exception_carries(err_take(), N(value));
  return V_STOP;
}

static value throw_into(value it, value exc) {
  bool exit = value_is_exception(exc) && type_is_subclass(obj_type(exc), &exc_GeneratorExit);
  if (value_kind(it) == KIND_GENERATOR) {
    if (!exit) return generator_throw(it, exc);
    return generator_close(it) ? err_set(exc) : V_ERROR;
  }
  ASKS(methods);
  value f = attr_find(it, exit ? N(close) : N(throw));
  if (!f) return V_ERROR;
  if (f == V_STOP) return err_set(exc);
  if (!exit) return stop_of(call_1(f, exc));
  return call_0(f) ? err_set(exc) : V_ERROR;
}

value generator_yield_from(struct frame *f, value it, value sent) {
  if (f->thrown) {
    value exc = f->thrown;
    f->thrown = 0;
    return throw_into(it, exc);
  }
  if (value_kind(it) == KIND_GENERATOR) return generator_send(it, sent);
  return sent == V_NONE ? iter_next(it) : stop_of(call_method(it, N(send), 1, &sent));
}

/* Resumes a generator that waits in `yield from` with no handler around it. As long as what it waits for yields, it is not run
   itself: values go past it, so that a chain of generators costs little a step. */
value generator_delegate(value v, value sent) {
  struct generator_obj *g = OBJ(generator, v);
  value *sp = g->state_words + g->sp - 1;
  *sp = sent;
  if (value_kind(sp[-1]) != KIND_GENERATOR) return run(g, g->ip, sp, 0, false);
  g->state = GENERATOR_RUNNING;
  value r = generator_send(sp[-1], sent);
  if (r && r != V_STOP) {
    g->state = GENERATOR_SUSPENDED;
    return r;
  }
  if (r) *--sp = vm.stop_value;
  return run(g, g->ip + 1u, sp, 0, !r);
}

/* What `await v` iterates; V_STOP when v cannot be awaited. */
static value await_iter(value v) {
  if (value_type(v)->flags & TYPE_AWAITABLE) return v;
  value it = special_of_class(v, SPECIAL_AWAIT, 1, &v);
  if (!it || it == V_STOP || OPS_ASK(value_type(it), next) || type_lookup(value_type(it), N(__next__)) != V_STOP) return it;
  return value_type(it) == &coroutine_type ? err_raise(E(await_coroutine), 0, 0, 0) : err_raise(E(await_not_iterator), it, 0, 0);
}

value generator_awaitable(value v) {
  value it = await_iter(v);
  return it == V_STOP ? err_raise(E(not_awaitable), v, 0, 0) : it;
}

value generator_yield_from_iter(value v) {
  value it = await_iter(v);
  return it == V_STOP ? iter_new(v) : it;
}

/* ---- methods ---- */

static value or_stop_iteration(value r) {
  if (r != V_STOP) return r;
  return err_raise_arg(&exc_StopIteration, vm.stop_value == V_NONE ? 0 : vm.stop_value);
}

value generator_method_send(value g, value v) { return or_stop_iteration(generator_send(g, v)); }

/* Does what is thrown reach a method throw of another kind of iterator, at the end of a chain of `yield from`? That one is
   given it as it is, be it a class or nothing that can be raised. */
static bool reaches_method(value v) {
  while (value_kind(v) == KIND_GENERATOR) {
    const struct generator_obj *g = OBJ(generator, v);
    if (g->state != GENERATOR_SUSPENDED || code_bytes(g->code)[g->ip] != OP_YIELD_FROM) return false;
    v = g->state_words[g->sp - 2];
  }
  value f = attr_find(v, N(throw));
  if (!f) err_take();
  return f && f != V_STOP;
}

static bool is_exit(value exc) { return exception_is_class(exc) && type_is_subclass(OBJ(type, exc), &exc_GeneratorExit); }

value generator_thrown(size_t nargs, const value *args) {
  value exc = args[1], given = nargs > 2 && args[2] != V_NONE ? args[2] : V_ERROR;
  if (!exception_is_class(exc)) {
    if (!value_is_exception(exc)) return err_raise(E(not_throwable), exc, 0, 0);
    if (given) return err_raise(E(thrown_separate), 0, 0, 0);
    return exc;
  }
  if (given && value_is_exception(given) && type_is_subclass(obj_type(given), OBJ(type, exc))) exc = given;
  else if (given) exc = value_kind(given) == KIND_TUPLE ? call(exc, tuple_len(given), 0, tuple_items(given)) : call_1(exc, given);
  if (exc) err_throw_value(exc); /* what the class raises instead is thrown as well */
  return err_take();
}

value generator_method_throw(size_t nargs, const value *args) {
  value exc = args[1];
  if (nargs == 2 && !value_is_exception(exc) && !is_exit(exc) && reaches_method(args[0]))
    return or_stop_iteration(generator_throw(args[0], exc));
  exc = generator_thrown(nargs, args);
  return exc ? or_stop_iteration(generator_throw(args[0], exc)) : V_ERROR;
}

/* pend_throw(exception or None): MicroPython's; gives what was pending before. */
value generator_pend_throw(value v, value exc) {
  struct generator_obj *g = OBJ(generator, v);
  if (g->state == GENERATOR_RUNNING) return err_raise(E(generator_running), 0, 0, 0);
  value before = g->pending;
  if (exc == V_NONE) {
    g->pending = 0;
  } else {
    err_throw_value(exc);
    if (!value_is_exception(exc) && !exception_is_class(exc)) return V_ERROR;
    gc_store(&g->pending, err_take());
  }
  return before ? before : V_NONE;
}

value generator_method_close(value g) { return generator_close(g) ? V_NONE : V_ERROR; }

value generator_iter(value v) { return v; }
value generator_next(value v) { return generator_send(v, V_NONE); }

/* iter_next of generators. */
value generator_for(value v) {
  vm.stop_value = V_NONE;
  return generator_next(v);
}

bool generator_print(struct writer *w, value v, enum print_kind kind) {
  return print_cstr(w, is_coroutine(OBJ(generator, v)) ? "<coroutine object " : "<generator object ") &&
         code_print_qualname(w, OBJ(generator, v)->code) && print_cstr(w, " at ") && print_address(w, v);
}

value generator_getattr(value v, value name) {
  if (name == N(__name__)) return code_name(OBJ(generator, v)->code);
  return name == N(__qualname__) ? code_qualname(OBJ(generator, v)->code) : V_STOP;
}

/* `await` takes plain generators too: what MicroPython's drivers are written with. CPython refuses them. */
BUILTIN_TYPE_DEF(generator, generator, GENERATOR, object, TYPE_FINAL | TYPE_AWAITABLE, &generator_ops)
BUILTIN_TYPE_DEF(coroutine, coroutine, GENERATOR, object, TYPE_FINAL | TYPE_AWAITABLE, &coroutine_ops)
