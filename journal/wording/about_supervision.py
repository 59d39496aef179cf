"""Sentences about thoughts about supervision itself."""

from __future__ import annotations

WHAT_IS = (
    "How it is to be supervised, for yourself alone. Nothing here is in a share, a count, a measure or a theme, nor in "
    "“Before supervision”. Your own search finds it, and it is in what you take out."
)
EMPTY = "What you think about supervision itself will be listed here."
