"""Agreements on supervision: kept with their goals, asked for again in time; thoughts about supervision stay apart."""

from __future__ import annotations

from datetime import timedelta

import pytest

from journal.records.about_supervision import AboutSupervision, ThenWhat
from journal.records.person import Person, Relation
from journal.records.supervision_agreement import Goal, SupervisionAgreement
from journal.store.journal import Journal
from journal.wording import supervision_agreement as wording
from tests.pages.conftest import OpenPage, Page, days_ago, moment, today

PAGE, BEFORE, TODAY = "supervision/agreement.py", "supervision/before_supervision.py", "today/today.py"
ABOUT = "supervision/about_supervision.py"


@pytest.fixture
def dana(journal: Journal) -> Person:
    person = Person(at=moment(days_ago(100)), name="Dana", relation=Relation.CLINICAL_SUPERVISOR)
    journal.people.add(person)
    return person


def agreed(journal: Journal, dana: Person, **more: object) -> SupervisionAgreement:
    told = {"since": days_ago(50), **more}
    one = SupervisionAgreement(at=moment(days_ago(50)), person_id=dana.id, **told)  # type: ignore[arg-type]  # as given
    journal.supervision_agreements.add(one)
    return one


def with_goal(page: Page, text: str, **more: object) -> Page:
    page.press(wording.ADD_GOAL)
    row = page.value("goals.rows")[-1]
    return page.fill(**{f"goals__{row}__text": text}, **{f"goals__{row}__{name}": v for name, v in more.items()})


def test_an_agreement_is_kept_with_its_goals_and_the_day_it_was_noted(
    open_page: OpenPage, journal: Journal, dana: Person
) -> None:
    page = open_page(PAGE).fill(person_id=dana.id, since=days_ago(30), review_on=days_ago(-60), clients_know=True)
    page.fill(signed_on=days_ago(31), fee=" 95 an hour ")
    with_goal(page, "End on time", note="hard")
    with_goal(page, "Say it sooner", reached_on=days_ago(2)).press("Save")
    (kept,) = journal.supervision_agreements.all()
    assert kept.goals == (Goal(text="End on time", note="hard"), Goal(text="Say it sooner", reached_on=days_ago(2)))
    assert (kept.person_id, kept.fee, kept.clients_know) == (dana.id, "95 an hour", True)
    assert (kept.signed_on, kept.signed_entered_on) == (days_ago(31), today())
    page = open_page(PAGE)
    assert "1 of 2 goals open" in page.said
    assert "noted here" in page.said
    assert "hard" not in page.said
    assert journal.drafts.all() == []


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"since": None}, "Since: is needed. Nothing you typed was lost."),
        ({"person_id": None}, "is not chosen yet. Nothing you typed was lost."),
        ({"review_on": days_ago(40)}, "must not lie before the start. Nothing you typed was lost."),
        ({"signed_on": days_ago(-1)}, "Signed on: cannot lie in the future. Nothing you typed was lost."),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_lost(
    open_page: OpenPage, journal: Journal, dana: Person, wrong: dict[str, object], said: str
) -> None:
    page = open_page(PAGE).fill(**{"person_id": dana.id, "since": days_ago(30), **wrong})
    with_goal(page, "مرحبا بالعالم").press("Save")
    assert any(said in error.value for error in page.at.error)
    assert journal.supervision_agreements.all() == []
    assert page.value(f"goals.{page.value('goals.rows')[-1]}.text") == "مرحبا بالعالم"


def test_a_newer_one_takes_its_place_and_the_old_is_folded_away(
    open_page: OpenPage, journal: Journal, dana: Person
) -> None:
    agreed(journal, dana, goals=(Goal(text="Old goal"),))
    agreed(journal, dana, since=days_ago(10), goals=(Goal(text="New goal"), Goal(text="Done", reached_on=days_ago(1))))
    agreed(journal, dana, since=days_ago(-10), goals=(Goal(text="Goal to come"),))
    assert [fold.label for fold in open_page(PAGE).at.expander] == [f"{wording.ENDED} (1)"]
    said = open_page(BEFORE).said
    assert wording.GOALS in [header.value for header in open_page(BEFORE).at.header]
    assert "New goal" in said
    assert not any(goal in said for goal in ("Old goal", "Done", "Goal to come"))


def test_a_review_is_asked_for_on_today_and_can_be_put_off(open_page: OpenPage, journal: Journal, dana: Person) -> None:
    one = agreed(journal, dana, review_on=days_ago(1))
    page = open_page(TODAY)
    assert wording.on_today("Dana") in [button.label for button in page.at.button]
    page.press(wording.LATER)
    assert wording.on_today("Dana") not in [button.label for button in page.at.button]
    kept = journal.supervision_agreements.get(one.id)
    assert kept.put_off_until == today() + timedelta(weeks=4)
    # Another day for the review is a new question.
    open_page(PAGE, id=one.id).fill(review_on=days_ago(0)).press("Save")
    assert journal.supervision_agreements.get(one.id).put_off_until is None


def test_a_thought_about_supervision_is_kept_and_stands_nowhere_else(
    open_page: OpenPage, journal: Journal, dana: Person
) -> None:
    journal.about_supervision.add(AboutSupervision(at=moment(days_ago(1)), text="Xylophone before"))
    page = open_page(ABOUT)
    for name, words in (("text", "Xylophone"), ("unsaid", "bored")):
        journal.drafts.put_text(page.draft, "about supervision", name, words)
    page.fill(person_id=dana.id, then_what="leave it for now").press("Save")
    kept = journal.about_supervision.latest(1)[0]
    assert (kept.text, kept.unsaid, kept.then_what) == ("Xylophone", "bored", ThenWhat.LEAVE_IT)
    for other in (TODAY, BEFORE, "supervision/agenda.py", "insight/on_my_mind.py", "insight/board.py"):
        assert "Xylophone" not in open_page(other).said
