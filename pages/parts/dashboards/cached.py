"""What a figure that is kept for a session is kept by: of which journal it is, and how that stood."""

from __future__ import annotations

from typing import NewType

from journal.store.journal import Journal

Version = NewType("Version", tuple[str, int])
"""The opening of a journal and the changes since: two journals, or one opened twice, can have changed as often."""


def version(journal: Journal) -> Version:
    """Return the first argument of every function under `st.cache_data`."""
    return Version((journal.opening, journal.version))
