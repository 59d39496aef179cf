"""Which forms were saved, so that it can be told as soon as it is on the disk: a page may take a while to be drawn."""

from __future__ import annotations

import threading
from collections import OrderedDict

REMEMBERED = 200
"""Forms of which it is remembered that they were saved."""

_saved: OrderedDict[tuple[str, str, str], str] = OrderedDict()
_one_more = threading.Condition()


def note(journal_id: str, draft_id: str, tab: str, sentence: str) -> None:
    """Note that what a tab showed of a draft is on the disk; `sentence` is said of it, and holds no person's words."""
    with _one_more:
        _saved[journal_id, draft_id, tab] = sentence
        while len(_saved) > REMEMBERED:
            _saved.popitem(last=False)
        _one_more.notify_all()


def wait_for(journal_id: str, draft_id: str, tab: str, seconds: float) -> str | None:
    """Return what is said of a draft that a tab saved, once it did; None where it did not within `seconds`."""
    with _one_more:
        _one_more.wait_for(lambda: (journal_id, draft_id, tab) in _saved, seconds)
        return _saved.get((journal_id, draft_id, tab))
