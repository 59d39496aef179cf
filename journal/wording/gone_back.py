"""Sentences of the way back from a newer program."""

from __future__ import annotations

from pathlib import Path

from journal.wording.dates import count

OFFER = (
    "Or go back to the copy that was made before that version first opened it. The newer file stays whole, in a folder "
    "beside it: nothing is deleted, and you find everything there once you update."
)
OPEN_IT = "Open the copy of before"


def done(copy: str, kept: Path, since: int) -> str:
    """Return what was done; `since` counts the entries that only the newer file has, or has in other words."""
    if since:
        told = f"{count(since, 'entry', 'entries')} written or changed since {'is' if since == 1 else 'are'}"
    else:
        told = "Nothing of what this version knows was written since. All of it is"
    return f"The copy {copy} is the journal again. {told} in the newer file, which is kept whole in {kept}."
