"""When it is worth a line that the last copy in a second place is old."""

from __future__ import annotations

from datetime import datetime, timedelta

from journal.store.second_place import Noted

OLD_AFTER = timedelta(days=14)
"""Age of the last good copy in the second place from which on Today says so, once."""


def to_be_told(noted: Noted, now: datetime) -> bool:
    """Say whether Today tells of it: the copy is old, and it was not told of this one yet.

    Only for whoever chose a second place: nobody is asked to have one.
    """
    newest = noted.newest
    return newest is not None and now - newest > OLD_AFTER and noted.told_of != newest
