"""Lines of tables and entries of other journals: what they become, and what must be asked first."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from journal.exchange.bring_in.known import Outcome, Why
from journal.exchange.bring_in.marks import Marks
from journal.records.bring_in import MoodRule, RowsAre, Rules
from journal.records.check_in import CheckIn
from journal.records.session import Session, SessionStatus
from journal.records.settings import DateOrder
from journal.store.journal import Journal
from journal.use_cases import bring_in as use_case
from journal.use_cases.bring_in import Preview
from tests.journal.calendars import add_client, calendar, dropped, event, local, told
from tests.journal.practice import at

DAY = date(2026, 10, 6)


def table(journal: Journal, *lines: str, **rules: Any) -> Preview:
    files = dropped(journal, "\n".join(lines).encode(), name="table.csv", rules=Rules(**rules))
    return use_case.look(journal, files)


def test_lines_of_a_practice_system_become_sessions_still_to_be_settled(journal: Journal) -> None:
    add_client(journal, "K5", (2, "10:00"))
    shown = table(
        journal,
        "Date,Start time,End time,Client,Status",
        "2026-10-06,10:00 AM,10:50 AM,K5,Attended",
        "2026-10-13,10:00 AM,10:50 AM,K5,No show",
        "2026-10-20,10:00 AM,10:50 AM,K5,Cancelled",
        "2026-10-20,2:00 PM,2:50 PM,Anna Maria,Attended",
        ",,,K5,Attended",
    )
    assert told(shown) == {"new": 3, "unclear": 1, "problem": 1}
    [nobody] = shown.plan.of(Outcome.UNCLEAR)
    assert (nobody.why, nobody.line) == (Why.NOBODY, 5)
    use_case.take(journal, shown)
    made = journal.sessions.between(date(2026, 10, 1), date(2026, 10, 31))
    assert [(local(s.at), s.minutes, s.status) for s in made] == [
        ("2026-10-06 10:00", 50, SessionStatus.PLANNED),
        ("2026-10-13 10:00", 50, SessionStatus.NO_SHOW),
        ("2026-10-20 10:00", 50, SessionStatus.CANCELLED),
    ]
    assert told(use_case.look(journal, shown.files)) == {"same": 3, "unclear": 1, "problem": 1}


def test_a_line_that_changed_changes_its_session_and_no_other(journal: Journal) -> None:
    add_client(journal, "K5")
    head = "Appointment ID,Date,Time,Duration,Client"
    first = table(journal, head, "17,2026-10-06,10:00,50 min,K5", "18,2026-10-07,10:00,50 min,K5")
    use_case.take(journal, first)
    newer = table(journal, head, "17,2026-10-06,11:30,50 min,K5")
    assert told(newer) == {"changed": 1}
    use_case.take(journal, newer)
    made = journal.sessions.between(date(2026, 10, 1), date(2026, 10, 31))
    assert [local(s.at) for s in made] == ["2026-10-06 11:30", "2026-10-07 10:00"]


def test_a_line_that_tells_no_hour_is_the_session_of_that_day_whichever_way_that_came(journal: Journal) -> None:
    client = add_client(journal, "K5", (2, "10:00"))
    by_hand = Session(client_id=client.id, at=at(DAY, "16:00"), note="planned by hand")
    journal.sessions.add(by_hand)
    feed = calendar(event("a", "K5", date(2026, 10, 13), "17:00"))
    use_case.take(journal, use_case.look(journal, dropped(journal, feed)))
    there = journal.sessions.between(date(2026, 10, 1), date(2026, 10, 31))
    lines = ("Date,Client,Duration", "2026-10-06,K5,50 min", "2026-10-13,K5,50 min", "2026-10-20,K5,50 min")
    shown = table(journal, *lines)
    assert told(shown) == {"new": 1, "joined": 2}
    use_case.take(journal, shown)
    made = journal.sessions.between(date(2026, 10, 1), date(2026, 10, 31))
    assert made[:2] == there
    assert local(made[2].at) == "2026-10-20 10:00"  # their usual hour


def test_a_date_that_can_be_read_two_ways_is_asked_and_never_guessed(journal: Journal) -> None:
    add_client(journal, "K5")
    lines = ("Date,Time,Client", "05/10/2026,10:00,K5", "06/10/2026,10:00,K5")
    shown = table(journal, *lines)
    assert {row.why for row in shown.plan.rows} == {Why.DATE_ORDER}
    assert use_case.take(journal, shown) is None
    use_case.take(journal, table(journal, *lines, date_order=DateOrder.DAY_FIRST))
    made = journal.sessions.between(date(2026, 1, 1), date(2026, 12, 31))
    assert [s.day for s in made] == [date(2026, 10, 5), date(2026, 10, 6)]


def test_hours_logs_become_supervision_and_learning(journal: Journal) -> None:
    add_client(journal, "K5")
    shown = table(journal, "Datum;Dauer (Stunden);Supervisor", "06.10.2026;1,5;Dana", "20.10.2026;1;Dana")
    assert told(shown) == {"new": 2}
    use_case.take(journal, shown)
    made = journal.supervisions.between(date(2026, 10, 1), date(2026, 10, 31))
    assert [(s.minutes, s.supervisor) for s in made] == [(90, "Dana"), (60, "Dana")]
    use_case.take(journal, table(journal, "Date,Course,Hours,Credits", "2026-10-09,Trauma and sleep,3,3.5"))
    [course] = journal.downtimes.between(date(2026, 10, 9), date(2026, 10, 9))
    assert (course.activity, course.minutes, course.ce_credit) == ("Trauma and sleep", 180, 3.5)


def test_what_the_lines_of_a_table_are_is_asked_where_it_does_not_tell(journal: Journal) -> None:
    lines = ("Date,Duration,Remark", "2026-10-09,60 min,x")
    assert {row.why for row in table(journal, *lines).plan.rows} == {Why.ROWS_ARE}
    assert told(table(journal, *lines, rows_are=RowsAre.SUPERVISION)) == {"new": 1}


DAYLIO = (
    b"full_date,date,weekday,time,mood,activities,note_title,note\n"
    b"2026-10-06,October 6,Tuesday,21:10,meh,,,long but all right\n"
)


@pytest.mark.parametrize(("heavy", "outcome"), [(5, {"new": 1}), (None, {"new": 1})])
def test_a_mood_is_asked_what_it_means_and_then_is_an_evening(
    journal: Journal, heavy: int | None, outcome: dict[str, int]
) -> None:
    add_client(journal, "K5")  # sets the zone
    shown = use_case.look(journal, dropped(journal, DAYLIO, name="daylio.csv"))
    assert [row.why for row in shown.plan.of(Outcome.UNCLEAR)] == [Why.MOOD]
    mood = MoodRule(mark=Marks(journal.brought_in.key()).mood("meh"), heavy=heavy)
    files = dropped(journal, DAYLIO, name="daylio.csv", rules=Rules(moods=(mood,)))
    shown = use_case.look(journal, files)
    assert told(shown) == outcome
    use_case.take(journal, shown)
    evenings = journal.check_ins.between(DAY, DAY)
    thoughts = journal.reflections.between(DAY, DAY)
    if heavy is None:
        assert (evenings, [t.text for t in thoughts]) == ([], ["long but all right"])
        assert [t.client_id for t in thoughts] == [None]
    else:
        assert ([(e.heavy, e.line) for e in evenings], thoughts) == ([(5, "long but all right")], [])


def test_an_evening_that_was_answered_by_hand_stays(journal: Journal) -> None:
    add_client(journal, "K5")
    by_hand = CheckIn(at=at(DAY, "21:30"), heavy=9, line="mine")
    journal.check_ins.add(by_hand)
    mood = MoodRule(mark=Marks(journal.brought_in.key()).mood("meh"), heavy=2)
    shown = use_case.look(journal, dropped(journal, DAYLIO, name="daylio.csv", rules=Rules(moods=(mood,))))
    assert told(shown) == {"joined": 1}
    use_case.take(journal, shown)
    assert journal.check_ins.between(DAY, DAY) == [by_hand]
