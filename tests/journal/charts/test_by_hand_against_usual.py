"""What 'against your usual' draws and claims of the demo's journal, beside sums worked out entry by entry."""

from __future__ import annotations

from collections.abc import Collection
from copy import copy
from dataclasses import replace
from datetime import date
from itertools import pairwise
from math import expm1, log
from statistics import median
from typing import Any, NamedTuple

import pytest

from journal.charts import against_usual as chart
from journal.charts.style import LIGHT, Figure
from journal.measures.breaks import breaks
from journal.measures.claim_trials import LIMITS
from journal.measures.emotional_load import DayLoad, load_by_day
from journal.measures.recent_weeks import against_four_weeks, ewma
from journal.measures.the_claim import WeekStanding, verdict, weeks_against_usual
from journal.measures.work_frame import WorkFrame
from journal.planning.work_frame import work_frame
from journal.records.work_pattern import WorkPattern
from journal.store.journal import Journal
from journal.wording import against_usual as wording
from journal.wording import baseline as claim_wording
from tests.journal.charts.lived_year import DAY, THIS, TODAY, WEEK, drawn, figure_in
from tests.journal.measured_by_hand import ByHand

FIRST = TODAY - 364 * DAY
"""The first day of the longest period that is offered by name: a year."""

REACHED_BACK = 20 * WEEK
"""What the page looks back beyond its first week, and beyond the current one for what it says."""

THURSDAY = 3 * DAY

CLAIM_WEEKS = 3


class Usual(NamedTuple):
    """A baseline: the compared workdays it rests on, what each weekday adds, and its band where there is one."""

    days: list[date]
    adds: dict[int, float]
    centre: float | None
    spread: float | None
    full: bool
    limit: float | None

    def z(self, mean: float | None) -> float | None:
        return (
            None if mean is None or self.centre is None or self.spread is None else (mean - self.centre) / self.spread
        )


class Log:
    """The logged workdays up to a day, and what measures.md makes of them."""

    def __init__(self, by_hand: ByHand, told: dict[date, dict[str, Any]], today: date) -> None:
        leave = {day for off in by_hand.time_off for day in off.days()}
        self.today = today
        began = min(entry.at.date() for entry in (*by_hand.sessions, *by_hand.check_ins, *by_hand.downtimes))
        self.workdays = {
            day for day in told if began <= day <= today and day.isoweekday() in by_hand.planned(day).workdays
        } - leave  # fmt: skip
        self.logged = {day for day in self.workdays if told[day]["state"] == "logged"}
        self.demand = {day: told[day]["demand"] for day in self.logged if told[day]["demand"] > 0}
        # After a break, and when the planned work changes.
        self.anew = {last + DAY for _, last in by_hand.breaks}
        plans = sorted(by_hand.patterns, key=lambda p: p.effective)
        for before, after in pairwise(plans):
            if (before.weekly_units, set(before.workdays)) != (after.weekly_units, set(after.workdays)):
                self.anew.add(after.effective)

    def usual(self, before: date, until: date) -> Usual:
        """42 days before a day and more until there are 20 in 4 weeks; none from before the last restart by `until`."""
        days: list[date] = []
        for n in range(1, 113):
            day = before - n * DAY
            enough = len(days) >= 20 and len({d.isocalendar()[:2] for d in days}) >= 4
            if (n > 42 and enough) or any(day < anew <= until for anew in self.anew):
                break
            if day in self.demand:
                days.insert(0, day)
        if len(days) < 12 or len({day.isocalendar()[:2] for day in days}) < 4:
            return Usual(days, {}, None, None, False, None)
        y = {day: log(1 + self.demand[day]) for day in days}
        mean = sum(y.values()) / len(y)
        adds = {}
        for weekday in {day.isoweekday() for day in days}:
            of = [value for day, value in y.items() if day.isoweekday() == weekday]
            adds[weekday] = (sum(of) / len(of) - mean) * len(of) / (len(of) + 0.5)
        left = [value - adds[day.isoweekday()] for day, value in y.items()]
        centre = median(left)
        spread = max(0.15, 1.4826 * median(abs(value - centre) for value in left))
        weeks = {day.isocalendar()[:2] for day in days}
        workdays = [day for day in self.workdays if days[0] <= day < before and day.isoweekday() in adds]
        share = len(days) / sum(day.isocalendar()[:2] in weeks for day in workdays)
        settings = {5: ((0.7, LIMITS[5][0][1]), (0.5, LIMITS[5][1][1])), 4: ((0.7, LIMITS[4][0][1]),)}
        limit = next((z for least, z in settings.get(min(5, len(adds)), ()) if share >= least - 1e-9), None)
        full = len(days) >= 20 and len(weeks) >= 4
        return Usual(days, adds, centre, spread, full, limit)

    def of_week(self, monday: date) -> list[date]:
        return [d for n in range(7) if (d := monday + n * DAY) in self.demand]

    def mean(self, monday: date, usual: Usual) -> float | None:
        days = self.of_week(monday)
        left = [log(1 + self.demand[day]) - usual.adds.get(day.isoweekday(), 0) for day in days]
        return sum(left) / len(left) if len(left) >= 3 else None

    def notice(self, last: date) -> bool:
        """Three finished weeks in a row above the limit of one baseline, that before the first of them."""
        first = last - (CLAIM_WEEKS - 1) * WEEK
        usual = self.usual(first, last + 6 * DAY)
        if last + 6 * DAY >= self.today or not usual.full or usual.limit is None:
            return False
        each = [usual.z(self.mean(first + n * WEEK, usual)) for n in range(CLAIM_WEEKS)]
        return all(z is not None and z > usual.limit for z in each)

    def band(self, monday: date) -> Usual:
        """What lies before a week; where it completes a notice, what lies before its weeks."""
        return self.usual(monday - (CLAIM_WEEKS - 1) * WEEK if self.notice(monday) else monday, monday + 6 * DAY)


