/* SPDX-License-Identifier: MIT */
/* time.sleep() and its like, and each turn of asyncio's loop, where interrupts post calls: they are made while it sleeps. The
   service `sleep` of images that are frozen for a firmware with C functions (freeze/services.c). */
#include "runtime/embed/embed.h"

#include "runtime/lib/time.h"
#include "runtime/port.h"

/* `others`: what else runs in the meantime, without waiting. */
static value sleep(uint64_t us, value (*others)(uint64_t)) {
  uint64_t start = us ? port_ticks_us() : 0, gone = 0;
  for (;;) {
    if (!embed_run_posts() || (others && !others(0))) return V_ERROR;
    if (us) gone = port_ticks_us() - start;
    if (gone >= us) return V_NONE;
    port_wait_us(us - gone);
  }
}

value embed_sleep(uint64_t us);
value embed_sleep(uint64_t us) { return sleep(us, NULL); }

/* The same in a program with micropython.schedule(). */
value embed_sleep_scheduled(uint64_t us);
value embed_sleep_scheduled(uint64_t us) { return sleep(us, schedule_sleep); }
