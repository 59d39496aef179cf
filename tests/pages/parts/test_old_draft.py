"""A draft from another version of the program is shown as far as it can be, and says what could not."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from journal.records.entry import new_id
from journal.store.journal import Journal
from pages.parts.forms.draft_values import decoded, encoded
from tests.pages.conftest import OpenPage

NOT_HELD: list[tuple[str, Any]] = [
    ("place", "attic"),
    ("place", ["bed"]),
    ("feelings", ["awe"]),
    ("feelings", "worry"),
    ("intensity", 14),
    ("intensity", "seven"),
    ("minutes", "x"),
    ("client_id", "nobody"),
    ("spontaneous", "maybe"),
    ("to_supervision", "yes"),
    ("at_day", "yesterday"),
    ("at_day", {"date": "2026-13-40"}),
    ("at_time", {"clock": "9"}),
    ("waits_until", {"date": "0001-01-01"}),
]


@pytest.mark.parametrize(("name", "value"), NOT_HELD)
def test_what_an_input_cannot_hold_is_said_and_the_rest_is_there(
    open_page: OpenPage, journal: Journal, name: str, value: Any
) -> None:
    draft = new_id()
    journal.drafts.put_fields(draft, "reflection", None, {"intrusiveness": 3, name: value})
    journal.drafts.put_text(draft, "reflection", "text", "what stayed")

    page = open_page("log/reflection.py", draft=draft)

    assert page.value("intrusiveness") == 3
    assert any("another version" in note for note in page.notes)
    page.fill(intensity=5).press("Save")
    (kept,) = journal.reflections.latest(2)
    assert (kept.text, kept.intrusiveness, kept.intensity) == ("what stayed", 3, 5)


def test_of_several_words_the_known_ones_stay(open_page: OpenPage, journal: Journal) -> None:
    draft = new_id()
    journal.drafts.put_fields(draft, "reflection", None, {"feelings": ["awe", "worry"], "no_longer_asked": 3})

    page = open_page("log/reflection.py", draft=draft)

    assert page.value("feelings") == ["worry"]
    assert any("another version" in note for note in page.notes)


def test_a_draft_of_this_version_says_nothing_of_another(open_page: OpenPage, journal: Journal) -> None:
    draft = new_id()
    journal.drafts.put_fields(draft, "reflection", None, {"feelings": ["worry"], "intensity": 0, "spontaneous": False})
    page = open_page("log/reflection.py", draft=draft)
    assert page.notes == ["No clients yet. A short code is enough, never a name."]
    assert (page.value("feelings"), page.value("intensity"), page.value("spontaneous")) == (["worry"], 0, False)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.sampled_from(["date", "time", "datetime", "x"]), inner),
)


@given(JSON)
@settings(suppress_health_check=[HealthCheck.too_slow])
def test_reading_a_draft_never_fails(told: Any) -> None:
    decoded(told)


@given(st.dates() | st.times() | st.datetimes() | st.integers() | st.booleans() | st.lists(st.dates()) | st.text())
def test_what_was_kept_is_read_again(value: Any) -> None:
    assert decoded(encoded(value)) == value
