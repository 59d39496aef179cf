"""The page of settings: each change is kept at once, planned work from a day on."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from journal.errors import DiskFull
from journal.records.settings import Computer, Settings
from journal.records.work_pattern import WorkPattern
from journal.store.journal import Journal
from journal.wording import settings as wording
from tests.pages.conftest import OpenPage, Page, days_ago, today

PAGE = "keeping/settings.py"
RENEW = ("/door/change-passphrase", "/door/new-key")


def change(page: Page, key: str, value: Any) -> Page:
    """Change one input, as a person does: its callback runs."""
    widgets = [*page.at.number_input, *page.at.selectbox, *page.at.button_group]
    next(widget for widget in widgets if widget.key == key).set_value(value)
    return page.run()


def links(page: Page) -> str:
    """Return the raw HTML of the page's own links."""
    return "".join(str(e.proto.body) for e in page.at.get("html"))


def test_each_choice_is_kept_at_once(open_page: OpenPage, journal: Journal) -> None:
    page = open_page(PAGE)
    change(page, "settings.computer", Computer.EMPLOYER.value)
    change(page, "settings.idle_minutes", 3)
    change(page, "settings.zone", "Africa/Cairo")

    kept = journal.settings.read()
    assert kept == Settings(zone="Africa/Cairo", idle_minutes=3, computer=Computer.EMPLOYER)
    assert "Saved" in page.said


def test_what_an_employers_computer_may_see_is_said(open_page: OpenPage) -> None:
    page = open_page(PAGE)
    assert "may record screen and keys" not in page.said

    assert "may record screen and keys" in change(page, "settings.computer", Computer.EMPLOYER.value).said


def test_what_the_page_does_not_ask_is_kept(open_page: OpenPage, journal: Journal) -> None:
    journal.settings.write(Settings(open_more=("session",)))
    change(open_page(PAGE), "settings.idle_minutes", 3)

    assert journal.settings.read().open_more == ("session",)


def test_planned_work_holds_from_its_day(open_page: OpenPage, journal: Journal) -> None:
    journal.patterns.add(WorkPattern(effective=days_ago(100), weekly_units=20))
    page = open_page(PAGE)
    change(page, "pattern.units", 12.5)
    change(page, "pattern.workdays", [1, 3])
    page.tell("pattern.effective", day="2026-06-01").press("Keep this plan")

    kept = journal.patterns.all()
    assert [(p.weekly_units, p.workdays) for p in kept] == [(20, (1, 2, 3, 4, 5)), (12.5, (1, 3))] or [
        (p.weekly_units, p.workdays) for p in kept
    ] == [(12.5, (1, 3)), (20, (1, 2, 3, 4, 5))]
    assert "From Monday, 1 June 2026: 12.5 units a week, Monday, Wednesday" in page.said


def test_a_plan_that_changes_nothing_is_not_kept_twice(open_page: OpenPage, journal: Journal) -> None:
    journal.patterns.add(WorkPattern(effective=days_ago(100), weekly_units=20))
    open_page(PAGE).press("Keep this plan")

    assert len(journal.patterns.all()) == 1


def test_the_first_plan_is_kept_even_if_it_is_the_usual_one(open_page: OpenPage, journal: Journal) -> None:
    open_page(PAGE).press("Keep this plan")

    assert [p.effective for p in journal.patterns.all()] == [today()]


def test_no_work_at_all_cannot_be_planned(open_page: OpenPage, journal: Journal) -> None:
    page = change(open_page(PAGE), "pattern.units", 0.0).press("Keep this plan")

    assert "Planned weekly units: must be above 0" in page.said
    assert journal.patterns.all() == []


def test_units_are_explained(open_page: OpenPage) -> None:
    assert "An ordinary 50-minute session counts as 1" in open_page(PAGE).said


def test_a_full_disk_is_said(open_page: OpenPage, journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_settings: Settings) -> None:
        raise DiskFull

    monkeypatch.setattr(journal.settings, "write", full)

    assert DiskFull.sentence in change(open_page(PAGE), "settings.idle_minutes", 3).said


def test_it_leads_to_the_copies(open_page: OpenPage) -> None:
    assert open_page(PAGE).press(wording.TO_COPIES).way == ("copies", {})


def test_it_says_where_the_journal_lies_and_what_is_encrypted(open_page: OpenPage, journal: Journal) -> None:
    said = open_page(PAGE).said

    assert str(journal.folder) in said
    assert "\nEncrypted: " in said
    assert "\nNot encrypted: " in said


@pytest.mark.parametrize(("name", "warned"), [("Dropbox", True), ("Desk", False)])
def test_a_synced_folder_is_warned_of(
    open_page: OpenPage, journal: Journal, tmp_path: Path, name: str, warned: bool
) -> None:
    journal.folder = tmp_path / name

    assert any("syncing program" in warning.value for warning in open_page(PAGE).at.warning) is warned


def test_no_passphrase_is_typed_into_this_page(open_page: OpenPage) -> None:
    page = open_page(PAGE)

    assert [field.key for field in page.at.text_input if not str(field.key).startswith("own_words.")] == []
    assert all(f'href="{path}" target="_self"' in links(page) for path in RENEW)


def test_the_demo_has_no_passphrase(open_page: OpenPage, journal: Journal) -> None:
    journal.is_demo = True
    page = open_page(PAGE)

    assert "has no passphrase" in page.said
    assert not any(path in links(page) for path in RENEW)
