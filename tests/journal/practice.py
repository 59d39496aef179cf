"""A small fictional practice: records in, day sums out, the way the store does it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import TypeVar
from zoneinfo import ZoneInfo

from journal.records.check_in import CheckIn
from journal.records.client import Client, ClientFact, ClientState, Frequency, Role, Unit, state_on
from journal.records.contact import Contact
from journal.records.day_sums import DaySums, sum_day
from journal.records.downtime import Downtime
from journal.records.encounter import Encounter
from journal.records.entry import Entry
from journal.records.on_call import OnCall
from journal.records.reflection import Reflection
from journal.records.session import Session
from journal.records.supervision import Supervision
from journal.records.time_off import TimeOff

ZONE = "Europe/Berlin"
T = TypeVar("T", bound=Entry)
LONG_AGO = date(2020, 1, 1)


def at(day: date, clock: str = "09:00", zone: str = ZONE) -> datetime:
    """Return the moment a wall clock showed."""
    return datetime.combine(day, time.fromisoformat(clock), tzinfo=ZoneInfo(zone))


def days_away(first: date, last: date) -> TimeOff:
    return TimeOff(at=at(first, "00:00"), last=last)


@dataclass
class Practice:
    """Clients with their facts, and any entries about them."""

    entries: list[Entry] = field(default_factory=list)
    clients: dict[str, tuple[Client, list[ClientFact]]] = field(default_factory=dict)

    def client(
        self,
        *,
        acuity: int | None = None,
        risk: bool = False,
        trauma: bool = False,
        minutes: int | None = None,
        role: Role = Role.THERAPY,
        unit: Unit | None = None,
    ) -> str:
        """Take on a client and return their id."""
        code = f"K{len(self.clients) + 1}"
        client = Client(at=at(LONG_AGO, "00:00"), code=code, role=role)
        fact = ClientFact(
            client_id=client.id,
            effective=LONG_AGO,
            acuity=acuity,
            risk=risk,
            trauma=trauma,
            minutes=minutes,
            unit=unit,
            frequency=Frequency.WEEKLY,
        )
        self.clients[client.id] = (client, [fact])
        return client.id

    def log(self, *entries: Entry) -> None:
        self.entries.extend(entries)

    def on(self, day: date) -> DaySums:
        def of(kind: type[T]) -> list[T]:
            return [e for e in self.entries if isinstance(e, kind) and e.day == day]

        def client_on(client_id: str) -> tuple[Client, ClientState]:
            client, facts = self.clients[client_id]
            return client, state_on(facts, day)

        return sum_day(
            day,
            sessions=of(Session),
            reflections=of(Reflection),
            downtimes=of(Downtime),
            contacts=of(Contact),
            encounters=of(Encounter),
            supervisions=of(Supervision),
            check_ins=of(CheckIn),
            on_calls=of(OnCall),
            client_on=client_on,
        )

    def sums(self) -> list[DaySums]:
        return [self.on(day) for day in sorted({e.day for e in self.entries})]
