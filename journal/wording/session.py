"""Sentences about sessions."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from journal.wording.dates import count

DECLINED = "An offer that was not taken up is kept as cancelled; if nobody came, as a no-show."


def emergency(asked: date, held: date, status: str) -> str:
    """Return whether an emergency was met on the day it was asked for; days are local ones.

    `status` is the value of records' SessionStatus, "" where none is chosen.
    An order of days that cannot be gives "".
    """
    days = (held - asked).days
    if days < 0:
        return ""
    when = "on the same day" if days == 0 else "on the next day" if days == 1 else f"{count(days, 'day')} later"
    return {
        "attended": f"Seen {when}.",
        "planned": f"Planned {when}.",
        "no-show": f"Offered {when}; nobody came.",
        "cancelled": f"Offered {when}, and not taken up.",
        "cancelled late": f"Offered {when}, and cancelled late.",
        "cancelled by me": f"Offered {when}, and cancelled by you.",
    }.get(status, f"Offered {when}.")


ANOTHER = "This is another session"
CHANGED_MEANWHILE = (
    "What is planned with this client that day is shown anew above. Nothing is saved yet; nothing you typed was lost."
)


def planned_there(code: str, clocks: Sequence[str], meant: str, *, planned: bool, note: bool) -> str:
    """Return that a session is planned that day, and that this one is it; `clocks` are all of that day.

    `planned`: it stays planned, with what the form says; `note`: it has a
    note already.
    """
    does = "changes" if planned else "settles"
    which = "it" if len(clocks) == 1 else f"the one at {meant}"
    keeps = " Its note stays before yours." if note else ""
    return f"{code} is planned that day at {' and '.join(clocks)}: this {does} {which}.{keeps}"


def settled(clock: str) -> str:
    """Return what is said once a planned session is settled by a form."""
    return f"Saved as the one planned at {clock}"
