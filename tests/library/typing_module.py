# SPDX-License-Identifier: MIT
from typing import (TYPE_CHECKING, Any, Callable, ClassVar, Dict, Generic, List, NamedTuple, NewType, Optional, Protocol,
                    Sequence, Tuple, TypedDict, TypeVar, Union, cast, final, overload)

if TYPE_CHECKING:
    from nowhere import Nothing

T = TypeVar("T")
UserId = NewType("UserId", int)
Handler = Callable[[int, str], Optional[Dict[str, Any]]]


class Stack(Generic[T]):
    count: ClassVar[int] = 0

    def __init__(self) -> None:
        self.items: List[T] = []

    def push(self, item: T) -> "Stack[T]":
        self.items.append(item)
        return self


class Closer(Protocol):
    def close(self) -> None: ...


@final
class Door:
    def close(self) -> None:
        print("closed")


def use(x: Closer, y: Union[int, Sequence[Tuple[int, ...]], None] = None) -> Any:
    return x.close()


class Point(NamedTuple):
    x: int
    y: int = 5

    def total(self):
        return self.x + self.y


class Movie(TypedDict, total=False):
    name: str
    year: int


use(Door())
p = Point(1)
print(p, p.total(), p._fields, p == (1, 5), Point(2, y=3), isinstance(p, tuple), Point._field_defaults)
print(Stack[int]().push(5).items, UserId(7) + 1, cast(int, "x"), Movie(name="n", year=3))
Pair = NamedTuple("Pair", [("a", int), ("b", str)])
print(Pair(1, "b"), T, repr(UserId(3)))
