/* SPDX-License-Identifier: MIT */
/* Asynchronous generators (PEP 525): aiter() and anext().
 *
 * The frame is a generator's (generator.c). It stops for two reasons: an `await` inside passes on what the awaited object
 * yields (the position is then at YIELD_FROM), or the generator itself yields an item. The object that __anext__, asend,
 * athrow and aclose give is what drives it: iterating it passes on the former and ends with the latter, as the value
 * of its StopIteration. CPython's asend and athrow objects are one type here.
 */
#include "runtime/core/async_generator.h"

#include "runtime/core/arg.h"
#include "runtime/core/builtin.h"
#include "runtime/core/error.h"
#include "runtime/core/exception.h"
#include "runtime/core/function.h"
#include "runtime/core/generator.h"
#include "runtime/core/opcode.h"
#include "runtime/core/service.h"
#include "runtime/core/str.h"
#include "runtime/core/vm.h"

enum { AGEN_RUNNING = 1, AGEN_CLOSED = 2 };

struct async_generator_obj {
  const struct type_obj *type;
  value generator;
  value flags; /* small int: AGEN_* */
};

enum step_kind { STEP_SEND, STEP_THROW, STEP_CLOSE };
enum step_state { STEP_CREATED, STEP_ITERATING, STEP_CLOSED };

/* An awaitable: one step of a generator. */
struct async_step_obj {
  const struct type_obj *type;
  value agen;
  value given; /* what is sent or thrown; 0 when nothing is */
  value kind, state;
};

#define AGEN(v) ((struct async_generator_obj *)(v))
#define STEP(v) ((struct async_step_obj *)(v))
extern const struct type_obj async_generator_type, async_step_type, anext_awaitable_type;

value async_generator_new(value generator) {
  if (!(OBJ(generator, generator)->code->flags & CODE_ASYNC_GENERATOR)) return generator;
  struct async_generator_obj *a = gc_new(sizeof *a, &async_generator_type);
  if (!a) return V_ERROR;
  OBJ(generator, generator)->type = &generator_type; /* not a coroutine, which can be awaited once */
  a->generator = generator;
  a->flags = V_INT(0);
  return (value)a;
}

static struct generator_obj *frame_of(value agen) { return OBJ(generator, AGEN(agen)->generator); }
static bool has(value agen, int flag) { return value_int(AGEN(agen)->flags) & flag; }
static void set(value agen, int flag) { AGEN(agen)->flags = V_INT(value_int(AGEN(agen)->flags) | flag); }
static void clear(value agen, int flag) { AGEN(agen)->flags = V_INT(value_int(AGEN(agen)->flags) & ~flag); }

static value new_step(value agen, enum step_kind kind, value given) {
  struct async_step_obj *s = gc_new(sizeof *s, &async_step_type);
  if (!s) return V_ERROR;
  s->agen = agen;
  s->given = given;
  s->kind = V_INT(kind);
  s->state = V_INT(STEP_CREATED);
  return (value)s;
}

/* A method may be called through the type, with any self. */
static bool is_self(value v, const struct type_obj *t) {
  return value_type(v) == t || err_raise(E(self_of), t->name, v, 0);
}
static bool is_agen(value v) { return is_self(v, &async_generator_type); }
static bool is_step(value v) { return is_self(v, &async_step_type); }

value async_generator_aiter(value agen) { return is_agen(agen) ? agen : V_ERROR; }
value async_generator_anext(value agen) { return is_agen(agen) ? new_step(agen, STEP_SEND, V_NONE) : V_ERROR; }
value async_generator_asend(value agen, value v) { return is_agen(agen) ? new_step(agen, STEP_SEND, v) : V_ERROR; }
value async_generator_aclose(value agen) { return is_agen(agen) ? new_step(agen, STEP_CLOSE, 0) : V_ERROR; }

value async_generator_athrow(size_t nargs, const value *args) {
  if (!is_agen(args[0])) return V_ERROR;
  value exc = generator_thrown(nargs, args);
  return exc ? new_step(args[0], STEP_THROW, exc) : V_ERROR;
}

