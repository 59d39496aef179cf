"""Several clients are added at once, as they were written one a line: all that were understood, or none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from journal.charts.style import CLIENT_COLOURS, SHOWN_AS
from journal.errors import FieldError
from journal.exchange.client_lines import ClientLine, read_clients
from journal.records.alike import folded, look
from journal.records.client import DEFAULT_ACUITY, Client, ClientFact, Role, Unit
from journal.records.session import DEFAULT_MINUTES
from journal.store.journal import Journal
from journal.use_cases.take_up_again import ended_under
from journal.wording import client_lines as wording
from journal.wording import labels

USUAL = {
    "unit": Unit.INDIVIDUAL,
    "acuity": DEFAULT_ACUITY,
    "risk": False,
    "trauma": False,
    "minutes": DEFAULT_MINUTES,
}
"""What a new client starts with. Said from the start, for what is never said is taken from what comes later."""


@dataclass(frozen=True, slots=True)
class Added:
    """The clients that were kept, and the lines that were not understood, as they were written."""

    clients: tuple[Client, ...]
    left: str


def read(journal: Journal, text: str, at: datetime) -> list[ClientLine]:
    """Return what each line means, and what stands in its way in the journal. The clients would begin `at`."""
    everyone = [client for client in journal.clients.all() if client.role is Role.THERAPY]
    seen: set[str] = set()
    result = []
    for line in read_clients(text):
        problem = line.problem or _in_the_way(line, everyone, seen, at)
        seen.add(look(line.code))
        result.append(replace(line, problem=problem))
    return result


def add(journal: Journal, lines: Sequence[ClientLine], at: datetime) -> Added:
    """Keep a client for each line without a problem, in one transaction. Raises FieldError, CannotWrite: then none."""
    good = [line for line in lines if not line.problem]
    used = [client.colour for client in journal.clients.all() if client.active_on(at.date())]
    clients, facts = [], []
    for line in good:
        colour = least_used(used)
        used.append(colour)
        client = Client(at=at, code=line.code, colour=colour)
        said = {"minutes": line.minutes} if line.minutes is not None else {}
        clients.append(client)
        facts.append(
            ClientFact(
                client_id=client.id,
                effective=client.day,
                slots=line.slots or None,
                frequency=line.frequency,
                **{**USUAL, **said},  # type: ignore[arg-type]  # by name
            )
        )
    with journal.transaction():
        journal.clients.add_many(clients)
        journal.clients.add_facts(facts)
    return Added(tuple(clients), "\n".join(line.text for line in lines if line.problem))


def take_back(journal: Journal, clients: Sequence[Client]) -> None:
    """Put clients that were added into the trash, in one transaction. Raises JournalError."""
    with journal.transaction():
        for client in clients:
            journal.clients.delete(client.id)


def least_used(used: Sequence[str]) -> str:
    """Return the colour that stands least often among those that are used."""
    shown = [SHOWN_AS.get(colour, colour) for colour in used]
    return min(CLIENT_COLOURS, key=shown.count)


def _in_the_way(line: ClientLine, everyone: Sequence[Client], seen: set[str], at: datetime) -> str:
    if look(line.code) in seen:
        return wording.TWICE
    try:
        Client(at=at, code=line.code)
        ClientFact(client_id=line.code, effective=at.date(), minutes=line.minutes)
    except FieldError as error:
        return f"{labels.label(error.field)} {error.reason}"
    if ended_under(line.code, Role.THERAPY, everyone) is not None:
        return wording.ENDED
    if any(folded(client.code) == folded(line.code) for client in everyone):
        return wording.TAKEN
    if any(look(client.code) == look(line.code) for client in everyone):
        return wording.LOOKS_ALIKE
    return ""
