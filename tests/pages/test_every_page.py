"""Every page, on an empty journal, on the demo's two years and on ten years of a fictional life."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from journal.demo.opening import open_demo
from journal.records.client import Client
from journal.store.journal import Journal
from pages.frame import unlocked
from pages.parts.menu import MENU, PAGES
from tests.pages.conftest import OpenPage, today

EVERY = [place.file for places in MENU.values() for place in places]

FORMS = {
    "session": "log/session.py",
    "reflection": "log/reflection.py",
    "downtime": "log/downtime.py",
    "contact": "log/contact.py",
    "encounter": "log/encounter.py",
    "supervision": "log/supervision.py",
    "on-call": "log/on_call.py",
    "check-in": "today/check_in.py",
    "scale": "log/scale.py",
    "time off": "ahead/time_off.py",
    "person": "clients/people.py",
}
"""Kind → the page with its form."""


FIRST_STEPS = {
    "ahead/absence.py": "time-off",
    "ahead/absence_plan.py": "time-off",
    "ahead/absence_client.py": "time-off",
    "ahead/absence_cover.py": "time-off",
    "sharing/share/sheet.py": "time-off",
    "sharing/review/sheet_came.py": "covering",
    "supervision/cpd_evidence.py": "cpd",
    "sharing/share/cpd_file.py": "cpd",
    "ahead/absence_back.py": "time-off",
    "ahead/long_leave.py": "time-off",
    "ahead/coming_weeks.py": "clients",
    "ahead/absence_tell.py": "time-off",
    "ahead/year_notice.py": "time-off",
    "ahead/first_agreement.py": "time-off",
    "week/week.py": "clients",
    "entries/entries.py": "reflection",
    "insight/board.py": "clients",
    "insight/emotional_load.py": "clients",
    "insight/caseload_intensity.py": "clients",
    "insight/asks_most.py": "clients",
    "insight/what_it_did.py": "time-off",
    "insight/on_my_mind.py": "reflection",
    "insight/hours_between.py": "downtime",
    "insight/recovery.py": "downtime",
    "insight/contact_pattern.py": "contact",
    "insight/scales.py": "scale",
    "sharing/review/supervisees.py": "people",
    "supervision/hours.py": "supervision",
    "supervision/hours_dossier.py": "clients",
    "supervision/before_supervision.py": "supervision",
    "sharing/share/share.py": "people",
    "clients/timeline.py": "clients",
    "today/safety.py": "people",
    "today/calls_for_me.py": "cannot-work",
    "keeping/year_in_review.py": "clients",
    "keeping/bring_in.py": "clients",
}
"""Page → where the one press leads that begins it, in an empty journal."""

BEGINS_BY_ITSELF = {
    "today/today.py",  # the first week
    "today/cannot_work.py",  # a press keeps the day, and stays
    "today/inbox.py", "entries/trash.py",  # what comes here is made elsewhere, and need not come
    "insight/word_tone.py",  # a switch
    "insight/how_computed.py", "insight/weights.py", "keeping/settings.py", "keeping/copies.py",  # never empty
    "keeping/retention.py", "clients/erase.py",  # ask nothing of an empty journal
    "keeping/take_out.py",  # chooses, and keeps nothing
    "ahead/referral.py",  # asks, and keeps nothing
    "sharing/review/review.py",  # takes the file that somebody else made
}  # fmt: skip
"""Pages without such a press, and without a form."""


@pytest.fixture(scope="module")
def two_years() -> Iterator[Journal]:
    with closing(open_demo(today(), years=2)) as journal:
        yield journal


@pytest.fixture(scope="module")
def ten_years() -> Iterator[Journal]:
    with closing(open_demo(today(), years=10)) as journal:
        yield journal


def enter(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    """Unlock a journal in the browser that the tests stand for."""
    value = unlocked.unlocked.let_in(journal)
    monkeypatch.setattr(unlocked, "browser_cookie", lambda: value)


def asks_for_the_journal(path: Path) -> bool:
    """Say whether a file runs by itself, as a page does: it asks for the journal outside of any function."""
    return any("current_journal()" in ast.unparse(line) for line in _outside(path))


def _outside(path: Path) -> list[ast.stmt]:
    written = ast.parse(path.read_text(encoding="utf-8")).body
    return [line for line in written if not isinstance(line, ast.FunctionDef | ast.ClassDef)]


def test_every_page_of_the_menu_is_there_and_every_page_is_in_the_menu() -> None:
    files = {p.relative_to(PAGES).as_posix(): p for p in PAGES.rglob("*.py")}
    inside = {name for name in files if name.split("/")[0] not in ("frame", "parts")}
    assert {name for name in inside if asks_for_the_journal(files[name])} == set(EVERY)


def test_no_page_is_imported_to_run_a_second_time() -> None:
    pages = {f"pages.{name.removesuffix('.py').replace('/', '.')}" for name in EVERY}
    found = [
        (path.name, f"{node.module}.{alias.name}")
        for path in PAGES.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
        if {node.module, f"{node.module}.{alias.name}"} & pages
    ]
    assert found == []


@pytest.mark.parametrize("page", EVERY)
def test_a_page_opens_on_an_empty_journal(open_page: OpenPage, page: str) -> None:
    assert open_page(page).errors == []


@pytest.mark.parametrize("page", EVERY)
def test_an_empty_page_has_one_press_to_its_first_step(open_page: OpenPage, page: str) -> None:
    shown = open_page(page)
    saves = [button for button in shown.at.button if (button.key or "").endswith(".save")]
    assert [page in FIRST_STEPS, page in BEGINS_BY_ITSELF, bool(saves)].count(True) == 1
    if page in FIRST_STEPS:
        first = [button for button in shown.at.button if button.proto.type != "tertiary"] or list(shown.at.button)
        first[0].click()
        assert shown.run().way[0] == FIRST_STEPS[page]


@pytest.mark.parametrize("page", [page for page, first in FIRST_STEPS.items() if first != "people"])
def test_once_something_is_logged_no_page_offers_to_begin(
    open_page: OpenPage, two_years: Journal, monkeypatch: pytest.MonkeyPatch, page: str
) -> None:
    enter(two_years, monkeypatch)
    assert "first_step" not in [button.key for button in open_page(page).at.button]


@pytest.mark.parametrize("page", EVERY)
def test_a_page_opens_on_the_demo(
    open_page: OpenPage, two_years: Journal, monkeypatch: pytest.MonkeyPatch, page: str
) -> None:
    enter(two_years, monkeypatch)
    assert open_page(page).errors == []


@pytest.mark.parametrize("page", EVERY)
def test_a_page_opens_on_ten_years(
    open_page: OpenPage, ten_years: Journal, monkeypatch: pytest.MonkeyPatch, page: str
) -> None:
    enter(ten_years, monkeypatch)
    assert open_page(page).errors == []


@pytest.mark.parametrize("kind", FORMS)
def test_the_newest_entry_opens_and_is_saved_unchanged(
    open_page: OpenPage, two_years: Journal, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    enter(two_years, monkeypatch)
    entries = next(e for e in two_years.tables if e.kind == kind)
    for entry in entries.between(date.min, today())[-3:]:
        shown = open_page(FORMS[kind], id=entry.id).press("Save")

        assert shown.errors == []
        kept = entries.get(entry.id)
        same = {name for name in entry.__dataclass_fields__ if getattr(kept, name) == getattr(entry, name)}
        assert set(entry.__dataclass_fields__) - same <= {"edited_at", "at"}
        assert kept.as_of > entry.as_of
        assert kept.at.replace(second=0, microsecond=0) == entry.at.replace(second=0, microsecond=0)


def test_the_clients_with_most_on_record_open_and_are_saved_unchanged(
    open_page: OpenPage, two_years: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    enter(two_years, monkeypatch)

    def on_record(client: Client) -> tuple[int, int]:
        return len(client.members), len(two_years.clients.facts(client.id))

    clients = sorted(two_years.clients.all(), key=on_record)[-6:]
    assert clients[-1].members
    for client in clients:
        facts = two_years.clients.facts(client.id)
        assert open_page("clients/clients.py", id=client.id).press("Save").errors == []

        kept = two_years.clients.get(client.id)
        same = {name for name in client.__dataclass_fields__ if getattr(kept, name) == getattr(client, name)}
        assert set(client.__dataclass_fields__) - same == {"edited_at"}
        assert two_years.clients.facts(client.id) == facts
    assert [draft for draft in two_years.drafts.all() if draft.kind == "client"] == []


def test_the_week_proposes_what_the_clients_rhythm_says(
    open_page: OpenPage, two_years: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    enter(two_years, monkeypatch)
    page = open_page("week/week.py").tap("week.which", "Another")
    far = date(today().year + 1, 6, 3)
    page.tell("week.day", day=far.isoformat())

    assert any(button.startswith("Plan these") for button in page.buttons)
