"""Lines left while locked: sealed at the door, opened inside, lost nowhere."""

from __future__ import annotations

import ast
import json
import os
import uuid
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pyrage
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyrage import x25519

from journal.errors import CannotWrite, FieldError, FolderNotOurs, FolderNotWritable, InboxFull, InboxUnavailable
from journal.records.entry import now_utc
from journal.store import backup, inbox, inbox_key, opening
from journal.store import inbox_files as files
from journal.store.journal import Journal
from tests.journal.store import journals
from tests.journal.store.journals import bytes_in
from tests.test_house import name_of, program

WORDS = "K2 worry 7, the dog barked"


@pytest.fixture
def ready(journal: Journal) -> Journal:
    """Return an open journal with its key pair made."""
    inbox_key.make_ready(journal)
    return journal


def unlock(folder: Path) -> Journal:
    """Open a journal as a person does at the door."""
    journal = opening.open_with_passphrase(folder, journals.PASSPHRASE)
    opening.make_inbox_ready(journal)
    return journal


def texts(journal: Journal) -> list[str]:
    return [line.text for line in inbox.opened(journal).lines]


def sealed_files(journal: Journal) -> list[Path]:
    return sorted((journal.folder / "inbox").glob("*.line"))


def stuff(journal: Journal, name: str, content: bytes) -> Path:
    """Lay a file into the inbox; a `.line` gets such a name as lines have."""
    path = journal.folder / "inbox" / (as_named_here(name) if name.endswith(".line") else name)
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(content)
    return path


def as_named_here(name: str) -> str:
    return f"{uuid.uuid5(uuid.NAMESPACE_URL, name).hex}.line"


def sealed(journal: Journal, told: object) -> bytes:
    recipient = x25519.Recipient.from_str((journal.folder / "inbox.pub").read_text().strip())
    return bytes(pyrage.encrypt(json.dumps(told).encode(), [recipient]))


def test_a_line_is_read_inside_as_it_was_left(ready: Journal) -> None:
    before = now_utc()
    files.leave(ready.folder, WORDS)
    (line,) = inbox.opened(ready).lines
    assert line.text == WORDS
    assert before <= line.left_at <= now_utc()


def test_lines_come_in_the_order_they_were_left(ready: Journal) -> None:
    for n in range(12):
        files.leave(ready.folder, f"line {n}")
    assert texts(ready) == [f"line {n}" for n in range(12)]


def test_nothing_of_a_line_lies_readable_in_the_folder(ready: Journal) -> None:
    files.leave(ready.folder, WORDS)
    for raw in journals.bytes_in(ready.folder).values():
        assert b"dog barked" not in raw
        assert "dog barked".encode("utf-16-le") not in raw


def test_folder_and_files_are_the_owners_alone(ready: Journal) -> None:
    files.leave(ready.folder, WORDS)
    assert (ready.folder / "inbox").stat().st_mode & 0o777 == 0o700
    assert sealed_files(ready)[0].stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("text", ["a", "x" * 2000, "🌧️ שלום <b>", "'; DROP TABLE drafts", "𝕏" * 2000])
def test_any_line_up_to_2000_characters_is_taken_as_it_is(ready: Journal, text: str) -> None:
    files.leave(ready.folder, text)
    assert texts(ready) == [text]


def test_line_breaks_and_broken_characters_become_spaces(ready: Journal) -> None:
    files.leave(ready.folder, " one\ntwo\r\x00three\u2028four\ud800 ")
    assert texts(ready) == ["one two  three four"]


@pytest.mark.parametrize("text", ["", "  \n ", "x" * 2001])
def test_an_empty_or_too_long_line_is_refused_and_nothing_kept(ready: Journal, text: str) -> None:
    with pytest.raises(FieldError) as raised:
        files.leave(ready.folder, text)
    assert raised.value.field == "line"
    assert inbox.count(ready) == 0


