"""How the parts of a summary are called, a declaration each, and how what can be commented on is."""

from __future__ import annotations

from typing import NamedTuple


class PartWords(NamedTuple):
    """`heading` stands above it, `asked` where it is chosen, `short` in one's own lists, `shown` in the reader's."""

    heading: str
    asked: str
    short: str
    shown: str


PARTS = {
    "risk": PartWords(
        heading="Risk",
        asked="Risk: the codes of clients with a risk flag",
        short="risk",
        shown="risk",
    ),
    "agenda": PartWords(
        heading="What I want",
        asked="Agenda: titles you choose, what you want of it, how far it is",
        short="agenda",
        shown="the agenda",
    ),
    "goals": PartWords(
        heading="What I want to learn",
        asked="Goals: those of your agreement with them that you choose, and whether they are reached",
        short="goals",
        shown="what they want to learn",
    ),
    "texts": PartWords(
        heading="In my own words",
        asked="Own words: thoughts and notes that you choose and go through, one by one",
        short="own words",
        shown="own words",
    ),
    "load": PartWords(
        heading="Emotional load by week",
        asked="Emotional load: weekly means of demand and recovery, with days logged",
        short="emotional load",
        shown="their emotional load",
    ),
    "caseload": PartWords(
        heading="Caseload intensity by week",
        asked="Caseload intensity: the weekly index with its parts",
        short="caseload intensity",
        shown="their caseload intensity",
    ),
    "themes": PartWords(
        heading="Feelings",
        asked="Feelings: how often each was named, over all clients",
        short="feelings",
        shown="feelings",
    ),
    "still_with_me": PartWords(
        heading="On my mind",
        asked="On my mind: how many thoughts of each client, under a code made for them",
        short="on my mind",
        shown="who is still with them",
    ),
    "contact": PartWords(
        heading="Contact between sessions",
        asked="Contact: inside and outside the agreement, by week, under a code made for them",
        short="contact",
        shown="contact between sessions",
    ),
    "hours": PartWords(
        heading="Hours to sign off",
        asked="Hours to sign off: date, minutes, format",
        short="hours to sign off",
        shown="hours to sign off",
    ),
}
"""By their field in a pack, in the order in which they are read. Hours go alone; all others can be left out."""

ITEMS = {
    "agenda": "An item of the agenda",
    "goal": "A goal",
    "text": "Own words",
    "hour": "An hour",
    "load": PARTS["load"].heading,
    "caseload": PARTS["caseload"].heading,
    "themes": PARTS["themes"].heading,
    "still": PARTS["still_with_me"].heading,
    "contact": PARTS["contact"].heading,
    "pack": "On the whole",
}
"""What is commented on, by the beginning of its name in an answer, in the order of the page."""


def words_in_ledger(name: str) -> PartWords | None:
    """Return the words of a part as the ledger names it, with spaces; None for one of another time."""
    return PARTS.get(name.replace(" ", "_"))
