# SPDX-License-Identifier: MIT
# ESP-IDF reads this before the components' own CMakeLists.txt, which may call firn_add_app(${COMPONENT_LIB} FOLDER …) then.
set(firn_package "${CMAKE_CURRENT_LIST_DIR}/../../../../lib/cmake/Firn/FirnConfig.cmake")
if(NOT EXISTS "${firn_package}")
  message(FATAL_ERROR "Firn as a component is in P/share/firn/esp-idf, where `cmake --install build --prefix P` puts it, not in its source")
endif()
if(NOT IDF_TARGET MATCHES "^esp32(s3)?$")
  message(FATAL_ERROR "Firn: IDF_TARGET is ${IDF_TARGET}, but its runtime lx6 is for Xtensa with windows and an FPU: esp32 and esp32s3")
endif()
include("${firn_package}")
if(NOT EXISTS "${FIRN_EXECUTABLE}")
  message(FATAL_ERROR "${Firn_NOT_FOUND_MESSAGE}")
endif()
set(FIRN_TARGET lx6 CACHE INTERNAL "")
