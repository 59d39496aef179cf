"""Shown, then handed out: nothing that was not reviewed, nothing after a change, no number twice, the ledger first."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from journal.errors import DiskFull
from journal.records.person import Relation
from journal.sharing.allowed_parts import Part
from journal.sharing.keys import OwnKeys
from journal.sharing.refusals import CannotShare
from journal.use_cases.agree_to_share import sharing_with, use_key, use_name
from journal.use_cases.hand_out import ChangedSince, hand_out, hand_out_again, preview, still_missing
from journal.use_cases.redact_texts import codes_for
from tests.journal.use_cases.two_journals import TODAY, WEEKS, Two, two_journals

ELSEWHERE: dict[str, Callable[[Two], object]] = {
    "not to be told": lambda two: two.journal.reflections.update(replace(two.thought, withheld=True)),
    "deleted": lambda two: two.journal.reflections.delete(two.thought.id),
    "another relation": lambda two: two.journal.people.update(replace(two.dana, relation=Relation.LINE_MANAGER)),
    "another name": lambda two: use_name(two.journal, two.dana.id, "Someone else"),
    "another key": lambda two: _another_key(two),
}


def _another_key(two: Two) -> None:
    use_key(two.journal, two.dana.id, OwnKeys.fresh().public.text)


@pytest.mark.parametrize("change", ELSEWHERE)
def test_any_change_of_the_journal_since_lets_go_of_it(tmp_path: Path, change: str) -> None:
    with two_journals(tmp_path) as two:
        shown = two.shown(Part.TEXTS, Part.AGENDA)
        assert shown.holds(two.journal, shown.to, shown.choice, dict(shown.let_go))
        ELSEWHERE[change](two)

        assert not shown.holds(two.journal, shown.to, shown.choice, dict(shown.let_go))
        with pytest.raises(ChangedSince):
            hand_out(two.journal, shown)
        with pytest.raises(ChangedSince):
            preview(two.journal, shown.to, shown.choice, dict(shown.let_go), {}, chosen_at=shown.version, today=TODAY)
        assert two.journal.sharing.all() == []
        assert two.journal.sharing.coming_number(two.dana.id).sequence == 1  # none was given


def test_what_is_missing_is_refused_as_it_is_named(tmp_path: Path) -> None:
    with two_journals(tmp_path) as two:
        choice, codes = two.choice(Part.TEXTS, Part.AGENDA), codes_for(two.journal, two.dana.id, WEEKS)
        let_go = two.let_go(choice, codes)
        of_one = {two.item.id: let_go[two.item.id]}
        nobody = replace(two.to(), sharing=replace(two.to().sharing, my_name=" "), keys=None)
        assert still_missing(two.to(), choice, let_go) == []
        for to, chosen, read in (
            (two.to(), choice, of_one),  # a text that nobody went through
            (two.to(), two.choice(), {}),
            (two.to(), replace(two.choice(), risk=True), {}),
            (nobody, choice, let_go),
        ):
            assert still_missing(to, chosen, read)
            with pytest.raises(CannotShare, match="Before it can be shown"):
                preview(two.journal, to, chosen, read, codes, chosen_at=two.journal.version, today=TODAY)


def test_what_may_not_go_to_a_person_is_refused(tmp_path: Path) -> None:
    with two_journals(tmp_path) as two:
        two.journal.people.update(replace(two.dana, relation=Relation.ASSESSOR))
        with pytest.raises(CannotShare):
            two.shown(Part.LOAD)
        assert two.shown(Part.AGENDA).made.pack.agenda
        with pytest.raises(CannotShare):
            two.shown(Part.AGENDA, risk=True)


def test_nothing_goes_to_a_changed_key_before_its_words_were_compared(tmp_path: Path) -> None:
    with two_journals(tmp_path) as two:
        _another_key(two)
        with pytest.raises(CannotShare, match="compare the six words"):
            two.shown(Part.LOAD)
        assert two.handed(Part.LOAD, form="portable").words


def test_the_ledger_has_the_very_bytes_and_a_second_press_makes_nothing(tmp_path: Path) -> None:
    with two_journals(tmp_path) as two:
        shown = two.shown(Part.AGENDA, Part.LOAD)
        handed = hand_out(two.journal, shown)
        assert handed is not None
        assert hand_out(two.journal, shown) is None

        assert two.journal.sharing.all() == [handed.share]
        assert two.journal.sharing.payload(handed.share.id) == shown.made.payload.bytes
        assert two.arrived(handed).payload == shown.made.payload.bytes
        assert sharing_with(two.journal, two.dana.id).parts == ("load", "agenda")


def test_a_file_that_could_not_be_written_down_is_not_handed_out_and_its_number_comes_later(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with two_journals(tmp_path) as two:
        shown = two.shown(Part.LOAD)

        def full(*_: object) -> None:
            raise DiskFull

        with monkeypatch.context() as patched:
            patched.setattr(two.journal.sharing, "keep_with", full)
            with pytest.raises(DiskFull):
                hand_out(two.journal, shown)
        assert two.journal.sharing.all() == []

        handed = hand_out(two.journal, shown)  # nothing was changed: what was shown can still go
        assert handed is not None
        assert handed.share.sequence == 1
        assert two.handed(Part.LOAD).share.sequence == 2


def test_of_two_previews_of_one_number_one_is_handed_out(tmp_path: Path) -> None:
    with two_journals(tmp_path) as two:
        one, other = two.shown(Part.LOAD), two.shown(Part.AGENDA)
        assert one.made.pack.sequence == other.made.pack.sequence
        hand_out(two.journal, one)
        with pytest.raises(ChangedSince):
            hand_out(two.journal, other)
        assert [share.sequence for share in two.journal.sharing.all()] == [1]


def test_it_is_handed_out_again_as_it_was_and_never_to_another_key_or_without_its_contents(tmp_path: Path) -> None:
    with two_journals(tmp_path) as two:
        page, handed = two.handed(Part.LOAD, form="portable"), two.handed(Part.LOAD)
        assert hand_out_again(two.journal, page.share).words == page.words
        assert two.arrived(hand_out_again(two.journal, handed.share)).hash == handed.share.hash

        _another_key(two)
        with pytest.raises(CannotShare, match="key they no longer have"):
            hand_out_again(two.journal, handed.share)
        two.journal.sharing.forget_bytes(page.share.id)
        with pytest.raises(CannotShare, match="no longer kept"):
            hand_out_again(two.journal, page.share)


def test_codes_once_given_to_a_person_stay(tmp_path: Path) -> None:
    with two_journals(tmp_path) as two:
        codes = [two.shown(Part.STILL_WITH_ME).made.pack.still_with_me for _ in range(2)]
        assert codes[0] == codes[1]
        assert codes[0]
