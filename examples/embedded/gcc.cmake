# SPDX-License-Identifier: MIT
# GCC for bare-metal Arm, with newlib or picolibc.
set(CMAKE_SYSTEM_NAME Generic)
set(CMAKE_SYSTEM_PROCESSOR cortex-m)
set(CPU -mcpu=cortex-m3 CACHE STRING "or -mcpu=cortex-m4 -mfpu=fpv4-sp-d16 -mfloat-abi=hard")
set(CMAKE_C_COMPILER arm-none-eabi-gcc)
set(CMAKE_TRY_COMPILE_TARGET_TYPE STATIC_LIBRARY)
set(LIBC newlib CACHE STRING "newlib or picolibc")
set(specs nano.specs)
if(LIBC STREQUAL picolibc)
  set(specs picolibc.specs)
endif()
set(CMAKE_C_FLAGS_INIT "${CPU} -mthumb --specs=${specs}")
set(CMAKE_EXE_LINKER_FLAGS_INIT "-nostartfiles")
