"""Who asks most of me: each client's part of the logged demand beside their part of the hours.

    sessions + reflections + contacts + encounters, weighed as in emotional load
    hours: attended sessions and contacts

It measures the work, not the person. Our own index, not a validated
instrument.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from journal.measures.emotional_load import DEMAND_PARTS, load_of_day
from journal.measures.enough import ASKS_MOST_CLIENTS
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

STANDS_OUT = 1.25
"""Part of the demand over part of the hours, from which a client is named (D)."""

STANDS_OUT_SHARE = 0.1
"""Part of the demand below which nobody is named (D)."""

MOST_NAMED = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What one client asked: `demand` in points, `minutes` of attended sessions and contacts.

    `parts` are points by DEMAND_PARTS. `share_of_demand` and
    `share_of_hours` are 0–1 of the sum over all clients.
    """

    client_id: str
    demand: float
    minutes: int
    parts: dict[str, float]
    share_of_demand: float
    share_of_hours: float
    sessions: int
    unrated: int

    @property
    def ratio(self) -> float:
        """Part of the demand over part of the hours; infinite for demand without hours."""
        if self.share_of_hours:
            return self.share_of_demand / self.share_of_hours
        return math.inf if self.share_of_demand else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class AsksMost:
    """The clients, the one who asked most first; `demand` points, `minutes` and shares over all of them.

    `rated_share` is the rated part of the attended minutes, None without
    sessions; under 80 % `can_tell` is False. `stands_out` are those whose
    part of the demand is clearly larger than their part of the hours, two at
    most.
    """

    first: date
    last: date
    clients: tuple[Asked, ...]
    demand: float
    minutes: int
    rated_share: float | None
    can_tell: bool
    stands_out: tuple[Asked, ...]

    @property
    def named_share_of_demand(self) -> float:
        """The part of the demand of those who stand out, together."""
        return math.fsum(asked.share_of_demand for asked in self.stands_out)

    @property
    def named_share_of_hours(self) -> float:
        """Their part of the hours."""
        return math.fsum(asked.share_of_hours for asked in self.stands_out)


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
        self.contact_minutes += sum(c.minutes or weights.default_contact_minutes for c in contacts)
        self.sessions += len(attended)
        self.unrated += load.unrated


def _result(first: date, last: date, found: dict[str, _Sum], weights: LoadWeights) -> AsksMost:
    parts = {c: {part: math.fsum(points) for part, points in s.parts.items()} for c, s in found.items()}
    points = {c: math.fsum(parts[c].values()) for c in found}
    minutes = {c: s.attended + s.contact_minutes for c, s in found.items()}
    demand, hours = math.fsum(points.values()), sum(minutes.values())
    clients = [
        Asked(
            client_id=c,
            demand=points[c],
            minutes=minutes[c],
            parts=parts[c],
            share_of_demand=points[c] / demand if demand else 0.0,
            share_of_hours=minutes[c] / hours if hours else 0.0,
            sessions=s.sessions,
            unrated=s.unrated,
        )
        for c, s in found.items()
        if points[c] or minutes[c]
    ]
    clients.sort(key=lambda a: (-a.demand, -a.minutes, a.client_id))
    attended = sum(s.attended for s in found.values())
    rated = sum(s.rated for s in found.values()) / attended if attended else None
    enough = rated is not None and rated >= weights.logged_share - 1e-9 and ASKS_MOST_CLIENTS.met(len(clients))
    return AsksMost(
        first=first,
        last=last,
        clients=tuple(clients),
        demand=demand,
        minutes=hours,
        rated_share=rated,
        can_tell=enough,
        stands_out=_stands_out(clients) if enough else (),
    )


def _stands_out(clients: Sequence[Asked]) -> tuple[Asked, ...]:
    large = [a for a in clients if a.ratio >= STANDS_OUT and a.share_of_demand >= STANDS_OUT_SHARE]
    large.sort(key=lambda a: (a.share_of_hours - a.share_of_demand, a.client_id))
    return tuple(sorted(large[:MOST_NAMED], key=lambda a: (-a.share_of_demand, a.client_id)))
