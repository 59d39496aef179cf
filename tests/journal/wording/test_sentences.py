"""The sentences: only what the numbers carry, and no word that scares or praises."""

from __future__ import annotations

from datetime import date
from itertools import product

import pytest

from journal.wording import caseload_intensity, emotional_load
from journal.wording.dates import count, day_in_words, number, span_in_words

FIRST, LAST = date(2026, 7, 6), date(2026, 10, 4)


def test_the_headline_says_the_own_rating_first() -> None:
    assert caseload_intensity.headline(6, 5, 104.2) == "You rated this week 6 (usual 5). Planned work: 104 of 100."
    assert caseload_intensity.headline(6.5, None, None, week="last week") == (
        "You rated last week 6.5. No work is logged in it."
    )
    assert caseload_intensity.headline(None, 5, 61, so_far=True) == (
        "You have not rated this week yet. Planned work so far: 61 of 100."
    )


@pytest.mark.parametrize(
    ("logged", "partial", "typical", "starts"),
    [
        (0, 0, False, "Nothing is logged from 6 July to 4 October 2026"),
        (0, 1, False, "From 6 July to 4 October 2026: 1 day partly rated, no logged workday yet."),
        (1, 0, False, "From 6 July to 4 October 2026: 1 logged workday, too few"),
        (14, 9, False, "From 6 July to 4 October 2026: 14 logged workdays, too few"),
        (
            15,
            9,
            True,
            "From 6 July to 4 October 2026, in a typical week, a logged workday asked 31 points of you, with 6 of "
            "recovery",
        ),
    ],
)
def test_thin_data_is_called_thin(logged: int, partial: int, typical: bool, starts: str) -> None:
    demand, recovery = (31.2, 5.7) if logged else (None, None)
    said = emotional_load.shows(
        FIRST, LAST, logged=logged, partial=partial, demand=demand, recovery=recovery, typical=typical
    )
    assert said.startswith(starts)
    assert ("typical week" in said) == typical


def test_the_days_a_mean_rests_on() -> None:
    assert emotional_load.rests_on(41, 64) == "Rests on 41 of 64 workdays."
    assert emotional_load.rests_on(0, 1) == "Rests on 0 of 1 workday."
    assert emotional_load.rests_on(0, 0) == "There was no workday in this time, so there is no mean."
    assert caseload_intensity.rests_on(3, 5).startswith("Rests on 3 of 5 workdays;")
    assert caseload_intensity.rests_on(0, 0) == "There was no workday in this time."


def test_today_in_a_sentence() -> None:
    assert emotional_load.day_so_far(None, None, 0) == "Nothing is logged today yet."
    assert emotional_load.day_so_far(0.0, 0.0, 2) == (
        "Today asked 0 points of you so far. 2 sessions are not rated yet."
    )
    assert emotional_load.day_so_far(12.4, 3.5, 1) == (
        "Today asked 12 points of you so far, with 4 of recovery. 1 session is not rated yet."
    )


def test_time_since_a_break() -> None:
    assert "left out" in caseload_intensity.since_break(None, 1.0)
    assert caseload_intensity.since_break(9, 1.06) == "9 weeks since the last break: the sum counts 6 % more."
    assert caseload_intensity.since_break(1, 1.0) == "1 week since the last break: this adds nothing."
    assert caseload_intensity.since_break(0, 1.0).startswith("You are in a break, or just back")


def test_beside_the_index() -> None:
    assert caseload_intensity.headcount(14, 19) == "14 of 19 clients seen"
    assert caseload_intensity.headcount(0, 1) == "0 of 1 client seen"
    assert caseload_intensity.headcount(0, 0) == ""
    assert caseload_intensity.beside("14 of 19 clients seen", 16, 13.0, 2 / 18, 4) == (
        "14 of 19 clients seen; 16 therapy sessions, 13 hours; 11 % no-shows and late cancellations; "
        "longest run without ten minutes between: 4."
    )
    assert caseload_intensity.beside("", 0, 0.0, None, 0) == "0 therapy sessions, 0 hours."


