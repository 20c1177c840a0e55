/* SPDX-License-Identifier: MIT */
/* Generators and coroutines: a frame that outlives its call. */
#ifndef FIRN_CORE_GENERATOR_H
#define FIRN_CORE_GENERATOR_H

#include "runtime/core/frame.h"

extern const struct type_obj coroutine_type;

enum generator_state { GENERATOR_CREATED, GENERATOR_SUSPENDED, GENERATOR_RUNNING, GENERATOR_FINISHED };

value generator_new(value function, size_t nargs, size_t nkw, const value *args);
/* Throws what pend_throw left (service throw_pending): false when there is nothing. */
bool generator_throw_pending(value v, value *result);
/* send(v): the next yielded value; V_STOP when it returned (vm.stop_value); V_ERROR. */
value generator_send(value g, value v);
/* throw(exc), exc an exception instance. */
value generator_throw(value g, value exc);
bool generator_close(value g);
/* One step of `yield from iterator`, given what was sent (or f->thrown): a value to yield, V_STOP when the iterator is
   exhausted (vm.stop_value is the result), or V_ERROR. */
value generator_delegate(value v, value sent);
value generator_yield_from(struct frame *f, value iterator, value sent);
value generator_awaitable(value v);
/* The methods, as Python calls them. */
value generator_method_send(value g, value v);
value generator_method_throw(size_t nargs, const value *args);
/* The exception that throw(self, class or instance, value, traceback) throws: a tuple has the class's arguments. V_ERROR with TypeError. */
value generator_thrown(size_t nargs, const value *args);
value generator_method_close(value g);
/* The pending exception becomes the cause of the RuntimeError "NAME raised …"; name may be V_ERROR. */
void generator_stop_error(value name);

#endif
