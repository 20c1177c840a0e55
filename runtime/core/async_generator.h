/* SPDX-License-Identifier: MIT */
/* Asynchronous generators, aiter() and anext(). */
#ifndef FIRN_CORE_ASYNC_GENERATOR_H
#define FIRN_CORE_ASYNC_GENERATOR_H

#include "runtime/core/object.h"

/* The asynchronous generator around the new generator object of one; other generator objects as they are. */
value async_generator_new(value generator);

/* Methods: rows of builtin.def. */
value async_generator_aiter(value agen);
value async_generator_anext(value agen);
value async_generator_asend(value agen, value v);
value async_generator_athrow(size_t nargs, const value *args);
value async_generator_aclose(value agen);
value async_step_await(value step);
value async_step_send(value step, value v);
value async_step_throw(size_t nargs, const value *args);
value async_step_close(value step);

#endif
