/* SPDX-License-Identifier: MIT */
/* The optional operations of this image: runtime/abi/service.def. */
#ifndef FIRN_CORE_SERVICE_H
#define FIRN_CORE_SERVICE_H

#include "runtime/abi/operator.h"
#include "runtime/abi/value.h"

struct binding;
struct cfunction_obj;
struct code_obj;
struct dict_obj;
struct err_msg;
struct format_spec;
struct frame;
struct int_view;
struct function_obj;
struct module_obj;
struct native_frame_obj;
struct type_obj;
struct writer;

/* A pointer each, so that what no code of the image calls is not there at all. */
#define SERVICE(id, result, params, symbol) extern result(*const firn_service_##id) params;
#include "runtime/abi/service.def"
#undef SERVICE

#endif
