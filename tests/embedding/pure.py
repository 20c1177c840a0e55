#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""A firmware whose C functions are all FIRN_FN_PURE: types are followed through the application, which says the same and is
smaller, and its tables are ROM.

usage: pure.py CMAKE BUILD EXAMPLE [BOARD]
"""
import os
import shutil
import sys
import tempfile

from boards import BOARDS, run, write

C = r'''/* SPDX-License-Identifier: MIT */
#define FIRN_MODULE "calc"
#include <firn.h>
#include <runtime/port.h>

static uint32_t crc(struct firn_buffer data, uint32_t start) {
  uint32_t sum = ~start;
  for (size_t i = 0; i < data.size; i++) {
    sum ^= data.data[i];
    for (int bit = 0; bit < 8; bit++) sum = sum >> 1 ^ (sum & 1 ? 0xedb88320u : 0);
  }
  return ~sum;
}
FIRN_FN_PURE("crc", crc, u32(buffer, u32));

static float scale(float x, int32_t n) { return x * (float)n; }
FIRN_FN_PURE("scale", scale, f32(f32, i32));

static bool is_shout(struct firn_str text) { return text.size && text.data[text.size - 1] == '!'; }
FIRN_FN_PURE("is_shout", is_shout, bool(str));

static struct firn_str tail(struct firn_str text, uint32_t n) {
  if (n > text.size) firn_error_raise("too few");
  else text.data += n, text.size -= n;
  return text;
}
FIRN_FN_PURE("tail", tail, str(str, u32));

static struct firn_buffer head(struct firn_buffer data, uint32_t n) { return (struct firn_buffer){data.data, n < data.size ? n : data.size}; }
FIRN_FN_PURE("head", head, buffer(buffer, u32));

static void nothing(void) {}
FIRN_FN_PURE("nothing", nothing, void(void));
'''
MAIN = r'''/* SPDX-License-Identifier: MIT */
#include <firn.h>
extern char stack_limit[], stack_top[];
void (*on_event)(uint32_t);

int main(void) {
  const struct firn_config config = {.stack_limit = stack_limit, .stack_top = stack_top, .stack_reserve = 1024};
  return firn_init(&config) == FIRN_OK ? firn_run_main() : 1;
}
'''
APP = '''# SPDX-License-Identifier: MIT
import calc
from calc import scale

NAMES = ["one", "two", "three"]
TABLE = {name: [calc, len(name)] for name in NAMES}


class Frame:
    def __init__(self, data):
        self.data = data
        self.sum = calc.crc(data, 0)

    def crc(self, n):
        return calc.crc(self.data, n) if n else self.sum + 1


frame = Frame(b"123456789")
print(hex(frame.sum), frame.crc(0), frame.crc(7), calc.crc(b"", 0xFFFFFFFF), calc.crc(bytearray(b"12"), 0) * 2)
print(scale(1.5, 3) + 1, calc.is_shout("hey!"), calc.tail("gr\\u00fc\\u00dfe", 2)[1:], calc.head(b"abcdef", 4)[2], calc.nothing())
for arguments in (("a", 9), (1, 1), ("a",)):
    try:
        print(calc.tail(*arguments))
    except (RuntimeError, TypeError) as e:
        print(type(e).__name__, e)
for name in NAMES:
    print(name, TABLE[name][1], end=" ")
print()
'''
SAID = '''0xcbf43926 3421780263 2945799407 4294967295 2661714330
5.5 True \u00dfe 99 None
RuntimeError too few
TypeError
TypeError
one 3 two 3 three 5 
'''


def sizes(board, build):
    text, data, bss = run(board.binutils + "size", os.path.join(build, "fw.elf")).splitlines()[1].split()[:3]
    return int(text), int(data)


def main():
    cmake, built, example = sys.argv[1:4]
    board = BOARDS[sys.argv[4] if len(sys.argv) > 4 else "mps2-an385"]
    with tempfile.TemporaryDirectory() as folder:
        prefix, source, made = (os.path.join(folder, name) for name in ("toolkit", "source", "made"))
        run(cmake, "--install", built, "--prefix", prefix)
        shutil.copytree(example, source)
        os.remove(os.path.join(source, "app", "control.py"))
        write(source, "main.c", MAIN)
        write(source, "app/main.py", APP)
        write(source, "python.c", C)
        run(cmake, "-G", "Ninja", "-S", os.path.join(source, board.folder), "-B", made, "-DCMAKE_PREFIX_PATH=" + prefix, "-DFIRN_OPTIONS=-v",
            *board.options(source, board.compiler, "newlib"))
        said, found = run(cmake, "--build", made), []
        if "types are not followed" in said:
            sys.exit("types are not followed:\n" + said)
        lines = [line.split()[0] + "\n" if line.startswith("TypeError") else line for line in board.machine(made).replace("\r", "").splitlines(True)]
        if "".join(lines) != SAID:
            sys.exit("it says:\n%s\nexpected:\n%s" % ("".join(lines), SAID))
        pure = sizes(board, made)
        write(source, "python.c", C.replace("FIRN_FN_PURE", "FIRN_FN"))
        said = run(cmake, "--build", made)
        if "not FIRN_FN_PURE" not in said:
            sys.exit("-v does not say why types are not followed:\n" + said)
        other = sizes(board, made)
        print("ROM and .data with pure functions %d %d, with others %d %d" % (pure + other))
        if pure[0] >= other[0] or pure[1] >= other[1]:
            sys.exit("pure functions save nothing")
        for old, new in (("u32(buffer, u32)", "u32(buffer_rw, u32)"), ("void(void)", "object(void)")):
            text = C.replace(old, new).replace("struct firn_buffer data, uint32_t start", "struct firn_buffer_rw data, uint32_t start" if "_rw" in new else "struct firn_buffer data, uint32_t start")
            if "object" in new:
                text = text.replace("static void nothing(void) {}", "static firn_value nothing(void) { return firn_none(); }")
            write(source, "python.c", text)
            status, said = run(cmake, "--build", made, good=False)
            if not status or "error[c-module]" not in said or "is FIRN_FN_PURE: such a function has no buffer_rw or object" not in said:
                sys.exit("%s is no error: %s" % (new, said))
        write(source, "python.c", C.replace('"head"', '"append"'))
        write(source, "app/main.py", APP.replace("calc.head", "calc.append"))
        if "has the name of a builtin" not in run(cmake, "--build", made):
            sys.exit("a C function with the name of a builtin's method is not told")
        if board.machine(made).count("\n") != SAID.count("\n"):
            sys.exit("with a C function called append: " + board.machine(made))


main()
