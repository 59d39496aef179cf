"""Note text for search: all of it, nothing else, and no word of what was taken out."""

from dataclasses import replace
from pathlib import Path

import pytest

from journal.records.downtime import Downtime, DowntimeCategory
from journal.records.supervision import Action, Supervision
from journal.store import check, search
from journal.store.journal import Journal
from tests.journal.practice import at
from tests.journal.store.journals import DAY, client, days, decrypted_pages, reflection, reopen, session

WORD = "qwyzzanthemum"


def found(journal: Journal, words: str) -> list[str]:
    """Return the ids of the entries that hold the words, newest first."""
    rows = journal.db.execute(
        "SELECT entry_id FROM notes WHERE id IN (SELECT rowid FROM notes_fts WHERE notes_fts MATCH ?) ORDER BY id DESC",
        ['"' + words.replace('"', '""') + '"'],
    )
    return [entry_id for (entry_id,) in rows.fetchall()]


def test_every_text_of_every_kind_is_found(journal: Journal) -> None:
    someone = client("Heron7", approach="narrative", note="gardener")
    journal.clients.add(someone)
    held = session(someone.id, note="silence about the letter")
    thought = reflection("the letter came back on the train")
    walk = Downtime(at=at(DAY), activity="swimming", category=DowntimeCategory.SELF_CARE, note="cold")
    hour = Supervision(at=at(DAY), minutes=60, notes="boundaries", actions=(Action(text="ring the clinic"),))
    journal.sessions.add(held)
    journal.reflections.add(thought)
    journal.downtimes.add(walk)
    journal.supervisions.add(hour)
    for words, entry in (
        ("heron7", someone), ("GARDENER", someone), ("silence", held), ("train", thought), ("swimming", walk),
        ("boundaries", hour), ("ring the clinic", hour),
    ):  # fmt: skip
        assert found(journal, words) == [entry.id], words
    assert found(journal, "letter") == [thought.id, held.id]


def test_accents_and_case_do_not_hide_a_word(journal: Journal) -> None:
    journal.reflections.add(reflection("Die MÜTTER im Café, и тишина, والصمت"))
    for word in ("mutter", "Mütter", "cafe", "тишина", "ТИШИНА", "والصمت"):
        assert len(found(journal, word)) == 1, word


def test_newest_first_is_the_order_of_time_also_before_1970_and_within_a_moment(journal: Journal) -> None:
    entries = [reflection("common", day) for day in (DAY.replace(year=1950), DAY.replace(year=1969), *days(2))]
    entries[0:0] = [
        replace(entries[0], id="1" * 32, at=entries[0].at.replace(second=1, microsecond=900_000)),
        replace(entries[0], id="2" * 32, at=entries[0].at.replace(second=2, microsecond=100_000)),
    ]
    journal.reflections.add_many(entries)
    assert found(journal, "common") == [e.id for e in sorted(entries, key=lambda e: e.at, reverse=True)]
    same = [reflection("together") for _ in range(5)]
    journal.reflections.add_many(same)
    assert sorted(found(journal, "together")) == sorted(e.id for e in same)
    assert list(check.problems(journal)) == []


def test_what_was_changed_is_found_by_its_new_words_only(journal: Journal) -> None:
    entry = reflection("first wording")
    journal.reflections.add(entry)
    journal.reflections.update(replace(entry, text="second thoughts"))
    assert found(journal, "wording") == []
    assert found(journal, "thoughts") == [entry.id]
    journal.reflections.update(replace(entry, text=""))
    assert found(journal, "thoughts") == []
    assert list(check.problems(journal)) == []


def test_what_lies_in_the_trash_is_not_found_until_it_is_taken_out(journal: Journal) -> None:
    entry = reflection("only here")
    journal.reflections.add(entry)
    journal.reflections.delete(entry.id)
    assert found(journal, "only") == []
    journal.reflections.restore(entry.id)
    assert found(journal, "only") == [entry.id]


def test_drafts_and_history_are_not_in_the_index(journal: Journal) -> None:
    entry = reflection("one")
    journal.reflections.add(entry)
    journal.drafts.put_text("d", "reflection", "text", "unfinished")
    journal.reflections.update(replace(entry, text="two"))
    assert found(journal, "unfinished") == found(journal, "one") == []


@pytest.mark.parametrize("tampering", ["DELETE FROM notes_fts_data WHERE id > 100", "DELETE FROM notes_fts_docsize"])
def test_check_sees_an_index_that_lost_something(journal: Journal, tampering: str) -> None:
    journal.reflections.add(reflection("a few words"))
    journal.db.execute(tampering)
    assert list(check.problems(journal)) != []


def test_check_sees_a_note_that_is_missing_wrong_or_too_many(journal: Journal) -> None:
    journal.reflections.add(reflection("a few words"))
    for tampering in (
        "UPDATE notes SET body = 'other words'",
        "DELETE FROM notes",
        "INSERT INTO notes (id, kind, entry_id, body) VALUES (5, 'reflection', 'x', 'words of nobody')",
    ):
        with pytest.raises(ZeroDivisionError), journal.transaction():  # noqa: PT012 what fails is the block
            journal.db.execute(tampering)
            assert list(check.problems(journal)) == ["The search index does not hold the notes as they are."]
            raise ZeroDivisionError
    assert list(check.problems(journal)) == []


# --- deleted words ---------------------------------------------------------------------------------------


def pages_with(folder: Path, word: str) -> int:
    return sum(word.encode() in page for page in decrypted_pages(folder / "journal.db"))


def test_a_word_taken_out_of_the_index_is_in_no_page_of_the_file(folder: Path) -> None:
    """Free space, half-empty pages and old index segments included."""
    journal = reopen(folder)
    with journal.transaction() as db:
        for n in range(300):
            search.remember(db, "reflection", f"{n:032x}", at(DAY), f"ordinary words {n} about sleep {n * 7} and work")
        search.remember(db, "reflection", "f" * 32, at(DAY), f"so {WORD} here")
        search.remember(db, "reflection", "e" * 32, at(DAY), f"long {WORD} " * 2000)
    journal.close()
    assert pages_with(folder, WORD) > 2  # in the table, in its overflow pages, in the index
    journal = reopen(folder)
    with journal.transaction() as db:
        search.forget(db, "e" * 32)
        search.remember(db, "reflection", "f" * 32, at(DAY), "so nothing here")
    journal.close()
    assert pages_with(folder, WORD) == 0
    assert pages_with(folder, WORD[1:]) == 0  # the index leaves out what a word shares with the one before it


def test_a_dropped_draft_is_in_no_page_of_the_file(folder: Path) -> None:
    journal = reopen(folder)
    for n in range(20):
        journal.drafts.put_text(f"d{n}", "reflection", "text", f"{WORD} {n} " * 300)
    journal.close()
    assert pages_with(folder, WORD) > 5
    journal = reopen(folder)
    for n in range(20):
        journal.drafts.drop(f"d{n}")
    journal.close()
    assert pages_with(folder, WORD) == 0
