# SPDX-License-Identifier: MIT
# firn_test_programs(NAME FOLDER TARGET EMIT [option...]): one CTest that runs the folder's programs on
# a target whose board was built (tests/run.py).
function(firn_test_programs name folder target emit)
  if(TARGET board-${target})
    add_test(NAME ${name}/${target}/${emit}
             COMMAND ${CMAKE_SOURCE_DIR}/tests/run.py --firn $<TARGET_FILE:firn> --target ${target}
                     --emit ${emit} ${ARGN} ${folder})
    set_tests_properties(${name}/${target}/${emit} PROPERTIES TIMEOUT 1200)
  endif()
endfunction()
