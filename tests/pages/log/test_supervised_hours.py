"""What an hour counts as the form is filled, and what a month and a year come to."""

from __future__ import annotations

from datetime import date

import pytest

from journal.records.supervision import Supervision, SupervisionFormat
from journal.store.journal import Journal
from tests.pages.conftest import OpenPage, SetClock, moment

PAGE = "log/supervision.py"


def test_what_counts_is_said_as_the_form_is_filled(open_page: OpenPage) -> None:
    page = open_page(PAGE)
    assert "60 minutes, individual: all of them count." in page.said

    page.fill(format="group")
    assert "60 minutes shared: all of them count; by the rule of BACP it depends on how many share them." in page.said

    page.fill(group_size=4)
    assert "60 minutes shared by 4: all of them count; by the rule of BACP, 30." in page.said

    page.fill(counted_minutes=20)
    assert "20 of 60 minutes count, as you say yourself." in page.said


@pytest.mark.parametrize("wrong", [{"minutes": None}, {"minutes": -5}, {"format": "group", "group_size": 0}])
def test_of_what_cannot_be_nothing_is_counted(open_page: OpenPage, wrong: dict[str, object]) -> None:
    page = open_page(PAGE)
    for name, value in wrong.items():
        page.fill(**{name: value})

    assert "count" not in page.said.replace("their hours counted", "")


def test_the_hours_of_this_month_and_year(open_page: OpenPage, journal: Journal, set_clock: SetClock) -> None:
    assert "sat" not in open_page(PAGE).said
    set_clock(date(2025, 3, 20), "18:00")
    for day, more in (
        (date(2024, 12, 31), {}),
        (date(2025, 2, 28), {"minutes": 90}),
        (date(2025, 3, 1), {"format": SupervisionFormat.GROUP, "group_size": 4, "minutes": 90}),
        (date(2025, 3, 20), {"counted_minutes": 30}),
        (date(2025, 3, 21), {}),
    ):
        journal.supervisions.add(Supervision(at=moment(day), **{"minutes": 60, **more}))  # type: ignore[arg-type]
    said = open_page(PAGE).said

    assert "This month: 2 h 30 min sat, 2 h counted." in said
    assert "This year: 4 h sat, 3 h 30 min counted." in said
    assert "By the rule of BACP for groups: 1 h 15 min." in said
    assert "Check with your board." in said
