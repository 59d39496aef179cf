"""The trash: thirty days, the way back, and what is gone for good."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from journal.errors import EntryNotFound, OnLegalHold, StillNeeded
from journal.records.agenda import AgendaItem, AgendaState, from_reflection
from journal.records.client import ClientFact
from journal.records.entry import now_utc
from journal.records.person import Person, Relation
from journal.records.supervision import Supervision
from journal.store import check, draft_rows, trash
from journal.store.journal import Journal
from tests.journal.practice import at
from tests.journal.store.journals import DAY, client, decrypted_pages, reflection, reopen, session

WORD = "qwyzzanthemum"
LATER = timedelta(days=32)


def held(journal: Journal, on: bool = True) -> None:
    journal.settings.write(replace(journal.settings.read(), legal_hold=on))


def gone_by(journal: Journal, now: datetime) -> int:
    """Unlock a day before, which marks what is due, and now; return how many went."""
    assert trash.purge_due(journal, now - timedelta(days=1)) == 0
    return trash.purge_due(journal, now)


def ids(journal: Journal, n: int = 100) -> list[str]:
    return [thing.entry.id for thing in trash.listed(journal, n)]


def test_the_trash_lists_every_kind_the_last_deleted_first_with_its_thirty_days(journal: Journal) -> None:
    someone = client()
    journal.clients.add(someone)
    thought, hour = reflection("words"), session(someone.id)
    item = AgendaItem(at=at(DAY), title="bring it")
    for table, entry in ((journal.sessions, hour), (journal.reflections, thought), (journal.agenda, item)):
        table.add(entry)  # type: ignore[arg-type]  # each its own kind
        table.delete(entry.id)
    before = now_utc()
    journal.clients.delete(someone.id)
    things = trash.listed(journal, 100)
    assert [thing.entry.id for thing in things] == [someone.id, item.id, thought.id, hour.id]
    assert [thing.kind for thing in things] == ["client", "agenda", "reflection", "session"]
    assert things[2].entry == thought
    assert timedelta(0) <= things[0].deleted_at - before < timedelta(minutes=1)
    assert things[0].goes_at - things[0].deleted_at == timedelta(days=31)
    assert trash.count(journal) == 4
    assert [thing.entry.id for thing in trash.listed(journal, 2, after=1)] == [item.id, thought.id]


def test_what_is_not_in_the_trash_cannot_be_deleted_for_good(journal: Journal) -> None:
    entry = reflection("words")
    journal.reflections.add(entry)
    with pytest.raises(EntryNotFound):
        trash.purge(journal, "reflection", entry.id)
    assert journal.reflections.get(entry.id) == entry
    journal.reflections.delete(entry.id)
    trash.purge(journal, "reflection", entry.id)
    with pytest.raises(EntryNotFound):
        trash.purge(journal, "reflection", entry.id)
    with pytest.raises(EntryNotFound):
        journal.reflections.restore(entry.id)


def test_nothing_of_a_purged_entry_is_left_in_any_page_of_the_file(folder: Path) -> None:
    journal = reopen(folder)
    someone = client()
    journal.clients.add(someone)
    entry = reflection(f"{WORD} first", client_id=someone.id)
    journal.reflections.add(entry)
    journal.reflections.update(replace(entry, text=f"{WORD} " * 3000))
    item = from_reflection(entry, WORD, at=entry.at)
    journal.agenda.add(item)
    journal.agenda.update(replace(item, decision=f"{WORD} decided"))
    journal.drafts.put_text("d" * 32, "reflection", "text", f"{WORD} typed", entry_id=entry.id)
    journal.drafts.put_text(entry.id, "reflection", "text", f"{WORD} typed once more")
    journal.drafts.put_text("e" * 32, "agenda", "decision", f"{WORD} being decided", entry_id=item.id)
    other = reflection("a kettle", client_id=someone.id)
    journal.reflections.add(other)
    journal.reflections.delete(entry.id)
    journal.close()
    assert sum(WORD.encode() in page for page in decrypted_pages(folder / "journal.db")) > 2

    journal = reopen(folder)
    trash.purge(journal, "reflection", entry.id)
    assert (folder / "journal.db-wal").stat().st_size == 0  # nothing of it waits in the log
    assert journal.agenda.open() == []
    assert journal.drafts.all() == []
    assert journal.reflections.history(entry.id) == journal.agenda.history(item.id) == []
    assert journal.reflections.get(other.id) == other
    assert list(check.problems(journal)) == []
    journal.close()
    pages = decrypted_pages(folder / "journal.db")
    assert sum(WORD.encode() in page or WORD[1:].encode() in page for page in pages) == 0


def test_after_thirty_days_it_goes_and_not_a_day_before(journal: Journal) -> None:
    old, new = reflection("old"), reflection("new")
    journal.reflections.add_many([old, new])
    journal.reflections.delete(old.id)
    deleted_at = trash.listed(journal, 1)[0].deleted_at
    just_before = deleted_at + timedelta(days=30) - timedelta(microseconds=1)
    assert trash.purge_due(journal, just_before) == 0
    assert ids(journal) == [old.id]
    marked_at = deleted_at + timedelta(days=30, hours=2)
    assert trash.purge_due(journal, marked_at) == 0
    assert trash.purge_due(journal, marked_at + timedelta(hours=23, minutes=59)) == 0
    assert ids(journal) == [old.id]
    assert trash.purge_due(journal, marked_at + timedelta(hours=24)) == 1
    assert ids(journal) == []
    assert trash.purge_due(journal, deleted_at + LATER) == 0
    assert journal.reflections.get(new.id) == new


def test_under_a_legal_hold_nothing_goes(journal: Journal) -> None:
    entry = reflection("words")
    journal.reflections.add(entry)
    journal.reflections.delete(entry.id)
    held(journal)
    with pytest.raises(OnLegalHold):
        trash.purge(journal, "reflection", entry.id)
    assert gone_by(journal, now_utc() + LATER) == 0
    assert ids(journal) == [entry.id]
    held(journal, on=False)
    assert gone_by(journal, now_utc() + LATER) == 1


def test_a_client_stays_as_long_as_an_entry_speaks_of_them(journal: Journal) -> None:
    someone = client()
    journal.clients.add(someone)
    journal.clients.add_fact(ClientFact(client_id=someone.id, effective=DAY, acuity=2))
    hours = [session(someone.id, DAY), session(someone.id, DAY + timedelta(days=1))]
    journal.sessions.add_many(hours)
    journal.clients.delete(someone.id)
    journal.sessions.delete(hours[0].id)
    with pytest.raises(StillNeeded) as raised:
        trash.purge(journal, "client", someone.id)
    assert raised.value.entries == 2
    assert gone_by(journal, now_utc() + LATER) == 1  # the session alone
    assert ids(journal) == [someone.id]
    assert list(check.problems(journal)) == []

    journal.sessions.delete(hours[1].id)
    # The last entry and the client go on the same day, the entry first.
    assert gone_by(journal, now_utc() + LATER) == 2
    assert ids(journal) == []
    assert journal.clients.facts(someone.id) == []
    assert list(check.problems(journal)) == []


def test_what_only_points_at_a_purged_person_stays_and_points_nowhere(journal: Journal) -> None:
    person = Person(at=at(DAY), name="Dana", relation=Relation.CLINICAL_SUPERVISOR)
    hour = Supervision(at=at(DAY), minutes=60, supervisor="Dana", person_id=person.id)
    journal.people.add(person)
    journal.supervisions.add(hour)
    journal.people.delete(person.id)
    trash.purge(journal, "person", person.id)
    assert journal.supervisions.get(hour.id) == replace(hour, person_id=None)


def test_with_a_meeting_goes_what_was_decided_there_but_not_what_was_brought(journal: Journal) -> None:
    hour = Supervision(at=at(DAY), minutes=60)
    item = AgendaItem(at=at(DAY), title="something")
    journal.supervisions.add(hour)
    journal.agenda.add(item)
    journal.agenda.update(
        replace(item, supervision_id=hour.id, state=AgendaState.DECIDED, decision=f"{WORD} decided there")
    )
    journal.supervisions.delete(hour.id)
    trash.purge(journal, "supervision", hour.id)
    left = journal.agenda.get(item.id)
    assert (left.title, left.supervision_id, left.state) == ("something", None, AgendaState.WAITING)
    kept = journal.db.execute("SELECT count(*) FROM history WHERE instr(before, ?)", [WORD]).fetchone()
    assert kept == (0,)


def test_a_purge_that_fails_leaves_everything_as_it_was(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    entry = reflection("words")
    journal.reflections.add(entry)
    journal.reflections.update(replace(entry, text="other words"))
    journal.reflections.delete(entry.id)

    def fails(*_: object) -> None:
        raise ZeroDivisionError

    with monkeypatch.context() as patched:
        patched.setattr(draft_rows, "drop", fails)
        journal.drafts.put_text("d" * 32, "reflection", "text", "typed", entry_id=entry.id)
        with pytest.raises(ZeroDivisionError):
            trash.purge(journal, "reflection", entry.id)
    assert len(journal.reflections.history(entry.id)) == 2
    assert journal.reflections.restore(entry.id).text == "other words"


def test_the_trash_of_a_journal_whose_clock_went_wrong_waits(journal: Journal) -> None:
    """Deleted "in the future": nothing goes early."""
    entry = reflection("words")
    journal.reflections.add(entry)
    journal.reflections.delete(entry.id)
    assert trash.purge_due(journal, datetime(2000, 1, 1, tzinfo=UTC)) == 0
    assert ids(journal) == [entry.id]
