"""One client's line of time."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from journal.records.absence_decision import AbsenceDecision, How, Told
from journal.records.absence_plan import AbsencePlan
from journal.records.agenda import AgendaItem
from journal.records.client import ClientFact, EndingKind
from journal.records.client_changes import SeverityChange, severity_changes
from journal.records.contact import Contact
from journal.records.encounter import Encounter
from journal.records.supervision import Supervision
from journal.records.time_off import TimeOff
from journal.store import entry_feed, timeline
from journal.store.entry_feed import Place
from journal.store.journal import Journal
from journal.store.timeline import EpisodeChange, NoticeGiven
from tests.journal.practice import at
from tests.journal.store.journals import DAY, client, reflection, session

END_OF_ALL = DAY + timedelta(days=5)
END = entry_feed.since_end_of(DAY + timedelta(days=400))


def told(journal: Journal, client_id: str, n: int) -> list[str]:
    """Return every line's kind or changed fact with its day, newest first, page by page."""
    found: list[str] = []
    before: Place | None = END
    while before is not None:
        stretch = timeline.stretch(journal, client_id, before, n)
        assert len(stretch.lines) <= n
        for line in stretch.lines:
            if isinstance(line, EpisodeChange):
                name, day = f"{line.ending or 'back'}", line.day
            elif isinstance(line, NoticeGiven):
                name, day = f"heard {line.how or 'again'}", line.day
            else:
                name, day = (line.name, line.day) if isinstance(line, SeverityChange) else (line.kind, line.entry.day)
            found.append(f"{name} {(day - DAY).days}")
        before = stretch.next
    return found


def test_what_happened_and_what_changed_stand_in_one_line_whatever_the_size_of_a_page(journal: Journal) -> None:
    someone, other = client("K1"), client("K2")
    journal.clients.add(someone)
    journal.clients.add(other)
    day = [DAY + timedelta(days=n) for n in range(6)]
    hour, elsewhere = (Supervision(at=at(d), minutes=60) for d in (day[3], day[4]))
    journal.sessions.add(session(someone.id, day[0]))
    journal.reflections.add(reflection("x", day[1], client_id=someone.id))
    journal.contacts.add(Contact(at=at(day[1], "08:00"), client_id=someone.id))
    journal.encounters.add(Encounter(at=at(day[2]), client_id=someone.id))
    journal.supervisions.add(hour)
    journal.supervisions.add(elsewhere)
    journal.agenda.add(AgendaItem(at=at(day[1]), title="K1", client_id=someone.id, supervision_id=hour.id))
    journal.sessions.add(session(other.id, day[2]))
    journal.reflections.add(reflection("of nobody", day[2]))
    journal.clients.add_facts(
        [
            ClientFact(client_id=someone.id, effective=day[0], acuity=1, risk=False),
            ClientFact(client_id=someone.id, effective=day[2], acuity=3, risk=True),
            ClientFact(client_id=someone.id, effective=day[5], acuity=3),
            ClientFact(client_id=other.id, effective=day[2], trauma=True),
        ]
    )
    whole = told(journal, someone.id, 100)
    # A change stands below what happened on its day: it held from the day's beginning.
    assert whole == [
        "supervision 3", "encounter 2", "risk 2", "acuity 2", "reflection 1", "contact 1", "session 0", "acuity 0",
    ]  # fmt: skip
    for n in (1, 2, 3, 5):
        assert told(journal, someone.id, n) == whole
    assert told(journal, "f" * 32, 5) == []


def test_an_ending_stands_after_its_day_and_a_return_before_it(journal: Journal) -> None:
    ended = client("K1", ending=EndingKind.PLANNED, ended_on=DAY)
    someone = replace(ended.taken_up(DAY + timedelta(days=3)), ending=EndingKind.STOPPED, ended_on=END_OF_ALL)
    journal.clients.add(someone)
    for n in (0, 3):
        journal.sessions.add(session(someone.id, DAY + timedelta(days=n)))
    whole = ["stopped 5", "session 3", "back 3", "planned 0", "session 0"]
    for n in (1, 2, 3, 9):
        assert told(journal, someone.id, n) == whole


def test_only_what_is_said_differently_is_a_change() -> None:
    def fact(n: int, **values: object) -> ClientFact:
        return ClientFact(client_id="c" * 32, effective=date(2026, 1, n), **values)  # type: ignore[arg-type]

    changes = severity_changes(
        [
            fact(5, risk=False), fact(1, acuity=2, trauma=False), fact(2, risk=True), fact(3, risk=True, minutes=50),
            fact(4, acuity=2), fact(4, acuity=1, member_id="m"), fact(6, acuity=0),
        ]
    )  # fmt: skip
    assert [(c.day.day, c.member_id, c.name, c.before, c.now) for c in changes] == [
        (1, None, "acuity", None, 2), (2, None, "risk", None, True), (4, "m", "acuity", None, 1),
        (5, None, "risk", True, False), (6, None, "acuity", 2, 0),
    ]  # fmt: skip


def test_what_a_client_heard_of_an_absence_stands_there_as_long_as_the_absence_does(journal: Journal) -> None:
    someone = client("K1")
    journal.clients.add(someone)
    off = TimeOff(at=at(DAY + timedelta(days=30), "00:00"), last=DAY + timedelta(days=36))
    plan = AbsencePlan(at=at(DAY, "00:00"), time_off_id=off.id)
    journal.time_off.add(off)
    journal.absence_plans.add(plan)
    each = (Told(on=DAY, member_id="a" * 32), Told(on=DAY, member_id="b" * 32), Told(on=DAY, how=How.BY_PHONE))
    journal.absence_decisions.add(
        AbsenceDecision(
            at=plan.at, plan_id=plan.id, client_id=someone.id, told=each, reminded_on=DAY + timedelta(days=14)
        )
    )
    for n in (1, 2, 9):
        said = told(journal, someone.id, n)
        assert said[0] == "heard again 14"
        assert sorted(said[1:]) == ["heard by phone 0", "heard in session 0", "heard in session 0"]
    journal.time_off.delete(off.id)
    assert told(journal, someone.id, 9) == []
