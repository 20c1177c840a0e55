/* SPDX-License-Identifier: MIT */
/* A program for this computer starts here; in firn itself, port.c alone serves the runtime. */
#include "runtime/port.h"

void port_start(int argc, char **argv, void *stack_top);

int main(int argc, char **argv) {
  port_start(argc, argv, __builtin_frame_address(0));
  port_exit(port_main());
}
