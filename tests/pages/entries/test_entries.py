"""The page that lists the whole journal."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from journal.records.client import BoundaryAgreement, Client, Member
from journal.records.contact import Contact
from journal.records.downtime import Downtime, DowntimeCategory
from journal.records.opening_balance import BalanceOf, OpeningBalance
from journal.records.placement import Placement
from journal.records.reflection import Feeling, Reflection
from journal.records.scale import ScaleAnswers
from journal.records.session import Session, SessionStatus
from journal.records.supervision import Action, Supervision, Want
from journal.records.time_off import TimeOff
from journal.store.journal import Journal
from pages.parts.listing import turns
from tests.pages.conftest import OpenPage, Page, days_ago, moment

PAGE = "entries/entries.py"


@pytest.fixture
def k2(journal: Journal) -> Client:
    """Return a client, on the journal since long ago."""
    client = Client(at=moment(days_ago(400), "00:00"), code="K2")
    journal.clients.add(client)
    return client


def reflection(journal: Journal, text: str = "", ago: int = 1, **fields: object) -> Reflection:
    entry = Reflection(at=moment(days_ago(ago), "20:00"), text=text, **{"intensity": 5, **fields})  # type: ignore[arg-type]
    journal.reflections.add(entry)
    return entry


def find(page: Page, words: str) -> Page:
    """Type words into the search."""
    page.at.text_input(key="journal.words").set_value(words)
    return page.run()


def choose(page: Page, name: str, value: str | None) -> Page:
    """Choose a kind, a client or a feeling."""
    page.at.selectbox(key=f"journal.{name}").set_value(value)
    return page.run()


def listed(page: Page) -> list[str]:
    """Return the ids of the entries that are listed, in their order."""
    return [row.id for row in page.rows]


def highlights(page: Page) -> list[str]:
    """Return the lines in which something is marked, that between strokes."""
    return [" ".join(row.found.split()) for row in page.rows if "|" in row.found]


# --- by day --------------------------------------------------------------------------------------


def test_an_empty_journal_says_what_will_be_here(open_page: OpenPage) -> None:
    assert "will be listed here by day" in open_page(PAGE).said


def test_everything_stands_under_its_day_newest_first(open_page: OpenPage, journal: Journal, k2: Client) -> None:
    first = reflection(journal, "on my mind", ago=3, client_id=k2.id)
    second = Session(at=moment(days_ago(3), "21:00"), client_id=k2.id, status=SessionStatus.ATTENDED, demand=6)
    journal.sessions.add(second)
    third = Downtime(at=moment(days_ago(0), "00:00"), activity="walk", category=DowntimeCategory.SELF_CARE)
    journal.downtimes.add(third)

    page = open_page(PAGE)

    assert listed(page) == [third.id, second.id, first.id, k2.id]
    heads = [row.heading for row in page.rows if row.heading]
    assert len(heads) == 3
    assert heads[0].startswith("Today, ")
    assert str(days_ago(400).year) in heads[2]
    assert "21:00  K2  ·  Attended  ·  asked 6 of 10" in page.said
    assert "on my mind" in page.said


def test_every_kind_has_a_line_and_none_makes_the_page_fall(open_page: OpenPage, journal: Journal, k2: Client) -> None:
    journal.time_off.add(TimeOff(at=moment(days_ago(5), "00:00"), last=days_ago(3)))
    journal.scales.add(ScaleAnswers(at=moment(days_ago(5)), scale="who5", answers=((1, 3),)))
    journal.contacts.add(Contact(at=moment(days_ago(5)), client_id=k2.id))

    page = open_page(PAGE)

    assert len(listed(page)) == 4
    for words in ("Time off", "Scale  ·  WHO", "Contact  ·  K2", "Client  ·  K2"):
        assert words in page.said


def test_days_to_come_are_left_out_until_they_are_asked_for(open_page: OpenPage, journal: Journal, k2: Client) -> None:
    planned = Session(at=moment(days_ago(-7)), client_id=k2.id, note="bring the kettle")
    journal.sessions.add(planned)
    page = open_page(PAGE)
    assert listed(page) == [k2.id]
    page.tell("journal.upto", day=days_ago(-30).isoformat())
    assert listed(page) == [planned.id, k2.id]
    page.tell("journal.upto", day=days_ago(1).isoformat())
    assert listed(find(page, "kettle")) == []
    page.tell("journal.upto", day=None)
    assert listed(page) == [planned.id]


def test_pages_follow_one_another(open_page: OpenPage, journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turns, "MOST_PAGES", 2)
    entries = [reflection(journal, "common", ago) for ago in range(1, 71)]
    newest = [entry.id for entry in entries]
    page = open_page(PAGE)
    for words in ("", "common"):
        find(page, words)
        assert listed(page) == newest[:20]
        assert listed(page.press("Earlier")) == newest[:40]
        assert "Newer" not in page.buttons
        assert listed(page.press("Earlier")) == newest[40:60]
        assert listed(page.press("Earlier")) == newest[40:]
        assert "Earlier" not in page.buttons
        assert listed(page.press("Newer")) == newest[:40]


def test_the_list_is_narrowed_to_kind_client_and_feeling(open_page: OpenPage, journal: Journal, k2: Client) -> None:
    sad = reflection(journal, "a kettle", client_id=k2.id, feelings=(Feeling.SADNESS,))
    other = reflection(journal, "a kettle")
    held = Session(at=moment(days_ago(2)), client_id=k2.id, note="kettle")
    journal.sessions.add(held)
    page = open_page(PAGE)
    for words, more in (("", [k2.id]), ("kettle", [])):
        find(page, words)
        assert set(listed(page)) == {sad.id, other.id, held.id, *more}
        assert listed(choose(page, "feeling", "sadness")) == [sad.id]
        choose(page, "feeling", None)
        assert set(listed(choose(page, "client", k2.id))) == {sad.id, held.id, *more}
        assert listed(choose(page, "kind", "session")) == [held.id]
        choose(page, "client", None)
        choose(page, "kind", None)
    choose(page, "kind", "encounter")
    find(page, "")
    assert "Nothing here with these choices" in page.said


# --- words ---------------------------------------------------------------------------------------


def test_words_are_found_as_they_are_typed_and_marked(open_page: OpenPage, journal: Journal) -> None:
    entry = reflection(journal, "the letters came\nback again")
    reflection(journal, "nothing of that")
    page = open_page(PAGE)
    for typed in ("l", "lett", "LETTERS", "back lett"):
        assert listed(find(page, typed)) == [entry.id]
    assert highlights(page) == ["the |letters| came |back| again"]
    assert "No note holds these words" in find(page, "lettuce").said


def test_the_words_looked_for_stay_out_of_the_address(open_page: OpenPage, journal: Journal) -> None:
    entry = reflection(journal, "the letters came")
    page = find(open_page(PAGE), "letters").press("More")
    assert (list(page.at.query_params), page.at.query_params["id"]) == (["id"], entry.id)


# --- one entry -----------------------------------------------------------------------------------


def test_an_entry_is_changed_in_its_place(open_page: OpenPage, journal: Journal) -> None:
    entry = reflection(journal, "first words", feelings=(Feeling.HOPE,))
    page = open_page(PAGE).press("More").fill(intensity=8)
    journal.drafts.put_text(page.draft, "reflection", "text", "second thoughts", entry_id=entry.id)

    page.press("Save")

    kept = journal.reflections.get(entry.id)
    assert (kept.intensity, kept.text, kept.feelings) == (8, "second thoughts", (Feeling.HOPE,))
    assert "second thoughts" in page.said
    assert "Saved" in page.said
    assert "id" not in page.at.query_params
    assert journal.drafts.all() == []


def test_what_is_typed_in_its_place_is_there_again_after_f5(open_page: OpenPage, journal: Journal) -> None:
    entry = reflection(journal, "first words")
    open_page(PAGE).press("More").fill(intensity=8)
    page = open_page(PAGE, id=entry.id)
    assert page.value("intensity") == 8
    page.press("Leave it as it was")
    assert journal.drafts.all() == []
    assert journal.reflections.get(entry.id) == entry


def test_an_entry_of_the_address_that_is_not_in_the_list_stands_above_it(open_page: OpenPage, journal: Journal) -> None:
    old = reflection(journal, "long ago", ago=300)
    for ago in range(1, 25):
        reflection(journal, ago=ago)
    page = open_page(PAGE, id=old.id)
    assert old.id not in listed(page)
    page.fill(intensity=9).press("Save")
    assert journal.reflections.get(old.id).intensity == 9


def test_changes_left_open_in_the_whole_form_are_not_ended_by_a_quick_one(
    open_page: OpenPage, journal: Journal
) -> None:
    entry = reflection(journal, "first words")
    open_page("log/reflection.py", id=entry.id).fill(minutes=15)
    page = open_page(PAGE, id=entry.id)
    assert "not saved yet" in page.said
    assert "Save" not in page.buttons
    assert open_page("log/reflection.py", id=entry.id).value("minutes") == 15


def test_a_session_that_was_not_held_is_not_asked_how_much_it_asked(
    open_page: OpenPage, journal: Journal, k2: Client
) -> None:
    missed = Session(at=moment(days_ago(1)), client_id=k2.id, status=SessionStatus.NO_SHOW)
    journal.sessions.add(missed)
    page = open_page(PAGE, id=missed.id)
    assert not page.has("demand")
    page.press("Save")
    assert journal.sessions.get(missed.id).status is SessionStatus.NO_SHOW


def test_a_client_is_opened_on_its_page_not_changed_here(open_page: OpenPage, k2: Client) -> None:
    page = open_page(PAGE, id=k2.id)
    assert "Save" not in page.buttons
    assert {"Open all of it", "Close", "Delete"} <= set(page.buttons)
    assert "id" not in page.press("Close").at.query_params


def test_delete_goes_to_the_trash_and_undo_brings_it_back(open_page: OpenPage, journal: Journal) -> None:
    entry = reflection(journal, "first words")
    page = open_page(PAGE).press("More").press("Delete")
    assert listed(page) == []
    assert "In the trash" in page.said
    assert listed(page.press("Undo")) == [entry.id]


def test_the_history_tells_what_each_change_changed_in_words(open_page: OpenPage, journal: Journal, k2: Client) -> None:
    entry = reflection(journal, "the first wording of a note that is long enough to be told by its words")
    page = open_page(PAGE).press("More")
    assert "Not changed since it was written" in page.said
    page.fill(intensity=8)
    journal.drafts.put_text(page.draft, "reflection", "text", entry.text.replace("first", "second"), entry_id=entry.id)
    page.press("Save")
    journal.reflections.delete(entry.id)
    journal.reflections.restore(entry.id)

    page = open_page(PAGE, id=entry.id)
    page.at.session_state[f"history.{entry.id}"] = True
    page.run()

    for words in (
        "Intensity: 5 → 8", "Note, taken out: first", "Note, put in: second", f"Note, as it was: {entry.text}",
        "Put in the trash on", "Taken out of the trash on", "Changed on",
    ):  # fmt: skip
        assert words in page.said, words


# --- two tabs ------------------------------------------------------------------------------------


def test_an_entry_deleted_in_another_tab_is_said_and_what_was_typed_is_kept(
    open_page: OpenPage, journal: Journal
) -> None:
    entry = reflection(journal, "first words")
    page = open_page(PAGE).press("More").fill(intensity=8)
    journal.drafts.put_text(page.draft, "reflection", "text", "typed meanwhile", entry_id=entry.id)
    journal.reflections.delete(entry.id)

    page.press("Save")

    assert any("is in the trash" in note and "What you typed is kept" in note for note in page.notes)
    page.press("Put it back")
    assert journal.reflections.get(entry.id) == entry
    assert page.value("intensity") == 8
    page.press("Save")
    kept = journal.reflections.get(entry.id)
    assert (kept.intensity, kept.text) == (8, "typed meanwhile")
    assert page.errors == []


def test_an_entry_edited_in_two_tabs_is_not_overwritten(open_page: OpenPage, journal: Journal) -> None:
    entry = reflection(journal, "first words")
    here, there = open_page(PAGE).press("More"), open_page(PAGE).press("More")
    here.fill(intensity=8)
    there.fill(intensity=3).press("Save")
    here.press("Save")
    assert journal.reflections.get(entry.id).intensity == 3
    assert any("changed in another tab" in error for error in here.errors)
    assert here.value("intensity") == 8
    here.press("Save")
    assert journal.reflections.get(entry.id).intensity == 8
    assert [change.before.intensity for change in journal.reflections.history(entry.id)] == [5, 3]  # type: ignore[union-attr]


def test_an_address_of_an_entry_that_never_was_is_answered_by_a_sentence(open_page: OpenPage) -> None:
    for entry_id in ("f" * 32, "nonsense", "'; --"):
        assert any("not in the journal any more" in note for note in open_page(PAGE, id=entry_id).notes)


def test_a_client_deleted_meanwhile_is_no_choice_any_more(open_page: OpenPage, journal: Journal, k2: Client) -> None:
    entry = reflection(journal, "words", client_id=k2.id)
    page = choose(open_page(PAGE), "client", k2.id)
    journal.clients.delete(k2.id)
    assert listed(page.run()) == [entry.id]
    assert page.at.selectbox(key="journal.client").value is None


def test_forty_years_ago_is_reached_by_its_day(open_page: OpenPage, journal: Journal) -> None:
    old = Reflection(at=moment(date(1986, 5, 4)), text="long ago", intensity=1)
    journal.reflections.add(old)
    journal.reflections.add_many(
        [Reflection(at=moment(days_ago(1)) - timedelta(days=n), intensity=1) for n in range(60)]
    )
    page = open_page(PAGE)
    page.tell("journal.upto", day="1986-12-31")
    assert listed(page) == [old.id]


def test_the_history_of_a_client_and_of_a_supervision_is_told_in_words_too(
    open_page: OpenPage, journal: Journal, k2: Client
) -> None:
    agreed = BoundaryAgreement(agreed_on=date(2026, 1, 5), channels=("phone",), hours="9 to 17", response_hours=24)
    journal.clients.update(replace(k2, members=(Member(label="A"), Member(label="B")), agreement=agreed))
    hour = Supervision(at=moment(days_ago(1)), minutes=60)
    journal.supervisions.add(hour)
    journal.supervisions.update(
        replace(hour, wants=(Want.ADVICE,), actions=(Action(text="ring the clinic"),), person_id="f" * 32)
    )
    thought = reflection(journal, client_id=None)
    journal.reflections.update(replace(thought, client_id=k2.id))
    clinic = Placement(at=moment(days_ago(9)), name="The clinic", begins=days_ago(9))
    journal.placements.add(clinic)
    held = Session(at=moment(days_ago(1)), client_id=k2.id)
    journal.sessions.add(held)
    journal.sessions.update(replace(held, placement_id=clinic.id))
    before = OpeningBalance(at=moment(days_ago(1)), preset="ukcp", what=BalanceOf.INDIRECT, amount=3, until=days_ago(9))
    journal.opening_balances.add(before)
    journal.opening_balances.update(replace(before, preset="pacfa"))

    for entry_id, lines in (
        (k2.id, ("Members: nothing → A, B", "→ 05/01/2026; phone; 9 to 17; 24")),
        (hour.id, ("What I want: nothing → advice", "nothing → ring the clinic (open)", "nothing → another entry")),
        (thought.id, ("Client: nothing → K2",)),
        (held.id, ("Placement: nothing → The clinic",)),
        (before.id, ("Whose rule: UKCP → PACFA",)),
    ):
        page = open_page(PAGE, id=entry_id)
        page.at.session_state[f"history.{entry_id}"] = True
        page.run()
        for words in lines:
            assert words in page.said, words
