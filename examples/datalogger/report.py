# SPDX-License-Identifier: MIT
"""The report on the console."""

from record import SIZE


def line(label, *values, width=22):
    print(label.ljust(width, "."), *values)


def channels(loggers):
    for logger, kept in loggers:
        print("[%s]" % logger.name)
        line("samples kept", "%d of %d" % (kept, logger.seen))
        line("alarms", logger.alarms)
        line("states", ", ".join(f"{name}={visits}" for name, visits in sorted(logger.visits.items())))
        for tick, reason in logger.faults:
            line("fault", f"tick {tick}: {reason}")


def histogram(records, *, buckets=6, columns=24):
    """One bar per range of values, over all channels."""
    values = [record.value for record in records]
    low, high = min(values), max(values)
    step = (high - low) // buckets + 1
    counts = [0] * buckets
    for value in values:
        counts[(value - low) // step] += 1
    most = max(counts)
    for i, count in enumerate(counts):
        start = low + i * step
        print(f"{start:5d}..{start + step - 1:<5d}|{'#' * (count * columns // most)} {count}")


def totals(records, store):
    by_channel = {}
    for record in records:
        by_channel.setdefault(record.channel, []).append(record.value)
    for channel in sorted(by_channel):
        values = by_channel[channel]
        mean = sum(values) / len(values)
        line("channel %d" % channel, f"n={len(values)} min={min(values)} max={max(values)} mean={mean:.1f}")
    line("stored", "%d records, %d bytes" % (len(records), len(store)))
    line("dropped", store.dropped)
    checksum = 0
    for record in records:
        checksum = (checksum * 31 + record.value + record.flags) % 65521
    line("checksum", hex(checksum), "in records of", SIZE, "bytes")
