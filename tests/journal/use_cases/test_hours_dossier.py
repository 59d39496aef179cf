"""What a dossier says of a rule's own period is what the page "Hours for the board" says of it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import date, datetime, timedelta
from itertools import product
from zoneinfo import ZoneInfo

import pytest

from journal.demo.opening import open_demo
from journal.measures.hours_asked import own_numbers, preset_of
from journal.planning.hours_told import hours_told
from journal.presets.hours import PRESETS
from journal.records.cpd import Cpd
from journal.store.journal import Journal
from journal.use_cases.hours_dossier import dossier_of

TODAY = date(2026, 11, 29)
NOW = datetime(2026, 11, 29, 21, tzinfo=ZoneInfo("Europe/Berlin"))


@pytest.fixture(scope="module")
def demo() -> Iterator[Journal]:
    with closing(open_demo(TODAY, years=1)) as journal:
        yield journal


def test_it_says_what_the_page_says_by_every_rule_and_placement_also_where_its_days_are_typed(demo: Journal) -> None:
    learnt = next(one for one in demo.downtimes.learning(TODAY - timedelta(days=300), TODAY) if one.ce_credit)
    course = Cpd(at=learnt.at, activity="a course", credit=11.0, downtime_ids=(learnt.id,))
    demo.cpd.add(course)
    for rule, place in product(PRESETS, [None, *(one.id for one in demo.placements.all())]):
        preset = preset_of(rule.key, own_numbers(demo.settings.read(), rule.key))
        told = hours_told(demo, preset, TODAY, place)
        for first, last in ((None, None), (told.first, told.last), (told.first, told.until)):
            dossier = dossier_of(demo, rule.key, now=NOW, placement_id=place, first=first, last=last)
            assert (dossier.first, dossier.until) == (told.first, told.until)
            assert dossier.standings == told.standings, (rule.key, place, first, last)


def test_of_other_days_it_does_not_say_what_is_asked(demo: Journal) -> None:
    told = hours_told(demo, next(one for one in PRESETS if one.key == "california_amft"), TODAY)
    dossier = dossier_of(demo, "california_amft", now=NOW, first=told.first + timedelta(days=1), last=told.until)
    assert told.standings
    assert not dossier.standings