@pytest.fixture(scope="module")
def told(by_hand: ByHand) -> dict[date, dict[str, Any]]:
    """Return every day that is looked at, worked out by hand."""
    first = FIRST - REACHED_BACK - WEEK
    return {day: by_hand.day(day) for n in range((TODAY - first).days + 1) if (day := first + n * DAY)}


@pytest.fixture(scope="module")
def kept(by_hand: ByHand, told: dict[date, dict[str, Any]]) -> Log:
    return Log(by_hand, told, TODAY)


@pytest.fixture(scope="module")
def days(journal: Journal) -> list[DayLoad]:
    """Return what the page reads, the current day last."""
    begin = FIRST - FIRST.weekday() * DAY - REACHED_BACK
    return list(load_by_day(journal.day_sums.between(begin, TODAY), begin, TODAY))


def framed(journal: Journal, today: date, planned: Collection[WorkPattern] = ()) -> WorkFrame:
    """Return the journal's own frame, with what was `planned` beside its plan."""
    frame = work_frame(journal, today)
    patterns = [*frame.patterns, *planned]
    found = breaks(frame.time_off, patterns, journal.day_sums.worked_near(frame.time_off))
    return replace(frame, patterns=patterns, breaks=found)


def weeks_of(
    journal: Journal, days: list[DayLoad], today: date = TODAY, planned: Collection[WorkPattern] = ()
) -> list[WeekStanding]:
    """Return the weeks as they stood on a day, with what was `planned` beside the journal's own plan."""
    return weeks_against_usual([d for d in days if d.day <= today], FIRST, today, framed(journal, today, planned))


def figure_of(journal: Journal, days: list[DayLoad]) -> Figure:
    line = ewma([d for d in days if d.day >= FIRST], framed(journal, TODAY))
    return figure_in(chart.drawn(weeks_of(journal, days), line, "", dark=False))


def test_each_dot_is_the_typical_logged_workday_of_its_week(journal: Journal, days: list[DayLoad], kept: Log) -> None:
    figure = figure_of(journal, days)
    dots = drawn(figure, wording.WEEK)
    (trace,) = (t for t in figure["data"] if t["name"] == wording.WEEK)
    assert len(dots) == 53
    gaps = thin = on_trial = 0
    for (thursday, points), said, hue in zip(dots.items(), trace["customdata"], trace["marker"]["color"], strict=True):
        monday = thursday - THURSDAY
        band = kept.band(monday)
        mean, own = kept.mean(monday, band), kept.of_week(monday)
        workdays = sum(monday + n * DAY in kept.workdays for n in range(7))
        assert points != points if mean is None else points == pytest.approx(expm1(mean), abs=1e-9)
        assert said.startswith(f"{len(own)} of {workdays} workday")
        assert hue == (LIGHT.background if monday == THIS else LIGHT.demand)
        gaps, thin = gaps + (mean is None), thin + (0 < len(own) < 3)
        if band.centre is not None:  # where there is none, nothing is on trial
            assert said.endswith("too few for a band that counts") == (not band.full)
            on_trial += not band.full
    assert gaps > thin > 0
    assert on_trial > 0


