"""The nine questions: answered from a life, silent on young journals, and nobody named in any of them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import closing
from dataclasses import asdict
from datetime import date, timedelta
from pathlib import Path

import pytest

from journal.demo.fill import fill
from journal.demo.life import life
from journal.presets.hours import PRESETS
from journal.records.agenda import AgendaItem, AgendaState
from journal.records.boundary_agreement import BoundaryAgreement
from journal.records.check_in import CheckIn
from journal.records.client import Client
from journal.records.contact import Channel, Contact, Purpose
from journal.records.downtime import Downtime, DowntimeCategory
from journal.records.reflection import Feeling, Place, Reflection
from journal.records.session import Session, SessionStatus
from journal.records.settings import Settings
from journal.records.supervision import Supervision
from journal.store.journal import Journal
from journal.use_cases.nine_questions import Answer, nine_questions
from journal.wording.nine_questions import QUESTIONS, above_plan, contacts
from tests.journal.practice import ZONE, at
from tests.journal.store import journals

TODAY = date(2026, 11, 18)  # a Wednesday
SPANS = (28, 91, 365)


@pytest.fixture(scope="module")
def lived(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Journal]:
    """Return a journal of a year, which is only read."""
    with closing(journals.make(tmp_path_factory.mktemp("lived") / "journal")) as made:
        fill(made, life(1, 7, TODAY))
        yield made


@pytest.fixture
def young(tmp_path: Path) -> Iterator[Journal]:
    with closing(journals.make(tmp_path / "journal")) as made:
        yield made


def asked(journal: Journal, days: int = 91, today: date = TODAY) -> dict[str, Answer]:
    first = today - timedelta(days=days - 1)
    return {one.name: one for one in nine_questions(journal, first, today, today=today, here=ZONE)}


def three_days(journal: Journal) -> Client:
    """Log everything once on each of three days."""
    client = Client(at=at(date(2026, 1, 5)), code="K2", agreement=BoundaryAgreement(channels=(Channel.PHONE,)))
    journal.clients.add(client)
    for n in range(3):
        day = TODAY - timedelta(days=n)
        journal.sessions.add(
            Session(at=at(day), client_id=client.id, minutes=50, demand=6, status=SessionStatus.ATTENDED)
        )
        journal.reflections.add(
            Reflection(at=at(day, "17:00"), client_id=client.id, feelings=(Feeling.PRIDE,), place=Place.BED)
        )
        journal.contacts.add(
            Contact(at=at(day, "15:00"), client_id=client.id, channel=Channel.EMAIL, purpose=Purpose.SUPPORT)
        )
        journal.downtimes.add(
            Downtime(at=at(day, "12:00"), activity="walk", category=DowntimeCategory.SELF_CARE, minutes=20,
                     energy_before=3, energy_after=6)
        )  # fmt: skip
        journal.supervisions.add(Supervision(at=at(day, "16:00"), minutes=60))
        journal.check_ins.add(CheckIn(at=at(day, "20:00"), heavy=4))
    return client


@pytest.mark.parametrize("days", SPANS)
def test_each_question_has_a_sentence_and_a_picture_of_a_life(lived: Journal, days: int) -> None:
    found = asked(lived, days)
    assert list(found) == list(QUESTIONS)
    for one in found.values():
        assert re.fullmatch(r"[A-Z0-9].*\.", one.sentence), one
        assert one.picture is not None
        assert one.picture.marks


@pytest.mark.parametrize("days", SPANS)
def test_no_client_is_named_in_anything_that_is_given_out(lived: Journal, days: int) -> None:
    given = json.dumps([asdict(one) for one in asked(lived, days).values()])
    codes = {client.code for client in lived.clients.all()}
    assert codes
    assert {code for code in codes if re.search(rf"\b{re.escape(code)}\b", given)} == set()
    assert not any(client.id in given for client in lived.clients.all())
    # One does stand out, so that there would be somebody to name.
    assert re.match(r"(One|Two) clients?: about ", asked(lived, days)["effort"].sentence)


def test_what_does_not_follow_the_period_says_which_days_it_is_about(lived: Journal) -> None:
    week, quarter, year = (asked(lived, days) for days in (7, 91, 365))
    for name, one in quarter.items():
        if one.looks_at:
            assert one == year[name] == week[name]
    # The week one is in, too, is the same whatever is drawn beside it.
    assert {found["full"].sentence for found in (week, quarter, year)} == {quarter["full"].sentence}
    assert {found["changed"].sentence for found in (week, quarter, year)} == {quarter["changed"].sentence}
    assert {name for name, one in quarter.items() if one.looks_at} == {"effort", "back", "hours"}
    assert quarter["mind"].sentence != year["mind"].sentence


def test_an_empty_journal_is_told_in_a_line_what_each_question_waits_for(young: Journal) -> None:
    found = asked(young)
    assert list(found) == list(QUESTIONS)
    assert [one.picture for one in found.values()] == [None] * 9
    assert all(one.sentence for one in found.values())
    assert found["full"].sentence.startswith("No finished week is logged yet.")
    assert found["changed"].sentence == "No claim yet: 0 of 20 days."
    assert found["mind"].sentence.endswith("Both are fine.")
    assert found["back"].sentence.endswith("from 8 times on it is told here.")
    # No days are named of which nothing is said.
    assert [one.looks_at for one in found.values()] == [""] * 9


def test_three_days_say_nothing_that_takes_more(young: Journal) -> None:
    three_days(young)
    found = asked(young)
    said = {name: one.sentence for name, one in found.items()}
    assert said["full"] == "You rated this week 4. Planned work so far: 17 of 100."
    assert said["changed"] == "No claim yet: 3 of 20 days."
    assert said["effort"].startswith("3 of 12 rated sessions so far")
    assert said["mind"] == "3 thoughts written down."
    assert said["good"] == "3 good thoughts."
    assert said["back"] == "3 of 8 walks so far."
    assert said["between"].endswith("is said from 4 logged weeks on; 1 so far.")
    assert found["effort"].picture is None
    assert found["back"].picture is None


def test_a_contact_in_a_crisis_is_not_called_outside_without_saying_so(young: Journal) -> None:
    client = three_days(young)
    assert asked(young)["agreed"].sentence == (
        "3 contacts between sessions: 0 inside what was agreed, 3 outside, for support or in a crisis."
    )
    other = Contact(at=at(TODAY, "18:00"), client_id=client.id, channel=Channel.EMAIL, purpose=Purpose.HOMEWORK)
    young.contacts.add(other)
    assert "4 outside, 3 of them for support or in a crisis." in asked(young)["agreed"].sentence


def test_contacts_without_an_agreement_are_neither_inside_nor_outside() -> None:
    assert contacts(1, 0, 0, 0) == "1 contact between sessions; no agreement is recorded for it."
    assert contacts(5, 3, 0, 0) == (
        "5 contacts between sessions: 3 inside what was agreed, 0 outside; for 2 no agreement is recorded."
    )


def test_thoughts_in_bed_came_at_night_and_a_draw_is_no_most_often(young: Journal) -> None:
    three_days(young)
    for n in range(3):
        young.reflections.add(Reflection(at=at(TODAY - timedelta(days=n), "18:00"), intensity=4, place=Place.COMMUTE))
    assert asked(young)["mind"].sentence == "6 thoughts written down."
    young.reflections.add(Reflection(at=at(TODAY, "21:00"), intensity=4, place=Place.BED))
    assert asked(young)["mind"].sentence == "7 thoughts written down, most often at night."


def test_what_helped_in_supervision_is_counted_among_what_was_good(young: Journal) -> None:
    for helped in (True, True, False, None):
        item = AgendaItem(at=at(TODAY), title="K2: worry", state=AgendaState.DONE, helped=helped)
        young.agenda.add(item)
    assert asked(young)["good"].sentence == "2 things taken to supervision that helped."


def test_own_words_for_an_activity_stay_off_the_board(young: Journal) -> None:
    for n in range(9):
        young.downtimes.add(
            Downtime(at=at(TODAY - timedelta(days=n)), activity="coffee with K2", category=DowntimeCategory.SHORT_BREAK,
                     minutes=10, energy_before=3, energy_after=5)
        )  # fmt: skip
    one = asked(young)["back"]
    assert one.sentence.startswith("After 9 times short break energy was higher (2).")
    assert "K2" not in json.dumps(asdict(one))


@pytest.mark.parametrize("preset", [preset.key for preset in PRESETS])
def test_every_board_gets_its_sentence(young: Journal, preset: str) -> None:
    three_days(young)
    young.settings.write(Settings(zone=ZONE, hours_preset=preset))
    one = asked(young)["hours"]
    assert re.search(r"\b[0-5](\.5)? (h|hours|of)\b", one.sentence), one.sentence
    assert one.picture is not None
    assert one.looks_at


def test_the_coming_weeks_are_counted_in_words() -> None:
    assert above_plan(0, 0) == ""
    assert above_plan(0, 1) == "Next week does not lie above plan if everyone comes."
    assert above_plan(1, 4) == "Of the next four weeks one lies above plan if everyone comes."
    assert above_plan(0, 4) == "Of the next four weeks none lie above plan if everyone comes."


def test_a_period_that_is_over_counts_only_its_own_days(young: Journal) -> None:
    three_days(young)
    last = TODAY - timedelta(days=2)
    (mind,) = (a for a in nine_questions(young, last, last, today=TODAY, here=ZONE) if a.name == "mind")
    assert mind.sentence == "1 thought written down."