def test_the_coming_weeks_name_who_has_no_rhythm_and_are_never_0() -> None:
    assert caseload_intensity.coming([98.0, None, 64.2], 91.0, ["K2"]) == (
        "The pale bars are the coming weeks if everyone comes as usual: 98, nothing, 64, where your last weeks came to "
        "91 after missed sessions. Without K2: as needed, or no rhythm is recorded."
    )
    assert caseload_intensity.coming([None, None], None, ["K2", "M1"]) == (
        "Nothing is planned for the coming weeks. Without K2, M1: as needed, or no rhythm is recorded."
    )
    assert caseload_intensity.coming([50.0], None, []).endswith("as usual: 50.")


def test_finished_weeks() -> None:
    assert caseload_intensity.shows(1, 1, {"within": 1}, cii=92.4) == (
        "Of 1 finished week, 1 is logged at 92 of 100: 1 within plan."
    )
    assert caseload_intensity.shows(3, 2, {"well above": 1, "lighter": 1}, cii=None) == (
        "Of 3 finished weeks, 2 are logged: 1 lighter than planned, 1 well above plan."
    )
    assert caseload_intensity.shows(6, 5, {"within": 5}, cii=91).startswith(
        "Of 6 finished weeks, 5 are logged; typically 91 of 100: 5 within plan."
    )
    assert caseload_intensity.shows(3, 0, {}, cii=None).startswith("No finished week is logged yet.")


AVOIDED = (
    "symptom",
    "excessive",
    "burned out",
    "streak",
    "anonymous",
    "de-identified",
    "this client",
    "!",
    "None",
    "nan",
)


def test_no_sentence_uses_a_word_that_is_avoided() -> None:
    numbers = [None, 0.0, 1.0, 104.0]
    said = [caseload_intensity.headline(r, u, c) for r, u, c in product(numbers, repeat=3)]
    said += [caseload_intensity.since_break(w, f) for w, f in product([None, 0, 9], [1.0, 1.2])]
    said += [
        caseload_intensity.beside(caseload_intensity.headcount(n, 9), n, h or 0.0, t, n)
        for n, h, t in product([0, 1, 9], numbers, [None, 0.5])
    ]
    said += [
        emotional_load.shows(FIRST, LAST, logged=n, partial=p, demand=d, recovery=r, typical=n > 20)
        for n, p, d, r in product([0, 1, 50], [0, 1, 2], numbers, numbers)
    ]
    said += [emotional_load.day_so_far(d, r, n) for d, r, n in product(numbers, numbers, [0, 1, 3])]
    said += [emotional_load.CAUTION, emotional_load.partial(0.8), emotional_load.POINTS, caseload_intensity.PLAN]
    assert [s for s in said if any(word in s for word in AVOIDED)] == []
    assert [s for s in said if not s.endswith((".", ")."))] == []


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [(6.0, 1, "6"), (6.5, 1, "6.5"), (0.5, 0, "1"), (2.5, 0, "3"), (-3.2, 0, "−3"), (-0.2, 0, "0"), (100.0, 0, "100")],
)
def test_numbers_are_rounded_half_up_and_carry_no_tail(value: float, decimals: int, text: str) -> None:
    assert number(value, decimals) == text


def test_days_in_words() -> None:
    assert day_in_words(date(2026, 10, 22)) == "Thursday, 22 October"
    assert span_in_words(date(2025, 12, 29), date(2026, 1, 4)) == "29 December 2025 to 4 January 2026"
    assert (count(1, "week"), count(0, "week")) == ("1 week", "0 weeks")


def test_hollow_dots_are_told_by_the_share_in_force() -> None:
    assert "under 90 % of the attended minutes" in emotional_load.partial(0.9)
