# SPDX-License-Identifier: MIT
# `cmake --install build --prefix P`: the command in P/bin, its toolkit in P/share/firn (freeze/toolkit.c looks there), which
# is what the build folder has at the same names; and the package for find_package(Firn) in P/lib/cmake/Firn. Nothing in it
# names the prefix, so the folder may be moved.
install(TARGETS firn RUNTIME DESTINATION bin)
set(toolkit share/firn)
install(CODE "file(CREATE_LINK firn \"\$ENV{DESTDIR}\${CMAKE_INSTALL_PREFIX}/bin/firn-mpy-cross\" SYMBOLIC)
  file(MAKE_DIRECTORY \"\$ENV{DESTDIR}\${CMAKE_INSTALL_PREFIX}/${toolkit}\")
  file(CREATE_LINK ../../bin/firn \"\$ENV{DESTDIR}\${CMAKE_INSTALL_PREFIX}/${toolkit}/firn\" SYMBOLIC)")
foreach(plugin firn-llvm firn-dwarf icount)
  if(TARGET ${plugin})
    set_target_properties(${plugin} PROPERTIES INSTALL_RPATH_USE_LINK_PATH TRUE)
    install(TARGETS ${plugin} LIBRARY DESTINATION ${toolkit} OPTIONAL)
  endif()
endforeach()
install(DIRECTORY ${CMAKE_BINARY_DIR}/targets ${CMAKE_BINARY_DIR}/library ${CMAKE_BINARY_DIR}/include ${CMAKE_BINARY_DIR}/bench
        DESTINATION ${toolkit} USE_SOURCE_PERMISSIONS PATTERN "*.d" EXCLUDE)
install(DIRECTORY ${CMAKE_BINARY_DIR}/runtime DESTINATION ${toolkit} FILES_MATCHING PATTERN "libfirn-*.a" PATTERN "libfirn-*.bc"
        PATTERN "single" EXCLUDE PATTERN "double" EXCLUDE)
install(DIRECTORY ${CMAKE_SOURCE_DIR}/zephyr ${CMAKE_SOURCE_DIR}/esp-idf DESTINATION ${toolkit})
install(FILES ${CMAKE_SOURCE_DIR}/LICENSE DESTINATION ${toolkit})
include(CMakePackageConfigHelpers)
write_basic_package_version_file(${CMAKE_BINARY_DIR}/FirnConfigVersion.cmake COMPATIBILITY SameMinorVersion ARCH_INDEPENDENT)
install(FILES ${CMAKE_SOURCE_DIR}/cmake/FirnConfig.cmake ${CMAKE_BINARY_DIR}/FirnConfigVersion.cmake
        DESTINATION lib/cmake/Firn)
