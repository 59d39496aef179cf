"""What is said on a day of illness names no reason, no work and nobody, in each of its ways."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from journal.wording import cannot_work as wording

TODAY = date(2026, 10, 20)
NOW = datetime(2026, 10, 20, 8, 30, tzinfo=UTC)


@pytest.mark.parametrize("way", wording.WAYS)
@pytest.mark.parametrize("day", [TODAY, TODAY + timedelta(days=1)])
def test_no_text_tells_why_or_what_the_work_is(way: str, day: date) -> None:
    said = wording.text(way, day, TODAY, "116 123").casefold()
    for word in ("ill", "sick", "health", "therap", "session", "client", "patient", "treatment", "practice", "counsel"):
        assert word not in [part.strip(".,:") for part in said.split()], word
        assert word in ("ill", "sick") or word not in said, word
    assert said.endswith("if it cannot wait: 116 123")
    assert ("today" in said) == (day == TODAY)
    assert "cannot wait:" not in wording.text(way, day, TODAY, "")


def test_who_may_be_on_the_way_is_said_in_words() -> None:
    assert wording.when(NOW + timedelta(minutes=40), NOW, soon=True).endswith("in 40 minutes: may be on the way")
    assert wording.when(NOW - timedelta(minutes=5), NOW, soon=True).endswith("has begun: they may be waiting")
    assert "way" not in wording.when(NOW + timedelta(hours=5), NOW, soon=False)


@pytest.mark.parametrize(
    ("agreed", "said"),
    [
        ([None], "not asked about cover"),
        ([True, True], "agreed to cover"),
        ([True, False], "did not agree to cover"),
        ([], "not asked about cover"),
    ],
)
def test_consent_of_everyone_is_what_counts(agreed: list[bool | None], said: str) -> None:
    assert wording.consent(agreed) == said


def test_what_is_not_known_of_reaching_somebody_reads_speak_to_them_only() -> None:
    assert "speak to them only" in wording.reach(None, None, None, "")
    assert "speak to them only" in wording.reach("phone", None, None, "")
    assert wording.reach("phone", True, False, "") == "by phone, a message may be left, not naming the work"
