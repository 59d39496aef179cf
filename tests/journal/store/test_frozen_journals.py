"""Journals of earlier versions open with this one, whatever happens on the way, and nothing in them is lost."""

import json
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from journal.sharing.answer import Shared, from_sealed
from journal.sharing.keys import OwnKeys, keys_from_text
from journal.sharing.pack import from_ledger, hash_of
from journal.sharing.pack_format import Answer, Pack
from journal.sharing.reading import read
from journal.sharing.sealing import opened
from journal.store import backup, check, inbox, migrations, opening, search, trash
from journal.store.codec import columns, from_row, to_row
from journal.store.journal import Journal
from tests.files.journals import contents
from tests.files.journals.freeze import HERE, PASSPHRASE
from tests.journal.store.frozen import NAMES, SUPERVISORS, THERAPISTS, copy_of, lost, rows_in, rows_of
from tests.journal.store.journals import ROOT, reflection
from tests.kill.migrating import one_step_more

SINCE = {
    "absence plan",
    "absence decision",
    "clinical will",
    "cover",
    "covering",
    "placement",
    "opening balance",
    "cpd",
    "supervision agreement",
    "about supervision",
    "supervisee note",
}
"""Kinds that came after every frozen journal."""

KILLS = 5
"""How often the migration of each frozen journal is killed, spread evenly over its statements."""


def open_copy(name: str, folder: Path) -> Journal:
    return opening.open_with_passphrase(copy_of(name, folder), PASSPHRASE)


@pytest.fixture(scope="module")
def statements(tmp_path_factory: pytest.TempPathFactory) -> dict[str, int]:
    """Return of how many statements the opening of each frozen journal consists."""
    folder = tmp_path_factory.mktemp("whole")
    return {name: int(_migrating(copy_of(name, folder / name), 0).stdout) for name in NAMES}


def test_there_are_frozen_journals_of_both_sides() -> None:
    assert {"m009-therapist", "m009-supervisor"} <= {*NAMES}
    assert {*THERAPISTS} | {*SUPERVISORS} == {*NAMES}


@pytest.mark.parametrize("name", NAMES)
def test_it_opens_with_this_version_and_every_row_is_there(name: str, tmp_path: Path) -> None:
    before = rows_in(copy_of(name, tmp_path / "before"))
    journal = open_copy(name, tmp_path / "journal")
    assert lost(before, rows_of(journal.db)) == []
    assert migrations.pending(journal.db) == []
    assert list(check.problems(journal)) == []
    journal.close()


@pytest.mark.parametrize("name", THERAPISTS)
def test_a_loss_would_be_seen(name: str, tmp_path: Path) -> None:
    journal = open_copy(name, tmp_path / "journal")
    before = rows_of(journal.db)
    journal.db.execute("UPDATE history SET before = '{}' WHERE id = 1")
    journal.db.execute("DELETE FROM draft_texts WHERE field = 'line'")
    journal.db.execute("ALTER TABLE settings RENAME COLUMN value TO told")
    assert {line.split(":")[0] for line in lost(before, rows_of(journal.db))} == {"history", "draft_texts", "settings"}
    journal.close()


@pytest.mark.parametrize("name", NAMES)
def test_every_record_can_be_read_and_says_what_its_row_says(name: str, tmp_path: Path) -> None:
    journal = open_copy(name, tmp_path / "journal")
    for table in journal.tables:
        held = columns(table.record)  # type: ignore[arg-type]  # a class can be hashed
        for row in journal.db.query(f"SELECT * FROM {table.table}"):  # noqa: S608 its own name
            told = to_row(from_row(table.record, row))
            assert _plain(told) == _plain({name: row[name] for name in held}), table.kind
        for change in (change for row in journal.db.query("SELECT DISTINCT entry_id FROM history")
                       for change in table.history(row["entry_id"])):  # fmt: skip
            assert change.before is not None
    for row in journal.db.query("SELECT kind, before FROM history"):
        [table] = [table for table in journal.tables if table.kind == row["kind"]]
        before = json.loads(row["before"])
        assert _plain(before).items() <= _plain(to_row(from_row(table.record, before))).items()
    journal.close()


@pytest.mark.parametrize("name", THERAPISTS)
def test_what_a_therapist_kept_is_all_there(name: str, tmp_path: Path) -> None:
    journal = open_copy(name, tmp_path / "journal")
    gone = trash.listed(journal, 1000)
    assert {item.kind for item in gone} == {table.kind for table in journal.tables} - SINCE
    assert {code for code in contents.CODES if code != "Gone"} == {client.code for client in journal.clients.all()}
    for table in journal.tables:
        assert table.count() > 0 or table.kind in SINCE
    for item in gone:
        table = next(table for table in journal.tables if table.kind == item.kind)
        table.restore(item.entry.id)
    assert list(check.problems(journal)) == []

    kinds = [draft.kind for draft in journal.drafts.all()]
    assert {*kinds} == {*(table.kind for table in journal.tables), "capture", "line", inbox.KEPT} - SINCE
    begun = journal.drafts.get("a" * 32)
    assert begun is not None
    assert begun.texts["text"].endswith(contents.LONG)
    changed = journal.drafts.get("b" * 32)
    assert changed is not None
    assert journal.reflections.get(changed.entry_id or "").id == changed.entry_id

    assert journal.settings.read() == contents.SETTINGS_LATER
    assert [(change.name, change.value) for change in journal.weights.all()] == [
        (change.name, change.value) for change in contents.WEIGHTS
    ]
    assert len(journal.patterns.all()) == 2
    assert [*journal.sharing.identifying_words().values()] == ["Weir, the lock-keeper, Ödön"]
    assert any(len(found.text) > 6_000 for found in journal.reflections.between(date.min, date.max))
    assert search.found(journal, "weir", 5).hits
    assert [line.text for line in inbox.opened(journal).lines] == ["left at the door: call К2 back, naïve café 茶 🌿"]
    journal.close()


