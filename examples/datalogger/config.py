# SPDX-License-Identifier: MIT
"""Settings. Constant tables: in a ROM image they cost no RAM."""

from filter import FirFilter, MedianFilter
from micropython import const

TITLE = "firn datalogger"
VERSION = (1, 4)

SAMPLES = const(240)
DECIMATE = const(3)
BATCH = const(8)
RING_BYTES = const(600)

# A low-pass filter's taps in Q15: they add up to 1.0.
TAPS = (-312, 1180, 5600, 9916, 9916, 5600, 1180, -312)

CHANNELS = (
    {
        "name": "bearing temperature",
        "sensor": {"channel": 1, "base": 2150, "swing": 420, "noise": 60, "seed": 7},
        "filter": lambda: FirFilter(TAPS),
        "low": 2000,
        "high": 2310,
    },
    {
        "name": "oil pressure",
        "sensor": {"channel": 2, "base": 640, "swing": 180, "noise": 90, "seed": 2024, "faults": (31, 32, 100)},
        "filter": lambda: MedianFilter(5),
        "low": 570,
        "high": 715,
    },
)
