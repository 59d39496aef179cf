"""Agreements on supervision, thoughts about it, and what a supervisor notes of supervisees."""

from __future__ import annotations

from datetime import date

from journal.records import kinds
from journal.records.about_supervision import AboutSupervision
from journal.records.supervisee_note import SuperviseeNote
from journal.records.supervision_agreement import SupervisionAgreement, in_force
from journal.store.entries import Entries


class SupervisionAgreements(Entries[SupervisionAgreement]):
    """Agreements on supervision: a few in a working life."""

    of = kinds.SUPERVISION_AGREEMENT

    def all(self) -> list[SupervisionAgreement]:
        """Return every agreement, the last begun first."""
        return self._where("deleted_at IS NULL ORDER BY since DESC, written_at DESC, id", [])

    def due(self, day: date) -> list[SupervisionAgreement]:
        """Return what holds on a day and is to be looked at again, the last begun first; of those one still meets."""
        every = self._where(
            "deleted_at IS NULL AND review_on IS NOT NULL AND EXISTS (SELECT 1 FROM people WHERE people.id = person_id "
            "AND people.deleted_at IS NULL AND (people.ended_on IS NULL OR people.ended_on >= ?)) "
            "ORDER BY since DESC, written_at DESC, id",
            [day.isoformat()],
        )
        due = [one for one in every if one.review_due_on(day)]
        if not due:
            return []
        known = self.all()
        return [one for one in due if in_force(known, one.person_id, day) == one]


class AboutSupervisions(Entries[AboutSupervision]):
    """Thoughts about supervision itself. They stay with oneself."""

    of = kinds.ABOUT_SUPERVISION


class SuperviseeNotes(Entries[SuperviseeNote]):
    """What a supervisor notes of supervisees."""

    of = kinds.SUPERVISEE_NOTE

    def about(self, person_id: str) -> list[SuperviseeNote]:
        """Return what is noted of somebody, the newest first."""
        return self._where("person_id = ? AND deleted_at IS NULL ORDER BY at DESC, id", [person_id])

    def people(self) -> frozenset[str]:
        """Return the ids of those of whom anything is noted, whatever they are to one by now."""
        with self.file.reading() as db:
            rows = db.execute("SELECT DISTINCT person_id FROM supervisee_notes WHERE deleted_at IS NULL").fetchall()
        return frozenset(person_id for (person_id,) in rows)

    def with_open_advice(self) -> list[SuperviseeNote]:
        """Return the notes with advice on a risk of which nothing was heard, the oldest first."""
        return self._with_open("advice", "heard_on")

    def with_open_concerns(self) -> list[SuperviseeNote]:
        """Return the notes with a concern that was not raised, the oldest first."""
        return self._with_open("concerns", "raised_on")

    def _with_open(self, rows: str, until: str) -> list[SuperviseeNote]:
        return self._where(
            f"deleted_at IS NULL AND EXISTS (SELECT 1 FROM json_each({rows}) "
            f"WHERE json_extract(value, '$.{until}') IS NULL) ORDER BY at, id",
            [],
        )
