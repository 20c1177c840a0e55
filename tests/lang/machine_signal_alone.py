# SPDX-License-Identifier: MIT
# Nothing but the runtime calls value() here.
# expect: 42
import machine


class Pin(machine.PinBase):
    def value(self, v=None):
        return 42


class Inverse(machine.Signal):
    pass


print(Inverse(Pin())())
