/* SPDX-License-Identifier: MIT */
/* How time.sleep() waits: the service `sleep`. */
#ifndef FIRN_LIB_TIME_H
#define FIRN_LIB_TIME_H

#include "runtime/core/object.h"

/* V_NONE, or V_ERROR with KeyboardInterrupt at a prompt. */
value time_sleep_plain(uint64_t us);
/* The same where micropython.schedule is used: its functions run first, and V_ERROR may be their exception. */
value schedule_sleep(uint64_t us);

#endif
