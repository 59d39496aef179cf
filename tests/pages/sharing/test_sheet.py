"""The sheet, from what is chosen to the file: nothing by itself, shown as it leaves, noted with the cover."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pytest

from journal.records.absence_decision import Choice, Consent
from journal.records.clinical_will import ClinicalWill, WillClient
from journal.records.cover import Cover, SheetItem
from journal.records.time_off import TimeOff
from journal.sharing.pack_format import Sheet
from journal.sharing.reading import read
from journal.store.journal import Journal
from journal.use_cases import absence
from journal.use_cases.agree_to_share import use_name
from tests.pages.conftest import OpenPage, Page, days_ago, moment, today
from tests.pages.sharing.conftest import Shared, decide, open_fold, press, read_all

PAGE = "sharing/share/sheet.py"


@dataclass(frozen=True)
class Covered:
    """A cover of Dana for the client of these tests, who agreed to all of it."""

    cover: Cover
    life: Shared
    off: TimeOff

    def key(self, name: str) -> str:
        return f"sheet.{self.cover.id}.{self.life.client.id}.{name}"


@pytest.fixture
def covered(journal: Journal, life: Shared) -> Covered:
    off = TimeOff(at=moment(days_ago(-10), "00:00"), last=days_ago(-16))
    journal.time_off.add(off)
    plan = absence.begin(journal, off, today())
    cover = Cover(at=plan.at, plan_id=plan.id, person_id=life.dana.id, agreed_on=today(), names_at="with the secretary")
    journal.covers.add(cover)
    consent = Consent(person_id=life.dana.id, given=True, on=days_ago(2), items=", ".join(SheetItem))
    absence.decide(
        journal,
        plan,
        life.client.id,
        lambda d: replace(d, choice=Choice.COVER, helps="the garden of Quillon", consents=(consent,)),
    )
    use_name(journal, life.dana.id, "Mara Brandt")
    return Covered(cover, life, off)


def chosen(page: Page, covered: Covered, *items: SheetItem) -> Page:
    page.at.checkbox(key=covered.key("on")).check()
    page.run()
    return page.tap(covered.key("items"), [item.value for item in items])


def test_nothing_is_chosen_beforehand(open_page: OpenPage, journal: Journal, covered: Covered) -> None:
    page = open_page(PAGE, cover=covered.cover.id)
    assert not page.at.checkbox(key=covered.key("on")).value
    assert page.at.button(key="sheet.preview").disabled
    assert "Before it can be shown" in page.said
    assert journal.sharing.all() == []


def test_it_is_chosen_gone_through_shown_made_and_noted(
    open_page: OpenPage, journal: Journal, covered: Covered
) -> None:
    page = chosen(open_page(PAGE, cover=covered.cover.id), covered, SheetItem.HELPS)
    page = press(read_all(decide(page, "cut")), "sheet.preview")
    assert "What helps: the garden of [name]" in page.said
    assert "Qixo7 is" in page.at.checkbox(key=covered.key("on")).label
    assert journal.sharing.all() == []
    page = press(page, "sheet.make")
    assert page.errors == []
    (share,) = journal.sharing.all()
    assert (share.sheet_kind, share.person_id) == ("cover", covered.life.dana.id)
    assert share.words is not None
    assert share.words in [header.value for header in page.at.header]
    payload = journal.sharing.payload(share.id)
    assert payload is not None
    assert "Quillon" not in payload.decode()
    kept = journal.covers.get(covered.cover.id)
    assert (kept.sheet_id, kept.sheet_on) == (share.id, today())
    assert "Sheet given" in open_page("ahead/absence_cover.py", off=covered.off.id).said

    ledger = open_page("sharing/share/share.py").tap("share.view", "ledger")
    assert "Cover sheet" in ledger.said
    assert "not answered yet" not in ledger.said
    ledger = press(open_fold(ledger, f"share.more.{share.id}"), f"share.look.{share.id}")
    assert read(payload, Sheet).title in [one.value for one in ledger.at.subheader]
    ledger = press(ledger, f"share.again.{share.id}")
    assert share.words in [header.value for header in ledger.at.header]


def test_a_consent_withdrawn_in_another_tab_lets_go_of_what_was_shown(
    open_page: OpenPage, journal: Journal, covered: Covered
) -> None:
    page = chosen(open_page(PAGE, cover=covered.cover.id), covered, SheetItem.HELPS)
    page = press(read_all(decide(page, "cut")), "sheet.preview")
    (decision,) = journal.absence_decisions.of_plan(covered.cover.plan_id).values()
    withdrawn = replace(decision.consents[0], withdrawn_on=today())
    journal.absence_decisions.update(replace(decision, consents=(withdrawn,)))
    page = press(page, "sheet.make")
    assert journal.sharing.all() == []
    assert "Something was changed since it was shown" in " ".join([*page.errors, *page.notes])
    assert "Nobody agreed" in page.said
    assert not page.at.checkbox


# --- of a will ------------------------------------------------------------------------------------


@pytest.fixture
def will(journal: Journal, life: Shared) -> ClinicalWill:
    listed = (WillClient(client_id=life.client.id, call_first=True),)
    will = ClinicalWill(
        at=moment(today(), "00:00"), executor_id=life.dana.id, appointment_book="beside Quillon", clients=listed
    )
    journal.clinical_wills.add(will)
    use_name(journal, life.dana.id, "Mara Brandt")
    return will


def test_a_will_leaves_for_its_executor_as_it_was_shown_and_stands_in_what_left(
    open_page: OpenPage, journal: Journal, life: Shared, will: ClinicalWill
) -> None:
    page = open_page(PAGE, will=will.id)
    assert not page.at.button_group[0].value
    assert "As they will see it" not in [header.value for header in page.at.header]
    page.tap("sheet.will.who", life.dana.id)
    assert page.at.button(key="sheet.preview").disabled
    page = press(read_all(decide(page, "keep")), "sheet.preview")
    assert page.errors == []
    assert "Appointment book: beside Quillon" in page.said
    assert "Qixo7 is" in page.said
    page = press(page, "sheet.make")
    (share,) = journal.sharing.all()
    assert (share.sheet_kind, share.person_id) == ("will", life.dana.id)
    payload = journal.sharing.payload(share.id)
    assert payload is not None
    assert "Qixo7" not in payload.decode()
    assert "beside Quillon" in payload.decode()
    assert share.words in [header.value for header in page.at.header]
    assert "If I cannot" in open_page("sharing/share/share.py").tap("share.view", "ledger").said


def test_a_will_that_another_took_the_place_of_cannot_leave(
    open_page: OpenPage, journal: Journal, will: ClinicalWill
) -> None:
    journal.clinical_wills.add(ClinicalWill(at=moment(today(), "00:00"), replaces_id=will.id))
    page = open_page(PAGE, will=will.id)
    assert "another has taken its place" in " ".join(page.notes)
    assert not page.at.get("button_group")


def test_a_will_without_anybody_to_carry_it_out_says_so(open_page: OpenPage, journal: Journal) -> None:
    will = ClinicalWill(at=moment(today(), "00:00"))
    journal.clinical_wills.add(will)
    assert "Name an executor first" in open_page(PAGE, will=will.id).said
