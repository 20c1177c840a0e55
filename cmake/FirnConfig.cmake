# SPDX-License-Identifier: MIT
# find_package(Firn): Python applications in firmware of your own.
#
#   firn_add_app(FIRMWARE APP [TARGET NAME] [HEAP BYTES] [EMIT auto|bytecode|native] [FLOAT single|double]
#                [C_SOURCES FILE...] [OPTIONS OPTION...])
#
# freezes the Python application APP (a folder with main.py, a .py file or a manifest.py) into FIRMWARE, an executable or a library
# of one, which gets the object, the runtime and the header firn.h. It is frozen again when one of its files changes.
#
#   TARGET     what FIRMWARE is compiled for: a runtime (thumbv6m, thumbv7m, thumbv7em-hf, thumbv8m-main; lx106 for Xtensa's
#              call0 ABI, lx6 for the windowed one), a target that `firn targets` lists, or a folder with a target.def; else
#              the variable FIRN_TARGET
#   HEAP       Python's heap, as 48K: in .bss, and firn_init takes it. Without, firn_init is told where it is
#   C_SOURCES  those with FIRN_FN or FIRN_PYTHON lines: compiled as FIRMWARE's, but before the application is frozen
#   OPTIONS    more options of `firn freeze`
# Functions are known in all folders of a project, and so is what they read.
get_filename_component(FIRN_PREFIX "${CMAKE_CURRENT_LIST_DIR}/../../.." ABSOLUTE)
set(FIRN_TOOLKIT "${FIRN_PREFIX}/share/firn" CACHE INTERNAL "")
set(FIRN_EXECUTABLE "${FIRN_PREFIX}/bin/firn" CACHE INTERNAL "")
set(FIRN_INCLUDE_DIR "${FIRN_TOOLKIT}/include" CACHE INTERNAL "")
if(NOT EXISTS "${FIRN_EXECUTABLE}")
  set(Firn_FOUND FALSE)
  set(Firn_NOT_FOUND_MESSAGE "there is no ${FIRN_EXECUTABLE}")
  return()
endif()

# What `firn targets` says about a target: "  runtime    thumbv7m".
function(_firn_target_value out description key)
  string(REGEX MATCH "\n  ${key} +([^ \n]+)" _ "${description}")
  set(${out} "${CMAKE_MATCH_1}" PARENT_SCOPE)
endfunction()

# The archives to link, the first one first.
function(_firn_libraries out name float)
  execute_process(COMMAND "${FIRN_EXECUTABLE}" targets "${name}" WORKING_DIRECTORY "${CMAKE_CURRENT_SOURCE_DIR}"
                  OUTPUT_VARIABLE description ERROR_VARIABLE error RESULT_VARIABLE status)
  if(status)
    message(FATAL_ERROR "firn_add_app: ${error}")
  endif()
  _firn_target_value(runtime "${description}" runtime)
  if(NOT float)
    _firn_target_value(float "${description}" floats)
  endif()
  set(libraries "")
  foreach(prefix libfirn-embed libfirn)
    set(library "${FIRN_TOOLKIT}/runtime/${runtime}/${prefix}-${float}.a")
    if(NOT EXISTS "${library}")
      message(FATAL_ERROR "firn_add_app: TARGET ${name}: the toolkit has no ${library}")
    endif()
    list(APPEND libraries "${library}")
  endforeach()
  set(${out} "${libraries}" PARENT_SCOPE)
endfunction()

# An object library that is compiled as FIRMWARE is: its objects are read by firn, so they are no bitcode.
function(_firn_c_sources name firmware)
  add_library(${name} OBJECT ${ARGN})
  foreach(property INCLUDE_DIRECTORIES COMPILE_DEFINITIONS COMPILE_OPTIONS)
    set_property(TARGET ${name} APPEND PROPERTY ${property} "$<TARGET_PROPERTY:${firmware},${property}>")
  endforeach()
  target_include_directories(${name} SYSTEM PRIVATE "${FIRN_INCLUDE_DIR}")
  target_compile_options(${name} PRIVATE -fno-lto)
  set_property(TARGET ${name} PROPERTY INTERPROCEDURAL_OPTIMIZATION OFF)
  if(TARGET zephyr_generated_headers) # that FIRMWARE's sources may include
    add_dependencies(${name} zephyr_generated_headers)
  endif()
endfunction()

