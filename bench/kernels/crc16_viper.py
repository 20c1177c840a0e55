# SPDX-License-Identifier: MIT
"""CRC-16/CCITT-FALSE over 8 KiB, bit by bit, in viper."""

import micropython

data = bytearray(8192)
for i in range(8192):
    data[i] = i * 7 & 0xFF


@micropython.viper
def crc16(data: ptr8, n: int) -> int:
    crc = 0xFFFF
    for i in range(n):
        crc ^= data[i] << 8
        for _ in range(8):
            if crc & 0x8000:
                crc = (crc << 1) ^ 0x1021
            else:
                crc <<= 1
        crc &= 0xFFFF
    return crc


def run():
    return crc16(data, 8192)
