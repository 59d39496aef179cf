"""In which form dates and times are written for whoever asks: as Settings say, and what they leave open, the browser.

What the browser does, its cookie tells (door/writes.js): pages are made here, and need it before they are shown.
"""

from __future__ import annotations

import re
from contextvars import ContextVar
from weakref import WeakKeyDictionary

from journal.store.journal import Journal
from journal.wording.dates import ONE_FORM, Written
from pages.frame.program import NAME

COOKIE = f"{NAME}-writes"
"""Holds for example "mdy/127": order, mark, hours, and the weekday that begins a week. Nothing of any journal."""

_TOLD = re.compile(r"(dmy|mdy|ymd)([./-])(12|24)([1-7])")
_MARK = {"ymd": "-"}

_for_whom: ContextVar[tuple[Journal, str | None] | None] = ContextVar("for_whom", default=None)
_last: WeakKeyDictionary[Journal, dict[tuple[int, str | None], Written]] = WeakKeyDictionary()


def as_told(told: object) -> Written:
    """Return how the browser writes; what no script of ours told is passed over."""
    found = _TOLD.fullmatch(told) if isinstance(told, str) else None
    if found is None:
        return ONE_FORM
    order, mark, hours, begins = found.groups()
    return Written(order=order, mark=mark, hours=int(hours), week_begins=int(begins))


def in_force(journal: Journal, told: str | None) -> Written:
    """Return the form in which an open journal is shown. Asked of every date, and worked out once for each change."""
    of = (journal.version, told)
    last = _last.get(journal, {})
    if of not in last:
        settings = journal.settings.read()
        form = with_choice(
            as_told(told),
            order=settings.date_order,
            hours=settings.clock_hours,
            week_begins=settings.week_begins,
        )
        last = {of: form}
        _last[journal] = last
    return last[of]


def with_choice(
    browser: Written, *, order: str | None = None, hours: int | None = None, week_begins: int | None = None
) -> Written:
    """Return what was chosen, and for the rest what the browser does; its mark goes with its order alone."""
    return Written(
        order=order or browser.order,
        mark=browser.mark if order in (None, browser.order) else _MARK.get(order, ONE_FORM.mark),
        hours=hours or browser.hours,
        week_begins=week_begins or browser.week_begins,
    )


def write_for(journal: Journal, told: str | None) -> None:
    """Let what this thread, or this request, says be written for a browser with that cookie."""
    _for_whom.set((journal, told))


def here() -> Written | None:
    """Return the form that `write_for` settled; None: it was not called here."""
    whom = _for_whom.get()
    return in_force(*whom) if whom is not None else None
