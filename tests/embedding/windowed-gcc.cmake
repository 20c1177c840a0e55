# SPDX-License-Identifier: MIT
# The toolchain file of windowed-gcc, for examples/embedded/xtensa: code of another compiler than the archives'.
set(CMAKE_SYSTEM_NAME Generic)
set(CMAKE_SYSTEM_PROCESSOR xtensa)
set(CMAKE_C_COMPILER xtensa-lx106-elf-gcc)
set(CMAKE_ASM_COMPILER xtensa-lx106-elf-gcc)
find_program(CMAKE_OBJCOPY xtensa-lx106-elf-objcopy REQUIRED)
set(CMAKE_TRY_COMPILE_TARGET_TYPE STATIC_LIBRARY)
set(CORE lx6)
set(FLASH_END 0xf8400000)
foreach(language C ASM)
  set(CMAKE_${language}_COMPILE_OBJECT "${CMAKE_CURRENT_LIST_DIR}/windowed-gcc <DEFINES> <INCLUDES> <FLAGS> -o <OBJECT> -c <SOURCE>")
endforeach()
set(CMAKE_EXE_LINKER_FLAGS_INIT "-nostdlib")
