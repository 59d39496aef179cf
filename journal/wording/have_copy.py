"""Sentences of the door's first page for who comes with a copy of a journal."""

from __future__ import annotations

from journal.wording.dates import count, number

ANOTHER_ARRIVES = "Another copy is just being taken in. Please wait until that is done, then try again."
CUT_OFF = "The copy did not arrive whole. Nothing was kept; please choose it again."
TOOK_TOO_LONG = (
    "The copy does not wait here any more: it took longer than half an hour, or another one took its place. "
    "Please choose it again."
)
WRONG_PASSPHRASE = (
    "That passphrase does not open this copy. If you changed your passphrase since it was made, it is the one of "
    "before. Nothing was changed; please try again."
)
WRONG_KEY = (
    "That recovery key does not open this copy. Nothing was changed; please compare it with your printed page, "
    "group by group."
)


def no_copy(why: str) -> str:
    """Return why a file is not taken, and that nothing is left of it."""
    return f"{why} Nothing of it was kept here."


def came(size: int, lines: int) -> str:
    """Return that a copy of `size` bytes is here, and what is in it as far as can be told without its key."""
    along = f", with {count(lines, 'line')} left at the door" if lines else ""
    return f"The copy is here and whole: {number(max(size, 10**5) / 1e6, 1)} MB{along}. It is still sealed."
