"""Insight as a board, run without a browser: the nine questions, and the period that they share with the dashboards."""

from __future__ import annotations

import json
from datetime import date, timedelta

import pytest

from journal.records.client import Client
from journal.records.reflection import Feeling, Reflection
from journal.store.journal import Journal
from journal.use_cases import nine_questions
from journal.wording.nine_questions import QUESTIONS
from pages.insight.question_list import BEHIND
from pages.parts.menu import PLACES, place_of, row_of
from tests.pages.conftest import OpenPage, Page, SetClock, moment
from tests.pages.insight.test_thin_journals import Young, fill, opened

WEDNESDAY = date(2026, 10, 14)
BOARD = "insight/board.py"


@pytest.fixture(autouse=True)
def _mid_week(set_clock: SetClock) -> None:
    set_clock(WEDNESDAY, "20:00")


def think(journal: Journal, *days_ago: int) -> None:
    client = Client(at=moment(date(2026, 1, 1)), code="K2")
    journal.clients.add(client)
    for n in days_ago:
        day = WEDNESDAY - timedelta(days=n)
        journal.reflections.add(Reflection(at=moment(day), client_id=client.id, feelings=(Feeling.WORRY,)))


def period_of(page: Page) -> str:
    return str(next(group for group in page.at.button_group if group.key == "period").value)


def test_every_question_has_a_dashboard() -> None:
    assert list(BEHIND) == list(QUESTIONS)
    assert {behind.page for behind in BEHIND.values()} <= set(PLACES)


def test_a_question_opens_the_view_that_its_picture_shows(journal: Journal) -> None:
    fill(journal, Young(days=2, clients=1))
    for behind in BEHIND.values():
        if behind.key:
            shown = opened(PLACES[behind.page].file, {behind.key: behind.view})
            (view,) = (group for group in shown.at.button_group if group.key == behind.key)
            assert behind.view in view.options
            assert view.value == behind.view


def test_it_is_the_first_page_of_its_place() -> None:
    assert place_of("insight") == "Insight"
    assert row_of("recovery")[0].address == "insight"


def test_a_new_journal_is_told_what_each_question_waits_for(open_page: OpenPage) -> None:
    shown = open_page(BOARD)
    assert shown.at.title[0].value == "Insight"
    assert len(shown.questions) == 9
    assert all(one["asked"].endswith("?") and one["sentence"] for one in shown.questions.values())
    assert not any(one["picture"] for one in shown.questions.values())
    assert len(shown.at.get("plotly_chart")) == 0


def test_its_period_is_that_of_the_dashboards(journal: Journal, open_page: OpenPage) -> None:
    think(journal, 0, 40, 200)
    shown = open_page(BOARD)
    assert period_of(shown) == "Quarter"
    assert shown.questions["mind"]["sentence"] == "2 thoughts written down."
    shown.tap("period", "Year")
    assert shown.questions["mind"]["sentence"] == "3 thoughts written down."
    assert period_of(open_page("insight/hours_between.py")) == "Year"
    open_page("insight/caseload_intensity.py").tap("period", "4 weeks")
    assert open_page(BOARD).questions["mind"]["sentence"] == "1 thought written down."


def test_it_says_what_the_dashboards_say(journal: Journal, open_page: OpenPage) -> None:
    fill(journal, Young(days=20, clients=2))
    said = {name: one["sentence"] for name, one in open_page(BOARD).questions.items()}
    behind = {name: open_page(PLACES[BEHIND[name].page].file) for name in BEHIND}
    own, _, planned = str(behind["full"].at.text[0].value).partition(" Of ")
    assert planned
    assert said["full"].startswith(own)
    for name in ("changed", "between", "hours"):
        assert said[name] in behind[name].said
    after, by_itself = said["back"].split(". ", 1)
    assert after in behind["back"].said
    assert by_itself.startswith("Low energy tends to rise by itself")
    assert said["effort"] in behind["effort"].said


def test_it_is_computed_once_until_the_journal_changes(
    journal: Journal, open_page: OpenPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    runs = []
    answered = nine_questions.nine_questions

    def counted(*args: object, **named: object) -> object:
        runs.append(args)
        return answered(*args, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(nine_questions, "nine_questions", counted)
    think(journal, 1)
    shown = open_page(BOARD).run().run()
    assert len(runs) == 1
    think_again = Reflection(at=moment(WEDNESDAY), intensity=4)
    journal.reflections.add(think_again)
    assert shown.run().questions["mind"]["sentence"] == "2 thoughts written down."
    assert len(runs) == 2


def test_the_component_is_given_no_client(journal: Journal, open_page: OpenPage) -> None:
    think(journal, *range(20))
    given = json.dumps(open_page(BOARD).questions)
    assert "20 thoughts" in given
    assert "K2" not in given
