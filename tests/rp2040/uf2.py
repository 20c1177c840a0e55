#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Checks the UF2 file of an image: usage: uf2.py FIRN TARGET

Its blocks by the format's description (github.com/microsoft/uf2), its bytes against the flat binary, the CRC that the
RP2040's boot ROM computes over the first 252 bytes of flash (RP2040 Datasheet, 2.8.1.3.1), and what is refused.
"""
import os
import struct
import subprocess
import sys
import tempfile

FLASH, FAMILY = 0x10000000, 0xE48BFF56
FIRN, TARGET = os.path.abspath(sys.argv[1]), sys.argv[2]


def crc32(data):
    crc = 0xFFFFFFFF
    for byte in data:
        crc ^= byte << 24
        for _ in range(8):
            crc = crc << 1 ^ (0x04C11DB7 if crc >> 31 else 0)
        crc &= 0xFFFFFFFF
    return crc


def read_blocks(data):
    """{address: page}; the head and tail of each block are checked."""
    count = len(data) // 512
    assert len(data) == 512 * count > 0
    pages = {}
    for i in range(count):
        block = data[512 * i : 512 * (i + 1)]
        first, second, flags, address, size, number, blocks, family = struct.unpack_from("<8I", block)
        assert (first, second) == (0x0A324655, 0x9E5D5157), "magic of block %d" % i
        assert struct.unpack_from("<I", block, 508)[0] == 0x0AB16F30, "last magic of block %d" % i
        assert (flags, family) == (0x2000, FAMILY), "family of block %d" % i
        assert (size, number, blocks) == (256, i, count), "numbers of block %d" % i
        assert address % 256 == 0 and address not in pages, "address of block %d" % i
        assert not any(block[288:508]), "the rest of block %d" % i
        pages[address] = block[32:288]
    return pages


def main():
    with tempfile.TemporaryDirectory() as folder:
        app, image = os.path.join(folder, "app.py"), os.path.join(folder, "app.elf")
        with open(app, "w", encoding="utf-8") as file:
            file.write("values = [1, 2]\nvalues.append(3)\nprint(values)\n")
        subprocess.run([FIRN, "build", app, "-t", TARGET, "-o", image, "--format", "elf,bin,uf2"], check=True)
        with open(os.path.join(folder, "app.bin"), "rb") as file:
            flat = file.read()
        with open(os.path.join(folder, "app.uf2"), "rb") as file:
            pages = read_blocks(file.read())
        assert sorted(pages) == list(range(FLASH, FLASH + len(flat), 256)), "all pages"
        assert b"".join(pages[a] for a in sorted(pages))[: len(flat)] == flat, "the bytes"
        found, wanted = struct.unpack_from("<I", flat, 252)[0], crc32(flat[:252])
        assert found == wanted, "boot2's CRC is %#010x, not %#010x" % (found, wanted)
        assert struct.unpack_from("<I", flat, 256)[0] == 0x20042000, "the vector table's stack"
        refused = subprocess.run([FIRN, "build", app, "-t", "microbit", "--format", "uf2"], capture_output=True, cwd=folder)
        assert refused.returncode == 2 and b"uf2" in refused.stderr, refused
    print("ok")


main()
