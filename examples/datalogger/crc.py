# SPDX-License-Identifier: MIT
"""CRC-16/CCITT-FALSE, bit by bit: the loop is machine code where the target has a compiler for it."""

import micropython


@micropython.viper
def crc16(data: ptr8, count: int) -> int:
    crc = 0xFFFF
    for i in range(count):
        crc ^= data[i] << 8
        for _ in range(8):
            if crc & 0x8000:
                crc = (crc << 1) ^ 0x1021
            else:
                crc <<= 1
            crc &= 0xFFFF
    return crc


assert crc16(b"123456789", 9) == 0x29B1
