"""The nine questions of Insight, and the sentences that only stand there. No client is named in any of them."""

from __future__ import annotations

from journal.wording.dates import count, number

QUESTIONS = {
    "full": "How full is it?",
    "changed": "Has it changed?",
    "effort": "Where did my effort go?",
    "mind": "What stays with me?",
    "good": "What was good?",
    "back": "What gives back?",
    "between": "Between clients?",
    "agreed": "Contact as agreed?",
    "hours": "Hours for the board?",
}
"""Name → the question."""

LIST = "Nine questions"
PLAN = "your plan"
CLIENTS = {1: "One client", 2: "Two clients"}
"""How many stand out → what stands in place of their codes."""

SURFACED = {
    "bed": "at night",
    "commute": "on the way",
    "another session": "in another session",
    "break": "in a break",
    "desk": "at the desk",
    "home": "at home",
    "weekend": "at the weekend",
    "holiday": "on holiday",
    "elsewhere": "somewhere else",
}
"""Value of records' Place → where or when a thought came."""

_NUMBERS = ("none", "one", "two", "three", "four")


def looks_at(days: int) -> str:
    """Return which days a sentence is about that does not follow the period."""
    return f"The last {count(days, 'day')}."


def above_plan(above: int, of: int) -> str:
    """Return how many of the coming weeks, at most four, lie above the plan if everyone comes; "" without any."""
    if not of:
        return ""
    if of == 1:
        return f"Next week {'lies' if above else 'does not lie'} above plan if everyone comes."
    lie = "lies" if above == 1 else "lie"
    return f"Of the next {_NUMBERS[of]} weeks {_NUMBERS[above]} {lie} above plan if everyone comes."


def thoughts(n: int, most_often: str | None) -> str:
    """Return how many thoughts were written down, and where most of them came (a value of Place); None: not told."""
    if not n:
        return "Nobody stayed with you in this time, or it was not written down. Both are fine."
    where = f", most often {SURFACED[most_often]}" if most_often in SURFACED else ""
    return f"{count(n, 'thought')} written down{where}."


def good(thoughts: int, helped: int) -> str:
    """Return how many thoughts were good ones, and how much of what was taken to supervision helped."""
    if not (thoughts or helped):
        return "No good thought is written down in this time. There may have been some all the same."
    said = [count(thoughts, "good thought")] if thoughts else []
    said += [f"{count(helped, 'thing')} taken to supervision that helped"] if helped else []
    return f"{' and '.join(said)}."


def waits_for_energy(fewest: int) -> str:
    """Return what is to be logged, and how often, before anything is said of what gives back."""
    return f"Say better, same or worse with a walk or a rest: from {count(fewest, 'time')} on it is told here."


def contacts(n: int, judged: int, outside: int, crisis: int) -> str:
    """Return how many of `n` contacts stand inside and outside an agreement; `crisis` of those outside were support.

    For the others none is recorded. What was support or in a crisis is never called outside without saying so.
    """
    between = f"{count(n, 'contact')} between sessions"
    if not judged:
        return f"{between}; no agreement is recorded for {'it' if n == 1 else 'them'}."
    said = f"{between}: {judged - outside} inside what was agreed, {outside} outside"
    if crisis:
        whose = "" if crisis == outside else f"{crisis} of them "
        said += f", {whose}for support or in a crisis"
    return f"{said}{f'; for {n - judged} no agreement is recorded' if n > judged else ''}."


def inside(n: int) -> str:
    """Return what stands below the filled part of the bar of contacts."""
    return f"{n} inside"


def outside(n: int) -> str:
    """Return what stands below its end; "" without any."""
    return f"{n} outside" if n else ""


def come_to(have: float, unit: str) -> str:
    """Return what stands below a bar of what is asked: "21 h"."""
    return f"{number(have, 1)} {unit}".strip()