/* Has it stopped at a yield of its own, and not for an await? */
static bool gave_item(value agen) {
  const struct generator_obj *g = frame_of(agen);
  return g->state == GENERATOR_SUSPENDED && code_bytes(g->code)[g->ip] != OP_YIELD_FROM;
}

static bool exhausted(void) { return err_matches(&exc_StopAsyncIteration) || err_matches(&exc_GeneratorExit); }

static value finish(struct async_step_obj *s) {
  clear(s->agen, AGEN_RUNNING);
  s->state = V_INT(STEP_CLOSED);
  return V_ERROR;
}

/* What the frame did, as the step tells it to who awaits it. */
static value outcome(struct async_step_obj *s, value r) {
  bool closes = s->kind == V_INT(STEP_CLOSE);
  if (!r && (err_matches(&exc_StopAsyncIteration) || err_matches(&exc_StopIteration)))
    generator_stop_error(str_new_cstr("async generator")); /* PEP 479, which leaves it to this */
  if (r == V_STOP) r = err_raise_arg(&exc_StopAsyncIteration, 0);
  if (r && !gave_item(s->agen)) return r; /* an await inside */
  if (r && closes) {
    finish(s);
    return err_raise(E(async_ignored_exit), 0, 0, 0);
  }
  if (r) {
    finish(s);
    vm.stop_value = r;
    return V_STOP;
  }
  finish(s);
  if (!exhausted()) return V_ERROR;
  set(s->agen, AGEN_CLOSED);
  if (!closes) return V_ERROR;
  err_take();
  vm.stop_value = V_NONE;
  return V_STOP;
}

/* Throws into the frame; a generator that has not begun or is finished raises the exception itself. */
static value throw_into(struct async_step_obj *s, value exc) {
  return outcome(s, generator_throw(AGEN(s->agen)->generator, exc));
}

static value begin(struct async_step_obj *s, value sent) {
  bool sends = s->kind == V_INT(STEP_SEND), closes = s->kind == V_INT(STEP_CLOSE);
  if (!sends && frame_of(s->agen)->state == GENERATOR_FINISHED) {
    s->state = V_INT(STEP_CLOSED);
    vm.stop_value = V_NONE;
    return V_STOP;
  }
  if (has(s->agen, AGEN_RUNNING)) {
    s->state = V_INT(STEP_CLOSED);
    return err_raise(sends ? E(async_anext_running) : closes ? E(async_aclose_running) : E(async_athrow_running), 0, 0, 0);
  }
  if (!sends && has(s->agen, AGEN_CLOSED)) {
    s->state = V_INT(STEP_CLOSED);
    return err_raise_arg(&exc_StopAsyncIteration, 0);
  }
  if (!sends && sent != V_NONE) return err_raise(E(async_just_started), 0, 0, 0);
  s->state = V_INT(STEP_ITERATING);
  set(s->agen, AGEN_RUNNING);
  if (sends && frame_of(s->agen)->state == GENERATOR_CREATED && (sent != V_NONE || s->given != V_NONE)) {
    finish(s);
    return err_raise(E(async_generator_just_started), 0, 0, 0);
  }
  if (sends) return outcome(s, generator_send(AGEN(s->agen)->generator, sent == V_NONE ? s->given : sent));
  if (closes) set(s->agen, AGEN_CLOSED);
  if (closes) err_raise_arg(&exc_GeneratorExit, 0);
  else err_set(s->given);
  return throw_into(s, err_take());
}

/* V_STOP with vm.stop_value, an item of an await inside, or V_ERROR. */
static value step_send(value v, value sent) {
  struct async_step_obj *s = STEP(v);
  if (s->state == V_INT(STEP_CLOSED))
    return err_raise(s->kind == V_INT(STEP_SEND) ? E(async_anext_reused) : E(async_athrow_reused), 0, 0, 0);
  if (s->state == V_INT(STEP_CREATED)) return begin(s, sent);
  return outcome(s, generator_send(AGEN(s->agen)->generator, sent));
}

