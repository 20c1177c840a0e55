#!/bin/sh
# SPDX-License-Identifier: MIT
# Functions with try and a loop, lowered to stock MicroPython's native ABI, against a stand-in for its function table.
# usage: run.sh FIRN SOURCE_FOLDER
set -eu
firn=$1 here=$2
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT

build() { # OBJECT_OPTION…: loop.py and main.c into $out/a.elf
  "$firn" stock "$here/loop.py" --names "$out/names" -o "$out/loop.o" "$@"
  {
    echo '#include <stdint.h>'
    echo 'const char *const stock_names[] = {'
    sed 's/.*/  "&",/' "$out/names"
    echo '};'
    echo 'const uint16_t stock_table[] = {'
    awk '{ print "  " NR - 1 "," }' "$out/names"
    echo '};'
  } >"$out/names.c"
  # Data is initialised by the loader: QEMU loads the ELF's segments where they run.
  arm-none-eabi-gcc -mcpu=cortex-m3 -mthumb -O1 -ffreestanding --specs=picolibc.specs -nostartfiles -Wl,-z,noexecstack \
    -T "$here/an385.ld" "$here/main.c" "$out/names.c" "$out/loop.o" -o "$out/a.elf"
}
run() {
  timeout 60 qemu-system-arm -M mps2-an385 -nographic -monitor none -serial none \
    -semihosting-config enable=on,target=native -kernel "$out/a.elf"
}

build
run
build --without-homes
if run; then
  echo "FAIL: volatile homes are not needed any more (compiler/llvm/lower_stock.c)"
  exit 1
fi
