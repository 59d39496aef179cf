"""What a pack may show: each part has its field, its items, its words and someone who may get it; nothing else has."""

from __future__ import annotations

import re
from dataclasses import fields, replace
from typing import get_args

import msgspec
import pytest

from journal.records.person import Relation
from journal.sharing.allowed_parts import EVERYTHING, LISTS, Part, exact_counts, in_order, offered
from journal.sharing.changed import changes
from journal.sharing.pack import items_of, made
from journal.sharing.pack_format import Answer, Comment, Pack, PartName
from journal.sharing.summary import Summary
from journal.wording import review, share_page, shared_pack
from journal.wording.shared_parts import ITEMS, PARTS
from tests.journal.sharing import packs

RISK = "risk"
ABOUT_PACK = {"format", "version", "id", "sequence", "line", "restores", "made_at", "sender", "to", "says", "first"}
ABOUT_PACK |= {"last", "not_chosen"}
FIELDS = {part.field for part in Part} | {RISK}


def everything() -> Summary:
    return replace(packs.summary(), risk=("R47",))


def test_whatever_a_pack_or_a_summary_holds_is_a_part_that_is_declared() -> None:
    assert {field.name for field in msgspec.structs.fields(Pack)} - ABOUT_PACK == FIELDS
    assert {field.name for field in fields(Summary)} - {"weeks"} == FIELDS
    assert set(PARTS) == FIELDS
    assert set(get_args(PartName)) == FIELDS - {Part.HOURS.field}


def test_whatever_can_be_commented_on_has_a_name_an_answer_may_use_and_words() -> None:
    stems = {item.partition("-")[0] for of in (packs.full(), packs.of_hours()) for item in items_of(of.pack)}
    assert stems == {part.item for part in Part} | {"pack"} == set(ITEMS)
    for part in Part:
        name = f"{part.item}-1" if part in LISTS else part.item
        msgspec.convert({"on": name, "text": "Yes"}, Comment)
        with pytest.raises(msgspec.ValidationError):
            msgspec.convert({"on": part.item if part in LISTS else f"{part.item}-1", "text": "Yes"}, Comment)
    assert {field.name for field in msgspec.structs.fields(Answer)} >= {"comments", "hours"}


@pytest.mark.parametrize("part", Part)
def test_each_part_is_offered_to_someone_and_goes_alone(part: Part) -> None:
    assert any(part in offered(relation) for relation in Relation)
    whole = everything() if part is not Part.HOURS else packs.hours()
    of = Summary(weeks=packs.WEEKS, **{part.field: getattr(whole, part.field)})
    assert of.parts == {part}
    pack = made(of, packs.thread(), id=packs.PACK_ID, sequence=1, at=packs.AT).pack
    assert {field for field in FIELDS if getattr(pack, field) is not None} == {part.field}
    left = [] if part is Part.HOURS else [name for name in get_args(PartName) if name not in (part.field, RISK)]
    assert pack.not_chosen == left


@pytest.mark.parametrize("relation", [relation for relation in Relation if offered(relation)])
@pytest.mark.parametrize("second_yes", [False, True])
def test_nothing_is_told_as_not_chosen_that_could_not_be_chosen(relation: Relation, second_yes: bool) -> None:
    thread = replace(packs.thread(relation=relation), second_yes=second_yes)
    of = Summary(weeks=packs.WEEKS, agenda=packs.agenda("The letter"))
    left = made(of, thread, id=packs.PACK_ID, sequence=1, at=packs.AT).pack.not_chosen
    could = {part.field for part in offered(relation, second_yes=second_yes)} - {Part.AGENDA.field, Part.HOURS.field}
    assert set(left or ()) == could | ({RISK} if exact_counts(relation) else set())


def test_each_is_called_by_its_words_wherever_it_is_named() -> None:
    texts = [text for words in PARTS.values() for text in words]
    assert all(text and re.fullmatch(r"[^\r\n]+", text) for text in texts)
    names = [*Part, RISK]
    line = share_page.share_line(packs.WEEKS.first, packs.WEEKS.last, names)
    assert line.endswith(", ".join(PARTS[name.replace(" ", "_")].short for name in names))
    assert shared_pack.not_chosen(FIELDS) == [words.heading for words in PARTS.values()]
    [on] = review.parts(FIELDS, ())
    assert all(words.shown in on for words in PARTS.values())


def test_they_are_read_in_one_order() -> None:
    assert [part.field for part in in_order(EVERYTHING)] == [field for field in PARTS if field != RISK]
    thread = packs.thread(relation=Relation.CLINICALLY_RESPONSIBLE)
    newer, older = (
        made(of, thread, id=packs.PACK_ID, sequence=1, at=packs.AT).pack
        for of in (everything(), Summary(weeks=packs.WEEKS, agenda=packs.agenda("The letter")))
    )
    named = changes(newer, older).parts_on
    assert list(named) == [field for field in PARTS if field not in (Part.AGENDA.field, Part.HOURS.field)]


def test_the_ledger_knows_them_by_names_that_stay() -> None:
    assert [part.value for part in Part] == [
        "load", "caseload", "themes", "still with me", "contact", "agenda", "goals", "texts", "hours",
    ]  # fmt: skip
