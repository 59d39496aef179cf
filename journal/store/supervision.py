"""Supervision and its agenda: what waits, what was raised in which meeting, what came of it."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from journal.records import kinds
from journal.records.agenda import AgendaItem, AgendaState
from journal.records.entry import now_utc
from journal.records.supervision import Supervision
from journal.store import search_index
from journal.store.codec import from_row, utc_text
from journal.store.day_sums import CountedEntries, KeptDaySums
from journal.store.entries import Entries
from journal.store.open_file import OpenFile

MEETING_DELETED = "its meeting was deleted"
MEETING_RESTORED = "its meeting was restored"


class Supervisions(CountedEntries[Supervision]):
    """Supervision and consultation. What was raised in a meeting follows it into the trash and out of it."""

    of = kinds.SUPERVISION

    def __init__(self, file: OpenFile, day_sums: KeptDaySums, agenda: Agenda) -> None:
        super().__init__(file, day_sums)
        self._agenda = agenda

    def delete(self, entry_id: str) -> None:
        """Put a meeting into the trash; what was raised there waits again. Raises EntryNotFound."""
        with self.file.transaction():
            super().delete(entry_id)
            self._agenda.release(entry_id)

    def restore(self, entry_id: str) -> Supervision:
        """Take a meeting out of the trash, and with it what was raised and decided there. Raises EntryNotFound."""
        with self.file.transaction():
            record = super().restore(entry_id)
            self._agenda.take_back(entry_id)
        return record

    def last_before(self, now: datetime, person_id: str | None = None) -> Supervision | None:
        """Return the newest meeting at or before `now`, with one person if given, or None."""
        with_whom, who = ("person_id = ? AND ", [person_id]) if person_id else ("", [])
        found = self._where(
            f"{with_whom}at <= ? AND deleted_at IS NULL ORDER BY at DESC, rowid DESC LIMIT 1", [*who, utc_text(now)]
        )
        return found[0] if found else None

    def moments_after(self, moment: datetime) -> list[datetime]:
        """Return when each meeting after `moment` began, in order of time, without reading them whole."""
        with self.file.reading() as db:
            rows = db.execute(
                "SELECT at, zone FROM supervisions WHERE at > ? AND deleted_at IS NULL ORDER BY at", [utc_text(moment)]
            ).fetchall()
        return [datetime.fromisoformat(at).astimezone(ZoneInfo(zone)) for at, zone in rows]

    def first_day(self) -> date | None:
        """Return the local day of the first meeting of all, or None."""
        with self.file.reading() as db:
            (day,) = db.execute("SELECT min(day) FROM supervisions WHERE deleted_at IS NULL").fetchone()
        return date.fromisoformat(day) if day else None

    def with_open_actions(self) -> list[Supervision]:
        """Return the meetings in which something was agreed that is not done yet, oldest first."""
        undone = "EXISTS (SELECT 1 FROM json_each(supervisions.actions) WHERE NOT json_extract(value, '$.done'))"
        return self._where(f"deleted_at IS NULL AND actions != '[]' AND {undone} ORDER BY at, id", [])

    def _text_of(self, record: Supervision, name: str) -> str:
        if name == "actions":
            return "\n".join(action.text for action in record.actions)
        return super()._text_of(record, name)


class Agenda(Entries[AgendaItem]):
    """What waits for supervision, and what came of it. Part of supervision, not a kind of its own."""

    of = kinds.AGENDA

    def open(self) -> list[AgendaItem]:
        """Return what is not done yet, the longest waiting first."""
        return self._where("state != ? AND deleted_at IS NULL ORDER BY at, id", [AgendaState.DONE.value])

    def waiting(self) -> list[AgendaItem]:
        """Return what was not raised yet, the longest waiting first."""
        return self._where("state = ? AND deleted_at IS NULL ORDER BY at, id", [AgendaState.WAITING.value])

    def done(self, *, answered: bool, limit: int) -> list[AgendaItem]:
        """Return what is done, last changed first: of what it is asked whether it helped, or the rest.

        It is not asked once it was answered, nor of what was neither raised nor decided: that is only noted.
        """
        asked = "helped IS NULL AND (decision != '' OR supervision_id IS NOT NULL)"
        return self._where(
            f"state = ? AND {'NOT ' if answered else ''}({asked}) AND deleted_at IS NULL "
            "ORDER BY coalesce(edited_at, written_at) DESC, rowid DESC LIMIT ?",
            [AgendaState.DONE.value, limit],
        )

    def of_supervision(self, supervision_id: str) -> list[AgendaItem]:
        """Return what was raised in one supervision."""
        return self._where("supervision_id = ? AND deleted_at IS NULL ORDER BY at, id", [supervision_id])

    def of_source(self, source_id: str) -> AgendaItem | None:
        """Return the item that came from an entry, or None."""
        found = self._where("source_id = ? AND deleted_at IS NULL", [source_id])
        return found[0] if found else None

    def kept_back(self) -> set[str]:
        """Return the ids of items that came from a reflection one would not tell one's supervisor."""
        with self.file.reading() as db:
            rows = db.execute(
                "SELECT agenda.id FROM agenda JOIN reflections ON reflections.id = agenda.source_id "
                "WHERE reflections.withheld AND agenda.deleted_at IS NULL"
            ).fetchall()
        return {item_id for (item_id,) in rows}

    def last_discussed(self) -> dict[str, date]:
        """Return by client id the last local day on which they were discussed: raised in a meeting, or an encounter."""
        with self.file.reading() as db:
            rows = db.execute(
                "SELECT client_id, max(day) FROM ("
                " SELECT agenda.client_id, supervisions.day FROM agenda"
                " JOIN supervisions ON supervisions.id = agenda.supervision_id"
                " WHERE agenda.deleted_at IS NULL AND supervisions.deleted_at IS NULL"
                " UNION ALL SELECT client_id, discussed_on FROM encounters"
                " WHERE discussed_on IS NOT NULL AND deleted_at IS NULL"
                ") WHERE client_id IS NOT NULL GROUP BY client_id"
            ).fetchall()
        return {client_id: date.fromisoformat(day) for client_id, day in rows}

    def clients_lately(self, first: date, last: date) -> set[str]:
        """Return the ids of clients seen, or on one's mind, on the days `first` to `last`, both included.

        Reflections that one would not tell one's supervisor are left out.
        """
        days = {"first": first.isoformat(), "last": last.isoformat()}
        with self.file.reading() as db:
            rows = db.execute(
                "SELECT client_id FROM sessions WHERE day BETWEEN :first AND :last"
                " AND status = 'attended' AND deleted_at IS NULL "
                "UNION SELECT client_id FROM reflections WHERE day BETWEEN :first AND :last"
                " AND NOT withheld AND client_id IS NOT NULL AND deleted_at IS NULL",
                days,
            ).fetchall()
        return {client_id for (client_id,) in rows}

    # --- following a meeting into the trash and out of it --------------------------------------------

    def release(self, supervision_id: str) -> None:
        """Let what was raised in a meeting wait again, as the meeting goes to the trash.

        What is done stays done and only forgets the meeting. What it was
        before stands in each item's history, from where `take_back` has it.
        """
        # Those in the trash too: put back alone, they would point at a meeting that is not there.
        for item in self._where("supervision_id = ? ORDER BY id", [supervision_id]):
            if item.state is AgendaState.DONE:
                freed = replace(item, supervision_id=None)
            else:
                freed = replace(item, state=AgendaState.WAITING, decision="", supervision_id=None)
            self._change(item, freed, MEETING_DELETED)

    def take_back(self, supervision_id: str) -> None:
        """Give a restored meeting back what was raised and decided there, where it was not raised elsewhere since."""
        with self.file.reading() as db:
            rows = db.execute(
                "SELECT entry_id, before, max(id) FROM history WHERE kind = ? AND change IN (?, ?) GROUP BY entry_id"
                " HAVING change = ? AND json_extract(before, '$.supervision_id') = ?",
                [self.kind, MEETING_DELETED, MEETING_RESTORED, MEETING_DELETED, supervision_id],
            ).fetchall()
        for item_id, kept, _ in rows:
            before = from_row(AgendaItem, json.loads(kept))
            now = next(iter(self._where("id = ?", [item_id])), None)
            if now is None or now.supervision_id is not None:
                continue
            if before.state is AgendaState.DONE:
                self._change(now, replace(now, supervision_id=supervision_id), MEETING_RESTORED)
            elif now.state is AgendaState.WAITING:
                again = replace(now, state=before.state, decision=before.decision, supervision_id=supervision_id)
                self._change(now, again, MEETING_RESTORED)

    def _change(self, before: AgendaItem, item: AgendaItem, why: str) -> None:
        """Write an item that follows its meeting, also one in the trash, whose words stay out of the search."""
        self._keep_history(before, why)
        self._write(self._update, replace(item, edited_at=max(now_utc(), before.as_of + timedelta(microseconds=1))))
        if self._where("id = ? AND deleted_at IS NULL", [item.id]):
            self._note(item)
        else:
            search_index.forget(self.file.db, item.id)
