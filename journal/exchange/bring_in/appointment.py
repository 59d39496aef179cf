"""What an appointment of a calendar is to become: a session, supervision, time off, on call; or who must be asked.

What matches nothing is passed over: never a new client, never leave.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from journal.errors import FieldError
from journal.exchange.bring_in.found import Appointment
from journal.exchange.bring_in.known import Known, Meant, NotTaken, Unclear, Usual, Wanted, Why, Wrong
from journal.exchange.bring_in.marks import plain
from journal.exchange.bring_in.title import STATUSES, TitleMeans, Titles
from journal.records.bring_in import Decision, Meaning, Rules
from journal.records.entry import Entry, local_time, minutes_between
from journal.records.on_call import OnCall
from journal.records.session import Session, SessionStatus
from journal.records.supervision import Supervision
from journal.records.time_off import TimeOff
from journal.wording import bring_in as wording

DAYS_THAT_TELL = 3
"""Days on which a title stands at a client's usual time, from which on it is taken for theirs."""

WENT = {Meaning.CANCELLED: SessionStatus.CANCELLED, Meaning.NO_SHOW: SessionStatus.NO_SHOW}


class Appointments:
    """Understands the appointments of one source, by its rules."""

    def __init__(self, rules: Rules, known: Known, every: Iterable[Appointment]) -> None:
        self._rules, self._known = rules, known
        self._zone = ZoneInfo(known.zone)
        self._titles = Titles(rules, known.marks, known.clients, known.names)
        self._at_their_time: dict[int, tuple[Appointment, date, Sequence[Usual]]] = {}
        self._days: dict[tuple[str, str], set[date]] = {}
        """Days on which a title stands at a client's time; asked of titles alone that nothing else gives a meaning."""
        if rules.usual_slot:
            for one in every:
                self._look_at(one)
        self._count()

    def _look_at(self, one: Appointment) -> None:
        if one.at is None:
            return
        at = one.at.astimezone(self._zone)
        usual = self._known.usual(at)
        if usual:
            self._at_their_time[id(one)] = one, at.date(), usual
            for each in usual if not one.cancelled else ():
                self._days.setdefault((plain(one.title), each.client_id), set()).add(at.date())

    def _count(self) -> None:
        """Note which appointments at a client's time have no other meaning: of two, either may be theirs."""
        self._at_slot: dict[tuple[str, date], set[tuple[str, str]]] = {}
        for one, day, usual in self._at_their_time.values():
            means = self._titles.of(one.title)
            if not (one.cancelled or means.meaning or means.clients):
                for each in usual:
                    self._at_slot.setdefault((each.client_id, day), set()).add((one.uid, one.recurrence))

    def ruled(self, rules: Rules) -> None:
        """Go by other rules about titles; the other rules are the same."""
        self._titles.ruled(rules)
        self._count()

    def rests_on(self, one: Appointment) -> object:
        """Return what its meaning rests on, beside a decision about it: the same, where it means the same."""
        means = self._titles.of(one.title)
        there = self._at_their_time.get(id(one))
        if there is None:
            return means
        return means, *(len(self._at_slot.get((each.client_id, there[1]), ())) > 1 for each in there[2])

    def meant(self, one: Appointment, decision: Decision | None) -> Meant:
        """Return what it is to become."""
        means = self._titles.of(one.title)
        if decision is not None and decision.meaning is not None:
            return self._decided(one, decision.meaning, decision.client_id, means)
        if one.cancelled:
            return NotTaken(why=Why.CANCELLED)
        if means.meaning is not None:
            if means.clients:
                return Unclear(why=Why.SEVERAL, clients=means.clients, meaning=means.meaning)
            return self._decided(one, means.meaning, None, means)
        if len(means.clients) > 1:
            return Unclear(why=Why.SEVERAL, clients=means.clients)
        if means.suggested in STATUSES and means.clients:
            return Unclear(why=Why.MAY_MEAN, clients=means.clients, meaning=means.suggested, phrase=means.phrase)
        if means.clients:
            return self._of_client(one, means.clients[0], means.status, sure=False)
        return self._by_slot(one, means)

    def _by_slot(self, one: Appointment, means: TitleMeans) -> Meant:
        usual = self._at_their_time[id(one)][2] if id(one) in self._at_their_time else ()
        at_their_time = tuple(u.client_id for u in usual)
        if means.perhaps:
            both = [client_id for client_id in means.perhaps if client_id in at_their_time]
            if len(both) == 1 and len(means.perhaps) == 1 and all(u.begun for u in usual):
                return self._of_client(one, both[0], means.status)
            return Unclear(why=Why.IN_TITLE, clients=means.perhaps)
        if means.suggested is not None:
            return Unclear(why=Why.MAY_MEAN, clients=at_their_time, meaning=means.suggested, phrase=means.phrase)
        if not usual:
            return NotTaken(why=Why.NOT_MATCHED)
        begun = [u for u in usual if u.begun]
        meant = begun or [*usual]
        if len(meant) > 1:
            return Unclear(why=Why.SHARED_SLOT, clients=tuple(u.client_id for u in meant))
        return self._of_one(one, meant[0], means)

    def _of_one(self, one: Appointment, usual: Usual, means: TitleMeans) -> Meant:
        assert one.at is not None  # only a time is anybody's usual time
        day, client_id = one.at.astimezone(self._zone).date(), usual.client_id
        if not usual.begun and not self._rules.before_start:
            return Unclear(why=Why.BEFORE_START, clients=(client_id,))
        if len(self._at_slot.get((client_id, day), ())) > 1:
            return Unclear(why=Why.SLOT_TWICE, clients=(client_id,))
        often = len(self._days.get((plain(one.title), client_id), ())) >= DAYS_THAT_TELL
        if means.says_nothing or often:
            return self._of_client(one, client_id, means.status)
        return Unclear(why=Why.SLOT_ONCE, clients=(client_id,))

    def _decided(self, one: Appointment, meaning: Meaning, client_id: str | None, means: TitleMeans) -> Meant:
        if meaning is Meaning.IGNORE:
            return NotTaken(why=Why.IGNORED)
        if meaning is Meaning.CLIENT or meaning in STATUSES:
            who = client_id or (means.clients[0] if len(means.clients) == 1 else None)
            if who is None or who not in self._known.clients:
                return Unclear(why=Why.MAY_MEAN, clients=means.clients, meaning=meaning)
            return self._of_client(one, who, meaning if meaning in STATUSES else means.status, sure=True)
        if one.cancelled:
            return NotTaken(why=Why.CANCELLED)
        return _kept(lambda: self._of_ones_own(one, meaning))

    def _of_client(self, one: Appointment, client_id: str, status: Meaning | None, *, sure: bool = True) -> Meant:
        if one.at is None:
            return Unclear(why=Why.WHOLE_DAYS, clients=(client_id,))
        at = one.at.astimezone(self._zone)
        client = self._known.clients[client_id]
        if not sure and client.ended_on is not None and client.ended_on < at.date():
            return Unclear(why=Why.ENDED, clients=(client_id,))
        went = WENT[status] if status else SessionStatus.PLANNED
        if went is SessionStatus.NO_SHOW and at > self._known.now:
            went = SessionStatus.PLANNED
        minutes = one.minutes if one.minutes is not None and one.minutes > 0 else None
        return _kept(lambda: Session(client_id=client_id, at=at, minutes=minutes, status=went))

    def _of_ones_own(self, one: Appointment, meaning: Meaning) -> Entry | Unclear:
        if meaning is Meaning.TIME_OFF:
            first, last = (one.first, one.last) if one.at is None else self._days_of(one)
            return TimeOff(at=local_time(first, time(), self._known.zone), last=last)
        if one.at is None:
            if meaning is Meaning.SUPERVISION:
                return Unclear(why=Why.WHOLE_DAYS, meaning=meaning)
            start = local_time(one.first, time(), self._known.zone)
            end = local_time(one.last + timedelta(days=1), time(), self._known.zone)
            return OnCall(at=start, minutes=minutes_between(start, end))
        at = one.at.astimezone(self._zone)
        if not one.minutes or one.minutes < 0:
            return Unclear(why=Why.NO_END, meaning=meaning)
        if meaning is Meaning.SUPERVISION:
            return Supervision(at=at, minutes=one.minutes)
        return OnCall(at=at, minutes=one.minutes)

    def _days_of(self, one: Appointment) -> tuple[date, date]:
        assert one.at is not None
        end: datetime = one.at.astimezone(UTC) + timedelta(minutes=max((one.minutes or 0) - 1, 0))
        return one.at.astimezone(self._zone).date(), end.astimezone(self._zone).date()


def _kept(make: Callable[[], Entry | Unclear]) -> Meant:
    try:
        made = make()
    except FieldError as error:
        return Wrong(why=wording.not_kept(error.field, error.reason))
    return made if isinstance(made, Unclear) else Wanted(entries=(("", made),))
