/* SPDX-License-Identifier: MIT */
/* The console of images with a prompt (`--with repl`). The prompt itself is library/_repl.py. */
#ifndef FIRN_LIB_PROMPT_H
#define FIRN_LIB_PROMPT_H

#include "runtime/core/object.h"

/* Counts jumps and calls until the next look at the console. */
extern uint8_t prompt_polls;

/* A variable of module _repl; V_ERROR. */
value prompt_member(const char *name);

/* Services. Written text has "\r\n" for "\n". Reading is as port_read; -1 also with KeyboardInterrupt pending. Which
   character interrupts: -1, none. */
void prompt_write(const char *bytes, size_t count);
int prompt_read(char *bytes, size_t count);
bool prompt_poll(void);
void prompt_stop_char(int character);
value prompt_input_line(void);

#endif
