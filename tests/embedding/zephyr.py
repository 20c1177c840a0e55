#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The installed toolkit as a module of a stand-in for Zephyr: that reads module.yml, adds the module's folder with the names of its
Kconfig, and links the library `app` as a whole archive. The application is examples/embedded.

usage: zephyr.py CMAKE BUILD EXAMPLE [BOARD]
"""
import os
import re
import shutil
import sys
import tempfile

from boards import BOARDS, HERE, read, run, write

# By board: what the stand-in has of its own, and the application.
PARTS = {
    "mps2-an385": {"compiler": "gcc", "start": "startup.c", "script": "mps2.ld", "drivers": "board.c"},
    "lx6": {"compiler": "windowed-gcc", "start": "xtensa/start-lx6.S", "script": "xtensa/lx6.ld", "drivers": "xtensa/board.c"}}
# What Zephyr's package does, as far as a module sees it: targets app and zephyr_interface, then the modules, each in its own scope.
STAND_IN = """# SPDX-License-Identifier: MIT
%(config)s
add_library(zephyr_interface INTERFACE)
target_compile_options(zephyr_interface INTERFACE -Os -ffreestanding -ffunction-sections -fdata-sections)
target_compile_definitions(zephyr_interface INTERFACE OF_ZEPHYR=1)
target_include_directories(zephyr_interface INTERFACE ${CMAKE_BINARY_DIR}/generated)
add_custom_command(OUTPUT ${CMAKE_BINARY_DIR}/generated/of_zephyr.h COMMAND sleep 1
                   COMMAND ${CMAKE_COMMAND} -E touch ${CMAKE_BINARY_DIR}/generated/of_zephyr.h VERBATIM)
add_custom_target(zephyr_generated_headers DEPENDS ${CMAKE_BINARY_DIR}/generated/of_zephyr.h)
add_library(app STATIC)
target_link_libraries(app PUBLIC zephyr_interface)
add_dependencies(app zephyr_generated_headers)
add_subdirectory(%(module)s modules/firn)
add_executable(zephyr_final %(start)s)
target_link_libraries(zephyr_final PRIVATE zephyr_interface -Wl,--whole-archive app -Wl,--no-whole-archive
                      -Wl,--gc-sections -L${CMAKE_CURRENT_SOURCE_DIR}/xtensa -T${CMAKE_CURRENT_SOURCE_DIR}/%(script)s)
"""
APPLICATION = """# SPDX-License-Identifier: MIT
cmake_minimum_required(VERSION 3.25)
project(fw LANGUAGES C ASM)
include(zephyr.cmake)
target_sources(app PRIVATE main.c %(drivers)s)
firn_add_app(app app HEAP 40K C_SOURCES python.c)
"""


def values_of(text):
    """The lines `key: value` of a YAML file that has only these, in two levels."""
    return dict(re.findall(r"^ *(\w+): (\S+)$", text, re.M))


def check_names(module, about):
    """What CMakeLists.txt asks for is in Kconfig, and the other way round."""
    entries = set(re.findall(r"^(?:menu)?config (\w+)$", read(module, about["kconfig"]), re.M))
    used = set(re.findall(r"CONFIG_(\w+)", read(module, about["cmake"], "CMakeLists.txt")))
    if entries != used or entries != {"FIRN", "FIRN_TARGET"}:
        sys.exit("Kconfig has %s, CMakeLists.txt uses %s" % (sorted(entries), sorted(used)))
    for target in re.findall(r'^\tdefault "(\S+)"', read(module, about["kconfig"]), re.M):
        if not re.fullmatch(r"thumbv(6m|7m|7em-hf|8m-main)|lx6", target):
            sys.exit("Kconfig has a target %s" % target)


def main():
    cmake, built, example = sys.argv[1:4]
    name = sys.argv[4] if len(sys.argv) > 4 else "mps2-an385"
    board, parts = BOARDS[name], PARTS[name]
    with tempfile.TemporaryDirectory() as folder:
        prefix, source, made = (os.path.join(folder, name) for name in ("toolkit", "source", "made"))
        run(cmake, "--install", built, "--prefix", prefix)
        module = os.path.join(prefix, "share", "firn")
        about = values_of(read(module, "zephyr", "module.yml"))
        if about.get("name") != "firn":
            sys.exit("module.yml: %r" % about)
        check_names(module, about)
        shutil.copytree(example, source)
        write(source, "CMakeLists.txt", APPLICATION % parts)
        # C sources are compiled as the application's, when the headers are made.
        write(source, "python.c", read(source, "python.c") + "\n#include <of_zephyr.h>\n_Static_assert(OF_ZEPHYR, \"\");\n")
        configure = [cmake, "-G", "Ninja", "-S", source, "-B", made, *board.options(source, parts["compiler"], "newlib")]
        for config in ({"FIRN": "y", "FIRN_TARGET": board.runtime}, {}):
            lines = "".join('set(CONFIG_%s "%s")\n' % row for row in config.items())
            write(source, "zephyr.cmake", STAND_IN % dict(parts, config=lines, module=os.path.join(module, about["cmake"])))
            shutil.rmtree(made, ignore_errors=True)
            _, said = run(*configure, good=False)
            if not config and 'Unknown CMake command "firn_add_app"' not in said:
                sys.exit("without CONFIG_FIRN: " + said)
            if not config:
                continue
            run(cmake, "--build", made)
            if board.is_xtensa:
                run(board.binutils + "objcopy", "-O", "binary", "--gap-fill", "0xff", "--pad-to", "0xf8400000", os.path.join(made, "zephyr_final"),
                    os.path.join(made, "fw.bin"))
            found = board.machine(made, "zephyr_final")
            if found != read(HERE, "firmware.out"):
                sys.exit("it says:\n" + found)
        write(source, "zephyr.cmake", STAND_IN % dict(parts, config='set(CONFIG_FIRN "y")\n', module=os.path.join(HERE, "..", "..", "zephyr")))
        shutil.rmtree(made)
        if "not its source" not in run(*configure, good=False)[1]:
            sys.exit("the source folder as a module is not told")


main()
