# SPDX-License-Identifier: MIT
# A class method that nothing in the program makes by name.
class Base:
    def __init_subclass__(cls, **more):
        print(cls.__name__, more)


class Derived(Base, unit=1.5):
    pass
