# SPDX-License-Identifier: MIT
"""os.PathLike: what has a path in a file system."""
from abc import ABC as _ABC, abstractmethod as _abstractmethod


class PathLike(_ABC):
    @_abstractmethod
    def __fspath__(self):
        raise NotImplementedError

    @classmethod
    def __subclasshook__(cls, subclass):
        if cls is not PathLike:
            return NotImplemented
        return True if any(["__fspath__" in getattr(base, "__dict__", {}) for base in subclass.__mro__[:-1]]) else NotImplemented
