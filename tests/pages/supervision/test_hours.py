"""The hours page: presets, own numbers, signatures, and silence on an empty journal."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from journal.demo.opening import open_demo
from journal.measures.hours_asked import numbers_of, own_numbers, with_own_numbers
from journal.presets.hours import PRESETS
from journal.records.client import Client, ClientFact, Unit
from journal.records.downtime import Downtime, DowntimeCategory
from journal.records.person import Person, Relation
from journal.records.session import Session, SessionStatus
from journal.records.supervision import Supervision
from journal.store.journal import Journal
from journal.wording import hours as wording
from pages.frame import unlocked
from tests.pages.conftest import OpenPage, Page, SetClock, moment, today

PAGE = "supervision/hours.py"
DAY = date(2026, 10, 14)
MINUTES, EDUCATION = "Supervision, minutes a month", "Education, hours"


@pytest.fixture(autouse=True)
def _autumn(set_clock: SetClock) -> None:
    set_clock(DAY, "20:00")


def met(journal: Journal, day: date, minutes: int = 60) -> Supervision:
    meeting = Supervision(at=moment(day), minutes=minutes, supervisor="Dana")
    journal.supervisions.add(meeting)
    return meeting


def learned(journal: Journal, day: date, credit: float | None, minutes: int | None = None) -> None:
    category = DowntimeCategory.CONTINUING_EDUCATION
    journal.downtimes.add(
        Downtime(at=moment(day), activity="course", category=category, ce_credit=credit, minutes=minutes)
    )


def choose(page: Page, key: str) -> Page:
    next(box for box in page.at.selectbox if box.key == "hours.preset").set_value(key)
    return page.run()


def charts(page: Page) -> int:
    return len(page.at.get("plotly_chart"))


def test_an_empty_journal_says_what_will_be_here_by_every_preset(open_page: OpenPage) -> None:
    shown = open_page(PAGE)
    for preset in PRESETS:
        choose(shown, preset.key)
        assert charts(shown) == 0
        assert "No supervision is logged in this period yet" in shown.said
        assert "Check with your board." in shown.said
    assert "No education credit" in shown.tap("hours_view", "Education").said
    assert "There is no supervision in this period yet" in shown.tap("hours_view", "Signed off").said


def test_the_preset_is_remembered(open_page: OpenPage, journal: Journal) -> None:
    choose(open_page(PAGE), "bacp_accredited")
    assert journal.settings.read().hours_preset == "bacp_accredited"
    assert open_page(PAGE).at.selectbox[0].value == "bacp_accredited"


def test_a_preset_of_another_version_is_the_blank_one(open_page: OpenPage, journal: Journal) -> None:
    journal.settings.write(replace(journal.settings.read(), hours_preset="a later one"))
    assert open_page(PAGE).at.selectbox[0].value == "my_board"


def number(page: Page, label: str) -> Any:
    return next(box for box in page.at.number_input if box.label == label)


def test_ones_own_numbers_are_kept_and_held_against_the_log(open_page: OpenPage, journal: Journal) -> None:
    learned(journal, date(2026, 9, 1), None)
    met(journal, date(2026, 9, 3), 60)
    learned(journal, date(2026, 9, 4), 5)
    shown = open_page(PAGE)
    number(shown, MINUTES).set_value(120)
    number(shown, EDUCATION).set_value(30.0)
    shown.run()
    assert own_numbers(journal.settings.read(), "my_board") == {"monthly_minutes": 120, "education": 30}
    assert "2 h are asked, on average." in shown.said
    assert "5 of 30 hours of continuing education: 25 still to come." in shown.said
    choose(shown, "bacp_accredited")
    choose(shown, "my_board")
    assert "5 of 30 hours" in shown.said
    number(shown, EDUCATION).set_value(None)
    assert "5 of 30 hours" not in shown.run().said


def test_numbers_of_an_earlier_version_still_hold(open_page: OpenPage, journal: Journal) -> None:
    journal.settings.write(replace(journal.settings.read(), own_supervision_minutes=120, own_cpd_hours=30.0))
    learned(journal, date(2026, 9, 4), 5)
    shown = open_page(PAGE)
    assert (number(shown, MINUTES).value, number(shown, EDUCATION).value) == (120, 30.0)
    assert "5 of 30 hours of continuing education: 25 still to come." in shown.said
    number(shown, MINUTES).set_value(60)
    assert "5 of 30 hours" in shown.run().said


def test_every_preset_shows_what_it_comes_with_and_says_nothing_of_a_change(open_page: OpenPage) -> None:
    shown = open_page(PAGE)
    for preset in PRESETS:
        choose(shown, preset.key)
        told = {box.label: box.value for box in shown.at.number_input}
        assert told == {wording.number_name(name): value for name, value in numbers_of(preset).items()}
        assert "Changed by you" not in shown.said
        assert wording.AS_IT_COMES not in shown.buttons


def test_a_number_of_a_preset_is_changed_said_and_taken_back(open_page: OpenPage, journal: Journal) -> None:
    learned(journal, date(2026, 8, 1), None)
    met(journal, date(2026, 8, 4), 70)
    met(journal, date(2026, 9, 3), 70)
    shown = choose(open_page(PAGE), "bacp_accredited")
    assert "2 of 2 full months have less." in shown.said
    number(shown, MINUTES).set_value(60)
    shown.run()
    assert "Supervision, minutes a month: 60. Changed by you, comes with 90." in shown.said
    assert "have less" not in shown.said
    assert "bacp.co.uk: individual accreditation, supervision. Compared on 30 November 2026" in shown.said
    again = choose(open_page(PAGE), "pacfa")
    assert "Changed by you" not in again.said
    assert number(choose(again, "bacp_accredited"), MINUTES).value == 60
    shown.press(wording.AS_IT_COMES)
    assert number(shown, MINUTES).value == 90
    assert "Changed by you" not in shown.said
    assert "2 of 2 full months have less." in shown.said
    shown.press("Undo")
    assert number(shown, MINUTES).value == 60


def test_left_empty_it_is_the_presets_own_number_and_0_asks_for_nothing(open_page: OpenPage, journal: Journal) -> None:
    shown = choose(open_page(PAGE), "ahpra_psychologist")
    assert "0 of 30 hours of continuing education" in shown.said
    number(shown, EDUCATION).set_value(0.0)
    shown.run()
    assert "of continuing education: " not in shown.said
    assert "Education, hours: nothing asked. Changed by you, comes with 30." in shown.said
    number(shown, EDUCATION).set_value(None)
    shown.run()
    assert number(shown, EDUCATION).value == 30
    assert journal.settings.read().own_hours == ()
    assert "0 of 30 hours of continuing education" in shown.said


def test_a_thin_month_is_named_and_not_averaged_away(open_page: OpenPage, journal: Journal) -> None:
    learned(journal, date(2026, 8, 1), None)
    met(journal, date(2026, 8, 4), 180)
    met(journal, date(2026, 9, 3), 60)
    shown = choose(open_page(PAGE), "bacp_accredited")
    assert charts(shown) == 1
    assert "not averaged: 1 of 2 full months have less." in shown.said
    assert "This month so far: 0 min of 1 h 30 min." in shown.said
    assert "Compared on 30 November 2026" in shown.said


def test_nothing_is_forecast_of_three_entries_in_a_week_and_something_of_half_a_year(
    open_page: OpenPage, journal: Journal
) -> None:
    journal.settings.write(with_own_numbers(journal.settings.read(), "my_board", {"education": 40.0}))
    for n in range(3):
        learned(journal, DAY - timedelta(days=n), 2)
    assert "If it goes on" not in open_page(PAGE).said
    learned(journal, date(2026, 3, 2), 2)
    assert "If it goes on as so far, it comes to about" in open_page(PAGE).said


def test_time_without_a_credit_stands_apart(open_page: OpenPage, journal: Journal) -> None:
    learned(journal, date(2026, 9, 4), 5)
    learned(journal, date(2026, 9, 5), None, 90)
    shown = open_page(PAGE).tap("hours_view", "Education")
    assert "5 hours of continuing education so far." in shown.said
    assert "1 h 30 min logged as continuing education have no credit noted" in shown.said
    research = DowntimeCategory.RESEARCH
    journal.downtimes.add(Downtime(at=moment(date(2026, 9, 6)), activity="paper", category=research, ce_credit=2.25))
    assert "7.25 hours of continuing education so far." in shown.run().said


def test_members_of_a_group_who_were_logged_singly_are_one_session_for_emdria(
    open_page: OpenPage, journal: Journal
) -> None:
    for code in ("G1", "G2", "G3"):
        client = Client(at=moment(date(2026, 1, 1)), code=code, approach="EMDR")
        journal.clients.add(client)
        journal.clients.add_fact(ClientFact(client_id=client.id, effective=date(2026, 1, 1), unit=Unit.GROUP))
        journal.sessions.add(
            Session(at=moment(DAY, "17:00"), client_id=client.id, minutes=90, status=SessionStatus.ATTENDED)
        )
    said = choose(open_page(PAGE), "emdria").said
    assert "1 of 50 sessions" in said
    assert "3 of 25 clients" in said


def test_only_sessions_of_the_approach_count_for_emdria(open_page: OpenPage, journal: Journal) -> None:
    for code, approach in (("K2", "EMDR, CBT"), ("M1", "CBT")):
        client = Client(at=moment(date(2026, 1, 1)), code=code, approach=approach)
        journal.clients.add(client)
        for clock in ("09:00", "10:00"):
            journal.sessions.add(
                Session(at=moment(DAY, clock), client_id=client.id, minutes=50, status=SessionStatus.ATTENDED)
            )
    said = choose(open_page(PAGE), "emdria").said
    assert "2 of 50 sessions" in said
    assert "1 of 25 clients" in said
    for client in journal.clients.all():
        journal.clients.delete(client.id)
    assert "2 of 50 sessions" in open_page(PAGE).said


def test_a_meeting_is_signed_off_by_hand_and_that_is_undone(open_page: OpenPage, journal: Journal) -> None:
    first, second = met(journal, date(2026, 9, 3)), met(journal, date(2026, 9, 17))
    shown = open_page(PAGE).tap("hours_view", "Signed off")
    shown.tell(next(key for key in shown.moment_fields if second.id in key), day="2026-09-20")
    assert journal.supervisions.get(second.id).signed_off_on == date(2026, 9, 20)
    assert journal.supervisions.get(first.id).signed_off_on is None
    assert "1 h signed off, 1 h not yet." in open_page(PAGE).tap("hours_view", "Supervision").said
    shown.press("Undo")
    assert journal.supervisions.get(second.id).signed_off_on is None
    assert shown.at.session_state[next(key for key in shown.moment_fields if second.id in key)] is None


def test_an_edited_meeting_keeps_its_signature_as_long_as_its_hours_are_the_same(
    open_page: OpenPage, journal: Journal
) -> None:
    meeting = Supervision(at=moment(date(2026, 9, 3)), minutes=60, signed_off_on=date(2026, 9, 4))
    journal.supervisions.add(meeting)
    form = open_page("log/supervision.py", id=meeting.id)
    form.fill(helpfulness=8).press("Save")
    kept = journal.supervisions.get(meeting.id)
    assert (kept.helpfulness, kept.signed_off_on) == (8, date(2026, 9, 4))

    form = open_page("log/supervision.py", id=meeting.id)
    form.fill(minutes=90).press("Save")
    kept = journal.supervisions.get(meeting.id)
    assert (kept.minutes, kept.signed_off_on) == (90, None)


def test_a_signature_falls_with_the_person(open_page: OpenPage, journal: Journal) -> None:
    dana, robin = (Person(at=moment(date(2026, 1, 1)), name=n, relation=Relation.PEER) for n in ("Dana", "Robin"))
    journal.people.add(dana)
    journal.people.add(robin)
    signed = Supervision(
        at=moment(date(2026, 9, 3)),
        minutes=60,
        person_id=dana.id,
        supervisor="Dana",
        signed_off_on=date(2026, 9, 4),
    )
    journal.supervisions.add(signed)
    form = open_page("log/supervision.py", id=signed.id)
    form.tap(f"{form.draft}.person_id", robin.id).press("Save")
    kept = journal.supervisions.get(signed.id)
    assert (kept.person_id, kept.signed_off_on) == (robin.id, None)


def test_a_gap_across_the_new_year_is_found_from_the_page(
    open_page: OpenPage, journal: Journal, set_clock: SetClock
) -> None:
    set_clock(date(2026, 1, 30), "20:00")
    met(journal, date(2025, 12, 18))
    met(journal, date(2026, 1, 29))
    said = choose(open_page(PAGE), "bacp_student").said
    assert "A meeting is asked at least every 2 weeks: 1 gap was longer." in said
    assert "1 h of supervision count so far, from 1 meeting" in said


def test_every_view_of_the_demo(open_page: OpenPage, set_clock: SetClock, monkeypatch: pytest.MonkeyPatch) -> None:
    set_clock(today(), "20:00")
    with closing(open_demo(today(), years=1)) as demo:
        value = unlocked.unlocked.let_in(demo)
        monkeypatch.setattr(unlocked, "browser_cookie", lambda: value)
        shown = choose(open_page(PAGE), "ukcp")  # its period rolls: of one that begins today nothing is drawn
        assert charts(shown) == 1
        assert charts(shown.tap("hours_view", "Education")) == 1
        assert len(shown.tap("hours_view", "Signed off").moment_fields) == 12
        shown.press(next(label for label in shown.buttons if label.startswith("Show more")))
        assert len(shown.moment_fields) > 12
