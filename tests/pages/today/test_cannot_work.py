"""A day on which one cannot work: one press on Today, who is told what, and the evening's question."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from journal.records.absence_decision import Choice
from journal.records.absence_plan import AbsencePlan
from journal.records.client import Client, ClientFact
from journal.records.crisis_line import CrisisLine
from journal.records.on_call import OnCall
from journal.records.session import Session, SessionStatus
from journal.records.supervision import Supervision
from journal.records.time_off import TimeOff, TimeOffKind
from journal.store.journal import Journal
from tests.pages.conftest import OpenPage, Page, SetClock, moment

DAY = date(2026, 10, 14)
NEXT = DAY + timedelta(days=1)
TODAY, PAGE = "today/today.py", "today/cannot_work.py"


@pytest.fixture(autouse=True)
def _morning(set_clock: SetClock) -> None:
    set_clock(DAY, "08:00")


def someone(journal: Journal, code: str, clock: str, *, risk: bool = False, day: date = DAY) -> Client:
    client = Client(at=moment(date(2026, 1, 1)), code=code)
    journal.clients.add(client)
    journal.clients.add_fact(ClientFact(client_id=client.id, effective=DAY, risk=risk))
    journal.sessions.add(Session(at=moment(day, clock), client_id=client.id))
    return client


def ill(open_page: OpenPage) -> Page:
    page = open_page(TODAY).press("I cannot work today")
    assert page.way == ("cannot-work", {})
    return open_page(PAGE)


def test_one_press_keeps_the_day_as_sick_and_leads_to_who_is_expected(open_page: OpenPage, journal: Journal) -> None:
    someone(journal, "K2", "14:00")
    someone(journal, "R3", "09:00", risk=True)
    page = ill(open_page)
    assert [(off.kind, off.first, off.last) for off in journal.time_off.all()] == [(TimeOffKind.SICK, DAY, DAY)]
    said = page.said
    assert said.index("R3") < said.index("K2")
    assert "R3  ·  09:00, in 1 hour: may be on the way" in said
    assert "not to be left waiting" in said
    assert "I have to cancel our appointment today, and did not want only to write." in page.given("copy")["text"]
    again = open_page(TODAY)
    assert "Off sick: who was told" in again.buttons
    again.press("Off sick: who was told")
    assert journal.time_off.count() == 1


def test_opening_the_page_keeps_nothing(open_page: OpenPage, journal: Journal) -> None:
    page = open_page(PAGE)
    assert "Nothing is kept as sick for today." in page.said
    assert journal.time_off.count() == 0
    page.press("I cannot work today")
    assert journal.time_off.count() == 1
    assert "Nobody is expected today any more" in page.said


def test_where_nobody_is_expected_it_stands_below_the_other_kinds(open_page: OpenPage, journal: Journal) -> None:
    page = open_page(TODAY)
    assert page.buttons.count("I cannot work today") == 1
    someone(journal, "K2", "14:00")
    assert open_page(TODAY).buttons.count("I cannot work today") == 1


def test_told_and_how_and_cancelled_and_back(open_page: OpenPage, journal: Journal) -> None:
    calm, at_risk = someone(journal, "K2", "09:00"), someone(journal, "R3", "14:00", risk=True)
    page = ill(open_page)
    page.press("Cancel them in the calendar")
    assert "1 session cancelled by you; first choose call first or cover: R3" in page.said
    page.press("Undo")
    assert {s.status for s in journal.sessions.latest(5)} == {SessionStatus.PLANNED}
    page.press("Told", nth=1)
    assert "R3: told" in page.said
    assert "told today" in page.said
    page.press("Undo")
    assert "told today" not in page.said
    page.press("Told", nth=1).press("Not told")
    assert "told today" not in page.said
    key = next(g.key for g in page.at.button_group if g.key and f".{at_risk.id}." in g.key)
    page.tap(key, "covered")
    (plan,) = journal.absence_plans.all()
    assert journal.absence_decisions.of_plan(plan.id)[at_risk.id].choice is Choice.COVER
    page.press("Cancel them in the calendar")
    assert {s.status for s in journal.sessions.latest(5)} == {SessionStatus.CANCELLED_BY_ME}
    assert page.said.count("cancelled in the calendar") == 2
    page = open_page(PAGE).press("I can work after all")
    assert {s.status for s in journal.sessions.latest(5)} == {SessionStatus.PLANNED}
    assert journal.time_off.count() == 0
    assert calm.id in {s.client_id for s in journal.sessions.latest(5)}


def test_a_session_planned_anew_for_the_time_of_a_cancelled_one_stands_beside_it(
    open_page: OpenPage, journal: Journal
) -> None:
    client = someone(journal, "K2", "14:00")
    ill(open_page).press("Cancel them in the calendar")
    journal.sessions.add(Session(at=moment(DAY, "14:00"), client_id=client.id))
    page = open_page(PAGE)
    assert page.said.count("K2  ·  14:00") == 2
    page.press("Cancel them in the calendar")
    assert {s.status for s in journal.sessions.latest(5)} == {SessionStatus.CANCELLED_BY_ME}


def test_what_was_planned_again_by_hand_is_left_and_said(open_page: OpenPage, journal: Journal) -> None:
    someone(journal, "K2", "14:00")
    ill(open_page).press("Cancel them in the calendar")
    (session,) = journal.sessions.latest(5)
    journal.sessions.update(replace(session, status=SessionStatus.PLANNED, plan_id=None))
    page = open_page(PAGE)
    assert "planned again by hand" in page.said
    assert "Cancel them in the calendar" not in page.buttons
    someone(journal, "M1", "15:00")
    page = open_page(PAGE).press("Cancel them in the calendar")
    assert "1 session cancelled by you; planned again by hand, and left: K2" in page.said


def test_a_press_too_much_on_working_after_all_is_taken_back_whole(open_page: OpenPage, journal: Journal) -> None:
    someone(journal, "K2", "14:00")
    page = ill(open_page).press("Told").press("Cancel them in the calendar").press("I can work after all")
    assert "tell again: K2" in page.said
    assert journal.time_off.count() == 0
    page.press("Undo")
    assert [(off.first, off.last) for off in journal.time_off.all()] == [(DAY, DAY)]
    assert "told today" in page.said
    assert "cancelled in the calendar" in page.said
    assert {s.status for s in journal.sessions.latest(5)} == {SessionStatus.CANCELLED_BY_ME}
    page.press("I can work after all")
    assert {s.status for s in journal.sessions.latest(5)} == {SessionStatus.PLANNED}


def test_tomorrow_too_and_back(open_page: OpenPage, journal: Journal) -> None:
    someone(journal, "K2", "09:00", day=NEXT)
    page = ill(open_page)
    assert "K2" not in page.said
    page.at.toggle[0].set_value(True)
    page.run()
    assert journal.time_off.all()[0].last == NEXT
    assert "K2" in page.said
    page.press("Undo")
    assert journal.time_off.all()[0].last == DAY


def test_a_text_of_ones_own_is_copied_and_a_lines_name_is_not_told(open_page: OpenPage, journal: Journal) -> None:
    lines = (CrisisLine(name="Despair line", reach="123 45"),)
    journal.settings.write(replace(journal.settings.read(), crisis_lines=lines))
    someone(journal, "K2", "09:00")
    said = ill(open_page).given("copy")["text"]
    assert said.endswith("If it cannot wait: 123 45")
    assert "Despair" not in said


def test_in_the_evening_it_asks_about_tomorrow_until_it_is_answered(
    open_page: OpenPage, journal: Journal, set_clock: SetClock
) -> None:
    journal.time_off.add(TimeOff(at=moment(DAY, "00:00"), last=DAY, kind=TimeOffKind.SICK))
    assert "Also tomorrow?" not in open_page(TODAY).said
    set_clock(DAY, "17:00")
    page = open_page(TODAY)
    assert "Also tomorrow?" in page.said
    page.press("No")
    assert "Also tomorrow?" not in page.said
    page.press("Undo").press("Yes")
    assert "Kept as sick until tomorrow" in page.said
    assert journal.time_off.all()[0].last == NEXT
    page.press("Undo")
    assert journal.time_off.all()[0].last == DAY


def test_after_a_week_it_offers_the_long_form(open_page: OpenPage, journal: Journal, set_clock: SetClock) -> None:
    off = TimeOff(at=moment(DAY - timedelta(days=6), "00:00"), last=DAY, kind=TimeOffKind.SICK)
    journal.time_off.add(off)
    set_clock(DAY, "18:00")
    page = open_page(TODAY)
    assert "Coming back can go in steps" in page.said
    assert page.press("While I am away").way == ("absence", {"off": off.id})


CALLS = "today/calls_for_me.py"


def agreed(page: Page) -> Page:
    for key, said in (("calls_for_me.calls_for_me", "Kim"), ("calls_for_me.names_lie", "in the desk")):
        page.at.text_input(key=key).set_value(said)
        page.run()
    return page.press("It is agreed")


def test_a_list_for_one_who_calls_is_made_once_it_was_agreed_and_after_a_second_yes(
    open_page: OpenPage, journal: Journal
) -> None:
    someone(journal, "K2", "09:00")
    someone(journal, "R3", "14:00", risk=True)
    ill(open_page).press("Told", nth=0)
    page = open_page(CALLS)
    assert "Make the list" not in page.buttons
    page = agreed(page).press("Make the list")
    assert "It names 1 appointment by code and time. Is it for Kim alone?" in page.said
    assert "R3" not in page.said
    page.press("Yes, it is for them alone")
    said = page.given("copy")["text"]
    assert said in page.said
    assert "R3, today, 14:00\n“Your appointment today has to be cancelled. You will be called." in said
    assert "The names for the codes: in the desk" in said
    assert "K2" not in said
    for word in ("risk", "ill", "sick", "therap", "session"):
        assert word not in said.casefold().replace("will", "").replace("tell", ""), word


def test_a_yes_to_a_list_holds_for_those_it_named_and_for_no_others(open_page: OpenPage, journal: Journal) -> None:
    someone(journal, "K2", "09:00")
    ill(open_page)
    page = agreed(open_page(CALLS)).press("Make the list").press("Yes, it is for them alone")
    assert "K2, today" in page.said
    someone(journal, "M1", "15:00")
    page.run()
    assert "M1, today" not in page.said
    assert "It names 2 appointments" in page.said
    page.press("Yes, it is for them alone")
    assert "M1, today" in page.said


def test_with_somebody_else_it_is_agreed_anew(open_page: OpenPage, journal: Journal) -> None:
    someone(journal, "K2", "09:00")
    ill(open_page)
    page = agreed(open_page(CALLS))
    assert journal.settings.read().calls_agreed_on == DAY
    page.at.text_input(key="calls_for_me.calls_for_me").set_value("Robin")
    page.run()
    assert journal.settings.read().calls_agreed_on is None
    assert "Make the list" not in page.buttons
    assert journal.settings.read().calls_for_me == "Robin"


def test_hours_kept_free_after_a_leave_are_named(open_page: OpenPage, journal: Journal) -> None:
    leave = TimeOff(at=moment(DAY - timedelta(days=8), "00:00"), last=DAY - timedelta(days=1))
    journal.time_off.add(leave)
    plan = AbsencePlan(at=moment(DAY - timedelta(days=20), "00:00"), time_off_id=leave.id, hours_free=2)
    journal.absence_plans.add(plan)
    page = ill(open_page)
    assert "2 hours kept free after your leave: one can be booked for an emergency the same day." in page.said
    journal.absence_plans.update(replace(plan, first_day_back=DAY + timedelta(days=1)))
    assert "kept free" not in open_page(PAGE).said


def test_a_colleague_and_an_on_call_window_stand_there_too(open_page: OpenPage, journal: Journal) -> None:
    journal.supervisions.add(Supervision(at=moment(DAY, "16:00"), minutes=50, supervisor="Dana"))
    journal.on_calls.add(OnCall(at=moment(DAY, "20:00"), minutes=60))
    page = ill(open_page)
    assert "16:00  ·  Supervision Dana" in page.said
    assert "20:00  ·  On call" in page.said
    assert page.given("copy")["text"].startswith("I have to cancel our meeting today.")
