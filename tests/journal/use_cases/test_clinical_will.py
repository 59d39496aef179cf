"""A clinical will: looked at and back, its list kept up to date, and word by word what a sheet and a card hold."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from journal.errors import EntryChanged, FieldError
from journal.records.client import Client, EndingKind
from journal.records.clinical_will import ClinicalWill, JournalThen, Script, WillClient, WillText
from journal.records.person import Person, Relation
from journal.store import check, trash
from journal.store.journal import Journal
from journal.use_cases import clinical_will as use_case
from journal.use_cases.changing import take_back
from journal.wording import clinical_will as wording
from tests.journal.practice import at
from tests.journal.store import journals

TODAY = date(2026, 11, 30)
WRITTEN = date(2026, 11, 2)


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    with closing(journals.make(tmp_path / "journal")) as journal:
        yield journal


@pytest.fixture
def robin(journal: Journal) -> Person:
    return person(journal, "Robin")


@pytest.fixture
def dana(journal: Journal) -> Person:
    return person(journal, "Dana")


def person(journal: Journal, name: str) -> Person:
    made = Person(at=at(WRITTEN), name=name, relation=Relation.PEER)
    journal.people.add(made)
    return made


def client(journal: Journal, code: str) -> Client:
    made = Client(at=at(date(2026, 1, 5), "00:00"), code=code)
    journal.clients.add(made)
    return made


def keep(journal: Journal, **told: Any) -> ClinicalWill:
    made = ClinicalWill(at=at(WRITTEN, "00:00"), **{"clients_looked_at_on": WRITTEN, **told})
    journal.clinical_wills.add(made)
    return made


def end(journal: Journal, one: Client) -> None:
    journal.clients.update(replace(one, ending=EndingKind.PLANNED, ended_on=TODAY - timedelta(days=1)))


def sheet(journal: Journal, will: ClinicalWill) -> dict[str, tuple[str, ...]]:
    return dict(use_case.will_sections(journal, will, TODAY))


def words(journal: Journal, will: ClinicalWill) -> str:
    return "\n".join(
        line for heading, lines in use_case.will_sections(journal, will, TODAY) for line in (heading, *lines)
    )


# --- kept -----------------------------------------------------------------------------------------


def test_a_will_is_kept_whole_with_its_clients_and_texts(journal: Journal, robin: Person) -> None:
    k2 = client(journal, "K2")
    will = keep(
        journal,
        executor_id=robin.id,
        executor_colleague=True,
        journal_then=JournalThen.GIVEN,
        clients=(WillClient(client_id=k2.id, call_first=True, hand_over="the clinic"),),
        texts=(WillText(kind=Script.DEATH, text=""),),
    )
    assert journal.clinical_wills.get(will.id) == will
    assert use_case.in_force(journal) == will
    assert list(check.problems(journal)) == []


def test_a_new_one_takes_the_place_of_the_old_and_the_old_is_kept_and_holds_again_after_undo(journal: Journal) -> None:
    first = keep(journal)
    second = keep(journal, replaces_id=first.id)
    assert use_case.in_force(journal) == second
    assert journal.clinical_wills.count() == 2
    journal.clinical_wills.delete(second.id)
    assert use_case.in_force(journal) == first


def test_one_person_in_both_roles_is_refused(robin: Person) -> None:
    with pytest.raises(FieldError) as refused:
        ClinicalWill(at=at(WRITTEN), executor_id=robin.id, reserve_id=robin.id)
    assert refused.value.field == "reserve_id"


@pytest.mark.parametrize(
    ("told", "named"),
    [
        ({"executor_agreed_on": TODAY + timedelta(days=1)}, "executor_agreed_on"),
        ({"reserve_agreed_on": TODAY + timedelta(days=1)}, "reserve_agreed_on"),
        ({"at": at(TODAY + timedelta(days=1), "00:00")}, "written_on"),
    ],
)
def test_what_lies_ahead_is_refused(told: dict[str, Any], named: str) -> None:
    with pytest.raises(FieldError) as refused:
        use_case.refuse_ahead(ClinicalWill(**{"at": at(TODAY, "00:00"), **told}), TODAY)
    assert refused.value.field == named
    use_case.refuse_ahead(ClinicalWill(at=at(TODAY, "00:00"), executor_agreed_on=TODAY), TODAY)


def test_looked_at_today_is_noted_and_taken_back(journal: Journal) -> None:
    will = keep(journal)
    changed = use_case.look_at(journal, will.id, TODAY)
    assert journal.clinical_wills.get(will.id).looked_at_on == TODAY
    take_back(journal.clinical_wills, changed)
    assert journal.clinical_wills.get(will.id).looked_at_on is None
    with pytest.raises(EntryChanged):
        take_back(journal.clinical_wills, changed)


def test_the_list_is_brought_up_to_date_and_keeps_what_was_said(journal: Journal) -> None:
    k2, m1 = client(journal, "K2"), client(journal, "M1")
    said = WillClient(client_id=k2.id, call_first=True, hand_over="the clinic")
    will = keep(journal, clients=(said, WillClient(client_id=m1.id)))
    end(journal, m1)
    n7 = client(journal, "N7")
    use_case.look_through_clients(journal, will.id, TODAY)
    kept = journal.clinical_wills.get(will.id)
    assert kept.clients == (said, WillClient(client_id=n7.id))
    assert (kept.clients_looked_at_on, kept.looked_at_on) == (TODAY, None)
    assert not use_case.due(journal, kept, TODAY).clients


# --- the sheet ------------------------------------------------------------------------------------


def test_the_sheet_says_who_acts_where_things_lie_and_whom_to_call_first(
    journal: Journal, robin: Person, dana: Person
) -> None:
    k2, m1 = client(journal, "K2"), client(journal, "M1")
    will = keep(
        journal,
        executor_id=robin.id,
        executor_agreed_on=date(2026, 11, 1),
        executor_reach="555 0148",
        reserve_id=dana.id,
        appointment_book="In the desk",
        names_lie="In a sealed envelope",
        may_do="Open the post.\n\nCall clients.",
        clients=(WillClient(client_id=k2.id, hand_over="the clinic"), WillClient(client_id=m1.id, call_first=True)),
    )
    held = sheet(journal, will)
    assert held["Who acts"] == (
        "Executor: Robin, 555 0148. Agreed on 1 November 2026.",
        "Reserve: Dana. Not agreed yet.",
    )
    assert held["What you may do"] == ("Open the post.", "Call clients.")
    assert held["Where things lie"] == ("Appointment book: In the desk",)
    assert held["Clients"][1:] == (
        "Where the list of names for the codes lies: In a sealed envelope", "M1: call first", "K2: the clinic",
    )  # fmt: skip
    assert "as of 2 November 2026. The appointment book leads" in held["Clients"][0]
    assert "Others to tell" not in held


def test_scripts_are_ours_until_changed_and_one_that_was_emptied_is_left_away(journal: Journal) -> None:
    will = keep(journal, texts=(WillText(kind=Script.ILLNESS, text="My words."), WillText(kind=Script.DEATH, text="")))
    told = {heading: lines for heading, lines in sheet(journal, will).items() if heading.startswith(wording.H_TEXT)}
    assert list(told.values()) == [("My words.",), (wording.TEXTS["incapacity"],), (wording.TEXTS["no cause"],)]


def test_our_scripts_name_no_diagnosis_and_the_neutral_one_no_cause() -> None:
    assert not any(word in wording.TEXTS["no cause"].lower() for word in ("died", "ill ", "illness", "hospital"))
    assert not any(word in text.lower() for text in wording.TEXTS.values() for word in ("diagnosis", "patient"))


def test_who_ended_or_was_deleted_is_not_on_the_sheet_and_who_began_since_is_named(journal: Journal) -> None:
    k2, m1, r3 = client(journal, "K2"), client(journal, "M1"), client(journal, "R3")
    will = keep(journal, clients=tuple(WillClient(client_id=one.id) for one in (k2, m1, r3)))
    end(journal, k2)
    journal.clients.delete(m1.id)
    client(journal, "N7")
    assert sheet(journal, will)["Clients"][2:] == (
        "To be called: R3",
        "Began since then, and nothing was said of them yet: N7",
    )


def test_an_erased_client_is_gone_from_every_will_its_history_and_what_is_typed(journal: Journal) -> None:
    k2, m1 = client(journal, "K2"), client(journal, "M1")
    will = keep(
        journal, clients=(WillClient(client_id=k2.id, hand_over="heron"), WillClient(client_id=m1.id, hand_over="weir"))
    )
    use_case.look_at(journal, will.id, TODAY)
    fields = {f"hand_over.{k2.id}": "heron", f"hand_over.{m1.id}": "weir", "call_first": [k2.id, m1.id]}
    journal.drafts.put_fields("d" * 32, "clinical will", None, fields)
    journal.clients.delete(k2.id)
    trash.purge(journal, "client", k2.id)
    kept = journal.clinical_wills.get(will.id)
    assert [one.hand_over for one in kept.clients] == ["weir"]
    assert [one.client_id for one in journal.clinical_wills.history(will.id)[0].before.clients] == [m1.id]  # type: ignore[union-attr]
    draft = journal.drafts.get("d" * 32)
    assert draft is not None
    assert draft.fields == {f"hand_over.{m1.id}": "weir", "call_first": [m1.id]}
    for table in ("clinical_wills", "history", "drafts"):
        assert not [row for row in journal.db.table(table).rows if "heron" in str(row)]
    assert "M1" in words(journal, kept)


def test_without_clients_and_people_the_sheet_says_so(journal: Journal) -> None:
    held = sheet(journal, keep(journal))
    assert held["Who acts"] == ("Executor: nobody is named", "Reserve: nobody is named")
    assert held["Clients"][-1] == wording.LIST_EMPTY


def test_an_executor_who_was_deleted_is_not_named_and_one_who_ended_still_is(
    journal: Journal, robin: Person, dana: Person
) -> None:
    will = keep(journal, executor_id=robin.id, reserve_id=dana.id)
    journal.people.update(replace(dana, ended_on=TODAY - timedelta(days=2)))
    journal.people.delete(robin.id)
    executor, reserve = use_case.acting(journal, will)
    assert (executor.gone, executor.person) == (True, None)
    assert reserve.ended(TODAY)
    assert sheet(journal, will)["Who acts"][0] == "Executor: nobody is named"
    assert "Reserve: Dana" in words(journal, will)
    trash.purge(journal, "person", robin.id)
    assert use_case.acting(journal, will)[0].gone


def test_a_legal_hold_switched_on_later_is_on_the_sheet(journal: Journal) -> None:
    will = keep(journal)
    assert sheet(journal, will)[wording.H_JOURNAL][0] == wording.THEN["destroyed unread"]
    journal.settings.write(replace(journal.settings.read(), legal_hold=True))
    held = sheet(journal, will)[wording.H_JOURNAL]
    assert held[:2] == (wording.HELD, f"After that: {wording.THEN['destroyed unread']}")


def test_the_sheet_says_where_the_journal_and_its_copies_lie_and_to_whom_it_goes(journal: Journal) -> None:
    will = keep(journal, journal_then=JournalThen.GIVEN, journal_to="Robin", copies_lie="A disk in the safe")
    held = sheet(journal, will)[wording.H_JOURNAL]
    assert held[0] == "It is to be given, closed, to Robin."
    assert str(journal.folder) in held[2]
    assert held[3] == "Where other copies lie: A disk in the safe"


def test_the_card_names_whom_to_call_and_no_client(journal: Journal, robin: Person, dana: Person) -> None:
    k2 = client(journal, "K2")
    will = keep(
        journal, executor_id=robin.id, executor_reach="555 0148", reserve_id=dana.id,
        clients=(WillClient(client_id=k2.id, call_first=True),),
    )  # fmt: skip
    card = use_case.family_card(journal, will)
    assert "Robin, 555 0148" in card
    assert "If nobody answers there: Dana" in card
    assert "K2" not in "".join(card)
    assert use_case.family_card(journal, keep(journal)) == ()


def test_what_clients_are_called_elsewhere_is_never_on_it(journal: Journal) -> None:
    """Notes of a client and the words that identify one stay where they are."""
    k2 = Client(at=at(WRITTEN, "00:00"), code="K2", note="the heron", approach="DBT")
    journal.clients.add(k2)
    will = keep(journal, clients=(WillClient(client_id=k2.id),))
    assert "heron" not in words(journal, will)
    assert "DBT" not in words(journal, will)
