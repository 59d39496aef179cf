"""The hours dossier: whole minutes that re-add, weeks cut by the period, gaps, and what is told apart."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from fractions import Fraction
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.measures.hours_dossier import FROM_FILE, USUAL, Gap, Given, HoursDossier, hours_dossier
from journal.measures.kinds_of_hours import Hour
from journal.presets.hours import BY_KEY, HoursPreset
from journal.presets.kinds_of_hours import Besides, HourKind
from journal.records.opening_balance import BalanceOf, OpeningBalance
from journal.records.supervision import Supervision, SupervisionFormat
from tests.journal.practice import at

STUDENT, ACCREDITED = BY_KEY["bacp_student"], BY_KEY["bacp_accredited"]
FIRST, LAST = date(2025, 12, 10), date(2026, 4, 5)
DAY = timedelta(days=1)


def known(preset: HoursPreset = ACCREDITED, first: date = FIRST, last: date = LAST, **more: Any) -> HoursDossier:
    told = {"until": last, "made_on": last, "since": date(2025, 1, 1), **more}
    return HoursDossier(preset=preset, first=first, last=last, **told)


def hour(day: date, minutes: int = 50, kind: HourKind = HourKind.INDIVIDUAL, **more: Any) -> Hour:
    return Hour(entry_id=more.pop("entry_id", "e"), day=day, minutes=Fraction(minutes), kind=kind, **more)


def met(day: date, minutes: int = 60, size: int | None = None, **more: Any) -> Supervision:
    format = SupervisionFormat.GROUP if size else SupervisionFormat.INDIVIDUAL
    return Supervision(at=at(day, "12:00"), minutes=minutes, format=format, group_size=size, **more)


def test_halves_of_minutes_are_rounded_as_they_add_up() -> None:
    meetings = [met(date(2026, 2, day), 45, 3) for day in (2, 9, 16, 23)]
    told = hours_dossier(known(), supervisions=meetings)
    assert [one.counted for one in told.meetings] == [23, 22, 23, 22]
    assert told.in_supervision == 90
    (february,) = [month for month in told.months if month.first == date(2026, 2, 1)]
    assert february.counted == 90
    assert february.missing == 0


@given(st.lists(st.tuples(st.integers(0, 110), st.integers(1, 200), st.sampled_from([None, 2, 4, 7, 13])), max_size=40))
def test_meetings_add_up_to_weeks_and_weeks_to_totals(made: list[tuple[int, int, int | None]]) -> None:
    meetings = [met(FIRST + n * DAY, minutes, size) for n, minutes, size in made]
    told = hours_dossier(known(), supervisions=meetings)
    assert told.in_supervision == sum(one.counted for one in told.meetings)
    for kind in told.kinds:
        exact = sum(
            (
                Fraction(one.minutes) if size is None else Fraction(one.minutes, 2 if size <= 4 else size)
                for one in meetings
                for size in [one.group_size]
                if (HourKind.SUPERVISION_INDIVIDUAL if size is None else HourKind.SUPERVISION_TRIADIC if size == 2
                    else HourKind.SUPERVISION_GROUP) is kind
            ),
            Fraction(0),
        )  # fmt: skip
        assert abs(told.total(kind) - exact) <= Fraction(1, 2)
    assert all(0 <= one.counted <= one.minutes for one in told.meetings)


def test_weeks_are_cut_by_the_period_and_cross_a_year_and_a_night_of_changed_clocks() -> None:
    sunday = date(2026, 3, 29)
    told = hours_dossier(known(), hours=[hour(date(2025, 12, 31)), hour(date(2026, 1, 1)), hour(sunday)])
    weeks = {week.first: week for week in told.weeks}
    assert told.weeks[0].first == FIRST
    assert told.weeks[0].last == date(2025, 12, 14)
    over = weeks[date(2025, 12, 29)]
    assert (over.last, over.kinds[HourKind.INDIVIDUAL]) == (date(2026, 1, 4), 100)
    assert weeks[date(2026, 3, 23)].kinds[HourKind.INDIVIDUAL] == 50
    assert told.weeks[-1].last == LAST
    days = [day for week in told.weeks for day in (week.first, week.last)]
    assert days == sorted(days)


def test_a_period_of_one_day_holds_that_day() -> None:
    day = date(2026, 2, 4)
    told = hours_dossier(known(first=day, last=day), hours=[hour(day), hour(day + DAY), hour(day - DAY)])
    assert [(week.first, week.last) for week in told.weeks] == [(day, day)]
    assert told.with_clients == 50


def test_before_the_journal_there_is_nothing() -> None:
    told = hours_dossier(known(first=date(2020, 1, 1), last=date(2020, 12, 31)))
    assert told.weeks == ()
    assert told.empty


def test_hours_before_the_first_logged_day_are_in_their_week_all_the_same() -> None:
    told = hours_dossier(known(since=date(2026, 3, 1)), hours=[hour(date(2026, 1, 7))])
    assert told.with_clients == 50


def test_parts_are_told_of_hours_with_clients_and_add_nothing() -> None:
    monday = date(2026, 1, 5)
    told = hours_dossier(
        known(),
        hours=[
            hour(monday, usual=True, besides=frozenset({Besides.TELEHEALTH})),
            hour(monday, 40, entry_id="came"),
            hour(monday, 30, HourKind.INDIRECT, entry_id="came"),
        ],
        from_file={"came"},
    )
    assert told.with_clients == 90
    assert {name: told.total_of(name) for name in told.of_these} == {"telehealth": 50, USUAL: 50, FROM_FILE: 40}


def test_gaps_are_named_the_one_that_reaches_in_and_the_open_one_too() -> None:
    days = (date(2025, 11, 20), date(2025, 12, 11), date(2025, 12, 25), date(2026, 1, 8))
    told = hours_dossier(known(STUDENT), supervisions=[met(day) for day in days])
    assert told.gaps == (
        Gap(after=days[0], until=days[1], open=False),
        Gap(after=days[3], until=LAST, open=True),
    )
    assert [one.day for one in told.meetings] == [*days[1:]]


def test_a_meeting_the_rule_does_not_take_ends_no_gap_and_is_told() -> None:
    peers = Supervision(at=at(date(2026, 1, 20), "12:00"), minutes=60, format=SupervisionFormat.PEER, group_size=3)
    told = hours_dossier(known(STUDENT), supervisions=[met(date(2026, 1, 8)), peers])
    assert (told.left_out, len(told.meetings), len(told.gaps)) == (1, 1, 1)


def test_a_group_of_unknown_size_is_listed_counts_nothing_and_is_told() -> None:
    unknown = Supervision(at=at(date(2026, 1, 8), "12:00"), minutes=75, format=SupervisionFormat.GROUP)
    told = hours_dossier(known(), supervisions=[unknown])
    assert (told.unsized, told.in_supervision, told.meetings[0].counted) == (75, 0, 0)
    assert told.meetings[0].kind is HourKind.SUPERVISION_GROUP
    assert not told.empty


def test_how_somebody_signed_is_told_and_without_a_file_it_was_noted() -> None:
    signed = [met(date(2026, 1, day), signed_off_on=date(2026, 2, 1)) for day in (5, 6, 7)]
    how = {signed[0].id: Given.KEY, signed[1].id: Given.SPOKEN}
    told = hours_dossier(known(), supervisions=[*signed, met(date(2026, 1, 8))], given=how)
    assert [one.how for one in told.meetings] == [Given.KEY, Given.SPOKEN, Given.NOTED, None]
    assert (told.signed, told.in_supervision) == (180, 240)


@pytest.mark.parametrize(("last", "missing"), [(date(2026, 2, 28), [90, 0]), (date(2026, 2, 27), [90, None])])
def test_a_month_is_judged_only_where_it_is_whole(last: date, missing: list[int | None]) -> None:
    meeting = met(date(2026, 2, 2), 90)
    told = hours_dossier(known(first=date(2026, 1, 1), last=last, made_on=date(2026, 6, 1)), supervisions=[meeting])
    assert [month.missing for month in told.months] == missing


def test_opening_balances_are_in_no_week_and_of_one_placement_where_there_is_one() -> None:
    def balance(until: date, placement_id: str | None = None) -> OpeningBalance:
        return OpeningBalance(
            at=datetime(2026, 4, 1, 12, tzinfo=ZoneInfo("Europe/Berlin")), preset="bacp_accredited",
            what=BalanceOf.CLIENT_HOURS, amount=100.5, until=until, placement_id=placement_id,
        )  # fmt: skip

    balances = [balance(date(2026, 1, 1)), balance(date(2025, 1, 1))]
    told = hours_dossier(known(), opening=balances)
    assert (told.opening, told.opening_before) == ((balances[0],), (balances[1],))
    assert (told.with_clients, told.empty) == (0, False)
    other = replace(known(), preset=STUDENT)
    assert hours_dossier(other, opening=balances).empty
