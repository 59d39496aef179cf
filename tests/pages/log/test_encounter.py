"""The page on which a meeting outside the room is logged."""

from __future__ import annotations

from dataclasses import replace
from datetime import time
from typing import Any

import pytest

from journal.records.client import Client, EndingKind
from journal.records.encounter import Acknowledged, Encounter
from journal.store.journal import Journal
from tests.pages.conftest import AddClient, OpenPage, days_ago, moment, today

PAGE = "log/encounter.py"


def kept(journal: Journal) -> Encounter:
    return journal.encounters.latest(1)[0]


def met(journal: Journal, client: Client, days: int = 3, **told: Any) -> Encounter:
    encounter = Encounter(client_id=client.id, at=moment(days_ago(days)), **told)
    journal.encounters.add(encounter)
    return encounter


def test_an_empty_journal_says_what_will_be_here(open_page: OpenPage, journal: Journal) -> None:
    page = open_page(PAGE).run()

    assert "will be listed here" in page.said
    assert "Add the first client" in page.buttons
    assert "Discussed" not in page.buttons
    assert journal.drafts.all() == []


def test_an_encounter_is_a_client_a_place_and_a_number(open_page: OpenPage, journal: Journal, k2: Client) -> None:
    page = open_page(PAGE).fill(client_id=k2.id, setting=" on the train ", discomfort=0).press("Save")

    encounter = kept(journal)
    assert (encounter.client_id, encounter.setting, encounter.discomfort) == (k2.id, "on the train", 0)
    assert (encounter.avoidable, encounter.others_present, encounter.discussed_on) == (None, None, None)
    assert "K2  ·  on the train  ·  discomfort 0 of 10  ·  not talked about yet" in page.said
    assert journal.drafts.all() == []


def test_the_rest_is_kept_too(open_page: OpenPage, journal: Journal, k2: Client) -> None:
    page = open_page(PAGE)
    journal.drafts.put_text(page.draft, "encounter", "note", "my own words")
    page.fill(
        client_id=k2.id,
        at_day=days_ago(5),
        at_time=time(19, 45),
        avoidable=False,
        acknowledged="both at once",
        others_present=True,
        exposed=False,
        plan_agreed=True,
        dual_concern=True,
        discussed_on=days_ago(1),
    )
    page.press("Save")

    encounter = kept(journal)
    assert encounter.at == moment(days_ago(5), "19:45")
    assert (encounter.avoidable, encounter.others_present, encounter.exposed) == (False, True, False)
    assert (encounter.acknowledged, encounter.plan_agreed) == (Acknowledged.BOTH, True)
    assert (encounter.dual_concern, encounter.discussed_on, encounter.note) == (True, days_ago(1), "my own words")


def test_a_tick_puts_it_on_the_agenda_without_the_place(open_page: OpenPage, journal: Journal, k2: Client) -> None:
    open_page(PAGE).fill(client_id=k2.id, setting="at the baker's", to_supervision=True).press("Save")
    (item,) = journal.agenda.waiting()
    assert item.source_id == kept(journal).id
    assert "baker" not in item.title

    open_page(PAGE, id=kept(journal).id).fill(to_supervision=False).press("Save")
    assert journal.agenda.waiting() == []


# --- open until discussed ------------------------------------------------------------------------


def test_what_is_open_is_listed_oldest_first_and_settled_with_one_press(
    open_page: OpenPage, journal: Journal, k2: Client
) -> None:
    newer, older = met(journal, k2, 3, setting="in the park"), met(journal, k2, 30, setting="![](//a) at a party")
    done = met(journal, k2, 20, discussed_on=days_ago(10))
    page = open_page(PAGE)
    assert page.buttons.count("Discussed") == 2
    assert not any("![](" in str(e.value) for e in (*page.at.markdown, *page.at.caption))

    page.press("Discussed")
    assert journal.encounters.get(older.id).discussed_on == today()
    assert journal.encounters.get(newer.id) == newer
    assert page.buttons.count("Discussed") == 1
    assert "Discussed, with today's date" in page.said

    page.press("Undo")
    assert journal.encounters.get(older.id).discussed_on is None
    assert page.buttons.count("Discussed") == 2
    assert journal.encounters.get(done.id) == done


def test_where_the_work_has_ended_nothing_is_asked_any_more(
    open_page: OpenPage, journal: Journal, add_client: AddClient
) -> None:
    gone, going, here = add_client("K1"), add_client("K2"), add_client("K3")
    for client, ended_on in ((gone, days_ago(1)), (going, today())):
        journal.clients.update(replace(client, ending=EndingKind.PLANNED, ended_on=ended_on))
    for client in (gone, going, here):
        met(journal, client, 30)
    page = open_page(PAGE)

    assert page.buttons.count("Discussed") == 2
    assert page.said.count("K1") == 1  # in the list of all, as it was


