"""Sentences about meeting a client outside."""

from __future__ import annotations

WHERE = "A word for the place is enough. Who else was there, and what was said, need no names here."

OPEN = "Each stays here until you have talked about it, with the client or in supervision."


def more(n: int) -> str:
    """Return that `n` more are open than are shown, which begins with the oldest."""
    return f"And {n} later {'one' if n == 1 else 'ones'}."
