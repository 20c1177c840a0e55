/* SPDX-License-Identifier: MIT */
#ifndef FIRN_FREEZE_SLOTS_H
#define FIRN_FREEZE_SLOTS_H

#include "freeze/modules.h"

/* Guesses the instance slot at each attribute access of all modules, and writes the guesses into their
   frozen code; call before modules_emit. */
void slots_guess(const struct module_input *inputs, uint32_t count);

#endif
