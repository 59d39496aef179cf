"""A share and its answer: chosen, gone through, shown, handed out, opened, answered, taken in."""

from __future__ import annotations

from datetime import UTC
from pathlib import Path

from journal.records.agenda import AgendaState
from journal.sharing.allowed_parts import Part
from journal.sharing.pack_format import AgreedAction, Comment
from journal.use_cases.answer_packs import Said, seal_answer
from journal.use_cases.choose_to_share import agenda_to_choose, texts_to_choose
from journal.use_cases.open_packs import know_sender
from journal.use_cases.take_in_answers import take_in
from tests.journal.use_cases.two_journals import NOW, TODAY, WEEKS, two_journals


def test_from_what_is_chosen_to_what_was_agreed(tmp_path: Path) -> None:
    with two_journals(tmp_path) as two:
        assert agenda_to_choose(two.journal) == [two.item]
        newest = sorted((two.meeting.id, two.thought.id), reverse=True)  # both of one moment
        assert [text.id for text in texts_to_choose(two.journal, WEEKS)] == newest
        handed = two.handed(*(set(Part) - {Part.HOURS}))
        for planted in ("Quillon", "Maria", "example.org", "Qixo7", "Xyloph", "Zedwick", two.thought.id):
            assert planted.encode() not in (two.journal.sharing.payload(handed.share.id) or b"")

        _, waiting = two.opens(handed.file)
        [came] = know_sender(two.supervisor, "Mara", waiting, TODAY, UTC)
        assert came.kept
        pack = two.arrived(handed)
        said = Said(
            comments=(Comment(on="agenda-1", text="Bring it"),),
            actions=(AgreedAction(text="Write the letter", due="2026-12-01"),),
        )
        given, _ = seal_answer(two.supervisor, pack, said, at=NOW)

        taken = take_in(two.journal, given.file, now=NOW)
        assert (taken.share, taken.unsigned) == (handed.share, ())
        agreed = next(item for item in two.journal.agenda.open() if item.title == "Write the letter")
        assert agreed.state is AgendaState.DECIDED
        assert handed.share.entry_of("agenda-1") == two.item.id
