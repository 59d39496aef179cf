"""If I cannot, on its page: written, looked at, replaced, read before it leaves; and one line on Today."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from journal.errors import CannotWrite
from journal.records.client import Client, EndingKind
from journal.records.clinical_will import ClinicalWill, JournalThen, Script, WillClient, WillText
from journal.records.person import Person, Relation
from journal.store.journal import Journal
from journal.store.kinds import ClinicalWills
from journal.use_cases import clinical_will as use_case
from journal.wording import clinical_will as wording
from journal.wording import dates
from tests.pages.conftest import AddClient, OpenPage, Page, days_ago, moment, today

PAGE, TODAY = "ahead/clinical_will.py", "today/today.py"


def someone(journal: Journal, name: str, relation: Relation = Relation.PEER, reach: str = "") -> Person:
    person = Person(at=moment(days_ago(300)), name=name, relation=relation, reach=reach)
    journal.people.add(person)
    return person


@pytest.fixture
def robin(journal: Journal) -> Person:
    return someone(journal, "Robin", reach="555 0148")


@pytest.fixture
def dana(journal: Journal) -> Person:
    return someone(journal, "Dana", Relation.CLINICAL_SUPERVISOR)


def keep(journal: Journal, written: int = 0, **told: Any) -> ClinicalWill:
    will = ClinicalWill(at=moment(days_ago(written), "00:00"), **{"clients_looked_at_on": days_ago(written), **told})
    journal.clinical_wills.add(will)
    return will


def list_of(*clients: Client) -> tuple[WillClient, ...]:
    return tuple(WillClient(client_id=client.id) for client in clients)


def only(journal: Journal) -> ClinicalWill:
    (will,) = journal.clinical_wills.all()
    return will


def way_on_today(page: Page) -> list[str]:
    return [button.label for button in page.at.button if button.key == "will_due"]


# --- none yet -------------------------------------------------------------------------------------


def test_without_one_the_page_says_what_it_is_and_today_asks_nothing(open_page: OpenPage, k2: Client) -> None:
    page = open_page(PAGE)
    assert wording.WHAT_IT_IS in page.said
    assert "Save" in page.buttons
    assert way_on_today(open_page(TODAY)) == []


def test_without_people_it_leads_to_them_and_what_was_typed_is_kept(open_page: OpenPage, journal: Journal) -> None:
    page = open_page(PAGE)
    assert wording.NOBODY_YET in page.said
    page.fill(board="The chamber in town")
    draft = page.draft
    page.press("Add one of your people")
    assert page.way[0] == "people"
    assert open_page(PAGE, draft=draft).value("board") == "The chamber in town"


def test_one_is_written_with_people_clients_and_texts(
    open_page: OpenPage, journal: Journal, add_client: AddClient, robin: Person, dana: Person
) -> None:
    k2, m1 = add_client("K2"), add_client("M1")
    page = open_page(PAGE).fill(executor_id=robin.id, reserve_id=dana.id, executor_colleague=True)
    assert page.value("executor_reach") == "555 0148"  # as it stands among one's people
    page.fill(
        call_first=[m1.id],
        **{f"hand_over__{k2.id}": " the clinic "},
        journal_then="given to a person",
        post="The landlord",
    )
    page.fill(journal_to="Robin").press("Save")
    assert page.errors == []
    will = only(journal)
    assert (will.executor_id, will.reserve_id, will.executor_reach) == (robin.id, dana.id, "555 0148")
    assert will.clients == (
        WillClient(client_id=k2.id, hand_over="the clinic"), WillClient(client_id=m1.id, call_first=True),
    )  # fmt: skip
    assert (will.journal_then, will.journal_to, will.post) == (JournalThen.GIVEN, "Robin", "The landlord")
    assert (will.day, will.clients_looked_at_on, will.replaces_id, will.texts) == (today(), today(), None, ())
    assert "Robin carries it out, and has not agreed yet." in page.said
    assert "M1: call first" in page.said
    assert page.press("Undo").buttons.count("Save") == 1
    assert journal.clinical_wills.all() == []


# --- bad input ------------------------------------------------------------------------------------


def test_one_person_in_both_roles_is_refused_at_the_second(
    open_page: OpenPage, journal: Journal, robin: Person
) -> None:
    page = open_page(PAGE).fill(executor_id=robin.id, reserve_id=robin.id).press("Save")
    assert "Who stands in for them: is the executor already" in page.errors[0]
    assert "Nothing you typed was lost" in page.errors[0]
    assert journal.clinical_wills.all() == []


def test_an_agreement_that_lies_ahead_is_refused(open_page: OpenPage, journal: Journal, robin: Person) -> None:
    page = open_page(PAGE).fill(executor_id=robin.id)
    page.tell(f"{page.draft}.executor_agreed_on", day=days_ago(-3).isoformat())
    assert "lies ahead" in page.press("Save").errors[0]
    assert journal.clinical_wills.all() == []


def test_a_fold_in_which_something_was_not_taken_opens(open_page: OpenPage, robin: Person) -> None:
    page = open_page(PAGE).fill(post="x" * 501)
    assert not page.at.session_state["will.fold.Where things lie"]
    page.press("Save")
    assert page.errors
    assert page.run().at.session_state["will.fold.Where things lie"]


def test_a_line_that_looks_like_a_secret_is_kept_with_a_word_about_it(open_page: OpenPage, journal: Journal) -> None:
    page = open_page(PAGE)
    assert wording.A_SECRET not in page.said
    page.fill(telephone="the PIN is 4711")
    assert wording.A_SECRET in page.said
    page.press("Save")
    assert only(journal).telephone == "the PIN is 4711"


def test_someone_close_is_never_refused(open_page: OpenPage, journal: Journal) -> None:
    jo = someone(journal, "Jo", Relation.OWN)
    page = open_page(PAGE).fill(executor_id=jo.id, executor_colleague=False)
    assert wording.NOT_A_COLLEAGUE in page.said
    page.press("Save")
    assert (only(journal).executor_id, only(journal).executor_colleague) == (jo.id, False)


def test_an_executor_who_was_deleted_or_ended_is_said_and_the_form_still_opens(
    open_page: OpenPage, journal: Journal, robin: Person, dana: Person
) -> None:
    will = keep(journal, executor_id=robin.id, reserve_id=dana.id)
    journal.people.delete(robin.id)
    journal.people.update(replace(dana, ended_on=days_ago(2)))
    page = open_page(PAGE)
    assert wording.gone("executor") in page.said
    assert "Dana is your reserve, and ended on" in page.said
    assert wording.NO_CARD in page.said
    form = open_page(PAGE, id=will.id)
    assert form.notes == []
    form.press("Save")
    assert (only(journal).executor_id, only(journal).reserve_id) == (robin.id, dana.id)


def test_a_client_who_was_erased_or_lies_in_the_trash_breaks_nothing(
    open_page: OpenPage, journal: Journal, add_client: AddClient
) -> None:
    k2, m1 = add_client("K2"), add_client("M1")
    will = keep(journal, clients=(*list_of(k2, m1), WillClient(client_id="f" * 32, hand_over="nobody any more")))
    journal.clients.delete(m1.id)
    page = open_page(PAGE)
    assert "2 clients in it are not open any more" in page.said
    assert "nobody any more" not in page.said
    page.press("Bring the list up to date")
    assert only(journal).clients == list_of(k2)
    open_page(PAGE, id=will.id).press("Save")
    assert only(journal).clients == list_of(k2)


def test_a_draft_that_names_a_client_who_ended_since_goes_on(
    open_page: OpenPage, journal: Journal, add_client: AddClient
) -> None:
    k2, m1 = add_client("K2"), add_client("M1")
    draft = open_page(PAGE).fill(call_first=[k2.id, m1.id]).draft
    journal.clients.update(replace(m1, ending=EndingKind.PLANNED, ended_on=days_ago(0)))
    page = open_page(PAGE, draft=draft)
    assert page.notes == []
    page.press("Save")
    assert only(journal).clients == (WillClient(client_id=k2.id, call_first=True),)


def test_one_that_is_dated_ahead_is_said(open_page: OpenPage, journal: Journal) -> None:
    keep(journal, written=-3)
    page = open_page(PAGE)
    assert "That lies ahead; the clock of this computer may have been wrong." in page.said
    assert "Read it once more." in page.said


def test_a_legal_hold_switched_on_later_is_said_above_in_the_form_and_on_the_sheet(
    open_page: OpenPage, journal: Journal
) -> None:
    will = keep(journal, journal_then=JournalThen.DESTROYED)
    assert [warning.value for warning in open_page(PAGE).at.warning] == []
    journal.settings.write(replace(journal.settings.read(), legal_hold=True))
    page = open_page(PAGE)
    assert [warning.value for warning in page.at.warning] == [wording.ON_HOLD]
    assert wording.HELD in page.said
    assert [warning.value for warning in open_page(PAGE, id=will.id).at.warning] == [wording.ON_HOLD]


def test_a_full_disk_is_said_and_nothing_was_changed(
    open_page: OpenPage, journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(journal, written=200)

    def full(*_: object, **__: object) -> None:
        raise CannotWrite("The disk is full.")

    monkeypatch.setattr(ClinicalWills, "update", full)
    assert "The disk is full." in open_page(PAGE).press("Looked at today").said
    assert only(journal).looked_at_on is None


# --- due ------------------------------------------------------------------------------------------


def test_after_six_months_it_is_on_today_and_looked_at_takes_it_off_and_undo_puts_it_back(
    open_page: OpenPage, journal: Journal, k2: Client
) -> None:
    keep(journal, written=200, clients=list_of(k2), clients_looked_at_on=today())
    assert way_on_today(open_page(TODAY)) == [wording.on_today(True, False)]
    assert "Nothing is open" not in open_page(TODAY).said
    page = open_page(PAGE)
    assert "More than half a year has passed" in page.said
    page.press("Looked at today")
    assert only(journal).looked_at_on == today()
    assert "More than half a year" not in page.said
    assert way_on_today(open_page(TODAY)) == []
    page.press("Undo")
    assert only(journal).looked_at_on is None


def test_after_a_start_and_an_ending_the_list_is_due_and_one_press_brings_it_up_to_date(
    open_page: OpenPage, journal: Journal, add_client: AddClient
) -> None:
    k2, m1 = add_client("K2"), add_client("M1")
    keep(journal, clients=(WillClient(client_id=k2.id, call_first=True), WillClient(client_id=m1.id)))
    assert way_on_today(open_page(TODAY)) == []
    journal.clients.update(replace(m1, ending=EndingKind.PLANNED, ended_on=days_ago(1)))
    n7 = add_client("N7")
    assert way_on_today(open_page(TODAY)) == [wording.on_today(False, True)]
    page = open_page(PAGE)
    assert "N7 is not in it yet, and 1 client in it is not open any more" in page.said
    page.press("Bring the list up to date")
    assert only(journal).clients == (WillClient(client_id=k2.id, call_first=True), WillClient(client_id=n7.id))
    page.press("Undo")
    assert {one.client_id for one in only(journal).clients} == {k2.id, m1.id}


def test_after_a_month_the_list_is_asked_for_though_nobody_came_or_ended(
    open_page: OpenPage, journal: Journal, k2: Client
) -> None:
    keep(journal, written=40, clients=list_of(k2))
    page = open_page(PAGE)
    assert "nobody came or ended since then" in page.said
    page.press("The list still holds")
    assert only(journal).clients_looked_at_on == today()


def test_who_was_pressed_in_another_tab_is_not_undone_by_this_one(open_page: OpenPage, journal: Journal) -> None:
    keep(journal, written=200)
    here = open_page(PAGE).press("Looked at today")
    will = only(journal)
    use_case.look_at(journal, will.id, days_ago(1))
    assert "changed once more" in here.press("Undo").said
    assert only(journal).looked_at_on == days_ago(1)


# --- changed and replaced -------------------------------------------------------------------------


def test_a_new_one_begins_with_the_old_and_the_old_is_kept(
    open_page: OpenPage, journal: Journal, k2: Client, robin: Person, dana: Person
) -> None:
    old = keep(
        journal, written=200, executor_id=robin.id, executor_agreed_on=days_ago(201), executor_reach="at the weir",
        board="The chamber", clients=(WillClient(client_id=k2.id, call_first=True, hand_over="the clinic"),),
        texts=(WillText(kind=Script.NO_CAUSE, text="My own words."),), looked_at_on=days_ago(100),
    )  # fmt: skip
    page = open_page(PAGE).press("A new one in its place")
    assert page.value("executor_reach") == "at the weir"
    page.fill(reserve_id=dana.id).press("Save")
    assert page.errors == []
    first, new = journal.clinical_wills.all()
    assert first == old
    assert new == replace(
        old, id=new.id, at=new.at, written_at=new.written_at, replaces_id=old.id, reserve_id=dana.id,
        looked_at_on=None, clients_looked_at_on=today(),
    )  # fmt: skip
    assert [row.first for row in page.rows] == [f"Written on {dates.date_in_words(old.day)}"]
    page.press("Undo")
    assert use_case.in_force(journal) == old


def test_a_change_stays_the_same_will_and_its_history_is_kept(
    open_page: OpenPage, journal: Journal, robin: Person
) -> None:
    old = keep(journal, written=20, executor_id=robin.id)
    page = open_page(PAGE).press("Change")
    page.fill(insurer="The blue folder").press("Save")
    assert (only(journal).id, only(journal).insurer, only(journal).day) == (old.id, "The blue folder", old.day)
    assert [change.before for change in journal.clinical_wills.history(old.id)] == [old]


def test_one_that_is_deleted_goes_to_the_trash_and_the_one_before_holds_again(
    open_page: OpenPage, journal: Journal
) -> None:
    old = keep(journal, written=200)
    keep(journal, replaces_id=old.id)
    page = open_page(PAGE).press("Change").press("Delete")
    assert use_case.in_force(journal) == old
    assert "Change" in page.buttons
    page.press("Undo")
    assert journal.clinical_wills.count() == 2


def test_what_was_begun_is_offered_again(open_page: OpenPage, journal: Journal) -> None:
    keep(journal)
    page = open_page(PAGE).press("A new one in its place").fill(landlord="The caretaker")
    assert "Go on with it" in page.press("Back").buttons
    assert page.press("Go on with it").value("landlord") == "The caretaker"


# --- what leaves ----------------------------------------------------------------------------------


def test_it_is_shown_whole_and_printed_only_after_a_second_yes(
    open_page: OpenPage, journal: Journal, k2: Client, robin: Person
) -> None:
    will = keep(journal, executor_id=robin.id, clients=list_of(k2))
    page = open_page(PAGE)
    for _, lines in use_case.will_sections(journal, will, today()):
        assert all(line in page.said for line in lines)
    assert not [one for one in page.at.get("bidi_component") if "print_yes" in one.proto.id]
    page.press("Print it")
    assert wording.LEAVES in page.said
    given = page.given("print_yes")
    assert given["sections"] == [
        [heading, list(lines)] for heading, lines in use_case.will_sections(journal, will, today())
    ]
    page.send("print_yes", "printed", True)
    assert wording.LEAVES not in page.said
    page.press("Print it").press("Not now")
    assert wording.LEAVES not in page.said


def test_a_yes_does_not_hold_for_what_was_changed_since(open_page: OpenPage, journal: Journal) -> None:
    keep(journal)
    page = open_page(PAGE).press("Print it")
    page.press("Looked at today")
    assert wording.LEAVES not in page.said


def test_the_card_is_copied_and_printed_without_any_client(
    open_page: OpenPage, journal: Journal, k2: Client, robin: Person
) -> None:
    keep(journal, executor_id=robin.id, executor_reach="555 0148", clients=list_of(k2))
    page = open_page(PAGE)
    (shown,) = page.at.code
    assert "Robin, 555 0148" in shown.value
    assert "K2" not in shown.value
    given = page.given("print_card")
    assert (given["size"], given["sections"]) == ("card", [["", shown.value.split("\n")]])


def test_words_of_a_person_are_never_read_as_markdown(open_page: OpenPage, journal: Journal) -> None:
    star = someone(journal, "**Robin** <b>", reach="[555](x)")
    keep(journal, executor_id=star.id, executor_reach="[555](x)", may_do="# not a heading")
    page = open_page(PAGE)
    assert not [one.value for one in page.at.markdown if "Robin" in one.value or "555" in one.value]
    assert not [one for one in (*page.at.subheader, *page.at.caption) if "not a heading" in one.value]
    form = open_page(PAGE, id=only(journal).id)
    pill = next(group for group in form.at.button_group if (group.key or "").endswith(".executor_id"))
    assert "\\*\\*Robin" in pill.options[0]
