# SPDX-License-Identifier: MIT
# The target side of the build. For each targets/NAME/target.def: its data files are copied to
# build/targets/NAME, where `firn` looks for them; its board sources become objects beside them; and
# each distinct `runtime` becomes build/runtime/RUNTIME/libfirn-{single,double}.a, compiled with the
# flags of the first target that names it. Nothing about a particular target is said here.

cmake_policy(SET CMP0116 OLD) # depfiles as they are: firn_target_object

# firn_target_checked(OUT NAME): the sanitizers' flags for what runs on this computer in the dev preset, those that count
# lines in the coverage preset (not optimized: lines that are merged or inlined would have no counter of their own), else
# nothing. Globals get no red zones: the image's tables are sections that the linker puts together.
function(firn_target_checked out name)
  set(${out} "" PARENT_SCOPE)
  file(STRINGS ${CMAKE_SOURCE_DIR}/targets/${name}/target.def host REGEX "^arch[ \t]+host")
  if(FIRN_SANITIZE AND host)
    set(${out} " ${FIRN_SANITIZERS} -fno-omit-frame-pointer --param asan-globals=0" PARENT_SCOPE)
  elseif(FIRN_COVERAGE AND host)
    set(${out} " --coverage -fprofile-update=atomic -O0" PARENT_SCOPE)
  endif()
endfunction()

# firn_target_value(OUT NAME KEY): the value of KEY in NAME's target.def or the nearest inherited one.
function(firn_target_value out name key)
  set(${out} "" PARENT_SCOPE)
  file(STRINGS ${CMAKE_SOURCE_DIR}/targets/${name}/target.def lines REGEX "^(inherit|${key})[ \t]")
  set(base "")
  foreach(line ${lines})
    if(line MATCHES "^([a-z-]+)[ \t]+(.*)$")
      string(STRIP "${CMAKE_MATCH_2}" value)
      if(CMAKE_MATCH_1 STREQUAL key)
        if(key STREQUAL "cflags")
          firn_target_checked(checked ${name})
          string(APPEND value "${checked}")
        endif()
        string(REPLACE "{folder}" ${CMAKE_BINARY_DIR}/targets/${name} value "${value}")
        string(REPLACE "{toolkit}" ${CMAKE_BINARY_DIR} value "${value}")
        set(${out} "${value}" PARENT_SCOPE)
        return()
      endif()
      set(base ${value})
    endif()
  endforeach()
  if(base)
    firn_target_value(inherited ${base} ${key})
    set(${out} "${inherited}" PARENT_SCOPE)
  endif()
endfunction()

# firn_target_chain(OUT NAME): NAME and the targets it inherits from, nearest first.
function(firn_target_chain out name)
  file(STRINGS ${CMAKE_SOURCE_DIR}/targets/${name}/target.def lines REGEX "^inherit[ \t]")
  set(chain ${name})
  foreach(line ${lines})
    string(REGEX REPLACE "^inherit[ \t]+" "" base "${line}")
    firn_target_chain(rest ${base})
    list(APPEND chain ${rest})
  endforeach()
  set(${out} "${chain}" PARENT_SCOPE)
endfunction()

