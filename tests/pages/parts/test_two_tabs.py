"""Two tabs on one draft, or one entry: what was said in either is saved, or kept and offered, never silently gone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from journal.records.entry import now_utc
from journal.records.reflection import Reflection
from journal.records.supervision import Action, Supervision
from journal.store.drafts import draft_of
from journal.store.journal import Journal
from tests.pages.conftest import OpenPage, Page, days_ago, moment

PAGE = "log/reflection.py"
SUPERVISION = "log/supervision.py"


def two(open_page: OpenPage, journal: Journal) -> tuple[Page, Page]:
    """Open a new note, and the same address in another tab."""
    first = open_page(PAGE)
    return first, open_page(PAGE, draft=first.draft)


def types(journal: Journal, page: Page, text: str, *, draft: str | None = None, entry: str | None = None) -> None:
    """Type into a tab's editor, as it sends it."""
    tab = page.at.session_state["tab"]
    journal.drafts.put_text(draft or page.draft, "reflection", "text", text, entry_id=entry, tab=tab)


def drafts(journal: Journal) -> list[str | None]:
    return [draft.texts.get("text") for draft in journal.drafts.all()]


def saved(journal: Journal) -> list[str]:
    return [entry.text for entry in journal.reflections.latest(9)]


# --- saved in the other tab ----------------------------------------------------------------------


def test_typed_on_after_the_other_tab_saved_it_goes_on_as_a_change_with_the_words(
    open_page: OpenPage, journal: Journal
) -> None:
    first, second = two(open_page, journal)
    types(journal, first, "half a sentence")
    first.press("Save")
    types(journal, second, "half a sentence, and the other half", draft=journal.reflections.latest(1)[0].id)

    second.fill(intensity=6)

    second.run()  # as a busy browser asks for at once: what was said is not to be missed
    assert any("saved in another tab" in note for note in second.notes)
    assert second.at.query_params["id"] == journal.reflections.latest(1)[0].id
    assert second.value("intensity") == 6
    second.press("Save")
    assert not any("saved in another tab" in note for note in second.notes)
    (kept,) = journal.reflections.latest(9)
    assert (kept.text, kept.intensity) == ("half a sentence, and the other half", 6)
    assert journal.drafts.all() == []


def test_a_press_that_still_names_the_old_address_finds_what_the_run_before_it_moved(
    open_page: OpenPage, journal: Journal
) -> None:
    first, second = two(open_page, journal)
    types(journal, first, "half a sentence")
    first.press("Save")
    draft = journal.reflections.latest(1)[0].id
    types(journal, second, "half a sentence, and the other half", draft=draft)
    second.fill(intensity=6)
    here = dict(second.at.query_params)

    second.at.query_params.clear()
    second.at.query_params["draft"] = draft  # the browser had not heard of the new address when this was pressed
    second.run()

    assert dict(second.at.query_params) == here
    assert second.value("intensity") == 6
    second.press("Save")
    (kept,) = journal.reflections.latest(9)
    assert (kept.text, kept.intensity) == ("half a sentence, and the other half", 6)
    assert journal.drafts.all() == []


def test_save_pressed_in_the_second_tab_first_says_so_and_loses_nothing(open_page: OpenPage, journal: Journal) -> None:
    first, second = two(open_page, journal)
    types(journal, first, "from the first")
    second.fill(intrusiveness=3)
    first.fill(intensity=8).press("Save").press("Save")
    (entry,) = journal.reflections.latest(9)
    assert (entry.intensity, entry.intrusiveness) == (8, 3)
    types(journal, second, "from the second", draft=entry.id)

    second.press("Save")

    assert second.errors == []
    assert any("saved in another tab" in note for note in second.notes)
    second.press("Save")
    (kept,) = journal.reflections.latest(9)
    assert (kept.text, kept.intensity, kept.intrusiveness) == ("from the second", 8, 3)
    assert journal.reflections.history(kept.id)[0].before == entry


def test_a_second_tab_that_says_nothing_else_is_told_and_begins_anew(open_page: OpenPage, journal: Journal) -> None:
    first, second = two(open_page, journal)
    types(journal, first, "all of it")
    first.press("Save")

    second.press("Save")

    assert any("saved in another tab" in note for note in second.notes)
    assert second.draft != journal.reflections.latest(1)[0].id
    assert (saved(journal), drafts(journal)) == (["all of it"], [])


def test_what_was_typed_on_is_offered_where_the_second_tab_was_closed(open_page: OpenPage, journal: Journal) -> None:
    first, second = two(open_page, journal)
    types(journal, first, "one")
    first.press("Save")
    types(journal, second, "one and two", draft=journal.reflections.latest(1)[0].id)

    third = open_page(PAGE).press("Go on with it")

    third.press("Save")
    assert (saved(journal), drafts(journal)) == (["one and two"], [])


