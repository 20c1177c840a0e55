/* SPDX-License-Identifier: MIT */
/* How an opcode's operands are read, for the loop (vm_run.c) and the opcodes that are not in it: the groups below, each a
 * service, are linked when the image has one of their opcodes.
 *
 * A group's function runs the opcode before ip, with the operand stack at sp: returns the next instruction, f->sp set;
 * NULL with the exception pending, or without when the function returns *f->sp (only handler_op does that).
 */
#ifndef FIRN_CORE_VM_OP_H
#define FIRN_CORE_VM_OP_H

#include "runtime/core/frame.h"
#include "runtime/core/opcode.h"

#define OPERAND(n) \
  unsigned n = *ip++; \
  if (n & 0x80) n = (n & 0x7f) << 8 | *ip++
#define OFFSET(n) int n = (int16_t)(ip[0] | ip[1] << 8); ip += 2
#define FORWARD(n) unsigned n = ip[0] | (unsigned)ip[1] << 8; ip += 2

const uint8_t *vm_name_op(struct frame *f, const uint8_t *ip, value *sp);
const uint8_t *vm_import_op(struct frame *f, const uint8_t *ip, value *sp);
const uint8_t *vm_build_op(struct frame *f, const uint8_t *ip, value *sp);
const uint8_t *vm_comprehension_op(struct frame *f, const uint8_t *ip, value *sp);
const uint8_t *vm_spread_op(struct frame *f, const uint8_t *ip, value *sp);
const uint8_t *vm_closure_op(struct frame *f, const uint8_t *ip, value *sp);
/* The same where pools are places. */
const uint8_t *vm_name_op_places(struct frame *f, const uint8_t *ip, value *sp);
const uint8_t *vm_import_op_places(struct frame *f, const uint8_t *ip, value *sp);
const uint8_t *vm_closure_op_places(struct frame *f, const uint8_t *ip, value *sp);
const uint8_t *vm_match_op(struct frame *f, const uint8_t *ip, value *sp);
const uint8_t *vm_rare_op(struct frame *f, const uint8_t *ip, value *sp);
const uint8_t *handler_op(struct frame *f, const uint8_t *ip, value *sp);
/* RAISE_*; true when the exception was raised before and gets no new row in its traceback. */
bool handler_raise(unsigned op, value *sp);
/* Finds the handler of the pending exception, which was raised just before ip: sets f->sp to where the exception has
   been pushed and returns the handler's address; NULL when there is none. */
const uint8_t *handler_find(struct frame *f, const uint8_t *ip);
/* What is a name whose slot is unset; a local that is unset: V_ERROR. */
value vm_unset_global(const struct frame *f, unsigned slot);
value vm_unset_local(const struct code_obj *code, unsigned n);

#endif
