"""The pages of the log on two years of a fictional life."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from journal.demo.opening import open_demo
from journal.store.journal import Journal
from pages.frame import unlocked
from tests.pages.conftest import OpenPage, SetClock, today

PAGES = ("session", "week", "reflection", "downtime", "supervision", "check_in")


@pytest.fixture(scope="module")
def demo() -> Iterator[Journal]:
    journal = open_demo(today(), years=2)
    yield journal
    journal.close()


@pytest.fixture
def journal(demo: Journal, monkeypatch: pytest.MonkeyPatch) -> Journal:
    value = unlocked.unlocked.let_in(demo)
    monkeypatch.setattr(unlocked, "browser_cookie", lambda: value)
    return demo


@pytest.mark.parametrize("page", PAGES)
def test_a_page_opens(open_page: OpenPage, page: str) -> None:
    assert open_page(f"log/{page}.py").run().errors == []


@pytest.mark.parametrize("page", [page for page in PAGES if page != "week"])
def test_the_newest_entry_opens_and_is_saved_unchanged(open_page: OpenPage, journal: Journal, page: str) -> None:
    entries = next(e for e in journal.kinds if e.kind == page.replace("_", "-"))
    (entry,) = entries.between(date.min, today())[-1:]

    shown = open_page(f"log/{page}.py", id=entry.id).press("Save")

    assert shown.errors == []
    kept = entries.get(entry.id)
    same = {name for name in entry.__dataclass_fields__ if getattr(kept, name) == getattr(entry, name)}
    assert set(entry.__dataclass_fields__) - same <= {"edited_at", "at"}
    assert kept.at.replace(second=0, microsecond=0) == entry.at.replace(second=0, microsecond=0)


def test_the_week_proposes_what_the_clients_rhythm_says(
    open_page: OpenPage, journal: Journal, set_clock: SetClock
) -> None:
    page = open_page("log/week.py").tap("week.which", "Another")
    far = date(today().year + 1, 6, 3)
    next(d for d in page.at.date_input if d.key == "week.day").set_value(far)

    page.run()

    assert any(button.startswith("Plan these") for button in page.buttons)