# Data files, as they are; a board of the dev preset links as it compiles.
file(GLOB target_files CONFIGURE_DEPENDS RELATIVE ${CMAKE_SOURCE_DIR} ${CMAKE_SOURCE_DIR}/targets/*/*)
foreach(file ${target_files} runtime/port.h runtime/port_optional.h)
  get_filename_component(name ${file} NAME)
  if(file MATCHES "^runtime/")
    configure_file(${file} ${CMAKE_BINARY_DIR}/include/${file} COPYONLY)
  elseif(NOT name STREQUAL README.md)
    configure_file(${file} ${CMAKE_BINARY_DIR}/${file} COPYONLY)
  endif()
  get_filename_component(folder ${file} DIRECTORY)
  get_filename_component(folder ${folder} NAME)
  if(name STREQUAL target.def)
    firn_target_checked(checked ${folder})
    if(checked)
      file(READ ${file} text)
      string(REGEX REPLACE "\n((link|cflags)[^\n]*)" "\n\\1 ${checked}" text "${text}")
      file(WRITE ${CMAKE_BINARY_DIR}/${file} "${text}")
    endif()
  endif()
endforeach()
file(GLOB libc_headers CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/runtime/builtins/include/*.h)
foreach(file ${libc_headers})
  get_filename_component(name ${file} NAME)
  configure_file(${file} ${CMAKE_BINARY_DIR}/include/libc/${name} COPYONLY)
endforeach()

file(GLOB runtime_sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/runtime/core/*.c
     ${CMAKE_SOURCE_DIR}/runtime/lib/*.c)
# The compiler as a part of images: without what needs a host and what prints for people.
file(GLOB compiler_sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/runtime/compiler/*.c ${CMAKE_SOURCE_DIR}/runtime/compiler/*.S
     ${CMAKE_SOURCE_DIR}/compiler/front/*.c ${CMAKE_SOURCE_DIR}/compiler/bytecode/*.c)
list(FILTER compiler_sources EXCLUDE REGEX "(_host|_dump|/diag_render|/dis|/load|/mpy_write)[.]c$")
list(APPEND runtime_sources ${compiler_sources})
file(GLOB builtin_sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/runtime/builtins/*.c)

# For firmware of others: these and, of the target, what is no board's own. Where a target has no such files there is no archive.
file(GLOB embed_sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/runtime/embed/*.c)
foreach(file firn.h firn_macros.h)
  configure_file(${CMAKE_SOURCE_DIR}/runtime/embed/${file} ${CMAKE_BINARY_DIR}/include/${file} COPYONLY)
endforeach()

# The interpreter's loop is compiled once for each row of its table.
set(interpreters "")
file(STRINGS ${CMAKE_SOURCE_DIR}/runtime/abi/interpreter.def rows REGEX "^INTERPRETER\\(")
foreach(row ${rows})
  string(REGEX REPLACE "^INTERPRETER\\(([a-z]+)\\).*" "\\1" interpreter "${row}")
  list(APPEND interpreters ${interpreter})
endforeach()

# What writes into contents of containers, and so is compiled once more for images in which such copy up (runtime/core/copy_up.h).
set(copyup_sources "")
foreach(source ${runtime_sources})
  file(STRINGS ${source} includes REGEX "^#include \"runtime/core/(copy_up|quick)[.]h\"")
  if(includes)
    list(APPEND copyup_sources ${source})
  endif()
endforeach()

# firn_target_object(SOURCE OBJECT): one object by the target's compiler, from `cc`, `flags`, `uses`.
# The depfile names the object as Ninja does, so that CMake need not run once more per object to rewrite it.
macro(firn_target_object source object)
  file(RELATIVE_PATH ninja_name ${CMAKE_BINARY_DIR} ${object})
  add_custom_command(
    OUTPUT ${object}
    COMMAND ${environment} ${FIRN_CCACHE_FOR} ${cc} ${flags} ${ARGN} -I${CMAKE_SOURCE_DIR}
            -I${CMAKE_BINARY_DIR}/include -MD -MF ${object}.d -MT ${ninja_name} -c ${source} -o ${object}
    DEPENDS ${source} ${uses}
    DEPFILE ${object}.d
    COMMENT "${name}: ${source}"
    VERBATIM)
endmacro()

# firn_archive(FILE LIST OBJECT...): an archive of objects, their names listed in a file.
function(firn_archive file listed)
  list(JOIN ARGN "\n" response)
  file(GENERATE OUTPUT ${listed} CONTENT "${response}\n")
  add_custom_command(
    OUTPUT ${file}
    COMMAND ${CMAKE_COMMAND} -E rm -f ${file}
    COMMAND llvm-ar-22 rcsD ${file} @${listed}
    DEPENDS ${ARGN} ${listed}
    COMMENT "${file}"
    VERBATIM)
endfunction()

# firn_runtime(NAME RUNTIME): the archives of a runtime, with NAME's flags: of each width one, and one whose containers copy up.
function(firn_runtime name runtime)
  foreach(width single double)
    set(folder ${CMAKE_BINARY_DIR}/runtime/${runtime})
    set(objects "")
    set(copyups "")
    file(MAKE_DIRECTORY ${folder}/${width}/copyup)
    foreach(source ${runtime_sources} ${builtins})
      get_filename_component(base ${source} NAME_WE)
      get_filename_component(group ${source} DIRECTORY)
      get_filename_component(group ${group} NAME)
      set(object ${folder}/${width}/${group}-${base}.o)
      set(more -DFIRN_FLOAT_BITS=32)
      if(width STREQUAL double)
        set(more -DFIRN_FLOAT_BITS=64)
      endif()
      # Small loops: what does not change in them is computed there. Not in what spends its time in loops, the collector and memcpy.
      if("-Os" IN_LIST flags AND NOT "${group}-${base}" MATCHES "^(core-gc|builtins-.*)$")
        list(APPEND more -fno-move-loop-invariants -fno-tree-loop-im)
      endif()
      # The interpreter's loops are where the time goes: a fifth larger than by -Os, 3 to 7 % fewer instructions.
      if("${group}-${base}" STREQUAL "core-vm_run")
        foreach(interpreter ${interpreters})
          set(speed -O2)
          if("-O0" IN_LIST flags OR interpreter MATCHES "^(dense|places)$") # they are so large that -O2 takes 10 % more: it merges the jumps
            set(speed "")
          elseif(NOT interpreter MATCHES "^(full|prompt)$") # small programs', which are to be small: a table of jumps is 512 bytes
            set(speed -fno-jump-tables)
          endif()
          set(member ${group}-${base}-${interpreter}.o)
          firn_target_object(${source} ${folder}/${width}/${member} ${more} ${speed} -DFIRN_INTERPRETER=${interpreter})
          firn_target_object(${source} ${folder}/${width}/copyup/${member} ${more} ${speed} -DFIRN_INTERPRETER=${interpreter} -DFIRN_COPIES_UP)
          list(APPEND objects ${folder}/${width}/${member})
          list(APPEND copyups ${folder}/${width}/copyup/${member})
        endforeach()
        continue()
      endif()
      if("${group}" STREQUAL "builtins")
        set(more -fno-builtin -fno-tree-loop-distribute-patterns)
      endif()
      firn_target_object(${source} ${object} ${more})
      list(APPEND objects ${object})
      if(source IN_LIST copyup_sources)
        set(object ${folder}/${width}/copyup/${group}-${base}.o)
        firn_target_object(${source} ${object} ${more} -DFIRN_COPIES_UP)
      endif()
      list(APPEND copyups ${object})
    endforeach()
    firn_archive(${folder}/libfirn-${width}.a ${folder}/${width}/objects.rsp ${objects})
    firn_archive(${folder}/libfirn-copyup-${width}.a ${folder}/${width}/copyup/objects.rsp ${copyups})
    add_custom_target(runtime-${runtime}-${width} ALL DEPENDS ${folder}/libfirn-${width}.a ${folder}/libfirn-copyup-${width}.a)
    # A target whose compiler is firn itself waits for it, but is not rebuilt with it.
    if(cc MATCHES "^${CMAKE_BINARY_DIR}")
      add_dependencies(runtime-${runtime}-${width} firn firn-llvm)
    endif()
  endforeach()
endfunction()

# firn_bitcode(NAME KIND): the runtime as one module of LLVM bitcode a width, for images that are optimised as a whole: without
# the interpreter's loops, which stay as they were tuned, and what is not C. It is of no CPU yet.
function(firn_bitcode name kind)
  firn_target_value(cc ${name} bitcode-cc)
  separate_arguments(cc UNIX_COMMAND "${cc}")
  set(uses "")
  set(environment "")
  set(FIRN_CCACHE_FOR ${FIRN_CCACHE})
  set(includes "")
  foreach(flag ${flags})
    if(flag MATCHES "^(-isystem|/|-D|-I)")
      list(APPEND includes ${flag})
    endif()
  endforeach()
  set(sources ${runtime_sources})
  list(FILTER sources INCLUDE REGEX "/runtime/(core|lib)/")
  list(FILTER sources EXCLUDE REGEX "/vm_run[.]c$")
  set(flags ${includes} -Oz -std=gnu11 -ffp-contract=off -fno-math-errno -fno-strict-aliasing -Wno-gnu-variable-sized-type-not-at-end -emit-llvm)
  foreach(width single double)
    set(bits 32)
    if(width STREQUAL double)
      set(bits 64)
    endif()
    set(folder ${CMAKE_BINARY_DIR}/runtime/bitcode-${kind})
    file(MAKE_DIRECTORY ${folder}/${width}/copyup)
    set(objects "")
    set(copyups "")
    foreach(source ${sources})
      get_filename_component(base ${source} NAME_WE)
      get_filename_component(group ${source} DIRECTORY)
      get_filename_component(group ${group} NAME)
      set(object ${folder}/${width}/${group}-${base}.bc)
      firn_target_object(${source} ${object} -DFIRN_FLOAT_BITS=${bits})
      list(APPEND objects ${object})
      if(source IN_LIST copyup_sources)
        set(object ${folder}/${width}/copyup/${group}-${base}.bc)
        firn_target_object(${source} ${object} -DFIRN_FLOAT_BITS=${bits} -DFIRN_COPIES_UP)
      endif()
      list(APPEND copyups ${object})
    endforeach()
    foreach(linked "libfirn-${width}.bc;objects" "libfirn-copyup-${width}.bc;copyups")
      list(GET linked 0 file)
      list(GET linked 1 of)
      add_custom_command(
        OUTPUT ${folder}/${file}
        COMMAND llvm-link-22 -o ${folder}/${file} ${${of}}
        DEPENDS ${${of}}
        COMMENT "bitcode-${kind}: ${file}"
        VERBATIM)
    endforeach()
    add_custom_target(bitcode-${kind}-${width} ALL DEPENDS ${folder}/libfirn-${width}.bc ${folder}/libfirn-copyup-${width}.bc)
  endforeach()
endfunction()

# firn_embed(NAME RUNTIME): libfirn-embed-{single,double}.a of a runtime, with NAME's flags.
function(firn_embed name runtime)
  firn_target_chain(chain ${name})
  set(sources ${embed_sources})
  foreach(file registers.S interrupts.c)
    foreach(folder ${chain})
      if(EXISTS ${CMAKE_SOURCE_DIR}/targets/${folder}/${file})
        list(APPEND sources ${CMAKE_SOURCE_DIR}/targets/${folder}/${file})
        break()
      endif()
    endforeach()
  endforeach()
  if(NOT "${sources}" MATCHES "registers.S")
    return()
  endif()
  set(folder ${CMAKE_BINARY_DIR}/runtime/${runtime})
  foreach(width single double)
    set(bits 32)
    if(width STREQUAL double)
      set(bits 64)
    endif()
    set(objects "")
    file(MAKE_DIRECTORY ${folder}/${width})
    foreach(source ${sources})
      get_filename_component(base ${source} NAME_WE)
      set(object ${folder}/${width}/embed-${base}.o)
      firn_target_object(${source} ${object} -DFIRN_FLOAT_BITS=${bits} -I${CMAKE_SOURCE_DIR}/runtime/embed)
      list(APPEND objects ${object})
    endforeach()
    add_custom_command(
      OUTPUT ${folder}/libfirn-embed-${width}.a
      COMMAND ${CMAKE_COMMAND} -E rm -f ${folder}/libfirn-embed-${width}.a
      COMMAND llvm-ar-22 rcsD ${folder}/libfirn-embed-${width}.a ${objects}
      DEPENDS ${objects}
      COMMENT "${runtime}: libfirn-embed-${width}.a"
      VERBATIM)
    add_custom_target(embed-${runtime}-${width} ALL DEPENDS ${folder}/libfirn-embed-${width}.a)
  endforeach()
endfunction()

# firn_board(NAME): the start-up code and port of a target, as objects beside its target.def.
function(firn_board name)
  firn_target_chain(chain ${name})
  set(objects "")
  set(taken "")
  set(includes "")
  foreach(folder ${chain})
    list(APPEND includes -I${CMAKE_SOURCE_DIR}/targets/${folder})
  endforeach()
  foreach(folder ${chain})
    file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/targets/${folder}/*.c
         ${CMAKE_SOURCE_DIR}/targets/${folder}/*.S)
    foreach(source ${sources})
      get_filename_component(base ${source} NAME_WE)
      if(NOT base IN_LIST taken)
        list(APPEND taken ${base})
        set(object ${CMAKE_BINARY_DIR}/targets/${name}/${base}.o)
        firn_target_object(${source} ${object} ${includes})
        list(APPEND objects ${object})
      endif()
    endforeach()
  endforeach()
  add_custom_target(board-${name} ALL DEPENDS ${objects})
  if(cc MATCHES "^${CMAKE_BINARY_DIR}")
    add_dependencies(board-${name} firn firn-llvm)
  endif()
endfunction()

set(runtimes_done "")
set(bitcode_done "")
file(GLOB definitions CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/targets/*/target.def)
foreach(definition ${definitions})
  get_filename_component(name ${definition} DIRECTORY)
  get_filename_component(name ${name} NAME)
  file(STRINGS ${definition} abstract REGEX "^abstract[ \t]+yes")
  if(abstract OR NOT (FIRN_TARGETS STREQUAL "all" OR name IN_LIST FIRN_TARGETS))
    continue()
  endif()
  firn_target_value(cc ${name} cc)
  firn_target_value(flags ${name} cflags)
  firn_target_value(runtime ${name} runtime)
  firn_target_value(own ${name} builtins)
  separate_arguments(cc UNIX_COMMAND "${cc}")
  separate_arguments(flags UNIX_COMMAND "${flags}")
  set(builtins "")
  if("${own}" STREQUAL "own")
    set(builtins ${builtin_sources})
  elseif("${own}" STREQUAL "memory")
    set(builtins ${CMAKE_SOURCE_DIR}/runtime/builtins/memory.c)
  endif()
  set(FIRN_CCACHE_FOR ${FIRN_CCACHE})
  set(uses "")
  set(environment "")
  if(cc MATCHES "^${CMAKE_BINARY_DIR}")
    set(FIRN_CCACHE_FOR "")
    set(environment ${CMAKE_COMMAND} -E env FIRN=${CMAKE_BINARY_DIR}/firn)
    list(GET cc 0 uses)
  endif()
  firn_board(${name})
  if(NOT runtime IN_LIST runtimes_done)
    list(APPEND runtimes_done ${runtime})
    firn_runtime(${name} ${runtime})
    firn_embed(${name} ${runtime})
  endif()
  firn_target_value(kind ${name} bitcode)
  if(kind AND NOT kind IN_LIST bitcode_done)
    list(APPEND bitcode_done ${kind})
    firn_bitcode(${name} ${kind})
  endif()
endforeach()

# Modules in Python that applications import, and what `firn bench` runs.
file(GLOB_RECURSE library_files CONFIGURE_DEPENDS RELATIVE ${CMAKE_SOURCE_DIR} ${CMAKE_SOURCE_DIR}/library/*.py)
file(GLOB bench_files CONFIGURE_DEPENDS RELATIVE ${CMAKE_SOURCE_DIR} ${CMAKE_SOURCE_DIR}/bench/kernels/*
     ${CMAKE_SOURCE_DIR}/bench/operations/*.py ${CMAKE_SOURCE_DIR}/bench/memory/*.py ${CMAKE_SOURCE_DIR}/bench/programs/*.py ${CMAKE_SOURCE_DIR}/bench/modules/*.py)
foreach(file ${library_files} ${bench_files})
  configure_file(${file} ${CMAKE_BINARY_DIR}/${file} COPYONLY)
endforeach()
