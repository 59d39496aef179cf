"""The kinds of entry and their tables."""

from __future__ import annotations

import json
from datetime import date, datetime, timedelta

from journal.records import kinds
from journal.records.absence_decision import AbsenceDecision
from journal.records.absence_plan import AbsencePlan
from journal.records.check_in import CheckIn
from journal.records.clinical_will import ClinicalWill
from journal.records.contact import Contact
from journal.records.cover import Cover
from journal.records.covering import Covering
from journal.records.cpd import Cpd, CpdStatus, Credited, CreditUnit
from journal.records.downtime import MAY_BE_CPD, Downtime, DowntimeCategory
from journal.records.encounter import Encounter
from journal.records.on_call import LONGEST_ON_CALL, OnCall
from journal.records.person import Person
from journal.records.reflection import CameBack, Reflection, Waits
from journal.records.scale import ScaleAnswers
from journal.records.session import DEFAULT_MINUTES, Session, SessionStatus
from journal.records.time_off import TimeOff
from journal.store.clients import Clients
from journal.store.codec import utc_text
from journal.store.day_sums import CountedEntries, KeptDaySums
from journal.store.entries import Entries
from journal.store.open_file import OpenFile


class Sessions(CountedEntries[Session]):
    """Appointments of every status."""

    of = kinds.SESSION

    def __init__(self, file: OpenFile, day_sums: KeptDaySums, clients: Clients) -> None:
        super().__init__(file, day_sums)
        self._clients = clients

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

    def next_of_client(self, client_id: str, after: datetime) -> Session | None:
        """Return a client's next session after a moment, planned or held, or None."""
        found = self._where(
            "client_id = ? AND day >= ? AND at > ? AND status IN (?, ?) AND deleted_at IS NULL ORDER BY at, id LIMIT 1",
            [
                client_id,
                (after.date() - timedelta(days=1)).isoformat(),  # its zone may be a day behind
                utc_text(after),
                SessionStatus.PLANNED.value,
                SessionStatus.ATTENDED.value,
            ],
        )
        return found[0] if found else None

    def who_between(self, first: date, last: date) -> list[tuple[date, str, SessionStatus]]:
        """Return (day, client's id, status) of each session attended or planned on these days, both included.

        The sessions themselves are not read: a count over many years needs no more of them.
        """
        with self.file.reading() as db:
            # The plus keeps SQLite from the index on status, along which it would read the attended of all years.
            rows = db.execute(
                "SELECT DISTINCT day, client_id, status FROM sessions "
                "WHERE day BETWEEN ? AND ? AND +status IN (?, ?) AND deleted_at IS NULL ORDER BY day",
                [first.isoformat(), last.isoformat(), SessionStatus.ATTENDED.value, SessionStatus.PLANNED.value],
            ).fetchall()
        return [(date.fromisoformat(day), client_id, SessionStatus(status)) for day, client_id, status in rows]

    def _usual_minutes(self, session: Session) -> int:
        state = self._clients.state_on(session.client_id, session.day)
        return state.minutes or DEFAULT_MINUTES


class Reflections(CountedEntries[Reflection]):
    """Thoughts of clients between sessions."""

    of = kinds.REFLECTION

    def set_down(self, until_from: date, day_from: date) -> list[Reflection]:
        """Return what was given a place to wait and has not gone for good, oldest first.

        Of those with a day, the ones that wait until `until_from` or longer;
        of those without, the ones of `day_from` or later.
        """
        longest = timedelta(days=2 * 366)  # a year at a time, and once more
        return self._where(
            "day >= ? AND ((waits_until IS NULL AND day >= ? AND waits IN (?, ?)) OR waits_until >= ?) "
            "AND (came_back IS NULL OR came_back = ?) AND deleted_at IS NULL "
            "ORDER BY +at, id",  # by day and then sorted: the index of `at` alone would lead through all there is
            [
                (until_from - longest).isoformat(),
                day_from.isoformat(),
                Waits.NEXT_SESSION.value,
                Waits.SUPERVISION.value,
                until_from.isoformat(),
                CameBack.STILL.value,
            ],
        )