def test_typed_on_while_the_same_tab_saves_is_kept_too_and_nothing_else_is(
    open_page: OpenPage, journal: Journal
) -> None:
    page = open_page(PAGE)
    draft = page.draft
    types(journal, page, "T1")
    page.press("Save")
    for late in ("T1", "T", "T1 "):
        types(journal, page, late, draft=draft)
    assert drafts(journal) == []
    types(journal, page, "T1 and more", draft=draft)

    assert (saved(journal), drafts(journal)) == (["T1"], ["T1 and more"])
    page.run().press("Go on with it")
    page.press("Save")
    assert (saved(journal), drafts(journal)) == (["T1 and more"], [])


def test_saved_and_deleted_in_the_other_tab_it_goes_on_as_a_new_one(open_page: OpenPage, journal: Journal) -> None:
    first, second = two(open_page, journal)
    types(journal, first, "one")
    first.press("Save")
    (entry,) = journal.reflections.latest(1)
    first.press("Delete")
    types(journal, second, "one and two", draft=entry.id)

    second.fill(intensity=2)

    assert any("deleted" in note for note in second.notes)
    second.press("Save")
    (kept,) = journal.reflections.latest(9)
    assert kept.id != entry.id
    assert (kept.text, kept.intensity) == ("one and two", 2)


def test_deleted_after_the_second_tab_went_on_with_it_the_words_can_still_be_saved(
    open_page: OpenPage, journal: Journal
) -> None:
    first, second = two(open_page, journal)
    types(journal, first, "one")
    first.press("Save")
    (entry,) = journal.reflections.latest(1)
    types(journal, second, "one and two", draft=entry.id)
    third = open_page(PAGE, id=entry.id).press("Go on with it")
    journal.reflections.delete(entry.id)

    third.run().press("Save")

    assert third.errors == []
    assert (saved(journal), drafts(journal)) == (["one and two"], [])


def test_the_changes_of_an_entry_that_is_gone_are_offered(open_page: OpenPage, journal: Journal) -> None:
    entry = Reflection(at=moment(days_ago(1)), intensity=4, text="before")
    journal.reflections.add(entry)
    page = open_page(PAGE, id=entry.id)
    types(journal, page, "before, and after", entry=entry.id)
    journal.reflections.delete(entry.id)

    page.run().press("Go on with it")
    page.press("Save")

    assert (saved(journal), drafts(journal)) == (["before, and after"], [])


# --- thrown away in the other tab ----------------------------------------------------------------


def test_typed_on_after_the_other_tab_threw_it_away_it_is_a_draft_again(open_page: OpenPage, journal: Journal) -> None:
    first, second = two(open_page, journal)
    types(journal, first, "one")
    first.run().press("Discard")
    assert drafts(journal) == []

    types(journal, second, "one and two")

    assert drafts(journal) == ["one and two"]
    second.run().press("Save")
    assert (saved(journal), drafts(journal)) == (["one and two"], [])


def test_an_entry_left_as_it_was_and_opened_again_keeps_what_is_typed(open_page: OpenPage, journal: Journal) -> None:
    entry = Reflection(at=moment(days_ago(1)), intensity=4, text="before")
    journal.reflections.add(entry)
    page = open_page(PAGE, id=entry.id)
    types(journal, page, "no", entry=entry.id)
    page.run().press("Leave it as it was")
    page.at.query_params["id"] = entry.id
    page.run()

    types(journal, page, "yes", entry=entry.id)

    assert drafts(journal) == ["yes"]


# --- both at work --------------------------------------------------------------------------------


def test_two_that_type_in_one_draft_overwrite_each_other_nowhere(open_page: OpenPage, journal: Journal) -> None:
    first, second = two(open_page, journal)
    types(journal, first, "from the first")
    types(journal, second, "from the second")
    assert sorted(map(str, drafts(journal))) == ["from the first", "from the second"]
    types(journal, first, "from the first, more")
    assert sorted(map(str, drafts(journal))) == ["from the first, more", "from the second"]
    types(journal, second, "from the second, more")
    assert sorted(map(str, drafts(journal))) == ["from the first, more", "from the second, more"]


def test_going_on_with_what_is_kept_sets_nothing_aside(open_page: OpenPage, journal: Journal) -> None:
    first = open_page(PAGE)
    types(journal, first, "from the first")
    after_f5 = open_page(PAGE, draft=first.draft)
    types(journal, after_f5, "something else")
    assert drafts(journal) == ["something else"]


def test_what_the_other_tab_wrote_in_the_draft_that_is_saved_stays_a_draft(
    open_page: OpenPage, journal: Journal
) -> None:
    entry = Reflection(at=moment(days_ago(1)), intensity=4, text="before")
    journal.reflections.add(entry)
    first, second = open_page(PAGE, id=entry.id), open_page(PAGE, id=entry.id)
    types(journal, first, "from the first", entry=entry.id)
    types(journal, second, "from the second", entry=entry.id)
    first.at.session_state[f"{first.draft}.text.editor"] = {"told": {"draft": first.draft, "text": "from the first"}}

    first.press("Save")

    assert saved(journal) == ["from the first"]
    assert drafts(journal) == ["from the second"]


