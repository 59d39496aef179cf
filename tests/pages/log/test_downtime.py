"""The page on which the time between sessions is logged."""

from __future__ import annotations

from typing import Any

import pytest

from journal.presets.downtime import ACTIVITIES
from journal.records.downtime import Downtime, DowntimeCategory, Felt, GapOrigin
from journal.store.journal import Journal
from pages.parts.markdown_escape import markdown_escape
from tests.pages.conftest import OpenPage, Page, days_ago, moment

PAGE = "log/downtime.py"


def activities(page: Page) -> list[str]:
    return next(g for g in page.at.button_group if g.key == f"{page.draft}.activity").options


def logged(journal: Journal, activity: str, category: DowntimeCategory, **more: Any) -> Downtime:
    downtime = Downtime(at=moment(days_ago(1)), activity=activity, category=category, **more)
    journal.downtimes.add(downtime)
    return downtime


def test_an_empty_journal_offers_something_of_each_category_and_says_what_will_be_here(open_page: OpenPage) -> None:
    page = open_page(PAGE)

    offered = [a for a in ACTIVITIES if a.name in {name.lower() for name in activities(page)}]
    assert len(offered) == 14
    assert {a.category for a in offered} == {a.category for a in ACTIVITIES}
    assert "will be listed here" in page.said


def test_opening_the_page_leaves_no_draft_behind(open_page: OpenPage, journal: Journal) -> None:
    open_page(PAGE).run()

    assert journal.drafts.all() == []


def test_downtime_is_an_activity_and_how_it_left_one(open_page: OpenPage, journal: Journal) -> None:
    page = open_page(PAGE)
    page.tap(f"{page.draft}.activity", "walk").fill(felt="better").press("Save")

    (downtime,) = journal.downtimes.latest(5)
    assert (downtime.activity, downtime.minutes, downtime.felt) == ("walk", 20, Felt.BETTER)
    assert downtime.category is DowntimeCategory.SELF_CARE
    assert "walk  ·  20 minutes  ·  better" in page.said


def test_the_most_used_activities_come_first(open_page: OpenPage, journal: Journal) -> None:
    for activity in ("choir", "Tea or Coffee", "choir"):
        logged(journal, activity, DowntimeCategory.SELF_CARE)

    assert activities(open_page(PAGE))[:3] == ["Choir", "Tea or Coffee", "Notes"]
    assert len({name.casefold() for name in activities(open_page(PAGE))}) == 14


def test_the_category_follows_the_activity_and_can_be_changed(open_page: OpenPage) -> None:
    page = open_page(PAGE).fill(activity="walk")
    assert page.value("category") == "self-care"
    assert page.fill(activity="notes").value("category") == "administration"

    page.fill(category="research")
    assert page.fill(activity="walk").value("category") == "research"


def test_an_own_word_asks_for_its_category_in_sight_once(open_page: OpenPage, journal: Journal) -> None:
    page = open_page(PAGE).fill(own_word=" choir ").press("Save")
    assert page.errors == ["Category: is not chosen yet. Nothing you typed was lost."]

    page.fill(category="self-care").press("Save")
    assert journal.downtimes.latest(1)[0].activity == "choir"

    assert open_page(PAGE).fill(own_word="choir").value("category") == "self-care"


def test_a_preset_typed_in_capitals_is_the_preset(open_page: OpenPage, journal: Journal) -> None:
    open_page(PAGE).fill(own_word="Walk").press("Save")

    assert journal.downtimes.latest(1)[0].activity == "walk"


def test_the_last_said_of_pill_and_word_counts(open_page: OpenPage) -> None:
    page = open_page(PAGE).fill(activity="walk").fill(own_word="choir")
    assert page.value("activity") is None

    page.tap(f"{page.draft}.activity", "notes")
    assert (page.value("activity"), page.value("own_word")) == ("notes", "")


@pytest.mark.parametrize(("activity", "asked"), [("walk", True), ("rest", True), ("notes", False), ("course", False)])
def test_energy_is_asked_for_after_breaks_and_self_care_only(open_page: OpenPage, activity: str, asked: bool) -> None:
    page = open_page(PAGE).fill(activity=activity)

    assert (page.has("energy_before"), page.has("energy_after")) == (asked, asked)


def test_energy_given_for_a_walk_is_not_kept_for_notes(open_page: OpenPage, journal: Journal) -> None:
    page = open_page(PAGE).fill(activity="walk").fill(energy_before=3, energy_after=6)
    page.fill(activity="notes").press("Save")

    downtime = journal.downtimes.latest(1)[0]
    assert (downtime.activity, downtime.energy_before, downtime.energy_after) == ("notes", None, None)


