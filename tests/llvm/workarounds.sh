#!/bin/sh
# SPDX-License-Identifier: MIT
# Each workaround of compiler/llvm: needed (without it LLVM fails) and sufficient (with it the code runs right).
# usage: workarounds.sh FIRN SOURCE_FOLDER
set -eu
firn=$1 here=$2
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
esp32="--triple xtensa --cpu esp32 --features=-mul32high,-s32c1i"
esp8266="--triple xtensa --cpu esp8266"
status=0
fail() { echo "FAIL: $*"; status=1; }
fails() { # MESSAGE COMMAND…: the command must fail and say MESSAGE
  what=$1; shift
  if "$@" >"$out/said" 2>&1; then fail "should fail ($what): $*"; fi
  grep -q -- "$what" "$out/said" || { fail "did not say '$what': $*"; cat "$out/said"; }
}

fails "Cannot select" "$firn" llc $esp32 --raw "$here/float_select.ll" -o "$out/raw.o"
"$firn" llc $esp32 "$here/float_select.ll" -o "$out/select.o" || fail "float_select.ll"

fails "fixup value must be 4-byte aligned" "$firn" llc $esp8266 --raw "$here/literals.ll" -o "$out/raw.o"
[ ! -e "$out/raw.o" ] || fail "a failed object was left behind"

for cpu in "$esp8266" "$esp32"; do
  "$firn" llc $cpu "$here/literals.ll" -o "$out/literals.o" || fail "literals.ll for $cpu"
  xtensa-lx106-elf-readelf -SW "$out/literals.o" >"$out/sections"
  for section in .literal.first .literal.deep .rodata.jumps .text.second; do
    grep -q " $section " "$out/sections" || fail "no section $section for $cpu"
  done
done

"$firn" llc $esp8266 "$here/literals.ll" -o "$out/literals.o"
"$firn" llc $esp8266 --emit assembly "$here/literals.ll" -o "$out/literals.s"
grep -q '\.cfi_[a-z_]* a[0-9]' "$out/literals.s" || fail "LLVM no longer names a register in .cfi directives"
xtensa-lx106-elf-gcc -O1 -c "$here/main.c" -o "$out/main.o"
xtensa-lx106-elf-gcc -c "$here/start.S" -o "$out/start.o"
xtensa-lx106-elf-ld --no-warn-rwx-segments -z noexecstack -T "$here/lx106.ld" "$out/start.o" "$out/main.o" "$out/literals.o" -o "$out/a.elf"
timeout 20 qemu-system-xtensa -M sim -cpu lx106 -semihosting -nographic -monitor none -serial none -kernel "$out/a.elf" ||
  fail "literals.ll computed wrong values"
# Error exits are tail calls where those exist, and read their return address elsewhere (lower.c, describe_target).
fails "failed to perform tail call" "$firn" llc --triple thumbv6m-unknown-none-eabi --cpu cortex-m0 "$here/tail_call.ll" -o "$out/tail.o"
"$firn" llc --triple thumbv7m-unknown-none-eabi --cpu cortex-m3 --emit assembly "$here/tail_call.ll" -o "$out/tail.s" || fail "tail_call.ll"
grep -q '\<b	g$' "$out/tail.s" || fail "no tail call on v7-M"

# The stack pointer is read by an instruction of our own (lower_op.c).
fails "Named registers not implemented" "$firn" llc $esp8266 "$here/read_register.ll" -o "$out/register.o"

# Calls that must stay apart have comments of their own behind them (lower_support.c).
for cpu in "$esp8266" "$esp32"; do
  "$firn" llc $cpu --emit assembly "$here/nomerge.ll" -o "$out/nomerge.s" || fail "nomerge.ll for $cpu"
  calls=$(awk '/^[a-z]+:/ { f = $1 } /^[ \t]+callx?[0-9]/ { n[f]++ } END { print n["merged:"] + 0, n["apart:"] + 0 }' "$out/nomerge.s")
  [ "$calls" = "1 2" ] || fail "calls in nomerge.ll for $cpu: $calls, not 1 (needed) and 2 (enough)"
done

# There are no varargs in the runtime (tests/structure).
"$firn" llc $esp8266 "$here/va_arg.ll" -o "$out/va_arg.o"
xtensa-lx106-elf-gcc -O1 -c "$here/va_main.c" -o "$out/va_main.o"
xtensa-lx106-elf-ld --no-warn-rwx-segments -z noexecstack -T "$here/lx106.ld" "$out/start.o" "$out/va_main.o" "$out/va_arg.o" -o "$out/va.elf"
timeout 20 qemu-system-xtensa -M sim -cpu lx106 -semihosting -nographic -monitor none -serial none -kernel "$out/va.elf" &&
  fail "LLVM no longer miscompiles va_arg on Xtensa"
exit $status
