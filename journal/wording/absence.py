"""Sentences about an absence: what falls out, what is suggested and why, what is still open."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time

from journal.wording.dates import (
    clock,
    count,
    day_in_words,
    day_near,
    day_with_year,
    number,
    short_date,
    short_span_in_words,
    span_in_words,
)
from journal.wording.labels import OUR_INDEX

HOW = (
    "Nothing is cancelled before you write it into the calendar. It can be taken back, also a week later; what you "
    "changed by hand since then stays. What is suggested is our own order, not a published one. You decide."
)
NOTHING_FALLS_OUT = "No session falls into these days."
NO_ROW = "There is nothing to decide: the work had ended before these days, or the client was deleted."
NO_CLIENTS = "No client is open in these days."
NOT_LEFT_WAITING = "Not to be left waiting, whatever a sum says: cover, a check-in, or what stands in for it."

AS_WRITTEN = "As it was written here before. It stands in “Who, and what then” too, where cover and notice belong now."

GROUPS = {
    "gated": "Not to be left waiting",
    "unknown": "Not known yet",
    "loses": "A session falls out",
    "rest": "No session falls out, but you are out of reach",
}

OPEN = {
    "undecided": "not decided yet",
    "gated": "cannot simply wait: cover, a check-in, or no cover and what stands in for it",
    "ask risk": "ask about risk first",
    "without cover": "no cover needs a safety plan looked over, whom they call at night, and whom you asked",
    "no slot": "a make-up needs a time",
    "no session": "no session is planned there that could be longer: plan it first",
    "skipped": "the clocks skip that hour on that day: choose another time for the make-up",
    "in the days": "the make-up lies in the days you are away: choose another time",
    "day off": "the make-up lies on a day off or a public holiday: choose another time",
    "no leader": "who leads it meanwhile is still open",
    "no farewell": "a date for the farewell is still open",
    "slot taken": "something else stands at the time of the make-up by now",
}
"""Why a row cannot be taken yet, by planning's Open → words."""

FACTORS = {
    "need": "how much they need the work now",
    "phase": "where the work stands",
    "frequency": "how often they come",
    "relationship": "how long and close it is",
}
SUGGESTED = {
    "waits": "waits until you are back",
    "make-up before": "a make-up before",
    "make-up after": "a make-up after",
    "longer session before": "a longer session before",
    "longer session after": "a longer session after",
    "cover": "cover, and a check-in meanwhile",
    "paused": "paused until you are back",
    "resource": "the resource you named",
    "nothing needed": "nothing needed",
    "undecided": "ask about risk first",
}


def days(first: date, last: date) -> str:
    """Return which days these are."""
    return day_with_year(first) if first == last else span_in_words(first, last)


def falls_out(sessions: int, clients: int) -> str:
    """Return what lies in the days away."""
    if not sessions:
        return NOTHING_FALLS_OUT
    return (
        f"{count(sessions, 'session')} of {count(clients, 'client')} {'falls' if sessions == 1 else 'fall'} into them."
    )


MEANWHILE = "Decided or given away in another tab meanwhile. This is how it stands."


def what_is_open(to_decide: int, to_ask: int, since: date, today: date, by_default: int = 0) -> str:
    """Return how many clients are to be decided singly, and of how many risk is to be asked about from `since` on.

    `by_default` are those who wait because nothing was decided for them.
    """
    said = [f"{count(to_decide, 'client')} to decide singly."] if to_decide else []
    if to_ask:
        said.append(f"With {count(to_ask, 'client')}, ask about risk first, from {day_near(since, today)} on.")
    if by_default:
        wait = "waits" if by_default == 1 else "wait"
        said.append(f"{count(by_default, 'client')} of whom nothing is decided {wait} until you are back.")
    return " ".join(said) or "Everyone is decided."


def line(code: str, days: Sequence[date], gap: int | None) -> str:
    """Return a client's line: the code, the days that fall out, and the gap in days."""
    shown = ", ".join(short_date(day) for day in days[:3]) + (" …" if len(days) > 3 else "")
    without = f"{gap} days from session to session" if gap is not None else ""
    return "  ·  ".join(part for part in (code, shown, without) if part)


def slot(day: date, at: time, minutes: int) -> str:
    """Return a time in words."""
    return f"{day_in_words(day)}, {clock(at)}, {count(minutes, 'minute')}"


def unknown(names: Sequence[str]) -> str:
    """Return which factors are asked for; `names` holds at least one."""
    return f"Not known yet: {', '.join(FACTORS[name] for name in names)}."