def test_the_one_in_the_form_is_settled_there_so_that_nothing_typed_is_lost(
    open_page: OpenPage, journal: Journal, k2: Client
) -> None:
    one, other = met(journal, k2, 3), met(journal, k2, 5)
    page = open_page(PAGE, id=one.id).fill(setting="half typed")
    assert page.buttons.count("Discussed") == 1
    page.press("Discussed")

    assert page.value("setting") == "half typed"
    assert journal.encounters.get(one.id).discussed_on is None
    assert journal.encounters.get(other.id).discussed_on == today()


def test_one_that_was_deleted_elsewhere_is_said_to_be_gone(open_page: OpenPage, journal: Journal, k2: Client) -> None:
    encounter = met(journal, k2)
    page = open_page(PAGE)
    journal.encounters.delete(encounter.id)

    assert "not in the journal" in page.press("Discussed").said


def test_one_noted_for_tomorrow_can_be_settled_today(open_page: OpenPage, journal: Journal, k2: Client) -> None:
    encounter = met(journal, k2, -1)
    open_page(PAGE).press("Discussed")

    assert journal.encounters.get(encounter.id).discussed_on == days_ago(-1)


def test_of_very_many_the_oldest_are_shown_and_the_others_counted(
    open_page: OpenPage, journal: Journal, k2: Client
) -> None:
    journal.encounters.add_many(Encounter(client_id=k2.id, at=moment(days_ago(n))) for n in range(23))
    page = open_page(PAGE)

    assert page.buttons.count("Discussed") == 20
    assert "And 3 later ones." in page.said


# --- what goes wrong -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("wrong", "named"),
    [
        ({"client_id": None}, "Client: is not chosen yet"),
        ({"at_day": None}, "Start, date: is needed"),
        ({"setting": "x" * 501}, "Place: can hold 500 characters at most"),
        ({"discussed_on": days_ago(30)}, "Discussed on: must not lie before the start"),
    ],
)
def test_what_is_wrong_is_named_and_nothing_is_lost(
    open_page: OpenPage, journal: Journal, k2: Client, wrong: dict[str, object], named: str
) -> None:
    page = open_page(PAGE).fill(client_id=k2.id, at_day=days_ago(1), discomfort=6)
    page.fill(**wrong).press("Save")

    assert len(page.errors) == 1
    assert page.errors[0].startswith(named)
    assert journal.encounters.count() == 0
    assert page.value("discomfort") == 6
    assert all(page.value(name) == value for name, value in wrong.items())


def test_an_entry_is_edited_under_its_address(open_page: OpenPage, journal: Journal, k2: Client) -> None:
    encounter = met(journal, k2, acknowledged=Acknowledged.NOBODY, avoidable=False, note="n", discomfort=0)
    assert open_page(PAGE, id=encounter.id).press("Save").errors == []
    assert replace(kept(journal), edited_at=None) == encounter

    open_page(PAGE, id=encounter.id).fill(discomfort=None, avoidable=None).press("Save")
    assert replace(kept(journal), edited_at=None) == replace(encounter, discomfort=None, avoidable=None)


def test_an_address_of_nothing_is_said(open_page: OpenPage, k2: Client) -> None:
    assert any("not in the journal" in note for note in open_page(PAGE, id="0" * 32).notes)


def test_deleting_can_be_undone(open_page: OpenPage, journal: Journal, k2: Client) -> None:
    encounter = met(journal, k2, setting="in the park")
    page = open_page(PAGE).press("Delete")
    assert journal.encounters.count() == 0
    assert "Discussed" not in page.buttons

    page.press("Undo")
    assert kept(journal) == encounter


def test_a_change_in_another_tab_is_not_overwritten_and_what_was_typed_here_stays(
    open_page: OpenPage, journal: Journal, k2: Client
) -> None:
    encounter = met(journal, k2, setting="in the park")
    mine, other = open_page(PAGE, id=encounter.id), open_page(PAGE, id=encounter.id)
    mine.fill(setting="mine")
    other.fill(setting="theirs").press("Save")
    mine.press("Save")

    assert "changed in another tab" in mine.errors[0]
    assert kept(journal).setting == "theirs"
    assert mine.value("setting") == "mine"
    assert mine.press("Save").errors == []
    assert kept(journal).setting == "mine"
