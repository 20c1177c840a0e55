# SPDX-License-Identifier: MIT
"""The emulated boards that examples/embedded is built for, and what a test needs to know of each."""
import os
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
QEMU_ARM = ["qemu-system-arm", "-semihosting-config", "enable=on,target=native", "-M"]
QEMU_XTENSA = ["qemu-system-xtensa", "-m", "16M", "-semihosting"]


class Board:
    """folder: of the CMake project within the example; compile: what makes an object of a C source, {toolkit} is its folder;
    compiler: the toolchain file for tests that try one; binutils: how their names begin."""

    def __init__(self, runtime, cpu, compile, machine):
        self.runtime, self.cpu, self.compile = runtime, cpu, compile
        self.is_xtensa = machine[0] == "qemu-system-xtensa"
        self.compiler = "gcc" if runtime != "lx6" else "clang"
        self.folder = "xtensa" if self.is_xtensa else ""
        self.binutils = "xtensa-lx106-elf-" if self.is_xtensa else "arm-none-eabi-"
        self.emulator = machine + ["-display", "none", "-monitor", "none", "-serial", "stdio", "-icount", "shift=0,sleep=off"]

    def options(self, source, compiler, libc):
        """CMake's for the toolchain."""
        own = ["-DCORE=" + self.runtime] if self.is_xtensa else ["-DLIBC=" + libc, "-DFIRN_TARGET=" + self.runtime, "-DCPU=" + self.cpu]
        folder = HERE if compiler == "windowed-gcc" else os.path.join(source, self.folder)
        return own + ["-DCMAKE_TOOLCHAIN_FILE=" + os.path.join(folder, compiler + ".cmake")]

    def machine(self, build, image="fw.elf"):
        """What the firmware says; its status must be 0."""
        if self.is_xtensa:
            words = ["-drive", "if=pflash,format=raw,readonly=on,file=" + os.path.join(build, "fw.bin")]
        else:
            words = ["-kernel", os.path.join(build, image)]
        return run(*self.emulator, *words)


def run(*words, good=True, **more):
    """The output; with its status when that may be bad."""
    done = subprocess.run(words, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=280, **more)
    if good and done.returncode:
        sys.exit("%s: status %d\n%s" % (" ".join(words), done.returncode, done.stdout))
    return done.stdout if good else (done.returncode, done.stdout)


ARM_GCC = ["arm-none-eabi-gcc", "-mcpu=cortex-m3", "-mthumb"]
BOARDS = {
    "mps2-an385": Board("thumbv7m", "-mcpu=cortex-m3", ARM_GCC, QEMU_ARM + ["mps2-an385"]),
    "mps2-an386": Board("thumbv7em-hf", "-mcpu=cortex-m4 -mfpu=fpv4-sp-d16 -mfloat-abi=hard", ARM_GCC, QEMU_ARM + ["mps2-an386"]),
    "lx106": Board("lx106", "", ["xtensa-lx106-elf-gcc"], QEMU_XTENSA + ["-M", "lx60-nommu", "-cpu", "lx106"]),
    "lx6": Board("lx6", "", ["{toolkit}/targets/xtensa-lx6/cc"], QEMU_XTENSA + ["-M", "lx60", "-cpu", "de233_fpu"]),
}


def read(*names):
    with open(os.path.join(*names), encoding="utf-8") as file:
        return file.read()


def write(folder, name, text):
    with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
        file.write(text)
