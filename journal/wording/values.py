"""What a record's field holds, in words: which number is a rating, and of what, is known here and nowhere else."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time
from typing import Any

from journal.wording import dates, labels

MINUTES = frozenset({"minutes", "counted_minutes", "response_promised", "response_actual", "least_gap", "longer_by"})
HOURS = frozenset({"response_hours", "ce_credit", "hours_free"})
PEOPLE = frozenset({"group_size"})
SESSIONS = frozenset({"most_a_day"})
CALLS = frozenset({"calls"})
MONTHS = frozenset({"notice_months"})
WEEKDAYS = frozenset({"weekday", "weekdays"})

ENTRIES = frozenset(
    {
        "client_id",
        "person_id",
        "supervision_id",
        "source_id",
        "members_present",
        "plan_id",
        "made_id",
        "time_off_id",
        "executor_id",
        "reserve_id",
        "replaces_id",
        "client_ids",
        "sheet_id",
        "placement_id",
        "supervisor_id",
        "downtime_ids",
    }
)
"""Fields that hold the ids of something else."""

ANOTHER_ENTRY = "another entry"

LONG = 120
"""Minutes from which on the hours are said too."""


def _another(_id: str) -> str:
    return ANOTHER_ENTRY


def in_words(name: str, value: Any, *, brief: bool = False, pointed_at: Callable[[str], str] = _another) -> str:
    """Return what the field `name` holds: "7 of 10", "50 minutes", "Thursday, 22 October"; empty if it holds nothing.

    `brief` is for lines that set one value beside another: a number alone, a
    day as 22/10/2026. `pointed_at` returns the words for an id.
    """
    if value is None or value in ("", ()):
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return ", ".join(in_words(name, part, brief=brief, pointed_at=pointed_at) for part in value)
    if name in ENTRIES:
        return pointed_at(value)
    if name in _PARTS:
        return _PARTS[name](value, brief)
    if isinstance(value, datetime):
        return f"{in_words(name, value.date(), brief=brief)}{' ' if brief else ', '}{dates.clock(value)}"
    if isinstance(value, date):
        return dates.in_figures(value) if brief else dates.day_in_words(value)
    if isinstance(value, time):
        return dates.clock(value)
    if name in WEEKDAYS:
        return dates.WEEKDAYS[value - 1]
    return str(value) if brief or isinstance(value, str) else _number(name, value)


def _number(name: str, value: float) -> str:
    top = labels.top(name)
    if top is not None:
        return f"{value} of {top}"
    if name in PEOPLE:
        return dates.count(int(value), "person", "people")
    if name in SESSIONS:
        return dates.count(int(value), "session")
    if name in CALLS:
        return dates.count(int(value), "call")
    if name in MONTHS:
        return dates.count(int(value), "month")
    if name in HOURS:
        return "1 hour" if value == 1 else f"{dates.number(value, 2)} hours"
    if name in MINUTES:
        hours = f" ({dates.number(value / 60, 1)} hours)" if value >= LONG else ""
        return f"{dates.count(int(value), 'minute')}{hours}"
    return dates.number(value, 2)


def _action(action: Any, _brief: bool) -> str:
    return f"{action.text} ({'done' if action.done else 'open'})"


def _member(member: Any, _brief: bool) -> str:
    return str(member.label)


def _slot(slot: Any, _brief: bool) -> str:
    return f"{in_words('weekday', slot.weekday)} {in_words('clock', slot.clock)}"


def _agreement(agreed: Any, brief: bool) -> str:
    names = ("agreed_on", "channels", "purposes", "hours", "weekdays")
    said = [in_words(name, getattr(agreed, name), brief=brief) for name in names]
    if agreed.hours_from is not None:
        said.append(f"{dates.clock(agreed.hours_from)} to {dates.clock(agreed.hours_until)}")
    said.append(in_words("response_hours", agreed.response_hours, brief=brief))
    return "; ".join(part for part in said if part)


def _return(one: Any, brief: bool) -> str:
    days = [in_words("day", day, brief=brief) for day in (one.ended_on, one.back_on)]
    return f"{one.ending}, {days[0]}, and back on {days[1]}"


def _open_slot(slot: Any, brief: bool) -> str:
    return f"{in_words('day', slot.day, brief=brief)} {dates.clock(slot.clock)}, {in_words('minutes', slot.minutes)}"


def _suggested(meant: Any, _brief: bool) -> str:
    return str(meant.choice)


def _told(one: Any, brief: bool) -> str:
    return f"{in_words('day', one.on, brief=brief)}, {one.how}"


def _written(one: Any, _brief: bool) -> str:
    return f"a session {one.did}"


def _own_text(own: Any, _brief: bool) -> str:
    return f"{own.kind}, in my own words"


def _reaction(one: Any, _brief: bool) -> str:
    return f"{one.when}: {one.own or one.took}"


def _consent(one: Any, brief: bool) -> str:
    withdrawn = f", withdrawn {in_words('day', one.withdrawn_on, brief=brief)}" if one.withdrawn_on else ""
    return f"{'given' if one.given else 'declined'} {in_words('day', one.on, brief=brief)}{withdrawn}"


def _will_client(one: Any, _brief: bool) -> str:
    said = [part for part in ("call first" if one.call_first else "", one.hand_over) if part]
    return f"a client ({'; '.join(said)})" if said else "a client"


def _long(leave: Any, brief: bool) -> str:
    back = in_words("day", leave.return_likely, brief=brief)
    return f"a long leave, back {back}" if back else "a long leave"


def _call(call: Any, brief: bool) -> str:
    long = f", {in_words('minutes', call.minutes, brief=False)}" if call.minutes is not None else ""
    return f"{call.code}, {in_words('on', call.on, brief=brief)}{long}"


def _goal(goal: Any, brief: bool) -> str:
    reached = f" (reached {in_words('reached_on', goal.reached_on, brief=brief)})" if goal.reached_on else ""
    return f"{goal.text}{reached}{f' – {goal.note}' if goal.note else ''}"


def _concern(concern: Any, brief: bool) -> str:
    raised = in_words("raised_on", concern.raised_on, brief=brief)
    return f"{concern.text} ({f'raised {raised}' if raised else 'not raised yet'})"


def _advice(advice: Any, brief: bool) -> str:
    heard = in_words("heard_on", advice.heard_on, brief=brief)
    return f"{advice.text} ({f'heard back {heard}' if heard else 'not heard back yet'})"


_PARTS: dict[str, Callable[[Any, bool], str]] = {
    "actions": _action,
    "members": _member,
    "slots": _slot,
    "agreement": _agreement,
    "returns": _return,
    "open_slots": _open_slot,
    "slot": _open_slot,
    "suggested": _suggested,
    "told": _told,
    "calls_taken": _call,
    "written": _written,
    "texts": _own_text,
    "reactions": _reaction,
    "consents": _consent,
    "long": _long,
    "clients": _will_client,
    "goals": _goal,
    "concerns": _concern,
    "advice": _advice,
}
"""Fields that hold records of their own, which this room is below of and knows by their fields alone."""