static value or_stop_iteration(value r) {
  if (r != V_STOP) return r;
  return err_raise_arg(&exc_StopIteration, vm.stop_value == V_NONE ? 0 : vm.stop_value);
}

value async_step_await(value step) { return is_step(step) ? step : V_ERROR; }
value async_step_send(value v, value sent) { return is_step(v) ? or_stop_iteration(step_send(v, sent)) : V_ERROR; }
value async_step_next(value v) { return step_send(v, V_NONE); }

value async_step_throw(size_t nargs, const value *args) {
  struct async_step_obj *s = STEP(args[0]);
  if (!is_step(args[0])) return V_ERROR;
  if (s->state == V_INT(STEP_CLOSED))
    return err_raise(s->kind == V_INT(STEP_SEND) ? E(async_anext_reused) : E(async_athrow_reused), 0, 0, 0);
  value exc = generator_thrown(nargs, args);
  return exc ? or_stop_iteration(throw_into(s, exc)) : V_ERROR;
}

value async_step_close(value v) {
  if (!is_step(v)) return V_ERROR;
  STEP(v)->state = V_INT(STEP_CLOSED);
  return V_NONE;
}

bool async_generator_print(struct writer *w, value v, enum print_kind kind) {
  return print_cstr(w, "<async_generator object ") && code_print_qualname(w, frame_of(v)->code) &&
         print_cstr(w, " at ") && print_address(w, v);
}

value async_generator_getattr(value v, value name) {
  if (name == N(ag_running)) return value_from_bool(has(v, AGEN_RUNNING));
  if (name == N(__name__)) return code_name(frame_of(v)->code);
  return name == N(__qualname__) ? code_qualname(frame_of(v)->code) : V_STOP;
}

BUILTIN_TYPE_DEF(async_generator, async_generator, OTHER, object, TYPE_FINAL, &async_generator_ops)
BUILTIN_TYPE_DEF(async_step, async_generator_asend, OTHER, object, TYPE_FINAL | TYPE_AWAITABLE, &async_step_ops)

/* ---- builtin functions ---- */

struct anext_awaitable_obj {
  const struct type_obj *type;
  value awaited, or_else;
};

value builtin_aiter(value v) {
  value f = type_lookup(value_type(v), N(__aiter__));
  if (f == V_STOP) return err_raise(E(not_async_iterable), v, 0, 0);
  value it = f ? call_method(v, N(__aiter__), 0, 0) : V_ERROR;
  if (!it || type_lookup(value_type(it), N(__anext__)) != V_STOP) return it;
  return err_raise(E(aiter_returned), it, 0, 0);
}

value builtin_anext(size_t nargs, const value *args) {
  value f = type_lookup(value_type(args[0]), N(__anext__));
  if (f == V_STOP) return err_raise(E(not_async_iterator), args[0], 0, 0);
  value awaited = f ? call_method(args[0], N(__anext__), 0, 0) : V_ERROR;
  if (!awaited || nargs == 1) return awaited;
  if (!(awaited = generator_awaitable(awaited))) return V_ERROR;
  struct anext_awaitable_obj *a = gc_new(sizeof *a, &anext_awaitable_type);
  if (!a) return V_ERROR;
  a->awaited = awaited;
  a->or_else = args[1];
  return (value)a;
}

value anext_awaitable_next(value v) {
  struct anext_awaitable_obj *a = (struct anext_awaitable_obj *)v;
  value r = value_kind(a->awaited) == KIND_GENERATOR ? generator_send(a->awaited, V_NONE) : iter_next(a->awaited);
  if (r || !err_matches(&exc_StopAsyncIteration)) return r;
  err_take();
  vm.stop_value = a->or_else;
  return V_STOP;
}

BUILTIN_TYPE_DEF_BARE(anext_awaitable, anext_awaitable, OTHER, object, TYPE_FINAL | TYPE_AWAITABLE, &anext_awaitable_ops)