function(firn_add_app firmware app)
  cmake_parse_arguments(PARSE_ARGV 2 arg "" "TARGET;HEAP;EMIT;FLOAT" "C_SOURCES;OPTIONS")
  if(arg_UNPARSED_ARGUMENTS)
    message(FATAL_ERROR "firn_add_app: what is ${arg_UNPARSED_ARGUMENTS}?")
  endif()
  if("--float" IN_LIST arg_OPTIONS)
    message(FATAL_ERROR "firn_add_app: FLOAT says the width, for the archive has to be of the same")
  endif()
  if(NOT arg_TARGET)
    set(arg_TARGET "${FIRN_TARGET}")
  endif()
  if(NOT arg_TARGET)
    message(FATAL_ERROR "firn_add_app: what is ${firmware} compiled for? Say TARGET thumbv7m or another one of `firn targets`")
  endif()
  get_filename_component(app "${app}" ABSOLUTE)
  if(NOT EXISTS "${app}")
    message(FATAL_ERROR "firn_add_app: there is no ${app}")
  endif()
  _firn_libraries(libraries "${arg_TARGET}" "${arg_FLOAT}")
  set(folder "${CMAKE_CURRENT_BINARY_DIR}/${firmware}.firn")
  file(MAKE_DIRECTORY "${folder}")
  set(options ${arg_OPTIONS})
  foreach(option HEAP EMIT FLOAT)
    if(arg_${option})
      string(TOLOWER "${option}" name)
      list(APPEND options --${name} "${arg_${option}}")
    endif()
  endforeach()
  set(objects "") # linked
  set(seen "")
  if(arg_C_SOURCES)
    _firn_c_sources(${firmware}_firn_c ${firmware} ${arg_C_SOURCES})
    set(objects "$<TARGET_OBJECTS:${firmware}_firn_c>")
    set(seen "${objects}")
  elseif(CMAKE_C_COMPILER) # what the firmware's compiler makes tells the machine and, on Xtensa, the ABI, of which the linker would not
    file(CONFIGURE OUTPUT "${folder}/machine.c" CONTENT "int firn_machine(int x);\nint firn_machine(int x) { return x; }\n")
    _firn_c_sources(${firmware}_firn_machine ${firmware} "${folder}/machine.c")
    set(seen "$<TARGET_OBJECTS:${firmware}_firn_machine>")
  endif()
  if(EXISTS "${CMAKE_CURRENT_SOURCE_DIR}/${arg_TARGET}/target.def")
    set(arg_TARGET "${CMAKE_CURRENT_SOURCE_DIR}/${arg_TARGET}")
  endif()
  get_filename_component(name "${app}" NAME)
  add_custom_command(
    OUTPUT "${folder}/app.o" "${folder}/app.ld"
    COMMAND "${FIRN_EXECUTABLE}" freeze "${app}" ${seen} -t "${arg_TARGET}" -o "${folder}/app.o"
            --depfile "${folder}/app.d" ${options}
    DEPENDS "${FIRN_EXECUTABLE}" ${seen}
    DEPFILE "${folder}/app.d"
    COMMENT "Freezing ${name} for ${firmware}"
    COMMAND_EXPAND_LISTS VERBATIM)
  set_source_files_properties("${folder}/app.o" PROPERTIES EXTERNAL_OBJECT TRUE GENERATED TRUE)
  target_sources(${firmware} PRIVATE "${folder}/app.o" ${objects})
  target_include_directories(${firmware} SYSTEM PRIVATE "${FIRN_INCLUDE_DIR}")
  # Of a library an executable gets what is asked for when its turn comes: before the runtime's, which has defaults of these.
  get_target_property(type ${firmware} TYPE)
  set(asked "")
  foreach(symbol firn_main port_write port_write_error port_read port_ticks_us port_wall_us port_wait_us port_interrupts_mask port_interrupts_restore)
    list(APPEND asked -Wl,-u,${symbol})
  endforeach()
  if(type STREQUAL "EXECUTABLE")
    set(asked "")
  endif()
  # Objects of LLVM say that no stack is executable, GCC's for these machines say nothing, and GNU ld warns of the mixture.
  target_link_libraries(${firmware} PRIVATE ${asked} "${folder}/app.ld" ${libraries} -Wl,-z,noexecstack)
  set_property(TARGET ${firmware} APPEND PROPERTY LINK_DEPENDS "${folder}/app.ld" ${libraries})
endfunction()
