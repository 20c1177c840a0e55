# SPDX-License-Identifier: MIT
if x:
    y
  z
def f():
    pass
      pass
    if a:
  b
x = 1
    y = 2
	z = 3
if a:
        b
	c
if a:
pass
def f(
    a,
def g(): pass
class C:
    def m(self):
        x = [1,
    def n(self):
        pass
    def o(self)
        return 1
    x = 'a
