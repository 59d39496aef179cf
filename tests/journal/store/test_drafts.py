"""Drafts: what is being typed survives everything but being saved or thrown away."""

from pathlib import Path

import pytest

from journal.errors import DiskFull, FieldError
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


def test_a_word_that_arrives_after_saving_does_not_bring_the_draft_back(journal: Journal) -> None:
    journal.drafts.put_text("d", "reflection", "text", "typed")
    journal.reflections.add(reflection("typed"), draft_id="d")
    journal.drafts.put_text("d", "reflection", "text", "typed, again")
    journal.drafts.put_fields("d", "reflection", None, {"minutes": 5})
    assert journal.drafts.all() == []


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
