"""Hours against what a board asks for, counted by hand."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.charts.hours import supervision
from journal.measures.hours import HoursTold, Standing, _experience, hours
from journal.measures.hours_asked import period_of, preset_of
from journal.measures.supervision_hours import supervision_hours
from journal.measures.weeks import DAY
from journal.presets.hours import BACP_GROUPS, BY_KEY, MY_BOARD, PRESETS, HoursPreset, What
from journal.records.client import Role
from journal.records.cpd import Credited
from journal.records.day_sums import DaySums, Minutes
from journal.records.downtime import Downtime, DowntimeCategory
from journal.records.session import Session, SessionStatus
from journal.records.supervision import Supervision, SupervisionFormat
from journal.wording.exact import whole
from tests.journal.practice import Practice, at

TODAY = date(2026, 10, 20)
NEW_YEAR = date(2026, 1, 1)


def met(day: date, minutes: int = 60, **more: object) -> Supervision:
    return Supervision(at=at(day), minutes=minutes, **more)  # type: ignore[arg-type]  # as given


def learned(day: date, credit: float | None, **more: object) -> Downtime:
    told: dict[str, object] = {"activity": "course", "category": DowntimeCategory.CONTINUING_EDUCATION, **more}
    return Downtime(at=at(day), ce_credit=credit, **told)  # type: ignore[arg-type]  # as given


def seen(day: date, minutes: int) -> DaySums:
    return DaySums(day=day, attended=Minutes(told=minutes), regular={"1": Minutes(told=minutes)})


def told(preset: HoursPreset | str, *, today: date = TODAY, since: date | None = NEW_YEAR, **more: object) -> HoursTold:
    preset = BY_KEY[preset] if isinstance(preset, str) else preset
    return hours(preset, today=today, since=since, **more)  # type: ignore[arg-type]  # as given


def each(*values: object) -> tuple[object, ...]:
    """Return the values side by side; fractions equal the whole numbers they are."""
    return values


def standing(found: HoursTold, what: What, *, each_year: bool = False) -> Standing:
    [one] = [s for s in found.standings if s.asked.what is what and s.asked.each_year is each_year]
    return one


@pytest.mark.parametrize(
    ("key", "today", "first", "last"),
    [
        ("my_board", TODAY, date(2026, 1, 1), date(2026, 12, 31)),
        ("pacfa", date(2026, 6, 30), date(2025, 7, 1), date(2026, 6, 30)),
        ("pacfa", date(2026, 7, 1), date(2026, 7, 1), date(2027, 6, 30)),
        ("ahpra_psychologist", date(2026, 11, 30), date(2025, 12, 1), date(2026, 11, 30)),
        ("ukcp", TODAY, date(2021, 10, 21), TODAY),
        ("ukcp", date(2024, 2, 29), date(2019, 3, 1), date(2024, 2, 29)),
        ("emdria", TODAY, NEW_YEAR, TODAY),
    ],
)
def test_the_period_that_a_day_lies_in(key: str, today: date, first: date, last: date) -> None:
    assert period_of(BY_KEY[key], today, NEW_YEAR) == (first, last)


@pytest.mark.parametrize("preset", PRESETS, ids=lambda preset: preset.key)
@given(today=st.dates(date(1990, 1, 1), date(2100, 12, 31)))
def test_today_always_lies_in_its_period(preset: HoursPreset, today: date) -> None:
    first, last = period_of(preset, today, None)
    assert first <= today <= last
    found = hours(preset, today=today, since=None)
    assert each(found.counted, found.education_hours, found.meetings) == (0, 0, 0)
    assert all(one.forecast is None for one in found.standings)


def test_an_unknown_preset_is_the_blank_one_with_ones_own_numbers() -> None:
    assert preset_of("gone") == MY_BOARD
    own = preset_of("my_board", {"monthly_minutes": 120, "education": 30})
    assert own.monthly_minutes == 120
    assert [(one.what, one.least) for one in own.asked] == [(What.EDUCATION, 30)]
    assert preset_of("bacp_accredited") == BY_KEY["bacp_accredited"]


def test_months_by_the_rule_for_groups_and_nothing_carried_over() -> None:
    found = told(
        "bacp_accredited",
        since=date(2026, 8, 10),
        supervisions=[
            met(date(2026, 8, 12), 120),
            met(date(2026, 9, 3), 60, format=SupervisionFormat.GROUP, group_size=4, signed_off_on=date(2026, 9, 4)),
            met(date(2026, 9, 30), 60, format=SupervisionFormat.GROUP),
            met(date(2026, 10, 8), 90),
            met(date(2026, 10, 21), 90),
        ],
    )
    august, september, october = found.months
    assert [each(m.first.month, m.counted, m.missing, m.whole) for m in found.months] == [
        (8, 120, 0, False), (9, 30, 60, True), (10, 90, 0, False),
    ]  # fmt: skip
    assert each(september.untold, september.signed, august.signed) == (60, 30, 0)
    assert each(found.months_under, found.monthly_average, august.least, october.least) == (1, 30, None, 90)
    assert each(found.counted, found.signed, found.meetings, found.unsigned_meetings, found.untold) == (
        240,
        30,
        4,
        3,
        60,
    )


def test_a_students_month_asks_more_where_more_clients_are_seen_and_peers_do_not_count() -> None:
    found = told(
        "bacp_student",
        since=date(2026, 9, 1),
        today=date(2026, 9, 30),
        supervisions=[
            met(date(2026, 9, 2)),
            met(date(2026, 9, 17)),
            met(date(2026, 9, 20), format=SupervisionFormat.PEER, group_size=2),
        ],
        sums=[seen(date(2026, 9, 7), 960), seen(date(2026, 9, 14), 480)],
    )
    [september] = found.months
    assert each(september.least, september.counted, found.meetings) == (180, 120, 2)
    assert found.long_gaps == 1  # 2 to 17 September; from there to the 30th it is 13 days


def test_pacfa_asks_more_supervision_from_400_client_hours_on() -> None:
    few = told("pacfa", sums=[seen(date(2026, 8, 3), 399 * 60)])
    many = told("pacfa", sums=[seen(date(2026, 8, 3), 400 * 60)])
    assert standing(few, What.SUPERVISION).asked.least == 10
    assert standing(many, What.SUPERVISION).asked.least == 15


def test_education_is_the_credit_and_time_without_it_stands_apart() -> None:
    found = told(
        preset_of("my_board", {"education": 20}),
        downtimes=[
            learned(date(2026, 2, 2), 6),
            learned(date(2026, 5, 4), None, minutes=45),
            learned(date(2026, 5, 5), 1.5, activity="reading", category=DowntimeCategory.RESEARCH),
            learned(date(2025, 12, 31), 8),
            learned(date(2026, 12, 1), 8),
        ],
    )
    assert each(*found.education) == ((date(2026, 2, 2), 6), (date(2026, 5, 5), 7.5))
    assert found.uncredited == 45
    assert standing(found, What.EDUCATION).missing == 12.5


def test_hours_of_cpd_stand_in_the_place_of_the_time_they_are_made_of() -> None:
    reading, course, before = (learned(date(2026, 2, day), credit) for day, credit in ((2, 1.5), (3, 2.0), (4, None)))
    taken = Credited(day=date(2026, 3, 1), hours=6, downtime_ids=[reading.id, before.id])
    last_year = Credited(day=date(2025, 12, 31), hours=9, downtime_ids=[course.id])
    found = told(
        preset_of("my_board", {"education": 20}),
        downtimes=[reading, course, replace(before, minutes=60)],
        cpd=[taken, Credited(day=TODAY + DAY, hours=50, downtime_ids=[])],
    )
    assert each(*found.education) == ((date(2026, 2, 3), 2), (date(2026, 3, 1), 8))
    assert found.uncredited == 0
    found = told(preset_of("my_board", {"education": 20}), downtimes=[course], cpd=[last_year])
    assert found.education_hours == 0, "it counted in the year before already"


def test_where_supervision_is_education_it_is_added_and_each_year_is_asked_for_itself() -> None:
    found = told(
        "ukcp",
        since=date(2020, 1, 1),
        supervisions=[met(date(2026, 3, 1), 90)],
        downtimes=[learned(date(2022, 1, 1), 30), learned(date(2026, 3, 1), 2)],
    )
    assert found.education_hours == 33.5
    assert standing(found, What.EDUCATION).have == 33.5
    assert standing(found, What.EDUCATION, each_year=True).have == 3.5


def test_a_straight_line_to_the_end_of_the_period() -> None:
    courses = [learned(date(2026, month, 1), 2) for month in (1, 2, 3, 4, 5)]
    found = told(preset_of("my_board", {"education": 20}), today=date(2026, 5, 20), downtimes=courses)
    days, left = 140, 225  # 1 January to 20 May, 21 May to 31 December
    assert standing(found, What.EDUCATION).forecast == pytest.approx(10 + 10 / days * left)


@pytest.mark.parametrize(
    ("today", "since", "courses"),
    [
        (date(2026, 2, 24), NEW_YEAR, 3),  # the 55th day
        (date(2026, 5, 20), NEW_YEAR, 2),
        (date(2026, 5, 20), date(2026, 4, 1), 3),  # the journal is younger than its year
    ],
)
def test_nothing_is_forecast_on_thin_data(today: date, since: date, courses: int) -> None:
    found = told(
        preset_of("my_board", {"education": 20}),
        today=today,
        since=since,
        downtimes=[learned(today - timedelta(days=n), 2) for n in range(courses)],
    )
    assert standing(found, What.EDUCATION).forecast is None


def test_meetings_that_count_nothing_are_no_ground_for_a_forecast() -> None:
    meetings = [met(date(2026, month, 20), 60, counted_minutes=0) for month in (7, 8, 9)]
    assert standing(told("pacfa", supervisions=meetings), What.SUPERVISION).forecast is None


def test_a_rolling_period_has_no_end_to_forecast() -> None:
    found = told("ukcp", downtimes=[learned(date(2026, month, 1), 2) for month in range(1, 9)])
    assert all(one.forecast is None for one in found.standings)


def test_california_counts_forty_hours_of_any_seven_days_at_most() -> None:
    monday = date(2026, 9, 7)
    found = told(
        "california_amft",
        supervisions=[met(monday), met(monday + timedelta(days=2)), met(monday + timedelta(days=7))],
        sums=[seen(monday + timedelta(days=n), 600) for n in range(5)],
    )
    assert standing(found, What.CLIENT_HOURS).have == 50
    assert standing(found, What.EXPERIENCE).have == 41
    assert standing(found, What.WEEKS).have == standing(found, What.WEEKS_INDIVIDUAL).have == 2

    wednesday = monday + timedelta(days=2)
    across = told("california_amft", sums=[seen(wednesday + timedelta(days=n), 600) for n in range(8)])
    # Wednesday to Saturday are 40 hours, Sunday to Tuesday are over; the eighth day, Wednesday, takes the first's place
    assert standing(across, What.EXPERIENCE).have == 50


@given(st.lists(st.integers(0, 24 * 60), min_size=1, max_size=30))
def test_no_seven_days_in_a_row_ever_count_more_than_forty_hours(minutes: list[int]) -> None:
    days = [date(2026, 9, 1) + timedelta(days=n) for n in range(len(minutes))]
    taken = dict(_experience(BY_KEY["california_amft"], [], dict(zip(days, minutes, strict=True))))
    assert all(sum(taken[day] for day in days[n : n + 7]) <= 40 for n in range(len(days)))
    assert all(0 <= taken[day] * 60 <= m for day, m in zip(days, minutes, strict=True))


MONDAY = date(2026, 9, 7)
GROUP = SupervisionFormat.GROUP


@pytest.mark.parametrize(
    ("meetings", "weeks", "individual"),
    [
        ([met(MONDAY, 60)], 1, 1),
        ([met(MONDAY, 59)], 0, 0),
        ([met(MONDAY, 30), met(MONDAY + timedelta(days=6), 30)], 1, 1),
        ([met(MONDAY, 30), met(MONDAY + timedelta(days=7), 30)], 0, 0),
        ([met(MONDAY, 60, format=GROUP, group_size=6)], 0, 0),
        ([met(MONDAY, 120, format=GROUP, group_size=6)], 1, 0),
        ([met(MONDAY, 120, format=SupervisionFormat.PEER, group_size=3)], 0, 0),
        ([met(date(2026, 10, 19), 60)], 0, 0),  # the week under way
        ([met(date(2020, 10, 22), 60)], 0, 0),  # cut by the six years, which begin on a Wednesday
        ([met(date(2020, 10, 26), 60)], 1, 1),
    ],
)
def test_a_supervised_week_of_california_holds_an_hour_alone_or_two_in_a_group(
    meetings: list[Supervision], weeks: int, individual: int
) -> None:
    found = told("california_amft", supervisions=meetings, since=date(2019, 1, 1))
    assert each(standing(found, What.WEEKS).have, standing(found, What.WEEKS_INDIVIDUAL).have) == (weeks, individual)


def test_emdria_asks_for_ten_hours_alone_and_takes_groups_of_eight_at_most() -> None:
    day = date(2026, 3, 2)
    found = told(
        "emdria",
        supervisions=[
            met(day, 240),
            met(day, 600, format=GROUP, group_size=8),
            met(day, 600, format=GROUP, group_size=9),
            met(day, 90, format=GROUP),
            met(day, 120, format=GROUP, counted_minutes=60),
        ],
    )
    assert standing(found, What.SUPERVISION).have == 4 + 10 + 1
    assert each(standing(found, What.INDIVIDUAL).have, standing(found, What.INDIVIDUAL).asked.least) == (4, 10)
    assert found.untold == 90


def test_emdria_counts_attended_sessions_and_different_clients() -> None:
    day = date(2026, 9, 7)
    held = [Session(at=at(day), client_id=c, minutes=50, status=SessionStatus.ATTENDED) for c in ("a", "a", "b")]
    found = told(
        "emdria", sessions=[*held, Session(at=at(day), client_id="c", minutes=50, status=SessionStatus.NO_SHOW)]
    )
    assert each(standing(found, What.SESSIONS).have, standing(found, What.CLIENTS).have) == (3, 2)


def test_a_weekly_team_that_met_last_month_has_one_long_gap_and_none_without_meetings() -> None:
    days = [date(2026, 9, 1), date(2026, 9, 8), date(2026, 9, 15)]
    assert told("dbt_team", supervisions=[met(day) for day in days]).long_gaps == 1
    assert told("dbt_team").long_gaps == 0


def test_the_order_of_entries_changes_nothing() -> None:
    meetings = [met(date(2026, 1, 5) + timedelta(days=9 * n), 45 + n) for n in range(20)]
    courses = [learned(date(2026, 1, 6) + timedelta(days=11 * n), 0.1 * n) for n in range(20)]
    before = told("ukcp", supervisions=meetings, downtimes=courses)
    random.Random(5).shuffle(meetings)
    random.Random(6).shuffle(courses)
    assert told("ukcp", supervisions=meetings, downtimes=courses) == before


def test_hours_with_clients_are_those_of_the_therapy_role_alone() -> None:
    practice = Practice()
    therapy, coaching, teaching = (practice.client(role=role) for role in (Role.THERAPY, Role.COACHING, Role.TEACHING))
    for client, minutes in ((therapy, 60), (coaching, 600), (teaching, 600)):
        for hour in range(8, 18):
            session = Session(at=at(date(2026, 9, 7), f"{hour:02}:00"), client_id=client, minutes=minutes)
            practice.log(replace(session, status=SessionStatus.ATTENDED))
    practice.log(Session(at=at(date(2026, 9, 8)), client_id=therapy, status=SessionStatus.ATTENDED, emergency=True))
    found = told("california_amft", sums=practice.sums())
    assert standing(found, What.CLIENT_HOURS).have * 60 == 10 * 60 + 50
    assert told("bacp_student", sums=practice.sums()).months[8].least == 90


def test_fifteen_times_forty_minutes_are_ten_hours_and_a_hundred_and_fifty_are_a_hundred() -> None:
    for n, asked in ((15, 10), (150, 100)):
        days = [NEW_YEAR + timedelta(days=k) for k in range(n)]
        found = told("pacfa", today=date(2026, 6, 30), supervisions=[met(day, 40) for day in days])
        assert standing(found, What.SUPERVISION).have == asked
    assert standing(found, What.SUPERVISION).missing == 0


def test_credits_add_up_as_they_were_typed() -> None:
    days = [NEW_YEAR + timedelta(days=n) for n in range(10)]
    downtimes = [*(learned(day, 1.1) for day in days), *(learned(day, 0.9) for day in days)]
    found = told("pacfa", today=date(2026, 6, 30), downtimes=downtimes)
    assert found.education_hours == standing(found, What.EDUCATION).have == 20
    assert standing(found, What.EDUCATION).missing == 0


def test_thirteen_times_ninety_minutes_in_a_group_of_thirteen_are_ninety_minutes() -> None:
    meetings = [met(NEW_YEAR + timedelta(days=7 * n), 90, format=GROUP, group_size=13) for n in range(13)]
    found = told("bacp_accredited", supervisions=meetings)
    assert found.counted == sum(month.counted for month in found.months) == 90
    assert supervision_hours(meetings, BACP_GROUPS).counted == 90


@given(st.lists(st.tuples(st.integers(0, 270), st.integers(1, 600), st.integers(2, 17), st.booleans()), max_size=40))
def test_the_shown_months_add_up_to_the_shown_sum_and_no_more_is_signed_than_counts(
    rows: list[tuple[int, int, int, bool]],
) -> None:
    meetings = [
        met(
            day := NEW_YEAR + timedelta(days=n), m, format=GROUP, group_size=size, signed_off_on=day if signed else None
        )
        for n, m, size, signed in rows
    ]
    preset = BY_KEY["bacp_accredited"]
    found = told(preset, supervisions=meetings)
    drawn = supervision(preset, found, dark=False)
    counted, signed = ([int(str(row[f"{name} (minutes)"])) for row in drawn.rows] for name in ("Counted", "Signed off"))
    assert sum(counted) == (whole(found.counted) if meetings else 0)
    assert sum(signed) == (whole(found.signed) if meetings else 0)
    assert all(0 <= s <= c for s, c in zip(signed, counted, strict=True))
    assert all(abs(c - month.counted) <= 1 for c, month in zip(counted, found.months, strict=False))


@pytest.mark.parametrize(
    ("before", "after", "gaps"),
    [
        (date(2025, 12, 18), date(2026, 1, 29), 1),  # 42 days across the edge of the year
        (date(2025, 12, 18), date(2026, 1, 1), 0),
        (date(2025, 11, 1), date(2026, 1, 29), 1),
        (date(2025, 12, 31), date(2026, 1, 14), 0),
    ],
)
def test_a_gap_is_found_across_the_edge_of_a_period(before: date, after: date, gaps: int) -> None:
    meetings = [met(date(2025, 1, 6)), met(before), met(after)]
    found = told("bacp_student", today=after, since=date(2024, 1, 1), supervisions=meetings)
    assert each(found.long_gaps, found.meetings, found.counted) == (gaps, 1, 60)


def test_a_gap_that_began_before_the_period_and_lasts_is_one_too() -> None:
    found = told("dbt_team", today=date(2026, 1, 9), since=date(2025, 1, 1), supervisions=[met(date(2026, 1, 1) - DAY)])
    assert (found.long_gaps, found.meetings) == (1, 0)
    assert "1 gap was longer" in supervision(BY_KEY["dbt_team"], found, dark=False).sentence


def test_the_cut_months_of_a_rolling_period_and_of_a_young_log_are_neither_full_nor_under() -> None:
    rolling = replace(BY_KEY["bacp_accredited"], rolling=True)
    found = told(rolling, since=date(2020, 1, 1), supervisions=[met(date(2026, 9, 3), 90)])
    first, last = found.months[0], found.months[-1]
    assert (first.first, first.whole, first.least) == (date(2025, 10, 1), False, None)
    assert (last.first, last.whole) == (date(2026, 10, 1), False)
    assert found.months_under == 10  # November to August
    young = told("bacp_accredited", since=date(2026, 8, 2))
    assert [(m.first.month, m.whole) for m in young.months] == [(8, False), (9, True), (10, False)]
    assert young.months_under == 1
    assert told("bacp_accredited", since=date(2026, 8, 1)).months_under == 2
