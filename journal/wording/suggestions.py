"""What is said when supervision is suggested, and when the therapist is asked who is there for them."""

from __future__ import annotations

from collections.abc import Collection

CLIENT_REASONS = {
    "on mind": "several strong reflections within a week",
    "dreams": "two dreams within a week",
    "wished cancel": "the wish, more than once, that they would cancel",
    "outside": "contact outside what was agreed, more than once in two weeks",
}
"""Value of measures' AboutClient → why, in words."""

THERAPIST_REASONS = {
    "weeks above": "several weeks in a row above your usual",
    "supervision overdue": "a full week, and no supervision for longer than usual",
    "STSS": "your answers to the STSS",
    "WHO-5": "your answers to the WHO-5",
    "burnout": "your answer to the burnout question",
}
"""Value of measures' AboutTherapist → why, in words."""

WHO_IS_THERE = "A lot lately. Who is there for you?"

WITHHELD = "That can stay here. Is there anyone you could tell?"
"""For what the therapist would not tell their supervisor."""

COMMON = "Thinking about clients between sessions is a common part of the work."

BOTH_INFORMATION = "Anger and tenderness are both information."


def bring(code: str) -> str:
    """Return the suggestion about one client; `code` is theirs, or empty where nobody should be named."""
    who = code or "This client"
    return f"{who} has been on your mind; would it help to bring them to supervision?"


def because(reasons: Collection[str]) -> str:
    """Return why, for a line below; `reasons` are values of AboutClient or AboutTherapist. "" without any."""
    known = {**CLIENT_REASONS, **THERAPIST_REASONS}
    said = "; ".join(known[reason] for reason in reasons)
    return f"Why this is asked: {said}." if said else ""
