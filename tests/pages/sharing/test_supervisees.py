"""A supervisor's own notes: what is open with whom, by next meeting; advice on a risk comes back until heard of."""

from __future__ import annotations

from dataclasses import replace

import pytest

from journal.records.person import Person, Relation
from journal.records.supervisee_note import Concern, RiskAdvice, SuperviseeNote
from journal.records.time_off import TimeOff
from journal.store.journal import Journal
from journal.wording import supervisees as wording
from tests.pages.conftest import OpenPage, days_ago, moment

PAGE, TODAY, PEOPLE = "sharing/review/supervisees.py", "today/today.py", "clients/people.py"


@pytest.fixture
def noor(journal: Journal) -> Person:
    return supervisee(journal, "Noor", days_ago(-9))


def supervisee(journal: Journal, name: str, meeting: object = None) -> Person:
    one = Person(at=moment(days_ago(90)), name=name, relation=Relation.SUPERVISEE, next_meeting=meeting)  # type: ignore[arg-type]  # as given
    journal.people.add(one)
    return one


def note(journal: Journal, of: Person, **more: object) -> SuperviseeNote:
    one = SuperviseeNote(at=moment(days_ago(5)), person_id=of.id, **more)  # type: ignore[arg-type]  # as given
    journal.supervisee_notes.add(one)
    return one


def test_whoever_is_met_next_stands_first_with_what_is_open(
    open_page: OpenPage, journal: Journal, noor: Person
) -> None:
    supervisee(journal, "Ada")
    supervisee(journal, "Lee", days_ago(-2))
    supervisee(journal, "Over", days_ago(3))
    note(journal, noor, concerns=(Concern(text="Xylophone"),), advice=(RiskAdvice(text="Ring"),))
    said = open_page(PAGE).said
    assert [said.index(name) for name in ("Lee", "Noor", "Ada", "Over")] == sorted(
        said.index(name) for name in ("Lee", "Noor", "Ada", "Over")
    )
    assert "1 concern to raise, 1 piece of advice not heard back of" in said
    assert "Xylophone" not in said


def test_a_note_is_kept_of_whom_the_page_was_opened_for(open_page: OpenPage, journal: Journal, noor: Person) -> None:
    page = open_page(PAGE, who=noor.id).press(wording.ADD)
    assert page.value("person_id") == noor.id
    for name, words in (("text", "Careful work"), ("stirred", "Xylophone")):
        journal.drafts.put_text(page.draft, "supervisee note", name, words)
    page.press(wording.ADD_CONCERN).press(wording.ADD_ADVICE)
    concern, advice = page.value("concerns.rows")[-1], page.value("advice.rows")[-1]
    page.fill(**{f"concerns__{concern}__text": "Hours run over", f"advice__{advice}__text": "See them this week"})
    page.press("Save")
    (kept,) = journal.supervisee_notes.about(noor.id)
    assert (kept.concerns, kept.advice) == ((Concern(text="Hours run over"),), (RiskAdvice(text="See them this week"),))
    said = open_page(PAGE, who=noor.id).said
    assert "Careful work" in said
    assert "Xylophone" not in said


def test_advice_on_a_risk_stands_on_today_without_its_words_until_it_is_heard_of(
    open_page: OpenPage, journal: Journal, noor: Person
) -> None:
    one = note(journal, noor, advice=(RiskAdvice(text="Xylophone"),))
    page = open_page(TODAY)
    lines = [button.label for button in page.at.button if "heard back" in button.label]
    assert [line.startswith("Advice on a risk, given to Noor") for line in lines] == [True]
    assert "Xylophone" not in page.said
    page = open_page(PAGE, id=one.id)
    (row,) = page.value("advice.rows")
    page.fill(**{f"advice__{row}__heard_on": days_ago(-30)}).press("Save")
    assert any("Heard back on: cannot lie in the future" in error.value for error in page.at.error)
    assert journal.supervisee_notes.with_open_advice()
    page.fill(**{f"advice__{row}__heard_on": days_ago(1)}).press("Save")
    assert not [button for button in open_page(TODAY).at.button if "heard back" in button.label]


def test_who_is_no_supervisee_any_more_is_still_there_with_the_notes(
    open_page: OpenPage, journal: Journal, noor: Person
) -> None:
    note(journal, noor, text="Calm")
    journal.people.update(replace(noor, relation=Relation.COLLEAGUE))
    assert "Noor" in open_page(PAGE).said
    assert wording.ERASE in [button.label for button in open_page(PAGE, who=noor.id).at.button]


def test_everything_about_them_goes_after_one_more_question(
    open_page: OpenPage, journal: Journal, noor: Person
) -> None:
    note(journal, noor, text="Calm")
    page = open_page(PAGE, who=noor.id).press(wording.ERASE).press(wording.NO_KEEP)
    assert journal.supervisee_notes.about(noor.id)
    page.press(wording.ERASE)
    assert wording.ERASE_ASKED in page.said
    page.press(wording.YES_ERASE)
    assert journal.people.ever(noor.id) is None
    assert journal.supervisee_notes.count() == 0
    assert wording.ERASED in page.said


def test_whoever_supervises_nobody_sees_nothing_of_it(open_page: OpenPage) -> None:
    assert "upervisee" not in open_page(TODAY).said
    page = open_page(PAGE).press(wording.ADD_PERSON)
    where, address = page.way
    assert (where, address["relation"]) == ("people", "supervisee")
    assert open_page(PEOPLE, **address).value("relation") == "supervisee"


def test_nobody_takes_a_supervisee_for_a_supervisor_or_for_somebody_who_stands_in(
    open_page: OpenPage, journal: Journal, noor: Person
) -> None:
    off = TimeOff(at=moment(days_ago(-20), "00:00"), last=days_ago(-25))
    journal.time_off.add(off)
    for page, address in (
        ("ahead/absence_cover.py", {"off": off.id}),
        ("ahead/clinical_will.py", {}),
        ("supervision/before_supervision.py", {}),
        ("supervision/agreement.py", {}),
        ("log/supervision.py", {}),
        ("sharing/share/share.py", {}),
    ):
        shown = open_page(page, **address)
        assert not any("Noor" in str(option) for group in shown.at.button_group for option in group.options), page
        assert "Noor" not in shown.said
