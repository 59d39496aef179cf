"""One client's line of time: what happened with them, and what changed, newest first."""

from __future__ import annotations

import heapq
from dataclasses import dataclass
from datetime import date

from journal.errors import EntryNotFound
from journal.records.absence_decision import How
from journal.records.client import EndingKind
from journal.records.client_changes import SeverityChange, severity_changes
from journal.store import entry_feed
from journal.store.entry_feed import Line, Place
from journal.store.filters import Filter, conditions
from journal.store.journal import Journal


@dataclass(frozen=True, slots=True, kw_only=True)
class EpisodeChange:
    """An episode of work ended on a day, or began again; `ending` None: it began again."""

    day: date
    ending: EndingKind | None


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeGiven:
    """On a day a client, or one member, heard of the days away `first` to `last`; `how` None: was reminded of them."""

    day: date
    first: date
    last: date
    how: How | None
    member_id: str | None
    decision_id: str


Change = SeverityChange | EpisodeChange | NoticeGiven
"""What changed: acuity or a flag, whether the work was under way, or what a client knows of an absence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Some of the line, newest first. `next` is where what comes before it begins: None at its beginning."""

    lines: tuple[Line | Change, ...]
    next: Place | None


def stretch(journal: Journal, client_id: str, before: Place, n: int) -> Stretch:
    """Return the newest `n` lines about a client that lie before a place; none for an unknown client.

    Sessions, reflections, contacts, encounters, and the supervisions in
    which they were discussed. A change stands at the beginning of its day, an
    ending at its end.
    """
    with journal.reading():
        usual = (journal.sessions, journal.reflections, journal.contacts, journal.encounters, journal.supervisions)
        wanted = conditions(Filter(client_id=client_id), usual, usual)
        entries = entry_feed.newest(wanted, before, n + 1)
        changes: list[tuple[Place, Change]] = [
            (_place(change), change) for change in severity_changes(journal.clients.facts(client_id))
        ]
        changes += [(_place(change), change) for change in _episode_changes(journal, client_id)]
        changes += [(_place(change), change) for change in _notices(journal, client_id)]
        earlier = [(place, change) for place, change in changes if place < before]
        places = [place for place, _ in entries] + [place for place, _ in earlier]
        shown = frozenset(heapq.nlargest(n, places))
        lines: list[tuple[Place, Line | Change]] = [
            (line.place, line) for line in entry_feed.lines(way for way in entries if way[0] in shown)
        ]
        lines += [(place, change) for place, change in earlier if place in shown]
    lines.sort(key=_by_place, reverse=True)
    return Stretch(lines=tuple(line for _, line in lines), next=lines[-1][0] if len(places) > n else None)


def _episode_changes(journal: Journal, client_id: str) -> list[EpisodeChange]:
    """Return each ending and each return of a client, oldest first; none of an unknown one."""
    try:
        client, _ = journal.clients.with_state(client_id, date.max)  # also one in the trash
    except EntryNotFound:
        return []
    found = []
    for one in client.returns:
        found.append(EpisodeChange(day=one.ended_on, ending=one.ending))
        found.append(EpisodeChange(day=one.back_on, ending=None))
    if client.ended_on is not None:
        found.append(EpisodeChange(day=client.ended_on, ending=client.ending))
    return found


def _notices(journal: Journal, client_id: str) -> list[NoticeGiven]:
    """Return each time a client heard of an absence; of one that was deleted since, none."""
    decisions = [one for one in journal.absence_decisions.about(client_id) if one.told or one.reminded_on]
    plans = {plan.id: plan for plan in journal.absence_plans.some([one.plan_id for one in decisions])}
    offs = {off.id: off for off in journal.time_off.some([plan.time_off_id for plan in plans.values()])}
    found = []
    for decision in decisions:
        plan = plans.get(decision.plan_id)
        off = offs.get(plan.time_off_id) if plan is not None else None
        if off is None:
            continue
        heard: list[tuple[date, How | None, str | None]] = [(one.on, one.how, one.member_id) for one in decision.told]
        if decision.reminded_on is not None:
            heard.append((decision.reminded_on, None, None))
        for day, how, member_id in heard:
            found.append(
                NoticeGiven(
                    day=day, first=off.first, last=off.last, how=how, member_id=member_id, decision_id=decision.id
                )
            )
    return found


def _place(change: Change) -> Place:
    if isinstance(change, NoticeGiven):
        return (change.day.isoformat(), "", f"{change.decision_id}.{change.member_id}.{change.how}")
    if isinstance(change, EpisodeChange):
        return (change.day.isoformat(), "9999" if change.ending else "", "")  # after, or before, all that has a time
    return (change.day.isoformat(), "", f"{change.fact_id}.{change.name}")


def _by_place(line: tuple[Place, object]) -> Place:
    return line[0]