def test_a_full_inbox_takes_no_more_and_overwrites_nothing(ready: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MOST_LINES", 3)
    for n in range(3):
        files.leave(ready.folder, f"line {n}")
    with pytest.raises(InboxFull):
        files.leave(ready.folder, "one too many")
    assert texts(ready) == ["line 0", "line 1", "line 2"]


def test_strangers_who_fill_the_inbox_leave_room_for_who_has_unlocked_before(
    ready: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "MOST_LINES", 1)
    files.leave(ready.folder, "a stranger's")
    assert files.state(ready.folder) is files.State.OPEN
    files.leave(ready.folder, "mine", known=True)
    assert files.state(ready.folder) is files.State.FULL
    for known in (True, False):
        with pytest.raises(InboxFull):
            files.leave(ready.folder, "one too many", known=known)
    assert texts(ready) == ["a stranger's", "mine"]


def test_a_journal_that_was_never_unlocked_since_the_inbox_exists_takes_no_line(journal: Journal) -> None:
    assert files.state(journal.folder) is files.State.CLOSED
    with pytest.raises(InboxUnavailable):
        files.leave(journal.folder, WORDS)


@pytest.mark.parametrize("public", [b"", b"age1nonsense", b"\xff" * 5_000, b"AGE-SECRET-KEY-1QQQ"])
def test_a_broken_public_half_takes_no_line(ready: Journal, public: bytes) -> None:
    (ready.folder / "inbox.pub").write_bytes(public)
    with pytest.raises(InboxUnavailable):
        files.leave(ready.folder, WORDS)


def test_an_inbox_that_is_a_file_is_said(ready: Journal) -> None:
    (ready.folder / "inbox").write_text("in the way")
    with pytest.raises(InboxUnavailable):
        files.leave(ready.folder, WORDS)
    with pytest.raises(InboxUnavailable):
        inbox.opened(ready)
    assert inbox.count(ready) == 0


def test_a_folder_that_cannot_be_written_to_is_said(ready: Journal) -> None:
    ready.folder.chmod(0o755)
    (ready.folder / "inbox").mkdir(mode=0o755)
    outcome = journals.as_nobody(lambda: files.leave(ready.folder, WORDS))
    assert outcome.error == FolderNotWritable.__name__


def test_a_line_cut_off_in_the_middle_of_writing_is_not_there(ready: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    def cut_off(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "replace", cut_off)
    with pytest.raises(KeyboardInterrupt):
        files.leave(ready.folder, WORDS)
    monkeypatch.undo()
    assert inbox.count(ready) == 0
    assert texts(ready) == []


def test_a_stray_temporary_file_is_no_line_and_goes_at_the_next_unlock(ready: Journal) -> None:
    stray = stuff(ready, f"{as_named_here('a')}.12345678.tmp", b"half")
    assert inbox.count(ready) == 0
    inbox_key.make_ready(ready)
    assert not stray.exists()


# --- what is in the inbox and is no line -----------------------------------------------------------


def test_files_that_are_no_line_are_set_aside_and_the_lines_beside_them_read(ready: Journal) -> None:
    files.leave(ready.folder, WORDS)
    stuff(ready, "empty.line", b"")
    stuff(ready, "cut.line", sealed_files(ready)[0].read_bytes()[:-1])
    stuff(ready, "huge.line", b"x" * 5_000_000)
    other = x25519.Identity.generate().to_public()
    stuff(ready, "other.line", pyrage.encrypt(b"{}", [other]))
    stuff(ready, "password.line", pyrage.passphrase.encrypt(b"{}", "x"))
    (ready.folder / "inbox" / as_named_here("link")).symlink_to("/etc/passwd")
    found = inbox.opened(ready)
    assert [line.text for line in found.lines] == [WORDS]
    assert (found.unreadable, found.more) == (6, False)
    assert inbox.count(ready) == 1  # set aside, they no longer take a line's room
    assert inbox.opened(ready).unreadable == 6

    inbox.throw_away_aside(ready)
    assert inbox.opened(ready).unreadable == 0
    assert texts(ready) == [WORDS]
    assert Path("/etc/passwd").exists()


def test_what_does_not_bear_a_name_made_here_is_left_where_it_is(ready: Journal) -> None:
    files.leave(ready.folder, WORDS)
    foreign = ["holiday.jpg", "thesis.doc.tmp", "A" * 32 + ".line", "0" * 31 + ".line", "0" * 32 + ".lines", ".line"]
    for name in foreign:
        (ready.folder / "inbox" / name).write_bytes(b"mine")
    (ready.folder / "inbox" / as_named_here("a folder")).mkdir()
    os.mkfifo(ready.folder / "inbox" / as_named_here("a pipe"))
    stuff(ready, "a.line", b"no line")
    assert inbox.opened(ready).unreadable == 1
    (ready.folder / "inbox" / "aside" / "letter.txt").write_bytes(b"mine")
    inbox_key.make_ready(ready)
    inbox.throw_away_aside(ready)
    left = {path.name for path in (ready.folder / "inbox").iterdir()}
    assert left >= {*foreign, as_named_here("a folder"), as_named_here("a pipe")}
    assert [path.name for path in (ready.folder / "inbox" / "aside").iterdir()] == ["letter.txt"]
    assert files.state(ready.folder) is files.State.OPEN


@pytest.mark.parametrize("linked", ["inbox", "inbox/aside"])
def test_nothing_behind_a_link_is_moved_deleted_or_closed(ready: Journal, tmp_path: Path, linked: str) -> None:
    theirs = tmp_path / "theirs"
    theirs.mkdir(mode=0o755)
    for name in (
        as_named_here("a"),
        "photo.jpg",
        f"{as_named_here('b')}.12345678.tmp",
        f"0123abcd-{as_named_here('c')}",
    ):
        (theirs / name).write_bytes(b"mine")
    (theirs / "aside").mkdir()
    (theirs / "aside" / f"0123abcd-{as_named_here('d')}").write_bytes(b"mine")
    before = bytes_in(theirs)
    if linked != "inbox":
        stuff(ready, "a.line", b"no line")
    (ready.folder / linked).symlink_to(theirs, target_is_directory=True)
    if linked == "inbox":
        with pytest.raises(InboxUnavailable):
            inbox.opened(ready)
        with pytest.raises(InboxUnavailable):
            files.leave(ready.folder, WORDS)
        assert files.state(ready.folder) is files.State.CLOSED
    else:
        assert inbox.opened(ready).unreadable == 0
    inbox_key.make_ready(ready)
    with suppress(FolderNotOurs):
        inbox.throw_away_aside(ready)
    assert bytes_in(theirs) == before
    assert theirs.stat().st_mode & 0o777 == 0o755


def test_a_line_that_was_read_is_not_thrown_away_behind_a_link_laid_since(ready: Journal, tmp_path: Path) -> None:
    files.leave(ready.folder, WORDS)
    (line,) = inbox.opened(ready).lines
    (ready.folder / "inbox").rename(tmp_path / "moved")
    (ready.folder / "inbox").symlink_to(tmp_path / "moved", target_is_directory=True)
    with pytest.raises(FolderNotOurs):
        inbox.throw_away(ready, line)
    inbox.tidy(ready, line)
    assert len(list((tmp_path / "moved").glob("*.line"))) == 1


def test_another_accounts_inbox_is_not_ours(ready: Journal) -> None:
    stuff(ready, "a.line", b"theirs")
    if os.geteuid() != 0:
        pytest.skip("giving a folder away needs root")
    os.chown(ready.folder / "inbox", 65534, 65534)
    with pytest.raises(InboxUnavailable):
        inbox.opened(ready)
    assert len(list((ready.folder / "inbox").iterdir())) == 1


def many_recipients(n: int) -> bytes:
    """Return a whole, valid age file for many, of whom this journal is none."""
    return bytes(pyrage.encrypt(b"{}", [x25519.Identity.generate().to_public() for _ in range(n)]))


def test_a_file_for_many_is_set_aside_before_a_key_is_tried(ready: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    weapon = many_recipients(280)
    assert len(weapon) < inbox.LONGEST_SEALED
    for n in range(20):
        stuff(ready, f"{n}.line", weapon)
    monkeypatch.setattr("journal.store.inbox.pyrage.decrypt", lambda *_: pytest.fail("it was tried"))
    assert inbox.opened(ready).unreadable == 20


def test_after_an_unlock_all_that_was_stuffed_in_is_sorted_out(ready: Journal) -> None:
    files.leave(ready.folder, WORDS)
    for n in range(2_100):
        (ready.folder / "inbox" / f"{n:032x}.line").write_bytes(b"x")
    inbox.sort_out(ready)
    assert inbox.count(ready) == 1
    assert inbox.opened(ready).unreadable == 2_100


def test_every_age_file_is_looked_at_before_a_key_is_tried_on_it() -> None:
    tries = [
        (name_of(path), ast.unparse(node))
        for path in program()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef) and "pyrage.decrypt(" in ast.unparse(node)
    ]
    assert [path for path, _ in tries] == ["journal/sharing/sealing.py", "journal/store/inbox.py"]
    for path, function in tries:
        assert function.index("may_be_tried(") < function.index("pyrage.decrypt("), path


@pytest.mark.parametrize(
    "told",
    [
        "text", None, [], {}, {"id": "x", "text": "a", "left_at": "2026-01-01T00:00:00+00:00"},
        {"id": "0" * 32, "text": 5, "left_at": "2026-01-01T00:00:00+00:00"},
        {"id": "0" * 32, "text": "a", "left_at": "2026-01-01T00:00:00"},
        {"id": "0" * 32, "text": "a", "left_at": "0001-01-01T00:00:00+00:00"},
        {"id": "0" * 32, "text": "a", "left_at": 5},
        {"id": 7, "text": "a", "left_at": "2026-01-01T00:00:00+00:00"},
        {"id": "0" * 32, "text": "x" * 2001, "left_at": "2026-01-01T00:00:00+00:00"},
        {"id": "0" * 32, "text": " ", "left_at": "2026-01-01T00:00:00+00:00"},
    ],
)  # fmt: skip
def test_a_sealed_file_that_says_something_else_is_set_aside(ready: Journal, told: object) -> None:
    stuff(ready, "a.line", sealed(ready, told))
    found = inbox.opened(ready)
    assert (found.lines, found.unreadable) == ((), 1)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(raw=st.binary(max_size=400), cut=st.integers(0, 400), flipped=st.integers(0, 400))
def test_no_bytes_make_opening_fail(ready: Journal, raw: bytes, cut: int, flipped: int) -> None:
    real = bytearray(sealed(ready, {"id": "0" * 32, "text": WORDS, "left_at": "2026-01-01T00:00:00+00:00"}))
    stuff(ready, "a.line", raw)
    stuff(ready, "b.line", bytes(real[: cut % len(real)]))  # age adds bytes of chance, so the length varies
    real[flipped % len(real)] ^= 1
    stuff(ready, "c.line", bytes(real) + raw)
    assert inbox.opened(ready).lines == ()


def test_a_time_in_the_future_is_taken_for_now(ready: Journal) -> None:
    ahead = (now_utc() + timedelta(days=400)).isoformat()
    stuff(ready, "a.line", sealed(ready, {"id": "0" * 32, "text": "a", "left_at": ahead}))
    assert inbox.opened(ready).lines[0].left_at <= now_utc()


def test_ten_thousand_stuffed_files_are_worked_through_a_thousand_at_a_time(ready: Journal) -> None:
    folder = ready.folder / "inbox"
    folder.mkdir()
    for n in range(2_500):
        (folder / f"{n:032x}.line").write_bytes(b"x")
    with pytest.raises(InboxFull):
        files.leave(ready.folder, WORDS)
    assert inbox.count(ready) == 1_000
    seen = [inbox.opened(ready) for _ in range(3)]
    assert [(found.unreadable, found.more) for found in seen] == [(1_000, True), (2_000, True), (2_500, False)]
    assert files.state(ready.folder) is files.State.OPEN


# --- once, and never twice -------------------------------------------------------------------------


def test_a_line_whose_entry_is_in_the_journal_is_not_shown_again_and_tidied_up(ready: Journal) -> None:
    """The program was cut off after the entry was saved, and before the file was deleted."""
    files.leave(ready.folder, WORDS)
    (line,) = inbox.opened(ready).lines
    ready.reflections.add(journals.reflection(WORDS, id=line.entry_id))
    assert inbox.is_kept(ready, line)
    assert texts(ready) == []
    assert sealed_files(ready) == []


@pytest.mark.parametrize("made", ["trashed entry", "draft", "settled another entry"])
def test_what_was_made_of_a_line_counts_wherever_it_lies(ready: Journal, made: str) -> None:
    files.leave(ready.folder, WORDS)
    (line,) = inbox.opened(ready).lines
    if made == "trashed entry":
        ready.reflections.add(journals.reflection(WORDS, id=line.entry_id))
        ready.reflections.delete(line.entry_id)
    elif made == "draft":
        ready.drafts.put_text(line.entry_id, "reflection", "text", WORDS)
    else:
        inbox.mark_done(ready, line)
    assert texts(ready) == []
    left = {"draft": ["reflection"]}.get(made, [])
    assert [draft.kind for draft in ready.drafts.all()] == left  # the mark is gone with the file it stood for


def test_a_line_copied_under_another_name_is_one_line(ready: Journal) -> None:
    files.leave(ready.folder, WORDS)
    stuff(ready, "copy.line", sealed_files(ready)[0].read_bytes())
    assert texts(ready) == [WORDS]


def test_the_same_words_left_twice_are_two_lines(ready: Journal) -> None:
    files.leave(ready.folder, WORDS)
    files.leave(ready.folder, WORDS)
    first, second = inbox.opened(ready).lines
    assert first.entry_id != second.entry_id


def test_a_line_thrown_away_comes_back_sealed(ready: Journal) -> None:
    files.leave(ready.folder, WORDS)
    (line,) = inbox.opened(ready).lines
    kept = inbox.throw_away(ready, line)
    assert texts(ready) == []
    assert b"dog" not in kept
    inbox.put_back(ready, line, kept)
    assert texts(ready) == [WORDS]
    inbox.tidy(ready, line)
    assert inbox.throw_away(ready, line) == b""


def test_under_legal_hold_nothing_is_deleted_for_good(ready: Journal) -> None:
    files.leave(ready.folder, WORDS)
    stuff(ready, "a.line", b"no line")
    (line,) = inbox.opened(ready).lines
    ready.settings.write(replace(ready.settings.read(), legal_hold=True))
    with pytest.raises(CannotWrite):
        inbox.throw_away(ready, line)
    with pytest.raises(CannotWrite):
        inbox.throw_away_aside(ready)
    found = inbox.opened(ready)
    assert ([line.text for line in found.lines], found.unreadable) == ([WORDS], 1)


# --- the key pair ----------------------------------------------------------------------------------


def test_a_new_journal_takes_lines_from_the_start_and_after_closing(journal_home: Path) -> None:
    opening.create(journal_home, journals.PASSPHRASE, journals.RECOVERY_KEY).close()
    files.leave(journal_home, WORDS)
    journal = unlock(journal_home)
    assert texts(journal) == [WORDS]
    assert inbox_key.changed_since(journal) is None
    journal.close()


def test_an_older_journal_gets_its_keys_at_the_first_unlock(folder: Path) -> None:
    assert files.state(folder) is files.State.CLOSED
    unlock(folder).close()
    assert files.state(folder) is files.State.OPEN


@pytest.mark.parametrize("swapped", ["another key", "garbage", "empty"])
def test_a_swapped_public_half_is_noticed_said_and_put_right(folder: Path, swapped: str) -> None:
    unlock(folder).close()
    own = (folder / "inbox.pub").read_bytes()
    other = x25519.Identity.generate()
    content = {"another key": str(other.to_public()).encode(), "garbage": b"\x00" * 9_999, "empty": b""}[swapped]
    (folder / "inbox.pub").write_bytes(content)
    os.utime(folder / "inbox.pub", (1_767_225_600, 1_767_225_600))  # 1 January 2026
    if swapped == "another key":
        files.leave(folder, WORDS)

    for _ in range(2):  # it stays said until it is read
        journal = unlock(folder)
        since = inbox_key.changed_since(journal)
        assert since is not None
        assert since.date().isoformat() == "2026-01-01"
        journal.close()
    assert (folder / "inbox.pub").read_bytes() == own

    journal = unlock(folder)
    inbox_key.change_was_read(journal)
    assert inbox_key.changed_since(journal) is None
    assert inbox.opened(journal).unreadable == (1 if swapped == "another key" else 0)
    journal.close()


def test_a_missing_public_half_is_made_again_without_a_word(ready: Journal) -> None:
    own = (ready.folder / "inbox.pub").read_bytes()
    (ready.folder / "inbox.pub").unlink()
    inbox_key.make_ready(ready)
    assert (ready.folder / "inbox.pub").read_bytes() == own
    assert inbox_key.changed_since(ready) is None


def test_a_public_half_that_cannot_be_put_right_keeps_nobody_out(folder: Path) -> None:
    (folder / "inbox.pub").mkdir()
    journal = unlock(folder)
    assert files.state(folder) is files.State.CLOSED
    journal.close()


def test_the_inbox_laid_beside_a_restored_backup_is_read_there(folder: Path, tmp_path: Path) -> None:
    journal = unlock(folder)
    backup.to_file(journal, tmp_path / "b.journal-backup")
    journal.close()
    files.leave(folder, WORDS)
    backup.restore(tmp_path / "b.journal-backup", tmp_path / "new")
    (folder / "inbox").rename(tmp_path / "new" / "inbox")
    restored = unlock(tmp_path / "new")
    assert texts(restored) == [WORDS]
    assert inbox_key.changed_since(restored) is None
    restored.close()


def test_the_demo_has_no_inbox(tmp_path: Path) -> None:
    demo = opening.create_unkeyed(tmp_path, uuid.uuid4().hex, journals.DATA_KEY, is_demo=True)
    inbox_key.make_ready(demo)
    assert (inbox.count(demo), inbox.opened(demo), inbox_key.changed_since(demo)) == (0, inbox.Opened(), None)
    assert files.state(tmp_path) is files.State.CLOSED
    demo.close()
