"""An open journal: all or nothing, one at a time, and nothing after it was closed."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from journal.errors import BackupFailed, FieldError, JournalClosed, KeyFileMissing, WrongPassphrase, WrongRecoveryKey
from journal.records import kinds
from journal.records.client import ClientFact
from journal.store import backup, check, opening
from journal.store.journal import Journal
from journal.store.recovery_key import make_recovery_key
from tests.journal.store.journals import (
    DAY,
    PASSPHRASE,
    RECOVERY_KEY,
    bytes_in,
    client,
    reflection,
    reopen,
    session,
)


class Stop(Exception):
    """What a test raises to leave a transaction."""


def test_a_transaction_that_fails_writes_nothing_at_all(journal: Journal) -> None:
    someone = client()
    journal.clients.add(someone)
    version = journal.version
    with pytest.raises(Stop), journal.transaction():  # noqa: PT012 what fails is the block
        journal.sessions.add(session(someone.id))
        journal.reflections.add(reflection("gone"))
        journal.drafts.put_text("d", "reflection", "text", "gone")
        raise Stop
    assert journal.version == version
    assert journal.sessions.count() == journal.reflections.count() == 0
    assert journal.day_sums.between(DAY, DAY) == []
    assert journal.drafts.all() == []
    assert list(check.problems(journal)) == []


def test_what_is_kept_in_memory_is_rolled_back_too(journal: Journal) -> None:
    someone = client()
    journal.clients.add(someone)
    journal.clients.add_fact(ClientFact(client_id=someone.id, effective=DAY, acuity=1))
    assert journal.clients.with_state(someone.id, DAY)[1].acuity == 1
    with pytest.raises(Stop), journal.transaction():  # noqa: PT012 what fails is the block
        other = client("K2")
        journal.clients.add(other)
        journal.clients.update(client("K9", id=someone.id))
        journal.clients.add_fact(ClientFact(client_id=someone.id, effective=DAY, acuity=4))
        assert journal.clients.with_state(someone.id, DAY)[1].acuity == 4
        assert journal.clients.with_state(other.id, DAY)
        raise Stop
    known, state = journal.clients.with_state(someone.id, DAY)
    assert (known.code, state.acuity) == ("K1", 1)
    assert [fact.acuity for fact in journal.clients.facts(someone.id)] == [1]
    with pytest.raises(FieldError):
        journal.clients.add_fact(ClientFact(client_id=other.id, effective=DAY, acuity=2))
    journal.sessions.add(session(someone.id))
    assert list(journal.day_sums.between(DAY, DAY)[0].regular) == ["1"]


def test_an_inner_transaction_may_fail_alone(journal: Journal) -> None:
    version = journal.version
    with journal.transaction():
        journal.reflections.add(reflection("outer"))
        with pytest.raises(Stop), journal.transaction():  # noqa: PT012 what fails is the block
            journal.reflections.add(reflection("inner"))
            raise Stop
        assert journal.version == version
    assert [r.text for r in journal.reflections.latest(9)] == ["outer"]
    assert journal.version == version + 1
    assert list(check.problems(journal)) == []


def test_the_version_rises_once_with_every_change_and_with_no_read(journal: Journal) -> None:
    version = journal.version
    entry = reflection("a")
    steps: list[Callable[[], Any]] = [
        lambda: journal.reflections.add(entry),
        lambda: journal.reflections.update(reflection("b", id=entry.id)),
        lambda: journal.reflections.delete(entry.id),
        lambda: journal.reflections.restore(entry.id),
        lambda: journal.clients.add(client()),
    ]
    for n, step in enumerate(steps, start=1):
        step()
        assert journal.version == version + n
    journal.reflections.latest(3)
    journal.day_sums.between(DAY, DAY)
    list(check.problems(journal))
    assert journal.version == version + len(steps)


def test_sixteen_hundred_operations_from_eight_threads_all_succeed(journal: Journal) -> None:
    people = [client(f"K{n}") for n in range(4)]
    journal.clients.add_many(people)
    journal.clients.add_facts([ClientFact(client_id=c.id, effective=date(2020, 1, 1), risk=True) for c in people])

    def work(thread: int) -> int:
        done = 0
        for n in range(40):
            one = people[(thread + n) % 4]
            day = DAY - timedelta(days=n)
            entry = session(one.id, day, clock=f"{8 + thread:02d}:00", note=f"thread {thread} step {n}")
            journal.sessions.add(entry)
            journal.clients.add_fact(ClientFact(client_id=one.id, effective=DAY + timedelta(days=1), risk=n % 2 == 0))
            assert journal.clients.with_state(one.id, DAY)[0].id == one.id
            assert journal.sessions.get(entry.id) == entry
            journal.drafts.put_text(f"d{thread}", "session", "note", f"typing {n}")
            done += 5
        return done

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(work, range(8))) == 1600
    assert journal.sessions.count() == 320
    assert len(journal.drafts.all()) == 8
    assert list(check.problems(journal)) == []


def test_facts_read_while_others_are_written_are_never_stale_or_half_read(journal: Journal) -> None:
    someone = client()
    journal.clients.add(someone)
    stop = threading.Event()
    errors: list[BaseException] = []

    def read() -> None:
        try:
            while not stop.is_set():
                journal.clients.state_on(someone.id, DAY)
                journal.clients.facts(someone.id)
        except BaseException as error:  # noqa: BLE001 whatever it is, the test shows it
            errors.append(error)

    readers = [threading.Thread(target=read) for _ in range(3)]
    for reader in readers:
        reader.start()
    for n in range(60):
        journal.clients.add_fact(ClientFact(client_id=someone.id, effective=DAY, acuity=n % 5))
        assert journal.clients.state_on(someone.id, DAY).acuity == n % 5
    stop.set()
    for reader in readers:
        reader.join()
    assert errors == []


# --- closing -----------------------------------------------------------------------------------------


def test_after_closing_nothing_is_read_or_written(folder: Path) -> None:
    journal = reopen(folder)
    someone = client()
    journal.clients.add(someone)
    journal.clients.with_state(someone.id, DAY)
    journal.close()
    journal.close()
    before = bytes_in(folder)
    attempts: list[Callable[[], Any]] = [
        lambda: journal.reflections.add(reflection("late")),
        lambda: journal.reflections.latest(1),
        lambda: journal.clients.all(),
        lambda: journal.clients.facts(someone.id),
        lambda: journal.clients.state_on(someone.id, DAY),
        lambda: journal.clients.with_state(someone.id, DAY),
        lambda: journal.settings.read(),
        lambda: journal.drafts.put_text("d", "reflection", "text", "late"),
        lambda: journal.day_sums.between(DAY, DAY),
        lambda: journal.change_passphrase("another one"),
        lambda: journal.change_recovery_key(make_recovery_key()),
        lambda: list(check.problems(journal)),
    ]
    for attempt in attempts:
        with pytest.raises(JournalClosed):
            attempt()
    assert bytes_in(folder) == before
    opening.open_with_passphrase(folder, PASSPHRASE).close()


def test_a_backup_of_a_closed_journal_is_refused_and_leaves_nothing(folder: Path, tmp_path: Path) -> None:
    journal = reopen(folder)
    journal.close()
    with pytest.raises(JournalClosed):
        backup.to_file(journal, tmp_path / "late.journal-backup")
    assert [p.name for p in tmp_path.iterdir() if p.name != "journal"] == []


# --- passphrase and recovery key of an open journal ------------------------------------------------------


def test_a_new_passphrase_while_entries_are_being_saved(folder: Path) -> None:
    journal = opening.open_with_passphrase(folder, PASSPHRASE)

    def save() -> None:
        for n in range(60):
            journal.reflections.add(reflection(f"n {n}"))

    with ThreadPoolExecutor(2) as pool:
        saving = pool.submit(save)
        journal.change_passphrase("a barge at dusk")
        printed = make_recovery_key()
        journal.change_recovery_key(printed)
        saving.result()
    journal.reflections.add(reflection("after"))
    journal.close()
    for way, old, error in (
        (opening.open_with_passphrase, PASSPHRASE, WrongPassphrase),
        (opening.open_with_recovery_key, RECOVERY_KEY, WrongRecoveryKey),
    ):
        with pytest.raises(error):
            way(folder, old)
    for way, new in ((opening.open_with_passphrase, "a barge at dusk"), (opening.open_with_recovery_key, printed)):
        opened = way(folder, new)
        assert opened.reflections.count() == 61
        opened.close()


def test_a_key_file_that_went_missing_is_not_made_up(folder: Path) -> None:
    journal = opening.open_with_passphrase(folder, PASSPHRASE)
    (folder / "journal.key").unlink()
    with pytest.raises(KeyFileMissing):
        journal.change_passphrase("another one")
    assert not (folder / "journal.key").exists()
    journal.close()


def test_a_lock_pressed_in_the_middle_of_a_backup_ends_it_without_a_crash(folder: Path, tmp_path: Path) -> None:
    journal = reopen(folder)
    journal.reflections.add_many(reflection("a long evening " * 400, day=date(2026, 1, 1)) for _ in range(300))
    journal.close()
    journal = reopen(folder)
    slow = backup.PAGES_AT_A_TIME
    backup.PAGES_AT_A_TIME = 1
    try:
        with ThreadPoolExecutor(1) as pool:
            running = pool.submit(backup.to_file, journal, tmp_path / "b.journal-backup")
            while not any(tmp_path.glob(".b.*")) and not running.done():
                pass
            journal.close()
            error = running.exception()
    finally:
        backup.PAGES_AT_A_TIME = slow
    assert error is None or isinstance(error, JournalClosed | BackupFailed)
    (tmp_path / "b.journal-backup").unlink(missing_ok=True)
    assert [p.name for p in tmp_path.iterdir() if p.name != "journal"] == []
    reopened = reopen(folder)
    assert list(check.problems(reopened)) == []
    reopened.close()


def test_a_kind_on_which_day_sums_rest_is_not_opened_without_what_adds_it_up(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    unsummed = replace(kinds.SCALE, name="handover", counted=True)
    monkeypatch.setattr("journal.store.journal.KINDS", (*kinds.KINDS, unsummed))
    with pytest.raises(TypeError, match="handover"):
        opening.create(folder.with_name("other"), PASSPHRASE, make_recovery_key())
