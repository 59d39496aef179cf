"""Scales over time: one's own change, nothing diagnosed."""

from __future__ import annotations

from datetime import date

import pytest

from journal.records.scale import ScaleAnswers
from journal.store.journal import Journal
from tests.pages.conftest import OpenPage, Page, SetClock, moment

PAGE = "insight/scales.py"


@pytest.fixture(autouse=True)
def _autumn(set_clock: SetClock) -> None:
    set_clock(date(2026, 10, 14), "20:00")


def filled(journal: Journal, day: date, scale: str = "who5", **told: object) -> None:
    journal.scales.add(ScaleAnswers(at=moment(day), scale=scale, **told))  # type: ignore[arg-type]


def who5(journal: Journal, day: date, answer: int) -> None:
    filled(journal, day, answers=tuple((item, answer) for item in range(1, 6)))


def charts(page: Page) -> int:
    return len(page.at.get("plotly_chart"))


def test_an_empty_journal_offers_the_first_step(open_page: OpenPage) -> None:
    shown = open_page(PAGE)
    assert charts(shown) == 0
    assert "Once a scale is filled in twice" in shown.said
    assert shown.buttons == ["Fill in a scale"]


def test_one_filling_in_is_a_value_and_no_line(open_page: OpenPage, journal: Journal) -> None:
    who5(journal, date(2026, 9, 1), 2)
    shown = open_page(PAGE)
    assert charts(shown) == 0
    assert "The score: 40 on 1 September. From the second filling-in on" in shown.said


def test_a_change_is_said_as_real_only_from_ten_points_on(open_page: OpenPage, journal: Journal) -> None:
    who5(journal, date(2026, 8, 1), 2)
    filled(journal, date(2026, 9, 1), totals=(("score", 48.0),))
    shown = open_page(PAGE)
    assert charts(shown) == 1
    assert "The score: 48 on 1 September, 8 more than on 1 August, which may be chance." in shown.said
    filled(journal, date(2026, 10, 1), totals=(("score", 52.0),))
    assert "52 on 1 October, 12 more than on 1 August, a real change." in open_page(PAGE).said


def test_each_part_of_a_scale_has_its_own_line_and_nothing_is_diagnosed(open_page: OpenPage, journal: Journal) -> None:
    for month, burnout in ((7, 22.0), (9, 45.0)):
        totals = (("compassion_satisfaction", 40.0), ("burnout", burnout))
        filled(journal, date(2026, month, 1), "proqol5", totals=totals)
    shown = open_page(PAGE).tap("scales_view.proqol5", "burnout")
    assert charts(shown) == 1
    assert "Burnout: 45 on 1 September, 23 more than on 1 July." in shown.said
    assert "It is no diagnosis" in shown.said
    assert "How large a real change is cannot be told here" in shown.said
    assert "high" not in shown.at.text[0].value


def test_what_this_version_cannot_score_is_passed_over(open_page: OpenPage, journal: Journal) -> None:
    filled(journal, date(2026, 9, 1), answers=((1, 9),))
    filled(journal, date(2026, 9, 1), "of a later version", totals=(("score", 4.0),))
    assert "Once a scale is filled in twice" in open_page(PAGE).said


def test_the_scale_is_chosen_among_those_filled_in(open_page: OpenPage, journal: Journal) -> None:
    who5(journal, date(2026, 8, 1), 2)
    filled(journal, date(2026, 8, 1), "mbi", totals=(("emotional_exhaustion", 20.0),))
    shown = open_page(PAGE)
    [which] = [group for group in shown.at.button_group if group.key == "scales_which"]
    assert list(which.options) == ["WHO-5", "MBI"]
    assert "Emotional exhaustion: 20" in shown.tap("scales_which", "mbi").said


def test_figures_put_in_tell_a_change_from_chance_and_the_source_takes_their_place_again(
    open_page: OpenPage, journal: Journal
) -> None:
    for month, total in ((7, 30.0), (9, 40.0)):
        filled(journal, date(2026, month, 1), "stss", totals=(("total", total),))
    shown = open_page(PAGE)
    assert "10 more than on 1 July, a real change." in shown.said
    assert "7.9 points or more" in shown.said
    shown.at.number_input(key="scales.norm.stss.total.sd").set_value(20.0).run()
    assert [(own.name, own.sd, own.reliability) for own in journal.settings.read().own_norms] == [("total", 20.0, None)]
    assert "10 more than on 1 July, which may be chance." in shown.said
    assert "a reliability of 0.93 (figures of your own)" in shown.said
    shown = open_page(PAGE)
    assert shown.at.number_input(key="scales.norm.stss.total.sd").value == 20.0
    shown.press("As the source has it")
    assert journal.settings.read().own_norms == ()
    assert shown.at.number_input(key="scales.norm.stss.total.sd").value == 10.76
    assert "a real change." in shown.said
    shown.press("Undo")
    assert [(own.name, own.sd) for own in journal.settings.read().own_norms] == [("total", 20.0)]
