"""The key file."""

import json
import os
import stat
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from journal.errors import DiskFull, KeyFileDamaged, KeyFileMissing, WrongPassphrase, WrongRecoveryKey
from journal.store import keys
from journal.store.recovery_key import make_recovery_key
from tests.journal.store.journals import CHEAP, DATA_KEY, JOURNAL_ID, KEY_FILE, PASSPHRASE, RECOVERY_KEY, ROOT


def test_the_passphrase_and_the_recovery_key_give_the_data_key() -> None:
    assert KEY_FILE.by_passphrase(PASSPHRASE) == DATA_KEY
    assert KEY_FILE.by_recovery_key(RECOVERY_KEY) == DATA_KEY


@pytest.mark.parametrize("wrong", ["", PASSPHRASE[:-1], PASSPHRASE + " ", PASSPHRASE.upper()])
def test_another_passphrase_does_not(wrong: str) -> None:
    with pytest.raises(WrongPassphrase):
        KEY_FILE.by_passphrase(wrong)


def test_a_passphrase_is_the_same_however_its_accents_are_typed() -> None:
    made = keys.make(JOURNAL_ID, DATA_KEY, "caf\u00e9 \ufb01n", RECOVERY_KEY, cost=CHEAP)
    assert made.by_passphrase("cafe\u0301 fin") == DATA_KEY


def test_another_journals_recovery_key_does_not_fit() -> None:
    with pytest.raises(WrongRecoveryKey):
        KEY_FILE.by_recovery_key(make_recovery_key())


def test_a_flipped_byte_anywhere_is_damage_and_not_a_wrong_passphrase() -> None:
    raw = KEY_FILE.to_bytes()
    assert keys.parse(raw) == KEY_FILE
    for n in range(len(raw)):
        for bit in (1, 128):
            with pytest.raises(KeyFileDamaged):
                keys.parse(raw[:n] + bytes([raw[n] ^ bit]) + raw[n + 1 :])


@pytest.mark.parametrize("cut", [0, 1, 100, -1, -2])
def test_a_key_file_cut_short_is_damage(cut: int) -> None:
    with pytest.raises(KeyFileDamaged):
        keys.parse(KEY_FILE.to_bytes()[:cut])


@pytest.mark.parametrize("raw", [b"{}", b"[]", b"null", b"\xff\xfe", b"[" * 5000, b"9" * 9000, b"x" * 2_000_000])
def test_anything_else_in_its_place_is_damage(raw: bytes) -> None:
    with pytest.raises(KeyFileDamaged):
        keys.parse(raw)


@pytest.mark.parametrize(
    "forged",
    [
        {"recovery_slot": keys.make(JOURNAL_ID, DATA_KEY, "x", make_recovery_key(), cost=CHEAP).recovery_slot},
        {"recovery_salt": bytes(16)},
        {"mac": bytes(32)},
    ],
)
def test_a_slot_put_in_by_someone_else_is_found_though_its_checksum_is_right(forged: dict[str, Any]) -> None:
    other = keys.parse(replace(KEY_FILE, **forged).to_bytes())
    with pytest.raises(KeyFileDamaged):
        other.by_passphrase(PASSPHRASE)


@pytest.mark.parametrize("name", ["salt", "recovery_salt", "passphrase_slot", "recovery_slot", "mac"])
def test_a_part_of_the_wrong_length_is_damage(name: str) -> None:
    short = replace(KEY_FILE, **{name: getattr(KEY_FILE, name)[:-1]})
    with pytest.raises(KeyFileDamaged):
        keys.parse(short.to_bytes())


@pytest.mark.parametrize(
    "cost",
    [
        {"memory_kib": 2**40},
        {"passes": 10**9},
        {"lanes": 10**6},
        {"memory_kib": 0},
        {"passes": "3"},
        {"memory_kib": 256 * 1024 + 1},
        {"passes": 11},
        {"passes": True},
        {"lanes": True},
        {"memory_kib": 65_536.0},
    ],
)
def test_an_absurd_key_derivation_is_refused_before_it_is_tried(cost: dict[str, Any]) -> None:
    told = json.loads(KEY_FILE.to_bytes())
    told["kdf"] |= cost
    with pytest.raises(KeyFileDamaged):
        keys.parse(json.dumps(told, sort_keys=True, indent=1).encode() + b"\n")


def test_the_key_derivation_is_the_one_of_rfc_9106() -> None:
    assert keys.KdfCost() == keys.KdfCost(memory_kib=65_536, passes=3, lanes=4)


