"""Packs come in whole under a key that was compared by voice; what nobody compared is kept nowhere."""

from __future__ import annotations

import io
from datetime import UTC
from pathlib import Path

import pytest

from journal.errors import DiskFull, JournalError
from journal.sharing.allowed_parts import Part
from journal.sharing.refusals import ChangedKey
from journal.sharing.sealing import OpenedPack
from journal.use_cases.open_packs import bring_in, know_sender
from journal.wording import review as wording
from journal.wording import sharing
from tests.journal.use_cases.two_journals import TODAY, two_journals


def test_what_comes_under_an_unknown_key_waits_and_is_not_kept(tmp_path: Path) -> None:
    with two_journals(tmp_path) as two:
        [came], [pack] = two.opens(two.handed(Part.AGENDA).file)
        assert (came.sentence, came.kept, came.refused) == (wording.HERE_UNKNOWN, False, False)
        assert two.supervisor.reviewing.packs() == []

        [kept] = know_sender(two.supervisor, "Mara", [pack], TODAY, UTC)
        assert kept.kept
        assert [arrived.hash for arrived in two.supervisor.reviewing.packs()] == [pack.hash]


def test_what_cannot_wait_is_refused_and_the_others_are_looked_at(tmp_path: Path) -> None:
    with two_journals(tmp_path) as two:
        files = [two.handed(Part.AGENDA).file, two.handed(Part.LOAD).file]
        waiting: list[OpenedPack] = []

        def wait(pack: OpenedPack) -> None:
            if waiting:
                raise JournalError(wording.TOO_MANY_UNKNOWN)
            waiting.append(pack)

        came = bring_in(two.supervisor, [io.BytesIO(file) for file in files], wait=wait)
        assert [(one.sentence, one.refused) for one in came] == [
            (wording.HERE_UNKNOWN, False),
            (wording.TOO_MANY_UNKNOWN, True),
        ]


def test_known_ones_come_in_and_a_damaged_one_between_them_does_not_stop_them(tmp_path: Path) -> None:
    with two_journals(tmp_path) as two:
        two.arrived(two.handed(Part.AGENDA))
        second, third = two.handed(Part.LOAD).file, two.handed(Part.CASELOAD).file
        came, waiting = two.opens(third, third[:-9], b"PK", second, second)
        assert [(one.kept, one.refused, one.sentence) for one in came] == [
            (True, False, ""),
            (False, True, sharing.NOT_FOR_YOU),
            (False, True, sharing.NOT_A_PACK),
            (True, False, wording.OLDER),
            (False, False, wording.HERE_ALREADY),
        ]
        assert waiting == []
        assert [pack.sequence for pack in two.supervisor.reviewing.packs()] == [3, 2, 1]


def test_a_known_thread_under_another_key_is_a_stop(tmp_path: Path) -> None:
    with two_journals(tmp_path) as two:
        first = two.handed(Part.AGENDA)
        _, [pack] = two.opens(first.file)
        know_sender(two.supervisor, "Mara", [pack], TODAY, UTC)
        [one] = two.supervisor.reviewing.supervisees()
        two.lose_own_keys()  # as if another wrote in her thread
        [came], _ = two.opens(two.handed(Part.LOAD).file)
        assert (came.stop, came.kept, came.sentence) == (True, False, sharing.CHANGED_KEY)
        assert two.supervisor.reviewing.supervisees() == [one]
        assert len(two.supervisor.reviewing.packs()) == 1


def test_a_key_that_became_another_meanwhile_is_not_known_by_the_old_words(tmp_path: Path) -> None:
    with two_journals(tmp_path) as two:
        _, [pack] = two.opens(two.handed(Part.AGENDA).file)
        two.lose_own_keys()
        _, [other] = two.opens(two.handed(Part.LOAD).file)
        know_sender(two.supervisor, "Mara", [pack], TODAY, UTC)
        with pytest.raises(ChangedKey):
            know_sender(two.supervisor, "Mara again", [other], TODAY, UTC)
        assert len(two.supervisor.reviewing.packs()) == 1


def test_a_name_is_given_to_one_key_alone(tmp_path: Path) -> None:
    with two_journals(tmp_path / "one") as two, two_journals(tmp_path / "other") as others:
        _, [pack] = two.opens(two.handed(Part.AGENDA).file)
        know_sender(two.supervisor, "Zoë", [pack], TODAY, UTC)
        _, [other] = others.opens(others.handed(Part.AGENDA).file)
        with pytest.raises(JournalError, match="already, under another key"):
            know_sender(two.supervisor, "zoe\N{COMBINING DIAERESIS}", [other], TODAY, UTC)
        assert [one.name for one in two.supervisor.reviewing.supervisees()] == ["Zoë"]


def test_where_the_sender_cannot_be_kept_no_pack_of_theirs_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with two_journals(tmp_path) as two:
        _, [pack] = two.opens(two.handed(Part.AGENDA).file)

        def full(*_: object) -> None:
            raise DiskFull

        monkeypatch.setattr(two.supervisor.reviewing, "add", full)
        with pytest.raises(DiskFull):
            know_sender(two.supervisor, "Mara", [pack], TODAY, UTC)
        assert two.supervisor.reviewing.supervisees() == []
