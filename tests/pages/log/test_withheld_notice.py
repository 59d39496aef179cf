"""What is said beside "I would not tell my supervisor"."""

from __future__ import annotations

from journal.records.person import Person, Relation
from journal.store.journal import Journal
from tests.pages.conftest import OpenPage, days_ago, moment


def test_the_reflection_page_says_so_and_names_who_does_not_supervise(open_page: OpenPage, journal: Journal) -> None:
    for name, relation in (
        ("Jo", Relation.OWN),
        ("Dana", Relation.CLINICAL_SUPERVISOR),
        ("Abe", Relation.LINE_MANAGER),
    ):
        journal.people.add(Person(at=moment(days_ago(9)), name=name, relation=relation))
    page = open_page("log/reflection.py").fill(feelings=["shame"], to_supervision=True)
    assert "That can stay here" not in page.said

    page.fill(withheld=True)
    assert "That can stay here. Is there anyone you could tell?" in page.said
    assert "not put on the agenda while this is ticked" in page.said
    assert "Jo  ·  Someone of my own" in page.said
    assert "Dana" not in page.said
    assert "Abe" not in page.said

    page.press("Save")
    assert journal.agenda.count() == 0
