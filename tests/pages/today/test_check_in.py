"""The evening question."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from journal.records.check_in import CheckIn
from journal.records.client import Client, ClientFact, Unit
from journal.records.session import Session, SessionStatus
from journal.store.journal import Journal
from tests.pages.conftest import OpenPage, SetClock, moment

PAGE = "today/check_in.py"
THURSDAY = date(2026, 10, 22)
WEDNESDAY = THURSDAY - timedelta(days=1)


def test_in_the_evening_it_asks_about_today(open_page: OpenPage, journal: Journal, set_clock: SetClock) -> None:
    set_clock(THURSDAY, "21:10")
    page = open_page(PAGE)
    assert "Thursday, 22 October" in page.said
    assert "will be listed here" in page.said

    page.fill(heavy=0).press("Save")

    (kept,) = journal.check_ins.latest(5)
    assert (kept.at, kept.heavy) == (moment(THURSDAY, "21:10"), 0)


def test_before_noon_it_asks_about_yesterday(open_page: OpenPage, journal: Journal, set_clock: SetClock) -> None:
    set_clock(THURSDAY, "11:59")
    page = open_page(PAGE).fill(heavy=7).press("Save")

    (kept,) = journal.check_ins.latest(5)
    assert kept.day == WEDNESDAY
    assert "Wednesday, 21 October" in page.said
    set_clock(THURSDAY, "12:00")
    assert "Thursday, 22 October" in open_page(PAGE).said


def test_the_other_day_can_be_chosen(open_page: OpenPage, journal: Journal, set_clock: SetClock) -> None:
    set_clock(THURSDAY, "21:10")
    open_page(PAGE).tap("check_in.asked", WEDNESDAY).fill(heavy=3).press("Save")

    assert [c.day for c in journal.check_ins.latest(5)] == [WEDNESDAY]


def test_opened_from_the_list_of_a_day_it_asks_about_that_day(
    open_page: OpenPage, journal: Journal, set_clock: SetClock
) -> None:
    set_clock(THURSDAY, "21:10")
    page = open_page(PAGE, day=WEDNESDAY.isoformat())
    assert "Wednesday, 21 October" in page.said
    page.fill(heavy=3).press("Save")
    assert [c.day for c in journal.check_ins.latest(5)] == [WEDNESDAY]
    assert "Thursday, 22 October" in page.tap("check_in.asked", THURSDAY).said
    for day in ("soon", "2026-10-01", ""):
        assert "Thursday, 22 October" in open_page(PAGE, day=day).said


def test_opened_again_it_is_the_same_answer(open_page: OpenPage, journal: Journal, set_clock: SetClock) -> None:
    set_clock(THURSDAY, "20:00")
    open_page(PAGE).fill(heavy=7, energy=3).press("Save")
    set_clock(THURSDAY, "22:00")

    page = open_page(PAGE)
    assert (page.value("heavy"), page.value("energy")) == (7, 3)
    page.fill(heavy=5, line="slept on the sofa").press("Save")

    (kept,) = journal.check_ins.latest(5)
    assert (kept.heavy, kept.energy, kept.line, kept.at) == (5, 3, "slept on the sofa", moment(THURSDAY, "20:00"))


def test_each_day_opens_its_own_answer(open_page: OpenPage, journal: Journal, set_clock: SetClock) -> None:
    journal.check_ins.add(CheckIn(at=moment(WEDNESDAY, "21:00"), heavy=2))
    journal.check_ins.add(CheckIn(at=moment(THURSDAY, "21:00"), heavy=8))
    set_clock(THURSDAY, "22:00")

    page = open_page(PAGE)
    assert page.value("heavy") == 8
    assert page.tap("check_in.asked", WEDNESDAY).value("heavy") == 2
    assert page.tap("check_in.asked", THURSDAY).value("heavy") == 8


def test_an_older_answer_is_edited_under_its_address(
    open_page: OpenPage, journal: Journal, set_clock: SetClock
) -> None:
    older = CheckIn(at=moment(date(2026, 10, 5), "21:00"), heavy=2)
    journal.check_ins.add(older)
    set_clock(THURSDAY, "22:00")

    page = open_page(PAGE, id=older.id)
    assert "Monday, 5 October" in page.said
    page.fill(heavy=4).press("Save")

    assert [(c.id, c.heavy, c.at) for c in journal.check_ins.latest(5)] == [(older.id, 4, older.at)]


def test_a_day_answered_in_another_tab_is_not_answered_twice(
    open_page: OpenPage, journal: Journal, set_clock: SetClock
) -> None:
    set_clock(THURSDAY, "22:00")
    page = open_page(PAGE).fill(heavy=4)
    journal.check_ins.add(CheckIn(at=moment(THURSDAY, "21:00"), heavy=8))

    page.press("Save")

    assert page.errors[0].startswith("How heavy it was: is answered already for Thursday, 22 October")
    assert [c.heavy for c in journal.check_ins.latest(5)] == [8]
    assert page.value("heavy") == 4


def test_an_unfinished_answer_keeps_its_day(open_page: OpenPage, journal: Journal, set_clock: SetClock) -> None:
    set_clock(THURSDAY, "22:00")
    draft = open_page(PAGE).fill(heavy=4).draft
    set_clock(THURSDAY + timedelta(days=2), "22:00")

    page = open_page(PAGE, draft=draft)
    assert "Thursday, 22 October" in page.said
    page.press("Save")

    assert journal.check_ins.latest(1)[0].day == THURSDAY


def test_nothing_answered_is_said(open_page: OpenPage, journal: Journal) -> None:
    page = open_page(PAGE).press("Save")

    assert page.errors[0].startswith("How heavy it was: is not answered yet")
    assert journal.check_ins.count() == 0


def test_a_line_that_is_too_long_is_named(open_page: OpenPage, journal: Journal) -> None:
    page = open_page(PAGE).fill(heavy=3, line="x" * 501).press("Save")

    assert page.errors[0].startswith("One line: can hold 500 characters at most")
    assert (page.value("heavy"), journal.check_ins.count()) == (3, 0)


def test_the_sessions_of_the_day_are_rated_here(
    open_page: OpenPage, journal: Journal, set_clock: SetClock, k2: Client
) -> None:
    held = Session(client_id=k2.id, at=moment(WEDNESDAY, "09:00"), status=SessionStatus.ATTENDED)
    passed = Session(client_id=k2.id, at=moment(WEDNESDAY, "11:00"))
    rated = Session(client_id=k2.id, at=moment(WEDNESDAY, "13:00"), status=SessionStatus.ATTENDED, demand=2)
    other_day = Session(client_id=k2.id, at=moment(THURSDAY, "09:00"), status=SessionStatus.ATTENDED)
    journal.sessions.add_many([held, passed, rated, other_day])
    set_clock(WEDNESDAY, "21:00")

    page = open_page(PAGE).fill(heavy=6)
    place = f"settle.evening-{WEDNESDAY.isoformat()}"
    lines = [group.key for group in page.at.button_group if (group.key or "").endswith(".status")]
    assert lines == [f"{place}.{held.id}.status", f"{place}.{passed.id}.status"]
    page.tap(f"{place}.{held.id}.demand", 0)
    page.tap(f"{place}.{passed.id}.status", "attended").tap(f"{place}.{passed.id}.demand", 9)

    assert journal.sessions.get(held.id).demand == 0
    assert journal.sessions.get(passed.id).demand == 9
    assert page.value("heavy") == 6
    assert journal.check_ins.count() == 0


def test_an_address_of_nothing_is_said(open_page: OpenPage) -> None:
    assert any("not in the journal" in note for note in open_page(PAGE, id="0" * 32).notes)


def test_saving_and_deleting_can_be_undone(open_page: OpenPage, journal: Journal) -> None:
    page = open_page(PAGE).fill(heavy=3).press("Save").press("Undo")
    assert journal.check_ins.count() == 0
    assert page.notes == []

    page.press("Undo")
    assert journal.check_ins.count() == 1
    page.press("Delete")
    assert journal.check_ins.count() == 0
    page.press("Undo")
    assert [c.heavy for c in journal.check_ins.latest(1)] == [3]


def test_opening_the_page_leaves_no_draft_behind(open_page: OpenPage, journal: Journal) -> None:
    open_page(PAGE).run()

    assert journal.drafts.all() == []


def test_a_group_that_is_rated_is_not_asked_about_once_more(
    journal: Journal, open_page: OpenPage, set_clock: SetClock
) -> None:
    set_clock(THURSDAY, "20:00")
    for code, demand in (("G1", 6), ("G2", None)):
        client = Client(at=moment(date(2026, 1, 5), "00:00"), code=code)
        journal.clients.add(client)
        journal.clients.add_fact(ClientFact(client_id=client.id, effective=date(2026, 1, 5), unit=Unit.GROUP))
        journal.sessions.add(
            Session(at=moment(THURSDAY, "17:00"), client_id=client.id, status=SessionStatus.ATTENDED, demand=demand)
        )
    assert "Sessions not rated yet" not in [heading.value for heading in open_page("today/check_in.py").at.header]
    (rated,) = [s for s in journal.sessions.between(THURSDAY, THURSDAY) if s.demand is not None]
    journal.sessions.update(replace(rated, demand=None))
    assert "Sessions not rated yet" in [heading.value for heading in open_page("today/check_in.py").at.header]