def ordered(score: float, steady: float, floor: float) -> str:
    """Return how the order came about, for who asks: `score` and `floor` 0–100, `steady` the share of draws, 0–1."""
    return (
        f"{number(score, 1)} of 100, from need 45, phase 25, how often 15, relationship 15; a make-up is suggested "
        f"from {number(floor, 0)} on, as far as times are free. With each weight half as much or half again, they are "
        f"among the first in {number(100 * steady, 0)} of 100 draws."
    )


def taken(written: int, still_open: int, withdrawn: int = 0) -> str:
    """Return what is said after the plan was written into the calendar; `withdrawn` were decided otherwise since."""
    said = [f"{count(written, 'session')} written"] if written else []
    if withdrawn:
        said.append(f"{count(withdrawn, 'session')} taken back, decided otherwise since")
    wrote = "; ".join(said) or "Nothing new to write"
    return f"{wrote}; {count(still_open, 'client')} still open" if still_open else wrote


def taken_back(written: int, left: Sequence[str], again: Sequence[str] = ()) -> str:
    """Return what is said after it was taken back.

    `left` are the codes of sessions changed by hand since, `again` of clients who were told and know of it no more.
    """
    said = [f"{count(written, 'session')} as before" if written else "Nothing is left to take back"]
    if left:
        said.append(f"changed by hand since, and left: {', '.join(left)}")
    if again:
        said.append(f"to be told again: {', '.join(again)}")
    return "; ".join(said)


def left_behind(sessions: int) -> str:
    """Return that a time off was deleted whose plan was written into the calendar."""
    stay = "stays" if sessions == 1 else "stay"
    return f"A time off was deleted, and {count(sessions, 'session')} {stay} as its plan wrote. Take that back too?"


NO_CALENDAR = "were not read: this is no calendar file, or a damaged one. Nothing was changed"
HOLIDAYS_FILE, HOLIDAYS = "From a calendar file", "A calendar of public holidays (.ics)"


def holidays_added(days: int) -> str:
    """Return how many public holidays a file added."""
    return f"{count(days, 'day')} added" if days else "The file names no whole day around this absence that is not here"


def supervisees(meanwhile: str) -> str:
    """Return who is there for one's supervisees; "" for nobody named yet."""
    return f"Your supervisees: {meanwhile or 'who is there for them meanwhile is not said yet'}"


NOBODY_COVERS = "nobody covers yet"
SAME_DAYS = "in part on days that are off already"


def on_same_days(spans: Sequence[tuple[date, date]]) -> str:
    """Return that other times off share days with this one; `spans` are their first and last days, at least one."""
    said = ", ".join(days(first, last) for first, last in spans)
    return (
        f"Some of these days are days off already: {said}. Both stay; what was cancelled there is not cancelled again."
    )


def moved(sessions: int) -> str:
    """Return that the days were moved since the plan was written into the calendar."""
    lie = "lies" if sessions == 1 else "lie"
    return f"The days were moved: {count(sessions, 'session')} cancelled by this plan {lie} outside them now."


def moved_onto(made: Sequence[tuple[str, date, time]]) -> str:
    """Return which make-ups lie in the days away since these were moved: code, day and time of each; at least one."""
    named = "; ".join(f"{code}, {day_in_words(day)}, {clock(at)}" for code, day, at in made)
    lie = "a make-up that is planned lies" if len(made) == 1 else "make-ups that are planned lie"
    return f"The days were moved: {lie} in them now: {named}."


OVER = "These days are over: this is to read. Nothing is written into the calendar from here any more."
NOTHING_PLANNED = "These days are over, and nothing was planned for them client by client."
CHANGED_SINCE = (
    "something changed since you planned: what was cancelled stays so. Decide cover, a check-in, or no cover and what "
    "stands in for it"
)


def changed_since(code: str, first: date, last: date) -> str:
    """Return that something changed with a client since an absence was written into the calendar."""
    return f"{code}: something changed since you planned {short_span_in_words(first, last)}"


def weeks(around: Sequence[tuple[date, float, float]]) -> str:
    """Return the weeks around: Monday, per cent of the planned work as it stands, and with the plan; "" without any."""
    said = []
    for monday, now, planned in around:
        with_plan = "" if round(now) == round(planned) else f", with this plan {number(planned, 0)}"
        said.append(f"week of {short_date(monday)} {number(now, 0)}{with_plan}")
    return f"Caseload intensity, 100 being your plan: {'; '.join(said)}. {OUR_INDEX}" if said else ""


def ask_about_risk(when: str, days: str) -> str:
    """Return that risk is asked about in a session, "before" or "after" days off; `days` in words."""
    return f"First session after {days}: ask about risk" if when == "after" else f"Ask about risk before {days}"
