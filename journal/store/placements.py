"""Placements, the hours brought forward, and what still names a placement."""

from __future__ import annotations

from journal.errors import PlacementNeeded
from journal.records import kinds
from journal.records.opening_balance import OpeningBalance
from journal.records.placement import Placement
from journal.store.entries import Entries

NAMING = ("client_facts", "sessions", "supervisions", "opening_balances")
"""Tables whose rows name a placement."""


class Placements(Entries[Placement]):
    """Where hours are worked: a few in a working life."""

    of = kinds.PLACEMENT

    def all(self) -> list[Placement]:
        """Return every placement, the first begun first."""
        return self._where("deleted_at IS NULL ORDER BY begins, written_at, id", [])

    def known(self) -> dict[str, Placement]:
        """Return every placement by id, also those in the trash: hours keep the place they were worked at."""
        return {one.id: one for one in self._where("1 ORDER BY begins, written_at, id", [])}

    def delete(self, entry_id: str) -> None:
        """Put a placement that nothing names into the trash. Raises PlacementNeeded, EntryNotFound."""
        with self.file.transaction():
            if named := self.naming(entry_id):
                raise PlacementNeeded(named)
            super().delete(entry_id)

    def naming(self, placement_id: str) -> int:
        """Return how many clients' facts, sessions, meetings and opening balances name it, the trash included."""
        each = " + ".join(f"(SELECT count(*) FROM {table} WHERE placement_id = :id)" for table in NAMING)
        with self.file.reading() as db:
            return int(db.execute(f"SELECT {each}", {"id": placement_id}).fetchone()[0])


class OpeningBalances(Entries[OpeningBalance]):
    """Hours from before this journal."""

    of = kinds.OPENING_BALANCE

    def all(self) -> list[OpeningBalance]:
        """Return every balance, the oldest first."""
        return self._where("deleted_at IS NULL ORDER BY until, written_at, id", [])
