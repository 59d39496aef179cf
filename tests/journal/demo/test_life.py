"""The fictional life is the same for the same seed and day, whole, and valid on any day."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from collections import Counter
from dataclasses import fields
from datetime import date, timedelta
from statistics import mean

import pytest

from journal.demo.life import Life, life
from journal.demo.seasons import easter, public_holidays, years_before
from journal.records.agenda import AgendaState
from journal.records.reflection import ReflectionKind
from journal.records.session import SessionStatus
from tests.journal.demo.lived import DAY, KINDS, TODAY, client_id

ANY_DAY = [
    date(2026, 1, 1),
    date(2026, 8, 3),
    date(2028, 2, 29),
    date(2026, 10, 2),
    date(2026, 12, 24),
    date(2026, 4, 6),
]


def fingerprint(told: Life) -> str:
    """Return a digest of every field of every record."""
    return hashlib.sha256(repr([getattr(told, f.name) for f in fields(told)]).encode()).hexdigest()


def test_the_same_seed_and_day_give_the_same_bytes_in_another_process() -> None:
    here = fingerprint(life(1, 11, TODAY))
    program = (
        "from datetime import date; from tests.journal.demo.test_life import fingerprint; "
        "from journal.demo.life import life; print(fingerprint(life(1, 11, date(2026, 11, 22))))"
    )
    for hash_seed in ("1", "2"):
        environment = {**os.environ, "PYTHONHASHSEED": hash_seed, "PYTHONPATH": "."}
        told = subprocess.run(
            [sys.executable, "-c", program], capture_output=True, text=True, env=environment, check=True
        )
        assert told.stdout.strip() == here


def test_another_seed_or_day_gives_another_life() -> None:
    assert (
        len({fingerprint(life(1, seed, day)) for seed, day in ((1, TODAY), (2, TODAY), (1, date(2026, 11, 23)))}) == 3
    )


def test_ids_are_unique_across_all_kinds(two_years: Life) -> None:
    ids = [entry.id for f in fields(two_years) if f.name != "settings" for entry in getattr(two_years, f.name)]
    assert len(ids) == len(set(ids))


def test_a_year_is_about_as_full_as_the_goals_of_speed_assume() -> None:
    year = life(1, 7, TODAY)
    attended_or_not = [s for s in year.sessions if s.day < TODAY]
    assert len(attended_or_not) == pytest.approx(25 * 52, rel=0.12)
    assert len(year.reflections) == pytest.approx(1.5 * 365, rel=0.15)
    assert len(year.downtimes) == pytest.approx(3 * 365, rel=0.15)
    assert len(year.contacts) == pytest.approx(8 * 52, rel=0.15)
    assert mean(len(r.text) for r in year.reflections) == pytest.approx(600, abs=80)
    assert min(len(r.text) for r in year.reflections) >= 230
    assert max(len(r.text) for r in year.reflections) <= 1000
    assert mean(len(s.notes) for s in year.supervisions) == pytest.approx(1500, abs=150)


def test_every_kind_of_entry_is_there(two_years: Life) -> None:
    for f in fields(two_years):
        assert f.name == "settings" or getattr(two_years, f.name), f.name


@pytest.mark.parametrize("today", ANY_DAY)
def test_on_any_day_there_is_work_ahead_and_something_to_settle(today: date) -> None:
    told = life(1, 3, today)
    ahead = [s for s in told.sessions if s.day > today]
    assert {s.status for s in ahead} == {SessionStatus.PLANNED}
    assert len({s.day for s in ahead}) >= 10
    assert max(s.day for s in ahead) - today <= timedelta(weeks=3)
    open_ends = [s for s in told.sessions if s.status is SessionStatus.PLANNED and s.day < today]
    assert 1 <= len(open_ends) <= 4
    assert all(today - s.day < timedelta(days=14) for s in open_ends)
    states = Counter(item.state for item in told.agenda)
    assert states[AgendaState.WAITING] >= 1
    assert states[AgendaState.DECIDED] + states[AgendaState.DONE] >= 1
    assert not [e for name in KINDS for e in getattr(told, name) if e.day > today and name != "sessions"]


@pytest.mark.parametrize("today", ANY_DAY)
def test_nothing_was_written_before_it_happened_or_after_today(today: date) -> None:
    told = life(1, 5, today)
    for name in KINDS:
        for entry in getattr(told, name):
            settled = name != "sessions" or entry.status is not SessionStatus.PLANNED
            assert not settled or entry.written_at >= entry.at, name
            assert entry.written_at.astimezone(entry.at.tzinfo).date() <= max(entry.day, today - DAY), name


def test_today_has_a_dream_and_a_walk_and_nothing_else_yet(two_years: Life) -> None:
    assert [(e.kind, e.client_id) for e in two_years.reflections if e.day == TODAY] == [
        (ReflectionKind.DREAM, client_id(two_years, "K2"))
    ]
    assert [e.activity for e in two_years.downtimes if e.day == TODAY] == ["walk"]
    assert not [
        e
        for n in KINDS
        for e in getattr(two_years, n)
        if e.day == TODAY and n not in ("reflections", "downtimes", "sessions")
    ]


def test_easter_and_the_holidays_that_hang_on_it() -> None:
    assert [easter(year) for year in (2024, 2025, 2026, 2038)] == [
        date(2024, 3, 31), date(2025, 4, 20), date(2026, 4, 5), date(2038, 4, 25),
    ]  # fmt: skip
    assert date(2026, 5, 25) in public_holidays(2026)  # Whit Monday


def test_a_life_of_no_or_too_many_years_is_refused() -> None:
    for years in (0, 61):
        with pytest.raises(ValueError, match="between 1 and 60"):
            life(years, 1, TODAY)
    assert years_before(date(2028, 2, 29), 1) == date(2027, 2, 28)


def test_an_activity_added_to_the_preset_is_lived_too() -> None:
    program = (
        "from datetime import date; from journal.presets import downtime; "
        "downtime.ACTIVITIES += (downtime.Activity('gardening', 'self-care', 30),); "
        "from journal.demo.life import life; "
        "print(sum(d.activity == 'gardening' for d in life(1, 11, date(2026, 11, 22)).downtimes))"
    )
    environment = {**os.environ, "PYTHONPATH": "."}
    told = subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=True)
    assert int(told.stdout) > 0
