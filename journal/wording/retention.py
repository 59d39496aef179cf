"""Sentences of the page "Keep, and let go"."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from journal.wording.dates import count, date_in_words
from journal.wording.erasing import amounts

OFF = "Nothing goes by its age unless you choose a time here."
GROUPS = {
    "practice facts": (
        "Practice facts",
        "Sessions, contacts, meetings outside, supervision, CPD with its evidence, on call, time off and absences. A "
        "client goes after the last entry about them, once the work has ended. Hours that somebody signed for go too: "
        "keep them as long as your board asks.",
    ),
    "reflections": ("Reflections", "Thoughts between sessions, and what they put on the agenda."),
    "self-care": ("Self-care", "Evenings, time between clients, scales."),
}
"""The group’s name → what it is called, and what it holds."""
SHARES = "What you shared is kept as it left for as long as Settings says; the list of what left stays."
NEVER = "People, your clinical will and settings have no time: they stay until you delete them."
HOW = (
    "What is over stands here for at least seven days, and then goes at an unlock, from the journal and its search. It "
    "goes for good, and is not put in the trash. Backups hold it until they go themselves."
)
NOTHING_COMING = "Nothing goes in the next 90 days."
NOTHING_CHOSEN = "No time is chosen, so nothing goes."
CHOICE_HELD = "The legal hold is on, so nothing goes, whatever is chosen."
HOLD = "Legal hold on the whole journal"
NO_LOG = "Nothing went for good yet, but for what you deleted from the trash."
LOG = "What is kept is that something went, and how much. Not what it was."
SEALED_HOW = "Nobody is named here. Call back, and everything about that client is where it was."
END = "Every entry, its keys, its backups and its folder. It asks for the passphrase, and lists what goes."
AT_ONCE = "let go"


def months(n: int) -> str:
    """Return for how long something is kept; 0 months: for good."""
    if not n:
        return "Kept for good"
    return count(n // 12, "year") if n % 12 == 0 else count(n, "month")


def goes_on(day: date, counts: Mapping[str, int]) -> str:
    """Return what goes on a day."""
    return f"From {date_in_words(day)}: {amounts(counts)}"


def more(n: int) -> str:
    """Return how many more there are than are listed."""
    return f"and {count(n, 'more', 'more')}"
