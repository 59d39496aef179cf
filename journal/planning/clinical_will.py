"""A clinical will over time: which one holds, when it is looked at again, whom its list of clients lacks.

    written ── six months without a look ──▶ the whole is due
    list ── a start, an ending, or a month ──▶ the list is due

Whoever opens it is helped by a list of this month, and misled by one of last year. Our own spans (D).
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from journal.records.client import Client
from journal.records.clinical_will import ClinicalWill, WillClient

LOOKED_AT_AFTER = 6
"""Months after which the whole will is looked at again."""

LIST_AFTER = 1
"""Months after which the list of clients is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """What of a will is due. `came` are open clients that its list lacks, `gone` those in it who are open no more: ids.

    `whole_from` is the day from which the whole is due. Of a day that lies ahead, which only a wrong clock writes,
    nothing is known: what it says of is due.
    """

    whole: bool
    whole_from: date
    clients: bool
    came: tuple[str, ...]
    gone: tuple[str, ...]

    @property
    def anything(self) -> bool:
        """Whether anything is due."""
        return self.whole or self.clients


def months_after(day: date, months: int) -> date:
    """Return the same day `months` months later; of a day that month does not have, its last."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def in_force(wills: Iterable[ClinicalWill]) -> ClinicalWill | None:
    """Return the will that holds: no other took its place; of several the one written last. None without any."""
    every = list(wills)
    replaced = {will.replaces_id for will in every}
    left = [will for will in every if will.id not in replaced]
    return max(left, key=lambda will: (will.at, will.written_at, will.id), default=None)


def open_clients(clients: Iterable[Client], today: date) -> list[Client]:
    """Return those with whom the work goes on after `today`, or begins later, by code; in any role."""
    there = (client for client in clients if client.ended_on is None or client.ended_on > today)
    return sorted(there, key=lambda client: (client.code.casefold(), client.id))


def composed(kept: Iterable[WillClient], clients: Iterable[Client], today: date) -> tuple[WillClient, ...]:
    """Return the list as it is today: every open client, with what was said of them in `kept`."""
    said = {one.client_id: one for one in kept}
    return tuple(said.get(client.id) or WillClient(client_id=client.id) for client in open_clients(clients, today))


def due(will: ClinicalWill, clients: Iterable[Client], today: date) -> Due:
    """Say what of a will is due on `today`; `clients` are all there are, in any order."""
    there = [client.id for client in open_clients(clients, today)]
    listed = [one.client_id for one in will.clients]
    came = tuple(client_id for client_id in there if client_id not in listed)
    gone = tuple(client_id for client_id in listed if client_id not in there)
    looked = will.looked_at_on or will.day
    listed_on = will.clients_looked_at_on or will.day
    month_over = not listed_on <= today < months_after(listed_on, LIST_AFTER)
    return Due(
        whole=not looked <= today < months_after(looked, LOOKED_AT_AFTER),
        whole_from=months_after(looked, LOOKED_AT_AFTER),
        clients=bool(came or gone or (month_over and (there or listed))),
        came=came,
        gone=gone,
    )


_NAMED = re.compile(r"\b(pass(word|phrase|code)|passwort|kennwort|pin|key ?phrase|recovery key)\s*([:=]|is\b)", re.I)
_PIN = re.compile(r"\bpin\W{0,3}\d{3,}", re.I)
_GROUPS = re.compile(r"\b(?=[0-9-]*[A-Za-z])(?=[A-Za-z-]*[0-9])[A-Za-z0-9]{4,6}(-[A-Za-z0-9]{4,6}){3,}\b")
_MIXED = re.compile(r"(?<!\S)(?=\S*[A-Za-z])(?=\S*\d)(?=\S*[!$%^*~])[^\s@/]{8,}")
_PHRASE = re.compile(r"[a-z]{3,9}( [a-z]{3,9}){4,}")
_SMALL = {"the", "and", "with", "from", "for", "has", "her", "his", "who", "are", "not", "see", "under", "behind"}


def looks_like_a_secret(line: str) -> bool:
    """Say whether a line looks as if it held a password, a PIN or a key, where a place was asked for.

    It may be wrong both ways, and so it only prompts a sentence.
    """
    if any(form.search(line) for form in (_NAMED, _PIN, _GROUPS, _MIXED)):
        return True
    return _PHRASE.fullmatch(line.strip()) is not None and not _SMALL & {*line.split()}