@pytest.mark.parametrize("name", THERAPISTS)
def test_what_was_shared_can_be_handed_out_again_and_answered(name: str, tmp_path: Path) -> None:
    therapist = open_copy(name, tmp_path / "therapist")
    supervisor = open_copy(name.replace("therapist", "supervisor"), tmp_path / "supervisor")
    [ours, theirs] = [OwnKeys(opens=o, signs=s) for o, s in (_keys(therapist), _keys(supervisor))]
    shares = therapist.sharing.all()
    assert [(share.sequence, share.words is None) for share in shares] == [(3, False), (2, True), (1, True)]
    for share in shares:
        payload = therapist.sharing.payload(share.id)
        assert payload is not None
        assert from_ledger(payload, hash=share.hash).pack.id == share.id
    [first, *_] = [share for share in shares if share.sequence == 1]
    assert read(therapist.sharing.answers()[first.id].payload.encode(), Answer).pack == first.id
    assert len(therapist.sharing.codes(first.person_id)) == len(contents.CODES) - 1
    assert therapist.sharing.coming_number(first.person_id).sequence == 4

    packs = supervisor.reviewing.packs()
    assert [arrived.sequence for arrived in packs] == [2, 1]
    for arrived in packs:
        payload = supervisor.reviewing.payload(arrived.id)
        assert payload is not None
        assert hash_of(payload) == arrived.hash
        assert read(payload, Pack).sender.thread == arrived.thread
        file = (therapist.folder / f"pack-{arrived.sequence}.age").read_bytes()
        came = opened(file, theirs, pinned={arrived.thread: ours.public})
        assert came.payload == payload
    given = supervisor.reviewing.answer_to(first.id)
    assert given is not None
    shared = Shared(
        pack=first.id, hash=first.hash, person_id=first.person_id, items=frozenset(first.items),
        keys=keys_from_text(first.keys or ""), compared=True,
    )  # fmt: skip
    assert from_sealed(given.file, ours, shares={first.id: shared}).answer.pack == first.id
    draft = supervisor.drafts.get("e" * 32)
    assert draft is not None
    assert (draft.kind, draft.texts["pack"]) == ("answer", contents.MANY_SCRIPTS)
    assert [who.thread for who in supervisor.reviewing.supervisees()] == [packs[0].thread]
    therapist.close()
    supervisor.close()


@pytest.mark.parametrize("name", NAMES)
def test_it_can_be_written_to_and_restored_from_its_backup(name: str, tmp_path: Path) -> None:
    journal = open_copy(name, tmp_path / "journal")
    journal.reflections.add(reflection("from now on"))
    before = rows_of(journal.db)
    backup.to_file(journal, tmp_path / "kept.journal-backup")
    journal.close()
    backup.restore(tmp_path / "kept.journal-backup", tmp_path / "restored")
    assert lost(before, rows_in(tmp_path / "restored")) == []


@pytest.mark.parametrize("kill", range(KILLS))
@pytest.mark.parametrize("name", NAMES)
def test_killed_in_the_middle_of_its_migrations_it_opens_again_with_nothing_lost(
    name: str, kill: int, tmp_path: Path, statements: dict[str, int]
) -> None:
    before = rows_in(copy_of(name, tmp_path / "before"))
    folder = copy_of(name, tmp_path / "journal")
    # The last one is the commit of the last step: by then everything was written, and nothing of it counts yet.
    killed = _migrating(folder, statements[name] * (kill + 1) // KILLS)
    assert killed.returncode == -9

    with one_step_more():
        journal = opening.open_with_passphrase(folder, PASSPHRASE)
        assert migrations.pending(journal.db) == []
    assert lost(before, rows_of(journal.db)) == []
    assert list(check.problems(journal)) == []
    assert journal.db.execute("SELECT count(*) FROM of_this_test").fetchone() == (len(before["clients"]),)
    journal.close()
    # Both what was killed and what came after it kept a copy first, and the stray half of one is gone.
    for kept in backup.made(folder):
        backup.restore(kept, tmp_path / kept.stem)
        assert lost(before, rows_in(tmp_path / kept.stem)) == []
    assert [path.name for path in backup.backups_folder(folder).iterdir() if ".tmp" in path.name] == []


def test_the_frozen_ones_themselves_are_never_opened() -> None:
    for name in NAMES:
        beside = {path.name for path in (HERE / name).iterdir()}
        assert not beside & {"journal.db-wal", "journal.db-shm", "backups"}


def _migrating(folder: Path, statement: int) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "tests.kill.migrating", str(folder), str(statement)],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip


def _keys(journal: Journal) -> tuple[str, str]:
    own = journal.sharing.own_keys()
    assert own is not None
    return own


def _plain(row: dict[str, Any]) -> dict[str, Any]:
    """Return a row in which yes and no are numbers, as in the file, and lists are compared as lists."""
    return {
        name: json.loads(value) if isinstance(value, str) and value.startswith(("[", "{")) else value
        for name, value in row.items()
        if value is not None
    }
