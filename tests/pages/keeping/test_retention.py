"""The page "Keep, and let go": nothing chosen, nothing goes; what goes is listed; who is sealed comes back."""

from __future__ import annotations

from dataclasses import replace

from journal.records.check_in import CheckIn
from journal.records.client import Client
from journal.records.letting_go import Kept
from journal.records.reflection import Reflection
from journal.store import erasing, holds
from journal.store.journal import Journal
from tests.pages.conftest import OpenPage, days_ago, moment

PAGE = "keeping/retention.py"


def sealed(journal: Journal) -> Client:
    someone = Client(at=moment(days_ago(300), "00:00"), code="K2")
    journal.clients.add(someone)
    journal.reflections.add(Reflection(at=moment(days_ago(3)), client_id=someone.id, text="a kettle", intensity=5))
    erasing.seal(journal, someone.id, moment(days_ago(0)))
    return someone


def test_nothing_goes_unless_a_time_is_chosen_and_then_each_is_listed_with_its_day(
    open_page: OpenPage, journal: Journal
) -> None:
    journal.check_ins.add(CheckIn(at=moment(days_ago(400)), heavy=4, line="the old kettle"))
    page = open_page(PAGE)
    assert "No time is chosen, so nothing goes." in page.said
    next(box for box in page.at.selectbox if box.key == "retention.self_care").set_value(12)
    page.run()
    assert journal.settings.read().kept == Kept(self_care=12)
    [going] = [box.label for box in page.at.expander if "1 evening" in box.label]
    assert going.startswith("From ")
    assert "Evening  ·  heavy: 4 of 10" in page.said
    assert journal.check_ins.count() == 1


def test_under_the_hold_nothing_goes_and_this_is_said(open_page: OpenPage, journal: Journal) -> None:
    journal.settings.write(replace(journal.settings.read(), kept=Kept(self_care=12)))
    page = open_page(PAGE)
    page.at.toggle[0].set_value(True)
    page.run()
    assert journal.settings.read().legal_hold
    assert "The legal hold is on, so nothing goes, whatever is chosen." in page.said


def test_who_is_sealed_is_not_named_and_comes_back(open_page: OpenPage, journal: Journal) -> None:
    sealed(journal)
    page = open_page(PAGE)
    assert "1 thought" in page.said
    assert "K2" not in page.said
    page.press("Call back")
    assert [client.code for client in journal.clients.all()] == ["K2"]
    assert "K2: Called back" in page.said


def test_letting_go_at_once_wants_a_word(open_page: OpenPage, journal: Journal) -> None:
    sealed(journal)
    page = open_page(PAGE).press("Let it go for good")
    assert len(erasing.all_sealed(journal)) == 1
    next(box for box in page.at.text_input if box.label == "Type “let go”").set_value("let go")
    page.run().press("Let it go for good")
    assert erasing.all_sealed(journal) == []
    assert "a client was erased: " in page.said


def test_a_client_who_is_held_is_named_and_let_off(open_page: OpenPage, journal: Journal) -> None:
    someone = Client(at=moment(days_ago(300), "00:00"), code="K2")
    journal.clients.add(someone)
    holds.hold(journal, someone.id, on=True)
    page = open_page(PAGE)
    assert "K2 is held" in page.said
    page.press("Take it off")
    assert holds.clients_held(journal) == set()
    page.press("Undo")
    assert holds.clients_held(journal) == {someone.id}
