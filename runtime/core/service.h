/* SPDX-License-Identifier: MIT */
/* The optional operations of this image: runtime/abi/service.def. */
#ifndef FIRN_CORE_SERVICE_H
#define FIRN_CORE_SERVICE_H

#include "runtime/abi/operator.h"
#include "runtime/abi/value.h"

struct binding;
struct cfunction_obj;
struct code_obj;
struct coding_fault;
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

/* What no code of the image calls is not there at all, so each may be NULL. On a device the linker makes each the name
   of its function or, when the image has no use for it, nothing; this process loads images while it runs, so here they
   are pointers. */
#if UINTPTR_MAX > UINT32_MAX
#define SERVICE(id, result, params, symbol) extern result(*const firn_service_##id) params;
#else
#define SERVICE(id, result, params, symbol) extern __attribute__((weak)) result firn_service_##id params;
#endif
#include "runtime/abi/service.def"
#undef SERVICE

#endif
