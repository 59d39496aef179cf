"""Downtime activities: every category is offered, and each activity can be logged."""

from __future__ import annotations

from datetime import date

from journal.presets.downtime import ACTIVITIES, CATEGORY_OF, MINUTES_OF, SUPERVISION
from journal.records.downtime import Downtime, DowntimeCategory
from tests.journal.practice import at


def test_each_of_the_eight_categories_has_an_activity() -> None:
    assert {a.category for a in ACTIVITIES} == {category.value for category in DowntimeCategory}
    assert DowntimeCategory.SUPERVISION.value == SUPERVISION


def test_no_activity_is_offered_twice() -> None:
    assert len(CATEGORY_OF) == len(MINUTES_OF) == len(ACTIVITIES)


def test_every_activity_but_supervision_can_be_logged_as_it_is_offered() -> None:
    for name, category, minutes in ACTIVITIES:
        if category != SUPERVISION:
            Downtime(at=at(date(2026, 10, 5)), activity=name, category=DowntimeCategory(category), minutes=minutes)
