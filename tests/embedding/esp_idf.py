#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The installed toolkit as a component of a stand-in for ESP-IDF: that reads what components require in script mode, includes their
project_include.cmake, adds them as static libraries with options of their folders, and links an executable of these. The application is
examples/embedded/xtensa, by a GCC for the windowed ABI.

usage: esp_idf.py CMAKE BUILD EXAMPLE
"""
import os
import shutil
import sys
import tempfile

from boards import BOARDS, HERE, read, run, write

# What ESP-IDF does before and after project(), as far as a component sees it.
PROJECT = """# SPDX-License-Identifier: MIT
cmake_minimum_required(VERSION 3.16)
set(EXTRA_COMPONENT_DIRS "%(toolkit)s/share/firn/esp-idf")
include(project.cmake)
project(fw)
"""
STAND_IN = """# SPDX-License-Identifier: MIT
file(GLOB folders ${CMAKE_SOURCE_DIR}/main ${EXTRA_COMPONENT_DIRS}/*/CMakeLists.txt)
list(TRANSFORM folders REPLACE "/CMakeLists.txt$" "")
foreach(folder ${folders})
  get_filename_component(name ${folder} NAME)
  set(folder_of_${name} ${folder})
endforeach()
function(expand name)
  if(NOT folder_of_${name})
    message(FATAL_ERROR "Failed to resolve component '${name}'")
  endif()
  execute_process(COMMAND ${CMAKE_COMMAND} -DFOLDER=${folder_of_${name}} -P ${CMAKE_SOURCE_DIR}/requires.cmake
                  OUTPUT_VARIABLE required OUTPUT_STRIP_TRAILING_WHITESPACE COMMAND_ERROR_IS_FATAL ANY)
  string(REGEX REPLACE "^-- requires=" "" required "${required}")
  set_property(GLOBAL PROPERTY requires_${name} "${required}")
  foreach(other ${required})
    expand(${other})
  endforeach()
  set_property(GLOBAL APPEND PROPERTY components ${name})
endfunction()
macro(project title)
_project(${title} C ASM)
expand(main)
get_property(components GLOBAL PROPERTY components)
set(IDF_TARGET %(target)s)
foreach(name ${components})
  if(EXISTS ${folder_of_${name}}/project_include.cmake)
    include(${folder_of_${name}}/project_include.cmake)
  endif()
endforeach()
add_subdirectory(idf esp-idf)
add_executable(fw.elf xtensa/start-lx6.S)
foreach(name ${components})
  target_link_libraries(fw.elf PRIVATE __idf_${name})
endforeach()
target_link_libraries(fw.elf PRIVATE -Wl,--gc-sections -L${CMAKE_SOURCE_DIR}/xtensa -T${CMAKE_SOURCE_DIR}/xtensa/lx6.ld)
add_custom_command(TARGET fw.elf POST_BUILD VERBATIM
                   COMMAND ${CMAKE_OBJCOPY} -O binary --gap-fill 0xff --pad-to ${FLASH_END} $<TARGET_FILE:fw.elf> fw.bin)
endmacro()
"""
REQUIRES = """# SPDX-License-Identifier: MIT
macro(idf_component_register)
  cmake_parse_arguments(_ "" "" "SRCS;INCLUDE_DIRS;REQUIRES" ${ARGN})
  message(STATUS "requires=${__REQUIRES}")
  return()
endmacro()
include(${FOLDER}/CMakeLists.txt)
"""
COMPONENTS = """# SPDX-License-Identifier: MIT
function(idf_component_register)
  cmake_parse_arguments(_ "" "" "SRCS;INCLUDE_DIRS;REQUIRES" ${ARGN})
  set(library __idf_${name})
  add_compile_options(-Os -ffreestanding -ffunction-sections -fdata-sections "$<$<COMPILE_LANGUAGE:C>:-std=gnu17>" -DESP_PLATFORM)
  set(kind INTERFACE)
  if(__SRCS)
    add_library(${library} STATIC ${__SRCS})
    set_target_properties(${library} PROPERTIES OUTPUT_NAME ${name} LINKER_LANGUAGE C)
    set(kind PUBLIC)
  else()
    add_library(${library} INTERFACE)
  endif()
  target_include_directories(${library} ${kind} ${__INCLUDE_DIRS})
  get_property(required GLOBAL PROPERTY requires_${name})
  foreach(other ${required})
    target_link_libraries(${library} ${kind} __idf_${other})
  endforeach()
  set(COMPONENT_LIB ${library} PARENT_SCOPE)
endfunction()
foreach(name ${components})
  add_subdirectory(${folder_of_${name}} ${name})
endforeach()
"""
MAIN = """# SPDX-License-Identifier: MIT
idf_component_register(SRCS main.c board.c port.c INCLUDE_DIRS . REQUIRES firn)
firn_add_app(${COMPONENT_LIB} app HEAP 40K C_SOURCES python.c)
"""
PORT = """/* SPDX-License-Identifier: MIT */
#include <runtime/port.h>
void port_write_error(const char *bytes, size_t count) {
  port_write("!", 1);
  port_write(bytes, count);
}
"""


def make_project(example, source, toolkit):
    """A port function is in a source of its own, to which nothing in the component refers."""
    main = os.path.join(source, "main")
    shutil.copytree(example, main)
    shutil.move(os.path.join(main, "xtensa"), source)
    shutil.copy(os.path.join(source, "xtensa", "board.c"), main)
    write(main, "port.c", PORT)
    write(main, "python.c", read(main, "python.c") + '\n_Static_assert(ESP_PLATFORM, "");\n')
    write(main, "CMakeLists.txt", MAIN)
    os.mkdir(os.path.join(source, "idf"))
    write(source, "idf/CMakeLists.txt", COMPONENTS)
    write(source, "requires.cmake", REQUIRES)
    write(source, "CMakeLists.txt", PROJECT % {"toolkit": toolkit})
    write(source, "project.cmake", STAND_IN % {"target": "esp32"})


def main():
    cmake, built, example = sys.argv[1:]
    board = BOARDS["lx6"]
    with tempfile.TemporaryDirectory() as folder:
        prefix, source, made = (os.path.join(folder, name) for name in ("toolkit", "source", "made"))
        run(cmake, "--install", built, "--prefix", prefix)
        make_project(example, source, prefix)
        configure = [cmake, "-G", "Ninja", "-S", source, "-B", made, *board.options(source, "windowed-gcc", "")]
        run(*configure)
        run(cmake, "--build", made)
        expected, said = read(HERE, "firmware.out"), board.machine(made)
        if said.replace("!", "") != expected or "!Traceback" not in said:
            sys.exit("it says:\n" + said)
        app = os.path.join(source, "main", "app")
        write(app, "control.py", read(app, "control.py").replace("label.upper()", "label.lower()"))
        run(cmake, "--build", made)
        if board.machine(made).replace("!", "") != expected.replace("GR\u00dcSS", "gr\u00fc\u00df"):
            sys.exit("after a change it says:\n" + board.machine(made))
        for target in ("esp32s2", "esp32c3"):
            write(source, "project.cmake", STAND_IN % {"target": target})
            status, said = run(*configure, good=False)
            if not status or "IDF_TARGET is %s, but" % target not in said:
                sys.exit("%s is not refused: %s" % (target, said))
        write(source, "project.cmake", STAND_IN % {"target": "esp32s3"})
        write(source, "CMakeLists.txt", PROJECT.replace("/share/firn", "") % {"toolkit": os.path.join(HERE, "..", "..")})
        status, said = run(*configure, good=False)
        if not status or "not in its source" not in said:
            sys.exit("the source folder as a component is not told: " + said)


main()
