/* SPDX-License-Identifier: MIT */
/* Configuration of the stock firmware that measure.py builds: the qemu port as it is ("extra features"), without compiler; native
   code in frozen modules is allowed, as the datalogger has viper functions. */
#include "ports/qemu/mpconfigport.h"

#undef MICROPY_EMIT_THUMB
#undef MICROPY_EMIT_INLINE_THUMB
#undef MICROPY_MODULE_FROZEN_STR
#define MICROPY_ENABLE_COMPILER (0)
#define MICROPY_MODULE_FROZEN_STR (0)
#define MICROPY_PERSISTENT_CODE_LOAD_NATIVE (1)

/* What a program that is all frozen has no use for. */
#undef MICROPY_VFS
#undef MICROPY_VFS_ROM
#undef MICROPY_READER_VFS
#undef MICROPY_PERSISTENT_CODE_LOAD
#define MICROPY_VFS (0)
#define MICROPY_VFS_ROM (0)
#define MICROPY_READER_VFS (0)
#define MICROPY_PERSISTENT_CODE_LOAD (0)
