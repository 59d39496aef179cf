"""Sentences about sessions."""

from __future__ import annotations

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
    }.get(status, f"Offered {when}.")
