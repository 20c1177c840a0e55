#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The installed toolkit as a module of a stand-in for Zephyr: that reads module.yml, adds the module's folder with the names of its
Kconfig, and links the library `app` as a whole archive. The application is examples/embedded.

usage: zephyr.py CMAKE BUILD EXAMPLE
"""
import os
import re
import shutil
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
CONFIG = {"FIRN": "y", "FIRN_TARGET": "thumbv7m"}
# What Zephyr's package does, as far as a module sees it: targets app and zephyr_interface, then the modules, each in its own scope.
STAND_IN = """# SPDX-License-Identifier: MIT
%(config)s
add_library(zephyr_interface INTERFACE)
target_compile_options(zephyr_interface INTERFACE -Os -ffunction-sections -fdata-sections)
target_compile_definitions(zephyr_interface INTERFACE OF_ZEPHYR=1)
target_include_directories(zephyr_interface INTERFACE ${CMAKE_BINARY_DIR}/generated)
add_custom_command(OUTPUT ${CMAKE_BINARY_DIR}/generated/of_zephyr.h COMMAND sleep 1
                   COMMAND ${CMAKE_COMMAND} -E touch ${CMAKE_BINARY_DIR}/generated/of_zephyr.h VERBATIM)
add_custom_target(zephyr_generated_headers DEPENDS ${CMAKE_BINARY_DIR}/generated/of_zephyr.h)
add_library(app STATIC)
target_link_libraries(app PUBLIC zephyr_interface)
add_dependencies(app zephyr_generated_headers)
add_subdirectory(%(module)s modules/firn)
add_executable(zephyr_final startup.c)
target_link_libraries(zephyr_final PRIVATE zephyr_interface -Wl,--whole-archive app -Wl,--no-whole-archive
                      -Wl,--gc-sections -T${CMAKE_CURRENT_SOURCE_DIR}/mps2.ld)
"""
APPLICATION = """# SPDX-License-Identifier: MIT
cmake_minimum_required(VERSION 3.25)
project(fw LANGUAGES C)
include(zephyr.cmake)
target_sources(app PRIVATE main.c board.c)
firn_add_app(app app HEAP 40K C_SOURCES python.c)
"""


def run(*words, good=True):
    done = subprocess.run(words, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=280)
    if good and done.returncode:
        sys.exit("%s: status %d\n%s" % (" ".join(words), done.returncode, done.stdout))
    return done.stdout


def read(*names):
    with open(os.path.join(*names), encoding="utf-8") as file:
        return file.read()


def write(folder, name, text):
    with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
        file.write(text)


def values_of(text):
    """The lines `key: value` of a YAML file that has only these, in two levels."""
    return dict(re.findall(r"^ *(\w+): (\S+)$", text, re.M))


def check_names(module, about):
    """What CMakeLists.txt asks for is in Kconfig, and the other way round."""
    entries = set(re.findall(r"^(?:menu)?config (\w+)$", read(module, about["kconfig"]), re.M))
    used = set(re.findall(r"CONFIG_(\w+)", read(module, about["cmake"], "CMakeLists.txt")))
    if entries != used or entries != set(CONFIG):
        sys.exit("Kconfig has %s, CMakeLists.txt uses %s" % (sorted(entries), sorted(used)))
    for target in re.findall(r'^\tdefault "(\S+)"', read(module, about["kconfig"]), re.M):
        if not re.fullmatch(r"thumbv(6m|7m|7em-hf|8m-main)", target):
            sys.exit("Kconfig has a target %s" % target)


def main():
    cmake, built, example = sys.argv[1:]
    with tempfile.TemporaryDirectory() as folder:
        prefix, source, made = (os.path.join(folder, name) for name in ("toolkit", "source", "made"))
        run(cmake, "--install", built, "--prefix", prefix)
        module = os.path.join(prefix, "share", "firn")
        about = values_of(read(module, "zephyr", "module.yml"))
        if about.get("name") != "firn":
            sys.exit("module.yml: %r" % about)
        check_names(module, about)
        shutil.copytree(example, source)
        write(source, "CMakeLists.txt", APPLICATION)
        # C sources are compiled as the application's, when the headers are made.
        write(source, "python.c", read(source, "python.c") + "\n#include <of_zephyr.h>\n_Static_assert(OF_ZEPHYR, \"\");\n")
        configure = [cmake, "-G", "Ninja", "-S", source, "-B", made, "-DCMAKE_TOOLCHAIN_FILE=gcc.cmake"]
        for config in (CONFIG, {}):
            lines = "".join('set(CONFIG_%s "%s")\n' % row for row in config.items())
            write(source, "zephyr.cmake", STAND_IN % {"config": lines, "module": os.path.join(module, about["cmake"])})
            shutil.rmtree(made, ignore_errors=True)
            said = run(*configure, good=bool(config))
            if not config and 'Unknown CMake command "firn_add_app"' not in said:
                sys.exit("without CONFIG_FIRN: " + said)
            if not config:
                continue
            run(cmake, "--build", made)
            found = run("qemu-system-arm", "-M", "mps2-an385", "-display", "none", "-monitor", "none", "-serial", "stdio", "-semihosting-config",
                        "enable=on,target=native", "-icount", "shift=0,sleep=off", "-kernel", os.path.join(made, "zephyr_final"))
            if found != read(HERE, "firmware.out"):
                sys.exit("it says:\n" + found)
        write(source, "zephyr.cmake", STAND_IN % {"config": 'set(CONFIG_FIRN "y")\n', "module": os.path.join(HERE, "..", "..", "zephyr")})
        shutil.rmtree(made)
        if "not its source" not in run(*configure, good=False):
            sys.exit("the source folder as a module is not told")


main()
