# SPDX-License-Identifier: MIT
# GCC for bare-metal Arm, with newlib or picolibc.
set(CMAKE_SYSTEM_NAME Generic)
set(CMAKE_SYSTEM_PROCESSOR cortex-m3)
set(CMAKE_C_COMPILER arm-none-eabi-gcc)
set(CMAKE_TRY_COMPILE_TARGET_TYPE STATIC_LIBRARY)
set(LIBC newlib CACHE STRING "newlib or picolibc")
set(specs nano.specs)
if(LIBC STREQUAL picolibc)
  set(specs picolibc.specs)
endif()
set(CMAKE_C_FLAGS_INIT "-mcpu=cortex-m3 -mthumb --specs=${specs}")
set(CMAKE_EXE_LINKER_FLAGS_INIT "-nostartfiles")
