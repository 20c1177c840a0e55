# SPDX-License-Identifier: MIT
"""A data logger: reads two sensors, filters, packs records with a checksum into a ring buffer, and
reports. Its output is the same on CPython, on bytecode and as native code, on every target."""

import config
import report
from pipeline import batches, decimate, readings
from record import BadRecord, Record, unpack_all
from ring import RingBuffer
from sensor import Sensor, SensorFault
from state import Logger


def log_channel(logger, sensor, filt, store):
    """Feeds one sensor's samples through the state machine; returns how many were kept."""
    kept = 0
    source = decimate(readings(sensor, filt, logger.on_fault), config.DECIMATE)
    for batch in batches(source, config.BATCH):
        for tick, value in batch:
            try:
                if logger.sample(tick, value):
                    store.push(Record(tick, sensor.channel, value, logger.flags()).pack())
                    kept += 1
            except SensorFault as fault:
                logger.on_fault(fault)
    return kept


def verify(store):
    """Unpacks what the ring buffer holds, then proves that damage is noticed."""
    data = store.snapshot()
    records = list(unpack_all(data))
    damaged = bytearray(data)
    damaged[5] ^= 0x10
    try:
        list(unpack_all(damaged))
    except BadRecord as error:
        print("damage found:", error)
    else:
        print("damage missed")
    return records


def main():
    print(config.TITLE, "v%d.%d" % config.VERSION)
    store = RingBuffer(config.RING_BYTES)
    loggers = []
    for settings in config.CHANNELS:
        sensor = Sensor(**settings["sensor"])
        logger = Logger(settings["name"], settings["low"], settings["high"])
        kept = log_channel(logger, sensor, settings["filter"](), store)
        loggers.append((logger, kept))
    records = verify(store)
    report.channels(loggers)
    report.histogram(records)
    report.totals(records, store)


if __name__ == "__main__":
    main()
