"""The kinds of entry and their tables."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from journal.records.agenda import AgendaItem, AgendaState
from journal.records.check_in import CheckIn
from journal.records.contact import Contact
from journal.records.downtime import Downtime
from journal.records.encounter import Encounter
from journal.records.on_call import LONGEST_ON_CALL, OnCall
from journal.records.person import Person
from journal.records.reflection import Reflection
from journal.records.scale import ScaleAnswers
from journal.records.session import DEFAULT_MINUTES, Session, SessionStatus
from journal.records.supervision import Supervision
from journal.records.time_off import TimeOff
from journal.store.codec import utc_text
from journal.store.entries import Entries


class Sessions(Entries[Session]):
    """Appointments of every status."""

    kind, table, record = "session", "sessions", Session
    note_fields = ("note",)
    counted = True

    def unconfirmed(self, now: datetime) -> list[Session]:
        """Return planned sessions whose end has passed, oldest first."""
        planned = self._where(
            "status = ? AND at < ? AND deleted_at IS NULL ORDER BY at, id", [SessionStatus.PLANNED.value, utc_text(now)]
        )
        return [session for session in planned if session.unconfirmed_at(now, self._usual_minutes(session))]

    def next_after(self, now: datetime) -> Session | None:
        """Return the next planned session, or None."""
        found = self._where(
            "status = ? AND at >= ? AND deleted_at IS NULL ORDER BY at, id LIMIT 1",
            [SessionStatus.PLANNED.value, utc_text(now)],
        )
        return found[0] if found else None

    def _usual_minutes(self, session: Session) -> int:
        state = self.journal.clients.state_on(session.client_id, session.day)
        return state.minutes or DEFAULT_MINUTES


class Reflections(Entries[Reflection]):
    """Thoughts of clients between sessions."""

    kind, table, record = "reflection", "reflections", Reflection
    note_fields = ("text",)
    counted = True


class Downtimes(Entries[Downtime]):
    """What is done with the hours between clients."""

    kind, table, record = "downtime", "downtimes", Downtime
    note_fields = ("activity", "note")
    counted = True

    def activities(self, n: int) -> list[tuple[str, str]]:
        """Return activity and category of the newest `n` entries, newest first, without reading them whole."""
        with self.journal.reading() as db:
            newest = "SELECT activity, category FROM downtimes WHERE deleted_at IS NULL ORDER BY at DESC, id LIMIT ?"
            return [(activity, category) for activity, category in db.execute(newest, [n]).fetchall()]


class Contacts(Entries[Contact]):
    """Contacts between sessions."""

    kind, table, record = "contact", "contacts", Contact
    counted = True


class Encounters(Entries[Encounter]):
    """Meetings outside the room."""

    kind, table, record = "encounter", "encounters", Encounter
    note_fields = ("setting", "note")
    counted = True


class Supervisions(Entries[Supervision]):
    """Supervision and consultation."""

    kind, table, record = "supervision", "supervisions", Supervision
    note_fields = ("notes", "feedback", "actions")
    counted = True

    def _text_of(self, record: Supervision, name: str) -> str:
        if name == "actions":
            return "\n".join(action.text for action in record.actions)
        return Entries._text_of(self, record, name)


class CheckIns(Entries[CheckIn]):
    """Evening check-ins."""

    kind, table, record = "check-in", "check_ins", CheckIn
    note_fields = ("line",)
    counted = True


class OnCalls(Entries[OnCall]):
    """On-call windows."""

    kind, table, record = "on-call", "on_calls", OnCall
    counted = True

    def days_of(self, record: OnCall) -> set[date]:
        return {*record.days}

    def reaching_into(self, first: date, last: date) -> dict[date, list[OnCall]]:
        """Return the windows that reach into each of the days `first` to `last`, both included."""
        found: dict[date, list[OnCall]] = {}
        earliest = first - timedelta(minutes=LONGEST_ON_CALL) if first > date(1900, 3, 1) else first
        for window in self.between(earliest, last):
            for day in window.days:
                found.setdefault(day, []).append(window)
        return found


class Scales(Entries[ScaleAnswers]):
    """Published scales, by item number."""

    kind, table, record = "scale", "scales", ScaleAnswers


class TimesOff(Entries[TimeOff]):
    """Days away."""

    kind, table, record = "time off", "time_off", TimeOff
    note_fields = ("note",)

    def all(self) -> list[TimeOff]:
        """Return every time off, oldest first: a few a year."""
        return self._where("deleted_at IS NULL ORDER BY at, id", [])


class Agenda(Entries[AgendaItem]):
    """What waits for supervision, and what came of it. Part of supervision, not a kind of its own."""

    kind, table, record = "agenda", "agenda", AgendaItem
    note_fields = ("title", "decision")

    def open(self) -> list[AgendaItem]:
        """Return what is not done yet, the longest waiting first."""
        return self._where("state != ? AND deleted_at IS NULL ORDER BY at, id", [AgendaState.DONE.value])

    def waiting(self) -> list[AgendaItem]:
        """Return what was not raised yet, the longest waiting first."""
        return self._where("state = ? AND deleted_at IS NULL ORDER BY at, id", [AgendaState.WAITING.value])

    def of_supervision(self, supervision_id: str) -> list[AgendaItem]:
        """Return what was raised in one supervision."""
        return self._where("supervision_id = ? AND deleted_at IS NULL ORDER BY at, id", [supervision_id])

    def of_source(self, source_id: str) -> AgendaItem | None:
        """Return the item that came from an entry, or None."""
        found = self._where("source_id = ? AND deleted_at IS NULL", [source_id])
        return found[0] if found else None


class People(Entries[Person]):
    """Supervisors, assessors, peers, and one's own people."""

    kind, table, record = "person", "people", Person
    note_fields = ("name", "note")

    def all(self) -> list[Person]:
        """Return everyone, the first noted down first."""
        return self._where("deleted_at IS NULL ORDER BY at, id", [])
