"""A sheet from the therapist to who covers, and what happened back: once, onto the cover, in nobody's Review."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from journal.errors import EntryNotFound, JournalError, OnLegalHold
from journal.records.covering import CallTaken, Covering
from journal.records.time_off import TimeOff
from journal.sharing.keys import OwnKeys
from journal.sharing.refusals import AnsweredAlready, ChangedKey, NotAnAnswer, NotForYou
from journal.sharing.sealing import OpenedSheet
from journal.sharing.trust import Trust
from journal.use_cases import cover_for, cover_sheet
from journal.use_cases.agree_to_share import use_key
from journal.use_cases.hand_out import HandedOut
from journal.use_cases.hand_out_sheet import hand_out_sheet, preview_sheet
from journal.use_cases.open_packs import bring_in
from journal.use_cases.take_in_answers import take_in
from journal.wording import covering as wording
from tests.journal.practice import at
from tests.journal.use_cases.test_cover_sheet import FIRST, LAST, Away, going_away
from tests.journal.use_cases.two_journals import NOW, TODAY


def given(away: Away) -> HandedOut:
    """Hand out a sheet and note it with the cover."""
    handed = away.handed()
    cover_sheet.sheet_given(away.two.journal, away.cover.id, handed.share, TODAY)
    return handed


def came(away: Away, handed: HandedOut) -> tuple[Covering, OpenedSheet]:
    """Let the sheet come in at the colleague's, and return the entry it made and the sheet."""
    told, waiting = away.two.opens(handed.file)
    assert [one.sentence for one in told] == [wording.CAME]
    assert waiting == []
    covering = away.two.supervisor.coverings.of_sheet(handed.share.id)
    opened = cover_for.kept_sheet(away.two.supervisor, handed.share.id)
    assert covering is not None
    assert opened is not None
    return covering, opened


def code_of(away: Away) -> str:
    return away.two.journal.sharing.codes(away.two.dana.id)[away.two.client.id]


def answered(away: Away, handed: HandedOut, happened: str = "It was calm.") -> bytes:
    covering, opened = came(away, handed)
    call = CallTaken(code=code_of(away), on=FIRST, minutes=20, may_tell="that she called")
    theirs = away.two.supervisor
    covering = theirs.coverings.update(replace(covering, calls_taken=(call,), happened=happened))
    return cover_for.seal_what_happened(theirs, covering, opened, at=NOW)


def test_a_sheet_that_comes_is_an_entry_of_its_own_and_no_pack_to_answer(tmp_path: Path) -> None:
    with going_away(tmp_path) as away:
        handed = given(away)
        covering, opened = came(away, handed)
        theirs = away.two.supervisor
        assert (covering.whose, covering.first, covering.last) == ("Mara Brandt", FIRST, LAST)
        assert covering.destroy_by == date(2026, 11, 23)
        assert opened.payload == away.two.journal.sharing.payload(handed.share.id)
        assert theirs.reviewing.packs() == []
        assert theirs.reviewing.supervisees() == []
        assert theirs.clients.all() == []

        told, _ = away.two.opens(handed.file)
        assert [one.sentence for one in told] == [wording.HERE_ALREADY]
        assert len(theirs.coverings.all()) == 1


def test_its_sender_is_unknown_until_the_words_were_compared_and_then_another_key_is_a_stop(tmp_path: Path) -> None:
    with going_away(tmp_path) as away:
        handed = given(away)
        _, opened = came(away, handed)
        assert opened.trust is Trust.UNKNOWN
        away.two.supervisor.sheets.compared(handed.share.id, TODAY)
        again = cover_for.kept_sheet(away.two.supervisor, handed.share.id)
        assert again is not None
        assert again.trust is Trust.VERIFIED
        away.two.lose_own_keys()
        told, _ = away.two.opens(away.handed().file)
        assert [(one.stop, one.refused) for one in told] == [(True, True)]
        assert len(away.two.supervisor.coverings.all()) == 1


def test_a_sheet_for_somebody_else_is_not_opened(tmp_path: Path) -> None:
    with going_away(tmp_path) as away:
        use_key(away.two.journal, away.two.dana.id, OwnKeys.fresh().public.text)
        away.two.journal.sharing.keep_with(replace(away.two.to().sharing, changed=False))
        told, _ = away.two.opens(away.handed().file)
        assert told[0].refused
        assert told[0].sentence == str(NotForYou())


def test_what_happened_comes_back_onto_the_cover_by_ones_own_codes_and_once(tmp_path: Path) -> None:
    with going_away(tmp_path) as away:
        journal, file = away.two.journal, answered(away, given(away))
        assert take_in(journal, file, now=NOW).sheet
        cover = journal.covers.get(away.cover.id)
        assert (cover.calls, cover.minutes) == (1, 20)
        assert "Qixo7  ·  Monday, 2 November  ·  20 minutes  ·  that she called" in cover.happened
        assert "It was calm." in cover.happened
        assert code_of(away) not in cover.happened
        assert journal.sharing.answers() == {}
        with pytest.raises(AnsweredAlready, match="here already"):
            take_in(journal, file, now=NOW)
        assert journal.covers.get(away.cover.id) == cover


def test_a_call_of_a_client_who_was_deleted_meanwhile_keeps_the_code_of_the_sheet(tmp_path: Path) -> None:
    with going_away(tmp_path) as away:
        journal, file = away.two.journal, answered(away, given(away))
        journal.clients.delete(away.two.client.id)
        take_in(journal, file, now=NOW)
        assert code_of(away) in journal.covers.get(away.cover.id).happened


