"""Sentences about contact: every reason has words, and none scolds."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest

from journal.measures.contact_agreement import Reason, Standing
from journal.records.contact import Channel, Purpose, WithWhom
from journal.records.session import SessionStatus
from journal.wording import contact, on_call, session
from journal.wording.dates import duration
from tests.journal.practice import at

DAY = date(2026, 10, 6)
SCOLDING = ("!", "violat", "breach", "late", "fail", "must", "should", "None", "excessive")


def said(reason: Reason, **told: object) -> str:
    return contact.reason(reason, at=at(DAY, "21:10"), **told)  # type: ignore[arg-type]  # by name


def test_every_reason_channel_purpose_and_party_has_words_and_none_scolds() -> None:
    sentences = [said(reason, hours="every day, 08:00–21:00", promised_hours=6) for reason in Reason]
    sentences += [said(Reason.CHANNEL, channel=channel) for channel in Channel]
    sentences += [said(Reason.PURPOSE, purpose=purpose) for purpose in Purpose]
    sentences += [said(Reason.OTHER_PARTY, with_whom=w) for w in WithWhom if w is not WithWhom.CLIENT]
    sentences += [contact.standing(standing) for standing in Standing]
    assert len(set(sentences)) == len(sentences)
    assert [s for s in sentences if any(word in s for word in SCOLDING)] == []
    assert not {reason.value for reason in Reason} & set(sentences)


def test_an_answer_is_told_in_hours_and_minutes() -> None:
    told = said(Reason.RESPONSE, waited=timedelta(hours=24, minutes=1), promised_hours=24)
    assert told == "answered after 24 hours 1 minute, promised within 24 hours"


@pytest.mark.parametrize(
    ("weekdays", "clock", "words"),
    [
        ((5, 1, 2, 3, 4), (time(8), time(18)), "Monday to Friday, 08:00–18:00"),
        ((), (time(8), time(21)), "every day, 08:00–21:00"),
        ((1, 2, 3, 4, 5, 6, 7), (None, None), "every day"),
        ((1, 2), (None, None), "Monday, Tuesday"),
        ((1, 3, 4), (None, None), "Monday, Wednesday, Thursday"),
        ((), (None, None), ""),
    ],
)
def test_agreed_hours_in_words(weekdays: tuple[int, ...], clock: tuple[time | None, time | None], words: str) -> None:
    assert contact.agreed_hours(weekdays, *clock) == words


@pytest.mark.parametrize(
    ("minutes", "words"),
    [(1, "1 minute"), (60, "1 hour"), (90, "1 hour 30 minutes"), (62 * 60, "62 hours"), (0, "0 minutes")],
)
def test_a_length_in_words(minutes: int, words: str) -> None:
    assert duration(minutes) == words


def test_a_window_that_ends_on_its_day_names_the_day_once() -> None:
    assert on_call.span(at(DAY, "08:00"), at(DAY, "20:00")) == "Tuesday, 6 October, 08:00 to 20:00"


@pytest.mark.parametrize("status", ["", *SessionStatus])
def test_an_emergency_is_never_told_where_the_days_cannot_be(status: str) -> None:
    assert session.emergency(DAY, DAY - timedelta(days=1), status) == ""
    assert "same day" in session.emergency(DAY, DAY, status)
    assert "None" not in session.emergency(DAY, DAY, status)
