"""Sentences about hours, contacts, scales over time and word tone."""

from __future__ import annotations

from datetime import date
from itertools import product

from journal.presets.hours import PRESETS, What
from journal.presets.scales import SCALES
from journal.wording import contact_pattern, hours, scales, word_tone
from tests.journal.wording.test_sentences import AVOIDED

TODAY = date(2026, 10, 20)


def test_supervision_says_what_is_signed_for() -> None:
    assert hours.supervision(0, 0, 0, 0) == hours.NOTHING
    assert hours.supervision(150, 90, 2, 1) == (
        "2 h 30 min of supervision count so far, from 2 meetings: 1 h 30 min signed off, 1 h not yet."
    )
    assert hours.supervision(60, 60, 1, 0).endswith("from 1 meeting, all signed off.")
    assert hours.supervision(60, 0, 1, 1).endswith("none signed off yet.")


def test_months_are_silent_where_nothing_is_asked_or_none_is_over() -> None:
    assert hours.months(3, 0, 100, None, averaged=True, by_clients=False) == ""
    assert hours.months(0, 0, 0, 90, averaged=False, by_clients=False) == ""
    assert hours.months(10, 2, 100, 90, averaged=False, by_clients=False) == (
        "Asked are 1 h 30 min in each calendar month, not averaged: 2 of 10 full months have less."
    )
    assert "on average" in hours.months(10, 2, 100, 90, averaged=True, by_clients=False)


def test_what_is_asked_is_said_with_its_unit() -> None:
    assert hours.standing(What.EDUCATION, 12.5, 20) == "12.5 of 20 hours of continuing education: 7.5 still to come."
    assert hours.standing(What.SUPERVISION, 11, 10, name="peer consultation") == (
        "11 of 10 hours of peer consultation: nothing is missing."
    )
    assert hours.standing(What.CLIENT_HOURS, 10, 1750).startswith("10 of 1750 hours with clients: ")
    assert hours.standing(What.WEEKS, 46, 104) == "46 of 104 weeks with supervision: 58 still to come."
    assert "in the last year" in hours.standing(What.EDUCATION, 1, 20, each_year=True)


def test_the_forecast_says_that_it_is_a_straight_line() -> None:
    assert hours.forecast(26.4, date(2027, 6, 30)) == (
        "If it goes on as so far, it comes to about 26 hours by 30 June 2027. That is a straight line."
    )


def test_every_preset_is_shown_with_its_source_and_when_it_was_compared() -> None:
    for preset in PRESETS:
        said = hours.source(preset.source, preset.checked_on)
        assert said.startswith(f"Source: {preset.source}. ")
        assert ("Not compared" in said) is (preset.checked_on is None)
    assert "page of 12 September 2019; not compared again since." in hours.source(
        "a board", date(2026, 11, 30), date(2019, 9, 12)
    )


def test_what_was_brought_forward_is_said_with_what_it_is_part_of() -> None:
    assert hours.standing(What.CLIENT_HOURS, 330, 1750, opening=320.25) == (
        "330 of 1750 hours with clients, 320.25 of them an opening balance: 1420 still to come."
    )


def test_without_an_agreement_none_is_outside() -> None:
    assert "outside, " not in contact_pattern.against(5, 0, 0)
    assert contact_pattern.against(5, 0, 0).startswith("No agreement on contact is recorded")
    assert contact_pattern.against(9, 6, 1) == ("5 inside what was agreed, 1 outside; for 3 no agreement is recorded.")
    assert contact_pattern.against(0, 0, 0) == ""


def test_a_trend_is_told_over_four_weeks() -> None:
    assert contact_pattern.trend("K2", 0.5, 0.25, 0.8) == (
        "K2: more contact lately. Over 8 weeks, contacts a week rose by about 2 every four weeks (1 to 3.2)."
    )
    assert "fell by about 1 every four weeks (0 to 2)" in contact_pattern.trend("K2", -0.25, -0.5, 0.0)


def test_how_much_a_week_is_told_of_enough_weeks_alone() -> None:
    assert contact_pattern.shows(26, 130, 2, 13).startswith(
        "26 contacts between sessions with 2 clients, 2 in a logged"
    )
    assert "week" not in contact_pattern.shows(26, 130, 2, None)
    assert contact_pattern.without_minutes(2, 12) == "2 contacts have no minutes: 12 stand in for them."


def test_a_scale_is_compared_with_its_beginning() -> None:
    then, now = date(2025, 10, 1), date(2026, 10, 1)
    assert scales.over_time("burnout", 4, 25, then, 22, now, TODAY, real=None) == (
        "Burnout: 22 on 1 October, 3 less than on 1 October 2025. 4 fillings-in."
    )
    assert "a real change" in scales.over_time("score", 2, 40, then, 60, now, TODAY, real=True)
    assert "which may be chance" in scales.over_time("score", 2, 40, then, 44, now, TODAY, real=False)
    assert "the same as on" in scales.over_time("score", 2, 40, then, 40, now, TODAY, real=False)
    assert "chance" not in scales.over_time("score", 2, 40, then, 40, now, TODAY, real=False)
    assert "From the second filling-in on" in scales.over_time("score", 1, 40, now, 40, now, TODAY, real=None)


def test_bands_have_short_names_and_say_from_where() -> None:
    assert scales.band_name("average", 23) == "average, from 23"
    assert scales.band_name("low", 0) == "low"
    assert scales.band_name("50 or under: called low", 29) == "50 or under"
    assert scales.band_name("", 51) == ""
    for scale in SCALES:
        names = [scales.band_name(b.words, b.least) for part in scale.subscales for b in part.bands]
        assert all(len(name) <= 50 for name in names)


def test_word_tone_says_what_could_not_be_read() -> None:
    assert word_tone.shows(2, 1, 3) == "2 of 6 notes could be read; 1 with no reading, 3 not measured."
    assert word_tone.shows(0, 0, 0) == word_tone.NOTHING
    assert word_tone.reading("no reading", None) != word_tone.reading("not measured", None)
    assert word_tone.made_by([("not good", -0.35), ("other", 0.0)]) == "“not good” −0.35, and 1 word counted as neutral"
    assert word_tone.made_by([]) == ""


def test_no_sentence_scares_or_praises() -> None:
    told = [
        *word_tone.WHAT_IT_IS,
        *(note for preset in PRESETS for note in preset.notes),
        *(hours.standing(what, have, 20) for what, have in product(What, (0, 20))),
        *(contact_pattern.shows(n, 10 * n, 1, 4) for n in (0, 1, 20)),
        contact_pattern.answers(1, 2), contact_pattern.answers(0, 2), contact_pattern.answers(0, 0),
        scales.OWN_CHANGE, scales.NO_BANDS, scales.real_marks(10),
        scales.real_marks(7.89, 10.76, 0.93, "a sample"), scales.SIZE_MEANS, scales.real_marks(None),
        contact_pattern.answers(0, 0, fewest=5),
    ]  # fmt: skip
    for sentence in told:
        assert not any(word in sentence.lower() for word in AVOIDED), sentence
        assert "!" not in sentence
