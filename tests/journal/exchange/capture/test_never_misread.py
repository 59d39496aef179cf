"""Nothing is misread in silence: it is understood, or a doubt says what was not."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from journal.exchange.capture import Captured, parse
from journal.records.session import SessionStatus
from journal.records.supervision import SupervisionFormat
from tests.journal.practice import at
from tests.journal.store.journals import client

NOW = datetime(2026, 11, 25, 15, 0, tzinfo=ZoneInfo("Europe/London"))
"""A Wednesday."""
TODAY = NOW.date()
K2, AB = client("K2"), client("AB")


def read(line: str, now: datetime = NOW) -> Captured:
    return parse(line, now=now, clients=[K2, AB])


def good(line: str) -> Any:
    captured = read(line)
    assert (captured.problems, captured.doubts) == ((), ())
    return captured.record


def meant(line: str) -> Any:
    """Return the record of a line, whatever its doubts."""
    captured = read(line)
    assert captured.record is not None, captured.problems
    return captured.record


def doubted(line: str) -> str:
    captured = read(line)
    assert captured.good, captured.problems
    assert captured.doubts
    return " ".join(captured.doubts)


def clock(hours: str, day: date = TODAY) -> datetime:
    return at(day, hours, "Europe/London")


@pytest.mark.parametrize(
    ("line", "hours"),
    [
        ("session K2 9 pm", "21:00"), ("planned K2 8:30 pm", "20:30"), ("session K2 9 am", "09:00"),
        ("session K2 9 a.m.", "09:00"), ("session K2 9 p.m.", "21:00"), ("session K2 2.30pm", "14:30"),
        ("session K2 2.30 pm", "14:30"), ("session K2 12 am tomorrow planned", "00:00"),
        ("session K2 14:00,", "14:00"),
    ],
)  # fmt: skip
def test_am_and_pm_stand_apart_as_well(line: str, hours: str) -> None:
    record = read(line).record
    assert record is not None
    assert f"{record.at:%H:%M}" == hours
    assert getattr(record, "demand", None) is None
    assert getattr(record, "note", "") == ""


def test_a_code_with_an_evening_hour_is_a_thought_at_that_hour() -> None:
    record = read("K2 8:30 pm").record
    assert record is not None
    assert record.at == clock("20:30")


@pytest.mark.parametrize(
    ("said", "minutes"),
    [
        ("1h30min", 90), ("1.5 hours", 90), ("1,5 h", 90), ("50min.", 50), ("50 min.", 50), ("1hr15", 75),
        ("1h 30m", 90), ("1 hour 30 minutes", 90), ("1 hour and 30 minutes", 90), ("1 h 30 min", 90),
        ("50m,", 50),
        ("2hrs", 120), ("1.25h", 75), ("90 mins", 90),
    ],
)  # fmt: skip
def test_lengths_as_they_are_written(said: str, minutes: int) -> None:
    session = good(f"session K2 10:00 {said}")
    assert (session.minutes, session.note, session.demand) == (minutes, "", None)
    assert good(f"sup {said} Dana 8").minutes == minutes


@pytest.mark.parametrize(
    ("said", "begins", "minutes"),
    [
        ("14:00 - 15:30", "14:00", 90), ("14:00 – 15:30", "14:00", 90), ("14:00-15:30", "14:00", 90),
        ("14:00 to 15:30", "14:00", 90), ("from 14:00 to 15:30", "14:00", 90),
        ("14:00 until 15:30", "14:00", 90),
        ("2-3pm", "14:00", 60), ("2pm-3pm", "14:00", 60), ("2 pm - 3 pm", "14:00", 60),
        ("2:00-3:30pm", "14:00", 90), ("2:00 - 3:30 pm", "14:00", 90), ("2 to 3 pm", "14:00", 60),
        ("2 until 3pm", "14:00", 60),
        ("11am-1pm", "11:00", 120), ("11-1pm", "11:00", 120), ("9-10 am", "09:00", 60),
        ("14:00h-15:30h", "14:00", 90),
    ],
)  # fmt: skip
def test_from_when_until_when(said: str, begins: str, minutes: int) -> None:
    session = good(f"session K2 yesterday {said}")
    assert session.at == clock(begins, date(2026, 11, 24))
    assert (session.minutes, session.note) == (minutes, "")


@pytest.mark.parametrize(
    "line", ["K2 worry 7 - 14:00 she came", "K2 worry 14:00 - she came at 3", "K2 worry 14:00 - 3 of them"]
)
def test_a_dash_that_stands_between_no_two_times_begins_the_note(line: str) -> None:
    assert good(line).text == line.split(" - ")[1]


@pytest.mark.parametrize("said", ["8 of 10", "helped 8 of 10", "8 out of 10", "8/10", "8 / 10", "helped 8/10", "8,"])
def test_eight_of_ten_is_how_much_it_helped(said: str) -> None:
    hour = good(f"sup 60m Dana {said}")
    assert (hour.helpfulness, hour.group_size, hour.format) == (8, None, SupervisionFormat.INDIVIDUAL)
    assert (hour.supervisor, hour.notes) == ("Dana", "")


def test_a_group_of_ten_is_a_group() -> None:
    for line in ("sup 90m group of 10 Dana 8", "sup 90m Dana 8 group of 10", "sup 90m of 10 Dana helped 8"):
        hour = good(line)
        assert (hour.helpfulness, hour.group_size, hour.format) == (8, 10, SupervisionFormat.GROUP)
    assert "8 of 5" in doubted("sup 90m Dana 8 of 5")


def test_heavy_six_of_ten() -> None:
    evening = good("heavy 6 of 10, energy 4 of 10, sleep 7.")
    assert (evening.heavy, evening.energy, evening.sleep, evening.line) == (6, 4, 7, "")


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("20.11", date(2026, 11, 20)), ("2026/11/20", date(2026, 11, 20)), ("2026.11.20", date(2026, 11, 20)),
        ("25.11", date(2026, 11, 25)), ("20.11.", date(2026, 11, 20)),
    ],
)  # fmt: skip
def test_a_day_with_other_signs(said: str, day: date) -> None:
    captured = read(f"sup 60m Dana {said}")
    assert captured.record is not None
    assert captured.record.day == day
    assert captured.note == ""
    # Eleven past eight is written so, too; nobody is up at 25:11.
    assert bool(captured.doubts) is (said == "20.11")


@pytest.mark.parametrize("said", ["5-12", "20-11", "11-20-2026", "1.5", "20th of november", "9.30"])
def test_a_day_that_is_not_understood_is_a_doubt(said: str) -> None:
    assert said.split(" ", maxsplit=1)[0] in doubted(f"sup 60m Dana {said}")
    assert said.split(" ", maxsplit=1)[0] in doubted(f"sup 60m {said}")


@pytest.mark.parametrize(
    "said",
    [
        "14:00 late", "14:00 (late)", "14:00 same day", "late 14:00", "14:00 on the same day",
        "14:00 at the last minute",
        "at short notice 14:00", "14:00 without notice", "14:00, late", "14:00 late.",
    ],
)  # fmt: skip
def test_cancelled_late_in_its_forms(said: str) -> None:
    for word in ("cancelled", "canceled", "cancel"):
        session = meant(f"K2 {word} {said}")
        assert session.status is SessionStatus.CANCELLED_LATE
        assert session.minutes is None
        assert session.note in ("", "at the", "at", "on the"), session.note


@pytest.mark.parametrize("said", ["24h notice", "48h notice", "2 days notice", "24 hours' notice", "26h before"])
def test_a_day_of_notice_is_in_time_and_is_no_length(said: str) -> None:
    session = good(f"cancelled K2 14:00 {said}")
    assert (session.status, session.minutes, session.note) == (SessionStatus.CANCELLED, None, "")


@pytest.mark.parametrize(
    "said", ["2h notice", "30 min notice", "less than 24h notice", "under 24h notice", "3h before"]
)
def test_less_than_a_day_of_notice_is_late_once_that_was_seen(said: str) -> None:
    line = f"cancelled K2 14:00 {said}"
    assert doubted(line)
    assert (meant(line).status, meant(line).minutes) == (SessionStatus.CANCELLED_LATE, None)


def test_late_without_a_cancellation_or_in_a_sentence_is_a_word_of_the_note() -> None:
    held = good("session K2 14:00 late")
    assert (held.status, held.note) == (SessionStatus.ATTENDED, "late")
    assert "in time" in doubted("cancelled K2 14:00 late for the train")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("session K2 14:50-14:00", "over midnight"), ("session K2 14:00-14:00", "over midnight"),
        ("session K2 9:00 14h", "14 hours"), ("session K2 9:00 1h75", "1h75"),
        ("session K2 9:00 14h30", "14h30"),
        ("session K2 9:00 1m", "1 minute"), ("session K2 02:30", "night"), ("walk 1:30", "1h30"),
        ("walk 1:30h", "length"), ("sup 60m Dana 2:30", "2:30pm"), ("sup 60m group of 40", "40"),
        ("call K2 4h", "4 hours"), ("walk 20h", "20 hours"), ("planned K2 20.11.2099 14:00", "2099"),
        ("K2 worry 20.11.2006", "2006"), ("walk 7h30", "7h30"), ("sup 9h Dana", "9 hours"),
        ("on-call 20:00 240h", "240 hours"), ("walk 23:30-00:10", "over midnight"),
    ],
)  # fmt: skip
def test_what_is_not_plausible_is_a_doubt(line: str, said: str) -> None:
    assert said in doubted(line)


def test_a_length_is_never_negative_and_never_a_day_for_two_equal_times() -> None:
    assert good("on-call 20:00-08:00").minutes == 720
    assert good("on-call 08:00-08:00").minutes == 1440


@pytest.mark.parametrize("line", ["session K2 14:00 11", "session K2 14:00 demand 12", "heavy 11", "K2 worry 11 of 10"])
def test_a_rating_over_ten_is_not_kept(line: str) -> None:
    assert "0 and 10" in read(line).problems[0]


@pytest.mark.parametrize(
    ("line", "word"),
    [
        ("K2 worry 7 she said 20 times", "20"), ("K2 worry for hours", "hours"), ("K2 worry 7 about pm", "pm"),
        ("K2 worry 7 she came monday crying", "monday"), ("K2 worry 7 since december", "december"),
        ("K2 worry wed she called", "wed"), ("K2 worry 7 sat with me", "sat"),
        ("K2 worry 7 she left until 15:00", "until"),
        ("session K2 10:00 she left 3>6 so", "3>6"), ("walk 20m 3-6", "3-6"),
        ("session K2 until 15:00", "until"), ("session K2 at midnight", "midnight"),
        ("session K2 this morning", "this morning"), ("K2 worry she met M99 there", "M99"),
        ("K2 worry 7 on mondays", "mondays"), ("K2 worry 7 an hour later", "hour"),
        ("walk 20m half past 2.30x", "2.30x"),
        ("K2 worry 7 M1²", "M1²"), ("session K2 ５０mn", "５０mn"), ("K2 worry 2 days ago", "2 days"),
        ("session K2 at 9", "at 9"), ("session K2 next fri 14:00", "next fri"),
        ("session K2 14:00 not attended", "not"),
        ("K2 worry no hope", "no hope"), ("session K2 3 times", "3 times"), ("K2 worry this am", "am"),
    ],
)  # fmt: skip
def test_a_remainder_that_tells_something_is_never_the_note_in_silence(line: str, word: str) -> None:
    assert word in doubted(line)


@pytest.mark.parametrize(
    "line",
    [
        "K2 worry 7 the way she sat by the door", "K2 worry 7 I am so tired", "K2 worry 7 she may leave him",
        "K2 worry 7 - in 20 minutes on monday", "session K2 10:00 she was calm", "K2 worry 7 the sun came out",
        "heavy 6 energy 4 long day", "session K2 14:00 5 so quiet", "K2 worry 7 #supervision still no answer",
    ],
)  # fmt: skip
def test_an_ordinary_note_is_no_doubt(line: str) -> None:
    good(line)


def test_rated_names_its_client() -> None:
    assert read("rated AB 7").kind == "session"
    assert (meant("rated AB 7").client_id, meant("rated AB 7").demand) == (AB.id, 7)
    assert not any("no client" in doubt for doubt in read("strange AB 7").doubts)


@pytest.mark.parametrize("line", ["?", "help", " Help "])
def test_the_words_it_knows_are_told_and_nothing_is_kept(line: str) -> None:
    captured = read(line)
    assert captured.record is None
    assert not captured.good
    said = " ".join(captured.problems)
    assert "no-show" in said
    assert "walk" in said
    assert "heavy" in said
    assert parse("HELP worry 7", now=NOW, clients=[client("HELP")]).good


def test_a_code_in_small_letters_that_any_sentence_holds_must_have_been_seen() -> None:
    it, max_ = client("IT"), client("MAX")
    for line, asked in (("worry 7 it was late", True), ("worry 7 IT was late", False), ("max worry 7", False)):
        captured = parse(line, now=NOW, clients=[it, max_])
        assert captured.good
        assert bool(captured.doubts) is asked, line


def test_a_weekday_beside_a_date_must_be_that_day() -> None:
    assert good("session K2 tue 24 nov 10:00").at == clock("10:00", date(2026, 11, 24))
    assert good("session K2 24.11. 10:00 tuesday").at == clock("10:00", date(2026, 11, 24))
    assert "is a Tuesday" in read("session K2 wed 24 nov 10:00").problems[0]
