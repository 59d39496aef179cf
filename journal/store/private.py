"""What this process holds and makes is for its owner alone: no picture of its memory on disk, no file for others."""

from __future__ import annotations

import ctypes
import os
import sys
from contextlib import suppress

PR_SET_DUMPABLE = 4
"""From linux/prctl.h."""


def keep_private() -> None:
    """Leave no core dump when this process crashes, and make every new file and folder readable by its owner only.

    For a whole process, once, before a journal is opened. Where a system has
    no such thing, nothing is done.
    """
    os.umask(0o077)
    if sys.platform == "win32":
        return
    import resource

    with suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        # The limit alone does not bind a program to which the system pipes its dumps. This does; it also keeps other
        # programs of the same account from reading the memory by ptrace or /proc. Its price: /proc/<pid>/environ, fd
        # and the like then belong to root. Signals, exit codes, ps and what the process asks of itself stay the same.
        with suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(PR_SET_DUMPABLE, 0, 0, 0, 0)
