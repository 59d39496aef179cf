"""Nothing is chosen for anyone, in no state; last time's choices are offered, chosen at one press, and taken back."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from journal.records.agenda import AgendaState
from journal.records.person import Relation
from journal.records.share import SharingWith
from journal.sharing.allowed_parts import offered
from journal.store.journal import Journal
from tests.pages.conftest import OpenPage, Page, today
from tests.pages.sharing.conftest import PAGE, Shared, choose, hand_over, key, press, tick

LAST = ("agenda", "load", "themes")


def chosen(page: Page) -> list[str]:
    """Return the inputs that choose something, as far as they are on."""
    on = [str(box.key).rsplit(".", 1)[-1] for box in page.at.checkbox if box.value]
    hours = [group for group in page.at.button_group if str(group.key).endswith(".kind") and group.value == "hours"]
    return [*on, *(["hours"] if hours else [])]


@pytest.fixture
def shared_before(journal: Journal, life: Shared) -> SharingWith:
    """Return how one shared with Dana the last time."""
    before = SharingWith(person_id=life.dana.id, thread="c" * 32, my_name="Mara Brandt", parts=LAST, weeks=7)
    journal.sharing.keep_with(before)
    return before


def for_dana(open_page: OpenPage, life: Shared) -> Page:
    return open_page(PAGE).tap("share.who", life.dana.id)


@pytest.mark.parametrize("parts", [LAST, ("hours",), ("risk", "load"), ("no such part",)])
@pytest.mark.parametrize("relation", [r for r in Relation if offered(r)])
@pytest.mark.parametrize("second_yes", [False, True])
def test_whatever_was_chosen_last_time_nothing_is_chosen_now(
    open_page: OpenPage,
    journal: Journal,
    life: Shared,
    shared_before: SharingWith,
    parts: tuple[str, ...],
    relation: Relation,
    second_yes: bool,
) -> None:
    journal.people.update(replace(life.dana, relation=relation))
    journal.sharing.keep_with(replace(shared_before, parts=parts, second_yes_on=today() if second_yes else None))
    page = open_page(PAGE)
    assert "Nothing is chosen for you" in page.said
    page.tap("share.who", life.dana.id)
    assert chosen(page) == []
    assert page.at.number_input[0].value == 4
    assert page.at.button(key="share.preview").disabled


def test_nothing_is_chosen_after_done_and_after_a_reload(open_page: OpenPage, journal: Journal, life: Shared) -> None:
    page = choose(open_page(PAGE), life, "load", "agenda")
    hand_over(tick(page, life, life.item))
    press(page, "share.done")
    assert "Nothing is chosen for you" in page.said
    page.tap("share.who", life.dana.id)
    for fresh in (page, for_dana(open_page, life)):
        assert chosen(fresh) == []
        assert "Last time: emotional load, agenda, over 4 weeks." in fresh.said


def test_last_time_is_chosen_at_one_press_and_taken_back_at_one(
    open_page: OpenPage, life: Shared, shared_before: SharingWith
) -> None:
    page = for_dana(open_page, life)
    page.at.checkbox(key=key(life, "part.contact")).check()
    page.at.number_input[0].set_value(2)
    page.run()
    assert "Last time: agenda, emotional load, feelings, over 7 weeks." in page.said

    press(page, key(life, "before.last.press"))
    assert chosen(page) == [*LAST]
    assert page.at.number_input[0].value == 7
    assert "Chosen as last time: agenda, emotional load, feelings, over 7 weeks." in page.said

    press(page, key(life, "before.last.press"))
    assert chosen(page) == ["contact"]
    assert page.at.number_input[0].value == 2
    assert "Chosen as" not in page.said


def test_what_is_changed_after_the_press_is_ones_own_and_not_taken_back(
    open_page: OpenPage, life: Shared, shared_before: SharingWith
) -> None:
    page = press(for_dana(open_page, life), key(life, "before.last.press"))
    page.at.checkbox(key=key(life, "part.contact")).check()
    page.run()
    assert "Chosen as" not in page.said
    assert page.at.button(key=key(life, "before.last.press")).label == "Choose the same again"


def test_no_item_comes_along_with_the_parts_of_last_time(
    open_page: OpenPage, journal: Journal, life: Shared, shared_before: SharingWith
) -> None:
    page = press(for_dana(open_page, life), key(life, "before.last.press"))
    assert "Left so, they read of this part that it was not chosen." in page.said
    hand_over(page)
    share = journal.sharing.all()[0]
    told = json.loads(journal.sharing.payload(share.id) or b"")
    assert share.parts == ("load", "themes")
    assert told["agenda"] is None
    assert "agenda" in told["not_chosen"]


def test_hours_are_chosen_as_last_time_without_any_of_them_ticked(
    open_page: OpenPage, journal: Journal, life: Shared, shared_before: SharingWith
) -> None:
    journal.sharing.keep_with(replace(shared_before, parts=("hours",)))
    page = for_dana(open_page, life)
    assert "Last time: hours to sign off, over 7 weeks." in page.said
    press(page, key(life, "before.last.press"))
    assert chosen(page) == ["hours"]

    press(page, key(life, "before.hours.press"))
    assert chosen(page) == [life.meeting.id, "hours"]
    press(page, key(life, "before.hours.press"))
    assert chosen(page) == ["hours"]


def test_what_is_not_offered_any_more_is_named_and_not_chosen(
    open_page: OpenPage, journal: Journal, life: Shared, shared_before: SharingWith
) -> None:
    journal.people.update(replace(life.dana, relation=Relation.ASSESSOR))
    page = for_dana(open_page, life)
    assert "Last time: agenda, over 7 weeks. Not offered to them now: emotional load, feelings." in page.said
    press(page, key(life, "before.last.press"))
    assert chosen(page) == ["agenda"]
    press(page, key(life, "yes"))  # what was offered again by a second yes was not chosen by it
    assert chosen(page) == ["agenda"]


@pytest.mark.parametrize("then", [Relation.ASSESSOR, Relation.PEER])
def test_a_changed_relation_lets_go_of_what_was_chosen_and_says_so(
    open_page: OpenPage, journal: Journal, life: Shared, then: Relation
) -> None:
    page = tick(choose(open_page(PAGE), life, "load", "texts"), life, life.thought)
    journal.people.update(replace(life.dana, relation=then))
    page.run()
    assert chosen(page) == []
    assert "They are something else to you now" in "\n".join(page.notes)
    if then is Relation.ASSESSOR:
        press(page, key(life, "yes"))
    page.at.checkbox(key=key(life, "part.texts")).check()
    page.run()
    assert chosen(page) == ["texts"]


def test_a_yes_taken_back_and_said_again_chooses_nothing(open_page: OpenPage, journal: Journal, life: Shared) -> None:
    journal.people.update(replace(life.dana, relation=Relation.LINE_MANAGER))
    page = press(choose(open_page(PAGE), life), key(life, "yes"))
    page.at.checkbox(key=key(life, "part.load")).check()
    page.run()
    press(page, key(life, "yes"))
    assert chosen(press(page, key(life, "yes"))) == []


def parts_told(journal: Journal) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(journal.sharing.payload(journal.sharing.all()[0].id) or b"")
    return told


def test_a_list_of_which_nothing_is_ticked_is_told_as_not_chosen_and_an_empty_one_as_chosen(
    open_page: OpenPage, journal: Journal, life: Shared
) -> None:
    page = choose(open_page(PAGE), life, "load", "texts", "agenda")
    press(page, "share.preview")
    headings = [heading.value for heading in page.at.subheader]
    assert "Not chosen" in headings
    assert "What I want" in [text.value for text in page.at.text][-8:]
    assert "Nothing in these weeks" not in page.said
    press(page, "share.make")
    told = parts_told(journal)
    assert (told["texts"], told["agenda"]) == (None, None)
    assert {"texts", "agenda"} <= set(told["not_chosen"])

    journal.agenda.update(replace(life.item, state=AgendaState.DONE, helped=True))
    for item in [*journal.agenda.open(), *journal.agenda.done(answered=True, limit=9)]:
        journal.agenda.delete(item.id)
    again = choose(open_page(PAGE), life, "load", "agenda")
    assert "Nothing stands on the agenda that may be shown." in again.said
    press(again, "share.preview")
    assert "Chosen, and there is nothing to show." in [text.value for text in again.at.text]
    press(again, "share.make")
    told = parts_told(journal)
    assert told["agenda"] == []
    assert "agenda" not in told["not_chosen"]
