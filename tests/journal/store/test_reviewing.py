"""A supervisor's side: in the order of the next meeting, every pack once, an answer before its file."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from journal.errors import FieldError, OnLegalHold
from journal.records.share import ArrivedPack, GivenAnswer, Supervisee
from journal.store.journal import Journal
from tests.journal.store.journals import DAY

CAME = datetime(2026, 10, 21, 8, tzinfo=UTC)
IDA = Supervisee(thread="c" * 32, name="Ida", keys="a key", compared_on=DAY)
PACK = ArrivedPack(
    id="d" * 32, hash="f" * 64, thread=IDA.thread, sequence=3, made_at="2026-10-20T16:30:00Z", keys="a key",
    arrived_at=CAME,
)  # fmt: skip
ANSWER = GivenAnswer(pack_id=PACK.id, made_at=CAME, payload='{"comments": []}', file=b"sealed")


def test_supervisees_stand_in_the_order_of_their_next_meeting(journal: Journal) -> None:
    meetings = {"Bo": DAY + timedelta(9), "Al": None, "Cy": DAY + timedelta(2), "Aa": None}
    for n, (name, day) in enumerate(meetings.items()):
        journal.reviewing.keep(replace(IDA, thread=f"{n:032x}", name=name, next_meeting=day))
    assert [s.name for s in journal.reviewing.supervisees()] == ["Cy", "Bo", "Aa", "Al"]


def test_someone_is_kept_once_by_thread(journal: Journal) -> None:
    journal.reviewing.keep(IDA)
    journal.reviewing.keep(replace(IDA, name="Ida R.", next_meeting=DAY))
    assert journal.reviewing.supervisees() == [replace(IDA, name="Ida R.", next_meeting=DAY)]
    with pytest.raises(FieldError):
        replace(IDA, name=" ")


def test_a_pack_is_kept_once_as_it_came(journal: Journal) -> None:
    later = replace(PACK, id="e" * 32, sequence=4)
    journal.reviewing.add(PACK, b"signed bytes")
    journal.reviewing.add(later, b"later ones")
    journal.reviewing.add(replace(PACK, hash="0" * 64), b"others")
    assert journal.reviewing.packs() == [later, PACK]
    assert journal.reviewing.packs(IDA.thread) == [later, PACK]
    assert journal.reviewing.packs("another") == []
    assert journal.reviewing.get(PACK.id) == PACK
    assert journal.reviewing.get("nothing") is None
    assert journal.reviewing.payload(PACK.id) == b"signed bytes"
    assert journal.reviewing.payload("nothing") is None


def test_a_pack_is_answered_once_and_the_draft_ends_with_it(journal: Journal) -> None:
    journal.reviewing.add(PACK, b"signed bytes")
    journal.drafts.put_text("a" * 32, "answer", "agenda-1", "a long comment", entry_id=PACK.id)
    assert journal.reviewing.answered(ANSWER, draft_id="a" * 32) == ANSWER
    assert journal.reviewing.answered(replace(ANSWER, file=b"another")) == ANSWER
    assert journal.reviewing.answer_to(PACK.id) == ANSWER
    assert journal.drafts.all() == []


def test_who_is_let_go_takes_everything_along(journal: Journal) -> None:
    other = replace(PACK, id="e" * 32, thread="0" * 32)
    for supervisee in (IDA, replace(IDA, thread="0" * 32, name="Bo")):
        journal.reviewing.keep(supervisee)
    for pack in (PACK, other):
        journal.reviewing.add(pack, b"bytes")
        journal.reviewing.answered(replace(ANSWER, pack_id=pack.id))
        journal.drafts.put_text(pack.id, "answer", "pack", "a comment", entry_id=pack.id)
    journal.reviewing.forget(IDA.thread)
    assert [s.name for s in journal.reviewing.supervisees()] == ["Bo"]
    assert journal.reviewing.packs() == [other]
    assert journal.reviewing.answered_packs() == {other.id}
    assert [draft.id for draft in journal.drafts.all()] == [other.id]


def test_under_a_legal_hold_nobody_is_let_go(journal: Journal) -> None:
    journal.reviewing.keep(IDA)
    journal.reviewing.add(PACK, b"bytes")
    journal.settings.write(replace(journal.settings.read(), legal_hold=True))
    with pytest.raises(OnLegalHold):
        journal.reviewing.forget(IDA.thread)
    assert journal.reviewing.supervisees() == [IDA]
    assert journal.reviewing.packs() == [PACK]
