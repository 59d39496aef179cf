"""Who asks most of me: each client's part of the logged demand beside their part of the hours.

    sessions + reflections + contacts + encounters, weighed as in emotional load
    hours: attended sessions and contacts

Someone is named only where the difference is larger than chance (shrunken).
How often equal clients are named all the same is simulated in
tests/bench/simulated_clients.py. It measures the work, not the person. Our
own index, not a validated instrument.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from journal.measures.emotional_load import DEMAND_PARTS, load_of_day
from journal.measures.enough import ASKS_MOST, ASKS_MOST_AGAIN, ASKS_MOST_CLIENTS, ASKS_MOST_OWN
from journal.measures.shrunken import Beyond, Stretch, beyond_hours
from journal.measures.weeks import DAY
from journal.measures.weights import LoadWeights
from journal.records.client import Client, ClientState
from journal.records.contact import Contact
from journal.records.day_sums import sum_day
from journal.records.encounter import Encounter
from journal.records.reflection import Reflection
from journal.records.session import Session, SessionStatus

LOOKED_AT_DAYS = 28
"""Days up to today."""

MOST_NAMED = 2


class Missing(StrEnum):
    """What is wanting before anything can be told."""

    SESSIONS = "sessions"  # rated ones
    CLIENTS = "clients"
    AGAIN = "again"  # clients seen more than once: how else should chance be known
    RATED = "rated"  # part of the session time


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What one client asked: `demand` in points, `minutes` of attended sessions and contacts.

    `parts` are points by DEMAND_PARTS. `share_of_demand` and
    `share_of_hours` are 0–1 of the sum over all clients, `beyond` is their
    difference with chance taken off. All three are None where it cannot be
    told, `beyond` also without hours.
    """

    client_id: str
    demand: float
    minutes: int
    parts: dict[str, float]
    share_of_demand: float | None
    share_of_hours: float | None
    sessions: int
    unrated: int
    beyond: Beyond | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AsksMost:
    """The clients, the one who asked most first; `demand` points, `minutes` and shares over all of them.

    `rated_share` is the rated part of the attended minutes, None without
    sessions. `missing` says what it wants before anything can be told, and
    that `have` of `need` of it are there (per cent for RATED). `stands_out` are those whose part of the
    demand is larger than their part of the hours by more than chance, two at
    most.
    """

    first: date
    last: date
    clients: tuple[Asked, ...]
    demand: float
    minutes: int
    rated_share: float | None
    missing: Missing | None
    have: int
    need: int
    stands_out: tuple[Asked, ...]

    @property
    def named_share_of_demand(self) -> float:
        """The part of the demand of those who stand out, together."""
        return math.fsum(asked.share_of_demand or 0.0 for asked in self.stands_out)

    @property
    def named_share_of_hours(self) -> float:
        """Their part of the hours."""
        return math.fsum(asked.share_of_hours or 0.0 for asked in self.stands_out)


def asks_most(
    *,
    today: date,
    sessions: Iterable[Session] = (),
    reflections: Iterable[Reflection] = (),
    contacts: Iterable[Contact] = (),
    encounters: Iterable[Encounter] = (),
    with_state: Callable[[str, date], tuple[Client, ClientState]],
    weights: LoadWeights | None = None,
    days: int = LOOKED_AT_DAYS,
) -> AsksMost:
    """Return each client's part of the last `days` days up to today; reflections on no one in particular are left out.

    `with_state` gives a client and the facts about them on a day. Entries
    outside are ignored, their order is free. Nothing logged: no clients. For
    anything that is to be shared, leave out withheld reflections beforehand.
    """
    weights = weights or LoadWeights()
    first = today - (days - 1) * DAY
    of: dict[tuple[str, date], _Entries] = {}
    kinds: tuple[Iterable[Session | Reflection | Contact | Encounter], ...] = (
        sessions,
        reflections,
        contacts,
        encounters,
    )
    for kind, entries in enumerate(kinds):
        for entry in entries:
            if entry.client_id is not None and first <= entry.day <= today:
                of.setdefault((entry.client_id, entry.day), ([], [], [], []))[kind].append(entry)  # type: ignore[arg-type]  # each kind into its own list
    found: dict[str, _Sum] = {}
    for (client_id, day), entries_of_day in sorted(of.items()):
        found.setdefault(client_id, _Sum()).add(client_id, day, entries_of_day, with_state, weights)
    return _result(first, today, found, weights)


_Entries = tuple[list[Session], list[Reflection], list[Contact], list[Encounter]]


