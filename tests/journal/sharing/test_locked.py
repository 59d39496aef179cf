"""What is locked with spoken words opens with them, unchanged, and with nothing else."""

from __future__ import annotations

import base64
import hashlib
import json
import string

import pytest

from journal.sharing import locked
from journal.sharing.locked import ROUNDS, lock, unlock
from journal.sharing.refusals import NewerPack, NotAPack, Refused, TooCostly, WrongWords

WORDS = "balot rifem dabos letir ferom sabid"


def test_what_is_locked_opens_with_the_words_however_they_are_typed() -> None:
    file = lock("ünd".encode(), WORDS, what="pack")
    for typed in (WORDS, WORDS.upper(), WORDS.replace(" ", "-"), f"  {WORDS.replace(' ', ', ')}. "):
        assert unlock(file, typed, what="pack").decode() == "ünd"
    with pytest.raises(WrongWords):
        unlock(file, WORDS[:-1], what="pack")


def test_the_same_thing_locked_twice_shares_nothing() -> None:
    one, two = (json.loads(lock(b"the same", WORDS, what="answer")) for _ in range(2))
    assert one["salt"] != two["salt"]
    assert one["nonce"] != two["nonce"]
    assert one["rounds"] == two["rounds"] == ROUNDS >= 600_000


def test_every_byte_changed_in_turn_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(locked, "_key", quick_key)  # two hundred slow keys would take a minute
    file = lock(b"x", WORDS, what="pack")
    tried = 0
    for place in range(len(file)):
        changed = bytearray(file)
        changed[place] ^= 0x01
        with pytest.raises(Refused):
            unlock(bytes(changed), WORDS, what="pack")
        tried += 1
    assert tried == len(file) > 150


def test_letters_that_stand_for_the_same_bytes_are_not_taken_for_the_same_file() -> None:
    """The last letter before == holds four bits that mean nothing: changed, they would pass for what was locked."""
    told = json.loads(lock(b"x", WORDS, what="pack"))
    letters = string.ascii_uppercase + string.ascii_lowercase + string.digits + "+/"
    salt = told["salt"]
    other = salt[:21] + letters[letters.index(salt[21]) ^ 1] + "=="
    assert base64.b64decode(other) == base64.b64decode(salt)
    with pytest.raises(NotAPack):
        unlock(canonical_of({**told, "salt": other}), WORDS, what="pack")


def test_the_cost_of_the_key_is_bounded_before_it_is_paid(monkeypatch: pytest.MonkeyPatch) -> None:
    told = json.loads(lock(b"x", WORDS, what="pack"))
    with pytest.raises(WrongWords):  # it is bound to what is locked
        unlock(canonical_of({**told, "rounds": ROUNDS + 1}), WORDS, what="pack")
    monkeypatch.setattr(locked, "_key", lambda *_: pytest.fail("it was tried"))
    for rounds, error in (
        (-1, NotAPack),
        (0, NotAPack),
        (ROUNDS - 1, NotAPack),
        (6e5, NotAPack),
        (True, NotAPack),
        (2 * ROUNDS + 1, TooCostly),
        (5_000_000, TooCostly),
        (10**12, TooCostly),
        (10**30, TooCostly),
    ):
        with pytest.raises(error):
            unlock(canonical_of({**told, "rounds": rounds}), WORDS, what="pack")
    digits = canonical_of({**told, "rounds": 7}).replace(b'"rounds":7', b'"rounds":' + b"9" * 100_000)
    with pytest.raises(NotAPack):
        unlock(digits, WORDS, what="pack")


def test_a_newer_one_says_so() -> None:
    told = json.loads(lock(b"x", WORDS, what="pack"))
    with pytest.raises(NewerPack):
        unlock(canonical_of({**told, "version": 2, "more": 1}), WORDS, what="pack")


@pytest.mark.parametrize(
    "file", [b"", b"{}", b"null", b"[" * 50_000, b'{"format":"between-sessions-locked","version":1}']
)
def test_what_is_no_locked_file_is_refused(file: bytes) -> None:
    with pytest.raises(NotAPack):
        unlock(file, WORDS, what="pack")


def quick_key(words: str, salt: bytes, rounds: int) -> bytes:
    return hashlib.sha256(f"{words} {salt.hex()} {rounds}".encode()).digest()


def canonical_of(told: dict[str, object]) -> bytes:
    return json.dumps(told, sort_keys=True, separators=(",", ":")).encode()
