# SPDX-License-Identifier: MIT
# __type_params__, which a module must mention to have it.
def f[T, U](x: T) -> U:
    return x


class C[*Ts]:
    pass


type A[P] = int
print(f.__type_params__, C.__type_params__, A.__type_params__, f(1), A.__value__)
# expect: (T, U) (Ts,) (P,) 1 <class 'int'>