class _Sum:
    """What the days of one client add up to."""

    def __init__(self) -> None:
        self.parts: dict[str, list[float]] = {part: [] for part in DEMAND_PARTS}
        self.attended = self.rated = self.contact_minutes = self.sessions = self.unrated = 0
        self.days: list[tuple[float, int, bool]] = []

    def add(
        self,
        client_id: str,
        day: date,
        entries: _Entries,
        with_state: Callable[[str, date], tuple[Client, ClientState]],
        weights: LoadWeights,
    ) -> None:
        sessions, reflections, contacts, encounters = entries
        attended = [s for s in sessions if s.status is SessionStatus.ATTENDED]
        known = with_state(client_id, day)
        sums = sum_day(
            day,
            sessions=attended,
            reflections=reflections,
            contacts=contacts,
            encounters=encounters,
            client_on=lambda _: known,
        )
        load = load_of_day(sums, weights)
        for part in DEMAND_PARTS:
            self.parts[part].append(load.parts.get(part, 0.0))
        self.attended += load.attended_minutes
        self.rated += load.rated_minutes
        in_contact = sum(c.minutes or weights.default_contact_minutes for c in contacts)
        self.contact_minutes += in_contact
        self.days.append((load.demand or 0.0, load.rated_minutes + in_contact, load.rated_minutes > 0))
        self.sessions += len(attended)
        self.unrated += load.unrated

    @property
    def minutes(self) -> int:
        """Minutes of attended sessions and contacts."""
        return self.attended + self.contact_minutes

    def stretches(self) -> list[Stretch]:
        """Return the days, oldest first, from one with rated sessions to the day before the next such one.

        What comes before the first belongs to it; without rated minutes or
        contacts there is no stretch.
        """
        found: list[tuple[float, int, bool]] = []
        for demand, minutes, rated in self.days:
            if found and not (rated and found[-1][2]):
                before = found.pop()
                demand, minutes, rated = demand + before[0], minutes + before[1], rated or before[2]
            found.append((demand, minutes, rated))
        return [Stretch(demand=demand, hours=minutes / 60) for demand, minutes, _ in found if minutes]


def _result(first: date, last: date, found: dict[str, _Sum], weights: LoadWeights) -> AsksMost:
    parts = {c: {part: math.fsum(points) for part, points in s.parts.items()} for c, s in found.items()}
    points = {c: math.fsum(parts[c].values()) for c in found}
    demand, minutes = math.fsum(points.values()), sum(s.minutes for s in found.values())
    seen = {c: s for c, s in found.items() if points[c] or s.minutes}
    attended = sum(s.attended for s in seen.values())
    rated_share = sum(s.rated for s in seen.values()) / attended if attended else None
    stretches = {c: s.stretches() for c, s in seen.items()}
    missing, have, need = _missing(seen, stretches, rated_share, weights)
    beyond = {}
    if missing is None:
        beyond = beyond_hours(stretches, {c: s.minutes / 60 for c, s in seen.items() if s.minutes})
    clients = [
        Asked(
            client_id=c,
            demand=points[c],
            minutes=s.minutes,
            parts=parts[c],
            share_of_demand=points[c] / demand if demand and missing is None else None,
            share_of_hours=s.minutes / minutes if minutes and missing is None else None,
            sessions=s.sessions,
            unrated=s.unrated,
            beyond=beyond.get(c),
        )
        for c, s in seen.items()
    ]
    clients.sort(key=lambda a: (-a.demand, -a.minutes, a.client_id))
    return AsksMost(
        first=first,
        last=last,
        clients=tuple(clients),
        demand=demand,
        minutes=minutes,
        rated_share=rated_share,
        missing=missing,
        have=have,
        need=need,
        stands_out=_stands_out([a for a in clients if ASKS_MOST_OWN.met(len(stretches[a.client_id]))]),
    )


def _missing(
    seen: Mapping[str, _Sum],
    stretches: Mapping[str, Sequence[Stretch]],
    rated_share: float | None,
    weights: LoadWeights,
) -> tuple[Missing | None, int, int]:
    lines = (
        (Missing.SESSIONS, ASKS_MOST, sum(s.sessions - s.unrated for s in seen.values())),
        (Missing.CLIENTS, ASKS_MOST_CLIENTS, sum(bool(own) for own in stretches.values())),
        (Missing.AGAIN, ASKS_MOST_AGAIN, sum(len(own) - 1 for own in stretches.values() if own)),
    )
    for missing, line, have in lines:
        if not line.met(have):
            return missing, have, line.fewest
    enough = rated_share is not None and rated_share >= weights.logged_share - 1e-9
    if enough:
        return None, 0, 0
    return Missing.RATED, math.floor(round(100 * (rated_share or 0.0), 9)), round(100 * weights.logged_share)


def _stands_out(clients: Sequence[Asked]) -> tuple[Asked, ...]:
    larger = [(a.beyond.low, a) for a in clients if a.beyond is not None and a.beyond.low > 0]
    larger.sort(key=lambda pair: (-pair[0], pair[1].client_id))
    return tuple(sorted((a for _, a in larger[:MOST_NAMED]), key=lambda a: (-a.demand, a.client_id)))
