"""Contact against what was agreed: what the page says on an empty, a thin and a rich journal."""

from __future__ import annotations

from contextlib import closing
from datetime import date, timedelta

import pytest

from journal.demo.opening import open_demo
from journal.records.client import BoundaryAgreement, Client
from journal.records.contact import Channel, Contact, Initiator
from journal.records.encounter import Encounter
from journal.records.reflection import Reflection
from journal.records.session import Session, SessionStatus
from journal.store.journal import Journal
from pages.frame import unlocked
from tests.pages.conftest import OpenPage, Page, SetClock, moment, today

PAGE = "insight/contact_pattern.py"
WEDNESDAY = date(2026, 10, 14)


@pytest.fixture(autouse=True)
def _mid_week(set_clock: SetClock) -> None:
    set_clock(WEDNESDAY, "20:00")


def client(journal: Journal, code: str = "K2", agreement: BoundaryAgreement | None = None) -> Client:
    taken_on = Client(at=moment(date(2026, 1, 1)), code=code, agreement=agreement)
    journal.clients.add(taken_on)
    return taken_on


def wrote(journal: Journal, who: Client, days_ago: int, **told: object) -> None:
    day = WEDNESDAY - timedelta(days=days_ago)
    journal.contacts.add(Contact(at=moment(day), client_id=who.id, **told))  # type: ignore[arg-type]


def charts(page: Page) -> int:
    return len(page.at.get("plotly_chart"))


@pytest.mark.parametrize("view", ["Clients", "Weeks", "Answers"])
def test_an_empty_journal_is_told_what_will_be_here(open_page: OpenPage, view: str) -> None:
    shown = open_page(PAGE).tap("contact_view", view)
    assert charts(shown) == 0
    assert "No contact between sessions is logged" in shown.said
    assert "Log a contact" in shown.buttons


def test_without_an_agreement_nothing_is_said_to_be_outside(open_page: OpenPage, journal: Journal) -> None:
    wrote(journal, client(journal), 3, channel=Channel.PHONE, inside=False, after_hours=True)
    shown = open_page(PAGE)
    assert charts(shown) == 1
    assert "No agreement on contact is recorded" in shown.said
    assert "1 of 1 came after hours." in shown.said
    assert "outside, " not in shown.said.lower().replace("inside or outside", "")


def test_inside_outside_and_none_recorded_are_told_apart(open_page: OpenPage, journal: Journal) -> None:
    agreed = client(journal, "K2", BoundaryAgreement(channels=(Channel.EMAIL,)))
    wrote(journal, agreed, 2, channel=Channel.EMAIL, minutes=10)
    wrote(journal, agreed, 9, channel=Channel.PHONE, minutes=10)
    wrote(journal, client(journal, "M1"), 5)
    said = open_page(PAGE).said
    assert "3 contacts between sessions with 2 clients" in said
    assert "1 inside what was agreed, 1 outside; for 1 no agreement is recorded." in said


def test_one_client_can_be_looked_at_alone(open_page: OpenPage, journal: Journal) -> None:
    one, other = client(journal, "K2"), client(journal, "M1")
    wrote(journal, one, 2)
    wrote(journal, other, 2)
    wrote(journal, other, 3)
    shown = open_page(PAGE).tap("contact_view", "Weeks")
    assert "3 contacts" in shown.said
    shown.at.selectbox[0].set_value(other.id)
    assert "2 contacts between sessions with 1 client" in shown.run().said


def test_answers_are_held_against_the_promise(open_page: OpenPage, journal: Journal) -> None:
    agreed = client(journal, "K2", BoundaryAgreement(response_hours=24))
    wrote(journal, agreed, 2)
    shown = open_page(PAGE).tap("contact_view", "Answers")
    assert charts(shown) == 0
    assert "No time to an answer is noted" in shown.said

    for n in range(4):
        wrote(journal, agreed, n + 4, response_actual=48 * 60, initiator=Initiator.CLIENT)
    assert "Too few answers are noted for a middle: 5 with one client are needed." in shown.run().said
    assert charts(shown) == 0

    wrote(journal, agreed, 9, response_actual=48 * 60, initiator=Initiator.CLIENT)
    shown.run()
    assert charts(shown) == 1
    assert "With 1 of 1 client the middle answer took longer than was promised." in shown.said


def test_a_trend_is_said_only_after_eight_weeks_of_work(open_page: OpenPage, journal: Journal) -> None:
    old = client(journal)
    new = Client(at=moment(WEDNESDAY - timedelta(days=40)), code="N1")
    journal.clients.add(new)
    wrote(journal, old, 70)
    for who in (old, new):
        for week in range(1, 6):
            for n in range(6 - week):
                wrote(journal, who, 7 * week + n % 3)
    said = open_page(PAGE).said
    assert "K2: more contact lately." in said
    assert "N1: more" not in said


def test_an_open_encounter_is_listed_and_can_be_settled(open_page: OpenPage, journal: Journal) -> None:
    journal.encounters.add(Encounter(at=moment(WEDNESDAY), client_id=client(journal).id, setting="at the baker's"))
    shown = open_page(PAGE)
    assert "at the baker's" in shown.said
    shown.press("Discussed")
    assert "at the baker's" not in shown.said
    assert journal.encounters.undiscussed() == []


def test_contacts_of_a_deleted_client_stay_counted(open_page: OpenPage, journal: Journal) -> None:
    gone = client(journal)
    wrote(journal, gone, 2)
    journal.clients.delete(gone.id)
    assert "1 contact between sessions with 1 client" in open_page(PAGE).said
    assert "On my mind" in open_page("insight/on_my_mind.py").at.title[0].value


def test_a_deleted_client_is_called_by_the_code_and_suggested_for_nothing(
    open_page: OpenPage, journal: Journal
) -> None:
    gone = client(journal)
    for days in range(3):
        at = moment(WEDNESDAY - timedelta(days=days))
        journal.reflections.add(Reflection(at=at, client_id=gone.id, minutes=5, intensity=9, intrusiveness=4))
    asked = open_page("insight/on_my_mind.py").said
    assert "K2 came to mind 3 times" in asked
    assert "K2 has been on your mind" in asked
    journal.clients.delete(gone.id)
    said = open_page("insight/on_my_mind.py").said
    assert "K2 came to mind 3 times" in said
    assert "has been on your mind" not in said
    journal.sessions.add(
        Session(at=moment(WEDNESDAY, "09:00"), client_id=gone.id, demand=6, status=SessionStatus.ATTENDED)
    )
    shown = open_page("insight/asks_most.py")
    shown.at.session_state["table.asks_most"] = True
    (table,) = [html for one in shown.run().at.get("html") if "Client" in (html := str(one.value))]  # type: ignore[union-attr]
    assert "K2" in table


@pytest.mark.parametrize("span", ["4 weeks", "Year", "All", "From–to"])
def test_every_view_and_period_of_the_demo(
    open_page: OpenPage, set_clock: SetClock, monkeypatch: pytest.MonkeyPatch, span: str
) -> None:
    set_clock(today(), "20:00")
    with closing(open_demo(today(), years=1)) as demo:
        value = unlocked.unlocked.let_in(demo)
        monkeypatch.setattr(unlocked, "browser_cookie", lambda: value)
        shown = open_page(PAGE).tap("period", span)
        for view in ("Weeks", "Answers", "Clients"):
            few = view == "Answers" and "Too few answers" in shown.tap("contact_view", view).said
            assert charts(shown.tap("contact_view", view)) == (0 if few else 1)
