"""Sentences about who stays in mind between sessions."""

from __future__ import annotations

from collections.abc import Sequence

from journal.wording.dates import count, number

NOTHING = "Nobody stayed with you in these 28 days, or it was not written down. Both are fine."

PART_OF_THOUGHTS = "Part of the reflections"
PART_OF_SESSIONS = "Part of the sessions"

RESTS_ON = "Counts of what you wrote down over 28 days; nothing is weighed, and there is no limit."

FEELINGS_REST_ON = "How often each feeling was named in a week's reflections. An empty week is one without reflections."

BY_ACUITY = "Reflections for each session, by acuity"

NO_ONE = "no one in particular"


def most_in_mind(code: str, n: int, share: float | None, share_of_sessions: float | None) -> str:
    """Return who stayed in mind most, against how much they are seen; shares 0–1, None of too few."""
    said = f"{code} came to mind {count(n, 'time')} in 28 days"
    if share is None:
        return f"{said}."
    said = f"{said}: {number(100 * share)} % of these thoughts"
    if share_of_sessions is None:
        return f"{said}."
    return f"{said}, {number(100 * share_of_sessions)} % of the sessions."


def too_few(fewest: int) -> str:
    """Return from how many thoughts on more is told than counts."""
    return f"Parts and places are told from {fewest} thoughts on."


def where(places: Sequence[str]) -> str:
    """Return where it surfaced, the most frequent first; "" when no place was told."""
    return f"Most often it surfaced here: {', '.join(places)}." if places else ""


def named_most(feelings: Sequence[str]) -> str:
    """Return the feelings that were named most often, the first of them most."""
    return f"Named most often: {', '.join(feelings)}."


def useful_and_draining(useful: int, draining: int, both: int) -> str:
    """Return how many thoughts were called useful, draining, or both; "" when none was."""
    if not (useful or draining):
        return ""
    together = f", {both} of them both" if both else ""
    return f"Useful {useful}, draining {draining}{together}."


def stayed(n: int, of: int) -> str:
    """Return how many thoughts were good ones; "" without any."""
    return f"What also stayed: {n} of {count(of, 'thought was a good one', 'thoughts were good ones')}." if n else ""


def acuity(level: str, per_session: float | None, reflections: int, sessions: int) -> str:
    """Return reflections per session of one acuity; counts alone where that is None."""
    if per_session is None:
        return f"{level}: {count(reflections, 'reflection')}, {count(sessions, 'session')}"
    return f"{level}: {number(per_session, 2)} to a session ({reflections} to {sessions})"