def test_the_rest_is_kept_too(open_page: OpenPage, journal: Journal) -> None:
    page = open_page(PAGE).fill(activity="walk")
    journal.drafts.put_text(page.draft, "downtime", "note", "along the river")
    page.fill(origin="fell free: no-show", own_choice=False, energy_before=0, energy_after=6, ce_credit=1.5, minutes=25)
    page.press("Save")

    downtime = journal.downtimes.latest(1)[0]
    assert (downtime.origin, downtime.own_choice) == (GapOrigin.NO_SHOW, False)
    assert (downtime.measured_change, downtime.ce_credit, downtime.minutes) == (6, 1.5, 25)
    assert downtime.note == "along the river"


@pytest.mark.parametrize("activity", ["supervision", "consultation"])
def test_supervision_is_shown_the_way_to_its_own_page(open_page: OpenPage, journal: Journal, activity: str) -> None:
    page = open_page(PAGE)
    assert "To supervision" not in page.buttons
    page.fill(activity=activity)

    assert "To supervision" in page.buttons
    page.press("Save")
    assert page.errors[0].startswith("Category: is logged as supervision")
    assert journal.downtimes.count() == 0


def test_what_is_typed_right_before_leaving_by_a_way_on_the_page_waits_as_a_draft(
    open_page: OpenPage, journal: Journal
) -> None:
    page = open_page(PAGE).fill(activity="supervision")
    page.at.number_input(key=f"{page.draft}.minutes").set_value(35)
    page.press("To supervision")

    assert page.way == ("supervision", {})
    assert [draft.fields["minutes"] for draft in journal.drafts.all()] == [35]


@pytest.mark.parametrize(
    ("wrong", "named"),
    [
        ({"activity": None}, "Activity: is needed"),
        ({"minutes": 1441}, "Minutes: must be between 1 and 1440"),
        ({"ce_credit": 1001.0}, "Education credit: must be between 0 and 1000 hours"),
        ({"own_word": "x" * 501}, "Activity: can hold 500 characters at most"),
        ({"own_word": "a\x00b"}, "Activity: must stay on one line"),
    ],
)
def test_what_is_wrong_is_named_and_nothing_is_lost(
    open_page: OpenPage, journal: Journal, wrong: dict[str, Any], named: str
) -> None:
    page = open_page(PAGE).fill(activity="walk").fill(felt="worse").fill(**wrong).fill(category="self-care")
    page.press("Save")

    assert page.errors[0].startswith(named)
    assert journal.downtimes.count() == 0
    assert page.value("felt") == "worse"
    assert all(page.value(name) == value for name, value in wrong.items())


def test_an_entry_is_edited_under_its_address(open_page: OpenPage, journal: Journal) -> None:
    downtime = logged(journal, "walk", DowntimeCategory.SHORT_BREAK, minutes=7, felt=Felt.SAME, own_choice=True)
    page = open_page(PAGE, id=downtime.id)
    held = {name: page.value(name) for name in ("activity", "category", "minutes", "felt", "own_choice")}
    assert held == {
        "activity": "walk", "category": "short break", "minutes": 7, "felt": "same", "own_choice": True,
    }  # fmt: skip

    page.fill(own_choice=False).press("Save")

    (kept,) = journal.downtimes.latest(5)
    assert (kept.id, kept.own_choice, kept.category) == (downtime.id, False, DowntimeCategory.SHORT_BREAK)


def test_minutes_that_an_entry_never_had_are_not_filled_in_by_opening_it(open_page: OpenPage, journal: Journal) -> None:
    downtime = logged(journal, "walk", DowntimeCategory.SELF_CARE, minutes=None)

    page = open_page(PAGE, id=downtime.id).run()
    assert page.value("minutes") is None
    assert page.fill(activity="rest").value("minutes") == 10


def test_a_draft_of_a_change_to_no_and_zero_outlives_the_tab(open_page: OpenPage, journal: Journal) -> None:
    downtime = logged(journal, "walk", DowntimeCategory.SELF_CARE, energy_before=5, own_choice=True)
    open_page(PAGE, id=downtime.id).fill(own_choice=False, energy_before=0)

    page = open_page(PAGE, id=downtime.id)

    assert (page.value("own_choice"), page.value("energy_before")) == (False, 0)


def test_an_address_of_nothing_is_said(open_page: OpenPage) -> None:
    assert any("not in the journal" in note for note in open_page(PAGE, id="0" * 32).notes)


def test_deleting_can_be_undone(open_page: OpenPage, journal: Journal) -> None:
    downtime = logged(journal, "walk", DowntimeCategory.SELF_CARE)
    page = open_page(PAGE).press("Delete")
    assert journal.downtimes.count() == 0

    page.press("Undo")
    assert journal.downtimes.get(downtime.id) == downtime


def test_an_own_activity_is_shown_as_it_was_typed(open_page: OpenPage, journal: Journal) -> None:
    logged(journal, "![](http://127.0.0.1:9/x)", DowntimeCategory.RESEARCH)

    assert activities(open_page(PAGE))[0] == markdown_escape("![](http://127.0.0.1:9/x)")
