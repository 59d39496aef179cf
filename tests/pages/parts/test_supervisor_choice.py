"""With whom a meeting was: a tap, or a name."""

from __future__ import annotations

from dataclasses import replace

from journal.records.person import Relation
from journal.records.supervision import Supervision, SupervisionFormat
from journal.store.journal import Journal
from tests.pages.conftest import OpenPage, days_ago, moment
from tests.pages.log.meetings import known, met

PAGE = "log/supervision.py"


def last_kept(journal: Journal) -> tuple[str, str | None]:
    kept = journal.supervisions.latest(1)[0]
    return kept.supervisor, kept.person_id


def test_without_people_only_a_name_is_asked(open_page: OpenPage) -> None:
    assert not open_page(PAGE).has("person_id")


def test_a_tap_chooses_the_person_and_keeps_the_name_of_that_day(open_page: OpenPage, journal: Journal) -> None:
    dana = known(journal, "Dana")
    page = open_page(PAGE)
    page.tap(f"{page.draft}.person_id", dana.id).press("Save")
    journal.people.update(replace(dana, name="Dana Cole"))

    assert last_kept(journal) == ("Dana", dana.id)
    page = open_page(PAGE, id=journal.supervisions.latest(1)[0].id)
    assert (page.value("person_id"), page.value("supervisor")) == (dana.id, "Dana")
    page.fill(helpfulness=3).press("Save")
    assert last_kept(journal) == ("Dana", dana.id)


def test_another_name_takes_the_tap_back_and_a_tap_the_name(open_page: OpenPage, journal: Journal) -> None:
    dana = known(journal, "Dana")
    page = open_page(PAGE)
    page.tap(f"{page.draft}.person_id", dana.id).fill(supervisor="Dr B")
    assert page.value("person_id") is None

    page.tap(f"{page.draft}.person_id", dana.id)
    assert (page.value("person_id"), page.value("supervisor")) == (dana.id, "")

    page.fill(supervisor="Dr B").press("Save")
    assert last_kept(journal) == ("Dr B", None)


def test_a_typed_name_of_one_of_ones_people_is_theirs(open_page: OpenPage, journal: Journal) -> None:
    dana = known(journal, "Dana")
    open_page(PAGE).fill(supervisor=" dana ").press("Save")

    assert last_kept(journal) == ("dana", dana.id)


def test_a_typed_name_that_two_people_have_is_nobodys_in_particular(open_page: OpenPage, journal: Journal) -> None:
    known(journal, "Dana")
    known(journal, "Dana", Relation.PEER)
    page = open_page(PAGE).fill(supervisor="Dana")
    (with_whom,) = [group for group in page.at.button_group if group.label == "With"]
    assert sorted(with_whom.options) == [r"Dana \(clinical supervisor\)", r"Dana \(peer\)"]

    page.press("Save")
    assert last_kept(journal) == ("Dana", None)


def test_the_person_of_the_last_meeting_is_offered_again(open_page: OpenPage, journal: Journal) -> None:
    dana = known(journal, "Dana")
    met(journal, supervisor="Dana", person_id=dana.id)
    open_page(PAGE).press("Save")

    assert last_kept(journal) == ("Dana", dana.id)
    assert journal.drafts.all() == []


def test_only_those_one_meets_on_that_day_are_offered(open_page: OpenPage, journal: Journal) -> None:
    known(journal, "Mum", Relation.OWN)
    gone = known(journal, "Gone", ended_on=days_ago(10))
    known(journal, "Dana")
    page = open_page(PAGE)
    (with_whom,) = [group for group in page.at.button_group if group.label == "With"]
    assert list(with_whom.options) == ["Dana"]

    page.fill(at_day=days_ago(20)).tap(f"{page.draft}.person_id", gone.id).press("Save")
    assert last_kept(journal) == ("Gone", gone.id)


def test_a_meeting_keeps_its_person_though_they_were_deleted_since(open_page: OpenPage, journal: Journal) -> None:
    dana = known(journal, "Dana")
    known(journal, "Abe")
    meeting = met(journal, supervisor="Dana", person_id=dana.id)
    journal.people.delete(dana.id)
    page = open_page(PAGE, id=meeting.id)
    assert page.value("person_id") == dana.id

    page.fill(helpfulness=2).press("Save")
    assert last_kept(journal) == ("Dana", dana.id)


def test_with_a_group_the_format_is_a_group(open_page: OpenPage, journal: Journal) -> None:
    group = known(journal, "Thursday group", Relation.GROUP)
    page = open_page(PAGE)
    page.tap(f"{page.draft}.person_id", group.id)

    assert page.value("format") == "group"
    assert page.has("group_size")


def test_with_someone_met_before_the_format_is_as_it_was_then(open_page: OpenPage, journal: Journal) -> None:
    group, dana = known(journal, "Thursday group", Relation.GROUP), known(journal, "Dana")
    met(journal, person_id=group.id, format=SupervisionFormat.PEER, group_size=5)
    journal.supervisions.add(
        Supervision(at=moment(days_ago(1)), minutes=60, person_id=dana.id, format=SupervisionFormat.CONSULTATION)
    )
    page = open_page(PAGE)
    assert page.value("format") == "consultation"

    page.tap(f"{page.draft}.person_id", group.id)
    assert (page.value("format"), page.value("group_size")) == ("peer", 5)
    page.press("Save")
    assert journal.supervisions.latest(1)[0].group_size == 5
