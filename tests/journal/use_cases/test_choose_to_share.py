"""What may be chosen from, and what a choice is: what stays is not offered, nothing ticked is not chosen."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from journal.records.agenda import AgendaState
from journal.records.person import Relation
from journal.records.share import SharingWith
from journal.sharing.allowed_parts import Part, offered
from journal.sharing.summary import Weeks
from journal.use_cases.choose_to_share import (
    DONE,
    agenda_to_choose,
    hours_to_choose,
    last_time,
    not_signed,
    remembered,
    shared_before,
    texts_to_choose,
)
from tests.journal.practice import at
from tests.journal.use_cases.two_journals import TODAY, TUESDAY, WEEKS, two_journals


def test_an_item_whose_reflection_is_gone_is_not_offered_and_one_in_the_trash_still_says_that_it_stays(
    tmp_path: Path,
) -> None:
    with two_journals(tmp_path) as two:
        from_thought = replace(two.item, id="a" * 32, title="Of it", source_kind="reflection", source_id=two.thought.id)
        two.journal.agenda.add(from_thought)
        assert {item.id for item in agenda_to_choose(two.journal)} == {two.item.id, from_thought.id}
        for reflection in (two.thought, two.kept_back):
            two.journal.reflections.delete(reflection.id)
        assert "Xyloph too" not in {item.title for item in agenda_to_choose(two.journal)}


def test_of_what_is_done_the_last_is_offered(tmp_path: Path) -> None:
    with two_journals(tmp_path) as two:
        for n in range(DONE + 2):
            done = replace(two.item, id=f"{n:032x}", title=f"Done {n}", state=AgendaState.DONE)
            two.journal.agenda.add(done)
        titles = [item.title for item in agenda_to_choose(two.journal)]
        assert titles == [two.item.title, *(f"Done {n}" for n in range(DONE + 1, 1, -1))]


def test_texts_and_hours_are_those_of_the_weeks(tmp_path: Path) -> None:
    with two_journals(tmp_path) as two:
        later = replace(two.thought, id="b" * 32, at=at(date(2026, 10, 19)))
        empty = replace(two.meeting, id="c" * 32, notes=" ", at=at(TUESDAY, "19:00"), signed_off_on=TODAY)
        two.journal.reflections.add(later)
        two.journal.supervisions.add(empty)
        assert {text.id for text in texts_to_choose(two.journal, WEEKS)} == {two.thought.id, two.meeting.id}
        meetings = hours_to_choose(two.journal, WEEKS)
        assert [meeting.id for meeting in meetings] == [two.meeting.id, empty.id]
        assert [meeting.id for meeting in not_signed(meetings, two.dana.id)] == [two.meeting.id]
        assert not_signed(meetings, "another") == []


def test_weeks_shared_before_are_found_hours_left_out(tmp_path: Path) -> None:
    with two_journals(tmp_path) as two:
        two.handed(Part.HOURS)
        assert shared_before(two.journal, two.dana.id, WEEKS) is None
        handed = two.handed(Part.LOAD)
        assert shared_before(two.journal, two.dana.id, Weeks(first=WEEKS.last, last=date(2026, 10, 19))) == handed.share
        assert shared_before(two.journal, two.dana.id, Weeks(first=date(2026, 10, 19), last=date(2026, 10, 19))) is None


@pytest.mark.parametrize(
    ("parts", "relation", "then"),
    [
        (("load", "agenda"), Relation.CLINICAL_SUPERVISOR, (("load", "agenda"), ())),
        (("load", "agenda"), Relation.ASSESSOR, (("agenda",), ("load",))),
        (("load", "risk"), Relation.PEER, (("load",), ("risk",))),
        (("load", "risk"), Relation.CLINICALLY_RESPONSIBLE, (("load", "risk"), ())),
        (("risk",), Relation.CLINICALLY_RESPONSIBLE, None),
        (("load",), Relation.GROUP, None),
        (("no such part",), Relation.PEER, None),
        ((), Relation.PEER, None),
    ],
)
def test_of_last_time_what_is_offered_now_can_be_chosen_again(
    parts: tuple[str, ...], relation: Relation, then: tuple[tuple[str, ...], tuple[str, ...]] | None
) -> None:
    sharing = SharingWith(person_id="p", thread="c" * 32, parts=parts, weeks=7)
    last = last_time(sharing, relation, offered(relation))
    assert (last and (last.parts, last.gone, last.weeks)) == (then and (*then, 7))


def test_a_choice_is_empty_without_anything_to_show_and_is_remembered_in_one_order(tmp_path: Path) -> None:
    with two_journals(tmp_path) as two:
        nothing_ticked = replace(two.choice(Part.TEXTS, Part.AGENDA), texts=(), agenda=())
        assert nothing_ticked.is_empty
        assert replace(two.choice(), risk=True).is_empty
        assert not replace(nothing_ticked, parts=nothing_ticked.parts | {Part.LOAD}).is_empty

        kept = remembered(two.to().sharing, replace(two.choice(Part.AGENDA, Part.THEMES, Part.LOAD), risk=True))
        assert (kept.parts, kept.weeks) == (("load", "themes", "agenda", "risk"), 2)
