"""Clients, and the dated facts about them."""

from __future__ import annotations

from bisect import bisect_right
from datetime import date
from typing import Literal

from journal.errors import EntryNotFound, FieldError
from journal.records import kinds
from journal.records.alike import folded
from journal.records.client import FACTS, Client, ClientFact, ClientState, Role, state_on
from journal.store.codec import from_row, insert, to_row
from journal.store.day_sums import KeptDaySums
from journal.store.entries import Entries
from journal.store.open_file import OpenFile


class Clients(Entries[Client]):
    """Everyone one works with.

    A few hundred clients and a few thousand facts are kept in memory while
    the journal is open: every day that is added up asks for them.
    """

    of = kinds.CLIENT

    _all: list[Client] | None
    _known: dict[str, Client] | None
    _facts: dict[str, list[ClientFact]]
    _read_facts: Literal["none", "of those here", "all"]
    _states: dict[tuple[str, int], ClientState]

    def __init__(self, file: OpenFile, day_sums: KeptDaySums) -> None:
        super().__init__(file)
        self._day_sums = day_sums
        self.forget_cached()
        file.when_undone.append(self.forget_cached)

    def all(self) -> list[Client]:
        """Return every client, by code."""
        with self.file.reading():
            if self._all is None:
                here = "SELECT id FROM clients WHERE deleted_at IS NULL ORDER BY code COLLATE NOCASE, id"
                known = self._everyone()
                self._all = [known[client_id] for (client_id,) in self.file.db.execute(here).fetchall()]
            return list(self._all)

    def active_on(self, day: date) -> list[Client]:
        """Return those one worked with on `day`, by code."""
        return [client for client in self.all() if client.active_on(day)]

    def in_other_roles(self) -> list[Client]:
        """Return those of another role than therapy, also those in the trash: their hours were worked."""
        with self.file.reading():
            return [client for client in self._everyone().values() if client.role is not Role.THERAPY]

    def with_approach(self, approach: str) -> list[Client]:
        """Return those with whom one works so, also those in the trash; the approach may be one of several."""
        with self.file.reading():
            return [c for c in self._everyone().values() if approach.casefold() in c.approach.casefold()]

    def by_code(self, code: str) -> Client | None:
        """Return the client with this code, however it is written, or None; of several the one written exactly so."""
        code = code.strip()
        found = [client for client in self.all() if folded(client.code) == folded(code)]
        return max(found, key=lambda client: (client.code == code, client.at), default=None)

    def facts(self, client_id: str) -> list[ClientFact]:
        """Return the dated facts about a client, oldest first."""
        # What is kept in memory is filled and read under the lock, as another thread may forget it at any time.
        with self.file.reading():
            return list(self._facts_of(client_id))

    def _facts_of(self, client_id: str) -> list[ClientFact]:
        if self._read_facts == "none":
            # Those one works with are most of whom is asked, and a small part of forty years.
            self._read("client_id IN (SELECT id FROM clients WHERE ended_on IS NULL)")
            self._read_facts = "of those here"
        if self._read_facts == "of those here" and not self._is_here(client_id):
            self._read("client_id NOT IN (SELECT id FROM clients WHERE ended_on IS NULL)")
            self._read_facts = "all"
        return self._facts.get(client_id, [])

    def _is_here(self, client_id: str) -> bool:
        client = self._everyone().get(client_id)
        return client is not None and client.ended_on is None

    def _read(self, condition: str) -> None:
        for row in self.file.db.query(
            f"SELECT * FROM client_facts WHERE {condition} ORDER BY effective, written_at, id"
        ):
            self._facts.setdefault(row["client_id"], []).append(from_row(ClientFact, row))

    def state_on(self, client_id: str, day: date) -> ClientState:
        """Return the facts about a client as they were on `day`."""
        with self.file.reading():
            return self._state(client_id, day)

    def _state(self, client_id: str, day: date) -> ClientState:
        facts = self._facts_of(client_id)
        # Between two dates on which something was told, every day finds the same.
        stretch = bisect_right(facts, day, key=_effective)
        state = self._states.get((client_id, stretch))
        if state is None:
            state = self._states[client_id, stretch] = state_on(facts, day)
        return state

    def with_state(self, client_id: str, day: date) -> tuple[Client, ClientState]:
        """Return a client, also one in the trash, and the facts as they were on `day`. Raises EntryNotFound."""
        with self.file.reading():
            known = self._everyone()
            if client_id not in known:
                raise EntryNotFound
            return known[client_id], self._state(client_id, day)

    def _everyone(self) -> dict[str, Client]:
        if self._known is None:
            self._known = {client.id: client for client in self._where("1 ORDER BY id", [])}
        return self._known

    def codes_ever(self) -> dict[str, set[str]]:
        """Return every code, folded, that a client has or had, trash included, with the clients' ids."""
        known = self._everyone()
        with self.file.reading() as db:
            had = "SELECT entry_id, json_extract(before, '$.code') FROM history WHERE kind = ?"
            before = db.execute(had, [self.kind]).fetchall()
        found: dict[str, set[str]] = {}
        for client_id, code in [*((client.id, client.code) for client in known.values()), *before]:
            if code and client_id in known:
                found.setdefault(folded(code), set()).add(client_id)
        return found

    def code_of(self, client_id: str | None) -> str:
        """Return a client's code, also of one in the trash; empty for None."""
        with self.file.reading():
            known = self._everyone()
            if client_id and client_id not in known:
                raise EntryNotFound
            return known[client_id].code if client_id else ""

    def add_fact(self, fact: ClientFact) -> None:
        """Keep a dated fact and add up again the days it speaks of. Raises FieldError for an unknown client."""
        self.add_facts([fact])

    def add_facts(self, facts: list[ClientFact]) -> None:
        """Keep dated facts, in one transaction."""
        with self.file.transaction() as db:
            days: set[date] = set()
            before: dict[str, list[ClientFact]] = {}
            for fact in facts:
                if fact.client_id not in self._everyone():
                    raise FieldError("client", "is not one of your clients")
                known = before.setdefault(fact.client_id, self.facts(fact.client_id))
                insert(db, "client_facts", to_row(fact))
                days |= self._days_of(fact.client_id, None if _first_of_its_name(fact, known) else fact.effective)
                known.append(fact)
            self.forget_cached()
            self._day_sums.rewrite(days)

    def forget_cached(self) -> None:
        """Read clients and facts afresh the next time."""
        self._all = None
        self._known = None
        self._facts = {}
        self._read_facts = "none"
        self._states = {}

    def _set_deleted(self, entry_id: str, when: str | None) -> None:
        super()._set_deleted(entry_id, when)
        self.forget_cached()

    def _after_write(self, record: Client, before: Client | None) -> None:
        self.forget_cached()
        # Of a client, day sums read the role and the members; of a new one there are no days yet.
        if before is not None and (before.role, before.members) != (record.role, record.members):
            self._day_sums.rewrite(self._days_of(record.id, None))
        # Only where a code is given: two that were the same before this was asked stay, and can be edited.
        if before is None or before is record or (before.code, before.role) != (record.code, record.role):
            self._refuse_taken(record, restored=before is record)

    def _refuse_taken(self, record: Client, *, restored: bool) -> None:
        """Raise FieldError if the code is another's. One taken out of the trash was given it before."""
        others = self.file.db.execute(
            "SELECT code, written_at FROM clients WHERE role = ? AND id != ? AND deleted_at IS NULL",
            [record.role, record.id],
        ).fetchall()
        same = [(code, written_at) for code, written_at in others if folded(code) == folded(record.code)]
        if same and restored:
            left = self.file.db.execute(
                "SELECT max(changed_at) FROM history WHERE kind = ? AND entry_id = ? AND change = 'deleted'",
                [self.kind, record.id],
            ).fetchone()[0]
            ascii_case = record.code.encode().lower()
            same = [other for other in same if other[1] > (left or "") or other[0].encode().lower() == ascii_case]
        if same:
            raise FieldError("code", "is taken by another client; please choose another one")

    def _days_of(self, client_id: str, since: date | None) -> set[date]:
        with self.file.reading() as db:
            rows = db.execute(
                "SELECT day FROM sessions WHERE client_id = :client AND day >= :since "
                "UNION SELECT day FROM contacts WHERE client_id = :client AND day >= :since",
                {"client": client_id, "since": since.isoformat() if since else ""},
            ).fetchall()
        return {date.fromisoformat(day) for (day,) in rows}


def _effective(fact: ClientFact) -> date:
    return fact.effective


def _first_of_its_name(fact: ClientFact, before: list[ClientFact]) -> bool:
    """Say whether the fact also speaks, as an assumption, of the days before it."""
    for name in FACTS:
        if getattr(fact, name) is None:
            continue
        told = [f.effective for f in before if f.member_id == fact.member_id and getattr(f, name) is not None]
        if not told or fact.effective <= min(told):
            return True
    return False
