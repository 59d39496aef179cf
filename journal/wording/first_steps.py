"""Sentences with which a journal, or an empty page, begins."""

from __future__ import annotations

FIRST_WEEK = "The first week"
IN_ANY_ORDER = "Three steps, in any order. Each can wait, and everything else works without them."
BRING_IN = "Bring in a calendar"
PUT_AWAY = "Put this away"
IS_PUT_AWAY = "Put away"

FIRST_CLIENT = "Add the first client"
STEPS = {
    "clients": (FIRST_CLIENT, "Clients are added"),
    "sessions": ("Plan the usual week", "Sessions are there"),
    "evening": ("Answer the first evening", "An evening is answered"),
}
"""Step → its button, and what is said once it is done."""


def log(called: str) -> str:
    """Return the way to the first entry of a kind; `called` is what its button says ("A session")."""
    return f"Log {called[:1].lower()}{called[1:]}"
