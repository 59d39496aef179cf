"""What a page gets: its journal, or a sentence and nothing else."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from journal.store.journal import Journal
from pages.frame.browsers import unlocked
from pages.frame.unlocked import LOCKED, OTHER_JOURNAL, PINNED
from tests.pages.frame.conftest import Clock

Make = Callable[[str], Journal]


def page() -> None:
    """Be a page that shows which journal it has."""
    import streamlit as st

    from pages.frame.unlocked import current_journal

    journal = current_journal()
    st.text(f"in {journal.id}")


@pytest.fixture
def come_with(monkeypatch: pytest.MonkeyPatch) -> Callable[[str | None], None]:
    """Let the page's browser come with this cookie."""
    return lambda value: monkeypatch.setattr("pages.frame.unlocked.browser_cookie", lambda: value)


def shown(app: AppTest) -> list[str]:
    assert not app.exception
    return [text.value for text in app.text]


def test_a_page_gets_the_journal_of_its_browser(come_with: Callable[[str | None], None], stand_in: Make) -> None:
    come_with(unlocked.let_in(stand_in("one")))
    assert shown(AppTest.from_function(page).run()) == ["in one"]


@pytest.mark.parametrize("value", [None, "", "guessed"])
def test_a_locked_browser_gets_a_sentence_and_not_the_page(
    come_with: Callable[[str | None], None], value: str | None
) -> None:
    come_with(value)
    assert shown(AppTest.from_function(page).run()) == [LOCKED]


def test_when_the_lock_comes_the_tab_forgets_what_was_typed(
    come_with: Callable[[str | None], None], stand_in: Make
) -> None:
    value = unlocked.let_in(stand_in("one"))
    come_with(value)
    app = AppTest.from_function(page).run()
    app.session_state["typed"] = "she is still with me"
    unlocked.lock(value)
    assert shown(app.run()) == [LOCKED]
    assert "typed" not in app.session_state


def test_a_tab_of_another_journal_is_told_so_and_stays_out(
    come_with: Callable[[str | None], None], stand_in: Make
) -> None:
    come_with(unlocked.let_in(stand_in("one")))
    app = AppTest.from_function(page).run()
    come_with(unlocked.let_in(stand_in("two")))
    assert shown(app.run()) == [OTHER_JOURNAL]
    assert shown(app.run()) == [OTHER_JOURNAL]
    assert app.session_state[PINNED] == "one"


def test_a_run_is_no_activity(come_with: Callable[[str | None], None], stand_in: Make, time_passing: Clock) -> None:
    value = unlocked.let_in(stand_in("one"))
    come_with(value)
    app = AppTest.from_function(page).run()
    time_passing.pass_by(300)
    app.run()
    assert unlocked.seconds_left(value) == 300