def test_a_slot_does_not_open_under_another_journals_name() -> None:
    moved = replace(KEY_FILE, journal_id="f" * 32)
    with pytest.raises(WrongPassphrase):
        moved.by_passphrase(PASSPHRASE)


def test_a_data_key_of_another_length_is_never_wrapped() -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        keys.make(JOURNAL_ID, b"", PASSPHRASE, RECOVERY_KEY, cost=CHEAP)


def test_a_new_passphrase_leaves_the_recovery_key_as_it_was() -> None:
    changed = keys.with_passphrase(KEY_FILE, DATA_KEY, "another one")
    assert changed.by_passphrase("another one") == DATA_KEY
    assert changed.by_recovery_key(RECOVERY_KEY) == DATA_KEY
    with pytest.raises(WrongPassphrase):
        changed.by_passphrase(PASSPHRASE)


def test_a_new_recovery_key_leaves_the_passphrase_as_it_was() -> None:
    fresh = make_recovery_key()
    changed = keys.with_recovery_key(KEY_FILE, DATA_KEY, fresh)
    assert changed.by_recovery_key(fresh) == DATA_KEY
    assert changed.by_passphrase(PASSPHRASE) == DATA_KEY
    with pytest.raises(WrongRecoveryKey):
        changed.by_recovery_key(RECOVERY_KEY)


def test_the_key_file_of_another_journal_is_never_rewrapped() -> None:
    with pytest.raises(KeyFileDamaged):
        keys.with_passphrase(KEY_FILE, bytes(32), "another one")
    with pytest.raises(KeyFileDamaged):
        keys.with_recovery_key(KEY_FILE, bytes(32), make_recovery_key())


def test_the_key_file_holds_neither_key_nor_passphrase() -> None:
    raw = KEY_FILE.to_bytes()
    for secret in (DATA_KEY, DATA_KEY.hex().encode(), PASSPHRASE.encode(), RECOVERY_KEY.encode()):
        assert secret not in raw


# --- on disk -------------------------------------------------------------------------------------


def test_written_is_read_back_and_only_the_owner_may_read_it(tmp_path: Path) -> None:
    keys.write(tmp_path, KEY_FILE)
    assert keys.read(tmp_path) == KEY_FILE
    assert [p.name for p in tmp_path.iterdir()] == ["journal.key"]
    assert os.name == "nt" or stat.S_IMODE((tmp_path / "journal.key").stat().st_mode) == 0o600


def test_the_new_file_is_on_disk_before_it_takes_the_old_ones_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps: list[str] = []

    def noted(name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any) -> Any:
            folder = name == "fsync" and stat.S_ISDIR(os.fstat(args[0]).st_mode)
            steps.append("fsync folder" if folder else name)
            return real(*args)

        return call

    monkeypatch.setattr(os, "fsync", noted("fsync", os.fsync))
    monkeypatch.setattr(os, "replace", noted("replace", os.replace))
    keys.write(tmp_path, KEY_FILE)
    assert steps == ["fsync", "replace", "fsync folder"]


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_a_write_that_fails_leaves_the_old_file_and_no_stray(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    keys.write(tmp_path, KEY_FILE)
    changed = keys.with_passphrase(KEY_FILE, DATA_KEY, "another one")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, step, full)
    with pytest.raises(DiskFull):
        keys.write(tmp_path, changed)
    assert keys.read(tmp_path) == KEY_FILE
    assert [p.name for p in tmp_path.iterdir()] == ["journal.key"]


def test_a_missing_key_file_and_a_folder_in_its_place_are_told_apart(tmp_path: Path) -> None:
    with pytest.raises(KeyFileMissing):
        keys.read(tmp_path)
    (tmp_path / "journal.key").mkdir()
    with pytest.raises(KeyFileDamaged):
        keys.read(tmp_path)


def test_two_who_unlock_at_once_both_get_in() -> None:
    """Unguarded, two derivations with several lanes wait for each other for ever. In a process that can be ended."""
    program = (
        "import sys, threading\n"
        "from journal.store import keys\n"
        "key_file = keys.parse(sys.stdin.buffer.read())\n"
        "def unlock():\n"
        "    for _ in range(3): key_file.by_passphrase(sys.argv[1])\n"
        "threads = [threading.Thread(target=unlock) for _ in range(3)]\n"
        "for thread in threads: thread.start()\n"
        "for thread in threads: thread.join()\n"
    )
    made = keys.make(JOURNAL_ID, DATA_KEY, PASSPHRASE, RECOVERY_KEY, cost=keys.KdfCost(16_384, 1, 4))
    subprocess.run([sys.executable, "-c", program, PASSPHRASE], input=made.to_bytes(), cwd=ROOT, check=True, timeout=60)
