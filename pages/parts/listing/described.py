"""Any entry in one line, for lists that hold more than one kind."""

from __future__ import annotations

from journal.measures.scales import scores_of
from journal.records.entry import Entry
from journal.records.kinds import Around, in_a_line
from journal.store.journal import Journal
from journal.wording.direction import in_line

SEPARATOR = "  ·  "
"""Stands between the parts of a line."""


def described(journal: Journal, entry: Entry) -> str:
    """Return what kind of entry it is and what stands out in it, on one line of plain text."""
    around = Around(code_of=journal.clients.code_of, scores_of=scores_of)
    return SEPARATOR.join(in_line(part) for part in in_a_line(entry, around))
