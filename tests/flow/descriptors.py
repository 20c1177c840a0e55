# SPDX-License-Identifier: MIT
class Field:
    def __set_name__(self, owner, name):
        self.name = "_" + name

    def __get__(self, obj, kind=None):
        return [obj and obj.__dict__[self.name]]

    def __set__(self, obj, value):
        obj.__dict__[self.name] = {"v": value}


class A:
    x = Field()


a = A()
a.x = 3
print(a.x[0]["v"] + 1, A.x)
