/* SPDX-License-Identifier: MIT */
/* The Python functions that this firmware calls, as C functions. */
#ifndef EXAMPLE_PYTHON_H
#define EXAMPLE_PYTHON_H

#include <firn.h>

FIRN_PYTHON(control_step, "control", "step", f32(i32, f32));
FIRN_PYTHON(control_name, "control", "name", str());
FIRN_PYTHON(control_set, "control", "set_name", void(str));
FIRN_PYTHON(control_broken, "control", "broken", i32(i32));
FIRN_PYTHON(control_list, "control", "describe", object(bool, buffer));
FIRN_PYTHON(control_length, "control", "length", i32(object));

/* From the timer's interrupt: posts a call of what Python gave to dsp.on_event(), as often as arm() or dsp.arm() says. */
void post_event(uint32_t milliseconds);
void arm(uint32_t times);

#endif
