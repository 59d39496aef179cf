"""What can wait, waits, while a person is on the way in: until the first page stands, the computer is theirs alone."""

from __future__ import annotations

import threading
from time import monotonic

LONGEST = 20.0
"""Seconds after which nothing waits any longer: a browser may have been closed on the way."""

DRAWS = 1.0
"""Seconds that a browser takes to draw a page, once its run is over."""

_changed = threading.Condition()
_until = 0.0


def door_is_shown() -> None:
    """Note that somebody is shown the door, or will be in a moment; the browser draws it now."""
    _wait_until(max(_until, monotonic() + DRAWS))


def is_awaited() -> None:
    """Note that a person is on the way in."""
    _wait_until(monotonic() + LONGEST)


def has_run() -> None:
    """Note that a page's run is over; for one that somebody came for, its browser draws it now."""
    if monotonic() < _until:
        _wait_until(min(_until, monotonic() + DRAWS))


def does_not_come() -> None:
    """Note that the person was not let in."""
    _wait_until(0.0)


def wait() -> None:
    """Return once nobody is on the way in, or after LONGEST seconds: a program that stays at the door stops nothing."""
    at_last = monotonic() + LONGEST
    with _changed:
        while (left := min(_until, at_last) - monotonic()) > 0:
            _changed.wait(left)


def _wait_until(moment: float) -> None:
    global _until
    with _changed:
        _until = moment
        _changed.notify_all()
