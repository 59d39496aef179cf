"""A process that is killed while the journal gets a new data key: just before the given line of the code that does it.

Forked from the test that asks: what is loaded already need not be loaded for each line.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any

from journal.store import key_change, open_file, renewing, whole_file
from tests.journal.store import journals

WATCHED = frozenset(str(module.__file__) for module in (key_change, open_file, renewing, whole_file))


def lines_of(do: Callable[[], object]) -> int:
    """Do it, and return how many lines it took."""
    counted = [0]

    def count() -> None:
        counted[0] += 1

    _watched(do, count)
    return counted[0]


def killed_before(line: int, do: Callable[[], object]) -> None:
    """Do it in a process of its own, which is killed before the nth line."""
    child = os.fork()
    if child:
        _, status = os.waitpid(child, 0)
        assert os.WIFSIGNALED(status), "it was through before that line"
        return
    left = [line]

    def count() -> None:
        left[0] -= 1
        if left[0] <= 0:
            os.kill(os.getpid(), signal.SIGKILL)

    try:
        _watched(do, count)
    finally:
        os._exit(0)


def renew(folder: Path, passphrase: str, recovery_key: str) -> None:
    """Open the journal as the tests do, and give it a new data key."""
    journal = journals.reopen(folder)
    renewing.renew(journal, passphrase, recovery_key)
    journal.close()


def _watched(do: Callable[[], object], count: Callable[[], None]) -> None:
    def look(frame: FrameType, event: str, _told: Any) -> Any:
        if frame.f_code.co_filename not in WATCHED:
            return None
        if event == "line":
            count()
        return look

    sys.settrace(look)
    try:
        do()
    finally:
        sys.settrace(None)
