"""A client who is erased is in no file, index, history, draft, pack or free page; called back, all is as it was."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from journal.errors import ClientOnHold, EntryNotFound, FieldError, OnLegalHold
from journal.measures.kinds_of_hours import by_kind, of_sessions
from journal.presets.kinds_of_hours import Besides, HourKind
from journal.records.client import ClientFact
from journal.records.placement import Placement
from journal.records.placement_of import placement_of
from journal.records.session import CountsAs, Medium
from journal.store import backup, check, erasing, holds, inbox, search, trash
from journal.store.journal import Journal
from tests.journal.practice import at
from tests.journal.store import erasing_life as life
from tests.journal.store.journals import DAY, client, decrypted_pages, reflection, reopen, session

NOW = life.NOW


def everything(journal: Journal) -> dict[str, list[Any]]:
    """Return every row of the file, but for what tells of unlocks, and the words that are searched."""
    with journal.reading() as db:
        names = [n for (n,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()]
        left_out = ("notes", "let_go", "sealed", "sqlite_", "_sqlite", "own_keys")
        rows = {
            n: sorted(map(repr, db.query(f"SELECT * FROM {n}")))  # noqa: S608 the file's own names
            for n in names
            if not n.startswith(left_out)
        }
        rows["searched"] = sorted(db.execute("SELECT kind, entry_id, body FROM notes").fetchall())
    return rows


def with_clients(journal: Journal, day: date) -> float:
    """Return the minutes with clients on a day, 50 where none were told."""
    [sums] = journal.day_sums.between(day, day)
    each = [minutes for table in (sums.regular, sums.emergency) for minutes in table.values()]
    return sum(minutes.told + 50 * minutes.blank for minutes in each)


def pages_of(journal: Journal) -> list[bytes]:
    journal.close()
    return decrypted_pages(journal.folder / "journal.db")


def test_every_trace_is_seen_while_the_client_is_there(journal: Journal) -> None:
    life.fill(journal)
    sealed_line = life.WORDS[11]
    assert set(life.traces(journal.folder, pages_of(journal))) >= {*life.WORDS, life.CODE} - {sealed_line}


@pytest.mark.parametrize("signed", [False, True])
def test_an_erased_client_is_in_no_file_and_no_page(journal: Journal, *, signed: bool) -> None:
    told = life.fill(journal)
    if signed:
        life.sign(journal, DAY)
    sealed = erasing.seal(journal, told.gone.id, NOW)
    erasing.purge(journal, sealed.id, NOW)
    assert list(check.problems(journal)) == []
    assert [line.text for line in inbox.opened(journal).lines] == ["M1 worry 3"]
    pages = pages_of(journal)
    assert life.traces(journal.folder, pages) == []
    assert not any(told.gone.id.encode() in page for page in pages)
    assert (journal.folder / "journal.db-wal").exists() is False


def test_sealed_it_is_met_nowhere_and_the_log_names_nobody(journal: Journal) -> None:
    told = life.fill(journal)
    before = {word: len(search.found(journal, word, 50).hits) for word in (*life.WORDS, life.CODE, "M1")}
    assert before[life.WORDS[4]] == before[life.WORDS[0]] == 1
    sealed = erasing.seal(journal, told.gone.id, NOW)
    assert [c.code for c in journal.clients.all()] == ["M1"]
    assert not any(search.found(journal, word, 50).hits for word in (*life.WORDS, life.CODE))
    assert trash.count(journal) == 0
    assert journal.sharing.payload("f" * 32) is None
    assert [one["on"] for one in json.loads(journal.sharing.answers()["f" * 32].payload)["comments"]] == ["pack"]
    assert [one.client_ids for one in journal.covers.of_plan(journal.absence_plans.all()[0].id)] == [(told.stays.id,)]
    assert erasing.went(journal) == []
    erasing.purge(journal, sealed.id, NOW)
    [went] = erasing.went(journal)
    assert dict(went.counts)["session"] == 2
    assert erasing.all_sealed(journal) == []
    with pytest.raises(EntryNotFound):
        erasing.call_back(journal, sealed.id)


@pytest.mark.parametrize("signed", [False, True])
def test_called_back_everything_is_as_it_was_to_the_last_row(journal: Journal, *, signed: bool) -> None:
    told = life.fill(journal)
    if signed:
        life.sign(journal, DAY)
    before = everything(journal)
    lines = [line.text for line in inbox.opened(journal).lines]
    sealed = erasing.seal(journal, told.gone.id, NOW)
    assert everything(journal) != before
    assert erasing.call_back(journal, sealed.id) == (life.CODE, 0)
    assert everything(journal) == before
    assert [line.text for line in inbox.opened(journal).lines] == lines
    assert list(check.problems(journal)) == []


def test_looking_changes_nothing_and_says_how_much_there_is(journal: Journal) -> None:
    told = life.fill(journal)
    before = everything(journal)
    found = erasing.look(journal, told.gone.id)
    assert everything(journal) == before
    assert found.counts["session"] == 2
    assert found.counts["reflection"] == 2
    assert {kind for kind, _ in found.naming} == {
        "reflection", "agenda", "person", "supervision", "check-in", "absence plan",
    }  # fmt: skip
    assert found.packs == ("f" * 32,)


def test_what_was_typed_since_stays_when_the_client_is_called_back(journal: Journal) -> None:
    told = life.fill(journal)
    [meeting] = journal.supervisions.between(date.min, date.max)
    sealed = erasing.seal(journal, told.gone.id, NOW)
    cleaned = journal.supervisions.get(meeting.id)
    assert cleaned.notes == "…: slow down"
    journal.supervisions.update(replace(cleaned, notes="written since"))
    assert erasing.call_back(journal, sealed.id)[1] >= 1
    assert journal.supervisions.get(meeting.id).notes == "written since"
    assert list(check.problems(journal)) == []


def test_hours_that_somebody_signed_for_stay_as_a_day_and_minutes(journal: Journal) -> None:
    told = life.fill(journal)
    life.sign(journal, DAY)
    journal.sessions.add(session(told.gone.id, DAY + timedelta(days=3), note="after the signature"))
    minutes = with_clients(journal, DAY)
    erasing.seal(journal, told.gone.id, NOW)
    assert with_clients(journal, DAY) == minutes == 150
    assert journal.day_sums.between(DAY + timedelta(days=3), DAY + timedelta(days=3)) == []
    bare = [one for one in journal.sessions.between(DAY, DAY) if one.client_id != told.stays.id]
    assert [(one.minutes, one.note, one.demand) for one in bare] == [(50, "", None), (50, "", None)]
    assert journal.clients.code_of(bare[0].client_id) == "erased"
    assert trash.count(journal) == 0


def test_signed_hours_keep_where_and_of_what_kind_they_were(journal: Journal) -> None:
    told = life.fill(journal)
    clinic = Placement(at=at(DAY), name="The clinic", begins=date(2020, 1, 1))
    journal.placements.add(clinic)
    fact = ClientFact(client_id=told.gone.id, effective=date(2020, 1, 2), child=True, placement_id=clinic.id)
    journal.clients.add_fact(fact)
    [first, *_] = journal.sessions.of_client(told.gone.id, DAY, DAY)
    journal.sessions.update(replace(first, medium=Medium.PHONE, counts_as=(CountsAs.ASSESSMENT,)))
    life.sign(journal, DAY)
    before = kinds_of(journal)
    assert set(before) == {HourKind.CHILD, HourKind.INDIVIDUAL}
    sealed = erasing.seal(journal, told.gone.id, NOW)
    assert kinds_of(journal) == before
    known = journal.placements.known()
    bare = [one for one in journal.sessions.between(DAY, DAY) if one.client_id != told.stays.id]
    assert {placement_of(s, journal.clients.state_on(s.client_id, DAY), known) for s in bare} == {clinic.id}
    assert {s.medium for s in bare} == {Medium.VIDEO, Medium.ROOM}
    erasing.purge(journal, sealed.id, NOW)
    assert kinds_of(journal) == before
    assert not trash.listed(journal, 9)


def kinds_of(journal: Journal) -> dict[HourKind, int]:
    hours = of_sessions(journal.sessions.between(DAY, DAY), journal.clients.with_state)
    assert {word for hour in hours for word in hour.besides} in (set(), {Besides.TELEHEALTH, Besides.ASSESSMENT})
    return {kind: int(minutes) for kind, minutes in by_kind(hours).items()}


def test_a_code_that_another_client_had_is_left_in_texts_and_this_is_said(journal: Journal) -> None:
    told = life.fill(journal)
    other = client("Zz")
    journal.clients.add(other)
    journal.clients.update(replace(other, code=life.CODE.upper() + "9"))
    assert not erasing.look(journal, told.gone.id).ambiguous
    journal.clients.update(replace(journal.clients.get(other.id), code="Y1"))
    renamed = replace(journal.clients.get(told.gone.id), code="Zz")
    journal.clients.update(renamed)
    assert erasing.look(journal, told.gone.id).ambiguous


def test_a_code_taken_meanwhile_is_said_and_the_client_stays_sealed(journal: Journal) -> None:
    told = life.fill(journal)
    sealed = erasing.seal(journal, told.gone.id, NOW)
    journal.clients.add(client(life.CODE))
    with pytest.raises(FieldError, match="another client's by now"):
        erasing.call_back(journal, sealed.id)
    assert len(erasing.all_sealed(journal)) == 1


def test_under_a_hold_nobody_is_erased_and_nobody_sealed_goes(journal: Journal) -> None:
    told = life.fill(journal)
    holds.hold(journal, told.gone.id, on=True)
    with pytest.raises(ClientOnHold):
        erasing.seal(journal, told.gone.id, NOW)
    holds.hold(journal, told.gone.id, on=False)
    sealed = erasing.seal(journal, told.gone.id, NOW)
    journal.settings.write(replace(journal.settings.read(), legal_hold=True))
    with pytest.raises(OnLegalHold):
        erasing.purge(journal, sealed.id, NOW)
    for days in (8, 10):
        assert erasing.purge_due(journal, NOW + timedelta(days=days)) == []


def test_under_a_hold_on_a_client_their_entries_stay_in_the_trash(journal: Journal) -> None:
    someone = client()
    journal.clients.add(someone)
    thought = reflection("kept", client_id=someone.id)
    journal.reflections.add(thought)
    journal.reflections.delete(thought.id)
    holds.hold(journal, someone.id, on=True)
    with pytest.raises(ClientOnHold):
        trash.purge(journal, "reflection", thought.id)
    holds.hold(journal, someone.id, on=False)
    trash.purge(journal, "reflection", thought.id)


def test_it_goes_after_seven_days_and_not_on_the_word_of_one_unlock(journal: Journal) -> None:
    told = life.fill(journal)
    sealed = erasing.seal(journal, told.gone.id, NOW)
    assert erasing.purge_due(journal, NOW + timedelta(days=6)) == []
    assert erasing.purge_due(journal, NOW + timedelta(days=7)) == []
    assert erasing.purge_due(journal, NOW + timedelta(days=8, hours=1)) == [sealed]


def test_with_a_day_named_it_goes_on_that_day(journal: Journal) -> None:
    told = life.fill(journal)
    sealed = erasing.seal(journal, told.gone.id, NOW, deadline=NOW.date() + timedelta(days=2))
    assert erasing.purge_due(journal, NOW + timedelta(days=1)) == []
    assert erasing.purge_due(journal, NOW + timedelta(days=2)) == [sealed]


def test_two_sealed_at_once_do_not_keep_each_other(folder: Path) -> None:
    journal = reopen(folder)
    told = life.fill(journal)
    text = f"{life.CODE} beside M1"
    journal.reflections.add(reflection(text, client_id=told.stays.id, clock="22:00"))
    first = erasing.seal(journal, told.stays.id, NOW)
    second = erasing.seal(journal, told.gone.id, NOW)
    erasing.purge(journal, second.id, NOW)
    assert life.traces(folder, pages_of(journal)) == []
    journal = reopen(folder)
    assert erasing.call_back(journal, first.id)[0] == "M1"
    assert list(check.problems(journal)) == []
    journal.close()


def test_backups_are_named_since_they_hold_it(journal: Journal) -> None:
    told = life.fill(journal)
    kept = backup.keep(journal, "by-hand", DAY)
    sealed = erasing.seal(journal, told.gone.id, NOW)
    erasing.purge(journal, sealed.id, NOW)
    assert backup.made(journal.folder) == [kept]
