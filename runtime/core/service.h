/* SPDX-License-Identifier: MIT */
/* The optional operations of this image: runtime/abi/service.def. */
#ifndef FIRN_CORE_SERVICE_H
#define FIRN_CORE_SERVICE_H

#include "runtime/abi/value.h"

struct code_obj;
struct dict_obj;
struct err_msg;
struct format_spec;
struct frame;
struct function_obj;
struct module_obj;
struct native_frame_obj;
struct type_obj;
struct writer;

struct services {
#define SERVICE(id, result, params, symbol) result(*id) params;
#include "runtime/abi/service.def"
#undef SERVICE
};
extern const struct services firn_services;

#endif
