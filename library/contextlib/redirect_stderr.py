# SPDX-License-Identifier: MIT
"""contextlib.redirect_stderr: where sys.stderr.write() goes for a while."""
import sys as _sys

from contextlib import AbstractContextManager as _AbstractContextManager


class redirect_stderr(_AbstractContextManager):
    def __init__(self, new_target):
        self._new_target = new_target
        self._old_targets = []  # it may be entered again while it is active

    def __enter__(self):
        self._old_targets.append(_sys.stderr)
        _sys.stderr = self._new_target
        return self._new_target

    def __exit__(self, exc_type, exc_value, traceback):
        _sys.stderr = self._old_targets.pop()