class Downtimes(CountedEntries[Downtime]):
    """What is done with the hours between clients."""

    of = kinds.DOWNTIME

    def learning(self, first: date, last: date) -> list[Downtime]:
        """Return what was learned on the days `first` to `last`: with a credit, or in that category."""
        return self._where(
            "day BETWEEN ? AND ? AND (ce_credit IS NOT NULL OR category = ?) AND deleted_at IS NULL ORDER BY at, id",
            [first.isoformat(), last.isoformat(), DowntimeCategory.CONTINUING_EDUCATION.value],
        )

    def that_may_be_cpd(self, first: date, last: date) -> list[Downtime]:
        """Return what of the days `first` to `last` can be taken as CPD: learned, or in one of `MAY_BE_CPD`."""
        some = sorted(category.value for category in MAY_BE_CPD)
        return self._where(
            f"day BETWEEN ? AND ? AND (ce_credit IS NOT NULL OR category IN ({', '.join('?' * len(some))})) "
            "AND deleted_at IS NULL ORDER BY at, id",
            [first.isoformat(), last.isoformat(), *some],
        )

    def activities(self, n: int) -> list[tuple[str, str]]:
        """Return activity and category of the newest `n` entries, newest first, without reading them whole."""
        with self.file.reading() as db:
            newest = "SELECT activity, category FROM downtimes WHERE deleted_at IS NULL ORDER BY at DESC, id LIMIT ?"
            return [(activity, category) for activity, category in db.execute(newest, [n]).fetchall()]


class Contacts(CountedEntries[Contact]):
    """Contacts between sessions."""

    of = kinds.CONTACT


class Encounters(CountedEntries[Encounter]):
    """Meetings outside the room."""

    of = kinds.ENCOUNTER

    def undiscussed(self) -> list[Encounter]:
        """Return what is still open, oldest first."""
        return self._where("discussed_on IS NULL AND deleted_at IS NULL ORDER BY at, id", [])


class CheckIns(CountedEntries[CheckIn]):
    """Evening check-ins."""

    of = kinds.CHECK_IN


class OnCalls(CountedEntries[OnCall]):
    """On-call windows."""

    of = kinds.ON_CALL

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

    of = kinds.SCALE

    def of_scale(self, scale: str, n: int | None = None) -> list[ScaleAnswers]:
        """Return the newest `n` fillings-in of one scale, or every one, newest first."""
        return self._where(
            "scale = ? AND deleted_at IS NULL ORDER BY at DESC, rowid DESC LIMIT ?", [scale, -1 if n is None else n]
        )

    def filled_in(self) -> set[str]:
        """Return the names of the scales that were filled in at least once."""
        with self.file.reading() as db:
            return {name for (name,) in db.execute("SELECT DISTINCT scale FROM scales WHERE deleted_at IS NULL")}


class TimesOff(Entries[TimeOff]):
    """Days away. Kept in memory while the journal is open: nearly every dashboard asks for them."""

    of = kinds.TIME_OFF

    _all: list[TimeOff] | None = None

    def all(self) -> list[TimeOff]:
        """Return every time off, oldest first: a few a year."""
        with self.file.reading() as db:
            kept = self._all
            if kept is None:
                kept = self._where("deleted_at IS NULL ORDER BY at, id", [])
                # What is read in the middle of a transaction may still be undone.
                self._all = None if db.conn.in_transaction else kept
            return list(kept)

    def forget_cached(self) -> None:
        """Read them afresh the next time."""
        self._all = None

    def _write(self, sql: str, record: TimeOff) -> None:
        self.forget_cached()
        super()._write(sql, record)

    def _set_deleted(self, entry_id: str, when: str | None) -> None:
        self.forget_cached()
        super()._set_deleted(entry_id, when)


class AbsencePlans(Entries[AbsencePlan]):
    """Plans of absences."""

    of = kinds.ABSENCE_PLAN

    def of_time_off(self, time_off_id: str) -> AbsencePlan | None:
        """Return the plan of a time off, the first begun, or None."""
        found = self._where("time_off_id = ? AND deleted_at IS NULL ORDER BY at, id LIMIT 1", [time_off_id])
        return found[0] if found else None

    def all(self) -> list[AbsencePlan]:
        """Return every plan, the first begun first."""
        return self._where("deleted_at IS NULL ORDER BY at, id", [])


class AbsenceDecisions(Entries[AbsenceDecision]):
    """What was decided for a client in an absence."""

    of = kinds.ABSENCE_DECISION

    def of_plan(self, plan_id: str) -> dict[str, AbsenceDecision]:
        """Return the decisions of a plan by client; of two for one client, the one written later."""
        found = self._where("plan_id = ? AND deleted_at IS NULL ORDER BY written_at, id", [plan_id])
        return {decision.client_id: decision for decision in found}

    def about(self, client_id: str) -> list[AbsenceDecision]:
        """Return what was decided for a client in every absence, the first written first."""
        return self._where("client_id = ? AND deleted_at IS NULL ORDER BY written_at, id", [client_id])


