"""A sheet that came, at its reader's: read as it was shown, words compared, what happened sealed, destroyed."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

from msgspec.structs import replace as replace_in

from journal.records.covering import CallTaken
from journal.records.entry import now_utc
from journal.sharing.pack import hash_of
from journal.sharing.pack_format import SheetSection
from journal.sharing.reading import canonical
from journal.sharing.sealing import OpenedSheet
from journal.sharing.trust import Trust
from journal.store.journal import Journal
from journal.use_cases import cover_for
from journal.use_cases.agree_to_share import note_compared, sharing_with, use_key
from journal.use_cases.open_packs import bring_in
from journal.use_cases.own_keys import own_keys
from journal.use_cases.take_in_answers import take_in
from journal.wording import covering as wording
from tests.journal.use_cases.test_cover_sheet import Away, going_away
from tests.journal.use_cases.two_journals import NOW, TODAY
from tests.pages.conftest import OpenPage, today
from tests.pages.sharing.conftest import press

PAGE = "sharing/review/sheet_came.py"


def sheet_for(journal: Journal, away: Away) -> str:
    """Have a sheet of another therapist come into this journal, and return its id."""
    theirs = away.two.journal
    use_key(theirs, away.two.dana.id, own_keys(journal).public.text)
    note_compared(theirs, sharing_with(theirs, away.two.dana.id), TODAY)
    handed = away.handed()
    cover = theirs.covers.get(away.cover.id)
    theirs.covers.update(replace(cover, sheet_id=handed.share.id, sheet_on=TODAY))
    assert bring_in(journal, [io.BytesIO(handed.file)], wait=lambda _: None)[0].sentence == wording.CAME
    return handed.share.id


def test_it_is_read_answered_and_destroyed(open_page: OpenPage, journal: Journal, tmp_path: Path) -> None:
    with going_away(tmp_path / "two") as away:
        sheet_id = sheet_for(journal, away)
        page = open_page(PAGE, sheet=sheet_id)
        assert "What not to do: no advice" in page.said
        assert "The list of names for these codes: with the secretary" in page.said
        assert wording.UNKNOWN in [one.value for one in page.at.warning]
        page = press(page, "compared")
        assert wording.UNKNOWN not in [one.value for one in page.at.warning]

        assert wording.NOTHING in page.said
        covering = journal.coverings.of_sheet(sheet_id)
        assert covering is not None
        call = CallTaken(code="R47", on=today(), minutes=10, may_tell="*that* she called")
        journal.coverings.update(replace(covering, calls_taken=(call,), happened="It was calm."))
        page = open_page(PAGE, sheet=sheet_id)
        assert "R47" in page.said
        assert "*that* she called" in page.said
        assert journal.sheets.answer(sheet_id) is None
        page = press(page, "seal")
        file = journal.sheets.answer(sheet_id)
        assert file is not None
        assert take_in(away.two.journal, file, now=NOW).sheet
        assert "It was calm." in away.two.journal.covers.get(away.cover.id).happened

        assert wording.SEALED_BEFORE not in page.notes
        journal.coverings.update(
            replace(journal.coverings.get(covering.id), happened="It was not.", edited_at=now_utc())
        )
        page = open_page(PAGE, sheet=sheet_id)
        assert wording.SEALED_BEFORE in page.notes  # what would be saved is not what is shown
        page = press(page, "seal")
        assert wording.SEALED_BEFORE not in page.notes
        assert journal.sheets.answer(sheet_id) != file

        page = press(page, "destroy")
        assert journal.sheets.payload(sheet_id) is not None
        page = press(page, "destroy_sure")
        assert journal.sheets.payload(sheet_id) is None
        assert page.notes == [wording.GONE]


def test_what_a_sheet_says_is_words_wherever_it_stands(open_page: OpenPage, journal: Journal, tmp_path: Path) -> None:
    image = "![x](https://example.org/seen.png)"
    with going_away(tmp_path / "two") as away:
        made = away.shown().made.sheet
        keys = own_keys(away.two.journal).public
    sheet = replace_in(made, title=image, sections=[SheetSection(heading=image, lines=[image])],
                       sender=replace_in(made.sender, name=image))  # fmt: skip
    payload = canonical(sheet)
    opened = OpenedSheet(sheet=sheet, payload=payload, hash=hash_of(payload), keys=keys, trust=Trust.UNKNOWN)
    cover_for.take_sheet(journal, opened)
    page = open_page(PAGE, sheet=sheet.id)
    read_as_markdown = [one.value for one in (*page.at.subheader, *page.at.caption, *page.at.markdown)]
    assert any("example" in value for value in read_as_markdown)
    assert [value for value in read_as_markdown if image in value or "https://" in value] == []