def test_the_band_is_the_middle_and_spread_of_the_six_weeks_before(
    journal: Journal, days: list[DayLoad], kept: Log
) -> None:
    figure = figure_of(journal, days)
    full_low, full_high = (drawn(figure, name) for name in (wording.LOW, wording.HIGH))
    trial_low, trial_high = (t["y"] for t in figure["data"] if t["name"] == claim_wording.LIMITS["trial"])
    middle = drawn(figure, wording.CENTRE)
    bands = notices = begun_anew = 0
    for n, thursday in enumerate(middle):
        monday = thursday - THURSDAY
        usual = kept.band(monday)
        limits = [full_low[thursday], middle[thursday], full_high[thursday]]
        on_trial = [trial_low[n], middle[thursday], trial_high[n]]
        if usual.centre is not None:  # drawn as the one or the other, never as both
            limits, other = (limits, on_trial) if usual.full else (on_trial, limits)
            assert other[0] != other[0]
            assert other[2] != other[2]
        if usual.centre is None or usual.spread is None:
            assert all(limit != limit for limit in limits)
            continue
        reach = (usual.limit or 1) * usual.spread
        low, high = expm1(usual.centre - reach), expm1(usual.centre + reach)
        assert limits == pytest.approx([max(0.0, low), expm1(usual.centre), high], abs=1e-9)
        bands += 1
        notices += kept.notice(monday)
        begun_anew += any(monday - 42 * DAY < anew <= monday for anew in kept.anew)
    assert min(bands - notices, notices, begun_anew) > 0


def test_the_table_says_how_far_a_week_lies_from_the_middle_and_which_one_is_a_notice(
    journal: Journal, days: list[DayLoad], kept: Log
) -> None:
    weeks = weeks_of(journal, days)
    known = [week for week in weeks if week.typical is not None]
    rows = chart.drawn(weeks, [], "", dark=False).rows
    mondays = [FIRST - FIRST.weekday() * DAY + n * WEEK for n in range(53)]
    assert [row["From"] for row in rows] == [monday for monday in mondays if len(kept.of_week(monday)) >= 3]
    for row, week in zip(rows, known, strict=True):
        monday = week.monday
        usual = kept.band(monday)
        z = usual.z(kept.mean(monday, usual))
        assert (week.z is None) == (z is None)
        assert z is None or week.z == pytest.approx(z, abs=1e-9)
        assert row["Spreads above the middle"] == (None if week.z is None else round(week.z, 1))
        workdays = sum(monday + n * DAY in kept.workdays for n in range(7))
        assert row["Compared workdays"] == f"{len(kept.of_week(monday))} of {workdays}"
        assert row["Band rests on"] == f"{len(usual.days)} workdays"
        assert row["Notice"] == ("higher for 3 weeks" if kept.notice(monday) else "")
    assert 0 < sum(bool(row["Notice"]) for row in rows) < sum((week.z or 0) > 1 for week in known)


def test_a_week_is_no_notice_before_it_is_over(
    journal: Journal, by_hand: ByHand, told: dict[date, dict[str, Any]], days: list[DayLoad], kept: Log
) -> None:
    monday = next(monday for n in range(52) if kept.notice(monday := THIS - n * WEEK))
    for today in (monday + 4 * DAY, monday + 6 * DAY, monday + WEEK):
        (*_, row) = chart.drawn(weeks_of(journal, days, today), [], "", dark=False).rows
        assert row["From"] == monday
        assert bool(row["Notice"]) == Log(by_hand, told, today).notice(monday) == (today >= monday + WEEK)


def test_the_band_begins_anew_when_the_planned_work_changes(
    journal: Journal, by_hand: ByHand, told: dict[date, dict[str, Any]], days: list[DayLoad]
) -> None:
    wednesday = date(2026, 9, 16)
    fewer = WorkPattern(effective=wednesday, weekly_units=12.0, workdays=(1, 2, 3, 4))
    planned = [fewer, replace(fewer, effective=date(2026, 10, 7))]  # the second changes nothing
    other = copy(by_hand)
    other.patterns = [*by_hand.patterns, *planned]
    kept = Log(other, told, TODAY)
    assert {day for day in kept.anew if date(2026, 9, 1) <= day <= TODAY} == {wednesday}
    without = dots = 0
    for week, as_it_was in zip(weeks_of(journal, days, TODAY, planned), weeks_of(journal, days), strict=True):
        usual = kept.band(week.monday)
        assert week.baseline.days == len(usual.days)
        assert week.rests_on == len(kept.of_week(week.monday))
        assert (week.z is None) == (usual.z(kept.mean(week.monday, usual)) is None)
        assert week.z is None or week.z == pytest.approx(usual.z(kept.mean(week.monday, usual)), abs=1e-9)
        assert week.claims == kept.notice(week.monday)
        without += week.baseline.centre is None and as_it_was.baseline.centre is not None
        dots += week.rests_on < as_it_was.rests_on  # Fridays are no workdays any longer
    assert min(without, dots) > 0


