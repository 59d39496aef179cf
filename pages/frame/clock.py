"""Time that also passes while the computer sleeps."""

from __future__ import annotations

import sys
import time


def seconds() -> float:
    """Return seconds since an arbitrary moment, never going back, sleep included.

    With an ordinary monotonic clock a closed lid would stop the idle time,
    and the journal would still stand open in the morning.
    """
    if sys.platform == "linux":
        return time.clock_gettime(time.CLOCK_BOOTTIME)
    if sys.platform == "darwin":
        # time.monotonic() stands still during sleep there, this one does not.
        return time.clock_gettime(time.CLOCK_MONOTONIC)
    return time.monotonic()
