"""The people around the work: noted down, met next, ended, and never lost by a slip."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from journal.demo.opening import open_demo
from journal.records.person import Person, Relation
from journal.store.journal import Journal
from pages.frame import unlocked
from tests.pages.conftest import OpenPage, days_ago, moment, today

PAGE = "clients/people.py"


def known(journal: Journal, name: str = "Dana", **more: object) -> Person:
    told = {"relation": Relation.CLINICAL_SUPERVISOR, **more}
    person = Person(at=moment(days_ago(100)), name=name, **told)  # type: ignore[arg-type]  # as given
    journal.people.add(person)
    return person


def test_an_empty_journal_says_what_will_be_here(open_page: OpenPage, journal: Journal) -> None:
    page = open_page(PAGE)

    assert "will be listed here" in page.said
    assert page.value("relation") == "clinical supervisor"
    assert journal.drafts.all() == []


def test_someone_is_noted_down(open_page: OpenPage, journal: Journal) -> None:
    page = open_page(PAGE).fill(name=" Dana ", relation="clinically responsible supervisor", reach="0123 456")
    page.fill(next_meeting=date(2030, 5, 2))
    journal.drafts.put_text(page.draft, "person", "note", "met at the course")
    page.press("Save")

    (kept,) = journal.people.all()
    assert (kept.name, kept.relation, kept.reach) == ("Dana", Relation.CLINICALLY_RESPONSIBLE, "0123 456")
    assert (kept.next_meeting, kept.note, kept.ended_on) == (date(2030, 5, 2), "met at the course", None)
    assert "0123 456  ·  next Thursday, 2 May" in page.said


def test_each_relation_says_what_it_means(open_page: OpenPage) -> None:
    page = open_page(PAGE)
    said = set()
    for relation in Relation:
        said.add(page.tap(f"{page.draft}.relation", str(relation)).said)

    assert len(said) == len(Relation)


@pytest.mark.parametrize(
    ("wrong", "named"),
    [
        ({"name": "  "}, "Name: is needed"),
        ({"name": "x" * 501}, "Name: can hold 500 characters at most"),
        ({"relation": None}, "What they are to me: is not chosen yet"),
    ],
)
def test_what_is_wrong_is_named_and_nothing_is_lost(
    open_page: OpenPage, journal: Journal, wrong: dict[str, object], named: str
) -> None:
    page = open_page(PAGE).fill(**{"name": "Dana", "reach": "here", **wrong}).press("Save")

    assert page.errors[0].startswith(named)
    assert page.value("reach") == "here"
    assert journal.people.all() == []


def test_editing_keeps_what_the_form_does_not_show(open_page: OpenPage, journal: Journal) -> None:
    person = known(journal, next_meeting=days_ago(-3))
    page = open_page(PAGE, id=person.id).fill(name="Dana C", relation="someone of my own").press("Save")

    kept = journal.people.get(person.id)
    assert page.errors == []
    assert (kept.name, kept.at, kept.next_meeting) == ("Dana C", person.at, days_ago(-3))
    assert not kept.offered_on(today())


def test_the_list_names_them_by_what_they_are(open_page: OpenPage, journal: Journal) -> None:
    known(journal, "Zoe", relation=Relation.PEER)
    known(journal, "Dana", next_meeting=days_ago(2))
    known(journal, "Gone", ended_on=date(2020, 1, 8))
    page = open_page(PAGE)

    assert [heading.value for heading in page.at.header] == ["Clinical supervisor", "Peer"]
    assert "next" not in page.said  # a day that has passed is no next meeting
    assert [fold.label for fold in page.at.expander] == ["Ended (1)"]
    assert "until Wednesday, 8 January 2020" in page.said


def test_deleting_can_be_undone(open_page: OpenPage, journal: Journal) -> None:
    person = known(journal)
    page = open_page(PAGE, id=person.id).press("Delete")
    assert journal.people.all() == []

    page.press("Undo")
    assert journal.people.get(person.id) == person


def test_an_address_of_nobody_is_said(open_page: OpenPage, journal: Journal) -> None:
    known(journal)
    assert any("not in the journal" in note for note in open_page(PAGE, id="0" * 32).notes)


def test_what_another_tab_changed_is_not_overwritten(open_page: OpenPage, journal: Journal) -> None:
    person = known(journal)
    page = open_page(PAGE, id=person.id).fill(reach="mine")
    journal.people.update(replace(person, reach="from the other tab"))
    page.press("Save")

    assert "changed in another tab" in page.errors[0]
    assert page.value("reach") == "mine"
    assert journal.people.get(person.id).reach == "from the other tab"


def test_someone_deleted_in_another_tab_is_said_and_nothing_comes_back_to_life(
    open_page: OpenPage, journal: Journal
) -> None:
    person = known(journal)
    page = open_page(PAGE, id=person.id).fill(reach="mine")
    journal.people.delete(person.id)
    page.press("Save")

    assert "deleted in another tab" in " ".join([*page.errors, *page.notes])
    assert journal.people.all() == []


def test_a_name_is_shown_as_it_was_typed(open_page: OpenPage, journal: Journal) -> None:
    known(journal, "![](http://127.0.0.1:9/x)")
    page = open_page(PAGE)

    assert "![](http://127.0.0.1:9/x)" in [text.value for text in page.at.text]
    assert not any("127.0.0.1" in str(e.value) for e in (*page.at.markdown, *page.at.caption))


@pytest.fixture(scope="module")
def demo() -> Iterator[Journal]:
    journal = open_demo(today(), years=1)
    yield journal
    journal.close()


def test_the_demo_journal(
    open_page: OpenPage, journal: Journal, demo: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    value = unlocked.unlocked.let_in(demo)
    monkeypatch.setattr(unlocked, "browser_cookie", lambda: value)
    page = open_page(PAGE)

    assert page.errors == []
    assert len(page.at.header) == len({person.relation for person in demo.people.all()})
