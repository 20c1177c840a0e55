# SPDX-License-Identifier: MIT
# Pins written in Python, and Signal, which may turn them round.
# expect: 1 1 1 0
# expect: 0 1 1 0
# expect: [0, 1, 1]
# expect: 42 0
# expect: TypeError TypeError AttributeError
import machine


class Pin(machine.PinBase):
    def __init__(self):
        self.log = []
        self.v = 0

    def value(self, v=None):
        if v is None:
            return self.v
        self.v = v
        self.log.append(v)


class Other(machine.Signal):
    pass


class Fixed(machine.PinBase):
    def value(self, v=None):
        return 42


pin = Pin()
s = machine.Signal(pin)
s.value(5)
print(pin.v, s.value(), s(), end=" ")
s.off()
print(pin.value())
s = machine.Signal(pin, invert=True)
s.on()
print(pin.v, s.value(), end=" ")
s(0)
print(pin.v, s())
s = Other(pin)
s.on()
print(pin.log[-3:])
print(Other(Fixed())(), machine.Signal(Fixed(), invert=True)())
errors = []
for wrong in (machine.Signal, lambda: s(1, 2), lambda: machine.Signal(5).value()):
    try:
        wrong()
    except Exception as e:
        errors.append(type(e).__name__)
print(*errors)
