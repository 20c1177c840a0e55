# SPDX-License-Identifier: MIT
# GCC and binutils for the LX106, as Debian has them: call0 ABI, no C library.
set(CMAKE_SYSTEM_NAME Generic)
set(CMAKE_SYSTEM_PROCESSOR xtensa)
set(CMAKE_C_COMPILER xtensa-lx106-elf-gcc)
set(CMAKE_ASM_COMPILER xtensa-lx106-elf-gcc)
find_program(CMAKE_OBJCOPY xtensa-lx106-elf-objcopy REQUIRED)
set(CMAKE_TRY_COMPILE_TARGET_TYPE STATIC_LIBRARY)
set(CORE lx106)
set(FLASH_END 0x98400000)
set(CMAKE_C_FLAGS_INIT -mlongcalls)
set(CMAKE_EXE_LINKER_FLAGS_INIT "-nostdlib")
