# SPDX-License-Identifier: MIT
"""BrokenBarrierError: what Barrier raises."""


class BrokenBarrierError(RuntimeError):
    pass
