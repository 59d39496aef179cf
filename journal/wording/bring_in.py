"""Sentences about what is brought in from other programs' files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from journal.wording import labels
from journal.wording.dates import count

NO_SUCH_IMPORT = (
    "There is no such import: it was undone already, here or in another tab, or there never was one. "
    "Nothing was changed."
)
LOOK_AGAIN = (
    "The journal was changed since this was shown, here or in another tab, so other rows would be taken now. "
    "Nothing was taken. Look at the counts once more, then take it."
)
NOT_KNOWN = "This is no file that can be brought in: no calendar, no table, no journal that is known here."
OWN = "This is a whole journal, taken out of Between Sessions. Choose it alone."
NO_DAY = "The day of this line cannot be read. This line cannot be taken."
DAYS_TURNED = "The last day lies before the first. Nothing was changed. Without --to, the last is a year from today."
STOPPED = "Reading was stopped here; what comes below it was not looked at."

MEANT = {
    "not matched": "matches nobody and nothing you have here",
    "ignored": "you said to leave it out",
    "cancelled": "was called off, and is not in the journal",
    "deleted here": "you deleted it here, and it stays deleted",
    "changed here": "changed in the file, and by your hand since: yours stays",
    "outside the window": "lies outside of the days that were asked for",
    "empty": "is empty",
    "a total": "is a total of other lines",
    "a picture": "is a picture",
    "replaced by another row of the same file": "was replaced by another row of the same file",
    "of a kind that is not read": "is of a kind that is not read",
}
"""Why a row is left out → in words."""


def not_kept(field: str, reason: str) -> str:
    """Return why a row cannot be an entry."""
    return f"{labels.label(field)}: {reason}. This row cannot be taken."


def unclear(why: str, codes: str, meaning: str) -> str:
    """Return why a row must be decided, about clients of these codes ("" for none), and what it may mean."""
    who = codes or "a client"
    sentences = {
        "shared slot": f"{who} have their usual appointment then: whose is it?",
        "slot once": f"stands at the usual time of {who}, under a title of its own: is it theirs?",
        "slot twice": f"two appointments stand at the usual time of {who} that day: which one is theirs?",
        "before start": f"stands at the usual time of {who}, before the work with them began here: is it theirs?",
        "ended": f"names {who}, with whom the work had ended by then: is it theirs?",
        "several": f"may mean more than one ({who}): which?",
        "in title": f"may name {who}: is it theirs?",
        "may mean": f"may mean {meaning}: does it?" if meaning else "may mean several things: which?",
        "near": f"{who} has a session at another hour of that day: is it the same one?",
        "nobody": "names nobody you have here: who is it?",
        "whole days": "takes whole days: when was it?",
        "no end": "has no end: how long was it?",
        "date order": "its date can be read in more than one way: is the day first, or the month?",
        "hours": "has a length in bare numbers: are they hours, or minutes?",
        "mood": "has a mood: how heavy is a day that is called so?",
        "rows are": "what are the lines of this table?",
    }
    return sentences[why]


def left(why: str) -> str:
    """Return why a row is left out."""
    return MEANT.get(why, why)


def taken(new: int, changed: int, joined: int) -> str:
    """Return what was kept."""
    told = [f"{new:,} new"] if new else []
    told += [f"{changed:,} changed"] if changed else []
    told += [f"{joined:,} joined"] if joined else []
    return ", ".join(told) if told else "nothing new"


def undone(gone: int, as_before: int, stay: int) -> str:
    """Return what undoing an import did."""
    told = [f"{count(gone, 'entry', 'entries')} went again"]
    told += [f"{count(as_before, 'entry', 'entries')} as before"] if as_before else []
    told += [f"{count(stay, 'entry', 'entries')} that you changed since stayed"] if stay else []
    return "The import is undone: " + ", ".join(told) + "."


def either(codes: Sequence[str]) -> str:
    """Return several codes as one of them: "K2 or M1"."""
    return " or ".join((", ".join(codes[:-1]), codes[-1])) if len(codes) > 1 else "".join(codes)


def in_lines(result: Mapping[str, Any], counts: Mapping[str, int], *, dry_run: bool) -> Iterator[str]:
    """Yield what the command line tells of an import, in lines."""
    yield ", ".join(f"{n:,} {outcome}" for outcome, n in counts.items() if n) or "The files hold nothing."
    for part in ("problems", "unclear"):
        for one in result[part]:
            where = f"{one['file']}, line {one['line']}" if one["line"] else one["file"]
            yield f"{where}: {one['why']}"
    if dry_run:
        yield "Nothing was kept."
    elif result["undo"]:
        yield f"Kept. To take all of it back: python -m journal undo {result['undo']}"
    else:
        yield "There was nothing to keep."


STAY = "These were changed by hand since they came in, so they stay as they are:"
