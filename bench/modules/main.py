# SPDX-License-Identifier: MIT
"""Imports ten modules of classes, tables and functions, and uses each once."""

import battery
import buttons
import clockwork
import frames
import geometry
import menu
import morse
import motor
import palette
import units

print(
    battery.Gauge(3700).percent(),
    buttons.Debouncer(3).feed(1),
    clockwork.weekday(2026, 11, 22),
    frames.Frame(1, b"ab").encode()[0],
    geometry.Point(3, 4).length2(),
    menu.build().path(),
    morse.encode("sos"),
    motor.Stepper(200).turn(90),
    palette.blend((0, 0, 0), (255, 255, 255), 50),
    units.convert(10, "km", "m"),
)
