"""A kept pack is what was signed, and is answered once."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from journal.sharing.allowed_parts import Part
from journal.sharing.keys import OwnKeys
from journal.sharing.pack_format import Answer, Comment
from journal.sharing.reading import read
from journal.sharing.refusals import CannotShare, NotAnAnswer, NotAPack
from journal.use_cases.answer_packs import LOOKED_BACK, Said, kept_pack, meet_next, new_since, seal_answer
from journal.wording import review as wording
from tests.journal.use_cases.two_journals import NOW, TODAY, Two, two_journals

SAID = Said(comments=(Comment(on="pack", text="Well held."),))


def begun(two: Two, pack_id: str) -> str:
    two.supervisor.drafts.put_text("d" * 32, "answer", "pack", "Well held.", entry_id=pack_id)
    return "d" * 32


def test_a_pack_is_answered_once_and_its_draft_ends_with_that(tmp_path: Path) -> None:
    with two_journals(tmp_path) as two:
        pack = two.arrived(two.handed(Part.AGENDA))
        given, this = seal_answer(two.supervisor, pack, SAID, at=NOW, draft_id=begun(two, pack.pack.id))
        assert this
        assert two.supervisor.drafts.all() == []
        assert read(given.payload.encode(), Answer).comments == [*SAID.comments]

        other = Said(comments=(Comment(on="pack", text="Otherwise."),))
        assert seal_answer(two.supervisor, pack, other, at=NOW) == (given, False)
        assert two.supervisor.reviewing.answer_to(pack.pack.id) == given


@pytest.mark.parametrize(
    ("said", "refusal"),
    [
        (Said(), CannotShare),
        (Said(comments=(Comment(on="pack", text="x" * (wording.LONGEST_COMMENT + 1)),)), CannotShare),
        (Said(comments=(Comment(on="agenda-2", text="of nothing"),)), NotAnAnswer),
        (Said(hours=("agenda-1",)), NotAnAnswer),
    ],
)
def test_what_cannot_be_said_is_not_sealed_and_stays_a_draft(
    tmp_path: Path, said: Said, refusal: type[Exception]
) -> None:
    with two_journals(tmp_path) as two:
        pack = two.arrived(two.handed(Part.AGENDA))
        draft = begun(two, pack.pack.id)
        with pytest.raises(refusal):
            seal_answer(two.supervisor, pack, said, at=NOW, draft_id=draft)
        assert two.supervisor.reviewing.answered_packs() == set()
        assert [kept.id for kept in two.supervisor.drafts.all()] == [draft]


def test_what_is_kept_is_shown_as_long_as_it_is_what_its_sender_signed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with two_journals(tmp_path) as two:
        first, second = two.arrived(two.handed(Part.AGENDA)), two.arrived(two.handed(Part.LOAD))
        arrived = two.supervisor.reviewing.get(first.pack.id)
        [sender] = two.supervisor.reviewing.supervisees()
        assert arrived is not None
        with pytest.raises(NotAPack):
            kept_pack(two.supervisor, arrived, replace(sender, keys=OwnKeys.fresh().public.text))
        for payload in (second.payload, None):
            monkeypatch.setattr(two.supervisor.reviewing, "payload", lambda _, payload=payload: payload)
            with pytest.raises(NotAPack):
                kept_pack(two.supervisor, arrived, sender)


def test_what_is_new_is_told_beside_the_last_of_the_same_sort_that_is_near(tmp_path: Path) -> None:
    with two_journals(tmp_path) as two:
        first, hours, second = (two.arrived(two.handed(part)) for part in (Part.LOAD, Part.HOURS, Part.AGENDA))
        packs = two.supervisor.reviewing.packs()
        since = new_since(two.supervisor, second.pack, packs[1:])
        assert since is not None
        assert since[1] == first.pack
        assert (since[0].parts_on, since[0].parts_off) == (("agenda",), ("load",))
        assert new_since(two.supervisor, hours.pack, packs[2:]) is None
        assert new_since(two.supervisor, second.pack, [packs[1]] * LOOKED_BACK + [packs[2]]) is None


def test_the_next_meeting_is_kept_and_let_go(tmp_path: Path) -> None:
    with two_journals(tmp_path) as two:
        pack = two.arrived(two.handed(Part.AGENDA))
        for day in (TODAY, None):
            meet_next(two.supervisor, pack.pack.sender.thread, day)
            assert [one.next_meeting for one in two.supervisor.reviewing.supervisees()] == [day]
        meet_next(two.supervisor, "e" * 32, TODAY)
        assert len(two.supervisor.reviewing.supervisees()) == 1
