"""How often equal clients are named as asking most, and how often one who asks twice as much is.

    python -m tests.bench.simulated_clients --months 3000        three minutes or so

Months of 28 days on the product's own function, from sessions, thoughts and
contacts. Ratings are whole numbers around the same mean for every client; a
day weighs on all who come on it; sessions are missed, or not rated; thoughts
and contacts come at random. False: the share of months in which anybody at
all is named. Power: one client's sessions are rated twice as high (0–10, so
the mean is lower before), with twice as many thoughts and contacts; the share
of months in which that client is named.
"""

from __future__ import annotations

import argparse
import math
import random
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from journal.measures.asks_most import asks_most
from journal.records.client import Client, ClientState
from journal.records.contact import Contact
from journal.records.reflection import Feeling, Reflection
from journal.records.session import Session, SessionStatus

TODAY = date(2026, 10, 30)
WRITTEN = datetime(2032, 6, 1, tzinfo=UTC)
MEAN, MEAN_BESIDE_TWICE = 5.0, 3.8
SPREAD_OF_DAYS = 0.6
MISSED, UNRATED = 0.13, 0.08


@dataclass(frozen=True, slots=True)
class Kind:
    """Practices: clients, the spread of a client's ratings, thoughts after each session; `mixed`: some come twice a
    week or every second one, for 30 to 90 minutes."""

    name: str
    clients: int
    spread: float = 1.8
    thoughts: float = 0.25
    contacts: float = 0.2
    mixed: bool = False


KINDS = tuple(
    Kind(f"{clients} clients{name}", clients, **more)
    for clients in (4, 6, 8, 12, 18, 25)
    for name, more in (
        ("", {}),
        (", mixed", {"mixed": True}),
        (", many thoughts", {"thoughts": 0.8}),
        (", uneven", {"spread": 2.5}),
    )
)
MIDDLE = KINDS[8]
ZONE = ZoneInfo("Europe/Berlin")
CLIENT = Client(at=datetime(2020, 1, 6, tzinfo=ZONE), code="K")
STATE = ClientState()


def month(kind: Kind, chance: random.Random, *, twice: bool) -> tuple[list[Session], list[Reflection], list[Contact]]:
    """Return a month's entries; with `twice` the client "0" asks twice as much as each other one."""
    days = [TODAY - timedelta(days=n) for n in range(28)]
    weighs = {day: chance.gauss(0, SPREAD_OF_DAYS) for day in days}
    sessions, thoughts, contacts = [], [], []
    for client in range(kind.clients):
        factor = 2 if twice and client == 0 else 1
        mean = factor * (MEAN_BESIDE_TWICE if twice else MEAN)
        every = chance.choices((7, 3, 14), (13, 3, 4))[0] if kind.mixed else 7
        minutes = chance.choice((50, 50, 50, 90, 30)) if kind.mixed else 50
        for day in days[chance.randrange(min(every, 7)) :: every]:
            if chance.random() < MISSED:
                continue
            rating = min(10, max(0, round(chance.gauss(mean + weighs[day], kind.spread))))
            sessions.append(held(client, day, None if chance.random() < UNRATED else rating, minutes))
            if chance.random() < min(1, factor * kind.thoughts):
                thoughts.append(thought(client, day, chance))
            if chance.random() < min(1, factor * kind.contacts):
                contacts.append(
                    Contact(
                        at=at(day), client_id=str(client), minutes=chance.choice((5, 5, 10, 20)),
                        demand=chance.randrange(1, 9),
                    )
                )  # fmt: skip
    return sessions, thoughts, contacts


def at(day: date) -> datetime:
    """Return a moment of that day."""
    return datetime.combine(day, time(12), tzinfo=ZONE)


def held(client: int, day: date, rating: int | None, minutes: int) -> Session:
    """Return an attended session."""
    return Session(
        at=at(day), client_id=str(client), demand=rating, minutes=minutes, status=SessionStatus.ATTENDED,
        written_at=WRITTEN,
    )  # fmt: skip


def thought(client: int, day: date, chance: random.Random) -> Reflection:
    """Return a reflection of any weight, three in four of them dark."""
    feeling = chance.choice((Feeling.WORRY, Feeling.WORRY, Feeling.WORRY, Feeling.TENDERNESS))
    return Reflection(
        at=at(day), client_id=str(client), intensity=chance.randrange(2, 10), minutes=chance.choice((5, 10, 20, 30)),
        intrusiveness=chance.randrange(4), feelings=(feeling,),
    )  # fmt: skip


def rate(kind: Kind, months: int, *, twice: bool, seed: int) -> float:
    """Return the share of months in which anybody is named; with `twice`, in which the one who asks twice is."""
    chance = random.Random(seed)
    named = 0
    for _ in range(months):
        sessions, thoughts, contacts = month(kind, chance, twice=twice)
        found = asks_most(
            today=TODAY, sessions=sessions, reflections=thoughts, contacts=contacts,
            with_state=lambda _client, _day: (CLIENT, STATE),
        )  # fmt: skip
        named += any(asked.client_id == "0" or not twice for asked in found.stands_out)
    return named / months


def main() -> None:
    """Print both rates of every kind, with their standard errors."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--months", type=int, default=3000)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    print("kind                             equal, somebody named   twice as much, named")
    for kind in KINDS:
        said = []
        for twice in (False, True):
            share = rate(kind, asked.months, twice=twice, seed=asked.seed)
            said.append(f"{100 * share:>12.1f} % ± {100 * math.sqrt(share * (1 - share) / asked.months):.1f}")
        print(f"{kind.name:<30}{'      '.join(said)}", flush=True)


if __name__ == "__main__":
    main()
