# SPDX-License-Identifier: MIT
def main():
    print(type(5)(3.7), type("")(b"a", "ascii") + "b", type(b"")([65])[0], type(2.5)("1.5") // 1)
main()
