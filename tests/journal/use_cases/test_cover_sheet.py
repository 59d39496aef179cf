"""A cover sheet, from what was agreed to the file: what nobody agreed to is not in it, nor is anything else."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, fields, replace
from datetime import date
from pathlib import Path

import pytest

from journal.errors import FieldError
from journal.records.absence_decision import AbsenceDecision, Choice, Consent
from journal.records.absence_plan import AbsencePlan
from journal.records.check_in import CheckIn
from journal.records.clinical_will import ClinicalWill
from journal.records.contact import Contact
from journal.records.cover import Cover, SheetItem
from journal.records.covering import Covering
from journal.records.person import Relation
from journal.records.time_off import TimeOff
from journal.sharing.answer import sealed_answer
from journal.sharing.keys import OwnKeys
from journal.sharing.locked import unlock
from journal.sharing.pack_format import SHEET, AgreedAction, Answer, Sheet
from journal.sharing.reading import read
from journal.sharing.redaction import Redacted, review
from journal.sharing.refusals import AnsweredAlready, CannotShare, NotAnAnswer, NotForYou, NotReviewed
from journal.sharing.sealing import is_of, opened_sheet, unseal
from journal.sharing.sheet import From, SheetDraft, made_sheet
from journal.sharing.trust import Trust
from journal.use_cases import absence, absence_cover, cover_sheet
from journal.use_cases.agree_to_share import note_compared, sharing_with, use_key
from journal.use_cases.hand_out import ChangedSince, HandedOut, hand_out_again
from journal.use_cases.hand_out_sheet import SheetPreview, hand_out_sheet, missing_of, preview_sheet, subjects_of
from journal.use_cases.own_keys import own_keys
from journal.use_cases.redact_texts import own_to_theirs, usual_words
from journal.use_cases.take_in_answers import take_in
from tests.journal.practice import ZONE, at
from tests.journal.sharing.packs import AT
from tests.journal.use_cases.two_journals import NOW, TODAY, Two, two_journals

FIRST, LAST = date(2026, 11, 2), date(2026, 11, 8)
ALL = frozenset(SheetItem)
HELPS = "A slow voice, and the garden of Quillon"
SECRETS = ("Maria", "Quillon", "example.org", "Xyloph", "Qixo7", "heavy", "worry", "shame", "letter", "we spoke")
"""What stands elsewhere in the journal, or names the client: nothing of it may be in a sheet."""


@dataclass(frozen=True)
class Away:
    """A therapist with a client who agreed that Dana covers, and what leads to the sheet."""

    two: Two
    off: TimeOff
    plan: AbsencePlan
    cover: Cover

    def decide(self, **fields: object) -> AbsenceDecision:
        return absence.decide(self.two.journal, self.plan, self.two.client.id, lambda d: replace(d, **fields))  # type: ignore[arg-type]

    def consents(self, **fields: object) -> None:
        told: dict[str, object] = {
            "person_id": self.two.dana.id, "given": True, "on": date(2026, 10, 12), "given_by": "herself",
            "items": ", ".join(SheetItem), **fields,
        }  # fmt: skip
        self.decide(consents=(Consent(**told),))  # type: ignore[arg-type]

    def draft(self, items: frozenset[SheetItem] = ALL) -> SheetDraft:
        journal, dana = self.two.journal, self.two.journal.people.get(self.two.dana.id)
        cover = journal.covers.get(self.cover.id)
        offered = cover_sheet.to_choose(journal, cover, dana, self.plan, self.off, TODAY, ZONE)
        codes = cover_sheet.codes_on(journal, dana.id, TODAY)
        chosen = {self.two.client.id: items}
        return cover_sheet.draft_of(journal, cover, dana, self.plan, self.off, offered, chosen, codes, TODAY)

    def let_go(self, draft: SheetDraft) -> dict[str, Redacted]:
        journal = self.two.journal
        codes = own_to_theirs(journal, cover_sheet.codes_on(journal, self.two.dana.id, TODAY))
        result = {}
        for subject in subjects_of(draft):
            going = review(subject.text, own_words=("Quillon",), codes=codes, habitual=usual_words(journal))
            for place in going.open:
                going = going.decide(place, cut=False)
            result[subject.id] = going.confirm(shown=going.result())
        return result

    def shown(self, form: str = "sealed", items: frozenset[SheetItem] = ALL) -> SheetPreview:
        draft = self.draft(items)
        return preview_sheet(self.two.journal, self.two.to(form), draft, self.let_go(draft))

    def handed(self, form: str = "sealed") -> HandedOut:
        handed = hand_out_sheet(self.two.journal, self.shown(form))
        assert handed is not None
        return handed


@contextmanager
def going_away(folder: Path) -> Iterator[Away]:
    """Yield a therapist who goes away; the client agreed to all of it, and Dana is a colleague."""
    with two_journals(folder) as two:
        two.journal.people.update(replace(two.dana, relation=Relation.COLLEAGUE))
        off = TimeOff(at=at(FIRST, "00:00"), last=LAST)
        two.journal.time_off.add(off)
        plan = absence.begin(two.journal, off, TODAY)
        plan = absence.change_plan(two.journal, plan.id, lambda p: replace(p, emergency_route="the clinic at the gate"))
        cover = absence_cover.begin(two.journal, plan, two.dana.id)
        cover = two.journal.covers.update(replace(cover, agreed_on=TODAY, names_at="with the secretary"))
        away = Away(two, off, plan, cover)
        away.decide(choice=Choice.COVER, helps=HELPS, not_to_do="no advice", check_in_by="you", check_in_on=FIRST)
        away.consents()
        yield away


def lines(sheet: Sheet) -> list[str]:
    return [line for section in sheet.sections for line in section.lines]


def test_a_sealed_sheet_is_opened_by_its_reader_and_by_nobody_else(tmp_path: Path) -> None:
    with going_away(tmp_path) as away:
        shown = away.shown()
        handed = hand_out_sheet(away.two.journal, shown)
        assert handed is not None
        theirs = own_keys(away.two.supervisor)
        assert is_of(unseal(handed.file, theirs), SHEET)
        known = {shown.made.sheet.sender.thread: own_keys(away.two.journal).public}
        got = opened_sheet(handed.file, theirs, pinned=known)
        assert got.payload == shown.made.payload.bytes
        assert got.trust is Trust.VERIFIED
        assert opened_sheet(handed.file, theirs, pinned={}).trust is Trust.UNKNOWN
        with pytest.raises(NotForYou):
            opened_sheet(handed.file, OwnKeys.fresh(), pinned=known)

        sheet = got.sheet
        assert (sheet.kind, sheet.first, sheet.last, sheet.destroy_by) == (
            "cover", "2026-11-02", "2026-11-08", "2026-11-23",
        )  # fmt: skip
        assert sheet.recognised == "The list of names for these codes: with the secretary"
        assert "Back on Monday, 9 November 2026." in lines(sheet)
        assert "In an emergency: the clinic at the gate" in lines(sheet)
        assert "Agreed on Monday, 12 October 2026 that you are told this." in lines(sheet)
        assert "Agreed by: herself" in lines(sheet)
        assert "No risk flag, as far as it was asked." in lines(sheet)
        assert "Check-in by: you" in lines(sheet)
        assert not any("Who may call" in line for line in lines(sheet))  # nothing was said of it


def test_a_page_with_six_words_holds_the_very_bytes_and_loads_no_charts(tmp_path: Path) -> None:
    with going_away(tmp_path) as away:
        shown = away.shown("portable")
        handed = hand_out_sheet(away.two.journal, shown)
        assert handed is not None
        assert handed.words is not None
        page = handed.file.decode("utf-8")
        assert len(page) < 100_000
        assert "default-src 'none'" in page
        locked = page.partition('id="locked">')[2].partition("</script>")[0]
        content = json.loads(unlock(locked.encode("ascii"), handed.words, what="sheet"))
        assert content["sheet"].encode() == shown.made.payload.bytes
        assert "secretary" not in page


@pytest.mark.parametrize("form", ["sealed", "portable"])
def test_nothing_of_the_journal_is_in_the_bytes_but_what_was_let_go(tmp_path: Path, form: str) -> None:
    with going_away(tmp_path) as away:
        shown = away.shown(form)
        said = shown.made.payload.bytes.decode("utf-8")
        assert "A slow voice, and the garden of" in said
        assert [word for word in SECRETS if word.casefold() in said.casefold()] == []
        assert read(shown.made.payload.bytes, Sheet) == shown.made.sheet


PREVIEWED = {
    "absence_plans": {"emergency_route"}, "covers": {"names_at"},
    "absence_decisions": {"helps", "not_to_do", "may_call", "check_in_by"},
}  # fmt: skip
"""Free fields that can stand on a cover sheet; no other can."""


def test_of_every_free_field_of_the_journal_only_the_few_that_can_be_gone_through_are_in_it(tmp_path: Path) -> None:
    with going_away(tmp_path) as away:
        journal, filled, on_sheet = away.two.journal, set[str](), set[str]()
        journal.check_ins.add(CheckIn(at=at(FIRST, "20:00"), line="a"))
        journal.contacts.add(Contact(at=at(FIRST, "20:00"), client_id=away.two.client.id))
        journal.clinical_wills.add(ClinicalWill(at=at(FIRST, "00:00")))
        journal.coverings.add(Covering(at=at(FIRST, "00:00"), whose="somebody", last=LAST))
        for table in journal.tables:
            for entry in table.latest(100):
                changed = entry
                for field in fields(entry):
                    if field.type != "str" or field.name.endswith("id"):
                        continue
                    number = len(filled) + len(on_sheet)
                    canary = f"vogel{chr(97 + number // 26)}{chr(97 + number % 26)}zug"  # no number, which is cut
                    try:
                        changed = table.update(replace(changed, **{field.name: canary}))
                    except FieldError:
                        continue
                    (on_sheet if field.name in PREVIEWED.get(table.table, ()) else filled).add(canary)
        assert len(filled) > 50
        away = replace(away, plan=journal.absence_plans.get(away.plan.id))
        assert len(on_sheet) == 6
        for form in ("sealed", "portable"):
            shown = away.shown(form)
            handed = hand_out_sheet(journal, shown)
            assert handed is not None
            said = shown.made.payload.bytes.decode("utf-8")
            assert {canary for canary in filled if canary in said} == set()
            assert {canary for canary in on_sheet if canary not in said} == set()
            assert not any(canary.encode() in handed.file for canary in filled | on_sheet)


def test_only_what_was_chosen_of_a_client_stands_there(tmp_path: Path) -> None:
    with going_away(tmp_path) as away:
        sheet = away.shown(items=frozenset({SheetItem.NOT_TO_DO})).made.sheet
        assert "What not to do: no advice" in lines(sheet)
        assert not any(word in line for line in lines(sheet) for word in ("What helps", "risk", "Check-in"))


def test_the_ledger_knows_of_whom_a_sheet_speaks(tmp_path: Path) -> None:
    with going_away(tmp_path) as away:
        journal, shown = away.two.journal, away.shown()
        decision = journal.absence_decisions.of_plan(away.plan.id)[away.two.client.id]
        hand_out_sheet(journal, shown)
        for entry_id in (away.two.client.id, decision.id):  # so the trash can say that a copy of it is kept, and given
            assert [share.id for share in journal.sharing.holding(entry_id)] == [shown.made.sheet.id]
        assert journal.sharing.holding(away.two.thought.id) == []


REFUSED: dict[str, Callable[[Away], object]] = {
    "nobody asked": lambda away: away.decide(consents=()),
    "declined": lambda away: away.consents(given=False),
    "withdrawn": lambda away: away.consents(withdrawn_on=TODAY),
    "for somebody else": lambda away: away.consents(person_id="e" * 32),
}


@pytest.mark.parametrize("why", REFUSED)
def test_without_a_consent_in_force_nothing_of_the_client_is_on_it(tmp_path: Path, why: str) -> None:
    with going_away(tmp_path) as away:
        REFUSED[why](away)
        draft = away.draft()
        assert draft.sections == ()
        assert missing_of(away.two.to(), draft, away.let_go(draft))
        with pytest.raises(CannotShare, match="Before it can be shown"):
            away.shown()
        away.decide(without_consent="not to be reached, and in danger")
        assert "Without consent: decided for an emergency." in lines(away.shown().made.sheet)
        assert not any("risk" in line.casefold() for line in lines(away.shown().made.sheet))


def test_who_withdrew_since_a_sheet_was_given_is_named_until_it_is_destroyed(
    tmp_path: Path,
) -> None:
    with going_away(tmp_path) as away:
        journal, client = away.two.journal, away.two.client

        def named() -> list[str]:
            return absence_cover.agreed_no_more(journal, journal.covers.get(away.cover.id), TODAY)

        assert named() == []
        cover_sheet.sheet_given(journal, away.cover.id, away.handed().share, TODAY)
        assert named() == []
        away.consents(withdrawn_on=TODAY)
        assert named() == [client.id]
        absence_cover.destroyed(journal, away.cover.id, TODAY)
        assert named() == []


def test_what_a_consent_does_not_name_is_not_on_it_though_it_was_chosen(tmp_path: Path) -> None:
    with going_away(tmp_path) as away:
        away.consents(items="what not to do")
        assert [line for line in lines(away.shown().made.sheet) if "helps" in line or "risk" in line] == []


SINCE: dict[str, Callable[[Away], object]] = {
    "consent withdrawn": lambda away: away.consents(withdrawn_on=TODAY),
    "person deleted": lambda away: away.two.journal.people.delete(away.two.dana.id),
    "another key": lambda away: use_key(away.two.journal, away.two.dana.id, OwnKeys.fresh().public.text),
    "the decision": lambda away: away.decide(helps="something else"),
}


@pytest.mark.parametrize("change", SINCE)
def test_any_change_since_it_was_shown_lets_go_of_it_and_nothing_leaves(tmp_path: Path, change: str) -> None:
    with going_away(tmp_path) as away:
        shown = away.shown()
        SINCE[change](away)
        with pytest.raises(ChangedSince):
            hand_out_sheet(away.two.journal, shown)
        assert away.two.journal.sharing.all() == []
        assert away.two.journal.sharing.coming_number(away.two.dana.id) == shown.number


def test_a_line_nobody_went_through_does_not_leave(tmp_path: Path) -> None:
    with going_away(tmp_path) as away:
        draft = away.draft()
        let_go = away.let_go(draft)
        let_go.pop(f"{away.two.client.id}.helps")
        with pytest.raises(CannotShare, match="Before it can be shown"):
            preview_sheet(away.two.journal, away.two.to(), draft, let_go)
        sender = From(thread="a" * 32, name="Mara", own=own_keys(away.two.journal).public, theirs=None)
        with pytest.raises(NotReviewed):
            made_sheet(draft, let_go, sender, id="b" * 32, at=AT)
        plain = {subject.id: subject.text for subject in subjects_of(draft)}
        with pytest.raises(TypeError):
            made_sheet(draft, plain, sender, id="b" * 32, at=AT)  # type: ignore[arg-type]


def test_how_a_caller_is_recognised_is_asked_for(tmp_path: Path) -> None:
    with going_away(tmp_path) as away:
        away.two.journal.covers.update(replace(away.two.journal.covers.get(away.cover.id), names_at=""))
        with pytest.raises(CannotShare, match="list of names"):
            away.shown()


def test_a_sheet_is_refused_to_a_changed_key_before_its_words_were_compared(tmp_path: Path) -> None:
    with going_away(tmp_path) as away:
        use_key(away.two.journal, away.two.dana.id, OwnKeys.fresh().public.text)
        with pytest.raises(CannotShare, match="compare the six words"):
            away.shown()
        note_compared(away.two.journal, sharing_with(away.two.journal, away.two.dana.id), TODAY)
        assert away.shown()


def test_it_stands_in_the_ledger_as_a_sheet_and_is_handed_out_again_as_it_was(tmp_path: Path) -> None:
    with going_away(tmp_path) as away:
        journal = away.two.journal
        shown = away.shown()
        handed = hand_out_sheet(journal, shown)
        assert handed is not None
        assert hand_out_sheet(journal, shown) is None  # the second press of two quick ones
        page = away.handed("portable")
        assert [share.sheet_kind for share in journal.sharing.all()] == ["cover", "cover"]
        assert [share.sequence for share in journal.sharing.all()] == [2, 1]
        assert journal.sharing.payload(handed.share.id) == shown.made.payload.bytes

        again = hand_out_again(journal, journal.sharing.get(handed.share.id))
        assert opened_sheet(again.file, own_keys(away.two.supervisor), pinned={}).payload == shown.made.payload.bytes
        assert hand_out_again(journal, page.share).words == page.words
        use_key(journal, away.two.dana.id, OwnKeys.fresh().public.text)
        with pytest.raises(CannotShare, match="key they no longer have"):
            hand_out_again(journal, handed.share)


def test_what_was_given_is_noted_with_the_cover_and_destroyed_with_undo(tmp_path: Path) -> None:
    with going_away(tmp_path) as away:
        journal = away.two.journal
        handed = away.handed()
        cover_sheet.sheet_given(journal, away.cover.id, handed.share, TODAY)
        cover = journal.covers.get(away.cover.id)
        assert (cover.sheet_id, cover.sheet_on) == (handed.share.id, TODAY)
        kept = absence_cover.destroyed(journal, cover.id, date(2026, 11, 20))
        assert journal.covers.get(cover.id).destroyed_on == date(2026, 11, 20)
        absence_cover.not_destroyed(journal, kept)
        assert journal.covers.get(cover.id).destroyed_on is None


def test_a_sheet_is_no_share_of_weeks_and_takes_in_no_answer_of_a_supervisor(tmp_path: Path) -> None:
    with going_away(tmp_path) as away:
        handed = away.handed()
        own = own_keys(away.two.supervisor)
        answer = Answer(
            format="between-sessions-answer",
            version=1,
            id="b" * 32,
            pack=handed.share.id,
            pack_hash=handed.share.hash,
            made_at="2026-10-21T10:00:00Z",
            sender=own.public.in_pack(),
            to=own_keys(away.two.journal).public.in_pack(),
            comments=[],
            actions=[AgreedAction(text="call", due=None)],
            hours=[],
        )
        with pytest.raises((NotAnAnswer, AnsweredAlready)):
            take_in(away.two.journal, sealed_answer(answer, own), now=NOW)


def test_who_was_deleted_or_ended_is_said_and_nothing_breaks(tmp_path: Path) -> None:
    with going_away(tmp_path) as away:
        journal = away.two.journal
        assert absence_cover.under_way(journal, date(2026, 11, 8)) == absence_cover.CoverNow(
            names=("Dana Zedwick",), until=LAST
        )
        assert absence_cover.under_way(journal, date(2026, 11, 9)) is None
        journal.people.delete(away.two.dana.id)
        assert absence_cover.person_of(journal, away.cover) is None
        assert absence_cover.under_way(journal, FIRST) is None
        journal.time_off.delete(away.off.id)
        assert absence_cover.belongs_to(journal, away.cover) is None
