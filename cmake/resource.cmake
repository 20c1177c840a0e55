# SPDX-License-Identifier: MIT
# A text as a C array: cmake -DIN=FILE -DOUT=FILE.c -DNAME=SYMBOL -P resource.cmake

file(READ ${IN} hex HEX)
string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," bytes "${hex}")
string(REGEX REPLACE "(................................................................................)" "\\1\n" bytes "${bytes}")
file(WRITE ${OUT} "/* SPDX-License-Identifier: MIT */\nextern const unsigned char ${NAME}[];\nconst unsigned char ${NAME}[] = {\n${bytes}0};\n")
