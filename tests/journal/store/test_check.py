"""Check says what is not well, and nothing else. What tests beside this one break, it must notice."""

from pathlib import Path

import pytest

from journal.records.client import ClientFact
from journal.store import check
from journal.store.journal import Journal
from tests.journal.store.journals import DAY, client, reflection, reopen, session


def test_an_empty_journal_is_well(journal: Journal) -> None:
    assert list(check.problems(journal)) == []


def test_check_changes_nothing(folder: Path) -> None:
    journal = reopen(folder)
    someone = client(note="n")
    journal.clients.add(someone)
    journal.sessions.add(session(someone.id))
    journal.close()
    before = (folder / "journal.db").read_bytes()
    journal = reopen(folder)
    version = journal.version
    assert list(check.problems(journal)) == []
    assert (journal.version, journal.db.conn.in_transaction) == (version, False)
    journal.close()
    assert (folder / "journal.db").read_bytes() == before


@pytest.mark.parametrize(
    ("tampering", "words"),
    [
        ("UPDATE reflections SET intensity = 9", "sums of 1 days"),
        ("UPDATE reflections SET text = 'other'", "search index"),
        ("UPDATE reflections SET deleted_at = '2026-10-20T00:00:00.000000+00:00'", "search index"),
        (
            "UPDATE day_sums SET day = '2026-10-21'",
            "2 days do not match their entries, the first on 2026-10-20",
        ),
        ("UPDATE client_facts SET acuity = 4", "sums of 1 days"),
    ],
)
def test_what_was_changed_behind_the_programs_back_is_noticed(journal: Journal, tampering: str, words: str) -> None:
    someone = client()
    journal.clients.add(someone)
    journal.clients.add_fact(ClientFact(client_id=someone.id, effective=DAY, acuity=2))
    journal.sessions.add(session(someone.id))
    journal.reflections.add(reflection("words"))
    assert list(check.problems(journal)) == []
    journal.db.execute(tampering)
    journal.clients.forget_cached()
    assert any(words in problem for problem in check.problems(journal))


def test_an_entry_of_a_client_who_is_not_there_is_noticed(journal: Journal) -> None:
    someone = client()
    journal.clients.add(someone)
    journal.reflections.add(reflection("words", client_id=someone.id))
    journal.db.execute("PRAGMA foreign_keys = OFF")
    journal.db.execute("DELETE FROM clients")
    journal.clients.forget_cached()
    assert any("client who is not there" in problem for problem in check.problems(journal))
