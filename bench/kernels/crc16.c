/* SPDX-License-Identifier: MIT */
#include "kernel.h"

static uint8_t data[8192];

static int __attribute__((noinline)) crc16(const uint8_t *data, int n) {
  int crc = 0xFFFF;
  for (int i = 0; i < n; i++) {
    crc ^= data[i] << 8;
    for (int bit = 0; bit < 8; bit++) {
      if (crc & 0x8000)
        crc = (crc << 1) ^ 0x1021;
      else
        crc <<= 1;
    }
    crc &= 0xFFFF;
  }
  return crc;
}

void prepare(void) {
  for (int i = 0; i < 8192; i++) data[i] = (uint8_t)(i * 7);
}

int run(void) { return crc16(data, 8192); }