def test_what_another_tab_tapped_is_seen_before_it_is_saved(open_page: OpenPage, journal: Journal) -> None:
    first, second = two(open_page, journal)
    first.fill(intensity=5)
    second.fill(intrusiveness=2)
    first.fill(place="bed")
    draft = journal.drafts.get(first.draft)
    assert draft is not None
    assert [draft.fields[name] for name in ("intensity", "intrusiveness", "place")] == [5, 2, "bed"]

    first.press("Save")

    assert journal.reflections.count() == 0
    assert "another tab" in first.errors[0]
    assert first.value("intrusiveness") == 2
    first.press("Save")
    (kept,) = journal.reflections.latest(9)
    assert (kept.intensity, kept.intrusiveness, kept.place) == (5, 2, "bed")


def test_zero_is_an_answer_that_goes_along_too(open_page: OpenPage, journal: Journal) -> None:
    entry = Reflection(at=moment(days_ago(1)), text="before")
    journal.reflections.add(entry)
    page = open_page(PAGE, id=entry.id)
    journal.reflections.update(replace(entry, text="after", edited_at=now_utc()))

    page.fill(intensity=0)
    page.press("Save")

    (kept,) = journal.reflections.latest(9)
    assert (kept.text, kept.intensity) == ("after", 0)


# --- rows ----------------------------------------------------------------------------------------


@pytest.fixture
def meeting(journal: Journal) -> Supervision:
    entry = Supervision(
        at=moment(days_ago(1)), minutes=60, supervisor="Dana", actions=(Action(text="call back"), Action(text="read"))
    )
    journal.supervisions.add(entry)
    return entry


def add_row(page: Page, text: str, due: date | None = None) -> None:
    page.press("Add an action")
    row = page.value("actions.rows")[-1]
    page.fill(**{f"actions__{row}__text": text, f"actions__{row}__due": due})


def agreed(journal: Journal) -> list[str]:
    return [action.text for action in journal.supervisions.latest(1)[0].actions]


def test_rows_added_in_two_tabs_are_both_there_whichever_saves_first(
    open_page: OpenPage, journal: Journal, meeting: Supervision
) -> None:
    first, second = open_page(SUPERVISION, id=meeting.id), open_page(SUPERVISION, id=meeting.id)
    add_row(first, "from the first", days_ago(-7))
    first.press("Save")
    second.press("Add an action")
    assert any("another tab" in note for note in second.notes)
    row = second.value("actions.rows")[-1]
    second.fill(**{f"actions__{row}__text": "from the second"}).press("Save")

    assert agreed(journal) == ["call back", "read", "from the first", "from the second"]
    assert journal.supervisions.latest(1)[0].actions[2].due == days_ago(-7)
    assert journal.drafts.all() == []


def test_a_row_not_saved_yet_is_seen_in_the_other_tab_and_saved_once(
    open_page: OpenPage, journal: Journal, meeting: Supervision
) -> None:
    first, second = open_page(SUPERVISION, id=meeting.id), open_page(SUPERVISION, id=meeting.id)
    add_row(first, "from the first")
    add_row(second, "from the second")

    first.press("Save")

    assert journal.supervisions.get(meeting.id) == meeting
    assert "another tab" in first.errors[0]
    first.press("Save")
    second.press("Save").press("Save")
    assert agreed(journal) == ["call back", "read", "from the first", "from the second"]
    assert journal.drafts.all() == []


def test_a_row_changed_in_both_tabs_stands_in_both_wordings(
    open_page: OpenPage, journal: Journal, meeting: Supervision
) -> None:
    first, second = open_page(SUPERVISION, id=meeting.id), open_page(SUPERVISION, id=meeting.id)
    journal.supervisions.update(
        replace(meeting, actions=(Action(text="read twice"), Action(text="call back")), edited_at=now_utc())
    )
    second.fill(actions__1__text="read once", actions__0__text="call back soon").press("Save")

    assert agreed(journal) == ["read twice", "call back soon", "read once"]
    assert first.run().value("actions.rows") == ["0", "1", "2"]


def test_a_row_removed_here_goes_from_the_version_of_the_other_tab(
    open_page: OpenPage, journal: Journal, meeting: Supervision
) -> None:
    page = open_page(SUPERVISION, id=meeting.id)
    page.press("Remove", 0)
    journal.supervisions.update(replace(meeting, actions=(Action(text="new"), *meeting.actions), edited_at=now_utc()))

    page.run().press("Save")

    assert agreed(journal) == ["new", "read"]


def test_a_draft_of_rows_from_before_says_no_less(open_page: OpenPage, journal: Journal, meeting: Supervision) -> None:
    fields = {"actions.rows": ["1", "ab12cd34"], "actions.1.text": "read it", "actions.ab12cd34.text": "and this"}
    journal.drafts.put_fields(draft_of(meeting), "supervision", meeting.id, fields)

    open_page(SUPERVISION, id=meeting.id).press("Save")

    assert agreed(journal) == ["read it", "and this"]
