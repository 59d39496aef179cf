"""If it is urgent: always the same, stores nothing it is not asked to, and its numbers are kept up to date."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from journal.records.agenda import AgendaState
from journal.records.crisis_line import CrisisLine, near, shipped
from journal.records.person import Person, Relation
from journal.records.reflection import Feeling, Reflection
from journal.store.journal import Journal
from journal.wording import safety
from tests.pages.conftest import ZONE, OpenPage, Page, SetClock, days_ago, moment, today

PAGE = "today/safety.py"


def own_lines(journal: Journal) -> tuple[CrisisLine, ...]:
    lines = journal.settings.read().crisis_lines
    assert lines is not None
    return lines


def open_list(page: Page) -> Page:
    """Open the list for changing, as a press on its heading does."""
    page.at.session_state["crisis_lines_change"] = True
    return page.run()


def choose(page: Page, place: int) -> Page:
    page.at.selectbox(key="crisis_line_chosen").set_value(place)
    return page.run()


def type_in(page: Page, name: str, text: str, place: int = 0) -> Page:
    page.at.text_input(key=f"crisis_line.{place}.{name}").set_value(text)
    return page.run()


def everything_kept(journal: Journal) -> tuple[Any, ...]:
    """Return all that the journal holds, to see that nothing came to it."""
    return (
        [entries.count() for entries in journal.tables],
        journal.drafts.all(),
        journal.settings.read(),
        journal.version,
    )


def test_it_says_what_to_talk_over_today_whom_to_call_and_what_to_ask(open_page: OpenPage) -> None:
    page = open_page(PAGE)

    for sentence in (*safety.SAME_DAY, *safety.DUTY_QUESTIONS, safety.DANGER_NOW):
        assert sentence in page.said
    assert safety.NOBODY_YET in page.said


def test_the_lines_of_the_place_one_is_at_stand_first(open_page: OpenPage, journal: Journal) -> None:
    here, elsewhere = near(shipped(), ZONE)
    page = open_page(PAGE)
    assert {line.region for line in here} == {"European Union and many neighbours", "Germany"}
    assert all(f"{line.name}:  {line.reach}" in page.said for line in here)
    assert "13 11 14" not in page.said

    page.at.session_state["crisis_lines_elsewhere"] = True
    page.run()
    assert all(f"{line.name}:  {line.reach}" in page.said for line in elsewhere)


def test_where_nothing_is_known_of_the_place_every_line_stands_there(open_page: OpenPage, journal: Journal) -> None:
    journal.settings.write(replace(journal.settings.read(), zone="Asia/Tokyo"))

    assert all(f"{line.name}:  {line.reach}" in open_page(PAGE).said for line in shipped())


def test_it_is_the_same_whatever_was_written(open_page: OpenPage, journal: Journal) -> None:
    before = open_page(PAGE).said
    journal.reflections.add(
        Reflection(at=moment(today()), text="I think of ending it", feelings=(Feeling.HELPLESSNESS,), intensity=10)
    )

    assert open_page(PAGE).said == before


def test_reading_it_keeps_nothing(open_page: OpenPage, journal: Journal) -> None:
    before = everything_kept(journal)
    page = open_list(open_page(PAGE))
    choose(page, 3)
    page.at.session_state["consulted"] = True
    page.run()

    assert everything_kept(journal) == before
    assert [box.key for box in page.at.text_input] == [
        f"crisis_line.3.{n}" for n in ("name", "reach", "hours", "region")
    ]


def test_no_sentence_says_that_there_is_a_duty(open_page: OpenPage) -> None:
    said = open_page(PAGE).said.lower()

    assert "whether there is a duty depends" in said
    for claim in ("you must report", "you have a duty", "are required", "are obliged", "mandated"):
        assert claim not in said
    for word in ("symptom", "excessive", "burned out", "!"):
        assert word not in said.replace("![", "")


# --- one's own people -------------------------------------------------------------------------------


def test_ones_own_people_stand_first_and_are_shown_as_they_were_typed(open_page: OpenPage, journal: Journal) -> None:
    for name, relation in (
        ("Dana ![](http://127.0.0.1:9/x)", Relation.CLINICAL_SUPERVISOR),
        ("Sam", Relation.OWN),
        ("The manager", Relation.LINE_MANAGER),
    ):
        journal.people.add(Person(at=moment(days_ago(9)), name=name, reach="0151 000", relation=relation))

    page = open_page(PAGE)
    lines = [text.value for text in page.at.text]
    assert lines.index("Sam  ·  0151 000  ·  Someone of my own") < lines.index(
        "Dana ![](http://127.0.0.1:9/x)  ·  0151 000  ·  Clinical supervisor"
    )
    assert "The manager" not in page.said
    assert safety.NOBODY_YET not in page.said


# --- that one consulted -----------------------------------------------------------------------------


def consulted(open_page: OpenPage) -> Page:
    page = open_page(PAGE)
    page.at.session_state["consulted"] = True
    return page.run()


@pytest.mark.parametrize(("recorded", "said"), [(True, "it is in the clinical record"), (False, "not in the clinical")])
def test_only_the_day_and_whether_it_is_recorded_are_kept(
    open_page: OpenPage, journal: Journal, recorded: bool, said: str
) -> None:
    page = consulted(open_page)
    page.tell("consulted.day", day=days_ago(2).isoformat())
    page.tap("consulted.recorded", recorded).press("Keep this")

    (item,) = journal.agenda.between(days_ago(9), today())
    assert (item.day, item.state, item.client_id, item.decision) == (days_ago(2), AgendaState.DONE, None, "")
    assert said in item.title
    assert journal.agenda.waiting() == []
    page.press("Undo")
    assert journal.agenda.count() == 0


def test_that_one_consulted_is_kept_once_and_not_without_an_answer(open_page: OpenPage, journal: Journal) -> None:
    page = consulted(open_page).press("Keep this")
    assert "Consulted: needs the day, and whether it is in the record." in page.said
    assert journal.agenda.count() == 0

    page.tap("consulted.recorded", True).press("Keep this").press("Keep this")
    assert journal.agenda.count() == 1


# --- the list of lines ------------------------------------------------------------------------------


def test_a_line_is_changed_in_place_and_a_changed_number_counts_as_not_looked_up(
    open_page: OpenPage, journal: Journal
) -> None:
    page = choose(open_list(open_page(PAGE)), 0)
    type_in(page, "region", "My town")
    assert own_lines(journal)[0] == replace(shipped()[0], region="My town")

    type_in(page, "reach", " 0800 1 ")

    assert (own_lines(journal)[0].reach, own_lines(journal)[0].checked_on) == ("0800 1", None)
    assert own_lines(journal)[1:] == shipped()[1:]
    assert "to be looked up again" in page.said
    assert "Looked up 22 November 2026, 1 not yet." in page.said
    assert f"{shipped()[0].name}:  0800 1" in page.said

    page.press("Looked up today")
    assert own_lines(journal)[0].checked_on == today()
    assert "to be looked up again" not in page.said


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("name", "  ", "Name of the line: is needed"),
        ("reach", "", "Number, as one dials it: is needed"),
        ("hours", "x" * 501, "Hours: can hold 500 characters at most"),
    ],
)
def test_what_cannot_be_kept_is_said_and_the_line_stays(
    open_page: OpenPage, journal: Journal, name: str, text: str, said: str
) -> None:
    page = type_in(choose(open_list(open_page(PAGE)), 0), name, text)

    assert page.errors[0].startswith(said)
    assert page.at.text_input(key=f"crisis_line.0.{name}").value == text
    assert journal.settings.read().crisis_lines is None

    type_in(page, name, "0800 2")
    assert page.errors == []
    assert getattr(own_lines(journal)[0], name) == "0800 2"


def test_a_line_is_added_and_filled_in(open_page: OpenPage, journal: Journal) -> None:
    page = open_list(open_page(PAGE)).press("Add a line")
    place = len(shipped())
    type_in(page, "name", "Night line [of](x) *town*", place)
    type_in(page, "reach", "0800 3", place)

    added = own_lines(journal)[-1]
    assert (added.name, added.reach, added.checked_on) == ("Night line [of](x) *town*", "0800 3", None)
    assert "Night line [of](x) *town*:  0800 3" in [text.value for text in page.at.text]


def test_a_line_is_taken_out_and_that_can_be_undone(open_page: OpenPage, journal: Journal) -> None:
    page = choose(open_list(open_page(PAGE)), 2).press("Take it out")
    assert own_lines(journal) == (*shipped()[:2], *shipped()[3:])
    assert page.at.selectbox(key="crisis_line_chosen").value is None

    page.press("Undo")
    assert journal.settings.read().crisis_lines is None
    assert [*page.at.selectbox(key="crisis_line_chosen").options][2].startswith(shipped()[2].name)


def test_an_undo_brings_the_inputs_back_to_the_line_they_are_of(open_page: OpenPage) -> None:
    page = choose(open_list(open_page(PAGE)), 2).press("Take it out")
    choose(page, 2).press("Undo")

    assert page.at.text_input(key="crisis_line.2.name").value == shipped()[2].name


def test_what_was_wrong_with_one_line_is_not_said_of_a_new_one(open_page: OpenPage) -> None:
    page = type_in(choose(open_list(open_page(PAGE)), 0), "name", "")

    assert page.press("Add a line").errors == []
    assert page.at.text_input(key=f"crisis_line.{len(shipped())}.name").value == safety.NEW_LINE


def test_the_inputs_show_the_line_that_is_chosen(open_page: OpenPage) -> None:
    page = choose(open_list(open_page(PAGE)), 0)
    page.press("Take it out")

    choose(page, 0)
    assert page.at.text_input(key="crisis_line.0.name").value == shipped()[1].name


def test_all_can_be_taken_out_and_the_list_as_it_came_taken_back(open_page: OpenPage, journal: Journal) -> None:
    journal.settings.write(replace(journal.settings.read(), crisis_lines=()))
    page = open_list(open_page(PAGE))
    assert safety.NO_LINES in page.said

    page.press("Back to the list as it came")
    assert journal.settings.read().crisis_lines is None
    assert "Back to the list as it came" not in page.buttons


def test_after_a_year_it_says_quietly_that_numbers_change(
    open_page: OpenPage, journal: Journal, set_clock: SetClock
) -> None:
    set_clock(date(2027, 11, 22), "12:00")
    assert "to be looked up again" not in open_page(PAGE).said

    set_clock(date(2027, 11, 23), "12:00")
    page = open_list(open_page(PAGE))
    assert "to be looked up again" in page.said
    page.press("All looked up today")

    assert "to be looked up again" not in page.said
    assert "Looked up 23 November 2027. Numbers change: look up the ones you rely on." in page.said
    assert {line.checked_on for line in own_lines(journal)} == {date(2027, 11, 23)}
