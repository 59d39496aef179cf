"""Drafts: what is being typed survives everything but being saved or thrown away."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from journal.errors import DiskFull, DraftGone, FieldError
from journal.records.entry import new_id
from journal.store.drafts import Kept, draft_of
from journal.store.journal import Journal
from tests.journal.store.journals import DAY, reflection, reopen


def test_a_draft_is_there_after_the_journal_was_closed(folder: Path) -> None:
    journal = reopen(folder)
    journal.drafts.put_text("d", "reflection", "text", "half a sen")
    journal.drafts.put_text("d", "reflection", "text", "half a sentence")
    journal.drafts.put_text("d", "reflection", "waits", "")
    journal.drafts.put_fields("d", "reflection", None, {"minutes": 5, "client": None, "feelings": ["hope"]})
    journal.close()
    journal = reopen(folder)
    [draft] = journal.drafts.all()
    assert (draft.id, draft.kind, draft.entry_id) == ("d", "reflection", None)
    assert draft.texts == {"text": "half a sentence", "waits": ""}
    assert draft.fields == {"minutes": 5, "client": None, "feelings": ["hope"]}
    journal.close()


def test_the_entry_being_edited_is_known_whichever_was_kept_first(journal: Journal) -> None:
    journal.drafts.put_text("a", "session", "note", "x")
    journal.drafts.put_fields("a", "session", "e" * 32, {"minutes": 50})
    journal.drafts.put_text("a", "session", "note", "xy")
    journal.drafts.put_text("b", "session", "note", "x", entry_id="f" * 32)
    journal.drafts.put_fields("b", "session", None, {})
    assert {draft.id: draft.entry_id for draft in journal.drafts.all()} == {"a": "e" * 32, "b": "f" * 32}


def test_drafts_come_newest_first_and_typing_makes_one_new_again(journal: Journal) -> None:
    for name in ("a", "b", "c", "a"):
        journal.drafts.put_text(name, "reflection", "text", "x")
    assert [draft.id for draft in journal.drafts.all()] == ["a", "c", "b"]


def test_saving_drops_the_draft_in_the_same_step(journal: Journal) -> None:
    journal.drafts.put_text("d", "reflection", "text", "typed")
    version = journal.version
    entry = reflection("typed")
    journal.reflections.add(entry, draft_id="d")
    assert journal.drafts.get("d") is None
    assert journal.version == version + 1
    journal.drafts.put_text("e", "reflection", "text", "typed on")
    journal.reflections.update(reflection("typed on", id=entry.id), draft_id="e")
    assert journal.drafts.all() == []


def saved_from_draft(journal: Journal, text: str = "typed", tab: str = "a") -> str:
    """Save a reflection from its draft, in the tab `tab`; return the id of both."""
    entry = reflection(text)
    journal.drafts.put_text(entry.id, "reflection", "text", text, tab=tab)
    journal.reflections.add(entry, draft_id=entry.id)
    journal.drafts.ended(entry.id, by=tab)
    return entry.id


@pytest.mark.parametrize(
    ("tab", "late", "kept"),
    [
        ("a", "typed", Kept.IN_ENTRY),
        ("a", "ty", Kept.IN_ENTRY),  # sent before the last words, and arriving after them
        ("a", "typed on", Kept.BESIDE_ENTRY),
        ("b", "typed", Kept.IN_ENTRY),
        ("b", "ty", Kept.BESIDE_ENTRY),  # taken away there on purpose, perhaps
        ("b", "typed on", Kept.BESIDE_ENTRY),
        (None, "typed on", Kept.BESIDE_ENTRY),
    ],
)
def test_words_that_arrive_after_saving_are_kept_as_a_change_unless_the_entry_says_them(
    journal: Journal, tab: str | None, late: str, kept: Kept
) -> None:
    draft_id = saved_from_draft(journal)
    assert journal.drafts.put_text(draft_id, "reflection", "text", late, tab=tab) is kept
    assert [(draft.entry_id, draft.texts) for draft in journal.drafts.all()] == (
        [] if kept is Kept.IN_ENTRY else [(draft_id, {"text": late})]
    )


def test_a_saved_draft_is_known_as_saved_after_the_journal_was_closed_too(folder: Path) -> None:
    journal = reopen(folder)
    draft_id = saved_from_draft(journal)
    journal.close()
    journal = reopen(folder)
    assert journal.drafts.put_text(draft_id, "reflection", "text", "typed", tab="a") is Kept.IN_ENTRY
    assert journal.drafts.put_text(draft_id, "reflection", "text", "typed on", tab="a") is Kept.BESIDE_ENTRY
    journal.drafts.put_fields(draft_id, "reflection", None, {"minutes": 5})
    assert [draft.entry_id for draft in journal.drafts.all()] == [draft_id]
    journal.close()


def test_words_for_a_version_that_was_changed_since_are_kept_beside_it(journal: Journal) -> None:
    entry = reflection("one")
    journal.reflections.add(entry)
    draft_id = draft_of(entry)
    changed = journal.reflections.update(reflection("two", id=entry.id), draft_id=draft_id)
    for text, kept in (("two", Kept.IN_ENTRY), ("three", Kept.BESIDE_ENTRY)):
        assert journal.drafts.put_text(draft_id, "reflection", "text", text, entry_id=entry.id, tab="b") is kept
    assert journal.drafts.put_text(draft_of(changed), "reflection", "text", "four", entry_id=entry.id) is Kept.AS_DRAFT
    assert {draft.texts["text"]: draft.entry_id for draft in journal.drafts.all()} == dict.fromkeys(
        ("three", "four"), entry.id
    )


def test_the_last_words_of_the_tab_that_threw_a_draft_away_are_refused_and_another_s_are_kept(journal: Journal) -> None:
    journal.drafts.put_text("d", "reflection", "text", "typed", tab="a")
    journal.drafts.drop("d")
    journal.drafts.ended("d", by="a")
    with pytest.raises(DraftGone):
        journal.drafts.put_text("d", "reflection", "text", "typed on", tab="a")
    assert journal.drafts.all() == []
    journal.drafts.put_text("d", "reflection", "text", "typed in the other one", tab="b")
    assert [draft.texts["text"] for draft in journal.drafts.all()] == ["typed in the other one"]


def test_words_that_arrive_after_a_draft_went_into_another_entry_are_kept_beside_that(journal: Journal) -> None:
    entry = reflection("before\ntyped")
    journal.reflections.add(entry)
    journal.drafts.ended("d" * 32, by="a", within=entry.id)
    late = {"typed": Kept.IN_ENTRY, "ty": Kept.IN_ENTRY, "typed on": Kept.BESIDE_ENTRY}
    for text, kept in late.items():
        assert journal.drafts.put_text("d" * 32, "reflection", "text", text, tab="a") is kept
    assert [(draft.entry_id, draft.texts) for draft in journal.drafts.all()] == [(entry.id, {"text": "typed on"})]


def test_a_draft_begun_again_keeps_what_is_typed(journal: Journal) -> None:
    journal.drafts.ended("d", by="a")
    journal.drafts.begun("d")
    assert journal.drafts.put_text("d", "reflection", "text", "typed", tab="a") is Kept.AS_DRAFT


def test_fields_that_are_not_named_stay(journal: Journal) -> None:
    journal.drafts.put_fields("d", "reflection", None, {"minutes": 5, "a.x": 1, "a.y": 2})
    journal.drafts.put_fields("d", "reflection", None, {"place": "bed"})
    journal.drafts.put_fields("d", "reflection", None, {"a.z": 3}, instead_of="a.")
    draft = journal.drafts.get("d")
    assert draft is not None
    assert draft.fields == {"minutes": 5, "place": "bed", "a.z": 3}


def test_a_draft_that_is_moved_is_there_whole_and_no_longer_where_it_was(journal: Journal) -> None:
    journal.drafts.put_text("d", "reflection", "text", "typed", entry_id="e" * 32)
    journal.drafts.put_fields("d", "reflection", None, {"minutes": 5})
    journal.drafts.move("d", "f" * 32, entry_id=None)
    [draft] = journal.drafts.all()
    assert (draft.id, draft.entry_id, draft.texts, draft.fields) == ("f" * 32, None, {"text": "typed"}, {"minutes": 5})


TYPED = st.lists(st.tuples(st.sampled_from("abc"), st.text("xyz ", max_size=4)), max_size=8)


@given(TYPED)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_of_tabs_that_type_in_one_draft_each_finds_its_last_words_kept(
    journal: Journal, typed: list[tuple[str, str]]
) -> None:
    for draft in journal.drafts.all():
        journal.drafts.drop(draft.id)
    draft_id, last = new_id(), {}
    for tab in "abc":
        journal.drafts.seen(draft_id, "text", by=tab)
    for tab, text in typed:
        journal.drafts.put_text(draft_id, "reflection", "text", text, tab=tab)
        last[tab] = text.strip()
    kept = [text for draft in journal.drafts.all() for text in draft.texts.values()]
    assert all(any(text in one for one in kept) for text in last.values())


@pytest.mark.parametrize("kept_before", [True, False])
def test_after_a_save_that_failed_typing_goes_on_into_the_same_draft(journal: Journal, kept_before: bool) -> None:
    if kept_before:
        journal.drafts.put_text("d", "reflection", "text", "typed")
    with pytest.raises(DiskFull), journal.transaction():  # noqa: PT012 what fails is the block
        journal.reflections.add(reflection("typed"), draft_id="d")
        raise DiskFull
    for text in ("typed and", "typed and more"):
        journal.drafts.put_text("d", "reflection", "text", text)
        draft = journal.drafts.get("d")
        assert draft is not None
        assert draft.texts == {"text": text}
    assert journal.reflections.between(DAY, DAY) == []


def test_a_save_that_is_refused_keeps_the_draft(journal: Journal) -> None:
    journal.drafts.put_text("d", "reflection", "text", "typed")
    with pytest.raises(FieldError):
        journal.reflections.add(reflection("typed", client_id="f" * 32), draft_id="d")
    assert journal.drafts.get("d") is not None


def test_dropping_what_is_not_there_is_no_fault(journal: Journal) -> None:
    journal.drafts.drop("never")
    assert journal.drafts.get("never") is None


def test_a_text_beyond_the_limit_is_refused_and_the_kept_one_stays(journal: Journal) -> None:
    journal.drafts.put_text("d", "reflection", "text", "x" * 200_000)
    with pytest.raises(FieldError) as caught:
        journal.drafts.put_text("d", "reflection", "text", "y" * 200_001)
    assert caught.value.field == "text"
    draft = journal.drafts.get("d")
    assert draft is not None
    assert draft.texts["text"] == "x" * 200_000


def test_typing_leaves_the_version_that_figures_are_cached_by(journal: Journal) -> None:
    before = journal.version
    journal.drafts.put_text("d", "reflection", "text", "half a thought")
    journal.drafts.put_fields("d", "reflection", None, {"intensity": 7})
    assert journal.version == before
    journal.reflections.add(reflection("whole"), draft_id="d")
    assert journal.version == before + 1
