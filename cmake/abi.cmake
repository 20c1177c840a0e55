# SPDX-License-Identifier: MIT
# The ABI in a number: a hash of what freezer and runtime agree on (runtime/abi), and one of what
# runtime and board agree on (runtime/port.h). They become part of symbols, so that objects that were
# made apart do not link with those of another ABI. Comments and white space do not count; neither do
# tables that only one side reads.

# firn_abi_hash(OUT FILE...)
function(firn_abi_hash out)
  set(all "")
  foreach(file ${ARGN})
    set_property(DIRECTORY ${CMAKE_SOURCE_DIR} APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${file})
    file(READ ${file} text)
    string(REGEX REPLACE "/[*]([^*]|[*]+[^*/])*[*]+/" " " text "${text}")
    string(REGEX REPLACE "[ \t\r\n]+" " " text "${text}")
    string(APPEND all "${text}")
  endforeach()
  string(SHA256 hash "${all}")
  string(SUBSTRING ${hash} 0 12 hash)
  set(${out} ${hash} PARENT_SCOPE)
endfunction()

file(GLOB tables CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/runtime/abi/*.def ${CMAKE_SOURCE_DIR}/runtime/abi/*.h)
list(FILTER tables EXCLUDE REGEX "/want[.]def$")
list(SORT tables)
firn_abi_hash(FIRN_ABI ${tables})
firn_abi_hash(FIRN_PORT_ABI ${CMAKE_SOURCE_DIR}/runtime/port.h)
file(CONFIGURE OUTPUT ${CMAKE_BINARY_DIR}/include/runtime/abi/abi_hash.h CONTENT
"/* SPDX-License-Identifier: MIT */
/* Made by cmake/abi.cmake. */
#define FIRN_ABI @FIRN_ABI@
#define FIRN_PORT_ABI @FIRN_PORT_ABI@
" @ONLY)