def test_the_dotted_line_gives_each_logged_workday_a_fifth(journal: Journal, days: list[DayLoad], kept: Log) -> None:
    line = drawn(figure_of(journal, days), claim_wording.SMOOTHED)
    logged = sorted(day for day in kept.demand if day >= FIRST)
    assert list(line) == logged
    level = last = None
    for day in logged:
        y = log(1 + kept.demand[day])
        if last is None or level is None or any(last < anew <= day for anew in kept.anew):
            level = y
        level = 0.2 * y + 0.8 * level
        assert line[day] == pytest.approx(expm1(level), abs=1e-9)
        last = day


def sentence_by_hand(log_until: Log) -> str:
    """What stands above the chart on the log's last day."""
    today = log_until.today
    this = today - today.weekday() * DAY
    weeks = [this - n * WEEK for n in range(CLAIM_WEEKS, 0, -1)]
    usual = log_until.usual(weeks[0], this - DAY)
    if not usual.full:
        days = log_until.usual(today + DAY, today).days
        if len(days) < 20:
            return f"No claim yet: {len(days)} of 20 days."
        if len({day.isocalendar()[:2] for day in days}) < 4:
            return "No claim yet: logged days in "
        return "No claim yet: your usual is known, and"
    if usual.limit is None:
        return "No claim: "
    compared = [len(log_until.of_week(monday)) for monday in weeks]
    if min(compared) < 3:
        return f"Too few rated days in one of the last three weeks to say anything: {min(compared)} of 3."
    if not log_until.notice(weeks[-1]):
        return "No claim: your last three finished weeks were not all higher"
    span = {weeks[0] + n * DAY for n in range(21)}
    return (
        f"Higher than your usual for three weeks ({len(span & log_until.logged)} of "
        f"{len(span & log_until.workdays)} workdays logged)."
    )


def test_what_is_claimed_on_each_wednesday_of_the_year(
    journal: Journal, by_hand: ByHand, told: dict[date, dict[str, Any]], days: list[DayLoad]
) -> None:
    frame = work_frame(journal, TODAY)
    beginnings = set()
    for n in range(52):
        today = TODAY - n * WEEK
        begin = today - today.weekday() * DAY - REACHED_BACK
        recent = [d for d in days if begin <= d.day <= today]
        ruled = verdict(recent, replace(frame, today=today))
        if ruled.claim is not None:
            said = claim_wording.claim(CLAIM_WEEKS, ruled.claim.logged, ruled.claim.workdays)
        else:
            missing = ruled.missing.value if ruled.missing else None
            said = claim_wording.no_claim(missing, ruled.have, ruled.need, CLAIM_WEEKS)
        expected = sentence_by_hand(Log(by_hand, told, today))
        assert said.startswith(expected)
        beginnings.add(expected[:20])
    assert {
        "Higher than your usu",
        "No claim yet: your u",
        "No claim: your last ",
        "Too few rated days i",
    } <= beginnings
    assert any(each[14].isdigit() for each in beginnings)


def test_this_week_stands_beside_the_same_weekdays_of_the_four_before(
    journal: Journal, days: list[DayLoad], kept: Log, told: dict[date, dict[str, Any]]
) -> None:
    frame = work_frame(journal, TODAY)
    seen = 0
    for n in range(44):
        monday = THIS - n * WEEK
        found = against_four_weeks(days, monday, frame)
        own = [d for k in range(7) if (d := monday + k * DAY) in kept.logged]
        each = [
            sum(told[day]["demand"] - told[day - k * WEEK]["demand"] for day in both) / len(both)
            for k in range(1, 5)
            if len(both := [day for day in own if day - k * WEEK in kept.logged]) >= 2
        ]
        if len(own) < 3 or len(each) < 4:
            assert found.difference is None
        else:
            assert found.week == pytest.approx(sum(told[day]["demand"] for day in own) / len(own), abs=1e-9)
            assert found.difference == pytest.approx(median(each), abs=1e-9)
            seen += 1
    assert 0 < seen < 44
