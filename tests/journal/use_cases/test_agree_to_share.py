"""How one shares with a person: another key was compared by nobody, and a key is compared that was seen."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from journal.errors import FieldError, JournalError
from journal.sharing.keys import OwnKeys
from journal.sharing.refusals import NotAKey
from journal.use_cases.agree_to_share import note_compared, say_second_yes, sharing_with, use_key, use_name
from tests.journal.use_cases.two_journals import TODAY, two_journals


def test_another_key_is_compared_by_nobody_and_the_same_one_changes_nothing(tmp_path: Path) -> None:
    with two_journals(tmp_path) as two:
        before, version = sharing_with(two.journal, two.dana.id), two.journal.version
        assert not use_key(two.journal, two.dana.id, f"  {before.keys}\n")
        assert (sharing_with(two.journal, two.dana.id), two.journal.version) == (before, version)

        assert use_key(two.journal, two.dana.id, OwnKeys.fresh().public.text)
        now = sharing_with(two.journal, two.dana.id)
        assert (now.thread, now.my_name, now.compared_on, now.changed) == (before.thread, "Mara Brandt", None, True)
        assert two.to().missing != ()
        assert two.to("portable").missing == ()


def test_what_is_no_key_is_not_kept(tmp_path: Path) -> None:
    with two_journals(tmp_path) as two:
        before = sharing_with(two.journal, two.dana.id)
        with pytest.raises(NotAKey):
            use_key(two.journal, two.dana.id, (before.keys or "")[:-1])
        assert sharing_with(two.journal, two.dana.id) == before


def test_words_that_were_compared_count_for_the_key_that_was_shown_alone(tmp_path: Path) -> None:
    with two_journals(tmp_path) as two:
        shown = sharing_with(two.journal, two.dana.id)
        use_key(two.journal, two.dana.id, OwnKeys.fresh().public.text)  # in another tab
        with pytest.raises(JournalError, match="another tab"):
            note_compared(two.journal, shown, TODAY)
        assert sharing_with(two.journal, two.dana.id).compared_on is None

        before = note_compared(two.journal, sharing_with(two.journal, two.dana.id), TODAY + timedelta(days=1))
        assert before.changed
        assert not sharing_with(two.journal, two.dana.id).changed


def test_a_name_is_put_in_order_and_one_that_is_too_long_is_refused(tmp_path: Path) -> None:
    with two_journals(tmp_path) as two:
        use_name(two.journal, two.dana.id, "  Mara \n Brandt-Weir ")
        with pytest.raises(FieldError):
            use_name(two.journal, two.dana.id, "M" * 1_000)
        assert sharing_with(two.journal, two.dana.id).my_name == "Mara Brandt-Weir"


def test_a_second_yes_is_kept_with_its_day_and_can_be_taken_back(tmp_path: Path) -> None:
    with two_journals(tmp_path) as two:
        for day in (TODAY, None):
            say_second_yes(two.journal, two.dana.id, day)
            assert sharing_with(two.journal, two.dana.id).second_yes_on == day
