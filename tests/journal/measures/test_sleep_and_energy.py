"""Sleep and the energy of the day: own answers alone, silent under 20 days, no word of what moves what."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, timedelta

import pytest

from journal.measures.own_rating import Agreement
from journal.measures.sleep_and_energy import Together, sleep_and_energy, together
from journal.records.check_in import CheckIn
from journal.wording import sleep_and_energy as wording
from tests.journal.practice import at

FIRST = date(2026, 1, 5)


def answers(n: int, *, slope: float = 1.0, seed: int = 3) -> list[CheckIn]:
    """Return n evenings; `slope` says how far energy goes with sleep."""
    chance = random.Random(seed)
    told = []
    for day in range(n):
        sleep = chance.randint(0, 10)
        energy = min(10, max(0, round(5 + slope * (sleep - 5) + chance.gauss(0, 2))))
        told.append(CheckIn(at=at(FIRST + timedelta(days=day), "21:00"), sleep=sleep, energy=energy))
    return told


def test_nineteen_days_say_nothing_and_twenty_do() -> None:
    assert sleep_and_energy(answers(19)) == Agreement(pairs=19)
    assert together(sleep_and_energy(answers(19))) is Together.TOO_FEW
    assert together(sleep_and_energy(answers(20))) is Together.MORE


def test_days_without_one_of_the_two_are_no_pair() -> None:
    told = answers(20)
    told[3] = replace(told[3], sleep=None)
    told[4] = replace(told[4], energy=None)
    assert sleep_and_energy(told).pairs == 18


def test_of_two_answers_on_a_day_the_later_written_counts() -> None:
    told = answers(20)
    again = replace(told[0], id="f" * 32, sleep=0, energy=10, written_at=told[0].written_at + timedelta(hours=1))
    alone = sleep_and_energy([again, *told[1:]])
    assert sleep_and_energy([again, *told]) == alone
    assert sleep_and_energy([*told, again]) == alone


def test_it_says_which_way_and_nothing_where_they_do_not_go_together() -> None:
    assert together(sleep_and_energy(answers(60, slope=-1))) is Together.LESS
    assert together(sleep_and_energy(answers(60, slope=0))) is Together.UNCLEAR
    same = [replace(one, energy=5) for one in answers(30)]
    assert together(sleep_and_energy(same)) is Together.UNCLEAR


@pytest.mark.parametrize("slope", [1.0, 0.0, -1.0])
@pytest.mark.parametrize("n", [1, 19, 20, 60])
def test_no_sentence_says_what_moves_what_and_none_has_a_figure_under_twenty_days(n: int, slope: float) -> None:
    found = sleep_and_energy(answers(n, slope=slope))
    said = wording.said(together(found).value, found.pairs, found.rho, found.low, found.high)
    assert not any(word in said for word in ("because", "makes", "gives", "helps", "leads"))
    assert ("agreement" in said) is (n >= 20)
