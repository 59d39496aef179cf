"""A pack as its reader sees it: the whole of it, from the pack alone, and what is beside each item."""

from __future__ import annotations

from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from journal.sharing.pack import Made, items_of, made
from journal.sharing.summary import Summary
from pages.frame import unlocked
from tests.journal.sharing import packs
from tests.journal.sharing.earlier_forms import FIRST
from tests.pages.conftest import Page

_SHOW = """
from datetime import UTC
import streamlit as st
from journal.sharing.pack_format import Pack
from journal.sharing.reading import read
from pages.sharing import shown_pack

pack = read(st.session_state["payload"], Pack)
shown_pack.show(pack, dark=False, zone=UTC, beside=lambda item: st.text(f"beside {item}"))
"""


@pytest.fixture(autouse=True)
def nobody_is_in(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whose dates are whose does not matter here."""
    monkeypatch.setattr(unlocked, "browser_cookie", lambda: None)


def seen(of: Made) -> Page:
    """Show a pack as a page of its own."""
    at = AppTest.from_string(_SHOW, default_timeout=20)
    at.session_state["payload"] = of.payload.bytes
    return Page(at).run()


def of(summary: Summary) -> Made:
    return made(summary, packs.thread(), id=packs.PACK_ID, sequence=3, at=packs.AT)


def test_everything_in_a_pack_is_shown_and_text_of_a_person_as_text() -> None:
    page = seen(packs.full())

    plain = [text.value for text in page.at.text]
    for told in ("From M. Brandt", packs.TITLE, "The letter", "It was heavy.\nThen less.", "Worry: 7 times"):
        assert told in plain
    assert "Hope: 1–2 times" in plain
    assert "R47: 4 reflections" in plain
    assert packs.full().pack.says in plain
    assert "4 weeks, 7 September to 4 October 2026" in plain
    assert len(page.at.get("plotly_chart")) == 2
    assert all("<b>" not in html.proto.body for html in page.at.get("html"))


def test_each_item_is_followed_by_what_is_beside_it_and_the_whole_comes_last() -> None:
    for pack in (packs.full(), packs.of_hours()):
        lines = [text.value for text in seen(pack).at.text]
        beside = [line.removeprefix("beside ") for line in lines if line.startswith("beside ")]
        assert set(beside) == items_of(pack.pack)
        assert len(beside) == len(set(beside))
        assert beside[-1] == "pack"
    lines = [text.value for text in seen(packs.full()).at.text]
    assert lines[lines.index("The letter") + 1] == "beside agenda-2"


def test_what_is_wanted_comes_first_and_each_item_keeps_its_name() -> None:
    quiet, wanted = packs.agenda("only to tell", "to decide")
    page = seen(of(Summary(weeks=packs.WEEKS, agenda=(replace(quiet, want=None), wanted))))

    lines = [text.value for text in page.at.text]
    at = lines.index("to decide")
    assert lines[at : at + 4] == ["to decide", "beside agenda-2", "only to tell", "beside agenda-1"]
    assert "waiting" not in page.said
    assert "not raised yet" in page.said


def test_a_part_that_was_chosen_and_is_empty_is_told_apart_from_one_that_was_not_chosen() -> None:
    page = seen(of(Summary(weeks=packs.WEEKS, themes=(), contact=())))

    headings = [heading.value for heading in page.at.subheader]
    assert headings == ["Feelings", "Contact between sessions", "Not chosen"]
    plain = [text.value for text in page.at.text]
    assert plain.count("Chosen, and there is nothing to show.") == 2
    not_chosen = [
        "What I want",
        "What I want to learn",
        "In my own words",
        "Emotional load by week",
        "Caseload intensity by week",
    ]
    assert plain[-7:] == [*not_chosen, "On my mind", "beside pack"]
    assert "Risk" not in plain  # it could not have been chosen


def test_an_empty_part_of_a_pack_of_the_first_form_says_neither() -> None:
    at = AppTest.from_string(_SHOW, default_timeout=20)
    at.session_state["payload"] = FIRST.payload("nothing ticked")
    page = Page(at).run()

    assert [text.value for text in page.at.text].count("Nothing is shown here.") == 2
    assert "hosen" not in page.said.replace("The therapist chose what is here", "")
    assert "Not chosen" not in [heading.value for heading in page.at.subheader]


def test_a_pack_with_everything_and_one_of_hours_name_nothing_as_not_chosen() -> None:
    for pack in (packs.full(), packs.of_hours()):
        assert "Not chosen" not in [heading.value for heading in seen(pack).at.subheader]


def test_weeks_without_anything_logged_are_a_sentence_and_not_an_empty_chart() -> None:
    full = packs.summary()
    empty = Summary(
        weeks=packs.WEEKS, load=tuple(replace(w, demand=None, recovery=None, logged=0) for w in full.load or ())
    )
    page = seen(of(empty))

    assert "These weeks hold no logged day that is shown." in page.said
    assert not page.at.get("plotly_chart")
