"""The sentences about the agenda and the hours: kind, plain, and true for one and for many."""

from __future__ import annotations

from datetime import date
from itertools import product

import pytest

from journal.records.person import Relation
from journal.records.supervision import Want
from journal.wording import agenda, people, supervision_hours

TODAY = date(2026, 11, 19)


@pytest.mark.parametrize(
    ("waiting", "decisions", "longest", "said"),
    [
        (3, 1, ("R3", 9), "Three waiting, one decision to report, R3 not discussed for nine weeks."),
        (1, 2, None, "One waiting, two decisions to report."),
        (0, 1, ("K2", 13), "One decision to report, K2 not discussed for 13 weeks."),
        (0, 0, ("k2", 6), "k2 not discussed for six weeks."),
        (14, 0, None, "14 waiting."),
        (0, 0, None, agenda.NOTHING_OPEN),
    ],
)
def test_the_first_sentence_before_the_hour(
    waiting: int, decisions: int, longest: tuple[str, int] | None, said: str
) -> None:
    assert agenda.opening(waiting, decisions, longest) == said


@pytest.mark.parametrize(
    ("n", "said"),
    [
        (1, "one week"),
        (12, "twelve weeks"),
        (52, "52 weeks"),
        (53, "more than a year"),
        (104, "more than two years"),
    ],
)
def test_weeks_in_words(n: int, said: str) -> None:
    assert agenda.weeks(n) == said


def test_when_a_client_was_last_discussed() -> None:
    assert agenda.discussed(None, 0, TODAY) == "not discussed yet"
    assert agenda.discussed(None, 3, TODAY) == "not discussed in 3 weeks"
    assert agenda.discussed(date(2026, 11, 17), 0, TODAY) == "17 November"
    assert agenda.discussed(date(2025, 11, 18), 52, TODAY) == "52 weeks ago, 18 November 2025"


def test_one_and_many() -> None:
    assert agenda.waiting_line(1, 0) == "1 thing waits for supervision."
    assert agenda.waiting_line(0, 2) == "2 things you agreed to are due."
    assert agenda.waiting_line(0, 0) == ""
    assert agenda.next_meeting("Dana", TODAY, TODAY) == "Next: Dana, today."
    assert agenda.next_meeting("Dana", date(2027, 1, 7), TODAY) == "Next: Dana, Thursday, 7 January 2027."
    assert agenda.next_meeting("Dana", date(2027, 1, 1), date(2026, 12, 31)) == "Next: Dana, tomorrow."
    assert agenda.due(date(2026, 11, 1), TODAY) == "was due 1 November"
    assert agenda.due(TODAY, TODAY) == "due 19 November"
    assert agenda.due(None, TODAY) == ""


def test_every_want_and_every_relation_has_its_words() -> None:
    assert set(agenda.WANTS) == set(Want)
    assert set(people.MEANS) == set(Relation)


@pytest.mark.parametrize(
    ("minutes", "said"),
    [(0, "0 min"), (45, "45 min"), (60, "1 h"), (150, "2 h 30 min"), (59.6, "1 h"), (12.857, "13 min")],
)
def test_hours_in_words(minutes: float, said: str) -> None:
    assert supervision_hours.hours(minutes) == said


def test_what_an_hour_counts_by_more_than_one_rule() -> None:
    assert supervision_hours.shared(90, 7, {"BACP": 90 / 7, "another": 90.0}) == (
        "90 minutes shared by 7: all of them count; by the rule of BACP, 12.9; by the rule of another, 90."
    )
    assert supervision_hours.by_rule("BACP", 75, 45) == (
        "By the rule of BACP for groups: 1 h 15 min, and 45 min in groups of unknown size."
    )


def test_no_sentence_shouts_or_blames() -> None:
    said = [agenda.opening(w, d, one) for w, d, one in product((0, 1, 5), (0, 1, 4), (None, ("K2", 60)))]
    said += [agenda.passed_by(n) for n in (3, 4, 40)] + [*people.MEANS.values(), people.EMPTY]
    said += [value for name, value in vars(agenda).items() if name.isupper() and isinstance(value, str)]
    wrong = ("!", "overdue", "should", "must", "failed", "avoid", "excessive", "symptom")
    assert [sentence for sentence in said for word in wrong if word in sentence.casefold()] == []
