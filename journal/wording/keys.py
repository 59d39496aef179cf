"""The keys of the journal, in words."""

from __future__ import annotations

TITLE = "Keys"
CLOSE = "Close"

KEYS = (
    ("/", "Write a line, from any page"),
    ("Enter", "Save the line"),
    ("Ctrl + Enter", "Save a form, from any of its fields"),
    ("Esc, Esc", "Lock the journal at once; what you were typing is kept"),
    ("?", "This list; in the line, the words it knows"),
)
"""Key → what it does."""