def test_a_second_answer_another_key_and_a_cover_that_is_gone_are_refused_whole(tmp_path: Path) -> None:
    with going_away(tmp_path) as away:
        journal, theirs = away.two.journal, away.two.supervisor
        handed = given(away)
        first = answered(away, handed)
        covering, opened = theirs.coverings.of_sheet(handed.share.id), cover_for.kept_sheet(theirs, handed.share.id)
        assert covering is not None
        assert opened is not None
        journal.covers.delete(away.cover.id)
        with pytest.raises(NotAnAnswer, match="not in the journal any more"):
            take_in(journal, first, now=NOW)
        journal.covers.restore(away.cover.id)
        take_in(journal, first, now=NOW)
        covering = theirs.coverings.update(replace(covering, happened="something else"))
        with pytest.raises(AnsweredAlready, match="handed back for this sheet before"):
            take_in(journal, cover_for.seal_what_happened(theirs, covering, opened, at=NOW), now=NOW)

        again = given(away)
        assert again.share.id != handed.share.id
        _, opened = came(away, again)
        theirs.db.execute("DELETE FROM own_keys WHERE name LIKE 'sharing %'")
        other = theirs.coverings.of_sheet(again.share.id)
        assert other is not None
        with pytest.raises(ChangedKey):
            take_in(journal, cover_for.seal_what_happened(theirs, other, opened, at=NOW), now=NOW)
        assert journal.sheets.came_back(again.share.id) is None


def test_what_is_handed_back_of_an_older_sheet_is_taken_in_and_says_nothing_of_the_newer_one(tmp_path: Path) -> None:
    with going_away(tmp_path) as away:
        journal, theirs, older = away.two.journal, away.two.supervisor, given(away)
        covering, opened = came(away, older)
        covering = theirs.coverings.update(replace(covering, happened="She called at night.", destroyed_on=LAST))
        file = cover_for.seal_what_happened(theirs, covering, opened, at=NOW)
        newer = given(away)
        assert take_in(journal, file, now=NOW).sheet
        cover = journal.covers.get(away.cover.id)
        assert "She called at night." in cover.happened
        assert (cover.sheet_id, cover.destroyed_on) == (newer.share.id, None)
        assert take_in(journal, answered(away, newer), now=NOW).sheet
        assert "It was calm." in journal.covers.get(away.cover.id).happened


def test_more_than_a_cover_can_hold_is_refused_in_a_sentence(tmp_path: Path) -> None:
    with going_away(tmp_path) as away:
        handed, theirs = given(away), away.two.supervisor
        covering, opened = came(away, handed)
        calls = tuple(CallTaken(code=code_of(away), on=FIRST, minutes=1440) for _ in range(100))
        covering = theirs.coverings.update(replace(covering, calls_taken=calls))
        with pytest.raises(NotAnAnswer, match="more than can stand with the cover"):
            take_in(away.two.journal, cover_for.seal_what_happened(theirs, covering, opened, at=NOW), now=NOW)
        assert away.two.journal.sheets.came_back(handed.share.id) is None


def test_what_was_changed_since_it_was_shown_is_not_sealed(tmp_path: Path) -> None:
    with going_away(tmp_path) as away:
        covering, opened = came(away, given(away))
        theirs = away.two.supervisor
        theirs.coverings.update(replace(covering, happened="more"))
        with pytest.raises(JournalError, match="changed in another tab"):
            cover_for.seal_what_happened(theirs, covering, opened, at=NOW)
        assert theirs.sheets.answer(opened.sheet.id) is None


def test_a_destroyed_sheet_is_gone_with_its_answer_and_the_day_is_noted(tmp_path: Path) -> None:
    with going_away(tmp_path) as away:
        handed, theirs = given(away), away.two.supervisor
        answered(away, handed)
        settings = theirs.settings.read()
        theirs.settings.write(replace(settings, legal_hold=True))
        with pytest.raises(OnLegalHold):
            cover_for.destroy(theirs, handed.share.id, LAST)
        theirs.settings.write(settings)
        covering = theirs.coverings.of_sheet(handed.share.id)
        cover_for.destroy(theirs, handed.share.id, LAST)
        assert cover_for.kept_sheet(theirs, handed.share.id) is None
        assert theirs.sheets.answer(handed.share.id) is None
        now = theirs.coverings.of_sheet(handed.share.id)
        assert now is not None
        assert now.destroyed_on == LAST
        assert covering is not None
        with pytest.raises(EntryNotFound):
            theirs.sheets.answered(handed.share.id, NOW, b"")
        told, _ = away.two.opens(handed.file)  # destroyed is destroyed: it does not come in again by itself
        assert [one.sentence for one in told] == [wording.DESTROYED_BEFORE]


def test_ones_own_time_off_in_these_days_is_told(tmp_path: Path) -> None:
    with going_away(tmp_path) as away:
        covering, _ = came(away, given(away))
        theirs = away.two.supervisor
        near = TimeOff(at=at(LAST, "00:00"), last=date(2026, 11, 20))
        theirs.time_off.add(near)
        theirs.time_off.add(TimeOff(at=at(date(2026, 12, 1), "00:00"), last=date(2026, 12, 5)))
        assert cover_for.away_meanwhile(theirs, covering) == [near]


def test_a_will_is_kept_and_makes_no_cover(tmp_path: Path) -> None:
    with going_away(tmp_path) as away:
        draft = replace(away.draft(), kind="will")
        handed = hand_out_sheet(
            away.two.journal, preview_sheet(away.two.journal, away.two.to(), draft, away.let_go(draft))
        )
        assert handed is not None
        bring_in(away.two.supervisor, [io.BytesIO(handed.file)], wait=lambda _: None)
        assert [one.sheet_kind for one in away.two.supervisor.sheets.all()] == ["will"]
        assert away.two.supervisor.coverings.all() == []