class ClinicalWills(Entries[ClinicalWill]):
    """Clinical wills: the one that holds, and those it took the place of."""

    of = kinds.CLINICAL_WILL

    def all(self) -> list[ClinicalWill]:
        """Return every will, the first written first."""
        return self._where("deleted_at IS NULL ORDER BY at, written_at, id", [])

    def client_is_gone(self, client_id: str) -> None:
        """Take a purged client out of every will, its history and what is typed. For the trash, in its transaction."""
        db, mark = self.file.db, f"%{client_id}%"
        for entry_id, kept in db.execute(
            f"SELECT id, clients FROM {self.table} WHERE clients LIKE ?", [mark]
        ).fetchall():
            db.execute(f"UPDATE {self.table} SET clients = ? WHERE id = ?", [_without(kept, client_id), entry_id])
        told = db.execute(
            "SELECT id, before FROM history WHERE kind = ? AND before LIKE ?", [self.kind, mark]
        ).fetchall()
        for number, before in told:
            row = json.loads(before)
            row["clients"] = _without(row["clients"], client_id)
            db.execute("UPDATE history SET before = ? WHERE id = ?", [json.dumps(row, ensure_ascii=False), number])
        typed = db.execute(
            "SELECT id, fields FROM drafts WHERE kind = ? AND fields LIKE ?", [self.kind, mark]
        ).fetchall()
        for draft_id, fields in typed:
            rest = {
                name: [one for one in value if one != client_id] if isinstance(value, list) else value
                for name, value in json.loads(fields).items()
                if client_id not in name
            }
            db.execute("UPDATE drafts SET fields = ? WHERE id = ?", [json.dumps(rest, ensure_ascii=False), draft_id])


def _without(clients: str, client_id: str) -> str:
    rest = [one for one in json.loads(clients) if one["client_id"] != client_id]
    return json.dumps(rest, ensure_ascii=False)


class Covers(Entries[Cover]):
    """Who covers in an absence."""

    of = kinds.COVER

    def of_plan(self, plan_id: str) -> list[Cover]:
        """Return the covers of a plan, the first noted down first."""
        return self._where("plan_id = ? AND deleted_at IS NULL ORDER BY written_at, id", [plan_id])

    def of_sheet(self, sheet_id: str) -> Cover | None:
        """Return the cover that a sheet was given for, also where another was given since; or None."""
        found = self._where(
            "(sheet_id = ?1 OR id IN (SELECT entry_id FROM history WHERE kind = ?2 AND "
            "json_extract(before, '$.sheet_id') = ?1)) AND deleted_at IS NULL ORDER BY written_at, id LIMIT 1",
            [sheet_id, self.kind],
        )
        return found[0] if found else None


class Coverings(Entries[Covering]):
    """For whom one covers."""

    of = kinds.COVERING

    def all(self) -> list[Covering]:
        """Return every cover for somebody, the first one first."""
        return self._where("deleted_at IS NULL ORDER BY at, id", [])

    def of_sheet(self, sheet_id: str) -> Covering | None:
        """Return the cover that a sheet came for, or None."""
        found = self._where("sheet_id = ? AND deleted_at IS NULL ORDER BY written_at, id LIMIT 1", [sheet_id])
        return found[0] if found else None


class Cpds(Entries[Cpd]):
    """Continuing professional development."""

    of = kinds.CPD

    def all(self) -> list[Cpd]:
        """Return every one, planned ones and explained gaps too, oldest first."""
        return self._where("deleted_at IS NULL ORDER BY at, id", [])

    def credited(self) -> list[Credited]:
        """Return what of all that is done has hours of its own, in order of time, without reading its texts."""
        with self.file.reading() as db:
            rows = db.execute(
                "SELECT coalesce(last, day), credit, downtime_ids FROM cpd WHERE status = ? AND credit_unit = ? "
                "AND credit IS NOT NULL AND deleted_at IS NULL ORDER BY at, id",
                [CpdStatus.DONE.value, CreditUnit.HOURS.value],
            ).fetchall()
        return [
            Credited(day=date.fromisoformat(day), hours=hours, downtime_ids=json.loads(ids or "[]"))
            for day, hours, ids in rows
        ]

    def taken(self, *, besides: str = "") -> set[str]:
        """Return the ids of downtimes that are taken as CPD, by any entry but the one `besides`."""
        with self.file.reading() as db:
            rows = db.execute(
                "SELECT downtime_ids FROM cpd WHERE id != ? AND downtime_ids != '[]' AND deleted_at IS NULL", [besides]
            ).fetchall()
        return {one for (ids,) in rows for one in json.loads(ids)}


class People(Entries[Person]):
    """Supervisors, assessors, peers, and one's own people."""

    of = kinds.PERSON

    def all(self) -> list[Person]:
        """Return everyone, the first noted down first."""
        return self._where("deleted_at IS NULL ORDER BY at, id", [])
