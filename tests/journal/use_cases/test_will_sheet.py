"""A clinical will as a sheet: what is shown is what is in the bytes, and nothing leaves that was changed since."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from journal.records.clinical_will import ClinicalWill, JournalThen, Script, WillClient, WillText
from journal.records.person import Person, Relation
from journal.sharing.keys import OwnKeys
from journal.sharing.locked import unlock
from journal.sharing.pack_format import Sheet
from journal.sharing.redaction import Redacted, review
from journal.sharing.refusals import CannotShare, NotForYou, NotReviewed
from journal.sharing.sealing import opened_sheet
from journal.sharing.sheet import From, SheetDraft, made_sheet
from journal.sharing.trust import Trust
from journal.use_cases import clinical_will as use_case
from journal.use_cases.agree_to_share import use_key
from journal.use_cases.cover_sheet import codes_on
from journal.use_cases.hand_out import ChangedSince
from journal.use_cases.hand_out_sheet import SheetPreview, hand_out_sheet, missing_of, preview_sheet, subjects_of
from journal.use_cases.own_keys import own_keys
from journal.use_cases.redact_texts import own_to_theirs, usual_words
from journal.wording import clinical_will as wording
from tests.journal.practice import at
from tests.journal.sharing.packs import AT
from tests.journal.use_cases.two_journals import TODAY, Two, two_journals

SECRETS = ("Maria", "Quillon", "example.org", "Xyloph", "Qixo7", "heavy", "worry", "shame", "we spoke")


@dataclass(frozen=True)
class Willed:
    """A therapist whose will Dana carries out, and what leads to its sheet."""

    two: Two
    will: ClinicalWill

    @property
    def codes(self) -> dict[str, str]:
        return codes_on(self.two.journal, self.two.dana.id, TODAY)

    def draft(self) -> SheetDraft:
        will = self.two.journal.clinical_wills.get(self.will.id)
        return use_case.will_draft(self.two.journal, will, TODAY, self.codes)

    def let_go(self, draft: SheetDraft) -> dict[str, Redacted]:
        """Go through its lines: whatever is asked of is kept, but for the word that names the client."""
        journal, result = self.two.journal, {}
        codes = own_to_theirs(journal, self.codes)
        for subject in subjects_of(draft):
            going = review(subject.text, own_words=("Quillon",), codes=codes, habitual=usual_words(journal))
            for place in going.open:
                going = going.decide(place, cut=False)
            result[subject.id] = going.confirm(shown=going.result())
        return result

    def shown(self, form: str = "sealed") -> SheetPreview:
        draft = self.draft()
        return preview_sheet(self.two.journal, self.two.to(form), draft, self.let_go(draft))


@contextmanager
def willed(folder: Path) -> Iterator[Willed]:
    with two_journals(folder) as two:
        journal = two.journal
        reserve = Person(at=at(TODAY), name="Robin", relation=Relation.PEER)
        journal.people.add(reserve)
        will = ClinicalWill(
            at=at(TODAY, "00:00"), executor_id=two.dana.id, executor_agreed_on=TODAY, reserve_id=reserve.id,
            appointment_book="in the desk, beside the letter of Quillon", may_do="call Qixo7\n\nopen the post",
            names_lie="with the notary", journal_then=JournalThen.GIVEN, journal_to="the notary",
            clients=(WillClient(client_id=two.client.id, call_first=True, hand_over="the clinic"),),
            texts=(WillText(kind=Script.DEATH, text="We are sorry."),),
        )  # fmt: skip
        journal.clinical_wills.add(will)
        yield Willed(two, will)


def held(sheet: Sheet) -> dict[str, list[str]]:
    return {section.heading: section.lines for section in sheet.sections}


def test_a_sealed_will_is_opened_by_its_reader_alone_and_holds_what_was_shown(tmp_path: Path) -> None:
    with willed(tmp_path) as away:
        shown = away.shown()
        handed = hand_out_sheet(away.two.journal, shown)
        assert handed is not None
        known = {shown.made.sheet.sender.thread: own_keys(away.two.journal).public}
        got = opened_sheet(handed.file, own_keys(away.two.supervisor), pinned=known)
        assert got.payload == shown.made.payload.bytes
        assert got.trust is Trust.VERIFIED
        with pytest.raises(NotForYou):
            opened_sheet(handed.file, OwnKeys.fresh(), pinned=known)
        code = away.codes[away.two.client.id]
        says = held(got.sheet)
        assert (got.sheet.kind, got.sheet.title, got.sheet.recognised) == ("will", wording.SHEET_TITLE, "")
        assert says["Who acts"][1] == "Reserve: Robin. Not agreed yet."
        assert says["What you may do"] == [f"call {code}\nopen the post"]
        assert says["Clients"][1:] == [
            "Where the list of names for the codes lies: with the notary", f"{code}: call first; the clinic",
        ]  # fmt: skip
        assert says[wording.H_JOURNAL][0] == "It is to be given, closed, to the notary."
        (share,) = away.two.journal.sharing.all()
        assert (share.sheet_kind, share.person_id) == ("will", away.two.dana.id)


def test_a_will_with_six_words_holds_the_very_bytes(tmp_path: Path) -> None:
    with willed(tmp_path) as away:
        shown = away.shown("portable")
        handed = hand_out_sheet(away.two.journal, shown)
        assert handed is not None
        assert handed.words is not None
        page = handed.file.decode("utf-8")
        locked = page.partition('id="locked">')[2].partition("</script>")[0]
        content = json.loads(unlock(locked.encode("ascii"), handed.words, what="sheet"))
        assert content["sheet"].encode() == shown.made.payload.bytes
        assert "notary" not in page


def test_own_codes_and_what_was_cut_are_not_in_the_bytes(tmp_path: Path) -> None:
    with willed(tmp_path) as away:
        said = away.shown().made.payload.bytes.decode("utf-8")
        assert "in the desk" in said
        assert [word for word in SECRETS if word.casefold() in said.casefold()] == []


def test_all_that_was_typed_is_gone_through_and_no_line_leaves_without(tmp_path: Path) -> None:
    with willed(tmp_path) as away:
        draft = away.draft()
        typed = [line.text for line in draft.free]
        assert typed == [
            "Dana Zedwick", "Robin", "call Qixo7\nopen the post", "in the desk, beside the letter of Quillon",
            "with the notary", "the clinic", "We are sorry.", "the notary", str(away.two.journal.folder),
        ]  # fmt: skip
        let_go = away.let_go(draft)
        sender = From(thread="a" * 32, name="Mara", own=own_keys(away.two.journal).public, theirs=None)
        for line in draft.free:
            short = {name: text for name, text in let_go.items() if name != line.id}
            assert missing_of(away.two.to(), draft, short)
            with pytest.raises(NotReviewed):
                made_sheet(draft, short, sender, id="b" * 32, at=AT)


def test_paper_and_sheet_say_the_same_but_for_the_codes(tmp_path: Path) -> None:
    with willed(tmp_path) as away:
        own, code = away.two.client.code, away.codes[away.two.client.id]
        paper = dict(use_case.will_sections(away.two.journal, away.will, TODAY))
        draft = use_case.will_draft(away.two.journal, away.will, TODAY, {away.two.client.id: own})
        assert [section.heading for section in draft.sections] == [*paper]
        assert code not in str(paper)
        assert paper["Clients"][-1] == f"{own}: call first; the clinic"
        assert paper["What you may do"] == ("call Qixo7", "open the post")


SINCE: dict[str, Callable[[Willed], object]] = {
    "another key": lambda away: use_key(away.two.journal, away.two.dana.id, OwnKeys.fresh().public.text),
    "the will": lambda away: use_case.look_at(away.two.journal, away.will.id, TODAY),
    "another will": lambda away: away.two.journal.clinical_wills.add(
        ClinicalWill(at=at(TODAY, "00:00"), replaces_id=away.will.id)
    ),
    "person deleted": lambda away: away.two.journal.people.delete(away.two.dana.id),
}


@pytest.mark.parametrize("change", SINCE)
def test_any_change_since_it_was_shown_lets_go_of_it_and_nothing_leaves(tmp_path: Path, change: str) -> None:
    with willed(tmp_path) as away:
        shown = away.shown()
        SINCE[change](away)
        with pytest.raises(ChangedSince):
            hand_out_sheet(away.two.journal, shown)
        assert away.two.journal.sharing.all() == []


def test_a_key_that_changed_is_compared_first(tmp_path: Path) -> None:
    with willed(tmp_path) as away:
        use_key(away.two.journal, away.two.dana.id, OwnKeys.fresh().public.text)
        with pytest.raises(CannotShare, match="Before it can be shown"):
            away.shown()


def test_what_is_typed_of_others_and_of_the_funeral_is_in_it(tmp_path: Path) -> None:
    with willed(tmp_path) as away:
        full = replace(away.will, supervisees="two", waiting_list="nobody", recent_clients="M1", funeral="no flowers")
        says = dict(use_case.will_sections(away.two.journal, full, TODAY))
        assert says["Others to tell"] == ("Supervisees: two", "Waiting list: nobody", "Clients who ended lately: M1")
        assert says[wording.H_FUNERAL] == ("no flowers",)
