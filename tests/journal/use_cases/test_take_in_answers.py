"""An answer is taken in whole and once, or refused: another's, a damaged one, a second, hours that were not seen so."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from journal.sharing import locked
from journal.sharing.allowed_parts import Part
from journal.sharing.answer import answer_to, sealed_answer
from journal.sharing.keys import OwnKeys
from journal.sharing.locked import lock
from journal.sharing.pack_format import Answer, Comment, Pack
from journal.sharing.reading import canonical, read
from journal.sharing.refusals import (
    AnsweredAlready,
    ChangedKey,
    NotAnAnswer,
    NotAPack,
    NotForYou,
    TooCostly,
    WrongWords,
)
from journal.sharing.trust import Trust
from journal.use_cases.agree_to_share import note_compared, sharing_with, use_key
from journal.use_cases.hand_out import HandedOut
from journal.use_cases.take_in_answers import MOST_TRIED, take_in
from tests.journal.use_cases.two_journals import NOW, TODAY, Two, two_journals

COMMENT = Comment(on="pack", text="Well held.")


def nothing_taken(two: Two) -> None:
    assert two.journal.sharing.answers() == {}
    assert len(two.journal.agenda.open()) == 2  # as before: one to bring, one that stays
    assert two.journal.supervisions.get(two.meeting.id).signed_off_on is None


def from_a_page(two: Two, handed: HandedOut) -> bytes:
    """Return what the page of a portable share saves."""
    pack = read(two.journal.sharing.payload(handed.share.id) or b"", Pack)
    answer = Answer(
        format="between-sessions-answer", version=1, id="c" * 32, pack=pack.id, pack_hash=handed.share.hash,
        made_at="2026-10-20T12:00:00Z", sender=None, to=pack.sender.keys, comments=[COMMENT], actions=[], hours=[],
    )  # fmt: skip
    return lock(canonical(answer), handed.words or "", what="answer")


def signed_by(two: Two, handed: HandedOut, keys: OwnKeys) -> bytes:
    """Return an answer to a share under other keys than those it was sealed to."""
    return sealed_answer(answer_to(two.arrived(handed), keys, id="b" * 32, at=NOW, comments=[COMMENT]), keys)


def test_a_second_answer_is_refused_and_the_first_holds(tmp_path: Path) -> None:
    with two_journals(tmp_path) as two:
        handed = two.handed(Part.AGENDA)
        first, keys = two.answer(handed), two.supervisor.sharing.own_keys()
        assert keys is not None
        take_in(two.journal, first, now=NOW)
        kept = two.journal.sharing.answers()

        for again in (first, signed_by(two, handed, OwnKeys(opens=keys[0], signs=keys[1]))):
            with pytest.raises(AnsweredAlready):
                take_in(two.journal, again, now=NOW)
        assert two.journal.sharing.answers() == kept


DAMAGED: dict[str, tuple[type[Exception], Callable[[bytes], bytes]]] = {
    "cut off": (NotForYou, lambda file: file[:-9]),
    "another sign": (NotForYou, lambda file: file[:-1] + bytes([file[-1] ^ 1])),
    "something else": (NotAPack, lambda _: b"PK\x03\x04 no answer"),
    "nothing": (NotAPack, lambda _: b""),
}


@pytest.mark.parametrize("how", DAMAGED)
def test_of_a_damaged_file_nothing_is_taken(tmp_path: Path, how: str) -> None:
    refusal, damage = DAMAGED[how]
    with two_journals(tmp_path) as two:
        answer = two.answer(two.handed(Part.HOURS), hours=("hour-1",))
        with pytest.raises(refusal):
            take_in(two.journal, damage(answer), now=NOW)
        nothing_taken(two)
        assert take_in(two.journal, answer, now=NOW).unsigned == ()


def test_an_answer_under_another_key_is_refused_and_so_is_one_to_another_journal(tmp_path: Path) -> None:
    with two_journals(tmp_path / "one") as two, two_journals(tmp_path / "other") as others:
        handed = two.handed(Part.AGENDA)
        with pytest.raises(ChangedKey):
            take_in(two.journal, signed_by(two, handed, OwnKeys.fresh()), now=NOW)
        with pytest.raises(NotForYou):
            take_in(others.journal, two.answer(handed), now=NOW)
        nothing_taken(two)
        nothing_taken(others)


def test_hours_are_signed_under_a_key_that_was_compared_and_under_no_other(tmp_path: Path) -> None:
    with two_journals(tmp_path) as two:
        answer = two.answer(two.handed(Part.HOURS), hours=("hour-1",))
        compared = sharing_with(two.journal, two.dana.id)
        two.journal.sharing.keep_with(replace(compared, compared_on=None))
        with pytest.raises(NotAnAnswer, match="a key you have not compared"):
            take_in(two.journal, answer, now=NOW)
        nothing_taken(two)

        note_compared(two.journal, sharing_with(two.journal, two.dana.id), TODAY)
        take_in(two.journal, answer, now=NOW)
        assert two.journal.supervisions.get(two.meeting.id).signed_off_on == TODAY


def test_a_key_changed_since_still_opens_what_was_sealed_to_the_one_before_and_is_not_called_verified(
    tmp_path: Path,
) -> None:
    with two_journals(tmp_path) as two:
        answer = two.answer(two.handed(Part.AGENDA))
        use_key(two.journal, two.dana.id, OwnKeys.fresh().public.text)
        share = take_in(two.journal, answer, now=NOW).share
        assert two.journal.sharing.answers()[share.id].trust == Trust.UNKNOWN


@pytest.mark.parametrize("kept", [True, False])
def test_an_hour_that_they_did_not_see_so_comes_back_unsigned(tmp_path: Path, kept: bool) -> None:
    with two_journals(tmp_path) as two:
        handed = two.handed(Part.HOURS)
        answer = two.answer(handed, hours=("hour-1",))
        if kept:
            two.journal.supervisions.update(replace(two.meeting, minutes=600))
        else:
            two.journal.sharing.forget_bytes(handed.share.id)

        taken = take_in(two.journal, answer, now=NOW)
        assert [meeting.id for meeting in taken.unsigned] == [two.meeting.id]
        assert taken.contents_kept is kept
        assert two.journal.supervisions.get(two.meeting.id).signed_off_on is None


def test_a_page_opens_with_the_kept_words_of_the_newest_shares_or_with_typed_ones(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with two_journals(tmp_path) as two:
        handed = two.handed(Part.LOAD, form="portable")
        answer, tries = from_a_page(two, handed), []
        for _ in range(MOST_TRIED):
            two.handed(Part.LOAD, form="portable")
        real = locked.unlock

        def counted(file: bytes, words: str, *, what: locked.What) -> bytes:
            tries.append(words)
            return real(file, words, what=what)

        monkeypatch.setattr("journal.sharing.answer.unlock", counted)
        monkeypatch.setattr(locked, "_key", lambda words, salt, _: (words + " " * 32).encode()[:32])
        answer = from_a_page(two, handed)
        with pytest.raises(WrongWords):
            take_in(two.journal, answer, now=NOW)
        assert len(tries) == MOST_TRIED
        nothing_taken(two)

        taken = take_in(two.journal, answer, handed.words or "", now=NOW)
        assert two.journal.sharing.answers()[taken.share.id].trust == Trust.BY_PASSPHRASE


def test_a_page_that_asks_for_endless_work_is_refused_untried(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with two_journals(tmp_path) as two:
        two.handed(Part.LOAD, form="portable")
        costly = lock(b"{}", "balot", what="answer", rounds=locked.ROUNDS).replace(b"600000", b"9600000")
        monkeypatch.setattr(locked, "_key", lambda *_: pytest.fail("it was tried"))
        with pytest.raises(TooCostly):
            take_in(two.journal, costly, now=NOW)
