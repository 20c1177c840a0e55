# SPDX-License-Identifier: MIT
"""The way of a sample, as generators: read and filter, thin out, group."""

import config
from sensor import SensorFault


def readings(sensor, filt, on_fault):
    """Yields (tick, filtered value); a fault is reported and its sample left out."""
    for tick in range(config.SAMPLES):
        try:
            value = sensor.read(tick)
        except SensorFault as fault:
            on_fault(fault)
            continue
        yield tick, filt.step(value)


def decimate(source, factor):
    """Keeps the mean of every `factor` samples."""
    total = count = 0
    for tick, value in source:
        total += value
        count += 1
        if count == factor:
            yield tick, total // factor
            total = count = 0


def batches(source, size):
    """Groups a stream into lists of `size`; the last may be shorter."""
    batch = []
    for item in source:
        batch.append(item)
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch
